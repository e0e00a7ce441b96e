"""Results that look odd beside the others of their series."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Report
from generator.judge.checks import check_judged
from generator.judge.oddities import EARLIER, FAR, REPEATS
from generator.model import Annotation, Break, Standard
from generator.text import Text
from making import Row, amount, period, standard, target, world

SHARE = standard(target("2020-01", at_least="50%"))
MEDIAN = standard(target("2020-01", at_most="9 days"), kind="median", unit="day")
USUAL = (81, 79, 84, 80, 82, 83, 82, 78, 81, 84, 80, 82)
"""A year of months, the middle at 81.5; their usual distance from it is 2.2 points."""


def months(values: Sequence[object], **cells: object) -> list[Row]:
    """Values of months from January 2024 on; `cells` stand in the last row."""
    rows: list[Row] = [
        {"period": f"{2024 + at // 12}-{at % 12 + 1:02}", "value": value}
        for at, value in enumerate(values)
    ]
    return [*rows[:-1], {**rows[-1], **cells}]


def odd(rows: Sequence[Row], made: Standard = SHARE) -> list[Diagnostic]:
    """The findings on results that look odd."""
    report = Report()
    check_judged(world(made, *rows).judged, report)
    return [one for one in report if one.code in ("same-result-repeated", "extreme-value")]


def codes(rows: Sequence[Row], made: Standard = SHARE) -> list[str]:
    """Their codes."""
    return [one.code for one in odd(rows, made)]


@pytest.mark.parametrize(("count", "expected"), [(REPEATS - 1, 0), (REPEATS, 1), (20, 1)])
def test_equal_results_in_a_row(count: int, expected: int) -> None:
    """Six equal results in a row are told once, however many follow; five are not."""
    assert codes(months([91.4] * count)) == ["same-result-repeated"] * expected


def test_a_run_is_told_where_it_ends() -> None:
    """The finding stands at the last row of the run and names its first and last period."""
    (found,) = odd(months([90.5, *[91.4] * 6, 90.5]))
    assert found.place.line == 8
    assert "2024-02 to 2024-07" in found.message


def test_equal_shares_of_other_counts() -> None:
    """Counts that change while their share does not are a run; equal counts are one too."""
    rows = [
        {"period": f"2024-0{n}", "numerator": 80 * n, "denominator": 100 * n} for n in range(1, 7)
    ]
    assert codes(rows) == ["same-result-repeated"]


@pytest.mark.parametrize("value", [0, 100])
def test_ends_where_results_come_to_rest(value: int) -> None:
    """A share of 0 % or 100 % may stay there."""
    assert codes(months([value] * 12)) == []


def test_the_longest_wait_that_is_told() -> None:
    """A wait of which nothing beyond 24 days is told may stay at 24."""
    capped = standard(
        target("2020-01", at_most="9 days"),
        kind="median",
        unit="day",
        censored_at=amount("24 days"),
    )
    assert codes(months([24] * 8), capped) == []
    assert codes(months([24] * 8), MEDIAN) == ["same-result-repeated"]


@pytest.mark.parametrize("cells", [{"confirmed": "yes"}, {"note": "Counted twice, it is right."}])
@pytest.mark.parametrize("values", [[91.4] * 6, [*USUAL, 12]])
def test_what_the_publisher_stands_by_is_not_told(
    values: list[object], cells: dict[str, object]
) -> None:
    """A result that is confirmed, or that has a note, is not told again."""
    assert len(odd(months(values))) == 1
    assert odd(months(values, **cells)) == []


@pytest.mark.parametrize(("value", "side"), [(12, "below"), (60, ""), (100, "")])
def test_a_share_far_outside(value: int, side: str) -> None:
    """A result is told that is ten times as far from the middle as they usually are."""
    found = odd(months([*USUAL, value]))
    assert [one.message for one in found] == [f"This result is far {side} the 12 before it"] * bool(
        side
    )


def test_hours_among_days() -> None:
    """A slip of the decimal point is told in any unit, at its own line."""
    (found,) = odd(months([*(value / 10 for value in USUAL), 82]), MEDIAN)
    assert (found.code, found.place.line) == ("extreme-value", 14)
    assert "above the 12" in found.message


def test_a_first_winter_is_not_odd() -> None:
    """Nothing is far outside before a year of results is there."""
    assert codes(months([*USUAL[:9], 12])) == []


def test_what_explains_a_result() -> None:
    """Nothing is told of a period that an annotation covers, or right after a break."""
    rows = months([*USUAL, 12])
    note = Text.plain("Flood.")
    flood = Annotation(since=period("2025-01"), note=note)
    turn = Break(at_period=period("2025-01"), note=note)
    assert codes(rows, replace(SHARE, annotations=(flood,))) == []
    assert codes(rows, replace(SHARE, breaks=(turn,))) == []


def test_groups_are_not_looked_at() -> None:
    """Nothing is said of the figures of a group."""
    rows = [{**row, "segment": "district:d1"} for row in months([*[91.4] * 12, 2])]
    assert codes(rows) == []


def test_findings_hold_no_figure() -> None:
    """A finding names periods and sides, never the figure itself."""
    found = odd(months([*[91.4] * 12, 2.7]))
    assert len(found) == 2
    assert not any("91" in one.message or "2.7" in one.message for one in found)


@given(st.lists(st.integers(7000, 9000), min_size=EARLIER, max_size=30))
def test_results_near_each_other_are_never_far_outside(values: list[int]) -> None:
    """Within ten points of the smallest distance that counts, no series has an extreme value."""
    near = [7000 + value % (100 * FAR // 2) for value in values]
    assert "extreme-value" not in codes(months([value / 100 for value in near]))
