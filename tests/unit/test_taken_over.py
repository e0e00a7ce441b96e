"""Facts about files of the site before that are taken over into the next one."""

import errno
import os
from pathlib import Path

import pytest

from generator.write import DiskWriter


def write_old(folder: Path) -> tuple[DiskWriter, dict[str, str]]:
    """A site of one page, a writer of the next one beside it, and the page with its SHA-256."""
    old = DiskWriter(folder / "old")
    old.put("a/index.html", b"old")
    return DiskWriter(folder / "new", old=folder / "old"), old.hashes()


def test_a_file_that_is_changed_before_it_is_kept(tmp_path: Path) -> None:
    """Another build may put its site in the place of the old one: nothing of that is taken over."""
    writer, files = write_old(tmp_path)
    assert writer.lies(files)
    (tmp_path / "other").write_bytes(b"new")
    (tmp_path / "other").replace(tmp_path / "old/a/index.html")

    writer.keep(files)

    assert writer.fault is not None
    assert writer.fault.code == "cannot-write"


def test_a_file_is_read_where_it_could_not_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who puts tables together goes on to the end, where the fault is told."""
    writer, files = write_old(tmp_path)
    assert writer.lies(files)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "mkdir", refuse)
    writer.keep(files)

    assert writer.read("a/index.html") == b"old"
    assert writer.fault is not None
    assert writer.fault.code == "cannot-write"
