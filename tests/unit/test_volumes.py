"""Tables of volumes are read exactly, their totals added up where that is honest, faults named."""

from fractions import Fraction

import pytest

from generator.model import VolumeStatus
from volumes_made import Counted, by


def test_counts_and_costs_are_exact() -> None:
    """Counts beyond 64 bits and costs with cents come out as they were written."""
    made = Counted(text=f"period,completed,cost\n2025,{10**25},1234.50\n2024,7,0.125")

    assert made.row("2025").completed == 10**25
    assert made.row("2025").cost == Fraction("1234.50")
    assert made.row("2024").cost == Fraction(1, 8)


def test_channels_that_cover_everyone_make_a_total() -> None:
    """Without a row of all channels the total is their sum, and says so."""
    row = Counted(text="period,channel,started,completed\n2025,mail,50,40\n2025,online,90,80").row(
        "2025"
    )

    assert (row.started, row.completed, row.added_up) == (140, 120, True)


def test_a_sum_of_channels_may_pass_64_bits() -> None:
    """Two counts that fit into 64 bits and whose sum does not are added up all the same."""
    most = 2**63 - 1
    row = Counted(text=f"period,channel,completed\n2025,mail,{most}\n2025,online,{most}").row(
        "2025"
    )

    assert row.completed == 2 * most


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("period,channel,completed\n2025,mail,40\n2025,online,80", False),
        ("period,channel,completed\n2025,mail,40", True),
        ("period,channel,completed,status\n2025,mail,40,\n2025,online,80,projected", True),
        ("period,channel,completed,status\n2025,mail,40,\n2025,online,,suspended", True),
    ],
    ids=["not everyone", "one not reported", "one projected", "one suspended"],
)
def test_no_total_is_added_up_from_less_than_everyone(text: str, covers: bool) -> None:  # noqa: FBT001
    """Channels make a total only where they are all there, counted, and cover everyone."""
    made = Counted(text=text, service=by("mail", "online", covers=covers))

    assert [row.channel for row in made.rows if not row.channel] == []


def test_a_total_that_somebody_wrote_stands() -> None:
    """A written total is published; only its blank figures are filled."""
    made = Counted(
        text="period,channel,started,completed\n2025,,130,\n2025,mail,50,40\n2025,online,90,80"
    )

    assert (made.row("2025").started, made.row("2025").completed) == (130, 120)


def test_a_channel_that_does_not_apply_adds_nothing() -> None:
    """Before a channel began the others are all there are."""
    made = Counted(
        text="period,channel,completed,status\n2025,mail,40,\n2025,online,,not_applicable"
    )

    assert made.row("2025").completed == 40


def test_a_provisional_channel_makes_a_provisional_total() -> None:
    """A sum is no more certain than its parts."""
    made = Counted(
        text="period,channel,completed,status\n2025,mail,40,provisional\n2025,online,80,"
    )

    assert made.row("2025").standing is VolumeStatus.PROVISIONAL


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("period,completed\n2025,1.5", "count-not-whole"),
        ("period,completed\n2025,-1", "negative-count"),
        ("period,completed\n2025,many", "bad-number"),
        ("period,completed,cost\n2025,1,12 USD", "bad-number"),
        ("period,completed\n2025-13,1", "bad-period"),
        ("period,completed,status\n2025,1,guess", "bad-status"),
        ("period,channel,completed\n2025,fax,1", "undeclared-channel"),
        ("period,completed,status\n2025,,suspended", "suspended-without-reason"),
    ],
)
def test_a_faulty_row_is_named_and_left_out(text: str, code: str) -> None:
    """Each slip has its finding; a row that cannot be trusted is not published."""
    made = Counted(text=text)

    assert made.codes == [code]
    assert [row.completed for row in made.rows if row.completed is not None] == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("period,started,completed\n2025-01,5,9", []),
        ("period,started,completed\n2025,5,9", ["completed-above-started"]),
        (
            "period,started,completed\n"
            + "\n".join(f"2024-Q{quarter},5,6" for quarter in (1, 2, 3, 4)),
            ["completed-above-started"],
        ),
        ("period,channel,started,completed\n2025,mail,5,9", []),
    ],
    ids=["a month may", "a year", "four quarters", "a channel is not named"],
)
def test_more_completed_than_started_is_told_over_a_year(text: str, codes: list[str]) -> None:
    """What starts in one month is completed in the next; over a year it is mostly a slip."""
    assert Counted(text=text).codes == codes


def test_a_disagreement_prints_no_figure() -> None:
    """The finding about channels that do not add up names period and column only."""
    made = Counted(text="period,channel,completed\n2025,,1777\n2025,mail,1333\n2025,online,222")

    assert made.codes == ["channels-do-not-add-up"]
    (finding,) = made.report
    assert not {"1777", "1333", "222"} & {*finding.message.split(), finding.source}


def test_channels_that_do_not_cover_everyone_need_not_add_up() -> None:
    """Where other channels exist, a total above the sum is right."""
    text = "period,channel,completed\n2025,,1777\n2025,mail,1333\n2025,online,222"

    assert Counted(text=text, service=by("mail", "online", covers=False)).codes == []


def test_rows_stand_by_period_and_channels_as_listed() -> None:
    """The total first, then the channels in the order of the service's file."""
    made = Counted(
        text="period,channel,completed\n2025,online,80\n2024,mail,40\n2025,mail,40\n2025,,120"
    )

    assert [(row.period.key, row.channel) for row in made.rows] == [
        *(("2024", "mail"), ("2025", ""), ("2025", "mail"), ("2025", "online")),
    ]


def test_a_project_without_volumes_publishes_none() -> None:
    """A table with a header alone holds nothing."""
    made = Counted(text="period,completed")

    assert (made.published.size, made.rows, made.codes) == (0, (), [])
