"""Facts about paths typed wrong: every command answers with a finding or a sentence on usage."""

import ctypes
import os
import signal
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep
from urllib.error import HTTPError
from urllib.request import urlopen

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


class Visitor(webbrowser.BaseBrowser):
    """A browser that looks at a preview until something was built or told, and interrupts it."""

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: ARG002, FBT001, FBT002 (as its base)
        """Begin to look."""
        Thread(target=self._look, args=(url,)).start()
        return True

    def _look(self, url: str) -> None:
        while b"built for the first time" in fetch(url):
            sleep(0.05)
        os.kill(os.getpid(), signal.SIGINT)


def fetch(url: str) -> bytes:
    """What is answered, whatever its status."""
    try:
        with urlopen(url) as answer:  # noqa: S310 (our own preview)
            return bytes(answer.read())
    except HTTPError as refused:
        return refused.read()


@contextmanager
def visited() -> Iterator[None]:
    """The browser of this computer is a visitor; an interrupt is one, whoever runs the tests."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    webbrowser.register("visitor", None, Visitor(), preferred=True)
    try:
        yield
    finally:
        webbrowser.register("visitor", None, webbrowser.GenericBrowser("false"))
        signal.signal(signal.SIGINT, before)


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


@pytest.mark.parametrize("odd", ODD)
def test_a_preview_of_an_odd_project_is_told(place: Path, odd: str) -> None:
    """What is no project is told, or shown as a page that says so, until it is interrupted."""
    assert place.is_dir()
    with visited():
        assert say(["serve", "--project", odd, "--port", "0", "--open"]) in {0, 1, 2}


@pytest.mark.parametrize("odd", ["file.json", "shut", "shut/below.json", LONG])
def test_a_preview_with_an_odd_cache_is_shown(place: Path, odd: str) -> None:
    """A cache that cannot be kept costs time and nothing else."""
    assert place.is_dir()
    with visited():
        words = ["serve", "--project", "small", "--jobs", "1", "--port", "0", "--open"]
        assert say([*words, "--cache", odd]) in {0, 2}


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
