"""Where a loop stands on a day, and what all loops together come to.

Takes loops and the day that counts as today. Gives a `Standing` each, and `LoopFigures` of many.
Must not know results, words or files.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from generator.model import UNDECIDED, Decision, Loop, LoopFigures, Named, Standing, State

TO_DECIDE = timedelta(days=90)
"""Time for a decision, where a loop names no day."""

_OF_DECISION = {
    Decision.DECIDING: State.DECIDING,
    Decision.PLANNED: State.PLANNED,
    Decision.DONE: State.DONE,
    Decision.DECLINED: State.DECLINED,
}


def known_on(loop: Loop, as_of: date) -> Loop | None:
    """The loop as it was known on a day, without what came later; None before it was opened."""
    if loop.opened > as_of:
        return None
    if loop.answered is not None and loop.answered > as_of:
        loop = replace(loop, answered=None)
    if loop.evidence is not None and loop.evidence.named > as_of:
        loop = replace(loop, evidence=None)
    if loop.done is not None and loop.done > as_of:
        loop = replace(loop, done=None, decision=Decision.PLANNED if loop.due else None)
    if loop.decided is not None and loop.decided > as_of:
        loop = replace(loop, decided=None, decision=None, reason=None, due=None)
    return loop


def stand(loop: Loop, as_of: date) -> Standing:
    """Where a loop stands on a day on which it is known."""
    state = _state(loop)
    decide_by = loop.decide_by or loop.opened + TO_DECIDE
    owed = decide_by if state in UNDECIDED else loop.due if state is State.PLANNED else None
    overdue = owed if owed is not None and owed < as_of else None
    closed = _closed(loop, state)
    return Standing(
        state=state,
        decide_by=decide_by,
        overdue=overdue,
        closed=closed,
        on_time=_on_time(loop, state, closed, decide_by) if overdue is None else False,
    )


def _state(loop: Loop) -> State:
    if loop.decision is not None:
        return _OF_DECISION[loop.decision]
    return State.OPENED if loop.answered is None else State.ANSWERED


def _closed(loop: Loop, state: State) -> date | None:
    """The day on which it was closed: done, or declined, of which the answer is the latest sign."""
    if state is State.DONE:
        return loop.done
    return (loop.decided or loop.answered) if state is State.DECLINED else None


def _on_time(loop: Loop, state: State, closed: date | None, decide_by: date) -> bool | None:
    """Whether it was closed by its date; None while that has not come, or where a day is missing.

    What was done is held against the day it was due, what was declined against that of deciding.
    """
    by = loop.due if state is State.DONE else decide_by
    return closed <= by if closed is not None and by is not None else None


def when_named(loop: Loop) -> Named:
    """Whether the measure of a loop was named by the time it was planned, and done."""
    named = loop.evidence.named if loop.evidence else loop.opened
    if loop.done is not None and named > loop.done:
        return Named.AFTER_CHANGE
    if loop.decided is not None and named > loop.decided:
        return Named.AFTER_PLAN
    return Named.IN_TIME


def count_loops(found: Sequence[tuple[Loop, Standing]]) -> LoopFigures:
    """What loops come to, each counted once."""
    standings = [standing for _, standing in found]
    dated = [standing.on_time for standing in standings if standing.on_time is not None]
    answers = [loop.answered - loop.opened for loop, _ in found if loop.answered is not None]
    closings = [one.closed - loop.opened for loop, one in found if one.closed is not None]
    return LoopFigures(
        states=tuple((state, sum(one.state is state for one in standings)) for state in State),
        overdue=sum(one.overdue is not None for one in standings),
        answered=len(answers),
        answer_days=_median(answers),
        dated=len(dated),
        on_time=sum(dated),
        close_days=_median(closings),
    )


def _median(times: Iterable[timedelta]) -> Fraction | None:
    """The middle number of days; None of none."""
    days = sorted(time.days for time in times)
    half = len(days) // 2
    return Fraction(days[half] + days[-half - 1], 2) if days else None
