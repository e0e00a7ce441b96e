"""What pages say of surveys: sentences, tables, groups and charts of each question."""

from dataclasses import replace

import pytest

from generator.gather import SurveyFacts
from generator.model import Driver, Respondents, Selection, SurveyChange
from generator.pages.figures import AnswersFigure, DotsFigure, TimeFigure
from generator.pages.parts import Table
from generator.pages.setting import Setting, plain_words
from generator.pages.survey_parts import Answered, SurveySection
from generator.pages.surveys import Told, tell_surveys
from generator.text import Text
from making import ENGLISH, period, service
from surveying import WIDE, Asked, asked, survey

LONG = "question,period,answer,count"
SIZED = "question,period,answer,count,respondents,offered"
DIVIDED = (
    "ease,2025-01,,,5,10,15,30,20",
    "ease,2025-01,mail,,2,3,5,20,10",
    "ease,2025-01,online,,3,7,10,10,10",
)


def told(made: Asked, facts: SurveyFacts | None = None) -> Told:
    """The section of the survey on the page of its service."""
    setting = Setting(made.site, ENGLISH)
    (section,) = tell_surveys([facts or made.facts()], setting, about=service(), times={})
    return section


def section_of(made: Asked) -> SurveySection:
    """The same without its figures."""
    return told(made).view


def first(made: Asked) -> Answered:
    """The question that stands open."""
    return section_of(made).first[0]


def texts(table: Table | None) -> list[list[str]]:
    """The cells of a table, its heads first."""
    assert table is not None
    return [[str(row.head.text), *(str(cell.text) for cell in row.cells)] for row in table.rows]


def test_a_question_stands_in_its_exact_words_with_its_counts() -> None:
    """Text, sentence, mean and interval of the newest period."""
    question = first(asked(WIDE, "ease,2025-01,,,5,10,15,20,20"))
    assert plain_words(question.text) == "It was easy."
    assert question.sentence == "Of 70 who answered, 40 (57.1%) said 4 or 5."
    assert question.mean == "Mean: 3.6 on a scale from 1 to 5."
    assert "Chance variation among the answers: 45.5% to 68.1%" in plain_words(question.interval)


def test_a_mean_is_printed_alike_in_the_sentence_and_in_the_table() -> None:
    """Of 100 people one did not say 5: the mean is not printed as 5.0 anywhere."""
    made = asked(WIDE, "ease,2025-01,,,0,0,0,1,99", "ease,2024-12,,,0,0,0,1,99")
    question = first(made)
    assert question.mean == "Mean: 4.99 on a scale from 1 to 5."
    assert [row[3] for row in texts(question.results)] == ["4.99", "4.99"]


def test_an_open_invitation_has_no_interval_and_says_why_to_take_care() -> None:
    """Where nobody was chosen, chance variation means nothing."""
    question = first(asked(WIDE, "ease,2025-01,,,5,10,15,20,20", survey=survey(Selection.OPEN)))
    assert question.interval == ""
    assert "Anybody could answer; others may think differently." in question.cautions


def test_the_response_stands_at_the_survey() -> None:
    """How many responded of how many were asked, and what that leaves open."""
    made = asked(SIZED, "ease,2025-01,4,40,,", ",2025-01,,,40,1000")
    assert section_of(made).response == "4% responded: 40 of 1,000 who were asked."
    assert first(made).cautions == (
        "4 in 100 of those asked answered; others may think differently.",
    )


def test_what_is_hidden_has_no_figure_anywhere() -> None:
    """Too few answers leave a sentence, and nothing to draw or to fold."""
    section = told(asked(WIDE, "ease,2025-01,,,1,2,1,3,2"))
    (question,) = section.view.first
    assert question.sentence == "Not published: it could tell how a few people answered."
    assert (question.answers, question.drawn, question.groups) == (None, None, ())
    assert section.figures == ()


def test_every_answer_stands_in_a_table_with_its_share() -> None:
    """Counts and shares, the least favourable first, and the formulas."""
    question = first(asked(WIDE, "ease,2025-01,,,10,10,20,30,30"))
    assert texts(question.answers)[0] == ["1", "10", "10%"]
    assert texts(question.answers)[-1] == ["5", "30", "30%"]
    assert "60 ÷ 100 = 60%" in str(question.formulas[0])


def test_groups_are_told_with_their_gap() -> None:
    """The highest and the lowest share are named with what lies between them."""
    (groups,) = first(asked(WIDE, *DIVIDED)).groups
    assert groups.sentence == (
        "From 50% (online) to 75% (mail): 25 percentage points apart, among the 2 groups of 30 "
        "answers or more. Their margins overlap: chance alone may explain it."
    )
    assert texts(groups.table) == [
        ["mail", "75%", "30 of 40"],
        ["online", "50%", "20 of 40"],
        ["All", "62.5%", "50 of 80"],
    ]


def test_small_groups_take_no_part_in_the_gap() -> None:
    """A group of fewer than 30 answers is shown, and stands at no end of a gap; that is said."""
    rows = (
        "ease,2025-01,,,5,10,15,30,20",
        "ease,2025-01,mail,,2,3,5,20,10",
        "ease,2025-01,online,,3,4,5,8,9",
    )
    (groups,) = first(asked(WIDE, *rows)).groups
    assert groups.sentence == (
        "How far these groups lie apart is not told: it takes two groups of 30 or more."
    )
    assert groups.table.rows[1].head.note == "Small numbers, read with care"


def test_a_division_with_a_group_too_small_is_not_broken_down() -> None:
    """One small group takes the others of its division with it, and that is said."""
    rows = (
        "ease,2025-01,,,5,10,15,30,20",
        "ease,2025-01,mail,,5,9,14,28,18",
        "ease,2025-01,online,,0,1,1,2,2",
    )
    question = first(asked(WIDE, *rows))
    assert question.groups == ()
    assert question.undivided == ("Not broken down: too few (by channel, January 2025).",)


def test_mentions_are_counted_among_those_asked() -> None:
    """Choose-many answers are shares of the people who were asked, and no bar of a whole."""
    rows = (
        "ease,2025-01,4,60",
        "ease,2025-01,1,40",
        "why,2025-01,speed,50",
        "why,2025-01,staff,30",
    )
    section = section_of(asked(LONG, *rows))
    why = section.others[-1]
    assert why.sentence == "Several answers could be chosen; 60 people were asked."
    assert texts(why.answers) == [["Speed", "50", "83.3%"], ["Staff", "30", "50%"]]
    assert why.drawn is None


MENTIONED = (
    "ease,2025-01,,4,120",
    "ease,2025-01,,1,40",
    "why,2025-01,,speed,90",
    "why,2025-01,,staff,30",
    "ease,2025-01,mail,4,50",
    "ease,2025-01,mail,1,20",
    "ease,2025-01,online,4,70",
    "ease,2025-01,online,1,20",
    "why,2025-01,mail,speed,40",
    "why,2025-01,mail,staff,20",
    "why,2025-01,online,speed,50",
    "why,2025-01,online,staff,10",
)
BY_CHANNEL = "question,period,channel,answer,count"


def divided_mentions(*rows: str) -> Answered:
    """The question to which several answers could be chosen."""
    return section_of(asked(BY_CHANNEL, *rows)).others[-1]


def test_mentions_are_told_by_channel() -> None:
    """Each group has its own number of people asked, and each answer its share of them."""
    (groups,) = divided_mentions(*MENTIONED).groups
    assert [str(one.title) for one in groups.table.columns] == ["Group", "Asked", "Speed", "Staff"]
    assert texts(groups.table) == [
        ["mail", "50", "40 (80%)", "20 (40%)"],
        ["online", "70", "50 (71.4%)", "10 (14.3%)"],
        ["All", "120", "90 (75%)", "30 (25%)"],
    ]
    assert groups.figure is None


def test_the_answer_on_which_groups_lie_furthest_apart_is_named() -> None:
    """Staff was chosen by 40% and 14.3%, speed by 80% and 71.4%."""
    (groups,) = divided_mentions(*MENTIONED).groups
    assert groups.sentence == (
        "The groups lie furthest apart on “Staff”: 14.3% chose it in one (online) and 40% in "
        "another (mail), 25.7 percentage points apart, among the 2 groups in which 30 or more "
        "were asked. One answer always lies furthest apart; chance alone may explain it."
    )


def fewer_by_mail(people: int, speed: int, staff: int) -> Answered:
    """The same question, with so many asked by mail, and so many of them choosing an answer."""
    counts = {"mail,4,50": people, "mail,speed,40": speed, "mail,staff,20": staff}
    lines = "\n".join(MENTIONED)
    for line, count in counts.items():
        lines = lines.replace(line, f"{line.rpartition(',')[0]},{count}")
    return divided_mentions(*lines.splitlines())


WITHOUT_SIZE = (
    "Not broken down: too few, or nobody says how many they are (by channel, January 2025)."
)


def test_mentions_of_groups_too_small_are_not_told() -> None:
    """Nine people of a channel were asked: neither channel is shown, and that is said."""
    question = fewer_by_mail(9, 4, 3)
    assert question.groups == ()
    assert question.undivided == (WITHOUT_SIZE,)


def test_shares_of_groups_of_unknown_size_are_not_told() -> None:
    """A share that a source gives of a channel may be one of few people: nobody says."""
    rows = ("ease,2025-01,,700,57.5", "ease,2025-01,mail,,61.5", "ease,2025-01,online,,52.5")
    question = first(asked("question,period,channel,n,share", *rows))
    assert (question.groups, question.undivided) == ((), (WITHOUT_SIZE,))


def test_a_group_with_few_asked_is_shown_with_care() -> None:
    """Twenty were asked by mail: their counts stand, and no gap is told."""
    (groups,) = fewer_by_mail(20, 12, 9).groups
    assert groups.table.rows[0].head.note == "Small numbers, read with care"
    assert groups.sentence == (
        "How far these groups lie apart is not told: it takes two groups of 30 or more."
    )


def test_a_change_of_the_survey_breaks_the_line_and_is_told() -> None:
    """The chart has a break, the note says why, and no year-old bar crosses it."""
    change = SurveyChange(at_period=period("2024-06"), note=Text.plain("By letter before"))
    months = [f"20{year}-{month:02}" for year in (24, 25) for month in (1, 4, 7, 10)][:5]
    rows = [f"ease,{month},,,5,10,15,30,20" for month in months]
    section = told(asked(WIDE, *rows, survey=survey(changes=(change,))))
    figures = {type(figure): figure for figure in section.figures}
    line, bars = figures[TimeFigure], figures[AnswersFigure]
    assert isinstance(line, TimeFigure)
    assert isinstance(bars, AnswersFigure)
    assert [one.label for one in line.breaks] == ["Asked differently from here"]
    assert len(bars.bars) == 1
    assert [plain_words(note.text) for note in section.view.first[0].breaks] == ["By letter before"]


def test_the_year_before_stands_below_where_nothing_changed() -> None:
    """Two bars of the same month, a year apart, on one scale."""
    rows = ("ease,2024-01,,,5,10,15,30,20", "ease,2025-01,,,5,10,15,20,20")
    (bars,) = (f for f in told(asked(WIDE, *rows)).figures if isinstance(f, AnswersFigure))
    assert [bar.name for bar in bars.bars] == ["Jan 2025", "Jan 2024"]
    assert bars.sentence.endswith("62.5% favourable in January 2024.")


def test_the_line_shares_its_time_axis_with_the_performance() -> None:
    """Periods that only the other charts of the page have leave room on the axis."""
    made = asked(WIDE, *(f"ease,2025-{m:02},,,5,10,15,30,20" for m in (2, 3, 4)))
    month = period("2025-01")
    setting = Setting(made.site, ENGLISH)
    times = {month.form: frozenset({month, period("2025-06")})}
    (section,) = tell_surveys([made.facts()], setting, about=service(), times=times)
    (line,) = (one for one in section.figures if isinstance(one, TimeFigure))
    assert (line.length, [mark.x for mark in line.marks]) == (5, [1, 2, 3])


def test_groups_are_drawn_as_dots_and_everybody_as_a_ring() -> None:
    """The chart has a dot a group, with the margins that the answers have."""
    (dots,) = (f for f in told(asked(WIDE, *DIVIDED)).figures if isinstance(f, DotsFigure))
    assert [(one.name, one.whole) for one in dots.dots] == [
        ("mail", False),
        ("online", False),
        ("All", True),
    ]
    assert all(one.low is not None for one in dots.dots)


def test_questions_about_satisfaction_stand_open_and_first() -> None:
    """The others fold, in the order of their topics."""
    made = asked(LONG, "ease,2025-01,4,60", "solved,2025-01,yes,30", "solved,2025-01,no,20")
    facts = made.facts()
    ease, solved = facts.questions
    asked_of = replace(solved.question, driver=Driver.SATISFACTION)
    turned = replace(facts, questions=(ease, replace(solved, question=asked_of)))
    view = told(made, turned).view
    assert [plain_words(one.text) for one in view.first] == ["Was it solved?"]
    assert [plain_words(one.text) for one in view.others] == ["It was easy."]


def test_a_survey_of_staff_says_so() -> None:
    """What an agency's own people said is not taken for what the public said."""
    made = asked(WIDE, "ease,2025-01,,,5,10,15,20,20")
    facts = made.facts()
    staff = replace(facts.survey, audience=Respondents.STAFF, selection=Selection.EVERYONE)
    view = told(made, replace(facts, survey=staff)).view
    assert view.title == "What staff said: After the call"
    assert [str(line.lines[0].text) for line in view.about] == [
        "the agency's staff",
        "All staff were asked.",
    ]


@pytest.mark.parametrize("name", ["ease", "solved"])
def test_ids_of_a_page_meet_no_promise(name: str) -> None:
    """The anchor of a question has two underscores together, which no promise's has."""
    made = asked(LONG, "ease,2025-01,4,60", "solved,2025-01,yes,30", "solved,2025-01,no,20")
    view = section_of(made)
    assert f"said__call__{name}" in {one.id for one in (*view.first, *view.others)}


def test_links_to_the_place_of_a_renamed_survey_go_on_working() -> None:
    """The survey and each of its questions have an anchor for every id the survey had."""
    once = replace(survey(), was=("exit-poll", "visit"))
    view = section_of(asked(WIDE, "ease,2025-01,,,5,10,15,20,20", survey=once))
    assert view.was == ("said__exit-poll", "said__visit")
    assert view.first[0].was == ("said__exit-poll__ease", "said__visit__ease")


def test_a_question_says_of_whom_alone_it_is_asked() -> None:
    """What went well is asked of those who found it easy; the first question of everybody."""
    made = asked(LONG, "ease,2025-01,4,60", "ease,2025-01,1,40", "why,2025-01,speed,50")
    view = section_of(made)
    assert view.others[-1].only == "Asked only of those who said 4 or 5 to “It was easy”."
    assert view.first[0].only == ""


PUBLISHED = "question,period,channel,n,share,low,high"


@pytest.mark.parametrize(
    ("header", "rows", "margin"),
    [
        (WIDE, DIVIDED, "Margin of chance variation, 95 times in 100"),
        (
            PUBLISHED,
            ("ease,2025-01,mail,400,61.5,55,67", "ease,2025-01,online,300,52.5,46,59"),
            "Margin given by the source",
        ),
    ],
)
def test_the_margin_on_a_chart_says_whose_it_is(
    header: str, rows: tuple[str, ...], margin: str
) -> None:
    """What was computed is chance variation; what a source gives is its own."""
    (groups,) = first(asked(header, *rows)).groups
    assert groups.figure is not None
    assert [str(one.word) for one in groups.figure.legend if one.mark == "margin"] == [margin]
