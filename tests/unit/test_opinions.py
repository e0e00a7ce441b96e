"""Answers summed up, hidden where few, and published: shares, means, intervals, facts."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped]  # scipy carries no types

from generator.judge.wilson import Z, wilson
from generator.model import Opinion, Outcome, Selection, SurveyChange
from generator.text import Text
from making import period
from surveying import WIDE, Asked, asked, survey

LONG = "question,period,answer,count"


def only(made: Asked, question: str = "ease") -> Opinion:
    """The only published row of a question."""
    (found,) = made.opinions(question)
    return found


def test_the_interval_is_wilsons() -> None:
    """The point of the normal distribution is scipy's."""
    assert float(Z) == pytest.approx(stats.norm.ppf(0.975), abs=1e-15)


@given(st.integers(1, 5000), st.data())
def test_intervals_agree_with_scipy(n: int, data: st.DataObject) -> None:
    """Each bound is scipy's to a ten-thousandth of a per cent, and the share lies between."""
    favourable = data.draw(st.integers(0, n))
    low, high = wilson(favourable, n)
    expected = stats.binomtest(favourable, n).proportion_ci(method="wilson")
    assert float(low) == pytest.approx(100 * expected.low, abs=1e-4)
    assert float(high) == pytest.approx(100 * expected.high, abs=1e-4)
    assert low <= Fraction(100 * favourable, n) <= high


def test_counts_make_share_and_mean_exactly() -> None:
    """Of 70 answers 40 are 4 or 5; the mean is the sum of the points by their number."""
    found = only(asked(WIDE, "ease,2025-01,,,5,10,15,20,20"))
    assert (found.n, found.favourable) == (70, 40)
    assert found.share == Fraction(4000, 70)
    assert found.mean == Fraction(5 + 20 + 45 + 80 + 100, 70)
    assert [one.count for one in found.given] == [5, 10, 15, 20, 20]


def test_no_answer_counts_in_nothing() -> None:
    """Nines stand in no share, no mean and no number of answers."""
    rows = ("ease,2025-01,4,30", "ease,2025-01,2,10", "ease,2025-01,9,500")
    found = only(asked(LONG, *rows))
    assert (found.n, found.favourable, found.mean) == (40, 30, Fraction(140, 40))


def test_a_reversed_scale_is_favourable_at_its_low_end() -> None:
    """Of a scale on which 1 is best, 1 and 2 are favourable."""
    rows = ("slow,2025-01,1,30", "slow,2025-01,4,20")
    found = only(asked(LONG, *rows), "slow")
    assert (found.favourable, found.n) == (30, 50)


def test_yes_and_no_have_a_share_and_no_mean() -> None:
    """Yes and no are no numbers."""
    found = only(asked(LONG, "solved,2025-01,yes,30", "solved,2025-01,no,20"), "solved")
    assert (found.share, found.mean) == (Fraction(60), None)


def test_mentions_are_among_those_who_were_asked() -> None:
    """Who answered 4 or 5 was asked what went well; mentions have no favourable share."""
    rows = (
        "ease,2025-01,4,60",
        "ease,2025-01,1,40",
        "why,2025-01,speed,50",
        "why,2025-01,staff,30",
    )
    found = only(asked(LONG, *rows), "why")
    assert (found.n, found.favourable, found.share) == (60, None, None)
    assert [(one.answer, one.count) for one in found.given] == [("speed", 50), ("staff", 30)]


@pytest.mark.parametrize(
    ("selection", "stands"),
    [(Selection.RANDOM, True), (Selection.EVERYONE, True), (Selection.OPEN, False), (None, False)],
)
def test_an_interval_needs_a_chosen_sample(
    selection: Selection | None,
    stands: bool,  # noqa: FBT001 (a parameter of a test)
) -> None:
    """Chance variation means something where everyone or a random sample was asked."""
    made = asked(WIDE, "ease,2025-01,,,5,10,15,20,20", survey=survey(selection))
    found = only(made)
    assert (found.low is not None, found.chance) == (stands, stands)


def test_weighted_figures_are_the_sources_own() -> None:
    """Of weighted answers nothing is computed: share and interval are as published."""
    header = f"{LONG},share,low,high,weighted"
    row = "ease,2025-01,,,61.5,58.2,64.8,yes"
    found = only(asked(header, row))
    assert (found.share, found.low, found.high) == (
        Fraction("61.5"),
        Fraction("58.2"),
        Fraction("64.8"),
    )
    assert (found.weighted, found.chance, found.favourable) == (True, False, None)


def test_sizes_of_the_survey_hold_for_each_question() -> None:
    """Respondents by those who were asked is the response rate of every question."""
    header = f"{LONG},respondents,offered"
    rows = ("ease,2025-01,4,30,,", "solved,2025-01,yes,25,,", ",2025-01,,,40,1000")
    made = asked(header, *rows)
    rates = {only(made, name).response_rate for name in ("ease", "solved")}
    assert rates == {Fraction(4)}


@pytest.mark.parametrize("sizes", ["40,0", "0,1000", "40,39"])
def test_a_response_rate_that_cannot_be_is_none(sizes: str) -> None:
    """Where nobody was asked, nobody responded, or more responded than were asked, none is told."""
    header = f"{LONG},respondents,offered"
    found = only(asked(header, "ease,2025-01,4,30,,", f",2025-01,,,{sizes}"), "ease")
    assert (found.hidden, found.n, found.response_rate) == (False, 30, None)


def test_a_size_of_one_to_nine_is_still_small() -> None:
    """That nine were asked is hidden with its row, whatever the row says of answers."""
    header = f"{LONG},respondents,offered"
    found = only(asked(header, "ease,2025-01,4,30,,", ",2025-01,,,40,9"), "ease")
    assert (found.hidden, found.n, found.offered) == (True, None, None)


def test_few_answers_are_hidden() -> None:
    """Nine answers are too few, ten are not; nothing of the nine is left."""
    made = asked(WIDE, "ease,2025-01,,,0,0,0,4,5", "ease,2025-02,,,0,0,0,5,5")
    few, enough = made.opinions()
    assert (few.hidden, few.n, few.given, few.share, few.mean) == (True, None, (), None, None)
    assert (enough.hidden, enough.n) == (False, 10)


def test_a_hidden_group_takes_its_division_along() -> None:
    """One district of three with 7 answers: no district is shown, the total is."""
    rows = (
        "ease,2025-01,,,10,10,20,30,30",
        "ease,2025-01,,district:d1,3,2,1,1,0",
        "ease,2025-01,,district:d2,3,4,9,15,15",
        "ease,2025-01,,district:d3,4,4,10,14,15",
    )
    hidden = {one.segment: one.hidden for one in asked(WIDE, *rows).opinions()}
    assert hidden == {"": False, "district:d1": True, "district:d2": True, "district:d3": True}


def test_a_division_that_leaves_few_is_hidden() -> None:
    """Two districts shown leave 5 people of the total: neither is shown."""
    rows = (
        "ease,2025-01,,,10,10,20,30,30",
        "ease,2025-01,,district:d1,5,5,10,15,15",
        "ease,2025-01,,district:d2,5,5,10,12,13",
    )
    assert [one.hidden for one in asked(WIDE, *rows).opinions()] == [False, True, True]


def test_all_alike_in_a_small_group_is_hidden() -> None:
    """Twelve people who all say 4 or 5 give each other's answer away."""
    rows = (
        "ease,2025-01,,,10,10,20,30,30",
        "ease,2025-01,mail,,0,0,0,6,6",
        "ease,2025-01,online,,10,10,20,24,24",
    )
    assert [one.hidden for one in asked(WIDE, *rows).opinions()] == [False, True, True]


def test_what_hides_a_group_for_one_question_hides_it_for_all() -> None:
    """The same people answered both questions."""
    header = "question,period,channel,answer,count"
    rows = [
        f"{question},2025-01,{channel},{answer},{count}"
        for channel, few in (("", 100), ("mail", 5), ("online", 50))
        for question, answer, count in (
            ("ease", "4", few),
            ("ease", "2", 40),
            ("solved", "yes", few),
            ("solved", "no", 3),
        )
    ]
    made = asked(header, *rows)
    assert [one.hidden for one in made.opinions("solved")] == [False, True, True]
    assert [one.hidden for one in made.opinions("ease")] == [False, True, True]


def test_months_inside_a_quarter_go_together() -> None:
    """A hidden month cannot be had from its quarter: all its months go, the quarter stays."""
    rows = (
        "ease,2025-Q1,,,10,10,20,30,30",
        "ease,2025-01,,,1,1,1,1,1",
        "ease,2025-02,,,5,5,10,15,15",
        "ease,2025-03,,,4,4,9,14,14",
        "ease,2025-04,,,4,4,9,14,14",
    )
    hidden = {one.period.key: one.hidden for one in asked(WIDE, *rows).opinions()}
    assert hidden == {
        "2025-Q1": False,
        "2025-01": True,
        "2025-02": True,
        "2025-03": True,
        "2025-04": False,
    }


def test_a_month_left_out_of_its_quarter_is_not_told() -> None:
    """Two months leave three people of their quarter: the months are not shown."""
    rows = (
        "ease,2025-Q1,,,10,10,20,30,30",
        "ease,2025-01,,,5,5,10,15,15",
        "ease,2025-02,,,4,4,9,15,15",
    )
    hidden = {one.period.key: one.hidden for one in asked(WIDE, *rows).opinions()}
    assert hidden == {"2025-Q1": False, "2025-01": True, "2025-02": True}


def test_a_hidden_row_has_no_sizes_and_no_note() -> None:
    """How many were asked, and what was said of them, goes with the figures."""
    header = f"{LONG},respondents,offered,note"
    found = only(asked(header, "ease,2025-01,4,7,,,", ",2025-01,,,7,9,Nine were asked"))
    assert (found.hidden, found.respondents, found.offered, found.note) == (True, None, None, None)


def test_what_is_published_knows_its_file() -> None:
    """A row leads to the line at which its group first stands."""
    made = asked(WIDE, "ease,2025-01,,,5,10,15,30,20", "ease,2025-02,,,5,10,15,30,20")
    places = [one.place for one in made.opinions()]
    assert [(place.path, place.line) for place in places] == [
        ("data/satisfaction/a.csv", 2),
        ("data/satisfaction/a.csv", 3),
    ]


MONTHS = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]


def two_years(**rest: Any) -> Asked:  # noqa: ANN401 (fields by name)
    """Two years of months, the second with more favourable answers."""
    rows = (
        f"ease,{month},,,10,10,{20 + at % 3},{30 if month < '2025' else 60},30"
        for at, month in enumerate(MONTHS)
    )
    return asked(WIDE, *rows, **rest)


def test_the_newest_year_is_compared_with_the_one_before() -> None:
    """A share that rose every month is better."""
    (facts,) = two_years().facts().questions
    assert facts.change.outcome is Outcome.BETTER
    assert facts.current is not None
    assert facts.current.period == period("2025-12")
    assert facts.before is not None
    assert facts.before.period == period("2025-11")


def test_another_wording_breaks_the_series() -> None:
    """Nothing is compared across a change of the question; another question's is no matter."""
    turn = SurveyChange(
        at_period=period("2025-12"), note=Text.plain("Reworded"), questions=("ease",)
    )
    (facts,) = two_years(survey=survey(changes=[turn])).facts().questions
    other = SurveyChange(at_period=period("2025-12"), note=Text.plain("x"), questions=("solved",))
    (calm,) = two_years(survey=survey(changes=[other])).facts().questions
    assert facts.change.obstacle is not None
    assert facts.before is None
    assert calm.change.outcome is Outcome.BETTER
