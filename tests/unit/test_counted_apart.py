"""Answer sheets are counted the same in one process, in several, and at a cluster."""

from pathlib import Path

import pytest

from clustering import cluster
from generator.cluster import Cluster
from generator.jobs import Workforce
from sheets_made import FORMATS, Made, counted, rows

MANY = 120_000
"""Rows of three pieces of a Parquet file."""


def says_anything(row: tuple[str, ...]) -> bool:
    """Whether somebody answered in a month that there is."""
    when, _, _, ease, speed, staff = row
    return when != "2026-13" and (ease not in ("", "NA") or "1" in (speed, staff))


def far(folder: Path, path: str, data: bytes) -> Made:
    """The counts and findings of a file that is counted by a cluster."""
    with cluster(folder) as machine:
        machine.start_worker("one")
        return counted(path, data, Workforce(1, Cluster(machine.address)))


@pytest.mark.parametrize("path", FORMATS)
def test_two_processes_count_the_same(path: str) -> None:
    """Counts and findings of a file in many pieces are the same by one job and by two."""
    data = FORMATS[path](MANY)

    alone = counted(path, data)

    of_all = (group for group in alone[0].sheets if not group[4] and not group[5])
    assert sum(alone[0].sheets[group] for group in of_all) == sum(map(says_anything, rows(MANY)))
    assert alone[1][0].code == "bad-period"
    assert counted(path, data, Workforce(2)) == alone


@pytest.mark.parametrize("path", FORMATS)
def test_a_cluster_counts_the_same(path: str, tmp_path: Path) -> None:
    """Counts and findings are the same by a cluster, which is sent the sheets in pieces."""
    data = FORMATS[path](MANY)

    assert far(tmp_path, path, data) == counted(path, data)
