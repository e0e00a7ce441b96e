"""The facts of standards, services and agencies.

Takes what is published. Gives one value each, and tallies that reconcile by construction: each
is the sum of the ones below it.
Must not know words, figures' looks or pages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import reduce

from generator.gather.surveys import QuestionFacts, SurveyFacts, gather_surveys
from generator.judge.change import Point, compare_years
from generator.judge.use import use_of
from generator.judge.yardstick import Yardstick, yardstick_of
from generator.model import OWED, Agency, Change, Ending, Opinion, Service, Standard, Status, Use
from generator.periods import Period
from generator.published import Published, Result
from generator.quantities import Amount

OPEN = (Status.NOT_REPORTED, Status.NOT_DUE)
"""The statuses of a period whose result is still to come."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many standards stand where, each counted once; `oldest` is the oldest period counted.

    `withdrawn` ones have ended and reported all they owed: they stand beside the others.
    """

    counts: tuple[tuple[Status, int], ...] = ()
    oldest: Period | None = None
    withdrawn: int = 0

    def of(self, status: Status) -> int:
        """How many standards have this status."""
        return next((count for known, count in self.counts if known is status), 0)

    @property
    def kept(self) -> int:
        """How many were met."""
        return self.of(Status.MET)

    @property
    def owed(self) -> int:
        """How many owed a result: met, missed, not reported, not judged or suppressed."""
        return sum(self.of(status) for status in OWED)

    @property
    def all(self) -> int:
        """How many standards there are."""
        return sum(count for _, count in self.counts) + self.withdrawn

    def __add__(self, other: "Tally") -> "Tally":
        """The tally of both together."""
        counts = tuple((s, n) for s in Status if (n := self.of(s) + other.of(s)))
        oldest = [tally.oldest for tally in (self, other) if tally.oldest is not None]
        withdrawn = self.withdrawn + other.withdrawn
        return Tally(counts, min(oldest, key=_age, default=None), withdrawn)


def _age(period: Period) -> tuple[date, date]:
    return (period.last, period.first)


@dataclass(frozen=True, slots=True)
class StandardFacts:
    """One standard with its rows: totals by period, breakdowns, the row that counts."""

    service: Service
    standard: Standard
    totals: tuple[Result, ...]
    parts: tuple[Result, ...]
    current: Result | None
    before: Result | None = None
    """The judged period before the current one."""
    wholes: tuple[Result, ...] = ()
    """The rows about all cases, whatever the first target is about."""
    change: Change | None = None
    """The newest year of results against the year before."""
    others: tuple["StandardFacts", ...] = ()
    """The same for each further target that holds at once, about all cases or some."""
    withdrawn: bool = False
    """Whether it has ended, and its newest owed result is there."""
    also: tuple[Result, ...] = ()
    """The second statistics of the same cases, as rows, the newest last."""
    longer: tuple[Result, ...] = ()
    """The rows of longer periods about the same cases, which nobody owes and nothing counts."""
    asked: QuestionFacts | None = None
    """The question whose answers are the results, where it is about satisfaction."""

    @property
    def status(self) -> Status:
        """Where the standard stands now; without any row, nothing is due or nothing promised."""
        if self.current is not None and self.current.status is not None:
            return self.current.status
        return Status.NOT_DUE if self.standard.targets else Status.NO_TARGET

    @property
    def opinion(self) -> Opinion | None:
        """The answers behind the current row; None where it is a sum of periods."""
        if self.asked is None or self.current is None:
            return None
        return self.asked.row(self.current.period, self.current.channel, self.current.segment)

    @property
    def run(self) -> int:
        """How many judged periods in a row, up to the current, have the current status."""
        if self.status not in (Status.MET, Status.MISSED):
            return 0
        length = 0
        for result in reversed(judged_until(self.totals, self.current)):
            if result.status is not self.status or not self._is_like(result):
                break
            length += 1
        return length

    def _is_like(self, result: Result) -> bool:
        """Whether a result was promised and counted as the current one was."""
        if self.current is None:
            return False
        target, wanted = result.target, self.current.target
        if target is not wanted and target != wanted:  # one value nearly always
            return False
        newest = max((turn.at_period.first for turn in self.standard.breaks), default=None)
        return newest is None or result.period.first >= newest or self.current.period.first < newest

    @property
    def tally(self) -> Tally:
        """This standard counted once."""
        if self.withdrawn:
            return Tally(withdrawn=1)
        oldest = self.current.period if self.current and self.status in OWED else None
        return Tally(((self.status, 1),), oldest)


def judged_until(totals: Sequence[Result], current: Result | None) -> list[Result]:
    """The rows up to the current one that count in a run: those that owed a result."""
    if current is None:
        return []
    rows = totals[: _place_of(current, totals) + 1]
    return [row for row in rows if row.judges and row.status in OWED]


def _place_of(wanted: Result, rows: Sequence[Result]) -> int:
    """Where a row stands; whole rows are compared for its own period alone."""
    key = wanted.period.key
    return next(at for at, row in enumerate(rows) if row.period.key == key and row == wanted)


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """A service with the facts of its standards, as listed."""

    service: Service
    agency: Agency
    standards: tuple[StandardFacts, ...]
    tally: Tally = field(default=Tally())
    surveys: tuple[SurveyFacts, ...] = ()
    """What people said of it, a survey each."""
    use: Use | None = None
    """How often it is used, and at what cost; None where nobody says."""


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    """An agency with the facts of its services, by id."""

    agency: Agency
    services: tuple[ServiceFacts, ...]
    tally: Tally = field(default=Tally())
    surveys: tuple[SurveyFacts, ...] = ()
    """What people, or its own staff, said of the agency, a survey each."""


def gather_agency(published: Published, agency: Agency) -> AgencyFacts:
    """The facts of one agency."""
    services = tuple(
        gather_service(published, service, agency)
        for service in published.services
        if service.agency == agency.id
    )
    tally = add_tallies(service.tally for service in services)
    return AgencyFacts(
        agency, services, tally, surveys_about(published, f"agency:{agency.id}", agency.id)
    )


def gather_service(published: Published, service: Service, agency: Agency) -> ServiceFacts:
    """The facts of one service."""
    rows = published.results(service.id)
    surveys = surveys_about(published, f"service:{service.id}", agency.id)
    standards = tuple(
        replace(
            _with_question(facts, surveys),
            change=_change(facts, published),
            withdrawn=_is_withdrawn(facts, published.as_of),
        )
        for facts in (_gather_standard(service, one, rows) for one in service.standards)
    )
    tally = add_tallies(s.tally for s in standards)
    use = use_of(
        published.volumes.of(service.id),
        service,
        calendar=published.calendars[agency.id],
        as_of=published.as_of,
    )
    return ServiceFacts(service, agency, standards, tally, surveys, use)


def _with_question(facts: StandardFacts, surveys: Iterable[SurveyFacts]) -> StandardFacts:
    """The facts, and of each further target too, with the question that they are about."""
    measure = facts.standard.measure
    own = (q for one in surveys if one.survey.id == measure.survey for q in one.questions)
    asked = next((one for one in own if one.question.id == measure.question), None)
    others = tuple(replace(one, asked=asked) for one in facts.others)
    return replace(facts, asked=asked, others=others)


def surveys_about(published: Published, subject: str, body: str = "") -> tuple[SurveyFacts, ...]:
    """What was said of a subject, in the calendar of its agency, else of the site."""
    least = published.site.meaningful_change
    points = least is not None and least.unit in ("point", "percent")
    return gather_surveys(
        published.opinions,
        subject,
        calendar=published.calendars[body],
        meaningful=least.value if least is not None and points else None,
    )


def _gather_standard(
    service: Service, standard: Standard, rows: tuple[Result, ...]
) -> StandardFacts:
    every = [row for row in rows if row.standard == standard.id]
    own = [row for row in every if not row.statistic]
    parts = tuple(row for row in own if not row.is_total and not row.copy)
    facts = _track_facts(service, standard, [row for row in own if row.headline], parts)
    ranks = sorted({row.track for row in own if row.track > 0})
    others = (
        _track_facts(service, standard, [row for row in own if row.track == rank], ())
        for rank in ranks
    )
    wholes = tuple(row for row in own if row.is_total and not row.copy)
    found = replace(facts, others=tuple(_with_beside(one, every) for one in others), wholes=wholes)
    return _with_beside(found, every)


def _with_beside(facts: StandardFacts, rows: Sequence[Result]) -> StandardFacts:
    """The facts with second statistics and longer periods of the cases that they are about."""
    about = next(((row.channel, row.segment) for row in facts.totals), ("", ""))
    near = [row for row in rows if (row.channel, row.segment) == about]
    return replace(
        facts,
        also=tuple(row for row in near if row.statistic),
        longer=tuple(row for row in near if row.beside and not row.statistic),
    )


def _is_withdrawn(facts: StandardFacts, as_of: date) -> bool:
    """Whether a standard has ended and owes nothing more: ending a promise ends no debt."""
    if not _is_over(facts.standard.ended, as_of):
        return False
    begin = _place_of(facts.current, facts.totals) if facts.current else 0
    rows = (row for row in facts.totals[begin:] if row.judges and _stood(row, facts.standard))
    return all(row.status not in OPEN for row in rows)


def _is_over(ended: Ending | None, as_of: date) -> bool:
    return ended is not None and ended.day < as_of


def _stood(row: Result, standard: Standard) -> bool:
    """Whether the standard had not ended when the row's period began."""
    return standard.ended is None or row.period.first <= standard.ended.day


def _change(facts: StandardFacts, published: Published) -> Change:
    """The newest year of a standard's results against the year before."""
    yardstick = yardstick_for(facts, published)
    form = yardstick.form
    rows = [row for row in facts.totals if row.status is not Status.NOT_DUE]
    return compare_years(
        (point_of(row) for row in rows if form is None or row.period.form is form), yardstick
    )


def yardstick_for(facts: StandardFacts, published: Published) -> Yardstick:
    """What comparing the results of a standard needs to know of it."""
    return yardstick_of(
        facts.standard,
        published.calendars[facts.service.agency],
        as_of=published.as_of,
        meaningful=_least_told(published.site.meaningful_change, facts.totals),
    )


def point_of(row: Result) -> Point:
    """A published row as one point of a series."""
    return Point(
        period=row.period,
        numerator=row.kept,
        denominator=row.denominator,
        value=row.value,
        usable=row.status not in (Status.SUPPRESSED, Status.NOT_JUDGED),
    )


def _least_told(amount: Amount | None, rows: Sequence[Result]) -> Fraction | None:
    """The site's own least change worth telling, where it is in the unit of the results."""
    if amount is None or not rows:
        return None
    same = {"percent": ("point", "percent")}.get(rows[0].unit, (rows[0].unit,))
    return amount.value if amount.unit in same else None


def _track_facts(
    service: Service, standard: Standard, rows: Sequence[Result], parts: tuple[Result, ...]
) -> StandardFacts:
    """The facts of the targets that follow each other: the rows they are about."""
    totals = tuple(rows)
    due = [
        row
        for row in totals
        if row.judges and row.status not in (None, Status.NOT_DUE) and _stood(row, standard)
    ]
    so_far = [row for row in totals if row.status is None and row.value is not None]
    current = max(due or so_far or totals, key=lambda row: _age(row.period), default=None)
    earlier = [row for row in judged_until(totals, current) if row is not current]
    before = earlier[-1] if earlier else None
    return StandardFacts(service, standard, totals, parts, current, before)


def add_tallies(tallies: Iterable[Tally]) -> Tally:
    """The tally of all together."""
    return reduce(Tally.__add__, tallies, Tally())
