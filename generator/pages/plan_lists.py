"""Journeys and improvements in lists, as their own pages and those of other things show them.

Takes the facts of the site. Gives finished lists and links. Must not know what the page of a
journey or of an improvement says.
"""

from collections.abc import Iterable

from generator.gather import ImprovementFacts, JourneyFacts, StandardFacts
from generator.model import Priority
from generator.pages.parts import Definition, Link
from generator.pages.plan_parts import Line, LineList
from generator.pages.setting import Setting, plain_words
from generator.sentences.improvements import progress_sentence, stage_word
from generator.sentences.journeys import length_words, list_sentence
from generator.text import N_

ROOT = "../../"
"""What leads from the page of a service, an agency or a loop to the site's root."""


def journey_lines(
    journeys: tuple[JourneyFacts, ...], setting: Setting, root: str
) -> tuple[Line, ...]:
    """Journeys as lines of a list on a page whose root is `root`."""
    return tuple(
        Line(
            title=setting.said(facts.journey.name),
            href=f"{root}journeys/{facts.journey.id}/",
            sentence=list_sentence(facts, setting.tongue),
            of=length_words(facts, setting.tongue),
        )
        for facts in journeys
    )


def home_journeys(setting: Setting) -> LineList | None:
    """The journeys of the home page; None where there is none."""
    journeys = setting.facts.journeys
    if not journeys:
        return None
    return LineList(
        id="journeys",
        title=setting.say("Journeys"),
        intro=setting.say("What people go through, step by step, over several services."),
        lines=journey_lines(journeys, setting, ""),
    )


def part_of(services: tuple[str, ...], setting: Setting) -> list[Definition]:
    """The journeys that lead over any of some services, for a page two folders deep."""
    journeys = setting.facts.journeys_of(*services)
    if not journeys:
        return []
    links = tuple(
        Link(setting.said(one.journey.name), f"{ROOT}journeys/{one.journey.id}/")
        for one in journeys
    )
    return [Definition(setting.say("Part of these journeys"), links)]


# ---- improvements


def improvement_lines(
    found: Iterable[ImprovementFacts], setting: Setting, root: str, *, days: bool = False
) -> tuple[Line, ...]:
    """Improvements as lines of a list; `days` says how many days one is overdue."""
    return tuple(
        Line(
            title=setting.said(one.improvement.title),
            href=f"{root}improvements/{one.improvement.id}/",
            state=stage_word(one, setting.tongue),
            sentence=progress_sentence(one, setting.tongue, days=days),
            of=_of(one, setting),
        )
        for one in found
    )


_PRIORITIES = {
    Priority.HIGH: N_("high priority"),
    Priority.MEDIUM: N_("medium priority"),
    Priority.LOW: N_("low priority"),
}


def _of(facts: ImprovementFacts, setting: Setting) -> str:
    """The agency, and how much it matters."""
    parts = [plain_words(setting.said(facts.agency.agency.name))]
    if facts.improvement.priority is not None:
        parts.append(setting.say(_PRIORITIES[facts.improvement.priority]))
    return ", ".join(parts)


def service_improvements(service: str, setting: Setting) -> LineList | None:
    """What is improved about a service; None where nothing is."""
    found = setting.facts.roadmap.of_service(service)
    if not found:
        return None
    return LineList(
        id="improvements",
        title=setting.say("What is being improved"),
        lines=improvement_lines(found, setting, ROOT),
        more=Link(setting.say("All improvements"), f"{ROOT}improvements/"),
    )


def moved_by(facts: StandardFacts, setting: Setting) -> tuple[Link, ...]:
    """The improvements that should move a standard."""
    return _links(setting.facts.roadmap.of_standard(facts.service.id, facts.standard.id), setting)


def answered_by(loop: str, setting: Setting) -> list[Definition]:
    """The improvements that answer a feedback loop."""
    links = _links(setting.facts.roadmap.of_loop(loop), setting)
    return [Definition(setting.say("Improvements that answer it"), links)] if links else []


def _links(found: Iterable[ImprovementFacts], setting: Setting) -> tuple[Link, ...]:
    return tuple(
        Link(setting.said(one.improvement.title), f"{ROOT}improvements/{one.improvement.id}/")
        for one in found
    )
