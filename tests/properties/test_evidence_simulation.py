"""How often the evidence of a loop sees a change where there is none: by simulation.

Series without any change are seasonal, alike from one period to the next, more scattered than
chance, or all of these. A loop is done in one of twelve months (or four quarters), drawn by chance
or right after the worst of them, as loops are opened when things are at their worst. At most 6 in
100 may read better or worse, with no help from the limit below which a difference is not worth
telling. Seeds are fixed. The figures of the record (docs/decisions/0008) are of more series each.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.judge.change import Point
from generator.judge.evidence import Moment, measure
from generator.judge.yardstick import Yardstick
from generator.model import Effect, Kind
from generator.periods import Calendar, Form, Period, periods_from
from generator.quantities import Span
from making import period

LOOPS = 1_000
MOST = 6
FIRST, FEW = 250, 5
"""Where of the first loops so few read better or worse, the rest are not drawn: at a rate of 6 in
100 that happens to 3 series of loops in 1,000, and the more seldom, the higher the rate."""

MANY = 100_000
"""So many cases that chance adds nothing to how alike periods are."""

SHARE = Yardstick(kind=Kind.SHARE, factor=100, good=1, meaningful=Fraction(0))
MEDIAN = Yardstick(kind=Kind.MEDIAN, unit="day", good=-1, meaningful=Fraction(0))
Wholes = NDArray[np.int64]

STARTS = {Form.MONTH: (period("2020-01"), 12), Form.QUARTER: (period("2010-Q1"), 4)}
"""The first period of a series, and how many make a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """How shares come about; all but `cases` and `alike` as parts of 1.

    `season` is the height of a yearly wave, `wander` the spread of a first-order autoregression
    whose neighbours correlate by `alike`, `scatter` the spread of a beta distribution around it.
    """

    base: float = 0.85
    cases: int = 1_000
    season: float = 0.0
    alike: float = 0.0
    wander: float = 0.0
    scatter: float = 0.0


WORLDS = {
    "chance alone": World(),
    "few cases": World(cases=40, base=0.95),
    "very seasonal": World(season=0.12),
    "alike by 0.3": World(alike=0.3, wander=0.03, cases=MANY),
    "alike by 0.6": World(alike=0.6, wander=0.03, cases=MANY),
    "scattered": World(scatter=0.05),
    "all three": World(season=0.05, alike=0.6, wander=0.04, scatter=0.01),
}
"""Series in which nothing changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Loops measured over `after` periods, with `known` periods before the year of the change."""

    form: Form = Form.MONTH
    after: int = 3
    known: int = 12
    is_young: bool = False
    after_the_worst: bool = False

    @property
    def year(self) -> int:
        """How many periods make a year."""
        return STARTS[self.form][1]


def draw(world: World, length: int, year: int) -> tuple[Wholes, Wholes]:
    """Numerators and denominators, a row a loop."""
    chance, size = np.random.default_rng(17), (LOOPS, length)
    phase = chance.uniform(0, 2 * np.pi, (LOOPS, 1))
    share = world.base + world.season * np.sin(2 * np.pi * np.arange(length) / year + phase)
    rows = chance.normal(size=size)
    for at in range(1, length):
        rows[:, at] = world.alike * rows[:, at - 1] + np.sqrt(1 - world.alike**2) * rows[:, at]
    share = np.clip(share + world.wander * rows, 0.005, 0.995)
    if world.scatter:
        firmness = np.maximum(share * (1 - share) / world.scatter**2 - 1, 1)
        share = chance.beta(share * firmness, (1 - share) * firmness)
    bottoms = np.full(size, world.cases, dtype=np.int64)
    return chance.binomial(bottoms, share), bottoms


def loops(world: World, setting: Setting) -> Iterator[tuple[list[tuple[Period, int, int]], Period]]:
    """The periods of each series with their counts, and the one in which the change was made.

    A young series begins `known` periods before the change; any other, as long before its year.
    """
    start, year = STARTS[setting.form]
    length = setting.known + year + 1 + setting.after
    tops, bottoms = draw(world, length, year)
    periods = list(periods_from(start, date(2060, 1, 1), Calendar()))[:length]
    places = np.random.default_rng(5).integers(0, year, LOOPS)
    if setting.after_the_worst:
        stretch = slice(setting.known, setting.known + year)
        places = (tops[:, stretch] / bottoms[:, stretch]).argmin(axis=1)
    for top, of, place in zip(tops.tolist(), bottoms.tolist(), places.tolist(), strict=True):
        holder = setting.known + place + 1
        first = holder - setting.known if setting.is_young else 0
        yield [*zip(periods, top, of, strict=True)][first:], periods[holder]


def called(series: Iterator[tuple[list[Point], Period]], yardstick: Yardstick, after: int) -> float:
    """Of a hundred loops, how many read better or worse; none may be without a comparison."""
    found = []
    for points, holder in series:
        moment = Moment(
            done=holder.first, after=after, as_of=date(2059, 1, 1), due_after=Span(30, "day")
        )
        found.append(measure(points, yardstick, moment).effect)
        if len(found) == FIRST and FIRST - found.count(Effect.UNCLEAR) <= FEW:
            break
    assert set(found) <= {Effect.BETTER, Effect.WORSE, Effect.UNCLEAR}
    return 100 * sum(effect is not Effect.UNCLEAR for effect in found) / len(found)


def shares_called(world: World, setting: Setting) -> float:
    """The same of series of shares."""
    every = (
        ([_share(when, top, of) for when, top, of in rows], holder)
        for rows, holder in loops(world, setting)
    )
    return called(every, replace(SHARE, form=setting.form), setting.after)


def _share(when: Period, top: int, of: int) -> Point:
    return Point(period=when, numerator=top, denominator=of, value=Fraction(100 * top, of))


def medians_called(world: World, setting: Setting, *, parts: int) -> float:
    """The same of medians of about 20 days, printed in so many parts of a day."""
    every = (
        (
            [
                Point(
                    period=when,
                    value=Fraction(round(20 * parts * np.exp(5 * (top / of - world.base))), parts),
                )
                for when, top, of in rows
            ],
            holder,
        )
        for rows, holder in loops(world, setting)
    )
    return called(every, replace(MEDIAN, form=setting.form), setting.after)


TIMES = {"at any time": False, "after the worst": True}


@pytest.mark.parametrize("worst", TIMES.values(), ids=TIMES)
@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("after", [3, 6])
def test_months_without_a_change_show_none(after: int, name: str, *, worst: bool) -> None:
    """At most 6 in 100 loops on months read better or worse, against a year earlier."""
    setting = Setting(after=after, after_the_worst=worst)
    assert shares_called(WORLDS[name], setting) <= MOST


@pytest.mark.parametrize("worst", TIMES.values(), ids=TIMES)
@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("known", [4, 8])
def test_young_series_without_a_change_show_none(known: int, name: str, *, worst: bool) -> None:
    """At most 6 in 100 loops on series too young for a year earlier read better or worse."""
    setting = Setting(known=known, is_young=True, after_the_worst=worst)
    assert shares_called(WORLDS[name], setting) <= MOST


@pytest.mark.parametrize("worst", TIMES.values(), ids=TIMES)
@pytest.mark.parametrize("name", ["very seasonal", "alike by 0.6", "all three"])
def test_quarters_without_a_change_show_none(name: str, *, worst: bool) -> None:
    """At most 6 in 100 loops on quarters read better or worse."""
    setting = Setting(form=Form.QUARTER, known=8, after_the_worst=worst)
    assert shares_called(WORLDS[name], setting) <= MOST


@pytest.mark.parametrize("worst", TIMES.values(), ids=TIMES)
@pytest.mark.parametrize("parts", [1, 10])
@pytest.mark.parametrize("name", ["very seasonal", "alike by 0.6", "scattered"])
def test_medians_without_a_change_show_none(name: str, parts: int, *, worst: bool) -> None:
    """At most 6 in 100 loops on medians read better or worse, in tenths of days or in whole."""
    setting = Setting(after_the_worst=worst)
    assert medians_called(WORLDS[name], setting, parts=parts) <= MOST


def test_a_large_change_is_seen() -> None:
    """Eight points more after the change, by chance alone, read better in at least half."""
    found = []
    for rows, holder in loops(World(cases=3_000, base=0.8), Setting()):
        points = [
            _share(when, top + (of * 8 // 100 if when > holder else 0), of)
            for when, top, of in rows
        ]
        moment = Moment(
            done=holder.first, after=3, as_of=date(2059, 1, 1), due_after=Span(30, "day")
        )
        found.append(measure(points, replace(SHARE, form=Form.MONTH), moment).effect)
    assert found.count(Effect.BETTER) >= LOOPS / 2
