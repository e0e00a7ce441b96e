"""Columns kept small give back every value as it was, and take few bytes."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from generator.packed import pack, pack_few

WHOLE = st.one_of(st.integers(-200, 200), st.integers(-(1 << 70), 1 << 70))


@given(st.lists(st.integers(-(1 << 62), 1 << 62)))
def test_whole_numbers_come_back(values: list[int]) -> None:
    """Numbers of 64 bits are as they were, of whatever size."""
    assert pack(pd.Series(values, dtype=np.int64)).cells(0, len(values)) == values


@given(st.lists(st.one_of(st.none(), st.integers(0, 1 << 62))))
def test_what_is_missing_stays_missing(values: list[int | None]) -> None:
    """A number that is not there is None, and never a zero."""
    assert pack(pd.Series(values, dtype="Int64")).cells(0, len(values)) == values


@given(st.lists(WHOLE, min_size=1))
def test_numbers_beyond_64_bits_come_back(values: list[int]) -> None:
    """Python's own integers are as they were."""
    assert pack(pd.Series(values, dtype=object)).cells(0, len(values)) == values


@given(st.lists(st.sampled_from(["", "a", "b"])), st.integers(0, 9), st.integers(0, 9))
def test_a_stretch_of_texts(values: list[str], start: int, end: int) -> None:
    """Of any stretch the texts come back in order."""
    packed = pack(pd.Series(values, dtype="str"))
    first, last = min(start, len(values)), min(max(start, end), len(values))
    assert packed.cells(first, last) == values[first:last]


def test_truths_come_back() -> None:
    """Truths stay truths."""
    column = pack(pd.Series([True, False, True]))
    assert column.cells(0, 3) == [True, False, True]
    assert all(isinstance(one, bool) for one in column.cells(0, 3))


def test_a_column_takes_as_few_bytes_as_its_values_need() -> None:
    """A thousand codes below a hundred take a byte each, and no view keeps a frame alive."""
    column = pack(pd.Series(np.arange(1000) % 100))
    assert getattr(column, "values").nbytes == 1000  # noqa: B009 (of a column that is no constant)
    texts = pack_few(np.array(["a", "b"] * 500, object))
    assert getattr(texts, "codes").nbytes == 1000  # noqa: B009
