"""Channels with few people are hidden with all others of their period, and what rests on them."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Lack, Service, Volume, VolumeStatus
from volumes_made import Counted, by

MINIMUM = 10


def is_hidden(row: Volume) -> bool:
    """Whether nothing is left of a row but what it is about."""
    bare = (row.started, row.completed, row.cost, row.note) == (None, None, None, None)
    return row.standing is VolumeStatus.SUPPRESSED and bare


@pytest.mark.parametrize(
    ("rows", "covers"),
    [
        ("2025,mail,,9,\n2025,online,,800,", True),
        ("2025,mail,9,,\n2025,online,800,800,", True),
        ("2025,mail,,0,\n2025,online,,800,", True),
        ("2025,mail,,,5\n2025,online,,800,", True),
        ("2025,mail,29,29,\n2025,online,900,800,", True),
        ("2025,,,809,\n2025,online,,800,", True),
        ("2025,,,800,\n2025,online,,800,", True),
        ("2025,,,1009,\n2025,mail,,200,\n2025,online,,800,", False),
    ],
    ids=[
        *("few completed", "few started", "none", "a cost of nobody knows how many"),
        *("all of few", "what is left for mail", "nothing left for mail", "what others did"),
    ],
)
def test_a_telling_channel_hides_all_of_its_period(rows: str, covers: bool) -> None:  # noqa: FBT001
    """Whatever gives few people away takes every channel of the period with it."""
    made = Counted(
        text=f"period,channel,started,completed,cost\n{rows}",
        service=by("mail", "online", covers=covers),
    )

    assert all(is_hidden(row) for row in made.rows if row.channel)


@pytest.mark.parametrize(
    ("rows", "covers"),
    [
        ("2025,mail,,10,\n2025,online,,800,", True),
        ("2025,mail,30,30,\n2025,online,900,800,", True),
        ("2025,,,810,\n2025,online,,800,", True),
        ("2025,,,1000,\n2025,mail,,200,\n2025,online,,800,", False),
        ("2025,,,1010,\n2025,mail,,200,\n2025,online,,800,", False),
    ],
)
def test_what_tells_of_enough_people_is_shown(rows: str, covers: bool) -> None:  # noqa: FBT001
    """At the minimum, and where nothing or enough is left, channels are published."""
    made = Counted(
        text=f"period,channel,started,completed,cost\n{rows}",
        service=by("mail", "online", covers=covers),
    )

    assert not any(is_hidden(row) for row in made.rows)


def test_other_periods_stay() -> None:
    """A small month hides its own channels and no other month's."""
    made = Counted(
        text="period,channel,completed\n2025-01,mail,9\n2025-01,online,800\n2025-02,mail,90\n2025-02,online,800"
    )

    assert [row.period.key for row in made.rows if is_hidden(row)] == ["2025-01", "2025-01"]


def test_a_year_with_a_hidden_month_ceases_to_exist() -> None:
    """No sum, take-up or cost of a channel is made over a window with a hidden month."""
    months = "\n".join(
        f"2025-{month:02},mail,{9 if month == 3 else 90}\n2025-{month:02},online,800"
        for month in range(1, 13)
    )
    use = Counted(text=f"period,channel,completed\n{months}").use

    assert [channel.completed.total for channel in use.channels] == [None, None]
    assert use.take_up.value is None
    assert {gap.lack for gap in use.take_up.gaps} == {Lack.HIDDEN}
    assert dict(use.take_ups)[use.window.last].value == Fraction(800, 890)


def test_a_period_that_does_not_apply_stays_named() -> None:
    """That a channel did not exist says nothing about people."""
    made = Counted(
        text="period,channel,completed,status\n2025,mail,5,\n2025,online,,not_applicable"
    )

    assert made.row("2025", "online").standing is VolumeStatus.NOT_APPLICABLE


counts = st.one_of(st.none(), st.integers(0, 60))
cells = st.tuples(counts, counts)
NAMES = ("mail", "online", "phone")


@st.composite
def tables(draw: st.DrawFn) -> tuple[Service, dict[tuple[str, str], tuple[int | None, int | None]]]:
    """A service and two months of counts, with totals or without, some channels left out."""
    made = by(*NAMES, covers=draw(st.booleans()))
    keys = [(month, name) for month in ("2025-01", "2025-02") for name in ("", *NAMES)]
    found = {key: draw(cells) for key in keys if draw(st.booleans())}
    return made, found


def written(found: dict[tuple[str, str], tuple[int | None, int | None]]) -> str:
    """The counts as a table."""
    lines = [
        f"{month},{name},{'' if a is None else a},{'' if b is None else b}"
        for (month, name), (a, b) in found.items()
    ]
    return "\n".join(["period,channel,started,completed", *lines])


@settings(max_examples=60)
@given(tables())
def test_nothing_shown_tells_of_fewer_than_the_minimum(
    drawn: tuple[Service, dict[tuple[str, str], tuple[int | None, int | None]]],
) -> None:
    """No count of a channel, and no rest that a total leaves to channels, is small."""
    made = Counted(text=written(drawn[1]), service=drawn[0])
    covers = drawn[0].covers_everyone
    for month in ("2025-01", "2025-02"):
        rows = {row.channel: row for row in made.rows if row.period.key == month}
        for figure in ("started", "completed"):
            parts = {n: getattr(rows[n], figure) for n in rows if n}
            known = [count for count in parts.values() if count is not None]
            whole = getattr(rows[""], figure) if "" in rows else None
            assert all(count >= MINIMUM for count in known)
            if whole is not None and known:
                rest = whole - sum(known)
                assert rest >= MINIMUM or (len(known) == len(NAMES) and (covers or rest <= 0))


MONTHS = [f"2025-{month:02}" for month in range(1, 13)]


def with_a_small_month(mail: int, online: int, phone: int) -> str:
    """A year with totals by month, in which these are the channels of May."""
    lines = [f"{month},,1000\n{month},mail,300\n{month},online,400\n{month},phone,300"
             for month in MONTHS if month != "2025-05"]  # fmt: skip
    small = f"2025-05,,1000\n2025-05,mail,{mail}\n2025-05,online,{online}\n2025-05,phone,{phone}"
    return "\n".join(["period,channel,completed", *lines, small])


@pytest.mark.parametrize("counts", [(3, 500, 497), (991, 0, 9), (9, 982, 9)])
def test_hidden_counts_leave_no_trace(counts: tuple[int, int, int]) -> None:
    """Whatever the hidden counts of a month are, all that is shown is the same."""
    one, other = (
        Counted(text=with_a_small_month(*figures), service=by("mail", "online", "phone"))
        for figures in (counts, (1, 1, 998))
    )

    assert one.rows == other.rows
    assert one.use == other.use
