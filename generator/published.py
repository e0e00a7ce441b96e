"""What may be shown: the only thing that the modules above can see.

Takes judged rows after small numbers were hidden, and what people wrote.
Gives columns that are cut by service, and one frozen `Result` a row where a page asks for it.
Must not know pages, words or files.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd

from generator.diagnostics import Place
from generator.disclosure.affected import helps_few, hide_affected
from generator.disclosure.heard import hide_people, is_small
from generator.disclosure.hiding import ALL_STATUSES
from generator.judge.book import Term
from generator.judge.improvements import known_on as improvement_on
from generator.judge.improvements import progress_on
from generator.judge.judging import Judged
from generator.judge.loops import known_on, stand, when_named
from generator.judge.oddities import mark_oddities
from generator.model import (
    NO_EDITIONS,
    NO_RECORD,
    Agency,
    Counts,
    Editions,
    FurtherFigure,
    Improvement,
    Journey,
    Kind,
    Loop,
    Measure,
    Named,
    Progress,
    Prose,
    Question,
    Received,
    Record,
    Service,
    Site,
    Standing,
    Status,
    Target,
)
from generator.opinions import NO_OPINIONS, PublishedOpinions
from generator.origins import Origins, note_of, origins_of, stretches
from generator.periods import Calendar, Period
from generator.quantities import Span
from generator.sources.content import Content
from generator.sources.handed_in import Key, Proof
from generator.text import Text
from generator.volumes import NO_VOLUMES, PublishedVolumes

Columns = Mapping[str, list[Any]]
"""Plain values by column, all of one length."""

NUMBERS = ("numerator", "denominator", "excluded", "open", "open_late", "population")
"""Columns of whole numbers that a row may leave out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One published row: a period of a standard, in all or for one channel or group.

    `value`, `low`, `high` and `gap` are exact, in `unit`. `status` is None for a breakdown:
    the promise is about the total. `due` is the last day on which the result was in time.
    `track` is the place of its targets among those of its standard, -1 where none is about it;
    `headline` marks the rows of the first, `judges` those over the span that is judged, `beside`
    those of longer periods, which nobody owes and nothing counts; `copy` marks a result that stands
    once before, under another target. `pooled` is of how many parts the program added it up, 0
    where it was reported.
    `place` is its file and line, and takes no part in comparison.
    `answers` is the question whose answers are its cases; None for all other results.
    `failures` says that the numerator counts the cases in which the promise was not kept.
    `ends` is the number of decimals a published value was printed with, None for counts.
    `odd` is the code of what is odd about it beside the other results, "" for nothing; `disagrees`
    says that a value published beside its counts is not what these give.
    """

    service: str
    standard: str
    period: Period
    channel: str
    segment: str
    statistic: str
    kind: Kind
    failures: bool
    numerator: int | None
    denominator: int | None
    excluded: int | None
    open: int | None
    open_late: int | None
    population: int | None
    value: Fraction | None
    ends: int | None
    unit: str
    status: Status | None
    target: Target | None
    low: Fraction | None
    high: Fraction | None
    strict: bool
    due: date
    track: int
    headline: bool
    judges: bool
    beside: bool
    copy: bool
    pooled: int
    reported: bool
    rounded: bool
    provisional: bool
    projected: bool
    unconfirmed: bool
    small: bool
    faulty: str
    odd: str
    disagrees: bool
    note: Text | None
    answers: Question | None
    place: Place = field(compare=False)

    @property
    def is_total(self) -> bool:
        """Whether the row is about all cases."""
        return not self.channel and not self.segment

    @property
    def kept(self) -> int | None:
        """The cases the share is about: those kept, also where failures were counted."""
        if self.numerator is None or not self.failures:
            return self.numerator
        return None if self.denominator is None else self.denominator - self.numerator

    @property
    def gap(self) -> Fraction | None:
        """How far the value is from the nearest bound of its target; below zero when below it."""
        bounds = [bound for bound in (self.low, self.high) if bound is not None]
        if self.value is None or not bounds:
            return None
        return min((self.value - bound for bound in bounds), key=abs)


@dataclass(frozen=True, slots=True)
class PublishedLoop:
    """A loop as it was known on the day, and where it stands.

    `few` says that it was heard from too few people to say how many; `named` is about its measure.
    """

    loop: Loop
    standing: Standing
    few: bool = False
    named: Named = Named.IN_TIME


@dataclass(frozen=True, slots=True)
class PublishedImprovement:
    """An improvement as it was known on the day, and where it stands.

    `few` says that it would help too few people to say how many.
    """

    improvement: Improvement
    progress: Progress
    few: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """Everything that may be shown, sorted by id; rows of one service stand together."""

    site: Site
    agencies: tuple[Agency, ...]
    services: tuple[Service, ...]
    pages: tuple[Prose, ...]
    calendars: Mapping[str, Calendar]
    """The fiscal calendar of each agency, by its id, and the site's own at ""."""
    as_of: date
    due_after: Mapping[tuple[str, str], Span]
    _columns: Columns
    _bounds: Mapping[str, tuple[int, int]]
    _periods: tuple[Period, ...]
    _terms: tuple[Term, ...]
    _gauges: tuple[Measure | FurtherFigure, ...]
    _questions: tuple[Question | None, ...]
    _ranks: tuple[int, ...]
    _origins: Origins
    loops: tuple[PublishedLoop, ...] = ()
    received: Received | None = None
    """Comments received; None where nobody reported them."""
    opinions: PublishedOpinions = NO_OPINIONS
    """What people said in surveys."""
    volumes: PublishedVolumes = NO_VOLUMES
    """How often the services are used, and at what cost."""
    journeys: tuple[Journey, ...] = ()
    improvements: tuple[PublishedImprovement, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    """How many rows of tables that somebody else publishes were left out, by the code of why."""
    proofs: Mapping[Key, Proof] = field(default_factory=dict)
    """What earlier editions prove of when results were there."""
    editions: Editions = NO_EDITIONS
    """The edition that this is, and those before it."""
    record: Record = NO_RECORD
    """What was told otherwise since it was published."""

    def results(self, service: str) -> tuple[Result, ...]:
        """The rows of one service, by standard as listed, then by period, channel and group."""
        start, end = self._bounds.get(service, (0, 0))
        return tuple(self._result(row) for row in range(start, end))

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self._columns["service"])

    def every_result(self) -> Iterator[Result]:
        """All rows, service by service."""
        for service in self.services:
            yield from self.results(service.id)

    def _result(self, row: int) -> Result:
        at = {name: column[row] for name, column in self._columns.items()}
        term = self._terms[at["term"]] if at["term"] >= 0 else None
        measure = self._gauges[at["gauge"]]
        return Result(
            **{name: at[name] for name in NUMBERS},
            **{name: at[name] for name in _AS_THEY_ARE},
            period=self._periods[at["period"]],
            value=Fraction(at["value_top"], at["value_bottom"]) if at["has_value"] else None,
            ends=None if at["counted"] or not at["has_value"] else at["value_scale"],
            unit=measure.unit or "percent",
            kind=measure.kind,
            failures=measure.counts is Counts.FAILURES,
            status=ALL_STATUSES[at["verdict"]] if at["verdict"] >= 0 else None,
            **_bounds_of(term),
            due=date.fromordinal(at["due"]),
            track=self._ranks[at["track"]],
            reported=not at["owed"],
            provisional=at["status"] == "provisional",
            projected=at["status"] == "projected",
            disagrees=_disagrees(at),
            note=note_of(at, self.site.languages),
            answers=self._questions[at["gauge"]],
            place=self._origins.place(at),
        )


_AS_THEY_ARE = (
    "service",
    "standard",
    "channel",
    "segment",
    "statistic",
    "headline",
    "judges",
    "beside",
    "copy",
    "pooled",
    "rounded",
    "unconfirmed",
    "small",
    "faulty",
    "odd",
)


def _disagrees(at: Mapping[str, Any]) -> bool:
    """Whether a value stands beside counts that do not round to it; a half may go either way."""
    if not at["counted"] or at["value_scale"] < 0 or at["denominator"] is None or at["faulty"]:
        return False
    off = at["value_top"] * 10 ** at["value_scale"] - at["value_mantissa"] * at["value_bottom"]
    return bool(2 * abs(off) > at["value_bottom"])


def _bounds_of(term: Term | None) -> dict[str, Any]:
    if term is None:
        return {"target": None, "low": None, "high": None, "strict": False}
    return {"target": term.target, "low": term.low, "high": term.high, "strict": term.strict}


def publish(  # noqa: PLR0913 (each kind of figure has its own columns, given by name)
    content: Content,
    judged: Judged,
    *,
    loops: Iterable[PublishedLoop] = (),
    received: Received | None = None,
    opinions: PublishedOpinions = NO_OPINIONS,
    volumes: PublishedVolumes = NO_VOLUMES,
    improvements: Iterable[PublishedImprovement] = (),
    editions: Editions = NO_EDITIONS,
    columns: Columns | None = None,
) -> Published:
    """What may be shown of a project: its content, and figures after small numbers were hidden.

    `columns` are those of the figures, where they are known.
    """
    promises = judged.book.promises
    agencies = {agency.id for agency in content.agencies}
    return Published(
        content.site,
        content.agencies,
        content.services,
        content.pages,
        {body: content.calendar_of(body) for body in ("", *sorted(agencies))},
        judged.as_of,
        {(p.service.id, p.standard.id): p.due_after for p in promises},
        columns or columns_of(judged),
        stretches(judged.frame["service"].tolist()),
        judged.periods,
        judged.book.terms,
        judged.book.gauges,
        tuple(_question_of(gauge, opinions) for gauge in judged.book.gauges),
        (*(track.rank for track in judged.book.tracks), -1),
        origins_of(judged.results.files, content.site.languages),
        tuple(loops),
        received,
        opinions=opinions,
        volumes=volumes,
        journeys=content.journeys,
        improvements=tuple(improvements),
        editions=editions,
    )


def columns_of(judged: Judged) -> Columns:
    """The figures as plain columns, with what is odd about each."""
    return {**_plain_columns(judged.frame), "odd": mark_oddities(judged)}


def _question_of(gauge: Measure | FurtherFigure, opinions: PublishedOpinions) -> Question | None:
    """The question that a measure is about; None for a measure of cases."""
    if not isinstance(gauge, Measure) or gauge.survey is None or gauge.question is None:
        return None
    known = {survey.id: survey for survey in opinions.surveys}
    return known[gauge.survey].question(gauge.question) if gauge.survey in known else None


def publish_loops(loops: Iterable[Loop], *, as_of: date, minimum: int) -> Iterator[PublishedLoop]:
    """The loops that were open by a day, as they were known on it, without small numbers."""
    for loop in loops:
        known = known_on(loop, as_of)
        if known is not None:
            shown = hide_people(known, minimum=minimum)
            few = is_small(known, minimum=minimum)
            yield PublishedLoop(shown, stand(known, as_of), few, when_named(known))


def publish_improvements(
    improvements: Iterable[Improvement], *, as_of: date, minimum: int
) -> Iterator[PublishedImprovement]:
    """The improvements as they were known on a day, without small numbers."""
    for improvement in improvements:
        known = improvement_on(improvement, as_of)
        shown = hide_affected(known, minimum=minimum)
        few = helps_few(known, minimum=minimum)
        yield PublishedImprovement(shown, progress_on(known, as_of), few)


def _plain_columns(frame: pd.DataFrame) -> dict[str, list[Any]]:
    """Columns as plain Python lists, with None where a number was left out."""
    columns = {}
    for name in frame.columns:
        column = frame[name]
        if name in NUMBERS:
            kept = column.astype(object).where(column.notna(), None)
            columns[name] = [None if n is None else int(n) for n in kept]
        else:
            columns[str(name)] = column.tolist()
    return columns
