"""The file of all results, put together from the files of the services.

Takes finished CSV and columnar JSON of tables with the same columns, one after the other. Gives
the files of all their rows, byte for byte as if these had been written at once, without formatting
any row again. Must not know cells.
"""

from collections.abc import Sequence
from io import BytesIO
from json import dumps

from generator.exports.columns import columnar_json
from generator.exports.spreadsheet import write_csv


class WholeCsv:
    """CSV files laid end to end under one header."""

    def __init__(self, columns: Sequence[str]) -> None:
        """A table without rows."""
        header = write_csv(columns, ())
        self._skipped = len(header)
        self._all = BytesIO()
        self._all.write(header)

    def add(self, part: bytes) -> None:
        """Add the rows of one more file."""
        self._all.write(memoryview(part)[self._skipped :])

    def content(self) -> bytes:
        """The whole file so far; not copied, since at a million rows it is large."""
        return self._all.getvalue()


class WholeJson:
    """Columnar JSON files laid end to end, column by column.

    Rests on their layout: one line a column, which begins with its name and ends with a bracket,
    and nothing but a comma or the closing braces behind that. No line breaks stand inside: JSON
    writes those in texts as escapes.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        """A table without rows."""
        self._names = [f"{dumps(name, ensure_ascii=False)}:[".encode() for name in columns]
        self._cells = [BytesIO() for _ in columns]
        self._empty = columnar_json(columns, ())

    def add(self, part: bytes) -> None:
        """Add the rows of one more file."""
        if part == self._empty:
            return
        lines = part.split(b"\n")[1:]
        for name, cells, line in zip(self._names, self._cells, lines, strict=False):
            if cells.tell():
                cells.write(b",")
            cells.write(memoryview(line)[len(name) : line.rindex(b"]")])

    def content(self) -> bytes:
        """The whole file so far."""
        before = self._empty.split(b"[]")
        after = before.pop()
        filled = zip(before, self._cells, strict=True)
        return b"".join(
            [piece for line, cells in filled for piece in (line, b"[", cells.getbuffer(), b"]")]
            + [after]
        )
