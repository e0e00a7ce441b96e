"""The invented projects that speed is measured on: valid, varied, and the same every time."""

import subprocess
import sys
from pathlib import Path

import pytest

from building import read_rows, scorecard

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "bench" / "workload.py"
SIZE = ("--services", "15", "--months", "12", "--surveys", "5", "--sheets", "400", "--parts")


def write(into: Path) -> Path:
    """A small workload in two languages, with everything switched on."""
    words = [str(into), *SIZE, "--languages", "en,fr"]
    subprocess.run([sys.executable, "-B", str(SCRIPT), *words], check=True)
    return into


@pytest.fixture(scope="module")
def workload(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One workload for all tests here."""
    return write(tmp_path_factory.mktemp("workload") / "first")


def test_a_workload_passes_the_check(workload: Path) -> None:
    """The check finds no error in it."""
    done = scorecard("check", "--project", workload, "--as-of", "2026-11-20")

    assert done.returncode == 0, done.stdout


def test_a_workload_is_the_same_every_time(workload: Path, tmp_path: Path) -> None:
    """Written again it has the same files with the same bytes."""
    again = write(tmp_path / "again")
    first, second = (
        {path.relative_to(one): path.read_bytes() for path in one.rglob("*") if path.is_file()}
        for one in (workload, again)
    )

    assert first == second


def test_a_workload_has_a_row_for_each_standard_and_month(workload: Path) -> None:
    """Totals are as many as services, standards and months make, but for the results owed."""
    tables = sorted((workload / "data" / "performance").glob("*.csv"))
    totals = [row for one in tables for row in read_rows(one) if not row["channel"]]
    totals = [row for row in totals if not row["segment"]]

    owed = 15 * 3 * 12 - len(totals)

    assert 0 <= owed <= 3


def test_parts_of_a_workload_add_up(workload: Path) -> None:
    """Channels sum to the total of their standard and month."""
    rows = read_rows(workload / "data" / "performance" / "agency-1.csv")
    totals: dict[tuple[str, ...], int] = {}
    parts: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = row["service"], row["standard"], row["period"]
        if row["channel"]:
            parts[key] = parts.get(key, 0) + int(row["denominator"])
        elif not row["segment"] and row["denominator"]:
            totals[key] = int(row["denominator"])

    assert parts
    assert parts == {key: totals[key] for key in parts}
