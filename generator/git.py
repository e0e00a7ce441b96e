"""Git plumbing: what a repository holds, asked of the `git` that is installed.

Takes a folder. Gives paths, names of revisions, and bytes. Works without Git too: a folder that is
in no repository holds nothing. Nothing is checked out, written or fetched.
Must not know what the files mean.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Self

FILE, LINK, MODULE = "100", "120000", "160000"
"""How the modes of files begin, and the modes of links and of submodules."""

ABBREVIATED = 10
"""Hex digits of a commit as it is told to people."""

MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""What the main line of a repository may be called, the likeliest first."""


def run(root: Path, *words: str) -> bytes | None:
    """What a Git command prints in a folder; None where it fails, or Git is not installed."""
    command = ["git", "--no-replace-objects", "-C", str(root), *words]
    try:
        # The command is fixed and no shell reads it; what a user typed stands behind an end of
        # options, or was found not to begin with a hyphen.
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 (as above)
    except (OSError, ValueError):  # not installed; a word holds a NUL
        return None
    return None if done.returncode else done.stdout


def _say(root: Path, *words: str) -> str:
    """What a Git command prints, as one line; "" where it fails."""
    return (run(root, *words) or b"").decode(errors="replace").strip()


def tracked_files(root: Path, folder: str) -> tuple[str, ...]:
    """Files below `folder` of the project at `root` that Git tracks, relative to `root`, sorted."""
    listed = run(root, "ls-files", "-z", "--", folder)
    return tuple(sorted(filter(None, (listed or b"").decode(errors="replace").split("\0"))))


def is_installed() -> bool:
    """Whether there is a Git to ask."""
    return run(Path(), "--version") is not None


def is_repository(root: Path) -> bool:
    """Whether a folder lies in the work tree of a repository."""
    return _say(root, "rev-parse", "--is-inside-work-tree") == "true"


def is_refused(root: Path) -> bool:
    """Whether Git does not read the repository because it belongs to another user."""
    command = ["git", "-C", str(root), "rev-parse", "--git-dir"]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 (as `run`)
    except OSError:
        return False
    return b"safe.directory" in done.stderr


def is_shallow(root: Path) -> bool:
    """Whether the clone lacks the older history."""
    return _say(root, "rev-parse", "--is-shallow-repository") == "true"


def find_commit(root: Path, name: str) -> str:
    """The commit that a revision names, as its hex digits; "" where there is none."""
    return _say(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")


def merge_base(root: Path, name: str) -> str:
    """The newest commit that a branch and the work tree have in common; "" for none."""
    return _say(root, "merge-base", "HEAD", name)


def main_line(root: Path) -> str:
    """The first of the usual names of the main line that the repository has; "" for none."""
    return next((name for name in MAIN if find_commit(root, name)), "")


def names_of_revisions(root: Path) -> tuple[str, ...]:
    """The branches and tags of a repository by their short names."""
    listed = _say(root, "for-each-ref", "--format=%(refname:short)")
    return tuple(sorted(filter(None, listed.split("\n"))))


@dataclass(frozen=True, slots=True)
class Entry:
    """What a tree holds at a path: its mode, the name of its object, and its size in bytes."""

    mode: str
    name: str
    size: int

    @property
    def is_file(self) -> bool:
        """Whether it is a file, and no link or submodule."""
        return self.mode.startswith(FILE)


def list_commit(root: Path, commit: str) -> dict[str, Entry] | None:
    """Everything in the folder `root` at a commit, by path from there; None where it had none.

    Takes a folder of any depth in the repository, and paths of any bytes that are UTF-8.
    """
    prefix = run(root, "rev-parse", "--show-prefix")
    if prefix is None:
        return None
    folder = prefix.decode(errors="replace").removesuffix("\n").removesuffix("/")
    listed = run(root, "ls-tree", "-r", "-l", "-z", "--full-tree", f"{commit}:{folder}")
    if listed is None:
        return None
    lines = listed.decode(errors="replace").split("\0")
    return dict(_read_entry(line) for line in lines if line)


def _read_entry(line: str) -> tuple[str, Entry]:
    """One line of `git ls-tree -l`: mode, kind, object and size, a tab, and the path."""
    told, _, path = line.partition("\t")
    mode, _, name, size = told.split()
    return path, Entry(mode, name, int(size) if size.isdecimal() else 0)


class Objects:
    """The bytes of objects, asked one by one of a single `git cat-file --batch`."""

    def __init__(self, root: Path) -> None:
        """Ask in the repository that holds `root`; the process starts here."""
        command = ["git", "--no-replace-objects", "-C", str(root), "cat-file", "--batch"]
        self._git = subprocess.Popen(  # noqa: S603 (nothing of it is the user's but the folder)
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def read(self, name: str) -> bytes | None:
        """The bytes of an object by its hex digits; None where the repository lacks it."""
        asked, given = self._git.stdin, self._git.stdout
        if asked is None or given is None:
            return None
        asked.write(f"{name}\n".encode())
        asked.flush()
        told = given.readline().split()
        if len(told) != len(("name", "kind", "size")):
            return None
        content = given.read(int(told[-1]))
        given.read(1)  # the line break behind it
        return content

    def __enter__(self) -> Self:
        """Begin asking."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        for end in (self._git.stdin, self._git.stdout):
            if end is not None:
                end.close()
        self._git.wait()
