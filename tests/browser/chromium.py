"""Finds a Chromium that is installed; as a script, starts it once and prints where it is.

Takes the environment and what stands on PATH. Must not download anything: the Makefile does that
when this finds nothing.
"""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

SETTING = "SCORECARD_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")

# Debian's chromium starts as root and without a display; it calls nobody by itself.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium(environment: Mapping[str, str]) -> str | None:
    """The browser's path: the setting, else the first on PATH, else playwright's own, else None.

    A setting that names no file counts as a browser that is missing: nothing else is tried.
    """
    named = environment.get(SETTING)
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name, path=environment.get("PATH")) for name in NAMES)
    return next(filter(None, on_path), None) or find_playwrights_own()


def find_playwrights_own() -> str | None:
    """The browser that `playwright install chromium` laid down, or None."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def start(playwright: Playwright, path: str) -> Browser:
    """The browser at `path`, headless, with a profile of its own that is thrown away."""
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))


def main() -> None:
    """Find the browser and start it once: a library that it lacks is noticed here."""
    path = find_chromium(os.environ)
    if path is None:
        sys.exit(f"no Chromium is installed: `make browser` installs one, or {SETTING} names one")
    with sync_playwright() as playwright, start(playwright, path) as browser:
        sys.stdout.write(f"{path} ({browser.version})\n")


if __name__ == "__main__":
    main()
