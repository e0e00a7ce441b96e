"""A store of bytes by the content they were made from.

Takes keys made by `key_of` and bytes. Gives the bytes back, or nothing: a store that is damaged,
locked, read-only, full or deleted only means that the work is done again. It must not know what
the bytes are, and nothing may depend on an entry being there.

One SQLite file, because of the file systems of the people who build. Put and get of 3,000 entries
of 2 kilobytes, then of 30,000, in seconds:

    a file an entry    0.25 and 0.04     4.0 and 0.39
    a pack a batch     0.02 and 0.02     0.2 and 0.15
    one SQLite file    0.05 and 0.03     0.4 and 0.25

A file an entry is slower still on network drives and under virus scanners, and makes a CI cache of
60,000 files. Packs are quicker, but they pile up by one a build and need merging, and a single
`put` makes one too; SQLite replaces entries in place and lets several processes write.

Every entry carries a seal over its key and value, so that a flipped bit is a missing entry. The
disk is not waited for (`synchronous=off`): a killed process leaves a whole store, and what a power
cut tears, the seals or SQLite find. A file that is seen to be damaged is begun anew. A connection
lives for one call, so a store can be sent between processes and used from any thread; a call
costs 0.2 ms to 0.5 ms before its first entry, so ask for many keys at once.

On a network drive let one process call it: locks there are not to be relied on.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection
    from sqlite3 import Error as SqliteError

FILE = "entries-1.sqlite"  # the number is that of the layout: another layout is another file
WAIT = 10  # seconds for another process's batch; one of 30,000 entries takes half a second
BATCH = 500  # keys a question: old SQLite takes 999 at most
SOME = 100  # entries read at once where all are: those of pages have 80 KB
SEAL = 16  # bytes; against accidents, not against people
ROOM = 2 << 30  # bytes: the pages and charts of 10,000 services take one gibibyte
BROKEN_SEAL = 0  # no kind of SQLite's own, whose errors all have another
KEEP = 0.75  # of the limit, so that not every batch has to make room
LAYOUT = "CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, seal BLOB, value BLOB)"
# The newest entries that fit stay: there is no clock here, and numbers grow with every entry.
MAKE_ROOM = """
    DELETE FROM entries WHERE rowid <= (
        SELECT max(rowid) FROM (
            SELECT rowid, sum(length(value)) OVER (ORDER BY rowid DESC) AS total FROM entries
        ) WHERE total > ?
    )
"""


def key_of(*parts: bytes | str) -> str:
    """SHA-256 in hexadecimal over the parts; their borders and their types count."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(b"%c%d:" % (b"s" if isinstance(part, str) else b"b", len(content)))
        digest.update(content)
    return digest.hexdigest()


class Store:
    """Bytes by key, in `folder`, or in memory for as long as the object lives when it is None.

    The oldest entries go when more than about `limit` bytes are kept in a folder.
    """

    def __init__(self, folder: Path | None, *, limit: int = ROOM) -> None:
        """Nothing is read or made before the first call."""
        # Some builds of Python come without SQLite; they work, and draw everything every time.
        self._folder = folder if find_spec("_sqlite3") else None
        self._limit = limit
        self._memory: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The bytes kept for this key; None when there are none, or they are damaged."""
        return self.get_many([key]).get(key)

    def known(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of the keys under which something is kept, whole or not."""
        wanted = dict.fromkeys(keys)
        if self._folder is None:
            return frozenset(key for key in wanted if key in self._memory)
        return frozenset(_read(self._folder / FILE, wanted, _list_keys))

    def put(self, key: str, value: bytes) -> None:
        """Keep these bytes, if the folder allows it."""
        self.put_many({key: value})

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The bytes of every key that is kept and whole, in the order of `keys`."""
        wanted = list(dict.fromkeys(keys))
        known = self._memory if self._folder is None else _read(self._folder / FILE, wanted, _ask)
        return {key: known[key] for key in wanted if key in known}

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep all of these bytes at once, if the folder allows it."""
        if self._folder is None:
            self._memory.update(items)
        elif items:
            rows = [(bytes.fromhex(key), _seal(key, value), value) for key, value in items.items()]
            with suppress(OSError):
                _make_folder(self._folder)
                _write(self._folder / FILE, rows, self._limit)

    def clear(self) -> None:
        """Keep nothing of all that is kept, if the folder allows it."""
        self._memory.clear()
        if self._folder is not None:
            with suppress(OSError):
                (self._folder / FILE).unlink(missing_ok=True)

    def take(self, file: Path) -> int:
        """Keep as the newest whatever is whole in another store's file; how many entries these are.

        That file stays as it is. In memory nothing is taken over.
        """
        count = 0
        for items in _read_all(file) if self._folder else ():
            self.put_many(items)
            count += len(items)
        return count


Ask = Callable[["Connection", list[str]], Iterator[tuple[str, bytes]]]


def _read(file: Path, keys: Iterable[str], ask: Ask) -> dict[str, bytes]:
    import sqlite3

    found: dict[str, bytes] = {}
    with suppress(OSError):  # a folder that may not be entered: SQLite will say so itself
        if not file.is_file():
            return found
    damage = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, BROKEN_SEAL}
    try:
        with _connection(file) as connection:
            for part in _parts(keys):
                found.update(ask(connection, part))
    except sqlite3.Error as error:
        if _kind_of(error) in damage:  # else somebody is only just making the file
            _discard(file)
    return found


def _parts(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while part := list(islice(rest, BATCH)):
        yield part


def _ask(connection: "Connection", keys: list[str]) -> Iterator[tuple[str, bytes]]:
    from sqlite3 import DatabaseError

    marks = ",".join("?" * len(keys))
    question = f"SELECT key, seal, value FROM entries WHERE key IN ({marks})"  # noqa: S608 - marks
    for key, seal, value in connection.execute(question, list(map(bytes.fromhex, keys))):
        if not _is_whole(key, seal, value):
            raise DatabaseError
        yield key.hex(), value


def _list_keys(connection: "Connection", keys: list[str]) -> Iterator[tuple[str, bytes]]:
    marks = ",".join("?" * len(keys))
    question = f"SELECT key FROM entries WHERE key IN ({marks})"  # noqa: S608 - marks
    for (key,) in connection.execute(question, list(map(bytes.fromhex, keys))):
        yield key.hex(), b""


def _read_all(file: Path) -> Iterator[dict[str, bytes]]:
    """What is whole in a file, some at a time, up to where it is damaged; nothing is written."""
    import sqlite3

    place = f"{file.absolute().as_uri()}?mode=ro"
    with suppress(sqlite3.Error), closing(sqlite3.connect(place, uri=True)) as connection:
        rows = connection.execute("SELECT key, seal, value FROM entries ORDER BY rowid")
        while some := rows.fetchmany(SOME):
            yield {key.hex(): value for key, seal, value in some if _is_whole(key, seal, value)}


def _is_whole(key: object, seal: object, value: object) -> bool:
    """Whether a row is as it was written; a damaged one may hold anything."""
    return isinstance(key, bytes) and isinstance(value, bytes) and seal == _seal(key.hex(), value)


Row = tuple[bytes, bytes, bytes]


def _write(file: Path, rows: list[Row], limit: int) -> None:
    import sqlite3

    passing = {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PROTOCOL,
    }
    try:
        _insert(file, rows, limit)
    except sqlite3.Error as error:
        if _kind_of(error) not in passing:  # then the file is not what we wrote
            _discard(file)
            with suppress(sqlite3.Error):
                _insert(file, rows, limit)


def _kind_of(error: "SqliteError") -> int:
    kind: int = getattr(error, "sqlite_errorcode", BROKEN_SEAL)
    return kind & 0xFF  # the higher bytes are details


def _insert(file: Path, rows: list[Row], limit: int) -> None:
    with _connection(file) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(LAYOUT)
        connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        if _size(connection) > limit:
            connection.execute(MAKE_ROOM, (int(limit * KEEP),))
        connection.execute("COMMIT")


def _size(connection: "Connection") -> int:
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


@contextmanager
def _connection(file: Path) -> Iterator["Connection"]:
    import sqlite3

    with closing(sqlite3.connect(file, timeout=WAIT, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        yield connection


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_bytes(b"*\n")


def _discard(file: Path) -> None:
    # A journal that outlives its file would be played into the next one.
    with suppress(OSError):
        file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
        file.unlink(missing_ok=True)


def _seal(key: str, value: bytes) -> bytes:
    return hashlib.sha256(bytes.fromhex(key) + value).digest()[:SEAL]
