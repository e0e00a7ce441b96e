"""Facts about the check of links, anchors, ids, headings and the content policy."""

import pickle
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.links import (
    Link,
    LinkFault,
    PageFault,
    PageOutline,
    What,
    check,
    outline,
    resolved,
)

BASE = "https://example.gov/score"


def page(body: str, *, title: str = "<h1>Title</h1>") -> PageOutline:
    """The outline of a page with this body, which begins in line 2."""
    return outline(f"<!doctype html><html><body>{title}\n{body}\n</body></html>".encode())


def faults_of(body: str) -> list[tuple[int, What, str]]:
    """The faults that show in one page alone."""
    return [(fault.line, fault.what, fault.target) for fault in page(body).faults]


def judged(link: str, *, path: str = "services/a/index.html", base_url: str = "") -> list[What]:
    """What is wrong with one link in a page of a small site."""
    outlines = {
        "index.html": page('<p id="home">'),
        "services/b/index.html": page('<p id="é">'),
        "fr/404.html": page(""),
        path: page(f'<p id="here"><a href="{escape(link)}">x</a>'),
    }
    files = {*outlines, "assets/site.css", "data/r s.csv"}
    return [fault.what for fault in check(outlines, files, base_url=base_url)]


@pytest.mark.parametrize(
    "link",
    [
        "../b/",
        "../b",
        "../b/index.html",
        "../b/#%C3%A9",
        "../b/#é",
        "../b/?sort=name#é",
        "../../",
        "../..",
        "../../index.html#home",
        "#here",
        "#",
        "#top",
        "",
        "?page=2",
        "../../assets/site.css#anything",
        "../../data/r%20s.csv",
        "../b/#:~:text=word",
        "https://example.org/nowhere",
        "//example.org/nowhere",
        "mailto:someone@example.org",
        "tel:+15550100",
    ],
)
def test_good_links(link: str) -> None:
    """A link to a file, a folder's index.html, an anchor that is there, or elsewhere, is good."""
    assert judged(link) == []


@pytest.mark.parametrize(
    ("link", "what"),
    [
        ("../c/", What.MISSING_FILE),
        ("../../assets/", What.MISSING_FILE),
        ("../../assets/site.css/", What.MISSING_FILE),
        ("../../data/r%2520s.csv", What.MISSING_FILE),
        ("../B/", What.MISSING_FILE),
        ("http://[", What.MISSING_FILE),
        ("#gone", What.MISSING_ANCHOR),
        ("../b/#home", What.MISSING_ANCHOR),
        ("../../../", What.LEAVES_SITE),
        ("../../../services/b/", What.LEAVES_SITE),
        ("%2Fetc/passwd", What.LEAVES_SITE),
        ("/services/b/", What.ROOT_LINK),
        ("javascript:alert(1)", What.SCRIPT_LINK),
    ],
)
def test_bad_links(link: str, what: What) -> None:
    """A link that leads nowhere, or out of the folder, or runs a script, is a fault."""
    assert judged(link) == [what]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (f"{BASE}/services/b/#é", []),
        (BASE, []),
        (f"{BASE}/services/c/", [What.MISSING_FILE]),
        (f"{BASE}/services/b/#gone", [What.MISSING_ANCHOR]),
        ("https://example.gov/scorecards/c/", []),
    ],
)
def test_own_absolute_links(link: str, expected: list[What]) -> None:
    """An address under the site's base URL is followed; one that merely begins alike is not."""
    assert judged(link, base_url=BASE) == expected
    assert judged(link, base_url=f"{BASE}/") == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/score/services/b/", []),
        ("/score/", []),
        ("/score", []),
        ("#here", []),
        (f"{BASE}/services/b/", []),
        ("/score/services/c/", [What.MISSING_FILE]),
        ("/services/b/", [What.LEAVES_SITE]),
        ("services/b/", [What.RELATIVE_LINK]),
    ],
)
@pytest.mark.parametrize("path", ["404.html", "fr/404.html"])
def test_404(path: str, link: str, expected: list[What]) -> None:
    """A page served at any address needs links from the root, under the base URL's path."""
    assert judged(link, path=path, base_url=BASE) == expected


def test_404_without_a_base_url() -> None:
    """Without a base URL the site's root is the server's."""
    assert judged("/services/b/", path="404.html") == []


@pytest.mark.parametrize(
    "body",
    [
        '<img src="x.png" alt="">',
        '<img srcset="x.png 1x, y.png 2x" alt="">',
        '<link rel="stylesheet" href="x.css">',
        '<script src="x.js"></script>',
        '<form action="x/"></form>',
        '<svg><use href="x.svg#a"/></svg>',
        '<svg><image xlink:href="x.png"/></svg>',
        '<object data="x.svg"></object>',
        '<video poster="x.png"></video>',
        '<meta http-equiv="refresh" content="0; url=x/">',
        "<a class=b href='x/'>y</a>",
        "<A HREF=x/>y</A>",
        '<a title="a > b" href="x/">y</a>',
        '<a title="a > b" data-x="1"\n  class="c"\n  href="x/">y</a>',
        '<h2 id="h"><a href="x/">y</a></h2>',
    ],
)
def test_every_kind_of_address(body: str) -> None:
    """Every attribute that holds an address is followed, however its tag is written."""
    outlines = {"index.html": page(body)}
    kinds = {fault.what for fault in check(outlines, set(outlines))}
    assert kinds == {What.MISSING_FILE}


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ('<script src="https://example.org/x.js"></script>', [What.FOREIGN_LOAD]),
        ('<link rel="stylesheet" href="//example.org/x.css">', [What.FOREIGN_LOAD]),
        ('<img srcset="https://example.org/x.png 2x" alt="">', [What.FOREIGN_LOAD]),
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">', []),
        ('<link rel="license" href="https://example.org/">', []),
        (f'<img src="{BASE}/index.html" alt="">', []),
    ],
)
def test_foreign_loads(body: str, what: list[What]) -> None:
    """A page may lead to another site, but fetches nothing from one."""
    outlines = {"index.html": page(body)}
    assert [fault.what for fault in check(outlines, set(outlines), base_url=BASE)] == what


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p id="a"><p id="a">', [(2, What.DUPLICATE_ID, "a")]),
        ('<p id="a">\n<svg><path id="a"/></svg>', [(3, What.DUPLICATE_ID, "a")]),
        ("<h1>Again</h1>", [(2, What.SECOND_H1, "h1")]),
        ("<h3>Deep</h3>", [(2, What.SKIPPED_HEADING, "h3")]),
        ("<h2>a</h2><h3>b</h3><h2>c</h2>\n<h4>d</h4>", [(3, What.SKIPPED_HEADING, "h4")]),
        ('<p style="color: red">', [(2, What.STYLE_ATTRIBUTE, "color: red")]),
        ('<p class="a"\nSTYLE=color:red>', [(2, What.STYLE_ATTRIBUTE, "color:red")]),
        ("<svg><style>p {}</style></svg>", [(2, What.STYLE_ELEMENT, "style")]),
        ("<script>alert(1)</script>", [(2, What.INLINE_SCRIPT, "script")]),
        ('<script type="module">x()</script>', [(2, What.INLINE_SCRIPT, "script")]),
        ('<button onclick="x()">', [(2, What.EVENT_HANDLER, "onclick")]),
        ('<svg onload="x()"></svg>', [(2, What.EVENT_HANDLER, "onload")]),
        ('<label for="q">', [(2, What.MISSING_ID, "q")]),
        ('<p aria-describedby="a b" id="a">', [(2, What.MISSING_ID, "b")]),
    ],
)
def test_faults_of_one_page(body: str, expected: list[tuple[int, What, str]]) -> None:
    """Ids, references, headings and the content policy are judged with the line of each fault."""
    assert faults_of(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        '<h2 id="a">x</h2><p aria-labelledby="a"><h3>y</h3><h2>z</h2>',
        '<label for="q">x</label><input id="q">',
        '<script type="application/ld+json">{"a": "<p style=\'b\'>"}</script>',
        '<script src="#top"></script>',
        '<!-- <p style="x" id="a"> --><p id="a">',
        '<p>style=&quot;x&quot; id=&quot;a&quot;</p><code>onclick="x"</code>',
        '<p title="&lt;p style=x&gt;" data-style="x" data-id="a" data-onclick="b">',
        '<p title="<h1>">',
        "<header></header><hr><styled-card></styled-card>",
    ],
)
def test_pages_without_fault(body: str) -> None:
    """What only looks like markup, and data that no browser runs, are no faults."""
    assert faults_of(body) == []


def test_no_h1() -> None:
    """A page needs a heading of the first level."""
    assert page("<p>text</p>", title="").faults == (PageFault(1, What.NO_H1, ""),)


def test_outline() -> None:
    """An outline holds the ids, each address once with its first line, and the heading levels."""
    got = page('<h2 id="a">A</h2>\n<a href="b/?x=1&amp;y=2">b</a>\n<a href="b/?x=1&amp;y=2">b</a>')
    assert got == PageOutline(frozenset({"a"}), (Link(3, "b/?x=1&y=2", loads=False),), (1, 2), ())


def test_outlines_travel() -> None:
    """An outline can be sent from a worker process."""
    got = page('<p id="a"><img src="b" alt=""><p id="a">')
    assert pickle.loads(pickle.dumps(got)) == got  # noqa: S301 - our own bytes, just made


def test_faults_are_sorted() -> None:
    """Faults come by page, then by line, in whatever order the pages were outlined."""
    outlines = {
        "b.html": page('<a href="x">'),
        "a.html": page('<a href="y">\n<a href="x">\n<h3>'),
    }
    assert check(outlines, set(outlines)) == (
        LinkFault("a.html", 2, What.MISSING_FILE, "y"),
        LinkFault("a.html", 3, What.MISSING_FILE, "x"),
        LinkFault("a.html", 4, What.SKIPPED_HEADING, "h3"),
        LinkFault("b.html", 2, What.MISSING_FILE, "x"),
    )


class Reference(HTMLParser):
    """The ids, links and levels of headings that the standard library's parser finds."""

    def __init__(self) -> None:
        """Nothing found yet."""
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in one opening tag."""
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(int(tag[1]))
        self.ids |= {value or "" for name, value in attrs if name == "id"}
        self.links |= {(value or "").strip() for name, value in attrs if name == "href"}


def written(given: dict[str, str]) -> str:
    """Attributes as Jinja writes them."""
    return "".join(f' {name}="{escape(value)}"' for name, value in given.items())


VALUES = st.text(st.sampled_from("ab <>='/&é#\n;"), max_size=6)
ATTRIBUTES = st.dictionaries(st.sampled_from(["id", "href", "class", "alt", "viewBox"]), VALUES)
TAGS = st.tuples(
    st.sampled_from(["p", "a", "path", "h2", "svg", "A", "H3", "Path"]), ATTRIBUTES, VALUES
)


@given(st.lists(TAGS, max_size=5))
def test_agrees_with_a_real_parser(tags: list[tuple[str, dict[str, str], str]]) -> None:
    """Ids and links are those that a real parser finds in any page with quoted attributes."""
    html = "".join(f"<{name}{written(given)}>{escape(text)}</{name}>" for name, given, text in tags)
    agree(html.encode())


def test_agrees_with_a_real_parser_on_our_own_pages(demonstration_site: Path) -> None:
    """So it does on what templates, prose and charts write; every fourth page is read."""
    pages = sorted(demonstration_site.rglob("*.html"))[::4]
    assert len(pages) > 50
    for path in pages:
        agree(path.read_bytes())


def agree(html: bytes) -> None:
    """A page's outline has the ids, links and headings that a real parser finds."""
    reference = Reference()
    reference.feed(html.decode())
    found = outline(html)
    assert found.ids == reference.ids
    assert {link.target for link in found.links} == reference.links
    assert list(found.headings) == reference.headings


PIECES = st.lists(
    st.sampled_from(["", "a", "b.c", "..", ".", "../", "./", "a/", "/", "//", "..a", "a.."]),
    max_size=5,
).map("".join)


@given(st.sampled_from(["", "x", "x/y", "x/y/z"]), PIECES)
def test_short_way_to_a_path_is_the_long_one(folder: str, path: str) -> None:
    """Whatever steps up and down it takes, it leads where `normpath` says."""
    assert resolved(folder, path) == normpath(join(folder, path))
