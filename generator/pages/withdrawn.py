"""The page of what has ended: every agency, service and promise, when, why, and what came after.

Takes the facts of the site. Gives a finished view. The last verdicts stay as they were.
"""

from collections.abc import Iterator
from functools import partial

from generator.gather import AgencyFacts, ServiceFacts, StandardFacts
from generator.pages.ended import agency_ended, has_ended, service_ended, standard_ended
from generator.pages.life_views import WithdrawnEntry, WithdrawnPage, WithdrawnSection
from generator.pages.parts import Ended, Link
from generator.pages.promise import look_of
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.sentences.verdicts import WORDS, status_word
from generator.text import C_

ROOT = "../"


def tell_withdrawn(setting: Setting) -> Sheet:
    """Everything that has ended, or that nothing has."""
    sections = tuple(section for section in _sections(setting) if section.entries)
    lede = setting.say(
        "What has ended keeps its page, its results and its last verdict. Once its last result is "
        "there, it no longer counts in “Standards kept”."
    )
    heading = setting.say(C_("a list", "Withdrawn"))
    head = setting.head("withdrawn/index.html", heading, description=lede, section="withdrawn")
    empty = "" if sections else setting.say("Nothing has been withdrawn.")
    return Sheet(WithdrawnPage(**head, lede=lede, sections=sections, empty=empty))


def _sections(setting: Setting) -> Iterator[WithdrawnSection]:
    """What has ended, of each kind."""
    site, over = setting.facts, partial(has_ended, setting=setting)
    agencies = (_agency(one, setting) for one in site.agencies if over(one.agency.ended))
    services = (_service(one, setting) for one in site.services if over(one.service.ended))
    standards = (_standard(one, setting) for one in site.standards if over(one.standard.ended))
    yield WithdrawnSection("agencies", setting.say("Agencies"), tuple(agencies))
    yield WithdrawnSection("services", setting.say("Services"), tuple(services))
    yield WithdrawnSection("standards", setting.say("Promises"), tuple(standards))


def _agency(facts: AgencyFacts, setting: Setting) -> WithdrawnEntry:
    agency = facts.agency
    name = Link(setting.said(agency.name), f"{ROOT}agencies/{agency.id}/")
    return WithdrawnEntry(name=name, ended=_told(agency_ended(agency, setting, root=ROOT)))


def _service(facts: ServiceFacts, setting: Setting) -> WithdrawnEntry:
    service = facts.service
    return WithdrawnEntry(
        name=Link(setting.said(service.name), f"{ROOT}services/{service.id}/"),
        of=setting.said(facts.agency.name),
        ended=_told(service_ended(service, facts.agency, setting, root=ROOT)),
    )


def _standard(facts: StandardFacts, setting: Setting) -> WithdrawnEntry:
    service, row = facts.service, facts.current
    word = setting.say(WORDS[facts.status])
    if row is not None and row.status is not None:
        word = status_word(row, setting.tongue)
    href = f"{ROOT}services/{service.id}/#{facts.standard.id}"
    return WithdrawnEntry(
        name=Link(setting.said(facts.standard.promise), href),
        of=setting.said(service.name),
        ended=_told(standard_ended(facts, setting, root=ROOT)),
        status=look_of(facts),
        word=word,
        period=setting.tongue.period(row.period) if row else "",
    )


def _told(ended: Ended | None) -> Ended:
    """What is said of something that is listed because it has ended."""
    if ended is None:
        raise TypeError("listed without an end")
    return ended
