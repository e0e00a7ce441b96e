"""One published row, and how rows are made of columns.

Takes a column of values for each field. Gives frozen `Result`s.
Must not know where the values come from, nor who shows them.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from fractions import Fraction
from typing import Any

from generator.diagnostics import Place
from generator.model import Kind, Question, Status, Target
from generator.periods import Period
from generator.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One published row: a period of a standard, in all or for one channel or group.

    `value`, `low`, `high` and `gap` are exact, in `unit`. `status` is None for a breakdown:
    the promise is about the total. `due` is the last day on which the result was in time.
    `track` is the place of its targets among those of its standard, -1 where none is about it;
    `headline` marks the rows of the first, `judges` those over the span that is judged, `beside`
    those of longer periods, which nobody owes and nothing counts; `copy` marks a result that stands
    once before, under another target. `pooled` is of how many parts the program added it up, 0
    where it was reported.
    `path` and `line` say where it stands, and take no part in comparison.
    `answers` is the question whose answers are its cases; None for all other results.
    `failures` says that the numerator counts the cases in which the promise was not kept.
    `ends` is the number of decimals a published value was printed with, None for counts.
    `odd` is the code of what is odd about it beside the other results, "" for nothing; `disagrees`
    says that a value published beside its counts is not what these give.
    """

    service: str
    standard: str
    period: Period
    channel: str
    segment: str
    statistic: str
    kind: Kind
    failures: bool
    numerator: int | None
    denominator: int | None
    excluded: int | None
    open: int | None
    open_late: int | None
    population: int | None
    value: Fraction | None
    ends: int | None
    unit: str
    status: Status | None
    target: Target | None
    low: Fraction | None
    high: Fraction | None
    strict: bool
    due: date
    track: int
    headline: bool
    judges: bool
    beside: bool
    copy: bool
    pooled: int
    reported: bool
    rounded: bool
    provisional: bool
    projected: bool
    unconfirmed: bool
    small: bool
    faulty: str
    odd: str
    disagrees: bool
    note: Text | None
    answers: Question | None
    path: str = field(compare=False)
    line: int = field(compare=False)

    @property
    def place(self) -> Place:
        """Its file and line; nowhere for one that no file holds."""
        return Place(self.path, self.line)

    @property
    def is_total(self) -> bool:
        """Whether the row is about all cases."""
        return not self.channel and not self.segment

    @property
    def kept(self) -> int | None:
        """The cases the share is about: those kept, also where failures were counted."""
        if self.numerator is None or not self.failures:
            return self.numerator
        return None if self.denominator is None else self.denominator - self.numerator

    @property
    def gap(self) -> Fraction | None:
        """How far the value is from the nearest bound of its target; below zero when below it."""
        bounds = [bound for bound in (self.low, self.high) if bound is not None]
        if self.value is None or not bounds:
            return None
        return min((self.value - bound for bound in bounds), key=abs)


# A slot is set through its descriptor: a frozen class sets each of its 42 fields by a call of its
# own, which made 12 microseconds a row. So it is 3, column by column.
_SETTERS = {one.name: getattr(Result, one.name).__set__ for one in fields(Result)}


def make_results(size: int, column_of: Callable[[str], Iterable[Any]]) -> tuple[Result, ...]:
    """As many rows as `size`; `column_of` gives the values of a field, one a row, in order."""
    rows = tuple(map(object.__new__, [Result] * size))
    for name, put in _SETTERS.items():
        deque(map(put, rows, column_of(name)), maxlen=0)
    return rows
