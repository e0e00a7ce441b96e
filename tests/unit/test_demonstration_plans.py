"""The demonstration's journeys and improvements show what its page says they show."""

import re
from pathlib import Path

import pytest

from building import read_rows
from generator.model import Stage

PAGE = Path(__file__).resolve().parents[2] / "docs" / "demonstration.md"
LINE = re.compile(r"^- `(journeys|improvements)/([a-z-]+)`: ([^\n]+(?:\n  [^\n]+)*)", re.MULTILINE)


def told(kind: str) -> dict[str, str]:
    """What the page says of each, its lines joined."""
    found = LINE.findall(PAGE.read_text(encoding="utf-8"))
    return {name: " ".join(words.split()) for folder, name, words in found if folder == kind}


def lede_of(page: Path) -> str:
    """The sentence that comes first on a page."""
    found = re.search(r'<p class="lede">(.*?)</p>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return " ".join(found[1].split())


def test_every_journey_says_what_the_page_says(demonstration_site: Path) -> None:
    """The sentence that comes first on each journey's page stands in the documentation."""
    rows = read_rows(demonstration_site / "data" / "journeys.csv")
    names = sorted({row["journey"] for row in rows})
    ledes = {name: lede_of(demonstration_site / "journeys" / name / "index.html") for name in names}
    assert told("journeys") == ledes


@pytest.mark.parametrize(
    "words", ["a promise was not kept", "no result was reported", "not confirmed", "on few cases"]
)
def test_what_can_be_missing_at_a_step_is_shown(words: str) -> None:
    """There is a journey with a step of each kind."""
    assert any(words in sentence for sentence in told("journeys").values())


def test_every_improvement_stands_where_the_page_says(demonstration_site: Path) -> None:
    """The page lists each improvement with its stage."""
    rows = read_rows(demonstration_site / "data" / "improvements.csv")
    words = {
        row["improvement"]: row["status"] + (", overdue" if row["overdue"] else "") for row in rows
    }
    assert told("improvements") == words


def test_every_stage_is_shown(demonstration_site: Path) -> None:
    """There is an improvement at each stage."""
    rows = read_rows(demonstration_site / "data" / "improvements.csv")
    assert {row["status"] for row in rows} == set(Stage)


def test_a_journey_has_answers_of_its_own(demonstration_site: Path) -> None:
    """What people said of the whole journey stands below its steps, with the counts."""
    page = demonstration_site / "journeys" / "open-a-food-stand" / "index.html"
    assert "Of 182 who answered" in page.read_text(encoding="utf-8")
