"""Answer sheets of a city as a site: the published figures, and what a breakdown would tell."""

import shutil
from collections import defaultdict
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from building import AS_OF, build_site, read_rows, tree_of
from generator.diagnostics import Report
from generator.examine import examine
from generator.published import Published

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "kansas-city"
MAPPING = Path("data", "responses", "resident-survey.map.yaml")
REVERSED = """\
  - id: knowledge
    text: Question 28
    scale: {reversed: true, no_answer: [9]}
  - id: direction
    text: Question 29
    scale: {reversed: true, no_answer: [9]}
"""
SERVICE = "name: All services\nchannels: [{id: web}, {id: mail}, {id: phone}]\n"
COLUMNS = """\
    - {id: knowledge, answer: q28_h}
    - {id: direction, answer: q29_t}
"""
EXPECTED = [
    ("call-311", "2021-09", 884, "3.4898", "56.00"),
    ("call-311", "2022-03", 827, "3.6106", "61.06"),
    ("quality", "2021-09", 1018, "3.1965", "46.66"),
    ("quality", "2022-03", 976, "3.3186", "54.51"),
    ("customer-service", "2021-09", 899, "3.2836", "45.16"),
    ("customer-service", "2022-03", 832, "3.3930", "48.80"),
]


def project(folder: Path, sheets: Path, *, minimum: int = 10) -> Path:
    """The example with two more questions and the channel, and the sheets beside their mapping."""
    shutil.copytree(EXAMPLE, folder)
    survey = folder / "content" / "surveys" / "residents.yaml"
    survey.write_text(survey.read_text(encoding="utf-8") + REVERSED, encoding="utf-8")
    mapping = folder / MAPPING
    text = mapping.read_text(encoding="utf-8") + COLUMNS
    words = "  channel: {column: method, words: {Web: web, Mail: mail, Phone: phone}}\n"
    text = text.replace("answers:\n", "answers:\n" + words).replace("agency:city", "service:all")
    mapping.write_text(text, encoding="utf-8")
    service = folder / "content" / "services" / "city" / "all.yaml"
    service.parent.mkdir(parents=True)
    service.write_text(SERVICE, encoding="utf-8")
    site = folder / "content" / "site.yaml"
    more = f"privacy:\n  minimum_count: {minimum}\n"
    site.write_text(site.read_text(encoding="utf-8") + more, encoding="utf-8")
    shutil.copy(sheets, folder / "data" / "responses" / "resident-survey.csv")
    return folder


@pytest.fixture(scope="module")
def sheets(real_data: Path) -> Path:
    """The published sheets."""
    return real_data / "kansas-city" / "resident-survey.csv"


@pytest.fixture(scope="module")
def site(sheets: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sheets, counted by the build itself."""
    root = tmp_path_factory.mktemp("city")
    return build_site(project(root / "project", sheets), root / "site")


def of(site: Path, question: str, period: str, channel: str = "") -> list[dict[str, str]]:
    """The published rows of a question in a wave."""
    key = (question, period, channel)
    rows = read_rows(site / "data" / "satisfaction.csv")
    return [row for row in rows if (row["question"], row["period"], row["channel"]) == key]


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: f"{one[0]} {one[1]}")
def test_both_waves_as_published(site: Path, expected: tuple[str, str, int, str, str]) -> None:
    """Count, mean to four digits and favourable share to two, of three questions in two waves."""
    question, period, n, mean, share = expected
    (row,) = of(site, question, period)
    assert int(row["n"]) == n
    assert f"{float(row['mean']):.4f}" == mean
    assert f"{float(row['favourable_share']):.2f}" == share


def test_a_nine_is_in_no_published_figure(site: Path) -> None:
    """No published answer is a 9, and every mean is that of the answers from 1 to 5 alone."""
    answers: dict[tuple[str, ...], dict[int, int]] = defaultdict(dict)
    for row in read_rows(site / "data" / "answers.csv"):
        key = tuple(row[name] for name in ("question", "period", "channel"))
        answers[key][int(row["answer"])] = int(row["count"])
    assert {code for told in answers.values() for code in told} == {1, 2, 3, 4, 5}
    for row in read_rows(site / "data" / "satisfaction.csv"):
        told = answers[tuple(row[name] for name in ("question", "period", "channel"))]
        mean = Fraction(sum(code * count for code, count in told.items()), sum(told.values()))
        assert int(row["n"]) == sum(told.values())
        assert abs(Fraction(row["mean"]) - mean) < Fraction(1, 10**9)


@pytest.mark.parametrize(("question", "column"), [("knowledge", "q28_h"), ("direction", "q29_t")])
def test_questions_that_run_the_other_way(
    site: Path, sheets: Path, question: str, column: str
) -> None:
    """Where 1 is excellent, those who answered 1 or 2 are the favourable ones."""
    good = all_ = 0
    for sheet in read_rows(sheets):
        if sheet["quarte"] == "3QMAR2022" and sheet[column] in {"1", "2", "3", "4", "5"}:
            all_ += 1
            good += sheet[column] in {"1", "2"}
    (row,) = of(site, question, "2022-03")
    assert (int(row["favourable"]), int(row["n"])) == (good, all_)
    assert 0 < good < all_


def test_a_breakdown_by_method_is_flagged_as_small(site: Path) -> None:
    """By telephone 16 and 11 answered on 311: over the minimum of 10, so published with a caution.

    Under 30, an answer reads "Small numbers, read with care"; the larger methods do not.
    """
    for period, number in (("2021-09", 16), ("2022-03", 11)):
        (row,) = of(site, "call-311", period, "phone")
        assert (int(row["n"]), row["status"]) == (number, "final")
    opinions = published(site.parent / "project").opinions
    small = {one.channel for one in opinions.of("service:all") if one.small}
    assert small == {"phone"}


def test_a_question_with_nine_by_telephone_has_no_methods(site: Path) -> None:
    """On customer service fewer than ten answered by telephone in 2022: only the total is left."""
    assert of(site, "customer-service", "2022-03")
    for channel in ("phone", "web", "mail"):
        assert of(site, "customer-service", "2022-03", channel) == []


@pytest.mark.parametrize("minimum", [12, 17])
def test_under_the_minimum_the_whole_breakdown_is_gone(
    sheets: Path, tmp_path: Path, minimum: int
) -> None:
    """Where one telephone group is under the minimum, no method of that wave has a figure."""
    opinions = published(project(tmp_path / "project", sheets, minimum=minimum)).opinions
    for period in ["2022-03"] if minimum == 12 else ["2021-09", "2022-03"]:
        own = [
            one
            for one in opinions.of("service:all")
            if (one.question, one.period.key) == ("call-311", period)
        ]
        assert {one.channel for one in own if one.n is not None} == {""}
        assert not [one for one in own if one.channel and (one.given or one.share is not None)]


def published(folder: Path) -> Published:
    """What may be published of a project."""
    made = examine(folder, today=lambda _site: date.fromisoformat(AS_OF), report=Report())
    assert made is not None
    return made


def test_no_sheet_is_in_the_site(site: Path) -> None:
    """The council districts and waves as the sheets spell them are nowhere in the built bytes."""
    found = [
        name for name, data in tree_of(site).items() if b"1QSEP2021" in data or b"3QMAR2022" in data
    ]
    assert found == []
