"""The spread between periods: whether two years differ by more than their periods usually do.

Takes the same periods of two years side by side. Gives the difference with its standard error,
exact throughout: no root is taken before the comparison, so that no machine decides otherwise.
Must not know periods, targets or words. Reasons and figures: docs/decisions/0007.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from generator.judge.student import critical_value

UNSEEN = Fraction(1, 2)
"""Added to the correlation of neighbouring periods: a year is too short to show all of it."""

UNSEEN_IN_MONTHS = Fraction(13, 20)
"""The same for stretches of less than a year, which show even less of it."""

MOST_LIKENESS = Fraction(9, 10)
"""The correlation that is allowed for at most; 1 would mean that a year says nothing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The same period in two years: what was counted, of how many cases.

    `place` is the period's position in its year; neighbours are one apart.
    """

    place: int
    top: int
    bottom: int
    top_before: int
    bottom_before: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Two pooled rates; `variance` is their difference's, with the allowance for `likeness`.

    `residuals` stand pair by pair over the common denominator `scale`; `squares` adds up their
    squares, `neighbours` each times the next where their places are one apart.
    """

    rate: Fraction
    rate_before: Fraction
    variance: Fraction
    likeness: Fraction
    freedom: int
    residuals: tuple[int, ...]
    scale: int
    squares: int
    neighbours: int
    unseen: Fraction = UNSEEN

    @property
    def difference(self) -> Fraction:
        """The later rate less the earlier."""
        return self.rate - self.rate_before

    @property
    def critical(self) -> Fraction:
        """How many standard errors the difference has to exceed."""
        return critical_value(self.freedom)

    @property
    def error(self) -> float:
        """The standard error, for print: nothing is decided by it."""
        return sqrt(self.variance)

    @property
    def clear(self) -> bool:
        """Whether the difference is more than the usual variation between periods."""
        return self.difference**2 > self.critical**2 * self.variance


def measure_spread(
    pairs: Sequence[Pair], unseen: Fraction = UNSEEN, least: Fraction = Fraction(0)
) -> Spread:
    """The rates of two years by the ratio estimator, their spread taken pair by pair.

    Takes at least two pairs, in order of place, with cases in each year. The residuals of a period
    in both years stand against each other, so what the season does to both cancels:
    s² = Σ(zᵢ − z'ᵢ)² · k/(k−1), zᵢ = (xᵢ − R·nᵢ)/N, times (1+r)/(1−r) for likeness r, of which
    `unseen` is the part that so few pairs cannot show. `least` is the least s², for values that
    were rounded before they were published.
    """
    top, bottom = sum(pair.top for pair in pairs), sum(pair.bottom for pair in pairs)
    top_before = sum(pair.top_before for pair in pairs)
    bottom_before = sum(pair.bottom_before for pair in pairs)
    # Residuals over a common denominator, so that they are whole numbers.
    scale, scale_before = bottom**2, bottom_before**2
    residuals = tuple(
        (pair.top * bottom - top * pair.bottom) * scale_before
        - (pair.top_before * bottom_before - top_before * pair.bottom_before) * scale
        for pair in pairs
    )
    squares = sum(residual**2 for residual in residuals)
    neighbours = _add_neighbours(pairs, residuals)
    likeness = _likeness(neighbours, squares, unseen)
    count = len(pairs)
    variance = max(Fraction(count * squares, (count - 1) * (scale * scale_before) ** 2), least)
    return Spread(
        Fraction(top, bottom),
        Fraction(top_before, bottom_before),
        variance * (1 + likeness) / (1 - likeness),
        likeness,
        count - 1,
        residuals,
        scale * scale_before,
        squares,
        neighbours,
        unseen,
    )


def _add_neighbours(pairs: Sequence[Pair], residuals: Sequence[int]) -> int:
    """Each residual times the next, where one period follows the other."""
    return sum(
        residuals[at] * residuals[at + 1]
        for at in range(len(pairs) - 1)
        if pairs[at + 1].place - pairs[at].place == 1
    )


def _likeness(neighbours: int, squares: int, unseen: Fraction) -> Fraction:
    """The correlation of neighbouring periods to allow for: what is seen, and what is not."""
    if not squares:
        return unseen
    seen = max(Fraction(neighbours, squares), Fraction(0))
    return min(seen + unseen, MOST_LIKENESS)
