"""Git plumbing: what a repository holds, asked of the `git` that is installed.

Takes a folder. Gives paths. Works without Git too: a folder that is in no repository holds nothing.
Must not know what the files mean.
"""

import subprocess
from pathlib import Path


def tracked_files(root: Path, folder: str) -> tuple[str, ...]:
    """Files below `folder` of the project at `root` that Git tracks, relative to `root`, sorted."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--", folder]
    try:
        # The command and its words are fixed; only the folder is the user's, after `--`.
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 (as above)
    except OSError:  # Git is not installed
        return ()
    if done.returncode:
        return ()
    return tuple(sorted(filter(None, done.stdout.decode(errors="replace").split("\0"))))
