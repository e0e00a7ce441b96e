"""What a folder holds, to the last byte: every file and folder below it, each file by its SHA-256.

Takes a folder. Gives its entries in one order. Must not know what the files mean.

Everything is read, since a time and a size do not tell that a file is as it was: 12,000 files of
together 170 MB take a third of a second, and two threads no less. Whatever is neither a plain file
nor a folder ends the listing, as does what the system refuses.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from stat import S_ISREG

PIECE = 1 << 20
"""Bytes that are read at once."""

FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""A pipe that took a file's place meanwhile is not waited for."""

MOST = 1 << 40
"""Bytes: more than any file has."""


class OddEntryError(Exception):
    """Something in a folder is no plain file, too large, or one too many; the message is its path.

    It is no OSError, but means the same to whoever lists: what is there is not known.
    """


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder: its path below the listed one, its mode, and the SHA-256 of a file.

    `stamp` is what the system says of a file without reading it: unlike stamps tell that something
    was done to it, and equal ones nothing. `leads` is where a link leads in the end.
    """

    path: str
    mode: int
    digest: str = ""
    stamp: tuple[int, ...] = field(default=(), compare=False)
    leads: str = ""


def anything(_name: str) -> bool:
    """Every name is taken."""
    return True


def list_entries(
    folder: str | os.PathLike[str],
    *,
    takes: Callable[[str], bool] = anything,
    most: int = MOST,
    follows: bool = False,
) -> Iterator[Entry]:
    """Every entry below a folder whose name is taken, with forward slashes, in one order.

    Raises OSError where something cannot be read, OddEntryError at what is no plain file, or has
    more than `most` bytes. Links to files are as odd as links to folders, unless it `follows` them.
    """
    waiting = [("", os.fspath(folder))]
    while waiting:
        above, here = waiting.pop()
        with os.scandir(here) as found:
            entries = sorted(found, key=lambda one: one.name)
        for one in entries:
            path = above + one.name
            if not takes(one.name):
                continue
            if one.is_dir(follow_symlinks=False):
                yield Entry(path, one.stat(follow_symlinks=False).st_mode)
                waiting.append((path + "/", one.path))
            else:
                yield _read(path, one, most, follows=follows)


def _read(path: str, found: "os.DirEntry[str]", most: int, *, follows: bool) -> Entry:
    linked = found.is_symlink()
    if not found.is_file() or (linked and not follows):
        raise OddEntryError(path)
    file = os.open(found.path, FLAGS if follows else FLAGS | getattr(os, "O_NOFOLLOW", 0))
    try:
        known = os.fstat(file)
        if not S_ISREG(known.st_mode) or known.st_size > most:
            raise OddEntryError(path)
        stamp = (known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns)
        leads = os.path.realpath(found.path) if linked else ""
        return Entry(path, known.st_mode, digest_at(file), stamp, leads)
    finally:
        os.close(file)


def digest_at(file: int) -> str:
    """The SHA-256 in hexadecimal of what an open file holds from where it stands."""
    digest = hashlib.sha256()
    while piece := os.read(file, PIECE):
        digest.update(piece)
    return digest.hexdigest()
