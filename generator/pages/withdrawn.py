"""The page of what has ended: every agency, service and promise, when, why, and what came after.

Takes the facts of the site. Gives a finished view. The last verdicts stay as they were.
"""

from collections.abc import Iterator
from functools import partial

from generator.gather import AgencyFacts, ServiceFacts, StandardFacts
from generator.model import Ending
from generator.pages.ended import agency_link, has_ended, service_link, standard_link
from generator.pages.life_views import WithdrawnPage, WithdrawnSection
from generator.pages.parts import Cell, Column, Link, Row, Said, Table
from generator.pages.promise import look_of
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.sentences.verdicts import WORDS, status_word

ROOT = "../"


def tell_withdrawn(setting: Setting) -> Sheet:
    """Everything that has ended, or that nothing has."""
    sections = tuple(section for section in _sections(setting) if section.table.rows)
    lede = setting.say(
        "What has ended keeps its page, its results and its last verdict. It no longer counts "
        "among the standards that owe a result."
    )
    heading = setting.say("Withdrawn")
    head = setting.head("withdrawn/index.html", heading, description=lede, section="withdrawn")
    empty = "" if sections else setting.say("Nothing has been withdrawn.")
    return Sheet(WithdrawnPage(**head, lede=lede, sections=sections, empty=empty))


def _sections(setting: Setting) -> Iterator[WithdrawnSection]:
    """What has ended, of each kind."""
    site, over = setting.facts, partial(has_ended, setting=setting)
    agencies = [_agency(one, setting) for one in site.agencies if over(one.agency.ended)]
    services = [_service(one, setting) for one in site.services if over(one.service.ended)]
    standards = [_standard(one, setting) for one in site.standards if over(one.standard.ended)]
    yield _section("agencies", "Agencies", "Agencies that have ended", agencies, setting)
    yield _section("services", "Services", "Services that have ended", services, setting)
    yield _section("standards", "Promises", "Promises that have ended", standards, setting)


def _section(
    name: str, title: str, caption: str, rows: list[Row], setting: Setting
) -> WithdrawnSection:
    table = Table(
        id=f"{name}_caption",
        caption=setting.say(caption),
        columns=tuple(Column(setting.say(one)) for one in _COLUMNS[name]),
        rows=tuple(rows),
    )
    return WithdrawnSection(name, setting.say(title), table)


_ENDING = ("Last day", "Why it ended", "Replaced by")
_COLUMNS = {
    "agencies": ("Agency", *_ENDING),
    "services": ("Service", *_ENDING),
    "standards": ("Promise", *_ENDING, "Last verdict"),
}


def _agency(facts: AgencyFacts, setting: Setting) -> Row:
    agency, ended = facts.agency, _of(facts.agency.ended)
    head = Cell(setting.said(agency.name), href=f"{ROOT}agencies/{agency.id}/")
    why = setting.said(ended.reason)
    return Row(head, _cells(ended, why, agency_link(ended, setting, ROOT), setting))


def _service(facts: ServiceFacts, setting: Setting) -> Row:
    service, ended = facts.service, _of(facts.service.ended)
    name = setting.said(facts.agency.name)
    head = Cell(setting.said(service.name), href=f"{ROOT}services/{service.id}/", note=name)
    why, link = setting.said(ended.reason), service_link(ended, setting, ROOT)
    if ended == facts.agency.ended:
        why, link = setting.say("It ended with its agency."), None
    return Row(head, _cells(ended, why, link, setting))


def _standard(facts: StandardFacts, setting: Setting) -> Row:
    service, ended = facts.service, _of(facts.standard.ended)
    href = f"{ROOT}services/{service.id}/#{facts.standard.id}"
    head = Cell(setting.said(facts.standard.promise), href=href, note=setting.said(service.name))
    why, link = setting.said(ended.reason), standard_link(ended, service, setting, ROOT)
    if ended == service.ended:
        why, link = setting.say("It ended with its service."), None
    return Row(head, (*_cells(ended, why, link, setting), _verdict(facts, setting)))


def _of(ended: Ending | None) -> Ending:
    """The end of something that is listed because it has one."""
    if ended is None:
        raise TypeError("listed without an end")
    return ended


def _cells(ended: Ending, why: Said, link: Link | None, setting: Setting) -> tuple[Cell, ...]:
    after = Cell(link.text, href=link.href) if link else Cell(setting.say("Nothing"))
    return (Cell(setting.tongue.date(ended.day)), Cell(why), after)


def _verdict(facts: StandardFacts, setting: Setting) -> Cell:
    """The last verdict and its period."""
    row = facts.current
    if row is None or row.status is None:
        return Cell(setting.say(WORDS[facts.status]), facts.status.value)
    word = status_word(row, setting.tongue)
    return Cell(word, look_of(facts), note=setting.tongue.period(row.period))
