"""What a page says of an agency, a service or a promise that has ended, or will.

Takes a thing with its end, and what it belongs to. Gives a finished part, and the link to what
took its place. Must not know how anything was judged.
"""

from generator.gather import StandardFacts
from generator.model import Agency, Ending, Service
from generator.pages.parts import Ended, Link
from generator.pages.setting import Setting
from generator.sentences.endings import ending_sentence, is_past, standing_words

DEEP = "../../"
"""What leads from the page of an agency or a service to the site's root."""


def agency_ended(agency: Agency, setting: Setting, *, root: str = DEEP) -> Ended | None:
    """The end of an agency, for a page from which `root` leads to the site's root."""
    if agency.ended is None:
        return None
    return _told(agency.ended, "agency", agency_link(agency.ended, setting, root), setting)


def service_ended(
    service: Service, agency: Agency, setting: Setting, *, root: str = DEEP
) -> Ended | None:
    """The end of a service; of one that ended with its agency, the agency's."""
    if service.ended is None:
        return None
    if service.ended == agency.ended:
        link = agency_link(service.ended, setting, root)
        return _told(service.ended, "service", link, setting, inherited=True)
    return _told(service.ended, "service", service_link(service.ended, setting, root), setting)


def standard_ended(facts: StandardFacts, setting: Setting, *, root: str = DEEP) -> Ended | None:
    """The end of a promise; why, where it did not end with its service."""
    ended = facts.standard.ended
    if ended is None:
        return None
    note = ""
    if has_ended(ended, setting):
        note = standing_words(setting.tongue, withdrawn=facts.withdrawn)
    if ended == facts.service.ended:
        day = setting.facts.published.as_of
        words = ending_sentence(ended, "standard", day, setting.tongue, inherited=True)
        return Ended(words, note=note)
    link = standard_link(ended, facts.service, setting, root)
    return _told(ended, "standard", link, setting, note=note)


def _told(  # noqa: PLR0913 (the parts of one sentence)
    ended: Ending,
    kind: str,
    replacement: Link | None,
    setting: Setting,
    *,
    inherited: bool = False,
    note: str = "",
) -> Ended:
    day = setting.facts.published.as_of
    words = ending_sentence(ended, kind, day, setting.tongue, inherited=inherited)
    return Ended(words, setting.said(ended.reason), replacement, note)


def has_ended(ended: Ending | None, setting: Setting) -> bool:
    """Whether something has ended by the day of the build."""
    return is_past(ended, setting.facts.published.as_of)


def withdrawn_word(ended: Ending | None, setting: Setting) -> str:
    """The word for the lists in which something that ended still stands; "" for anything else."""
    return setting.say("Withdrawn") if has_ended(ended, setting) else ""


def agency_link(ended: Ending, setting: Setting, root: str) -> Link | None:
    """The agency that took the place of another."""
    agencies = {facts.agency.id: facts.agency for facts in setting.facts.agencies}
    found = agencies.get(ended.replacement or "")
    return Link(setting.said(found.name), f"{root}agencies/{found.id}/") if found else None


def service_link(ended: Ending, setting: Setting, root: str) -> Link | None:
    """The service that took the place of another."""
    services = {facts.service.id: facts.service for facts in setting.facts.services}
    found = services.get(ended.replacement or "")
    return Link(setting.said(found.name), f"{root}services/{found.id}/") if found else None


def standard_link(ended: Ending, service: Service, setting: Setting, root: str) -> Link | None:
    """The promise that took the place of another of this service; or of SERVICE/STANDARD."""
    owner, _, name = (ended.replacement or "").rpartition("/")
    wanted = (owner or service.id, name)
    for facts in setting.facts.standards:
        if (facts.service.id, facts.standard.id) == wanted:
            href = f"{root}services/{wanted[0]}/#{name}"
            return Link(setting.said(facts.standard.promise), href)
    return None
