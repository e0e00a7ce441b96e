"""The mapping file: `data/NAME.map.yaml` as a `TableMapping`.

Takes the bytes of one file. Gives the mapping, or None with findings.
Must not know the table it is for.
"""

from collections.abc import Iterator
from dataclasses import fields

from generator.diagnostics import Place, Refusal, Report
from generator.model import Kind, Located, StandardType
from generator.quantities import parse_unit
from generator.sources.encoding import decode
from generator.sources.mappings.model import (
    ResultColumns,
    Source,
    StandardColumns,
    TableMapping,
)
from generator.sources.mappings.shorthand import languages_in, written_out
from generator.sources.mappings.spellings import spelling_lacks
from generator.sources.shapes import Context, shape
from generator.sources.yaml import read_yaml
from generator.text import Text, nearest

ENDING = ".map.yaml"

COMMENTS = f"data/feedback{ENDING}"
"""The mapping of a table that nothing but comments may stand in."""


def read_mapping(
    data: bytes, path: str, *, report: Report, whole: bool = True
) -> TableMapping | None:
    """The mapping in the bytes of a file; None, with findings, where it says too little.

    Where it is not `whole`, the command says what the answers are about, and when people answered.
    """
    text = decode(data, path, report)
    if text is None:
        return None
    node = read_yaml(text, path, report)
    if node is None:
        if not report.names(path):
            report.add("empty-mapping", Place(path, 1))
        return None
    languages = tuple(sorted(languages_in(node)))
    context = Context(report, text, languages)
    before = len(report)
    mapping = shape(written_out(node, TableMapping), TableMapping, context)
    if mapping is None or len(report) > before:
        return None
    return mapping if _says_enough(mapping, context, whole=whole) else None


def _says_enough(mapping: TableMapping, context: Context, *, whole: bool) -> bool:
    """Whether the mapping can make anything; tells what it lacks."""
    before = len(context.report)
    if whole:
        _find_lacks(mapping, context)
    _find_empty_sources(mapping, context)
    _find_wrong_types(mapping, context)
    _find_wrong_spelling(mapping, context)
    return len(context.report) == before


def _find_empty_sources(mapping: TableMapping, context: Context) -> None:
    """Tell sources without a column, but for figures whose columns are found by their headers."""
    headers = mapping.period.headers if mapping.period else ()
    headed = [getattr(mapping.result, header.figure, None) for header in headers]
    for source in sources_in(mapping):
        given = source.column or source.columns or source.always
        by_header = any(source is one for one in headed) or (source is mapping.period and headers)
        if not given and not by_header:
            context.find("source-without-column", source.at.itself)


def _find_wrong_spelling(mapping: TableMapping, context: Context) -> None:
    """Tell spellings of periods that lack a piece, or that do not say what they mean."""
    period = mapping.period
    if period is None:
        return
    spellings = [(header.written, header.at.of("written")) for header in period.headers]
    spellings += [(period.written, period.at.of("written"))] if period.written else []
    for written, place in spellings:
        if period.means is None:
            context.find("mapping-lacks", period.at.itself, part="means")
        elif piece := spelling_lacks(written, period.means):
            context.find("wrong-spelling", place, piece=piece, means=period.means)


def _find_lacks(mapping: TableMapping, context: Context) -> None:
    """Tell parts that another part needs."""
    place = mapping.at.itself
    service, standard = mapping.service, mapping.standard
    has_result, answers = mapping.result is not None, mapping.answers
    needs = {
        "service": service is None and (answers is None or answers.subject is None),
        "standard": standard is None and has_result,
        "period": mapping.period is None
        and (has_result or answers is not None or mapping.comments is not None),
        "comments": mapping.comments is None and place.path == COMMENTS,
    }
    for part in sorted(part for part, lacking in needs.items() if lacking):
        context.find("mapping-lacks", place, part=part)
    if service and service.name and not service.only and mapping.agency is None:
        context.find("mapping-lacks", service.at.itself, part="agency")
    if _makes(standard) and standard and standard.measure is None:
        context.find("mapping-lacks", standard.at.itself, part="measure")


def _makes(standard: StandardColumns | None) -> bool:
    return standard is not None and standard.promise is not None


def _find_wrong_types(mapping: TableMapping, context: Context) -> None:
    """Tell words for types, kinds and units that are none, and figures that are none."""
    standard = mapping.standard
    if standard:
        for text, place in _meanings(standard.type):
            _expect(text, list(StandardType), place, context)
        for text, place in _meanings(standard.kind):
            _expect(text, list(Kind), place, context)
        for text, place in _meanings(standard.unit):
            unit = parse_unit(text)
            if isinstance(unit, Refusal):
                context.refuse(unit, place)
    if mapping.period:
        figures = [part.name for part in fields(ResultColumns) if part.name != "at"]
        for header in mapping.period.headers:
            _expect(header.figure, figures, header.at.of("figure"), context)


def _meanings(source: Source | None) -> Iterator[tuple[str, Place]]:
    """What the words of a source mean, each with its place."""
    if source is None:
        return
    for word in (*source.words, *source.found):
        yield said(word.means), word.at.of("means")
    for key in ("other", "always", "if_missing"):
        if text := getattr(source, key):
            yield said(text), source.at.of(key)


def _expect(word: str, known: list[str], place: Place, context: Context) -> None:
    if word not in known:
        near = nearest(word, known)
        hint = f"Did you mean '{near}'?" if near else ""
        context.find("bad-choice", place, text=word, guess=hint, known=", ".join(known))


def said(text: Text) -> str:
    """The text itself, where it is meant as one word and not for readers."""
    return text.by_language[0][1]


def sources_in(part: object) -> Iterator[Source]:
    """Every source below a part of a mapping."""
    if isinstance(part, Source):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from sources_in(item)
    elif isinstance(part, Located):
        for one in fields(part):
            yield from sources_in(getattr(part, one.name))
