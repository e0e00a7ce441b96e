"""The writers: one interface for every finished file, in memory or in a folder.

Takes paths relative to the site's root and finished bytes. Gives their SHA-256 digests.
Must not know what the files hold, nor how a new site takes the old one's place.
"""

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Mapping
from errno import ESTALE
from pathlib import Path
from typing import Protocol, TypeAlias

from generator.diagnostics.value import Refusal
from generator.listing import FLAGS, digest_at

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

    def lies(self, files: Mapping[str, str]) -> bool:
        """Whether these files of the site before, each by its path with its SHA-256, may be kept.

        Asked about none, it says whether there may be any.
        """

    def keep(self, files: Mapping[str, str]) -> None:
        """Take over files of the site before, of which it was said that they lie there."""

    def read(self, path: str) -> bytes:
        """What was put at a path."""

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

    def lies(self, files: Mapping[str, str]) -> bool:  # noqa: ARG002 (as every writer)
        """False: there is no site before."""
        return False

    def keep(self, files: Mapping[str, str]) -> None:
        """Nothing: there is no site before, and of no file was said that it lies there."""

    def read(self, path: str) -> bytes:
        """What was put at a path."""
        return self.files[path]

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
        self._folder, self._shown = folder, shown or folder
        self._before, self._after = f"{old}{os.sep}" if old else "", f"{folder}{os.sep}"
        self._names = _Names()
        self._hashes: dict[str, str] = {}
        self._made = {""}
        self._seen: dict[str, Stamp] = {}
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

    def lies(self, files: Mapping[str, str]) -> bool:
        """Whether these files of the old site, each by its path with its SHA-256, may be kept.

        Each is read. False where one is not there, is not as it was written, or has another mode
        than this run would give it. Asked about none, it says whether there may be any.
        """
        if self.fault is not None or not self._before or any(map(_is_unsafe, files)):
            return False
        return all(self._lies(path, digest) for path, digest in files.items())

    def keep(self, files: Mapping[str, str]) -> None:
        """Take over files of the old site, of which it was said that they lie there.

        Where another has been put in the place of one since, the site cannot be written.
        """
        for path, digest in files.items():
            self._names.take(path)
            self._hashes[path] = digest
            self._take_over(path)

    def read(self, path: str) -> bytes:
        """What was put at a path; of a site that cannot be written, what it took over there."""
        return Path((self._before if self.fault else self._after) + path).read_bytes()

    def hashes(self) -> dict[str, str]:
        """SHA-256 in hexadecimal of every file put so far, by path, sorted."""
        return dict(sorted(self._hashes.items()))

    def _keep(self, path: str, pieces: Pieces, size: int) -> None:
        self._make_folder(path.rpartition("/")[0])
        if not (self._lies(path, self._hashes[path], size) and self._link(path)):
            self._write(path, pieces)

    def _take_over(self, path: str) -> None:
        """Have a file of the old site in the new one; a copy where there are no hard links."""
        old = self._before + path
        try:
            self._make_folder(path.rpartition("/")[0])
            if not self._link(path):
                self._write(path, [Path(old).read_bytes()])
            problem = None if _stamp(os.lstat(old)) == self._seen[path] else CHANGED
        except OSError as error:
            problem = error
        if problem and self.fault is None:
            self.fault = cannot_write(problem, self._shown / path)

    def _make_folder(self, folder: str) -> None:
        if folder not in self._made:
            self._make_folder(folder.rpartition("/")[0])
            os.mkdir(self._after + folder)  # noqa: PTH102 (thousands: a Path costs more than each)
            self._made.add(folder)

    def _link(self, path: str) -> bool:
        try:
            os.link(self._before + path, self._after + path)
        except (OSError, NotImplementedError):  # no hard links here
            return False
        self.linked += 1
        return True

    def _lies(self, path: str, digest: str, size: int | None = None) -> bool:
        """Whether a file of the old site has these bytes, and the mode of those written now."""
        if not self._before:
            return False
        try:
            known = os.lstat(self._before + path)
            # The mode says "regular file" too: a symbolic link in the old site is never followed.
            if known.st_mode != self._mode or size not in {None, known.st_size}:
                return False
            file = os.open(self._before + path, FLAGS)
            try:
                self._seen[path] = _stamp(os.fstat(file))
                return digest_at(file) == digest
            finally:
                os.close(file)
        except OSError:  # not there before
            return False

    def _write(self, path: str, pieces: Pieces) -> None:
        # "x": writing into a file that is there could change the old site through a hard link.
        with (self._folder / path).open("xb") as file:
            file.writelines(pieces)


CHANGED = OSError(ESTALE, "it was changed while the site was built")
"""Another build, or somebody, put a file of the old site in the place of one that had been read."""

Stamp = tuple[int, int, int, int]
"""Which file this is, and which state of it, as far as the system tells without reading it."""


def _stamp(known: os.stat_result) -> Stamp:
    return known.st_dev, known.st_ino, known.st_size, known.st_mtime_ns


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
        if _is_unsafe(path):
            raise OutputError(f"a path that leaves the folder, or is none: {path!r}")
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


def _is_unsafe(path: str) -> bool:
    """Whether a path leaves the folder, or is none."""
    # A colon begins a drive or a hidden stream on Windows; the same site must be made everywhere.
    return any(mark in path for mark in "\\:\0") or not {"", ".", ".."}.isdisjoint(path.split("/"))


def _measure(pieces: Pieces) -> tuple[str, int]:
    """The digest of a file, and how many bytes it has."""
    digest, size = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size
