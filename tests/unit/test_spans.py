"""Promises judged over a longer span than their results: fiscal year, twelve months, a season."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from generator.model import Judged, Status
from generator.periods import Calendar, Form, Period
from generator.sentences.verdicts import verdict_saying
from making import ENGLISH, Row, World, standard, target, world

OCTOBER = Calendar(10)


def months(first: int, count: int, **figures: Any) -> list[Row]:  # noqa: ANN401
    """Rows for `count` months from the month `first` counted from January 2024 as 0."""
    return [
        {"period": f"{2024 + at // 12}-{at % 12 + 1:02}", **figures}
        for at in range(first, first + count)
    ]


def yearly(*rows: Row, kind: str = "share", **rest: Any) -> World:  # noqa: ANN401
    """A promise judged on the fiscal year that begins in October."""
    said = {"share": "90%", "mean": "3 minutes", "median": "9 days"}[kind]
    level = {"at_least": said} if kind == "share" else {"at_most": said}
    unit = {"share": "percent", "mean": "minute", "median": "day"}[kind]
    made = standard(target("2024-10", **level), kind=kind, unit=unit, judged=Judged.FISCAL_YEAR)
    return world(made, *rows, calendar=OCTOBER, **{"as_of": date(2025, 12, 1), **rest})


def test_a_share_pools_by_sums() -> None:
    """A fiscal year's share is the sum of its months, not the mean of their shares."""
    rows = [
        *months(9, 11, numerator=100, denominator=100),
        *months(20, 1, numerator=0, denominator=900),
    ]
    facts = yearly(*rows).facts()
    assert facts.current is not None
    assert facts.current.period.key == "FY2024-25"
    assert facts.current.value == Fraction(100 * 1100, 2000)
    assert facts.status is Status.MISSED
    assert facts.current.pooled == 12


def test_months_are_drawn_and_not_judged() -> None:
    """The months of a promise that is judged on the year have no verdict."""
    found = yearly(*months(9, 12, numerator=95, denominator=100)).all_results()
    assert {row.status for row in found if row.period.form is Form.MONTH and row.reported} == {None}


def test_a_year_with_a_gap_is_not_computed() -> None:
    """One month missing, and the year is not reported rather than guessed."""
    facts = yearly(*months(9, 11, numerator=95, denominator=100)).facts()
    assert facts.status is Status.NOT_REPORTED


def test_a_year_that_is_not_over_is_so_far() -> None:
    """Before the year is over nothing is judged, and the sentence says over what it will be."""
    facts = yearly(*months(9, 3, numerator=95, denominator=100), as_of=date(2025, 2, 1)).facts()
    said = verdict_saying(facts, ENGLISH)
    assert facts.status is Status.NOT_DUE
    assert "on the whole fiscal year" in said.sentence


def test_a_reported_year_is_never_computed() -> None:
    """The publisher's own figure of the year stands, whatever its months add up to."""
    rows = [*months(9, 12, numerator=95, denominator=100)]
    rows.append({"period": "FY2025", "numerator": 1, "denominator": 2})
    facts = yearly(*rows).facts()
    assert facts.current is not None
    assert (facts.current.value, facts.current.pooled) == (Fraction(50), 0)


def test_medians_are_never_added_up() -> None:
    """A year of medians has no median of its own."""
    facts = yearly(*months(9, 12, value="5"), kind="median").facts()
    assert facts.status is Status.NOT_REPORTED


def test_a_provisional_month_makes_the_year_provisional() -> None:
    """A pooled figure is as sure as its least sure part."""
    rows = [
        *months(9, 11, numerator=95, denominator=100),
        *months(20, 1, numerator=95, denominator=100, status="provisional"),
    ]
    current = yearly(*rows).facts().current
    assert current is not None
    assert current.provisional


@pytest.mark.parametrize("status", ["projected", "suspended", "not_applicable"])
def test_a_month_without_a_true_figure_is_a_gap(status: str) -> None:
    """A projection, a suspension, a month it did not apply: the year cannot be added up."""
    rows = [
        *months(9, 11, numerator=95, denominator=100),
        *months(20, 1, numerator=95, denominator=100, status=status),
    ]
    assert yearly(*rows).facts().status is Status.NOT_REPORTED


def test_twelve_months_roll() -> None:
    """Each month closes a window of twelve; the newest is the verdict that counts."""
    made = standard(target("2024-01", at_least="90%"), judged=Judged.ROLLING)
    rows = [
        *months(0, 12, numerator=100, denominator=100),
        *months(12, 2, numerator=40, denominator=100),
    ]
    facts = world(made, *rows, as_of=date(2025, 3, 15)).facts()
    judged = [(row.period.key, row.value) for row in facts.totals if row.judges and row.value]
    assert judged == [
        ("12M-2024-12", Fraction(100)),
        ("12M-2025-01", Fraction(95)),
        ("12M-2025-02", Fraction(90)),
    ]
    assert facts.status is Status.MET


def test_a_season_is_judged_by_its_name() -> None:
    """A named period is read by its id, judged, and owed once it is over."""
    season = Period(date(2026, 1, 26), date(2026, 4, 15), Form.NAMED, "season-2026")
    made = standard(target("2026-01-01", at_least="85%"), judged=Judged.NAMED)
    calendar = Calendar(named=(season,))
    rows = [{"period": "season-2026", "numerator": 86, "denominator": 100}]
    told = world(made, *rows, calendar=calendar, as_of=date(2026, 6, 1)).facts()
    silent = world(made, calendar=calendar, as_of=date(2026, 6, 1)).facts()
    assert (told.status, silent.status) == (Status.MET, Status.NOT_REPORTED)
