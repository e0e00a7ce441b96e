"""How a standard is measured, in words.

Takes a measure. Gives text. Must not know results.
"""

from generator.model import Basis, Counts, FurtherFigure, Kind, Measure
from generator.sentences.tongue import Tongue

_KINDS = {
    Kind.SHARE: "A share of cases, in percent",
    Kind.MEAN: "An average",
    Kind.MEDIAN: "A median: half of the cases took less, half took more",
    Kind.PERCENTILE: "A percentile: {share} in 100 cases took this or less",
    Kind.RATE: "A rate: so many per {per}",
    Kind.COUNT: "A count",
    Kind.COST: "A cost per case",
    Kind.SCORE: "A score",
    Kind.SATISFACTION: "Answers to a question of a survey",
}

_ANSWERS = {
    Kind.SHARE: "The share of answers that are favourable, in percent",
    Kind.MEAN: "The mean of the answers, in points of their scale",
}
"""The kinds of figures of a survey's question."""

_BASES = {
    Basis.DUE: "Cases whose deadline fell in the period, finished or not",
    Basis.RECEIVED: "Cases received in the period",
    Basis.COMPLETED: "Only cases finished in the period",
    Basis.WAITING: "Cases still waiting at the end of the period",
    Basis.SNAPSHOT: "What was found on the day of the count",
}


def kind_words(measure: Measure | FurtherFigure, tongue: Tongue) -> str:
    """What kind of figure a measure gives."""
    of_survey = isinstance(measure, Measure) and measure.survey
    words = tongue.say(
        (_ANSWERS if of_survey else _KINDS)[measure.kind],
        share=measure.percentile or 0,
        per=tongue.count(measure.per or 1),
    )
    if measure.counts is Counts.FAILURES:
        failures = tongue.say("the agency counts the cases in which the promise was not kept")
        return f"{words}; {failures}"
    return words


def basis_words(basis: Basis, tongue: Tongue) -> str:
    """Which cases a figure is about."""
    return tongue.say(_BASES[basis])
