"""Links, anchors, ids, headings and the content policy of the rendered site.

Takes the HTML of one page at a time, our own: every attribute value stands in quotes, as Jinja,
the Markdown cleaner and the charts write it. Gives a small outline of each page, and the faults
that all outlines show together. Must not know templates, nor what a page is about.

Outlines can be drawn in worker processes; `check` needs them all. One expression steps through the
opening tags, and a process keeps what a tag says: 860 pages of 18 kilobytes take 0.35 seconds in
one process, 0.5 with each tag read anew, and 2.1 by html.parser.

Not checked: `url(#id)` in the attributes of charts, and anchors in files that are not HTML.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from html import unescape
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit


class What(StrEnum):
    """What can be wrong with a rendered page."""

    MISSING_FILE = "no such file"
    MISSING_ANCHOR = "no such anchor"
    MISSING_ID = "no such id in the page"
    LEAVES_SITE = "leads out of the site's folder"
    ROOT_LINK = "begins at the server's root, and so breaks under a sub-path"
    RELATIVE_LINK = "is relative, in a page that is served at any address"
    FOREIGN_LOAD = "loads from another site"
    SCRIPT_LINK = "runs a script"
    DUPLICATE_ID = "id used twice"
    NO_H1 = "no h1"
    SECOND_H1 = "a second h1"
    SKIPPED_HEADING = "heading level skipped"
    STYLE_ATTRIBUTE = "style attribute"
    STYLE_ELEMENT = "style element"
    INLINE_SCRIPT = "script in the page"
    EVENT_HANDLER = "event handler attribute"


@dataclass(frozen=True, slots=True, order=True)
class LinkFault:
    """One thing that is wrong with a page: `line` from 1, `target` the link or name in question."""

    path: str
    line: int
    what: What
    target: str


class Link(NamedTuple):
    """One address as a page writes it, entities read; `loads` when it is fetched with the page."""

    line: int
    target: str
    loads: bool


class Lead(NamedTuple):
    """Where a link leads in the site: a path from the root, with a slash behind a folder's.

    `anchor` is the id that has to be there, "" for none.
    """

    path: str
    anchor: str


class PageFault(NamedTuple):
    """A fault that shows in the page alone."""

    line: int
    what: What
    target: str


@dataclass(frozen=True, slots=True)
class PageOutline:
    """What the check needs of one page; small, and fit to send between processes.

    An address that a page names more than once stands in `links` once, with its first line.
    """

    ids: frozenset[str]
    links: tuple[Link, ...]
    headings: tuple[int, ...]
    faults: tuple[PageFault, ...]


# Attributes that say nothing of links, ids or policy. Tags with no others are nearly all there are,
# and stepping over them inside the expression halves its time.
PLAIN = (
    "class|d|[xyr]|[cr][xy]|[xy][12]|points|transform|viewBox|width|height|text-anchor|opacity"
    "|fill(?:-[a-z]+)?|stroke(?:-[a-z]+)?|scope|(?:col|row)span|datetime|value|type|lang|role"
    "|tabindex|title|aria-(?:hidden|label|current)|data-[a-z-]+"
)
REST = r"""[^"'>]*+(?:"[^"]*+"[^"'>]*+|'[^']*+'[^"'>]*+)*+"""  # a ">" in quotes ends no tag
TAG = re.compile(
    rf"""<(?:
      !--.*?-->
    | (?![sS](?i:cript|tyle)|[hH][1-6])[a-zA-Z][^\s>/"']*+(?:\s+(?:{PLAIN})="[^"]*+")*+\s*+/?>
    | (?P<raw>(?i:script|style))\b(?P<given>{REST})>(?P<content>.*?)</(?i:(?P=raw))
    | (?P<name>[hH][1-6])\b(?P<attributes>{REST})>
    | (?P<other>[a-zA-Z][^\s>/]*)(?P<rest>\s{REST})>
    )""",
    re.DOTALL | re.VERBOSE,  # ignoring case throughout would take half as long again
)
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
LEADING = frozenset({"href", "xlink:href", "action", "formaction"})
LOADING = frozenset({"src", "poster", "data"})
LOADING_SETS = frozenset({"srcset", "imagesrcset"})
LOADING_ELEMENTS = frozenset({"use", "image"})  # in SVG, whose href is fetched
LOADING_RELATIONS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})
REFERRING = frozenset(
    {"for", "headers", "list"}
    | {f"aria-{name}" for name in ("labelledby", "describedby", "controls", "owns", "details")}
)
# Blocks of data: a browser does not run them, and the content policy does not concern them.
DATA_TYPES = frozenset({"application/ld+json", "application/json"})
ALWAYS_THERE = frozenset({"", "top"})


def outline(html: bytes) -> PageOutline:
    """The outline of one page, given as UTF-8."""
    text = html.decode()
    page = _Page()
    line, at = 1, 0
    for tag in TAG.finditer(text):
        if tag.lastgroup:
            line += text.count("\n", at, tag.start())
            at = tag.start()
            page.enter(tag, line)
    return page.finished()


@dataclass(slots=True)
class _Page:
    """Gathers what one page's tags say."""

    ids: set[str] = field(default_factory=set)
    links: dict[tuple[str, bool], int] = field(default_factory=dict)
    headings: list[int] = field(default_factory=list)
    faults: list[PageFault] = field(default_factory=list)
    references: list[tuple[int, str]] = field(default_factory=list)

    def enter(self, tag: re.Match[str], line: int) -> None:
        """Take in one opening tag that stands in `line`."""
        raw, given, content, heading, attributes, other, rest = tag.groups()
        said = _read(raw or heading or other, given or attributes or rest or "")
        if raw:
            self._enter_raw(raw.lower(), said.given, content, line)
        elif heading:
            self._enter_heading(int(heading[1]), line)
        for attribute, value in said.telling:
            self._enter_attribute(attribute, value, line)
        for address in said.addresses:
            self.links.setdefault(address, line)

    def _enter_raw(self, name: str, given: Mapping[str, str], content: str, line: int) -> None:
        if name == "style":
            self._blame(line, What.STYLE_ELEMENT, name)
        elif "src" not in given and content.strip() and given.get("type") not in DATA_TYPES:
            self._blame(line, What.INLINE_SCRIPT, name)

    def _enter_heading(self, level: int, line: int) -> None:
        if level == 1 and 1 in self.headings:
            self._blame(line, What.SECOND_H1, "h1")
        if level > (self.headings[-1] if self.headings else 0) + 1:
            self._blame(line, What.SKIPPED_HEADING, f"h{level}")
        self.headings.append(level)

    def _enter_attribute(self, name: str, value: str, line: int) -> None:
        if name == "id":
            if value in self.ids:
                self._blame(line, What.DUPLICATE_ID, value)
            self.ids.add(value)
        elif name in REFERRING:
            self.references += ((line, word) for word in value.split())
        elif name == "style":
            self._blame(line, What.STYLE_ATTRIBUTE, value)
        elif name.startswith("on"):
            self._blame(line, What.EVENT_HANDLER, name)

    def _blame(self, line: int, what: What, target: str) -> None:
        self.faults.append(PageFault(line, what, target))

    def finished(self) -> PageOutline:
        """The outline, once every tag is entered."""
        if 1 not in self.headings:
            self._blame(1, What.NO_H1, "")
        for line, name in self.references:
            if name not in self.ids:
                self._blame(line, What.MISSING_ID, name)
        links = tuple(Link(line, target, loads) for (target, loads), line in self.links.items())
        return PageOutline(
            frozenset(self.ids), links, tuple(self.headings), tuple(sorted(self.faults))
        )


class _Said(NamedTuple):
    """What a tag says: its attributes, those that tell of the page itself, and its addresses."""

    given: Mapping[str, str]
    telling: tuple[tuple[str, str], ...]
    addresses: tuple[tuple[str, bool], ...]


@lru_cache(maxsize=8192)
def _read(name: str, attributes: str) -> _Said:
    """One tag; nine in ten stand on another page too, or further up."""
    given = _attributes(attributes)
    telling = ((one, value) for one, value in given.items() if _tells(one))
    return _Said(given, tuple(telling), tuple(_addresses(name.lower(), given)))


def _tells(attribute: str) -> bool:
    """Whether an attribute says something of ids or policy."""
    return attribute in {"id", "style"} or attribute in REFERRING or attribute.startswith("on")


def _attributes(text: str) -> dict[str, str]:
    found = ATTRIBUTE.findall(text)
    return {
        name.lower(): unescape(double or single or bare) for name, double, single, bare in found
    }


def _addresses(name: str, given: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Every address that one tag names, and whether it is fetched with the page."""
    relations = set(given.get("rel", "").split()) if name == "link" else set()
    leads = name not in LOADING_ELEMENTS and relations.isdisjoint(LOADING_RELATIONS)
    for attribute, value in given.items():
        if attribute in LEADING:
            yield value.strip(), not leads
        elif attribute in LOADING:
            yield value.strip(), True
        elif attribute in LOADING_SETS:
            yield from ((part.split()[0], True) for part in value.split(",") if part.strip())
    if given.get("http-equiv", "").lower() == "refresh":
        yield given.get("content", "").partition("=")[2].strip(), False


def check(
    outlines: Mapping[str, PageOutline], files: Container[str], *, base_url: str = ""
) -> tuple[LinkFault, ...]:
    """Every fault of the site's pages, sorted by page and line.

    `outlines` holds the HTML pages by path, `files` every path of the site, those pages too.
    An address under `base_url` is one of the site's own and is followed like a relative one.
    """
    links = Links(outlines, files, base_url)
    return tuple(sorted(fault for path in outlines for fault in links.judge(path)[0]))


def leads_elsewhere(fault: LinkFault) -> bool:
    """A whole address on the site's own host that is no page of the site: somebody else's page."""
    missing = (What.MISSING_FILE, What.MISSING_ANCHOR)
    return fault.what in missing and fault.target.startswith(("http://", "https://"))


def judge_link(path: str, target: str, files: Container[str]) -> What | None:
    """What is wrong with one link of the page at `path`, before there are any pages.

    `files` holds the paths it may lead to. Whether a page has an anchor is not known yet.
    """
    found = Links({}, files).broken(path, [Link(1, target, loads=False)])
    return next((fault.what for fault in found), None)


class Links:
    """The links of a site, and everything that there is to link to."""

    def __init__(
        self, outlines: Mapping[str, PageOutline], files: Container[str], base_url: str = ""
    ) -> None:
        """As `check` takes them."""
        self.outlines, self._files = outlines, files
        self._base = base_url and base_url.rstrip("/") + "/"
        self._known: dict[Lead, What | None] = {}
        self._leads: set[Lead] = set()

    def judge(self, path: str) -> tuple[list[LinkFault], set[Lead]]:
        """The faults of a page, and where it leads in the site.

        While all of that is there, its links stay right. A whole address on the site's own host is
        no part of it, since it may be somebody else's page.
        """
        page, self._leads = self.outlines[path], set()
        faults = (*page.faults, *self.broken(path, page.links))
        return [LinkFault(path, *fault) for fault in faults], self._leads

    def broken(self, path: str, links: Iterable[Link]) -> Iterator[PageFault]:
        """The links of the page at `path` that lead nowhere, or where they must not."""
        for link in links:
            what = self._judge(path, link)
            if what:
                yield PageFault(link.line, what, link.target)

    def follow(self, lead: Lead) -> What | None:
        """What is wrong with where a link leads; None where it is there."""
        if lead not in self._known:
            self._known[lead] = self._follow(lead)
        return self._known[lead]

    def _judge(self, path: str, link: Link) -> What | None:
        parts = _split(link.target)
        anywhere = path.rpartition("/")[2] == "404.html"  # a server shows it at any address
        if self._base and f"{link.target}/".startswith(self._base):
            return self.follow(lead_from("", _split(link.target[len(self._base) :])))
        if _is_external(parts):
            return _judge_external(parts, loads=link.loads)
        if parts.path.startswith("/"):
            return self._judge_rooted(parts) if anywhere else What.ROOT_LINK
        if not parts.path:
            return self._find_anchor(path, _anchor(parts))
        return What.RELATIVE_LINK if anywhere else self._find(parts, dirname(path))

    def _judge_rooted(self, parts: SplitResult) -> What | None:
        root = urlsplit(self._base).path or "/"
        if not f"{parts.path}/".startswith(root):
            return What.LEAVES_SITE
        return self._find(parts._replace(path=parts.path[len(root) :]), "")

    def _find(self, parts: SplitResult, folder: str) -> What | None:
        lead = lead_from(folder, parts)
        self._leads.add(lead)
        return self.follow(lead)

    def _follow(self, lead: Lead) -> What | None:
        wanted = lead.path.removesuffix("/")
        if lead.path.startswith(("../", "/")) or wanted == "..":
            return What.LEAVES_SITE
        if lead.path in self._files:
            return self._find_anchor(lead.path, lead.anchor)
        index = "index.html" if wanted == "." else f"{wanted}/index.html"
        return self._find_anchor(index, lead.anchor) if index in self._files else What.MISSING_FILE

    def _find_anchor(self, path: str, name: str) -> What | None:
        page = self.outlines.get(path)
        if page is None or name in page.ids or name in ALWAYS_THERE:
            return None
        return What.MISSING_ANCHOR


def lead_from(folder: str, parts: SplitResult) -> Lead:
    """Where an address in a page leads that lies in a folder."""
    path = resolved(folder, unquote(parts.path))
    return Lead(f"{path}/" if parts.path.endswith("/") else path, _anchor(parts))


def _anchor(parts: SplitResult) -> str:
    return unquote(parts.fragment.partition(":~:")[0])  # what follows is text to highlight


def resolved(folder: str, path: str) -> str:
    """A path from a folder, as `normpath` gives it; nearly all of them need nothing of it."""
    rest, up = path, folder
    while rest.startswith("../") and up:
        rest, up = rest[3:], up.rpartition("/")[0]
    odd = ("..", "./", "/.", "//")
    if not rest or rest[0] in "./" or any(one in rest for one in odd):
        return normpath(join(folder, path))
    return (f"{up}/{rest}" if up else rest).removesuffix("/")


def _judge_external(parts: SplitResult, *, loads: bool) -> What | None:
    if parts.scheme == "javascript":
        return What.SCRIPT_LINK
    return What.FOREIGN_LOAD if loads and parts.scheme != "data" else None


def _split(target: str) -> SplitResult:
    try:
        return urlsplit(target)
    except ValueError:  # brackets of an address that is none: no file will have this name
        return SplitResult("", "", target, "", "")


def _is_external(parts: SplitResult) -> bool:
    return bool(parts.scheme or parts.netloc)
