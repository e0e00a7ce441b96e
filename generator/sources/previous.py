"""The door of an earlier edition: a published results.csv or results.csv.gz.

Takes a path. Gives its rows as columns: keys, days, counts, and whether a figure was shown.
A file or a row that cannot be read is a finding, since what readers know already would be missing.
Must not know promises, nor what this edition shows.
"""

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.diagnostics import Place, Report
from generator.periods import parse_date
from generator.sources.cells import TEXT, Cells
from generator.sources.faults import Fault, in_lines, tell_rows
from generator.sources.lines import Lines
from generator.sources.numbers import Mask, read_wholes
from generator.sources.rows import factorize
from generator.sources.tables import Table, read_table
from generator.sources.tree import LARGEST_TABLE

KEYS = ("service", "standard", "channel", "segment", "statistic")
DAYS = {"first": "period_start", "last": "period_end"}
COUNTS = ("numerator", "denominator")
NEEDED = (*KEYS, "period", *DAYS.values(), *COUNTS, "value", "status")
"""Columns of a published table of results that are read."""

GZIP = b"\x1f\x8b"
HIDDEN = "suppressed"


@dataclass(frozen=True, slots=True, eq=False)
class Previous:
    """What an earlier edition published.

    `frame` has a row for each of its rows: `KEYS` and `period` as text, `first` and `last` as
    days, `numerator` and `denominator` as whole numbers with NA for none, `shown` (any figure),
    `hidden` (too few to publish), and `row`, its place in the file that `lines` is of.
    """

    frame: pd.DataFrame
    lines: Lines


def read_previous(path: Path, report: Report) -> Previous | None:
    """The earlier edition in a file; None, with a finding, where it is no table of results."""
    name = path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or str(fault)
        report.add("unreadable-file", Place(name), path=name, reason=reason)
        return None
    try:
        text = _unpacked(data)
    except (OSError, EOFError, zlib.error):
        _refuse("it cannot be unpacked", name, report)
        return None
    if len(text) > LARGEST_TABLE:
        _refuse("it is too large", name, report)
        return None
    table = read_table(text, name, report=report)
    if table is None:
        return None
    missing = [column for column in NEEDED if column not in table.names]
    if missing:
        _refuse(f"it has no column {', '.join(missing)}", name, report)
        return None
    return Previous(_typed(table, report), table.lines)


def _refuse(reason: str, path: str, report: Report) -> None:
    report.add("not-an-edition", Place(path), path=path, reason=reason)


def _unpacked(data: bytes) -> bytes:
    """The bytes of a table; of a packed one at most one more than a table may have."""
    if not data.startswith(GZIP):
        return data
    with gzip.open(BytesIO(data)) as packed:
        return packed.read(LARGEST_TABLE + 1)


def _typed(table: Table, report: Report) -> pd.DataFrame:
    """The rows that can be read; each other one is told."""
    cells = {name: table.frame[name].to_numpy(dtype=object) for name in NEEDED}
    wholes = {name: read_wholes(cells[name]) for name in COUNTS}
    days = {name: _read_days(cells[column]) for name, column in DAYS.items()}
    unread = {name: column.unread | column.negative for name, column in wholes.items()}
    unread |= {column: days[name] < 0 for name, column in DAYS.items()}
    told = [cells[name] != "" for name in (*COUNTS, "value")]
    frame = pd.DataFrame(
        {
            **{name: pd.array(cells[name], dtype=TEXT) for name in (*KEYS, "period")},
            **days,
            **{name: column.numbers for name, column in wholes.items()},
            "shown": np.logical_or.reduce(told),
            "hidden": cells["status"] == HIDDEN,
            "row": np.arange(len(table.frame)),
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


def tell_shown_before(previous: Previous, rows: list[int], report: Report) -> None:
    """Name the cells that the earlier edition showed and this one hides."""
    frame = previous.frame.set_index("row")
    own = frame.loc[rows]
    for (service, standard, period), cells in own.groupby(
        ["service", "standard", "period"], sort=True
    ):
        lines = sorted(previous.lines.line_of(int(row)) for row in cells.index)
        report.add(
            "group-shown-before",
            Place(previous.lines.path, lines[0]),
            standard=f"{service}/{standard}",
            period=period,
            lines=in_lines(lines),
        )
