"""Two looks at a project tell whether anything in it changed."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from generator.serve import Sources
from generator.serve.watching import have_changed

LONG_AGO = 1_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three files."""
    for name in ("a.yaml", "b.csv", "deep/er/c.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one", encoding="utf-8")
    return tmp_path


CHANGES: dict[str, Callable[[Path], object]] = {
    "written": lambda at: (at / "a.yaml").write_text("other", encoding="utf-8"),
    "as long": lambda at: (at / "a.yaml").write_text("two", encoding="utf-8"),
    "added": lambda at: (at / "deep" / "d.md").write_text("", encoding="utf-8"),
    "removed": lambda at: (at / "b.csv").unlink(),
    "moved": lambda at: (at / "b.csv").rename(at / "deep" / "b.csv"),
    "replaced": lambda at: (at / "b.csv").replace(at / "a.yaml"),
    "folder moved": lambda at: (at / "deep").rename(at / "deeper"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_change_is_seen(folder: Path, change: Callable[[Path], object]) -> None:
    """Whatever changes a file or its place is a difference."""
    sources = Sources((folder,))
    before = sources.look()
    change(folder)
    assert have_changed(before, sources.look(before))


def test_same_files_are_the_same(folder: Path) -> None:
    """Nothing changed is no difference, however often one looks."""
    sources = Sources((folder, folder / "none"))
    first = sources.look()
    second = sources.look(first)
    assert not have_changed(first, second)
    assert not have_changed(second, sources.look(second))


def test_change_without_a_sign_is_seen(folder: Path) -> None:
    """A file as long and as old as before, as coarse clocks leave it, is told by its content."""
    sources, path = Sources((folder,)), folder / "a.yaml"
    known = path.stat()
    before = sources.look()
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    after = sources.look(before)
    signless = {name: type(seen)((), seen.digest) for name, seen in before.items()}
    assert have_changed(signless, {n: type(s)((), s.digest) for n, s in after.items()})


@pytest.mark.parametrize("name", [".a.yaml.swp", ".#a.yaml", "#a.yaml#", "a.yaml~"])
def test_what_editors_keep_is_passed_over(folder: Path, name: str) -> None:
    """Their copies are no files of the project."""
    sources = Sources((folder,))
    before = sources.look()
    (folder / name).write_text("x", encoding="utf-8")
    assert not have_changed(before, sources.look(before))


def test_gone_folder_is_a_difference(tmp_path: Path) -> None:
    """A whole folder that is deleted changes the project, and does not stop watching."""
    root = tmp_path / "content"
    root.mkdir()
    (root / "a").write_text("x", encoding="utf-8")
    sources = Sources((root,))
    before = sources.look()
    (root / "a").unlink()
    root.rmdir()
    assert have_changed(before, sources.look(before))


def test_vanished_file_is_seen_as_that(folder: Path) -> None:
    """A link that leads nowhere stands for a file between being listed and being read."""
    (folder / "lost.csv").symlink_to(folder / "nowhere")
    assert str(folder / "lost.csv") in Sources((folder,)).look()


def test_a_thousand_changes_are_one(folder: Path) -> None:
    """A checkout of many files is waited for, and is one difference."""
    sources = Sources((folder,))
    look = sources.look()

    def check_out() -> None:
        for number in range(1000):
            (folder / f"{number}.csv").write_text("x", encoding="utf-8")

    worker = Thread(target=check_out)
    worker.start()
    after = sources.settle(sources.wait(look))
    worker.join()
    assert len(sources.settle(after)) == 1003


def test_ended_waiting_gives_what_was_there(folder: Path) -> None:
    """Whoever ends the preview does not wait for a change."""
    sources = Sources((folder,))
    look = sources.look()
    sources.ended.set()
    assert sources.wait(look) is look


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe_is_seen_and_not_waited_for(tmp_path: Path) -> None:
    """A pipe into which nobody writes would never be read to its end."""
    os.mkfifo(tmp_path / "page.md")
    look = Sources((tmp_path,)).look()
    assert [Path(path).name for path in look] == ["page.md"]


def test_a_folder_that_is_too_deep_stands_for_itself(tmp_path: Path) -> None:
    """What a build would not read is not looked through ten times a second."""
    (tmp_path / "/".join(["copy"] * 30)).mkdir(parents=True)
    assert [*Sources((tmp_path,)).look()] == [str(tmp_path)]
