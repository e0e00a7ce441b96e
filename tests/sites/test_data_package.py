"""The data packages of both sites are valid by the validator of the standard's own makers."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SITES = ["demonstration_site", "canadian_site"]


def validate(package: Path) -> dict[str, Any]:
    """What `frictionless validate` reports; skipped where it is not installed, but not in CI."""
    if importlib.util.find_spec("frictionless") is None and os.environ.get("CI") != "true":
        pytest.skip("frictionless is not installed: pip install -e .[test]")
    command = [sys.executable, "-m", "frictionless", "validate", "--json", package.name]
    done = subprocess.run(
        command, cwd=package.parent, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode in {0, 1}, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def faults_in(report: dict[str, Any]) -> set[tuple[str, str]]:
    """The table and the kind of each fault."""
    return {(task["name"], fault["type"]) for task in report["tasks"] for fault in task["errors"]}


@pytest.mark.parametrize("name", SITES)
def test_the_package_is_valid_with_every_row_of_every_table(
    name: str, request: pytest.FixtureRequest
) -> None:
    """Types, choices, keys that are unique, and references that lead to a row: all hold."""
    data = request.getfixturevalue(name) / "data"
    report = validate(data / "datapackage.json")

    tables = {path.stem for path in data.glob("*.csv")}
    assert {task["name"] for task in report["tasks"]} == tables
    assert (report["valid"], report["errors"], faults_in(report)) == (True, [], set())


def test_a_slip_in_a_table_is_not_valid(demonstration_site: Path, tmp_path: Path) -> None:
    """A row twice, a service and a status that do not exist: the validator finds each.

    Else its silence about the two sites would mean nothing.
    """
    data = tmp_path / "data"
    shutil.copytree(demonstration_site / "data", data, ignore=shutil.ignore_patterns("*.json"))
    shutil.copy(demonstration_site / "data/datapackage.json", data)
    volumes = (data / "volumes.csv").read_bytes().decode().split("\r\n")
    volumes[1:1] = [volumes[1], volumes[2].replace(",", ",no-", 1)]
    (data / "volumes.csv").write_text("\r\n".join(volumes), encoding="utf-8", newline="")
    results = (data / "results.csv").read_bytes().decode().replace(",met,", ",kept,", 1)
    (data / "results.csv").write_text(results, encoding="utf-8", newline="")

    faults = faults_in(validate(data / "datapackage.json"))

    assert {("volumes", "primary-key"), ("volumes", "foreign-key")} <= faults
    assert ("results", "constraint-error") in faults
