"""Every page is valid HTML, by the Nu Html Checker."""

import os
from pathlib import Path

import pytest

from browser.cover import html_paths, kind_of
from browser.nu import RELEASE, find_html_faults, missing
from browser.served import served
from generator.sentences.accessibility import TOOLS, Check

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title></head>
<body><main><h1>A page</h1>{}</main></body></html>
"""


@pytest.fixture(autouse=True)
def _checker() -> None:
    """Without the checker the tests are skipped, but under CI=true they fail."""
    reason = missing(os.environ)
    if reason and os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    if reason:
        pytest.skip(reason)


@pytest.mark.covers(Check.HTML)
def test_every_page_is_valid(demonstration_site: Path, gallery: Path) -> None:
    """No error and no warning on any page of the demonstration, the 404 among them, or gallery."""
    with served(demonstration_site) as site, served(gallery) as shelf:
        pages = [site + path for path in html_paths(demonstration_site)]
        faults = find_html_faults([*pages, *(shelf + path for path in html_paths(gallery))])
    assert faults == []


def test_pages_of_hostile_words_are_valid(hostile_site: Path) -> None:
    """Names that spell elements, attributes and ends of scripts make no page invalid."""
    paths = {kind_of(path): path for path in html_paths(hostile_site)}.values()
    with served(hostile_site) as site:
        faults = find_html_faults([site + path for path in paths])
    assert faults == []


def test_an_error_is_found(tmp_path: Path) -> None:
    """A paragraph inside a paragraph's span is named with its address and its line."""
    (tmp_path / "index.html").write_text(PAGE.format("<p><b>Late</p>"), encoding="utf-8")
    with served(tmp_path) as address:
        faults = find_html_faults([address])
    assert [fault.partition(": ")[0] for fault in faults if "error" in fault] != []
    assert all(fault.startswith(f"{address}:3: ") for fault in faults)


def test_the_statement_names_the_release_that_looks() -> None:
    """The release of the checker in the accessibility statement is the one that is fetched."""
    assert RELEASE.startswith(TOOLS["Nu Html Checker"] + ".")
