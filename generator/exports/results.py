"""The rows of results, by far the longest table.

Takes what is published. Gives the cells of each column as texts, in the order of the dictionary.
Must not know formats or files. What many rows share is written once: a million rows are only as
many figures, and never as many objects.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from generator.decimals import plain_quotient
from generator.exports.tables import Row, compare, say_in
from generator.model import Service, Status, Target
from generator.periods import Period
from generator.published import Published, Stretch
from generator.quantities import plain
from generator.text import Text

Cells = Sequence[str]
"""A column as texts."""

VERDICTS = frozenset({Status.MET, Status.MISSED})
"""The statuses that a gap belongs to."""

_NO_TARGET: Row = ("", "", "", "", "")
NOT_KEPT = ""
"""What `corrected` says where the site keeps no record of corrections."""


def list_results(published: Published, service: Service) -> Iterator[Row]:
    """The rows of one service, by standard as listed, then by period, channel and group."""
    return zip(*write_results(published, service), strict=True)


def write_results(published: Published, service: Service) -> list[Cells]:
    """The same rows column by column."""
    rows = published.stretch(service.id)
    sources = {standard.id: standard.source_id or "" for standard in service.standards}
    promised = [*zip(rows["target"], rows["low"], rows["high"], strict=True)]
    return [
        [service.agency] * len(rows),
        [service.id] * len(rows),
        rows["standard"],
        [sources[standard] for standard in rows["standard"]],
        *_spell(rows.plain("period"), rows["period"], _period_cells, width=3),
        rows["channel"],
        rows["segment"],
        rows["statistic"],
        _wholes(rows["numerator"]),
        _wholes(rows["denominator"]),
        _values(rows),
        rows["unit"],
        *_spell(rows.plain("term"), promised, _target_cells, width=len(_NO_TARGET)),
        *_spell(rows.plain("verdict"), rows["status"], _status_cells, width=1),
        _gaps(rows),
        *_marks(rows, published, service),
        *_notes(rows["note"], published.site.languages),
    ]


def rest_results(published: Published, service: Service, rows: bytes) -> bytes:
    """All that the rows of a service rest on, themselves by their digest.

    Where it is equal, `write_results` gives the same.
    """
    sources = [(one.id, one.source_id) for one in service.standards]
    corrected = sorted(published.record.corrected(service.id))
    keeps, languages = published.record.corrections is not None, published.site.languages
    said = (service.agency, service.id, sources, corrected, keeps, languages)
    return marshal.dumps(said, 2) + rows


def _spell(
    codes: Sequence[int], values: Sequence[Any], say: Callable[[Any], Row], *, width: int
) -> list[Cells]:
    """The columns that values give; those of one code are equal, and said once."""
    said = {code: say(value) for code, value in dict(zip(codes, values, strict=True)).items()}
    return list(zip(*(said[code] for code in codes), strict=True)) or [()] * width


def _period_cells(period: Period) -> Row:
    return (period.key, period.first.isoformat(), period.last.isoformat())


def _status_cells(status: Status | None) -> Row:
    return ("" if status is None else status.value,)


Promised = tuple[Target | None, Fraction | None, Fraction | None]
"""A target with its bounds."""


def _target_cells(promised: Promised) -> Row:
    target, low, high = promised
    if target is None:
        return _NO_TARGET
    # A single bound stands under `target`.
    first, second = (high, None) if low is None else (low, high)
    word, _, _ = compare(target)
    name = target.name.by_language[0][1] if target.name else ""
    return (name, word, _write_value(first), _write_value(second), target.since.key)


def _values(rows: Stretch) -> Cells:
    cells = zip(rows["has_value"], rows["value_top"], rows["value_bottom"], strict=True)
    return [plain_quotient(top, bottom) if known else "" for known, top, bottom in cells]


Bounds = tuple[tuple[int, int], ...]
"""The bounds of a target, each by its numerator and denominator."""


def _gaps(rows: Stretch) -> Cells:
    """How far the value of each row with a verdict is from the nearest bound of its target."""
    verdicts, terms = rows.plain("verdict"), rows.plain("term")
    status_of = dict(zip(verdicts, rows["status"], strict=True))
    judged = {code for code, status in status_of.items() if status in VERDICTS}
    both = zip(rows["low"], rows["high"], strict=True)
    bounds = {code: _pairs(one) for code, one in dict(zip(terms, both, strict=True)).items()}
    figures = (rows[name] for name in ("has_value", "value_top", "value_bottom"))
    return [
        _gap(top, bottom, bounds[term]) if known and verdict in judged else ""
        for verdict, term, known, top, bottom in zip(verdicts, terms, *figures, strict=True)
    ]


def _pairs(bounds: Iterable[Fraction | None]) -> Bounds:
    return tuple((one.numerator, one.denominator) for one in bounds if one is not None)


def _gap(top: int, bottom: int, bounds: Bounds) -> str:
    gaps = [(top * below - over * bottom, bottom * below) for over, below in bounds]
    if not gaps:
        return ""
    return plain_quotient(*(min(gaps, key=_size) if len(gaps) > 1 else gaps[0]))


def _size(gap: tuple[int, int]) -> Fraction:
    return abs(Fraction(*gap))


def _marks(rows: Stretch, published: Published, service: Service) -> list[Cells]:
    """What is marked in rows with a figure: rounded, provisional, corrected."""
    figures = zip(rows["has_value"], rows["numerator"], rows["denominator"], strict=True)
    there = [known or top is not None or bottom is not None for known, top, bottom in figures]
    keeps = published.record.corrections is not None
    corrected = _truths(_corrected(rows, published, service), there) if keeps else None
    return [
        _truths(rows["rounded"], there),
        _truths(rows["provisional"], there),
        corrected or [NOT_KEPT] * len(rows),
    ]


def _truths(values: Iterable[bool], there: Iterable[bool]) -> Cells:
    pairs = zip(values, there, strict=True)
    return [("true" if value else "false") if known else "" for value, known in pairs]


def _corrected(rows: Stretch, published: Published, service: Service) -> list[bool]:
    """Whether a correction of each row is on record."""
    told = published.record.corrected(service.id)
    keys = [period.key for period in rows["period"]] if told else [""] * len(rows)
    names = (rows[name] for name in ("channel", "segment", "statistic"))
    return [row in told for row in zip(rows["standard"], keys, *names, strict=True)]


def _notes(notes: Sequence[Text | None], languages: Sequence[str]) -> list[Cells]:
    if not any(notes):
        return [[""] * len(notes)] * len(languages)
    return [[_said(note, one, languages[0]) for note in notes] for one in languages]


def _said(note: Text | None, language: str, main: str) -> str:
    return "" if note is None else say_in(note, language, main)


def _write_value(value: Fraction | None) -> str:
    """A plain decimal; blank where there is none: zero is "0"."""
    return "" if value is None else plain(value)


def _wholes(values: Sequence[int | None]) -> Cells:
    return ["" if value is None else str(value) for value in values]
