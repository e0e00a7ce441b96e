"""How far a folder reaches: whether anybody could mean all the files in it.

Takes a folder. Gives why it is not listed, or nothing. It stops at the limit, however much there
is. Must not know what the files mean.
"""

import os
from collections.abc import Iterator

from generator.diagnostics import Refusal

MOST_FILES = 30_000
"""Files and folders below content/, data/, templates/ or editions/: 10,000 services are a third."""

DEEPEST = 20
"""Folders inside each other: a service lies in three."""


def is_passed_over(name: str) -> bool:
    """Whether a file or folder is none of the project's: hidden, or a copy that an editor keeps.

    Such as `claims.yaml~` and `#claims.yaml#`, which no one means to publish.
    """
    return name.startswith((".", "#")) or name.endswith(("~", "___jb_tmp___", "___jb_old___"))


def judge_extent(folder: str | os.PathLike[str]) -> Refusal | None:
    """Why a folder is not listed: it holds too much, or too deep. None where it can be."""
    waiting, seen = [(os.fspath(folder), 1)], 0
    while waiting:
        here, depth = waiting.pop()
        if depth > DEEPEST:
            return Refusal.of("folders-too-deep", most=DEEPEST)
        for entry in _entries(here):
            seen += 1
            if seen > MOST_FILES:
                return Refusal.of("too-many-files", most=f"{MOST_FILES:,}")
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, depth + 1))
    return None


def _entries(folder: str) -> Iterator["os.DirEntry[str]"]:
    """What a folder holds, one after the other; nothing where the system refuses to list it."""
    try:
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if not is_passed_over(entry.name))
    except OSError:
        return
