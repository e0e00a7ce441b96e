"""Second statistics in words: what stands beside a result and is never judged.

Takes the facts of a standard. Gives a line or a cell a statistic. Must not know verdicts' words.
"""

from collections.abc import Iterator

from generator.gather import StandardFacts
from generator.model import FurtherFigure, Status
from generator.periods import Period
from generator.published import Result
from generator.sentences.numbers import counts_words, value_words
from generator.sentences.tongue import Tongue
from generator.text import N_

DASH = "\N{EN DASH}"


def also_of(facts: StandardFacts, statistic: str, period: Period) -> Result | None:
    """The row of a second statistic for a period; None where there is none."""
    found = (row for row in facts.also if row.statistic == statistic and row.period == period)
    return next(found, None)


def also_lines(facts: StandardFacts, tongue: Tongue) -> tuple[str, ...]:
    """A line for each second statistic beside the current result; none where it has no figure."""
    current = facts.current
    if current is None or current.value is None or current.statistic:
        return ()
    return tuple(_lines(facts, current.period, tongue))


def _lines(facts: StandardFacts, period: Period, tongue: Tongue) -> Iterator[str]:
    for one in facts.standard.measure.also:
        row = also_of(facts, one.id, period)
        name, figure = tongue.plain(one.name), _figure(row, tongue)
        counts = _counts(row, one, tongue)
        if counts:
            words = N_("{name}, {period}: {figure} ({counts}).")
        else:
            words = N_("{name}, {period}: {figure}.")
        when = tongue.period(period)
        yield tongue.say(words, name=name, period=when, figure=figure, counts=counts)


def _figure(row: Result | None, tongue: Tongue) -> str:
    """The figure, or the name of its absence."""
    if row is None:
        return tongue.say("not reported")
    if row.status in ABSENCES:
        return tongue.say(ABSENCES[row.status])
    return value_words(row, tongue) or tongue.say("not reported")


ABSENCES: dict[Status | None, str] = {
    Status.SUPPRESSED: N_("too few to publish"),
    Status.SUSPENDED: N_("not measured"),
    Status.NOT_APPLICABLE: N_("does not apply"),
    Status.NO_CASES: N_("no cases"),
    Status.NOT_JUDGED: N_("not a result that can be read"),
}
"""What is said where there is no figure, by what its row says; all else is not reported."""


def _counts(row: Result | None, statistic: FurtherFigure, tongue: Tongue) -> str:
    """The counts behind it, where a figure stands and they say more than it does."""
    if row is None or row.value is None or row.status in ABSENCES:
        return ""
    return "" if row.denominator is None and not statistic.per else counts_words(row, tongue)


def also_cells(facts: StandardFacts, period: Period, tongue: Tongue) -> tuple[str, ...]:
    """A cell of a table for each second statistic: its figure, a named absence, or a dash."""
    if not facts.standard.measure.also:
        return ()
    rows = (also_of(facts, one.id, period) for one in facts.standard.measure.also)
    return tuple(_figure(row, tongue) if row else DASH for row in rows)
