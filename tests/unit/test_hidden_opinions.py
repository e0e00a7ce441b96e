"""Groups of people that nobody shows cannot be had from the answers that are shown."""

from dataclasses import replace

from making import service
from surveying import WIDE, Asked, asked

LONG = "question,period,channel,segment,answer,count"
SHARE = "question,period,channel,segment,n,share,mean"

MANY = "10,10,20,30,30"
SOME = "5,5,5,10,10"


def shown(made: Asked, question: str = "ease") -> list[str]:
    """The periods and groups of which figures are shown."""
    rows = made.opinions(question)
    return [f"{o.period.key} {o.channel}{o.segment}".strip() for o in rows if not o.hidden]


def test_a_quarter_and_its_months_leave_nobody_of_a_year() -> None:
    """A year of 105 less a quarter of 100 is five people: its months do not count twice."""
    rows = (
        "ease,2025,,,11,11,21,31,31",
        f"ease,2025-Q1,,,{MANY}",
        f"ease,2025-01,,,{SOME}",
        f"ease,2025-02,,,{SOME}",
    )
    assert shown(asked(WIDE, *rows)) == ["2025"]


def test_a_month_by_group_does_not_stand_in_for_its_total() -> None:
    """Districts that cover everyone add up to a month, which with others leaves a small one."""
    districts = [
        f"ease,{month},,district:d{n},5,5,5,10,10"
        for month in ("2025-01", "2025-02")
        for n in (1, 2, 3)
    ]
    rows = ("ease,2025-Q1,,,31,31,31,61,62", *districts)
    assert shown(asked(WIDE, *rows)) == ["2025-Q1"]


def test_a_group_by_channel_left_out_is_not_had_from_its_margins() -> None:
    """Two gaps in a table by two things: one of them is a margin less the cell beside it."""
    rows = (
        f"ease,2025-01,,,{MANY}",
        "ease,2025-01,mail,,6,6,13,15,15",
        "ease,2025-01,online,,4,4,7,15,15",
        "ease,2025-01,,district:d1,3,3,6,9,9",
        "ease,2025-01,,district:d2,3,3,7,10,11",
        "ease,2025-01,,district:d3,4,4,7,11,10",
        "ease,2025-01,mail,district:d1,2,2,5,8,8",
        "ease,2025-01,mail,district:d2,2,2,4,4,3",
        "ease,2025-01,online,district:d3,2,2,3,7,6",
    )
    found = shown(asked(WIDE, *rows))
    assert not [one for one in found if "maildistrict" in one]
    assert "2025-01" in found


def test_people_in_no_group_shown_are_not_few() -> None:
    """Districts that do not cover everyone leave four customers who live in none of them."""
    part = replace(service().segments[0], covers_everyone=False)
    rows = (
        "ease,2025-01,,,5,120,,,,,,200",
        "ease,2025-01,,district:d1,5,50,,,,,,100",
        "ease,2025-01,,district:d1,1,5,,,,,,",
        "ease,2025-01,,district:d2,5,40,,,,,,96",
        "ease,2025-01,,district:d2,1,5,,,,,,",
    )
    header = f"{LONG},n,share,mean,respondents,offered,customers"
    assert shown(asked(header, *rows, about=service(segments=(part,)))) == ["2025-01"]


def test_groups_left_out_are_not_all_alike() -> None:
    """Shares as published leave 12 people of a total, none of whom answered favourably."""
    rows = (
        "ease,2025-01,,,62,50.0,",
        "ease,2025-01,mail,,50,62.0,",
    )
    assert shown(asked(SHARE, *rows)) == ["2025-01"]


def test_a_mean_at_the_end_of_its_scale_says_what_everybody_answered() -> None:
    """Fourteen people with a mean of 5 out of 5 all said 5."""
    rows = (
        "ease,2025-01,,,62,,3.9",
        "ease,2025-01,mail,,14,,5",
        "ease,2025-01,online,,48,,3.6",
    )
    assert shown(asked(SHARE, *rows)) == ["2025-01"]


def test_a_share_of_nearly_all_says_what_everybody_answered() -> None:
    """Of 20 people 99.9% is all of them, written in another way."""
    rows = (
        "ease,2025-01,,,62,70,",
        "ease,2025-01,mail,,20,99.9,",
        "ease,2025-01,online,,42,56,",
    )
    assert shown(asked(SHARE, *rows)) == ["2025-01"]


def test_nobody_is_favourable_hides_a_small_group_though_nobody_anywhere_is() -> None:
    """That none of 20 people was satisfied is known of each, whatever the others said."""
    rows = (
        "ease,2025-01,,,60,60,60,0,0",
        "ease,2025-01,mail,,5,5,10,0,0",
        "ease,2025-01,online,,55,55,50,0,0",
    )
    assert shown(asked(WIDE, *rows)) == ["2025-01"]


def test_few_mentions_among_nobody_knows_how_many_are_hidden() -> None:
    """Three and four mentions may be of four people."""
    rows = ("why,2025-01,,,speed,3", "why,2025-01,,,staff,4")
    assert shown(asked(LONG, *rows), "why") == []
    assert shown(asked(LONG, rows[0], "why,2025-01,,,staff,14"), "why") == ["2025-01"]


def test_what_everybody_in_a_small_group_chose_is_hidden() -> None:
    """All 12 who were asked chose speed."""
    rows = (
        *("ease,2025-01,,,4,60", "ease,2025-01,,,1,40"),
        *("ease,2025-01,mail,,4,12", "ease,2025-01,mail,,1,20"),
        *("why,2025-01,,,speed,50", "why,2025-01,,,staff,30"),
        *("why,2025-01,mail,,speed,12", "why,2025-01,mail,,staff,3"),
    )
    assert shown(asked(LONG, *rows), "why") == ["2025-01"]


def test_large_groups_and_whole_quarters_stay() -> None:
    """Nothing is hidden where nothing small can be had."""
    rows = [
        f"ease,{when},,{group},{counts}"
        for when, counts in (("2025-Q1", "45,45,45,90,90"), ("2025-01", "15,15,15,30,30"))
        for group in ("", "district:d1", "district:d2", "district:d3")
    ]
    rows = [row.replace(",,,45,45,45,90,90", ",,,135,135,135,270,270") for row in rows]
    rows = [row.replace(",,,15,15,15,30,30", ",,,45,45,45,90,90") for row in rows]
    assert len(shown(asked(WIDE, *rows))) == 8
