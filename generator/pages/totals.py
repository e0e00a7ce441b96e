"""The totals of a page: a sentence and the counts it is made of, which add up.

Takes a tally. Gives a finished view. No share is printed, no grade, no order.
"""

from collections.abc import Iterator
from fractions import Fraction

from generator.gather import Tally
from generator.model import OWED, Status
from generator.pages.parts import Part, Totals
from generator.pages.setting import Setting
from generator.quantities import shown
from generator.sentences.tallies import kept_sentence, oldest_sentence
from generator.sentences.verdicts import WORDS

BESIDE = (
    Status.NO_TARGET,
    Status.NO_CASES,
    Status.NOT_DUE,
    Status.NOT_APPLICABLE,
    Status.SUSPENDED,
)

WITHDRAWN = "withdrawn"
"""The shape of what has ended, where a status has its own."""


def totals_view(tally: Tally, setting: Setting) -> Totals:
    """Kept n of m with every absence named."""
    parts, start = [], Fraction(0)
    for status in OWED:
        if count := tally.of(status):
            width = Fraction(100 * count, tally.owed)
            parts.append(_part(status, count, setting, start=start, width=width))
            start += width
    owed = setting.say("Owed a result")
    return Totals(
        sentence=kept_sentence(tally, setting.tongue),
        caption=setting.say("Standards that owed a result, each at its newest period"),
        parts=tuple(parts),
        owed=Part("", owed, setting.tongue.count(tally.owed)),
        beside=tuple(_beside(tally, setting)),
        oldest=oldest_sentence(tally, setting.tongue),
    )


def _beside(tally: Tally, setting: Setting) -> Iterator[Part]:
    """The standards that owed nothing, then those that ended."""
    for status in BESIDE:
        if tally.of(status):
            yield _part(status, tally.of(status), setting)
    if tally.withdrawn:
        count = setting.tongue.count(tally.withdrawn)
        yield Part(WITHDRAWN, setting.say("Withdrawn"), count)


def _part(
    status: Status,
    count: int,
    setting: Setting,
    *,
    start: Fraction | None = None,
    width: Fraction | None = None,
) -> Part:
    places = (f"{shown(place)}%" if place is not None else "" for place in (start, width))
    return Part(status.value, setting.say(WORDS[status]), setting.tongue.count(count), *places)
