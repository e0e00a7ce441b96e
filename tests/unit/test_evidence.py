"""Evidence of a loop: which periods are compared, and what the comparison comes to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge.change import Point
from generator.judge.evidence import Moment, measure
from generator.judge.yardstick import Turn
from generator.model import Change, Difference, Effect, Obstacle
from generator.periods import Form
from generator.quantities import Span
from making import period
from series import DAYS, SHARE, of_thousand, values

MONTHS = replace(SHARE, form=Form.MONTH)
DONE = date(2025, 8, 14)
LEVEL = [780] * 20
"""A share of 78 % in each month from January 2024 to August 2025."""


def moment(**said: Any) -> Moment:  # noqa: ANN401 (fields of Moment)
    """A change in August 2025, measured over three months, seen in February 2026."""
    known: dict[str, Any] = {"done": DONE, "after": 3, "as_of": date(2026, 2, 15)}
    return Moment(**{**known, "due_after": Span(30, "day"), **said})


def series(after: Sequence[int | None], before: Sequence[int | None] = LEVEL) -> list[Point]:
    """A share from January 2024 on: as it was until August 2025, then as it was after."""
    return of_thousand("2024-01", [*before, *after])


def change_of(found: Difference) -> Change:
    """The comparison behind a difference."""
    assert found.change is not None
    return found.change


def spans(found: Difference) -> tuple[str, str, str, str]:
    """The first and last periods after, and before."""
    change = change_of(found)
    assert change.now is not None
    assert change.before is not None
    windows = (change.now.first, change.now.last, change.before.first, change.before.last)
    one, two, three, four = (each.key for each in windows)
    return one, two, three, four


# ---- which periods


def test_the_first_three_full_months_against_the_same_a_year_earlier() -> None:
    """September to November after a change in August, against those months of the year before."""
    found = measure(series([840, 850, 845, 100]), MONTHS, moment())
    assert spans(found) == ("2025-09", "2025-11", "2024-09", "2024-11")
    assert (found.effect, found.like) == (Effect.BETTER, True)
    assert change_of(found).difference == Fraction(13, 2)


@pytest.mark.parametrize(
    ("done", "first"),
    [("2025-08-01", "2025-09"), ("2025-08-31", "2025-09"), ("2025-09-01", "2025-10")],
)
def test_the_month_of_the_change_is_in_neither(done: str, first: str) -> None:
    """A month that holds the day of the change is no full month after it."""
    found = measure(series([840] * 5), MONTHS, moment(done=date.fromisoformat(done)))
    assert spans(found)[0] == first


def test_as_many_months_as_the_loop_says() -> None:
    """With `after: 4` four months stand against four."""
    found = measure(series([840] * 5), MONTHS, moment(after=4))
    assert spans(found) == ("2025-09", "2025-12", "2024-09", "2024-12")


def test_without_a_year_before_the_three_months_before() -> None:
    """A young series falls back on the months just before, and says that they are unlike."""
    points = of_thousand("2024-12", [780] * 9 + [840, 850, 845])
    found = measure(points, MONTHS, moment())
    assert spans(found) == ("2025-09", "2025-11", "2025-05", "2025-07")
    assert (found.effect, found.like) == (Effect.BETTER, False)


def test_a_break_a_year_ago_leaves_the_months_just_before() -> None:
    """What was counted differently then may be counted alike now."""
    broken = replace(MONTHS, turns=(Turn(period("2024-12"), Obstacle.COUNTED),))
    found = measure(series([840, 850, 845]), broken, moment())
    assert (found.effect, found.like) == (Effect.BETTER, False)


def test_less_than_most_of_a_year_cannot_rule_the_season_out() -> None:
    """Seven months before a change show no clear one, however large: nobody knows the others."""
    points = of_thousand("2025-01", [780] * 8 + [840, 850, 845])
    found = measure(points, MONTHS, moment())
    assert (found.effect, found.seasonal, found.swing) == (Effect.UNCLEAR, True, None)
    assert change_of(found).difference == Fraction(13, 2)


@pytest.mark.parametrize(("lowest", "effect"), [(720, Effect.BETTER), (710, Effect.UNCLEAR)])
def test_a_change_has_to_be_larger_than_the_year_before_it_was_wide(
    lowest: int, effect: Effect
) -> None:
    """Against other months a rise of 6.5 points is clear where the year before spans 6, not 7."""
    points = of_thousand("2024-12", [780, lowest, *[780] * 7, 840, 850, 845])
    found = measure(points, MONTHS, moment())
    assert (found.effect, found.swing) == (effect, Fraction(780 - lowest, 10))


def test_months_before_a_break_tell_nothing_of_the_season() -> None:
    """What was counted differently does not make the year before known."""
    broken = replace(MONTHS, turns=(Turn(period("2025-02"), Obstacle.COUNTED),))
    found = measure(series([840, 850, 845]), broken, moment())
    assert (found.effect, found.swing) == (Effect.UNCLEAR, None)


def test_whole_years_hold_every_season() -> None:
    """Twelve months against twelve need no allowance for the time of year."""
    points = of_thousand("2024-08", [780, 700, *[780] * 11, *[840, 850] * 6])
    found = measure(points, MONTHS, moment(after=12, as_of=date(2026, 12, 1)))
    assert (found.effect, found.like, found.swing) == (Effect.BETTER, False, None)


def test_whole_numbers_that_move_alike_are_no_proof() -> None:
    """Medians in whole days that all fall by one may have been rounded down by chance."""
    days = replace(DAYS, form=Form.MONTH)
    one = measure(values("2024-01", [10] * 20 + [9, 9, 9]), days, moment())
    four = measure(values("2024-01", [10] * 20 + [6, 6, 6]), days, moment())
    assert (one.effect, four.effect) == (Effect.UNCLEAR, Effect.BETTER)


def test_a_year_earlier_is_before_the_change() -> None:
    """Of twelve months the last lies a year before its twin, in which the change was not made."""
    points = series([840] * 12)
    found = measure(points, MONTHS, moment(after=12, as_of=date(2026, 12, 1)))
    assert (spans(found)[2:], found.like) == (("2024-08", "2025-07"), False)


# ---- what it comes to


@pytest.mark.parametrize(
    ("after", "effect"),
    [
        ([840, 850, 845], Effect.BETTER),
        ([700, 710, 705], Effect.WORSE),
        ([780, 790, 785], Effect.UNCLEAR),
        ([700, 990, 850], Effect.UNCLEAR),
        ([840, None, 845], Effect.CANNOT_COMPARE),
    ],
)
def test_effect_follows_the_figures(after: list[int | None], effect: Effect) -> None:
    """Better or worse where it is clear and large enough, as in change over time."""
    assert measure(series(after), MONTHS, moment()).effect is effect


def test_without_a_direction_it_rose_or_fell() -> None:
    """Where nobody said which way is good, nothing is better."""
    undirected = replace(MONTHS, good=0)
    assert measure(series([840] * 3), undirected, moment()).effect is Effect.ROSE
    assert measure(series([700] * 3), undirected, moment()).effect is Effect.FELL


def test_values_that_do_not_pool_are_held_against_each_other() -> None:
    """Three medians that all fell by as much are better where less is good."""
    points = values("2024-01", [30] * 20 + [24, 25, 24])
    found = measure(points, replace(DAYS, form=Form.MONTH), moment())
    assert found.effect is Effect.BETTER
    assert change_of(found).down == 3


@pytest.mark.parametrize(
    ("as_of", "effect"),
    [("2025-11-20", Effect.TOO_EARLY), ("2025-12-30", Effect.TOO_EARLY), ("2025-12-31", None)],
)
def test_too_early_until_the_last_month_is_due(as_of: str, effect: Effect | None) -> None:
    """The third month may be reported until thirty days after it; then it is missing."""
    found = measure(series([840, 850]), MONTHS, moment(as_of=date.fromisoformat(as_of)))
    if effect is None:
        assert (found.effect, change_of(found).obstacle) == (
            Effect.CANNOT_COMPARE,
            Obstacle.FEW,
        )
    else:
        assert (found.effect, found.waits) == (effect, period("2025-11"))
        assert found.until == date(2025, 12, 30)


def test_what_was_suppressed_is_not_used() -> None:
    """A month that may not be shown is no part of any comparison."""
    points = [
        replace(point, usable=point.period.key != "2025-10") for point in series([840, 850, 845])
    ]
    found = measure(points, MONTHS, moment())
    assert (found.effect, change_of(found).obstacle) == (Effect.CANNOT_COMPARE, Obstacle.HIDDEN)


def test_a_break_at_the_change_leaves_nothing_to_compare() -> None:
    """Counted differently since the change: nobody can say what the change did."""
    broken = replace(MONTHS, turns=(Turn(period("2025-09"), Obstacle.COUNTED),))
    found = measure(series([840, 850, 845]), broken, moment())
    assert (found.effect, change_of(found).obstacle) == (Effect.CANNOT_COMPARE, Obstacle.COUNTED)


@pytest.mark.parametrize("form", [None, Form.DAY, Form.ROLLING])
def test_without_periods_that_follow_each_other_there_is_no_comparison(form: Form | None) -> None:
    """Nobody said how often results come, or they overlap."""
    found = measure(series([840] * 3), replace(SHARE, form=form), moment())
    assert (found.effect, change_of(found).obstacle) == (Effect.CANNOT_COMPARE, Obstacle.UNLIKE)


# ---- properties


@given(st.permutations(series([840, 850, 845])))
def test_order_of_the_series_does_not_matter(points: list[Point]) -> None:
    """The difference is the same in whatever order the rows come."""
    assert measure(points, MONTHS, moment()) == measure(series([840, 850, 845]), MONTHS, moment())


@given(st.lists(st.integers(0, 900), min_size=3, max_size=3), st.integers(0, 100))
def test_more_is_never_worse(after: list[int], more: int) -> None:
    """As many cases more in each month never turn better or unclear into worse."""
    order = [Effect.WORSE, Effect.UNCLEAR, Effect.BETTER]
    one = measure(series(after), MONTHS, moment()).effect
    other = measure(series([top + more for top in after]), MONTHS, moment()).effect
    assert order.index(other) >= order.index(one)
