"""Lists of services: the A to Z, by agency, and by how their promises stand.

Takes the facts of the site. Gives finished views, each a plain page. Alphabetical: nobody is
ranked. An address with "_" is the id of no service, and so no list stands where a service could.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.gather import ServiceFacts, SiteFacts
from generator.pages.cuts import SERVICE_CUTS, used
from generator.pages.ended import withdrawn_word
from generator.pages.lists import sort_key
from generator.pages.parts import Link, Said
from generator.pages.service import Sheet
from generator.pages.setting import Setting
from generator.pages.views import Letter, ServiceLine, ServicesPage

FOLDER = "services/"
BY_AGENCY = "by_agency/"


def count_service_lists(facts: SiteFacts) -> int:
    """How many pages list services."""
    return 2 + len(used(SERVICE_CUTS, facts.services))


def tell_service_lists(setting: Setting) -> Iterator[Sheet]:
    """The A to Z, the services by agency, then each cut."""
    services, tongue = setting.facts.services, setting.tongue
    lines = [*_lines(services, setting, "../"), *_alias_lines(setting)]
    lede = tongue.plural(
        "{count} service in alphabetical order, with how many of its standards were kept.",
        "{count} services in alphabetical order, each with how many of its standards were kept.",
        len(services),
    )
    heading = setting.say("Services A to Z")
    yield _page("", heading, lede, _letters(lines), setting)
    lede = tongue.plural(
        "{count} service by agency, with how many of its standards were kept.",
        "{count} services by agency, each with how many of its standards were kept.",
        len(services),
    )
    yield _page(BY_AGENCY, setting.say("Services by agency"), lede, _agencies(setting), setting)
    for cut, own in used(SERVICE_CUTS, services):
        heading = setting.say("Services: {cut}", cut=setting.say(cut.title))
        letters = _letters(_lines(own, setting, "../../"))
        yield _page(f"{cut.name}/", heading, setting.say(cut.meaning), letters, setting)


def _page(name: str, heading: str, lede: str, letters: Iterable[Letter], setting: Setting) -> Sheet:
    path = f"{FOLDER}{name}index.html"
    here = "../" * path.count("/") + FOLDER
    above = (Link(setting.say("Services"), here),) if name else ()
    head = setting.head(path, heading, description=lede, section="services", breadcrumb=above)
    cuts = tuple(_cut_links(name, here, setting))
    page = ServicesPage(
        **head,
        lede=lede,
        orders=(
            Link(setting.say("Name"), here, "" if name else "page"),
            Link(setting.say("Agency"), f"{here}{BY_AGENCY}", "page" if name == BY_AGENCY else ""),
        ),
        cuts=cuts,
        note=setting.say("A service can stand in several of these lists, or in none.")
        if cuts
        else "",
        letters=tuple(letters),
    )
    return Sheet(page)


def _cut_links(name: str, here: str, setting: Setting) -> Iterator[Link]:
    """The cuts with how many services each has; the list itself is marked."""
    services, count = setting.facts.services, setting.tongue.count
    chosen = used(SERVICE_CUTS, services)
    if chosen:
        words = setting.say("All ({count})", count=count(len(services)))
        yield Link(words, here, "" if name else "page")
    for cut, own in chosen:
        words = setting.say("{cut} ({count})", cut=setting.say(cut.title), count=count(len(own)))
        yield Link(words, f"{here}{cut.name}/", "page" if name == f"{cut.name}/" else "")


def _lines(services: Iterable[ServiceFacts], setting: Setting, root: str) -> Iterator[ServiceLine]:
    names = {facts.agency.id: setting.said(facts.agency.name) for facts in setting.facts.agencies}
    for facts in services:
        yield _line(facts, names[facts.agency.id], setting, root)


def _line(facts: ServiceFacts, agency: Said, setting: Setting, root: str) -> ServiceLine:
    name = Link(setting.said(facts.service.name), f"{root}services/{facts.service.id}/")
    note = withdrawn_word(facts.service.ended, setting)
    return ServiceLine(name, agency, setting.tally(facts.tally), note)


def _alias_lines(setting: Setting) -> Iterable[ServiceLine]:
    """Every other name of an agency, leading to it: people look for the name they know."""
    words = setting.say("Another name of")
    for facts in setting.facts.agencies:
        for alias in facts.agency.aliases:
            name = Link(setting.said(alias), f"../agencies/{facts.agency.id}/")
            yield ServiceLine(name, setting.said(facts.agency.name), note=words)


def _ordered(lines: Iterable[ServiceLine]) -> Sequence[ServiceLine]:
    return sorted(lines, key=lambda line: (sort_key(line.name.text), line.name.href))


def _agencies(setting: Setting) -> Iterator[Letter]:
    """The services of each agency that has any, by the names of the agencies."""
    named = [(setting.said(one.agency.name), one) for one in setting.facts.agencies]
    for name, facts in sorted(named, key=lambda pair: (sort_key(pair[0]), pair[1].agency.id)):
        lines = (_line(one, "", setting, "../../") for one in facts.services)
        if facts.services:
            href = f"../../agencies/{facts.agency.id}/"
            yield Letter(f"agency-{facts.agency.id}", name, tuple(_ordered(lines)), href)


def _letters(lines: Iterable[ServiceLine]) -> Iterator[Letter]:
    for letter, below in groupby(_ordered(lines), key=_letter):
        name = "letter-other" if letter == "#" else f"letter-{letter.lower()}"
        yield Letter(name, letter, tuple(below))


def _letter(line: ServiceLine) -> str:
    first = sort_key(line.name.text)[:1].upper()
    return first if first.isascii() and first.isalpha() else "#"
