"""Reads pages of a served site in every way that the accessibility statement names.

Takes a browser, a site's address and paths. Gives findings as lines of text by check. A page is
loaded once: colours, widths, text and paper are then changed in place, as a reader changes them.
Must not loosen the page's Content-Security-Policy (see pages.py).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeAlias

from playwright.sync_api import Browser, CDPSession, ConsoleMessage, Page, Request

from browser.pages import axe_source, evaluate, hold_scripts
from browser.served import served
from generator.sentences.accessibility import TEXT_SIZE, WIDTHS, Check, Colours

Findings: TypeAlias = Mapping[Check, list[str]]
Found: TypeAlias = Iterator[tuple[Check, str]]

READ = (
    Check.RULES,
    Check.COLOURS,
    Check.REFLOW,
    Check.TEXT_SIZE,
    Check.SPACING,
    Check.ORDER,
    Check.MOTION,
    Check.SCRIPTS,
    Check.POLICY,
    Check.PRINT,
)
"""The checks that one reading of a page makes."""

KEYS = (Check.KEYBOARD, Check.FOLDS)
"""The checks that one walk through a page by its keyboard makes."""

OUT = -2
"""The number of the stop outside of the content: see checks.js."""

BEFORE_CONTENT = """Boolean(document.querySelector('main').compareDocumentPosition(
  document.querySelector('a')) & Node.DOCUMENT_POSITION_PRECEDING)"""
"""Whether the first link stands before the content."""

HEIGHT = 1024
NARROW, WIDE = WIDTHS


@cache
def checks_source() -> str:
    """The text of checks.js."""
    return Path(__file__).with_name("checks.js").read_text(encoding="utf-8")


def read_site(browser: Browser, site: Path, paths: Iterable[str]) -> Findings:
    """What is wrong with the pages, by check; a finding opens with the path of its page."""
    found: defaultdict[Check, list[str]] = defaultdict(list)
    with quiet_page(browser) as page, at_address(site) as address_of:
        debugger = page.context.new_cdp_session(page)
        for path in paths:
            for check, text in read_page(page, debugger, address_of(path), path):
                found[check].append(f"/{path}: {text}")
    return found


@contextmanager
def at_address(site: Path) -> Iterator[Callable[[str], str]]:
    """Serve a site below a path, and its 404, which knows its place, from the root as well."""
    with served(site, under="/scorecard/") as below, served(site) as root:
        yield lambda path: root if path == "404.html" else below


@contextmanager
def quiet_page(browser: Browser) -> Iterator[Page]:
    """One tab for many pages, which costs less than a tab each; its owner wants little motion."""
    context = browser.new_context(
        viewport={"width": WIDE, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce"
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def read_page(page: Page, debugger: CDPSession, address: str, path: str) -> Found:
    """Everything that is wrong with one page; the tab is left as it was found."""
    with overheard(page) as (said, asked):
        page.goto(address + path)
        evaluate(debugger, axe_source() + checks_source())
        yield from _on_paper(page, debugger)
        evaluate(debugger, "checks.openFolds(true)")
        yield from _in_colours(page, debugger)
        yield from _as_it_stands(debugger)
        yield from _with_large_text(debugger)
        yield from _narrow(page, debugger)
        yield from _without_scripts(page, debugger)
        yield from ((Check.POLICY, text) for text in said if "Content Security Policy" in text)
        elsewhere = [url for url in asked if not url.startswith((address, "data:"))]
        yield from ((Check.POLICY, url) for url in elsewhere)


@contextmanager
def overheard(page: Page) -> Iterator[tuple[list[str], list[str]]]:
    """What the page's console says while the block lasts, and which addresses it asks for."""
    said: list[str] = []
    asked: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        said.append(message.text)

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("console", hear)
    page.on("request", note)
    try:
        yield said, asked
    finally:
        page.remove_listener("console", hear)
        page.remove_listener("request", note)


def ask(debugger: CDPSession, expression: str, check: Check, note: str = "") -> Found:
    """The findings of one expression of checks.js, each with a note before it."""
    for text in evaluate(debugger, f"checks.{expression}"):
        yield check, f"{note}: {text}" if note else text


def _on_paper(page: Page, debugger: CDPSession) -> Found:
    """As it is printed, with its folds closed as they were."""
    page.emulate_media(media="print")
    yield from ask(debugger, "notPrinted()", Check.PRINT)
    page.emulate_media(media="screen")


def _in_colours(page: Page, debugger: CDPSession) -> Found:
    """Contrast in each mode; only it depends on colours, so the other rules run once."""
    for colours in Colours:
        page.emulate_media(
            color_scheme="dark" if colours is Colours.DARK else "light",
            forced_colors="active" if colours is Colours.FORCED else "none",
        )
        yield from ask(debugger, "axeColours()", Check.COLOURS, colours)
    page.emulate_media(color_scheme="light", forced_colors="none")


def _as_it_stands(debugger: CDPSession) -> Found:
    """In a wide window."""
    yield from ask(debugger, "axeRules()", Check.RULES, f"{WIDE} px")
    yield from ask(debugger, "sideways()", Check.REFLOW)
    yield from ask(debugger, "reordered()", Check.ORDER)
    yield from ask(debugger, "moving()", Check.MOTION)


def _with_large_text(debugger: CDPSession) -> Found:
    """With larger text, then with the distances between lines, words and letters set apart."""
    evaluate(debugger, f"checks.textSize({TEXT_SIZE})")
    yield from ask(debugger, "clipped()", Check.TEXT_SIZE, "cut off")
    yield from ask(debugger, "sideways()", Check.TEXT_SIZE)
    evaluate(debugger, "checks.textSize(100); checks.textSpacing(true)")
    yield from ask(debugger, "clipped()", Check.SPACING, "cut off")
    yield from ask(debugger, "sideways()", Check.SPACING)
    evaluate(debugger, "checks.textSpacing(false)")


def _narrow(page: Page, debugger: CDPSession) -> Found:
    """On a phone, which is a wide window at 400 % zoom too."""
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    yield from ask(debugger, "axeRules()", Check.RULES, f"{NARROW} px")
    yield from ask(debugger, "axeColours()", Check.COLOURS, f"{NARROW} px")
    yield from ask(debugger, "sideways()", Check.REFLOW)
    yield from ask(debugger, "clipped()", Check.REFLOW, "cut off")
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})


def _without_scripts(page: Page, debugger: CDPSession) -> Found:
    """The same words without scripts; a page that has none is not read again.

    Nor is that of the search, whose field is not there without them: test_search_browser.py holds
    what it says then.
    """
    alone = "document.querySelector('[data-search]') !== null"
    if not evaluate(debugger, "document.scripts.length") or evaluate(debugger, alone):
        return
    before = evaluate(debugger, "checks.words()")
    hold_scripts(debugger, held=True)
    page.reload()
    hold_scripts(debugger, held=False)
    evaluate(debugger, checks_source() + "checks.openFolds(true)")
    if evaluate(debugger, "checks.words()") != before:
        yield Check.SCRIPTS, "other words without scripts"


def walk_pages(browser: Browser, site: Path, paths: Iterable[str]) -> Findings:
    """What is wrong with the pages for somebody who has a keyboard alone, by check."""
    found: defaultdict[Check, list[str]] = defaultdict(list)
    with quiet_page(browser) as page, at_address(site) as address_of:
        debugger = page.context.new_cdp_session(page)
        for path in paths:
            page.goto(address_of(path) + path)
            for check, text in (*_walk(page, debugger), *_use_keys(page)):
                found[check].append(f"/{path}: {text}")
    return found


def _walk(page: Page, debugger: CDPSession) -> Found:
    """Every stop of the Tab key once, in the order of the document, and out again.

    Each is in view, uncovered, and shows that it has the focus.
    """
    evaluate(debugger, checks_source())
    count = evaluate(debugger, "checks.findStops()")
    reached = []
    for _ in range(count):
        page.keyboard.press("Tab")
        stop = evaluate(debugger, "checks.stop()")
        reached.append(stop["number"])
        yield from ((Check.KEYBOARD, text) for text in stop["findings"])
    page.keyboard.press("Tab")
    if evaluate(debugger, "checks.stop()")["number"] not in (OUT, 0):
        yield Check.KEYBOARD, f"the key does not lead out after {count} stops"
    if reached != list(range(count)):
        at = next(n for n, number in enumerate(reached) if n != number)
        yield Check.KEYBOARD, f"stop {at} of {count} is {reached[at]}"


def _use_keys(page: Page) -> Found:
    """The skip link, which is the first stop, and the first fold, used by Enter.

    Where no link stands before the content, there is nothing to skip.
    """
    if page.evaluate(BEFORE_CONTENT):
        page.locator("a").first.press("Enter")
        if page.evaluate("document.activeElement.localName") != "main":
            yield Check.FOLDS, "the first link does not lead to the content"
    fold = page.locator("details").first
    for wanted in (True, False) if fold.count() else ():
        fold.locator("summary").first.press("Enter")
        if fold.evaluate("fold => fold.open") is not wanted:
            yield Check.FOLDS, f"Enter does not {'open' if wanted else 'close'} the first fold"
