"""Where the published tables of an earlier state lie: in a folder, in a file, or in memory.

Takes a path. Gives the bytes of each table by its name, and one table as text.
Must not know columns, nor which state comes before which.
"""

import gzip
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from generator.diagnostics import Place, Report
from generator.sources.tables import Table, read_table
from generator.sources.tree import LARGEST_TABLE, is_folder, is_there

GZIP = b"\x1f\x8b"
RESULTS = "results"

ENDINGS = (".csv", ".csv.gz")
PLACES = (".", "data")
"""Where the tables lie: in the folder of an edition, or in that of a built site."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The tables of an earlier state: by name, each with its path as it is told, and its bytes.

    `name` is what people call the state.
    """

    name: str
    tables: Mapping[str, tuple[str, bytes]]


def shelf_at(path: Path, report: Report) -> Shelf:
    """Every table in the folder of an edition or of a built site; a single file is its results."""
    try:
        files = dict(_files_in(path)) if is_folder(path) else {RESULTS: path}
    except OSError as fault:
        _refuse(path, fault, report)
        files = {}
    read = {name: read_file(file, report) for name, file in files.items()}
    told = {name: (files[name].as_posix(), data) for name, data in read.items() if data is not None}
    return Shelf(path.as_posix(), told)


def _files_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """The tables in a folder by name; of two with one name the one that `file_of` gives."""
    places = ((folder / place).iterdir() for place in PLACES if is_folder(folder / place))
    found = (path.name for paths in places for path in paths)
    for name in sorted({name.partition(".")[0] for name in found if name.endswith(ENDINGS)}):
        path = file_of(folder, name)
        if path is not None:
            yield name, path


def file_of(folder: Path, name: str) -> Path | None:
    """Where a table of an edition lies; None for one that it does not have."""
    paths = (folder / place / f"{name}{ending}" for place in PLACES for ending in ENDINGS)
    return next((path for path in paths if is_there(path) and not is_folder(path)), None)


def read_file(path: Path, report: Report) -> bytes | None:
    """The bytes of a file; None, with a finding, where the system refuses."""
    try:
        return path.read_bytes()
    except OSError as fault:
        _refuse(path, fault, report)
        return None


def _refuse(path: Path, fault: OSError, report: Report) -> None:
    name, reason = path.as_posix(), fault.strerror or str(fault)
    report.add("unreadable-file", Place(name), path=name, reason=reason)


def read_packed(name: str, data: bytes, report: Report) -> Table | None:
    """One table as text, unpacked where it is packed; None, with a finding, where it is none."""
    try:
        text = unpack(data)
    except (OSError, EOFError, zlib.error):
        report.add("not-an-edition", Place(name), path=name, reason="it cannot be unpacked")
        return None
    if len(text) > LARGEST_TABLE:
        report.add("not-an-edition", Place(name), path=name, reason="it is too large")
        return None
    return read_table(text, name, report=report)


def unpack(data: bytes) -> bytes:
    """The bytes of a table; of a packed one at most one more than a table may have."""
    if not data.startswith(GZIP):
        return data
    with gzip.open(BytesIO(data)) as packed:
        return packed.read(LARGEST_TABLE + 1)
