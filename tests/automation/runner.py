"""A small runner of GitHub Actions: the steps of a workflow, in order, in a fresh folder.

Takes a workflow file, a repository to check out, and what happened to it. Gives what each step
printed, the summary, the artifacts and what was published. Every `run:` is run by bash as it stands
in the file; an action is replaced by a stand-in that does on the disk what the action does, and is
refused where there is none, or where it is given what the stand-in does not know.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from automation.expressions import Function, fill, holds

STEP_KEYS = {"name", "id", "if", "uses", "with", "run"}
JOB_KEYS = {
    *("name", "needs", "if", "runs-on", "timeout-minutes", "permissions", "environment", "steps"),
}

SUCCESS, FAILURE, SKIPPED = "success", "failure", "skipped"


class UnknownStepError(Exception):
    """A part of a workflow that is not known here."""


@dataclass(frozen=True)
class Event:
    """What happened: the event's name, and the ref that it is about."""

    name: str
    ref: str = "refs/heads/main"


@dataclass(frozen=True)
class Done:
    """One step: its job, its name, how it ended, and what it printed."""

    job: str
    name: str
    outcome: str
    printed: str = ""


@dataclass
class Run:
    """One run of a workflow in `folder`, on a day, of a repository that is never written to."""

    workflow: Path
    origin: Path
    event: Event
    folder: Path
    day: str
    steps: list[Done] = field(default_factory=list)
    results: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)

    @property
    def artifacts(self) -> Path:
        """Where uploaded artifacts lie, each a folder."""
        return self.folder / "artifacts"

    @property
    def published(self) -> Path:
        """What Pages serves, where anything was published."""
        return self.folder / "published"

    @property
    def work(self) -> Path:
        """Where the repository is checked out."""
        return self.folder / "work"

    @property
    def summary(self) -> str:
        """The summary of the run."""
        path = self.folder / "summary.md"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def outcomes(self) -> dict[str, str]:
        """How each step ended, by its name."""
        return {step.name: step.outcome for step in self.steps}

    def printed(self, name: str) -> str:
        """What one step printed."""
        return next(step.printed for step in self.steps if step.name == name)

    def start(self) -> "Run":
        """Run every job whose condition holds, in the order of the file."""
        self.folder.mkdir()
        for job, said in read_workflow(self.workflow)["jobs"].items():
            _refuse_unknown(said, JOB_KEYS)
            needed = said.get("needs", [])
            before = [self.results[one] for one in ([needed] if needed == str(needed) else needed)]
            self.results[job] = self._do_job(job, said, all(one == SUCCESS for one in before))
        return self

    def _do_job(self, job: str, said: Mapping[str, Any], ready: bool) -> str:  # noqa: FBT001 (one caller, by place)
        if not holds(said.get("if"), self._names({}), _functions(ready=ready)):
            return SKIPPED
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir()
        result, known = SUCCESS, dict[str, str]()
        for step in said["steps"]:
            done = self._do_step(job, step, known, ready=result == SUCCESS)
            self.steps.append(done)
            result = FAILURE if done.outcome == FAILURE else result
        return result

    def _do_step(
        self, job: str, step: Mapping[str, Any], known: dict[str, str], *, ready: bool
    ) -> Done:
        _refuse_unknown(step, STEP_KEYS)
        name, functions = step["name"], {**_functions(ready=ready), "hashFiles": _hash_files}
        names = self._names(known)
        outcome, printed = SKIPPED, ""
        if holds(step.get("if"), names, functions):
            if "run" in step:
                outcome, printed = self._type(fill(step["run"], names, functions))
            else:
                given = step.get("with", {})
                filled = {key: fill(str(value), names, functions) for key, value in given.items()}
                outcome, printed = self._stand_in(step["uses"].partition("@")[0], filled)
        if "id" in step:
            known[f"steps.{step['id']}.outcome"] = outcome
            self._read_outputs(step["id"])
        return Done(job, name, outcome, printed)

    def _names(self, known: Mapping[str, str]) -> dict[str, str]:
        return {
            "github.event_name": self.event.name,
            "github.ref": self.event.ref,
            "github.workflow": "Scorecard",
            **known,
        }

    def _type(self, script: str) -> tuple[str, str]:
        """What bash makes of a script, with the options that the runner gives it."""
        path = self.folder / "script.sh"
        path.write_text(script, encoding="utf-8")
        done = subprocess.run(
            ["bash", "-e", str(path)],
            cwd=self.work,
            env=self._environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return (FAILURE if done.returncode else SUCCESS), done.stdout

    def _environment(self) -> dict[str, str]:
        """The variables that a step sees: the runner's, and those that keep the test off the net.

        What the workflow asks pip for has to be installed already, in the very versions.
        """
        here = Path(sys.executable).parent
        return {
            "PATH": f"{here}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.work),
            "GITHUB_EVENT_NAME": self.event.name,
            "GITHUB_REF": self.event.ref,
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "RUNNER_TEMP": str(self.folder),
            "SOURCE_DATE_EPOCH": self.day,
            "PIP_NO_INDEX": "1",
            "PIP_DRY_RUN": "1",
        }

    def _read_outputs(self, step: str) -> None:
        path = self.folder / "output"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        for name, _, value in (line.partition("=") for line in lines):
            self.outputs[f"{step}.{name}"] = value
        path.unlink(missing_ok=True)

    def _stand_in(self, action: str, given: Mapping[str, str]) -> tuple[str, str]:
        if action not in STAND_INS:
            raise UnknownStepError(f"there is no stand-in for {action}")
        allowed, do = STAND_INS[action]
        _refuse_unknown(given, allowed)
        problem = do(self, given)
        return (FAILURE if problem else SUCCESS), problem


def read_workflow(path: Path) -> dict[str, Any]:
    """A workflow as values."""
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def _refuse_unknown(said: Mapping[str, Any], known: set[str]) -> None:
    if not known.issuperset(said):
        raise UnknownStepError(f"not known here: {sorted(set(said) - known)}")


def _functions(*, ready: bool) -> dict[str, Function]:
    return {
        "success": lambda: ready,
        "failure": lambda: not ready,
        "cancelled": lambda: False,
        "always": lambda: True,
    }


def _hash_files(*_patterns: object) -> str:
    return "0" * 64


# ---- stand-ins for actions: what they are given, what they do; "" where all went well


def _check_out(run: Run, given: Mapping[str, str]) -> str:
    """Fetch the ref, as deep as is asked for, with nothing else of the repository."""
    git = ["git", "-C", str(run.work)]
    depth, origin = given.get("fetch-depth", "1"), run.origin.as_uri()
    for words in (
        ("init", "--quiet"),
        ("fetch", "--quiet", "--depth", depth, origin, run.event.ref),
        ("checkout", "--quiet", "--detach", "FETCH_HEAD"),
    ):
        subprocess.run([*git, *words], check=True, capture_output=True)
    return ""


def _do_nothing(_run: Run, _given: Mapping[str, str]) -> str:
    """Python is on the path, and there is nothing in the cache."""
    return ""


def _upload(run: Run, given: Mapping[str, str], *, name: str = "") -> str:
    """Keep a folder as an artifact, without its hidden files, as the action does by itself."""
    source, target = run.work / given["path"], run.artifacts / (name or given["name"])
    if not source.is_dir():
        return f"no files were found at {given['path']}"
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*"))
    return ""


def _upload_pages(run: Run, given: Mapping[str, str]) -> str:
    return _upload(run, given, name="github-pages")


def _deploy(run: Run, _given: Mapping[str, str]) -> str:
    """Publish the artifact for Pages."""
    shutil.copytree(run.artifacts / "github-pages", run.published)
    return ""


StandIn = tuple[set[str], Callable[[Run, Mapping[str, str]], str]]

STAND_INS: dict[str, StandIn] = {
    "actions/checkout": ({"fetch-depth", "persist-credentials"}, _check_out),
    "actions/setup-python": ({"python-version", "cache"}, _do_nothing),
    "actions/cache": ({"path", "key", "restore-keys"}, _do_nothing),
    "actions/upload-artifact": (
        {"name", "path", "if-no-files-found", "retention-days"},
        _upload,
    ),
    "actions/upload-pages-artifact": ({"path"}, _upload_pages),
    "actions/deploy-pages": (set(), _deploy),
}
