"""The Parquet door: answer sheets as survey platforms give them out, in tables of text.

Takes an open file and the names of the columns that a mapping reads; no other column is decoded.
Gives `Table`s of some thousand rows, their cells as the same file would show them saved as CSV, so
that memory stays bounded. A place in such a file is the number of a row, from 1.
pyarrow is an extra: it is loaded here only, and a finding says what to type where it is missing.
Must not know what a column means.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
import pandas as pd

from generator.diagnostics import Place, Report
from generator.sources.cells import TEXT, Cells
from generator.sources.lines import FileText, Lines
from generator.sources.rows import Codes
from generator.sources.table_text import UNSEEN
from generator.sources.tables import TRIMMED, Table

PARQUET = ".parquet"

ROWS = 50_000
"""Rows of a piece: some megabytes of the columns that a survey is read by."""

MAGIC = b"PAR1"
"""The first four bytes of every Parquet file that can be read without a key."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a file behind its first `begin`, as Arrow streams them; `names` of columns."""

    path: str
    names: tuple[str, ...]
    begin: int
    content: bytes

    def read(self, report: Report) -> Table | None:
        """The rows as a table of text; None, with a finding, where they are damaged."""
        from pyarrow import ipc

        try:
            piece = ipc.open_stream(self.content).read_next_batch()
            return _table(piece, self.names, self.path, self.begin)
        except (OSError, ValueError):  # pyarrow's own faults of data are these, or made of them
            report.add("parquet-unread", Place(self.path), path=self.path)
            return None


@dataclass(frozen=True, slots=True)
class Unread:
    """What is not there to be read, and why."""

    findings: Report

    def read(self, report: Report) -> None:
        """No table, but the findings that say why."""
        report.join(self.findings)


def read_parquet(
    file: BinaryIO, path: str, *, wanted: Collection[str], report: Report, rows: int = ROWS
) -> Iterator[Table]:
    """The rows of a file in pieces of at most `rows`; a finding where it cannot be read."""
    for piece in split_parquet(file, path, wanted=wanted, rows=rows):
        table = piece.read(report)
        if table is None:
            return
        yield table


def split_parquet(
    file: BinaryIO, path: str, *, wanted: Collection[str], rows: int = ROWS
) -> Iterator[Batch | Unread]:
    """The rows of a file in pieces of at most `rows`, which can be read anywhere.

    Each holds every column of the file by name, those not wanted without text. Where the file can
    be read no further, the last says so.
    """
    report = Report()
    opened = _open(file, path, report)
    if opened is not None:
        names = [str(name) for name in opened.schema_arrow.names]
        if not _find_repeated(names, path, report):
            plain = {field.name for field in opened.schema_arrow if _is_plain(field.type)}
            read = [name for name in names if name in wanted and name in plain]
            shown = tuple(name for name in names if name in plain)
            yield from _batches(opened, read, shown, rows=rows, path=path, report=report)
    if len(report):
        yield Unread(report)


def _open(file: BinaryIO, path: str, report: Report) -> Any:  # noqa: ANN401 (pyarrow has no types)
    """The opened file; None, with a finding, where it is none or nothing can read it."""
    begins = file.read(len(MAGIC))
    file.seek(0)
    if begins != MAGIC:
        report.add("parquet-unread", Place(path), path=path)
        return None
    try:
        from pyarrow import parquet
    except ImportError:
        report.add("parquet-without-reader", Place(path), path=path)
        return None
    try:
        return parquet.ParquetFile(file, pre_buffer=False)
    except (OSError, ValueError):
        report.add("parquet-unread", Place(path), path=path)
        return None


def _batches(  # noqa: PLR0913 (what one file is, and what is read of it)
    opened: Any,  # noqa: ANN401 (as above)
    read: list[str],
    shown: tuple[str, ...],
    *,
    rows: int,
    path: str,
    report: Report,
) -> Iterator[Batch]:
    """The pieces of an opened file; a finding where it is damaged, and no piece from there on."""
    begin = 0
    try:
        for piece in opened.iter_batches(batch_size=rows, columns=read, use_threads=False):
            yield Batch(path, shown, begin, _streamed(piece))
            begin += piece.num_rows
    except (OSError, ValueError):  # as in Batch.read
        report.add("parquet-unread", Place(path), path=path)


def _streamed(piece: Any) -> bytes:  # noqa: ANN401 (as above)
    import pyarrow as pa

    held = pa.BufferOutputStream()
    with pa.ipc.new_stream(held, piece.schema) as stream:
        stream.write_batch(piece)
    content: bytes = held.getvalue().to_pybytes()
    return content


def _find_repeated(names: list[str], path: str, report: Report) -> bool:
    """Whether two columns have one name: which is meant, nobody can say."""
    twice = sorted({name for name in names if names.count(name) > 1})
    for name in twice:
        at = [str(place + 1) for place, other in enumerate(names) if other == name]
        report.add("repeated-column", Place(path), column=name, where=" and ".join(at))
    return bool(twice)


def _is_plain(kind: Any) -> bool:  # noqa: ANN401 (as above)
    """Whether a cell of this type is one text, number, date or yes and no; no list, no bytes."""
    from pyarrow import types

    if types.is_dictionary(kind):
        return _is_plain(kind.value_type)
    asked = (
        *(types.is_string, types.is_large_string, types.is_boolean),
        *(types.is_integer, types.is_floating, types.is_decimal, types.is_date),
        *(types.is_timestamp, types.is_null),
    )
    return any(is_one(kind) for is_one in asked)


def _table(piece: Any, names: tuple[str, ...], path: str, begin: int) -> Table:  # noqa: ANN401 (as above)
    """A piece as a table of text; columns that were not read are blank."""
    size = piece.num_rows
    read = {str(name): piece.column(at) for at, name in enumerate(piece.schema.names)}
    blank = np.full(size, "", dtype=object)
    frame = pd.DataFrame(
        {
            name: pd.array(_texts(read[name]) if name in read else blank, dtype=TEXT)
            for name in names
        }
    )
    lines = Lines(path, FileText(""), "", (), np.arange(begin + 1, begin + size + 1))
    return Table(frame, lines)


def _texts(column: Any) -> Cells:  # noqa: ANN401 (as above)
    """The cells of a column as text, "" for nothing; each different value is written out once."""
    import pyarrow as pa

    plain = _to_the_second(column) if pa.types.is_timestamp(column.type) else column
    coded = plain if pa.types.is_dictionary(plain.type) else plain.dictionary_encode()
    texts = coded.dictionary.cast(pa.string()).to_pylist()
    known = np.array([*map(_cell, texts), ""], dtype=object)
    codes: Codes = coded.indices.fill_null(len(texts)).to_numpy(zero_copy_only=False)
    return known[codes]


def _to_the_second(column: Any) -> Any:  # noqa: ANN401 (as above)
    """Moments as clocks showed them where they were noted, each with its seconds."""
    import pyarrow as pa
    from pyarrow import compute

    local = compute.local_timestamp(column) if column.type.tz else column
    return local.cast(pa.timestamp("s"), safe=False)


def _cell(text: str | None) -> str:
    """A value as the table door would give it: trimmed, without what may stand in no page."""
    return "" if text is None or text == "nan" else UNSEEN.sub("", text).strip(TRIMMED)
