"""What one process keeps from one build to the next: results of pure work, by what they rest on.

Takes values and what was made of them. Gives the same result again for equal values, so that a
preview makes anew only what a change has touched. Must not know what is kept, nor keep anything
that outlives the process.

A key is a digest of every value that the work was given, whole: nothing is believed to be unchanged
because a file is, and a result that a build from nothing would not give cannot be found. Values are
written out by pickle in its plain mode (each value in full, never by reference to an equal one),
with their fields in order; what is written is hashed, and never read back. The views of 200 pages
take 50 ms.
"""

import ctypes
import gc
import hashlib
import io
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import is_dataclass
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar, cast

from generator.parcels import reader_of

T = TypeVar("T")
Reduced = tuple[type, tuple[Any, ...]]

PROTOCOL = 5

PLAIN_TYPES = frozenset({"BooleanDtype", "Int64Dtype", "StringDtype"})
"""Types of columns that are told by their name. Pickle would also write what they have looked up
about themselves so far, and an equal table read later would have another digest."""

FEW = 4
"""Parts of a result that can be named: a result with its findings has two."""


Names = dict[int, tuple[object, bytes]]
"""Results that are known by a key, each with its key, by where they are."""


class _Reducers(dict[type, Callable[[Any], Reduced]]):
    """How values of each frozen type are written: as the type and its fields, in order.

    One that has a name of its own is written by that.
    """

    def __init__(self, names: Names) -> None:
        """`names` may change later."""
        super().__init__()
        self[MappingProxyType] = lambda value: (dict, (dict(value),))
        self._named = names

    def __missing__(self, kind: type) -> Callable[[Any], Reduced]:
        if is_dataclass(kind):
            self[kind] = _by_name(_reducer(kind), self._named)
        elif kind.__name__ in PLAIN_TYPES and kind.__module__.partition(".")[0] == "pandas":
            self[kind] = lambda value: (kind, (repr(value),))
        else:
            raise KeyError(kind)
        return self[kind]


def _by_name(reduce: Callable[[Any], Reduced], names: Names) -> Callable[[Any], Reduced]:
    def named(value: object) -> Reduced:
        known = names.get(id(value))
        return (bytes, known[1:]) if known else reduce(value)

    return named


def _reducer(kind: type) -> Callable[[Any], Reduced]:
    read = reader_of(kind, _sorted)
    return lambda value: (kind, read(value))


def _sorted(members: frozenset[Any]) -> tuple[Any, ...]:
    """A set in one order, whatever the order in which it was filled."""
    return tuple(sorted(members, key=repr))


_PLAIN = _Reducers({})


def digest_of(*values: object, reducers: _Reducers = _PLAIN) -> bytes:
    """A SHA-256 digest of values, equal only for equal ones of equal types.

    Equal values may have two digests, such as sets that were filled in another order: then work is
    done again.
    """
    written = io.BytesIO()
    writer = pickle.Pickler(written, PROTOCOL)
    writer.fast = True
    writer.dispatch_table = reducers
    writer.dump(values)
    return hashlib.sha256(written.getbuffer()).digest()


class Memory:
    """Results by the digests of what they were made from; those of the last two builds are kept.

    So are those of one that was given up, until the next is over or given up.

    A result, or a part of a result that is a tuple, is known by its key: work that rests on it
    needs no digest of all of it.
    """

    keeps = True
    """Whether anything is kept, so that a digest is worth its time."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._now: dict[bytes, object] = {}
        self._before: dict[bytes, object] = {}
        self._left: dict[bytes, object] = {}
        self._names: Names = {}
        self._reducers = _Reducers(self._names)
        self._parts: dict[bytes, list[bytes]] = {}
        self._under_way: list[list[bytes]] = []

    def digest_of(self, *given: object) -> bytes:
        """A digest of values, in which results that were kept are named by their keys."""
        named = (self._names.get(id(value), (value, value))[1] for value in given)
        return digest_of(*named, reducers=self._reducers)

    def recall(self, key: bytes) -> object | None:
        """What is kept under a key, which stays for the next build; None for nothing."""
        found = self._now.get(key)
        if found is None:
            found = self._before.get(key, self._left.get(key))
            if found is not None:
                self._now[key] = found
                for part in self._parts.get(key, ()):
                    self.recall(part)
        return found

    def keep(self, key: bytes, value: object) -> None:
        """Keep a result under the digest of what it was made from."""
        self._now[key] = value
        self._name(key, value)

    def _name(self, key: bytes, value: object) -> None:
        parts = enumerate(value[:FEW]) if isinstance(value, tuple) else ()
        self._names[id(value)] = value, key
        self._names |= {id(part): (part, key + bytes([n])) for n, part in parts if part is not None}

    def once(self, work: Callable[..., T], *given: object) -> T:
        """`work(*given)`, done once for equal arguments; it must be pure and give no None."""
        key = self.digest_of(work.__module__, work.__qualname__, *given)
        return self.under(key, partial(work, *given))

    def under(self, key: bytes, work: Callable[[], T]) -> T:
        """`work()`, done once for a key: the digest of all that it rests on."""
        if self._under_way:
            self._under_way[-1].append(key)
        found = self.recall(key)
        if found is None:
            found = self._done(key, work)
            self.keep(key, found)
        return cast("T", found)

    def _done(self, key: bytes, work: Callable[[], T]) -> T:
        """`work()`; what it asks for stays known for as long as its result does."""
        self._parts[key] = []
        self._under_way.append(self._parts[key])
        try:
            return work()
        finally:
            self._under_way.pop()

    def turn(self) -> None:
        """A build is over: what neither it nor the one before asked for is forgotten."""
        self._before, self._left, self._now = self._now, {}, {}
        self._forget_others()

    def leave(self) -> None:
        """A build was given up: what it asked for stays for the next, beside what was there."""
        self._left, self._now = self._now, {}
        self._forget_others()

    def _forget_others(self) -> None:
        """Forget the names and the parts of what is kept no more."""
        kept = {**self._left, **self._before}
        self._names.clear()
        for key, value in kept.items():
            self._name(key, value)
        self._parts = {key: parts for key, parts in self._parts.items() if key in kept}


class Forgetful(Memory):
    """Keeps nothing, at no cost: every build begins from nothing."""

    keeps = False

    def once(self, work: Callable[..., T], *given: object) -> T:
        """`work(*given)`, done."""
        return work(*given)


def give_back() -> None:
    """Give the room of values that are gone back to the system, where its C library can.

    glibc keeps that of columns that were read and judged, and what is made of them later does not
    fit into its holes: of 3,000 services 150 MB of 400.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # musl has none, nor any need of it
            ctypes.CDLL(None).malloc_trim(0)


@contextmanager
def uncollected() -> Iterator[None]:
    """Many values are made that all stay: they are not looked through for garbage meanwhile.

    A million of them were looked through four times over, which took a third of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


FORGETFUL = Forgetful()
