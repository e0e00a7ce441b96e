"""The demonstration's service pages and downloads show use and cost as the page of places says."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from building import read_rows

PAGE = Path(__file__).resolve().parents[2] / "docs" / "demonstration.md"
LINE = re.compile(r"^- (?P<what>[^:]+): `(?P<service>[a-z-]+)`, “(?P<words>[^\n]+)”$", re.MULTILINE)


def lines() -> list[tuple[str, str, str]]:
    """What can be seen of use and cost, on which service's page, and the words to look for."""
    return [one.groups() for one in LINE.finditer(PAGE.read_text(encoding="utf-8"))]  # type: ignore[misc]  # three groups


def words_of(site: Path, service: str) -> str:
    """The page of a service without its markup."""
    html = (site / "services" / service / "index.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(("what", "service", "words"), lines())
def test_the_page_says_what_is_said_of_it(
    what: str, service: str, words: str, demonstration_site: Path
) -> None:
    """The words stand on the page that the line names."""
    assert words in words_of(demonstration_site, service), what


def test_four_services_or_more_have_volumes(demonstration_site: Path) -> None:
    """The demonstration counts the use of at least four services."""
    rows = read_rows(demonstration_site / "data" / "volumes.csv")

    assert len({row["service"] for row in rows}) >= 4


def test_the_files_of_services_are_the_whole(demonstration_site: Path) -> None:
    """Every row of the whole stands in the file of its service, in the same order."""
    whole = read_rows(demonstration_site / "data" / "volumes.csv")
    parts = sorted(demonstration_site.glob("services/*/volumes.csv"))

    found = {path.parent.name: read_rows(path) for path in parts}
    assert {name: rows for name, rows in found.items() if rows != [
        row for row in whole if row["service"] == name
    ]} == {}  # fmt: skip
    assert sum(len(rows) for rows in found.values()) == len(whole)


def test_completion_is_the_quotient_of_its_row(demonstration_site: Path) -> None:
    """Where both counts are there, completion is theirs to 15 digits; else it is blank."""
    for row in read_rows(demonstration_site / "data" / "volumes.csv"):
        both = row["started"] and row["completed"]
        assert bool(row["completion"]) == bool(both)
        if both:
            exact = Fraction(100 * int(row["completed"]), int(row["started"]))
            assert abs(Fraction(row["completion"]) - exact) < Fraction(1, 10**11)


def test_suppressed_rows_are_blank(demonstration_site: Path) -> None:
    """A hidden row keeps its period and channel and no figure."""
    rows = read_rows(demonstration_site / "data" / "volumes.csv")
    hidden = [row for row in rows if row["status"] == "suppressed"]

    names = ("started", "completed", "cost", "currency", "completion", "take_up", "note")
    assert {row[name] for row in hidden for name in names} == {""}
