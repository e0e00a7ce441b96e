"""What comparing two years of results comes to.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, CSV, files or pages.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from generator.model.words import Kind
from generator.periods import Period


class Outcome(StrEnum):
    """What comparing a year of results with the year before comes to."""

    BETTER = "better"
    WORSE = "worse"
    ROSE = "rose"
    FELL = "fell"
    UNCLEAR = "no clear change"
    DIFFERENCE = "difference only"
    NOT_ENOUGH = "not enough"
    NOT_MEASURED = "not measured"


class Obstacle(StrEnum):
    """Why two years of results cannot be compared."""

    COUNTED = "counted differently"
    PROMISED = "promised differently"
    HIDDEN = "suppressed or not judged"
    FEW = "too few reported"
    UNLIKE = "no like period a year before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One of two years that are compared; its figures pool the periods reported in both."""

    first: Period
    last: Period
    reported: int
    numerator: int | None = None
    denominator: int | None = None
    value: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A period of the later window beside its like in the earlier; `place` counts from 0.

    `residual` is a whole number, to be multiplied by the `scale` of its `Working`.
    """

    place: int
    now: Period
    before: Period
    residual: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """The exact steps by which a comparison was decided, in the unit of the results.

    A pooled value is `factor` times numerator by denominator. `squares` adds up the residuals'
    squares, `neighbours` each times the next where their places are one apart. `likeness` is the
    second by the first, not below 0, plus `unseen`, at most `most`. `variance` is that of `tested`,
    the difference of the pooled values or, where nothing pools, the mean difference, of which then
    `needed` have to go its way (0 where sums are compared). `limit` is the least change worth
    telling; `good` is 1 where more is better, -1 where less is, 0 where nobody said.
    """

    steps: tuple[Match, ...]
    scale: Fraction
    factor: int
    squares: Fraction
    neighbours: Fraction
    likeness: Fraction
    unseen: Fraction
    most: Fraction
    variance: Fraction
    tested: Fraction
    limit: Fraction
    good: int
    needed: int = 0

    def residual(self, step: Match) -> Fraction:
        """By how much the two periods of a step differ otherwise than their windows do."""
        return step.residual * self.scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A year of results against the year before: `expected` periods, `compared` in both.

    `difference` is exact, in `unit`: of the pooled values or, where nothing pools, the middle one
    of the differences to the same period a year before, of which `up` are above zero and `down`
    below. `error` is its standard error, widened for `likeness`, the correlation of neighbouring
    periods; clear is what exceeds `critical` (Student's t with `freedom`) times `error`. `since`
    is the first period counted or promised differently. `working` has the exact steps.
    """

    kind: Kind
    unit: str
    outcome: Outcome
    obstacle: Obstacle | None = None
    since: Period | None = None
    now: Window | None = None
    before: Window | None = None
    expected: int = 0
    compared: int = 0
    difference: Fraction | None = None
    up: int = 0
    down: int = 0
    error: float | None = None
    freedom: int | None = None
    critical: Fraction | None = None
    likeness: float | None = None
    working: Working | None = None
