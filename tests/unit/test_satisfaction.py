"""The satisfaction door: tables of answers as columns, one fault told once, nothing guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import pytest

from generator.diagnostics import Diagnostic, Report, Severity
from generator.model import (
    AskedOf,
    Channel,
    Group,
    Option,
    Question,
    QuestionType,
    Scale,
    Segment,
    Service,
    Site,
    Survey,
)
from generator.model.bodies import Agency
from generator.periods import Calendar
from generator.sources.answers import Answers, no_answers
from generator.sources.content import Content
from generator.sources.project import known_to_answers
from generator.sources.satisfaction import COLUMNS, read_satisfaction
from generator.sources.surveys import complete_surveys
from generator.sources.tables import Foreign, Table, read_table
from generator.text import Text
from planning import journey

PATH = "data/satisfaction/a.csv"
PARTS = Segment(
    id="district", name=Text.plain("District"), groups=(Group(id="d1", name=Text.plain("First")),)
)
SURVEY = Survey(
    id="visit",
    name=Text.plain("After the visit"),
    questions=(
        Question(id="ease", text=Text.plain("Easy?"), scale=Scale(no_answer=("9",))),
        Question(
            id="why",
            text=Text.plain("Why?"),
            type=QuestionType.CHOOSE_MANY,
            options=(
                Option(id="speed", text=Text.plain("Speed")),
                Option(id="staff", text=Text.plain("Staff")),
            ),
            asked_of=AskedOf(question="ease", answers=("4", "5")),
        ),
    ),
)


def content() -> Content:
    """An agency with one service and one survey."""
    report = Report()
    made = Content(
        Site(title=Text.plain("S"), publisher=Text.plain("P"), fiscal_year=Calendar(10)),
        (Agency(id="state", name=Text.plain("State")),),
        (
            Service(
                id="pass",
                agency="state",
                name=Text.plain("Pass"),
                was=("permit",),
                channels=(Channel(id="phone"),),
                segments=(PARTS,),
            ),
        ),
        complete_surveys((SURVEY,), report),
        journeys=(journey(name="moving-house"),),
    )
    assert list(report) == []
    return made


@dataclass(frozen=True)
class Read:
    """The answers of a table, and the findings."""

    answers: Answers
    found: list[Diagnostic]

    @property
    def codes(self) -> list[str]:
        """The codes of the findings."""
        return [one.code for one in self.found]

    def asked(self, name: str) -> list[object]:
        """A column of the groups, "NA" for nothing."""
        column = self.answers.asked[name].astype(object)
        return list(column.where(column.notna(), "NA"))

    def counts(self) -> list[tuple[object, ...]]:
        """Group, answer and count of every answer."""
        frame = self.answers.answers[["group", "answer", "count"]]
        return [tuple(row) for row in frame.itertuples(index=False)]


def table_of(text: str, report: Report) -> Table:
    """A table of a text."""
    made = read_table(text.encode(), PATH, report=report)
    assert made is not None
    return made


def read(header: str, *rows: str, foreign: bool = False) -> Read:
    """Rows under a header, with the subject service:pass and the survey visit in each."""
    lines = [f"subject,survey,{header}", *(f"service:pass,visit,{row}" for row in rows)]
    report = Report()
    table = table_of("\n".join(lines) + "\n", report)
    own: Sequence[Table] = () if foreign else (table,)
    others = (Foreign(table, Calendar()),) if foreign else ()
    asked = known_to_answers(content())
    answers = read_satisfaction(own, asked=asked, report=report, foreign=others)
    return Read(answers, list(report))


LONG = "question,period,answer,count"


def test_a_long_row_is_one_answer() -> None:
    """Rows with an answer and a count make one group, in the order of rows."""
    made = read(LONG, "ease,2026-01,5,40", "ease,2026-01,4,20", "ease,2026-01,9,30")

    assert made.codes == []
    assert made.counts() == [(0, "5", 40), (0, "4", 20), (0, "9", 30)]
    assert made.asked("question") == ["ease"]


def test_a_wide_row_is_one_question() -> None:
    """Columns named score_N are the answers of a row; a blank one is told, 0 is counted."""
    made = read("question,period,score_1,score_2,score_5", "ease,2026-01,0,,40")

    assert made.codes == ["score-blank"]
    assert made.counts() == [(0, "1", 0), (0, "5", 40)]


def test_long_and_wide_rows_say_the_same() -> None:
    """The shape of a table leaves no trace in the counts."""
    wide = read("question,period,score_4,score_5", "ease,2026-01,20,40")
    long = read(LONG, "ease,2026-01,4,20", "ease,2026-01,5,40")

    assert wide.counts() == long.counts()


def test_published_figures_stay_exact() -> None:
    """A published share and mean keep every digit that was written."""
    made = read("question,period,n,share,mean,low,high", "ease,2026-01,412,84.0,4.10,80,88.5")

    frame = made.answers.asked
    assert made.codes == []
    assert made.asked("n") == [412]
    assert [
        Fraction(int(frame[f"{name}_mantissa"][0]), 10 ** int(frame[f"{name}_scale"][0]))
        for name in ("share", "mean", "low", "high")
    ] == [Fraction(84), Fraction("4.1"), Fraction(80), Fraction("88.5")]
    assert frame["mean_scale"][0] == 2


def test_what_was_told_of_the_survey_stands_in_a_row_of_its_own() -> None:
    """Respondents, offered and customers without a question are of the survey as a whole."""
    made = read(
        "question,period,answer,count,respondents,offered,customers",
        ",2026-01,,,80,900,5000",
        "ease,2026-01,5,40,,,",
    )

    assert made.codes == []
    assert made.asked("question") == ["", "ease"]
    assert made.asked("respondents") == [80, "NA"]
    assert made.asked("customers") == [5000, "NA"]


def test_periods_are_read_in_the_agencys_calendar() -> None:
    """A fiscal quarter begins where the agency's year does, and periods are sorted."""
    made = read(LONG, "ease,FY2026-Q1,5,40", "ease,FY2025-Q4,5,40")

    assert [str(one.first) for one in made.answers.periods] == ["2025-07-01", "2025-10-01"]
    assert made.asked("period") == [1, 0]


def test_groups_and_channels_are_told_apart() -> None:
    """A declared channel or segment makes a group of its own."""
    made = read(
        "question,period,channel,segment,answer,count",
        "ease,2026-01,,,5,40",
        "ease,2026-01,phone,,5,30",
        "ease,2026-01,,district:d1,5,20",
    )

    assert made.codes == []
    assert made.asked("channel") == ["", "phone", ""]
    assert made.asked("segment") == ["", "", "district:d1"]


@pytest.mark.parametrize(
    ("columns", "row", "code"),
    [
        (LONG, "ease,2026-13,5,40", "bad-period"),
        (LONG, "ease,2026-01,5,-4", "negative-count"),
        (LONG, "ease,2026-01,5,4.5", "count-not-whole"),
        (LONG, "ease,2026-01,5,many", "bad-number"),
        (LONG, "ease,2026-01,5,99999999999999999999", "count-too-large"),
        (LONG, "ease,2026-01,,40", "blank-key"),
        (LONG, "ease,2026-01,5,", "blank-key"),
        (LONG, ",2026-01,5,40", "blank-key"),
        (f"{LONG},channel", "ease,2026-01,5,40,fax", "undeclared-channel"),
        (f"{LONG},segment", "ease,2026-01,5,40,district:d9", "undeclared-segment"),
        (f"{LONG},status", "ease,2026-01,5,40,maybe", "bad-status"),
        (f"{LONG},weighted", "ease,2026-01,5,40,perhaps", "bad-boolean"),
    ],
)
def test_a_slip_is_one_finding(columns: str, row: str, code: str) -> None:
    """Each faulty cell is told by one finding."""
    made = read(columns, row)

    assert made.codes == [code]


@pytest.mark.parametrize(
    "subject", ["pass", "service:passs", "agency:pass", "visit:pass", "journey:moving", ""]
)
def test_a_subject_has_to_exist(subject: str) -> None:
    """Anything else than the id of a thing that exists, with its kind, is a finding."""
    report = Report()
    table = table_of(f"subject,survey,{LONG}\n{subject},visit,ease,2026-01,5,40\n", report)
    asked = known_to_answers(content())
    answers = read_satisfaction([table], asked=asked, report=report)

    wanted = "unknown-subject" if subject else "blank-key"
    assert ([one.code for one in report], len(answers.asked)) == ([wanted], 0)


@pytest.mark.parametrize("subject", ["service:pass", "agency:state", "journey:moving-house"])
def test_answers_may_be_about_services_agencies_and_journeys(subject: str) -> None:
    """Each kind of subject is taken."""
    report = Report()
    table = table_of(f"subject,survey,{LONG}\n{subject},visit,ease,2026-01,5,40\n", report)
    asked = known_to_answers(content())
    answers = read_satisfaction([table], asked=asked, report=report)

    assert ([one.code for one in report], list(answers.asked["subject"])) == ([], [subject])


def test_an_old_id_of_a_service_leads_to_it() -> None:
    """Answers that name a service by an id it had are its own, and that is said once a file."""
    report = Report()
    rows = "".join(f"service:permit,visit,ease,2026-0{month},5,40\n" for month in (1, 2))
    table = table_of(f"subject,survey,{LONG}\n{rows}", report)
    answers = read_satisfaction([table], asked=known_to_answers(content()), report=report)

    assert [one.code for one in report] == ["old-id-in-table"]
    assert set(answers.asked["subject"]) == {"service:pass"}


def test_the_same_answer_twice_counts_once() -> None:
    """A repeated row is told and left out; where the two differ, neither can be trusted."""
    made = read(LONG, "ease,2026-01,5,40", "ease,2026-01,5,41")

    assert made.codes == ["duplicate-answer"]
    assert made.counts() == [(0, "5", 40)]
    assert made.asked("faulty") == ["duplicate-answer"]


def test_the_same_row_twice_is_no_doubt() -> None:
    """Where the repeated row says the same, the first one stands."""
    made = read(LONG, "ease,2026-01,5,40", "ease,2026-01,5,40")

    assert (made.codes, made.asked("faulty")) == (["duplicate-answer"], [""])


def test_two_different_sizes_cannot_both_be_right() -> None:
    """A second number of respondents of the same people is a finding."""
    made = read("question,period,respondents", ",2026-01,40", ",2026-01,50")

    assert (made.codes, made.asked("faulty")) == (["duplicate-answer"], ["duplicate-answer"])


def test_people_who_gave_no_answer_responded_too() -> None:
    """Codes of no answer count among those who answered the survey."""
    rows = (",2026-01,,,50", "ease,2026-01,5,40,", "ease,2026-01,9,20,")

    assert read(f"{LONG},respondents", *rows).codes == ["answers-above-respondents"]


def test_a_mark_stands_beside_somebody_elses_figures() -> None:
    """In a mapped table too many answers are a warning and a public mark, and stay usable."""
    rows = (",2026-01,,,30", "ease,2026-01,5,40,")
    made = read(f"{LONG},respondents", *rows, foreign=True)

    assert [one.severity for one in made.found] == [Severity.WARNING]
    assert made.asked("marked") == ["", "answers-above-respondents"]
    assert made.asked("faulty") == ["", ""]


def test_a_mean_is_held_against_the_counts() -> None:
    """A mean that the counts round to is right, with a half going either way."""
    rows = ("ease,2026-01,4,10,", "ease,2026-01,5,10,")

    assert read(f"{LONG},mean", *rows, "ease,2026-01,,,4.5").codes == []
    assert read(f"{LONG},mean", *rows, "ease,2026-01,,,5").codes == []
    assert read(f"{LONG},mean", *rows, "ease,2026-01,,,4.6").codes == ["published-unlike-answers"]


def test_nines_in_a_mean_are_seen() -> None:
    """A mean that comes out only with don't know taken for 9 is named as such."""
    rows = ("ease,2026-01,3,20,", "ease,2026-01,9,20,")

    assert read(f"{LONG},mean", *rows, "ease,2026-01,,,6").codes == ["no-answer-averaged-in"]
    assert read(f"{LONG},mean", *rows, "ease,2026-01,,,3").codes == []


def test_weighted_figures_are_the_sources_own() -> None:
    """A weighted share need not be what the counts give."""
    rows = ("ease,2026-01,5,40,,", "ease,2026-01,1,40,,", "ease,2026-01,,,62,yes")
    made = read(f"{LONG},share,weighted", *rows)

    assert (made.codes, made.asked("weighted")) == ([], [True])


def test_mentions_are_held_against_those_who_were_asked() -> None:
    """The base of a question asked by answer is the people who gave that answer."""
    rows = ("ease,2026-01,5,20", "ease,2026-01,1,90", "why,2026-01,speed,20")

    assert read(LONG, *rows).codes == []
    assert read(LONG, *rows, "why,2026-01,staff,21").codes == ["mentions-above-asked"]


def test_findings_print_no_figure() -> None:
    """A finding about sound cells shows neither the cell nor a number of people."""
    rows = (",2026-01,,,,,3171", "ease,2026-01,5,7919,,,", "ease,2026-01,,,6,6421,")
    made = read(f"{LONG},mean,n,respondents", *rows)

    assert len(made.found) == 3
    told = " ".join(f"{one.message} {one.source} {one.hint}" for one in made.found)
    assert not [figure for figure in ("7919", "3171", "6421") if figure in told]


def test_few_people_in_the_repository_are_told() -> None:
    """An own row about fewer people than the minimum is a warning, somebody else's is not."""
    assert read(LONG, "ease,2026-01,5,9").codes == ["small-cell"]
    assert read(LONG, "ease,2026-01,5,10").codes == []
    assert read(LONG, "ease,2026-01,5,9", foreign=True).codes == []


def test_an_unknown_answer_is_left_out_of_its_group_alone() -> None:
    """A code that is no answer leaves the other rows as they are."""
    made = read(LONG, "ease,2026-01,5,40", "ease,2026-01,7,40")

    assert (made.codes, made.counts()) == (["unknown-answer"], [(0, "5", 40)])


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        ("subject,survey,period", ["missing-column"]),
        ("subject,survey,period,count", ["missing-column"]),
        ("subject,period,answer,count", ["missing-column"]),
        ("subject,survey,period,answer,count,scor_1", ["unknown-column"]),
    ],
)
def test_columns_are_checked_first(header: str, codes: list[str]) -> None:
    """A table that lacks a column, or has a strange one, says so."""
    report = Report()
    row = ",".join(["x"] * header.count(","))
    table = table_of(f"{header}\n{row},\n", Report())
    read_satisfaction([table], asked=known_to_answers(content()), report=report)

    assert [one.code for one in report][: len(codes)] == codes


def test_nothing_is_read_from_nothing() -> None:
    """No table gives the same columns as a table does, and no rows."""
    made, empty = read(LONG, "ease,2026-01,5,40").answers, no_answers()

    assert {*empty.asked} == {*made.asked}
    assert {*empty.answers} == {*made.answers}
    assert dict(empty.asked.dtypes) == dict(made.asked.dtypes)
    assert dict(empty.answers.dtypes) == dict(made.answers.dtypes)
    assert len(empty.asked) == 0


def test_every_column_is_named_once() -> None:
    """The columns of the door are different ones."""
    assert len({*COLUMNS}) == len(COLUMNS)
