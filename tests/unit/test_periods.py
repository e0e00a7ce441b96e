"""Periods: every written form, fiscal calendars, order, succession and addresses."""

import pickle
from datetime import date

import pytest

from generator.dates import parse_date
from generator.diagnostics import Refusal
from generator.diagnostics.catalogue_values import ENTRIES
from generator.periods import (
    Calendar,
    Form,
    Period,
    form_of,
    parse_period,
    period_of,
    periods_from,
    successor,
)

CIVIL = Calendar()
OCTOBER = Calendar(10, "last")
APRIL = Calendar(4, "first")


def read(text: str, calendar: Calendar = CIVIL) -> Period:
    """The period of a text; fails where it is refused."""
    period = parse_period(text, calendar)
    assert isinstance(period, Period)
    return period


def word(outcome: object, name: str) -> str:
    """One word of a refusal; fails where there is no refusal."""
    assert isinstance(outcome, Refusal)
    return dict(outcome.words)[name]


@pytest.mark.parametrize(
    ("text", "first", "last", "form"),
    [
        ("2025-03-14", "2025-03-14", "2025-03-14", Form.DAY),
        ("2025-W11", "2025-03-10", "2025-03-16", Form.WEEK),
        ("2025-W01", "2024-12-30", "2025-01-05", Form.WEEK),
        ("2026-W53", "2026-12-28", "2027-01-03", Form.WEEK),
        ("2025-03", "2025-03-01", "2025-03-31", Form.MONTH),
        ("2011-12", "2011-12-01", "2011-12-31", Form.MONTH),
        ("2024-02", "2024-02-01", "2024-02-29", Form.MONTH),
        ("2100-02", "2100-02-01", "2100-02-28", Form.MONTH),
        ("2025-Q1", "2025-01-01", "2025-03-31", Form.QUARTER),
        ("2025-Q4", "2025-10-01", "2025-12-31", Form.QUARTER),
        ("2025-H1", "2025-01-01", "2025-06-30", Form.HALF),
        ("2025-H2", "2025-07-01", "2025-12-31", Form.HALF),
        ("2025", "2025-01-01", "2025-12-31", Form.YEAR),
        ("12M-2025-03", "2024-04-01", "2025-03-31", Form.ROLLING),
        ("12M-2024-12", "2024-01-01", "2024-12-31", Form.ROLLING),
        ("YTD-2025-03", "2025-01-01", "2025-03-31", Form.YEAR_TO_DATE),
        ("2025-03-01/2025-03-28", "2025-03-01", "2025-03-28", Form.RANGE),
    ],
)
def test_reads_each_form(text: str, first: str, last: str, form: Form) -> None:
    """A period's text says its first and its last day, and is its key."""
    expected = Period(date.fromisoformat(first), date.fromisoformat(last), form, text)
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "calendar", "first", "last", "key"),
    [
        ("FY2025", CIVIL, "2025-01-01", "2025-12-31", "FY2025"),
        ("FY2025-Q2", CIVIL, "2025-04-01", "2025-06-30", "FY2025-Q2"),
        ("FY2025", OCTOBER, "2024-10-01", "2025-09-30", "FY2024-25"),
        ("FY2025-Q1", OCTOBER, "2024-10-01", "2024-12-31", "FY2024-25-Q1"),
        ("FY2025-Q2", OCTOBER, "2025-01-01", "2025-03-31", "FY2024-25-Q2"),
        ("FY2024-25-Q4", OCTOBER, "2025-07-01", "2025-09-30", "FY2024-25-Q4"),
        ("FY2025", APRIL, "2025-04-01", "2026-03-31", "FY2025-26"),
        ("FY2025-26", APRIL, "2025-04-01", "2026-03-31", "FY2025-26"),
        ("FY2025-26-Q4", APRIL, "2026-01-01", "2026-03-31", "FY2025-26-Q4"),
        ("FY1999-00", APRIL, "1999-04-01", "2000-03-31", "FY1999-00"),
        ("FY2023", Calendar(3, "first"), "2023-03-01", "2024-02-29", "FY2023-24"),
    ],
)
def test_reads_fiscal_periods_by_their_calendar(
    text: str, calendar: Calendar, first: str, last: str, key: str
) -> None:
    """A fiscal year begins in its month and is named for its first year or its last."""
    period = read(text, calendar)
    days = (period.first.isoformat(), period.last.isoformat())
    assert (*days, period.key) == (first, last, key)


def test_both_names_of_a_fiscal_year_are_one_period() -> None:
    """FY2025 and FY2024-25 are equal where they are the same span."""
    assert read("FY2025", OCTOBER) == read("FY2024-25", OCTOBER)


@pytest.mark.parametrize(
    ("text", "calendar", "right"),
    [
        ("FY2024-26", OCTOBER, "FY2024-25"),
        ("FY2024-24-Q1", OCTOBER, "FY2024-25-Q1"),
        ("FY2024-25", CIVIL, "FY2024"),
        ("2024-25", OCTOBER, "FY2024-25"),
        ("2024/25", OCTOBER, "FY2024-25"),
        ("FY2024-2025", OCTOBER, "FY2024-25"),
        ("FY25", OCTOBER, "FY2025"),
        ("fy 2025 q2", OCTOBER, "FY2025-Q2"),
        ("Q2 FY2025", OCTOBER, "FY2025-Q2"),
        ("2025-q1", CIVIL, "2025-Q1"),
        ("2025Q1", CIVIL, "2025-Q1"),
        ("Q1 2025", CIVIL, "2025-Q1"),
        ("2025-W1", CIVIL, "2025-W01"),
        ("2025/3", CIVIL, "2025-03"),
        ("03/2025", CIVIL, "2025-03"),
        ("202503", CIVIL, "2025-03"),
        ("March 2025", CIVIL, "2025-03"),
        ("mar-2025", CIVIL, "2025-03"),
        ("45731", CIVIL, "2025-03"),
        ("ytd 2025-03", CIVIL, "YTD-2025-03"),
        ("2025-03-01 to 2025-03-28", CIVIL, "2025-03-01/2025-03-28"),
        ("2025-03-28/2025-03-01", CIVIL, "2025-03-01/2025-03-28"),
    ],
)
def test_a_slip_in_a_period_is_answered_with_what_to_type(
    text: str, calendar: Calendar, right: str
) -> None:
    """The suggestion is the period rightly written, and is itself read."""
    refusal = parse_period(text, calendar)
    assert word(refusal, "suggestion") == right
    assert isinstance(parse_period(right, calendar), Period)


def test_a_day_typed_for_a_period_may_mean_its_month() -> None:
    """A day in another order is told as the day and as its month; an unsure one as neither."""
    sure, unsure = (parse_period(text, CIVIL) for text in ("31/03/2025", "03/04/2025"))
    assert word(sure, "suggestion") == "2025-03-31, or 2025-03 for its month"
    assert word(unsure, "suggestion").startswith("a period such as 2025-03")


@pytest.mark.parametrize(
    "text",
    ["", "25", "2025-13", "2025-Q5", "2025-H3", "2025-W53", "2025-W00", "0205-03", "3025", "soon"],
)
def test_what_is_no_period_is_refused_in_its_own_words(text: str) -> None:
    """The refusal names the text as it was written, and its code has an entry."""
    refusal = parse_period(text, CIVIL)
    assert word(refusal, "text") == text
    assert isinstance(refusal, Refusal)
    entry = ENTRIES[refusal.code]
    assert text in (entry.message + entry.hint).format(**dict(refusal.words))


def test_a_year_without_week_53_says_so() -> None:
    """2025 has 52 weeks, and the refusal tells."""
    assert word(parse_period("2025-W53", CIVIL), "fault") == "2025 has weeks W01 to W52"


def test_blanks_around_a_period_do_not_count() -> None:
    """Cells come with blanks around them."""
    assert read(" 2025-03\N{NO-BREAK SPACE}") == read("2025-03")


@pytest.mark.parametrize(("text", "day"), [("2025-03-14", 14), (" 2025-03-01 ", 1)])
def test_reads_an_iso_date(text: str, day: int) -> None:
    """A date is year, month and day with hyphens."""
    assert parse_date(text) == date(2025, 3, day)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("14/03/2025", "2025-03-14"),
        ("03/14/2025", "2025-03-14"),
        ("03/03/2025", "2025-03-03"),
        ("2025-3-4", "2025-03-04"),
        ("20250314", "2025-03-14"),
        ("2025-03-14T09:30:00Z", "2025-03-14"),
        ("14 March 2025", "2025-03-14"),
        ("Mar 14, 2025", "2025-03-14"),
    ],
)
def test_a_date_in_another_order_is_answered_with_the_iso_date(text: str, right: str) -> None:
    """A date that can mean only one day is written out as it should be."""
    assert word(parse_date(text), "suggestion") == right


@pytest.mark.parametrize("text", ["03/04/2025", "2025", "2025-W11-1", "31/02/2025", "٢٠٢٥-٠٣-١٤"])
def test_a_date_of_two_meanings_is_not_guessed(text: str) -> None:
    """Where day and month could change places, or nothing fits, only the form is shown."""
    assert word(parse_date(text), "suggestion").startswith("the date as year-month-day")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2025-02-29", "2025-02 has 28 days"),
        ("2025-13-01", "there is no month 13"),
        ("0025-03-14", "its year is not between 1900 and 2199"),
    ],
)
def test_an_impossible_date_says_what_is_impossible(text: str, fault: str) -> None:
    """A date that the calendar does not have names the part that is wrong."""
    assert word(parse_date(text), "fault") == fault


def test_an_impossible_day_in_a_range_is_named() -> None:
    """Of two days in a range, the refusal names the one that is wrong."""
    assert word(parse_period("2025-02-01/2025-02-30", CIVIL), "text") == "2025-02-30"


def test_orders_by_first_day_then_by_last() -> None:
    """A month comes before its quarter, that before its year, and all before the next month."""
    texts = ["2025-02", "2025", "2025-Q1", "2025-01", "2024-12"]
    ordered = [period.key for period in sorted(read(text) for text in texts)]
    assert ordered == ["2024-12", "2025-01", "2025-Q1", "2025", "2025-02"]


def test_a_period_is_a_key_and_travels_between_processes() -> None:
    """Equal periods hash alike, also after pickling."""
    period = read("FY2025-Q2", OCTOBER)
    assert {period: 1}[pickle.loads(pickle.dumps(period))] == 1  # noqa: S301 (our own bytes)


@pytest.mark.parametrize(
    ("text", "address"),
    [("FY2025-Q2", "fy2025-q2"), ("2025-03-01/2025-03-28", "2025-03-01--2025-03-28")],
)
def test_an_address_is_the_key_in_small_letters(text: str, address: str) -> None:
    """Addresses hold no capitals and no slash."""
    assert read(text).address == address


@pytest.mark.parametrize(
    ("text", "calendar", "following"),
    [
        ("2024-02-28", CIVIL, "2024-02-29"),
        ("2026-W53", CIVIL, "2027-W01"),
        ("2025-12", CIVIL, "2026-01"),
        ("2025-Q4", CIVIL, "2026-Q1"),
        ("2025-H2", CIVIL, "2026-H1"),
        ("2025", CIVIL, "2026"),
        ("FY2025", OCTOBER, "FY2025-26"),
        ("FY2025-Q4", OCTOBER, "FY2025-26-Q1"),
        ("12M-2025-12", CIVIL, "12M-2026-01"),
        ("YTD-2025-12", CIVIL, "YTD-2026-01"),
        ("2025-03-01/2025-03-28", CIVIL, "2025-03-29/2025-04-25"),
    ],
)
def test_is_followed_by_the_next_of_its_form(text: str, calendar: Calendar, following: str) -> None:
    """The successor is of the same form and begins where this one ends."""
    assert successor(read(text, calendar), calendar).key == following


@pytest.mark.parametrize(
    ("form", "calendar", "key"),
    [
        (Form.DAY, CIVIL, "2027-01-02"),
        (Form.WEEK, CIVIL, "2026-W53"),
        (Form.MONTH, CIVIL, "2027-01"),
        (Form.QUARTER, CIVIL, "2027-Q1"),
        (Form.HALF, CIVIL, "2027-H1"),
        (Form.YEAR, CIVIL, "2027"),
        (Form.FISCAL_YEAR, CIVIL, "FY2027"),
        (Form.FISCAL_YEAR, OCTOBER, "FY2026-27"),
        (Form.FISCAL_QUARTER, OCTOBER, "FY2026-27-Q2"),
        (Form.FISCAL_QUARTER, APRIL, "FY2026-27-Q4"),
        (Form.ROLLING, CIVIL, "12M-2027-01"),
        (Form.YEAR_TO_DATE, CIVIL, "YTD-2027-01"),
        (Form.RANGE, CIVIL, "2027-01-02/2027-01-02"),
    ],
)
def test_finds_the_period_that_holds_a_day(form: Form, calendar: Calendar, key: str) -> None:
    """2 January 2027 lies in week 53 of 2026, and in a fiscal year that began in 2026."""
    assert period_of(date(2027, 1, 2), form, calendar).key == key


def test_lists_the_periods_that_have_begun() -> None:
    """A period that begins on the day itself is among them."""
    found = periods_from(read("2024-12"), date(2025, 2, 1), CIVIL)
    assert [period.key for period in found] == ["2024-12", "2025-01", "2025-02"]


def test_lists_nothing_before_the_first_period() -> None:
    """A period that begins after the day is not owed yet."""
    assert periods_from(read("2025-03"), date(2025, 2, 28), CIVIL) == ()


def test_lists_rolling_windows_by_their_last_month() -> None:
    """A window of twelve months begins with the month that it adds."""
    found = periods_from(read("12M-2025-01"), date(2025, 2, 10), CIVIL)
    assert [period.key for period in found] == ["12M-2025-01", "12M-2025-02"]


@pytest.mark.parametrize(
    ("cadence", "form"),
    [("daily", Form.DAY), ("half-yearly", Form.HALF), ("fiscal quarterly", Form.FISCAL_QUARTER)],
)
def test_a_cadence_has_its_form(cadence: str, form: Form) -> None:
    """Each word for how often results are published means one form of period."""
    assert form_of(cadence) is form
