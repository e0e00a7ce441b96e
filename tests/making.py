"""Small projects in a few words: standards, services, results and judged rows for tests.

Rows are written as a table and read by the product's own door, so that a test of judging begins
where a publisher does.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from generator.diagnostics import Report
from generator.disclosure.hiding import hide_small
from generator.gather import StandardFacts, gather_service, gather_site
from generator.judge.book import Book, open_book
from generator.judge.judging import NO_VERDICT, Judged, judge
from generator.judge.verdicts import RULES
from generator.model import (
    Agency,
    Cadence,
    Channel,
    Counts,
    Decision,
    FurtherFigure,
    Group,
    Kind,
    Loop,
    Measure,
    Segment,
    Service,
    Site,
    Standard,
    StandardType,
    Status,
    Target,
)
from generator.periods import Calendar, Period, parse_period
from generator.published import Published, Result, publish
from generator.quantities import Amount, Span, parse_amount
from generator.sentences.tongue import Tongue
from generator.sources.content import Content
from generator.sources.performance import read_performance
from generator.sources.previous import Previous
from generator.sources.promises import check_promises
from generator.sources.results import Results, known_standards
from generator.sources.tables import read_table
from generator.text import Text

PATH = "data/performance/a.csv"
ENGLISH = Tongue()
SITE = Site(title=Text.plain("Scorecard"), publisher=Text.plain("State"))

Row = Mapping[str, object]


def period(text: str, calendar: Calendar = Calendar()) -> Period:
    """A period that can be read."""
    read = parse_period(text, calendar)
    assert isinstance(read, Period), read
    return read


def amount(text: str) -> Amount:
    """An amount that can be read."""
    read = parse_amount(text)
    assert isinstance(read, Amount), read
    return read


def target(since: str | Period = "2020-01", **said: str) -> Target:
    """A target: `at_least="90%"`, `between="80% and 90%"`, `announced="2019-05-01"`, `within`."""
    given: dict[str, Any] = {}
    for name, text in said.items():
        if name == "between":
            given[name] = tuple(amount(end) for end in text.split(" and "))
        elif name in {"announced", "by"}:
            given[name] = date.fromisoformat(text)
        elif name in {"channel", "segment"}:
            given[name] = text
        elif name in {"within", "promise", "reason", "name"}:
            given[name] = Text.plain(text)
        else:
            given[name] = amount(text)
    return Target(since=since if isinstance(since, Period) else period(since), **given)


def statistic(name: str, **rest: Any) -> FurtherFigure:  # noqa: ANN401
    """A second statistic: `statistic("p90", kind="percentile", percentile=90, unit="day")`."""
    kind, said = Kind(rest.pop("kind")), rest.pop("said", name)
    return FurtherFigure(id=name, name=Text.plain(said), kind=kind, **rest)


def standard(*targets: Target, kind: str = "share", name: str = "time", **rest: Any) -> Standard:  # noqa: ANN401
    """A monthly share unless told otherwise; names of `Measure` go to its measure."""
    parts = {key: rest.pop(key) for key in list(rest) if key in Measure.__dataclass_fields__}
    if "counts" in parts:
        parts["counts"] = Counts(parts["counts"])
    rest.setdefault("cadence", Cadence.MONTHLY)
    rest.setdefault("type", StandardType.TIMELINESS)
    measure = Measure(kind=Kind(kind), **parts)
    promise = Text.plain("We answer in time.")
    return Standard(id=name, promise=promise, measure=measure, targets=targets, **rest)


def service(*standards: Standard, name: str = "passport", **rest: Any) -> Service:  # noqa: ANN401
    """A service of the agency `state` with two channels and three districts that cover everyone."""
    districts = tuple(Group(id=f"d{n}", name=Text.plain(f"District {n}")) for n in (1, 2, 3))
    given = {
        "agency": "state",
        "name": Text.plain(name.capitalize()),
        "channels": (Channel(id="mail"), Channel(id="online", digital=True)),
        "covers_everyone": True,
        "segments": (
            Segment(
                id="district",
                name=Text.plain("District"),
                covers_everyone=True,
                groups=districts,
            ),
        ),
    }
    return Service(id=name, standards=standards, **{**given, **rest})


def loop(name: str = "photos", **said: Any) -> Loop:  # noqa: ANN401
    """A loop about the service passport, opened on 10 January 2025; days are given as text."""
    days = {"opened", "answered", "decide_by", "decided", "due", "done"}
    given: dict[str, Any] = {
        key: date.fromisoformat(value) if key in days else value for key, value in said.items()
    }
    if "decision" in given:
        given["decision"] = Decision(given["decision"])
    known: dict[str, Any] = {"opened": date(2025, 1, 10), "services": ("passport",), **given}
    return Loop(id=name, title=Text.plain("The photo rules were hard to follow"), **known)


def write_rows(rows: Iterable[Row]) -> bytes:
    """Rows as a table of results; a row is about passport/time unless it says otherwise."""
    whole = [{"service": "passport", "standard": "time", **row} for row in rows]
    needed = {"service", "standard", "period", "value"}
    names = sorted(needed.union(*whole))
    text = io.StringIO()
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows(whole)
    return text.getvalue().encode()


@dataclass(frozen=True, kw_only=True)
class World:
    """A project in memory: services with their results, and the day that counts as today."""

    services: tuple[Service, ...]
    rows: Sequence[Row] = ()
    as_of: date = date(2026, 1, 15)
    calendar: Calendar = Calendar()
    due_after: Span = Span(30, "day")  # noqa: RUF009 (frozen)
    caution_below: int = 30
    minimum: int = 10
    report: Report = field(default_factory=Report)
    previous: Previous | None = None

    @property
    def checked(self) -> tuple[Service, ...]:
        """The services with their units filled in."""
        return check_promises(self.services, Report())

    @property
    def results(self) -> Results:
        """The rows as read."""
        table = read_table(write_rows(self.rows), PATH, report=self.report)
        known = known_standards(self.checked, lambda _agency: self.calendar)
        tables = [] if table is None else [table]
        return read_performance(tables, known=known, report=self.report)

    @property
    def book(self) -> Book:
        """The book of promises."""
        calendars = {made.agency: self.calendar for made in self.services}
        return open_book(self.checked, calendars, due_after=self.due_after)

    @property
    def judged(self) -> Judged:
        """The rows as judged, nothing hidden."""
        return judge(self.results, self.book, as_of=self.as_of, caution_below=self.caution_below)

    @property
    def published(self) -> Published:
        """What may be shown."""
        names = sorted({made.agency for made in self.services})
        agencies = tuple(Agency(id=name, name=Text.plain(name)) for name in names)
        site = replace(SITE, fiscal_year=self.calendar)
        content = Content(site, agencies, tuple(sorted(self.checked, key=lambda s: s.id)))
        hidden = hide_small(self.judged, minimum=self.minimum, previous=self.previous)
        return publish(content, hidden)

    def all_results(self) -> list[Result]:
        """Every published row."""
        return list(self.published.every_result())

    def result(self) -> Result:
        """The only published row that a file holds."""
        (found,) = (row for row in self.all_results() if row.reported)
        return found

    def overdue(self) -> list[str]:
        """The periods in the overdue register, the longest overdue first."""
        facts = gather_site(self.published)
        return [late.row.period.key for late in facts.register(facts.services).overdue]

    def facts(self) -> StandardFacts:
        """The facts of the first standard of the first service."""
        published = self.published
        return gather_service(published, published.services[0], published.agencies[0]).standards[0]


def world(made: Standard, *rows: Row, **rest: Any) -> World:  # noqa: ANN401
    """A project with one service of one standard."""
    return World(services=(service(made),), rows=rows, **rest)


def verdicts(judged: Judged) -> list[str]:
    """The status of every row in order, "" for a row without one."""
    said = judged.frame["verdict"].tolist()
    return ["" if number == NO_VERDICT else RULES[number].value for number in said]


def status_of(made: Standard, row: Row, **rest: Any) -> Status | None:  # noqa: ANN401
    """The status of one row of a standard without a cadence, so that nothing else is owed."""
    return world(replace(made, cadence=None), row, **rest).result().status


def share(top: int, bottom: int) -> Fraction:
    """A share in percent."""
    return Fraction(100 * top, bottom)
