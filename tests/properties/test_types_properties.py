"""Properties of texts, quantities and periods that hold for every value."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generator.dates import parse_date
from generator.diagnostics import Refusal
from generator.diagnostics.catalogue_values import ENTRIES
from generator.periods import (
    Calendar,
    Form,
    Period,
    parse_period,
    period_of,
    periods_from,
    successor,
)
from generator.quantities import (
    UNITS,
    Amount,
    Span,
    in_unit,
    parse_amount,
    parse_decimal,
    parse_number,
    parse_span,
    parse_unit,
    plain,
    shown,
)
from generator.text import addresses, is_id, nearest, slug

DAYS = st.dates(date(1901, 2, 1), date(2198, 1, 1))
CALENDARS = st.builds(Calendar, st.integers(1, 12), st.sampled_from(["first", "last"]))
FORMS = st.sampled_from(sorted(set(Form) - {Form.NAMED}))
PERIODS = st.tuples(DAYS, FORMS, CALENDARS)
VALUES = st.fractions(-(10**6), 10**6, max_denominator=10**6)
# Texts near to what is read, which a uniform choice of letters would seldom hit.
WORDS = st.one_of(
    st.text(max_size=12),
    st.text("0123456789.,-:% /", max_size=12),
    st.text("0123456789-/FYQWHMTDqe ", max_size=14),
    st.from_regex(r"-?[0-9]{1,4}[., ']?[0-9]{0,3} ?[a-z%$]{0,8}", fullmatch=True),
    st.from_regex(r"(FY|Q|W|YTD-|12M-)?[0-9]{4}[-/ ]?[QHW]?[0-9]{0,2}", fullmatch=True),
    st.from_regex(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}", fullmatch=True),
)


@given(WORDS, CALENDARS)
def test_every_text_is_read_or_refused_with_words_to_print(text: str, calendar: Calendar) -> None:
    """No text raises; each refusal fills the message and the hint of its entry."""
    parsers = (parse_amount, parse_number, parse_span, parse_unit, parse_date)
    outcomes = [*(parse(text) for parse in parsers), parse_period(text, calendar)]
    for refusal in (outcome for outcome in outcomes if isinstance(outcome, Refusal)):
        entry, words = ENTRIES[refusal.code], dict(refusal.words)
        assert words["text"] in text
        assert (entry.message + entry.hint).format(**words)


@given(st.from_regex(r"-?[0-9]{1,3}[., ']?[0-9]{0,3} ?(%|minutes|wks|per cent)?", fullmatch=True))
def test_what_is_suggested_for_an_amount_is_read(text: str) -> None:
    """A suggestion that begins with a digit is an amount, or needs only its unit mended."""
    refusal = parse_amount(text)
    right = dict(refusal.words)["suggestion"] if isinstance(refusal, Refusal) else "0"
    reading = parse_amount(right.split(", or ")[0] if right[:1].isdecimal() else "0")
    assert isinstance(reading, Amount) or "unit" in reading.code or "per cent" in text


@given(st.sets(st.text(max_size=8), max_size=12))
def test_addresses_are_ids_and_never_shared(source_ids: set[str]) -> None:
    """Each foreign id has an address of its own, which is an id."""
    found = addresses(source_ids)
    assert set(found) == source_ids
    assert len(set(found.values())) == len(found)
    assert all(is_id(address) for address in found.values())


@given(st.lists(st.sampled_from(["A b", "a-b", "a b", "c", "日本", "é", "e"])), st.randoms())
def test_addresses_do_not_depend_on_order(source_ids: list[str], chance: object) -> None:
    """The order of rows moves no address."""
    shuffled = list(source_ids)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis' own Random
    assert list(addresses(shuffled).items()) == list(addresses(source_ids).items())


@given(st.text(max_size=120))
def test_a_slug_is_an_id_and_its_own_slug(text: str) -> None:
    """A slug is empty or an id, and slugging it again changes nothing."""
    found = slug(text)
    assert not found or is_id(found)
    assert slug(found) == found


@given(st.text(max_size=6), st.lists(st.text("abc", max_size=4), max_size=6))
def test_the_nearest_word_is_one_of_the_known(word: str, among: list[str]) -> None:
    """A suggestion is a known word, and a known word is nearest to itself."""
    assert nearest(word, among) in {*among, None}
    assert all(nearest(known, among) == known for known in among if known)


@given(st.decimals(-(10**9), 10**9, places=6))
def test_a_decimal_comes_back_from_its_text(value: object) -> None:
    """Reading what `plain` writes gives the same value."""
    exact = Fraction(f"{value:f}")
    assert parse_decimal(plain(exact)) == exact


@given(VALUES)
def test_a_plain_decimal_is_right_to_fifteen_digits(value: Fraction) -> None:
    """What `plain` writes differs from the value by less than one part in 10^14."""
    written = parse_decimal(plain(value))
    assert written is not None
    assert abs(written - value) <= abs(value) / 10**14


@given(VALUES, st.lists(VALUES, max_size=3))
def test_a_shown_number_is_on_the_side_of_the_exact_one(
    value: Fraction, sides: list[Fraction]
) -> None:
    """Less than, equal to and greater than each side are as they are for the exact value."""
    printed = parse_decimal(shown(value, sides))
    assert printed is not None
    assert all((printed > side) == (value > side) for side in sides if side != value)
    assert all((printed < side) == (value < side) for side in sides if side != value)


@given(VALUES, st.integers(0, 4))
def test_a_value_that_ends_shows_equal_to_itself(value: Fraction, places: int) -> None:
    """A result exactly on its target is printed exactly."""
    ended = Fraction(round(value * 10**places), 10**places)
    assert parse_decimal(shown(ended, [ended])) == ended


@given(VALUES, VALUES)
def test_shown_numbers_keep_their_order(one: Fraction, two: Fraction) -> None:
    """A greater value never prints as a smaller number."""
    low, high = sorted([one, two])
    small, great = parse_decimal(shown(low)), parse_decimal(shown(high))
    assert small is not None
    assert great is not None
    assert small <= great


@given(VALUES)
def test_a_shown_number_mirrors_its_opposite(value: Fraction) -> None:
    """Halves are rounded away from nought on both sides of it."""
    assert shown(-value).lstrip("-") == shown(value).lstrip("-")


@given(VALUES, st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)))
def test_units_turn_there_and_back(value: Fraction, unit: str, other: str) -> None:
    """An amount told in another unit and back is the same amount; else it is refused."""
    there = in_unit(Amount(value, unit, "as written"), other)
    back = in_unit(Amount(value, other, "as written"), unit)
    assert isinstance(there, Fraction) is isinstance(back, Fraction)
    if isinstance(there, Fraction):
        assert in_unit(Amount(there, other, ""), unit) == value


@given(DAYS, st.integers(0, 500), st.sampled_from(["day", "week", "month"]))
def test_a_longer_span_ends_no_earlier(start: date, count: int, unit: str) -> None:
    """One more day, week or month is later."""
    assert start <= Span(count, unit).after(start) < Span(count + 1, unit).after(start)


@given(PERIODS)
def test_a_period_comes_back_from_its_key(made: tuple[date, Form, Calendar]) -> None:
    """Reading a period's key gives the same period."""
    day, form, calendar = made
    period = period_of(day, form, calendar)
    assert parse_period(period.key, calendar) == period


@given(PERIODS)
def test_a_period_holds_the_day_it_was_found_by(made: tuple[date, Form, Calendar]) -> None:
    """The day lies between the first day and the last."""
    day, form, calendar = made
    period = period_of(day, form, calendar)
    assert period.form is form
    assert period.first <= day <= period.last


@given(PERIODS)
def test_periods_follow_without_gap_or_overlap(made: tuple[date, Form, Calendar]) -> None:
    """The next period begins on the day after; windows end one month later instead."""
    day, form, calendar = made
    period = period_of(day, form, calendar)
    following = successor(period, calendar)
    assert following.form is form
    assert following > period or form is Form.YEAR_TO_DATE
    end = period.last + timedelta(days=1)
    begins = following.last.replace(day=1) if "date" in form or form == "rolling" else None
    assert (begins or following.first) == end


@given(PERIODS, st.integers(0, 400))
def test_listed_periods_are_those_that_have_begun(
    made: tuple[date, Form, Calendar], days: int
) -> None:
    """The last listed period is the last of its form; none is left out or named twice."""
    day, form, calendar = made
    first = period_of(day, form, calendar)
    found = periods_from(first, day + timedelta(days=days), calendar)
    assert found[0] == first
    assert found[-1] == period_of(day + timedelta(days=days), form, calendar)
    assert len({period.key for period in found}) == len(found)


@given(DAYS, CALENDARS)
def test_four_fiscal_quarters_are_a_fiscal_year(day: date, calendar: Calendar) -> None:
    """The quarters of a fiscal year cover it from its first day to its last."""
    year = period_of(day, Form.FISCAL_YEAR, calendar)
    quarters = [parse_period(f"{year.key}-Q{number}", calendar) for number in range(1, 5)]
    spans = [quarter for quarter in quarters if isinstance(quarter, Period)]
    assert (spans[0].first, spans[-1].last) == (year.first, year.last)
    assert [successor(span, calendar) for span in spans[:-1]] == spans[1:]


@given(st.lists(PERIODS, max_size=6))
def test_periods_are_ordered_by_their_days(made: list[tuple[date, Form, Calendar]]) -> None:
    """Sorted periods never go back in time."""
    periods = sorted(period_of(day, form, calendar) for day, form, calendar in made)
    assert [(one.first, one.last) for one in periods] == sorted(
        (one.first, one.last) for one in periods
    )
