"""The book of promises: every standard at one fixed position, with the targets that can judge.

Takes services with their standards. Gives arrays that columns of results are matched against.
Must not know results, dates of building, or files.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from generator.model import FurtherFigure, Measure, Service, Standard, Target
from generator.periods import Calendar
from generator.quantities import Amount, Span, in_unit

Whole = NDArray[np.int64]

DAYS = 10_000_000
"""More than any day's ordinal: a standard's position and a day make one sortable number."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One standard with what it inherits: its service, fiscal calendar and time to report."""

    service: Service
    standard: Standard
    calendar: Calendar
    due_after: Span

    @property
    def unit(self) -> str:
        """The unit of its results; a share is always in percent."""
        return self.standard.measure.unit or "percent"


@dataclass(frozen=True, slots=True)
class Term:
    """One target as it judges: from which day, its bounds as exact fractions in the result's unit.

    `low` and `high` are the bounds that a value must not fall below or rise above;
    `strict` says that reaching the bound is not enough; `by` is the one day it is judged on.
    """

    target: Target
    since: int
    low: Fraction | None = None
    high: Fraction | None = None
    strict: bool = False
    by: int = 0

    @property
    def compares(self) -> bool:
        """Whether it says how often or how much; a bare time promised does not."""
        return self.low is not None or self.high is not None


@dataclass(frozen=True, slots=True)
class Track:
    """Targets of one promise that follow each other: of one name, about the same cases.

    `promise` is the promise's position, `rank` 0 for the track listed first: its headline.
    """

    promise: int
    rank: int
    channel: str = ""
    segment: str = ""
    name: str = ""

    @property
    def selector(self) -> tuple[str, str]:
        """The channel and the group it is about; both empty for all cases."""
        return (self.channel, self.segment)


@dataclass(frozen=True, slots=True)
class Book:
    """All promises, sorted by service and then as their file lists them, and their tracks.

    `starts` holds, for each term that can judge, its track's position times `DAYS`
    plus its first day; it is sorted, and `terms` runs beside it. `gauges` are the measures of all
    promises and, after them, their second statistics; `gauge_of` finds one by promise and id.
    """

    promises: tuple[Promise, ...]
    positions: Mapping[tuple[str, str], int]
    gauges: tuple[Measure | FurtherFigure, ...]
    gauge_of: Mapping[tuple[int, str], int]
    tracks: tuple[Track, ...]
    terms: tuple[Term, ...]
    starts: Whole


def open_book(
    services: Iterable[Service], calendars: Mapping[str, Calendar], *, due_after: Span
) -> Book:
    """The book of these services; `calendars` by agency, `due_after` where a standard has none."""
    promises = tuple(
        Promise(service, standard, calendars[service.agency], standard.due_after or due_after)
        for service in sorted(services, key=lambda service: service.id)
        for standard in service.standards
    )
    positions = {(p.service.id, p.standard.id): at for at, p in enumerate(promises)}
    tracks = tuple(track for at, promise in enumerate(promises) for track in tracks_of(at, promise))
    terms = [
        (at, term)
        for at, track in enumerate(tracks)
        for term in terms_of(promises[track.promise], track)
    ]
    starts = np.array([at * DAYS + term.since for at, term in terms], dtype=np.int64)
    named = {(at, one.id): one for at, p in enumerate(promises) for one in p.standard.measure.also}
    measures = (promise.standard.measure for promise in promises)
    gauges: tuple[Measure | FurtherFigure, ...] = (*measures, *named.values())
    keys = [*((at, "") for at in range(len(promises))), *named]
    gauge_of = {key: at for at, key in enumerate(keys)}
    judging = tuple(term for _, term in terms)
    return Book(promises, positions, gauges, gauge_of, tracks, judging, starts)


def tracks_of(position: int, promise: Promise) -> tuple[Track, ...]:
    """The tracks of a promise in the order in which their first targets are listed."""
    keys = dict.fromkeys(target.track for target in promise.standard.targets)
    return tuple(Track(position, rank, *key) for rank, key in enumerate(keys))


def terms_of(promise: Promise, track: Track) -> tuple[Term, ...]:
    """The targets of a track in the order in which they judge, those that never do left out.

    A target judges periods that begin on or after both its first day and its announcement.
    Of several, the one whose `from` is newest judges: one announced only when the next was
    already in force judges nothing.
    """
    key = (track.channel, track.segment, track.name)
    own = (target for target in promise.standard.targets if target.track == key)
    by_start = sorted(own, key=lambda target: target.since)
    kept: list[Term] = []
    for target in by_start:
        term = _term(target, promise.unit)
        while kept and kept[-1].since >= term.since:
            kept.pop()
        kept.append(term)
    return tuple(kept)


def first_day(target: Target) -> date:
    """The first day on which a period can begin that this target judges."""
    return max(target.since.first, target.announced or target.since.first)


def _term(target: Target, unit: str) -> Term:
    since = first_day(target).toordinal()
    if len(target.between) == 2:  # noqa: PLR2004 (both ends)
        first, second = (_bound(amount, unit) for amount in target.between)
        return Term(target, since, first, second, by=_day(target.by))
    low = target.at_least or target.more_than
    high = target.at_most or target.less_than
    strict = bool(target.more_than or target.less_than)
    return Term(target, since, _bound(low, unit), _bound(high, unit), strict, _day(target.by))


def _day(day: date | None) -> int:
    return day.toordinal() if day else 0


def _bound(amount: Amount | None, unit: str) -> Fraction | None:
    """A target's amount in the unit of its results; None where reading refused to convert it."""
    if amount is None:
        return None
    value = in_unit(amount, unit)
    return value if isinstance(value, Fraction) else None
