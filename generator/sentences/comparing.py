"""Comparisons in words: how long periods are, and why a result stands in no order.

Takes comparisons and lengths. Gives text; it says what is there and neither ranks nor praises.
Must not know pages.
"""

from collections.abc import Sequence

from generator.comparing import LEAST_CASES, Apart, Comparison, Length, length_of
from generator.gather import StandardFacts
from generator.sentences.cautions import cautions_of
from generator.sentences.counted import excluded_words
from generator.sentences.tongue import Tongue
from generator.sentences.unjudged import why_not_judged
from generator.sentences.verdicts import (
    WORDS,
    status_word,
)
from generator.text import N_

WEEK = Length(0, 7)

_APART = {
    Apart.WITHDRAWN: N_("The promise has ended."),
    Apart.PART: N_("The promise is about some of the cases only."),
    Apart.SAMPLE: N_("The figure is from a sample that does not stand for all cases."),
    Apart.UNCOUNTED: N_("The number of cases is not published."),
}


def length_words(length: Length, tongue: Tongue) -> str:
    """How much time a period covers: one month, 12 months, 28 days."""
    if length == WEEK:
        return tongue.say("one week")
    if length.months:
        return tongue.plural("one month", "{count} months", length.months)
    return tongue.plural("one day", "{count} days", length.days)


def apart_words(facts: StandardFacts, why: Apart, tongue: Tongue) -> str:
    """Why a standard stands in no order by result."""
    row = facts.current
    if why in _APART:
        return tongue.say(_APART[why])
    if why is Apart.FEW:
        return tongue.say("Fewer than {least} cases.", least=LEAST_CASES)
    if row is not None and why is Apart.ALONE:
        span = length_words(length_of(row.period), tongue)
        return tongue.say("No other result to compare covers {span}.", span=span)
    if row is not None and why is Apart.NOT_JUDGED:
        return tongue.say("Cannot be judged: {why}.", why=why_not_judged(row, tongue))
    if row is not None and row.status is None:
        return tongue.say("No period has been judged yet.")
    return tongue.say("{status}.", status=standing_word(facts, tongue))


def standing_word(facts: StandardFacts, tongue: Tongue) -> str:
    """The word of where a standard stands."""
    row = facts.current
    known = row is not None and row.status is not None
    return status_word(row, tongue) if row and known else tongue.say(WORDS[facts.status])


def figure_cautions(facts: StandardFacts, tongue: Tongue) -> str:
    """What to keep in mind with a figure that stands beside others; "" for nothing."""
    row = facts.current
    if row is None or row.status is None:
        return ""
    said = (excluded_words(row, facts.standard, tongue), *cautions_of(row, facts.standard, tongue))
    return " ".join(words for words in said if words)


def lengths_sentence(lengths: Sequence[Length], tongue: Tongue) -> str:
    """That results cover different lengths of time, and which; "" where all cover the same."""
    different = sorted(set(lengths))
    if len(different) < 2:  # noqa: PLR2004 (a difference takes two)
        return ""
    return tongue.say(
        "The newest results cover different lengths of time: {lengths}. Only results that cover "
        "the same length can be put in one order.",
        lengths=tongue.joined([length_words(length, tongue) for length in different]),
    )


def order_rule(tongue: Tongue) -> str:
    """Which results are put in order, and what the order does not say."""
    return tongue.say(
        "Each promise stands with its newest result. Only results on {least} cases or more that "
        "cover the same length of time are put in order. The order follows the result alone: "
        "it does not say why results differ.",
        least=LEAST_CASES,
    )


def placed_sentence(comparison: Comparison, tongue: Tongue) -> str:
    """How many of the standards stand in an order."""
    placed = sum(len(order.standards) for order in comparison.orders)
    whole = placed + len(comparison.apart)
    if not placed:
        return tongue.say("No two results here can be put in one order.")
    return tongue.plural(
        "{placed} of {count} promise can be put in order.",
        "{placed} of {count} promises can be put in order.",
        whole,
        placed=tongue.count(placed),
    )
