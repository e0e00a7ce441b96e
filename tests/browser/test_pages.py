"""Every page type and every part in a real browser, read in every way the statement names."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.cover import choose_pages, html_paths, kind_of
from browser.pages import Visit
from browser.reading import READ, Findings, read_site
from generator.sentences.accessibility import Check

# Pages whose state was once at fault or is the hardest of its kind: they are read by name, so that
# no choice of pages leaves them out.
BY_NAME = (
    "agencies/labor/",
    "feedback/call-back-window/",
    "feedback/ride-phone-menu/",
    "improvements/see-your-claim/",
    "services/benefits-line/",
)


@pytest.fixture(scope="module")
def paths(demonstration_site: Path) -> list[str]:
    """Pages that together show every part of every page type."""
    return sorted({*choose_pages(demonstration_site), *BY_NAME})


@pytest.fixture(scope="module")
def findings(chromium: Browser, demonstration_site: Path, paths: list[str]) -> Findings:
    """What is wrong with them, by check; each is loaded once for all checks."""
    return read_site(chromium, demonstration_site, paths)


@pytest.mark.parametrize(
    "check", [pytest.param(check, marks=pytest.mark.covers(check), id=check) for check in READ]
)
def test_pages_have_no_fault(check: Check, findings: Findings) -> None:
    """Nothing is found on any page type by this check."""
    assert findings.get(check, []) == []


def test_every_page_type_is_read(demonstration_site: Path, paths: list[str]) -> None:
    """The pages that are read are of all kinds of address that there are."""
    every = {kind_of(path) for path in html_paths(demonstration_site)}
    assert {kind_of(path) for path in paths} == every
    assert len(every) > 20


@pytest.mark.covers(Check.WAY)
def test_verdict_is_found_from_home_by_links_alone(demonstration_site: Path, visit: Visit) -> None:
    """Without scripts, two links lead from the home page to a named service's verdict."""
    page = visit(demonstration_site).open_page("", javascript=False)
    page.click("nav >> text=Services")
    page.click("main >> text=Renew a driver license")
    assert page.inner_text("h1") == "Renew a driver license"
    assert "Missed" in page.locator(".verdict").first.inner_text()


def test_an_old_address_leads_on(demonstration_site: Path, visit: Visit) -> None:
    """Who follows a link of old arrives at the present page, without scripts, below a sub-path."""
    visitor = visit(demonstration_site, under="/scorecard/")
    page = visitor.open_page("services/paratransit/", javascript=False)
    page.wait_for_url(f"{visitor.address}services/door-to-door-rides/")
    assert page.inner_text("h1") == "Book a door-to-door ride"


def test_a_wide_table_scrolls_in_its_own_region(demonstration_site: Path, visit: Visit) -> None:
    """On a phone every table stands in a region that takes the focus, or fits."""
    page = visit(demonstration_site).open_page("services/home-building-permit/", width=320)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    regions = page.locator(".scroll")
    assert regions.count() > 0
    assert all(regions.nth(i).get_attribute("tabindex") == "0" for i in range(regions.count()))


def test_links_of_the_site_are_sound(canadian_site: Path) -> None:
    """Every internal link and anchor of the large site resolves."""
    from generator.links import check, outline

    pages = {p.relative_to(canadian_site).as_posix(): p for p in canadian_site.rglob("*.html")}
    outlines = {path: outline(file.read_bytes()) for path, file in sorted(pages.items())}
    files = {p.relative_to(canadian_site).as_posix() for p in canadian_site.rglob("*")}
    assert check(outlines, files) == ()
