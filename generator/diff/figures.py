"""The other tables of figures compared: answers to surveys, how often services are used, comments.

Takes two states. Gives how many rows changed, by what they are about: no figure of any.
Must not know results or words.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diff.changes import TableChange
from generator.diff.renamed import Renamed
from generator.diff.results import HIDDEN
from generator.diff.state import Record, State

PERIODS = ("period", "channel", "segment")


@dataclass(frozen=True, slots=True)
class Layout:
    """What tells the rows of a table apart, and which of its columns say what they are about."""

    keys: tuple[str, ...]
    about: tuple[str, ...]


TABLES = {
    "satisfaction": Layout(("subject", "survey", "question", *PERIODS), ("subject", "survey")),
    "answers": Layout(("subject", "survey", "question", *PERIODS, "answer"), ("subject", "survey")),
    "volumes": Layout(("service", "period", "channel"), ("service",)),
    "comments": Layout(("division", "service", "theme"), ()),
}

Keyed = Mapping[tuple[str, ...], Record]


def compare_tables(old: State, new: State, renamed: Renamed) -> list[TableChange]:
    """How many rows changed, by table and by what they are about."""
    return [
        change
        for table, layout in TABLES.items()
        if table in old.lists and table in new.lists
        for change in _compare(table, layout, _by_key(old, table, layout, renamed), new)
    ]


def _by_key(state: State, table: str, layout: Layout, renamed: Renamed) -> Keyed:
    found = {}
    for row in state.records(table):
        own = {name: _now(name, row[name], renamed) for name in layout.keys}
        found[tuple(own.values())] = {**row, **own}
    return found


def _now(column: str, cell: str, renamed: Renamed) -> str:
    kind, parted, name = cell.partition(":")
    if column == "service":
        return renamed.service(cell)
    if column != "subject" or not parted:
        return cell
    names = {"service": renamed.services, "agency": renamed.agencies}.get(kind, {})
    return f"{kind}:{names.get(name, name)}"


def _compare(table: str, layout: Layout, then: Keyed, new: State) -> Iterator[TableChange]:
    now = _by_key(new, table, layout, Renamed())
    counts: dict[str, Counter[str]] = {}
    for key in {**then, **now}:
        old, row = then.get(key), now.get(key)
        word = _word(old, row)
        if word:
            about = " ".join((row or old or {})[name] for name in layout.about)
            counts.setdefault(about, Counter())[word] += 1
    for about, found in sorted(counts.items()):
        yield TableChange(table, about, **found)


def _word(old: Record | None, new: Record | None) -> str:
    """What became of a row; "" where both states tell the same in the columns they share."""
    if old is None or new is None:
        return "removed" if new is None else "added"
    common = (old.keys() & new.keys()) - {"agency"}
    if all(old[name] == new[name] for name in common):
        return ""
    then, now = (_hidden(row) for row in (old, new))
    return {(False, True): "hidden", (True, False): "shown"}.get((then, now), "changed")


def _hidden(row: Record) -> bool:
    return row.get("status") == HIDDEN or row.get("hidden") == "true"
