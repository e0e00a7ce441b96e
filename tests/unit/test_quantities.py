"""Amounts, spans, units, and how numbers are written and shown."""

from datetime import date
from fractions import Fraction

import pytest

from generator.diagnostics import Refusal
from generator.diagnostics.catalogue_values import ENTRIES
from generator.quantities import (
    Amount,
    Span,
    canonical_unit,
    in_unit,
    parse_amount,
    parse_decimal,
    parse_number,
    parse_span,
    parse_unit,
    plain,
    shown,
)


def word(outcome: object, name: str) -> str:
    """One word of a refusal; fails where there is no refusal."""
    assert isinstance(outcome, Refusal)
    return dict(outcome.words)[name]


def printed(refusal: Refusal) -> str:
    """The message and the hint of a refusal, as a person reads them."""
    entry, words = ENTRIES[refusal.code], dict(refusal.words)
    return f"{entry.message.format(**words)}. {entry.hint.format(**words)}"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("90%", "90", "percent"),
        ("90 %", "90", "percent"),
        ("99.90 percent", "99.9", "percent"),
        ("2 minutes", "2", "minute"),
        ("1 week", "1", "week"),
        ("6\N{NO-BREAK SPACE}weeks", "6", "week"),
        ("10 business days", "10", "business day"),
        ("4:32", "272", "second"),
        ("1:51:00", "6660", "second"),
        ("90:00", "5400", "second"),
        ("4.2 points", "4.2", "point"),
        ("-4.2 points", "-4.2", "point"),
        ("\N{MINUS SIGN}4.2 points", "-4.2", "point"),
        ("12.50 USD", "12.5", "USD"),
        ("1200", "1200", "number"),
        ("0", "0", "number"),
        ("010", "10", "number"),
    ],
)
def test_reads_an_amount(text: str, value: str, unit: str) -> None:
    """A number with its unit is read exactly, in the unit's own name, and keeps its text."""
    amount = parse_amount(text)
    assert isinstance(amount, Amount)
    assert (amount.value, amount.unit, amount.text) == (Fraction(value), unit, text)


def test_the_way_an_amount_is_written_does_not_tell_amounts_apart() -> None:
    """Two spellings of one amount are equal."""
    assert parse_amount("90 %") == parse_amount("90.0%")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("1 200", "1200"),
        ("1'200 minutes", "1200 minutes"),
        ("12,345,678 USD", "12345678 USD"),
        ("1,23,456", "123456"),
        ("1,200.50 USD", "1200.50 USD"),
        ("1.200,50 EUR", "1200.50 EUR"),
        ("1,5%", "1.5%"),
        (".5%", "0.5%"),
        ("5.", "5"),
        ("90 per cent", "90%"),
        ("90 pct.", "90%"),
        ("90%%", "90%"),
        ("$12.50", "12.50 USD"),
        ("12 €", "12 EUR"),
        ("12 usd", "12 USD"),
        ("6 wks", "6 weeks"),
        ("1 wek", "1 week"),
    ],
)
def test_a_slip_in_an_amount_is_answered_with_what_to_type(text: str, right: str) -> None:
    """The suggestion is the amount rightly written, and is itself read."""
    refusal = parse_amount(text)
    assert word(refusal, "suggestion") == right
    assert isinstance(parse_amount(right), Amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "weeks",
        "six weeks",
        "1e5",
        "6-8 weeks",
        "90% to 95%",
        "4:75",
        "1:75:00",
        "5 m",
        "٣ days",
    ],
)
def test_what_is_no_amount_is_refused_in_its_own_words(text: str) -> None:
    """The refusal names the text as it was written."""
    refusal = parse_amount(text)
    assert word(refusal, "text") == text


def test_one_group_of_three_after_a_comma_may_be_a_decimal() -> None:
    """1,200 is answered with both of its meanings."""
    assert word(parse_amount("1,200"), "suggestion") == (
        "1200, or 1.200 if the comma is a decimal sign"
    )


def test_a_number_longer_than_python_reads_is_refused() -> None:
    """Five thousand digits are a refusal, not an exception."""
    assert isinstance(parse_amount("9" * 5000), Refusal)


def test_a_range_is_answered_with_between() -> None:
    """Somebody who writes a range learns of the key for it."""
    assert "between" in word(parse_amount("6-8 weeks"), "suggestion")


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.84", Fraction(21, 25)), ("-3", Fraction(-3)), ("79.95", Fraction(1599, 20))],
)
def test_reads_a_decimal_exactly(text: str, value: Fraction) -> None:
    """A decimal is the fraction that its digits say."""
    assert parse_decimal(text) == value


@pytest.mark.parametrize(
    "text", ["", "1,2", ".5", "5.", "1e5", "+1", "--1", " 1", "1 ", "nan", "٣"]
)
def test_reads_nothing_else_as_a_decimal(text: str) -> None:
    """Only digits with one point between them, and a minus sign in front, are a decimal."""
    assert parse_decimal(text) is None


def test_a_number_may_stand_between_spaces() -> None:
    """Cells come with blanks around them, also with those that do not break."""
    assert parse_number("\N{NO-BREAK SPACE}84.2 ") == Fraction(421, 5)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("1 200", "1200"),
        ("84,2", "84.2"),
        (".5", "0.5"),
        (
            "n/a",
            "a number such as 1200 or 4.2; or leave the cell blank where there is no figure",
        ),
    ],
)
def test_a_slip_in_a_number_is_answered_with_what_to_type(text: str, right: str) -> None:
    """A number that is not read says how to write it."""
    assert word(parse_number(text), "suggestion") == right


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("minutes", "minute"),
        ("min", "minute"),
        ("%", "percent"),
        ("Percent", "percent"),
        ("working days", "business day"),
        ("calendar days", "day"),
        ("USD", "USD"),
        ("usd", None),
        ("fortnight", None),
        ("", None),
    ],
)
def test_a_unit_has_one_name(text: str, unit: str | None) -> None:
    """Spellings lead to the unit's own name; a currency is its code in capitals."""
    assert canonical_unit(text) == unit


@pytest.mark.parametrize(("text", "right"), [("minuts", "minutes"), ("eur", "EUR")])
def test_an_unknown_unit_is_answered_with_the_nearest(text: str, right: str) -> None:
    """A measure's unit that is not known says which was probably meant."""
    assert word(parse_unit(text), "suggestion") == right


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("6 weeks", "day", Fraction(42)),
        ("4:32", "minute", Fraction(68, 15)),
        ("90 minutes", "hour", Fraction(3, 2)),
        ("2 years", "month", Fraction(24)),
        ("10 business days", "business day", Fraction(10)),
        ("12.50 USD", "USD", Fraction(25, 2)),
    ],
)
def test_turns_units_of_one_kind_into_one_another(text: str, unit: str, value: Fraction) -> None:
    """Elapsed time turns into elapsed time, months into years, exactly."""
    amount = parse_amount(text)
    assert isinstance(amount, Amount)
    assert in_unit(amount, unit) == value


@pytest.mark.parametrize(
    ("text", "unit", "right"),
    [
        ("0.85", "percent", "85%, or 0.85% if so few are meant"),
        ("85", "percent", "85%"),
        ("0.5", "day", "0.5 days"),
    ],
)
def test_a_missing_unit_is_answered_with_what_was_meant(text: str, unit: str, right: str) -> None:
    """A target of 0.85 is 85%: nobody is led to type one that is hardly ever missed."""
    amount = parse_amount(text)
    assert isinstance(amount, Amount)
    assert word(in_unit(amount, unit), "suggestion") == right


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("10 business days", "day"),
        ("10 days", "business day"),
        ("1 month", "day"),
        ("6 weeks", "percent"),
        ("4 points", "percent"),
        ("12 USD", "EUR"),
        ("90%", "number"),
    ],
)
def test_never_turns_units_of_two_kinds_into_one_another(text: str, unit: str) -> None:
    """Business days are no days, months no days, dollars no euros, a share no number."""
    amount = parse_amount(text)
    assert isinstance(amount, Amount)
    refusal = in_unit(amount, unit)
    assert isinstance(refusal, Refusal)
    assert refusal.code == "unlike-units"


@pytest.mark.parametrize(
    ("unit", "right"), [("percent", "90%"), ("minute", "90 minutes"), ("USD", "90 USD")]
)
def test_a_bare_number_where_a_unit_is_owed_is_answered_with_it(unit: str, right: str) -> None:
    """A share's target needs its sign, a duration its unit: the hint writes it out."""
    assert word(in_unit(Amount(Fraction(90), "number", "90"), unit), "suggestion") == right


@pytest.mark.parametrize(
    ("unit", "other", "expected"),
    [("second", "week", True), ("month", "year", True), ("day", "business day", False)],
)
def test_knows_units_of_one_kind(unit: str, other: str, expected: bool) -> None:  # noqa: FBT001 (a table of facts)
    """Units of one scale are alike; business days stand alone."""
    assert isinstance(in_unit(Amount(Fraction(1), unit, "1"), other), Fraction) is expected


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("30 days", date(2025, 3, 31), date(2025, 4, 30)),
        ("6 weeks", date(2025, 1, 1), date(2025, 2, 12)),
        ("1 month", date(2025, 1, 31), date(2025, 2, 28)),
        ("1 month", date(2024, 1, 31), date(2024, 2, 29)),
        ("14 months", date(2024, 12, 31), date(2026, 2, 28)),
        ("0 days", date(2025, 3, 31), date(2025, 3, 31)),
    ],
)
def test_counts_a_span_by_the_calendar(text: str, start: date, end: date) -> None:
    """A span of months ends on the same day of its month, or on the month's last."""
    span = parse_span(text)
    assert isinstance(span, Span)
    assert span.after(start) == end


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("10 business days", "calendar days, such as 14 days"),
        ("3 business days", "calendar days, such as 5 days"),
        ("1 year", "12 months"),
        ("30", "a number of days, weeks or months, such as 30 days"),
        ("1.5 months", "a number of days, weeks or months, such as 30 days"),
        ("-3 days", "a number of days, weeks or months, such as 30 days"),
        ("20 minutes", "a number of days, weeks or months, such as 30 days"),
    ],
)
def test_a_span_of_anything_else_is_refused(text: str, right: str) -> None:
    """Business days have no date, and nothing is due after minutes."""
    assert word(parse_span(text), "suggestion") == right


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(0), "0"),
        (Fraction(1200), "1200"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 2**20), "0.00000095367431640625"),
        (Fraction(1, 5**70), f"0.{'0' * 48}{2**70}"),
        (Fraction(2, 3), "0.666666666666667"),
        (Fraction(1, 3 * 10**9), "0.000000000333333333333333"),
        (Fraction(200, 3), "66.6666666666667"),
        (Fraction(-1, 3000), "-0.000333333333333333"),
        (Fraction(10**20) + Fraction(1, 3), "100000000000000000000"),
        (Fraction(10**15) - Fraction(1, 3), "1000000000000000"),
        (1 - Fraction(1, 3 * 10**20), "1"),
    ],
)
def test_writes_a_plain_decimal(value: Fraction, expected: str) -> None:
    """Exact where it ends; else 15 significant digits, half up, never with an exponent."""
    assert plain(value) == expected


@pytest.mark.parametrize(
    ("value", "sides", "expected"),
    [
        ("84", [], "84"),
        ("84.0", [], "84"),
        ("84.3", [], "84.3"),
        ("84.04", [], "84.0"),
        ("84.25", [], "84.3"),
        ("-2.25", [], "-2.3"),
        ("-0.04", [], "0.0"),
        ("79.95", ["80"], "79.95"),
        ("80.04", ["80"], "80.04"),
        ("99.96", ["0", "100"], "99.96"),
        ("99.9999", ["0", "100"], "99.9999"),
        ("100", ["0", "100"], "100"),
        ("0.04", ["0"], "0.04"),
        ("-0.004", ["0"], "-0.004"),
        ("66.67", ["66.67"], "66.67"),
        ("66.66", ["66.67"], "66.66"),
        ("200/3", ["66.67"], "66.667"),
        ("200/3", ["200/3"], "66.7"),
        ("200/3", ["200/3", "66.7"], "66.67"),
    ],
)
def test_shows_a_number_on_its_side(value: str, sides: list[str], expected: str) -> None:
    """The printed number lies on the same side of each limit as the exact one."""
    assert shown(Fraction(value), [Fraction(side) for side in sides]) == expected


@pytest.mark.parametrize(
    "refusal",
    [
        parse_amount("1 200"),
        parse_amount("6 forts"),
        parse_number("x"),
        parse_span("10 business days"),
        parse_unit("stone"),
        in_unit(Amount(Fraction(6), "week", "6 weeks"), "percent"),
    ],
)
def test_every_refusal_fills_its_entry(refusal: object) -> None:
    """The words of a refusal are all that its message and its hint ask for."""
    assert isinstance(refusal, Refusal)
    assert word(refusal, "text") in printed(refusal)
