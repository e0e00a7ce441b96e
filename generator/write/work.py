"""The work folder in which a new site is made, and how it takes the old site's place.

Takes the real path of the target. Gives a locked folder beside it, the exchange, and the repair
of what a dead run left. Must not know what a site holds.

    .site.new-PID-1/.made-by-cx-scorecard    the sign, locked while its maker lives
    .site.new-PID-1/new/                     the new site; after an exchange, the old one
    .site.new-PID-1/old/                     the old site, while two renames are under way
    .site.new-PID-1/gone/                    the old site, about to be deleted

These names are the journal. Where the system exchanges two folders in one step, `old` never is.
Elsewhere the target becomes `old`, then `new` becomes the target. A later run that finds `old` but
no target puts it back: the run that was killed never said that it had finished.

A lock tells whether the maker lives, since a PID soon belongs to another process, and two
containers that share a folder may both be process 7; the system frees the lock at any death. Where
the file system has no locks, the PID is asked. Between the making of the folder and its lock lie
some microseconds in which another run could clear it; the run that meets this says `cannot-write`.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from generator.write.writers import IGNORE, IGNORE_ALL

SIGN = ".made-by-cx-scorecard"
SIGN_TEXT = b"cx-scorecard makes a site here; its next build removes what is left over.\n"
LOCKED_BYTE = 1 << 20  # Windows locks bytes, not files; this one is past the text, which stays free
AT_THIS_FOLDER = -100
RENAME_EXCHANGE = 2


def real_place(target: Path) -> Path:
    """Where a target really lies, so that a symbolic link to a site stays, and its folder moves."""
    return Path(os.path.realpath(target))  # Path.resolve raises on a loop of links


def exchange_at_once(new: Path, target: Path) -> bool:
    """Swap two folders in one step by Linux's renameat2; False where that cannot be done."""
    if sys.platform != "linux":
        return False
    import ctypes

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # a C library without it
        return False
    rename.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    ends = (AT_THIS_FOLDER, os.fsencode(new), AT_THIS_FOLDER, os.fsencode(target))
    done: int = rename(*ends, RENAME_EXCHANGE)
    return done == 0


def repair(target: Path) -> None:
    """Put back, or clear away, what dead runs left beside `target`; live runs are let be."""
    real = real_place(target)
    for work in _work_folders(real):
        with suppress(OSError), _hold(work) as lock:
            if lock is not None:
                restore(work, real)
                clear(work, lock)


def make_work_folder(target: Path) -> tuple[Path, int]:
    """A signed folder beside `target` and the lock on its sign; OSError when it cannot be made."""
    names = (f".{target.name}.new-{os.getpid()}-{number}" for number in count(1))
    work = next(folder for folder in map(target.with_name, names) if _is_made(folder))
    lock = os.open(work / SIGN, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        _sign(work, lock)
    except OSError:
        clear(work, lock)
        raise
    return work, lock


def replace_in_two_steps(work: Path, target: Path) -> None:
    """Put `new` in the target's place by two renames, which `restore` can undo between them."""
    target.rename(work / "old")
    (work / "new").rename(target)


def restore(work: Path, target: Path) -> None:
    """Finish or undo the two renames; an old site that cannot be put back stays where it is."""
    with suppress(OSError):
        if os.path.lexists(target):
            # Renamed before it is deleted: "old" says that every file is there.
            (work / "old").rename(work / "gone")
        else:
            (work / "old").rename(target)


def clear(work: Path, lock: int) -> None:
    """Delete a work folder, its sign last, so that whatever is left can still be told."""
    if os.path.lexists(work / "old"):
        os.close(lock)
        return
    for name in ("new", "gone"):
        shutil.rmtree(work / name, ignore_errors=True)
    with suppress(OSError):
        (work / IGNORE).unlink()
    os.close(lock)
    with suppress(OSError):
        if [entry.name for entry in work.iterdir()] == [SIGN]:
            (work / SIGN).unlink()
        work.rmdir()


def _sign(work: Path, lock: int) -> None:
    with suppress(OSError):  # no locks on this file system: the PID in the name must do
        _lock(lock)
    os.write(lock, SIGN_TEXT)
    # Somebody may well run `git add --all` after a killed build.
    (work / IGNORE).write_bytes(IGNORE_ALL)


def _is_made(folder: Path) -> bool:
    try:
        folder.mkdir()
    except FileExistsError:
        return False
    return True


def _work_folders(target: Path) -> list[Path]:
    pattern = re.compile(re.escape(f".{target.name}.new-") + r"(\d{1,9})-\d+")
    try:
        beside = sorted(target.parent.iterdir())
    except OSError:
        return []
    folders = (entry for entry in beside if pattern.fullmatch(entry.name))
    return [folder for folder in folders if folder.is_dir() and not folder.is_symlink()]


@contextmanager
def _hold(work: Path) -> Iterator[int | None]:
    """The locked sign of a dead run's folder; None when the folder is not ours, or is in use."""
    try:
        lock = os.open(work / SIGN, os.O_RDWR)
    except FileNotFoundError:
        work.rmdir()  # killed before it could sign; a folder with anything in it refuses this
        raise
    # An empty sign is that of a run killed between the making of the file and its text.
    if os.read(lock, len(SIGN_TEXT) + 1) in {SIGN_TEXT, b""} and _is_dead(work, lock):
        yield lock
    else:
        os.close(lock)
        yield None


def _is_dead(work: Path, lock: int) -> bool:
    try:
        _lock(lock)
    except BlockingIOError:
        return False
    except OSError:  # no locks on this file system
        return not _is_running(int(work.name.rpartition(".new-")[2].partition("-")[0]))
    return True


def _is_running(pid: int) -> bool:
    if sys.platform == "win32":  # where asking a process by signal 0 ends it
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error
        finally:
            os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
