"""What was counted besides: cases left out, and failures where the agency counts those.

Takes one published result. Gives sentences and short words. Must not know verdicts.
"""

from fractions import Fraction

from generator.model import Standard
from generator.published import Result
from generator.quantities import shown
from generator.sentences.numbers import PARTS, PERCENT, with_unit
from generator.sentences.tongue import Tongue
from generator.text import NP_

MUCH_EXCLUDED = Fraction(10, 100)
"""The part of all cases above which those left out stand in the verdict sentence."""


def excluded_words(result: Result, standard: Standard, tongue: Tongue) -> str:
    """How many cases were left out, where they are many, and which, where all are of one sort."""
    left, counted = result.excluded or 0, result.denominator
    if not left or counted is None or Fraction(left, left + counted) <= MUCH_EXCLUDED:
        return ""
    share = shown(Fraction(100 * left, left + counted), (Fraction(0), Fraction(100)))
    sorts = standard.measure.excludes
    one, many = _LEFT_OUT[len(sorts) == 1]
    which = tongue.plain(sorts[0]) if len(sorts) == 1 else ""
    return tongue.plural(one, many, left, share=with_unit(share, PERCENT, tongue), which=which)


_LEFT_OUT = {
    False: NP_(
        "{count} more case was left out ({share} of all).",
        "{count} more cases were left out ({share} of all).",
    ),
    True: NP_(
        "{count} more case was left out ({share} of all): {which}.",
        "{count} more cases were left out ({share} of all): {which}.",
    ),
}
"""By whether it is known which cases they are."""


def failures_sentence(result: Result, tongue: Tongue) -> str:
    """The agency's own number where it counts the cases that broke the promise; "" elsewhere."""
    if not _counts_failures(result):
        return ""
    return tongue.say(
        "The agency counts the cases in which it was not kept: {broken} of {whole}.",
        broken=tongue.count(result.numerator or 0),
        whole=tongue.count(result.denominator or 0),
    )


def failed_words(result: Result, tongue: Tongue) -> str:
    """The same in a cell of a table: 1,204 not kept."""
    if not _counts_failures(result):
        return ""
    return tongue.say("{broken} not kept", broken=tongue.count(result.numerator or 0))


def _counts_failures(result: Result) -> bool:
    """Whether the numerator is a possible number of failures among the cases."""
    whole, failed = result.denominator, result.numerator
    counts = result.failures and result.kind in PARTS
    return counts and whole is not None and failed is not None and 0 <= failed <= whole
