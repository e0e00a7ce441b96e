"""What is wrong with published data, in plain words: one sentence a code.

Takes codes. Gives sentences for the public, which blame nobody and show no figure.
Must not decide what is wrong.
"""

from generator.sentences.tongue import Tongue
from generator.text import N_, Text

_UNREAD = N_("The figure cannot be read as a result. It is not judged.")

FAULTS = {
    "numerator-above-denominator": N_(
        "The part is larger than the whole: so many of so few cases cannot be. It is not judged."
    ),
    "impossible-figure": N_(
        "The figure cannot be: a share above 100%, a result below zero, or one without cases. It "
        "is not judged."
    ),
    "negative-count": N_("A count is below zero. The result is not judged."),
    "negative-value": N_("A figure is below zero where it cannot be. It is not judged."),
    "count-not-whole": N_("A count is not a whole number. The result is not judged."),
    "count-too-large": N_("A count is too large to be one. The result is not judged."),
    "bad-number": _UNREAD,
    "duplicate-result": N_(
        "Two different results are given for the same period. Neither is judged."
    ),
    "period-against-cadence": N_(
        "The result is for another kind of period than the promise is reported by."
    ),
    "result-after-end": N_("A result is given for a time after the promise had ended."),
    "projected-figure": N_("The result was due, and only a projection is there. It is not judged."),
    "result-missing": N_("The result was due and is not there."),
    "suspended-without-reason": N_("Measuring was suspended, and no reason is given."),
    "value-disagrees": N_(
        "The figure published is not the one that its own counts give. The counts are used."
    ),
    "zero-to-confirm": N_(
        "A result of exactly 0% on 30 cases or more is not confirmed. It may be right."
    ),
    "extreme-value": N_("The result is far from all those before it. It may be right."),
    "same-result-repeated": N_(
        "Six periods or more in a row have the same result. It may be right."
    ),
    "open-cases-missing": N_(
        "Only finished cases are counted, and how many are still open is not reported."
    ),
    "answers-above-respondents": N_("More people answered than are said to have responded."),
    "respondents-above-offered": N_("More people responded than were asked."),
    "offered-above-customers": N_("More people were asked than used the service."),
    "scale-unlike-wording": N_(
        "The question speaks of ten points; its answers have fewer or more."
    ),
}
"""What is looked for in what is published, by code, in the order in which it is listed."""

LEFT_OUT = {
    "blank-key": N_("It is not said what the row is about."),
    "unknown-service": N_("The row names a service that is not on this scorecard."),
    "unknown-standard": N_("The row names a promise that the service has not made."),
    "undeclared-channel": N_("The row names a channel that the service does not have."),
    "undeclared-segment": N_("The row names a group that the service does not count."),
    "undeclared-statistic": N_("The row names a figure that the promise does not have."),
    "bad-period": N_("The row names no period that can be read."),
    "unclosed-quote": N_("A quotation mark in the row is never closed."),
    "cell-too-long": N_("A cell of the row is too long to be read."),
}
"""Why a row of a table that somebody else publishes was left out, by code."""

OTHER = N_("The figures cannot be used as they are published.")
"""What is said of every other fault."""


def fault_text(code: str) -> Text:
    """What is wrong, as a text in every language of the interface."""
    return Text.own(FAULTS.get(code) or LEFT_OUT.get(code) or OTHER)


def fault_words(code: str, tongue: Tongue) -> str:
    """What is wrong, in a sentence."""
    return tongue.say(FAULTS.get(code) or LEFT_OUT.get(code) or OTHER)


def found_words(findings: int, tongue: Tongue) -> str:
    """How many findings there are."""
    if not findings:
        return tongue.say("No faults were found.")
    return tongue.plural("{count} finding.", "{count} findings.", findings)


def looked_words(results: int, opinions: int, tongue: Tongue) -> str:
    """How much was looked at."""
    said = tongue.plural(
        "{count} row of results was looked at.", "{count} rows of results were looked at.", results
    )
    if not opinions:
        return said
    asked = tongue.plural(
        "So was {count} row about a survey.", "So were {count} rows about surveys.", opinions
    )
    return f"{said} {asked}"
