"""One more standard in the file of a service, every byte of which stays as it is.

Takes the bytes of the file and the lines of the standard. Gives the bytes with these lines among
them, or a finding that says why they have to be put in by hand. What comes out is read again: it
must say what the file said, and the new standard. Must not know what a standard means.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.diagnostics import Place, Report
from generator.sources.encoding import decode
from generator.sources.yaml import Branch, Leaf, Node, Row, read_yaml

KEY = "standards"
MARK = b"\xef\xbb\xbf"
"""A byte order mark, as Windows editors put before a text."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$")
_EMPTY = re.compile(rf"({KEY}[\"']?\s*:)\s*\[\s*\]")
_END = re.compile(r"[\r\n]+$")

Plain = str | tuple["Plain", ...]
"""What a node says, without where it says it."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where lines go: below how many lines, how far in, and the line that opens the list."""

    below: int
    indent: int
    opening: str = ""
    emptied: int = 0
    """The line on which an empty list `[]` gives way; 0 where there is none."""


def add_standard(data: bytes, block: str, *, path: str, report: Report) -> bytes | None:
    """The bytes of a service's file with one standard more; None with findings otherwise.

    `block` is a list of one standard in YAML, not indented.
    """
    text = decode(data, path, report)
    root = read_yaml(text, path, report) if text is not None else None
    if report.failed:
        return None
    bare = data.removeprefix(MARK)
    lines = [found[0] for found in _LINE.finditer(bare.decode())]
    spot = _find_spot(root, lines)
    if isinstance(spot, str):
        report.add("cannot-add-standard", Place(path), problem=spot)
        return None
    longer = "".join(_put(block, spot, lines))
    if not _says(longer, root, block):
        problem = "its lines are laid out in a way that this program does not know"
        report.add("cannot-add-standard", Place(path), problem=problem)
        return None
    return data[: len(data) - len(bare)] + longer.encode()


def ids_in(data: bytes) -> set[str]:
    """The ids that the standards of a service's file have or had."""
    unheard = Report()
    root = read_yaml(decode(data, "", unheard) or "", "", unheard)
    items = _standards(root)
    keys = [{key.text: value for key, value in one.pairs} for one in items]
    ids = {value.text for one in keys if isinstance(value := one.get("id"), Leaf)}
    lists = [value for one in keys if isinstance(value := one.get("was"), Row)]
    return ids | {item.text for row in lists for item in row.items if isinstance(item, Leaf)}


def _standards(root: Node | None) -> list[Branch]:
    pairs = root.pairs if isinstance(root, Branch) else ()
    rows = [value for key, value in pairs if key.text == KEY and isinstance(value, Row)]
    return [item for row in rows for item in row.items if isinstance(item, Branch)]


def _find_spot(root: Node | None, lines: Sequence[str]) -> _Spot | str:
    """Where one more standard goes; or why nowhere, in words."""
    if not isinstance(root, Branch):
        return "it holds no keys"
    if root.flow:
        return "it is written between braces"
    base = root.place.column - 1
    at = next((at for at, (key, _) in enumerate(root.pairs) if key.text == KEY), None)
    if at is None:
        return _Spot(len(lines), base + 2, " " * base + f"{KEY}:")
    key, value = root.pairs[at]
    if _is_empty(value):
        return _Spot(key.place.line, base + 2, emptied=key.place.line)
    if not isinstance(value, Row):
        return f"what stands below {KEY}: is no list"
    end = root.pairs[at + 1][0].place.line - 1 if at + 1 < len(root.pairs) else len(lines)
    return _below(value, lines, first=key.place.line, end=end)


def _is_empty(value: Node) -> bool:
    if isinstance(value, Leaf):
        return value.plain and not value.text
    return isinstance(value, Row) and not value.items


def _below(row: Row, lines: Sequence[str], *, first: int, end: int) -> _Spot | str:
    """Below the last standard, and the remarks that are indented as its own."""
    indent = row.place.column - 1
    if lines[row.place.line - 1][indent : indent + 1] != "-":
        return "the list of its standards is written between brackets"
    while end > first and _is_loose(lines[end - 1], indent):
        end -= 1
    return _Spot(end, indent)


def _is_loose(line: str, indent: int) -> bool:
    """Whether a line is blank, or a remark that does not belong to what is indented further."""
    text = line.strip()
    return not text or (text.startswith("#") and len(line) - len(line.lstrip()) <= indent)


def _put(block: str, spot: _Spot, lines: Sequence[str]) -> list[str]:
    """The lines of the file with those of the block among them, with the file's own line ends."""
    head, tail = list(lines[: spot.below]), lines[spot.below :]
    if spot.emptied:
        head[-1] = _EMPTY.sub(r"\1", head[-1])
    ends = [found[0] for line in (*reversed(head), *tail) if (found := _END.search(line))]
    end = ends[0] if ends else "\n"
    if head and not _END.search(head[-1]):
        head[-1] += end
    inside = [" " * spot.indent + line if line else "" for line in block.splitlines()]
    opening = [spot.opening] if spot.opening else []
    return [*head, *(line + end for line in (*opening, *inside)), *tail]


def _says(longer: str, before: Node | None, block: str) -> bool:
    """Whether the longer text says what was said before, and what the block says, no more."""
    report = Report()
    root, added = read_yaml(_unified(longer), "", report), read_yaml(block, "", report)
    if report.failed or not isinstance(before, Branch) or not isinstance(added, Row):
        return False
    said = {key.text: _plain(value) for key, value in before.pairs}
    earlier = tuple(_plain(item) for item in _standards(before))
    said[KEY] = (*earlier, *(_plain(item) for item in added.items))
    pairs = root.pairs if isinstance(root, Branch) else ()
    return {key.text: _plain(value) for key, value in pairs} == said


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain(node: Node) -> Plain:
    """What a node says: a text, or what its parts say."""
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Row):
        return tuple(_plain(item) for item in node.items)
    return tuple((key.text, _plain(value)) for key, value in node.pairs)
