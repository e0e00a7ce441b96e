"""What is owed: for each promise, the periods its own cadence asks for, and when each is due.

Takes the book and the day that counts as today. Gives periods and days.
Must not know results, verdicts or words. A promise without a cadence owes no period of its own
accord; a promise without a target owes nothing.
"""

from collections.abc import Iterator
from datetime import date

from generator.judge.book import Book, Promise
from generator.periods import Period, form_of, period_of, periods_from


def owed_periods(promise: Promise, as_of: date) -> tuple[Period, ...]:
    """The periods of a promise that are over on `as_of`, from its first target or its beginning."""
    cadence, since = promise.standard.cadence, owed_since(promise)
    if cadence is None or since is None:
        return ()
    first = period_of(since, form_of(cadence), promise.calendar)
    periods = periods_from(first, as_of, promise.calendar)
    return tuple(period for period in periods if period.first >= since and period.last < as_of)


def owed_since(promise: Promise) -> date | None:
    """The first day of periods that owe a result; None for a promise that never had a target."""
    standard = promise.standard
    if not standard.targets:
        return None
    since = min(target.since.first for target in standard.targets)
    return since if standard.began is None else max(since, standard.began.first)


def all_owed(book: Book, as_of: date) -> Iterator[tuple[int, Period]]:
    """Every owed period with the position of its promise, in order."""
    for at, promise in enumerate(book.promises):
        for period in owed_periods(promise, as_of):
            yield at, period


def due_day(promise: Promise, period: Period) -> date:
    """The last day on which the result of a period is in time."""
    return promise.due_after.after(period.last)
