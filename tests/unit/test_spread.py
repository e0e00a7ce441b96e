"""The spread between periods: the ratio estimator, pair by pair, against numpy and by hand."""

from fractions import Fraction

import numpy as np
import pytest
from scipy import stats  # type: ignore[import-untyped]  # scipy carries no types

from generator.judge.change import compare_years
from generator.judge.spread import MOST_LIKENESS, UNSEEN, Pair, measure_spread
from series import SHARE, counts


@pytest.mark.parametrize("form", ["2020-W10", "2024-04", "2024-Q2"])
def test_the_same_by_numpy_and_scipy(form: str) -> None:
    """Difference, standard error and critical value agree with a computation in floats."""
    length = {"W": 52, "Q": 4}.get(form[5], 12)
    chance = np.random.default_rng(7)
    bottoms = chance.integers(200, 2000, 2 * length)
    tops = chance.binomial(bottoms, chance.uniform(0.7, 0.9, 2 * length))

    change = compare_years(counts(form, tops.tolist(), bottoms.tolist()), SHARE)

    x, n = tops.reshape(2, length).astype(float), bottoms.reshape(2, length).astype(float)
    rate = x.sum(1) / n.sum(1)
    z = length * (x - rate[:, None] * n) / n.sum(1)[:, None]
    d = z[1] - z[0]
    likeness = min(max((d[1:] * d[:-1]).sum() / (d**2).sum(), 0) + 0.5, 0.9)
    error = np.sqrt(d.var(ddof=1) / length * (1 + likeness) / (1 - likeness))
    assert float(change.difference or 0) == pytest.approx(100 * (rate[1] - rate[0]))
    assert change.error == pytest.approx(100 * error)
    assert float(change.critical or 0) == pytest.approx(stats.t.ppf(0.975, length - 1), abs=1e-6)


def test_unpaired_the_variance_is_the_sum_of_both() -> None:
    """Where the years have nothing in common, the pairs give what each window by itself gives."""
    tops, olds = [52, 48, 52, 48], [42, 42, 38, 38]
    pairs = [
        Pair(at, new, 100, old, 100) for at, (new, old) in enumerate(zip(tops, olds, strict=True))
    ]

    spread = measure_spread(pairs)

    each = Fraction(4 * 2**2 * 4, 3 * 400**2)
    assert spread.variance == 2 * each * (1 + spread.likeness) / (1 - spread.likeness)


def of_hundred(new: list[int], old: list[int], *, places: list[int] | None = None) -> list[Pair]:
    """Pairs of a hundred cases each, at places one after the other unless told."""
    where = places or list(range(len(new)))
    return [Pair(at, a, 100, b, 100) for at, a, b in zip(where, new, old, strict=True)]


def test_what_both_years_share_cancels() -> None:
    """The same ups and downs in both years are the season, and no spread."""
    spread = measure_spread(of_hundred([60, 80, 70, 90], [50, 70, 60, 80]))

    assert (spread.variance, spread.difference) == (Fraction(0), Fraction(1, 10))
    assert spread.clear


def test_nothing_differs() -> None:
    """Without a difference nothing is clear, even where nothing varies."""
    assert not measure_spread(of_hundred([60] * 4, [60] * 4)).clear


def test_periods_that_swing_to_and_fro_are_allowed_for_all_the_same() -> None:
    """A correlation below zero is taken for none: what a year is too short to show is added."""
    assert measure_spread(of_hundred([60, 70] * 4, [60] * 8)).likeness == UNSEEN


def test_periods_that_drift_are_allowed_for_up_to_a_limit() -> None:
    """A slow drift is correlation near 1; at most 0.9 is allowed for."""
    drift = list(range(50, 98, 4))
    assert measure_spread(of_hundred(drift, [50] * 12)).likeness == MOST_LIKENESS


def test_periods_with_a_gap_between_them_are_no_neighbours() -> None:
    """Where every second month is missing, no correlation is seen."""
    drift = list(range(50, 98, 4))
    apart = list(range(0, 24, 2))
    assert measure_spread(of_hundred(drift, [50] * 12, places=apart)).likeness == UNSEEN
