"""The text of a table as columns of cells, nothing lost and nothing guessed.

Takes text and a delimiter. Gives one array of text a column, the physical line of each row, and
what could not be read. A text in which every row has as many cells as the first is read by
pandas, ten times as fast; any other by the csv module, row by row. Both give the same cells.
Must not know what a column is called.
"""

import csv
import io
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.sources.lines import Starts, physical_lines

DELIMITERS = (",", ";", "\t", "|")

LONGEST_CELL = 32_767
"""Characters: a cell of a spreadsheet holds no more; a longer one is mostly a quote never closed.

Python's own reader of CSV takes four times as many, so that it reads whatever is published.
"""

FEWEST_PARTS = 3
"""Delimiters: a line of a note with so many, just as many as a row has, looks like a row."""

TEXT = pd.StringDtype("python", na_value=np.nan)
"""Text as Python strings, whether or not another string storage is installed."""

# What pandas makes of text by itself is stored so too: with pyarrow installed it would be another
# type, with other orders and other errors, on some machines only.
pd.set_option("mode.string_storage", "python")

Cells = NDArray[np.object_]

_SAMPLE_CHARACTERS = 65_536
_LONGEST_HEADER = 1_000_000
_SAMPLE_ROWS = 25
_BLOCK = 20_000
_END = "\x1eend of table\x1e"


@dataclass(slots=True)
class Sheet:
    """The cells of a table: `columns` as wide as the first row, one array each, `starts` the line.

    Faults by row or line: `short` rows were filled with blanks, `long` ones lost cells that were
    not blank, `unclosed` and `too_long` are lines that could not be read, `several` the first and
    last line of rows with line breaks in cells, `swallowing` those that seem to hold other rows.
    """

    columns: list[Cells]
    starts: Starts
    short: list[int] = field(default_factory=list)
    long: list[int] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    too_long: list[int] = field(default_factory=list)
    trailing: list[int] = field(default_factory=list)
    several: list[tuple[int, int]] = field(default_factory=list)
    swallowing: list[tuple[int, int]] = field(default_factory=list)


def guess_delimiter(text: str) -> str:
    """The delimiter with which the first rows are as wide as the header; a comma where none is."""
    sample = text[:_SAMPLE_CHARACTERS]
    scores = [(*_agreement(sample, delimiter), delimiter) for delimiter in DELIMITERS]
    best = max(scores, key=lambda score: score[:2])
    return best[2] if best[1] > 1 else ","


def _agreement(sample: str, delimiter: str) -> tuple[float, int]:
    """The share of rows as wide as the first, and that width; nothing for a single column."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        widths = [len(row) for row in islice(reader, _SAMPLE_ROWS) if any(row)]
    except csv.Error:
        return 0.0, 0
    if not widths or widths[0] == 1:
        return 0.0, 0
    return sum(width == widths[0] for width in widths) / len(widths), widths[0]


def width_of(text: str, delimiter: str) -> int:
    """How many cells the header has; of one of more than a million letters, those that begin it."""
    reader = csv.reader(io.StringIO(text[:_LONGEST_HEADER], newline=""), delimiter=delimiter)
    try:
        return len(next(reader, ()))
    except csv.Error:  # a cell that is too long, told where all are read
        return 1


def read_cells(text: str, delimiter: str, *, first_line: int) -> Sheet:
    """Every row of the text; `first_line` is the physical line on which the text begins."""
    sheet = read_regular(text, delimiter)
    if sheet is None:
        sheet = read_any(text, delimiter)
    sheet.starts += first_line
    sheet.unclosed = [line + first_line for line in sheet.unclosed]
    sheet.too_long = [line + first_line for line in sheet.too_long]
    sheet.swallowing = [(one + first_line, two + first_line) for one, two in sheet.swallowing]
    return sheet


def read_regular(text: str, delimiter: str) -> Sheet | None:
    """The cells by pandas; None unless its reading is certain to be the csv module's."""
    body = text.rstrip("\r\n").encode()
    shape = _regular_shape(body, delimiter)
    if shape is None:
        return None
    width, starts = shape
    frame = pd.read_csv(
        io.BytesIO(body),
        sep=delimiter,
        header=None,
        names=range(width),
        index_col=False,
        dtype=object,
        na_filter=False,
        skip_blank_lines=False,
        low_memory=False,
        encoding="utf-8",
    )
    return Sheet([frame[column].to_numpy() for column in frame], starts)


def _regular_shape(body: bytes, delimiter: str) -> tuple[int, Starts] | None:
    """Cells a row and the line of each row from 0, where quotes and widths are beyond doubt.

    A single column is left to the csv module: its blank cells look like blank lines.
    """
    if not body or body.count(b"\r") != body.count(b"\r\n"):
        return None
    raw = np.frombuffer(body, dtype=np.uint8)
    quotes = np.flatnonzero(raw == ord('"'))
    if not _quotes_are_plain(raw, quotes, delimiter):
        return None
    breaks, parts = (np.flatnonzero(raw == ord(mark)) for mark in ("\n", delimiter))
    ends = np.append(_outside(breaks, quotes), len(raw))
    widths = np.diff(np.searchsorted(_outside(parts, quotes), ends), prepend=0)
    if widths[0] == 0 or (widths != widths[0]).any():
        return None
    if np.diff(ends, prepend=0).max() > LONGEST_CELL:
        return None
    if widths[0] >= FEWEST_PARTS and (_parts_a_line(breaks, parts, quotes) == widths[0]).any():
        return None
    return int(widths[0]) + 1, np.searchsorted(breaks, np.append(0, ends[:-1] + 1))


def _outside(spots: NDArray[np.int64], quotes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The positions that stand outside quotes: an even number of quotes comes before them."""
    return spots[np.searchsorted(quotes, spots) % 2 == 0] if quotes.size else spots


def _parts_a_line(
    breaks: NDArray[np.int64], parts: NDArray[np.int64], quotes: NDArray[np.int64]
) -> NDArray[np.int64]:
    """How many delimiters stand in each line that begins inside a cell."""
    inside = np.flatnonzero(np.searchsorted(quotes, breaks) % 2)
    ends = np.append(breaks, np.iinfo(np.int64).max)
    begin, end = np.searchsorted(parts, ends[inside]), np.searchsorted(parts, ends[inside + 1])
    return end - begin


def _quotes_are_plain(raw: NDArray[np.uint8], quotes: NDArray[np.int64], delimiter: str) -> bool:
    """Whether each quote opens or ends a whole cell, or is one of a doubled pair inside one."""
    if len(quotes) % 2:
        return False
    edges = np.frombuffer(f"{delimiter}\r\n".encode(), dtype=np.uint8)
    opening, closing = quotes[0::2], quotes[1::2]
    before = (opening == 0) | np.isin(raw[opening - 1], edges)
    after = (closing == len(raw) - 1) | np.isin(raw[np.minimum(closing + 1, len(raw) - 1)], edges)
    doubled = closing[:-1] + 1 == opening[1:]
    before[1:] |= doubled
    after[:-1] |= doubled
    return bool(before.all() and after.all())


def read_any(text: str, delimiter: str) -> Sheet:
    """The cells by the csv module: rows of any width, quotes of any kind, blank lines."""
    sheet = Sheet([], np.array([], dtype=np.int64))
    starts = array("q")
    blocks: list[list[Cells]] = []
    same: dict[str, str] = {}
    lines = physical_lines(text)
    rows = _rows(lines, delimiter, sheet)
    while block := list(islice(rows, _BLOCK)):
        width = len(blocks[0]) if blocks else len(block[0][1])
        for row, (line, cells) in enumerate(block, start=len(starts)):
            starts.append(line)
            _square(cells, width, row, sheet)
        columns = zip(*(cells for _, cells in block), strict=True)
        blocks.append([_cells(column, same) for column in columns])
    sheet.columns = [np.concatenate(parts) for parts in zip(*blocks, strict=True)]
    sheet.starts = np.array(starts, dtype=np.int64)
    sheet.swallowing = _swallowing(sheet, lines, delimiter)
    _find_moved(sheet)
    return sheet


def _find_moved(sheet: Sheet) -> None:
    """Take rows with blank cells too many for long ones, unless every row has them.

    A comma inside a number moves the cells behind it, and a blank last cell out of the row. Some
    programs end every row but the header with a delimiter.
    """
    filled = np.logical_or.reduce([cells[1:] != "" for cells in sheet.columns]).sum()
    if len(sheet.trailing) < filled:
        sheet.long = sorted({*sheet.long, *sheet.trailing})


def _swallowing(sheet: Sheet, lines: tuple[str, ...], delimiter: str) -> list[tuple[int, int]]:
    """First and last line of the rows that hold a line with the looks of a row.

    It has as many delimiters as a row, and its first cell is made like another's: 9-9, a-9.
    """
    parts = len(sheet.columns) - 1
    if parts < FEWEST_PARTS or not sheet.several:
        return []
    known = {_make(cell) for cell in pd.unique(sheet.columns[0])}
    return [
        (first, last)
        for first, last in sheet.several
        if any(
            line.count(delimiter) == parts and _make(line.partition(delimiter)[0]) in known
            for line in lines[first + 1 : last + 1]
        )
    ]


def _make(cell: str) -> str:
    """What a cell is made of: runs of digits as 9, of letters as a."""
    return re.sub("[^\\W\\d_]+", "a", re.sub("[0-9]+", "9", cell.strip()))


def _cells(column: tuple[str, ...], same: dict[str, str]) -> Cells:
    """The cells of a column; equal texts are one object, which keeps a large table small."""
    return np.array(list(map(same.setdefault, column, column)), dtype=object)


def _square(cells: list[str], width: int, row: int, sheet: Sheet) -> None:
    """Make a row as wide as the header, in place, and remember what that did to it."""
    if len(cells) == width:
        return
    if any(cell.strip() for cell in cells[width:]):
        sheet.long.append(row)
    elif len(cells) > width and any(cell.strip() for cell in cells):
        sheet.trailing.append(row)
    if len(cells) < width and any(cell.strip() for cell in cells):
        sheet.short.append(row)
    del cells[width:]
    cells.extend([""] * (width - len(cells)))


def _rows(lines: tuple[str, ...], delimiter: str, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Each row with its line from 0. A line with a stray quote is left out, and it alone.

    The csv module takes everything from such a quote to the next, other rows too, for one cell.
    Reading goes on in the line behind it.
    """
    plain = _plain_row(delimiter)
    begin = 0
    while begin < len(lines):
        following = map(lines.__getitem__, range(begin, len(lines)))
        reader = csv.reader(chain(following, (_END,)), delimiter=delimiter)
        line = begin
        try:
            for cells in reader:
                after = begin + reader.line_num
                if after > line + 1 and not plain.fullmatch("".join(lines[line:after])):
                    break
                if cells and after <= len(lines):
                    if after > line + 1:
                        sheet.several.append((line, after - 1))
                    yield from _fitting(cells, line, sheet)
                line = after
        except csv.Error:
            if reader.line_num + begin == line + 1:
                sheet.too_long.append(line)
                begin = line + 1
                continue
        if line < len(lines):
            sheet.unclosed.append(line)
        begin = line + 1


def _fitting(cells: list[str], line: int, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """The row with its line, unless it has too long a cell."""
    if any(len(cell) > LONGEST_CELL for cell in cells):
        sheet.too_long.append(line)
    else:
        yield line, cells


def _plain_row(delimiter: str) -> re.Pattern[str]:
    """The form of a row in which every quote that opens a cell ends at the end of that cell."""
    cell = rf'(?:"(?:[^"]|"")*"[ \t]*|(?!")[^{re.escape(delimiter)}\r\n]*)'
    return re.compile(rf"{cell}(?:{re.escape(delimiter)}{cell})*(?:\r\n|\r|\n)?")
