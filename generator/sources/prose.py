"""The prose door: Markdown files to sanitised HTML; the only maker of markup from people's text.

Takes the text of one file with its front matter. Gives frozen `Prose`.
Raw HTML does not pass: what Markdown made is cleaned to a short list of elements.
Must not know where a page stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape

import markdown
import nh3
from markdown.postprocessors import RawHtmlPostprocessor

from generator.diagnostics import Place
from generator.model import Located, Prose, ProseLink, doc
from generator.sources.shapes import Context, shape
from generator.sources.yaml import Branch, Node, read_yaml
from generator.text import Text

ELEMENTS = frozenset(
    {
        *("p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr"),
        *("a", "strong", "em", "code", "br", "abbr"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
)
ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}}
SCHEMES = {"https", "http", "mailto", "tel"}

_FENCE = "---"
_LINK = re.compile('<a [^>]*?href="([^"]*)"')
_TO_NOWHERE = re.compile('<a(?: title="[^"]*")? rel="noopener">(.*?)</a>', re.DOTALL)
"""A link whose address was taken away, as of `javascript:`: its words stay."""
_TOP_HEADING = re.compile(r"<(/?)h1>")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead(Located):
    """The front matter of an extra page: content/pages/ID.md."""

    title: Text = doc("The page's title.")


@dataclass(frozen=True, slots=True)
class Front:
    """A page opened: its front matter, empty where there is nothing to read, and its body.

    `unread` says that the front matter has a fault of its own, which has been told.
    """

    node: Node
    body: str
    unread: bool


def read_front(text: str, place: Place, context: Context) -> Front | None:
    """The front matter of a page and its body; None with a finding where it begins with none."""
    parts = split_page(text)
    if parts is None:
        context.find("missing-front-matter", Place(place.path, 1, 1))
        return None
    node = read_yaml(parts[0], place.path, context.report, first_line=1)
    unread = node is None and context.report.names(place.path)
    return Front(node or Branch((), Place(place.path, 1, 1)), parts[1], unread)


def read_page(
    name: str, text: str, place: Place, context: Context, *, language: str
) -> Prose | None:
    """One extra page; None with a finding where its front matter is missing or wrong."""
    front = read_front(text, place, context)
    head = shape(front.node, PageHead, context) if front else None
    if front is None or head is None:
        return None
    body = front.body
    title = head.title if head.title.languages else Text.many({language: said(head.title)})
    html = to_html(body)
    links = find_links(html, text, body, path=place.path)
    return Prose(id=name, title=title, html=((language, html),), links=links, at=head.at)


def said(text: Text) -> str:
    """A text that was given without languages."""
    return text.by_language[0][1]


def joined(page: Prose, other: Prose) -> Prose:
    """One page in the languages of both."""
    titles = {**dict(page.title.by_language), **dict(other.title.by_language)}
    html, links = (*page.html, *other.html), (*page.links, *other.links)
    return replace(page, title=Text.many(titles), html=html, links=links)


def find_links(html: str, text: str, body: str, *, path: str) -> tuple[ProseLink, ...]:
    """The links that Markdown made of the body of a file, each address where it first stands.

    One that is not written as it reads, such as a mail address, stands at the body's first line.
    """
    first = text.count("\n") - body.count("\n") + 1
    targets = dict.fromkeys(unescape(found) for found in _LINK.findall(html))
    lines = body.split("\n")
    return tuple(ProseLink(one, _place_of(one, lines, Place(path, first))) for one in targets)


def _place_of(target: str, lines: Sequence[str], start: Place) -> Place:
    """Where an address stands, as a link or at all."""
    written = rf"(?:[(<]|\]:\s*){re.escape(target)}", re.escape(target)
    for expression in written:
        for number, line in enumerate(lines, start=start.line):
            found = re.search(expression, line)
            if found:
                return Place(start.path, number, found.end() - len(target) + 1)
    return start


@lru_cache(2048)
def to_html(text: str) -> str:
    """Sanitised HTML of a Markdown text; its headings begin at level 2."""
    reader = markdown.Markdown(extensions=["tables", "sane_lists", "def_list", "abbr"])
    reader.postprocessors.register(_NoHtml(reader), "raw_html", 30)
    lowered = _TOP_HEADING.sub(r"<\1h2>", reader.convert(text))
    cleaned = nh3.clean(
        lowered,
        tags=set(ELEMENTS),
        attributes={name: set(known) for name, known in ATTRIBUTES.items()},
        url_schemes=SCHEMES,
        link_rel="noopener",
    )
    return _TO_NOWHERE.sub(r"\1", cleaned)


class _NoHtml(RawHtmlPostprocessor):
    """HTML that somebody typed gives way to the words in it: only Markdown makes elements."""

    def run(self, text: str) -> str:
        """The page, with what was typed put back as bare words."""
        stash = self.md.htmlStash
        typed = (str(html) for html in stash.rawHtmlBlocks)
        stash.rawHtmlBlocks = [nh3.clean(html, tags=set()) for html in typed]
        return super().run(text)


def split_page(text: str) -> tuple[str, str] | None:
    """The front matter of a page and its body; None where it does not begin with one."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    return None
