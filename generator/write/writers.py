"""The writers: one interface for every finished file, in memory or in a folder.

Takes paths relative to the site's root and finished bytes. Gives their SHA-256 digests.
Must not know what the files hold, nor how a new site takes the old one's place.
"""

import hashlib
import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, TypeAlias

from generator.diagnostics.value import Refusal

IGNORE = ".gitignore"
IGNORE_ALL = b"*\n"


Content: TypeAlias = bytes | Iterable[bytes]
"""What a file holds; where it is long, in pieces that can be gone through again."""

Pieces: TypeAlias = Iterable[bytes]


class OutputError(Exception):
    """Our own bug: two files at one path, a path that leaves the folder, a site without its sign.

    It is no OSError, so that a fault of the disk and a fault of ours are never confused.
    """


class Writer(Protocol):
    """Where finished files go."""

    def put(self, path: str, content: Content) -> None:
        """Keep one file; raises OutputError when `path` is taken or leaves the folder."""

    def hashes(self) -> dict[str, str]:
        """SHA-256 in hexadecimal of every file put so far, by path, sorted."""


class MemoryWriter:
    """Keeps the files in a dictionary, for tests and for serving without a disk."""

    def __init__(self) -> None:
        """Nothing is put yet."""
        self.files: dict[str, bytes] = {}
        self._names = _Names()

    def put(self, path: str, content: Content) -> None:
        """Keep one file; raises OutputError when `path` is taken or leaves the folder."""
        self._names.take(path)
        self.files[path] = content if isinstance(content, bytes) else b"".join(content)

    def hashes(self) -> dict[str, str]:
        """SHA-256 in hexadecimal of every file put so far, by path, sorted."""
        return {path: _measure([content])[0] for path, content in sorted(self.files.items())}


class DiskWriter:
    """Writes into a folder that it makes, `.gitignore` first, which is in no list of hashes.

    A file equal to the old site's becomes a hard link to it, where the file system has them.
    After a fault of the disk, `fault` says what went wrong and nothing more is written.
    """

    def __init__(self, folder: Path, *, old: Path | None = None, shown: Path | None = None) -> None:
        """Make `folder` (OSError when it cannot); a fault names files under `shown`.

        `shown` is the place the files are meant for, when `folder` is only on the way to it.
        """
        self.fault: Refusal | None = None
        self.linked = 0
        self._folder, self._old, self._shown = folder, old, shown or folder
        self._names = _Names()
        self._hashes: dict[str, str] = {}
        self._made: set[str] = set()
        folder.mkdir()
        self._write(IGNORE, [IGNORE_ALL])
        self._mode = (folder / IGNORE).stat().st_mode  # what the umask of this run makes of a file

    def put(self, path: str, content: Content) -> None:
        """Keep one file; raises OutputError when `path` is taken or leaves the folder."""
        self._names.take(path)
        pieces = [content] if isinstance(content, bytes) else content
        self._hashes[path], size = _measure(pieces)
        if self.fault is None:
            try:
                self._keep(path, pieces, size)
            except OSError as error:
                self.fault = cannot_write(error, self._shown / path)

    def hashes(self) -> dict[str, str]:
        """SHA-256 in hexadecimal of every file put so far, by path, sorted."""
        return dict(sorted(self._hashes.items()))

    def _keep(self, path: str, pieces: Pieces, size: int) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            (self._folder / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        if self._old is not None and self._link(self._old / path, path, pieces, size):
            self.linked += 1
        else:
            self._write(path, pieces)

    def _link(self, old: Path, path: str, pieces: Pieces, size: int) -> bool:
        try:
            if not self._is_same(old, pieces, size):
                return False
            os.link(old, self._folder / path)
        except (OSError, NotImplementedError):  # not there before, or no hard links here
            return False
        return True

    def _is_same(self, old: Path, pieces: Pieces, size: int) -> bool:
        known = old.lstat()
        # The mode says "regular file" too, so a symbolic link in the old site is never followed.
        if known.st_mode != self._mode or known.st_size != size:
            return False
        with old.open("rb") as file:
            return all(file.read(len(piece)) == piece for piece in pieces)

    def _write(self, path: str, pieces: Pieces) -> None:
        # "x": writing into a file that is there could change the old site through a hard link.
        with (self._folder / path).open("xb") as file:
            file.writelines(pieces)


def cannot_write(error: OSError, file: Path) -> Refusal:
    """The refusal for a fault of the disk, in the system's own words."""
    return Refusal.of("cannot-write", file=file, problem=error.strerror or error)


class _Names:
    """The paths taken so far, compared as file systems that ignore case compare them."""

    def __init__(self) -> None:
        self._files = {IGNORE}
        self._folders: set[str] = set()

    def take(self, path: str) -> None:
        """Take one path; raises OutputError when it is unsafe, or in the way of another."""
        _refuse_unsafe(path)
        name = unicodedata.normalize("NFC", path).casefold()
        if name in self._files or name in self._folders:
            raise OutputError(f"two files at one path: {path}")
        self._enter(name.rpartition("/")[0], path)
        self._files.add(name)

    def _enter(self, folder: str, path: str) -> None:
        while folder and folder not in self._folders:
            if folder in self._files:
                raise OutputError(f"a file stands where a folder is wanted: {path}")
            self._folders.add(folder)
            folder = folder.rpartition("/")[0]


def _refuse_unsafe(path: str) -> None:
    # A colon begins a drive or a hidden stream on Windows; the same site must be made everywhere.
    if any(mark in path for mark in "\\:\0") or {"", ".", ".."} & set(path.split("/")):
        raise OutputError(f"a path that leaves the folder, or is none: {path!r}")


def _measure(pieces: Pieces) -> tuple[str, int]:
    """The digest of a file, and how many bytes it has."""
    digest, size = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size
