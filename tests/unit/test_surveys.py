"""Surveys as people describe them: what a framework fills in, and what is never guessed."""

import pytest

from generator.diagnostics import Report
from generator.model import Framework, Question, QuestionType, Survey
from generator.sources.content import Content, read_content
from generator.text import Text

SITE = "title: Scorecard\npublisher: State\n"


class Files:
    """One survey as a project in memory."""

    def __init__(self, survey: str) -> None:
        """Take the text of content/surveys/visit.yaml."""
        self._files = {"content/site.yaml": SITE, "content/surveys/visit.yaml": survey}

    def paths(self, prefix: str) -> tuple[str, ...]:
        """Every path below a folder."""
        return tuple(path for path in self._files if path.startswith(prefix + "/"))

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._files[path].encode()


def read(text: str) -> tuple[Content, list[str]]:
    """The content of a project with one survey, and the codes of the findings."""
    report = Report()
    content = read_content(Files(text), report)
    assert content is not None
    return content, [one.code for one in report]


def survey(text: str) -> Survey:
    """A survey that has no fault."""
    content, found = read(text)
    assert found == []
    return content.surveys[0]


def question(text: str) -> Question:
    """The only question of a survey of its own."""
    lines = "".join(f"    {line}\n" for line in text.splitlines())
    return survey(f"name: Visit\nquestions:\n  - id: ease\n    text: Easy?\n{lines}").questions[0]


def favourable(one: Question) -> list[str]:
    """The codes of the favourable answers."""
    return [answer.code for answer in one.answers if answer.favourable]


def test_a_survey_is_read_whole() -> None:
    """What stands in the file is in the content, under the file's name."""
    made = survey("name: After the visit\nframework: uk-five-level\nminutes: 2\n")

    assert (made.id, made.name, made.minutes) == ("visit", Text.plain("After the visit"), 2)


@pytest.mark.parametrize(
    ("framework", "questions"),
    [("a11-2018", 7), ("a11-2023", 3), ("uk-five-level", 1)],
)
def test_a_framework_gives_its_questions(framework: str, questions: int) -> None:
    """A survey that writes out no question asks those of its framework."""
    made = survey(f"name: Visit\nframework: {framework}\nnamed: the Office\n")

    assert made.framework is Framework(framework)
    assert len(made.questions) == questions


def test_the_words_of_a_framework_take_the_name_that_people_read() -> None:
    """Two questions of 2018 leave room for a name; the survey fills it."""
    made = survey("name: Visit\nframework: a11-2018\nnamed: the Claims Office\n")

    said = [str(dict(one.text.by_language)[""]) for one in made.questions]
    assert said[:2] == [
        "I am satisfied with the service I received from the Claims Office.",
        "This interaction increased my confidence in the Claims Office.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "framework: a11-2023\n",
        "questions:\n  - id: trust\n    text: I trust [HISP name].\n",
        "questions:\n  - id: trust\n    text: I trust [Agency/Program/Service name] to help.\n",
    ],
)
def test_a_name_to_be_filled_in_is_found(text: str) -> None:
    """Nobody was asked about [HISP name]: such words are not published."""
    _, found = read(f"name: Visit\n{text}")

    assert set(found) == {"question-without-name"}


def test_brackets_in_a_question_are_no_name_to_be_filled_in() -> None:
    """What stands in brackets may be words that people read."""
    _, found = read("name: Visit\nquestions:\n  - id: ease\n    text: It was easy [1 to 5].\n")

    assert found == []


def test_flags_are_asked_by_answer() -> None:
    """The drivers of the A-11 of 2023 are asked after a favourable, or any other, trust answer."""
    trust, positive, negative = survey(
        "name: Visit\nframework: a11-2023\nnamed: the Office\n"
    ).questions

    assert favourable(trust) == ["4", "5"]
    assert [one.type for one in (positive, negative)] == [QuestionType.CHOOSE_MANY] * 2
    assert [one.asked_of and one.asked_of.answers for one in (positive, negative)] == [
        ("4", "5"),
        ("1", "2", "3"),
    ]
    assert len(positive.answers) == 7


def test_own_words_keep_the_scale_of_the_framework() -> None:
    """A question written out in a framework has the framework's labels."""
    made = survey(
        "name: Visit\nframework: uk-five-level\nquestions: [{id: how, text: 'How was it?'}]\n"
    )

    labels = [
        answer.label and answer.label.by_language[0][1] for answer in made.questions[0].answers
    ]
    assert (labels[0], labels[4]) == ("Very dissatisfied", "Very satisfied")


def test_four_and_five_of_five_are_favourable() -> None:
    """Five points need not say what is favourable."""
    assert favourable(question("type: rating")) == ["4", "5"]


def test_a_reversed_scale_is_mirrored() -> None:
    """Where 1 is the best answer, 1 and 2 are favourable and values stay as on the form."""
    made = question("scale: {reversed: true}")

    assert favourable(made) == ["1", "2"]
    assert [answer.value for answer in made.answers] == [1, 2, 3, 4, 5]


def test_a_reversed_scale_has_no_label_of_the_framework() -> None:
    """The labels of a framework never stand at the wrong end."""
    made = survey(
        "name: Visit\nframework: a11-2018\nquestions:\n"
        "  - {id: how, text: How?, scale: {reversed: true}}\n"
    )

    assert {answer.label for answer in made.questions[0].answers} == {None}


@pytest.mark.parametrize(
    "said",
    ["scale: {points: 4}", "scale: {points: 10}", "scale: {lowest: 0}", "type: yes_no"],
)
def test_nothing_else_is_guessed(said: str) -> None:
    """Any other question has to say which answers are favourable."""
    _, found = read(f"name: V\nquestions:\n  - id: ease\n    text: Easy?\n    {said}\n")

    assert found == ["missing-favourable"]


def test_yes_and_no_are_words() -> None:
    """The answers to a question of yes or no are these words, never truth values."""
    made = question("type: yes_no\nscale: {favourable: [no]}")

    assert [answer.code for answer in made.answers] == ["no", "yes"]
    assert favourable(made) == ["no"]


def test_a_scale_may_begin_at_nought() -> None:
    """Eleven points from 0 end at 10."""
    made = question("scale: {points: 11, lowest: 0, favourable: [9, 10]}")

    assert [answer.code for answer in made.answers][::10] == ["0", "10"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("scale: {favourable: [6]}", "dangling-id"),
        ("asked_of: {question: trist, answers: [4]}", "dangling-id"),
        ("asked_of: {question: ease, answers: [7]}", "dangling-id"),
        ("driver: trusty", "bad-choice"),
        ("scale: {points: 40}", "out-of-range"),
        ("scale: {no_answer: [5]}", "no-answer-is-answer"),
    ],
)
def test_what_leads_nowhere_is_found(said: str, code: str) -> None:
    """Answers and questions that do not exist are findings."""
    _, found = read(f"name: V\nquestions:\n  - id: ease\n    text: Easy?\n    {said}\n")

    assert found[0] == code


def test_a_driver_that_there_is_not_is_found_with_those_there_are() -> None:
    """A driver in other words would stand on no page of drivers: the near one is named."""
    text = "name: Visit\nquestions:\n  - {id: ease, text: Easy?, driver: effectivness}\n"
    report = Report()
    read_content(Files(text), report)

    (found,) = report
    assert (found.code, found.place.line) == ("bad-choice", 3)
    assert "Did you mean 'effectiveness'?" in found.hint
    assert "humanity" in found.hint


def test_a_change_names_questions_that_exist() -> None:
    """A break about an unknown question is a finding."""
    changes = "changes: [{at: 2026-04, note: New words., questions: [easy]}]\n"
    _, found = read("name: V\nquestions: [{id: ease, text: Easy?}]\n" + changes)

    assert found == ["dangling-id"]
