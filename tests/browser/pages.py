"""Opens pages of a served site as different people would, and finds what is wrong with them.

Takes a running browser and a site's address. Gives pages, and findings as lines of text. Must not
loosen the page's Content-Security-Policy: axe is evaluated through the debugger, which the policy
does not bind, and nothing waits in the page (`wait_for_function` is blocked).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, Protocol
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

# target-size is WCAG 2.2 AA, yet axe leaves it out unless it is asked for.
RUN_AXE = "axe.run(document, {rules: {'target-size': {enabled: true}}})"

SIDEWAYS = """() => {
  const root = document.scrollingElement;
  return root.scrollWidth <= root.clientWidth;
}"""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who reads the site at `address`, each page with a fresh profile."""

    browser: Browser
    address: str
    contexts: list[BrowserContext] = field(default_factory=list)

    def open_page(
        self,
        path: str = "",
        *,
        width: int = 1280,
        colour_scheme: Literal["light", "dark"] = "light",
        forced_colours: bool = False,
        javascript: bool = True,
    ) -> Page:
        """The loaded page at `path`, relative to the site's root, in a window `width` px wide.

        320 px is a small phone, and a window of 1280 px at 400 % zoom too.
        """
        context = self.browser.new_context(
            viewport={"width": width, "height": 1024},
            color_scheme=colour_scheme,
            forced_colors="active" if forced_colours else "none",
            reduced_motion="reduce",
        )
        self.contexts.append(context)
        page = context.new_page()
        if not javascript:
            _silence(page)
        page.goto(self.address + path.removeprefix("/"))
        return page

    def leave(self) -> None:
        """Close every page that was opened."""
        for context in self.contexts:
            context.close()


class Visit(Protocol):
    """Serves a folder, below the path `under`, to somebody who reads it."""

    def __call__(self, folder: Path, *, under: str = "/") -> Visitor:
        """The visitor; the folder is served until the test ends."""
        ...


@cache
def axe_source() -> str:
    """The text of axe-core, as the installed package carries it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def run_axe(page: Page) -> list[str]:
    """What axe finds wrong: one line a place, "rule (impact): selector: what is wrong"."""
    with _scripts_let_in(page) as debugger:
        evaluate(debugger, axe_source())
        result = evaluate(debugger, RUN_AXE)
    return sorted(_violations(result))


# Pages without JavaScript, each with the debugger session that holds its scripts back. Playwright's
# own switch (java_script_enabled) cannot be lifted for axe, whose timers would never fire.
_silenced: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


def _silence(page: Page) -> None:
    _silenced[page] = page.context.new_cdp_session(page)
    hold_scripts(_silenced[page], held=True)


def hold_scripts(debugger: CDPSession, *, held: bool) -> None:
    """Scripts of pages that load from now on do not run, or do again."""
    debugger.send("Emulation.setScriptExecutionDisabled", {"value": held})


@contextmanager
def _scripts_let_in(page: Page) -> Iterator[CDPSession]:
    """Scripts may run while the block lasts; those the page left out are not caught up on."""
    debugger = _silenced.get(page)
    if debugger is None:
        yield page.context.new_cdp_session(page)
        return
    hold_scripts(debugger, held=False)
    yield debugger
    hold_scripts(debugger, held=True)


def evaluate(debugger: CDPSession, expression: str) -> Any:  # noqa: ANN401 (any JSON there is)
    """The value of an expression, awaited; what it throws fails the test."""
    answer = debugger.send(
        "Runtime.evaluate",
        {"expression": expression, "awaitPromise": True, "returnByValue": True},
    )
    if "exceptionDetails" in answer:
        raise AssertionError(answer["exceptionDetails"])
    return answer["result"].get("value")


def _violations(result: dict[str, Any]) -> Iterator[str]:
    for rule in result["violations"]:
        for node in rule["nodes"]:
            where = " ".join(str(step) for step in node["target"])
            yield f"{rule['id']} ({rule['impact']}): {where}: {rule['help']}"


def no_sideways_scroll(page: Page) -> bool:
    """Whether the page as a whole fits the window's width; a region may scroll by itself."""
    return bool(page.evaluate(SIDEWAYS))


def csp_violations(page: Page) -> list[str]:
    """What the Content-Security-Policy stopped in this page, as the browser's console says it."""
    said = [message.text for message in page.console_messages()]
    return [text for text in said if "Content Security Policy" in text]


def foreign_requests(page: Page, address: str) -> list[str]:
    """Every address the page asked for outside the site at `address`."""
    asked = [request.url for request in page.requests()]
    return [url for url in asked if not url.startswith((address, "data:"))]
