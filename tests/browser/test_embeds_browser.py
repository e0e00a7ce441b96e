"""Cards and badges as another website shows them, by the lines that the service's page gives."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.pages import Visit, csp_violations, no_sideways_scroll

SERVICE = "services/renew-a-driver-license/"
PROMISE = "mailed-in-time"
BASE = "https://scorecard.franklin.example/"


class Quiet(SimpleHTTPRequestHandler):
    """Another site's server, without a policy."""

    def log_message(self, *_: object) -> None:
        """Requests are not news."""


@pytest.fixture
def newspaper(tmp_path: Path) -> Iterator[str]:
    """The address of another website, whose pages lie in the test's own folder."""
    handler = partial(Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def elsewhere(demonstration_site: Path, visit: Visit, newspaper: str, tmp_path: Path) -> Page:
    """A page of another website with both lines of a promise, as they are copied."""
    visitor = visit(demonstration_site, under="/scorecard/")
    page = visitor.open_page(SERVICE)
    lines = [page.locator(f"#{PROMISE}_{kind}").input_value() for kind in ("frame", "badge")]
    other = page.context.new_page()
    html = "<!doctype html><title>Another site</title>" + "".join(lines)
    (tmp_path / "index.html").write_text(html.replace(BASE, visitor.address), encoding="utf-8")
    other.goto(newspaper)
    return other


def test_the_frame_shows_the_card(elsewhere: Page) -> None:
    """On a page of another origin, within the card's own policy, and without scripts."""
    card = elsewhere.frame_locator("iframe")
    assert card.locator(".verdict-word").inner_text() == "Missed"
    assert "September 2026" in card.locator("main").inner_text()
    assert csp_violations(elsewhere) == []


def test_the_link_of_a_card_leaves_the_frame(elsewhere: Page) -> None:
    """Who follows it arrives at the promise itself, in the whole window."""
    elsewhere.frame_locator("iframe").locator("footer a").click()
    elsewhere.wait_for_url(f"**/scorecard/{SERVICE}#{PROMISE}")
    assert elsewhere.inner_text("h1") == "Renew a driver license"


def test_the_badge_is_a_picture_that_leads_to_the_promise(elsewhere: Page) -> None:
    """It loads, as high as the line says, and is named by its alternative text."""
    badge = elsewhere.get_by_role("link").get_by_role("img")
    assert badge.evaluate("image => image.complete && image.naturalHeight") == 26
    assert str(badge.get_attribute("alt")).startswith("Badge: newest result of the promise")


def test_a_card_fits_a_narrow_frame(demonstration_site: Path, visit: Visit) -> None:
    """At 280 pixels the largest card does not scroll sideways."""
    page = visit(demonstration_site).open_page(
        "embed/oversize-load-permit/permit-in-time/", width=280
    )
    assert no_sideways_scroll(page)
