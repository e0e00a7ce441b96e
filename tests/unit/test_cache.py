"""Facts about the store of bytes by content."""

import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cache import Store, key_of

ITEMS = {key_of("item", bytes([number])): bytes([number]) * 3000 for number in range(40)}


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store of each kind."""
    return Store(tmp_path / "cache" if request.param == "folder" else None)


def file_of(folder: Path) -> Path:
    """The one file that a store keeps its entries in."""
    return next(folder.glob("entries*"))


def python(script: str, *arguments: object) -> "subprocess.Popen[str]":
    """A script begun in a Python of its own."""
    root = Path(sys.modules["generator"].__file__ or "").parents[1]
    command = [sys.executable, "-c", script, *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(root)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def test_round_trip(store: Store) -> None:
    """What was put is got back."""
    store.put(key_of("a"), b"value")
    assert store.get(key_of("a")) == b"value"


def test_missing(store: Store) -> None:
    """A key that was never put gives nothing."""
    assert store.get(key_of("a")) is None


def test_many(store: Store) -> None:
    """Many keys give those that are kept, in the order asked for, each once."""
    store.put_many(ITEMS)
    keys = sorted(ITEMS)
    got = store.get_many([keys[3], key_of("missing"), keys[1], keys[3]])
    assert list(got.items()) == [(keys[3], ITEMS[keys[3]]), (keys[1], ITEMS[keys[1]])]


def test_more_than_one_question(store: Store) -> None:
    """There may be more keys than SQLite takes in one question."""
    items = {key_of(str(number)): b"%d" % number for number in range(1200)}
    store.put_many(items)
    assert store.get_many(items) == items


def test_put_replaces(store: Store) -> None:
    """The last value put stands."""
    store.put(key_of("a"), b"first")
    store.put(key_of("a"), b"last")
    assert store.get(key_of("a")) == b"last"


def test_nothing_is_made_before_a_put(tmp_path: Path) -> None:
    """Asking makes no folder and no file."""
    assert Store(tmp_path / "cache").get(key_of("a")) is None
    assert list(tmp_path.iterdir()) == []


def test_folder_is_ignored_by_git(tmp_path: Path) -> None:
    """The store's folder has a .gitignore, and one file beside it."""
    Store(tmp_path / "cache").put_many(ITEMS)
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == [
        ".gitignore",
        "entries-1.sqlite",
    ]


def test_store_travels(tmp_path: Path) -> None:
    """A store sent to another process finds the same entries."""
    store = Store(tmp_path)
    store.put_many(ITEMS)
    sent = pickle.loads(pickle.dumps(store))  # noqa: S301 - our own bytes, just made
    assert sent.get_many(ITEMS) == ITEMS


PARTS = st.lists(st.text(max_size=3) | st.binary(max_size=3), max_size=4)


@given(PARTS, PARTS)
def test_keys(one: list[str | bytes], other: list[str | bytes]) -> None:
    """Two lists of parts have the same key when they are the same, and only then."""
    assert (key_of(*one) == key_of(*other)) is (one == other)


def test_key_is_stable() -> None:
    """A key is the same in every run and on every machine."""
    assert key_of("chart", b"\x00") == (
        "81b8180cf9732110853b77d6ad11c8c2e09080da0cd8edde6246bf8cb12bf686"
    )


def damage(file: Path, chance: random.Random) -> None:
    """Flip a bit, cut the file short, or write zeros over a piece of it."""
    content = bytearray(file.read_bytes())
    at = chance.randrange(len(content))
    kind = chance.choice(["flip", "cut", "blank"])
    if kind == "flip":
        content[at] ^= 1 << chance.randrange(8)
    elif kind == "cut":
        del content[at:]
    else:
        content[at : at + 512] = bytes(len(content[at : at + 512]))
    file.write_bytes(content)


@pytest.mark.parametrize("seed", range(60))
def test_damage(tmp_path: Path, seed: int) -> None:
    """From a damaged file come right values or none, and two builds later all is kept again."""
    store = Store(tmp_path)
    store.put_many(ITEMS)
    damage(file_of(tmp_path), random.Random(seed))  # noqa: S311 - a fixed series, no secret
    for _ in range(2):
        assert store.get_many(ITEMS).items() <= ITEMS.items()
        store.put_many(ITEMS)
    assert store.get_many(ITEMS) == ITEMS


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0", bytes(9000)])
def test_foreign_file(tmp_path: Path, content: bytes) -> None:
    """A file that is no store is begun anew."""
    store = Store(tmp_path)
    store.put_many(ITEMS)
    file_of(tmp_path).write_bytes(content)
    assert store.get_many(ITEMS) == {}
    store.put_many(ITEMS)
    assert store.get_many(ITEMS) == ITEMS


def test_deleted(tmp_path: Path) -> None:
    """A folder that goes away between two calls does no harm."""
    store = Store(tmp_path / "cache")
    store.put_many(ITEMS)
    shutil.rmtree(tmp_path / "cache")
    assert store.get_many(ITEMS) == {}
    store.put_many(ITEMS)
    assert store.get_many(ITEMS) == ITEMS


def test_no_folder_possible(tmp_path: Path) -> None:
    """Where no folder can be made, nothing is kept and nothing is said."""
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "cache")
    store.put_many(ITEMS)
    assert store.get_many(ITEMS) == {}


READ_ONLY = """
import os, sys
import sqlite3
from pathlib import Path
from generator.cache import Store, key_of
store = Store(Path(sys.argv[1]))
if os.getuid() == 0:
    os.setuid(65534)  # root may write everywhere
store.put(key_of("b"), b"new")
print(store.get(key_of("a")), store.get(key_of("b")))
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, unlike those of pytest."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def test_read_only(open_folder: Path) -> None:
    """From a folder that may not be written, entries are read, and puts are let go."""
    if sys.platform == "win32":
        pytest.skip("Windows has no modes")
    Store(open_folder).put(key_of("a"), b"old")
    file_of(open_folder).chmod(0o444)
    open_folder.chmod(0o555)
    assert python(READ_ONLY, open_folder).communicate()[0] == "b'old' None\n"


WRITER = """
import sys
from pathlib import Path
from generator.cache import Store, key_of
store, mine = Store(Path(sys.argv[1])), sys.argv[2]
for number in range(30):
    store.put_many({key_of(mine, str(number)): mine.encode(), key_of("shared"): mine.encode()})
print(len(store.get_many(key_of(mine, str(number)) for number in range(30))))
"""


def test_several_processes(tmp_path: Path) -> None:
    """Processes that write at the same time lose nothing of each other's."""
    writers = [python(WRITER, tmp_path, name) for name in "abcd"]
    assert [writer.communicate()[0] for writer in writers] == ["30\n"] * 4
    names = [key_of(name, str(number)) for name in "abcd" for number in range(30)]
    assert len(Store(tmp_path).get_many(names)) == 120
    assert Store(tmp_path).get(key_of("shared")) in {b"a", b"b", b"c", b"d"}


ENDLESS = """
import sys
from pathlib import Path
from generator.cache import Store, key_of
store = Store(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    store.put_many({key_of("more", str(number)): b"x" * 2000 for number in range(300)})
"""


def test_killed(tmp_path: Path) -> None:
    """A process killed while it writes leaves what was kept before."""
    store = Store(tmp_path)
    store.put_many(ITEMS)
    for _ in range(5):
        child = python(ENDLESS, tmp_path)
        assert child.stdout is not None
        child.stdout.readline()
        child.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        child.communicate()
        assert store.get_many(ITEMS) == ITEMS


def test_oldest_entries_go(tmp_path: Path) -> None:
    """Beyond the limit the oldest entries go and the newest stay."""
    store = Store(tmp_path, limit=100_000)
    keys = [key_of(str(number)) for number in range(100)]
    for key in keys:
        store.put(key, b"x" * 3000)
    kept = [key in store.get_many(keys) for key in keys]
    assert kept == sorted(kept)
    assert 15 <= sum(kept) <= 35
    assert file_of(tmp_path).stat().st_size < 200_000


def test_entry_larger_than_the_limit(tmp_path: Path) -> None:
    """An entry that alone is beyond the limit is not kept."""
    store = Store(tmp_path, limit=10_000)
    store.put(key_of("a"), b"x" * 100_000)
    assert store.get(key_of("a")) is None


@pytest.mark.parametrize("seed", range(20))
def test_another_store_is_taken_over(tmp_path: Path, seed: int) -> None:
    """From a damaged file come whole entries or none; it is left as it is, and so are ours."""
    own, other = Store(tmp_path / "own"), tmp_path / "other"
    own.put(key_of("mine"), b"1")
    Store(other).put_many(ITEMS)
    if seed:
        damage(file_of(other), random.Random(seed))  # noqa: S311 - a fixed series, no secret
    before = file_of(other).read_bytes()

    count = own.take(file_of(other))

    taken = own.get_many(ITEMS)
    assert taken.items() <= ITEMS.items()
    assert count == len(taken)
    assert seed or taken == ITEMS
    assert own.get(key_of("mine")) == b"1"
    assert file_of(other).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0", bytes(9000)])
def test_nothing_is_taken_over_from_a_foreign_file(tmp_path: Path, content: bytes) -> None:
    """A file that is no store holds nothing, and is left as it is."""
    (tmp_path / "other").write_bytes(content)

    assert Store(tmp_path / "own").take(tmp_path / "other") == 0

    assert (tmp_path / "other").read_bytes() == content


def test_a_store_in_memory_takes_nothing_over(tmp_path: Path) -> None:
    """As where Python comes without SQLite: it says so, and keeps what it had."""
    Store(tmp_path).put_many(ITEMS)

    assert Store(None).take(file_of(tmp_path)) == 0


def test_what_is_taken_over_obeys_the_limit(tmp_path: Path) -> None:
    """Beyond the limit our own oldest entries go first, then the oldest of the other store."""
    own, other = Store(tmp_path / "own", limit=100_000), Store(tmp_path / "other")
    mine, theirs = ([key_of(whose, str(n)) for n in range(30)] for whose in ("a", "b"))
    for store, keys in ((own, mine), (other, theirs)):
        for key in keys:
            store.put(key, b"x" * 3000)

    assert own.take(file_of(tmp_path / "other")) == 30

    kept = [key in own.get_many([*mine, *theirs]) for key in (*mine, *theirs)]
    assert kept == sorted(kept)
    assert 15 <= sum(kept) <= 30
