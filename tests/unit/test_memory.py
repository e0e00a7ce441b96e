"""What is kept from build to build is found again for equal values, and for no others."""

import ctypes
import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.memory import FORGETFUL, Memory, digest_of, give_back, uncollected
from generator.pages.parts import Link, Words
from generator.quantities import Amount


@dataclass(frozen=True, slots=True)
class One:
    """A value of one field."""

    name: object


@dataclass(frozen=True, slots=True)
class Other:
    """A value of another type with the same field."""

    name: object


MONTH = "March"
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
VALUES = st.recursive(
    LEAVES, lambda inner: st.tuples(inner, inner) | st.builds(One, inner) | st.builds(Other, inner)
)


@given(VALUES, VALUES)
def test_digests_are_equal_only_for_equal_values(left: object, right: object) -> None:
    """Two values have one digest only where nothing tells them apart, their types included."""
    assert (digest_of(left) == digest_of(right)) == (repr(left) == repr(right))


def test_equal_texts_have_one_digest_whether_or_not_they_are_one_object() -> None:
    """What is shared inside a value does not matter, so that a rebuilt view is known again."""
    text = f"Met in {MONTH}"
    assert digest_of(Link(text, text)) == digest_of(Link(text, f"Met in {MONTH}"))


def test_type_of_words_counts() -> None:
    """A bare text and words that carry a language look alike, and are not."""
    assert digest_of(Link("Met")) != digest_of(Link(Words("Met", "en")))


def test_mappings_are_told_apart_by_what_they_hold() -> None:
    """A read-only mapping has the digest of its content."""
    first, second = MappingProxyType({"a": 1}), MappingProxyType({"a": 2})
    assert digest_of(first) == digest_of(MappingProxyType({"a": 1}))
    assert digest_of(first) != digest_of(second)


def test_every_field_counts() -> None:
    """A field that does not take part in comparing still changes what is written."""
    link = Link("Met", "a/")
    assert digest_of(link) != digest_of(replace(link, href="b/"))
    assert digest_of(Amount) == digest_of(Amount)


@dataclass(frozen=True, slots=True)
class Many:
    """A value of a set."""

    names: frozenset[str]


def test_sets_are_written_in_one_order_however_many_there_are() -> None:
    """The order in which a set was filled changes no digest, nor does the number of sets."""
    names = [f"n{number}" for number in range(40)]
    rows = [[Many(frozenset(order)) for _ in range(200)] for order in (names, names[::-1])]
    assert digest_of(rows[0]) == digest_of(rows[1])
    assert digest_of(rows[0]) != digest_of(rows[0][:-1])


def counted() -> tuple[Callable[..., object], list[object]]:
    """Work, and what it was given each time that it was done."""
    times: list[object] = []

    def work(*given: object) -> object:
        times.append(given)
        return [given]

    return work, times


def test_work_is_done_once_for_equal_values() -> None:
    """The second time the first result is given."""
    kept, (work, times) = Memory(), counted()
    assert kept.once(work, One("a")) is kept.once(work, One("a"))
    kept.once(work, Other("a"))
    assert len(times) == 2


def test_what_two_builds_did_not_ask_for_is_forgotten() -> None:
    """An undone edit is found again; what lies further back is not kept for ever."""
    kept, (work, times) = Memory(), counted()
    kept.once(work, 1)
    kept.turn()
    kept.turn()
    kept.once(work, 1)
    assert len(times) == 2
    kept.turn()
    kept.once(work, 1)
    assert len(times) == 2


def test_what_a_build_made_that_was_given_up_is_known_to_the_next_alone() -> None:
    """A build that is overtaken has not worked for nothing, nor does what it made pile up."""
    kept, (work, times) = Memory(), counted()
    kept.once(work, 1)
    kept.turn()
    for number in range(2, 12):
        kept.once(work, number)
        kept.leave()
    kept.once(work, 1)
    kept.once(work, 11)
    assert len(times) == 11
    kept.once(work, 10)
    assert len(times) == 12


def test_parts_of_a_result_stay_as_long_as_it() -> None:
    """Work inside other work is not forgotten while only the whole is asked for."""
    kept, (work, times) = Memory(), counted()
    for _ in range(4):
        kept.under(b"whole", lambda: [kept.once(work, 1)])
        kept.turn()
    kept.under(b"other whole", lambda: [kept.once(work, 1)])
    assert len(times) == 1


def test_a_column_read_again_has_its_digest_again() -> None:
    """What a type of column has looked up about itself is no part of a table."""
    made = [pd.DataFrame({"n": pd.array([1, None], dtype="Int64")}) for _ in range(2)]
    assert made[0]["n"].dtype.itemsize == 8  # type: ignore[union-attr]
    assert digest_of(made[0]) == digest_of(made[1])
    assert digest_of(made[0]) != digest_of(made[0].fillna(0))


def test_a_result_is_known_by_its_key() -> None:
    """Work that rests on a result, or on a part of it, is known without a digest of all of it."""
    kept, (work, _) = Memory(), counted()
    unwritable = kept.under(b"key", lambda: (object(), lambda: None))
    first = kept.once(work, unwritable[1])
    assert kept.once(work, unwritable[1]) is first
    kept.turn()
    assert kept.once(work, unwritable[1]) is first


def test_a_result_inside_another_value_is_known_by_its_key_too() -> None:
    """What holds a result needs no digest of all of it either, and is told from what does not."""
    kept, (work, times) = Memory(), counted()
    known = kept.under(b"key", lambda: One(lambda: None))
    kept.once(work, Other(known))
    kept.once(work, Other(known))
    kept.once(work, Other(One("name")))
    assert len(times) == 2


def test_forgetful_does_the_work_each_time() -> None:
    """A build from nothing keeps nothing."""
    work, times = counted()
    FORGETFUL.once(work, 1)
    FORGETFUL.once(work, 1)
    assert len(times) == 2


def test_nothing_is_looked_through_for_garbage_meanwhile() -> None:
    """Collecting stops where values are made that stay, and goes on behind it, also by a fault."""
    with pytest.raises(ValueError, match="fault"), uncollected():  # noqa: PT012 (both are meant)
        assert not gc.isenabled()
        raise ValueError("fault")
    assert gc.isenabled()


def test_who_does_not_collect_still_does_not_behind_it() -> None:
    """One inside another leaves it to the outer one to go on."""
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_room_is_given_back_on_any_system(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stays is untouched by giving back the rest; only Linux is asked to."""
    asked, library = list[str | None](), ctypes.CDLL

    def load(name: str | None) -> ctypes.CDLL:
        asked.append(name)
        return library(name)

    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(ctypes, "CDLL", load)
    kept = [bytes([n]) * 5000 for n in range(200)]
    give_back()
    assert kept == [bytes([n]) * 5000 for n in range(200)]
    assert asked == ([None] if system == "linux" else [])
