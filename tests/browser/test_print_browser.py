"""Every page on paper: what is left out, what is opened, what may not be torn, whence it came."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.pages import Visit

SERVICE = "services/renew-a-driver-license/"
BOXES = """([selector, state]) => [...document.querySelectorAll(selector)].map(found =>
  ({words: found.textContent.trim(), height: found.getBoundingClientRect().height,
    ...Object.fromEntries(state.map(name => [name, getComputedStyle(found)[name]]))}))"""


def on_paper(page: Page, selector: str, *state: str) -> list[dict[str, Any]]:
    """Each element that is found: its words, its height on paper, and parts of its style."""
    page.emulate_media(media="print", color_scheme="dark")
    return list(page.evaluate(BOXES, [selector, list(state)]))


@pytest.fixture
def service(demonstration_site: Path, visit: Visit) -> Page:
    """The page of a service with long tables and short ones, read on a dark screen."""
    return visit(demonstration_site).open_page(SERVICE, colour_scheme="dark")


def test_paper_is_white_whatever_the_screen(service: Page) -> None:
    """A page that is read in the dark is printed in dark letters on white."""
    (body,) = on_paper(service, "body", "backgroundColor", "color")
    assert (body["backgroundColor"], body["color"]) == ("rgb(255, 255, 255)", "rgb(22, 25, 29)")


def test_what_only_leads_elsewhere_is_left_out(service: Page) -> None:
    """Menus, the way back and downloads take no room on paper."""
    found = on_paper(service, ".site-nav, .site-near, .crumb, .downloads, .skip, .foot-links")
    assert len(found) >= 4
    assert {one["height"] for one in found} == {0}


def test_paper_says_whence_it_came(service: Page) -> None:
    """The address of the page stands on its first sheet, and not on the screen."""
    service.emulate_media(media="screen")
    assert not service.locator(".source").is_visible()
    (source,) = on_paper(service, ".source")
    assert source["height"] > 0
    assert f"https://scorecard.franklin.example/{SERVICE}" in source["words"]


def test_short_folds_are_opened(service: Page) -> None:
    """How a promise is measured is printed, though nobody opened it."""
    found = on_paper(service, "details:not([open]) .terms")
    assert found
    assert all(one["height"] > 0 for one in found)


def test_long_folds_are_printed_where_they_were_opened(service: Page) -> None:
    """Three years of months are left out of a closed fold, and printed from an opened one."""
    closed = on_paper(service, "details .results")
    service.locator("details:has(.results)").first.evaluate("fold => { fold.open = true }")
    opened = on_paper(service, "details .results")
    assert closed[0]["height"] == 0
    assert opened[0]["height"] > 100


def test_nothing_is_torn(service: Page) -> None:
    """Headings stay with what follows, rows and boxes whole, and tables repeat their heads."""
    for one in on_paper(service, "h2, h3, summary, caption", "breakAfter"):
        assert one["breakAfter"] == "avoid", one["words"]
    for one in on_paper(service, "tr, figure, .verdict, .redress", "breakInside"):
        assert one["breakInside"] == "avoid", one["words"]
    for one in on_paper(service, "thead", "display"):
        assert one["display"] == "table-header-group"


def test_an_address_to_type_is_written_out(service: Page) -> None:
    """The way to complain shows its address; other links are words like any other."""
    after = "link => getComputedStyle(link, '::after').content"
    service.emulate_media(media="print")
    ways = service.locator(".redress a[href^=http]")
    assert "attr(href)" not in ways.first.evaluate(after)
    assert "https://" in ways.first.evaluate(after)
    assert service.locator("main .terms a").first.evaluate(after) == "none"
