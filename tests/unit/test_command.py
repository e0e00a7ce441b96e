"""The command line: its help, its annotations on GitHub, and what it refuses to import."""

import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import scorecard

FAULTS = Path(__file__).resolve().parents[1] / "faults"
COMMANDS = sorted(scorecard.commands)


def printed(*words: str) -> str:
    """What the command prints for these words."""
    return CliRunner().invoke(scorecard, words, prog_name="scorecard").output


def examples_of(command: click.Command) -> list[str]:
    """The lines of a command's examples."""
    return [line.strip() for line in (command.help or "").partition("\b")[2].splitlines()[1:]]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_keeps_each_example_on_a_line(name: str) -> None:
    """Examples in the help can be copied as they stand, and no mark of Click's is printed."""
    examples = examples_of(scorecard.commands[name])

    lines = [line.strip() for line in printed(name, "--help").splitlines()]

    assert examples
    assert set(examples) <= set(lines)
    assert not any("\\b" in line or "\b" in line for line in lines)


@pytest.mark.parametrize(
    ("here", "project", "path"),
    [
        (".", "project", "project/content/site.yaml"),
        ("project", ".", "content/site.yaml"),
        ("elsewhere", "../project", "content/site.yaml"),
    ],
)
def test_github_counts_from_the_folder_of_the_command(
    here: str, project: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Annotations lead to a project below the current folder, which is the repository's root."""
    shutil.copytree(FAULTS / "bad-time-zone" / "project", tmp_path / "project")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / here)

    said = printed("check", "--project", project, "--format", "github", "--quiet")

    assert said.startswith(f"::error file={path},line=3,")


def test_tables_of_one_name_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two tables that would get the same name none is written, and both are named."""
    shutil.copytree(FAULTS / "repeated-table-name" / "project", tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    (tmp_path / "project/2023/ss.csv").rename("2023/SS!.csv")

    said = printed("import", "gc-service-inventory", "2023/SS!.csv", "2024/ss.csv", "--into", "new")

    assert "2024/ss.csv would become data/ss.csv, as 2023/SS!.csv does" in said
    assert not (tmp_path / "project/new").exists()


def test_no_purpose_is_cut_in_the_list_of_commands() -> None:
    """Each command's purpose stands whole in eighty columns."""
    assert "..." not in printed("--help").partition("Commands:")[2]


def test_a_folder_without_its_option_is_told_which_it_needs() -> None:
    """`scorecard check my-scorecard` says that a project's folder is named by --project."""
    done = CliRunner().invoke(scorecard, ["check", "my-scorecard"])
    assert done.exit_code == 2
    assert "behind --project" in done.output
