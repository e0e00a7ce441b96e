"""A named edition is kept with fixed bytes, compared with the one before, and never changed."""

import gzip
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from building import AS_OF, scorecard, tree_of, write_files
from generator.build import Plan, build
from generator.diagnostics import Report
from generator.editions import keep_edition
from generator.model import NamedEdition
from generator.resources import templates_folder
from generator.sources.editions import choose_editions, read_editions
from generator.sources.tree import FolderTree
from projects import COUNTED, PASSPORT

Make = Callable[..., Report]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one standard and one result."""
    return write_files(tmp_path / "project", PASSPORT)


@pytest.fixture
def make(project: Path, tmp_path: Path) -> Make:
    """Build the project in this process, as an edition or as none."""

    def made(edition: str = "", *, on: str = "2026-03-01", site: str = "site") -> Report:
        report = Report()
        folders = (project / "templates", templates_folder())
        day = date.fromisoformat(on)
        build(Plan(project, tmp_path / site, folders, lambda _: day, edition=edition), report)
        return report

    return made


def manifest_of(site: Path) -> dict[str, object]:
    """What a site's manifest says."""
    said: dict[str, object] = json.loads((site / "manifest.json").read_bytes())
    return said


def codes(report: Report) -> set[str]:
    """The codes of the errors."""
    return {one.code for one in report if one.severity.value == "error"}


def test_an_edition_is_kept_in_the_project_and_in_the_site(project: Path, make: Make) -> None:
    """Both hold the same tables, packed; unpacked they are the downloads of the site."""
    make("2026-q1")

    site = project.parent / "site"
    kept, given = (tree_of(one / "editions/2026-q1") for one in (project, site))
    given.pop("index.html", None)
    assert kept == given
    for name, packed in kept.items():
        if name != "edition.json":
            download = site / "data" / name.removesuffix(".gz")
            assert gzip.decompress(packed) == download.read_bytes()


def test_a_packed_table_tells_no_time_and_no_name(project: Path, make: Make) -> None:
    """The head of a gzip holds the method, and nothing of the machine that made it."""
    make("2026-q1")

    packed = (project / "editions/2026-q1/results.csv.gz").read_bytes()
    flags_and_time, system = packed[3:8], packed[9]
    assert (flags_and_time, system) == (bytes(5), 255)


def test_the_next_state_is_held_against_the_newest_edition(project: Path, make: Make) -> None:
    """The manifest names the edition that a site is, and the one before it."""
    site = project.parent / "site"
    told = []
    for name, day in (("2026-q1", "2026-03-01"), ("2026-q2", "2026-03-02"), ("", "2026-05-03")):
        make(name, on=day)
        manifest = manifest_of(site)
        told.append((manifest["edition"], manifest["previous_edition"]))

    assert told == [("2026-q1", ""), ("2026-q2", "2026-q1"), ("", "2026-q2")]


def test_an_edition_made_again_is_the_same(project: Path, make: Make) -> None:
    """It is compared with what it was compared with, not with itself."""
    make("2026-q1")
    make("2026-q2", on="2026-03-02")
    first = tree_of(project.parent / "site")

    report = make("2026-q2", on="2026-03-02", site="again")

    assert codes(report) == set()
    assert tree_of(project.parent / "again") == first


def test_a_site_with_the_tables_of_an_edition_is_that_edition(project: Path, make: Make) -> None:
    """Built from the commit that holds it, without its name, a site is the same to the byte."""
    make("2026-q1")
    site = project.parent / "site"
    named = tree_of(site)

    make("", site="again")
    make("", site="later", on="2026-03-02")

    assert tree_of(project.parent / "again") == named
    assert manifest_of(project.parent / "later")["edition"] == "2026-q1"


def test_a_published_edition_is_never_changed(project: Path, make: Make) -> None:
    """Another figure under the same name is refused, and neither site nor edition is touched."""
    make("2026-q1")
    before = tree_of(project.parent)
    table = project / "data/performance/a.csv"
    table.write_text(f"{COUNTED}renewal,time,2026-01,9542,10007\n", encoding="utf-8")

    report = make("2026-q1")

    after = tree_of(project.parent)
    assert codes(report) == {"edition-published"}
    assert {name for name in after if after[name] != before.get(name)} == {
        "project/data/performance/a.csv"
    }


def test_of_one_day_an_edition_lies_behind_the_one_it_names(project: Path, make: Make) -> None:
    """Two editions of a day stand in the order in which they were made, whatever their names."""
    for name in ("b", "c", "a"):
        make(name)

    read = read_editions(FolderTree(project, Report()), Report())

    assert [(one.name, one.previous) for one in read] == [("b", ""), ("c", "b"), ("a", "c")]


def test_an_edition_of_a_later_day_is_not_known_yet() -> None:
    """A state of a day is compared with what was published by then."""
    days = {"first": 1, "second": 2, "third": 3}
    known = tuple(NamedEdition(name, date(2026, 3, day), "1") for name, day in days.items())

    chosen = choose_editions(known, as_of=date(2026, 3, 2))

    assert (chosen.previous, [one.name for one in chosen.earlier]) == (
        "second",
        ["first", "second"],
    )


@pytest.mark.parametrize(
    ("break_it", "path"),
    [
        (lambda folder: (folder / "results.csv.gz").write_bytes(b"x"), "/results.csv.gz"),
        (lambda folder: (folder / "results.csv.gz").unlink(), ""),
        (lambda folder: (folder / "edition.json").unlink(), ""),
        (lambda folder: (folder / "edition.json").write_bytes(b"["), "/edition.json"),
        (lambda folder: (folder / "edition.json").write_bytes(b"[" * 9**5), "/edition.json"),
        (lambda folder: (folder / "edition.json").write_bytes(b'{"edition": 1}'), "/edition.json"),
        (lambda folder: folder.rename(folder.with_name("Q 1")), "/edition.json"),
    ],
)
def test_an_edition_that_was_touched_is_told(
    project: Path, make: Make, break_it: Callable[[Path], object], path: str
) -> None:
    """A table changed, taken away or renamed, and a note that is none, stop the next build."""
    make("2026-q1")
    break_it(project / "editions/2026-q1")

    report = make("")

    folder = next((project / "editions").iterdir())
    found = [(one.code, one.place.path) for one in report if one.code == "edition-faulty"]
    assert found == [("edition-faulty", f"editions/{folder.name}{path}")]


def test_a_name_that_can_be_no_folder_is_refused(project: Path) -> None:
    """The command says what to write instead, before anything is read."""
    done = scorecard("build", "--project", project, "--edition", "Q2 2026")

    assert (done.returncode, "write q2-2026" in done.stderr) == (2, True)


def test_the_bytes_of_an_edition_are_those_of_another_folder(project: Path, tmp_path: Path) -> None:
    """Built elsewhere, in another time zone and language, site and edition are the same bytes."""
    other = tmp_path / "elsewhere/project"
    shutil.copytree(project, other)
    words = ("--as-of", AS_OF, "--edition", "2026-q4", "--quiet")
    there = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    here = scorecard("build", "--project", project, *words)
    done = scorecard("build", "--project", other, *words, environment=there)

    assert (here.returncode, done.returncode) == (0, 0), here.stdout + done.stdout
    for folder in ("site", "editions"):
        assert tree_of(project / folder) == tree_of(other / folder)


def test_what_a_killed_build_left_of_an_edition_is_cleared(project: Path, make: Make) -> None:
    """Files of a half-made edition are no part of the next one of its name."""
    left = project / "editions/.2026-q1.new"
    left.mkdir(parents=True)
    (left / "stale.csv.gz").write_bytes(b"half")
    assert not make("2026-q1").failed
    assert "stale.csv.gz" not in tree_of(project / "editions/2026-q1")
    assert not left.exists()


def test_an_edition_that_cannot_be_written_leaves_nothing(project: Path) -> None:
    """Where the system refuses a file, none of the edition stays, and it is told."""
    refusal = keep_edition(project, "2026-q1", {"edition.json": b"{}", "no/folder.csv": b""})
    assert refusal is not None
    assert refusal.code == "cannot-write"
    assert [*(project / "editions").iterdir()] == []
