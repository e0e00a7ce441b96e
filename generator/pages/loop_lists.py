"""Loops in lists, as the ledger and the pages of services, agencies and the site show them.

Takes the facts of loops. Gives finished lists. Must not know what the page of a loop says.
"""

from collections.abc import Iterable, Iterator, Sequence

from generator.gather import LoopFacts
from generator.pages.loop_parts import LoopLine, LoopList
from generator.pages.parts import Link
from generator.pages.setting import Setting, plain_words
from generator.sentences.evidence import effect_word
from generator.sentences.loops import state_sentence, state_word

MOST = 5
"""Loops of a list beside other things; the ledger has all of them."""


def loop_path(loop: str) -> str:
    """Where the page of a loop stands."""
    return f"feedback/{loop}/index.html"


def loop_href(loop: str, root: str) -> str:
    """The address of a loop's page from a page whose root is `root`."""
    return f"{root}feedback/{loop}/"


def loop_lines(
    loops: Iterable[LoopFacts], setting: Setting, root: str, *, but: str = ""
) -> tuple[LoopLine, ...]:
    """Loops as lines of a list, in their order, each with its services `but` one."""
    return tuple(_line(facts, setting, root, but) for facts in loops)


def _line(facts: LoopFacts, setting: Setting, root: str, but: str) -> LoopLine:
    tongue = setting.tongue
    others = (one.service for one in facts.services if one.service.id != but)
    names = [plain_words(setting.said(service.name)) for service in others]
    effect = facts.difference
    return LoopLine(
        title=setting.said(facts.loop.title),
        href=loop_href(facts.loop.id, root),
        state=state_word(facts, tongue),
        sentence=state_sentence(facts, tongue),
        services=", ".join(names),
        effect=setting.say("Before and after: {word}", word=effect_word(effect, tongue))
        if effect
        else "",
    )


def service_loops(service: str, setting: Setting, root: str) -> LoopList | None:
    """What people said of a service; None where no loop is about it."""
    loops = setting.facts.feedback.of_service(service)
    if not loops:
        return None
    return LoopList(
        id="feedback",
        title=setting.say("What you told us"),
        loops=loop_lines(loops, setting, root, but=service),
        more=Link(setting.say("All feedback"), f"{root}feedback/"),
    )


def recent_loops(loops: Sequence[LoopFacts], setting: Setting, root: str) -> Iterator[LoopList]:
    """Loops closed lately and loops overdue; nothing where there is no loop at all."""
    if not loops:
        return
    closed = [one for one in loops if one.standing.is_closed]
    overdue = sorted(
        (one for one in loops if one.standing.overdue),
        key=lambda one: (one.standing.overdue, one.loop.id),
    )
    yield LoopList(
        id="feedback-closed",
        title=setting.say("Feedback closed lately"),
        loops=loop_lines(closed[:MOST], setting, root),
        empty=setting.say("No feedback loop has been closed yet."),
        more=Link(setting.say("All feedback"), f"{root}feedback/"),
    )
    yield LoopList(
        id="feedback-overdue",
        title=setting.say("Feedback overdue"),
        loops=loop_lines(overdue[:MOST], setting, root),
        intro=_left_out(len(overdue), setting),
        empty=setting.say("No feedback loop is overdue."),
    )


def _left_out(count: int, setting: Setting) -> str:
    if count <= MOST:
        return ""
    return setting.say(
        "{count} loops, of which the {most} that have waited longest are listed here.",
        count=setting.tongue.count(count),
        most=MOST,
    )
