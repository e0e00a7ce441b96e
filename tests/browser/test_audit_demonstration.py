"""Every page of the demonstration, in every language and colour mode: see `make audit`."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.cover import html_paths
from browser.reading import READ, Findings, read_site
from generator.sentences.accessibility import Check


@pytest.fixture(scope="module")
def findings(chromium: Browser, demonstration_site: Path) -> Findings:
    """What is wrong with its pages, by check."""
    return read_site(chromium, demonstration_site, html_paths(demonstration_site))


@pytest.mark.audit
@pytest.mark.parametrize("check", READ)
def test_no_page_of_the_demonstration_has_a_fault(check: Check, findings: Findings) -> None:
    """Nothing is found on any page by this check."""
    assert findings.get(check, []) == []
