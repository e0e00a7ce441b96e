"""Pages at old addresses: they lead on to where a thing stands today.

Takes the facts of the site. Gives finished views. A static site cannot answer with a redirect,
so each old address holds a page that refreshes at once, and a link for who is not taken along.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.gather import SiteFacts
from generator.pages.life_views import MovedPage
from generator.pages.parts import Link
from generator.pages.service import Sheet
from generator.pages.setting import Setting, tell_alternates
from generator.text import Text


def count_moved(facts: SiteFacts) -> int:
    """How many old addresses there are."""
    agencies = sum(len(one.agency.was) for one in facts.agencies)
    services = sum(len(one.service.was) for one in facts.services)
    journeys = sum(len(one.journey.was) for one in facts.journeys)
    improvements = sum(len(one.improvement.was) for one in facts.roadmap.improvements)
    return agencies + services + journeys + improvements


def tell_moved(setting: Setting) -> Iterator[Sheet]:
    """A page at every old address: agencies, services, journeys, improvements."""
    for one in setting.facts.agencies:
        for old in one.agency.was:
            yield _moved("agencies", old, one.agency.id, one.agency.name, setting)
    for each in setting.facts.services:
        for old in each.service.was:
            sheet = _moved("services", old, each.service.id, each.service.name, setting)
            yield _with_files(sheet, each.service.id, old, setting)
    for way in setting.facts.journeys:
        for old in way.journey.was:
            yield _moved("journeys", old, way.journey.id, way.journey.name, setting)
    for plan in setting.facts.roadmap.improvements:
        title = plan.improvement.title
        for old in plan.improvement.was:
            yield _moved("improvements", old, plan.improvement.id, title, setting)


def _moved(folder: str, old: str, new: str, name: Text, setting: Setting) -> Sheet:
    heading = setting.say("This page has moved")
    head = setting.head(f"{folder}/{old}/index.html", heading, section=folder)
    there = f"{folder}/{new}/index.html"
    head["canonical"], head["alternates"] = setting.absolute(there), tell_alternates(there, setting)
    page = MovedPage(
        **head,
        sentence=setting.say("It has a new address:"),
        target=Link(setting.said(name), f"../{new}/"),
    )
    return Sheet(page)


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
