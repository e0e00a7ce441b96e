"""Facts about the writers and about the exchange of a new site with the old one."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Refusal
from generator.write import (
    DiskWriter,
    MemoryWriter,
    OutputError,
    Staging,
    examine,
    exchange_at_once,
    repair,
)

MANIFEST = json.dumps({"generator": "cx-scorecard"}).encode()
OLD = {"manifest.json": MANIFEST, "index.html": b"old", "services/a/index.html": b"same"}
NEW = {"manifest.json": MANIFEST, "index.html": b"new", "services/a/index.html": b"same"}
IGNORED = {".gitignore": b"*\n"}


def two_steps(_new: Path, _target: Path) -> bool:
    """An exchange for a system that has none in one step."""
    return False


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its relative path."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def build(target: Path, files: dict[str, bytes], *, at_once: bool = True) -> Refusal | None:
    """Make a site as the build does."""
    exchange = exchange_at_once if at_once else two_steps
    staging = Staging.open(target, exchange=exchange)
    if isinstance(staging, Refusal):
        return staging
    with staging as writer:
        for path, content in files.items():
            writer.put(path, content)
        return writer.commit()


def leftovers(folder: Path) -> list[str]:
    """The names of hidden entries, among them every work folder."""
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def problem_of(refusal: Refusal | None) -> tuple[str, str]:
    """The code of a refusal and its word `problem`."""
    assert refusal is not None
    return refusal.code, dict(refusal.words)["problem"]


@pytest.fixture(params=[True, False], ids=["at once", "two steps"])
def at_once(request: pytest.FixtureRequest) -> bool:
    """Whether the system exchanges two folders in one step."""
    wanted = bool(request.param)
    if wanted and sys.platform != "linux":
        pytest.skip("renameat2 is Linux's")
    return wanted


@pytest.fixture(params=["memory", "disk"])
def writer(request: pytest.FixtureRequest, tmp_path: Path) -> MemoryWriter | DiskWriter:
    """Each writer in turn."""
    return MemoryWriter() if request.param == "memory" else DiskWriter(tmp_path / "out")


@pytest.mark.parametrize(
    "path", ["", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\\b", "a\0b", "C:/a", "a/..", "."]
)
def test_unsafe_paths(writer: MemoryWriter | DiskWriter, path: str) -> None:
    """A path that leaves the folder, or names no file, is our bug."""
    with pytest.raises(OutputError):
        writer.put(path, b"")


@pytest.mark.parametrize(
    ("first", "second"),
    [("a", "a"), ("a", "A"), ("a", "a/b"), ("a/b/c", "a/b"), ("é", "e\u0301"), ("b", ".gitignore")],
)
def test_two_files_at_one_path(writer: MemoryWriter | DiskWriter, first: str, second: str) -> None:
    """Two files that any file system would put at one path are our bug."""
    writer.put(first, b"1")
    with pytest.raises(OutputError):
        writer.put(second, b"2")


def test_hashes(writer: MemoryWriter | DiskWriter) -> None:
    """The hashes are those of what was put, sorted, without the .gitignore."""
    writer.put("b", b"")
    writer.put("a/c", b"x")
    assert list(writer.hashes().items()) == [
        ("a/c", "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"),
        ("b", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ]


PARTS = st.text(st.sampled_from("ab.-_é"), min_size=1, max_size=4).filter(
    lambda part: part.strip(".") != ""
)
PATHS = st.lists(PARTS, min_size=1, max_size=3).map("/".join)


@given(st.dictionaries(PATHS, st.binary(max_size=9), max_size=5))
def test_same_judgement(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    """Memory and disk take the same paths and keep the same bytes."""
    memory, disk = MemoryWriter(), DiskWriter(tmp_path_factory.mktemp("disk") / "out")
    for path, content in files.items():
        try:
            memory.put(path, content)
        except OutputError:
            with pytest.raises(OutputError):
                disk.put(path, content)
        else:
            disk.put(path, content)
    assert memory.hashes() == disk.hashes()


def test_first_site(tmp_path: Path, *, at_once: bool) -> None:
    """A site is made where there was none, folders above it too, and its .gitignore with it."""
    target = tmp_path / "deep" / "site"
    assert build(target, NEW, at_once=at_once) is None
    assert files_of(target) == NEW | IGNORED
    assert leftovers(target.parent) == []


@pytest.mark.parametrize("before", [OLD, {}], ids=["a site", "an empty folder"])
def test_next_site(tmp_path: Path, before: dict[str, bytes], *, at_once: bool) -> None:
    """The new site takes the place of the old one, or of an empty folder, and nothing is left."""
    target = tmp_path / "site"
    target.mkdir()
    if before:
        build(target, before)
    assert build(target, NEW, at_once=at_once) is None
    assert files_of(target) == NEW | IGNORED
    assert leftovers(tmp_path) == []


def test_system_exchanges(tmp_path: Path) -> None:
    """On Linux two folders change places in one step."""
    if sys.platform != "linux":
        pytest.skip("renameat2 is Linux's")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchange_at_once(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a" / "b").exists()


def test_unchanged_files_are_links(tmp_path: Path) -> None:
    """A file with the same bytes stays the same file; one with other bytes is a new file."""
    target = tmp_path / "site"
    build(target, OLD)
    names = ("services/a/index.html", "index.html")
    before = [(target / name).stat().st_ino for name in names]
    build(target, NEW)
    after = [(target / name).stat().st_ino for name in names]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False]


def test_pieces_make_the_file_that_their_bytes_make(tmp_path: Path) -> None:
    """A file put in pieces is the one put whole: its hash, and a link where it is unchanged."""
    old, new = tmp_path / "old", tmp_path / "new"
    whole = DiskWriter(old)
    for path in ("same", "other", "longer"):
        whole.put(path, b"one two")
    writer = DiskWriter(new, old=old)
    for path, pieces in (("same", [b"one ", b"two"]), ("other", [b"one ", b"six"])):
        writer.put(path, pieces)
    writer.put("longer", [b"one two", b" six"])
    same = [(old / path).samefile(new / path) for path in ("same", "other", "longer")]
    assert (same, writer.linked) == ([True, False, False], 1)
    assert (new / "other").read_bytes() == b"one six"
    assert (new / "longer").read_bytes() == b"one two six"
    assert writer.hashes()["same"] == whole.hashes()["same"]


def test_old_link_is_not_followed(tmp_path: Path) -> None:
    """A symbolic link that somebody put into the old site becomes a file of its own."""
    target, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    build(target, OLD)
    elsewhere.write_bytes(b"new")
    (target / "index.html").unlink()
    (target / "index.html").symlink_to(elsewhere)
    build(target, NEW)
    assert not (target / "index.html").is_symlink()
    assert (target / "index.html").stat().st_ino != elsewhere.stat().st_ino


def test_modes_follow_the_umask(tmp_path: Path) -> None:
    """Files and folders have the modes that the umask gives, even where the old ones had not."""
    if sys.platform == "win32":
        pytest.skip("Windows has no modes")
    target = tmp_path / "site"
    build(target, OLD)
    (target / "services/a/index.html").chmod(0o600)
    umask = os.umask(0o027)
    try:
        build(target, NEW)
    finally:
        os.umask(umask)
    paths = (target, target / "services", target / "services/a/index.html")
    assert [path.stat().st_mode & 0o777 for path in paths] == [0o750, 0o750, 0o640]


def test_no_commit(tmp_path: Path) -> None:
    """Without a commit the old site stays, and the work folder goes."""
    target = tmp_path / "site"
    build(target, OLD)
    staging = Staging.open(target)
    assert isinstance(staging, Staging)
    with staging:
        staging.put("index.html", b"new")
    assert files_of(target) == OLD | IGNORED
    assert leftovers(tmp_path) == []


def test_interrupt(tmp_path: Path) -> None:
    """An interrupt goes on its way, and leaves the old site and no work folder."""
    target = tmp_path / "site"
    build(target, OLD)
    staging = Staging.open(target)
    assert isinstance(staging, Staging)
    with pytest.raises(KeyboardInterrupt), staging:
        raise KeyboardInterrupt
    assert files_of(target) == OLD | IGNORED
    assert leftovers(tmp_path) == []


def test_interrupt_between_the_renames(tmp_path: Path) -> None:
    """An interrupt between the two renames puts the old site back at once."""
    target = tmp_path / "site"
    build(target, OLD)

    def interrupted(new: Path, old: Path) -> bool:
        old.rename(new.parent / "old")
        raise KeyboardInterrupt

    staging = Staging.open(target, exchange=interrupted)
    assert isinstance(staging, Staging)
    staging.put("manifest.json", MANIFEST)
    with pytest.raises(KeyboardInterrupt), staging:
        staging.commit()
    assert files_of(target) == OLD | IGNORED
    assert leftovers(tmp_path) == []


def test_site_without_its_sign(tmp_path: Path) -> None:
    """A site that the next build would not know as its own is our bug."""
    staging = Staging.open(tmp_path / "site")
    assert isinstance(staging, Staging)
    with staging, pytest.raises(OutputError):
        staging.commit()


@pytest.mark.parametrize(
    "manifest",
    [None, b"", b"{", b"[]", b"\xff", b'{"generator": "other"}', b"[" * 100_000, b'{"name": "x"}'],
)
def test_foreign_folder(tmp_path: Path, manifest: bytes | None) -> None:
    """A folder with files and no manifest of ours, or a broken one, is refused and not touched."""
    (tmp_path / "thesis.txt").write_bytes(b"ten years")
    if manifest is not None:
        (tmp_path / "manifest.json").write_bytes(manifest)
    before = files_of(tmp_path)
    refusal = build(tmp_path, NEW)
    assert problem_of(refusal) == (
        "foreign-folder",
        "it is not empty, and has no manifest.json made by cx-scorecard",
    )
    assert files_of(tmp_path) == before


def test_git_repository(tmp_path: Path) -> None:
    """A site that was cloned holds a history, and is refused."""
    target = tmp_path / "site"
    build(target, OLD)
    (target / ".git").mkdir()
    assert problem_of(examine(target)) == ("foreign-folder", "it holds a Git repository")


def test_target_is_a_file(tmp_path: Path) -> None:
    """A file in the target's place is refused."""
    (tmp_path / "site").touch()
    assert problem_of(examine(tmp_path / "site")) == ("foreign-folder", "it is a file")


def test_target_becomes_foreign(tmp_path: Path) -> None:
    """A folder that became somebody's while the site was made is refused at the commit."""
    target = tmp_path / "site"
    staging = Staging.open(target)
    assert isinstance(staging, Staging)
    with staging:
        staging.put("manifest.json", MANIFEST)
        target.mkdir()
        (target / "thesis.txt").touch()
        refusal = staging.commit()
    assert problem_of(refusal)[0] == "foreign-folder"


def test_mount_point() -> None:
    """A mount point cannot be renamed, and is refused before any work."""
    assert problem_of(examine(Path("/"))) == ("cannot-write", "it is a mount point")


def test_symbolic_link(tmp_path: Path, *, at_once: bool) -> None:
    """Where the target is a link it stays one, and the folder it leads to is exchanged."""
    real, link = tmp_path / "disk" / "real", tmp_path / "site"
    build(real, OLD)
    link.symlink_to(real)
    assert build(link, NEW, at_once=at_once) is None
    assert link.is_symlink()
    assert files_of(real) == NEW | IGNORED


def test_disk_fault_is_a_refusal(tmp_path: Path) -> None:
    """A disk that does not take a file is told once, with the file's place and the system's words.

    The path is longer than any file system takes, and later files are not tried.
    """
    target = tmp_path / "site"
    build(target, OLD)
    staging = Staging.open(target)
    assert isinstance(staging, Staging)
    with staging:
        staging.put("x" * 300, b"")
        staging.put("manifest.json", MANIFEST)
        refusal = staging.commit()
    assert refusal is not None
    assert refusal == Refusal.of(
        "cannot-write", file=target / ("x" * 300), problem=dict(refusal.words)["problem"]
    )
    assert "name too long" in problem_of(refusal)[1]
    assert files_of(target) == OLD | IGNORED


def test_parent_is_a_file(tmp_path: Path) -> None:
    """Where no folder can be made beside the target, the system's words say why."""
    (tmp_path / "file").touch()
    assert problem_of(build(tmp_path / "file" / "site", NEW))[0] == "cannot-write"


LIMITED = """
import resource, signal, sys
from pathlib import Path
from generator.write import Staging
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
with Staging.open(Path(sys.argv[1])) as site:
    site.put("big", b"x" * 10_000)
    print(site.commit())
"""


def run(script: str, *arguments: object) -> str:
    """What a script prints in a Python of its own."""
    root = Path(sys.modules["generator"].__file__ or "").parents[1]
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(root)},
    )
    return done.stdout


def test_file_too_large(tmp_path: Path) -> None:
    """A limit on the size of files gives a refusal, and the old site stays."""
    if sys.platform == "win32":
        pytest.skip("Windows has no such limit")
    target = tmp_path / "site"
    build(target, OLD)
    assert "File too large" in run(LIMITED, target)
    assert files_of(target) == OLD | IGNORED
    assert leftovers(tmp_path) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kilobytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root can mount a small file system, and not everywhere")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_full_disk(small_disk: Path) -> None:
    """A full disk gives a refusal, the old site stays whole, and the space is given back."""
    target = small_disk / "site"
    build(target, OLD)
    refusal = build(target, NEW | {"big": b"x" * 100_000})
    assert problem_of(refusal) == ("cannot-write", "No space left on device")
    assert files_of(target) == OLD | IGNORED
    assert leftovers(small_disk) == []
    assert build(target, NEW) is None


def test_disk_full_from_the_start(small_disk: Path) -> None:
    """Where not even a folder fits, the build refuses and leaves nothing behind."""
    (small_disk / "filler").write_bytes(b"x" * 65_536)
    refusal = build(small_disk / "site", NEW)
    assert problem_of(refusal) == ("cannot-write", "No space left on device")


# Forks a child for every point at which the interpreter touches the system (a file opened, made,
# renamed, linked, deleted; a C function called), kills it there, and judges what it left.
KILLER = """
import json, os, signal, sys
from pathlib import Path
from generator.write import Staging, exchange_at_once, repair

folder, at_once = Path(sys.argv[1]), sys.argv[2] == "True"
old, new = json.loads(sys.argv[3]), json.loads(sys.argv[4])
target = folder / "site"

def build(files):
    exchange = exchange_at_once if at_once else lambda new, old: False
    with Staging.open(target, exchange=exchange) as site:
        for path, content in files.items():
            site.put(path, content.encode())
        assert site.commit() is None

def state():
    files = {p.relative_to(target).as_posix(): p.read_text() for p in target.rglob("*.*")
             if p.is_file() and p.name != ".gitignore"}
    return {json.dumps(old, sort_keys=True): "old", json.dumps(new, sort_keys=True): "new"}.get(
        json.dumps(files, sort_keys=True), "torn")

def killed_at(point):
    child = os.fork()
    if child == 0:
        seen = 0
        def hook(event, arguments):
            nonlocal seen
            seen += 1
            if seen == point:
                os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(hook)
        build(new)
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0

found, point = [], 1
build(old)
while killed_at(point):
    seen = [] if target.exists() else ["absent"]
    repair(target)
    seen.append(state())
    seen += sorted(p.name for p in folder.iterdir() if p != target)
    build(new)
    seen.append(state())
    build(old)
    seen += sorted(p.name for p in folder.iterdir() if p != target)
    found.append(seen)
    point += 1
print(json.dumps(found))
"""


def test_kill_at_every_point(tmp_path: Path, *, at_once: bool) -> None:
    """Killed at any moment, the old site or the new one stands whole, and the next run clears up.

    By two renames the target may be absent until the next run puts the old site back.
    """
    if not hasattr(os, "fork"):
        pytest.skip("this system has no fork")
    old, new = (
        json.dumps({path: content.decode() for path, content in files.items()})
        for files in (OLD, NEW)
    )
    found = json.loads(run(KILLER, tmp_path, at_once, old, new))
    kinds = {tuple(seen) for seen in found}
    expected = {("old", "new"), ("new", "new")}
    assert kinds == (expected if at_once else expected | {("absent", "old", "new")})
    assert len(found) > 40


def abandon(folder: Path, name: str, sign: bytes) -> Path:
    """A work folder such as a dead run leaves."""
    work = folder / name
    (work / "new").mkdir(parents=True)
    (work / ".made-by-cx-scorecard").write_bytes(sign)
    return work


SIGNED = b"cx-scorecard makes a site here; its next build removes what is left over.\n"


def test_repair_clears_what_is_signed(tmp_path: Path) -> None:
    """Of the folders beside the target, those go that have both our name and our sign."""
    names = [".site.new-1-1", ".site.new-x-1", ".other.new-1-1", ".site.new-1-1.bak"]
    for name in names:
        abandon(tmp_path, name, SIGNED)
    abandon(tmp_path, ".site.new-1-2", b"somebody else's file")
    (tmp_path / ".site.new-1-3").mkdir()
    (tmp_path / ".site.new-1-3" / "kept").touch()
    (tmp_path / ".site.new-1-4").mkdir()
    repair(tmp_path / "site")
    assert leftovers(tmp_path) == sorted([*names[1:], ".site.new-1-2", ".site.new-1-3"])


def test_repair_follows_no_link(tmp_path: Path) -> None:
    """A link with a work folder's name is left alone, and so is what it leads to."""
    abandon(tmp_path, "elsewhere", SIGNED)
    (tmp_path / ".site.new-1-1").symlink_to(tmp_path / "elsewhere")
    repair(tmp_path / "site")
    assert (tmp_path / "elsewhere" / "new").exists()


def test_repair_lets_the_living_be(tmp_path: Path) -> None:
    """The work folder of a run that goes on is not touched, and that run can still commit."""
    target = tmp_path / "site"
    staging = Staging.open(target)
    assert isinstance(staging, Staging)
    with staging:
        staging.put("manifest.json", MANIFEST)
        assert build(target, OLD) is None
        assert staging.commit() is None
    assert files_of(target) == {"manifest.json": MANIFEST} | IGNORED
    assert leftovers(tmp_path) == []


def test_repair_keeps_what_is_no_part_of_a_site(tmp_path: Path) -> None:
    """A file that somebody put into a work folder is not deleted, nor the sign beside it."""
    work = abandon(tmp_path, ".site.new-1-1", SIGNED)
    (work / "note").touch()
    repair(tmp_path / "site")
    assert sorted(path.name for path in work.iterdir()) == [".made-by-cx-scorecard", "note"]


def test_work_folder_is_ignored_by_git(tmp_path: Path) -> None:
    """While a site is made, its work folder has a .gitignore of its own."""
    staging = Staging.open(tmp_path / "site")
    assert isinstance(staging, Staging)
    with staging:
        work = next(path for path in tmp_path.iterdir())
        assert (work / ".gitignore").read_bytes() == b"*\n"


@pytest.mark.parametrize("alive", [True, False])
def test_repair_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, alive: bool
) -> None:
    """On a file system without locks, the process that the folder names is asked for instead."""
    fcntl = pytest.importorskip("fcntl")

    def no_locks(_file: int, _how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", no_locks)
    ended = int(run("import os; print(os.getpid())"))
    abandon(tmp_path, f".site.new-{os.getpid() if alive else ended}-1", SIGNED)
    repair(tmp_path / "site")
    assert bool(leftovers(tmp_path)) is alive
