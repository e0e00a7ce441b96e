"""What is owed, when it is due, and the findings that judging makes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from generator.diagnostics import Diagnostic, Report
from generator.judge.checks import check_judged
from generator.judge.owed import due_day, owed_periods
from generator.model import Cadence, Judged, Standard
from generator.periods import Calendar
from generator.quantities import Span
from generator.sources.faults import SHOWN
from making import Row, World, period, service, standard, target, verdicts, world

NINETY = standard(target(at_least="90%"))
LATE = date(2025, 12, 31)
"""For November 2025 with 30 days to report: the day after it was due."""


def row(**cells: object) -> Row:
    """One row for November 2025."""
    return {"period": "2025-11", **cells}


def counts(top: object, bottom: object, **cells: object) -> Row:
    """One row of counts for November 2025."""
    return row(numerator=top, denominator=bottom, **cells)


def owed(made: Standard, as_of: date, calendar: Calendar = Calendar()) -> list[str]:
    """The periods that a standard owes on a day."""
    (promise,) = world(made, calendar=calendar).book.promises
    return [one.key for one in owed_periods(promise, as_of)]


TENTH = Calendar(10, "last")

CADENCES: list[tuple[Cadence, str, date, Calendar, list[str]]] = [
    (Cadence.MONTHLY, "2025-10", date(2026, 1, 1), Calendar(), ["2025-10", "2025-11", "2025-12"]),
    (Cadence.MONTHLY, "2025-10", date(2025, 12, 31), Calendar(), ["2025-10", "2025-11"]),
    (Cadence.MONTHLY, "2025-10-15", date(2025, 12, 1), Calendar(), ["2025-11"]),
    (Cadence.QUARTERLY, "2025-04", date(2026, 1, 1), Calendar(), ["2025-Q2", "2025-Q3", "2025-Q4"]),
    (Cadence.QUARTERLY, "2025-05", date(2025, 10, 1), Calendar(), ["2025-Q3"]),
    (Cadence.HALF_YEARLY, "2025", date(2026, 1, 1), Calendar(), ["2025-H1", "2025-H2"]),
    (Cadence.YEARLY, "2023", date(2025, 12, 31), Calendar(), ["2023", "2024"]),
    (Cadence.YEARLY, "2023-02", date(2025, 12, 31), Calendar(), ["2024"]),
    (Cadence.WEEKLY, "2025-12-22", date(2026, 1, 5), Calendar(), ["2025-W52", "2026-W01"]),
    (Cadence.WEEKLY, "2025-12-23", date(2026, 1, 4), Calendar(), []),
    (Cadence.DAILY, "2025-12-30", date(2026, 1, 1), Calendar(), ["2025-12-30", "2025-12-31"]),
    (
        Cadence.FISCAL_QUARTERLY,
        "2025-10",
        date(2026, 4, 1),
        TENTH,
        ["FY2025-26-Q1", "FY2025-26-Q2"],
    ),
    (Cadence.FISCAL_QUARTERLY, "2025-09", date(2026, 1, 1), TENTH, ["FY2025-26-Q1"]),
    (Cadence.FISCAL_YEARLY, "2023-10", date(2025, 10, 1), TENTH, ["FY2023-24", "FY2024-25"]),
    (Cadence.FISCAL_YEARLY, "2023-10", date(2025, 9, 30), TENTH, ["FY2023-24"]),
]


@pytest.mark.parametrize(("cadence", "since", "as_of", "calendar", "expected"), CADENCES)
def test_periods_by_cadence(
    cadence: Cadence, since: str, as_of: date, calendar: Calendar, expected: list[str]
) -> None:
    """Whole periods from the first target on that are over are owed, by the standard's calendar."""
    made = standard(target(since, at_least="90%"), cadence=cadence)
    assert owed(made, as_of, calendar) == expected


@pytest.mark.parametrize(
    ("first", "began", "expected"),
    [
        ("2025-09", None, ["2025-09", "2025-10", "2025-11"]),
        ("2025-09", "2025-10", ["2025-10", "2025-11"]),
        ("2025-11", "2025-09", ["2025-11"]),
        ("2025-09", "2025-10-02", ["2025-11"]),
    ],
)
def test_from_the_later_of_first_target_and_beginning(
    first: str, began: str | None, expected: list[str]
) -> None:
    """Nothing is owed before there was a target, nor before the standard began."""
    made = standard(
        target("2025-12", at_least="80%"),
        target(first, at_least="90%"),
        began=period(began) if began else None,
    )
    assert owed(made, date(2025, 12, 15)) == expected


def test_nothing_is_owed_without_cadence_or_target() -> None:
    """Who does not say how often, or promised nothing, owes no period."""
    assert owed(standard(target(at_least="90%"), cadence=None), date(2025, 12, 15)) == []
    assert owed(standard(), date(2025, 12, 15)) == []


def test_nothing_is_owed_of_the_future() -> None:
    """A promise that begins after today owes nothing yet."""
    assert owed(standard(target("2027-01", at_least="90%")), date(2025, 12, 15)) == []


def test_a_promise_without_a_share_owes_results() -> None:
    """A bare time promised is a target: its results are due too."""
    made = standard(target("2025-10", within="6 weeks"))
    assert owed(made, date(2025, 12, 1)) == ["2025-10", "2025-11"]


@pytest.mark.parametrize(
    ("wait", "expected"),
    [
        (Span(30, "day"), date(2025, 12, 30)),
        (Span(0, "day"), date(2025, 11, 30)),
        (Span(6, "week"), date(2026, 1, 11)),
        (Span(1, "month"), date(2025, 12, 30)),
        (Span(3, "month"), date(2026, 2, 28)),
    ],
)
def test_due_day(wait: Span, expected: date) -> None:
    """A result is due a span of calendar time after its period's last day."""
    (promise,) = world(standard(due_after=wait)).book.promises
    assert due_day(promise, period("2025-11")) == expected


def test_rows_for_owed_periods() -> None:
    """Every owed period has a row: reported, not due, or not reported."""
    made = replace(NINETY, began=period("2025-09"))
    judged = world(made, counts(9, 10), as_of=date(2026, 1, 10)).judged
    assert verdicts(judged) == ["not_reported", "not_reported", "met", "not_due"]
    assert judged.frame["owed"].tolist() == [True, True, False, True]
    assert [judged.periods[at].key for at in judged.frame["period"]] == [
        "2025-09",
        "2025-10",
        "2025-11",
        "2025-12",
    ]


def test_a_breakdown_is_no_result() -> None:
    """A period with rows for its channels only has not been reported."""
    made = replace(NINETY, began=period("2025-11"))
    judged = world(made, counts(40, 50, channel="mail"), as_of=LATE).judged
    assert sorted(verdicts(judged)) == ["", "not_reported"]


def test_a_row_before_the_standard_began_is_not_owed() -> None:
    """Cases alone, for a time in which the standard did not exist, are no overdue result."""
    made = replace(NINETY, began=period("2025-12"), cadence=None)
    assert verdicts(world(made, row(denominator=40), as_of=LATE).judged) == ["no_target"]


def test_owed_rows_of_a_project_without_tables() -> None:
    """Results are owed also where no table was ever written."""
    made = World(services=(service(replace(NINETY, began=period("2025-11"))),), as_of=LATE)
    assert verdicts(made.judged) == ["not_reported"]


def find(made: World) -> list[Diagnostic]:
    """The findings of judging a project."""
    report = Report()
    check_judged(made.judged, report)
    return list(report)


def test_findings_of_zeros_name_every_row() -> None:
    """The first zeros of a table are told one by one, the rest in one finding with their lines."""
    months = [f"{2000 + at // 12}-{at % 12 + 1:02}" for at in range(SHOWN + 3)]
    made = standard(target("1999-01", at_least="90%"), cadence=None)
    rows = [
        {"period": text, "numerator": 0, "denominator": 40 + at} for at, text in enumerate(months)
    ]
    found = find(world(made, *rows))
    assert [one.code for one in found] == ["zero-to-confirm"] * SHOWN + ["more-rows-like-it"]
    assert [one.place.line for one in found[:-1]] == list(range(2, SHOWN + 2))
    assert f"{SHOWN + 2} to {SHOWN + 4}" in found[-1].message
    assert "40" in found[0].message


def test_findings_of_zeros_are_of_totals() -> None:
    """A breakdown's zero is not printed in a finding: it could be about few people."""
    rows = [counts(0, 40, channel="mail")]
    assert find(world(replace(NINETY, cadence=None), *rows, as_of=LATE)) == []


def test_projections_are_found() -> None:
    """A projection is found where it says so."""
    found = find(
        world(replace(NINETY, cadence=None), counts(9, 10, status="projected"), as_of=LATE)
    )
    assert [(one.code, one.place.line) for one in found] == [("projected-figure", 2)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [({"note": ""}, 1), ({"note": "Fire"}, 0), ({"note": "", "note_fr": "Incendie"}, 0)],
)
def test_suspending_needs_a_reason(cells: Mapping[str, object], expected: int) -> None:
    """A suspended row that does not say why is a finding."""
    rows = row(status="suspended", **cells)
    found = find(world(replace(NINETY, cadence=None), rows, as_of=LATE))
    assert [one.code for one in found] == ["suspended-without-reason"] * expected


def test_overdue_results_are_one_finding_a_promise() -> None:
    """Missing rows and rows with cases alone are counted together, the oldest named."""
    made = replace(NINETY, began=period("2025-08"), cadence=Cadence.MONTHLY)
    (found,) = find(world(made, row(denominator=40), as_of=LATE))
    assert found.code == "overdue-result"
    assert "4" in found.message
    assert "2025-08" in found.message


def test_a_channel_owes_from_its_own_target_on() -> None:
    """Cases alone, before a channel had a target of its own, are no overdue result of it."""
    made = standard(
        target("2024-01", at_least="50%"), target("2025-12", channel="mail", at_least="50%")
    )
    rows = [row(numerator=5, denominator=9), row(channel="mail", denominator=40)]
    judged = world(replace(made, cadence=None), *rows, as_of=LATE).judged
    assert verdicts(judged) == ["met", "no_target"]


def test_two_targets_owe_one_result() -> None:
    """A period that two targets wait for is overdue once, and its zero is told once."""
    made = standard(
        target("2025-10", name="a", at_least="50%"), target("2025-10", name="b", at_least="90%")
    )
    found = find(world(made, counts(0, 40), as_of=LATE))
    assert sorted(one.code for one in found) == ["overdue-result", "zero-to-confirm"]
    (overdue,) = (one for one in found if one.code == "overdue-result")
    assert "overdue results: 1," in overdue.message


def test_a_target_of_a_channel_does_not_tell_its_zeros() -> None:
    """A channel's figure may be about few people, whether or not it has a target."""
    made = standard(target(channel="mail", at_least="50%"), cadence=None)
    assert find(world(made, counts(0, 40, channel="mail"), as_of=LATE)) == []


@pytest.mark.parametrize(("last", "expected"), [("yes", 0), ("", 1)])
def test_a_sum_of_confirmed_zeros_is_confirmed(last: str, expected: int) -> None:
    """A year of zeros waits for confirmation only where one of its months does."""
    made = standard(target("2025-01", at_least="50%"), judged=Judged.FISCAL_YEAR)
    rows = [
        {"period": f"2025-{m:02}", "numerator": 0, "denominator": 3, "confirmed": "yes"}
        for m in range(1, 12)
    ]
    rows.append({"period": "2025-12", "numerator": 0, "denominator": 3, "confirmed": last})
    found = world(made, *rows, as_of=date(2026, 3, 1)).all_results()
    assert sum(one.unconfirmed for one in found if one.pooled) == expected


def test_without_a_cadence_nothing_is_found_overdue() -> None:
    """A promise that never said how often it reports has no day on which it is late."""
    assert find(world(replace(NINETY, cadence=None), row(denominator=40), as_of=LATE)) == []
