"""The cells of rows of the record: which field was corrected, and what it said before and says now.

Takes the rows of data/corrections.csv, whose keys are sound. A row with a fault is told and left
out. Must not know what is published, nor which numbers are small.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np

from generator.model import CorrectionKind
from generator.model.corrections import COLUMNS, DEFINING, FIGURED, PROMISED, WHOLE_STANDARD
from generator.quantities import parse_decimal
from generator.sources.figures import cell_words, read_whole, tell_numbers
from generator.sources.keys import find_blank, guess
from generator.sources.numbers import Mask
from generator.sources.rows import Rows, Then

OF_RESULTS = frozenset({CorrectionKind.FIGURE.value, CorrectionKind.REMOVED.value})
COUNTS = frozenset({"numerator", "denominator"})
ABOUT = ("service", "standard", "period", "channel", "segment", "field")
BOUNDS = frozenset({"target", "target_high"})


def check_cells(rows: Rows, statistics: Sequence[Collection[str]], *, sure: Mask) -> None:
    """Leave out rows whose field, old or new cannot be, and rows that say nothing.

    `statistics` are the further figures of each row's standard; where it is not `sure` that the
    figure is still published, they may have been others.
    """
    _find_fields(rows, statistics, sure)
    _find_numbers(rows)
    rows.kept &= rows.faulty == ""
    _find_unchanged(rows)
    _find_repeated(rows)
    _find_gaps(rows)


def each_row(rows: Rows, holds: Callable[..., bool], *columns: str) -> Mask:
    """Whether something holds of these cells of each row."""
    cells = zip(*(rows.columns[name].tolist() for name in columns), strict=True)
    return np.array([holds(*row) for row in cells], dtype=bool)


def removes_standard(kind: str, field: str) -> bool:
    """Whether a row says that a whole standard was removed."""
    return kind == CorrectionKind.REMOVED and field == WHOLE_STANDARD


def _find_fields(rows: Rows, statistics: Sequence[Collection[str]], sure: Mask) -> None:
    """Leave out rows of a field that their kind has not."""
    with rows.among(~each_row(rows, _withholds, "kind", "field", "old", "new")):
        find_blank(rows, "field")
    kinds, fields = rows.columns["kind"].tolist(), rows.columns["field"].tolist()
    named = zip(kinds, fields, statistics, sure.tolist(), strict=True)
    known = [_is_known(kind, field, also if told else None) for kind, field, also, told in named]

    def words(index: int) -> Mapping[str, object]:
        kind, field = kinds[index], fields[index]
        every = _list_fields(kind, statistics[index])
        near = guess(field, every)
        return {"field": field, "kind": kind, "guess": near, "known": ", ".join(every)}

    strange = ~np.array(known, dtype=bool)
    rows.find("correction-field", strange, "field", words=words, then=Then.LEAVE_OUT)


def _withholds(kind: str, field: str, old: str, new: str) -> bool:
    """Whether a row says no more than that a result is gone: what it was could tell of few."""
    return kind == CorrectionKind.REMOVED and not (field or old or new)


def _is_known(kind: str, field: str, statistics: Collection[str] | None) -> bool:
    """Whether a row of this kind may name a field; `statistics` is None where any may have been."""
    if kind == CorrectionKind.DEFINITION or not field:
        return not field or field in DEFINING
    name, parted, column = field.rpartition("/")
    if parted and not name:
        return False
    if kind == CorrectionKind.TARGET:
        return column in PROMISED
    declared = not name or statistics is None or name in statistics
    return removes_standard(kind, field) or (column in FIGURED and declared)


def _list_fields(kind: str, statistics: Collection[str]) -> list[str]:
    """The fields that a row of this kind may name; a target's name may stand before its own."""
    if kind == CorrectionKind.DEFINITION:
        return sorted(DEFINING)
    if kind == CorrectionKind.TARGET:
        return [*PROMISED]
    further = [f"{name}/{column}" for name in sorted(statistics) for column in FIGURED]
    whole = [WHOLE_STANDARD] if kind == CorrectionKind.REMOVED else []
    return [*FIGURED, *further, *whole]


def _find_numbers(rows: Rows) -> None:
    """Mark rows of figures whose old or new is none."""
    counts, values, bounds = (
        each_row(rows, holds, "kind", "field") for holds in (_is_count, _is_value, _is_bound)
    )
    for column in ("old", "new"):
        with rows.among(counts):
            read_whole(rows, column)
        with rows.among(values | bounds):
            tell_numbers(rows, column, each_row(rows, _is_unread, column))
        below = values & each_row(rows, _is_below_zero, column)
        words = cell_words(rows, column)
        rows.find("negative-value", below, column, words=words, then=Then.MARK)


def _is_count(kind: str, field: str) -> bool:
    return kind in OF_RESULTS and field.rpartition("/")[2] in COUNTS


def _is_value(kind: str, field: str) -> bool:
    return kind in OF_RESULTS and field.rpartition("/")[2] == "value"


def _is_bound(kind: str, field: str) -> bool:
    return kind == CorrectionKind.TARGET and field.rpartition("/")[2] in BOUNDS


def _is_unread(cell: str) -> bool:
    return bool(cell) and parse_decimal(cell) is None


def _is_below_zero(cell: str) -> bool:
    number = parse_decimal(cell)
    return number is not None and number < 0


def _find_unchanged(rows: Rows) -> None:
    """Leave out rows that lead from a cell to the same."""
    same = (rows.columns["old"] == rows.columns["new"]) & (rows.columns["old"] != "")
    rows.find("correction-unchanged", same, "new", then=Then.LEAVE_OUT)


def _find_repeated(rows: Rows) -> None:
    """Leave out rows that say what one above them says; of what is withheld each says no more."""
    first: dict[tuple[str, ...], int] = {}
    again: dict[int, int] = {}
    said = list(zip(*(rows.columns[name].tolist() for name in COLUMNS[:-1]), strict=True))
    for at in np.flatnonzero(rows.kept & (rows.columns["field"] != "")).tolist():
        earlier = first.setdefault(said[at], at)
        if earlier != at:
            again[at] = earlier

    def words(index: int) -> Mapping[str, object]:
        return {"line": rows.line_of(again[index])}

    where = np.isin(np.arange(len(rows)), list(again))
    rows.find("correction-repeated", where, words=words, then=Then.LEAVE_OUT)


def _find_gaps(rows: Rows) -> None:
    """Tell rows that begin at a cell to which no earlier row about the same leads."""
    before: dict[tuple[str, ...], list[int]] = {}
    gaps: dict[int, int] = {}
    about = list(zip(*(rows.columns[name].tolist() for name in ABOUT), strict=True))
    days, olds, news = (rows.columns[name].tolist() for name in ("date", "old", "new"))
    for at in sorted(np.flatnonzero(rows.kept).tolist(), key=lambda at: str(days[at])):
        earlier = before.setdefault(about[at], [])
        led = {_written(news[one]) for one in earlier}
        # A blank cell may be one that is withheld.
        if earlier and olds[at] and "" not in led and _written(olds[at]) not in led:
            gaps[at] = earlier[-1]
        earlier.append(at)

    def words(index: int) -> Mapping[str, object]:
        return {"line": rows.line_of(gaps[index])}

    rows.find("correction-gap", np.isin(np.arange(len(rows)), list(gaps)), "old", words=words)


def _written(cell: str) -> str:
    """A cell by which two are compared: 90 and 90.0 are one number."""
    number = parse_decimal(cell)
    return " ".join(cell.split()) if number is None else str(number)
