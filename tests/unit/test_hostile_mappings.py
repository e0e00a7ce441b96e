"""Mappings made to exhaust or to break the reader."""

import pytest

from generator.periods import Calendar
from generator.sources.mappings.model import Means
from generator.sources.mappings.spellings import read_spelling, respell, spelling_lacks


@pytest.mark.parametrize(
    ("written", "piece"),
    [("{year}-{month}-{month}", "month"), ("{year}{month}{any}{any}{any}", "any")],
)
def test_a_piece_that_stands_too_often_is_named(written: str, piece: str) -> None:
    """A spelling that no expression can hold, or that takes for ever to read, is refused."""
    assert spelling_lacks(written, Means.MONTH) == piece


def test_any_may_stand_at_both_ends() -> None:
    """Words before and after the period are passed over."""
    written = "{any} {year}-{month} {any}"

    read = respell("in 2025-03 so far", read_spelling(written), Means.MONTH, Calendar())

    assert spelling_lacks(written, Means.MONTH) == ""
    assert read == "2025-03"


def test_a_cell_of_absurd_length_is_no_period() -> None:
    """A cell longer than any period is not held against the spelling at all."""
    pattern = read_spelling("{any}{year}-{month}{any}!")

    assert respell("2025-03" * 10_000, pattern, Means.MONTH, Calendar()) is None
