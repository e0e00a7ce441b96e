"""Properties of change over time that hold for every series."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge.change import Point, compare_years
from generator.model import Outcome
from series import SHARE, counts

MONTHS = st.lists(st.tuples(st.integers(90, 110), st.integers(200, 220)), min_size=24, max_size=24)
FLIPPED = {
    Outcome.BETTER: Outcome.WORSE,
    Outcome.WORSE: Outcome.BETTER,
    Outcome.ROSE: Outcome.FELL,
    Outcome.FELL: Outcome.ROSE,
}
LEVELS = st.integers(-90, 90)


def series(months: Sequence[tuple[int, int]], *, times: int = 1) -> list[Point]:
    """A series from pairs of counts, each multiplied."""
    return counts("2024-04", [times * x for x, _ in months], [times * n for _, n in months])


def as_values(months: Sequence[tuple[int, int]]) -> list[Point]:
    """The same series without its counts."""
    return [replace(one, numerator=None, denominator=None) for one in series(months)]


MAKERS: list[Callable[[Sequence[tuple[int, int]]], list[Point]]] = [series, as_values]


def shifted(months: Sequence[tuple[int, int]], by: int) -> list[tuple[int, int]]:
    """The same months, the later year with so many more in each, within what is possible."""
    later = [(min(max(x + by, 0), n), n) for x, n in months[12:]]
    return [*months[:12], *later]


@given(MONTHS, LEVELS, st.integers(2, 1000))
def test_scaling_counts_changes_nothing(months: list[tuple[int, int]], by: int, times: int) -> None:
    """Counts in hundreds or in thousands give the same difference and the same outcome."""
    one, many = (
        compare_years(series(shifted(months, by), times=scale), SHARE) for scale in (1, times)
    )
    assert (one.outcome, one.difference, one.error) == (many.outcome, many.difference, many.error)


@pytest.mark.parametrize("make", MAKERS)
@given(months=MONTHS, by=LEVELS)
def test_reversing_the_years_reverses_the_outcome(
    make: Callable[[Sequence[tuple[int, int]]], list[Point]],
    months: list[tuple[int, int]],
    by: int,
) -> None:
    """What was better one way is worse the other way; no clear change stays so."""
    months = shifted(months, by)
    there, back = (
        compare_years(make(way), SHARE) for way in (months, [*months[12:], *months[:12]])
    )
    assert back.outcome is FLIPPED.get(there.outcome, there.outcome)
    assert back.difference == -(there.difference or 0)


@pytest.mark.parametrize("make", MAKERS)
@given(months=MONTHS, chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    make: Callable[[Sequence[tuple[int, int]]], list[Point]],
    months: list[tuple[int, int]],
    chance: random.Random,
) -> None:
    """Rows in any order give the same comparison, to the last bit."""
    points = make(months)
    mixed = points.copy()
    chance.shuffle(mixed)
    assert compare_years(mixed, SHARE) == compare_years(points, SHARE)
