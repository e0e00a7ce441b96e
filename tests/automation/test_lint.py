"""Workflows are clean by actionlint and zizmor, and every action is pinned to a commit."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from automation.actionlint import REPOSITORY, find_faults, missing, workflows

ZIZMOR = ("--offline", "--quiet", "--persona", "auditor", "--strict-collection", "--collect=all")
"""The strictest there is, without asking GitHub."""

AUDITED = (".github", "generator/starter", ".pre-commit-hooks.yaml")
PIN = re.compile(r"uses: [\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

FAULTY = """\
name: Faulty
on: pull_request
permissions: {}
jobs:
  one:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: echo "${{ github.event.pull_request.title }}"
      - run: echo "${{ steps.gone.outputs.x }}"
"""


@pytest.fixture
def _actionlint() -> None:
    """Without actionlint a test is skipped, but under CI=true it fails."""
    reason = missing(os.environ)
    if reason and os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    if reason:
        pytest.skip(reason)


def zizmor(*inputs: object) -> subprocess.CompletedProcess[str]:
    """What zizmor says of some files."""
    command = [str(Path(sys.executable).with_name("zizmor")), *ZIZMOR, *map(str, inputs)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)


@pytest.mark.usefixtures("_actionlint")
def test_actionlint_has_nothing_to_say(tmp_path: Path) -> None:
    """Every workflow is clean, and a planted fault would have been found."""
    (tmp_path / "faulty.yml").write_text(FAULTY, encoding="utf-8")

    faults = find_faults([*workflows(), tmp_path / "faulty.yml"])

    assert workflows()
    assert [fault.partition(":")[0] for fault in faults] == [f"{tmp_path}/faulty.yml"] * 2, faults


def test_zizmor_has_nothing_to_say() -> None:
    """Workflows, Dependabot's settings and hooks, ours and those of a new project, are clean."""
    said = zizmor(*AUDITED)

    assert said.returncode == 0, said.stdout + said.stderr


def test_zizmor_would_find_a_fault(tmp_path: Path) -> None:
    """An action that is not pinned, and a title that becomes a command, are found."""
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / ".github/workflows/faulty.yml").write_text(FAULTY, encoding="utf-8")

    said = zizmor(tmp_path)

    assert said.returncode != 0
    assert "unpinned-uses" in said.stdout
    assert "template-injection" in said.stdout


@pytest.mark.parametrize("path", workflows(), ids=lambda path: path.relative_to(REPOSITORY))
def test_actions_are_pinned(path: Path) -> None:
    """Each action is named by its commit, with the release that it is beside it."""
    uses = [line.strip(" -") for line in path.read_text(encoding="utf-8").splitlines()]

    assert [line for line in uses if line.startswith("uses:") and not PIN.fullmatch(line)] == []


def test_one_release_of_an_action_is_in_use() -> None:
    """The workflows of new projects use the actions that ours do, in the same release."""
    lines = {
        line.strip(" -")
        for path in workflows()
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    }

    actions = [line.partition("@")[0] for line in lines]
    assert sorted(actions) == sorted(set(actions))
