"""The door of improvements: content/improvements/ID.md, and ID.LANG.md in another language.

Takes the text of a file. Gives a frozen `Improvement`, its text as sanitised HTML, or None with a
finding for every fault. Must not know what other files say, nor which day it is.
"""

import re
from dataclasses import replace

from generator.diagnostics import Place
from generator.model import Improvement, Stage
from generator.sources.prose import PageHead, find_links, read_front, said, to_html
from generator.sources.quotations import check_words
from generator.sources.shapes import Context, shape
from generator.sources.yaml import without_blanks
from generator.text import Text

_REASON = re.compile(
    r"\b(because|reason|instead|stopp|cancel|withdr|no longer|not needed|decided|ended)",
    re.IGNORECASE,
)
"""What an English text that says why something was stopped is likely to hold."""


def read_improvement(name: str, text: str, place: Place, context: Context) -> Improvement | None:
    """An improvement in the site's first language."""
    front = read_front(text, place, context)
    if front is None or front.unread:
        return None
    body, filled = front.body, without_blanks(front.node)
    html = to_html(body)
    told = ((context.languages[0], html),) if body.strip() else ()
    links = find_links(html, text, body, path=place.path)
    found = shape(filled, Improvement, context, id=name, told=told, links=links)
    if found is not None:
        reviewed = found.reviewed is not None
        check_words(text, body, place.path, context.report, reviewed=reviewed)
    if found is not None and found.status is Stage.STOPPED and not _gives_reason(body, context):
        context.report.add("improvement-stopped-without-reason", found.at.of("status"))
    return found


def _gives_reason(body: str, context: Context) -> bool:
    """Whether a text says why; of languages other than English only that it says anything."""
    if context.languages[0].partition("-")[0] != "en":
        return bool(body.strip())
    return _REASON.search(body) is not None


def translate_improvement(
    improvement: Improvement, text: str, place: Place, context: Context, *, language: str
) -> Improvement:
    """The improvement with its title and its text in one more language."""
    front = read_front(text, place, context)
    if front is None:
        return improvement
    body = front.body
    reviewed = improvement.reviewed is not None
    check_words(text, body, place.path, context.report, reviewed=reviewed)
    read = shape(front.node, PageHead, context)
    if read is None:
        return improvement
    main = context.languages[0]
    titles = {own or main: words for own, words in improvement.title.by_language}
    html = to_html(body)
    told = ((language, html),) if body.strip() else ()
    links = (*improvement.links, *find_links(html, text, body, path=place.path))
    title = Text.many({**titles, language: said(read.title)})
    told = (*improvement.told, *told)
    return replace(improvement, title=title, told=told, links=links)
