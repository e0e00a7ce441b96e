"""Workflows are clean by actionlint and zizmor, and every action is pinned to a commit."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from automation.actionlint import REPOSITORY, find_faults, missing, workflows
from automation.runner import read_workflow

ZIZMOR = ("--offline", "--quiet", "--persona", "auditor", "--strict-collection", "--collect=all")
"""The strictest there is, without asking GitHub."""

AUDITED = (
    ".github",
    "generator/starter",
    ".pre-commit-hooks.yaml",
    *map(str, sorted(REPOSITORY.glob("docs/examples/workflows/*.yml"))),
)
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


NAMES = [path.relative_to(REPOSITORY).as_posix() for path in workflows()]


@pytest.mark.parametrize("name", NAMES)
def test_rights_and_time_are_limited(name: str) -> None:
    """A workflow has no rights, each job those that it names; none runs on without an end."""
    workflow = read_workflow(REPOSITORY / name)
    jobs = workflow["jobs"].values()

    assert workflow["permissions"] == {}
    assert all({"permissions", "timeout-minutes"} <= set(job) for job in jobs)
    rights = {right for job in jobs for right in job["permissions"].items()}
    published = {("pages", "write"), ("id-token", "write")}
    assert rights <= {("contents", "read")} | (published if "scorecard" in name else set())


def test_every_supported_python_is_tested() -> None:
    """The tests run on each Python that the package says it runs on."""
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    marks = (text.rpartition(" :: ")[2] for text in settings["project"]["classifiers"])

    jobs = read_workflow(REPOSITORY / ".github/workflows/ci.yml")["jobs"]

    assert jobs["test"]["strategy"]["matrix"]["python"] == [
        mark for mark in marks if re.fullmatch(r"3\.\d+", mark)
    ]


def test_what_workflows_make_can_be_made() -> None:
    """Every target that a workflow names is one of the Makefile's."""
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in workflows()]

    named = {target for text in texts for target in re.findall(r"run: make (\w+)", text)}

    assert named >= {"lint", "pytest", "site", "audit", "fuzz"}
    assert named <= set(re.findall(r"^(\w+):", makefile, re.MULTILINE))


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned(name: str) -> None:
    """Each action is named by its commit, with the release that it is beside it."""
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    uses = [line.strip(" -") for line in text.splitlines()]

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
