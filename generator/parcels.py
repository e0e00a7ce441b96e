"""Values as bytes: to travel between processes, and to be known again by a digest.

Takes frozen values. Gives bytes from which equal values are made; two builds that give the same
values in the same way give the same bytes. Must not know what the values are. Parcels are opened
by the processes of one build alone and never kept: whoever can change one can run a program.
"""

import io
import pickle
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from fractions import Fraction
from functools import cache
from operator import attrgetter, methodcaller
from types import MappingProxyType
from typing import Any

Reduced = tuple[Callable[..., Any], tuple[Any, ...]]

PROTOCOL = 5


class _InOrder:
    """A frozen set on its way: its members in one order, whatever the seed of their hashes."""

    __slots__ = ("members",)

    def __init__(self, members: frozenset[Any]) -> None:
        self.members = tuple(sorted(members, key=repr))


Blank = tuple[tuple[type, tuple[str, ...]], ...]
"""Types, and the fields of each that are left empty on the way; all of them where none is read."""


class _Reducers(dict[type, Callable[[Any], Reduced]]):
    """How values of each frozen type are written: as the type and its fields, in order."""

    def __init__(self, blank: Blank) -> None:
        super().__init__()
        self[MappingProxyType] = lambda value: (_view, (dict(value),))
        self[Fraction] = lambda value: (_ratio, (value.numerator, value.denominator))
        self[_InOrder] = lambda value: (frozenset, (value.members,))
        self._blank = dict(blank)

    def __missing__(self, kind: type) -> Callable[[Any], Reduced]:
        if issubclass(kind, type):
            raise KeyError(kind)
        # Of other types, such as days, what they say themselves: a KeyError each time takes longer.
        own = methodcaller("__reduce_ex__", PROTOCOL)
        self[kind] = _reducer(kind, self._blank.get(kind, ())) if is_dataclass(kind) else own
        return self[kind]


def reader_of(
    kind: type, in_order: Callable[[frozenset[Any]], object]
) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the fields of a value of a frozen type, in order; its sets as `in_order` has them.

    Nor does pickle write many sets: in its plain mode each counts as one level deeper for ever.
    """
    names = [field.name for field in fields(kind)]
    if any("frozenset" in str(field.type) for field in fields(kind)):
        return lambda value: tuple(
            in_order(one) if isinstance(one, frozenset) else one
            for one in (getattr(value, name) for name in names)
        )
    if len(names) < 2:  # noqa: PLR2004 (attrgetter gives a tuple from two on)
        return lambda value: tuple(getattr(value, name) for name in names)
    return attrgetter(*names)


def _reducer(kind: type, blank: tuple[str, ...]) -> Callable[[Any], Reduced]:
    read, names = reader_of(kind, _InOrder), [field.name for field in fields(kind)]
    places = [names.index(one) for one in blank]
    if len(places) == len(names):
        return lambda _: (_empty, (kind,))
    if places:
        return lambda value: (_made, (kind, *_emptied(read(value), places)))
    return lambda value: (_made, (kind, *read(value)))


def _emptied(values: Iterable[Any], places: Iterable[int]) -> list[Any]:
    """The values, those at some places empty."""
    found = list(values)
    for place in places:
        found[place] = _EMPTY.get(type(found[place]))
    return found


_EMPTY: dict[type, object] = {str: "", int: 0}


@cache
def _empty(kind: type) -> object:
    """The one value of a kind of which nothing is known."""
    return kind()


def _view(items: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(items)


def _ratio(top: int, bottom: int) -> Fraction:
    return Fraction(top, bottom)


_SETTERS: dict[type, tuple[Callable[[object, object], None], ...]] = {}


def _made(kind: type, *values: object) -> object:
    """A frozen value of a kind from its fields in order; nothing is checked a second time."""
    if kind not in _SETTERS:
        _SETTERS[kind] = tuple(getattr(kind, field.name).__set__ for field in fields(kind))
    made: object = object.__new__(kind)
    for put, value in zip(_SETTERS[kind], values, strict=True):
        put(made, value)
    return made


_REDUCERS: dict[Blank, _Reducers] = {}


def pack(value: object, *, blank: Blank = ()) -> bytes:
    """A value as bytes; frozen sets in fields are written in one order.

    Fields that are `blank` come out empty: "", 0, else None.
    """
    written = io.BytesIO()
    packer = pickle.Pickler(written, PROTOCOL)
    if blank not in _REDUCERS:
        _REDUCERS[blank] = _Reducers(blank)
    packer.dispatch_table = _REDUCERS[blank]
    packer.dump(value)
    return written.getvalue()


def unpack(parcel: bytes) -> Any:  # noqa: ANN401 (whatever was packed)
    """The value in a parcel of this build."""
    return pickle.loads(parcel)  # noqa: S301 (packed by this build, and never kept)
