"""What a project is compared with: a Git revision, an earlier edition, or another project.

Takes what was typed, or nothing, and the project's folder. Gives what was published then, as a
project that is examined or as tables, or the sentence that says what to type instead.
Must not know what is compared, nor parse a command line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import git
from generator.diagnostics import Report
from generator.editions import KEPT_TABLES
from generator.examine import examine_tree
from generator.exports.files import write_tables
from generator.gather import gather_site
from generator.model import Site
from generator.published import Published
from generator.sources.content import SITE
from generator.sources.edition_tables import (
    EditionTables,
    Needs,
    holds_results,
    read_edition_tables,
)
from generator.sources.revision import RevisionTree
from generator.sources.shelves import Shelf
from generator.sources.tree import FolderTree, is_folder, is_there
from generator.text import nearest

TABLES = (".csv", ".csv.gz")


@dataclass(frozen=True, slots=True)
class Base:
    """Something to compare with: a commit of the project's repository, or a path.

    `name` is what people call it; one of `commit` and `path` is there.
    """

    name: str
    commit: str = ""
    path: Path | None = None

    @property
    def edition(self) -> Path | None:
        """Where the tables of an earlier edition lie; None for a revision and for a project."""
        return None if self.path is None or _is_project(self.path) else self.path


@dataclass(frozen=True, slots=True)
class NoBase:
    """Why there is nothing to compare with, and what to type."""

    problem: str


def find_base(typed: str, project: Path) -> Base | NoBase:
    """What was typed as a base; where nothing was, what a reviewer would compare with."""
    if not typed:
        return _usual(project)
    if typed.startswith("-"):
        return NoBase(f"'{typed}' begins with a hyphen, which no revision does.")
    path = Path(typed)
    commit = git.find_commit(project, typed)
    if commit and is_there(path) and _as_path(path):
        return NoBase(
            f"'{typed}' is a revision and a path; write ./{typed} for the path, or the "
            f"revision's full name, such as refs/heads/{typed}."
        )
    if commit:
        return _of_commit(typed, commit)
    if is_there(path):
        return _of_path(typed, path)
    return NoBase(_unknown(typed, project))


def find_previous(typed: str, project: Path) -> Base | NoBase:
    """What was typed as the edition before; any path that is there is taken as it is.

    What is wrong with a path is a finding of the door that reads it.
    """
    path = Path(typed)
    found = find_base(typed, project)
    if isinstance(found, NoBase) and not typed.startswith("-") and is_there(path):
        revision = git.find_commit(project, typed)
        return found if revision else Base(typed, path=path)
    return found


def _of_commit(name: str, commit: str) -> Base:
    short = commit[: git.ABBREVIATED]
    return Base(name if commit.startswith(name) else f"{name} ({short})", commit=commit)


def _of_path(typed: str, path: Path) -> Base | NoBase:
    if _as_path(path):
        return Base(typed, path=path)
    return NoBase(
        f"'{typed}' holds no results.csv and no {SITE}; write a Git revision such as main, the "
        "folder of an edition, or a results.csv."
    )


def _as_path(path: Path) -> bool:
    """Whether a path can be a base: a table, the folder of one, or a project."""
    if is_folder(path):
        return _is_project(path) or holds_results(path)
    return path.name.endswith(TABLES)


def _is_project(path: Path) -> bool:
    return is_there(path / SITE)


def _usual(project: Path) -> Base | NoBase:
    """Where the branch left the main line; its last commit where it is the main line itself."""
    if not git.is_repository(project):
        return NoBase(
            f"{_no_git(project)} Write a BASE: the folder of an edition, or a results.csv."
        )
    main = git.main_line(project)
    common = git.merge_base(project, main) if main else ""
    if common:
        return Base(f"{main} ({common[: git.ABBREVIATED]})", commit=common)
    head = git.find_commit(project, "HEAD")
    if head and not main:
        return _of_commit("HEAD", head)
    if git.is_shallow(project):
        return NoBase(f"This clone is shallow, {_DEEPEN}, or write a BASE.")
    return NoBase("Nothing to compare with was found; write a BASE, such as HEAD~1.")


_DEEPEN = "so that its older history is not there; run git fetch --unshallow"


def _no_git(project: Path) -> str:
    if not git.is_installed():
        return "Git is not installed."
    if git.is_refused(project):
        way = f"git config --global --add safe.directory {project.resolve()}"
        return f"Git does not read {project}, since it belongs to another user; type {way}."
    return f"{project} is not in a Git repository."


def _unknown(typed: str, project: Path) -> str:
    """Why what was typed is nothing that is known, and what may have been meant."""
    if not git.is_repository(project):
        return f"There is no file or folder '{typed}'. {_no_git(project)}"
    guess = nearest(typed, git.names_of_revisions(project))
    if guess:
        return f"There is no revision, file or folder '{typed}'; did you mean '{guess}'?"
    if git.is_shallow(project):
        return f"There is no revision '{typed}'. This clone is shallow, {_DEEPEN}."
    ways = "write a branch, a tag or a commit (git log --oneline lists them), or a path"
    return f"There is no revision, file or folder '{typed}'; {ways}."


def open_project(base: Base, project: Path, *, today: date, report: Report) -> Published | None:
    """What the base would publish as a project; None, with findings, where it cannot be read."""

    def day(_site: Site) -> date:
        return today

    return _open(base, project, day, report)


def _open(
    base: Base, project: Path, day: Callable[[Site], date], report: Report
) -> Published | None:
    if base.path is not None:
        return examine_tree(FolderTree(base.path, report), today=day, report=report)
    return _open_commit(base, project, day, report)


def _open_commit(
    base: Base, project: Path, day: Callable[[Site], date], report: Report
) -> Published | None:
    entries = git.list_commit(project, base.commit)
    if entries is None:
        report.add("no-site")
        return None
    with git.Objects(project) as objects:
        folder = FolderTree(project, Report())
        tree = RevisionTree(entries, objects, folder=folder, report=report)
        return examine_tree(tree, today=day, report=report)


def shelve(
    base: Base, project: Path, *, today: Callable[[Site], date], report: Report
) -> Shelf | None:
    """What a revision or another project would publish, as the tables of an edition.

    None, with findings, where it cannot be read or has errors.
    """
    published = _open(base, project, today, report)
    if published is None or report.failed:
        return None
    files = write_tables(gather_site(published))
    tables = {
        KEPT_TABLES[path]: (f"{base.name}/{path}", content)
        for path, content in files
        if path in KEPT_TABLES
    }
    return Shelf(base.name, tables)


def open_tables(path: Path, lists: Needs, report: Report) -> EditionTables | None:
    """What an earlier edition published, as tables; None, with findings, where it is none."""
    return read_edition_tables(path, lists, report)
