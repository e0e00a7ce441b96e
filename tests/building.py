"""Sites built by the real command, once a run and worker, for the tests that read them.

Takes a project's folder. Gives the folder of its site. Must not look into a site.
"""

import csv
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

AS_OF = "2026-11-22"
"""The day that the tests' sites are built as of."""


def scorecard(
    *words: object, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the installed command as a user would."""
    command = [sys.executable, "-m", "generator", *(str(word) for word in words)]
    given = {**os.environ, **(environment or {})}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=given, encoding="utf-8"
    )


def build_site(project: Path, site: Path, *more: object, **environment: str) -> Path:
    """The site of a project; the command's words where it fails."""
    words = ("build", "--project", project, "--site", site, "--as-of", AS_OF, "--quiet")
    cache = ("--cache", site.parent / "cache")
    done = scorecard(*words, *cache, *more, environment=environment)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return site


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a published CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tree_of(site: Path) -> dict[str, bytes]:
    """Every file of a site with its bytes."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
