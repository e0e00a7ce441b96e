"""The real command on a full disk, and under a limit on the size of a file.

Takes the arguments of `python -m generator`, and how much room each run has. Gives the exit code,
what was printed, and what lies on the disk afterwards. Must not judge what is left.

Run as a script it is the command itself, in children of one warm process. A small disk is a file
system in memory, mounted where only this process sees it: it is gone with the process. Where none
may be mounted, the limit that the system keeps on every file (RLIMIT_FSIZE) stops a write midway in
the same place.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from killing import SLOW, load_everything, look

DISK = 64 << 20
"""Bytes of the small disk: more than the sites of the tests and the cache need."""

WAYS = (("unshare", "--mount"), ("unshare", "--map-root-user", "--mount"))
"""How root, and how other people, get a view of the file systems that is their own."""


def way_to_mount(folder: Path) -> tuple[str, ...]:
    """What to write before a command that mounts a small disk; empty where nobody may."""
    for way in WAYS:
        try:
            subprocess.run([*way, *_mount(folder)], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        return way
    return ()


def fill_in_turn(
    rounds: Sequence[dict[str, object]], *, disk: Path, way: Sequence[str] = ()
) -> list[Any]:
    """What each round left: `words` of the command, and the bytes it has.

    The first two make the two sites that are told apart. `room` is what is free on the disk, as a
    share of the files in which they differ; `limit` the most that a file may hold, as a share of
    the largest of them; a round with neither has all it needs. The files of the folder `watch` are
    told, and the hidden names beside it.
    """
    done = subprocess.run(
        [*way, sys.executable, __file__, json.dumps([*rounds]), str(disk), *way[:1]],
        capture_output=True,
        text=True,
        check=False,
        timeout=SLOW,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1795305600", "TMPDIR": str(disk)},
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    told: list[Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _mount(folder: Path) -> list[str]:
    return ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder)]


def _fill(disk: Path, room: int) -> None:
    """Fill the disk until only so much is free."""
    free = os.statvfs(disk)
    with (disk / "filler").open("xb") as filler:
        os.posix_fallocate(filler.fileno(), 0, free.f_bavail * free.f_frsize - room)


def _sizes_of_new(one: dict[str, Any], other: dict[str, Any], folder: Path) -> list[int]:
    """Bytes of the files of a site that another site does not have."""
    old = one["files"]
    new = (path for path, digest in other["files"].items() if old.get(path) != digest)
    return [(folder / path).stat().st_size for path in new]


def _run(words: list[str], limit: int | None) -> tuple[int, str]:
    """The exit code of the command in a child, and what it printed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _become(words, writing, limit)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        printed = told.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), printed


def _become(words: list[str], writing: int, limit: int | None) -> None:
    """Be the command, and end with it."""
    import resource

    from generator.cli import main

    os.dup2(writing, 1)
    if limit is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    sys.argv = ["scorecard", *words]
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    os._exit(int(code or 0))  # type: ignore[call-overload]


def _main() -> None:
    load_everything()
    rounds, disk, mounts = json.loads(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    if mounts:
        subprocess.run(_mount(disk), check=True)
    left: list[dict[str, Any]] = []
    sizes: list[int] = []
    for one in rounds:
        sizes = sizes or (_sizes_of_new(left[0], left[1], Path(one["watch"])) if left[1:] else [])
        if "room" in one:
            _fill(disk, int(one["room"] * sum(sizes)))
        most = int(one["limit"] * max(sizes)) if "limit" in one else None
        code, printed = _run(one["words"], most)
        (disk / "filler").unlink(missing_ok=True)
        left.append({"code": code, "printed": printed, **look(Path(one["watch"]))})
    sys.stdout.write("\n" + json.dumps(left) + "\n")


if __name__ == "__main__":
    _main()
