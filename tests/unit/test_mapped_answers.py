"""Answers in somebody else's tables: read by a mapping, their words kept, nothing made up."""

from pathlib import Path

import pytest

from generator.diagnostics import Report, Severity
from generator.scaffold import plan_import
from generator.sources.project import Project, read_project
from in_memory import Files

ADAPTERS = Path(__file__).parents[2] / "generator" / "adapters"
REGISTER = """\
agency: {id: AGENCY, name: AGENCY}
service: {id: SERVICE, name: SERVICE}
period: MONTH
"""
SURVEY = "answers:\n  survey: {id: SERVICE, name: SERVICE}\n  questions:\n"
COUNTS = """\
    - id: q1
      text: TEXT
      counts: {1: N1, 4: N4, 5: N5}
      mean: MEAN
"""
HEADER = "AGENCY,SERVICE,MONTH,TEXT,N1,N4,N5,MEAN\n"


def read(
    *rows: str, mapping: str = REGISTER + SURVEY + COUNTS, header: str = HEADER, **more: str
) -> tuple[Project, list[str]]:
    """A project with one mapped table, and the codes of its findings, none of them an error."""
    report = Report()
    table = header + "".join(f"{row}\n" for row in rows)
    files = {"data/calls.csv": table, "data/calls.map.yaml": mapping, **more}
    project = read_project(Files(files), report)
    assert project is not None
    assert [one for one in report if one.severity is Severity.ERROR] == []
    return project, [one.code for one in report]


def counts(project: Project) -> dict[tuple[str, str], int]:
    """The count of each answer, by question."""
    asked, answers = project.answers.asked, project.answers.answers
    return {
        (asked["question"][group], answer): int(count)
        for group, answer, count in zip(
            answers["group"], answers["answer"], answers["count"], strict=True
        )
    }


def test_a_column_an_answer_is_counted() -> None:
    """Columns of counts become the answers of one question, and the survey is made."""
    project, found = read("Labor,Claims,2026-01,It was easy.,10,20,30,4.0")

    assert found == []
    assert counts(project) == {("q1", "1"): 10, ("q1", "4"): 20, ("q1", "5"): 30}
    (survey,) = project.content.surveys
    assert survey.questions[0].text.by_language == (("", "It was easy."),)
    assert list(project.answers.asked["subject"]) == ["service:claims"]


def test_wordings_apart_from_spaces_and_full_stops_are_questions_apart() -> None:
    """Each wording has an id of its own, which hangs on its words and not on the order of rows."""
    rows = [
        "Labor,Claims,2026-01,It was easy.,10,20,30,",
        "Labor,Claims,2026-02,It was  Easy,10,20,30,",
        "Labor,Claims,2026-03,I was treated fairly.,10,20,30,",
    ]
    one, found = read(*rows)
    other, _ = read(*reversed(rows))

    names = [question.id for question in one.content.surveys[0].questions]
    assert found == ["wording-changed"]
    assert len(names) == 2
    assert all(name.startswith("q1-") for name in names)
    assert names == [question.id for question in other.content.surveys[0].questions]


def test_an_unasked_question_is_none() -> None:
    """Without words and without answers there is no question; with answers it is told."""
    _, silent = read("Labor,Claims,2026-01,It was easy.,1,20,30,", "Labor,Claims,2026-02,,0,0,0,")
    _, told = read("Labor,Claims,2026-01,,0,20,30,")

    assert silent == []
    assert told == ["question-without-text"]


def test_a_word_for_nothing_is_no_wording() -> None:
    """A word that the table writes for nothing makes no question, and each such cell is told."""
    rows = ["Labor,Claims,2026-01,It was easy.,1,20,30,", "Labor,Claims,2026-02,None,,,,"]
    project, told = read(*rows, mapping="missing: [NONE]\n" + REGISTER + SURVEY + COUNTS)

    (question,) = project.content.surveys[0].questions
    assert question.text.by_language[0][1] == "It was easy."
    assert told == ["question-is-no-question"]


def test_what_is_said_where_a_wording_is_missing_is_no_fault() -> None:
    """A mapping may say which words stand in for a missing wording: nothing is told of them."""
    text = "text: {column: TEXT, missing: [NONE], if_missing: Was it easy?}"
    _, told = read(
        "Labor,Claims,2026-01,NONE,1,20,30,",
        mapping=REGISTER + SURVEY + COUNTS.replace("text: TEXT", text),
    )

    assert told == []


def test_one_row_an_answer_is_counted() -> None:
    """A table may hold the answer in one column and its count in another."""
    mapping = (
        "period: MONTH\nanswers:\n  subject: {always: 'agency:labor'}\n"
        "  survey: {id: {always: visit}}\n  questions:\n"
        "    - {id: ease, answer: {column: SAID, words: {good: 5, bad: 1}}, count: N}\n"
    )
    survey = "name: Visit\nquestions:\n  - id: ease\n    text: Easy?\n"
    project, found = read(
        "2026-01,good,40",
        "2026-01,bad,10",
        mapping=mapping,
        header="MONTH,SAID,N\n",
        **{"content/surveys/visit.yaml": survey, "content/agencies/labor.yaml": "name: Labor\n"},
    )

    assert found == []
    assert counts(project) == {("ease", "5"): 40, ("ease", "1"): 10}


def test_a_bad_count_spoils_its_group_alone() -> None:
    """What is no number in somebody's table is a warning, and its figures are not used."""
    project, found = read(
        "Labor,Claims,2026-01,It was easy.,ten,20,30,",
        "Labor,Claims,2026-02,It was easy.,10,20,30,",
    )

    assert found == ["bad-number"]
    assert list(project.answers.asked["faulty"]) == ["bad-number", ""]


@pytest.mark.parametrize(
    ("text", "driver"),
    [
        ("It was easy to complete what I needed to do", "ease"),
        ("This interaction increased my trust in the IRS", "trust"),
        ("I trust VA to fulfill our country’s commitment to Veterans.", "trust"),
        ("It was easy to find the office", None),
        ("This interaction increased my confidence", None),
    ],
)
def test_drivers_are_known_by_their_very_words(text: str, driver: str | None) -> None:
    """A question in the words of A-11 has their driver; any other has none."""
    survey = SURVEY.replace("name: SERVICE}", "name: SERVICE, framework: a11-2018}")
    row = f"Labor,Claims,2026-01,{text},10,20,30,"
    project, _ = read(row, mapping=REGISTER + survey + COUNTS)

    assert project.content.surveys[0].questions[0].driver == driver


def test_a_mapping_of_answers_needs_a_subject_and_a_period() -> None:
    """What the answers are about has to be said."""
    report = Report()
    mapping = "answers:\n  survey: {id: {always: visit}}\n  questions: []\n"
    files = {"data/calls.csv": HEADER, "data/calls.map.yaml": mapping}
    read_project(Files(files), report)

    assert [one.code for one in report] == ["mapping-lacks", "mapping-lacks"]


def test_a_column_of_counts_has_to_be_there() -> None:
    """A mapping that names a column the table lacks is told at its name."""
    report = Report()
    mapping = REGISTER + SURVEY + COUNTS.replace("5: N5", "5: N6")
    row = "Labor,Claims,2026-01,It was easy.,10,20,30,\n"
    read_project(Files({"data/c.csv": HEADER + row, "data/c.map.yaml": mapping}), report)

    assert [one.code for one in report] == ["unmapped-column"]


def test_the_five_levels_are_imported(tmp_path: Path) -> None:
    """The shipped adapter of five levels makes the survey with its framework's labels."""
    table = tmp_path / "satisfaction.csv"
    table.write_text(
        "service,month,very_dissatisfied,dissatisfied,neither,satisfied,very_satisfied\n"
        "Register to vote,2026-01,31,40,88,190,150\n",
        encoding="utf-8",
    )
    report = Report()
    files = plan_import(
        "uk-five-level", [table], tmp_path / "into", adapters=ADAPTERS, report=report
    )
    texts = {
        path.relative_to(tmp_path / "into").as_posix(): text.decode()
        for path, text in files.items()
    }
    project = read_project(Files(texts), report)

    assert project is not None
    assert list(report) == []
    (question,) = project.content.surveys[0].questions
    labels = [answer.label and answer.label.by_language[0][1] for answer in question.answers]
    assert labels[0] == "Very dissatisfied"
    assert sum(counts(project).values()) == 499


def test_words_that_speak_of_another_scale_are_marked() -> None:
    """Folded answers are published with a mark beside each figure; a plain question has none."""
    project, found = read(
        'Labor,Claims,2026-01,"On a scale of 1 to 10, was it easy?",10,20,30,',
        "Labor,Visas,2026-01,It was easy.,10,20,30,",
    )

    assert found == ["scale-unlike-wording"]
    assert list(project.answers.asked["marked"]) == ["scale-unlike-wording", ""]


def test_a_survey_says_all_of_when_it_was_asked() -> None:
    """A survey that was asked in another way later says both; what is said twice stands once."""
    survey = SURVEY.replace("name: SERVICE}", "name: SERVICE, asked_when: WHEN}")
    header = HEADER.replace("MEAN", "MEAN,WHEN")
    text = "It was easy.,10,20,30,"
    project, _ = read(
        f"Labor,Claims,2026-01,{text},After the call",
        f"Labor,Claims,2026-02,{text},A day later.",
        f"Labor,Claims,2026-03,{text},after the  call.",
        f"Labor,Visas,2026-01,{text},On the last page",
        mapping=REGISTER + survey + COUNTS,
        header=header,
    )

    asked = {one.id: one.asked for one in project.content.surveys}
    said = {name: one.when and one.when.by_language for name, one in asked.items() if one}
    assert said == {
        "claims": (("", "After the call; A day later."),),
        "visas": (("", "On the last page"),),
    }
