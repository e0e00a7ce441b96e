"""What the page of the demonstration says of surveys is what is published."""

import re
from pathlib import Path

import pytest

from building import read_rows

PAGE = Path(__file__).resolve().parents[2] / "docs" / "demonstration.md"
LINE = re.compile(
    r"\| [^|]+ \| `(?P<subject>[a-z-]+:[a-z-]+)` `(?P<survey>[a-z-]+)/(?P<question>[a-z-]+)`"
    r"(?: \(`(?P<part>[^`]+)`\))? \| `(?P<period>[^`]+)` \| (?P<status>[a-z_]+) \|"
)
LINES = [found.groupdict(default="") for found in LINE.finditer(PAGE.read_text(encoding="utf-8"))]
Row = dict[str, str]


@pytest.fixture(scope="module")
def published(demonstration_site: Path) -> dict[tuple[str, ...], Row]:
    """Every published question, by what it is about."""
    return {
        (
            row["subject"],
            row["survey"],
            row["question"],
            f"channel {row['channel']}" if row["channel"] else row["segment"],
            row["period"],
        ): row
        for row in read_rows(demonstration_site / "data" / "satisfaction.csv")
    }


@pytest.mark.parametrize("line", LINES, ids=[f"{x['question']}-{x['part']}" for x in LINES])
def test_each_line_is_published_so(line: Row, published: dict[tuple[str, ...], Row]) -> None:
    """The question, part and period that the page names has the status that the page names."""
    key = (line["subject"], line["survey"], line["question"], line["part"], line["period"])
    assert published[key]["status"] == line["status"]


def test_every_line_of_the_table_is_read() -> None:
    """No line about surveys is too oddly written to be held against what is published."""
    text = PAGE.read_text("utf-8").partition("## What people said")[2].partition("## ")[0]
    written = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(LINES) == len([line for line in written if not line.startswith("| What |")])


def test_every_survey_has_a_line() -> None:
    """No survey of the demonstration is left out of its page."""
    folder = PAGE.parent.parent / "content" / "surveys"
    assert {line["survey"] for line in LINES} == {path.stem for path in folder.glob("*.yaml")}


def test_the_weighted_share_has_no_count(published: dict[tuple[str, ...], Row]) -> None:
    """Of what the panel weighted nothing is computed."""
    row = published["agency:transportation", "franklin-panel", "trust", "", "2025"]
    assert (row["favourable"], row["favourable_share"], row["low"]) == ("", "62.2", "58.1")


def test_few_of_those_asked_after_a_decision_answer(
    published: dict[tuple[str, ...], Row],
) -> None:
    """The survey after a decision shows what a low response looks like."""
    row = published["service:home-building-permit", "after-the-decision", "easy", "", "2026-Q3"]
    assert int(row["respondents"]) * 5 < int(row["offered"])
