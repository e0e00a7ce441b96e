"""The file of all rows, put together from those of the services: no cell is formatted twice.

Takes the columns of one service after the other. Gives the file of each, and in pieces the file
of all, byte for byte as if its rows had been written at once. Must not know cells.

What waits for the end is packed: of a million rows it would be 400 MB, and so it is 50.
"""

import zlib
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from generator.exports.columns import frame_columns, write_cells
from generator.exports.spreadsheet import write_header, write_rows

ROOM = 1 << 20
"""Bytes that wait before they are packed."""


class Whole(Protocol):
    """Rows in one format."""

    def add(self, columns: Sequence[Sequence[str]]) -> bytes:
        """The file of some rows, by column; they are kept for the file of all."""

    def add_file(self, content: bytes) -> None:
        """Keep the rows of a file that `add` gave once."""

    def __iter__(self) -> Iterator[bytes]:
        """The file of all rows so far, piece by piece."""


class WholeCsv:
    """Rows as CSV under one header."""

    def __init__(self, names: Sequence[str]) -> None:
        """A table without rows."""
        self._header, self._rows = write_header(names), _Waiting()

    def add(self, columns: Sequence[Sequence[str]]) -> bytes:
        """The file of some rows, by column; they are kept for the file of all."""
        rows = write_rows(columns)
        self._rows.add(rows)
        return self._header + rows

    def add_file(self, content: bytes) -> None:
        """Keep the rows of a file that `add` gave once."""
        self._rows.add(content.removeprefix(self._header))

    def __iter__(self) -> Iterator[bytes]:
        """The file of all rows so far, piece by piece."""
        yield self._header
        yield from self._rows


class WholeJson:
    """Rows as columnar JSON, each column end to end; `literal` ones are written as they stand."""

    def __init__(self, names: Sequence[str], literal: Collection[str]) -> None:
        """A table without rows."""
        self._names, self._literal = names, literal
        self._before = [frame.encode() for frame in frame_columns(names)]
        self._cells = [_Waiting() for _ in names]
        self._empty = True

    def add(self, columns: Sequence[Sequence[str]]) -> bytes:
        """The file of some rows, by column; they are kept for the file of all."""
        texts = write_cells(self._names, columns, literal=self._literal)
        written = [text.encode() for text in texts]
        self._keep(written)
        *before, after = self._before
        filled = zip(before, written, strict=True)
        return b"".join([piece for pair in filled for piece in pair] + [after])

    def add_file(self, content: bytes) -> None:
        """Keep the rows of a file that `add` gave once: a column is a line, and has no break."""
        *before, after = self._before
        begins = [len(frame.rpartition(b"\n")[2]) for frame in before]
        ends = [*(len(b"],") for _ in begins[1:]), len(after) - 1]
        lines = content.split(b"\n")[1:-1]
        parts = zip(lines, begins, ends, strict=True)
        self._keep([line[begin : len(line) - end] for line, begin, end in parts])

    def _keep(self, columns: Sequence[bytes]) -> None:
        """Keep the cells of each column, as they stand between its brackets."""
        if columns[0]:
            for waiting, cells in zip(self._cells, columns, strict=True):
                waiting.add(cells if self._empty else b"," + cells)
            self._empty = False

    def __iter__(self) -> Iterator[bytes]:
        """The file of all rows so far, piece by piece."""
        *before, after = self._before
        for frame, cells in zip(before, self._cells, strict=True):
            yield frame
            yield from cells
        yield after


class _Waiting:
    """Bytes laid end to end, packed but for the last of them."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._last: list[bytes] = []
        self._size = 0

    def add(self, piece: bytes) -> None:
        self._last.append(piece)
        self._size += len(piece)
        if self._size >= ROOM:
            self._packed.append(zlib.compress(b"".join(self._last), 1))
            self._last, self._size = [], 0

    def __iter__(self) -> Iterator[bytes]:
        yield from map(zlib.decompress, self._packed)
        yield b"".join(self._last)
