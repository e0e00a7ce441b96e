"""The search in a real browser: by keyboard, read out, without scripts, and strictly at home."""

import gzip
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.pages import (
    Visit,
    Visitor,
    csp_violations,
    foreign_requests,
    no_sideways_scroll,
    run_axe,
)
from building import tree_of

MODES = [
    pytest.param({"width": 1280}, id="desk"),
    pytest.param({"width": 320, "colour_scheme": "dark"}, id="phone, dark"),
    pytest.param({"width": 1280, "forced_colours": True}, id="desk, forced colours"),
]


@pytest.fixture
def visitor(demonstration_site: Path, visit: Visit) -> Visitor:
    """Somebody who reads the demonstration below a sub-path."""
    return visit(demonstration_site, under="/scorecard/")


def asked_for(page: Page, visitor: Visitor) -> list[str]:
    """What was asked of the site, below its root."""
    return [request.url.removeprefix(visitor.address) for request in page.requests()]


def test_a_service_is_found_with_the_keyboard_alone(visitor: Visitor) -> None:
    """From the home page: words, Enter, the number is read out, Tab leads to the service."""
    page = visitor.open_page("")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("renew driver license")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=renew+driver+license")
    expect(page.get_by_role("status")).to_have_text("1 result for “renew driver license”")
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == "Renew a driver license"
    page.keyboard.press("Enter")
    page.wait_for_url("**/renew-a-driver-license/*")
    assert page.inner_text("h1") == focused


def test_nothing_of_the_index_is_loaded_before_the_field_is_used(visitor: Visitor) -> None:
    """The page takes three requests and its icon; Pagefind comes with the focus, from here."""
    page = visitor.open_page("search/")
    before = asked_for(page, visitor)
    assert [one for one in before if not one.endswith(".svg")] == [
        "search/",
        "assets/style.css",
        "assets/search.js",
    ]
    page.get_by_role("searchbox").fill("tax")
    expect(page.get_by_role("status")).to_contain_text("results for “tax”")
    assert "pagefind/pagefind.js" in asked_for(page, visitor)
    assert foreign_requests(page, visitor.address) == []


@pytest.mark.parametrize("mode", MODES)
def test_results_are_accessible(mode: dict[str, object], visitor: Visitor) -> None:
    """With results on it the page has no violation of axe and of its policy, and fits."""
    page = visitor.open_page("search/?q=tax", **mode)  # type: ignore[arg-type]
    expect(page.locator("#search_results > li").first).to_be_visible()
    assert run_axe(page) == []
    assert no_sideways_scroll(page)
    assert csp_violations(page) == []


def test_a_result_says_what_it_is(visitor: Visitor) -> None:
    """Name, kind, agency, and the promise in which the words stand, each leading to its place."""
    page = visitor.open_page("search/?q=sales+tax+number")
    first = page.locator("#search_results > li").first
    expect(first.locator("h2")).to_have_text("Register a shop for sales tax")
    expect(first.locator("p")).to_have_text("Service · Office of Revenue")
    promise = first.get_by_role("link", name="We send your sales tax number")
    expect(promise).to_have_attribute(
        "href", f"{visitor.address}services/sales-tax-number/#number-sent"
    )


def test_each_language_finds_its_own_pages(visitor: Visitor) -> None:
    """In Spanish the words, the number and the pages that are found are Spanish."""
    page = visitor.open_page("es/search/?q=licencia")
    expect(page.get_by_role("status")).to_have_text("4 resultados para «licencia»")
    first = page.locator("#search_results h2 a").first
    place = f"{visitor.address}es/services/renew-a-driver-license/"
    expect(first).to_have_attribute("href", place)


def test_escape_clears_the_search(visitor: Visitor) -> None:
    """Escape empties the field, the results and what was said of them."""
    page = visitor.open_page("search/?q=tax")
    expect(page.locator("#search_results > li").first).to_be_visible()
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#search_results > li")).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("")
    assert page.get_by_role("searchbox").input_value() == ""


def test_what_is_not_found_is_said_and_the_a_to_z_offered(visitor: Visitor) -> None:
    """Words that stand nowhere are shown as text, however they look, beside the way to the list."""
    page = visitor.open_page("search/")
    page.get_by_role("searchbox").fill("<qqqq></qqqq>")
    expect(page.get_by_role("status")).to_contain_text("Nothing was found for “<qqqq></qqqq>”")
    assert page.locator("qqqq").count() == 0
    expect(page.get_by_role("link", name="All services A to Z")).to_be_visible()


def test_a_slip_further_back_in_a_word_is_forgiven(visitor: Visitor) -> None:
    """A mistyped word finds what begins alike, and the page says that it is not what was typed."""
    page = visitor.open_page("search/?q=drivr")
    expect(page.get_by_role("status")).to_contain_text("Nothing was found for “drivr”.")
    expect(page.locator("#search_results")).to_contain_text("Renew a driver license")


def test_without_scripts_the_search_leads_to_the_a_to_z(visitor: Visitor) -> None:
    """There is no dead field: the page says what it needs, and the A to Z is one link away."""
    page = visitor.open_page("services/renew-a-driver-license/", javascript=False)
    page.click("header >> text=Search")
    assert page.locator("form").is_hidden()
    page.click("main >> text=All services A to Z")
    page.wait_for_url("**/services/")
    assert page.inner_text("h1") == "Services A to Z"


def test_the_index_stands_in_the_manifest(demonstration_site: Path) -> None:
    """Every file of the index is hashed as all others are, and so is the script."""
    listed = set(json.loads((demonstration_site / "manifest.json").read_bytes())["files"])
    names = {name for name in tree_of(demonstration_site) if name.startswith("pagefind/")}
    assert "pagefind/pagefind-entry.json" in names
    assert {*names, "assets/search.js"} <= listed


def test_our_script_weighs_less_than_4_kilobytes(demonstration_site: Path) -> None:
    """All script of our own, compressed, stays far below the budget of 10 KB."""
    scripts = sorted((demonstration_site / "assets").glob("*.js"))
    assert [path.name for path in scripts] == ["search.js"]
    assert len(gzip.compress(scripts[0].read_bytes())) < 4096
