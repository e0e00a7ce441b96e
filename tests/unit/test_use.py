"""What follows from volumes: each sum and quotient exact, each absence named, edge by edge."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge.use import cost_each, pool, take_up, twelve_months, use_of
from generator.model import Channel, Gap, Lack, Service, Volume, VolumeStatus
from generator.periods import Calendar, Period
from making import period, service

MONTHS = twelve_months(period("2025-12"), Calendar())
AS_OF = date(2026, 1, 15)


def volume(when: str | Period, channel: str = "", **said: Any) -> Volume:  # noqa: ANN401
    """A row of volumes."""
    there = when if isinstance(when, Period) else period(when)
    return Volume(service="passport", period=there, channel=channel, **said)


def year(channel: str = "", **said: Any) -> dict[Period, Volume]:  # noqa: ANN401
    """Twelve months of the same figures."""
    return {month: volume(month, channel, **said) for month in MONTHS}


def without(rows: dict[Period, Volume], *gone: str) -> dict[Period, Volume]:
    """The rows but those of some months."""
    return {month: row for month, row in rows.items() if month.key not in gone}


@pytest.mark.parametrize(
    ("last", "count", "first"),
    [
        ("2025-12", 12, "2025-01"),
        ("2025-03", 12, "2024-04"),
        ("2025-Q1", 4, "2024-Q2"),
        ("2025-H1", 2, "2024-H2"),
        ("2025", 1, "2025"),
    ],
)
def test_twelve_months_are_as_many_periods_as_make_a_year(
    last: str, count: int, first: str
) -> None:
    """A window has twelve months, four quarters, two halves or one year, on end."""
    found = twelve_months(period(last), Calendar())

    assert (len(found), found[0], found[-1]) == (count, period(first), period(last))


def test_fiscal_quarters_make_a_year_across_fiscal_years() -> None:
    """Four fiscal quarters on end may belong to two fiscal years."""
    october = Calendar(first_month=10)
    found = twelve_months(period("FY2025-26-Q2", october), october)

    assert [one.key for one in found] == [
        *("FY2024-25-Q3", "FY2024-25-Q4", "FY2025-26-Q1", "FY2025-26-Q2"),
    ]


POOLS: list[tuple[str, dict[Period, Volume], Fraction | None, list[tuple[Lack, int]]]] = [
    ("all there", year(completed=3), Fraction(36), []),
    ("zeros count", year(completed=0), Fraction(0), []),
    ("nothing ever", {}, None, [(Lack.NOT_REPORTED, 0)]),
    ("one month", without(year(completed=3), "2025-03"), None, [(Lack.NOT_REPORTED, 1)]),
    (
        "blank in one month",
        year(completed=3) | {MONTHS[4]: volume(MONTHS[4], started=3)},
        None,
        [(Lack.NOT_REPORTED, 1)],
    ),
    (
        "does not apply",
        year(completed=3) | {MONTHS[4]: volume(MONTHS[4], standing=VolumeStatus.NOT_APPLICABLE)},
        Fraction(33),
        [],
    ),
    (
        "hidden",
        year(completed=3) | {MONTHS[4]: volume(MONTHS[4], standing=VolumeStatus.SUPPRESSED)},
        None,
        [(Lack.HIDDEN, 1)],
    ),
    (
        "a projection is no count",
        year(completed=3)
        | {MONTHS[11]: volume(MONTHS[11], completed=3, standing=VolumeStatus.PROJECTED)},
        None,
        [(Lack.PROJECTED, 1)],
    ),
    (
        "every reason is named",
        without(year(completed=3), "2025-01", "2025-02")
        | {MONTHS[4]: volume(MONTHS[4], standing=VolumeStatus.SUSPENDED)},
        None,
        [(Lack.NOT_REPORTED, 2), (Lack.SUSPENDED, 1)],
    ),
]


@pytest.mark.parametrize(
    ("rows", "total", "gaps"), [one[1:] for one in POOLS], ids=[one[0] for one in POOLS]
)
def test_a_sum_is_whole_or_says_what_lacks(
    rows: dict[Period, Volume], total: Fraction | None, gaps: list[tuple[Lack, int]]
) -> None:
    """A figure is added up only when every period has it; else every lack is there, with when."""
    found = pool(rows, MONTHS, "completed")

    assert found.total == total
    assert [(gap.lack, len(gap.periods)) for gap in found.gaps] == gaps


def test_cost_of_a_transaction_is_exact() -> None:
    """The cost of twelve months by those completed in them: no rounding, no float."""
    book = {"": year(completed=7, cost=Fraction("100.10"))}

    assert cost_each(book, MONTHS).value == Fraction(10010, 700)


def test_nothing_is_divided_by_nothing() -> None:
    """Twelve months in which none was completed have no cost of a transaction."""
    found = cost_each({"": year(completed=0, cost=Fraction(5))}, MONTHS)

    assert (found.value, found.gaps) == (None, (Gap(Lack.NOTHING_COUNTED, "completed"),))


def test_completion_can_pass_one() -> None:
    """More completed than started is printed as it is: some were started before."""
    rows = [volume("2025", started=100, completed=110)]
    use = use_of(rows, service(), calendar=Calendar(), as_of=AS_OF)

    assert use is not None
    assert use.completion.value == Fraction(110, 100)


def two(**rest: Any) -> Service:  # noqa: ANN401
    """A service by mail, by phone and online, whose channels cover everyone."""
    channels = (Channel(id="mail"), Channel(id="online", digital=True), Channel(id="phone"))
    return service(**{"channels": channels, "covers_everyone": True, **rest})


THREE = {
    name: year(name, completed=count) for name, count in (("mail", 1), ("online", 2), ("phone", 1))
}

TAKE_UPS: list[tuple[str, dict[str, dict[Period, Volume]], Service, Fraction | None, list[Gap]]] = [
    ("half", THREE, two(), Fraction(1, 2), []),
    (
        "a channel that lacks a month",
        THREE | {"phone": without(year("phone", completed=1), "2025-03")},
        two(),
        None,
        [Gap(Lack.NOT_REPORTED, "completed", "phone", (period("2025-03"),))],
    ),
    (
        "a channel that was never there",
        {name: THREE[name] for name in ("mail", "online")},
        two(),
        None,
        [Gap(Lack.NOT_REPORTED, "completed", "phone")],
    ),
    (
        "channels that are not all",
        THREE,
        two(covers_everyone=False),
        None,
        [Gap(Lack.OTHER_CHANNELS)],
    ),
    (
        "no digital channel",
        THREE,
        two(channels=(Channel(id="mail"),)),
        None,
        [Gap(Lack.NO_DIGITAL_CHANNEL)],
    ),
    (
        "a digital channel that did not exist",
        THREE | {"online": year("online", standing=VolumeStatus.NOT_APPLICABLE)},
        two(),
        None,
        [Gap(Lack.NO_DIGITAL_CHANNEL)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("book", "made", "value", "gaps"), [one[1:] for one in TAKE_UPS], ids=[o[0] for o in TAKE_UPS]
)
def test_take_up_needs_every_channel_in_every_month(
    book: dict[str, dict[Period, Volume]], made: Service, value: Fraction | None, gaps: list[Gap]
) -> None:
    """Digital by all, or the name of each channel and month that lacks."""
    found = take_up(book, made, MONTHS)

    assert (found.value, list(found.gaps)) == (value, gaps)


def test_the_cost_is_about_the_newest_year_that_has_it() -> None:
    """Costs that come a month later are divided by what was completed in their own months."""
    later = [volume("2026-01", completed=1000)]
    rows = [*year(completed=10, cost=Fraction(5)).values(), *later]
    use = use_of(rows, service(), calendar=Calendar(), as_of=date(2026, 2, 2))

    assert use is not None
    assert use.window.last == period("2026-01")
    assert use.cost_each.window is not None
    assert use.cost_each.window.last == period("2025-12")
    assert use.cost_each.value == Fraction(1, 2)


def test_a_period_that_is_not_over_is_not_used() -> None:
    """Half a month is in no sum."""
    rows = [volume("2025", completed=10), volume("2026", completed=3)]
    use = use_of(rows, service(), calendar=Calendar(), as_of=AS_OF)

    assert use is not None
    assert use.window.last == period("2025")


def test_without_a_period_that_is_over_nothing_can_be_said() -> None:
    """A service whose only volumes are of this year has no section yet."""
    assert use_of([volume("2026")], service(), calendar=Calendar(), as_of=AS_OF) is None


figures = st.one_of(st.none(), st.integers(0, 50))


@given(
    counts=st.lists(
        st.tuples(st.sampled_from(["mail", "online", "phone"]), st.integers(0, 11), figures)
    ),
    order=st.randoms(use_true_random=False),
)
def test_the_order_of_rows_does_not_matter(
    counts: list[tuple[str, int, int | None]],
    order: Any,  # noqa: ANN401 (a Random)
) -> None:
    """However the rows of a file stand, what follows from them is the same."""
    rows = list({(n, m): volume(MONTHS[m], n, completed=c) for n, m, c in counts}.values())
    mixed = rows.copy()
    order.shuffle(mixed)

    one, other = (use_of(r, two(), calendar=Calendar(), as_of=AS_OF) for r in (rows, mixed))

    assert (one and (one.all, one.channels, one.take_up, one.take_ups)) == (
        other and (other.all, other.channels, other.take_up, other.take_ups)
    )


@given(
    st.lists(st.tuples(st.integers(0, 10**20), st.integers(0, 10**20)), min_size=12, max_size=12)
)
def test_take_up_lies_between_none_and_all(counts: list[tuple[int, int]]) -> None:
    """Digital is a part of all, and the quotient of the two sums as they are."""
    book = {
        name: {
            m: volume(m, name, completed=pair[at]) for m, pair in zip(MONTHS, counts, strict=True)
        }
        for at, name in enumerate(("mail", "online"))
    }
    found = take_up(book, service(), MONTHS)

    every = sum(mail + online for mail, online in counts)
    digital = sum(online for _, online in counts)
    assert found.value == (Fraction(digital, every) if every else None)
