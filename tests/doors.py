"""A small project with anything at all in one of its files, fed to what reads it.

Takes the path of a file, and bytes. Gives nothing: whatever is wrong ends in a report, and an
exception is a fault of ours. Must not judge what is found.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from generator.diagnostics import Report
from generator.examine import examine
from generator.resources import adapters_folder
from generator.sources.project import read_project
from generator.sources.theme import check_theme
from generator.tally import Sheets, count

FAULTS = Path(__file__).resolve().parent / "faults"
SMALL = FAULTS / "zero-to-confirm/project"
ASKED = FAULTS / "small-groups-left-out/project"
AS_OF = date(2026, 4, 30)

DOORS = (
    "content/site.yaml",
    "content/agencies/passports.yaml",
    "content/services/passports/renewal.yaml",
    "content/surveys/after-call.yaml",
    "content/journeys/move.yaml",
    "content/feedback/rules.md",
    "content/improvements/faster.md",
    "content/pages/rules.md",
    "data/performance/results.csv",
    "data/volumes/all.csv",
    "data/satisfaction/answers.csv",
    "data/feedback.csv",
    "data/corrections.csv",
    "data/other.map.yaml",
    "data/other.csv",
    "data/responses/sheet.csv",
    "templates/assets/own.css",
    "templates/assets/logo.svg",
)
"""Where files of each kind stand."""

LOOKED_AT = frozenset(path for path in DOORS if path.startswith(("templates/", "content/site")))
"""Files of which the look of a site is made."""

COUNTED = ("march.csv", "march.map.yaml", "march.parquet")
"""What `scorecard count` reads besides a project: answer sheets, and how to read them."""


class Files:
    """A project in memory, as bytes."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Take the bytes of each path."""
        self.files = files

    def paths(self, prefix: str) -> tuple[str, ...]:
        """Every path below a folder, sorted."""
        return tuple(sorted(path for path in self.files if path.startswith(prefix + "/")))

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self.files[path]


def take_files(folder: Path) -> dict[str, bytes]:
    """The bytes of every file of a project."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}


PROJECT = take_files(SMALL) | {
    "data/other.csv": b"Service,Month,Met,All\nRenewal,2026-01,90,100\nOther,2026-02,1,2\n",
}
SHEETS = take_files(ASKED / "data/responses")


def put(path: str, content: bytes, *, behind: bool) -> dict[str, bytes]:
    """The small project with these bytes in a file, in place of what it holds or behind."""
    return {**PROJECT, path: (PROJECT.get(path, b"") if behind else b"") + content}


def feed(path: str, content: bytes, *, behind: bool) -> None:
    """Examine the project, from the disk to what may be published."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        copytree(SMALL, project)
        place = project / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(put(path, content, behind=behind)[path])
        examine(project, today=lambda _site: AS_OF, report=Report())


def feed_reader(path: str, content: bytes, *, behind: bool) -> None:
    """Read the project, from memory: a tenth of the time that examining it takes."""
    tree, report = Files(put(path, content, behind=behind)), Report()
    project = read_project(tree, report)
    if project is not None and path in LOOKED_AT:
        check_theme(project.content.site, tree, report)


def feed_edition(content: bytes) -> None:
    """Examine the project with these bytes as the edition before."""
    with TemporaryDirectory() as folder:
        edition = Path(folder) / "results.csv.gz"
        edition.write_bytes(content)
        examine(SMALL, today=lambda _site: AS_OF, report=Report(), previous=edition)


def feed_count(name: str, content: bytes, *, behind: bool) -> str:
    """Count answer sheets, of which one file holds these bytes; the table that comes of it."""
    files = {**SHEETS, name: (SHEETS.get(name, b"") if behind else b"") + content}
    sheet = name if not name.endswith(".yaml") else "march.csv"
    with TemporaryDirectory() as folder:
        for path, held in files.items():
            (Path(folder) / path).write_bytes(held)
        typed = Sheets(ASKED, Path(folder) / sheet, survey="after-call")
        return count(typed, adapters=adapters_folder(), report=Report())
