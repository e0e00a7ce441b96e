"""Where the rows of a table stand in their file.

Takes the text of a file and the line each row begins on. Gives physical lines and columns, as an
editor counts them, also where line breaks stand inside quoted cells.
Must not know what the cells mean.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from generator.diagnostics import Place

Starts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class FileText:
    """The text of one file; told from others as an object, since texts are long to compare."""

    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The lines of one table: `starts[row]` is the physical line of the row's first cell, from 1.

    `columns` are the names in the order of the file; `aliases` lead from the name that a column
    was given by a mapping to its own. `offset` are the lines of the file before this text, where
    a long file is read in pieces.
    """

    path: str
    file: FileText
    delimiter: str
    columns: tuple[str, ...]
    starts: Starts
    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    offset: int = 0

    def line_of(self, row: int) -> int:
        """The physical line on which a row begins."""
        return int(self.starts[row]) + self.offset

    def place(self, row: int, column: str = "") -> Place:
        """The place of one cell: its physical line, and the character where it begins, from 1.

        Without a column, or with one that the file lacks, it is the place of the row.
        """
        line = int(self.starts[row])
        own = self.aliases.get(column, column)
        if own not in self.columns:
            return Place(self.path, line + self.offset)
        skipped = self.columns.index(own)
        found = begin_of_cell(_lines_of(self.file), line - 1, skipped, self.delimiter)
        return Place(self.path, found[0] + 1 + self.offset, found[1] + 1)


def physical_lines(text: str) -> tuple[str, ...]:
    """The lines of a text with their ends: LF, CR LF or CR."""
    return tuple(io.StringIO(text, newline=""))


@lru_cache(maxsize=1)
def _lines_of(file: FileText) -> tuple[str, ...]:
    """The lines of the file in hand, kept while its faults are told."""
    return physical_lines(file.text)


def begin_of_cell(
    lines: tuple[str, ...], first: int, skipped: int, delimiter: str
) -> tuple[int, int]:
    """Line and character, from 0, of the cell after `skipped` others in the row of line `first`.

    Quotes count as in the csv module: they open at the start of a cell only, and a doubled one
    is a character. A row that ends too early gives its own beginning.
    """
    inside, may_open = False, True
    for down in range(first, len(lines)):
        for across, char in enumerate(lines[down]):
            if not skipped:
                return down, across
            if inside:
                inside, may_open = char != '"', True
            elif char == '"' and may_open:
                inside = True
            elif char == delimiter:
                skipped, may_open = skipped - 1, True
            else:
                may_open = False
        if not inside:
            break
    return (down, len(lines[down])) if not skipped else (first, 0)
