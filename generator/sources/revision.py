"""A project's files as a commit of its Git repository has them; nothing is checked out.

Takes the folder of a project and a commit. Gives a tree like that of a folder: links that lead to a
file of the project are followed, what is not there as a file is a finding. Answer sheets are never
in Git: they are those of the folder. Must not know what the files mean.
"""

import posixpath
from collections.abc import Mapping

from generator.diagnostics import Place, Report
from generator.git import LINK, MODULE, Entry, Objects
from generator.sources.extent import MOST_FILES, is_passed_over
from generator.sources.tree import RESPONSES, FolderTree, most_bytes

POINTER = b"version https://git-lfs.github.com/spec/"
"""How a file begins whose content Git LFS keeps elsewhere."""

MOST_LINKS = 8
"""Links that lead to a link; more are a circle."""


class RevisionTree:
    """The project's folder at a commit."""

    def __init__(
        self, entries: Mapping[str, Entry], objects: Objects, *, folder: FolderTree, report: Report
    ) -> None:
        """Look at the `entries` of a commit; `folder` has what Git never holds."""
        self._entries = entries
        self._objects = objects
        self._folder = folder
        self._report = report

    def paths(self, prefix: str) -> tuple[str, ...]:
        """Every readable file below the folder `prefix`, sorted; hidden files are left out."""
        below = f"{prefix}/"
        listed = [path for path in self._entries if path.startswith(below)]
        if len(listed) > MOST_FILES:
            self._report.add("too-many-files", Place(prefix), most=f"{MOST_FILES:,}")
            return ()
        kept = {path for path in listed if not path.startswith(RESPONSES) and self._is_ours(path)}
        sheets = RESPONSES.rstrip("/")
        own = self._folder.paths(sheets) if sheets.startswith(below) else ()
        return tuple(sorted({*kept, *own}))

    def read(self, path: str) -> bytes:
        """The bytes of one file; empty, with a finding, where the repository does not hold them."""
        if path.startswith(RESPONSES):
            return self._folder.read(path)
        entry = self._follow(path)
        content = self._objects.read(entry.name) if entry else None
        if content is None:
            self._refuse(path, "the repository here does not hold it")
            return b""
        if content.startswith(POINTER):
            self._refuse(path, "Git LFS keeps its content elsewhere")
            return b""
        return content

    def _refuse(self, path: str, reason: str) -> None:
        self._report.add("unreadable-file", Place(path), path=path, reason=reason)

    def _is_ours(self, path: str) -> bool:
        """Whether a path is a file that can be read; one that looks like one and is not is told."""
        if any(is_passed_over(part) for part in path.split("/")):
            return False
        if self._entries[path].mode == MODULE:
            self._refuse(path, "a submodule, whose files are in another repository")
            return False
        entry = self._follow(path)
        if entry is None:
            return False
        most = most_bytes(path)
        if entry.size > most:
            size = f"{entry.size:,}"
            self._report.add("file-too-large", Place(path), size=size, most=f"{most:,}")
        return entry.size <= most

    def _follow(self, path: str) -> Entry | None:
        """The file at a path, links followed; None, with a finding, where they lead to none."""
        here = path
        for _ in range(MOST_LINKS):
            entry = self._entries.get(here)
            if entry is None or entry.mode != LINK:
                break
            target = (self._objects.read(entry.name) or b"").decode(errors="replace")
            here = posixpath.normpath(posixpath.join(posixpath.dirname(here), target))
        entry = self._entries.get(here)
        if entry is not None and entry.is_file:
            return entry
        if here.startswith(("../", "/")):
            self._report.add("outside-project", Place(path), path=path)
        else:
            self._refuse(path, "a link to no file")
        return None
