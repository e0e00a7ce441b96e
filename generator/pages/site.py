"""Every page of the site, in one fixed order.

Takes the setting and descriptions of the published tables. Gives finished pages with their
figures, one after the other, so that no two have to be held at once; or those at some addresses.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from generator.gather import ServiceFacts, SiteFacts
from generator.pages.accessibility import tell_accessibility
from generator.pages.addresses import poster_path, service_path
from generator.pages.agency import tell_agency
from generator.pages.compare import tell_compare, tell_comparisons
from generator.pages.corrections import tell_corrections
from generator.pages.data import TableCard, tell_data
from generator.pages.editions import tell_editions
from generator.pages.embeds import count_embeds, embed_folders, tell_embeds
from generator.pages.glossary import tell_glossary
from generator.pages.home import tell_home
from generator.pages.improvements import tell_improvements
from generator.pages.journeys import tell_journeys
from generator.pages.ledger import LEDGER_PAGES, tell_ledger
from generator.pages.linked import link_data, link_service
from generator.pages.lists import tell_agencies
from generator.pages.loop_lists import loop_path
from generator.pages.loops import tell_loop
from generator.pages.moved import count_moved, tell_moved
from generator.pages.poster import tell_posters
from generator.pages.poster_entries import has_poster
from generator.pages.promise_lists import count_promise_pages, tell_promises
from generator.pages.quality import tell_quality
from generator.pages.reading import tell_about, tell_method, tell_missing, tell_prose
from generator.pages.reporting import tell_reporting
from generator.pages.satisfaction import tell_satisfaction
from generator.pages.search import tell_search
from generator.pages.service import Sheet, name_services, tell_service
from generator.pages.service_lists import count_service_lists, tell_service_lists
from generator.pages.setting import Setting, asks
from generator.pages.translated import mark_untranslated
from generator.pages.withdrawn import tell_withdrawn

SHARED = 13
"""Pages of every language: home, agencies, search, data, method, glossary, about, accessibility,
withdrawn, reporting, data quality, corrections and editions."""


def count_pages(facts: SiteFacts) -> int:
    """How many pages a site has, in all its languages."""
    site = facts.published.site
    alike = bool(site.comparable or site.definitions) + 2 * len(site.comparable)
    told = len(facts.published.pages) + len(facts.agencies) + len(facts.services)
    loops = len(facts.feedback.loops)
    feedback = LEDGER_PAGES + loops if loops else 0
    plans = _with_list(len(facts.journeys)) + _with_list(len(facts.roadmap.improvements))
    told += sum(has_poster(one, facts.published.as_of) for one in facts.services)
    lists = count_service_lists(facts) + count_promise_pages(facts)
    told += count_embeds(facts)
    tree = SHARED + lists + asks(facts) + alike + feedback + plans + told + count_moved(facts)
    return tree * len(site.languages) + 1


def _with_list(pages: int) -> int:
    """How many pages there are with the one that lists them."""
    return pages + 1 if pages else 0


class Part(NamedTuple):
    """Pages that are told together: how their addresses may begin, in their language, and how.

    Those of a page that is told by itself begin with the whole address.
    """

    begins: tuple[str, ...]
    tell: Callable[[], Iterable[Sheet]]


def tell_site(setting: Setting, tables: Sequence[TableCard]) -> Iterator[Sheet]:
    """The pages of one language: shared ones, agencies, old addresses, then service by service.

    The page for addresses that do not exist is there once, in the first language.
    """
    yield from tell_shared(setting, tables)
    named = name_services(setting)
    for service in setting.facts.services:
        yield from tell_around(service, named)


def tell_shared(setting: Setting, tables: Sequence[TableCard]) -> Iterator[Sheet]:
    """The pages of one language that are not about one service alone."""
    setting = name_services(setting)
    for part in _list_common(setting, tables):
        for sheet in part.tell():
            yield mark_untranslated(sheet, setting)


def tell_around(service: ServiceFacts, setting: Setting) -> Iterator[Sheet]:
    """The page of a service, its poster and the cards of its promises, in one language.

    They need no more of the site than the facts near the service, and the names of several.
    """
    for part in _list_around(service, setting):
        for sheet in part.tell():
            yield mark_untranslated(sheet, setting)


def tell_pages(
    paths: Collection[str], setting: Setting, tables: Sequence[TableCard]
) -> Iterator[Sheet]:
    """The pages of one language at some paths, as `tell_site` tells them, and hardly any other.

    Pages at old addresses, which lead on at once, may be left out.
    """
    setting = name_services(setting)
    parts = tuple(_list_parts(setting, tables))
    found = (_part_of(path, parts, setting.tree) for path in sorted(paths))
    for part in dict.fromkeys(part for part in found if part is not None):
        for sheet in part.tell():
            if sheet.page.path in paths:
                yield mark_untranslated(sheet, setting)


def _part_of(path: str, parts: Iterable[Part], tree: str) -> Part | None:
    """The part that a page at a path can only be in: the one that says most of its address."""
    if not path.startswith(tree):
        return None
    own = path.removeprefix(tree)
    claims = [
        (len(one), -place, part)
        for place, part in enumerate(parts)
        for one in part.begins
        if own.startswith(one)
    ]
    return max(claims)[2] if claims else None


def _list_parts(setting: Setting, tables: Sequence[TableCard]) -> Iterator[Part]:
    yield from _list_common(setting, tables)
    for service in setting.facts.services:
        yield from _list_around(service, setting)


def _list_around(service: ServiceFacts, setting: Setting) -> Iterator[Part]:
    """The parts that are about one service."""
    name = service.service.id
    yield _alone(service_path(name), _tell_service, service, setting)
    yield Part((poster_path(name),), partial(tell_posters, setting, (service,)))
    yield Part(embed_folders(service), partial(tell_embeds, service, setting))


def _list_common(setting: Setting, tables: Sequence[TableCard]) -> Iterator[Part]:
    """The parts that are not about one service alone."""
    facts = setting.facts
    yield from _list_shared(setting, tables)
    for loop in facts.feedback.loops:
        yield _alone(loop_path(loop.loop.id), tell_loop, loop, setting)
    yield Part(("journeys/",), partial(tell_journeys, setting))
    yield Part(("improvements/",), partial(tell_improvements, setting))
    for page in facts.published.pages:
        yield _alone(f"pages/{page.id}/index.html", tell_prose, page, setting)
    for agency in facts.agencies:
        yield _alone(f"agencies/{agency.agency.id}/index.html", tell_agency, agency, setting)
    yield Part(("",), partial(tell_moved, setting))
    if not setting.tree:
        yield _alone("404.html", tell_missing, setting)


def _list_shared(setting: Setting, tables: Sequence[TableCard]) -> Iterator[Part]:
    """The parts that are no page of one thing."""
    yield _alone("index.html", tell_home, setting)
    yield _alone("agencies/index.html", tell_agencies, setting)
    yield Part(("services/",), partial(tell_service_lists, setting))
    yield Part(("standards/",), partial(tell_promises, setting))
    yield _alone("search/index.html", tell_search, setting)
    yield _alone("data/index.html", _tell_data, tables, setting)
    yield _alone("method/index.html", tell_method, setting)
    yield _alone("glossary/index.html", tell_glossary, setting)
    yield _alone("about/index.html", tell_about, setting)
    yield _alone("accessibility/index.html", tell_accessibility, setting)
    yield _alone("withdrawn/index.html", tell_withdrawn, setting)
    yield _alone("corrections/index.html", tell_corrections, setting)
    yield _alone("editions/index.html", tell_editions, setting)
    yield _alone("reporting/index.html", tell_reporting, setting)
    yield _alone("data-quality/index.html", tell_quality, setting)
    if setting.compares:
        yield _alone("compare/index.html", tell_compare, setting)
    yield Part(("compare/",), partial(tell_comparisons, setting))
    yield Part(("satisfaction/",), partial(tell_satisfaction, setting))
    yield Part(("feedback/",), partial(tell_ledger, setting))


def _alone(path: str, tell: Callable[..., Sheet], *given: object) -> Part:
    return Part((path,), lambda: (tell(*given),))


def _tell_data(tables: Sequence[TableCard], setting: Setting) -> Sheet:
    return link_data(tell_data(tables, setting), (table.name for table in tables), setting)


def _tell_service(facts: ServiceFacts, setting: Setting) -> Sheet:
    return link_service(tell_service(facts, setting), facts, setting)
