"""Every page of the site, in one fixed order.

Takes the setting and descriptions of the published tables. Gives finished pages with their
figures, one after the other, so that no two have to be held at once.
"""

from collections.abc import Iterator, Sequence

from generator.gather import SiteFacts
from generator.pages.accessibility import tell_accessibility
from generator.pages.agency import tell_agency
from generator.pages.compare import tell_compare, tell_comparisons
from generator.pages.corrections import tell_corrections
from generator.pages.data import TableCard, tell_data
from generator.pages.editions import tell_editions
from generator.pages.glossary import tell_glossary
from generator.pages.home import tell_home
from generator.pages.improvements import tell_improvements
from generator.pages.journeys import tell_journeys
from generator.pages.ledger import LEDGER_PAGES, tell_ledger
from generator.pages.linked import link_data, link_service
from generator.pages.lists import tell_agencies
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
    tree = SHARED + lists + asks(facts) + alike + feedback + plans + told + count_moved(facts)
    return tree * len(site.languages) + 1


def _with_list(pages: int) -> int:
    """How many pages there are with the one that lists them."""
    return pages + 1 if pages else 0


def tell_site(setting: Setting, tables: Sequence[TableCard]) -> Iterator[Sheet]:
    """The pages of one language: shared ones, agencies and services by id, old addresses.

    The page for addresses that do not exist is there once, in the first language.
    """
    setting = name_services(setting)
    for sheet in _tell_all(setting, tables):
        yield mark_untranslated(sheet, setting)


def _tell_all(setting: Setting, tables: Sequence[TableCard]) -> Iterator[Sheet]:
    yield tell_home(setting)
    yield tell_agencies(setting)
    yield from tell_service_lists(setting)
    yield from tell_promises(setting)
    yield tell_search(setting)
    yield link_data(tell_data(tables, setting), (table.name for table in tables), setting)
    yield tell_method(setting)
    yield tell_glossary(setting)
    yield tell_about(setting)
    yield tell_accessibility(setting)
    yield tell_withdrawn(setting)
    yield tell_corrections(setting)
    yield tell_editions(setting)
    yield tell_reporting(setting)
    yield tell_quality(setting)
    if setting.compares:
        yield tell_compare(setting)
    yield from tell_comparisons(setting)
    yield from tell_satisfaction(setting)
    yield from tell_ledger(setting)
    for loop in setting.facts.feedback.loops:
        yield tell_loop(loop, setting)
    yield from tell_journeys(setting)
    yield from tell_improvements(setting)
    for page in setting.facts.published.pages:
        yield tell_prose(page, setting)
    for agency in setting.facts.agencies:
        yield tell_agency(agency, setting)
    for service in setting.facts.services:
        yield link_service(tell_service(service, setting), service, setting)
    yield from tell_posters(setting)
    yield from tell_moved(setting)
    if not setting.tree:
        yield tell_missing(setting)
