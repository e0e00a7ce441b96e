"""Change over time: a year of results against the year before, and whether it is a change.

Takes one series of a standard and the standard's yardstick. Gives a `Change`.
Must not know files, frames or words. Reasons and figures: docs/decisions/0007.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, lcm
from typing import Any

from generator.judge.spread import (
    MOST_LIKENESS,
    UNSEEN,
    UNSEEN_IN_MONTHS,
    Pair,
    Spread,
    measure_spread,
)
from generator.judge.yardstick import Turn, Yardstick
from generator.model import Change, Match, Obstacle, Outcome, Window, Working
from generator.periods import Calendar, Form, Period, period_of

MOST = Fraction(5, 6)
"""Of the periods of a year, how many have to be reported (10 of 12, 4 of 4, 44 of 52); of values
that do not pool, how many have to differ from the year before in the same direction."""


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
    def figure(self) -> Fraction:
        """The value of a point that is reported."""
        return Fraction(0) if self.value is None else self.value

    @property
    def counts(self) -> tuple[int, int] | None:
        """What can be pooled with the counts of other periods."""
        if self.numerator is None or not self.denominator:
            return None
        return self.numerator, self.denominator


@dataclass(frozen=True, slots=True)
class Grain:
    """How periods of a form make a year: `pooled` of them against those `apart` periods before.

    One lasts so many `months`, or one week where that is 0.
    """

    months: int
    pooled: int
    apart: int


GRAINS = {
    Form.MONTH: Grain(1, 12, 12),
    Form.WEEK: Grain(0, 52, 52),
    Form.QUARTER: Grain(3, 4, 4),
    Form.FISCAL_QUARTER: Grain(3, 4, 4),
    Form.HALF: Grain(6, 1, 2),
    Form.YEAR: Grain(12, 1, 1),
    Form.FISCAL_YEAR: Grain(12, 1, 1),
    Form.ROLLING: Grain(1, 1, 12),
}
"""Forms that have a like period a year before; one against one has a difference, no judgement."""


@dataclass(frozen=True, slots=True)
class Like:
    """The same period of two years, reported in both; `place` is its position in its year."""

    place: int
    new: Point
    old: Point


@dataclass(frozen=True, slots=True)
class Windows:
    """Two stretches of time side by side, mostly years, `expected` periods each.

    `hidden` says that one of their points may not be used; `is_short` that they are
    shorter than a year.
    """

    now: Window
    before: Window
    expected: int
    likes: tuple[Like, ...]
    hidden: bool
    is_short: bool = False

    @property
    def unseen(self) -> Fraction:
        """The likeness of neighbouring periods that stretches of their length do not show."""
        return UNSEEN_IN_MONTHS if self.is_short else UNSEEN


def compare_years(points: Iterable[Point], yardstick: Yardstick) -> Change:
    """The newest year of a series against the year before, whatever the order of its points.

    That year ends with the newest point, reported or not: an owed period without a result is a
    point without a value, and a period that is not due is no point.
    """
    form = yardstick.form
    series = [point for point in points if form is None or point.period.form is form]
    nothing = Change(kind=yardstick.kind, unit=yardstick.unit, outcome=Outcome.NOT_MEASURED)
    if all(point.usable and point.value is None for point in series):
        return nothing
    newest = max((point.period for point in series), key=lambda one: (one.last, one.first))
    grain = GRAINS.get(newest.form)
    if grain is None:
        return replace(nothing, outcome=Outcome.NOT_ENOUGH, obstacle=Obstacle.UNLIKE)
    return compare_windows(_lay_out(series, newest, grain, yardstick.calendar), yardstick)


def _lay_out(series: Iterable[Point], newest: Period, grain: Grain, calendar: Calendar) -> Windows:
    """The year that ends with `newest` beside the one before."""
    known = {number_of(p.period, grain): p for p in series if p.period.form is newest.form}
    end = number_of(newest, grain) + 1
    places = range(end - grain.pooled, end)
    new = [known.get(place) for place in places]
    old = [known.get(place - grain.apart) for place in places]
    return Windows(
        open_window(new, newest, grain, calendar),
        open_window(old, earlier(newest, grain.apart, grain, calendar), grain, calendar),
        grain.pooled,
        tuple(
            Like(place, a, b)
            for place, (a, b) in enumerate(zip(new, old, strict=True))
            if a is not None and b is not None and a.reported and b.reported
        ),
        any(point is not None and not point.usable for point in (*new, *old)),
    )


def open_window(
    points: Sequence[Point | None], last: Period, grain: Grain, calendar: Calendar
) -> Window:
    """The window of as many periods as there are points that ends with `last`, without figures."""
    first = earlier(last, len(points) - 1, grain, calendar)
    reported = sum(point is not None and point.reported for point in points)
    return Window(first=first, last=last, reported=reported)


def number_of(period: Period, grain: Grain) -> int:
    """A number that is one more for each following period of the form."""
    if not grain.months:
        return period.last.toordinal() // 7
    return (period.last.year * 12 + period.last.month - 1) // grain.months


def earlier(period: Period, count: int, grain: Grain, calendar: Calendar) -> Period:
    """The period of the same form `count` periods before."""
    if not grain.months:
        return period_of(period.last - timedelta(weeks=count), period.form, calendar)
    year, month = divmod(period.last.year * 12 + period.last.month - 1 - count * grain.months, 12)
    return period_of(date(year, month + 1, 1), period.form, calendar)


def compare_windows(years: Windows, yardstick: Yardstick) -> Change:
    """What the comparison comes to, or the first thing that stands in its way."""
    none = Outcome.NOT_ENOUGH
    if turn := _turn_within(years, yardstick.turns):
        return _change(years, yardstick, none, obstacle=turn.obstacle, since=turn.period)
    if years.hidden:
        return _change(years, yardstick, none, obstacle=Obstacle.HIDDEN)
    if min(years.now.reported, years.before.reported) < MOST * years.expected:
        return _change(years, yardstick, none, obstacle=Obstacle.FEW)
    if years.expected == 1:
        return _subtract(years, yardstick)
    if yardstick.factor and len(_pairs_of_counts(years.likes)) == len(years.likes):
        return _compare_pooled(years, yardstick)
    return _compare_values(years, yardstick)


def _turn_within(years: Windows, turns: Iterable[Turn]) -> Turn | None:
    """The newest turn after the beginning of the earlier year, up to the end of the later."""
    start, end = years.before.first.first, years.now.last.last
    within = [turn for turn in turns if start < turn.period.first <= end]
    return max(within, key=lambda turn: turn.period, default=None)


def _subtract(years: Windows, yardstick: Yardstick) -> Change:
    """One period against one: the difference, of which nobody can say whether it is usual."""
    (one,) = years.likes
    return _change(
        years,
        yardstick,
        Outcome.DIFFERENCE,
        now=_filled(years.now, [one.new], one.new.figure),
        before=_filled(years.before, [one.old], one.old.figure),
        difference=one.new.figure - one.old.figure,
    )


def _compare_pooled(years: Windows, yardstick: Yardstick) -> Change:
    """Sums against sums: two pooled rates, against the spread of their periods."""
    factor = yardstick.factor
    spread = measure_spread(_pairs_of_counts(years.likes), years.unseen)
    now, before = spread.rate * factor, spread.rate_before * factor
    difference, limit = now - before, yardstick.limit(now, before)
    is_clear = spread.clear and abs(difference) >= limit
    return _change(
        years,
        yardstick,
        _outcome(difference, yardstick.good, is_clear=is_clear),
        now=_filled(years.now, [one.new for one in years.likes], now),
        before=_filled(years.before, [one.old for one in years.likes], before),
        difference=difference,
        error=spread.error * factor,
        working=_working(years.likes, spread, yardstick, limit=limit),
        **_test_of(spread),
    )


def _compare_values(years: Windows, yardstick: Yardstick) -> Change:
    """Values that do not pool: each against the same period a year before.

    Most have to go one way, their differences have to exceed what they usually are, and the
    middle one has to be worth telling.
    """
    pairs = _pairs_of_values(years.likes)
    least = _rounding(pairs) if years.is_short else Fraction(0)
    spread = measure_spread(pairs, years.unseen, least)
    steps = [one.new.figure - one.old.figure for one in years.likes]
    up, down = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    needed = ceil(MOST * len(steps))
    same_way = (up if spread.difference > 0 else down) >= needed
    now = _middle(one.new.figure for one in years.likes)
    before = _middle(one.old.figure for one in years.likes)
    step, limit = _middle(steps), yardstick.limit(now, before)
    is_clear = spread.clear and same_way and abs(step) >= limit
    working = _working(years.likes, spread, yardstick, limit=limit, needed=needed)
    outcome = _outcome(step, yardstick.good, is_clear=is_clear)
    found = {"difference": step, "up": up, "down": down, "error": spread.error}
    return _change(years, yardstick, outcome, working=working, **found, **_test_of(spread))


def _pairs_of_counts(likes: Iterable[Like]) -> list[Pair]:
    """What is weighed of periods that all have counts."""
    counted = ((one.place, one.new.counts, one.old.counts) for one in likes)
    return [Pair(place, *new, *old) for place, new, old in counted if new and old]


def _pairs_of_values(likes: Sequence[Like]) -> list[Pair]:
    """What is weighed of single values: whole numbers, each of the same number of cases."""
    common = lcm(*(p.figure.denominator for one in likes for p in (one.new, one.old)))
    return [
        Pair(one.place, int(one.new.figure * common), common, int(one.old.figure * common), common)
        for one in likes
    ]


def _rounding(pairs: Sequence[Pair]) -> Fraction:
    """The least variance of a mean difference: both values of a pair were rounded to one step."""
    step = Fraction(1, pairs[0].bottom)
    return step**2 / (6 * len(pairs))


def _middle(values: Iterable[Fraction]) -> Fraction:
    """The median."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[-half - 1]) / 2


def _outcome(difference: Fraction, good: int, *, is_clear: bool) -> Outcome:
    """The word for a difference: better or worse only where somebody said which way is good."""
    if not is_clear:
        return Outcome.UNCLEAR
    if good:
        return Outcome.BETTER if difference * good > 0 else Outcome.WORSE
    return Outcome.ROSE if difference > 0 else Outcome.FELL


def _filled(window: Window, points: Sequence[Point], value: Fraction) -> Window:
    """A window with its value, and the counts behind it where every point has them."""
    counts = [point.counts for point in points if point.counts]
    if len(counts) < len(points):
        return replace(window, value=value)
    top, bottom = (sum(column) for column in zip(*counts, strict=True))
    return replace(window, numerator=top, denominator=bottom, value=value)


def _test_of(spread: Spread) -> dict[str, Any]:
    """What was tested with, as fields of `Change`."""
    return {
        "freedom": spread.freedom,
        "critical": spread.critical,
        "likeness": float(spread.likeness),
    }


def _working(
    likes: Iterable[Like],
    spread: Spread,
    yardstick: Yardstick,
    *,
    limit: Fraction,
    needed: int = 0,
) -> Working:
    """The exact steps of a test, in the unit of the results; `needed` where nothing pools."""
    factor = 1 if needed else yardstick.factor
    scale = Fraction(factor, spread.scale)
    steps = (
        Match(one.place, one.new.period, one.old.period, residual)
        for one, residual in zip(likes, spread.residuals, strict=True)
    )
    return Working(
        steps=tuple(steps),
        scale=scale,
        factor=factor,
        squares=spread.squares * scale**2,
        neighbours=spread.neighbours * scale**2,
        likeness=spread.likeness,
        unseen=spread.unseen,
        most=MOST_LIKENESS,
        variance=spread.variance * factor**2,
        tested=spread.difference * factor,
        limit=limit,
        good=yardstick.good,
        needed=needed,
    )


def _change(
    years: Windows,
    yardstick: Yardstick,
    outcome: Outcome,
    **found: Any,  # noqa: ANN401 (fields of Change)
) -> Change:
    """The comparison of two years with what was found."""
    given = {"now": years.now, "before": years.before, **found}
    return Change(
        kind=yardstick.kind,
        unit=yardstick.unit,
        outcome=outcome,
        expected=years.expected,
        compared=len(years.likes),
        **given,
    )
