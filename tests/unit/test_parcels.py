"""Facts about values as bytes."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Place
from generator.model import Judged
from generator.parcels import pack, unpack
from generator.text import Text
from making import service, standard, target

NUMBERS = st.fractions() | st.integers() | st.none()
NAMES = st.text(max_size=8)


@given(st.lists(st.tuples(NAMES, NUMBERS, st.dates())))
def test_what_was_packed_comes_out(values: list[tuple[str, Fraction, date]]) -> None:
    """Equal values, of equal types."""
    found = unpack(pack(tuple(values)))
    assert found == tuple(values)
    assert [type(part) for one in found for part in one] == [type(p) for one in values for p in one]


def test_frozen_values_come_out_whole() -> None:
    """With every field, those that are set apart by name too."""
    made = service(standard(target("2020-01"), judged=Judged.EACH_PERIOD), summary=Text.plain("To"))
    assert unpack(pack(made)) == made


def test_views_of_mappings_stay_views() -> None:
    """Nobody can write into what came out."""
    found = unpack(pack(MappingProxyType({"a": 1})))
    assert type(found) is MappingProxyType
    assert found == {"a": 1}


def test_some_fields_are_left_blank_where_asked() -> None:
    """A line that moved makes no other parcel."""
    here, there = Place("data/a.csv", 2, 1), Place("data/a.csv", 3, 1)
    blank = ((Place, ("line",)),)
    assert pack(here) != pack(there)
    assert pack(here, blank=blank) == pack(there, blank=blank)
    assert unpack(pack(here, blank=blank)) == Place("data/a.csv", 0, 1)


def test_a_value_of_which_nothing_is_read_is_the_empty_one() -> None:
    """Whatever stood in it; a field that is neither text nor number comes out as None."""
    blank = ((Place, ("path", "line", "column")), (Named, ("steps",)))
    made = Named("a", (1, 2)), Place("data/a.csv", 2, 1)
    assert unpack(pack(made, blank=blank)) == (Named("a", None), Place())


@dataclass(frozen=True, slots=True)
class Named:
    """A value with a part that nobody needs."""

    name: str
    steps: tuple[int, ...] | None


SETS = """
from generator.gather import Whole
from generator.parcels import pack
names = frozenset("compare satisfaction feedback standards journeys improvements".split())
print(pack(Whole(names, {}, {}, False)).hex())
"""


@pytest.mark.parametrize("seeds", [("1", "2"), ("3", "4")])
def test_sets_are_written_in_one_order(seeds: tuple[str, str]) -> None:
    """Whatever the seed by which a process tells texts apart."""
    root = Path(sys.modules["generator"].__file__ or "").parents[1]
    given_ = {**os.environ, "PYTHONPATH": str(root)}
    told = {
        subprocess.check_output([sys.executable, "-c", SETS], env={**given_, "PYTHONHASHSEED": one})
        for one in seeds
    }
    assert len(told) == 1
