"""Targets from the columns of a mapped table: one wherever the table's target changes.

Takes a reading and the number of the standard of each row. Gives the targets of each standard,
the oldest first. Must not know results.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from generator.diagnostics import Refusal
from generator.model import Kind, Measure, Places, Target
from generator.periods import Period, parse_period
from generator.quantities import Amount, parse_amount, parse_decimal
from generator.sources.cells import Cells
from generator.sources.mappings.apply import headed
from generator.sources.mappings.measures import Measures
from generator.sources.mappings.model import NumberSource, Source, TargetColumns
from generator.sources.mappings.reading import Reading, column_of
from generator.sources.numbers import Mask
from generator.sources.rows import Codes, combine, factorize
from generator.text import Text

COMPARISONS = ("at_least", "at_most", "more_than", "less_than")

WHOLE = 100
"""Per cent: the most a share can be."""


def targets_of(
    reading: Reading, standard: Codes, measures: Measures, languages: Sequence[str]
) -> dict[int, tuple[Target, ...]]:
    """The targets of each standard by its number; a target that ends leaves a bare one behind."""
    columns = reading.mapping.standard.target if reading.mapping.standard else None
    if columns is None:
        return {}
    since, at_period = _periods(reading, columns)
    if not since:
        return {}
    said = _said(reading, columns, measures)
    within = reading.wording(columns.within) if columns.within else {}
    code, _ = combine(*(factorize(cells)[0] for cells in (*said.values(), *within.values())))
    order = np.lexsort((at_period, standard))
    changed = np.ones(len(order), dtype=bool)
    one, same = standard[order], code[order]
    changed[1:] = (one[1:] != one[:-1]) | (same[1:] != same[:-1])
    found: dict[int, list[Target]] = {}
    for at in order[changed].tolist():
        words = text_of({language: cells[at] for language, cells in within.items()}, languages)
        bounds = _bounds(measures.at(at), {name: cells[at] for name, cells in said.items()})
        if bounds or words or int(standard[at]) in found:
            place = Places(reading.place(at))
            made = Target(
                since=since[at_period[at]],
                within=words,
                at_least=bounds.get("at_least"),
                at_most=bounds.get("at_most"),
                more_than=bounds.get("more_than"),
                less_than=bounds.get("less_than"),
                at=place,
            )
            found.setdefault(int(standard[at]), []).append(made)
    return {number: tuple(targets) for number, targets in found.items()}


def _periods(reading: Reading, columns: TargetColumns) -> tuple[tuple[Period, ...], Codes]:
    """The periods that targets hold from, sorted, and the position of each row's."""
    texts = reading.periods()
    if reading.mapping.period and reading.mapping.period.headers:
        newest = [key for key, _ in headed(reading)][-1:]
        texts[:] = newest[0] if newest else ""
    if columns.since:
        texts[:] = _since(reading, columns)
    codes, different = factorize(texts)
    read = [parse_period(text, reading.calendar) for text in different]
    known = tuple(sorted({one for one in read if isinstance(one, Period)}))
    place = {period: at for at, period in enumerate(known)}
    at_text = [place[one] if isinstance(one, Period) else 0 for one in read]
    return known, np.array(at_text, dtype=np.int64)[codes]


def _since(reading: Reading, columns: TargetColumns) -> str:
    """The period that every target holds from; one that cannot be read is told, and is none."""
    read = parse_period(columns.since or "", reading.calendar)
    if isinstance(read, Refusal):
        reading.report.refuse(read, columns.at.of("since"))
        return ""
    return read.key


def _said(reading: Reading, columns: TargetColumns, measures: Measures) -> dict[str, Cells]:
    """The bound of each comparison, row by row, as plain decimals."""
    shares = _shares(measures)
    named = {name: getattr(columns, name) for name in COMPARISONS if getattr(columns, name)}
    said = {name: _possible(reading, source, shares) for name, source in named.items()}
    if columns.amount and columns.comparison:
        amount = _possible(reading, columns.amount, shares)
        words = _comparisons(reading, columns.comparison, amount)
        said.update({name: np.where(words == name, amount, "") for name in COMPARISONS})
    return said


def _comparisons(reading: Reading, source: Source, amount: Cells) -> Cells:
    """How each row's target compares; a target whose row does not say is told, and is none."""
    words, cells = reading.words(source), reading.given(source)
    # A word that the mapping lacks is blank too, and has been told.
    told = (cells != "") & bool(source.words)
    mute = (words == "") & (amount != "") & ~told
    known = {"guess": f"Known are {', '.join(COMPARISONS)}.", "column": column_of(source)}
    reading.tell(
        "unknown-word",
        mute | ~np.isin(words, ["", *COMPARISONS]),
        source,
        words=lambda at: {**known, "word": words[at] or cells[at]},
    )
    return words


def _shares(measures: Measures) -> Mask:
    """Which rows are about shares."""
    share = np.array([_is_share(measure) for measure in measures.different], dtype=bool)
    return np.asarray(share[measures.of_row], dtype=bool)


def _possible(reading: Reading, source: NumberSource, shares: Mask) -> Cells:
    """The amounts of a source, without those no share can reach: they are told and no target."""
    amounts, _ = reading.numbers(source)
    codes, texts = factorize(amounts)
    values = [parse_decimal(text) for text in texts]
    outside = [value is not None and not 0 <= value <= WHOLE for value in values]
    wrong = np.array(outside, dtype=bool)[codes] & shares
    reading.tell(
        "mapped-target-impossible", wrong, source, words=lambda at: {"target": amounts[at]}
    )
    return np.where(wrong, "", amounts)


def _is_share(measure: Measure) -> bool:
    return measure.kind is Kind.SHARE


def _bounds(measure: Measure, cells: Mapping[str, str]) -> dict[str, Amount]:
    """The bounds of one target as amounts in the unit of its measure."""
    unit = "%" if _is_share(measure) else f" {measure.unit}" if measure.unit else ""
    read = {name: parse_amount(f"{cell}{unit}") for name, cell in cells.items() if cell}
    return {name: one for name, one in read.items() if not isinstance(one, Refusal)}


def text_of(texts: Mapping[str, str], languages: Sequence[str]) -> Text | None:
    """The texts of one row as a text, in the site's languages where it has any of them."""
    given = {language: text for language, text in texts.items() if text}
    if not given:
        return None
    if "" in given:
        return Text.plain(given[""])
    own = {language: given[language] for language in languages if language in given}
    return Text.many(own or given)
