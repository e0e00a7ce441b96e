"""Answer sheets of a city against the published figures: counted right, don't know left out."""

from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.model import Question, Survey
from generator.periods import Calendar
from generator.sources.content import Content, read_content
from generator.sources.mappings.model import TableMapping
from generator.sources.mappings.read import read_mapping
from generator.sources.sheet_counts import count_rows
from generator.sources.sheets import SheetFile, Tally, count_sheets
from generator.sources.tree import FolderTree

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "kansas-city"
MAPPING = EXAMPLE / "data" / "responses" / "resident-survey.map.yaml"
MORE = """\
    - id: q25
      answer: q25_d
    - id: q28
      answer: q28_h
    - id: q29
      answer: q29_t
"""


@pytest.fixture(scope="module")
def sheets(real_data: Path) -> Path:
    """The published sheets."""
    return real_data / "kansas-city" / "resident-survey.csv"


@pytest.fixture(scope="module")
def content() -> Content:
    """The example of the documentation."""
    report = Report()
    made = read_content(FolderTree(EXAMPLE, report), report)
    assert made is not None
    assert list(report) == []
    return made


def mapping(more: str = "") -> TableMapping:
    """The example's mapping, with further questions."""
    report = Report()
    text = MAPPING.read_text(encoding="utf-8") + more
    made = read_mapping(text.encode(), "m.map.yaml", report=report)
    assert made is not None, list(report)
    return made


def tally(sheets: Path, content: Content, more: str = "", piece: int = 50_000) -> Tally:
    """The counts of all sheets, read in pieces."""
    return _tally(sheets, content.site.fiscal_year, more, piece)


@cache
def _tally(sheets: Path, calendar: Calendar, more: str, piece: int) -> Tally:
    """The same, counted once for all tests."""
    report = Report()
    with sheets.open("rb") as lines:
        file = SheetFile("s.csv", lines, mapping(more), calendar)
        made = count_sheets(file, report=report, piece=piece)
    assert list(report) == []
    return made


def of(made: Tally, question: str, period: str) -> dict[str, int]:
    """The counts of one question in one wave."""
    group = ("agency:city", "residents", question, period, "", "")
    return {answer: number for (own, answer), number in made.answers.items() if own == group}


def figures(told: dict[str, int], question: Question) -> tuple[int, str, str]:
    """How many answered, the mean to four digits, and the favourable share to two."""
    real = {answer.code: answer for answer in question.answers}
    people = sum(told.get(code, 0) for code in real)
    total = sum((one.value or 0) * told.get(code, 0) for code, one in real.items())
    good = sum(told.get(code, 0) for code, one in real.items() if one.favourable)
    mean, share = Fraction(total, people), Fraction(100 * good, people)
    return people, f"{float(mean):.4f}", f"{float(share):.2f}"


@pytest.mark.parametrize(
    ("question", "period", "wanted"),
    [
        ("call-311", "2021-09", (884, "3.4898", "56.00")),
        ("call-311", "2022-03", (827, "3.6106", "61.06")),
        ("quality", "2021-09", (1018, "3.1965", "46.66")),
        ("quality", "2022-03", (976, "3.3186", "54.51")),
        ("customer-service", "2021-09", (899, "3.2836", "45.16")),
        ("customer-service", "2022-03", (832, "3.3930", "48.80")),
    ],
)
def test_both_waves(
    sheets: Path, content: Content, question: str, period: str, wanted: tuple[int, str, str]
) -> None:
    """Three questions in two waves come out to four digits."""
    survey = content.surveys[0]
    asked = survey.question(question)
    assert asked is not None

    assert figures(of(tally(sheets, content), question, period), asked) == wanted


def test_nines_are_told_apart(sheets: Path, content: Content) -> None:
    """Averaging don't know in would turn 3.49 into 4.28; it is counted under its own code."""
    told = of(tally(sheets, content), "call-311", "2021-09")
    total = sum(int(code) * number for code, number in told.items())

    assert f"{total / sum(told.values()):.2f}" == "4.28"
    assert told["9"] == sum(told.values()) - 884


@pytest.mark.parametrize(("question", "points"), [("q25", 4), ("q28", 5), ("q29", 5)])
def test_scales_that_run_the_other_way(
    sheets: Path, content: Content, question: str, points: int
) -> None:
    """Where 1 is best, 1 and 2 are favourable, and every answer is on the scale or 9."""
    scale = "{points: 4, reversed: true, favourable: [1, 2], no_answer: [9]}"
    if points == 5:
        scale = "{reversed: true, no_answer: [9]}"
    asked = _question(question, scale)
    told = of(tally(sheets, content, MORE), question, "2022-03")

    codes = {answer.code for answer in asked.answers}
    assert set(told) <= {*codes, "9"}
    assert [answer.code for answer in asked.answers if answer.favourable] == ["1", "2"]
    assert len(codes) == points


def _question(name: str, scale: str) -> Question:
    """A question with a scale, as a survey of its own gives it."""
    text = f"name: S\nquestions:\n  - {{id: {name}, text: Q, scale: {scale}}}\n"

    class Files:
        def paths(self, prefix: str) -> tuple[str, ...]:
            return ("content/site.yaml", "content/surveys/s.yaml") if prefix == "content" else ()

        def read(self, path: str) -> bytes:
            return b"title: S\npublisher: P\n" if path.endswith("site.yaml") else text.encode()

    report = Report()
    made = read_content(Files(), report)
    assert made is not None
    assert list(report) == []
    survey: Survey = made.surveys[0]
    return survey.questions[0]


def test_pieces_change_nothing(sheets: Path, content: Content) -> None:
    """A file read in a dozen pieces is counted as the whole file is."""
    assert tally(sheets, content, piece=40_000) == tally(sheets, content, piece=10**9)


def test_a_breakdown_with_a_small_group_is_left_out_whole(sheets: Path, content: Content) -> None:
    """By telephone 16 and 11 answered on 311: under a minimum of 20 no method is written."""
    made = tally(sheets, content, "  channel: method\n")
    small = sorted(
        sum(count for (own, code), count in made.answers.items() if own == group and code != "9")
        for group in {own for own, _ in made.answers}
        if group[2] == "call-311" and group[4] == "phone"
    )
    surveys = {survey.id: survey for survey in content.surveys}
    rows = count_rows(made, surveys, minimum=20).rows

    assert small == [11, 16]
    assert [row for row in rows if row[2] == "call-311" and row[4]] == []
    assert [row for row in rows if row[2] == "call-311"]
