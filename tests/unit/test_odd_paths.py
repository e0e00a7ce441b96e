"""Facts about paths typed wrong: every command answers with a finding or a sentence on usage."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from building import write_files
from generator.cli import scorecard

PAST_PERMISSIONS = 0b110
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by which root reads and writes what it may not."""

LONG, LONGER = "x" * 300, "/".join(["y" * 199] * 25)
"""Names that no system takes: one for its length, one for that of the whole path."""

ODD = (
    *(LONG, LONGER, f"{LONG}.json", "file.json", "file.txt/below", "folder.json", "binary.csv"),
    *("shut", "shut/below.json", "shut.csv"),
)
"""Names too long, a file for a folder, a folder for a file, no text, no rights."""

TYPED = (
    *("check --project {}", "check --project small --previous {}"),
    "check --project small --findings {}",
    *("build --project {}", "build --project small --jobs 1 --site out --previous {}"),
    *("build --project broken --site {}", "build --project broken --cache {}"),
    *("build --project small --jobs 1 --site {}", "build --project small --jobs 1 --cache {}"),
    *("gallery --project {} --output file.txt", "gallery --project small --output {}"),
    *("init {}", "schema {}", "schema --into {}"),
    *("import {} table.csv --into new", "import gc-service-inventory {} table.csv --into new"),
    "import gc-service-inventory table.csv table.csv --into {}",
    *("count {} --survey call", "count table.csv --survey call --mapping {}"),
    "count table.csv --survey call --mapping table.map.yaml --output {}",
    "count table.csv --survey call --project {}",
    *("new service {} --project small", "new agency roads --project {}"),
    *("verify {}", "verify out --project {}", "diff {} --project small", "diff --project {}"),
    *("diff small --project small --previous {}", "diff small --project small --output {}"),
    *("explain {} --project small", "explain a/b --project {}"),
    "explain a/b --project small --previous {}",
)
"""Every path that a command takes, as it is typed."""

FILES = {
    "small/content/site.yaml": "title: Scorecard\npublisher: State\n",
    "broken/content/site.yaml": "title: Scorecard\n",
    "file.txt": "text\n",
    "file.json": "{}\n",
    "folder.json/inside.txt": "text\n",
    "table.csv": "a,b\n1,2\n",
    "shut/content/site.yaml": "title: Scorecard\npublisher: State\n",
    "shut.csv": "a,b\n1,2\n",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Odd files and folders around a project, seen by a user who may not read all of them."""
    folder = tmp_path
    write_files(folder, FILES)
    (folder / "binary.csv").write_bytes(bytes(range(256)) * 4)
    for name in ("shut", "shut.csv"):
        (folder / name).chmod(0)
    monkeypatch.chdir(folder)
    yield folder
    (folder / "shut").chmod(0o700)


@contextmanager
def without_rights_of_root() -> Iterator[None]:
    """Root may read what nobody may; on Linux it does without that for a while."""
    if sys.platform != "linux" or os.geteuid() != 0:
        yield
        return
    system = ctypes.CDLL(None, use_errno=True)
    head, held = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert system.capget(head, held) == 0
    usual = held[0]
    held[0] = usual & ~PAST_PERMISSIONS
    assert system.capset(head, held) == 0
    try:
        yield
    finally:
        held[0] = usual
        assert system.capset(head, held) == 0


def say(words: list[str]) -> int:
    """The exit code of a command, run without the rights of root; its faults are raised."""
    with without_rights_of_root():
        done = CliRunner().invoke(scorecard, [*words, "--debug"])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code


@pytest.mark.parametrize("typed", TYPED)
def test_a_path_typed_wrong_is_told(place: Path, typed: str) -> None:
    """Whatever a path names, the command ends without a fault of the program."""
    assert place.is_dir()
    codes = {odd: say([word.format(odd) for word in typed.split()]) for odd in ODD}
    assert [odd for odd, code in codes.items() if code not in {0, 1, 2}] == []
    assert {codes[LONG], codes[LONGER]} <= {1, 2} or "--cache" in typed


@pytest.mark.parametrize("typed", ["check", "diff", "explain a/b"])
def test_a_project_that_may_only_be_read_is_read(place: Path, typed: str) -> None:
    """A command that writes nothing needs no rights to write."""
    for path in (place / "small").rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    (place / "small").chmod(0o555)
    assert say([*typed.split(), "--project", "small"]) in {0, 2}
    (place / "small").chmod(0o755)
    for path in sorted((place / "small").rglob("*")):
        path.chmod(0o755)
