"""What is owed: for each promise, the periods its own cadence asks for, and when each is due.

Takes the book and the day that counts as today. Gives periods and days.
Must not know results, verdicts or words. A promise without a cadence owes no period of its own
accord; a promise without a target owes nothing.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from generator.judge.book import Book, Promise, Track
from generator.judge.spans import judged_form
from generator.periods import Calendar, Form, Period, form_of, period_of, periods_from

ONE_DAY = timedelta(days=1)


def owed_periods(
    promise: Promise, as_of: date, *, channel: str = "", segment: str = ""
) -> tuple[Period, ...]:
    """The periods of a promise that are over on `as_of`, from its first target or its beginning.

    None goes on after the promise's end. `channel` and `segment` select targets about part of the
    cases. A promise that is judged over a longer span owes that span too; one that is judged over
    named periods, such as a season, owes nothing outside them.
    """
    cadence, since = promise.standard.cadence, _since(promise, channel, segment)
    if cadence is None or since is None:
        return ()
    owed = _over(form_of(cadence), since, promise, as_of)
    form = judged_form(promise)
    if form is Form.NAMED:
        owed = tuple(period for period in owed if _in_season(period, promise))
    return (
        owed if form in (None, form_of(cadence)) else (*owed, *_over(form, since, promise, as_of))
    )


def owes(promise: Promise, period: Period, *, channel: str = "", segment: str = "") -> bool:
    """Whether a promise owes the result of a period, once that is over.

    True for exactly the periods that `owed_periods` gives on a day late enough.
    """
    return owing(promise, channel=channel, segment=segment)(period)


def owing(promise: Promise, *, channel: str = "", segment: str = "") -> Callable[[Period], bool]:
    """What tells of one period after the other what `owes` does."""
    cadence, since = promise.standard.cadence, _since(promise, channel, segment)
    if cadence is None or since is None:
        return lambda _: False
    form, usual, named = judged_form(promise), form_of(cadence), promise.calendar.named

    def owed(period: Period) -> bool:
        if not _stands(period, promise, since):
            return False
        if form is Form.NAMED:
            return _in_season(period, promise) and (period.form is usual or period in named)
        return period.form in (usual, form)

    return owed


def _stands(period: Period, promise: Promise, since: date) -> bool:
    """Whether a promise stood all through a period."""
    ended = promise.standard.ended
    return period.first >= since and (ended is None or period.last <= ended.day)


def _in_season(period: Period, promise: Promise) -> bool:
    """Whether a period lies wholly in a named one; of a week at its edge nobody knows the rest."""
    seasons = promise.calendar.named
    return any(one.first <= period.first and period.last <= one.last for one in seasons)


def _over(form: Form, since: date, promise: Promise, as_of: date) -> tuple[Period, ...]:
    """The periods of a form that begin on or after a day, are over, and lie before the end."""
    ended = promise.standard.ended
    over = as_of - ONE_DAY if ended is None else min(as_of - ONE_DAY, ended.day)
    return _between(form, since, over, promise.calendar, as_of)


@lru_cache(maxsize=1 << 10)
def _between(
    form: Form, since: date, over: date, calendar: Calendar, as_of: date
) -> tuple[Period, ...]:
    """The periods of a form between two days, kept: most promises of a site owe the same."""
    if form is Form.NAMED:
        periods = calendar.named
    else:
        periods = periods_from(period_of(since, form, calendar), as_of, calendar)
    return tuple(period for period in periods if period.first >= since and period.last <= over)


def track_since(promise: Promise, track: Track) -> date | None:
    """The first day of periods that owe a result to the targets of one track."""
    key = (*track.selector, track.name)
    own = (target for target in promise.standard.targets if target.track == key)
    return _later(promise, [target.since.first for target in own])


def _since(promise: Promise, channel: str, segment: str) -> date | None:
    """The first day of periods that owe a result about some of the cases."""
    wanted = (channel, segment)
    targets = promise.standard.targets
    own = (target for target in targets if target.track[:2] == wanted)
    return _later(promise, [target.since.first for target in own])


def _later(promise: Promise, days: list[date]) -> date | None:
    began = promise.standard.began
    if not days:
        return None
    return min(days) if began is None else max(min(days), began.first)


def all_owed(book: Book, as_of: date) -> Iterator[tuple[int, str, str, tuple[Period, ...]]]:
    """All that is owed: the position of each promise, a channel and a group, and its periods."""
    for at, selectors in groupby(book.tracks, key=lambda track: track.promise):
        for channel, segment in dict.fromkeys(track.selector for track in selectors):
            promise = book.promises[at]
            yield (
                at,
                channel,
                segment,
                owed_periods(promise, as_of, channel=channel, segment=segment),
            )


def due_day(promise: Promise, period: Period) -> date:
    """The last day on which the result of a period is in time."""
    return promise.due_after.after(period.last)
