"""An earlier edition of a survey cannot be taken back: subtracting it tells of no few people."""

from dataclasses import replace
from pathlib import Path

from generator.diagnostics import Report
from generator.disclosure.since import tell_hidden_opinions
from generator.model import Opinion
from generator.sources.united import unite
from making import service
from surveying import WIDE, Asked, asked

D1, D2, D3 = (f"district:d{number}" for number in (1, 2, 3))

Scores = tuple[int, int, int, int, int]
LARGE: Scores = (20, 30, 40, 60, 50)
OTHER: Scores = (12, 28, 44, 61, 55)


def row(scores: Scores, segment: str = "", when: str = "2025-03", question: str = "ease") -> str:
    """A row of the table of answers."""
    return f"{question},{when},,{segment},{','.join(map(str, scores))}"


def plus(*groups: Scores) -> Scores:
    """The sum of groups."""
    one, two, three, four, five = (sum(parts) for parts in zip(*groups, strict=True))
    return one, two, three, four, five


def divided(groups: dict[str, Scores], when: str = "2025-03") -> list[str]:
    """A total and its districts."""
    whole = row(plus(*groups.values()), when=when)
    return [whole, *(row(scores, name, when) for name, scores in groups.items())]


def shown(then: list[str], now: list[str], folder: Path) -> list[str]:
    """The periods and groups that are shown beside the earlier edition."""
    return named(beside(then, now, folder).opinions())


def beside(then: list[str], now: list[str], folder: Path) -> Asked:
    """The survey of now beside the published edition of then."""
    return replace(asked(WIDE, *now), edition=asked(WIDE, *then).keep(folder))


def named(opinions: list[Opinion]) -> list[str]:
    """The rows that hold a figure."""
    return [f"{one.period.key} {one.segment}".strip() for one in opinions if one.n is not None]


def test_the_same_answers_stay_as_they_are(tmp_path: Path) -> None:
    """Building again beside the edition before shows the same."""
    rows = divided({D1: LARGE, D2: OTHER, D3: LARGE})
    again = beside(rows, rows, tmp_path)
    assert again.opinions() == asked(WIDE, *rows).opinions()
    assert len(named(again.opinions())) == 4


def test_a_few_late_answers_hide_the_row(tmp_path: Path) -> None:
    """Seven answers more are those of seven people: the new figures are not shown."""
    late = plus(LARGE, (0, 0, 0, 3, 4))
    assert shown([row(LARGE)], [row(late)], tmp_path) == []


def test_enough_late_answers_are_shown(tmp_path: Path) -> None:
    """Ten answers more are as many as any group has to have."""
    late = plus(LARGE, (1, 0, 2, 3, 4))
    assert shown([row(LARGE)], [row(late)], tmp_path) == ["2025-03"]


def test_a_few_corrected_answers_hide_the_row(tmp_path: Path) -> None:
    """Three answers that moved from 4 to 5 change neither how many answered nor how favourably."""
    mended = plus(LARGE, (0, 0, 0, -3, 3))
    assert shown([row(LARGE)], [row(mended)], tmp_path) == []


def test_few_late_answers_of_a_group_hide_its_division(tmp_path: Path) -> None:
    """Where many answered late, and few of them in one district, the total alone is shown."""
    then = divided({D1: LARGE, D2: OTHER, D3: LARGE})
    more = divided({D1: plus(LARGE, (0, 0, 0, 1, 3)), D2: plus(OTHER, LARGE), D3: LARGE})
    assert shown(then, more, tmp_path) == ["2025-03"]


def test_few_late_answers_of_those_in_no_group_hide_the_groups(tmp_path: Path) -> None:
    """Where channels do not cover everyone, a few late answers may be of those in none of them."""
    then = ["ease,2025-03,,,40,60,80,120,100", "ease,2025-03,mail,,20,30,40,60,50"]
    late = ["ease,2025-03,,,45,65,85,124,108", "ease,2025-03,mail,,25,35,45,64,52"]
    open_ = service(covers_everyone=False)
    edition = asked(WIDE, *then, about=open_).keep(tmp_path)
    made = asked(WIDE, *late, about=open_, edition=edition)
    assert len(named(asked(WIDE, *late, about=open_).opinions())) == 2
    assert [one.channel for one in made.opinions() if one.n is not None] == [""]


def test_months_that_differ_from_a_quarter_shown_before_by_few_are_hidden(tmp_path: Path) -> None:
    """A quarter of then, less the months of now, would be what five people answered."""
    months = [row(LARGE, when=f"2025-0{month}") for month in (1, 2)]
    then = row(plus(LARGE, LARGE, OTHER), when="2025-Q1")
    same = [*months, row(OTHER)]
    late = [*months, row(plus(OTHER, (0, 1, 0, 2, 2)))]
    assert len(shown([then], same, tmp_path / "same")) == 3
    assert shown([then], late, tmp_path / "late") == []


def test_a_quarter_shown_before_hides_the_months_that_leave_few_of_it(tmp_path: Path) -> None:
    """A quarter by district of then, less two months of now, would be the third of a few people."""
    months = {1: (1, 1, 2, 2, 1), 2: LARGE, 3: OTHER}
    quarter = plus(*months.values())
    then = [row(plus(quarter, LARGE), when="2025-Q1"), row(quarter, D1, "2025-Q1")]
    now = [row(months[2], D1, "2025-02"), row(months[3], D1, "2025-03")]
    assert len(named(asked(WIDE, *now).opinions())) == 2
    assert shown(then, now, tmp_path) == []


def test_a_total_shown_before_hides_the_months_that_leave_few_of_it(tmp_path: Path) -> None:
    """The same of everybody: the quarter of then, less the months of now."""
    few: Scores = (1, 1, 2, 2, 1)
    then = [row(plus(few, LARGE, OTHER), when="2025-Q1")]
    now = [row(LARGE, when="2025-02"), row(OTHER, when="2025-03")]
    assert len(named(asked(WIDE, *now).opinions())) == 2
    assert shown(then, now, tmp_path) == []


def test_a_group_shown_before_is_not_the_key_to_another(tmp_path: Path) -> None:
    """The total, less a district of then and one of now, would be the small district of now.

    By themselves both tables are fine: now the large districts are not given.
    """
    then = divided({D1: LARGE, D2: OTHER})
    now = [row(plus(LARGE, OTHER)), row(OTHER, D2), row((9, 0, 0, 0, 0), D3)]
    assert named(asked(WIDE, *then).opinions())
    assert shown(then, now, tmp_path) == ["2025-03"]


def test_groups_hidden_before_stay_hidden_when_the_total_changes(tmp_path: Path) -> None:
    """The old total less the groups of now would be the small district of then."""
    then = divided({D1: (1, 1, 2, 2, 3), D2: OTHER, D3: LARGE})
    now = divided({D1: plus((1, 1, 2, 2, 3), LARGE), D2: OTHER, D3: LARGE})
    assert len(named(asked(WIDE, *now).opinions())) == 4
    assert shown(then, now, tmp_path) == ["2025-03"]


def test_a_total_that_leaves_few_beside_groups_of_then_is_hidden(tmp_path: Path) -> None:
    """A district that shrank to few is the total of now less the others of then."""
    then = divided({D1: LARGE, D2: OTHER, D3: LARGE})
    now = divided({D1: (1, 1, 2, 1, 1), D2: OTHER, D3: LARGE})
    assert named(asked(WIDE, *now).opinions()) == ["2025-03"]
    assert shown(then, now, tmp_path) == []


def test_counts_of_answers_need_not_be_there(tmp_path: Path) -> None:
    """Without its answers.csv an edition is held against how many answered, and favourably."""
    edition = asked(WIDE, row(LARGE)).keep(tmp_path)
    known = replace(edition, answers=None)
    late = asked(WIDE, row(plus(LARGE, (0, 0, 0, 3, 4))))
    moved = asked(WIDE, row(plus(LARGE, (0, 0, 0, -3, 3))))
    assert named(replace(late, edition=known).opinions()) == []
    assert named(replace(moved, edition=known).opinions()) == ["2025-03"]


def test_published_shares_are_held_against_each_other(tmp_path: Path) -> None:
    """A share and its base, published without counts, give the number it was rounded from."""
    header = "question,period,channel,segment,n,share"
    then = asked(header, "ease,2025-03,,,200,55.0").keep(tmp_path)
    few = asked(header, "ease,2025-03,,,200,56.5", edition=then)
    many = asked(header, "ease,2025-03,,,200,61.0", edition=then)
    assert named(few.opinions()) == []
    assert named(many.opinions()) == ["2025-03"]


def test_few_mentions_more_hide_the_row(tmp_path: Path) -> None:
    """Of as many people asked, three mention something that they did not mention before."""
    header = "question,period,channel,segment,answer,count,n"
    rows = ["why,2025-03,,,speed,{},90", "why,2025-03,,,staff,40,90"]
    then = asked(header, *(one.format(50) for one in rows)).keep(tmp_path)
    few = asked(header, *(one.format(53) for one in rows), edition=then)
    many = asked(header, *(one.format(61) for one in rows), edition=then)
    assert named(few.opinions("why")) == []
    assert named(many.opinions("why")) == ["2025-03"]


def test_what_is_hidden_since_is_told_without_a_figure(tmp_path: Path) -> None:
    """The finding names the survey, the period and the lines of the edition before."""
    late = beside([row(LARGE)], [row(plus(LARGE, (0, 0, 0, 3, 4)))], tmp_path)
    report = Report()
    tell_hidden_opinions(late.edition, late.hidden, report)

    (found,) = report
    assert found.code == "group-shown-before"
    assert "service:passport/call in 2025-03" in found.message
    assert found.place.path.endswith("data/satisfaction.csv")
    assert not {"200", "207", "7"} & set(found.message.replace(":", " ").split())


def test_answers_of_an_edition_before_the_last_are_still_known(tmp_path: Path) -> None:
    """What the last edition hid because of one before it stays hidden behind both."""
    late = asked(WIDE, row(plus(LARGE, (0, 0, 0, 3, 4))))
    one = asked(WIDE, row(LARGE)).keep(tmp_path / "one")
    two = replace(late, edition=one).keep(tmp_path / "two")

    assert named(replace(late, edition=two).opinions()) == ["2025-03"]
    assert named(replace(late, edition=unite([two, one])).opinions()) == []


def test_an_edition_that_a_newer_one_repeats_is_not_kept_twice(tmp_path: Path) -> None:
    """The rows of a survey are reckoned with once where they are the same."""
    edition = asked(WIDE, *divided({D1: LARGE, D2: OTHER, D3: LARGE})).keep(tmp_path)

    twice = unite([edition, edition])

    assert twice.satisfaction is not None
    assert edition.satisfaction is not None
    assert len(twice.satisfaction.frame) == len(edition.satisfaction.frame)
