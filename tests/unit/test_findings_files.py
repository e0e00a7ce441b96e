"""`--findings`: the findings of one run in files beside what is printed."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import __version__
from generator.cli import scorecard

FAULT = Path(__file__).resolve().parents[1] / "faults" / "bad-time-zone" / "project"


def check(*words: str) -> Result:
    """What the command makes of the project in the current folder."""
    told = ["check", "--project", "project", "--quiet", *words]
    return CliRunner().invoke(scorecard, told, prog_name="scorecard")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one error, below the current folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(FAULT, tmp_path / "project")
    return tmp_path


@pytest.mark.parametrize(
    ("ending", "shape"), [("txt", "text"), ("json", "json"), ("github", "github")]
)
def test_a_file_holds_what_is_printed_in_its_format(project: Path, ending: str, shape: str) -> None:
    """The ending of a file's name says its format, which is that of --format."""
    check("--findings", f"all.{ending}")

    assert (project / f"all.{ending}").read_text() == check("--format", shape).stdout


def test_one_run_tells_in_several_formats(project: Path) -> None:
    """A job prints annotations and keeps the rest for those who want it, and checks once."""
    done = check("--format", "github", "--findings", "a.sarif", "--findings", "b.json")

    assert done.stdout.startswith("::error file=project/content/site.yaml,")
    (run,) = json.loads((project / "a.sarif").read_text())["runs"]
    assert run["tool"]["driver"]["version"] == __version__
    assert json.loads((project / "b.json").read_text())["counts"]["error"] == 1


def test_an_unknown_ending_is_wrong_usage(project: Path) -> None:
    """A name that says no format is refused before anything is read."""
    done = check("--findings", "all.xml")

    assert done.exit_code == 2
    assert "let its name end in .txt, .json, .github, .sarif" in done.stderr
    assert not (project / "all.xml").exists()


def test_a_file_that_cannot_be_written_is_told() -> None:
    """The findings are printed all the same, and the command fails with a reason."""
    done = check("--findings", "nowhere/all.json")

    assert "[bad-time-zone]" in done.stdout
    assert (done.exit_code, "No such file or directory" in done.stderr) == (1, True)
