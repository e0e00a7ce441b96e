"""The demonstration's figures: the script and the files it is committed with say the same."""

import csv
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "bench" / "demonstration.py"
COMMITTED = ROOT / "data" / "performance"
COUNTS = ("numerator", "denominator")


def sum_up(path: Path) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The counts of each broken-down result, and the sums of its parts, by standard and period."""
    totals: dict[str, list[int]] = {}
    parts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = f"{row['service']}/{row['standard']} {row['period']}"
            counts = [int(row[name] or 0) for name in COUNTS]
            if row.get("channel") or row.get("segment"):
                parts[key] = [a + b for a, b in zip(parts[key], counts, strict=True)]
            else:
                totals[key] = counts
    return {key: totals[key] for key in parts}, dict(parts)


def test_the_script_gives_the_committed_bytes(tmp_path: Path) -> None:
    """Running the script into an empty folder gives exactly the files in data/performance."""
    subprocess.run([sys.executable, "-B", str(SCRIPT), str(tmp_path)], check=True)

    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert written == {path.name: path.read_bytes() for path in COMMITTED.glob("*.csv")}


def test_the_surveys_script_gives_the_committed_bytes(tmp_path: Path) -> None:
    """The same holds for the answers in data/satisfaction."""
    script = ROOT / "bench" / "demonstration_surveys.py"
    subprocess.run([sys.executable, "-B", str(script), str(tmp_path)], check=True)

    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    committed = ROOT / "data" / "satisfaction"
    assert written == {path.name: path.read_bytes() for path in committed.glob("*.csv")}


def test_the_script_of_volumes_gives_the_committed_bytes(tmp_path: Path) -> None:
    """Running the script into an empty folder gives exactly the files in data/volumes."""
    script, committed = ROOT / "bench" / "demonstration_volumes.py", ROOT / "data" / "volumes"
    subprocess.run([sys.executable, "-B", str(script), str(tmp_path)], check=True)

    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert written == {path.name: path.read_bytes() for path in committed.glob("*.csv")}


@pytest.mark.parametrize("name", ["labor", "licenses-and-permits", "revenue", "transportation"])
def test_parts_add_up_to_their_total(name: str) -> None:
    """Channels and districts that cover everyone sum to the total of their period."""
    totals, parts = sum_up(COMMITTED / f"{name}.csv")

    assert parts == totals
