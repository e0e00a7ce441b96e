"""Every page type in a real browser: axe, widths, no scripts, nothing from elsewhere."""

from pathlib import Path

import pytest

from browser.pages import Visit, csp_violations, foreign_requests, no_sideways_scroll, run_axe

PAGES = {
    "home": "",
    "agencies": "agencies/",
    "services": "services/",
    "service": "services/renew-a-driver-license/",
    "service with a zero to confirm": "services/benefits-line/",
    "service with small numbers": "services/home-building-permit/",
    "compare": "compare/",
    "comparison by name": "compare/answered-in-time/",
    "comparison by result": "compare/answered-in-time/by-result/",
    "service with a promise that ended": "services/income-tax-refund/",
    "agency with other names": "agencies/licenses-and-permits/",
    "withdrawn": "withdrawn/",
    "feedback": "feedback/",
    "feedback, overdue": "feedback/overdue/",
    "loop that is better": "feedback/license-photo-rules/",
    "loop whose values do not pool": "feedback/ride-phone-menu/",
    "loop that is overdue": "feedback/call-back-window/",
    "journeys": "journeys/",
    "journey with a survey": "journeys/open-a-food-stand/",
    "journey with two services at a step": "journeys/lose-your-job/",
    "improvements": "improvements/",
    "improvement that is overdue": "improvements/see-your-claim/",
    "service with a survey": "services/property-tax-relief/",
    "agency with a survey of staff": "agencies/labor/",
    "agency with a weighted figure": "agencies/transportation/",
    "satisfaction": "satisfaction/",
    "data": "data/",
    "method": "method/",
    "about": "about/",
    "prose": "pages/how-we-chose-these-promises/",
    "missing": "404.html",
}

SIZES = [
    pytest.param({"width": 1280}, id="desk"),
    pytest.param({"width": 320}, id="phone"),
    pytest.param({"width": 320, "colour_scheme": "dark"}, id="phone, dark"),
    pytest.param({"width": 1280, "forced_colours": True}, id="desk, forced colours"),
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_page_is_accessible(
    path: str, size: dict[str, object], demonstration_site: Path, visit: Visit
) -> None:
    """No violation of axe, no sideways scroll, nothing stopped by the strict policy."""
    under = "/" if path == "404.html" else "/scorecard/"  # the 404 knows where the site stands
    page = visit(demonstration_site, under=under).open_page(path, **size)  # type: ignore[arg-type]
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    assert run_axe(page) == []
    assert no_sideways_scroll(page)
    assert csp_violations(page) == []


@pytest.mark.parametrize("path", [path for path in PAGES.values() if path != "404.html"])
def test_page_loads_nothing_from_elsewhere(
    path: str, demonstration_site: Path, visit: Visit
) -> None:
    """Every request stays on the site, which stands below a sub-path."""
    visitor = visit(demonstration_site, under="/scorecard/")
    page = visitor.open_page(path)
    assert foreign_requests(page, visitor.address) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_page_needs_no_script(path: str, demonstration_site: Path) -> None:
    """No page holds a script element, so there is none to need."""
    name = path if path.endswith(".html") else path + "index.html"
    text = (demonstration_site / name).read_text(encoding="utf-8")
    assert "<script" not in text


def test_verdict_is_found_from_home_by_links_alone(demonstration_site: Path, visit: Visit) -> None:
    """Without scripts, three links lead from the home page to a named service's verdict."""
    page = visit(demonstration_site).open_page("", javascript=False)
    page.click("nav >> text=Services")
    page.click("text=Renew a driver license")
    assert "Missed" in page.inner_text("main")


def test_an_old_address_leads_on(demonstration_site: Path, visit: Visit) -> None:
    """Who follows a link of old arrives at the present page, without scripts, below a sub-path."""
    visitor = visit(demonstration_site, under="/scorecard/")
    page = visitor.open_page("services/paratransit/", javascript=False)
    page.wait_for_url(f"{visitor.address}services/door-to-door-rides/")
    assert page.inner_text("h1") == "Book a door-to-door ride"


def test_folds_open_with_the_keyboard(demonstration_site: Path, visit: Visit) -> None:
    """The figures behind a chart open with the keyboard alone."""
    page = visit(demonstration_site).open_page("services/benefits-line/")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.get_attribute("open") is not None


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
