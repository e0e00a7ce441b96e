"""The arithmetic behind a change over time, so that anyone can check it by hand.

Takes the facts of a standard. Gives lines of text, or the same as values for a program: the two
windows, every row with its file and line, the sums, the spread between periods, and the outcome in
the words of the page. It sees only what is published, and decides nothing.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from generator.gather import StandardFacts
from generator.model import Change, Match, Status, Window, Working
from generator.periods import Period
from generator.published import Result
from generator.quantities import plain
from generator.sentences.changes import change_sentence, change_word, windows_words
from generator.sentences.tongue import Tongue
from generator.sentences.verdicts import status_word

GOOD = {1: "more is better", -1: "less is better", 0: "nobody said which way is better"}
"""What a declared direction, or the target, says of a difference."""


LIMIT = "the site's meaningful_change, else 1 percentage point, or 2% of the larger value"
"""Where the least difference that is told comes from; where nothing pools, of the middle values."""


def explain_change(facts: StandardFacts, tongue: Tongue) -> list[str]:
    """How the newest change over time of a standard was reached, line by line."""
    name, change = f"{facts.service.id}/{facts.standard.id}", facts.change
    if change is None:
        return []
    parts = chain(
        _windows(change, tongue),
        _rows(facts, change, tongue),
        _sums(change),
        _test(change),
        [f"On the page: {change_sentence(change, tongue)}"],
    )
    head = f"{name}, change over time: {change_word(change, tongue)}"
    return [head, *(f"  {line}" for line in parts)]


def _windows(change: Change, tongue: Tongue) -> Iterator[str]:
    """Which stretches of time are compared, and how much of them was reported."""
    now, before = change.now, change.before
    if now is None or before is None:
        return
    yield f"Windows: {windows_words(change, tongue)}"
    yield (
        f"Reported: {now.reported} of {change.expected} in the later window, {before.reported} of "
        f"{change.expected} in the earlier, {change.compared} in both"
    )


def _rows(facts: StandardFacts, change: Change, tongue: Tongue) -> Iterator[str]:
    """The rows of both windows: side by side where they are compared, else one after the other."""
    rows = rows_within(facts, change)
    steps = change.working.steps if change.working else ()
    for step in steps:
        new, old = rows.pop(step.now), rows.pop(step.before)
        yield f"{step.place + 1}. {_figures(new, tongue)}"
        yield f"{step.place + 1}. {_figures(old, tongue)} (earlier window)"
    for row in rows.values():
        aside = "Left aside, not reported in both windows: " if steps else "Row: "
        yield f"{aside}{_figures(row, tongue)}"


def rows_within(facts: StandardFacts, change: Change) -> dict[Period, Result]:
    """The rows of the two windows by their period, oldest first."""
    windows = [window for window in (change.before, change.now) if window is not None]
    return {
        row.period: row
        for window in windows
        for row in facts.totals
        if row.status is not Status.NOT_DUE and _is_within(row.period, window)
    }


def _is_within(period: Period, window: Window) -> bool:
    return (
        period.form is window.last.form
        and window.first.first <= period.first
        and period.last <= window.last.last
    )


def _figures(row: Result, tongue: Tongue) -> str:
    """A row's period, file, line and figures; of a row without any, the word for it."""
    where = f"added up from {row.pooled} results" if row.pooled else str(row.place)
    head = f"{row.period.key}, {where}" if row.pooled or row.reported else row.period.key
    if row.value is None:
        return f"{head}: {status_word(row, tongue) or 'no result'}"
    counts = f"{row.kept} / {row.denominator}, " if row.kept is not None and row.denominator else ""
    return f"{head}: {counts}value {plain(row.value)}"


def _sums(change: Change) -> Iterator[str]:
    """The values of the two windows and their difference."""
    for name, window in (("Later", change.now), ("Earlier", change.before)):
        if window is not None and window.value is not None:
            yield f"{name} window: {_pooled(change, window)}{plain(window.value)}"
    working, difference = change.working, change.difference
    if difference is None:
        return
    if working is not None and working.needed:
        yield (
            f"Higher than in the earlier window: {change.up} of {change.compared}; lower: "
            f"{change.down}; {working.needed} have to go the way of the mean difference"
        )
        yield f"Mean difference: {plain(working.tested)}"
        yield f"Middle difference: {plain(difference)}"
    else:
        yield f"Difference: {plain(difference)}"


def _pooled(change: Change, window: Window) -> str:
    """The sums that a window's value is made of."""
    if change.working is None or window.numerator is None or window.denominator is None:
        return ""
    factor = change.working.factor
    times = f"{factor} x " if factor != 1 else ""
    return f"{times}{window.numerator} / {window.denominator} = "


def _test(change: Change) -> Iterator[str]:
    """The spread between periods, and what the difference is held against."""
    working = change.working
    if working is None or change.critical is None or change.freedom is None:
        return
    pairs = change.compared
    yield f"Residual of a pair: {_residual_rule(working)}"
    for step in working.steps:
        yield f"{step.place + 1}. {plain(working.residual(step))}"
    yield f"Residuals squared and added up: Q = {plain(working.squares)}"
    yield f"Each times the next, where their numbers follow: P = {plain(working.neighbours)}"
    yield (
        f"Likeness of neighbouring periods: P / Q, not below 0, plus {plain(working.unseen)}, at "
        f"most {plain(working.most)}: L = {plain(working.likeness)}"
    )
    yield f"Variance: Q x {pairs} / {pairs - 1} x (1 + L) / (1 - L) = {plain(working.variance)}"
    yield f"Standard error: its square root, {change.error:.15g}"
    yield (
        f"Critical value: Student's t at 95%, {pairs} - 1 = {change.freedom} degrees of freedom: "
        f"{plain(change.critical)}"
    )
    yield from _decision(change, working, change.critical)


def _residual_rule(working: Working) -> str:
    """How a residual is had from the rows, where sums are compared and where values are."""
    if working.needed:
        return f"(later value - earlier value - mean difference) / {len(working.steps)}"
    times = f"{working.factor} x " if working.factor != 1 else ""
    return (
        f"{times}(x - n X / N) / N of the later row, less the same of the earlier; x / n stands in "
        "the row, X / N are the sums of its window"
    )


def _decision(change: Change, working: Working, critical: Fraction) -> Iterator[str]:
    """What has to hold for a clear change, squares against squares, and whether it does."""
    left, right = working.tested**2, critical**2 * working.variance
    sign = ">" if left > right else "<" if left < right else "="
    more = "more than" if left > right else "within"
    yield (
        f"Difference squared against critical value squared x variance: {plain(left)} {sign} "
        f"{plain(right)}: {more} the usual variation"
    )
    size = abs(change.difference or Fraction(0))
    worth = ">=" if size >= working.limit else "<"
    yield f"Least change worth telling, {LIMIT}: {plain(size)} {worth} {plain(working.limit)}"
    yield f"Direction: {GOOD[working.good]}"


def change_values(facts: StandardFacts, tongue: Tongue) -> dict[str, object]:
    """The same for a program: numbers are plain decimals as text, exact or to 15 digits."""
    change = facts.change
    if change is None:
        return {}
    rows = rows_within(facts, change)
    return {
        "standard": f"{facts.service.id}/{facts.standard.id}",
        "outcome": change.outcome.value,
        "obstacle": change.obstacle.value if change.obstacle else None,
        "since": change.since.key if change.since else None,
        "unit": change.unit,
        "sentence": change_sentence(change, tongue),
        "expected": change.expected,
        "compared": change.compared,
        "now": _window_values(change.now),
        "before": _window_values(change.before),
        "rows": [_row_values(row) for row in rows.values()],
        "difference": None if change.difference is None else plain(change.difference),
        "up": change.up,
        "down": change.down,
        "test": _test_values(change),
    }


def _window_values(window: Window | None) -> dict[str, object] | None:
    if window is None:
        return None
    return {
        "first": window.first.key,
        "last": window.last.key,
        "reported": window.reported,
        "numerator": window.numerator,
        "denominator": window.denominator,
        "value": None if window.value is None else plain(window.value),
    }


def _row_values(row: Result) -> dict[str, object]:
    return {
        "period": row.period.key,
        "status": row.status.value if row.status else None,
        "path": row.place.path or None,
        "line": row.place.line or None,
        "numerator": row.kept,
        "denominator": row.denominator,
        "value": None if row.value is None else plain(row.value),
    }


def _test_values(change: Change) -> dict[str, object] | None:
    working = change.working
    if working is None or change.critical is None:
        return None
    return {
        "factor": working.factor,
        "needed_one_way": working.needed,
        "difference_tested": plain(working.tested),
        "residuals": [_step_values(step, working) for step in working.steps],
        "squares": plain(working.squares),
        "neighbours": plain(working.neighbours),
        "likeness": plain(working.likeness),
        "variance": plain(working.variance),
        "standard_error": change.error,
        "degrees_of_freedom": change.freedom,
        "critical_value": plain(change.critical),
        "least_change_told": plain(working.limit),
        "good": working.good,
    }


def _step_values(step: Match, working: Working) -> dict[str, object]:
    return {
        "place": step.place,
        "period": step.now.key,
        "period_before": step.before.key,
        "residual": plain(working.residual(step)),
    }
