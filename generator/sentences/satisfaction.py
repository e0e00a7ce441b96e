"""Promises about satisfaction in words: their verdict is about those who answered, and says so.

Takes results whose cases are answers to a survey's question. Gives finished words; they state
figures and neither praise nor blame. Must not know how a verdict is reached.
"""

from generator.gather import StandardFacts
from generator.model import Kind, Status
from generator.published import Result
from generator.sentences.answers import favourable_words
from generator.sentences.asked import opinion_cautions
from generator.sentences.numbers import PERCENT, quantity, value_words
from generator.sentences.tongue import Tongue
from generator.text import N_

ANSWERED = {
    Status.MET: N_("Met among those who answered"),
    Status.MISSED: N_("Missed among those who answered"),
}
"""The words of a verdict that speaks of answers only."""

_SHARES = {
    (True, True): N_("{during}, of {whole} who answered, {part} ({value}) said {answers}."),
    (False, True): N_("{during}, {value} of {whole} who answered said {answers}, as published."),
    (False, False): N_(
        "{during} {value} of those who answered said {answers}, as published; how many "
        "they were is not reported."
    ),
}
"""By whether the favourable answers were counted, and whether it is known how many answered."""


def answered_figure(result: Result, tongue: Tongue) -> str:
    """The figure of a row of answers as a sentence, with the answers that count."""
    during, value = tongue.during(result.period), value_words(result, tongue)
    whole = tongue.count(result.denominator or 0)
    if result.kind is not Kind.SHARE or result.answers is None:
        words = N_("{during} the mean of {whole} answers was {value}.")
        if result.denominator is None:
            words = N_("{during} the mean of the answers was {value}.")
        return tongue.say(words, during=during, whole=whole, value=value)
    return tongue.say(
        _SHARES[result.kept is not None, result.denominator is not None],
        during=during,
        whole=whole,
        part=tongue.count(result.kept or 0),
        value=value,
        answers=favourable_words(result.answers, tongue),
    )


def spanning_words(facts: StandardFacts, tongue: Tongue) -> str:
    """That the interval holds the target, so that chance alone could have turned the verdict."""
    result, row = facts.current, facts.opinion
    if result is None or row is None or result.kind is not Kind.SHARE or row.share is None:
        return ""
    if row.low is None or row.high is None or result.status not in ANSWERED:
        return ""
    bounds = [bound for bound in (result.low, result.high) if bound is not None]
    if not any(row.low <= bound <= row.high for bound in bounds):
        return ""
    words = N_("The interval given by the source, {low} to {high}, spans the target.")
    if row.chance:
        words = N_("The chance variation among the answers, {low} to {high}, spans the target.")
    low, high = (quantity(end, PERCENT, tongue) for end in (row.low, row.high))
    return tongue.say(words, low=low, high=high)


def answered_cautions(facts: StandardFacts, tongue: Tongue) -> tuple[str, ...]:
    """Of whom the answers cannot speak; of a sum of periods no response rate is known."""
    asked, result, row = facts.asked, facts.current, facts.opinion
    if asked is None or result is None or result.value is None:
        return ()
    if row is not None:
        return opinion_cautions(row, asked.survey, tongue)
    return (tongue.say("Only those who answered are counted; others may think differently."),)
