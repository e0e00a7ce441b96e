"""The shipped adapter for A-11 collections against the published table of the United States."""

import csv
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from generator.diagnostics import Diagnostic, Report, Severity
from generator.model import Driver, Survey
from generator.scaffold import plan_import, write_new
from generator.sources.answers import Answers
from generator.sources.content import Content
from generator.sources.project import read_project
from generator.sources.tree import FolderTree

ADAPTERS = Path(__file__).parents[2] / "generator" / "adapters"
TABLE = "mergedcxdata-2023-05-21.csv"
SLOTS = range(1, 12)
POINTS = range(1, 6)


class Collections(NamedTuple):
    """What the adapter made of the table, and the table as the standard library reads it."""

    content: Content
    answers: Answers
    found: list[Diagnostic]
    rows: list[dict[str, str]]
    counts: Mapping[int, Mapping[str, int]]

    def surveys(self) -> dict[str, Survey]:
        """Surveys by id."""
        return {one.id: one for one in self.content.surveys}

    def column(self, name: str) -> list[object]:
        """A column of the groups, None for nothing."""
        column = self.answers.asked[name].astype(object)
        return list(column.where(column.notna(), None))

    def told(self, code: str) -> int:
        """How many cells the findings of a code are about."""
        own = [one for one in self.found if one.code == code]
        rest = [
            int(one.message.split(" more ")[0].replace(",", ""))
            for one in self.found
            if one.code == "more-rows-like-it" and f"({code})" in one.message
        ]
        return len(own) + sum(rest)


@pytest.fixture(scope="module")
def us(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Collections:
    """The published table, imported into a project of its own."""
    table = real_data / "us-a11" / TABLE
    folder, report = tmp_path_factory.mktemp("us"), Report()
    files = plan_import("a11-collections", [table], folder, adapters=ADAPTERS, report=report)
    assert write_new(files, report)
    project = read_project(FolderTree(folder, report), report)
    assert project is not None
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    counts: dict[int, dict[str, int]] = {}
    frame = project.answers.answers
    for group, answer, count in zip(frame["group"], frame["answer"], frame["count"], strict=True):
        counts.setdefault(int(group), {})[answer] = int(count)
    return Collections(project.content, project.answers, list(report), rows, counts)


def value(text: str) -> int:
    """A count of the table, 0 for none."""
    return int(Fraction(text)) if text else 0


def test_providers_are_agencies_and_services_are_services(us: Collections) -> None:
    """The table makes 28 agencies and 47 services, and a survey for each thing they measure."""
    assert len(us.content.agencies) == 28
    assert len(us.content.services) == 47
    wanted = {
        (row["attributes_service_id"], row["attributes_service_provided"].strip())
        for row in us.rows
    }
    assert len(us.content.surveys) == len(wanted)


def test_every_published_mean_is_recomputed(us: Collections) -> None:
    """All 2,962 question cells with counts and a mean agree with it to 0.005."""
    asked, cells = us.answers.asked, 0
    surveys = us.surveys()
    for at, told in us.counts.items():
        if asked["mean_scale"][at] < 0 or not sum(told.values()):
            continue
        question = surveys[asked["survey"][at]].question(asked["question"][at])
        assert question is not None
        values = {answer.code: answer.value or 0 for answer in question.answers}
        own = Fraction(
            sum(values[code] * count for code, count in told.items()), sum(told.values())
        )
        mean = Fraction(int(asked["mean_mantissa"][at]), 10 ** int(asked["mean_scale"][at]))
        assert abs(own - mean) <= Fraction(5, 1000)
        cells += 1
    assert cells == 2962
    assert us.told("published-unlike-answers") == 0


def test_the_first_row(us: Collections) -> None:
    """Row 1, outpatient care: 320,979 answers, a mean of 4.70, 304,944 of them favourable."""
    asked = us.answers.asked
    place = next(
        at for at in us.counts if us.answers.place(at).line == 2 and asked["question"][at] == "q1"
    )
    told = us.counts[place]
    assert sum(told.values()) == 320_979
    survey = us.surveys()[asked["survey"][place]]
    question = survey.question("q1")
    assert question is not None
    assert question.driver is Driver.SATISFACTION
    good = [answer.code for answer in question.answers if answer.favourable]
    assert sum(told[code] for code in good) == 304_944
    assert (asked["mean_mantissa"][place], asked["mean_scale"][place]) == (470, 2)
    assert us.answers.periods[asked["period"][place]].key == "FY2020-21-Q2"


def test_every_count_is_the_tables(us: Collections) -> None:
    """No count is lost, moved or made up: the sums of each answer are the table's own."""
    asked = us.answers.asked
    for code in map(str, POINTS):
        ours = sum(told.get(code, 0) for told in us.counts.values())
        theirs = sum(value(row[f"attributes_q{slot}_{code}"]) for row in us.rows for slot in SLOTS)
        assert ours == theirs
    assert set(us.counts) == {at for at, name in enumerate(asked["question"]) if name != ""}


def test_people_are_the_tables(us: Collections) -> None:
    """Each collection tells its respondents, offered and customers once."""
    asked = us.answers.asked
    whole = asked[asked["question"] == ""]
    assert len(whole) == len(us.rows) == 481
    by_line = {us.answers.place(int(at)).line: at for at in whole.index}
    assert len(by_line) == 481
    for at, row in zip((by_line[line] for line in sorted(by_line)), us.rows, strict=True):
        assert int(asked["respondents"][at]) == value(row["attributes_volume_of_respondents"])


def test_response_rates(us: Collections) -> None:
    """The median response rate is 4.2 %; 19 collections have fewer than 30 respondents, 7 under 10.

    Collections without any respondent are not among these.
    """
    pairs = [
        (int(respondents), int(offered))
        for respondents, offered, question in zip(
            us.column("respondents"), us.column("offered"), us.column("question"), strict=True
        )
        if question == "" and isinstance(respondents, int) and isinstance(offered, int)
    ]
    rates = [Fraction(few, many) for few, many in pairs if many]
    assert f"{float(median(rates)):.3f}" == "0.042"
    people = [
        int(one)
        for one, question in zip(us.column("respondents"), us.column("question"), strict=True)
        if question == "" and isinstance(one, int) and one
    ]
    assert (sum(one < 30 for one in people), sum(one < 10 for one in people)) == (19, 7)


@pytest.mark.parametrize(
    ("code", "cells"),
    [
        ("answers-above-respondents", 171),
        ("respondents-above-offered", 17),
        ("offered-above-customers", 5),
        ("repeated-row", 5),
        ("question-without-text", 7),
    ],
)
def test_faults_are_reported(us: Collections, code: str, cells: int) -> None:
    """What is impossible in the table is told, each cell once, as a warning."""
    assert us.told(code) == cells
    assert {one.severity for one in us.found if one.code == code} == {Severity.WARNING}


def test_faults_are_marked_in_public(us: Collections) -> None:
    """The same faults stand beside the figures they are about, which stay usable."""
    marked = [str(one).split() for one in us.column("marked")]
    assert sum("answers-above-respondents" in one for one in marked) == 171
    assert sum("respondents-above-offered" in one for one in marked) == 17
    assert set(us.column("faulty")) == {""}


def test_the_headers_text_is_no_address(us: Collections) -> None:
    """The words "Federal Register URL", a value in 101 rows, become no link."""
    header = [
        row for row in us.rows if row["attributes_federal_register_url"] == "Federal Register URL"
    ]
    assert len(header) == 101
    assert us.told("not-an-address") >= 101
    urls = [survey.url for survey in us.content.surveys if survey.url]
    assert urls
    assert all(url.startswith("http") for url in urls)


def test_none_is_no_question(us: Collections) -> None:
    """NONE, the publisher's word for a question that was not asked, is the wording of none."""
    words = {
        text.strip().upper()
        for survey in us.content.surveys
        for question in survey.questions
        for _, text in question.text.by_language
    }
    assert "NONE" not in words
    assert len(words) > 250


def test_different_words_are_different_questions(us: Collections) -> None:
    """Where a survey words a question in several ways, each has an id and a series of its own."""
    for survey in us.content.surveys:
        for slot in SLOTS:
            own = [one for one in survey.questions if one.id.partition("-")[0] == f"q{slot}"]
            assert len({one.text for one in own}) == len(own)
    several = [
        survey
        for survey in us.content.surveys
        if sum(question.id.startswith("q1-") for question in survey.questions) > 1
    ]
    assert len(several) == 6


def test_folded_scales_are_told(us: Collections) -> None:
    """Questions on ten points that were folded into five answers are named."""
    assert us.told("scale-unlike-wording") > 0
    told = [one for one in us.found if one.code == "scale-unlike-wording"]
    assert all(one.place.path == f"data/{TABLE}" for one in told)


def test_quarters_are_federal(us: Collections) -> None:
    """The first fiscal quarter is October to December of the year before."""
    by_key = {one.key: one for one in us.answers.periods}
    quarter = by_key["FY2022-23-Q1"]
    assert (str(quarter.first), str(quarter.last)) == ("2022-10-01", "2022-12-31")
    assert (min(by_key), max(by_key)) == ("FY2020-21-Q1", "FY2022-23-Q1")


def test_a_blank_channel_is_no_total(us: Collections) -> None:
    """Five collections without a channel are of a channel that nobody named."""
    assert us.column("channel").count("channel-not-said") >= 5
    assert "" not in us.column("channel")


def test_nothing_is_an_error(us: Collections) -> None:
    """A published table stops no build."""
    assert not [one for one in us.found if one.severity is Severity.ERROR]
