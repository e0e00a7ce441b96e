"""The tables of an earlier edition as text, to be compared with those of now.

Takes the folder of an edition or of a built site, or a file of results alone. Gives the names of
columns, and rows of text; of results those of one service at a time. A file that is none is a
finding. Must not know what a cell means, nor what this edition says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from generator.diagnostics import Place, Report
from generator.sources.shelves import Shelf, file_of, read_packed, shelf_at
from generator.sources.tables import Table
from generator.sources.tree import is_folder

RESULTS = "results"
NEEDED = (
    *("agency", "service", "standard", "period", "period_start", "period_end", "channel"),
    *("segment", "statistic", "numerator", "denominator", "value", "unit", "status", "provisional"),
)
"""Columns without which results cannot be compared."""

Cells: TypeAlias = tuple[str, ...]
Texts: TypeAlias = NDArray[np.object_]
"""The cells of one column."""

Lists: TypeAlias = Mapping[str, tuple[tuple[str, ...], tuple[Cells, ...]]]
"""By the name of a table, the names of its columns and its rows."""

Needs: TypeAlias = Mapping[str, Sequence[str]]
"""By the name of a table, the columns without which it cannot be compared."""


@dataclass(frozen=True, slots=True, eq=False)
class EditionTables:
    """What an edition published: every list whole, and its results by service."""

    columns: tuple[str, ...]
    lists: Lists
    _results: tuple[Texts, ...]
    _places: Mapping[str, NDArray[np.intp]]

    @property
    def services(self) -> tuple[str, ...]:
        """The services that have results, in the order of the file."""
        return tuple(self._places)

    def results(self, service: str) -> Sequence[Cells]:
        """The rows of one service, in the order of the file."""
        at = self._places[service]
        return _rows(column[at] for column in self._results)


def holds_results(path: Path) -> bool:
    """Whether a path is a file, or the folder of an edition or a site that has results."""
    return not is_folder(path) or file_of(path, RESULTS) is not None


def read_edition_tables(
    edition: Path | Shelf, lists: Needs, report: Report
) -> EditionTables | None:
    """The tables of an edition, of its `lists` those that are there; None, with findings."""
    shelf = edition if isinstance(edition, Shelf) else shelf_at(edition, report)
    found = shelf.tables.get(RESULTS)
    if found is None:
        _refuse(f"it holds no {RESULTS}.csv", shelf.name, report)
        return None
    results = _read(*found, NEEDED, report)
    if results is None:
        return None
    files = {name: shelf.tables[name] for name in lists if name in shelf.tables}
    tables = {name: _read(*file, lists[name], report) for name, file in files.items()}
    told = {name: _list(table) for name, table in tables.items() if table is not None}
    groups = results.frame.groupby("service", sort=False).indices
    places = {str(key): np.asarray(at, np.intp) for key, at in groups.items()}
    return EditionTables(results.names, told, tuple(_columns(results)), places)


def _list(table: Table) -> tuple[tuple[str, ...], tuple[Cells, ...]]:
    return table.names, tuple(_rows(_columns(table)))


def _columns(table: Table) -> Iterator[Texts]:
    """Each column as an array: cutting rows from a frame costs milliseconds a service."""
    return (table.frame[name].to_numpy(dtype=object) for name in table.names)


def _rows(columns: Iterable[Texts]) -> list[Cells]:
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _read(name: str, data: bytes, needed: Sequence[str], report: Report) -> Table | None:
    """One table with the columns that are needed; None, with a finding, where the file is none."""
    table = read_packed(name, data, report)
    missing = [column for column in needed if table and column not in table.names]
    if missing:
        _refuse(f"it has no column {', '.join(missing)}", name, report)
    return None if missing else table


def _refuse(reason: str, path: str, report: Report) -> None:
    report.add("not-an-edition", Place(path), path=path, reason=reason)
