"""The rows of results, by far the longest table.

Takes what is published. Gives one tuple of texts a row, in the order of the dictionary's columns.
Must not know formats or files. What many rows share is written once: a million rows are only as
many figures.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from generator.exports.tables import Row, compare, say_in
from generator.model import Service, Status, Target
from generator.periods import Period
from generator.published import Published, Result
from generator.quantities import plain
from generator.text import Text

VERDICTS = frozenset({Status.MET, Status.MISSED})
"""The statuses that a gap belongs to."""

_NO_TARGET: Row = ("", "", "", "", "")
_NO_MARKS: Row = ("", "", "")
NOT_KEPT = ""
"""What `corrected` says where the site keeps no record of corrections."""


def write_rows(published: Published, service: Service, results: Iterable[Result]) -> Iterator[Row]:
    """The row of each of these results of a service, in their order."""
    sheet = _Sheet(published, service)
    return (sheet.row(result) for result in results)


class _Sheet:
    """One service's rows in the making, with the cells that many of them share."""

    def __init__(self, published: Published, service: Service) -> None:
        """Nothing is written yet but what each standard's rows begin with."""
        self._languages = published.site.languages
        self._silent: Row = ("",) * len(self._languages)
        self._heads: dict[str, Row] = {
            standard.id: (service.agency, service.id, standard.id, standard.source_id or "")
            for standard in service.standards
        }
        self._periods: dict[Period, Row] = {}
        # By identity: a target's own hash is that of its every text, and it outlives the sheet.
        self._targets: dict[int, Row] = {}
        self._keeps = published.record.corrections is not None
        self._corrected = published.record.corrected(service.id)

    def row(self, result: Result) -> Row:
        """The cells of one row."""
        status = result.status
        return (
            *self._heads[result.standard],
            *self._period(result.period),
            result.channel,
            result.segment,
            result.statistic,
            _write_whole(result.numerator),
            _write_whole(result.denominator),
            _write_value(result.value),
            result.unit,
            *self._target(result),
            "" if status is None else status.value,
            _write_value(result.gap) if status in VERDICTS else "",
            *self._marks(result),
            *self._notes(result.note),
        )

    def _period(self, period: Period) -> Row:
        cells = self._periods.get(period)
        if cells is None:
            cells = (period.key, period.first.isoformat(), period.last.isoformat())
            self._periods[period] = cells
        return cells

    def _target(self, result: Result) -> Row:
        if result.target is None:
            return _NO_TARGET
        cells = self._targets.get(id(result.target))
        if cells is None:
            cells = _target_cells(result, result.target)
            self._targets[id(result.target)] = cells
        return cells

    def _marks(self, result: Result) -> Row:
        if result.value is None and result.numerator is None and result.denominator is None:
            return _NO_MARKS
        corrected = _write_truth(self._is_corrected(result)) if self._keeps else NOT_KEPT
        return (_write_truth(result.rounded), _write_truth(result.provisional), corrected)

    def _is_corrected(self, result: Result) -> bool:
        about = (result.standard, result.period.key, result.channel, result.segment)
        return bool(self._corrected) and (*about, result.statistic) in self._corrected

    def _notes(self, note: Text | None) -> Row:
        if note is None:
            return self._silent
        main = self._languages[0]
        return tuple(say_in(note, language, main) for language in self._languages)


def _target_cells(result: Result, target: Target) -> Row:
    first, second = _ends(result.low, result.high)
    word, _, _ = compare(target)
    name = target.name.by_language[0][1] if target.name else ""
    return (name, word, _write_value(first), _write_value(second), target.since.key)


def _ends(low: Fraction | None, high: Fraction | None) -> tuple[Fraction | None, Fraction | None]:
    """What stands under `target` and `target_high`: a single bound stands under `target`."""
    return (high, None) if low is None else (low, high)


def _write_truth(value: bool) -> str:  # noqa: FBT001 (the value is what is written)
    return "true" if value else "false"


def _write_value(value: Fraction | None) -> str:
    """A plain decimal; blank where there is none: zero is "0"."""
    return "" if value is None else plain(value)


def _write_whole(value: int | None) -> str:
    return "" if value is None else str(value)
