"""The door of feedback loops: content/feedback/ID.md, and ID.LANG.md in another language.

Takes the text of a file. Gives a frozen `Loop`, its sections as sanitised HTML by their order, or
None with a finding for every fault. Must not know what other files say, nor which day it is.
"""

import re
from dataclasses import replace

from generator.diagnostics import Place
from generator.model import SECTIONS, Loop
from generator.sources.prose import PageHead, find_links, read_front, said, to_html
from generator.sources.quotations import check_words
from generator.sources.shapes import Context, shape
from generator.sources.yaml import without_blanks
from generator.text import Text

_HEADING = re.compile(r"##(?!#)\s*(.*?)\s*#*\s*")


def read_loop(name: str, text: str, place: Place, context: Context) -> Loop | None:
    """A loop in the site's first language."""
    front = read_front(text, place, context)
    if front is None or front.unread:
        return None
    body = front.body
    told = _read_sections(body, _first_line(text, body), place, context)
    filled = without_blanks(front.node)
    links = find_links("".join(told), text, body, path=place.path)
    told_in = ((context.languages[0], told),)
    loop = shape(filled, Loop, context, id=name, told=told_in, links=links)
    if loop is not None:
        _check_words(loop, text, body, place, context)
    return loop


def read_translation(
    loop: Loop, text: str, place: Place, context: Context, *, language: str
) -> Loop:
    """The loop with its title and its sections in one more language."""
    front = read_front(text, place, context)
    if front is None:
        return loop
    body, read = front.body, shape(front.node, PageHead, context)
    told = _read_sections(body, _first_line(text, body), place, context)
    _check_words(loop, text, body, place, context)
    own = loop.told[0][1]
    if len(told) != len(own):
        problem = f"This file has {len(told)} sections, and {loop.id}.md has {len(own)}"
        context.report.add("loop-sections", Place(place.path, 1), problem=problem)
    if read is None:
        return loop
    title = {**_by_language(loop.title, context.languages[0]), language: said(read.title)}
    links = (*loop.links, *find_links("".join(told), text, body, path=place.path))
    told_in = (*loop.told, (language, told))
    return replace(loop, title=Text.many(title), told=told_in, links=links)


def _by_language(text: Text, main: str) -> dict[str, str]:
    return {language or main: words for language, words in text.by_language}


def _first_line(text: str, body: str) -> int:
    """The line of the file on which its body begins."""
    return text.count("\n") - body.count("\n") + 1


def _read_sections(body: str, first: int, place: Place, context: Context) -> tuple[str, ...]:
    """The HTML of each section, in order; what does not fit the three of a loop is a finding."""
    sections: list[list[str]] = []
    for number, line in enumerate(body.split("\n"), start=first):
        heading = _HEADING.fullmatch(line)
        if heading:
            sections.append([])
            _check_heading(heading[1], len(sections), Place(place.path, number), context)
        elif sections:
            sections[-1].append(line)
        elif line.strip():
            problem = "This text stands before the first heading"
            context.report.add("loop-sections", Place(place.path, number), problem=problem)
    if not sections:
        context.report.add("loop-sections", place, problem="This loop does not say what was heard")
    return tuple(to_html("\n".join(lines)) for lines in sections[: len(SECTIONS)])


def _check_heading(title: str, number: int, place: Place, context: Context) -> None:
    """A heading stands where its words belong; in other languages order alone tells."""
    known = [name.casefold() for name in SECTIONS]
    if number > len(known):
        problem = f"A loop has {len(known)} sections, and this is one more"
        context.report.add("loop-sections", place, problem=problem)
    elif title.casefold() in known and title.casefold() != known[number - 1]:
        problem = f"'{title}' stands where '{SECTIONS[number - 1]}' belongs"
        context.report.add("loop-sections", place, problem=problem)


def _check_words(loop: Loop, text: str, body: str, place: Place, context: Context) -> None:
    reviewed = loop.reviewed is not None
    check_words(text, body, place.path, context.report, reviewed=reviewed)
