"""A Git revision as the edition before: held against, read without a checkout, or told apart."""

import signal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from building import Git, start, write_files
from generator.cli import scorecard
from projects import CAMPING as FILES
from projects import CAMPING_TABLE as TABLE


@pytest.fixture
def project(tmp_path: Path, git: Git) -> Path:
    """A project whose figure was committed on main, and is another now."""
    git("init", "--quiet", "--initial-branch=main")
    write_files(tmp_path, FILES)
    git("add", ".")
    git("commit", "--quiet", "--message=January")
    write_files(tmp_path, {TABLE: FILES[TABLE].replace("1842", "1824")})
    return tmp_path


def check(project: Path, previous: str) -> Result:
    """The answer of the check."""
    typed = ["check", "--project", str(project), "--as-of", "2026-03-05", "--previous", previous]
    return CliRunner().invoke(scorecard, typed, prog_name="scorecard")


@pytest.mark.parametrize("name", ["main", "HEAD", "refs/heads/main"])
def test_what_changed_since_a_revision_needs_its_row(name: str, project: Path) -> None:
    """The finding names the revision by what was typed, and prints the row."""
    done = check(project, name)

    assert done.exit_code == 1
    assert "[correction-missing]" in done.stdout
    assert f"was published as '1842' in {name} (" in done.stdout
    assert ",figure,camping,in-time,2026-01,,,numerator,1842,1824," in done.stdout


def test_nothing_is_checked_out_or_written(project: Path, git: Git) -> None:
    """The figure of now stays where it stands."""
    before = git("status", "--porcelain")

    check(project, "main")

    assert git("status", "--porcelain") == before
    assert "1824" in (project / TABLE).read_text(encoding="utf-8")


def test_a_build_names_the_revision_in_its_manifest(
    project: Path, git: Git, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A site says what it was held against."""
    git("commit", "--quiet", "--all", "--message=Corrected")
    site = tmp_path_factory.mktemp("built") / "site"
    typed = ["build", "--project", str(project), "--site", str(site), "--as-of", "2026-03-05"]
    done = CliRunner().invoke(scorecard, [*typed, "--previous", "main", "--jobs", "1"])

    assert done.exit_code == 0, done.output
    manifest = (site / "manifest.json").read_text(encoding="utf-8")
    assert f'"main ({git("rev-parse", "HEAD")[:10]})"' in manifest


def test_a_preview_is_held_against_a_revision(project: Path) -> None:
    """Its findings are those of the check."""
    words = ("--as-of", "2026-03-05", "--port", "0", "--previous", "main", "--jobs", "1")
    with start("serve", "--project", project, *words) as preview:
        try:
            assert preview.stdout is not None
            told = next(line for line in preview.stdout if "correction-missing" in line)
        finally:
            preview.send_signal(signal.SIGINT)

    assert "[correction-missing]" in told


def test_another_project_is_the_state_before_too(project: Path, tmp_path: Path) -> None:
    """What it would publish is what is held against."""
    other = write_files(tmp_path / "other", FILES)

    done = check(project, str(other))

    assert f"was published as '1842' in {other} and" in done.stdout


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("mian", "did you mean 'main'?"),
        ("nowhere-at-all", "write a branch, a tag or a commit"),
        ("-x", "begins with a hyphen"),
    ],
)
def test_what_is_no_revision_says_what_to_type(typed: str, said: str, project: Path) -> None:
    """It is a fault of usage, told before anything is read."""
    done = check(project, typed)

    assert done.exit_code == 2
    assert "'--previous'" in done.stderr
    assert said in " ".join(done.stderr.split())


def test_a_path_and_a_revision_of_one_name_are_not_guessed(
    project: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command asks which is meant."""
    monkeypatch.chdir(project)
    git("branch", "last")
    write_files(project, {"last/results.csv": "service\n"})

    done = check(project, "last")

    assert done.exit_code == 2
    assert "write ./last for the path" in " ".join(done.stderr.split())


def test_without_git_a_path_still_works(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A revision says that Git is missing; the folder of tables needs none."""
    monkeypatch.setenv("PATH", "")
    other = write_files(tmp_path / "other", FILES)

    assert "Git is not installed" in " ".join(check(project, "main").stderr.split())
    assert "[correction-missing]" in check(project, str(other)).stdout


def test_a_shallow_clone_lacks_older_revisions(project: Path, git: Git) -> None:
    """The message says how to fetch them."""
    git("commit", "--quiet", "--all", "--message=Second")
    clone = project.parent / f"{project.name}-clone"
    git("clone", "--quiet", "--depth=1", project.as_uri(), str(clone))

    done = check(clone, "HEAD~1")

    assert done.exit_code == 2
    assert "git fetch --unshallow" in " ".join(done.stderr.split())


def test_a_revision_with_errors_is_told_with_its_errors(project: Path, git: Git) -> None:
    """It was never published, so that nothing can be held against it."""
    write_files(project, {TABLE: FILES[TABLE].replace("1842", "many")})
    git("commit", "--quiet", "--all", "--message=Broken")

    done = check(project, "HEAD")

    assert done.exit_code == 1
    assert "has errors, so that nothing can be compared" in done.stderr
    assert "many" in done.stderr
    assert "Choose a revision that builds" in done.stderr
