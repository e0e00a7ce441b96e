"""Facts and tallies: which result counts, what stands before it, and totals that add up."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gather import Tally, gather_site, judged_until
from generator.model import OWED, Break, Cadence, Outcome, Status
from generator.text import Text
from making import Row, World, period, service, standard, target, world

MADE = standard(target(at_least="90%"), cadence=None)


def month(text: str, top: object, bottom: object = 100, **cells: object) -> Row:
    """One row for a month of 2025."""
    return {"period": f"2025-{text}", "numerator": top, "denominator": bottom, **cells}


def test_the_newest_due_period_counts() -> None:
    """A standard counts at its newest period that is not waiting for its result."""
    made = replace(MADE, cadence=Cadence.MONTHLY, began=period("2025-10"))
    facts = world(made, month("10", 95), month("11", 80), as_of=date(2026, 1, 10)).facts()
    assert facts.current is not None
    assert (facts.current.period.key, facts.status) == ("2025-11", Status.MISSED)
    assert facts.before is not None
    assert facts.before.period.key == "2025-10"


def test_an_overdue_period_counts() -> None:
    """Once a result is overdue, its absence is where the standard stands."""
    made = replace(MADE, cadence=Cadence.MONTHLY, began=period("2025-10"))
    told = world(made, month("10", 95), as_of=date(2026, 1, 10))
    assert told.facts().status is Status.NOT_REPORTED
    assert told.overdue() == ["2025-11"]


def test_nothing_due_yet() -> None:
    """A standard whose first period is not over is not due."""
    made = replace(MADE, cadence=Cadence.MONTHLY, began=period("2025-12"))
    facts = world(made, as_of=date(2026, 1, 10)).facts()
    assert (facts.status, facts.run, facts.before) == (Status.NOT_DUE, 0, None)
    assert facts.tally == Tally(((Status.NOT_DUE, 1),), None)


def test_standards_without_rows() -> None:
    """Without any row a promise is not due, and without a target it has none."""
    assert world(MADE).facts().status is Status.NOT_DUE
    assert world(standard(cadence=None)).facts().status is Status.NO_TARGET
    assert world(MADE).facts().current is None


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ({"status": "suspended", "note": "x"}, Status.SUSPENDED),
        ({"status": "not_applicable"}, Status.NOT_APPLICABLE),
        ({"numerator": 0, "denominator": 0}, Status.NO_CASES),
    ],
)
def test_standing_beside_counts_too(last: Row, expected: Status) -> None:
    """A newer period that does not owe a result is where the standard stands."""
    facts = world(MADE, month("10", 95), {"period": "2025-11", **last}).facts()
    assert facts.status is expected
    assert facts.tally.owed == 0
    assert facts.tally.oldest is None


RUNS: list[tuple[list[object], int]] = [
    ([95], 1),
    ([95, 95, 95], 3),
    ([80, 95, 95], 2),
    ([95, 95, 80], 1),
    ([80, 80], 2),
    ([95, "", 95], 1),
    ([95, 101, 95], 1),
    ([95, 95, 101], 0),
]


@pytest.mark.parametrize(("tops", "expected"), RUNS)
def test_runs(tops: list[object], expected: int) -> None:
    """A run ends at a miss, at a result not reported, and at one that cannot be judged."""
    rows = [month(f"{at:02}", top) for at, top in enumerate(tops, start=1)]
    assert world(MADE, *rows).facts().run == expected


def test_runs_pass_what_owes_nothing() -> None:
    """A suspended period or one without cases neither counts in a run nor ends it."""
    rows = [month("01", 95), month("02", 0, 0), month("03", "", "", status="suspended")]
    assert world(MADE, *rows, month("04", 95)).facts().run == 2


def test_parts_and_statistics_are_no_totals() -> None:
    """Totals are rows about everyone; breakdowns stand apart, second statistics in neither."""
    rows = [
        month("01", 95),
        month("01", 40, 50, channel="mail"),
        {"period": "2025-01", "value": "4", "statistic": "median"},
    ]
    facts = world(MADE, *rows).facts()
    assert [row.statistic for row in facts.totals] == [""]
    assert [row.channel for row in facts.parts] == ["mail"]


def test_judged_until() -> None:
    """The rows up to the current one, without those that owed nothing."""
    rows = [month("01", 95), month("02", 0, 0), month("03", 80), month("04", 95)]
    facts = world(MADE, *rows).facts()
    found = judged_until(facts.totals, facts.totals[2])
    assert [row.period.key for row in found] == ["2025-01", "2025-03"]
    assert judged_until(facts.totals, None) == []


STATUSES: dict[Status, Row] = {
    Status.MET: month("11", 95),
    Status.MISSED: month("11", 80),
    Status.NOT_REPORTED: month("11", ""),
    Status.NOT_JUDGED: month("11", 101),
    Status.NO_CASES: month("11", 0, 0),
    Status.NOT_APPLICABLE: month("11", "", "", status="not_applicable"),
    Status.SUSPENDED: month("11", "", "", status="suspended"),
    Status.NOT_DUE: month("12", 95),
}


def test_every_status_is_counted_where_it_belongs() -> None:
    """Each status counts once; kept n of m holds those that owed a result."""
    made = [replace(MADE, id=status.value.replace("_", "-")) for status in STATUSES]
    rows = [{**row, "standard": one.id} for one, row in zip(made, STATUSES.values(), strict=True)]
    none = standard(name="none", cadence=None)
    world_of_all = World(services=(service(*made, none),), rows=rows, as_of=date(2025, 12, 31))
    tally = gather_site(world_of_all.published).tally
    assert dict(tally.counts) == {**dict.fromkeys(STATUSES, 1), Status.NO_TARGET: 1}
    assert (tally.kept, tally.owed, tally.all) == (1, 4, 9)


def test_the_oldest_of_those_counted_is_named() -> None:
    """The oldest period is that of results that owed one, not of those beside them."""
    made = tuple(replace(MADE, id=name) for name in "abc")
    rows = [
        {**month("03", 0, 0), "standard": "a"},
        {**month("05", 95), "standard": "b"},
        {**month("09", 80), "standard": "c"},
    ]
    tally = gather_site(World(services=(service(*made),), rows=rows).published).tally
    assert tally.oldest == period("2025-05")


COUNTS = st.lists(st.tuples(st.sampled_from(Status), st.integers(1, 28)), max_size=12)


def tally_of(status: Status, day: int) -> Tally:
    """One standard's tally."""
    when = period(f"2025-01-{day:02}")
    return Tally(((status, 1),), when if status in OWED else None)


@given(COUNTS, st.data())
def test_tallies_add_up_over_any_grouping(
    found: list[tuple[Status, int]], data: st.DataObject
) -> None:
    """However standards are grouped and ordered, the total is the same sum."""
    whole = sum((tally_of(*one) for one in found), Tally())
    moved = [tally_of(*one) for one in data.draw(st.permutations(found))]
    cut = data.draw(st.integers(0, len(moved)))
    assert sum(moved[:cut], Tally()) + sum(moved[cut:], Tally()) == whole
    assert whole.all == len(found)
    assert whole.owed == sum(status in OWED for status, _ in found)
    assert whole.kept == sum(status is Status.MET for status, _ in found)
    days = [day for status, day in found if status in OWED]
    assert (whole.oldest.last.day if whole.oldest else None) == min(days, default=None)


def test_totals_are_the_sum_of_what_is_below() -> None:
    """Site, agencies and services each have the sum of the tallies below them."""
    ids = ("one", "two", "three")
    services = tuple(
        service(MADE, replace(MADE, id="other"), name=name, agency=agency)
        for name, agency in zip(ids, ("a", "b", "a"), strict=True)
    )
    rows = [
        {**month("11", top), "service": name, "standard": made}
        for name, top in zip(ids, (95, 80, 101), strict=True)
        for made in ("time", "other")
    ]
    facts = gather_site(World(services=services, rows=rows).published)
    assert facts.tally.all == 6
    assert facts.tally == sum((agency.tally for agency in facts.agencies), Tally())
    for agency in facts.agencies:
        assert agency.tally == sum((one.tally for one in agency.services), Tally())
        for one in agency.services:
            assert one.tally == sum((made.tally for made in one.standards), Tally())
    assert [one.service.id for one in facts.services] == ["one", "three", "two"]
    assert len(facts.standards) == 6


def test_a_standard_counts_once_however_many_rows() -> None:
    """A year of results is one standard."""
    rows = [month(f"{m:02}", 95) for m in range(1, 13)]
    tally = world(MADE, *rows).facts().tally
    assert tally == Tally(((Status.MET, 1),), period("2025-12"))


def yearly_rows(*shares: int) -> list[Row]:
    """One share a year for every month of it, from January 2023 on."""
    return [
        {
            "period": f"{2023 + year}-{month:02}",
            "numerator": 10 * share + month % 3,
            "denominator": 1000,
        }
        for year, share in enumerate(shares)
        for month in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("shares", "expected"),
    [((80, 90), Outcome.BETTER), ((90, 80), Outcome.WORSE), ((80, 80), Outcome.UNCLEAR)],
)
def test_a_year_is_compared_with_the_year_before(
    shares: tuple[int, int], expected: Outcome
) -> None:
    """Whether a standard changed follows from its own two newest years."""
    made = standard(target("2022-01", at_least="85%"))
    facts = world(made, *yearly_rows(*shares), as_of=date(2025, 1, 15)).facts()
    assert facts.change is not None
    assert facts.change.outcome is expected


def test_a_run_ends_where_the_counting_changed() -> None:
    """Results on the other side of a break, or of another target, are no part of a run."""
    turn = Break(at_period=period("2025-03"), note=Text.plain("Counted anew."))
    broken = standard(target("2025-01", at_least="90%"), breaks=(turn,))
    eased = standard(target("2025-01", at_least="95%"), target("2025-04", at_least="90%"))
    rows = [
        {"period": f"2025-{month:02}", "numerator": 99, "denominator": 100} for month in range(1, 6)
    ]
    day = date(2025, 6, 15)
    assert world(broken, *rows, as_of=day).facts().run == 3
    assert world(eased, *rows, as_of=day).facts().run == 2
