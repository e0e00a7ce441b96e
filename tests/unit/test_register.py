"""The overdue register: what is owed, what is there, and for how long the rest is overdue."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.gather import Count, Register, gather_site, window
from generator.judge.owed import owed_periods, owes
from generator.model import Cadence, Ending, Judged
from generator.periods import Calendar, Form, Period
from generator.sentences.reporting import nothing_missing
from generator.text import Text
from making import ENGLISH, Row, World, period, service, standard, target, world

TODAY = date(2026, 1, 15)
"""With 30 days to report, November 2025 was due on 30 December and December 2025 is not due."""

MONTHLY = standard(target("2025-09", at_least="90%"))


def month(number: int, **cells: object) -> Row:
    """A row of 95 of 100 for a month of 2025, unless told otherwise."""
    return {"period": f"2025-{number:02}", **(cells or {"numerator": 95, "denominator": 100})}


def register(told: World) -> Register:
    """The register of everything."""
    facts = gather_site(told.published)
    return facts.register(facts.services)


def counts(told: World) -> tuple[int, int, list[str]]:
    """What fell due in twelve months, what of it is there, and every overdue period."""
    found = register(told)
    return found.count.due, found.count.reported, [one.row.period.key for one in found.overdue]


def test_what_fell_due_is_there_or_overdue() -> None:
    """Of three months that were due two are reported; the fourth is not due yet."""
    assert counts(world(MONTHLY, month(9), month(11), as_of=TODAY)) == (3, 2, ["2025-10"])


@pytest.mark.parametrize(("day", "late"), [("2025-12-30", []), ("2025-12-31", ["2025-11"])])
def test_overdue_from_the_day_after_it_was_due(day: str, late: list[str]) -> None:
    """On its due day a result is in time, and on the next day it is one day late."""
    told = world(MONTHLY, month(9), month(10), as_of=date.fromisoformat(day))
    assert [one.row.period.key for one in register(told).overdue] == late


ROWS: list[tuple[str, dict[str, object], bool]] = [
    ("zero is a result", {"numerator": 0, "denominator": 100}, True),
    ("no cases", {"denominator": 0}, True),
    ("very few cases", {"numerator": 3, "denominator": 4}, True),
    ("cannot be judged", {"numerator": 110, "denominator": 100}, True),
    ("did not apply", {"status": "not_applicable", "note": "No storm."}, True),
    ("suspended, and why", {"status": "suspended", "note": "A fire."}, True),
    ("suspended, and not why", {"status": "suspended"}, False),
    ("cases alone", {"denominator": 100}, False),
    ("a blank", {"value": ""}, False),
    ("a projection", {"numerator": 95, "denominator": 100, "status": "projected"}, False),
]


@pytest.mark.parametrize(("what", "cells", "there"), ROWS, ids=[row[0] for row in ROWS])
def test_what_counts_as_reported(what: str, cells: dict[str, object], *, there: bool) -> None:
    """A row reports if it says what came of the period, or why nothing can be said."""
    del what
    told = world(MONTHLY, month(9), month(10), month(11, **cells), as_of=TODAY)
    assert counts(told) == (3, 3, []) if there else (3, 2, ["2025-11"])


def test_without_a_cadence_nothing_is_owed() -> None:
    """A promise that does not say how often its results come is counted by itself."""
    made = replace(MONTHLY, cadence=None)
    assert register(world(made, month(9, value=""), as_of=TODAY)) == Register(unasked=1)


@pytest.mark.parametrize(("unasked", "said"), [(0, "No result is missing."), (2, "2 promises do")])
def test_nothing_is_called_complete_where_nothing_could_be_missing(unasked: int, said: str) -> None:
    """The home page says so of promises that name no cadence, and does not call nothing missing."""
    assert said in nothing_missing(Register(unasked=unasked), ENGLISH)


def test_without_a_target_nothing_is_owed() -> None:
    """A standard that promised nothing owes nothing, and is no promise to be counted."""
    assert register(world(standard(), as_of=TODAY)) == Register()


def test_what_ended_owes_the_results_of_its_time() -> None:
    """The month in which a promise ended before its last day is not owed; those before it are."""
    ended = Ending(last=period("2025-10"), reason=Text.plain("The law changed."))
    made = replace(MONTHLY, ended=ended)
    assert counts(world(made, month(9), as_of=TODAY)) == (2, 1, ["2025-10"])


def test_channels_and_groups_owe_for_themselves() -> None:
    """A target about a channel waits for that channel's result, beside the total's."""
    made = replace(
        MONTHLY, targets=(*MONTHLY.targets, target("2025-11", at_least="80%", channel="mail"))
    )
    told = world(made, month(9), month(10), month(11), as_of=TODAY)
    (late,) = register(told).overdue
    assert counts(told) == (4, 3, ["2025-11"])
    assert (late.row.channel, late.row.due) == ("mail", date(2025, 12, 30))


def test_a_breakdown_without_a_target_is_not_owed() -> None:
    """A blank for one channel, which nobody promised anything of, is nothing overdue."""
    rows = [month(number) for number in (9, 10, 11)]
    blank = month(11, channel="mail", denominator=40)
    assert counts(world(MONTHLY, *rows, blank, as_of=TODAY)) == (3, 3, [])


def test_two_targets_about_the_same_cases_owe_one_result() -> None:
    """A period that two targets wait for is owed once, from the day on which the first one asks."""
    both = (
        target("2025-11", at_least="90%", name="most"),
        target("2025-09", at_least="50%", name="half"),
    )
    assert counts(world(replace(MONTHLY, targets=both), as_of=TODAY)) == (
        3,
        0,
        ["2025-09", "2025-10", "2025-11"],
    )


def test_a_longer_span_is_owed_too() -> None:
    """A promise judged over the fiscal year owes its months, and the year once it is over."""
    made = standard(target("2024-10", at_least="90%"), judged=Judged.FISCAL_YEAR)
    calendar = Calendar(10, "last")
    told = world(made, calendar=calendar, as_of=date(2025, 11, 10))
    late = [one.row.period.key for one in register(told).overdue]
    assert (len(late), sorted(late[-2:])) == (13, ["2025-09", "FY2024-25"])


def test_a_season_owes_its_own_periods_alone() -> None:
    """A month outside of the named period that a promise is judged over is not owed."""
    season = Period(date(2025, 9, 1), date(2025, 10, 31), Form.NAMED, "season")
    made = replace(MONTHLY, judged=Judged.NAMED)
    calendar = Calendar(named=(season,))
    told = world(made, month(9), calendar=calendar, as_of=TODAY).published
    facts = gather_site(replace(told, calendars={"": calendar, "state": calendar}))
    late = [one.row.period.key for one in facts.register(facts.services).overdue]
    assert sorted(late) == ["2025-10", "season"]


def test_old_debts_stand_beside_the_twelve_months() -> None:
    """A result that fell due long ago is listed, and not counted in the share of the last year."""
    made = standard(target("2024", at_least="90%"), cadence=Cadence.YEARLY)
    found = register(world(made, as_of=date(2026, 6, 1)))
    assert (found.count, found.older) == (Count(1, 0), 1)
    assert [one.row.period.key for one in found.overdue] == ["2024", "2025"]


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2026-11-22", "2025-11-22", "2026-11-21"),
        ("2028-02-29", "2027-03-01", "2028-02-28"),
        ("2029-03-01", "2028-03-01", "2029-02-28"),
    ],
)
def test_twelve_months_end_yesterday(day: str, first: str, last: str) -> None:
    """Every due day lies in the twelve months of just one day a year."""
    assert [one.isoformat() for one in window(date.fromisoformat(day))] == [first, last]


CADENCES = st.sampled_from([*Cadence])
DAYS = st.dates(date(2023, 1, 1), date(2026, 6, 30))
JUDGED = st.sampled_from([Judged.EACH_PERIOD, Judged.FISCAL_YEAR])


@given(cadence=CADENCES, judged=JUDGED, since=DAYS, end=st.none() | DAYS, as_of=DAYS)
def test_a_period_is_owed_wherever_it_is_listed(
    cadence: Cadence, judged: Judged, since: date, end: date | None, as_of: date
) -> None:
    """What is asked of one period is what the list of owed periods says, whatever the life."""
    ended = Ending(last=period(end.isoformat()), reason=Text.plain("Over.")) if end else None
    made = standard(
        target(since.isoformat(), at_least="90%"), cadence=cadence, judged=judged, ended=ended
    )
    always = replace(made, ended=None, targets=(target("2022-01-01", at_least="90%"),))
    (promise,) = world(made).book.promises
    (wide,) = world(always).book.promises
    listed = set(owed_periods(promise, as_of))
    asked = {one for one in owed_periods(wide, as_of) if owes(promise, one)}
    assert listed == asked


MONTHS = st.sets(st.integers(1, 12))


@settings(max_examples=20)  # each judges a year of results
@given(reported=MONTHS, blank=MONTHS, day=st.integers(0, 400))
def test_reported_and_overdue_are_what_fell_due(
    reported: set[int], blank: set[int], day: int
) -> None:
    """On every day, whatever is there, no result is counted twice and none is forgotten."""
    told = _some(sorted(reported), sorted(blank - reported), day)
    found = register(told)
    first, last = window(told.as_of)
    owed = [date(2025, number, 1) for number in range(1, 13)]
    ends = [(one.replace(day=28) + timedelta(days=4)).replace(day=1) for one in owed]
    due = [first <= end + timedelta(days=29) <= last for end in ends]
    late = [end + timedelta(days=29) <= last for end in ends]
    assert found.count.due == sum(due)
    assert found.count.reported == sum(due[number - 1] for number in reported)
    assert len(found.overdue) == sum(late) - sum(late[number - 1] for number in reported)
    assert found.older == len(found.overdue) - (found.count.due - found.count.reported)


@settings(max_examples=12)  # each judges it three times
@given(reported=MONTHS, more=MONTHS, day=st.integers(0, 400), later=st.integers(0, 90))
def test_time_alone_never_settles_a_debt(
    reported: set[int], more: set[int], day: int, later: int
) -> None:
    """A later day finds no result less overdue, and a further result none more."""
    now = _overdue(sorted(reported), day)
    assert now <= _overdue(sorted(reported), day + later)
    assert now >= _overdue(sorted(reported | more), day)


def _overdue(reported: Sequence[int], day: int) -> set[str]:
    return {one.row.period.key for one in register(_some(reported, (), day)).overdue}


def _some(reported: Sequence[int], blank: Sequence[int], day: int) -> World:
    """A promise of the twelve months of 2025, some of them reported, some blank, on a day."""
    made = standard(
        target("2025-01", at_least="90%"),
        ended=Ending(last=period("2025-12"), reason=Text.plain("Over.")),
    )
    rows = [*(month(one) for one in reported), *(month(one, value="") for one in blank)]
    as_of = date(2025, 6, 1) + timedelta(days=day)
    return World(services=(service(made),), rows=rows, as_of=as_of)
