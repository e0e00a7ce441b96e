"""Watching: which files of a project are there, and whether any differs from the last look.

Takes the folders and files that a build reads. Gives looks, which can be told apart. Must not know
what a file means, nor build anything.

Files are looked at ten times a second instead of listening to the system's events: the same two
looks, before and after a build, also tell that nothing changed while it read; a thousand events of
a `git checkout` are one difference; and it works on network drives and in containers, where events
do not arrive. Three hundred files take 2 ms a look (docs/decisions/0017).
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG
from threading import Event
from time import perf_counter, time_ns

from generator.sources.extent import is_passed_over, judge_extent
from generator.sources.tree import is_folder

EVERY = 0.1
"""Seconds between two looks, unless looking takes long."""

SHARE = 20
"""Looking takes at most one part in so many of a processor's time."""

QUIET = 0.02
"""Seconds without a change after which a build begins; one that follows it later gives that up."""

YOUNG = 3_000_000_000
"""Nanoseconds: a file as young may change again without a sign, where file systems count in 2 s."""

Sign = tuple[int, ...] | str
"""What the system says of a file without reading it, or why it says nothing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was seen; `digest` is that of its content where its sign cannot be relied on."""

    sign: Sign
    digest: bytes | None = None

    def differs(self, before: "Seen | None") -> bool:
        """Whether it may be another content than `before`."""
        if before is None or self.sign != before.sign:
            return True
        return None not in {self.digest, before.digest} and self.digest != before.digest


Look = Mapping[str, Seen]
"""Every file there was, by its path."""


def have_changed(before: Look, after: Look) -> bool:
    """Whether a file came, went, or may have another content."""
    return before.keys() != after.keys() or any(
        seen.differs(before[path]) for path, seen in after.items()
    )


@dataclass(slots=True)
class Sources:
    """The folders and files that a build reads; `ended` ends every waiting."""

    roots: tuple[Path, ...]
    ended: Event = field(default_factory=Event)
    _every: float = EVERY

    def look(self, before: Look | None = None) -> Look:
        """What is there now; files that were young in the look `before` are read again."""
        begun, now, known = perf_counter(), time_ns(), before or {}
        found = {path: _see(path, now, known.get(path)) for path in _files(self.roots)}
        self._every = max(EVERY, SHARE * (perf_counter() - begun))
        return found

    def settle(self, look: Look) -> Look:
        """What is there once nothing has changed for a moment."""
        while not self.ended.wait(QUIET):
            after = self.look(look)
            if not have_changed(look, after):
                return after
            look = after
        return look

    def wait(self, look: Look, *, also: Callable[[], bool] = bool) -> Look:
        """What is there after the next difference, or when `also` holds, or waiting is ended."""
        while not self.ended.wait(self._every):
            after = self.look(look)
            if have_changed(look, after) or also():
                return after
            look = after
        return look


def _files(roots: Iterable[Path]) -> Iterator[str]:
    """The paths of all files; a folder that cannot be listed stands for itself."""
    for root in roots:
        # One that holds more than a build would read is waited for until it does not.
        if not is_folder(root) or judge_extent(root):
            yield str(root)
            continue
        refused: list[OSError] = []
        for folder, below, names in os.walk(root, onerror=refused.append):
            below[:] = [name for name in below if not is_passed_over(name)]
            yield from (os.path.join(folder, one) for one in names if not is_passed_over(one))  # noqa: PTH118 (300 files ten times a second)
        yield from (str(fault.filename) for fault in refused)


def _see(path: str, now: int, before: Seen | None) -> Seen:
    """One file; a file that is gone by now, or shut, is seen as that."""
    try:
        known = os.stat(path)  # noqa: PTH116 (as in _files)
    except OSError as fault:
        return Seen(fault.strerror or type(fault).__name__)
    if not S_ISREG(known.st_mode):  # nobody may ever write into a pipe
        return Seen("no file")
    changed = max(known.st_mtime_ns, known.st_ctime_ns)
    sign = (known.st_ino, known.st_size, known.st_mode, known.st_mtime_ns, known.st_ctime_ns)
    was = before.digest if before is not None and before.sign == sign else None
    if now - changed < YOUNG:
        return Seen(sign, _digest(path))
    # Old enough by now; read a last time, since it may have changed without a sign while young.
    digest = _digest(path) if was else None
    return Seen(sign, None if digest == was else digest)


def _digest(path: str) -> bytes:
    """A digest of the content, or of why it cannot be read."""
    try:
        return hashlib.sha256(Path(path).read_bytes()).digest()
    except OSError as fault:
        return str(fault.strerror).encode()
