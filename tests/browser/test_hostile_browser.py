"""Words made to burst a page, in a real browser: no page scrolls sideways, and nothing runs."""

from pathlib import Path

from playwright.sync_api import Browser, Dialog

from browser.cover import html_paths, kind_of
from browser.pages import evaluate
from browser.reading import HEIGHT, NARROW, at_address, checks_source, overheard, quiet_page

OURS = ("http://127.0.0.1:", "data:")
"""How every address begins that a page may ask for; an icon of the page before may come late."""


def test_a_page_of_each_kind_fits_a_phone_and_runs_nothing(
    chromium: Browser, hostile_site: Path
) -> None:
    """Words of hundreds of letters break, and no text becomes a script, a picture or a request."""
    paths = {kind_of(path): path for path in html_paths(hostile_site)}.values()
    found: list[str] = []

    def hear(dialog: Dialog) -> None:
        found.append(f"a script ran: {dialog.message}")
        dialog.dismiss()

    with quiet_page(chromium) as page, at_address(hostile_site) as address_of:
        page.on("dialog", hear)
        page.set_viewport_size({"width": NARROW, "height": HEIGHT})
        debugger = page.context.new_cdp_session(page)
        for path in paths:
            with overheard(page) as (said, asked):
                page.goto(address_of(path) + path)
                evaluate(debugger, checks_source() + "checks.openFolds(true)")
                found += [f"{path}: {text}" for text in evaluate(debugger, "checks.sideways()")]
            found += [f"{path}: {text}" for text in said if "Content Security Policy" in text]
            found += [f"{path}: {url}" for url in asked if not url.startswith(OURS)]

    assert len(paths) > 20
    assert found == []
