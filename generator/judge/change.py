"""Change over time: a year of results against the year before, and whether it is a change.

Takes one series of a standard and what the standard says about comparing. Gives a `Change`.
Must not know files, frames or words. Reasons and figures: docs/decisions/0004.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from generator.judge.book import first_day
from generator.judge.columns import POOLED
from generator.judge.spread import Pair, Spread, measure_spread
from generator.model import Change, Kind, Obstacle, Outcome, Standard, Target, Window
from generator.periods import Calendar, Form, Period, form_of, period_of

PERCENT = "percent"

ONE_POINT = Fraction(1)
"""A difference in percent below this is no clear change, unless the project says otherwise."""

TWO_IN_A_HUNDRED = Fraction(2, 100)
"""The same for other units, as a part of the larger of the two values."""

MOST = Fraction(5, 6)
"""Of the periods of a year: how many have to be reported (10 of 12, 4 of 4, 44 of 52), and of
values that do not pool how many have to differ from the year before in the same direction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The total of one period; a series has one point a period at most.

    `value` is exact, in the standard's unit, None where nothing was reported. `numerator` counts
    what the value is made of (the cases kept, also where failures were reported). `usable` is
    false for what was suppressed or could not be judged: nothing is concluded from its year.
    """

    period: Period
    numerator: int | None = None
    denominator: int | None = None
    value: Fraction | None = None
    usable: bool = True

    @property
    def reported(self) -> bool:
        """Whether there is a result that may be used."""
        return self.usable and self.value is not None

    @property
    def counted(self) -> bool:
        """Whether it has the counts to be pooled with others."""
        return self.numerator is not None and bool(self.denominator)


@dataclass(frozen=True, slots=True)
class Turn:
    """The first period that was counted, or promised, differently."""

    period: Period
    obstacle: Obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """What a standard says about comparing its results.

    A value is `factor` times numerator by denominator, None where values never pool. `good` is 1
    where more is better, -1 where less is, 0 where nobody said. `meaningful` is in `unit`, None
    for the default. `form` is that of its cadence, None without one.
    """

    kind: Kind
    unit: str = PERCENT
    factor: int | None = None
    good: int = 0
    meaningful: Fraction | None = None
    form: Form | None = None
    turns: tuple[Turn, ...] = ()
    calendar: Calendar = Calendar()


@dataclass(frozen=True, slots=True)
class _Grain:
    """How periods of a form make a year: `pooled` of them against those `apart` periods before.

    One lasts so many `months`, or one week where that is 0.
    """

    months: int
    pooled: int
    apart: int


_GRAINS = {
    Form.MONTH: _Grain(1, 12, 12),
    Form.WEEK: _Grain(0, 52, 52),
    Form.QUARTER: _Grain(3, 4, 4),
    Form.FISCAL_QUARTER: _Grain(3, 4, 4),
    Form.HALF: _Grain(6, 1, 2),
    Form.YEAR: _Grain(12, 1, 1),
    Form.FISCAL_YEAR: _Grain(12, 1, 1),
    Form.ROLLING: _Grain(1, 1, 12),
}
"""Forms that have a like period a year before; one against one has a difference, no judgement."""

Side = tuple[Point | None, ...]
"""A year: the point at each place, None where the series has none."""


def compare_years(points: Iterable[Point], yardstick: Yardstick) -> Change:
    """The newest year of a series against the year before, whatever the order of its points.

    That year ends with the newest point, reported or not: an owed period without a result is a
    point without a value, and a period that is not due is no point.
    """
    form = yardstick.form
    series = [point for point in points if form is None or point.period.form is form]
    change = Change(kind=yardstick.kind, unit=yardstick.unit, outcome=Outcome.NOT_MEASURED)
    if all(point.usable and point.value is None for point in series):
        return change
    newest = max((point.period for point in series), key=lambda one: (one.last, one.first))
    grain = _GRAINS.get(newest.form)
    if grain is None:
        return replace(change, outcome=Outcome.NOT_ENOUGH, obstacle=Obstacle.UNLIKE)
    sides = _lay_out(series, newest, grain)
    return _compare(_with_windows(change, sides, newest, yardstick), sides, yardstick)


def _lay_out(series: Iterable[Point], newest: Period, grain: _Grain) -> tuple[Side, Side]:
    """The year that ends with `newest` and the one before, place by place."""
    known = {_number(p.period, grain): p for p in series if p.period.form is newest.form}
    end = _number(newest, grain) + 1
    places = range(end - grain.pooled, end)
    now = tuple(known.get(place) for place in places)
    return now, tuple(known.get(place - grain.apart) for place in places)


def _number(period: Period, grain: _Grain) -> int:
    """A number that is one more for each following period of the form."""
    if not grain.months:
        return period.last.toordinal() // 7
    return (period.last.year * 12 + period.last.month - 1) // grain.months


def _earlier(period: Period, count: int, grain: _Grain, calendar: Calendar) -> Period:
    """The period of the same form `count` periods before."""
    if not grain.months:
        return period_of(period.last - timedelta(weeks=count), period.form, calendar)
    year, month = divmod(period.last.year * 12 + period.last.month - 1 - count * grain.months, 12)
    return period_of(date(year, month + 1, 1), period.form, calendar)


def _with_windows(
    change: Change, sides: tuple[Side, Side], newest: Period, yardstick: Yardstick
) -> Change:
    """The comparison with its two windows, which have no figures yet."""
    grain = _GRAINS[newest.form]
    now, before = (
        Window(
            first=_earlier(newest, back + grain.pooled - 1, grain, yardstick.calendar),
            last=_earlier(newest, back, grain, yardstick.calendar),
            reported=sum(point is not None and point.reported for point in side),
        )
        for side, back in zip(sides, (0, grain.apart), strict=True)
    )
    compared = len(_in_both(sides))
    return replace(change, now=now, before=before, expected=grain.pooled, compared=compared)


def _in_both(sides: tuple[Side, Side]) -> list[tuple[int, Point, Point]]:
    """The places that have a result in both years, with the points of both."""
    return [
        (place, new, old)
        for place, (new, old) in enumerate(zip(*sides, strict=True))
        if new is not None and old is not None and new.reported and old.reported
    ]


def _compare(change: Change, sides: tuple[Side, Side], yardstick: Yardstick) -> Change:
    """What the comparison comes to, or what stands in its way."""
    blocked = replace(change, outcome=Outcome.NOT_ENOUGH)
    if turn := _turn_within(change, yardstick.turns):
        return replace(blocked, obstacle=turn.obstacle, since=turn.period)
    if any(point is not None and not point.usable for side in sides for point in side):
        return replace(blocked, obstacle=Obstacle.HIDDEN)
    windows = [window for window in (change.now, change.before) if window is not None]
    if any(window.reported < MOST * change.expected for window in windows):
        return replace(blocked, obstacle=Obstacle.FEW)
    both = _in_both(sides)
    if change.expected == 1:
        return _subtract(change, both[0][1], both[0][2])
    if yardstick.factor and all(new.counted and old.counted for _, new, old in both):
        return _compare_pooled(change, both, yardstick.factor, yardstick)
    return _compare_values(change, both, yardstick)


def _turn_within(change: Change, turns: Iterable[Turn]) -> Turn | None:
    """The newest turn after the beginning of the earlier window, up to the end of the later."""
    if change.now is None or change.before is None:
        return None
    start, end = change.before.first.first, change.now.last.last
    within = [turn for turn in turns if start < turn.period.first <= end]
    return max(within, key=lambda turn: turn.period, default=None)


def _subtract(change: Change, new: Point, old: Point) -> Change:
    """One period against one: the difference, of which nobody can say whether it is usual."""
    now, before = _filled(change.now, [new], new.value), _filled(change.before, [old], old.value)
    difference = (new.value or 0) - (old.value or Fraction(0))
    return replace(
        change, outcome=Outcome.DIFFERENCE, now=now, before=before, difference=difference
    )


def _filled(window: Window | None, points: Sequence[Point], value: Fraction | None) -> Window | None:
    """A window with its figures; without counts where a point has none."""
    if window is None or not all(point.counted for point in points):
        return window and replace(window, value=value)
    return replace(
        window,
        numerator=sum(point.numerator or 0 for point in points),
        denominator=sum(point.denominator or 0 for point in points),
        value=value,
    )
