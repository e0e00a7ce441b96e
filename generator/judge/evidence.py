"""Evidence of a loop: the periods after a change against those before, by the rules of change.

Takes the published series of a standard, the day of the change, and the standard's yardstick.
Gives a `Difference`: a measured one, which proves no cause.
Must not know loops, files or words. Reasons: docs/decisions/0007 and 0008.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from generator.judge.change import (
    GRAINS,
    Grain,
    Like,
    Point,
    Windows,
    compare_windows,
    earlier,
    number_of,
    open_window,
)
from generator.judge.yardstick import Yardstick
from generator.model import Change, Difference, Effect, Obstacle, Outcome
from generator.periods import Form, Period, period_of, successor
from generator.quantities import Span

_EFFECTS = {
    Outcome.BETTER: Effect.BETTER,
    Outcome.WORSE: Effect.WORSE,
    Outcome.ROSE: Effect.ROSE,
    Outcome.FELL: Effect.FELL,
    Outcome.UNCLEAR: Effect.UNCLEAR,
}
"""What a comparison comes to; every other outcome is none."""

CLEAR = (Effect.BETTER, Effect.WORSE, Effect.ROSE, Effect.FELL)

MOST_OF_A_YEAR = Fraction(2, 3)
"""Of the year before a change, how much has to be known before a season can be told from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A change: the day it was `done`, and how many full periods `after` it are compared.

    `due_after` is how long a result may take, `as_of` the day that counts as today.
    """

    done: date
    after: int
    as_of: date
    due_after: Span


def measure(points: Iterable[Point], yardstick: Yardstick, moment: Moment) -> Difference:
    """What a series shows of a change: the first full periods after it, against those before.

    Those before are the same periods a year earlier, or, where these cannot be compared, as many
    before the change. A period that contains the day of the change is in neither.
    """
    form = yardstick.form
    grain = GRAINS.get(form) if form is not None else None
    if form is None or grain is None or form is Form.ROLLING:
        return _none(yardstick, Obstacle.UNLIKE)
    known = {number_of(p.period, grain): p for p in points if p.period.form is form}
    holder = period_of(moment.done, form, yardstick.calendar)
    wanted = _periods_after(holder, moment.after, yardstick)
    waits = _missing(wanted, known, grain, moment)
    if waits is not None:
        until = moment.due_after.after(waits.last)
        return Difference(effect=Effect.TOO_EARLY, waits=waits, until=until)
    return _compare(_Setting(known, grain, yardstick, moment), holder, wanted)


@dataclass(frozen=True, slots=True)
class _Setting:
    """A series by number of period, and what it is compared with."""

    known: Mapping[int, Point]
    grain: Grain
    yardstick: Yardstick
    moment: Moment

    def points(self, last: Period) -> list[Point | None]:
        """The points of as many periods as are compared, up to the last."""
        end = number_of(last, self.grain) + 1
        return [self.known.get(at) for at in range(end - self.moment.after, end)]


def _periods_after(holder: Period, count: int, yardstick: Yardstick) -> list[Period]:
    """The first full periods after the one that holds the day of the change."""
    found = [successor(holder, yardstick.calendar)]
    while len(found) < count:
        found.append(successor(found[-1], yardstick.calendar))
    return found


def _missing(
    wanted: Sequence[Period], known: Mapping[int, Point], grain: Grain, moment: Moment
) -> Period | None:
    """The last of the periods wanted, while any of them may still be reported in time."""
    open_ = [
        period
        for period in wanted
        if number_of(period, grain) not in known
        and moment.due_after.after(period.last) >= moment.as_of
    ]
    return wanted[-1] if open_ else None


def _compare(setting: _Setting, holder: Period, wanted: Sequence[Period]) -> Difference:
    grain, calendar = setting.grain, setting.yardstick.calendar
    year_before = earlier(wanted[-1], grain.apart, grain, calendar)
    if year_before.last < setting.moment.done:
        change = _held_against(setting, wanted[-1], year_before)
        if change.obstacle is None:
            return _difference(change, like=True)
    just_before = earlier(holder, 1, grain, calendar)
    found = _difference(_held_against(setting, wanted[-1], just_before), like=False)
    return found if _is_whole_years(setting) else _doubted(found, setting, holder)


def _is_whole_years(setting: _Setting) -> bool:
    """Whether each stretch holds every time of year as often."""
    return setting.moment.after % setting.grain.apart == 0


def _doubted(found: Difference, setting: _Setting, holder: Period) -> Difference:
    """A difference between two times of year, no clear one where the season may explain it.

    It has to exceed the distance between the highest and the lowest result of the year before the
    change, and most of that year has to be known.
    """
    swing = _swing(setting, holder)
    found = replace(found, swing=swing)
    change = found.change
    if change is None or change.difference is None or found.effect not in CLEAR:
        return found
    if swing is not None and abs(change.difference) > swing:
        return found
    change = replace(change, outcome=Outcome.UNCLEAR)
    return replace(found, change=change, effect=Effect.UNCLEAR, seasonal=True)


def _swing(setting: _Setting, holder: Period) -> Fraction | None:
    """How far the results of the year before the change lie apart; None where too few are known.

    Those from before they were counted or promised differently are not known.
    """
    end, year = number_of(holder, setting.grain), setting.grain.apart
    turns = [turn.period.first for turn in setting.yardstick.turns]
    since = max((day for day in turns if day <= holder.last), default=date.min)
    points = (setting.known.get(at) for at in range(end - year, end))
    values = [p.figure for p in points if p and p.reported and p.period.first >= since]
    return max(values) - min(values) if len(values) >= MOST_OF_A_YEAR * year else None


def _held_against(setting: _Setting, last: Period, last_before: Period) -> Change:
    """Two stretches of as many periods, the first of one against the first of the other."""
    new, old = setting.points(last), setting.points(last_before)
    grain, yardstick = setting.grain, setting.yardstick
    likes = tuple(
        Like(place, a, b)
        for place, (a, b) in enumerate(zip(new, old, strict=True))
        if a is not None and b is not None and a.reported and b.reported
    )
    windows = Windows(
        open_window(new, last, grain, yardstick.calendar),
        open_window(old, last_before, grain, yardstick.calendar),
        setting.moment.after,
        likes,
        any(point is not None and not point.usable for point in (*new, *old)),
        is_short=setting.moment.after < grain.apart,
    )
    return compare_windows(windows, yardstick)


def _difference(change: Change, *, like: bool) -> Difference:
    effect = _EFFECTS.get(change.outcome, Effect.CANNOT_COMPARE)
    return Difference(effect=effect, change=change, like=like)


def _none(yardstick: Yardstick, obstacle: Obstacle) -> Difference:
    outcome = Outcome.NOT_ENOUGH
    change = Change(kind=yardstick.kind, unit=yardstick.unit, outcome=outcome, obstacle=obstacle)
    return Difference(effect=Effect.CANNOT_COMPARE, change=change)
