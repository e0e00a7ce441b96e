"""Canada's GC Service Inventory: what the publisher's own figures must come out as.

The expected figures were counted from the published tables by hand, not by this program.
"""

import csv
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from building import read_rows, scorecard

ROUNDED_BEFORE_JUDGED = {"1238", "522", "1337", "2552", "1541", "3536"}
IMPOSSIBLE = {"3716", "2497", "5909", "5910", "570", "4001"}
VERDICTS = {"Y": "met", "N": "missed"}


@pytest.fixture(scope="module")
def results(canadian_site: Path) -> list[dict[str, str]]:
    """The published results."""
    return read_rows(canadian_site / "data" / "results.csv")


@pytest.fixture(scope="module")
def source(real_data: Path) -> list[dict[str, str]]:
    """The publisher's table."""
    with (real_data / "canada" / "ss_2024.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def pairs(
    source: list[dict[str, str]], results: list[dict[str, str]], site: Path
) -> list[tuple[dict[str, str], dict[str, str]]]:
    """Each row of the publisher with its published row, by service and standard."""
    services = {row["service"]: row["source_id"] for row in read_rows(site / "data/services.csv")}
    ours = {(services[row["service"]], row["source_id"]): row for row in results}
    return [(row, ours[row["service_id"], row["service_standard_id"]]) for row in source]


def test_every_row_is_published(
    source: list[dict[str, str]], results: list[dict[str, str]]
) -> None:
    """Rows in are rows out: 2,343 of them, none left out."""
    assert len(results) == len(source) == 2343


def test_size(canadian_site: Path) -> None:
    """The site has 62 agencies, 1,001 services and 2,343 standards."""
    sizes = [
        len(read_rows(canadian_site / "data" / name))
        for name in ("agencies.csv", "services.csv", "standards.csv")
    ]
    assert sizes == [62, 1001, 2343]


def test_verdicts_are_counted(results: list[dict[str, str]]) -> None:
    """1,302 standards are met and 476 missed."""
    counts = Counter(row["status"] for row in results)
    assert (counts["met"], counts["missed"]) == (1302, 476)


def test_agreement(
    source: list[dict[str, str]], results: list[dict[str, str]], canadian_site: Path
) -> None:
    """Of 1,783 rows the publisher decided, 1,772 agree, six were rounded, five cannot be."""
    decided = [p for p in pairs(source, results, canadian_site) if p[0]["target_met"] in VERDICTS]
    agree = [a for a, b in decided if VERDICTS[a["target_met"]] == b["status"]]
    differ = {
        a["service_standard_id"]: b["status"]
        for a, b in decided
        if VERDICTS[a["target_met"]] != b["status"]
    }
    rounded = {name for name, status in differ.items() if status == "missed"}
    impossible = {name for name, status in differ.items() if status == "not_judged"}
    assert (len(decided), len(agree)) == (1783, 1772)
    assert rounded == ROUNDED_BEFORE_JUDGED
    assert impossible == IMPOSSIBLE - {"4001"}


def test_undecided_rows_stay_undecided(
    source: list[dict[str, str]], results: list[dict[str, str]], canadian_site: Path
) -> None:
    """None of the 560 rows that the publisher left undecided is met or missed."""
    open_rows = [
        b["status"] for a, b in pairs(source, results, canadian_site) if a["target_met"] == "NA"
    ]
    assert len(open_rows) == 560
    assert not {"met", "missed"} & set(open_rows)


def test_no_miss_prints_as_its_target(canadian_site: Path) -> None:
    """The figure of a missed result never reads like its target on its page."""
    missed = [r for r in read_rows(canadian_site / "data/results.csv") if r["status"] == "missed"]
    rows = "".join(
        (canadian_site / "services" / name / "index.html").read_text(encoding="utf-8")
        for name in sorted({row["service"] for row in missed})
    )
    for row in missed:
        target = Decimal(row["target"]).normalize()
        assert Decimal(row["value"]) < target
        whole = f"{row['numerator']} of {row['denominator']} cases ({target:f}%)"
        assert whole.replace(",", "") not in rows.replace(",", "")


def test_both_languages_are_kept(canadian_site: Path) -> None:
    """Every standard has its promise in English and in French."""
    standards = read_rows(canadian_site / "data" / "standards.csv")
    assert sum(bool(row["promise"]) for row in standards) == 2343
    assert sum(bool(row["promise_fr"]) for row in standards) >= 2340


def test_what_only_the_publisher_can_mend(canadian_project: Path) -> None:
    """The 155 overdue results of the publisher's table are one finding, and no reason is asked."""
    done = scorecard("check", "--project", canadian_project, "--format", "json")
    findings = json.loads(done.stdout)["findings"]
    codes = {finding["code"] for finding in findings}
    (told,) = (one for one in findings if one["code"] == "results-missing-in-table")
    assert "155 standards" in told["message"]
    assert not {"overdue-result", "target-lowered-without-reason"} & codes


def test_findings_have_lines(canadian_project: Path) -> None:
    """Repeated ids, impossible counts and zeros to confirm are found with their lines."""
    done = scorecard("check", "--project", canadian_project, "--format", "json")
    findings = json.loads(done.stdout)["findings"]
    found = {finding["code"] for finding in findings}
    assert done.returncode == 0
    assert all(f["line"] for f in findings if f["path"].startswith("data/"))
    assert {"repeated-id", "numerator-above-denominator", "zero-to-confirm"} <= found
