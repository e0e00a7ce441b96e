"""What makes a Markdown text unfit to be read: nobody writes it, and its reader would not end.

Takes the text of a file. Gives the line and the refusal of the first thing beyond a limit. The
library that reads Markdown calls itself once a level of nesting, and looks from every opening
bracket to the end of its paragraph, so its time grows with the square of what is open.
Must not know what the text says.
"""

import re

from generator.diagnostics import Refusal

LONGEST = 300_000
"""Characters: a book of a hundred pages."""

DEEPEST = 20
"""Lists and quotations inside each other."""

MOST_OPEN = 500
"""Opening brackets in one paragraph: links, pictures, addresses."""

MOST_OPEN_ALL = 5_000
"""Opening brackets in a whole file."""

_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_MARKERS = re.compile(r"[ \t]*(?:>|[-*+:][ \t]|[0-9]{1,9}\.[ \t])")
_TAB = 4


def find_unfit(text: str) -> tuple[int, Refusal] | None:
    """The first line beyond a limit, from 1, and what is wrong there; None where nothing is."""
    if len(text) > LONGEST:
        words = {"count": f"{len(text):,}", "most": f"{LONGEST:,}"}
        return 1, Refusal.of("markdown-too-long", **words)
    here = whole = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if _depth(line) > DEEPEST:
            return number, Refusal.of("markdown-too-deep", most=DEEPEST)
        opened = line.count("[") + line.count("<")
        here, whole = (here + opened if line.strip() else 0), whole + opened
        if here > MOST_OPEN or whole > MOST_OPEN_ALL:
            return number, Refusal.of(
                "markdown-too-tangled", most=MOST_OPEN, all=f"{MOST_OPEN_ALL:,}"
            )
    return None


def _depth(line: str) -> int:
    """How deep a line stands: by its indentation, and by the marks of lists and quotations."""
    if _RULE.fullmatch(line):
        return 0
    lead = line[: len(line) - len(line.lstrip(" \t"))]
    at, marks = 0, 0
    while (found := _MARKERS.match(line, at)) and marks <= DEEPEST:
        at, marks = found.end(), marks + 1
    return marks + len(lead.expandtabs(_TAB)) // _TAB if marks else 0
