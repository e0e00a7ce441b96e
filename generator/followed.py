"""Corrections followed to their end: what they lead to is what is published.

Takes what is published, and the corrections on record. Gives a finding for each figure that is
published otherwise than any row says. Of a figure that is hidden it finds nothing.
Must not know how the record was read, nor what an edition showed.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from generator.diagnostics import Report
from generator.model import CorrectionKind, Corrections, LoggedCorrection, Service, Status
from generator.model.corrections import Subject
from generator.published import Published, Result
from generator.quantities import parse_decimal, plain
from generator.recorded import OF_RESULTS, tellable, withhold

Figure = tuple[str, str, str, str, str]
"""Standard, period, channel, segment and statistic."""


def check_followed(published: Published, corrections: Corrections, report: Report) -> None:
    """Tell the corrected figures that are published otherwise than any row of the record says.

    Rows of which something is told already are left.
    """
    logged: dict[tuple[str, ...], list[LoggedCorrection]] = {}
    for one in corrections:
        if one.kind in OF_RESULTS and one.field and not one.is_of_standard:
            logged.setdefault((*one.subject, one.field), []).append(one)
    gone = {one.subject for one in corrections if one.kind is CorrectionKind.REMOVED}
    found = {one.place for one in report}
    about = {service for service, *_ in logged}
    clerks = {one.id: _Clerk.of(one, published) for one in published.services if one.id in about}
    for rows in logged.values():
        made = [row for row in rows if row.date <= published.as_of]
        if made and made[-1].service in clerks and made[-1].place not in found:
            clerks[made[-1].service].check(rows, made[-1], gone, report)


@dataclass(frozen=True, slots=True)
class _Clerk:
    """Who holds the record against what is published of a service.

    `results` are by what tells them apart; `hidden` are the standards and periods of which a
    figure is.
    """

    service: Service
    published: Published
    results: Mapping[Figure, Result]
    hidden: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, service: Service, published: Published) -> "_Clerk":
        """The clerk of one service."""
        every = published.results(service.id)
        results: dict[Figure, Result] = {}
        for row in every:
            about = (row.standard, row.period.key, row.channel, row.segment, row.statistic)
            results.setdefault(about, row)
        small = (row for row in every if row.status is Status.SUPPRESSED)
        hidden = frozenset((row.standard, row.period.key) for row in small)
        return cls(service, published, results, hidden)

    def check(
        self,
        rows: Iterable[LoggedCorrection],
        last: LoggedCorrection,
        gone: Container[Subject],
        report: Report,
    ) -> None:
        """Tell the `last` of the rows about a figure, where none of them leads to it.

        What is `gone` is not there for a reason that stands on record.
        """
        cell = self._cell(last)
        if cell is None or (not cell and last.subject in gone):
            return
        if any(_is_same(row.new, cell) for row in rows):
            return
        what = " ".join(filter(None, ("/".join(last.subject[:2]), *last.subject[2:], last.field)))
        told, mend = f"'{cell}'" if cell else "not there", self._mend(last, cell)
        report.add("correction-not-followed", last.place, what=what, told=told, mend=mend)

    def _cell(self, one: LoggedCorrection) -> str | None:
        """What is published of a figure, "" for nothing; None where that cannot be told."""
        _, standard, period, channel, segment = one.subject
        result = self.results.get((standard, period, channel, segment, one.statistic))
        if result is None:
            known = not (channel or segment or (standard, period) in self.hidden)
            return "" if known else None
        if result.numerator is None and result.denominator is None and result.value is None:
            return "" if result.status is Status.NOT_REPORTED else None
        return _cells(result)[one.column]

    def _mend(self, last: LoggedCorrection, cell: str) -> str:
        """The row that leads on to what is published, where what it was may be repeated."""
        if not cell or withhold(last, {*tellable(self.service, self.published)}).withheld:
            return ""
        day = self.published.as_of.isoformat()
        row = ",".join(
            (day, str(CorrectionKind.FIGURE), *last.subject, last.field, last.new, cell, "")
        )
        return f" If it changed again, add this row and write the reason at its end: {row}"


def _cells(result: Result) -> Mapping[str, str]:
    """The cells of a result that can be corrected, as they are published."""
    counts = {"numerator": result.numerator, "denominator": result.denominator}
    cells = {name: "" if count is None else str(count) for name, count in counts.items()}
    value = "" if result.value is None else plain(result.value)
    return {**cells, "value": value, "unit": result.unit}


def _is_same(told: str, cell: str) -> bool:
    """Whether two cells say the same: 90 and 90.0 are one number."""
    number = parse_decimal(told)
    return told == cell if number is None else number == parse_decimal(cell)
