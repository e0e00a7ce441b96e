"""The table door: a CSV file as people have it, as a frame of text with physical lines.

Takes the bytes of one file. Gives a `Table`: a pandas frame of text, blank cells as "", and the
line and column of every cell, or findings. Nothing is read into a cell: `n/a` stays `n/a`.
Blank rows and spaces around cells are dropped; no other row disappears without a finding.
Must not know what a column means.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.diagnostics import Place, Report, Severity
from generator.periods import Calendar
from generator.sources.cells import TEXT, Cells, Sheet, guess_delimiter, read_cells, width_of
from generator.sources.faults import Fault, in_lines, tell_rows
from generator.sources.lines import FileText, Lines
from generator.sources.table_text import Encoding, decode_table

MOST_COLUMNS = 2_000
"""Columns: a register with one for each day of five years has fewer."""

MOST_CELLS = 100_000_000
"""Cells of a table, the blank ones too: a million rows of a hundred columns fill 800 MB."""

MOST_ROWS = 5_000_000
"""Lines: fifty years of every service of a large state, month by month, are fewer."""

_SPACES = (9, 10, 11, 12, 13, 32, 0x85, 0xA0, *range(0x2000, 0x200C), 0x2028, 0x202F, 0xFEFF)

TRIMMED = "".join(map(chr, _SPACES))
"""Spaces and invisible marks that a cell loses at its ends; published tables have both."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What is known of a file beforehand; whatever is left out is worked out from the file.

    `header` is the physical line on which the names of the columns stand, from 1; `skipped` are
    lines of the file that were cut out behind it, where a long file is read in pieces.
    """

    encoding: Encoding | None = None
    delimiter: str = ""
    header: int = 1
    skipped: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One table: `frame` holds text columns named as in the file, one row a row of the file.

    `faulty` names rows that cannot be trusted, by the code of their fault; `invented` are the
    names of columns that have none of their own in the file, or another column's.
    """

    frame: pd.DataFrame
    lines: Lines
    faulty: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    invented: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        """The file's path relative to the project."""
        return self.lines.path

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the frame's columns, in the order of the file."""
        return tuple(str(name) for name in self.frame)

    def line_of(self, row: int) -> int:
        """The physical line on which a row begins, from 1."""
        return self.lines.line_of(row)

    def place(self, row: int, column: str = "") -> Place:
        """The place of a cell: its line and the character of that line where it begins."""
        return self.lines.place(row, column)


@dataclass(frozen=True, slots=True, eq=False)
class Foreign:
    """A table that somebody else publishes: its faults are warnings, its fiscal year its own."""

    table: Table
    calendar: Calendar


def read_table(
    data: bytes,
    path: str,
    *,
    report: Report,
    dialect: Dialect = Dialect(),
    severity: Severity | None = None,
) -> Table | None:
    """The table of a file; None, with a finding, where there is none.

    `severity` softens errors in tables that somebody else publishes.
    """
    text = decode_table(data, path, report, encoding=dialect.encoding, severity=severity)
    if text is None or report.holds_unread(path, data):
        return None
    lines = text.count("\n")
    if lines > MOST_ROWS:
        report.add("too-many-rows", Place(path), count=f"{lines:,}", most=f"{MOST_ROWS:,}")
        return None
    body, delimiter, line = _begin(text, dialect)
    if not body:
        report.add("empty-table", Place(path), path=path, line=dialect.header)
        return None
    delimiter = delimiter or guess_delimiter(body)
    if not _fits(body, delimiter, Place(path, line), report):
        return None
    sheet = read_cells(body, delimiter, first_line=line)
    told = _Telling(path, report, severity, dialect.skipped)
    if not sheet.columns:
        told.unread(sheet)
        return None
    return _table(sheet, text, delimiter, told)


def _fits(body: str, delimiter: str, header: Place, report: Report) -> bool:
    """Whether a table of this header and as many lines can be held; tells one that cannot.

    Every row is filled up to the width of the header, also one of a single letter.
    """
    width, lines = width_of(body, delimiter), body.count("\n")
    if width > MOST_COLUMNS:
        report.add("too-many-columns", header, count=f"{width:,}", most=f"{MOST_COLUMNS:,}")
    elif width * lines > MOST_CELLS:
        count, most = f"{width * lines:,}", f"{MOST_CELLS:,}"
        report.add(
            "too-many-cells", header, width=width, lines=f"{lines:,}", count=count, most=most
        )
    else:
        return True
    return False


def _begin(text: str, dialect: Dialect) -> tuple[str, str, int]:
    """The text from its header on, the delimiter where it is told, and the header's line."""
    rest, delimiter, line = text, dialect.delimiter, 1
    first, _, after = rest.partition("\n")
    told = first.strip().strip('"').lower()
    if told.startswith("sep=") and len(first.strip('\r\n"')) == len("sep=;"):
        rest, line = after, 2
        delimiter = delimiter or first.strip('\r\n"')[-1]
    while rest and (line < dialect.header or not rest[: rest.find("\n") + 1 or None].strip()):
        rest, line = rest.partition("\n")[2], line + 1
    return rest, delimiter, line


@dataclass(frozen=True, slots=True)
class _Telling:
    """Where the findings of one file go."""

    path: str
    report: Report
    severity: Severity | None
    skipped: int = 0

    def unread(self, sheet: Sheet) -> None:
        """Name each line that could not be read."""
        self._lost("unclosed-quote", sheet.unclosed)
        self._lost("cell-too-long", sheet.too_long)
        for first, last in sheet.swallowing:
            place = Place(self.path, first + self.skipped)
            inside = in_lines(range(first + self.skipped + 1, last + self.skipped + 1))
            self.report.add("rows-inside-cell", place, lines=inside)

    def _lost(self, code: str, numbers: list[int]) -> None:
        """Name lines that were not read: the first by themselves, the rest in one finding."""
        starts = np.array(numbers, dtype=np.int64)
        lines = Lines(self.path, FileText(""), "", (), starts, offset=self.skipped)
        tell_rows(self.report, Fault(code, severity=self.severity), lines, range(len(numbers)))

    def names(self, names: list[str], line: int) -> None:
        """Name each column whose name stands twice."""
        for name, count in sorted(Counter(names).items()):
            if name and count > 1:
                where = [str(at + 1) for at, other in enumerate(names) if other == name]
                said = " and ".join(where)
                place = Place(self.path, line)
                self.report.add(
                    "repeated-column", place, severity=self.severity, column=name, where=said
                )

    def unnamed(self, given: list[str], names: list[str], frame: pd.DataFrame, line: int) -> None:
        """Name each column that holds values and has no name."""
        for own, name in zip(given, names, strict=True):
            if not own and name in frame:
                self.report.add("unnamed-column", Place(self.path, line), column=name)

    def ragged(self, rows: list[int], code: str, lines: Lines) -> None:
        """Name the rows with more or fewer cells than the header."""
        words = {"width": len(lines.columns)}
        fault = Fault(code, severity=self.severity, words=lambda _at: words)
        tell_rows(self.report, fault, lines, rows)


def _table(sheet: Sheet, text: str, delimiter: str, told: _Telling) -> Table:
    """The table of a sheet: names from its first row, blank rows dropped, faults told."""
    told.unread(sheet)
    columns = [_trimmed(cells) for cells in sheet.columns]
    given = [" ".join(str(cells[0]).split()) for cells in columns]
    told.names(given, int(sheet.starts[0]))
    kept = _rows_with_content(columns, sheet.long)
    named = _named(given)
    starts, skipped = sheet.starts[kept], told.skipped
    lines = Lines(told.path, FileText(text), delimiter, tuple(named), starts, offset=skipped)
    frame = _frame(given, named, [cells[kept] for cells in columns])
    told.unnamed(given, named, frame, int(sheet.starts[0]))
    long = np.searchsorted(kept, sheet.long).tolist()
    # A row that holds nothing but marks nobody sees is short, and blank once they are dropped.
    short = np.intersect1d(kept, np.array(sheet.short, dtype=np.int64))
    told.ragged(np.searchsorted(kept, short).tolist(), "short-row", lines)
    told.ragged(long, "long-row", lines)
    faulty = MappingProxyType(dict.fromkeys(long, "long-row"))
    return Table(frame, lines, faulty, frozenset(named) - frozenset(given))


def _trimmed(cells: Cells) -> Cells:
    """The cells without spaces around them; each different text is looked at once."""
    codes, texts = pd.factorize(cells)
    clean = np.array([text.strip(TRIMMED) for text in texts], dtype=object)
    return clean[codes] if (clean != texts).any() else cells


def _rows_with_content(columns: list[Cells], always: list[int]) -> NDArray[np.int64]:
    """The rows below the header that hold anything, and those whose cells were cut off."""
    filled = np.zeros(len(columns[0]), dtype=bool)
    filled[always] = True
    for cells in columns:
        filled |= cells != ""
        if filled.all():
            break
    filled[0] = False
    return np.flatnonzero(filled)


def _named(given: list[str]) -> list[str]:
    """A name for every column: its own, `name (2)` for a repeated one, `column 4` for none."""
    names: list[str] = []
    for place, name in enumerate(given, start=1):
        count = given[:place].count(name)
        unlike = name if count == 1 else f"{name} ({count})"
        names.append(unlike if name else f"column {place}")
    return names


def _frame(given: list[str], names: list[str], columns: list[Cells]) -> pd.DataFrame:
    """The frame of text; a column without name and without values is left out."""
    parts = {
        name: pd.array(cells, dtype=TEXT)
        for own, name, cells in zip(given, names, columns, strict=True)
        if own or (cells != "").any()
    }
    return pd.DataFrame(parts)
