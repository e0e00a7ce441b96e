"""The home page: what this is, how many standards were kept, what changed, every agency.

Takes the facts of the site. Gives a finished view.
"""

from collections.abc import Iterable
from datetime import date

from generator.gather import StandardFacts
from generator.model import Status
from generator.pages.lists import agency_lines
from generator.pages.loop_lists import recent_loops
from generator.pages.parts import Entries, Entry, Link
from generator.pages.plan_lists import home_journeys
from generator.pages.promise import look_of
from generator.pages.reported import report_site
from generator.pages.search import search_form
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.pages.totals import totals_view
from generator.pages.views import HomePage
from generator.sentences.reporting import nothing_missing
from generator.sentences.tallies import kept_sentence
from generator.sentences.verdicts import verdict_saying

MOST = 10
"""Entries of one list; the rest is counted in a sentence."""


def tell_home(setting: Setting) -> Sheet:
    """The home page."""
    site, tally = setting.site, setting.facts.tally
    lede = setting.say(
        "What public services promise the people who use them, and whether each promise was kept. "
        "Every figure comes with its counts, and what is missing is named."
    )
    title = setting.tongue.plain(site.title)
    heading = setting.said(site.title)
    description = kept_sentence(tally, setting.tongue)
    page = HomePage(
        **setting.head("index.html", heading, description=description, title=title),
        lede=lede,
        totals=totals_view(tally, setting),
        lists=tuple(_lists(setting)),
        reporting=report_site(setting),
        journeys=home_journeys(setting),
        loops=tuple(recent_loops(setting.facts.feedback.loops, setting, "")),
        agencies=agency_lines(setting, ""),
        standards=Link(setting.say("All promises and where they stand"), "standards/")
        if setting.facts.standards
        else None,
        services=Link(setting.say("All services A to Z"), "services/"),
        search=search_form(setting, "search/"),
    )
    return Sheet(page)


def _lists(setting: Setting) -> Iterable[Entries]:
    standards = setting.facts.standards
    judged = [item for item in standards if _may_be_listed(item)]
    yield _entries(
        "newly-missed",
        setting.say("Newly missed"),
        [item for item in judged if _turned(item, Status.MET, Status.MISSED)],
        setting,
        empty=setting.say("No standard that was met before is missed in its newest result."),
    )
    yield _entries(
        "recovered",
        setting.say("Met again"),
        [item for item in judged if _turned(item, Status.MISSED, Status.MET)],
        setting,
        empty=setting.say("No standard that was missed before is met in its newest result."),
    )
    yield _entries(
        "not-reported",
        setting.say("Not reported"),
        sorted((item for item in standards if item.status is Status.NOT_REPORTED), key=_due),
        setting,
        empty=nothing_missing(setting.facts.register(setting.facts.services), setting.tongue),
    )


def _due(item: StandardFacts) -> date:
    """Since when a missing result is owed."""
    return item.current.due if item.current else date.max


def _may_be_listed(item: StandardFacts) -> bool:
    """Small numbers, zeros to confirm, provisional figures and what ended stay out of lists."""
    row = item.current
    if row is None or item.withdrawn:
        return False
    return not (row.small or row.unconfirmed or row.provisional)


def _turned(item: StandardFacts, before: Status, now: Status) -> bool:
    return item.status is now and item.before is not None and item.before.status is before


def _entries(
    name: str, title: str, found: list[StandardFacts], setting: Setting, *, empty: str
) -> Entries:
    intro = ""
    if len(found) > MOST:
        intro = setting.say(
            "{count} standards, of which the first {most} are listed here; all are in the data.",
            count=setting.tongue.count(len(found)),
            most=MOST,
        )
    return Entries(
        id=name,
        title=title,
        entries=tuple(_entry(item, setting) for item in found[:MOST]),
        intro=intro,
        empty=empty,
        more=Link(setting.say("All data"), "data/") if intro else None,
    )


def _entry(item: StandardFacts, setting: Setting) -> Entry:
    saying = verdict_saying(item, setting.tongue)
    return Entry(
        promise=setting.quoted(item.standard.promise),
        href=f"services/{item.service.id}/#{item.standard.id}",
        service=setting.said(item.service.name),
        status=look_of(item),
        word=saying.word,
        sentence=saying.sentence,
    )
