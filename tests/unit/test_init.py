"""A new project builds as it is, and nothing that was there before is touched."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

import building
from building import tree_of
from generator.cli import scorecard
from generator.resources import starter_folder
from generator.scaffold import FORMATS

AS_OF = ("--as-of", "2026-05-02")

FAULTS = Path(__file__).resolve().parents[1] / "faults"

OURS = [
    "content/agencies/parks.yaml",
    "content/services/parks/camping-permit.yaml",
    "content/site.yaml",
    "data/performance/results.csv",
]
"""What a site is made of: none of it is written where one of these is there."""

AROUND = {
    ".editorconfig",
    ".gitattributes",
    ".github/dependabot.yml",
    ".github/workflows/scorecard.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "README.md",
    "requirements.txt",
}
"""What lies around it, beside the schemas; a repository may have its own."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project, made by the real command in a folder that is not there yet."""
    folder = tmp_path_factory.mktemp("new") / "state" / "scorecard"
    done = building.scorecard("init", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def init(*words: object) -> Result:
    """The command in this process."""
    typed = ["init", *(str(word) for word in words)]
    return CliRunner().invoke(scorecard, typed, prog_name="scorecard")


def test_a_new_project_is_the_starter(project: Path) -> None:
    """Every file of the starter project is there as it is, with the schemas of its kinds."""
    written = tree_of(project)
    schemas = {f".scorecard/schemas/{kind}.schema.json" for kind in FORMATS}

    assert {name: written[name] for name in written.keys() - schemas} == tree_of(starter_folder())
    assert written.keys() >= {*OURS, *AROUND, *schemas}


def test_what_was_done_is_told(tmp_path: Path) -> None:
    """The command says where the project is, and what to type next."""
    new = tmp_path / "new"
    done = init(new)

    assert done.stdout.splitlines()[-1] == (
        f"Started a scorecard in {new}. Now: scorecard build --project {new}"
    )


def test_a_start_in_this_folder_needs_no_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the folder is the one that the command is typed in, so is the next command."""
    monkeypatch.chdir(tmp_path)

    assert init(".").stdout.endswith("in this folder. Now: scorecard build\n")


@pytest.mark.parametrize("day", ["2026-04-01", "2026-05-02", "2036-01-01"])
def test_a_new_project_has_no_findings(project: Path, day: str) -> None:
    """The check finds nothing at all, today and in years to come."""
    done = building.scorecard("check", "--project", project, "--as-of", day, "--strict")

    assert (done.returncode, done.stdout) == (0, "No findings.\n")


def test_a_new_project_builds(project: Path, tmp_path: Path) -> None:
    """The site has the service's page, and says that its figures are invented."""
    place = ("--site", tmp_path / "site", "--cache", tmp_path / "cache")
    done = building.scorecard("build", "--project", project, *place, *AS_OF, "--strict")

    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "No findings."), done.stderr
    pages = [path for path in tree_of(tmp_path / "site") if "camping-permit" in path]
    assert pages
    assert b"demonstration" in tree_of(tmp_path / "site")["index.html"].lower()


def test_a_second_start_changes_nothing(tmp_path: Path) -> None:
    """Where a scorecard is there, each of its files is told in one run, and stays."""
    init(tmp_path)
    (tmp_path / "content/site.yaml").write_text("title: Mine\n", encoding="utf-8")
    before = tree_of(tmp_path)

    done = init(tmp_path)
    told = [line for line in done.stdout.splitlines() if "[would-overwrite]" in line]

    assert (done.exit_code, len(told)) == (1, len(OURS))
    assert tree_of(tmp_path) == before


def test_a_folder_with_other_files_is_taken(tmp_path: Path) -> None:
    """Files that are in nobody's way stay as they are, beside the new ones."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/notes.txt").write_text("Mine", encoding="utf-8")

    done = init(tmp_path)

    assert done.exit_code == 0
    assert (tmp_path / "content/notes.txt").read_text(encoding="utf-8") == "Mine"
    assert tree_of(tmp_path).keys() >= {*OURS, *AROUND, "content/notes.txt"}


@pytest.fixture(scope="module")
def repository_of_theirs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A repository with a README, a licence and lists of its own, and what starting in it says."""
    folder = tmp_path_factory.mktemp("theirs")
    for name in ("README.md", "LICENSE", ".gitignore", ".gitattributes", ".vscode/settings.json"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"site/\r\nTheirs")
    return folder, init(folder)


def test_a_repository_keeps_every_byte(repository_of_theirs: tuple[Path, Result]) -> None:
    """A README and lists that are there stay, and the scorecard is written around them."""
    folder, done = repository_of_theirs
    written = tree_of(folder)

    theirs = sorted(name for name, data in written.items() if data == b"site/\r\nTheirs")
    assert theirs == sorted(
        [".gitattributes", ".gitignore", ".vscode/settings.json", "LICENSE", "README.md"]
    )
    assert (done.exit_code, written.keys() >= {*OURS, *AROUND}) == (0, True)


def test_what_was_kept_is_told(repository_of_theirs: tuple[Path, Result]) -> None:
    """Each file that stays is named; a list of lines with those of ours that it lacks."""
    folder, done = repository_of_theirs
    told = [line for line in done.stdout.splitlines() if "[kept-file]" in line]

    assert [line.partition(": ")[0] for line in told] == [
        str(folder / name)
        for name in (".gitattributes", ".gitignore", ".vscode/settings.json", "README.md")
    ]
    assert "Add these lines to it: data/** -text; content/** eol=lf." in done.stdout
    assert "Add these lines to it: .scorecard-cache/; data/responses/; .venv/." in done.stdout


def test_an_imported_project_has_the_same_around_it(tmp_path: Path) -> None:
    """A project made of foreign tables is kept as well as any: answer sheets stay out of Git."""
    (tmp_path / ".editorconfig").write_text("Theirs", encoding="utf-8")
    table = FAULTS / "would-overwrite/project/ss.csv"
    words = ["import", "gc-service-inventory", str(table), "--into", str(tmp_path)]
    done = CliRunner().invoke(scorecard, words, prog_name="scorecard")

    written, ours = tree_of(tmp_path), tree_of(starter_folder())
    around = {name for name in ours if name not in (*OURS, "README.md", ".editorconfig")}
    assert done.exit_code == 0, done.stdout
    assert {name: written[name] for name in around} == {name: ours[name] for name in around}
    assert {"content/site.yaml", "data/ss.csv", ".scorecard/schemas/site.schema.json"} <= set(
        written
    )
    assert (written[".editorconfig"], "[kept-file]" in done.stdout) == (b"Theirs", True)


def refused(folder: Path) -> list[str]:
    """The files that a refused start names; it writes nothing."""
    before = sorted(folder.rglob("*"))
    done = init(folder, "--format", "json")
    assert done.exit_code == 1, done.stdout
    assert sorted(folder.rglob("*")) == before
    return [name for name in ("site.yaml", "content", "data") if f"{name} is" in done.stdout]


def test_one_file_in_the_way_stops_all(tmp_path: Path) -> None:
    """Where one file is there already nothing is written, and that one is named."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text("title: Mine\n", encoding="utf-8")

    assert refused(tmp_path) == ["site.yaml"]


def test_a_file_in_place_of_a_folder_stops_all(tmp_path: Path) -> None:
    """A file where a folder has to be is in the way, too."""
    (tmp_path / "content").write_text("Mine", encoding="utf-8")

    assert refused(tmp_path) == ["content"]


def test_a_link_to_nothing_stops_all(tmp_path: Path) -> None:
    """A link is never written through, nor below, even where it leads to nothing yet."""
    (tmp_path / "data").symlink_to(tmp_path / "elsewhere")

    assert refused(tmp_path) == ["data"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """What the system refuses is a finding."""
    done = init(tmp_path / ("x" * 300))

    assert (done.exit_code, "[cannot-write]" in done.stdout) == (1, True)


# ---- the starter project


def keys_in(value: object) -> set[str]:
    """Every key below a value."""
    if isinstance(value, dict):
        return {*value, *(key for below in value.values() for key in keys_in(below))}
    return {key for below in value for key in keys_in(below)} if isinstance(value, list) else set()


YAML = sorted((starter_folder() / "content").rglob("*.yaml"))


def test_the_starter_shows_only_what_is_needed_to_begin() -> None:
    """Beside the site's own, there are names, a promise, its measure and its target."""
    files = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in YAML)

    known = {key for file in files for key in keys_in(file)}
    site = {"title", "publisher", "demonstration"}
    standard = {"id", "promise", "measure", "kind", "targets", "from", "at_least"}
    assert known == site | {"name", "standards"} | standard


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.name)
def test_every_file_of_the_starter_begins_with_a_remark(path: Path) -> None:
    """A file says in its first line what it is, and no remark is longer than two lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    remarks = "".join("#" if line.lstrip().startswith("#") else "." for line in lines)

    assert remarks.startswith("#")
    assert "###" not in remarks


def test_every_hint_of_the_starter_is_sound(tmp_path: Path) -> None:
    """Each remark that shows a line to be used is one, once its # is taken away."""
    init(tmp_path / "demo")
    hints = 0
    for path in (tmp_path / "demo/content").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        shown, count = re.subn(r"^( *)# (?=\w+: )", r"\1", text, flags=re.MULTILINE)
        path.write_text(shown, encoding="utf-8")
        hints += count

    check = ["check", "--project", str(tmp_path / "demo"), "--as-of", "2026-04-20"]
    done = CliRunner().invoke(scorecard, check, prog_name="scorecard")
    assert (hints, done.stdout) == (5, "No findings.\n")


def test_git_keeps_out_what_is_made_and_what_is_private() -> None:
    """The site, the cache, single people's answer sheets and installed programs are left out."""
    lines = (starter_folder() / ".gitignore").read_text(encoding="utf-8").splitlines()

    kept_out = [line for line in lines if line and not line.startswith("#")]
    assert kept_out == ["site/", ".scorecard-cache/", "data/responses/", ".venv/"]


def test_git_leaves_tables_as_they_came() -> None:
    """Git changes no byte of a table, and gives texts the same line endings everywhere."""
    lines = (starter_folder() / ".gitattributes").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not line.startswith("#")] == [
        "data/** -text",
        "content/** eol=lf",
    ]
