"""Pages at old addresses: they lead on to where a thing stands today.

Takes the facts of the site. Gives finished views. A static site cannot answer with a redirect,
so each old address holds a page that refreshes at once, and a link for who is not taken along.
"""

from collections.abc import Iterator
from dataclasses import replace
from posixpath import dirname, relpath

from generator.gather import ServiceFacts, SiteFacts
from generator.model import Service
from generator.pages.addresses import poster_path, service_path
from generator.pages.life_views import MovedPage
from generator.pages.parts import Link
from generator.pages.service import Sheet
from generator.pages.setting import Setting, tell_alternates
from generator.sentences.endings import has_promises
from generator.text import Text


def count_moved(facts: SiteFacts) -> int:
    """How many old addresses there are."""
    agencies = sum(len(one.agency.was) for one in facts.agencies)
    services = sum(len(one.service.was) for one in facts.services)
    posters = sum(len(_lost_posters(one.service, facts)) for one in facts.services)
    journeys = sum(len(one.journey.was) for one in facts.journeys)
    improvements = sum(len(one.improvement.was) for one in facts.roadmap.improvements)
    return agencies + services + posters + journeys + improvements


def tell_moved(setting: Setting) -> Iterator[Sheet]:
    """A page at every old address: agencies, services, journeys, improvements."""
    for one in setting.facts.agencies:
        for old in one.agency.was:
            yield _moved("agencies", old, one.agency.id, one.agency.name, setting)
    for each in setting.facts.services:
        for old in each.service.was:
            sheet = _moved("services", old, each.service.id, each.service.name, setting)
            yield _with_files(sheet, each.service.id, old, setting)
        for old in _lost_posters(each.service, setting.facts):
            yield _without_poster(old, each, setting)
    for way in setting.facts.journeys:
        for old in way.journey.was:
            yield _moved("journeys", old, way.journey.id, way.journey.name, setting)
    for plan in setting.facts.roadmap.improvements:
        title = plan.improvement.title
        for old in plan.improvement.was:
            yield _moved("improvements", old, plan.improvement.id, title, setting)


def _moved(folder: str, old: str, new: str, name: Text, setting: Setting) -> Sheet:
    here, there = f"{folder}/{old}/index.html", f"{folder}/{new}/index.html"
    return _lead_on(here, there, name, setting)


def _lead_on(here: str, there: str, name: Text, setting: Setting) -> Sheet:
    """A page at one path that leads to another, which is of something of this name."""
    heading = setting.say("This page has moved")
    head = setting.head(here, heading, section=here.partition("/")[0])
    head["canonical"], head["alternates"] = setting.absolute(there), tell_alternates(there, setting)
    page = MovedPage(
        **head,
        sentence=setting.say("It has a new address:"),
        target=Link(setting.said(name), f"{relpath(dirname(there), dirname(here))}/"),
    )
    return Sheet(page)


def _lost_posters(service: Service, facts: SiteFacts) -> tuple[str, ...]:
    """The ids under which a service had a poster, and has none: old ones, and of what ended."""
    if not service.standards:
        return ()
    gone = () if has_promises(service, facts.published.as_of) else (service.id,)
    return (*service.was, *gone)


def _without_poster(old: str, facts: ServiceFacts, setting: Setting) -> Sheet:
    """From a poster that is not there to the one that is, else to the service's page."""
    here, there = poster_path(old), service_path(facts.service.id)
    if has_promises(facts.service, setting.facts.published.as_of):
        there = poster_path(facts.service.id)
    return _lead_on(here, there, facts.service.name, setting)


def _with_files(sheet: Sheet, new: str, old: str, setting: Setting) -> Sheet:
    """The same page with where the service's files stand now: files cannot lead on."""
    here = f"services/{old}/index.html"
    files = tuple(
        Link(words, setting.file(f"services/{new}/results.{kind}", here))
        for words, kind in (
            (setting.say("Results as CSV"), "csv"),
            (setting.say("Results as JSON"), "json"),
        )
    )
    words = setting.say("Its files have moved with it. Programs that fetch them need the new one:")
    if not isinstance(sheet.page, MovedPage):
        raise TypeError(sheet.page.path)
    return replace(sheet, page=replace(sheet.page, files=files, files_sentence=words))
