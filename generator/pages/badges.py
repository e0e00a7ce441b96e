"""The badge of one promise: the word and the shape of its verdict, with its period.

Takes the facts of a standard. Gives finished words. Must not know letters, colours or SVG.

A badge is read alone. So it has no figure, never a verdict without its period, and it says where
there is something to keep in mind; a promise that is never read without another shows that one's
verdict too. No badge adds up several promises: there is no score of a service.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from generator.gather import StandardFacts
from generator.pages.embed_views import Badge, BadgeMark
from generator.pages.ended import has_ended, standard_ended
from generator.pages.parts import Verdict
from generator.pages.setting import Setting, plain_words

ELSEWHERE = "plain"
"""The shape where the result is left to the page."""

Told: TypeAlias = tuple[StandardFacts, Sequence[Verdict]]
"""A promise with the verdict of each of its targets."""


def tell_badge(one: StandardFacts, told: Sequence[Told], setting: Setting) -> Badge:
    """The badge of a promise; those that it is never read without are told behind it.

    Nothing is told where its result is left to the page.
    """
    tongue, say = setting.tongue, setting.say
    service = tongue.plain(one.service.name)
    ended = standard_ended(one, setting) if has_ended(one.standard.ended, setting) else None
    noted = any(verdict.cautions for _, verdicts in told for verdict in verdicts)
    words = _words(told, setting) if told else say("The result stands on the page, with its notes.")
    return Badge(
        lang=tongue.language,
        title=f"{service}: {tongue.plain(one.standard.promise)}",
        words=f"{plain_words(ended.sentence)} {words}" if ended else words,
        marks=_marks(one, told, setting),
        note=say("with notes") if noted and not ended else "",
        notice=say("Demonstration") if setting.site.demonstration else "",
    )


def _marks(one: StandardFacts, told: Sequence[Told], setting: Setting) -> tuple[BadgeMark, ...]:
    """That it ended, else its verdicts, else where they are."""
    ended = one.standard.ended
    if ended and has_ended(ended, setting):
        when = setting.tongue.short(ended.last)
        return (BadgeMark("withdrawn", setting.say("Withdrawn"), when),)
    if not told:
        words = setting.say("Result on its page")
        return (BadgeMark(ELSEWHERE, words, _when(one, setting)),)
    return tuple(_with_periods([mark for each in told for mark in _judged(*each, setting)]))


def _judged(
    one: StandardFacts, verdicts: Sequence[Verdict], setting: Setting
) -> Iterator[BadgeMark]:
    """A mark for the verdict of each target that holds at once."""
    for each, verdict in zip((one, *one.others), verdicts, strict=True):
        yield BadgeMark(verdict.status, plain_words(verdict.word), _when(each, setting))


def _with_periods(marks: Sequence[BadgeMark]) -> Iterator[BadgeMark]:
    """The marks, a period that several in a row share behind the last of them alone."""
    for mark, after in pairwise(marks):
        yield replace(mark, when="" if mark.when == after.when else mark.when)
    yield from marks[-1:]


def _when(one: StandardFacts, setting: Setting) -> str:
    """The period of the newest result; that there is none yet."""
    if one.current is None:
        return setting.say("no result yet")
    return setting.tongue.short(one.current.period)


def _words(told: Sequence[Told], setting: Setting) -> str:
    """Each verdict in full, for those who do not see the picture."""
    found: list[str] = []
    for number, (each, verdicts) in enumerate(told):
        if number:
            promise = setting.tongue.quoted(each.standard.promise)
            found.append(setting.say("Always read with this: “{promise}”", promise=promise))
        for one in verdicts:
            label = f"{plain_words(one.label)}: " if one.label else ""
            found.append(f"{label}{plain_words(one.word)}. {plain_words(one.sentence)}")
            found += (plain_words(caution) for caution in one.cautions)
    return " ".join(found)
