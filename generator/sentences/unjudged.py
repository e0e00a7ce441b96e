"""Why a result cannot be judged, in words.

Takes one published result. Gives the end of a sentence. Must not know how a verdict is reached.
"""

from generator.model import Kind
from generator.published import Result
from generator.sentences.numbers import value_words
from generator.sentences.tongue import Tongue
from generator.text import N_


def why_not_judged(result: Result, tongue: Tongue) -> str:
    """Why a row cannot be judged, as the end of a sentence, with the figures that cannot be."""
    part, whole = result.numerator, result.denominator
    if result.projected:
        return tongue.say("this figure is a projection, not a result")
    if result.faulty in _FAULTS:
        return tongue.say(_FAULTS[result.faulty])
    if result.kind is Kind.SHARE and part is not None and whole is not None and part > whole:
        words = N_("the agency reports {part} of {whole} cases, which is not possible")
        return tongue.say(words, part=tongue.count(part), whole=tongue.count(whole))
    if whole == 0:
        return tongue.say("the agency reports a result, but no cases")
    if result.value is not None and not result.faulty:
        value = value_words(result, tongue)
        return tongue.say("the agency reports {value}, which is not possible", value=value)
    return tongue.say("what the agency reports cannot be read as a result")


_FAULTS = {
    "duplicate-result": N_("the agency reports two different results for it"),
    "negative-count": N_("the agency reports fewer cases than none"),
    "result-after-end": N_("the promise had ended"),
    "period-against-cadence": N_(
        "results of this promise are reported for other periods than this"
    ),
}
"""What is wrong with a row, by the code of its fault, where its figures do not show it."""
