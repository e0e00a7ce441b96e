"""Slips in a project's files, one a mutation: keys gone, misspelt or wrongly typed, cells broken.

Takes the text of a file. Gives `Mutation` values: the text with one slip, the lines on which it has
to be told, and what is needed to say whether it had to be. Must not know what the product finds.

Whether a slip has to be told is decided by the model alone, through the schema that is made of it
and the columns of a table:

- a key that may be left out (the schema does not require it);
- a value of another form that the schema passes too (a text for a map of languages);
- another word where the model takes any text, or makes up an id;
- a cell of free text, and a blank one in a column that may be blank.
"""

import csv
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

OTHER = "qqq-7"
"""A word that is no date, no amount, no choice and nobody's id."""

HUGE = "9" * 24

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Mutation:
    """One slip: the file as it then is, and the lines of that file at which it is to be told.

    `spot` says where it is, for people; `harmless` that the model takes what is left for right.
    """

    path: str
    kind: str
    spot: str
    text: str
    lines: frozenset[int]
    harmless: bool


# ---- YAML, and the front matter of Markdown


@dataclass(frozen=True, slots=True)
class Head:
    """The YAML of a file: all of it, or the front matter between its rules."""

    before: str
    text: str
    after: str

    @property
    def lines_before(self) -> int:
        """How many lines stand before the YAML."""
        return self.before.count("\n")


def head_of(path: str, text: str) -> Head:
    """The YAML of a file by its ending."""
    if not path.endswith(".md"):
        return Head("", text, "")
    begin = text.index("---\n") + 4
    end = text.index("\n---", begin) + 1
    return Head(text[:begin], text[begin:end], text[end:])


@dataclass(frozen=True, slots=True)
class Slot:
    """A key with its value, or an item of a list (`key` None), and what they stand in."""

    trail: tuple[str | int, ...]
    key: yaml.Node | None
    value: yaml.Node
    around: yaml.CollectionNode
    following: yaml.Node | None


def slots_of(node: yaml.Node | None, trail: tuple[str | int, ...] = ()) -> Iterator[Slot]:
    """Every key and every item of a list, the outer ones first."""
    if isinstance(node, yaml.MappingNode):
        pairs = node.value
        for at, (key, value) in enumerate(pairs):
            after = pairs[at + 1][0] if at + 1 < len(pairs) else None
            yield Slot((*trail, key.value), key, value, node, after)
            yield from slots_of(value, (*trail, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for at, item in enumerate(node.value):
            if isinstance(item, yaml.ScalarNode):
                yield Slot((*trail, at), None, item, node, None)
            yield from slots_of(item, (*trail, at))


@dataclass(frozen=True, slots=True)
class KeySlip:
    """One slip of a key or an item, not yet made: `value` takes the place of its value."""

    path: str
    kind: str
    slot: Slot
    value: str = ""

    @property
    def spot(self) -> str:
        """The way to the key in its file."""
        return "/".join(str(part) for part in self.slot.trail)

    def make(self, text: str, schema: Mapping[str, Any]) -> Mutation:
        """The file with this slip; which letters are misspelt hangs on the key alone."""
        head = head_of(self.path, text)
        changed = self._changed(head.text)
        told = _told_at(self.kind, self.slot, changed)
        lines = frozenset(line + head.lines_before for line in told)
        right = _is_right(self, changed, schema)
        whole = head.before + changed + head.after
        return Mutation(self.path, self.kind, self.spot, whole, lines, right)

    def _changed(self, text: str) -> str:
        if self.kind == "key removed":
            return _without(self.slot, text)
        if self.kind == "key misspelt":
            return _misspelt(self.slot, text, random.Random(f"{self.path} {self.spot}"))  # noqa: S311 (a seed, no secret)
        return _with_value(self.slot, text, self.value)


def key_slips(path: str, text: str) -> list[KeySlip]:
    """Every slip of every key and item of a file's YAML."""
    root = yaml.compose(head_of(path, text).text, Loader=LOADER)
    return [slip for slot in slots_of(root) for slip in _slips(path, slot)]


def _slips(path: str, slot: Slot) -> Iterator[KeySlip]:
    if slot.key is not None:
        yield KeySlip(path, "key removed", slot)
        yield KeySlip(path, "key misspelt", slot)
    for kind, value in _other_types(slot.value):
        yield KeySlip(path, kind, slot, value)


def _other_types(value: yaml.Node) -> Iterator[tuple[str, str]]:
    if isinstance(value, yaml.ScalarNode):
        yield "keys for a value", "{made: up}"
        yield "list for a value", "[made, up]"
        yield "other word", OTHER
        yield "nothing for a value", ""
    elif isinstance(value, yaml.SequenceNode):
        yield "value for a list", OTHER
        yield "keys for a list", "{made: up}"
    else:
        yield "value for keys", OTHER
        yield "list for keys", "[made, up]"


def _is_flow(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _last(node: yaml.Node, lines: list[str]) -> int:
    """The last line of a value, from 0, without the blank lines and remarks behind it."""
    if isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">"):
        return int(node.end_mark.line)
    last = node.end_mark.line - (0 if _is_flow(node) else 1)
    while last > node.start_mark.line and re.fullmatch(r"\s*(#.*)?", lines[last]):
        last -= 1
    return int(last)


def _without(slot: Slot, text: str) -> str:
    """The text without a key and its value."""
    begin = slot.key.start_mark  # type: ignore[union-attr]
    lines = text.split("\n")
    if _is_flow(slot.around):
        end = slot.following.start_mark.index if slot.following else slot.value.end_mark.index
        return text[: begin.index] + text[end:]
    last = _last(slot.value, lines)
    lead = lines[begin.line][: begin.column]
    if lead.strip() and slot.following is not None:
        column = slot.following.start_mark.column
        rest = slot.following.start_mark.line
        return "\n".join([*lines[: begin.line], lead + lines[rest][column:], *lines[rest + 1 :]])
    kept = [lead.rstrip()] if lead.strip() else []
    return "\n".join([*lines[: begin.line], *kept, *lines[last + 1 :]])


def _misspelt(slot: Slot, text: str, chance: random.Random) -> str:
    """The text with one letter of a key dropped, or two of them swapped."""
    key = slot.key
    assert key is not None
    taken = {pair[0].value for pair in slot.around.value}
    word = str(key.value)
    swaps = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]
    drops = [word[:at] + word[at + 1 :] for at in range(len(word)) if len(word) > 2]
    wrong = chance.choice([one for one in (*swaps, *drops) if one not in taken])
    return text[: key.start_mark.index] + wrong + text[key.end_mark.index :]


def _with_value(slot: Slot, text: str, value: str) -> str:
    """The text with another value, written on the line of its key."""
    lines = text.split("\n")
    if _is_flow(slot.around) or _is_flow(slot.value):
        return text[: slot.value.start_mark.index] + value + text[slot.value.end_mark.index :]
    line = slot.value.start_mark.line if slot.key is None else slot.key.start_mark.line
    column = slot.value.start_mark.column if slot.key is None else slot.key.end_mark.column + 1
    lead = lines[line][:column].rstrip()
    last = _last(slot.value, lines)
    return "\n".join([*lines[:line], f"{lead} {value}".rstrip(), *lines[last + 1 :]])


def _told_at(kind: str, slot: Slot, changed: str) -> set[int]:
    """Where a slip is to be told: its own lines; for a key gone, those of its mapping's keys."""
    if kind != "key removed":
        start = (slot.key or slot.value).start_mark.line + 1
        return {start}
    root = yaml.compose(changed, Loader=LOADER)
    around = _at(root, slot.trail[:-1])
    if isinstance(around, yaml.MappingNode) and around.value:
        return {key.start_mark.line + 1 for key, _ in around.value}
    return {slot.around.start_mark.line + 1, slot.around.start_mark.line}


def _at(node: yaml.Node | None, trail: tuple[str | int, ...]) -> yaml.Node | None:
    for part in trail:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        else:
            return None
    return node


def _is_right(slip: KeySlip, changed: str, schema: Mapping[str, Any]) -> bool:
    """Whether the model takes the file with the slip for right."""
    trail = slip.slot.trail
    if slip.kind == "key misspelt":
        return False
    if slip.kind == "nothing for a value":
        # In front matter a key may wait, blank, for the day on which it is filled in.
        return slip.path.endswith(".md") and slip.slot.key is not None and _may_lack(schema, trail)
    if slip.kind == "other word":
        return _takes_any_word(schema_at(schema, trail), trail[-1])
    said = yaml.load(changed, Loader=LOADER)  # noqa: S506 (it builds texts only)
    return bool(Draft202012Validator(schema).is_valid(said))


def _may_lack(schema: Mapping[str, Any], trail: tuple[str | int, ...]) -> bool:
    return trail[-1] not in schema_at(schema, trail[:-1]).get("required", ())


FREE_WORDS = frozenset({"abbreviation", "email", "phone", "source_id", "theme"})
"""Keys of free words without languages: the model holds them against nothing."""


def _takes_any_word(known: Mapping[str, Any], name: str | int) -> bool:
    """Whether the model takes any text here: a text, or an id that this very place makes up."""
    return name == "id" or name in FREE_WORDS or bool(known.get("takes_text"))


def schema_at(schema: Mapping[str, Any], trail: tuple[str | int, ...]) -> dict[str, Any]:
    """The schema of one place in a file; `takes_text` where it is any text in the languages."""
    here: Mapping[str, Any] = schema
    text = False
    for part in trail:
        if isinstance(part, int):
            here = here.get("items", {})
        elif part in here.get("properties", {}):
            here = here["properties"][part]
        else:
            # a language of a text
            here = {}
        pointed = here.get("$ref", "")
        text = text or pointed.endswith("/Text")
        if pointed:
            here = schema["$defs"][pointed.rpartition("/")[2]]
    return {**here, "takes_text": text}


# ---- tables

TWO_CELLS = "1,204"

BREAKS = {
    "cell blank": "",
    "cell of letters": "qqq",
    "cell negative": "-7",
    "cell out of words": "0.5.1",
    "cell huge": HUGE,
    "cell with a delimiter": TWO_CELLS,
}

FREE = frozenset({"note", "theme", "source", "reason"})
"""Columns of free text."""


@dataclass(frozen=True, slots=True)
class CellSlip:
    """One slip of a cell, not yet made: the cell `at` in line `line`, from 1, becomes `broken`.

    `harmless` says that the column takes what it becomes.
    """

    path: str
    kind: str
    line: int
    at: int
    broken: str
    harmless: bool

    def make(self, text: str) -> Mutation:
        """The table with this slip."""
        lines = text.split("\n")
        name = lines[0].split(",")[self.at]
        cells = next(csv.reader([lines[self.line - 1]]))
        cells[self.at] = self.broken
        lines[self.line - 1] = ",".join(map(_written, cells))
        spot = f"{name} of line {self.line}"
        told = frozenset({self.line})
        return Mutation(self.path, self.kind, spot, "\n".join(lines), told, self.harmless)


def cell_slips(path: str, text: str, line: int, blank: frozenset[str]) -> Iterator[CellSlip]:
    """Every slip of every cell of one row, `line` from 1; the columns `blank` may be blank."""
    lines = text.split("\n")
    cells = next(csv.reader([lines[line - 1]]))
    for at, name in enumerate(lines[0].split(",")):
        for kind, broken in BREAKS.items():
            free = name in FREE and broken not in ("", TWO_CELLS)
            harmless = free or (not broken and name in blank)
            if cells[at] != broken:
                yield CellSlip(path, kind, line, at, broken, harmless)


def _written(cell: str) -> str:
    """A cell as it is written; a delimiter that was planted stands bare."""
    return f'"{cell}"' if "," in cell and cell != TWO_CELLS else cell
