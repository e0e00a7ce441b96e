"""Who a service is for, and which objectives of an agency its promises serve.

Takes the facts of a service or an agency. Gives finished parts. Must not know verdicts' rules.
"""

from generator.gather import AgencyFacts, StandardFacts
from generator.model import Agency, Audience, Objective
from generator.pages.ended import withdrawn_word
from generator.pages.parts import Link
from generator.pages.promise import look_of
from generator.pages.purpose_parts import AudienceCard, ObjectiveCard, Served
from generator.pages.setting import Setting
from generator.sentences.verdicts import WORDS, status_word


def audience_cards(audiences: tuple[Audience, ...], setting: Setting) -> tuple[AudienceCard, ...]:
    """The people a service is for, what they want, and what stands in their way."""
    return tuple(
        AudienceCard(
            name=setting.said(one.name),
            goal=setting.said(one.goal),
            barriers=tuple(setting.said(barrier) for barrier in one.barriers),
        )
        for one in audiences
    )


def objective_link(facts: StandardFacts, agency: Agency, setting: Setting) -> Link | None:
    """The objective that a promise serves, on the page of its agency."""
    found = next((one for one in agency.objectives if one.id == facts.standard.objective), None)
    if found is None:
        return None
    return Link(setting.said(found.text), f"../../agencies/{agency.id}/#{anchor_of(found)}")


def anchor_of(objective: Objective) -> str:
    """The anchor of an objective; its underscore keeps it apart from any other id."""
    return f"objective_{objective.id}"


def objective_cards(facts: AgencyFacts, setting: Setting) -> tuple[ObjectiveCard, ...]:
    """The objectives of an agency, each with the promises that serve it."""
    return tuple(_objective(one, facts, setting) for one in facts.agency.objectives)


def _objective(objective: Objective, facts: AgencyFacts, setting: Setting) -> ObjectiveCard:
    served = tuple(
        _served(item, setting)
        for service in facts.services
        for item in service.standards
        if item.standard.objective == objective.id
    )
    words = setting.tongue.plural(
        "{count} promise serves this objective:",
        "{count} promises serve this objective:",
        len(served),
    )
    if not served:
        words = setting.say("No promise serves this objective yet.")
    return ObjectiveCard(anchor_of(objective), setting.said(objective.text), words, served)


def _served(facts: StandardFacts, setting: Setting) -> Served:
    """One promise that serves an objective, with where it stands."""
    word = setting.say(WORDS[facts.status])
    if facts.current is not None and facts.current.status is not None:
        word = status_word(facts.current, setting.tongue)
    href = f"../../services/{facts.service.id}/#{facts.standard.id}"
    return Served(
        promise=Link(setting.said(facts.standard.promise), href),
        service=setting.said(facts.service.name),
        status=look_of(facts),
        word=word,
        note=withdrawn_word(facts.standard.ended, setting),
    )
