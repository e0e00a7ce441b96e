"""Why a group, or a whole breakdown, is not shown: the rule, and never a figure.

Takes published rows. Gives sentences. Of a hidden group nothing is left but its name and its place
in a file, so that nothing else can be said of it: not even which of two tells too much.
"""

from collections.abc import Iterator, Sequence

from generator.gather import StandardFacts
from generator.model import Status
from generator.periods import Period
from generator.published import Result
from generator.sentences.tongue import Tongue
from generator.sentences.verdicts import status_word
from generator.text import N_


def is_dropped(rows: Sequence[Result]) -> bool:
    """Whether nothing is left of a breakdown of one period, because it is about too few."""
    hidden = any(row.status is Status.SUPPRESSED for row in rows)
    return hidden and all(row.value is None and row.denominator is None for row in rows)


def explain_hidden(
    facts: StandardFacts, tongue: Tongue, *, minimum: int, period: Period | None = None
) -> list[str]:
    """What hides groups of a standard in a period, or in the newest; no lines where nothing is."""
    wanted = period or (facts.current.period if facts.current else None)
    rows = [row for row in facts.parts if row.period == wanted]
    lines: list[str] = []
    for division in sorted({_division(row) for row in rows}):
        own = [row for row in rows if _division(row) == division]
        if any(row.status is Status.SUPPRESSED for row in own):
            lines += _explained(division, own, facts, tongue)
    return [*lines, *_rule(minimum, tongue)] if lines else []


def _division(row: Result) -> tuple[str, str]:
    return ("channel" if row.channel else "", row.segment.partition(":")[0])


def _explained(
    division: tuple[str, str], rows: Sequence[Result], facts: StandardFacts, tongue: Tongue
) -> Iterator[str]:
    """One breakdown: how much of it is hidden, and where the hidden rows stand."""
    name = tongue.say(" and ").join(filter(None, division))
    where = {
        "standard": f"{facts.service.id}/{facts.standard.id}",
        "period": tongue.period(rows[0].period),
        "division": name,
    }
    hidden = [row for row in rows if row.status is Status.SUPPRESSED]
    if is_dropped(rows):
        yield tongue.say("{standard}, {period}, by {division}: Not broken down: too few", **where)
    else:
        words = N_("{standard}, {period}, by {division}: {word}, {hidden} of {all} groups")
        said = {"word": status_word(hidden[0], tongue)}
        counts = {"hidden": tongue.count(len(hidden)), "all": tongue.count(len(rows))}
        yield tongue.say(words, **where, **said, **counts)
    for row in hidden:
        group = " ".join(filter(None, (row.channel, row.segment)))
        yield tongue.say("  Hidden: {group}, {place}", group=group, place=str(row.place))


def _rule(minimum: int, tongue: Tongue) -> Iterator[str]:
    """What the hidden groups are hidden by: the same words for each, whichever tells too much."""
    yield tongue.say(
        "  Rule: a group of fewer than {minimum} people, or of fewer than 30 who all had the same "
        "result, is too few to publish.",
        minimum=tongue.count(minimum),
    )
    yield tongue.say(
        "  Where the groups add up to the total, the smallest other group is hidden beside it, so "
        "that neither can be had by subtraction."
    )
    yield tongue.say(
        "  Where that is not enough, because of another sum that is published or was published "
        "before, the whole breakdown is not shown."
    )
