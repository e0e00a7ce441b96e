"""The YAML door: text to nodes that know their places; nothing is guessed from a scalar's look.

Takes the text of one file. Gives `Leaf`, `Branch` and `Row` nodes, or findings.
Aliases, tags, several documents, deep nesting and control characters are refused here, before
anything is built: an alias can make a small file endless, a tag can name code.
Must not know what the keys mean.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from generator.diagnostics import Place, Refusal, Report
from generator.directions import find_unpaired

DEEPEST = 30
"""Levels: the deepest documented key stands at eight."""

MOST = 50_000
"""Keys, values and items of a file: the largest survey or register has a tenth of this."""

LONGEST = 32_767
"""Characters of a text: a cell of a spreadsheet holds no more, and texts stand in tables too."""

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ufffe\uffff]")
"""Characters that the YAML grammar does not allow, and those that turn the text behind them."""

_ODD_BREAKS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
"""What YAML takes for a line break and no editor does: as a space it moves no other character."""

_CORE = "tag:yaml.org,2002:"
"""What the parser writes for the tag `!!`."""

_OPEN_KEY = "scanning a simple key"
"""What the parser was at where a colon is missing; it sees that on the line below."""

_CLOSED = (
    "a text that goes on behind its closing quotation mark or bracket",
    "Put double quotation marks around the whole text, and none inside it.",
)
_INDENTED = (
    "the indentation fits nothing above it",
    "Begin the line with as many spaces as the lines that it belongs with.",
)
_QUOTE = "Put quotation marks around the whole text."
_LOOK = (
    "Look at this line and the one above it: indent with spaces, not tabs; put quotes around a "
    "text that holds a colon and a space; close every quote and bracket that is opened."
)

_WORDS = (
    (
        "mapping values are not allowed",
        ":",
        ("a second colon in a text without quotes", f"{_QUOTE[:-1]} behind the first colon."),
    ),
    (
        "mapping values are not allowed",
        "",
        (
            "a key inside a text that begins above it",
            "Begin this line right below the key beside it; or put quotes around the text above.",
        ),
    ),
    (
        "could not find expected ':'",
        "",
        ("a key without its colon", "Type a colon and a space behind the key."),
    ),
    (
        "found a tab character",
        "",
        (
            "the line is indented with a tab; type spaces instead",
            "Delete the tab, and type two spaces for each step that the line stands further in.",
        ),
    ),
    ("cannot start any token", "", ("a tab or sign that no text can begin with", _QUOTE)),
    ("scanning a block scalar", "", ("a text that begins with > or |", _QUOTE)),
    ("did not find expected key", r"\S", _CLOSED),
    ("did not find expected key", "", _INDENTED),
    ("did not find expected '-'", r"[^\s-]", _CLOSED),
    ("did not find expected '-'", "", _INDENTED),
    (
        "did not find expected ','",
        "",
        ("a missing comma or closing bracket", "Close the bracket, or type the comma."),
    ),
    (
        "scanning a quoted scalar",
        "",
        ("a quotation mark that is never closed", "Type the closing mark at the end of the text."),
    ),
)
"""What the parser says, what stands in the line before the fault; what that means, what to type."""


class Leaf(NamedTuple):
    """A scalar as it was written; `plain` says that no quotes stood around it."""

    text: str
    place: Place
    plain: bool


class Row(NamedTuple):
    """A sequence of nodes."""

    items: tuple["Node", ...]
    place: Place


class Branch(NamedTuple):
    """A mapping: pairs of key and value in the order written, no key twice.

    `flow` says that it was written between braces.
    """

    pairs: tuple[tuple[Leaf, "Node"], ...]
    place: Place
    flow: bool = False


Node = Leaf | Row | Branch


class _RefusedError(Exception):
    """A way out of nested reading, never seen by a caller."""

    def __init__(self, refusal: Refusal, place: Place) -> None:
        super().__init__(refusal.code)
        self.refusal, self.place = refusal, place


def read_yaml(text: str, path: str, report: Report, *, first_line: int = 0) -> Node | None:
    """The root node of one YAML text, or None where it is empty or refused with a finding.

    `first_line` is how many lines of the file stand before the text.
    """
    reading = _Reading(text.translate(_ODD_BREAKS), path, report, first_line)
    try:
        return reading.document()
    except _RefusedError as refused:
        report.refuse(refused.refusal, refused.place, source=reading.line(refused.place))
    except yaml.MarkedYAMLError as fault:
        place = reading.place_of(fault)
        line = reading.line(place)
        problem, mend = _in_words(fault, line[: place.column - 1])
        report.add("yaml-syntax", place, source=line, problem=problem, mend=mend)
    except yaml.YAMLError as fault:
        report.add("yaml-syntax", Place(path), problem=str(fault).splitlines()[0], mend=_LOOK)
    return None


def _unseen(character: str) -> Refusal:
    """The refusal of a character that cannot be seen, by its number."""
    return Refusal.of("control-character", character=f"U+{ord(character):04X}")


def _as_typed(tag: str) -> str:
    """A tag as people type it: `!!int`, which the parser gives in full."""
    return f"!!{tag.removeprefix(_CORE)}" if tag.startswith(_CORE) else tag


def _in_words(fault: yaml.MarkedYAMLError, before: str) -> tuple[str, str]:
    """What is wrong and what to type, where `before` stands in the line before the fault."""
    said = ", ".join(str(part) for part in (fault.context, fault.problem) if part)
    known = (words for part, sign, words in _WORDS if part in said and re.search(sign, before))
    return next(known, (said, _LOOK))


class _Reading:
    """One pass over the parser's events; keeps the lines for findings that quote them."""

    def __init__(self, text: str, path: str, report: Report, first_line: int) -> None:
        self._text = text
        self._path, self._report, self._first = path, report, first_line
        self._seen = 0
        self._next: Callable[[], Any] = lambda: None
        self._escapes, self._remarks = "\\" in text, "#" in text

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    def at(self, mark: Any) -> Place:  # noqa: ANN401 (a mark of either parser)
        return Place(self._path, mark.line + 1 + self._first, mark.column + 1)

    def line(self, place: Place) -> str:
        row = place.line - 1 - self._first
        return self._lines[row] if 0 <= row < len(self._lines) else ""

    def place_of(self, fault: yaml.MarkedYAMLError) -> Place:
        """Where to look: at what was never closed, where the fault is that it should have been."""
        mark, begun = fault.problem_mark, fault.context_mark
        unclosed = begun is not None and (_OPEN_KEY in str(fault.context) or self._is_end(mark))
        if mark is None or unclosed:
            mark = begun
        return self.at(mark) if mark else Place(self._path)

    def _is_end(self, mark: Any) -> bool:  # noqa: ANN401
        rest = [text[mark.column * (at == 0) :] for at, text in enumerate(self._lines[mark.line :])]
        return not any(text.strip() for text in rest)

    def document(self) -> Node | None:
        self._refuse_unseen()
        self._next = _Loader(self._text).get_event
        self._next()
        if type(self._next()) is yaml.StreamEndEvent:
            return None
        root = self._node(self._next(), 0)
        self._next()
        after = self._next()
        if type(after) is not yaml.StreamEndEvent:
            raise _RefusedError(Refusal.of("yaml-two-documents"), self.at(after.start_mark))
        return None if isinstance(root, Leaf) and not root.text and root.plain else root

    def _refuse_unseen(self) -> None:
        found = _UNSEEN.search(self._text)
        if found is None:
            return
        before = self._text[: found.start()]
        line = before.count("\n")
        place = Place(self._path, line + 1 + self._first, len(before) - before.rfind("\n"))
        raise _RefusedError(_unseen(found[0]), place)

    def _node(self, event: Any, depth: int) -> Node:  # noqa: ANN401 (an event of either parser)
        mark, kind = event.start_mark, type(event)
        place = Place(self._path, mark.line + 1 + self._first, mark.column + 1)
        self._seen += 1
        if self._seen > MOST or depth > DEEPEST or kind is yaml.AliasEvent or event.tag:
            self._refuse(event, place, depth)
        if kind is yaml.ScalarEvent:
            return self._leaf(event, place)
        if kind is yaml.SequenceStartEvent:
            return Row(tuple(self._items(depth + 1)), place)
        flow = bool(event.flow_style)
        return Branch(self._pairs(depth + 1, flow=flow), place, flow=flow)

    def _refuse(self, event: Any, place: Place, depth: int) -> None:  # noqa: ANN401
        """Aliases, tags, and what stands too deep, or behind too much."""
        if self._seen > MOST:
            raise _RefusedError(Refusal.of("yaml-too-many", most=f"{MOST:,}"), place)
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(Refusal.of("yaml-alias", name=event.anchor), place)
        if event.tag:
            raise _RefusedError(Refusal.of("yaml-tag", tag=_as_typed(event.tag)), place)
        if depth > DEEPEST:
            raise _RefusedError(Refusal.of("yaml-too-deep", most=DEEPEST), place)

    def _leaf(self, event: Any, place: Place) -> Leaf:  # noqa: ANN401
        text, style = event.value, event.style
        if self._escapes or len(text) > LONGEST or not text.isascii():
            self._refuse_text(text, place)
        if not style and text and self._remarks:
            self._find_cut(event)
        return Leaf(text, place, not style)

    def _refuse_text(self, text: str, place: Place) -> None:
        r"""A text that is too long, or holds what cannot be seen.

        Between double quotes, "\\0" and "\\u202e" say what may not stand in the file itself.
        """
        unseen = _UNSEEN.search(text)
        if unseen is not None:
            raise _RefusedError(_unseen(unseen[0]), place)
        unpaired = -1 if text.isascii() else find_unpaired(text)
        if unpaired >= 0:
            raise _RefusedError(_unseen(text[unpaired]), place)
        if len(text) > LONGEST:
            words = {"count": f"{len(text):,}", "most": f"{LONGEST:,}"}
            raise _RefusedError(Refusal.of("text-too-long", **words), place)

    def _find_cut(self, event: Any) -> None:  # noqa: ANN401
        """Find text that a ` #` cut short: `promise: Form # 3` keeps only `Form`.

        A remark after two spaces or more is meant as one.
        """
        end = event.end_mark
        line = self._lines[end.line] if end.line < len(self._lines) else ""
        rest = line[end.column :]
        lost = rest.lstrip()
        if lost.startswith("#") and len(rest) - len(lost) == 1:
            words = {"kept": event.value, "lost": lost}
            self._report.add("yaml-cut-text", self.at(end), source=line, **words)

    def _items(self, depth: int) -> Iterator[Node]:
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            yield self._node(event, depth)

    def _pairs(self, depth: int, *, flow: bool) -> tuple[tuple[Leaf, Node], ...]:
        pairs: dict[str, tuple[Leaf, Node]] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._node(event, depth)
            value = self._node(self._next(), depth)
            if flow and isinstance(value, Leaf) and value.plain and not value.text:
                source = self.line(key.place)
                self._report.add("yaml-cut-comma", key.place, source=source, key=_text(key))
            else:
                self._keep(pairs, key, value)
        return tuple(pairs.values())

    def _keep(self, pairs: dict[str, tuple[Leaf, Node]], key: Node, value: Node) -> None:
        if not isinstance(key, Leaf):
            words = {"problem": "a key has to be one word", "mend": "Type a word before the colon."}
            raise _RefusedError(Refusal.of("yaml-syntax", **words), key.place)
        if key.text in pairs:
            first = pairs[key.text][0].place.line
            self._report.add(
                "duplicate-key", key.place, source=self.line(key.place), key=key.text, first=first
            )
            return
        pairs[key.text] = (key, value)


def _text(node: Node) -> str:
    return node.text if isinstance(node, Leaf) else ""


def without_blanks(node: Node) -> Node:
    """Front matter without the keys that were left blank: a date is filled in when it has come."""
    if not isinstance(node, Branch):
        return node
    return node._replace(pairs=tuple(pair for pair in node.pairs if not _is_blank(pair[1])))


def _is_blank(node: Node) -> bool:
    return isinstance(node, Leaf) and node.plain and not node.text.strip()
