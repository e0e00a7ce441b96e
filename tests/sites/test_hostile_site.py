"""A project whose every text is made to harm: unharmed and harmless in every file of its site."""

import csv
import gzip
import html
import importlib
import importlib.util
import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints
from urllib.parse import urlsplit

import pytest

from generator import model
from generator.diagnostics import Report
from generator.exports.dictionary import describe_tables
from generator.exports.spreadsheet import as_given
from generator.sources.content import read_content
from generator.sources.tree import FolderTree
from generator.text import Text, nested
from hostile import hostile_project

WORD = re.compile(r"zq[0-9]{3}")
MARKS = re.compile("[\u2068\u2069]")
FORMULA = ("=", "+", "-", "@", "\uff1d")
SAID = hostile_project()[1]
"""Every text by the word that tells it from all others."""

MADE = re.compile(
    """a|abbr|article|aside|b|base|bdi|blockquote|body|br|button|caption|circle|code|col|colgroup|dd|defs
    |desc|details|div|dl|dt|em|figcaption|figure|footer|form|g|h1|h2|h3|h4|head|header|hr|html
    |input|label|legend|li|line|link|main|meta|nav|noscript|ol|option|output|p|path|pattern|pre
    |rect|script|section|select|small|span|strong|summary|sup|svg|symbol|table|tbody|td|text|textarea
    |th|thead|time|title|tr|tspan|ul|use|wbr""",
    re.VERBOSE,
)
"""The elements that the templates make; none of them loads or runs anything but `script`."""


BARE = {"svg", "title", "textarea"}
"""Where no element may stand, so that marks isolate what runs the other way."""


def squeezed(text: str) -> str:
    """A text with its white space as a page shows it, without the marks that isolate it."""
    return " ".join(MARKS.sub("", text).split())


SHOWN = {word: squeezed(text) for word, text in SAID.items()}


def is_whole(text: str, made: Callable[[str], str] = squeezed) -> bool:
    """Whether every text that stands in another stands there letter by letter, `made` alike.

    Between quotation marks its own are inner ones.
    """
    shown = squeezed(made(text))
    words = set(WORD.findall(shown))
    return all(
        sum(map(shown.count, forms_of(SHOWN[word], made))) == shown.count(word) for word in words
    )


def forms_of(text: str, made: Callable[[str], str]) -> set[str]:
    """A text by itself, and as it is quoted in English and in other languages."""
    quoted = (nested(text, language) for language in ("en", "es"))
    return {squeezed(made(one)) for one in (text, *quoted)}


@cache
def etree() -> Any:  # noqa: ANN401 (it has no types)
    """The parser of the tests; skipped where it is not installed, but not in CI."""
    if importlib.util.find_spec("lxml") is None and os.environ.get("CI") != "true":
        pytest.skip("lxml is not installed: pip install -e .[test]")
    return importlib.import_module("lxml.html")


@pytest.fixture(scope="module")
def pages(hostile_site: Path) -> dict[str, Any]:
    """Every page by its path, parsed."""
    found = sorted(hostile_site.rglob("*.html"))
    assert len(found) > 40
    parser = etree()
    return {
        path.relative_to(hostile_site).as_posix(): parser.fromstring(path.read_bytes())
        for path in found
    }


def texts_of(kind: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 (any annotation)
    """The kinds of text below a type of the model, by type and field."""
    waiting, seen = [kind], set()
    while waiting:
        one = waiting.pop()
        waiting += get_args(one)
        if not is_dataclass(one) or one in seen or one is Text:
            continue
        seen.add(one)
        for name, hint in get_type_hints(one).items():
            parts = {hint, *get_args(hint)}
            waiting.append(hint)
            if Text in parts:
                yield (getattr(one, "__name__", ""), name)


def texts_in(value: object) -> Iterator[tuple[str, str]]:
    """The kinds of text that a value of the model holds."""
    if isinstance(value, tuple | list):
        for one in value:
            yield from texts_in(one)
    if is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            held = getattr(value, part.name)
            items = held if isinstance(held, tuple) else (held,)
            if any(isinstance(one, Text) for one in items):
                yield (type(value).__name__, part.name)
            yield from texts_in(held)


def test_every_text_of_the_model_is_hostile(hostile_site: Path) -> None:
    """No field that takes words is missing from the project, whatever is added to the model."""
    report = Report()
    content = read_content(FolderTree(hostile_site.parent / "project", report), report)
    kinds = (model.Site, model.Agency, model.Service, model.Survey, model.Journey, model.Loop)
    every = {one for kind in (*kinds, model.Improvement) for one in texts_of(kind)}

    assert content is not None
    assert len(every) > 60
    assert every - set(texts_in(content)) == FROM_ELSEWHERE


FROM_ELSEWHERE = {("Font", "licence")}
"""Texts that need a file beside them: the page About shows that one as it does the licence."""


# ---- tables


def tables(site: Path) -> Iterator[tuple[str, list[dict[str, str]], dict[str, list[object]]]]:
    """Every table: its path, its rows as CSV, and its columns as JSON."""
    for path in sorted(site.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        columns = json.loads(path.with_suffix(".json").read_bytes())["columns"]
        yield path.relative_to(site).as_posix(), rows, columns


def test_tables_hold_every_text_letter_by_letter(hostile_site: Path) -> None:
    """In JSON as it is; in CSV with the apostrophes that the dictionary tells of, and no others."""
    told = 0
    for path, rows, columns in tables(hostile_site):
        for name, cells in columns.items():
            for row, cell in zip(rows, cells, strict=True):
                if isinstance(cell, str) and WORD.search(cell):
                    told += 1
                    assert as_given(row[name]) == cell, (path, name)
                    assert all(SAID[word].strip() in cell for word in WORD.findall(cell)), name
    assert told > 200


def test_no_cell_of_a_table_is_run_by_a_spreadsheet(hostile_site: Path) -> None:
    """However a spreadsheet cuts a cell, no part but a plain number begins as a formula."""
    number = re.compile(r"-?[0-9]+(\.[0-9]+)?")
    for path, rows, _ in tables(hostile_site):
        for row in rows:
            for name, cell in row.items():
                parts = [] if number.fullmatch(cell) else re.split("[;\t\r\n]", cell)
                begun = [part.lstrip(" \"'\u200b\u200f\u2068") for part in parts]
                guarded = [part.lstrip(" ").startswith("'") for part in parts]
                risky = [part.startswith(FORMULA) for part in begun]
                assert not [1 for at, one in enumerate(risky) if one and not guarded[at]], (
                    path,
                    name,
                )


def test_numbers_stay_numbers(hostile_site: Path) -> None:
    """No figure of a table got an apostrophe: a column of numbers holds nothing else."""
    kinds = {
        (entry.name, column.name)
        for entry in describe_tables(("en",))
        for column in entry.columns
        if column.type.value in {"number", "integer"}
    }
    assert len(kinds) > 20
    for path, rows, _ in tables(hostile_site):
        for row in rows:
            for name, cell in row.items():
                if (Path(path).stem, name) in kinds and cell:
                    assert float(cell) is not None, (path, name)


def test_the_dictionary_says_what_was_done_to_cells(hostile_site: Path) -> None:
    """Whoever reads the tables by a program is told how to have the texts back."""
    told = html.unescape((hostile_site / "data/index.html").read_text(encoding="utf-8"))
    assert "Take that one apostrophe away to have the text as it was given." in squeezed(told)


# ---- pages


def test_no_element_and_no_attribute_comes_of_a_text(pages: dict[str, Any]) -> None:
    """Nothing that a text spells is an element; nothing runs on an event, and none has a style."""
    for path, page in pages.items():
        for element in page.iter():
            assert isinstance(element.tag, str), (path, "a comment")
            assert MADE.fullmatch(element.tag), (path, element.tag)
            names = [str(name) for name in element.attrib]
            assert not [name for name in names if re.match("on|style|srcdoc|formaction", name)]
            assert all(re.fullmatch("[a-zA-Z][a-zA-Z:-]*", name) for name in names), (path, names)


def test_the_only_scripts_are_ours(pages: dict[str, Any]) -> None:
    """The search's own script, and linked data, which is not run."""
    found = {
        (script.get("type"), script.get("src") or "")
        for page in pages.values()
        for script in page.iter("script")
    }
    assert {kind for kind, _ in found} == {"application/ld+json", "module"}
    assert all(kind == "application/ld+json" or "search" in src for kind, src in found)


def test_every_link_leads_to_a_page_or_an_address(pages: dict[str, Any]) -> None:
    """No text made a link that runs, and only Markdown, where links may be written, made any."""
    for path, page in pages.items():
        for element in page.iter():
            for name in ("href", "src", "action"):
                parts = urlsplit(element.get(name) or "")
                assert parts.scheme in {"", "https", "mailto", "tel"}, (path, element.get(name))
                is_markdown = path.startswith(("pages/", "feedback/", "improvements/"))
                assert is_markdown or "evil" not in parts.netloc, (path, element.get(name))


def shown_words(page: Any) -> Iterator[str]:  # noqa: ANN401 (an element of lxml)
    """What a page says: each of its blocks as a whole, and each attribute that holds words."""
    for element in page.iter("h1", "h2", "h3", "h4", "p", "li", "td", "th", "dt", "dd", "title"):
        yield "".join(element.itertext())
    for element in page.iter("summary", "caption", "figcaption", "legend", "label", "option"):
        yield "".join(element.itertext())
    for element in page.iter():
        yield from (element.get(name) or "" for name in ("title", "aria-label", "alt"))


def test_pages_show_every_text_letter_by_letter(pages: dict[str, Any]) -> None:
    """Nothing is cut, doubled or changed; texts in Markdown are shown as Markdown."""
    seen = set[str]()
    for path, page in pages.items():
        for said in shown_words(page):
            if "markdown" not in said and WORD.search(said):
                assert is_whole(said), (path, said[:300])
                seen |= set(WORD.findall(said))
    assert len(seen) > 100


def test_what_a_page_says_of_itself_is_whole_or_says_that_more_follows(
    pages: dict[str, Any],
) -> None:
    """Names stand whole in titles for those who share the page; a long summary ends in a sign."""
    for path, page in pages.items():
        for meta in page.iter("meta"):
            said = meta.get("content") or ""
            assert is_whole(said) or said.rstrip("\u2069").endswith("…"), (path, said[-80:])


def test_what_runs_from_right_to_left_is_isolated(pages: dict[str, Any]) -> None:
    """Each such letter stands in an element of its own direction, or between marks of the same."""
    running = re.compile("[\u0590-\u06ff]")
    for path, page in pages.items():
        for element in page.iter():
            for words, owner in ((element.text, element), (element.tail, element.getparent())):
                if not running.search(words or "") or "markdown" in (words or ""):
                    continue
                shut = any(one.tag == "bdi" for one in [owner, *owner.iterancestors()])
                bare = {one.tag for one in [owner, *owner.iterancestors()]} & BARE
                assert shut or (bare and "\u2068" in words) or is_prose(owner), (path, words[:80])


def is_prose(element: Any) -> bool:  # noqa: ANN401 (an element of lxml)
    """Whether an element is of a text in Markdown, whose blocks have directions of their own."""
    return any("prose" in (one.get("class") or "") for one in element.iterancestors())


# ---- files for programs


def test_linked_data_holds_the_very_names(pages: dict[str, Any]) -> None:
    """A block of data cannot be left from within, and reads as what was written."""
    blocks = [
        json.loads(script.text)
        for page in pages.values()
        for script in page.iter("script")
        if script.get("type") == "application/ld+json"
    ]
    told = [text for block in blocks for text in strings_in(block) if WORD.search(text)]

    assert len(told) > 5
    assert all(is_whole(text) for text in told)


def strings_in(value: object) -> Iterator[str]:
    """Every string of a value of JSON."""
    if isinstance(value, str):
        yield value
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for one in value:
            yield from strings_in(one)


@pytest.mark.parametrize("name", ["data.json", "data/datapackage.json", "manifest.json"])
def test_what_programs_read_holds_every_text_whole(name: str, hostile_site: Path) -> None:
    """The catalogue, the package and the manifest are JSON, whatever a name holds."""
    told = [*strings_in(json.loads((hostile_site / name).read_bytes()))]

    assert [text for text in told if not is_whole(text)] in ([], [SLUG])
    assert [text for text in told if WORD.search(text)] or name == "manifest.json"


SLUG = "1-1-zq000-site-title-script-title-textarea-svg-script-alert-1-script-img-src-x-o"
"""The name of the data package: the site's title as an id."""


def test_feeds_and_the_sitemap_are_xml_with_every_text_whole(hostile_site: Path) -> None:
    """XML that a parser takes, and in it the very texts."""
    files = [*hostile_site.rglob("*.atom"), hostile_site / "sitemap.xml"]
    told = [
        text
        for path in files
        for element in ET.parse(path).iter()  # noqa: S314 (what we wrote ourselves)
        for text in (element.text or "", *element.attrib.values())
    ]

    assert len(files) > 3
    assert len([text for text in told if WORD.search(text)]) > 5
    assert all(is_whole(text) for text in told)


def test_the_index_of_the_search_holds_every_text_whole(hostile_site: Path) -> None:
    """Its parts are JSON; the page of the search shows them as text alone."""
    parts = sorted((hostile_site / "pagefind" / "fragment").glob("*"))
    packed = [gzip.decompress(part.read_bytes()).decode() for part in parts]
    told = [json.loads(one.removeprefix("pagefind_dcd")) for one in packed]
    said = [text for one in told for text in strings_in(one) if WORD.search(text)]

    assert len(parts) > 4
    assert len(said) > 10
    assert all(is_whole(text, made=as_indexed) for text in said)


def as_indexed(text: str) -> str:
    """A text as Pagefind keeps it: without what has no width, entities of its own resolved."""
    return html.unescape(text).replace("\u200b", "")


def test_no_text_reaches_a_drawing_as_markup(hostile_site: Path) -> None:
    """Drawings in files of their own are XML, hold every text whole, and run nothing."""
    paths = sorted(hostile_site.rglob("*.svg"))
    assert len(paths) > 1
    for path in paths:
        for element in ET.parse(path).iter():  # noqa: S314 (what we wrote ourselves)
            assert not element.tag.endswith(("}script", "}foreignObject", "}image")), path
            assert not [name for name in element.attrib if name.startswith("on")], path
            told = (element.text or "", element.tail or "", *element.attrib.values())
            assert all(is_whole(text) or text.rstrip().endswith("…") for text in told), path
