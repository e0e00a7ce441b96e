"""The door of an earlier edition: the tables that it published, in a folder, or its results alone.

Takes a path, or a shelf of tables. Gives the rows of each table as columns: keys, days, counts, and
whether a figure was shown. A file or a row that cannot be read is a finding, since what readers
know already would be missing. Must not know promises or surveys, nor what this edition shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.dates import parse_date
from generator.diagnostics import Place, Report
from generator.sources.cells import TEXT, Cells
from generator.sources.faults import Fault, in_lines, tell_rows
from generator.sources.lines import Lines
from generator.sources.numbers import Mask, read_wholes
from generator.sources.rows import factorize
from generator.sources.shelves import Shelf, read_file, read_packed, shelf_at
from generator.sources.tables import Table

DAYS = {"first": "period_start", "last": "period_end"}

HIDDEN = "suppressed"


@dataclass(frozen=True, slots=True)
class Layout:
    """A published table: what tells its rows apart, its whole numbers, and its other figures."""

    keys: tuple[str, ...]
    counts: tuple[str, ...]
    others: tuple[str, ...] = ()
    status: tuple[str, ...] = ("status",)

    @property
    def needed(self) -> tuple[str, ...]:
        """Every column that is read."""
        return (*self.keys, "period", *DAYS.values(), *self.counts, *self.others, *self.status)


_ASKED = ("subject", "survey", "question", "channel", "segment")

RESULTS = Layout(
    ("service", "standard", "channel", "segment", "statistic"),
    ("numerator", "denominator"),
    ("value",),
)
SATISFACTION = Layout(
    _ASKED,
    ("n", "favourable", "respondents", "offered", "customers"),
    ("mean", "favourable_share"),
)
ANSWERS = Layout((*_ASKED, "answer"), ("count",), status=())
VOLUMES = Layout(("service", "channel"), ("started", "completed"), ("cost",))

LAYOUTS = {
    "results": RESULTS,
    "satisfaction": SATISFACTION,
    "answers": ANSWERS,
    "volumes": VOLUMES,
}
"""The tables of an edition that are read, by the name of their file."""


@dataclass(frozen=True, slots=True, eq=False)
class Previous:
    """What one table of an earlier edition published.

    `frame` has a row for each of its rows: its keys, `period` and other figures as text, `first`
    and `last` as days, its counts as whole numbers with NA for none, `shown` (any figure),
    `hidden` (too few to publish), `row`, its place in the file that `lines` is of, and `edition`,
    which is 0; of several together it numbers them, the newest first.
    """

    frame: pd.DataFrame
    lines: Lines


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """An earlier edition; None for a table that it does not have."""

    results: Previous | None = None
    satisfaction: Previous | None = None
    answers: Previous | None = None
    volumes: Previous | None = None


NO_EDITION = Edition()


def read_edition(edition: Path | Shelf, report: Report) -> Edition:
    """The tables of an edition; a single file is its results."""
    shelf = edition if isinstance(edition, Shelf) else shelf_at(edition, report)
    found = {name: shelf.tables[name] for name in LAYOUTS if name in shelf.tables}
    if not found and not report.names(shelf.name):
        names = ", ".join(f"{name}.csv" for name in LAYOUTS)
        _refuse(f"it holds none of {names}", shelf.name, report)
    tables = {name: _read(*file, report, LAYOUTS[name]) for name, file in found.items()}
    return Edition(**tables)


def read_previous(path: Path, report: Report, layout: Layout = RESULTS) -> Previous | None:
    """One table of the earlier edition; None, with a finding, where the file is none."""
    data = read_file(path, report)
    return None if data is None else _read(path.as_posix(), data, report, layout)


def _read(name: str, data: bytes, report: Report, layout: Layout) -> Previous | None:
    table = read_packed(name, data, report)
    if table is None:
        return None
    missing = [column for column in layout.needed if column not in table.names]
    if missing:
        _refuse(f"it has no column {', '.join(missing)}", name, report)
        return None
    return Previous(_typed(table, layout, report), table.lines)


def _refuse(reason: str, path: str, report: Report) -> None:
    report.add("not-an-edition", Place(path), path=path, reason=reason)


def _typed(table: Table, layout: Layout, report: Report) -> pd.DataFrame:
    """The rows that can be read; each other one is told."""
    cells = {name: table.frame[name].to_numpy(dtype=object) for name in layout.needed}
    wholes = {name: read_wholes(cells[name]) for name in layout.counts}
    days = {name: _read_days(cells[column]) for name, column in DAYS.items()}
    unread = {name: column.unread | column.negative for name, column in wholes.items()}
    unread |= {column: days[name] < 0 for name, column in DAYS.items()}
    told = [cells[name] != "" for name in (*layout.counts, *layout.others)]
    hidden = [cells[name] == HIDDEN for name in layout.status]
    texts = (*layout.keys, "period", *layout.others)
    frame = pd.DataFrame(
        {
            **{name: pd.array(cells[name], dtype=TEXT) for name in texts},
            **days,
            **{name: column.numbers for name, column in wholes.items()},
            "shown": np.logical_or.reduce(told),
            "hidden": np.logical_or.reduce([np.zeros(len(table.frame), bool), *hidden]),
            "row": np.arange(len(table.frame)),
            "edition": 0,
        }
    )
    return frame[~_tell(unread, table, report)].reset_index(drop=True)


def _read_days(cells: Cells) -> NDArray[np.int64]:
    """Each cell's day as a number, -1 where it is none; each different text is read once."""
    codes, texts = factorize(cells)
    read = [parse_date(text) for text in texts]
    days = [day.toordinal() if isinstance(day, date) else -1 for day in read]
    return np.array(days, dtype=np.int64)[codes]


def _tell(unread: Mapping[str, Mask], table: Table, report: Report) -> Mask:
    """Tell the cells that cannot be read, and give their rows and those that were cut off."""
    lost = np.zeros(len(table.frame), bool)
    lost[list(table.faulty)] = True
    for name, mask in unread.items():
        texts = table.frame[name]
        rows = np.flatnonzero(mask).tolist()
        fault = Fault(
            "edition-row-unread",
            name,
            words=lambda at, rows=rows, texts=texts, name=name: {  # type: ignore[misc]
                "column": name,
                "cell": texts.iloc[rows[at]],
            },
        )
        tell_rows(report, fault, table.lines, rows)
        lost |= mask
    return lost


def tell_shown_before(
    previous: Previous,
    rows: list[int],
    report: Report,
    *,
    names: tuple[str, ...] = ("service", "standard"),
) -> None:
    """Name the cells that the earlier edition showed and this one hides; `names` say what of."""
    frame = previous.frame.set_index("row")
    for (*what, period), cells in frame.loc[rows].groupby([*names, "period"], sort=True):
        lines = sorted(previous.lines.line_of(int(row)) for row in cells.index)
        report.add(
            "group-shown-before",
            Place(previous.lines.path, lines[0]),
            what="/".join(map(str, what)),
            period=period,
            lines=in_lines(lines),
        )
