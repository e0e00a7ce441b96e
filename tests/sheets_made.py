"""Answer sheets drawn by a seed, the mapping that reads them, and how they are counted.

Two questions, one of them of several options, by month, channel and district; cells are left blank
or say NA, and every ten-thousandth month is none.
"""

from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from random import Random

from generator.diagnostics import Diagnostic, Report
from generator.jobs import ALONE, Workforce
from generator.periods import Calendar
from generator.sources.mappings.read import read_mapping
from generator.sources.sheets import SheetFile, Tally, count_sheets

MAPPING = """\
missing: [NA]
period: WHEN
answers:
  subject: {always: "service:claims"}
  survey: {id: {always: visit}}
  channel: HOW
  segment: WHERE
  questions:
    - {id: ease, answer: EASE}
    - {id: why, chosen: {speed: SPEED, staff: STAFF}}
"""
COLUMNS = ("WHEN", "HOW", "WHERE", "EASE", "SPEED", "STAFF")
HEADER = f"{','.join(COLUMNS)}\n"
FEW = 200_000
"""Bytes of a piece of a CSV file, so that a small one has several."""

CHOICES = (
    ("2026-01", "2026-02", "2026-03"),
    ("phone", "mail", "counter", ""),
    ("district:d1", "district:d2", "NA"),
    ("1", "2", "3", "4", "4", "5", "5", "9", "NA", ""),
    ("0", "1", "NA"),
    ("0", "0", "1", ""),
)
"""What the cells of each column are drawn from."""

Rows = tuple[tuple[str, ...], ...]
Made = tuple[Tally, list[Diagnostic]]


@cache
def rows(size: int) -> Rows:
    """What some people answered, the same in every run; every ten-thousandth month is none."""
    chance = Random(size)  # noqa: S311 (invented people, not secrets)
    columns = [chance.choices(some, k=size) for some in CHOICES]
    columns[0][9_999::10_000] = ["2026-13"] * (size // 10_000)
    return tuple(zip(*columns, strict=True))


def as_csv(size: int) -> bytes:
    """The rows as a CSV file."""
    return "".join((HEADER, *(f"{','.join(row)}\n" for row in rows(size)))).encode()


def as_parquet(size: int) -> bytes:
    """The rows as a Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet

    held = BytesIO()
    columns = zip(COLUMNS, zip(*rows(size), strict=True), strict=True)
    parquet.write_table(pa.table({name: list(cells) for name, cells in columns}), held)
    return held.getvalue()


FORMATS: Mapping[str, Callable[[int], bytes]] = {"s.csv": as_csv, "s.parquet": as_parquet}
"""How a file of each name is made."""


def counted(path: str, data: bytes, workforce: Workforce = ALONE, *, piece: int = FEW) -> Made:
    """The counts and the findings of a file, in the order in which they are printed."""
    report = Report()
    mapping = read_mapping(MAPPING.encode(), "m.map.yaml", report=report)
    assert mapping is not None
    file = SheetFile(path, BytesIO(data), mapping, Calendar())
    tally = count_sheets(file, report=report, piece=piece, workforce=workforce)
    return tally, list(report)
