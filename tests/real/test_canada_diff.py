"""The two published editions of the Canadian table: what changed was counted from them by hand.

The newer table has 23 rows that the older lacks, and lacks 16; of 48 that both have and that are
not the same, 11 have other figures, 5 another fiscal year, and 32 another name of the department.
"""

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from building import scorecard

OLD = "ss_2024.snapshot-2025-03-01.csv"
REVISED = {
    *("3070", "3071", "936", "1283", "1233", "2848", "STAN00005641", "1102", "3069", "8348"),
    "8349",
}
MOVED = {"1533", "1534", "1535", "1537", "4014"}
"""The standards whose results were moved from one fiscal year to the next."""


@pytest.fixture(scope="module")
def earlier(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The earlier edition as a project, its table under the same name."""
    folder = tmp_path_factory.mktemp("earlier")
    shutil.copy(real_data / "canada" / OLD, folder / "ss_2024.csv")
    tables = (folder / "ss_2024.csv", real_data / "canada" / "si_2024.csv")
    done = scorecard("import", "gc-service-inventory", *tables, "--into", folder / "project")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "project"


@pytest.fixture(scope="module")
def difference(earlier: Path, canadian_project: Path) -> dict[str, Any]:
    """The difference as JSON."""
    words = ("--project", canadian_project, "--as-of", "2026-11-22", "--format", "json", "--quiet")
    done = scorecard("diff", earlier, *words)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def lines(difference: dict[str, Any], title: str) -> list[str]:
    """The lines of one section."""
    return [
        line["text"]
        for section in difference["sections"]
        if section["title"] == title
        for line in section["lines"]
    ]


def test_standards_are_counted(difference: dict[str, Any]) -> None:
    """23 standards were added and 16 removed."""
    fates = Counter(one["fate"] for one in difference["changes"]["standards"])

    assert (fates["added"], fates["removed"]) == (23, 16)
    assert "23 standards added, 16 standards removed" in difference["headline"]


def test_each_has_its_verdict(difference: dict[str, Any]) -> None:
    """Every standard that came, went or changed is named with its verdict."""
    titles = ("Standards added", "Standards removed or withdrawn", "Standards changed")
    told = [lines(difference, title) for title in titles]

    assert [len(one) for one in told] == [23, 16, 5]
    assert all("Verdict: " in line for one in told for line in one)


def test_the_changed_ones_are_named(difference: dict[str, Any]) -> None:
    """The 11 other figures and the 5 other years are told; a department's name is told once."""
    revised = lines(difference, "Past figures revised")
    changed = lines(difference, "Standards changed")

    assert {name for name in REVISED if any(f"({name})" in line for line in revised)} == REVISED
    assert len(revised) == len(REVISED) == 11
    assert {name for name in MOVED if any(f"({name})" in line for line in changed)} == MOVED
    renamed = [one for one in lines(difference, "Agencies, services and texts") if "Name " in one]
    assert any("“Infrastructure Canada”" in line for line in renamed)


def test_verdicts_that_changed(difference: dict[str, Any]) -> None:
    """One standard goes from met to missed, and two the other way."""
    told = Counter(
        (one["old"]["status"], one["new"]["status"]) for one in difference["changes"]["standings"]
    )

    assert told == {("met", "missed"): 1, ("missed", "met"): 2}
