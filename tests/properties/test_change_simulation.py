"""How often change over time is wrong, and how often it finds what is there: by simulation.

Series without a trend are seasonal, alike from one period to the next, more scattered than
chance, or all of these. At most 5 in 100 may be called changed, with no help from the limit below
which a difference is not worth telling. Seeds are fixed. The figures of the record
(docs/decisions/0007) are of the same functions with 20,000 series each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped]  # scipy carries no types

from generator.judge.change import Point, compare_years
from generator.judge.yardstick import Yardstick
from generator.model import Kind, Outcome
from generator.periods import Calendar, Form, periods_from
from making import period

SERIES = 2_000
FIRST, FEW = 500, 11
"""Where of the first series so few are called changed, the rest are not looked at: at a rate of 5
in 100 that happens once in 500 times, and the more seldom, the higher the rate."""

STARTS = {
    Form.MONTH: (period("2024-01"), 12),
    Form.QUARTER: (period("2024-Q1"), 4),
    Form.WEEK: (period("2024-W01"), 52),
}
"""The first period of a series, and how many make a year."""

ANY = Fraction(0)
SHARE = Yardstick(kind=Kind.SHARE, factor=100, meaningful=ANY)
MEDIAN = Yardstick(kind=Kind.MEDIAN, unit="day", meaningful=ANY)

Floats = NDArray[np.float64]
Wholes = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """How shares come about; all but `cases` and `alike` as parts of 1.

    `season` is the height of a yearly wave; `wander` the spread of a first-order autoregression
    whose neighbours correlate by `alike`; `scatter` the spread of a beta distribution around it;
    `uneven` the spread of the logarithm of the number of cases; `shift` what the second year has
    more; `missing` how many periods of each year have no result.
    """

    base: float = 0.85
    cases: int = 1_000
    season: float = 0.0
    alike: float = 0.0
    wander: float = 0.0
    scatter: float = 0.0
    uneven: float = 0.0
    shift: float = 0.0
    missing: int = 0


def draw(world: World, form: Form, *, count: int, seed: int) -> tuple[Wholes, Wholes]:
    """Numerators and denominators, a row a series, of two years of periods."""
    chance, length = np.random.default_rng(seed), STARTS[form][1]
    size = (count, 2 * length)
    times, phase = np.arange(2 * length), chance.uniform(0, 2 * np.pi, (count, 1))
    share = world.base + world.season * np.sin(2 * np.pi * times / length + phase)
    share = share + world.wander * autoregress(chance, size, world.alike)
    share = np.clip(share + world.shift * (times >= length), 0.005, 0.995)
    if world.scatter:
        firmness = np.maximum(share * (1 - share) / world.scatter**2 - 1, 1)
        share = chance.beta(share * firmness, (1 - share) * firmness)
    cases = world.cases * np.exp(chance.normal(0, world.uneven, size))
    bottoms = np.maximum(cases, 1).astype(np.int64)
    tops = chance.binomial(bottoms, share)
    if world.missing:
        ranks = chance.random((count, 2, length)).argsort(axis=2).reshape(size)
        bottoms[ranks < world.missing] = 0
    return tops, bottoms


def autoregress(chance: np.random.Generator, size: tuple[int, int], alike: float) -> Floats:
    """Rows of variance 1 whose neighbours correlate by `alike`."""
    rows = chance.normal(size=size)
    for at in range(1, size[1]):
        rows[:, at] = alike * rows[:, at - 1] + np.sqrt(1 - alike**2) * rows[:, at]
    return rows


def points_of(tops: Sequence[int], bottoms: Sequence[int], form: Form) -> list[Point]:
    """One series; a period without cases was not reported."""
    periods = periods_from(STARTS[form][0], date(2026, 6, 1), Calendar())
    return [
        Point(period=when, numerator=top, denominator=of, value=Fraction(100 * top, of))
        if of
        else Point(period=when)
        for when, top, of in zip(periods, tops, bottoms, strict=False)
    ]


def called_changed(every: Iterator[list[Point]], yardstick: Yardstick) -> float:
    """Of a hundred series, how many are called changed."""
    outcomes: list[Outcome] = []
    for points in every:
        outcomes.append(compare_years(points, yardstick).outcome)
        if len(outcomes) == FIRST and FIRST - outcomes.count(Outcome.UNCLEAR) <= FEW:
            break
    assert not {Outcome.NOT_ENOUGH, Outcome.NOT_MEASURED} & set(outcomes)
    return 100 * float(np.mean([outcome is not Outcome.UNCLEAR for outcome in outcomes]))


def shares_called(
    world: World, form: Form = Form.MONTH, *, count: int = SERIES, limit: Fraction = ANY
) -> float:
    """Of a hundred series of shares, how many are called changed."""
    tops, bottoms = draw(world, form, count=count, seed=11)
    rows = zip(tops.tolist(), bottoms.tolist(), strict=True)
    every = (points_of(top, bottom, form) for top, bottom in rows)
    return called_changed(every, replace(SHARE, meaningful=limit))


def medians_called(world: World, form: Form = Form.MONTH, *, count: int = SERIES) -> float:
    """The same of values without counts: days whose logarithm moves as shares do."""
    tops, bottoms = draw(world, form, count=count, seed=12)
    tenths = np.rint(200 * np.exp(5 * (tops / np.maximum(bottoms, 1) - world.base)))
    periods = periods_from(STARTS[form][0], date(2026, 6, 1), Calendar())
    every = (
        [
            Point(period=when, value=Fraction(int(day), 10))
            for when, day in zip(periods, row, strict=False)
        ]
        for row in tenths.tolist()
    )
    return called_changed(every, MEDIAN)


def called_by_the_plain_rule(
    world: World, form: Form = Form.MONTH, *, count: int = SERIES
) -> float:
    """The same by the spread within each year and Student's t, nothing allowed for."""
    length = STARTS[form][1]
    tops, bottoms = draw(world, form, count=count, seed=11)
    x, n = (a.reshape(count, 2, length).astype(float) for a in (tops, bottoms))
    rate = x.sum(2) / n.sum(2)
    squares = ((x - rate[:, :, None] * n) ** 2).sum(2) * length / (length - 1) / n.sum(2) ** 2
    beyond = stats.t.ppf(0.975, length - 1) * np.sqrt(squares.sum(1))
    return 100 * float(np.mean(np.abs(rate[:, 1] - rate[:, 0]) > beyond))


MANY = 100_000
"""So many cases that chance adds nothing to how alike periods are."""

STILL: dict[str, World] = {
    "chance alone": World(),
    "few cases": World(cases=40, base=0.95),
    "seasonal": World(season=0.05),
    "very seasonal": World(season=0.12),
    "alike by 0.3": World(alike=0.3, wander=0.03, cases=MANY),
    "alike by 0.45": World(alike=0.45, wander=0.03, cases=MANY),
    "alike by 0.6": World(alike=0.6, wander=0.03, cases=MANY),
    "scattered": World(scatter=0.03),
    "very scattered": World(scatter=0.08),
    "all three, 0.3": World(season=0.05, alike=0.3, wander=0.03, scatter=0.02, uneven=0.2),
    "all three, 0.6": World(season=0.05, alike=0.6, wander=0.03, scatter=0.02, uneven=0.2),
    "all three, mostly alike": World(season=0.05, alike=0.6, wander=0.04, scatter=0.01, uneven=0.2),
}
"""Series without a trend."""

FORMS = [Form.MONTH, Form.QUARTER]


@pytest.mark.parametrize("name", STILL)
@pytest.mark.parametrize("form", FORMS)
def test_shares_without_a_trend_are_not_called_changed(form: Form, name: str) -> None:
    """At most 5 in 100 series of months, and of quarters, are called changed."""
    assert shares_called(STILL[name], form) <= 5


@pytest.mark.parametrize("name", STILL)
@pytest.mark.parametrize("form", FORMS)
def test_values_without_a_trend_are_not_called_changed(form: Form, name: str) -> None:
    """At most 5 in 100 series of medians are called changed."""
    assert medians_called(STILL[name], form) <= 5


@pytest.mark.parametrize("name", ["alike by 0.3", "alike by 0.6", "all three, 0.6"])
def test_weeks_without_a_trend_are_not_called_changed(name: str) -> None:
    """At most 5 in 100 series of weeks are called changed."""
    assert shares_called(STILL[name], Form.WEEK, count=500) <= 5


@pytest.mark.parametrize("name", ["seasonal", "alike by 0.6", "all three, 0.6"])
def test_missing_months_cause_no_change(name: str) -> None:
    """At most 5 in 100 series that lack two months of each year are called changed."""
    assert shares_called(replace(STILL[name], missing=2)) <= 5


def test_the_plain_rule_cries_wolf() -> None:
    """The spread within each year alone calls a quarter of series changed that only wander."""
    assert called_by_the_plain_rule(STILL["alike by 0.6"]) > 25
    assert called_by_the_plain_rule(STILL["alike by 0.3"]) > 10


THREE_POINTS: dict[str, tuple[World, float]] = {
    "chance alone": (World(shift=0.03), 90),
    "seasonal": (World(shift=0.03, season=0.05), 90),
    "three thousand cases": (World(shift=0.03, cases=3_000), 98),
    "scattered by one point": (World(shift=0.03, scatter=0.01), 65),
}
"""A real change of three points at a thousand cases a month, and what is found at the least."""


@pytest.mark.parametrize("name", THREE_POINTS)
def test_three_points_are_found(name: str) -> None:
    """A real change of three points at 1,000 cases a month is found most of the time."""
    world, least = THREE_POINTS[name]
    assert shares_called(world, limit=Fraction(1)) >= least
