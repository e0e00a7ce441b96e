"""What a project is compared with: revisions read through Git, editions, other projects."""

import gzip
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from building import Git, write_files
from generator.cli import scorecard
from generator.diff.state import state_of
from generator.exports.files import write_tables
from generator.gather import gather_site
from making import standard, target, world
from projects import CAMPING as FILES
from projects import CAMPING_TABLE as TABLE
from projects import COUNTED as HEAD

AS_OF = "2026-04-29"
TODAY = date.fromisoformat(AS_OF)
JANUARY = "camping,in-time,2026-01,1842,2000\n"
FEBRUARY = "camping,in-time,2026-02,1870,2000\n"


@pytest.fixture
def project(tmp_path: Path, git: Git) -> Path:
    """A project with one commit on the branch main."""
    git("init", "--quiet", "--initial-branch=main")
    write_files(tmp_path, FILES)
    git("add", ".")
    git("commit", "--quiet", "--message=January")
    return tmp_path


def diff(project: Path, *words: str) -> Result:
    """The answer of the command."""
    typed = ["diff", *words, "--project", str(project), "--as-of", AS_OF, "--quiet"]
    return CliRunner().invoke(scorecard, typed, prog_name="scorecard")


def headline(project: Path, *words: str) -> str:
    """The sentence with the counts."""
    done = diff(project, *words)
    assert done.exit_code == 0, done.output
    return done.stdout.split("\n")[2]


def add_february(project: Path, git: Git) -> None:
    """Commit one more month."""
    write_files(project, {TABLE: HEAD + JANUARY + FEBRUARY})
    git("commit", "--quiet", "--all", "--message=February")


@pytest.mark.parametrize("base", ["HEAD~1", "HEAD^", "first", "old", "refs/heads/old", "main~1"])
def test_a_revision_by_any_name(base: str, project: Path, git: Git) -> None:
    """A commit is named by its place, a tag, a branch or a full name."""
    git("tag", "first")
    git("branch", "old")
    add_february(project, git)

    assert headline(project, base).startswith("1 result added (1 Met)")


def test_a_commit_by_its_digits(project: Path, git: Git) -> None:
    """A commit is named by the first of its hex digits."""
    first = git("rev-parse", "HEAD")
    add_february(project, git)

    assert headline(project, first[:8]).startswith("1 result added")


def test_nothing_is_checked_out(project: Path, git: Git) -> None:
    """Changes that are not committed are told, and no file of the folder is touched."""
    write_files(project, {TABLE: HEAD + JANUARY + FEBRUARY})
    before = (project / TABLE).stat().st_mtime_ns, git("status", "--porcelain")

    assert headline(project, "HEAD").startswith("1 result added")
    assert ((project / TABLE).stat().st_mtime_ns, git("status", "--porcelain")) == before


def test_without_a_name_it_is_where_the_branch_left_main(project: Path, git: Git) -> None:
    """What was added to the main line since counts on neither side."""
    git("checkout", "--quiet", "-b", "work")
    add_february(project, git)
    git("checkout", "--quiet", "main")
    agency = {"content/agencies/parks.yaml": "name: Parks of the State\n"}
    write_files(project, agency)
    git("commit", "--quiet", "--all", "--message=Rename")
    git("checkout", "--quiet", "work")

    assert headline(project) == "1 result added (1 Met)."


def test_a_project_in_a_folder_of_its_repository(tmp_path: Path, git: Git) -> None:
    """Only the project's own folder is read, whatever its name."""
    git("init", "--quiet", "--initial-branch=main")
    below = "ünusual name: 100%/score [card]"
    write_files(tmp_path, {f"{below}/{path}": text for path, text in FILES.items()})
    write_files(tmp_path, {"content/site.yaml": "nothing: of ours\n"})
    git("add", ".")
    git("commit", "--quiet", "--message=January")
    write_files(tmp_path / below, {TABLE: HEAD + JANUARY + FEBRUARY})

    assert headline(tmp_path / below, "HEAD").startswith("1 result added")


def test_files_of_odd_names_and_attributes_are_read(project: Path, git: Git) -> None:
    """Files that an archive would leave out are read, and so are names that Git quotes."""
    odd = 'data/performance/märz "one"\tand two.csv'
    write_files(project, {odd: HEAD + FEBRUARY, ".gitattributes": "data/** export-ignore\n"})
    git("add", ".")
    git("commit", "--quiet", "--message=Odd")

    assert headline(project, "HEAD") == "Nothing would change for the public."


def test_a_link_within_the_project_is_followed(project: Path, git: Git) -> None:
    """A file that is a link to another counts as in the folder."""
    write_files(project, {"data/february.txt": HEAD + FEBRUARY})
    link = project / "data/performance/february.csv"
    link.symlink_to("../february.txt")
    shutil.move(project / "data/february.txt", project / "february.txt")
    link.unlink()
    link.symlink_to("../../february.txt")
    git("add", ".")
    git("commit", "--quiet", "--message=Link")

    assert headline(project, "HEAD") == "Nothing would change for the public."


def test_a_link_out_of_the_repository_is_not_followed(project: Path, git: Git) -> None:
    """A link that leads out of the project is told as a fault of the base."""
    link = project / "data/performance/february.csv"
    link.symlink_to("../../../elsewhere.csv")
    git("add", ".")
    git("commit", "--quiet", "--message=Link")
    link.unlink()

    done = diff(project, "HEAD")

    assert done.exit_code == 1
    assert "The base HEAD (" in done.stderr
    assert "data/performance/february.csv" in done.stderr


def test_a_submodule_is_told(project: Path, git: Git) -> None:
    """Files of a submodule are in another repository: the base cannot be read whole."""
    other = project.parent / "other"
    other.mkdir()
    git("init", "--quiet", at=other)
    write_files(other, {"a.csv": HEAD})
    git("add", ".", at=other)
    git("commit", "--quiet", "--message=Other", at=other)
    git("submodule", "--quiet", "add", str(other), "data/performance/more")
    git("commit", "--quiet", "--message=Submodule")

    done = diff(project, "HEAD")

    assert done.exit_code == 1
    assert "a submodule, whose files are in another repository" in done.stderr


def test_a_pointer_of_git_lfs_is_told(project: Path, git: Git) -> None:
    """A table that Git LFS keeps elsewhere is not read as if it were the table."""
    real = (project / TABLE).read_text(encoding="utf-8")
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 12\n"
    write_files(project, {TABLE: pointer})
    git("commit", "--quiet", "--all", "--message=Pointer")
    write_files(project, {TABLE: real})

    done = diff(project, "HEAD")

    assert done.exit_code == 1
    assert "Git LFS keeps its content elsewhere" in done.stderr


def test_a_base_with_errors_is_named(project: Path, git: Git) -> None:
    """A revision that does not build stops the command, with its name and its errors."""
    write_files(project, {TABLE: HEAD + "camping,in-time,2026-01,many,2000\n"})
    git("commit", "--quiet", "--all", "--message=Broken")
    write_files(project, {TABLE: HEAD + JANUARY})

    done = diff(project, "HEAD")

    assert done.exit_code == 1
    assert done.stdout == ""
    assert f"The base HEAD ({git('rev-parse', '--short=10', 'HEAD')}) has errors" in done.stderr
    assert f"{TABLE}:2" in done.stderr


def test_a_project_with_errors_is_not_compared(project: Path) -> None:
    """Errors of the project itself are printed, and nothing else is."""
    write_files(project, {TABLE: HEAD + "camping,in-time,2026-01,many,2000\n"})

    done = diff(project, "HEAD")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "The project has errors" in done.stderr


def test_a_revision_from_before_the_project(tmp_path: Path, git: Git) -> None:
    """A commit that has no scorecard says so."""
    git("init", "--quiet", "--initial-branch=main")
    write_files(tmp_path, {"README.md": "Nothing yet\n"})
    git("add", ".")
    git("commit", "--quiet", "--message=Begin")
    write_files(tmp_path, FILES)

    done = diff(tmp_path, "HEAD")

    assert done.exit_code == 1
    assert "There is no content/site.yaml in this project" in done.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("mian", "did you mean 'main'?"),
        ("nowhere-at-all", "git log --oneline lists them"),
        ("content", "'content' holds no results.csv and no content/site.yaml"),
        ("HEAD:content", "There is no revision, file or folder 'HEAD:content'"),
    ],
)
def test_a_base_that_is_none_says_what_to_type(
    typed: str, said: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be a base is a fault of usage, with what to type instead."""
    monkeypatch.chdir(project)

    done = diff(project, typed)

    assert done.exit_code == 2
    assert said in done.stderr


def test_a_base_never_becomes_an_option(project: Path) -> None:
    """A base that begins with a hyphen is refused and never handed to Git."""
    typed = ["diff", "--project", str(project), "--", "--output=evil"]
    done = CliRunner().invoke(scorecard, typed, prog_name="scorecard")

    assert done.exit_code == 2
    assert "begins with a hyphen" in done.stderr


def test_a_name_of_both_kinds_is_not_guessed(
    project: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a branch and an edition have one name, the command asks which is meant."""
    monkeypatch.chdir(project)
    git("branch", "last")
    write_files(project, {"last/results.csv": "service\n"})

    done = diff(project, "last")

    assert done.exit_code == 2
    assert "write ./last for the path" in done.stderr


def test_without_a_repository(tmp_path: Path, git: Git) -> None:
    """Outside of Git a base has to be named, and revisions are not known."""
    assert git("--version")
    write_files(tmp_path / "alone", FILES)

    nothing, main = diff(tmp_path / "alone"), diff(tmp_path / "alone", "main")

    assert (nothing.exit_code, main.exit_code) == (2, 2)
    assert "is not in a Git repository" in nothing.stderr
    assert "There is no file or folder 'main'" in main.stderr


def test_without_git(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Git is not installed the command says so."""
    monkeypatch.setenv("PATH", "")

    done = diff(project, "main")

    assert done.exit_code == 2
    assert "Git is not installed" in done.stderr


def test_a_repository_of_somebody_else(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Git refuses to read the folder of another user, the command says what to type."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    done = diff(project)

    assert done.exit_code == 2
    assert "git config --global --add safe.directory" in " ".join(done.stderr.split())


def test_a_shallow_clone(project: Path, git: Git) -> None:
    """In a clone without its history an older revision is not there, and the hint says why."""
    add_february(project, git)
    clone = project.parent / f"{project.name}-clone"
    git("clone", "--quiet", "--depth=1", project.as_uri(), str(clone))

    done = diff(clone, "HEAD~1")

    assert done.exit_code == 2
    assert "git fetch --unshallow" in " ".join(done.stderr.split())


def test_answer_sheets_are_those_of_the_folder(project: Path, git: Git) -> None:
    """What is never in Git does not look as if it had been added."""
    survey = """\
name: After the visit
audience: public
questions:
  - id: ease
    text: Was it easy?
    type: rating
    scale:
      points: 5
      favourable: [4, 5]
"""
    mapping = """\
period:
  always: 2026-01
answers:
  subject:
    always: service:camping
  survey:
    id:
      always: after
  questions:
    - id: ease
      answer: ease
"""
    sheets = "ease\n" + "".join(f"{answer}\n" for answer in (1, 4, 5) * 20)
    ignored = {".gitignore": "data/responses/*.csv\n", "data/responses/a.map.yaml": mapping}
    write_files(project, {**ignored, "content/surveys/after.yaml": survey})
    git("add", ".")
    git("commit", "--quiet", "--message=Survey")
    write_files(project, {"data/responses/a.csv": sheets})

    assert headline(project, "HEAD") == "Nothing would change for the public."


# ---- bases that are no revision


def edition(folder: Path, *, packed: bool = False) -> Path:
    """The tables of a small edition: one month of the project."""
    made = standard(target("2026-01", at_least="90%"), name="in-time", cadence=None)
    row = {"period": "2026-01", "numerator": 1900, "denominator": 2000, "standard": "in-time"}
    for path, content in write_tables(gather_site(world(made, row, as_of=TODAY).published)):
        if path in {"data/results.csv", "data/standards.csv"}:
            name = folder / Path(path).name
            name.parent.mkdir(parents=True, exist_ok=True)
            name.with_suffix(".csv.gz" if packed else ".csv").write_bytes(
                gzip.compress(content) if packed else content
            )
    return folder


def of_edition(project: Path) -> Path:
    """The project whose edition that is."""
    text = FILES["content/services/parks/camping.yaml"]
    (project / "content/agencies").mkdir(parents=True)
    return write_files(
        project,
        {
            "content/site.yaml": FILES["content/site.yaml"],
            "content/agencies/state.yaml": "name: State\n",
            "content/services/state/passport.yaml": text,
            TABLE: (HEAD + JANUARY).replace("camping", "passport"),
        },
    )


@pytest.mark.parametrize("packed", [False, True])
def test_an_edition_or_its_results(packed: bool, tmp_path: Path) -> None:  # noqa: FBT001 (a case)
    """The folder of an edition, or its results alone, packed or not."""
    folder, project = edition(tmp_path / "last", packed=packed), of_edition(tmp_path / "project")
    name = "results.csv.gz" if packed else "results.csv"

    found = [headline(project, str(path)) for path in (folder, folder / name)]

    assert all("1 past figure revised" in said for said in found)
    assert "standard" not in found[1]


def test_a_site_that_was_built(tmp_path: Path) -> None:
    """The folder of a site is a base: its tables lie in data/."""
    edition(tmp_path / "site/data")
    project = of_edition(tmp_path / "project")

    assert "1 past figure revised" in headline(project, str(tmp_path / "site"))


def test_another_project(project: Path, tmp_path: Path) -> None:
    """A folder with a content/site.yaml is compared as a project."""
    other = write_files(tmp_path / "other", {**FILES, TABLE: HEAD + JANUARY + FEBRUARY})

    assert headline(project, str(other)).startswith("1 result removed")


def test_a_file_that_is_no_edition_is_named(project: Path, tmp_path: Path) -> None:
    """A table that is no results.csv is refused with the columns that it lacks."""
    (tmp_path / "results.csv").write_text("service,standard\na,b\n", encoding="utf-8")

    done = diff(project, str(tmp_path / "results.csv"))

    assert done.exit_code == 1
    assert f"The base {tmp_path / 'results.csv'} has errors" in done.stderr
    assert "it has no column" in done.stderr


def test_a_list_that_is_none_is_named(tmp_path: Path) -> None:
    """A table of another kind beside the results, under a name of ours, is not taken for ours."""
    folder, project = edition(tmp_path / "last"), of_edition(tmp_path / "project")
    write_files(folder, {"services.csv": "name,address\nBakery,Main Street\n"})

    done = diff(project, str(folder))

    assert done.exit_code == 1
    assert "services.csv is not an earlier edition: it has no column service" in done.stderr


def test_a_difference_goes_into_a_file(project: Path, git: Git, tmp_path: Path) -> None:
    """With --output nothing is printed, and the file holds what would have been."""
    add_february(project, git)
    file = tmp_path / "summary.md"

    done = diff(project, "HEAD~1", "--format", "markdown", "--output", str(file))

    assert (done.exit_code, done.stdout) == (0, "")
    assert "**1 result added (1 Met).**" in file.read_text(encoding="utf-8").replace("\\", "")


def test_tables_say_what_the_project_said(tmp_path: Path) -> None:
    """Written and read again, the tables of a state are no other than it."""
    from generator.bases import open_tables
    from generator.diagnostics import Report
    from generator.diff.compare import compare
    from generator.diff.state import COMPARED, state_of_tables

    made = standard(target("2026-01", at_least="90%"), cadence=None)
    rows = [
        {"period": "2026-01", "numerator": 1900, "denominator": 2000, "note": "=1+1; -2"},
        {"period": "2026-02", "numerator": 1, "denominator": 3, "channel": "mail"},
    ]
    published = world(made, *rows).published
    for path, content in write_tables(gather_site(published)):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    report = Report()
    tables = open_tables(tmp_path, COMPARED, report)
    assert tables is not None
    old = state_of_tables(tables.columns, tables.services, tables.results, tables.lists)

    found = compare(old, state_of(published), today=published.as_of)

    assert (found.nothing, found.uncompared, list(report)) == (True, ("texts",), [])
