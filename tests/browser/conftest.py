"""One browser a run, and visitors who read a folder as a served site."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.chromium import find_chromium, start
from browser.pages import Visit, Visitor
from browser.served import served


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The installed Chromium, started once a worker."""
    path = find_chromium(os.environ)
    if path is None:
        pytest.fail("no Chromium is installed: `make browser` installs it", pytrace=False)
    with sync_playwright() as playwright, start(playwright, path) as browser:
        yield browser


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Serve a folder, under a path if one is given, and read it: `visit(folder, under="/a/")`."""
    with ExitStack() as closing:

        def visit(folder: Path, *, under: str = "/") -> Visitor:
            visitor = Visitor(chromium, closing.enter_context(served(folder, under=under)))
            closing.callback(visitor.leave)
            return visitor

        yield visit
