"""Answer sheets are counted the same in one process, in several, and at a cluster."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from clustering import cluster
from generator.cluster import Cluster
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
  questions:
    - {id: ease, answer: EASE}
"""
CHANNELS = ("phone", "mail", "counter")
MANY = 120_000
"""Rows of three pieces of a Parquet file."""

Made = tuple[Tally, list[Diagnostic]]


def rows(size: int) -> list[tuple[str, str, str]]:
    """When, how and what some people answered; every ten-thousandth period is none."""
    return [
        (
            "2026-13" if n % 10_000 == 9_999 else f"2026-0{n % 3 + 1}",
            CHANNELS[n % len(CHANNELS)],
            str(n * n % 5 + 1),
        )
        for n in range(size)
    ]


def as_csv(size: int) -> bytes:
    """The rows as a CSV file."""
    return "".join(f"{','.join(row)}\n" for row in [("WHEN", "HOW", "EASE"), *rows(size)]).encode()


def as_parquet(size: int) -> bytes:
    """The rows as a Parquet file."""
    held = BytesIO()
    columns = zip(("WHEN", "HOW", "EASE"), zip(*rows(size), strict=True), strict=True)
    parquet.write_table(pa.table({name: list(cells) for name, cells in columns}), held)
    return held.getvalue()


def counted(path: str, data: bytes, workforce: Workforce) -> Made:
    """The counts and the findings of a file, in the order in which they are printed."""
    report = Report()
    mapping = read_mapping(MAPPING.encode(), "m.map.yaml", report=report)
    assert mapping is not None
    file = SheetFile(path, BytesIO(data), mapping, Calendar())
    tally = count_sheets(file, report=report, piece=200_000, workforce=workforce)
    return tally, list(report)


def far(folder: Path, path: str, data: bytes) -> Made:
    """The same, counted by a cluster."""
    with cluster(folder) as machine:
        machine.start_worker("one")
        return counted(path, data, Workforce(1, Cluster(machine.address)))


FORMATS: dict[str, Callable[[int], bytes]] = {"s.csv": as_csv, "s.parquet": as_parquet}


@pytest.mark.parametrize("path", FORMATS)
def test_two_processes_count_the_same(path: str) -> None:
    """Counts and findings of a file in many pieces are the same by one job and by two."""
    data = FORMATS[path](MANY)

    alone = counted(path, data, ALONE)

    assert sum(alone[0].sheets[group] for group in alone[0].sheets if not group[4]) == MANY - 12
    assert alone[1][0].code == "bad-period"
    assert counted(path, data, Workforce(2)) == alone


@pytest.mark.parametrize("path", FORMATS)
def test_a_cluster_counts_the_same(path: str, tmp_path: Path) -> None:
    """Counts and findings are the same by a cluster, which is sent the sheets in pieces."""
    data = FORMATS[path](MANY)

    assert far(tmp_path, path, data) == counted(path, data, ALONE)
