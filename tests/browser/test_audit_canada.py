"""Fifty pages of published Canadian tables, shared out over the kinds of page: see `make audit`."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.cover import sample_pages
from browser.reading import KEYS, READ, Findings, read_site, walk_pages
from generator.sentences.accessibility import Check

pytestmark = pytest.mark.audit


@pytest.fixture(scope="module")
def findings(chromium: Browser, canadian_site: Path) -> Findings:
    """What is wrong with the pages, by check."""
    paths = sample_pages(canadian_site, 50)
    assert len(paths) == 50
    found = read_site(chromium, canadian_site, paths)
    return {**found, **walk_pages(chromium, canadian_site, paths)}


@pytest.mark.parametrize("check", [*READ, *KEYS])
def test_no_canadian_page_has_a_fault(check: Check, findings: Findings) -> None:
    """Nothing is found on any of the pages by this check."""
    assert findings.get(check, []) == []
