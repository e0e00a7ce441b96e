"""Judging as a whole: held against arithmetic by hand, whatever the figures and their order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Cadence, Standard, Status, Target
from generator.published import Result
from making import Row, World, service, share, standard, target, world

FEW = settings(max_examples=20)
"""Each example judges many rows at once."""

MONTHS = [f"{year}-{month:02}" for year in range(2021, 2025) for month in range(1, 13)]
COMPARISONS = ("at_least", "at_most", "more_than", "less_than")

COUNT = st.integers(0, 120) | st.integers(0, 2**63) | st.integers(0, 10**25)
COUNTS = st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=24)
BOUND = st.integers(0, 1000).map(lambda tenths: f"{tenths // 10}.{tenths % 10}%")


def rows_of(found: Sequence[tuple[object, object]]) -> list[Row]:
    """Counts as rows, a month each."""
    return [
        {"period": when, "numerator": top, "denominator": bottom, "confirmed": "yes"}
        for when, (top, bottom) in zip(MONTHS, found, strict=False)
    ]


def holds(value: Fraction, name: str, bound: Fraction) -> bool:
    """The comparison by hand."""
    return {
        "at_least": value >= bound,
        "at_most": value <= bound,
        "more_than": value > bound,
        "less_than": value < bound,
    }[name]


def by_hand(top: int, bottom: int, name: str, bound: Fraction) -> Status:
    """The verdict on counts of a period that is over and has a target, by the rules in order."""
    if top > bottom:
        return Status.NOT_JUDGED
    if bottom == 0:
        return Status.NO_CASES
    return Status.MET if holds(share(top, bottom), name, bound) else Status.MISSED


@FEW
@given(COUNTS, st.sampled_from(COMPARISONS), BOUND)
def test_counts_are_judged_as_by_hand(found: list[tuple[int, int]], name: str, bound: str) -> None:
    """Every verdict on counts of any size is what fractions say, and every value is exact."""
    made = standard(target(**{name: bound}), cadence=None)
    results = world(made, *rows_of(found)).all_results()
    assert len(results) == len(found)
    for result, (top, bottom) in zip(results, found, strict=True):
        assert result.status is by_hand(top, bottom, name, Fraction(bound[:-1]))
        assert result.value == (share(top, bottom) if bottom else None)


@FEW
@given(COUNTS, BOUND)
def test_failures_are_the_others(found: list[tuple[int, int]], bound: str) -> None:
    """Counting failures gives the verdict that counting the others gives."""
    made = standard(target(at_least=bound), cadence=None)
    sound = [(min(pair), max(pair)) for pair in found]
    others = [(bottom - top, bottom) for top, bottom in sound]
    failures = standard(target(at_least=bound), counts="failures", cadence=None)
    one = [(r.status, r.value) for r in world(made, *rows_of(sound)).all_results()]
    assert one == [(r.status, r.value) for r in world(failures, *rows_of(others)).all_results()]


def write(parts: tuple[int, int]) -> str:
    """A decimal with as many places as its scale."""
    mantissa, scale = parts
    digits = str(mantissa).rjust(scale + 1, "0")
    return f"{digits[:-scale]}.{digits[-scale:]}" if scale else digits


DECIMAL = st.tuples(st.integers(0, 10**6), st.integers(0, 6)).map(write)


@FEW
@given(st.lists(DECIMAL, min_size=1, max_size=24), st.sampled_from(COMPARISONS), DECIMAL)
def test_values_are_judged_as_by_hand(texts: list[str], name: str, bound: str) -> None:
    """A published value is read as its digits say, compared exactly, and known to be rounded."""
    made = standard(target(**{name: bound}), kind="score", cadence=None)
    rows = [{"period": when, "value": text} for when, text in zip(MONTHS, texts, strict=False)]
    for result, text in zip(world(made, *rows).all_results(), texts, strict=True):
        value, limit = Fraction(text), Fraction(bound)
        expected = Status.MET if holds(value, name, limit) else Status.MISSED
        assert (result.value, result.status) == (value, expected)
        half = Fraction(1, 2 * 10 ** len(text.partition(".")[2]))
        assert result.rounded is (abs(value - limit) < half)


RANK = {Status.MISSED: 0, Status.MET: 1}


@FEW
@given(st.integers(1, 24), st.sampled_from(COMPARISONS), BOUND, st.integers(0, 10**20))
def test_a_better_result_never_scores_worse(cases: int, name: str, bound: str, times: int) -> None:
    """One case more on the good side never turns met into missed."""
    scale = times + 1
    found = [(top * scale, cases * scale) for top in range(cases + 1)]
    made = standard(target(**{name: bound}), cadence=None)
    results = world(made, *rows_of(found)).all_results()
    ranks = [RANK[result.status] for result in results if result.status is not None]
    rising = name in {"at_least", "more_than"}
    assert ranks == sorted(ranks, reverse=not rising)


def key(result: Result) -> tuple[str, str, str, str, str]:
    """What a row is about."""
    return (
        *(result.service, result.standard, result.period.key),
        *(result.channel, result.segment),
    )


CELL = st.fixed_dictionaries(
    {
        "service": st.sampled_from(["passport", "visa"]),
        "standard": st.sampled_from(["a", "b"]),
        "period": st.sampled_from(["2024-10", "2024-11", "2025-Q4", "12M-2025-02", "2025-12"]),
        "channel": st.sampled_from(["", "mail", "online"]),
        "numerator": st.integers(0, 60),
        "denominator": st.integers(0, 60),
        "status": st.sampled_from(["", "", "", "provisional", "projected", "suspended"]),
    }
)
UNIQUE = st.lists(
    CELL,
    max_size=20,
    unique_by=lambda c: (c["service"], c["standard"], c["period"], c["channel"]),
)


def two_services() -> tuple[Standard, ...]:
    """Two standards, each with targets that change."""
    first = target("2024-06", at_least="50%")
    return (
        standard(first, target("2025-12", at_least="70%"), name="a", cadence=None),
        standard(target("2025-01", at_most="40%"), name="b", cadence=None),
    )


@FEW
@given(UNIQUE, st.data())
def test_the_order_of_rows_does_not_matter(found: list[Row], data: st.DataObject) -> None:
    """Rows in any order give the same published rows, in the same order."""
    services = tuple(service(*two_services(), name=name) for name in ("passport", "visa"))
    moved = data.draw(st.permutations(found))
    one = World(services=services, rows=found).all_results()
    two = World(services=services[::-1], rows=moved).all_results()
    assert one == two
    keys = [key(result) for result in one]
    assert len(set(keys)) == len(keys)


@FEW
@given(UNIQUE)
def test_services_do_not_touch_each_other(found: list[Row]) -> None:
    """A service alone is judged as among others."""
    services = tuple(service(*two_services(), name=name) for name in ("passport", "visa"))
    alone = [row for row in found if row["service"] == "visa"]
    whole = World(services=services, rows=found).all_results()
    part = World(services=services[1:], rows=alone).all_results()
    assert part == [result for result in whole if result.service == "visa"]


DAY = st.dates(date(2023, 1, 1), date(2025, 12, 31))
CHANGE = st.tuples(st.sampled_from(MONTHS), st.none() | DAY)


def make_target(number: int, since: str, announced: date | None) -> Target:
    """A target that can be told from others by its level."""
    made = target(since, at_least=f"{number + 1}%")
    return replace(made, announced=announced)


def in_force(targets: list[Target], day: date) -> Target | None:
    """By hand: of the targets that had begun and were announced, the one that began last."""
    known = [t for t in targets if max(t.since.first, t.announced or t.since.first) <= day]
    return max(known, key=lambda t: t.since.first, default=None)


@FEW
@given(st.lists(CHANGE, max_size=5, unique_by=lambda change: change[0]))
def test_the_target_in_force_is_that_found_by_hand(changes: list[tuple[str, date | None]]) -> None:
    """Each period is judged by the newest target that was in force and announced on its day."""
    targets = [make_target(number, *change) for number, change in enumerate(changes)]
    made = standard(*targets, cadence=None)
    periods = [*MONTHS[::3], *(f"12M-{when}" for when in MONTHS[::5])]
    rows = [{"period": when, "numerator": 50, "denominator": 100} for when in periods]
    for result in world(made, *rows).all_results():
        window = result.period.key.startswith("12M")
        day = result.period.last if window else result.period.first
        assert result.target == in_force(targets, day)


@FEW
@given(
    st.sets(st.sampled_from(MONTHS)),
    st.sampled_from(MONTHS),
    st.sampled_from(MONTHS),
    st.dates(date(2021, 1, 1), date(2025, 6, 1)),
)
def test_every_owed_period_has_one_row(
    reported: set[str], since: str, began: str, as_of: date
) -> None:
    """Each month from the later of target and beginning that is over has one total."""
    start = max(since, began)
    made = standard(target(since, at_least="50%"), cadence=Cadence.MONTHLY)
    made = replace(made, began=target(began).since)
    rows = [{"period": when, "numerator": 5, "denominator": 10} for when in sorted(reported)]
    results = world(made, *rows, as_of=as_of).all_results()
    keys = [result.period.key for result in results]
    over = [when for when in MONTHS if when >= start and target(when).since.last < as_of]
    later = [r.period.key for r in results if r.period.first > target(MONTHS[-1]).since.last]
    assert sorted(set(keys) - set(later)) == sorted({*reported, *over})
    assert len(keys) == len(set(keys))
    for result in results:
        waits = not result.reported and as_of <= result.due
        assert (result.status is Status.NOT_REPORTED) is (not result.reported and not waits)
