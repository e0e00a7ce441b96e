"""The overdue register: who owes the result of which period, by the times they published.

Takes the facts of the site. Gives a finished view.
Only the register says for how many days a result is overdue: the other pages name the due day,
so that they do not change from one day to the next.
"""

from collections.abc import Iterator, Sequence

from generator.gather import AgencyFacts, Register, window
from generator.pages.lists import sort_key
from generator.pages.parts import Cell, Column, Download, ProseSection, Row, Table
from generator.pages.reported import Look, overdue_table
from generator.pages.reporting_views import OverdueSection, ReportingPage
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.sentences.reporting import (
    counting_points,
    older_words,
    overdue_sentence,
    share_words,
)
from generator.text import N_

PATH = "reporting/index.html"
MOST = 100
"""Rows of one table; the rest is counted in a sentence and stands in the data."""


def tell_reporting(setting: Setting) -> Sheet:
    """The page of the register."""
    lede = setting.say(
        "Each agency says when its results are due. This page counts what was due and is there, "
        "and lists what is missing."
    )
    heading = setting.say("Reporting")
    head = setting.head(PATH, heading, description=lede, section="reporting")
    everything = setting.facts.register(setting.facts.services)
    page = ReportingPage(
        **head,
        lede=lede,
        as_of=_window_words(setting),
        agencies=_agencies(everything, setting),
        overdue=tuple(_sections(setting)),
        empty="" if everything.overdue else overdue_sentence(everything, setting.tongue),
        counting=ProseSection(
            "counting",
            setting.say("How this is counted"),
            points=counting_points(everything, setting.tongue, dated=_is_dated(setting)),
        ),
        downloads=tuple(_downloads(setting)),
    )
    return Sheet(page)


def _window_words(setting: Setting) -> str:
    first, last = window(setting.facts.published.as_of)
    return setting.say(
        "On {day}: the results that fell due from {first} to {last}.",
        day=setting.tongue.date(setting.facts.published.as_of),
        first=setting.tongue.date(first),
        last=setting.tongue.date(last),
    )


def _by_name(setting: Setting) -> Sequence[AgencyFacts]:
    """The agencies in the order of their names: nobody is ranked."""
    named = setting.facts.agencies
    return sorted(named, key=lambda one: (sort_key(setting.said(one.agency.name)), one.agency.id))


def _agencies(everything: Register, setting: Setting) -> Table:
    """What fell due, and what of it is there, agency by agency and in all."""
    when = (N_("Known to be in time"), N_("Known to be late"), N_("Day not known"))
    titles = (
        *(N_("Agency"), N_("Fell due"), N_("Reported"), N_("Share reported")),
        *(when if _is_dated(setting) else ()),
        N_("Overdue"),
    )
    rows = [
        _count_row(
            Cell(setting.said(one.agency.name), href=f"../agencies/{one.agency.id}/"),
            setting.facts.register(one.services),
            setting,
        )
        for one in _by_name(setting)
    ]
    return Table(
        id="agencies",
        caption=setting.say("Results that fell due in the last twelve months, by agency"),
        columns=tuple(
            Column(setting.say(title), number > 0) for number, title in enumerate(titles)
        ),
        rows=(*rows, _count_row(Cell(setting.say("All agencies")), everything, setting)),
    )


def _is_dated(setting: Setting) -> bool:
    """Whether there are editions that may prove when a result came."""
    return bool(setting.facts.published.proofs)


def _count_row(head: Cell, register: Register, setting: Setting) -> Row:
    tongue, count = setting.tongue, register.count
    when = (count.in_time, count.late, count.undated) if _is_dated(setting) else ()
    return Row(
        head,
        (
            Cell(tongue.count(count.due)),
            Cell(tongue.count(count.reported)),
            Cell(share_words(count, tongue)),
            *(Cell(tongue.count(number)) for number in when),
            Cell(tongue.count(count.overdue), note=older_words(register, tongue)),
        ),
    )


def _sections(setting: Setting) -> Iterator[OverdueSection]:
    """What each agency owes that owes anything."""
    for one in _by_name(setting):
        late = setting.facts.register(one.services).overdue
        if late:
            name = one.agency.id
            table = overdue_table(f"overdue-{name}", late[:MOST], Look("../", days=True), setting)
            note = "" if len(late) <= MOST else _cut_words(len(late), MOST, setting)
            yield OverdueSection(name, setting.said(one.agency.name), table, note)


def _cut_words(found: int, shown: int, setting: Setting) -> str:
    return setting.say(
        "{count} results are overdue; the {most} that have been overdue for longest are listed "
        "here, and all of them in the file overdue.csv.",
        count=setting.tongue.count(found),
        most=setting.tongue.count(shown),
    )


def _downloads(setting: Setting) -> Iterator[Download]:
    what = setting.say("Every overdue result, with the day it was due and for how long it is late")
    for form in ("csv", "json"):
        name = setting.say("Overdue results as {format}", format=form.upper())
        yield Download(name, setting.file(f"data/overdue.{form}", PATH), what)
