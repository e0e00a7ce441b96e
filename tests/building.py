"""Sites built by the real command, once a run and worker, for the tests that read them.

Takes a project's folder or its files. Gives the folder of its site, and what stands in it.
Must not judge a site.
"""

import csv
import gzip
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

Git = Callable[..., str]
"""Git in the folder of a test: takes words, gives what it prints."""

DIGEST = re.compile(r"\b[0-9a-f]{64}\b|(?<=_)[0-9a-f]{7,}(?=\.pf_)")
"""A SHA-256 digest, and the digest by which the index of the search names its files."""

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


def start(*words: object) -> subprocess.Popen[str]:
    """Start the installed command, and go on beside it; an interrupt reaches it.

    A shell that runs the tests in the background lets them, and what they start, pass over it.
    """
    command = [sys.executable, "-m", "generator", *(str(word) for word in words)]
    given = {**os.environ, "PYTHONUNBUFFERED": "1"}
    pipe = subprocess.PIPE
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return subprocess.Popen(
            command, stdout=pipe, stderr=subprocess.DEVNULL, text=True, env=given, encoding="utf-8"
        )
    finally:
        signal.signal(signal.SIGINT, before)


def build_site(project: Path, site: Path, *more: object, **environment: str) -> Path:
    """The site of a project; the command's words where it fails."""
    build_telling(project, site, *more, **environment)
    return site


def build_telling(project: Path, site: Path, *more: object, **environment: str) -> str:
    """The findings that the command prints while it builds a site."""
    words = ("build", "--project", project, "--site", site, "--as-of", AS_OF, "--quiet")
    cache = ("--cache", site.parent / "cache")
    done = scorecard(*words, *cache, *more, environment=environment)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a published CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tree_of(site: Path) -> dict[str, bytes]:
    """Every file of a site with its bytes."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """The folder with these files, whose paths lead below it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def readable(tree: Mapping[str, bytes]) -> dict[str, str]:
    """Every file of a site as text, decompressed where it is compressed, without digests.

    Among the hex digits of so many digests four figures of a number stand together by chance.
    """
    plain = {
        name: gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        for name, data in tree.items()
    }
    return {name: DIGEST.sub("", data.decode("utf-8", "replace")) for name, data in plain.items()}


def spellings(number: int) -> set[str]:
    """A number as pages, tables and charts may write it."""
    return {str(number), f"{number:,}", f"{number:_}", f"{number:,}".replace(",", "\N{NBSP}")}
