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
from building import scorecard


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The installed Chromium, started once a worker."""
    path = find_chromium(os.environ)
    if path is None:
        pytest.fail("no Chromium is installed: `make browser` installs it", pytrace=False)
    with sync_playwright() as playwright, start(playwright, path) as browser:
        yield browser


@pytest.fixture(scope="session")
def gallery(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gallery of components, each in every state, as a small site."""
    folder = tmp_path_factory.mktemp("gallery") / "site"
    done = scorecard("gallery", "--project", repository, "--output", folder, "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Serve a folder, under a path if one is given, and read it: `visit(folder, under="/a/")`."""
    with ExitStack() as closing:

        def visit(folder: Path, *, under: str = "/") -> Visitor:
            visitor = Visitor(chromium, closing.enter_context(served(folder, under=under)))
            closing.callback(visitor.leave)
            return visitor

        yield visit
