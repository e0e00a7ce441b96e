"""Where a project's files come from: a folder now, any other source behind the same two calls.

Takes a root. Gives sorted relative paths and bytes. Must not know what the files mean.
"""

import hashlib
import os
from pathlib import Path
from stat import S_ISREG
from typing import Protocol

from generator.diagnostics import Place, Report
from generator.sources.extent import is_passed_over, judge_extent

SOURCES = ("content", "data", "templates", "editions")
"""Folders of a project that are read."""

RESPONSES = "data/responses/"
"""Where answer sheets lie, which never leave this folder."""

LARGEST_TEXT = 2_000_000
"""Bytes: no YAML or Markdown file written by a person comes near this."""

LARGEST_TABLE = 1_000_000_000
"""Bytes: a national register of results is a tenth of this."""


def most_bytes(path: str) -> int:
    """How large the file at a path may be."""
    return LARGEST_TABLE if path.startswith(("data/", "editions/")) else LARGEST_TEXT


def lies_in_sources(site: Path, project: Path) -> str:
    """The folder of a project's own files in which a site would lie; "" for none.

    The next build would read it.
    """
    whole, root = site.resolve(), project.resolve()
    return next((name for name in SOURCES if whole.is_relative_to(root / name)), "")


def is_there(path: Path) -> bool:
    """Whether anything is at a path; False too for a name that the system does not take.

    `Path.exists` raises for a name of 300 characters, and where a folder may not be entered.
    """
    return os.path.exists(path)  # noqa: PTH110 (as above)


def is_folder(path: Path) -> bool:
    """Whether a folder is at a path; False where the system does not say."""
    return os.path.isdir(path)  # noqa: PTH112 (as `is_there`)


class Tree(Protocol):
    """Files by relative path with forward slashes."""

    def paths(self, prefix: str) -> tuple[str, ...]:
        """Every file below the folder `prefix`, sorted."""

    def read(self, path: str) -> bytes:
        """The bytes of one file that `paths` named."""


class FolderTree:
    """A project in a folder; links that lead out of it are findings and are not followed."""

    def __init__(self, root: Path, report: Report) -> None:
        """Look at `root`; faults of single files go to `report`."""
        self.root = root.resolve()
        self._report = report
        self._paths: dict[str, tuple[str, ...]] = {}

    def paths(self, prefix: str) -> tuple[str, ...]:
        """Every readable file below the folder `prefix`, sorted, as it was when first asked."""
        if prefix not in self._paths:
            self._paths[prefix] = self._list(prefix)
        return self._paths[prefix]

    def _list(self, prefix: str) -> tuple[str, ...]:
        found: list[str] = []
        if not self._is_inside(prefix):
            return ()
        beyond = judge_extent(self.root / prefix)
        if beyond is not None:
            self._report.refuse(beyond, Place(prefix))
            return ()
        for folder, below, names in os.walk(self.root / prefix, onerror=self._refuse_folder):
            below[:] = sorted(name for name in below if not is_passed_over(name))
            # Path.is_symlink raises where a folder may be listed and not entered.
            linked = [name for name in below if os.path.islink(Path(folder) / name)]  # noqa: PTH114
            shown = [name for name in names if not is_passed_over(name)]
            found += [self._relative(Path(folder) / name) for name in (*shown, *linked)]
        return tuple(sorted(path for path in found if self._is_ours(path)))

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _refuse_folder(self, fault: OSError) -> None:
        """A folder that the system does not list; one that is not there has no files."""
        if not isinstance(fault, FileNotFoundError):
            path = self._relative(Path(fault.filename))
            self._refuse(path, fault.strerror or str(fault))

    def _refuse(self, path: str, reason: str) -> None:
        self._report.add("unreadable-file", Place(path), path=path, reason=reason)

    def read(self, path: str) -> bytes:
        """The bytes of one file; empty, with a finding, where the system refuses."""
        try:
            return (self.root / path).read_bytes()
        except OSError as fault:
            self._refuse(path, fault.strerror or str(fault))
            return b""

    def _is_ours(self, path: str) -> bool:
        whole = self.root / path
        try:
            found = whole.lstat()
            # No link, and neither is any folder above it, but for junctions, which Windows has.
            if S_ISREG(found.st_mode) and os.name != "nt":
                return self._fits(path, found.st_size)
            if not self._is_inside(path):
                return False
            if not whole.is_file():
                self._refuse(path, "a link to a folder" if whole.is_dir() else "not a file")
                return False
            return self._fits(path, whole.stat().st_size)
        except OSError as fault:  # a folder that may be listed and not entered
            self._refuse(path, fault.strerror or str(fault))
            return False

    def _is_inside(self, path: str) -> bool:
        """Whether a path stays within the project, links followed."""
        try:
            inside = (self.root / path).resolve().is_relative_to(self.root)
        except (OSError, RuntimeError):  # a link that leads to itself
            inside = False
        if not inside:
            self._report.add("outside-project", Place(path), path=path)
        return inside

    def _fits(self, path: str, size: int) -> bool:
        most = most_bytes(path)
        if size > most:
            self._report.add("file-too-large", Place(path), size=f"{size:,}", most=f"{most:,}")
        return size <= most


def list_contents(root: Path) -> tuple[object, ...]:
    """Everything that tells the files of content/ and data/ apart from others: paths and digests.

    With what the system says where it refuses one: nothing then stands for an empty file.
    """
    report = Report()
    tree = FolderTree(root, report)
    paths = [path for folder in ("content", "data") for path in tree.paths(folder)]
    digests = [hashlib.sha256(tree.read(path)).digest() for path in paths]
    return (*zip(paths, digests, strict=True), *report)
