"""What earlier editions prove of when results were there: seen by a day, or still missing on one.

Takes the editions of a project, oldest first, and its tree. Gives days by result. An edition says
nothing of a result that it has no row for, that was not due, or that was suspended without a
reason. Must not know what is owed, nor when it is due.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from generator.diagnostics import Report
from generator.model import NamedEdition, Status
from generator.sources.editions import shelf_of
from generator.sources.shelves import RESULTS, read_packed
from generator.sources.tree import Tree

Key: TypeAlias = tuple[str, str, str, str, str]
"""Service, standard, channel, segment and period of a result."""

KEY = ("service", "standard", "channel", "segment", "period")
NEEDED = (*KEY, "statistic", "status", "value")
LOOKED_BACK = timedelta(days=3 * 366)
"""Editions before this say nothing of results that fell due in the last twelve months."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The day of the first edition that has a result, and of the last that shows it as missing."""

    seen: date | None = None
    missing: date | None = None


def read_proofs(
    editions: tuple[NamedEdition, ...], tree: Tree, *, as_of: date
) -> Mapping[Key, Proof]:
    """What the editions of the last years prove, oldest first.

    One of the day itself proves nothing more than the tables of the day.
    """
    found: dict[Key, Proof] = {}
    for edition in editions:
        if not as_of - LOOKED_BACK <= edition.as_of < as_of:
            continue
        for key, there in _rows(edition, tree):
            known = found.get(key, Proof())
            if not there:
                found[key] = replace(known, missing=edition.as_of)
            elif known.seen is None:
                found[key] = replace(known, seen=edition.as_of)
    return found


def _rows(edition: NamedEdition, tree: Tree) -> Iterator[tuple[Key, bool]]:
    """Each result that an edition says is there, or missing; a table it cannot read is told once.

    The edition that is compared with is read, and told, by its own door.
    """
    shelf = shelf_of(edition, tree)
    if RESULTS not in shelf.tables:
        return
    table = read_packed(*shelf.tables[RESULTS], Report())
    if table is None or not set(NEEDED) <= set(table.names):
        return
    notes = "note" if "note" in table.names else "status"
    columns = (table.frame[name].tolist() for name in (*NEEDED, notes))
    for *key, statistic, status, value, note in zip(*columns, strict=True):
        there = _is_there(status, value, note)
        if not statistic and there is not None:
            service, standard, channel, segment, period = key
            yield (service, standard, channel, segment, period), there


def _is_there(status: str, value: str, note: str) -> bool | None:
    """Whether a row has a result; None where it says nothing of that."""
    if status == Status.NOT_REPORTED:
        return False
    if status == Status.NOT_DUE or (not status and not value):
        return None
    if status == Status.SUSPENDED and not note:
        return None
    return True
