"""A published state: the tables that a site gives away, and what stands on its pages beside them.

Takes what is published, or the tables of an earlier edition as text. Gives one value that can be
compared with another of its kind. Must not know what changed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from generator.diff.beside import Beside, list_beside
from generator.exports.dictionary import RESULTS, STANDARDS, describe_table
from generator.exports.files import EVERY_LIST
from generator.exports.results import list_results
from generator.exports.spreadsheet import as_given
from generator.exports.volumes import list_volumes
from generator.exports.volumes_entry import VOLUMES
from generator.gather import SiteFacts, gather_site
from generator.periods import Calendar, Period, parse_period
from generator.published import Published, Result

Cells: TypeAlias = tuple[str, ...]
Record: TypeAlias = Mapping[str, str]
ReadTable: TypeAlias = tuple[Sequence[str], Sequence[Cells]]
"""A table as text: the names of its columns, and its rows."""

PROJECTED, UNCONFIRMED = MARKS = ("projected", "unconfirmed")
"""Columns of ours, that no published table has: a projection, a zero that waits to be confirmed."""

_SAID = {
    "agencies": ("name",),
    "services": ("agency", "name"),
    "feedback": ("title", "state", "overdue", "answered"),
}
"""Columns of a table that are told with any change of it."""

COMPARED = {
    name: (*describe_table(name, ()).key, *_SAID.get(name, ()))
    for name in (*EVERY_LIST, VOLUMES.name)
}
"""The tables of an edition that are compared beside its results, and columns that they need."""

OF_TARGETS = ("target_name", "comparison", "target", "target_high", "target_from")
"""What a row of results tells of its standard's targets, where it is about all cases."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[Cells, ...]

    def records(self) -> Iterator[Record]:
        """Each row by column."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """What the public can see at one time; `lists` has every table it publishes but the results.

    `results` gives the rows of one service; a million rows are never all held at once.
    `beside` is what pages say and no table does, None where it is not known.
    """

    columns: tuple[str, ...]
    services: tuple[str, ...]
    results: Callable[[str], Sequence[Cells]]
    lists: Mapping[str, Table] = field(default_factory=dict)
    beside: Beside | None = None

    def records(self, table: str) -> list[Record]:
        """The rows of a list by column; none where it is not known."""
        return list(self.lists[table].records()) if table in self.lists else []

    @property
    def lists_standards(self) -> bool:
        """Whether there is a table of standards."""
        return STANDARDS.name in self.lists

    def standards(self, *, listed: bool = True) -> list[Record]:
        """The rows of standards and their targets; what results tell where none are `listed`."""
        if listed and self.lists_standards:
            return self.records(STANDARDS.name)
        return _told_by_results(self)


@lru_cache(maxsize=2)
def _told_by_results(state: State) -> list[Record]:
    """What results alone tell of standards: that they are there, and targets they were held to.

    Kept, since it takes reading all results.
    """
    return list(_read_results(state))


def _read_results(state: State) -> Iterator[Record]:
    told = ("agency", "service", "standard", "source_id", "unit", *OF_TARGETS)
    names = [name for name in told if name in state.columns]
    for service in state.services:
        rows = [dict(zip(state.columns, row, strict=True)) for row in state.results(service)]
        starts = {row["period"]: row["period_start"] for row in rows}
        found: dict[Cells, None] = {}
        for row in rows:
            if row["statistic"]:
                continue  # it has a unit of its own
            part = row["channel"] or row["segment"]
            found[tuple("" if part and name in OF_TARGETS else row[name] for name in names)] = None
        for cells in found:
            record = dict(zip(names, cells, strict=True))
            yield {**record, "target_start": _start(record.get("target_from", ""), starts)}


def _start(period: str, known: Record) -> str:
    """The first day of the period from which a target holds; "" where that is not known."""
    if period in known:
        return known[period]
    read = parse_period(period, Calendar()) if period and not period.startswith("FY") else None
    return read.first.isoformat() if isinstance(read, Period) else ""


def state_of(published: Published) -> State:
    """The state that a build would publish."""
    facts = gather_site(published)
    languages = published.site.languages
    lists = {
        name: Table(describe_table(name, languages).names, tuple(list_rows(facts)))
        for name, list_rows in EVERY_LIST.items()
    }
    lists[VOLUMES.name] = _volumes(facts)
    services = {service.id: service for service in published.services}

    def results(service: str) -> Sequence[Cells]:
        own = published.results(service)
        rows = zip(list_results(published, services[service]), own, strict=True)
        return [(*row, *_marks(result)) for row, result in rows]

    columns = (*describe_table(RESULTS.name, languages).names, *MARKS)
    return State(columns, tuple(services), results, lists, list_beside(published))


def _marks(result: Result) -> Cells:
    """What is known of a result and stands in no published table."""
    told = (result.projected, result.unconfirmed)
    return tuple("true" if mark else "" for mark in told)


def _volumes(facts: SiteFacts) -> Table:
    """How often the services are used; no row where nobody says so."""
    names = describe_table(VOLUMES.name, facts.published.site.languages).names
    rows = (row for one in facts.services for row in list_volumes(one, facts.published))
    return Table(names, tuple(rows))


def state_of_tables(
    columns: Sequence[str],
    services: Sequence[str],
    results: Callable[[str], Sequence[Cells]],
    lists: Mapping[str, ReadTable],
) -> State:
    """The state that an earlier edition published, whose cells were made harmless."""

    def rows_of(service: str) -> Sequence[Cells]:
        return [_given(row) for row in results(service)]

    tables = {
        name: Table(tuple(names), tuple(_given(row) for row in rows))
        for name, (names, rows) in lists.items()
    }
    return State(tuple(columns), tuple(services), rows_of, tables)


def _given(row: Cells) -> Cells:
    """The cells as they were before they were made harmless for spreadsheets."""
    return tuple(as_given(cell) if "'" in cell else cell for cell in row)
