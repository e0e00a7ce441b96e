"""Lists of promises and services: what belongs where, what is left out, and how long a page is."""

from dataclasses import replace

import pytest

from generator.gather import SiteFacts, StandardFacts, gather_site
from generator.model import Status
from generator.pages import promise_lists
from generator.pages.cuts import SERVICE_CUTS, STATUS_CUTS, listed_as, used
from generator.pages.list_views import PromisesPage
from generator.pages.promise_lists import count_promise_pages, tell_promises
from generator.pages.service_lists import count_service_lists, tell_service_lists
from generator.pages.setting import Setting
from generator.pages.views import ServicesPage
from making import ENGLISH, World, service, standard, target

GOAL = target(at_least="90%")


def row(name: str, top: int, bottom: int) -> dict[str, object]:
    """A result for December 2025 of the service `name`."""
    return {"service": name, "period": "2025-12", "numerator": top, "denominator": bottom}


def facts() -> SiteFacts:
    """A service each that was met, missed, missed on few cases, and zero without confirmation."""
    names = ("apples", "bread", "cakes", "dates")
    services = tuple(service(standard(GOAL, cadence=None), name=name) for name in names)
    rows = [row("apples", 95, 100), row("bread", 80, 100), row("cakes", 10, 20)]
    zero = {"service": "dates", "period": "2025-12", "numerator": 0, "denominator": 100}
    return gather_site(World(services=services, rows=[*rows, zero]).published)


SETTING = Setting(facts(), ENGLISH)


def lists() -> dict[str, PromisesPage]:
    """Every page of promises by its path."""
    found = {}
    for sheet in tell_promises(SETTING):
        assert isinstance(sheet.page, PromisesPage)
        found[sheet.page.path] = sheet.page
    return found


def services_of(page: PromisesPage) -> list[str]:
    """The names over the groups of a page."""
    return [str(getattr(group.title.text, "text", group.title.text)) for group in page.groups]


def of(name: str) -> StandardFacts:
    """The facts of the promise of one service."""
    return next(one for one in SETTING.facts.standards if one.service.id == name)


def test_all_promises_stand_in_the_order_of_their_services() -> None:
    """The whole list holds every promise, those that other lists leave out too."""
    assert services_of(lists()["standards/index.html"]) == ["Apples", "Bread", "Cakes", "Dates"]


def test_a_zero_to_confirm_is_listed_as_what_it_is() -> None:
    """It stands in no list of misses, but in one of its own, with its own word."""
    assert services_of(lists()["standards/missed/index.html"]) == ["Bread"]
    page = lists()["standards/zero-to-confirm/index.html"]
    assert services_of(page) == ["Dates"]
    assert page.groups[0].lines[0].word == "Reported as zero, not confirmed"


def test_a_miss_on_few_cases_is_in_no_list_of_misses() -> None:
    """It counts as missed, and the list says how many it leaves out."""
    assert of("cakes").status is Status.MISSED
    assert listed_as(of("cakes")) is None
    assert str(lists()["standards/missed/index.html"].note).startswith("2 more count here in every")


def test_a_list_names_itself_and_counts_the_others() -> None:
    """The link to the page itself is marked; each says how many promises it has."""
    page = lists()["standards/missed/index.html"]
    (current,) = (link for link in page.by_status if link.current)
    assert (current.text, current.href) == ("Missed (1)", "../../standards/missed/")
    assert "Met (1)" in {link.text for link in page.by_status}


def test_every_promise_is_in_one_list_of_verdicts_or_counted_as_left_out() -> None:
    """The lists by status add up to all promises."""
    listed = [one for _, own in used(STATUS_CUTS, SETTING.facts.standards) for one in own]
    assert len(listed) + 1 == len(SETTING.facts.standards)  # the miss on few cases
    assert len({(one.service.id, one.standard.id) for one in listed}) == len(listed)


def test_a_long_list_goes_on_another_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages hold so many promises at most, name their letters, and lead to one another."""
    monkeypatch.setattr(promise_lists, "MOST", 3)
    pages = lists()
    first, second = pages["standards/index.html"], pages["standards/page-2/index.html"]
    assert (services_of(first), services_of(second)) == (["Apples", "Bread", "Cakes"], ["Dates"])
    assert [link.text for link in first.pages] == ["1: A to C", "2: D"]
    assert first.further is not None
    assert first.further.href == "../standards/page-2/"
    assert second.heading == "All promises, page 2 of 2"
    assert len(pages) == count_promise_pages(SETTING.facts)


def test_promises_by_agency_lead_to_the_agency() -> None:
    """The second order has the agencies as headings, and names the service of each promise."""
    (group,) = lists()["standards/by-agency/index.html"].groups
    assert group.title.href == "../../agencies/state/"
    assert getattr(group.lines[0].of, "text", "") == "Apples"


def test_a_site_without_promises_has_no_list() -> None:
    """There is nothing to list, and no way leads there."""
    bare = replace(SETTING.facts, agencies=())
    assert list(tell_promises(Setting(bare, ENGLISH))) == []
    assert count_promise_pages(bare) == 0


def test_services_are_cut_by_how_their_promises_stand() -> None:
    """A service whose only miss waits to be confirmed is in no list of misses, nor of the kept."""
    found = {
        cut.name: [one.service.id for one in own]
        for cut, own in used(SERVICE_CUTS, SETTING.facts.services)
    }
    assert found == {"any_missed": ["bread"], "all_kept": ["apples"]}


def test_no_service_can_stand_where_a_list_does() -> None:
    """The addresses of lists hold a sign that no id has."""
    sheets = list(tell_service_lists(SETTING))
    folders = [one.page.path.split("/")[1] for one in sheets if one.page.path.count("/") > 1]
    assert folders == ["by_agency", "any_missed", "all_kept"]
    assert all("_" in name for name in folders)
    assert len(sheets) == count_service_lists(SETTING.facts)


def test_services_by_agency_lead_to_the_agency() -> None:
    """Each agency stands over its services, which do not repeat its name."""
    pages = {one.page.path: one.page for one in tell_service_lists(SETTING)}
    page = pages["services/by_agency/index.html"]
    assert isinstance(page, ServicesPage)
    (group,) = page.letters
    assert group.href == "../../agencies/state/"
    assert {line.agency for line in group.services} == {""}
