"""What is tested for people who read in other ways, and what is known not to work.

Takes a tongue. Gives sentences. The names, widths, sizes and tools here are the ones that the
browser tests take as their own parameters, and a test holds the two sets of checks equal: the
statement cannot claim what no test does. Must not know a page.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from generator.sentences.tongue import Tongue

STANDARD = "WCAG 2.2"
LEVEL = "AA"
ASSESSED = date(2026, 11, 22)
"""When the tests of this release were last read against the statement; it changes by hand."""

WIDTHS = (320, 1280)
"""Widths of the window in pixels: a small phone, and a desk."""

ZOOM = 100 * WIDTHS[1] // WIDTHS[0]
"""The zoom in percent at which the wider window shows what the narrower one does."""

TEXT_SIZE = 200
"""The size of text in percent, set by itself."""

BROWSER = "Chromium"
TOOLS = {"axe-core": "4.12", "Nu Html Checker": "26.9"}
"""Programs that look for faults, with the release that looked."""


class Colours(StrEnum):
    """The ways in which a screen colours a page."""

    LIGHT = "light"
    DARK = "dark"
    FORCED = "forced"


class Check(StrEnum):
    """One thing that is tested on pages; each is the mark of at least one test."""

    RULES = "rules"
    COLOURS = "colours"
    REFLOW = "reflow"
    TEXT_SIZE = "text-size"
    SPACING = "spacing"
    KEYBOARD = "keyboard"
    ORDER = "order"
    FOLDS = "folds"
    MOTION = "motion"
    SCRIPTS = "scripts"
    POLICY = "policy"
    PRINT = "print"
    HTML = "html"
    WAY = "way"


def _rules(tongue: Tongue) -> str:
    return tongue.say(
        "The rules of axe-core find no fault, at {narrow} and at {wide} pixels.",
        narrow=tongue.count(WIDTHS[0]),
        wide=tongue.count(WIDTHS[1]),
    )


def _colours(tongue: Tongue) -> str:
    return tongue.say(
        "Text stands out from what is behind it in light colours, in dark colours and in the "
        "colours that a reader's own system forces on pages."
    )


def _reflow(tongue: Tongue) -> str:
    return tongue.say(
        "At {zoom}% zoom, which is a phone of {narrow} pixels too, pages do not scroll sideways "
        "and cut nothing off. A wide table scrolls by itself.",
        zoom=tongue.count(ZOOM),
        narrow=tongue.count(WIDTHS[0]),
    )


def _text_size(tongue: Tongue) -> str:
    return tongue.say(
        "With text at {size}%, nothing is cut off and pages do not scroll sideways.",
        size=tongue.count(TEXT_SIZE),
    )


def _spacing(tongue: Tongue) -> str:
    return tongue.say(
        "With more space between lines, words and letters, nothing is cut off and pages do not "
        "scroll sideways."
    )


def _keyboard(tongue: Tongue) -> str:
    return tongue.say(
        "The Tab key reaches every link and control once, in the order of reading. Each is in view "
        "and shows that it has the focus, and the key leads out of the page again."
    )


def _order(tongue: Tongue) -> str:
    return tongue.say("The order on the screen is the order in which a page is read out.")


def _folds(tongue: Tongue) -> str:
    return tongue.say(
        "Where links stand before the content, the first of them skips to it. Folded parts open "
        "with the Enter key."
    )


def _motion(tongue: Tongue) -> str:
    return tongue.say("Nothing moves for readers who have asked their system for less motion.")


def _scripts(tongue: Tongue) -> str:
    return tongue.say(
        "Pages say the same with scripts switched off. The search alone needs them, and what it "
        "finds stands in lists as well."
    )


def _policy(tongue: Tongue) -> str:
    return tongue.say("Pages load nothing from elsewhere.")


def _print(tongue: Tongue) -> str:
    return tongue.say(
        "On paper, charts and folded parts are there, long tables and charts that fold only where "
        "they were opened, and the links of navigation are not."
    )


def _html(tongue: Tongue) -> str:
    return tongue.say("The Nu Html Checker finds no error in the HTML of any page.")


def _way(tongue: Tongue) -> str:
    return tongue.say(
        "A service and its verdict can be found from the home page with the keyboard alone, and "
        "with scripts switched off."
    )


WORDS: dict[Check, Callable[[Tongue], str]] = {
    Check.RULES: _rules,
    Check.COLOURS: _colours,
    Check.REFLOW: _reflow,
    Check.TEXT_SIZE: _text_size,
    Check.SPACING: _spacing,
    Check.KEYBOARD: _keyboard,
    Check.ORDER: _order,
    Check.FOLDS: _folds,
    Check.MOTION: _motion,
    Check.SCRIPTS: _scripts,
    Check.POLICY: _policy,
    Check.PRINT: _print,
    Check.HTML: _html,
    Check.WAY: _way,
}


def say_tested(tongue: Tongue) -> tuple[str, ...]:
    """One sentence a check, in the order of the list."""
    return tuple(WORDS[check](tongue) for check in Check)


def say_untested(tongue: Tongue) -> tuple[str, ...]:
    """What was not tested, or is known not to serve everybody."""
    return (
        tongue.say(
            "Nobody who uses a screen reader, a switch or voice control has tried these pages for "
            "this statement. The tests read what such programs are given, not what they say."
        ),
        tongue.say(
            "The tests use one browser, {browser}. Other browsers have not been tested.",
            browser=BROWSER,
        ),
        tongue.say(
            "A program finds some faults and not others: whether words are clear, for example, "
            "it cannot tell."
        ),
        tongue.say(
            "The tests read a demonstration that has every part of a page. Texts, templates and "
            "files that the publisher adds, and pages elsewhere that are linked, are not tested."
        ),
        tongue.say(
            "A chart cannot be read by touch or by ear. A sentence says what it shows, and a table "
            "on the page of the service has its figures."
        ),
    )
