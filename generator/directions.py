"""Texts that run from right to left, kept from turning round what stands beside them.

Takes texts of a language of either direction. Gives them in a pair of marks that isolate
(U+2068, U+2069: Unicode's bidirectional algorithm, UAX 9), and pages with an element in place of
the marks where an element may stand. Must not know languages, nor what a text says.

The direction of a text is that of its own first letter. Without the marks, the figure behind an
Arabic name is drawn before it, and a full stop at the wrong end.
"""

import re

FIRST_STRONG, END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"

# Letters of the scripts that run so, and the marks that turn what stands behind them.
_TURNED = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MARKS = re.compile("[\u2066-\u2069]")
_TAG = re.compile(r"(</?([a-z]+)[^>]*>)")
_PAIR = re.compile(
    f"{FIRST_STRONG}([^\u2066-\u2069]*(?:[\u2066\u2067][^\u2066-\u2069]*{END}[^\u2066-\u2069]*)*){END}"
)
_BARE = frozenset({"title", "svg", "script", "option", "textarea"})
"""Elements that hold text only, or that are no part of the running text."""


def runs_left(text: str) -> bool:
    """Whether any of a text runs from right to left, or may turn what stands beside it."""
    return not text.isascii() and _TURNED.search(text) is not None


def isolated(text: str) -> str:
    """The text between marks, if any of it runs from right to left; marks of its own in pairs."""
    if not runs_left(text) or _is_isolated(text):
        return text
    return f"{FIRST_STRONG}{_paired(text)}{END}"


def _is_isolated(text: str) -> bool:
    """Whether a text stands between a pair of marks as a whole."""
    return _PAIR.fullmatch(text) is not None


def _paired(text: str) -> str:
    """The text with every mark that it opens closed, and none closed that it did not open."""
    open_marks, parts = 0, []
    for part in re.split(f"({_MARKS.pattern})", text):
        if part == END and not open_marks:
            continue
        if _MARKS.fullmatch(part):
            open_marks += -1 if part == END else 1
        parts.append(part)
    return "".join(parts) + END * open_marks


def find_unpaired(text: str) -> int:
    """Where a mark stands that opens and is not closed, or closes and was not opened; -1 for none.

    It would turn round, or set free, what stands behind the text.
    """
    opened: list[int] = []
    for mark in _MARKS.finditer(text):
        if mark[0] != END:
            opened.append(mark.start())
        elif opened:
            opened.pop()
        else:
            return mark.start()
    return opened[0] if opened else -1


def without_marks(text: str) -> str:
    """The text without the marks that isolate, for a terminal."""
    return _MARKS.sub("", text)


def in_elements(page: str) -> str:
    """A page of HTML in which `bdi` elements do what the marks did, wherever an element may stand.

    In attributes, in titles and in drawings the marks stay.
    """
    if FIRST_STRONG not in page:
        return page
    depth, parts = 0, []
    pieces = _TAG.split(page)
    for text, tag, name in zip(pieces[::3], [*pieces[1::3], ""], [*pieces[2::3], ""], strict=True):
        parts += [text if depth else _with_elements(text), tag]
        if name in _BARE:
            depth += -1 if tag.startswith("</") else 1
    return "".join(parts)


def _with_elements(text: str) -> str:
    """A piece of running text; the inner pairs of marks first."""
    while (replaced := _PAIR.sub(r"<bdi>\1</bdi>", text)) != text:
        text = replaced
    return text
