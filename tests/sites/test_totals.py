"""Totals on pages are sums over the published results, on both sites."""

import re
from collections import Counter
from pathlib import Path

import pytest

from building import read_rows

OWED = {"met", "missed", "not_reported", "not_judged", "suppressed"}
KEPT = re.compile(
    r"(?:Kept |<dt>Standards kept</dt><dd><b>)([\d,]+) of ([\d,]+)"
    r"(?: standards? that owed a result|</b>)"
)


@pytest.fixture(params=["demonstration_site", "canadian_site"])
def site(request: pytest.FixtureRequest) -> Path:
    """Each of the two sites."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


def newest(site: Path) -> dict[tuple[str, str], dict[str, str]]:
    """For each standard its newest total row that is due and judged, by its first target.

    A month of a promise that is judged over a year has no status. Standards that were withdrawn
    owe nothing.
    """
    standards = read_rows(site / "data" / "standards.csv")
    gone = {(one["service"], one["standard"]) for one in standards if one["withdrawn"] == "true"}
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in read_rows(site / "data" / "results.csv"):
        if (row["service"], row["standard"]) in gone:
            continue
        if not row["channel"] and not row["segment"] and row["status"] not in ("", "not_due"):
            key = (row["service"], row["standard"])
            if key not in found or row["period_end"] > found[key]["period_end"]:
                found[key] = row
    return found


def said(page: Path) -> tuple[int, int] | None:
    """What a page says was kept, of how many."""
    match = KEPT.search(page.read_text(encoding="utf-8"))
    return (int(match[1].replace(",", "")), int(match[2].replace(",", ""))) if match else None


def summed(rows: list[dict[str, str]]) -> tuple[int, int] | None:
    """Kept and owed of some rows; None where nothing was owed."""
    counts = Counter(row["status"] for row in rows)
    owed = sum(counts[status] for status in OWED)
    return (counts["met"], owed) if owed else None


def test_home_is_the_sum_of_all_results(site: Path) -> None:
    """The home page's totals are those of results.csv."""
    assert said(site / "index.html") == summed(list(newest(site).values()))


def test_each_agency_is_the_sum_of_its_results(site: Path) -> None:
    """Each agency's page says what its results add up to."""
    rows = newest(site).values()
    for agency in read_rows(site / "data" / "agencies.csv"):
        own = [row for row in rows if row["agency"] == agency["agency"]]
        assert said(site / "agencies" / agency["agency"] / "index.html") == summed(own)


def test_each_service_is_the_sum_of_its_results(site: Path) -> None:
    """Each service's page says what its results add up to."""
    rows = newest(site).values()
    for service in read_rows(site / "data" / "services.csv"):
        own = [row for row in rows if row["service"] == service["service"]]
        assert said(site / "services" / service["service"] / "index.html") == summed(own)


def test_withdrawn_standards_stand_beside(demonstration_site: Path) -> None:
    """The home page counts the withdrawn beside the totals, and the data say which they are."""
    rows = read_rows(demonstration_site / "data" / "standards.csv")
    gone = {(row["service"], row["standard"]) for row in rows if row["withdrawn"] == "true"}
    assert gone == {("income-tax-refund", "check-mailed")}
    page = (demonstration_site / "agencies" / "revenue" / "index.html").read_text(encoding="utf-8")
    assert "1 withdrawn" in page
