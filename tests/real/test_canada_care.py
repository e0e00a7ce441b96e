"""Canada's zeros and small numbers: what must stand beside a figure that could mislead.

The expected counts were made from the published table by hand, not by this program.
"""

import csv
import html
import re
from pathlib import Path

import pytest

from building import read_rows

CAUTION_BELOW = 30
NO_REMARK = ("", "n/a", "not applicable")


@pytest.fixture(scope="module")
def source(real_data: Path) -> list[dict[str, str]]:
    """The publisher's table."""
    with (real_data / "canada" / "ss_2024.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def pages(canadian_site: Path) -> dict[tuple[str, str], str]:
    """The part of a service's page that is about one standard, by the publisher's two ids."""
    services = read_rows(canadian_site / "data" / "services.csv")
    source_ids = {row["service"]: row["source_id"] for row in services}
    found = {}
    for row in read_rows(canadian_site / "data" / "results.csv"):
        page = canadian_site / "services" / row["service"] / "index.html"
        text = page.read_text(encoding="utf-8")
        (start,) = re.findall(rf'<section[^>]* id="{re.escape(row["standard"])}"', text)
        part = text.partition(start)[2].partition('<section class="promise')[0]
        found[source_ids[row["service"]], row["source_id"]] = html.unescape(part)
    return found


def key(row: dict[str, str]) -> tuple[str, str]:
    """The publisher's ids of a row."""
    return (row["service_id"], row["service_standard_id"])


def zeros(source: list[dict[str, str]]) -> list[dict[str, str]]:
    """Rows of the publisher that report exactly none of some cases."""
    return [
        row
        for row in source
        if row["volume_meeting_target"] == "0" and row["total_volume"] not in ("", "0")
    ]


def test_zeros_are_published_with_their_mark(
    source: list[dict[str, str]], pages: dict[tuple[str, str], str]
) -> None:
    """Of 22 zeros those on 30 cases or more, and no other row, read as not confirmed."""
    large = {key(row) for row in zeros(source) if int(row["total_volume"]) >= CAUTION_BELOW}
    marked = {name for name, part in pages.items() if "Reported as zero, not confirmed" in part}
    assert len(zeros(source)) == 22
    assert marked == large


def test_the_publisher_s_remark_stands_beside_a_zero(
    source: list[dict[str, str]], pages: dict[tuple[str, str], str]
) -> None:
    """What the publisher said of a zero stands in the part of the page about it."""
    said = [row for row in zeros(source) if row["comments_en"].casefold() not in NO_REMARK]
    for row in said:
        assert " ".join(row["comments_en"].split()) in " ".join(pages[key(row)].split())
    assert len(said) >= 9


def test_zeros_to_confirm_stay_out_of_lists(
    canadian_site: Path, source: list[dict[str, str]]
) -> None:
    """The home page leads to no zero; an agency's page lists each by its mark, never as missed."""
    services = read_rows(canadian_site / "data" / "services.csv")
    names = {row["source_id"]: row for row in services}
    results = read_rows(canadian_site / "data" / "results.csv")
    own = {(row["service"], row["source_id"]): row["standard"] for row in results}
    home = (canadian_site / "index.html").read_text(encoding="utf-8")
    for row in zeros(source):
        service = names[row["service_id"]]
        anchor = f"services/{service['service']}/#{own[service['service'], key(row)[1]]}"
        agency = canadian_site / "agencies" / service["agency"] / "index.html"
        above, _, below = agency.read_text(encoding="utf-8").partition(anchor)
        line = above.rpartition("<li")[2] + below.partition("</li>")[0]
        large = int(row["total_volume"]) >= CAUTION_BELOW
        assert anchor not in home
        assert ("Reported as zero, not confirmed" in line) is large


def test_small_numbers_carry_their_caution(
    source: list[dict[str, str]], pages: dict[tuple[str, str], str]
) -> None:
    """Of 557 rows of 1 to 29 cases all that have a figure, and no other, say to read with care."""
    small = [row for row in source if 0 < int(row["total_volume"] or 0) < CAUTION_BELOW]
    counted = {key(row) for row in small if row["volume_meeting_target"].isdigit()}
    marked = {name for name, part in pages.items() if "Small numbers, read with care" in part}
    assert len(small) == 557
    assert marked == counted
