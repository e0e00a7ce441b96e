"""What a standard says about comparing its results over time.

Takes a standard. Gives how its values pool, which way is good, how much is worth telling, and
from when on it was counted or promised differently. Must not know results.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from generator.judge.book import first_day
from generator.judge.columns import POOLED
from generator.model import Kind, Obstacle, Standard, Target, successions
from generator.periods import Calendar, Form, Period, form_of

PERCENT = "percent"

ONE_POINT = Fraction(1)
"""A difference in percent below this is no clear change, unless the project says otherwise."""

TWO_IN_A_HUNDRED = Fraction(2, 100)
"""The same for other units, as a part of the larger of the two values."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The first period that was counted, or promised, differently."""

    period: Period
    obstacle: Obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """What comparing needs to know of a standard.

    A value is `factor` times numerator by denominator; 0 where values never pool. `good` is 1
    where more is better, -1 where less is, 0 where nobody said. `meaningful` is in `unit`, None
    for the default. `form` is that of its cadence, None without one.
    """

    kind: Kind
    unit: str = PERCENT
    factor: int = 0
    good: int = 0
    meaningful: Fraction | None = None
    form: Form | None = None
    turns: tuple[Turn, ...] = ()
    calendar: Calendar = Calendar()

    def limit(self, value: Fraction, other: Fraction) -> Fraction:
        """The least difference between two values that is worth telling, in their unit."""
        if self.meaningful is not None:
            return self.meaningful
        if self.unit == PERCENT:
            return ONE_POINT
        return TWO_IN_A_HUNDRED * max(abs(value), abs(other))


def yardstick_of(
    standard: Standard,
    calendar: Calendar,
    *,
    as_of: date,
    good: int | None = None,
    meaningful: Fraction | None = None,
) -> Yardstick:
    """The yardstick of a standard on a day; `good` is a declared direction, else the target's."""
    measure, cadence = standard.measure, standard.cadence
    pooled = POOLED.get(measure.kind, 0)
    return Yardstick(
        kind=measure.kind,
        unit=measure.unit or PERCENT,
        factor=(measure.per or 0) if measure.kind is Kind.RATE else pooled,
        good=_good_way(standard, as_of) if good is None else good,
        meaningful=meaningful,
        form=None if cadence is None else form_of(cadence),
        turns=tuple(_turns(standard)),
        calendar=calendar,
    )


def _good_way(standard: Standard, as_of: date) -> int:
    """Which way the target in force points; 0 without a target, or where it has two ends."""
    begun = [target for target in standard.targets if first_day(target) <= as_of]
    newest = max(begun, key=lambda target: target.since, default=None)
    if newest is None or newest.between:
        return 0
    more = newest.at_least is not None or newest.more_than is not None
    less = newest.at_most is not None or newest.less_than is not None
    return more - less


def _turns(standard: Standard) -> Iterator[Turn]:
    """Where a series cannot be read across: breaks, and other words or another time promised."""
    for found in standard.breaks:
        yield Turn(found.at_period, Obstacle.COUNTED)
    for earlier, later in successions(standard):
        if earlier is not None and _is_other_promise(earlier, later, standard):
            yield Turn(later.since, Obstacle.PROMISED)


def _is_other_promise(earlier: Target, later: Target, standard: Standard) -> bool:
    """Whether something else was promised; another share of the same promise is not."""
    words = (earlier.promise or standard.promise, later.promise or standard.promise)
    times = (earlier.within, later.within)
    return words[0] != words[1] or (None not in times and times[0] != times[1])
