"""Comments received: read, added up, and hidden where they are few."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Report
from generator.disclosure.heard import hide_received
from generator.judge.intake import add_up, check_received
from generator.model import Count, Received
from generator.periods import Calendar
from generator.sources.intake import PATH, Intake, read_intake
from generator.sources.tables import read_table
from making import period

HEADER = "period,service,source,theme,received,answered\n"
SERVICES = {"passport": "state", "visa": "state"}
TODAY = date(2026, 1, 15)


def read(rows: str, header: str = HEADER) -> tuple[Intake | None, Report]:
    """The comments of a table, and what was found in it."""
    report = Report()
    table = read_table((header + rows).encode(), PATH, report=report)
    assert table is not None
    return read_intake([table], SERVICES, lambda _agency: Calendar(), report), report


def codes(rows: str, header: str = HEADER) -> list[tuple[str, int]]:
    """The code and line of every finding."""
    return [(found.code, found.place.line) for found in read(rows, header)[1]]


def added(rows: str, header: str = HEADER) -> Received | None:
    """What the rows add up to."""
    return add_up(read(rows, header)[0], TODAY)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",passport,calls,photos,12,3", "blank-key"),
        ("2025-13,passport,calls,photos,12,3", "bad-period"),
        ("2025-01,pasport,calls,photos,12,3", "unknown-service"),
        ("2025-01,passport,calls,photos,a dozen,3", "bad-number"),
        ("2025-01,passport,calls,photos,12.5,3", "count-not-whole"),
        ("2025-01,passport,calls,photos,-12,3", "negative-count"),
        ("2025-01,passport,calls,photos,12,13", "answered-above-received"),
    ],
)
def test_a_faulty_row_is_found_and_left_out(row: str, code: str) -> None:
    """A row that cannot be trusted is in no sum, and never disappears in silence."""
    rows = f"2025-02,passport,calls,photos,40,30\n{row}\n"
    assert codes(rows) == [(code, 3)]
    found = added(rows)
    assert found is not None
    assert found.total == Count(40, 30)


def test_columns_are_checked() -> None:
    """A missing column is named with the one that may be meant."""
    assert [code for code, _ in codes("2025-01,passport,3\n", "period,service,recieved\n")] == [
        "missing-column",
        "unknown-column",
    ]


def test_comments_are_counted_once() -> None:
    """A second row about the same days of the same service, source and theme is left out."""
    rows = "2025-01,passport,calls,photos,40,30\n2025-Q1,passport,calls,photos,90,80\n"
    assert codes(rows) == [("received-twice", 3)]
    other = "2025-01,passport,calls,photos,40,30\n2025-Q1,passport,letters,photos,90,80\n"
    assert codes(other) == []


def test_sums_by_service_and_by_theme_add_up() -> None:
    """Both divisions have the total of all rows; comments without a theme stand under none."""
    found = added(
        "2025-01,passport,calls,photos,40,30\n"
        "2025-02,passport,calls,,20,10\n"
        "2025-02,visa,calls,photos,60,\n"
    )
    assert found is not None
    assert (found.first, found.last) == (period("2025-01"), period("2025-02"))
    assert found.total == Count(120, None)
    assert found.services == (("passport", Count(60, 40)), ("visa", Count(60, None)))
    assert found.themes == (("", Count(20, 10)), ("photos", Count(100, None)))


def test_periods_to_come_are_left_out_and_named() -> None:
    """A period that has not begun on the day is mostly a slip in the year."""
    intake, report = read("2025-01,passport,calls,,40,30\n2062-01,passport,calls,,50,30\n")
    check_received(intake, TODAY, report)
    found = add_up(intake, TODAY)
    assert [(one.code, one.place.line) for one in report] == [("future-period", 3)]
    assert found is not None
    assert found.total == Count(40, 30)


def test_without_rows_nothing_was_reported() -> None:
    """A table without a number is not a report of none."""
    assert added("2025-01,passport,calls,photos,,\n") is None


def test_none_received_is_a_report() -> None:
    """Nought is a number."""
    found = added("2025-01,passport,calls,photos,0,0\n")
    assert found is not None
    assert found.total == Count(0, 0)


def received(counts: list[int]) -> Received:
    """Sums of so many comments by service, all of one theme."""
    services = tuple((f"s{at:02}", Count(count, count)) for at, count in enumerate(counts))
    total = Count(sum(counts), sum(counts))
    month = period("2025-01")
    themes = (("photos", total),)
    return Received(first=month, last=month, total=total, services=services, themes=themes)


@given(st.lists(st.integers(min_value=0, max_value=60), min_size=1, max_size=8))
def test_no_small_sum_is_shown_or_can_be_subtracted(counts: list[int]) -> None:
    """None below the minimum is shown; those hidden are two or more and hold at least as many."""
    given_ = received(counts)
    found = hide_received(given_, minimum=10)
    assert found is not None
    shown = [count.received for _, count in found.services if not count.hidden]
    hidden = [count for count, (_, one) in zip(counts, found.services, strict=True) if one.hidden]
    assert all(count is not None and count >= 10 for count in shown)
    if found.total.hidden:
        assert sum(counts) < 10
        assert not shown
    elif hidden:
        assert len(hidden) > 1
        assert sum(hidden) >= 10


def test_one_small_sum_takes_its_neighbour_with_it() -> None:
    """A lone hidden sum would be the total less the others."""
    found = hide_received(received([90, 70, 40, 3, 80, 60]), minimum=10)
    assert found is not None
    assert [count.hidden for _, count in found.services] == [False, False, True, True, False, False]


@given(st.lists(st.integers(min_value=0, max_value=60), min_size=2, max_size=9), st.data())
def test_two_neighbours_may_change_places(counts: list[int], data: st.DataObject) -> None:
    """Which of two beside each other is the small one, nothing that is shown tells."""
    place = data.draw(st.integers(0, len(counts) // 2 - 1)) * 2
    one, other = (
        hide_received(received(found), minimum=10)
        for found in (
            counts,
            [*counts[:place], counts[place + 1], counts[place], *counts[place + 2 :]],
        )
    )
    assert one is not None
    assert other is not None
    if one.services[place][1].hidden:
        assert one == other


def test_what_nobody_reported_stays_unreported() -> None:
    """Without a table there is nothing to hide."""
    assert hide_received(None, minimum=10) is None
