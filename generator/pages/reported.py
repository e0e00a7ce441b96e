"""What other pages say of what was reported: a sentence, what is overdue, the way to the register.

Takes the facts of the site. Gives parts of pages. They name the day on which a result was due and
not for how long it is overdue, so that these pages do not change from one day to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.gather import AgencyFacts, Overdue, ServiceFacts
from generator.model import Agency
from generator.pages.breakdowns import group_name
from generator.pages.parts import Cell, Column, Link, Row, Table
from generator.pages.reporting_parts import Reporting
from generator.pages.setting import Setting
from generator.sentences.reporting import days_words, reported_sentence
from generator.text import N_

MOST = 20
"""Overdue results on the page of an agency or a service; all of them stand in the register."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a table of overdue results shows: the way to the site's root, and which columns."""

    root: str
    services: bool = True
    days: bool = False


def report_site(setting: Setting) -> Reporting | None:
    """What all agencies reported, for the home page; None where nothing ever fell due."""
    return _report(setting.facts.services, setting, root="")


def report_agency(facts: AgencyFacts, setting: Setting) -> Reporting | None:
    """What an agency reported, with what is overdue, for its page."""
    found = setting.facts.findings.get(f"agency:{facts.agency.id}", 0)
    quality = _lead_to(facts.agency, found, setting)
    return _report(facts.services, setting, look=Look("../../"), quality=quality)


def report_service(facts: ServiceFacts, setting: Setting) -> Reporting | None:
    """What was reported of a service, with what is overdue, for its page."""
    own = setting.facts.findings.get(f"service:{facts.service.id}", 0)
    quality = _lead_to(facts.agency, own, setting)
    return _report((facts,), setting, look=Look("../../", services=False), quality=quality)


def _lead_to(agency: Agency, findings: int, setting: Setting) -> Link | None:
    """The way to what was found in figures of an agency, so many of them meant; None for none."""
    if not findings:
        return None
    text = setting.tongue.plural(
        "{count} finding about the quality of this data",
        "{count} findings about the quality of this data",
        findings,
    )
    return Link(text, f"../../data-quality/#{agency.id}")


def _report(
    services: Sequence[ServiceFacts],
    setting: Setting,
    *,
    root: str = "../../",
    look: Look | None = None,
    quality: Link | None = None,
) -> Reporting | None:
    register = setting.facts.register(services)
    if not register.count.due and not register.overdue:
        return None
    rows = register.overdue[:MOST] if look else ()
    return Reporting(
        sentence=reported_sentence(register, setting.tongue),
        more=Link(setting.say("The overdue register"), f"{root}reporting/"),
        table=overdue_table("overdue", rows, look, setting) if look and rows else None,
        quality=quality,
    )


def overdue_table(name: str, late: Sequence[Overdue], look: Look, setting: Setting) -> Table:
    """Overdue results, the longest overdue first."""
    titles = (N_("Promise"), N_("Service"), N_("Period"), N_("Was due on"), N_("Overdue for"))
    shown = (True, look.services, True, True, look.days)
    return Table(
        id=name,
        caption=setting.say("Overdue results, the longest overdue first"),
        columns=tuple(
            Column(setting.say(title)) for title, show in zip(titles, shown, strict=True) if show
        ),
        rows=tuple(_row(one, look, setting) for one in late),
    )


def _row(late: Overdue, look: Look, setting: Setting) -> Row:
    service, row, tongue = late.facts.service, late.row, setting.tongue
    page = f"{look.root}services/{service.id}/" if look.services else ""
    cells = [Cell(tongue.period(row.period)), Cell(tongue.date(row.due))]
    if look.services:
        cells.insert(0, Cell(setting.said(service.name)))
    if look.days:
        cells.append(Cell(days_words(row.due, setting.facts.published.as_of, tongue)))
    head = Cell(
        setting.said(late.facts.standard.promise),
        href=f"{page}#{late.facts.standard.id}",
        note="" if row.is_total else group_name(row, service, setting),
    )
    return Row(head, tuple(cells))
