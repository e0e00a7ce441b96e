"""The page of what can be seen where in the demonstration says what is published."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from building import read_rows
from generator.model import Kind, Status

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "demonstration.md"
ROW = re.compile(
    r"\| (?P<what>[^|]+) \| `(?P<standard>[a-z0-9/-]+)`(?: \(`?(?P<part>[^`)]+)`?\))? "
    r"\| `(?P<period>[^`]+)` \| (?P<status>[a-z_]*) ?\|"
)


@dataclass(frozen=True)
class Line:
    """One line of a table of the page; `part` is what stands in brackets."""

    what: str
    standard: str
    part: str
    period: str
    status: str

    @property
    def key(self) -> tuple[str, str, str]:
        """The standard, the part of it, and the period."""
        return self.standard, self.part, self.period


def lines() -> list[Line]:
    """Every line of every table of the page."""
    found = ROW.finditer(PAGE.read_text(encoding="utf-8"))
    return [Line(**{name: text or "" for name, text in row.groupdict().items()}) for row in found]


@pytest.fixture(scope="module")
def results(demonstration_site: Path) -> dict[tuple[str, str, str], dict[str, str]]:
    """Every published result, by standard, part and period."""
    return {
        (
            f"{row['service']}/{row['standard']}",
            row["channel"] or row["segment"] or row["statistic"] or row["target_name"],
            row["period"],
        ): row
        for row in read_rows(demonstration_site / "data" / "results.csv")
    }


@pytest.fixture(scope="module")
def standards(demonstration_site: Path) -> dict[str, dict[str, str]]:
    """The published standards by their address; of several targets the last."""
    rows = read_rows(demonstration_site / "data" / "standards.csv")
    return {f"{row['service']}/{row['standard']}": row for row in rows}


def test_every_line_of_the_tables_is_read() -> None:
    """No line of a table is too oddly written to be held against the results.

    Those about surveys are held against satisfaction.csv, in test_demonstration_surveys.py.
    """
    text = re.sub("## What people said.*?(?=## )", "", PAGE.read_text("utf-8"), flags=re.DOTALL)
    written = [line for line in text.splitlines() if line.startswith("| ")]

    assert len(lines()) == len([line for line in written if not line.startswith("| What |")])


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.what)
def test_the_status_is_the_one_published(
    line: Line, results: dict[tuple[str, str, str], dict[str, str]]
) -> None:
    """The result that a line names is published, with the status that the line says."""
    assert line.key in results
    assert results[line.key]["status"] == line.status


@pytest.mark.parametrize("mark", ["rounded", "provisional"])
def test_the_mark_is_the_one_published(
    mark: str, results: dict[tuple[str, str, str], dict[str, str]]
) -> None:
    """The line that shows a mark of a result names one that is published with it."""
    line = next(line for line in lines() if line.what.lower().startswith(mark))

    assert results[line.key][mark] == "true"


def test_every_status_can_be_seen() -> None:
    """The page names a place for each status that there is."""
    assert {line.status for line in lines()} - {""} == set(Status)


def test_every_kind_can_be_seen(standards: dict[str, dict[str, str]]) -> None:
    """The page names a standard of each kind of measure."""
    assert {standards[line.standard]["kind"] for line in lines()} == set(Kind)


@pytest.mark.parametrize("column", ["cadence", "judged", "basis", "comparison"])
def test_all_that_the_demonstration_has_can_be_seen(
    column: str, standards: dict[str, dict[str, str]]
) -> None:
    """The page leaves out no cadence, span, basis or comparison that the demonstration has."""
    named = {standards[line.standard][column] for line in lines()}

    assert named == {row[column] for row in standards.values()}


def test_the_page_counts_what_there_is(
    demonstration_site: Path, standards: dict[str, dict[str, str]]
) -> None:
    """The number of agencies, services and promises on the page are those published."""
    agencies, services = (
        len(read_rows(demonstration_site / "data" / f"{name}.csv"))
        for name in ("agencies", "services")
    )

    said = f"{agencies} agencies, {services} services and {len(standards)} promises"
    assert said in " ".join(PAGE.read_text(encoding="utf-8").split())
