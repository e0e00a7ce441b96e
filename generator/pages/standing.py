"""A promise as pages other than its service's show it: newest verdict, service, the way on.

Takes the facts of a standard. Gives a finished part. Must not know which page it stands on, nor
how a verdict is reached.
"""

from collections.abc import Iterable

from generator.gather import LoopFacts, StandardFacts
from generator.model import Status
from generator.pages.ended import withdrawn_word
from generator.pages.loop_lists import loop_href
from generator.pages.parts import Beside, Link
from generator.pages.plan_parts import NotedLink, Standing
from generator.pages.promise import change_words_of, verdict_view, verdict_views
from generator.pages.setting import Setting
from generator.sentences.loops import state_word

ROOT = "../../"


def tell_standing(
    facts: StandardFacts,
    setting: Setting,
    *,
    beside: Iterable[StandardFacts] = (),
    changed: bool = False,
    named: bool = True,
) -> Standing:
    """A promise with where it stands, on a page two folders deep.

    `beside` are the standards it is never read without; `changed` asks how its results moved,
    `named` whether its service has to be said.
    """
    standard, href = facts.standard, _href(facts)
    missed = any(each.status is Status.MISSED for each in (facts, *facts.others))
    way = Link(setting.say("Did this happen to you? What you can do"), href)
    return Standing(
        promise=Link(setting.quoted(standard.promise), href),
        service=setting.said(facts.service.name) if named else "",
        verdicts=tuple(verdict_views(facts, setting)),
        beside=tuple(_beside(other, setting) for other in beside),
        change=change_words_of(facts, setting) if changed else "",
        note=withdrawn_word(standard.ended, setting),
        redress=way if missed and not facts.withdrawn else None,
    )


def _href(facts: StandardFacts) -> str:
    return f"{ROOT}services/{facts.service.id}/#{facts.standard.id}"


def _beside(facts: StandardFacts, setting: Setting) -> Beside:
    promise = setting.quoted(facts.standard.promise)
    return Beside(promise, _href(facts), verdict_view(facts, setting))


def loop_states(loops: Iterable[LoopFacts], setting: Setting) -> tuple[NotedLink, ...]:
    """Loops as links, each with where it stands."""
    return tuple(
        NotedLink(
            Link(setting.said(one.loop.title), loop_href(one.loop.id, ROOT)),
            Link(state_word(one, setting.tongue)),
        )
        for one in loops
    )
