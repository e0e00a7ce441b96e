"""The hook that others name in their .pre-commit-config.yaml."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.resources import starter_folder

HOOKS = Path(__file__).resolve().parents[2] / ".pre-commit-hooks.yaml"
KNOWN = {"id", "name", "description", "entry", "language", "files", "pass_filenames"}
"""Of the keys that pre-commit knows, those that the hook has."""


def hook() -> dict[str, Any]:
    """The only hook."""
    (found,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_the_hook_has_what_pre_commit_asks_for() -> None:
    """It is installed as a Python package, and is given no file names: it reads the project."""
    assert set(hook()) == KNOWN
    assert (hook()["language"], hook()["pass_filenames"]) == ("python", False)


@pytest.mark.parametrize(
    ("path", "checked"),
    [
        ("content/site.yaml", True),
        ("data/performance/results.csv", True),
        ("templates/assets/tokens.css", True),
        ("README.md", False),
        ("docs/data/notes.md", False),
        ("site/index.html", False),
    ],
)
def test_the_hook_runs_where_something_is_published(path: str, *, checked: bool) -> None:
    """A commit that touches nothing of the scorecard is not held up."""
    assert bool(re.search(hook()["files"], path)) is checked


def test_the_hook_types_a_command_that_runs(tmp_path: Path) -> None:
    """Its entry checks the project in the folder where it is run, and fails on an error."""
    name, *words = shlex.split(hook()["entry"])
    assert name == "scorecard"

    def run(folder: Path) -> int:
        typed = [sys.executable, "-m", "generator", *words]
        return subprocess.run(typed, cwd=folder, capture_output=True, check=False).returncode

    assert (run(starter_folder()), run(tmp_path)) == (0, 1)
