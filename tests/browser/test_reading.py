"""Each check of a reading passes a sound page and catches the fault that it is there for."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.reading import KEYS, READ, read_site, walk_pages
from generator.sentences.accessibility import Check

SOUND = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sound page</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="style.css">
<script src="script.js" defer></script></head>
<body><header><a class="skip" href="#main_content">To the content</a>
<nav><a href="?all">All services</a></nav></header>
<main id="main_content" tabindex="-1"><h1>Passports</h1><p>Renewed within six weeks.</p>
<details><summary>Figures</summary><p>Nine in ten.</p></details>
<p>Ask <a href="?office">the office</a>, or <a href="?line">the line</a>.</p></main></body></html>
"""
STYLE = """
body { color: #222; background: #fff; }
:focus-visible { outline: 3px solid #00f; }
.skip, nav a { display: inline-block; padding: 9px; }
@media print { nav, .skip { display: none } details::details-content { content-visibility: visible;
  block-size: auto; } details > :not(summary) { display: block } }
"""
FAULTS = {
    Check.RULES: ("<h1>Passports</h1>", '<h1>Passports</h1><img src="style.css">'),
    Check.COLOURS: (
        "body {",
        "@media (prefers-color-scheme: dark) { details + p { color: #999 } } body {",
    ),
    Check.REFLOW: ("body {", "h1 { width: 400px } body {"),
    Check.TEXT_SIZE: ("body {", "h1 { height: 50px; overflow: hidden } body {"),
    Check.SPACING: ("body {", "h1 { height: 40px; line-height: 1; overflow: hidden } body {"),
    Check.ORDER: ("body {", "main { display: flex; flex-direction: column-reverse } body {"),
    Check.MOTION: ("body {", "h1 { transition: color 2s } body {"),
    Check.SCRIPTS: (SOUND[-20:], SOUND[-20:]),
    Check.POLICY: ("<h1>", '<h1 style="color: #222">'),
    Check.PRINT: ("nav, .skip { display: none }", ""),
    Check.KEYBOARD: ("outline: 3px solid #00f", "outline: 0"),
    Check.FOLDS: ('href="#main_content"', 'href="#nowhere"'),
}
"""A fault a check: what is replaced in the page or its style, and by what."""


def write_site(folder: Path, page: str = SOUND, style: str = STYLE, script: str = "") -> Path:
    """A site of one page with its style and its script."""
    files = {"index.html": page, "style.css": style, "script.js": script}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_sound_page_has_no_fault(chromium: Browser, tmp_path: Path) -> None:
    """No check finds anything in a sound page with a script that changes no word."""
    site = write_site(tmp_path)
    assert read_site(chromium, site, [""]) == {}
    assert walk_pages(chromium, site, [""]) == {}


@pytest.mark.parametrize("check", [*READ, *KEYS])
def test_a_fault_is_found_by_its_check(check: Check, chromium: Browser, tmp_path: Path) -> None:
    """One fault is planted, and the check that is there for it finds it."""
    sound, unsound = FAULTS[check]
    assert sound in SOUND + STYLE
    script = "document.querySelector('h1').append('!')" if check is Check.SCRIPTS else ""
    page, style = (text.replace(sound, unsound) for text in (SOUND, STYLE))
    look = walk_pages if check in KEYS else read_site
    assert check in look(chromium, write_site(tmp_path, page, style, script), [""])


def test_one_faint_cell_among_many_is_found(chromium: Browser, tmp_path: Path) -> None:
    """Contrast is looked at once for each way to colour text: a cell of its own colour is one."""
    cells = "".join(f"<li>Cell {number}</li>" for number in range(30))
    style = "li:nth-child(20) { color: #bbb } " + STYLE
    page = SOUND.replace("<details>", f"<ul>{cells}</ul><details>")
    findings = read_site(chromium, write_site(tmp_path, page, style), [""])
    assert any("li:nth-child(20)" in text for text in findings[Check.COLOURS])


def test_a_page_left_out_of_the_order_of_the_keys_is_found(
    chromium: Browser, tmp_path: Path
) -> None:
    """A link that the Tab key reaches before its turn is named by its place."""
    page = SOUND.replace('href="?line"', 'href="?line" tabindex="2"')
    findings = walk_pages(chromium, write_site(tmp_path, page), [""])
    assert any("stop 0 of 5 is 4" in text for text in findings[Check.KEYBOARD])
