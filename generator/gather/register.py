"""The register of results: what fell due by each promise's own cadence, and what is overdue.

Takes the facts of a service and what is published. Gives counts that reconcile by construction,
and one value an overdue result. The day on which a result was published is not in the data: that a
result came in time or late is said only where earlier editions prove it.
Must not know words or pages.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce

from generator.gather.standards import ServiceFacts, StandardFacts
from generator.judge.book import Promise
from generator.judge.owed import owing
from generator.model import Status
from generator.published import Published, Result
from generator.sources.handed_in import Proof


@dataclass(frozen=True, slots=True)
class Count:
    """How many results fell due in the twelve months up to a day, and how many are there.

    Of those reported, earlier editions prove some to have been `in_time`, and some `late`.
    """

    due: int = 0
    reported: int = 0
    in_time: int = 0
    late: int = 0

    @property
    def undated(self) -> int:
        """How many are there of which nobody can tell when they came."""
        return self.reported - self.in_time - self.late

    @property
    def overdue(self) -> int:
        """How many of them are not there."""
        return self.due - self.reported

    def __add__(self, other: "Count") -> "Count":
        """The count of both together."""
        return Count(
            self.due + other.due,
            self.reported + other.reported,
            self.in_time + other.in_time,
            self.late + other.late,
        )


@dataclass(frozen=True, slots=True)
class Overdue:
    """One result that is owed and not there: the promise and the row that stands for it."""

    facts: StandardFacts
    row: Result

    @property
    def order(self) -> tuple[date, str, str, str, str, date]:
        """The longest overdue first, then by name."""
        row = self.row
        return (row.due, row.service, row.standard, row.channel, row.segment, row.period.first)


@dataclass(frozen=True, slots=True)
class Register:
    """What fell due in the last twelve months, and all that is overdue, the longest first.

    `unasked` counts promises with a target that do not say how often their results come: nothing
    falls due of them.
    """

    count: Count = Count()
    overdue: tuple[Overdue, ...] = ()
    unasked: int = 0

    @property
    def older(self) -> int:
        """How many of the overdue results fell due before the twelve months."""
        return len(self.overdue) - self.count.overdue


def register_of(facts: ServiceFacts, published: Published) -> Register:
    """What became of the results that the promises of a service owe."""
    return add_registers(_register_standard(one, published) for one in facts.standards)


def add_registers(registers: Iterable[Register]) -> Register:
    """The register of all together."""
    every = tuple(registers)
    late = sorted((late for one in every for late in one.overdue), key=lambda late: late.order)
    count = reduce(Count.__add__, (one.count for one in every), Count())
    return Register(count, tuple(late), sum(one.unasked for one in every))


def window(as_of: date) -> tuple[date, date]:
    """The first and the last day of the twelve months before a day: what fell due is counted."""
    try:
        first = as_of.replace(year=as_of.year - 1)
    except ValueError:  # the 29th of February
        first = date(as_of.year - 1, 3, 1)
    return first, as_of - timedelta(days=1)


def _register_standard(facts: StandardFacts, published: Published) -> Register:
    if facts.standard.cadence is None:
        return Register(unasked=int(bool(facts.standard.targets)))
    first, last = window(published.as_of)
    told = (row for row in _rows_by_case(facts) if row.due <= last)
    wanted = (row for row in told if row.due >= first or _is_missing(row))
    rows = _owed(wanted, facts, published)
    late = (Overdue(facts, row) for row in rows if _is_missing(row))
    recent = [row for row in rows if row.due >= first]
    there = [_is_in_time(row, published) for row in recent if not _is_missing(row)]
    count = Count(len(recent), len(there), there.count(True), there.count(False))
    return Register(count, tuple(sorted(late, key=lambda one: one.order)))


def _is_in_time(row: Result, published: Published) -> bool | None:
    """Whether a result that is there came in time; None where no earlier edition proves it.

    It did where it stood in an edition of its due day or before. It did not where an edition of a
    later day shows it as missing.
    """
    key = (row.service, row.standard, row.channel, row.segment, row.period.key)
    proof = published.proofs.get(key, Proof())
    if proof.seen is not None and proof.seen <= row.due:
        return True
    return False if proof.missing is not None and proof.missing > row.due else None


def _rows_by_case(facts: StandardFacts) -> Iterable[Result]:
    """One row for each period of all cases, or of the channel or group that a target is about."""
    found: dict[tuple[str, str, str], Result] = {}
    for row in (row for each in (facts, *facts.others) for row in each.totals):
        key = (row.channel, row.segment, row.period.key)
        # Of two targets about the same cases one may have begun too late to wait for this period.
        if key not in found or _is_missing(row):
            found[key] = row
    return found.values()


def _owed(rows: Iterable[Result], facts: StandardFacts, published: Published) -> list[Result]:
    """The rows of periods that the promise owes."""
    promise, found = _promise(facts, published), tuple(rows)
    cases = dict.fromkeys((row.channel, row.segment) for row in found)
    owed = {(one, part): owing(promise, channel=one, segment=part) for one, part in cases}
    return [row for row in found if owed[row.channel, row.segment](row.period)]


def _promise(facts: StandardFacts, published: Published) -> Promise:
    service, standard = facts.service, facts.standard
    due_after = published.due_after[service.id, standard.id]
    return Promise(service, standard, published.calendars[service.agency], due_after)


def _is_missing(row: Result) -> bool:
    """Whether a row holds no result: a blank, cases alone, or a projection once it is due."""
    return row.status is Status.NOT_REPORTED or (row.projected and row.status is not Status.NOT_DUE)
