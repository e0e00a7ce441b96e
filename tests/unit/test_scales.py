"""Facts about round scales, and about the few names of periods that are printed."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.scales import (
    BEFORE,
    CLOCK_STEPS,
    GAP,
    INTERVALS,
    LABEL_SIZE,
    OVERHANG,
    gutter,
    nice_domain,
    screens,
    text_width,
    x_anchor,
    x_labels,
)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
amounts = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=1000)
shares = st.fractions(min_value=0, max_value=100, max_denominator=1000)


def months(year: int, month: int, count: int) -> list[str]:
    """The short names of months from one on."""
    numbers = range(year * 12 + month - 1, year * 12 + month - 1 + count)
    return [f"{MONTHS[number % 12]} {number // 12}" for number in numbers]


def januaries(labels: list[str]) -> list[int]:
    """Where the Januaries stand."""
    return [x for x, label in enumerate(labels) if label.startswith("Jan")]


@pytest.mark.parametrize(
    ("values", "targets", "ticks"),
    [
        ([84, 96], [95], [80, 85, 90, 95, 100]),
        ([3, 97], [95], [0, 25, 50, 75, 100]),
        ([99.1, 99.4], [99], [98, 98.5, 99, 99.5, 100]),
        ([100], [], [98, 98.5, 99, 99.5, 100]),
        ([0], [], [0, 0.5, 1, 1.5, 2]),
        ([3, 8], [5], [2, 4, 6, 8]),
    ],
)
def test_shares_in_round_steps(
    values: list[float], targets: list[float], ticks: list[float]
) -> None:
    """A scale of shares stays within 0 and 100 and starts where the results need it to."""
    assert list(nice_domain(values, targets, bounds=(0, 100)).ticks) == ticks


def test_lengths_start_at_zero() -> None:
    """A bar is compared by its length, so its scale starts at zero."""
    scale = nice_domain([97], [95], bounds=(0, 100), from_zero=True)

    assert list(scale.ticks) == [0, 25, 50, 75, 100]


def test_seconds_are_cut_by_the_clock() -> None:
    """A scale in seconds steps by quarters of a minute, not by tens."""
    scale = nice_domain([97, 133], [120], bounds=(0, None), steps=CLOCK_STEPS)

    assert list(scale.ticks) == [90, 105, 120, 135]


def test_steps_go_on_beyond_those_given() -> None:
    """Where the longest step of a unit is too short, round numbers of it follow."""
    scale = nice_domain([4, 600_000], bounds=(0, None), steps=CLOCK_STEPS)

    assert list(scale.ticks) == [86_400 * 2 * number for number in range(5)]


def test_ticks_are_exact() -> None:
    """A tick of three tenths is three tenths, so that its words are right."""
    scale = nice_domain([Fraction("0.25"), Fraction("0.38")])

    assert Fraction("0.3") in scale.ticks


def test_a_ripple_is_not_a_fall() -> None:
    """Results that hardly differ do not fill the whole height."""
    scale = nice_domain([240, 241], bounds=(0, None))

    assert scale.high - scale.low >= 12


@given(st.lists(amounts), st.lists(amounts))
def test_a_scale_holds_everything(values: list[Fraction], targets: list[Fraction]) -> None:
    """Every value and target lies on the scale, which has at most four even intervals."""
    scale = nice_domain(values, targets)

    assert all(scale.low <= number <= scale.high for number in (*values, *targets))
    assert 1 <= len(scale.ticks) - 1 <= INTERVALS
    assert len({later - earlier for earlier, later in pairwise(scale.ticks)}) == 1


@given(st.lists(shares, min_size=1), st.booleans())
def test_a_scale_of_shares_keeps_its_bounds(values: list[Fraction], from_zero: bool) -> None:  # noqa: FBT001 (Hypothesis fills it)
    """No scale of shares goes below 0 or above 100."""
    scale = nice_domain(values, bounds=(0, 100), from_zero=from_zero)

    assert 0 <= scale.low <= min(values)
    assert max(values) <= scale.high <= 100
    assert (scale.low, scale.high) == (float(scale.ticks[0]), float(scale.ticks[-1]))
    assert scale.low == 0 or not from_zero


@given(st.lists(amounts, min_size=1))
def test_the_order_of_values_does_not_matter(values: list[Fraction]) -> None:
    """A scale is made of what there is, not of how it is listed."""
    assert nice_domain(values) == nice_domain(reversed(values))


def test_three_years_name_their_ends_and_a_january() -> None:
    """The first month, the last, and the January that has room on a phone; more on a desk."""
    labels = months(2023, 10, 36)
    said = x_labels(labels, preferred=januaries(labels))

    assert [label.label for label in said if not label.wide] == ["Oct 2023", "Apr 2025", "Sep 2026"]


@pytest.mark.parametrize(
    ("length", "narrow"),
    [(1, [0]), (2, [0, 1]), (3, [0, 1, 2]), (9, [0, 2, 4, 6, 8])],
)
def test_years_stand_at_even_distances(length: int, narrow: list[int]) -> None:
    """Without periods to prefer, those named on a phone stand at even distances."""
    said = x_labels([str(2010 + year) for year in range(length)])

    assert [label.x for label in said if not label.wide] == narrow


def test_no_periods_have_no_names() -> None:
    """An empty row of periods is no fault."""
    assert x_labels([]) == ()


def test_long_names_stand_at_both_ends_of_a_wide_plot() -> None:
    """Where a phone has room for the last name alone, a desk has the first one too."""
    labels = [f"T{1 + at % 4} AF {2023 + at // 4}–{24 + at // 4}" for at in range(12)]
    said = x_labels(labels, preferred=[0, 4, 8], y_labels=["1,200,000 USD"])

    assert [label.x for label in said if not label.wide] == [11]
    assert [label.x for label in said] == [0, 11]


@given(
    st.integers(1, 150),
    st.sampled_from(["2024", "Jan 2024", "FY2024-25", "12M-2025-03", "janvier 2024"]),
    st.lists(st.integers(0, 149), unique=True),
    st.sampled_from([(), ("1,200",), ("1,200,000 USD",)]),
)
def test_names_never_meet(
    length: int, label: str, preferred: list[int], y_labels: tuple[str, ...]
) -> None:
    """On a phone and on a desk the names stand clear of each other and within the page."""
    inside = [x for x in preferred if x < length]
    said = x_labels([label] * length, preferred=inside, y_labels=y_labels)

    narrow, wide = screens(y_labels)
    for width, shown in ((narrow.width, [s for s in said if not s.wide]), (wide.width, said)):
        spans = []
        for one in shown:
            anchor = x_anchor(label, one.x, length=length, width=narrow.width)
            size = text_width(label, size=LABEL_SIZE)
            left = (one.x + 0.5) / length * width + anchor.shift - BEFORE[anchor.side] * size
            spans.append((left, left + size))
        assert all(right + GAP <= left for (_, right), (left, _) in pairwise(spans))
        assert all(left >= 0 and right <= width + OVERHANG for left, right in spans)


def test_long_words_of_a_scale_take_room_from_the_plot() -> None:
    """A scale with longer words makes a narrower plot, never a wider one."""
    short, longer = screens(["100%"])[0], screens(["1,200,000"])[0]

    assert gutter(["100%"])[0] == ""
    assert longer.width < short.width


def test_wide_scripts_take_two_letters_of_room() -> None:
    """Chinese and Japanese signs are twice as wide as Latin ones, or nearly."""
    assert text_width("目標", size=10) == 20
