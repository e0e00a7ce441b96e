"""Figures in words: printed on their verdict's side, with their unit, never rounded to a lie."""

import re
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.model import Status
from generator.sentences.numbers import (
    counts_words,
    gap_words,
    quantity,
    sides_of,
    value_words,
    with_unit,
)
from generator.sentences.tongue import Tongue
from making import ENGLISH, Row, standard, target, world

MARCH: Row = {"period": "2025-03"}

QUANTITIES = [
    ("84.2", "percent", "84.2%"),
    ("84", "percent", "84%"),
    ("80.00", "percent", "80%"),
    ("84.25", "percent", "84.3%"),
    ("1", "minute", "1 minute"),
    ("2", "minute", "2 minutes"),
    ("0", "minute", "0 minutes"),
    ("1.5", "hour", "1.5 hours"),
    ("1", "day", "1 day"),
    ("10", "business day", "10 business days"),
    ("6", "week", "6 weeks"),
    ("12", "month", "12 months"),
    ("1", "year", "1 year"),
    ("4.2", "point", "4.2 points"),
    ("1200", "number", "1,200"),
    ("1234567.5", "number", "1,234,567.5"),
    ("95.62", "USD", "95.60 USD"),
    ("0", "second", "0 s"),
    ("59", "second", "59 s"),
    ("60", "second", "1 min"),
    ("163", "second", "2 min 43 s"),
    ("163.5", "second", "2 min 43.5 s"),
    ("59.96", "second", "1 min 0.0 s"),
    ("7265", "second", "121 min 5 s"),
    ("-5", "percent", "\N{MINUS SIGN}5%"),
    ("-65", "second", "\N{MINUS SIGN}1 min 5 s"),
]


@pytest.mark.parametrize(("value", "unit", "expected"), QUANTITIES)
def test_quantities(value: str, unit: str, expected: str) -> None:
    """A number stands with its unit, in the singular for exactly one."""
    assert quantity(Fraction(value), unit, ENGLISH) == expected


SIDES = [
    (Fraction(7995, 100), "79.95%", "80%"),
    (Fraction(9996, 100), "99.96%", "100%"),
    (Fraction(5_181_100, 51_813), "99.996%", "100%"),
    (Fraction(1, 1000), "0.001%", "0%"),
    (Fraction(8999, 100), "89.99%", "90%"),
    (Fraction(90), "90%", "90%"),
    (Fraction(9004, 100), "90.04%", "90%"),
]


@pytest.mark.parametrize(("value", "expected", "bound"), SIDES)
def test_a_result_is_printed_on_its_side(value: Fraction, expected: str, bound: str) -> None:
    """As many decimals as it takes, and 0% and 100% only when exact."""
    made = standard(target(at_least=bound), cadence=None)
    row = {**MARCH, "numerator": value.numerator, "denominator": 100 * value.denominator}
    assert value_words(world(made, row).result(), ENGLISH) == expected


@given(st.integers(0, 400), st.integers(1, 400), st.integers(0, 1000))
def test_the_printed_number_agrees_with_the_verdict(top: int, bottom: int, tenths: int) -> None:
    """Whoever compares what is printed with the target comes to the verdict."""
    assume(top <= bottom)
    value, bound = Fraction(100 * top, bottom), Fraction(tenths, 10)
    text = quantity(value, "percent", ENGLISH, sides=(bound, Fraction(0), Fraction(100)))
    printed = Fraction(text.rstrip("%"))
    assert (printed >= bound) == (value >= bound)
    assert (printed > bound) == (value > bound)
    assert (printed == 0) == (value == 0)
    assert (printed == 100) == (value == 100)
    assert abs(printed - value) <= Fraction(1, 20)


@given(st.fractions(min_value=-100, max_value=100, max_denominator=10**6))
def test_a_gap_never_prints_zero(gap: Fraction) -> None:
    """However little a target was missed by, the gap is a number."""
    for unit in ("percent", "second", "day", "USD", "number"):
        digits = re.sub(r"[^1-9]", "", gap_words(gap, unit, ENGLISH))
        assert bool(digits) == (gap != 0)


GAPS = [
    (Fraction(-6), "percent", "6 percentage points"),
    (Fraction(1), "percent", "1 percentage point"),
    (Fraction(-1), "percent", "1 percentage point"),
    (Fraction(-1, 250), "percent", "0.004 percentage points"),
    (Fraction(-50, 1253), "percent", "0.04 percentage points"),
    (Fraction(1, 3), "day", "0.3 days"),
    (Fraction(17), "second", "17 s"),
    (Fraction(1, 100), "USD", "0.01 USD"),
    (Fraction(1), "point", "1 point"),
]


@pytest.mark.parametrize(("gap", "unit", "expected"), GAPS)
def test_gaps(gap: Fraction, unit: str, expected: str) -> None:
    """A gap has no sign; that of a share is in percentage points."""
    assert gap_words(gap, unit, ENGLISH) == expected


COUNTS = [
    ("share", {"numerator": 8400, "denominator": 10000}, "8,400 of 10,000"),
    ("share", {"denominator": 10000, "value": "84"}, "10,000 cases"),
    ("share", {"denominator": 1, "value": "84"}, "1 case"),
    ("share", {"value": "84"}, ""),
    ("mean", {"numerator": 500, "denominator": 10}, "10 cases"),
    ("count", {"numerator": 1200}, "1,200"),
]


@pytest.mark.parametrize(("kind", "cells", "expected"), COUNTS)
def test_counts(kind: str, cells: Row, expected: str) -> None:
    """The cases behind a figure: those kept of all, or all, or nothing."""
    made = standard(kind=kind, unit="number" if kind != "share" else None, cadence=None)
    result = world(made, {**MARCH, **cells}).result()
    assert counts_words(result, ENGLISH) == expected


def test_counts_of_failures() -> None:
    """Where failures are reported, the cases kept are said; impossible ones as reported."""
    made = standard(counts="failures", cadence=None)
    row = {**MARCH, "numerator": 10, "denominator": 100}
    assert counts_words(world(made, row).result(), ENGLISH) == "90 of 100"
    impossible = {**MARCH, "numerator": 52, "denominator": 33}
    assert counts_words(world(made, impossible).result(), ENGLISH) == "52 of 33"


def test_no_value_has_no_words() -> None:
    """Nothing is printed where nothing is known."""
    result = world(standard(cadence=None), {**MARCH, "denominator": 4}).result()
    assert value_words(result, ENGLISH) == ""
    assert result.status is Status.NO_TARGET


def test_sides() -> None:
    """A share must not cross 0, 100 and its bounds; any other figure 0 and its bounds."""
    share = world(standard(target(at_least="90%"), cadence=None), {**MARCH, "value": "80"}).result()
    assert set(sides_of(share)) == {Fraction(90), Fraction(0), Fraction(100)}
    made = standard(target(between="1 day and 3 days"), kind="mean", cadence=None)
    days = world(made, {**MARCH, "value": "2"}).result()
    assert set(sides_of(days)) == {Fraction(1), Fraction(3), Fraction(0)}


def test_separators_of_other_languages() -> None:
    """The locale sets the separators and nothing else."""
    german, french = Tongue("de", "en"), Tongue("fr", "en")
    assert quantity(Fraction("1234567.5"), "number", german) == "1.234.567,5"
    assert (
        quantity(Fraction("99.96"), "percent", german, sides=(Fraction(100),))
        == "99,96\N{NO-BREAK SPACE}%"
    )
    assert quantity(Fraction("1234.5"), "number", french) == "1\N{NARROW NO-BREAK SPACE}234,5"
    assert with_unit("12.50", "USD", german) == "12,50 USD"
