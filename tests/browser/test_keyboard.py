"""Every page type by the keyboard alone: order, focus, folds, and the way to a verdict."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.cover import choose_pages
from browser.pages import Visit
from browser.reading import KEYS, Findings, walk_pages
from generator.sentences.accessibility import Check

FOCUSED = "document.activeElement.textContent.trim()"


@pytest.fixture(scope="module")
def findings(chromium: Browser, demonstration_site: Path) -> Findings:
    """What is wrong with pages that together show every part of every page type, by check."""
    return walk_pages(chromium, demonstration_site, choose_pages(demonstration_site))


@pytest.mark.parametrize(
    "check", [pytest.param(check, marks=pytest.mark.covers(check), id=check) for check in KEYS]
)
def test_pages_have_no_fault(check: Check, findings: Findings) -> None:
    """Nothing is found on any page type by this check."""
    assert findings.get(check, []) == []


def follow(page: Page, words: str, *, most: int = 80) -> None:
    """Press Tab until the focus is on a link of these words, then Enter."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == words:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail(f"Tab does not reach “{words}”", pytrace=False)


@pytest.mark.covers(Check.WAY)
def test_verdict_is_found_from_home_by_the_keyboard(demonstration_site: Path, visit: Visit) -> None:
    """Tab and Enter alone lead from the home page by A to Z to a named service's verdict."""
    page = visit(demonstration_site).open_page()
    follow(page, "Services")
    follow(page, "R")  # the letter, so that nobody has to pass all services before it
    assert page.url.endswith("#letter-r")
    follow(page, "Renew a driver license")
    assert page.inner_text("h1") == "Renew a driver license"
    assert "Missed" in page.locator(".verdict").first.inner_text()
