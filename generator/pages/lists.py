"""Lists of agencies and services: the A to Z, and all agencies by name.

Takes the facts of the site. Gives finished views. Alphabetical: nobody is ranked.
"""

import unicodedata
from collections.abc import Iterable
from itertools import groupby

from generator.gather import AgencyFacts, ServiceFacts
from generator.pages.ended import withdrawn_word
from generator.pages.parts import Link, Said
from generator.pages.service import Sheet
from generator.pages.setting import Setting, plain_words
from generator.pages.views import AgenciesPage, AgencyLine, Letter, ServiceLine, ServicesPage


def sort_key(said: Said) -> str:
    """The order of names: letters without accents or case, so that a language needs no table."""
    decomposed = unicodedata.normalize("NFKD", plain_words(said).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def agency_lines(setting: Setting, root: str) -> tuple[AgencyLine, ...]:
    """Every agency, alphabetical, with kept n of m."""
    lines = [_agency_line(facts, setting, root) for facts in setting.facts.agencies]
    return tuple(sorted(lines, key=lambda line: (sort_key(line.name.text), line.name.href)))


def _agency_line(facts: AgencyFacts, setting: Setting, root: str) -> AgencyLine:
    name = Link(setting.said(facts.agency.name), f"{root}agencies/{facts.agency.id}/")
    services = setting.tongue.count(len(facts.services))
    short = setting.said(facts.agency.abbreviation)
    return AgencyLine(
        name,
        services,
        setting.tally(facts.tally),
        short,
        tuple(setting.said(alias) for alias in facts.agency.aliases),
        withdrawn_word(facts.agency.ended, setting),
    )


def tell_agencies(setting: Setting) -> Sheet:
    """The page of all agencies."""
    lede = setting.say(
        "Each agency with its services, and how many of its standards were kept. "
        "The list is alphabetical: agencies with other tasks cannot be compared."
    )
    heading = setting.say("Agencies")
    head = setting.head("agencies/index.html", heading, description=lede, section="agencies")
    return Sheet(AgenciesPage(**head, lede=lede, agencies=agency_lines(setting, "../")))


def tell_services(setting: Setting) -> Sheet:
    """The page of all services, A to Z."""
    names = {facts.agency.id: setting.said(facts.agency.name) for facts in setting.facts.agencies}
    services = [_service_line(facts, names, setting) for facts in setting.facts.services]
    lines = [*services, *_alias_lines(setting)]
    ordered = sorted(lines, key=lambda line: (sort_key(line.name.text), line.name.href))
    lede = setting.tongue.plural(
        "{count} service in alphabetical order, with how many of its standards were kept.",
        "{count} services in alphabetical order, each with how many of its standards were kept.",
        len(services),
    )
    heading = setting.say("Services A to Z")
    head = setting.head("services/index.html", heading, description=lede, section="services")
    return Sheet(ServicesPage(**head, lede=lede, letters=tuple(_letters(ordered))))


def _service_line(facts: ServiceFacts, names: dict[str, Said], setting: Setting) -> ServiceLine:
    name = Link(setting.said(facts.service.name), f"{facts.service.id}/")
    note = withdrawn_word(facts.service.ended, setting)
    return ServiceLine(name, names[facts.agency.id], setting.tally(facts.tally), note)


def _alias_lines(setting: Setting) -> Iterable[ServiceLine]:
    """Every other name of an agency, leading to it: people look for the name they know."""
    words = setting.say("Another name of")
    for facts in setting.facts.agencies:
        for alias in facts.agency.aliases:
            name = Link(setting.said(alias), f"../agencies/{facts.agency.id}/")
            yield ServiceLine(name, setting.said(facts.agency.name), note=words)


def _letters(lines: Iterable[ServiceLine]) -> Iterable[Letter]:
    for letter, below in groupby(lines, key=_letter):
        name = "letter-other" if letter == "#" else f"letter-{letter.lower()}"
        yield Letter(name, letter, tuple(below))


def _letter(line: ServiceLine) -> str:
    first = sort_key(line.name.text)[:1].upper()
    return first if first.isascii() and first.isalpha() else "#"
