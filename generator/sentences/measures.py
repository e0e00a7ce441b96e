"""How a standard is measured, in words.

Takes a measure. Gives text. Must not know results.
"""

from generator.model import Basis, Cadence, Counts, FurtherFigure, Kind, Measure, StandardType
from generator.sentences.tongue import Tongue
from generator.text import N_

_KINDS = {
    Kind.SHARE: N_("A share of cases, in percent"),
    Kind.MEAN: N_("An average"),
    Kind.MEDIAN: N_("A median: half of the cases took less, half took more"),
    Kind.PERCENTILE: N_("A percentile: {share} in 100 cases took this or less"),
    Kind.RATE: N_("A rate: so many per {per}"),
    Kind.COUNT: N_("A count"),
    Kind.COST: N_("A cost per case"),
    Kind.SCORE: N_("A score"),
    Kind.SATISFACTION: N_("Answers to a question of a survey"),
}

_ANSWERS = {
    Kind.SHARE: N_("The share of answers that are favourable, in percent"),
    Kind.MEAN: N_("The mean of the answers, in points of their scale"),
}
"""The kinds of figures of a survey's question."""

TYPES = {
    StandardType.TIMELINESS: N_("Timeliness"),
    StandardType.ACCESS: N_("Access"),
    StandardType.ACCURACY: N_("Accuracy"),
    StandardType.SATISFACTION: N_("Satisfaction"),
    StandardType.COST: N_("Cost"),
    StandardType.BURDEN: N_("Burden"),
    StandardType.OTHER: N_("Other"),
}
"""What a promise is about, by itself."""

CADENCES = {
    Cadence.DAILY: N_("Daily"),
    Cadence.WEEKLY: N_("Weekly"),
    Cadence.MONTHLY: N_("Monthly"),
    Cadence.QUARTERLY: N_("Quarterly"),
    Cadence.HALF_YEARLY: N_("Half-yearly"),
    Cadence.YEARLY: N_("Yearly"),
    Cadence.FISCAL_QUARTERLY: N_("Fiscal quarterly"),
    Cadence.FISCAL_YEARLY: N_("Fiscal yearly"),
}
"""How often results come, at the beginning of a sentence."""

LONGER = {
    Cadence.DAILY: N_("daily"),
    Cadence.WEEKLY: N_("weekly"),
    Cadence.MONTHLY: N_("monthly"),
    Cadence.QUARTERLY: N_("quarterly"),
    Cadence.HALF_YEARLY: N_("half-yearly"),
    Cadence.YEARLY: N_("yearly"),
    Cadence.FISCAL_QUARTERLY: N_("fiscal quarterly"),
    Cadence.FISCAL_YEARLY: N_("fiscal yearly"),
}
"""How often results come, within a sentence."""

_BASES = {
    Basis.DUE: N_("Cases whose deadline fell in the period, finished or not"),
    Basis.RECEIVED: N_("Cases received in the period"),
    Basis.COMPLETED: N_("Only cases finished in the period"),
    Basis.WAITING: N_("Cases still waiting at the end of the period"),
    Basis.SNAPSHOT: N_("What was found on the day of the count"),
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
