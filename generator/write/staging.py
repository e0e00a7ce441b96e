"""A new site in the making, and the judgement whether a folder may be replaced by one.

Takes the target folder and finished files. Gives the new site in the old one's place, or a
Refusal. Must not know what pages or exports there are.

A folder may be replaced when it is empty, or when its manifest names this program and no Git
repository lies in it. A manifest that cannot be read is nobody's: refusing costs somebody one
deleted folder, replacing could cost them their files.

An error, a full disk, an interrupt or a kill at any moment leaves the old site whole. Files are
not flushed to the disk one by one, which at least doubles the time of writing them on a quick disk:
a killed process loses nothing that the system was given, and after a power cut the next build
compares every byte with the old files and writes what differs.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from generator.diagnostics.value import Refusal
from generator.exports.manifest import GENERATOR, MANIFEST
from generator.write.work import (
    clear,
    exchange_at_once,
    make_work_folder,
    real_place,
    repair,
    replace_in_two_steps,
    restore,
)
from generator.write.writers import DiskWriter, OutputError, cannot_write

Exchange = Callable[[Path, Path], bool]


class Staging(DiskWriter):
    """A new site in the making beside its target; `commit` puts it in the old one's place.

    Leaving the `with` block without a commit, for whatever reason, leaves the old site as it was.
    """

    def __init__(self, target: Path, *, exchange: Exchange) -> None:
        """Begin beside `target`; OSError when that cannot be done. Use `Staging.open`."""
        self._target = real_place(target)
        self._exchange = exchange
        self._target.parent.mkdir(parents=True, exist_ok=True)
        self._work, self._lock = make_work_folder(self._target)
        try:
            super().__init__(self._work / "new", old=self._target, shown=target)
        except OSError:
            clear(self._work, self._lock)
            raise

    @classmethod
    def open(cls, target: Path, *, exchange: Exchange = exchange_at_once) -> "Staging | Refusal":
        """Repair what an earlier run left, then begin; a Refusal when `target` is not ours.

        `exchange` swaps two folders in one step, or says False where that cannot be done.
        """
        repair(target)
        refusal = examine(target)
        if refusal:
            return refusal
        try:
            return cls(target, exchange=exchange)
        except OSError as error:
            return cannot_write(error, target)

    def commit(self) -> Refusal | None:
        """Put the new site in the old one's place; a Refusal when that cannot be done.

        Raises OutputError when no manifest that names this program was put: the next build would
        not know its own site.
        """
        if self.fault is None and not _is_ours(self._folder):
            raise OutputError(f"a site needs its {MANIFEST} with the generator {GENERATOR}")
        return self.fault or examine(self._target) or self._take_place()

    def _take_place(self) -> Refusal | None:
        try:
            if not os.path.lexists(self._target):
                self._folder.rename(self._target)
            elif not self._exchange(self._folder, self._target):
                replace_in_two_steps(self._work, self._target)
        except OSError as error:
            return cannot_write(error, self._shown)
        finally:
            restore(self._work, self._target)
        return None

    def __enter__(self) -> Self:
        """The writer itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the work folder, and with it whichever site is no longer wanted."""
        clear(self._work, self._lock)


def examine(target: Path) -> Refusal | None:
    """Why this folder may not be replaced by a site; None when it is absent, empty or ours."""
    real = real_place(target)
    try:
        if os.path.ismount(real):
            return Refusal.of("cannot-write", file=target, problem="it is a mount point")
        problem = _foreign(real) if os.path.lexists(real) else ""
    except OSError as error:
        return cannot_write(error, target)
    return Refusal.of("foreign-folder", folder=target, problem=problem) if problem else None


def _foreign(real: Path) -> str:
    if not real.is_dir():
        return "it is a file"
    entries = {entry.name for entry in real.iterdir()}
    if ".git" in entries:
        return "it holds a Git repository"
    if entries and not _is_ours(real):
        return f"it is not empty, and has no {MANIFEST} made by {GENERATOR}"
    return ""


def _is_ours(folder: Path) -> bool:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(manifest, dict) and manifest.get("generator") == GENERATOR
