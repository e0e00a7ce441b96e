"""The workflow of a new scorecard, step by step, in a fresh folder.

Needs the program to be installed from its wheel: the workflow asks pip for it, and pip, which is
kept off the net, has to find it and everything it needs installed in the versions asked for.
"""

import os
import re
import subprocess
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest

import building
from automation.expressions import UnknownExpressionError
from automation.pinned import REPOSITORY, STARTER, text
from automation.runner import (
    FAILURE,
    SKIPPED,
    SUCCESS,
    Event,
    Run,
    UnknownStepError,
    read_workflow,
)
from building import tree_of

WORKFLOW = REPOSITORY / "generator/starter/.github/workflows/scorecard.yml"
PAGE = REPOSITORY / "docs/publish-with-github.md"
QUOTED = re.compile(r"(?:^>.*\n)+", re.MULTILINE)
RESULTS = "data/performance/results.csv"
SERVICE = "content/services/parks/camping-permit.yaml"
DAY = "1777680000"
"""Seconds since 1970: 2 May 2026, when the results of March are in and those of April not due."""

WRITTEN = {
    "content/agencies/parks.yaml": "name: Department of Parks\n",
    SERVICE: """\
name: Get a camping permit
standards:
  - id: decided-in-time
    promise: We decide on your permit within 5 business days.
    measure:
      kind: share
    targets:
      - from: 2026-01
        at_least: 90%
""",
    RESULTS: """\
service,standard,period,numerator,denominator
camping-permit,decided-in-time,2026-01,431,462
camping-permit,decided-in-time,2026-02,398,455
camping-permit,decided-in-time,2026-03,517,561
""",
}
"""What staff have made of the new project: the figures that the tests below expect."""

PULL_REQUEST = Event("pull_request", "refs/pull/1/merge")
BEFORE = ("Check out", "Set up Python", "Install", "Bring the charts that are drawn already")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that `scorecard init` made and staff filled, with one commit on main."""
    try:
        distribution("cx-scorecard")
    except PackageNotFoundError:
        reason = "the program is not installed from its wheel here"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("agency") / "scorecard"
    made = building.scorecard("init", folder)
    assert made.returncode == 0, made.stdout + made.stderr
    building.write_files(folder, WRITTEN)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "Start a scorecard")
    return folder


def git(folder: Path, *words: str) -> None:
    """Run git in a repository as somebody."""
    name = ("-c", "user.name=Staff", "-c", "user.email=staff@example.gov")
    subprocess.run(["git", "-C", str(folder), *name, *words], check=True, capture_output=True)


def commit(folder: Path, subject: str) -> None:
    """Commit everything there is."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", subject)


def propose(project: Path, change: Callable[[Path], None]) -> None:
    """Make a pull request of one change: a branch, and its merge into main as GitHub makes it."""
    git(project, "checkout", "--quiet", "-B", "proposal", "main")
    change(project)
    commit(project, "Change something")
    git(project, "checkout", "--quiet", "--detach", "main")
    git(project, "merge", "--quiet", "--no-ff", "--message", "Merge", "proposal")
    git(project, "update-ref", "refs/pull/1/merge", "HEAD")
    git(project, "checkout", "--quiet", "main")


def append(project: Path, path: str, line: str) -> None:
    """Add a line to a file."""
    with (project / path).open("a", encoding="utf-8", newline="\n") as file:
        file.write(line + "\n")


def start(project: Path, event: Event, folder: Path, *, workflow: Path = WORKFLOW) -> Run:
    """A run of the workflow for an event."""
    return Run(workflow, project, event, folder / "run", DAY).start()


@pytest.fixture(scope="module")
def asked(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The run for a pull request that adds a result, and lowers a target without a reason."""

    def change(folder: Path) -> None:
        append(folder, RESULTS, "camping-permit,decided-in-time,2026-04,380,460")
        append(folder, SERVICE, "      - from: 2026-06\n        at_least: 80%")

    propose(project, change)
    return start(project, PULL_REQUEST, tmp_path_factory.mktemp("asked"))


@pytest.fixture(scope="module")
def wrong(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The run for a pull request with a figure that cannot be."""
    propose(project, lambda p: append(p, RESULTS, "camping-permit,decided-in-time,2026-04,,many"))
    return start(project, PULL_REQUEST, tmp_path_factory.mktemp("wrong"))


@pytest.fixture(scope="module")
def merged(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The run for a change on the main branch."""
    return start(project, Event("push"), tmp_path_factory.mktemp("merged"))


# ---- a pull request


def test_every_step_for_a_pull_request_is_done_in_order(asked: Run) -> None:
    """Nothing fails; the site is a preview, and is not published."""
    assert asked.outcomes() == {
        **dict.fromkeys(BEFORE, SUCCESS),
        "Check": SUCCESS,
        "Tell what the check found": SUCCESS,
        "Tell what would change for the public": SUCCESS,
        "Build": SUCCESS,
        "Verify": SUCCESS,
        "Keep the site as a preview": SUCCESS,
        "Hand the site to Pages": SKIPPED,
    }, [step for step in asked.steps if step.outcome == FAILURE]
    assert asked.results == {"site": SUCCESS, "publish": SKIPPED}
    assert not asked.published.exists()


def test_findings_are_annotations(asked: Run) -> None:
    """A finding stands beside its line, as a command for the runner."""
    (line,) = asked.printed("Check").splitlines()

    assert line.startswith(f"::warning file={SERVICE},line=10,")


def test_the_summary_tells_findings_and_difference(asked: Run) -> None:
    """The findings stand in the summary as text, and what would change in words."""
    found, _, changes = asked.summary.partition("## What would change for the public ")

    assert found.startswith("## What the check found\n\n")
    assert f"\n    {SERVICE}:10:9: warning: The target from 2026-06 asks for less" in found
    assert "Get a camping permit" in changes
    assert "April 2026" in changes


def test_the_preview_is_the_site(asked: Run) -> None:
    """The artifact holds the site with the new result, and nothing hidden."""
    preview = tree_of(asked.artifacts / "preview")

    assert "index.html" in preview
    assert "2026-04" in preview["data/results.csv"].decode()
    assert not [path for path in preview if path.startswith(".")]


def test_an_error_stops_a_pull_request(wrong: Run) -> None:
    """The check fails, the summary says why, and nothing is built, kept or published."""
    outcomes = wrong.outcomes()

    assert outcomes["Check"] == FAILURE
    assert outcomes["Tell what the check found"] == SUCCESS
    assert {outcomes[name] for name in list(outcomes)[6:]} == {SKIPPED}
    assert wrong.results == {"site": FAILURE, "publish": SKIPPED}
    assert not wrong.artifacts.exists()
    assert not (wrong.work / "site").exists()


def test_an_error_is_annotated_and_in_the_summary(wrong: Run) -> None:
    """The line at fault is named in both places."""
    assert f"::error file={RESULTS},line=5," in wrong.printed("Check")
    assert "1 error" in wrong.summary.splitlines()[2]
    assert f"    {RESULTS}:5:" in wrong.summary


def test_the_page_for_staff_shows_the_summary_as_it_is(asked: Run) -> None:
    """The example in docs/publish-with-github.md is what this pull request's summary reads as.

    SCORECARD_WRITE_EXPECTED=1 writes it anew, for the author to read and commit.
    """
    page = PAGE.read_text(encoding="utf-8")
    wanted = "".join(f"> {line}".rstrip() + "\n" for line in as_read(asked.summary).splitlines())
    if os.environ.get("SCORECARD_WRITE_EXPECTED") == "1" and os.environ.get("CI") != "true":
        PAGE.write_text(QUOTED.sub(lambda _: wanted, page, count=1), encoding="utf-8", newline="")
        pytest.skip(f"wrote {PAGE.name}: read it and commit it")

    assert QUOTED.findall(page) == [wanted]


def as_read(summary: str) -> str:
    """A summary without the marks that Markdown takes for itself, nor the number of a commit."""
    lines = (line.rstrip() for line in summary.strip().splitlines())
    plain = re.sub(r"\\(?=[^\w\s])", "", "\n".join(lines))
    return re.sub(r"[0-9a-f]{10}", "4c1d2e3f5a", plain)


def test_a_long_list_is_cut_in_its_middle(tmp_path: Path) -> None:
    """Of thousands of lines the summary shows the first and the last, and says so between them."""
    lines = [f"finding {number}" for number in range(2000)]
    (tmp_path / "findings.txt").write_text("\n".join([*lines, "2,000 errors."]) + "\n")
    (script,) = (
        step["run"]
        for step in jobs()["site"]["steps"]
        if step["name"].startswith("Tell what the c")
    )
    summary = tmp_path / "summary.md"
    given = {"RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(summary)}
    subprocess.run(["bash", "-e", "-c", script], check=True, env={**os.environ, **given})

    said = summary.read_text(encoding="utf-8").splitlines()

    assert said[2] == "2,000 errors."
    assert [line for line in said if line.startswith("    ")] == [
        f"    {line}" for line in [*lines[:500], *lines[-100:]]
    ]
    assert said[505] == "Lines are left out here; the log of the step Check names every finding."


# ---- the main branch


def test_the_main_branch_is_published(merged: Run) -> None:
    """What was built and verified is what Pages serves."""
    outcomes = merged.outcomes()

    assert merged.results == {"site": SUCCESS, "publish": SUCCESS}
    assert (outcomes["Verify"], outcomes["Publish"]) == (SUCCESS, SUCCESS)
    assert outcomes["Tell what would change for the public"] == SKIPPED
    assert (merged.published / "index.html").is_file()


def test_what_is_published_can_be_verified(merged: Run) -> None:
    """The way through the artifact changes no file."""
    done = building.scorecard("verify", merged.published)

    assert done.returncode == 0, done.stdout


def test_the_main_branch_without_findings_says_so(merged: Run) -> None:
    """The summary of a clean check is short."""
    assert merged.summary == "## What the check found\n\nNo findings.\n\n"


# ---- the workflow's text


def jobs() -> dict[str, Any]:
    """The jobs of the workflow."""
    found: dict[str, Any] = read_workflow(WORKFLOW)["jobs"]
    return found


def test_it_runs_for_all_ways_in_which_data_arrive() -> None:
    """A pull request, a commit on main, the clock, and somebody's hand."""
    events = read_workflow(WORKFLOW)[True]  # type: ignore[index]  # YAML reads the key `on` as a truth

    assert set(events) == {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert events["push"] == {"branches": ["main"]}


def test_only_publishing_may_write() -> None:
    """No job may do anything but read, save the one that hands the site to Pages."""
    rights = {name: job["permissions"] for name, job in jobs().items()}

    assert read_workflow(WORKFLOW)["permissions"] == {}
    assert rights == {
        "site": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }


def test_what_others_wrote_is_never_a_command() -> None:
    """No step that is typed into a shell holds an expression, and no step is given a secret."""
    steps = [step for job in jobs().values() for step in job["steps"]]

    assert [step["name"] for step in steps if "${{" in step.get("run", "")] == []
    assert "secrets" not in WORKFLOW.read_text(encoding="utf-8").replace("no secrets", "")


@pytest.mark.parametrize(
    ("event", "published"),
    [
        (Event("schedule"), SUCCESS),
        (Event("workflow_dispatch"), SUCCESS),
        (Event("workflow_dispatch", "refs/heads/try"), SKIPPED),
        (PULL_REQUEST, SKIPPED),
    ],
)
def test_only_the_main_branch_is_published(event: Event, published: str, tmp_path: Path) -> None:
    """The clock and a hand publish the main branch; another branch and a pull request nothing."""
    job = {**jobs()["publish"], "steps": []}
    path = tmp_path / "only.yml"
    path.write_text(f"jobs:\n  site: {{steps: []}}\n  publish: {as_yaml(job)}\n", encoding="utf-8")

    run = Run(path, tmp_path, event, tmp_path / "run", DAY).start()

    assert run.results["publish"] == published


def as_yaml(job: dict[str, Any]) -> str:
    """A job in one line of YAML."""
    import json

    return json.dumps(job)


@pytest.mark.parametrize(
    "step",
    [
        "{name: A, uses: someone/else@main}",
        "{name: A, run: 'true', shell: pwsh}",
        "{name: A, uses: actions/checkout@main, with: {token: x}}",
    ],
)
def test_a_step_that_is_not_known_is_refused(step: str, tmp_path: Path) -> None:
    """The small runner does not guess what an action does, or what a key means."""
    path = tmp_path / "strange.yml"
    path.write_text(f"jobs: {{one: {{steps: [{step}]}}}}", encoding="utf-8")

    with pytest.raises(UnknownStepError):
        Run(path, tmp_path, PULL_REQUEST, tmp_path / "run", DAY).start()


def test_an_expression_that_is_not_known_is_refused(tmp_path: Path) -> None:
    """A name that the runner does not give is a fault of the test, not an empty text."""
    path = tmp_path / "strange.yml"
    path.write_text(
        "jobs: {one: {steps: [{name: A, run: 'echo ${{ github.head_ref }}'}]}}", encoding="utf-8"
    )

    with pytest.raises(UnknownExpressionError):
        Run(path, tmp_path, PULL_REQUEST, tmp_path / "run", DAY).start()


# ---- what lies beside it


def test_the_demonstration_runs_the_same_workflow() -> None:
    """The demonstration is published by the workflow that every new project gets."""
    ours = REPOSITORY / ".github/workflows/scorecard.yml"

    assert ours.read_bytes() == WORKFLOW.read_bytes()


def test_a_new_project_asks_for_the_tested_versions() -> None:
    """requirements.txt is what `make constraints` writes from constraints.txt."""
    assert STARTER.read_text(encoding="utf-8") == text()
