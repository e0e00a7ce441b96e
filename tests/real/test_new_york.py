"""New York City's wide table of indicators, read by the mapping that the documentation shows.

The expected figures were counted from the published table by hand, not by this program. The table
has verdicts on forecasts; a variant in which the forecasts are taken for results compares them
with the product's own judging.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from building import AS_OF, build_site, read_rows, scorecard
from generator.diagnostics import Report
from generator.examine import examine
from generator.model import Status
from generator.published import Published, Result

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "map-a-wide-table.md"
EXAMPLE = DOCS / "examples" / "new-york"
MAPPING, TABLE = "data/indicators.map.yaml", "data/indicators.csv"

PROJECTED = "  projected:\n    - FY2023\n"
VERDICTS = {"Met_Goal": "met", "Did_Not_Meet": "missed"}
YEARS = [str(year) for year in range(2016, 2024)]
NEWEST = "FY2022-23"

EXPECTED_FINDINGS = {
    *("unnamed-column", "projected-figure", "more-rows-like-it"),
    *("no-official", "standard-without-target", "extreme-value", "same-result-repeated"),
    "promise-hard-to-read",
}
"""Findings that leave no row out."""

Row = dict[str, str]


def blocks_of_page() -> dict[str, str]:
    """The files that the page writes, by their path."""
    text, files = PAGE.read_text(encoding="utf-8"), dict[str, str]()
    for name, more, block in re.findall(
        r"^```\w+ (\S+)( \+)?\n(.*?)^```$", text, re.MULTILINE | re.DOTALL
    ):
        files[name] = (files[name] if more else "") + block
    return files


def project_of(folder: Path, table: str, change: Callable[[str], str] = str) -> Path:
    """The example as a project with its table, its mapping changed."""
    for name in ("content/site.yaml", MAPPING):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (EXAMPLE / name).read_text(encoding="utf-8")
        path.write_text(change(text) if name == MAPPING else text, encoding="utf-8")
    (folder / TABLE).write_text(table, encoding="utf-8", newline="")
    return folder


@pytest.fixture(scope="module")
def published(real_data: Path) -> str:
    """The table as it was published."""
    path = real_data / "nyc-mmr" / "tidy-indicators.csv"
    return path.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def source(published: str) -> list[Row]:
    """The rows of the published table."""
    return list(csv.DictReader(published.splitlines()))


@pytest.fixture(scope="module")
def project(published: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documented example with the published table."""
    return project_of(tmp_path_factory.mktemp("new-york") / "project", published)


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    """The site of the documented example."""
    return build_site(project, project.parent / "site")


@pytest.fixture(scope="module")
def results(site: Path) -> list[Row]:
    """The published results."""
    return read_rows(site / "data" / "results.csv")


def read(project: Path) -> Published:
    """What the product makes of a project on the day of the tests."""
    found = examine(project, today=lambda _site: date.fromisoformat(AS_OF), report=Report())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def final(published: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    """The results of 2023 by indicator, were its figures final."""
    folder = tmp_path_factory.mktemp("new-york-final")
    project = project_of(folder, published, lambda mapping: mapping.replace(PROJECTED, ""))
    rows = read(project).every_result()
    return {row.standard: row for row in rows if row.period.key == NEWEST}


def figures(rows: list[Row]) -> Counter[tuple[str, str, Decimal]]:
    """Each figure of the table: indicator, fiscal year, value."""
    return Counter(
        (row["ID"], f"FY{int(year) - 1}-{year[2:]}", Decimal(row[year]))
        for row in rows
        for year in YEARS
        if row[year] != "NA"
    )


# ---- the page


def test_the_page_writes_the_example() -> None:
    """Following the page line by line, one writes the files of docs/examples."""
    files = blocks_of_page()
    for name in ("content/site.yaml", MAPPING):
        assert files[name] == (EXAMPLE / name).read_text(encoding="utf-8")


def test_the_rows_of_the_page_are_the_tables(source: list[Row]) -> None:
    """Each row that the page quotes stands so in the published table."""
    by_id = {row["ID"]: row for row in source}
    quoted = list(csv.DictReader(blocks_of_page()[TABLE].splitlines()))
    assert len(quoted) == 5
    assert all(row.items() <= by_id[row["ID"]].items() for row in quoted)


# ---- the comparison, were the forecasts of 2023 results


def test_every_published_verdict_agrees(source: list[Row], final: dict[str, Result]) -> None:
    """All 351 verdicts of the table agree with ours."""
    decided = [row for row in source if row["Success"] in VERDICTS]
    differ = [row["ID"] for row in decided if final[row["ID"]].status != VERDICTS[row["Success"]]]
    assert (len(decided), differ) == (351, [])


def test_exactly_on_target_is_met(source: list[Row], final: dict[str, Result]) -> None:
    """The ten figures that are exactly on target are met, whichever way the target counts."""
    decided = [row for row in source if row["Success"] in VERDICTS]
    exact = [row["ID"] for row in decided if Decimal(row["2023"]) == Decimal(row["Target.MMR"])]
    assert len(exact) == 10
    assert {final[name].status for name in exact} == {Status.MET}
    assert {final[name].low is None for name in exact} == {True, False}


def test_nothing_else_is_judged(source: list[Row], final: dict[str, Result]) -> None:
    """The other 788 rows have no target, and so no verdict."""
    rest = [final[row["ID"]].status for row in source if row["Success"] not in VERDICTS]
    assert Counter(rest) == {Status.NO_TARGET: 788}


# ---- the documented mapping


def test_rows_in_are_rows_out(source: list[Row], results: list[Row], project: Path) -> None:
    """Every row is published or named in a finding: all 1,139 are published."""
    done = scorecard("check", "--project", project, "--format", "json")
    found = {finding["code"] for finding in json.loads(done.stdout)["findings"]}
    ids = {row["ID"] for row in source}
    assert done.returncode == 0
    assert found == EXPECTED_FINDINGS
    assert len(source) == len(ids) == 1139
    assert {row["source_id"] for row in results} == ids


def test_results_that_look_odd_are_few(project: Path) -> None:
    """Of 1,139 series, 3 stand still for six years or more, and 19 results are far outside.

    They are told in nine findings, and all of them are suggestions.
    """
    done = scorecard("check", "--project", project, "--format", "json")
    found = [
        finding
        for finding in json.loads(done.stdout)["findings"]
        if "extreme-value" in (finding["code"] + finding["message"])
        or finding["code"] == "same-result-repeated"
    ]
    codes = Counter(finding["code"] for finding in found)
    assert codes == {"same-result-repeated": 3, "extreme-value": 5, "more-rows-like-it": 1}
    assert any("14 more rows" in finding["message"] for finding in found)
    assert {finding["severity"] for finding in found} == {"suggestion"}


def test_figures_are_the_tables(source: list[Row], results: list[Row]) -> None:
    """All 8,297 figures of eight years are published as they are, and no other."""
    ours = Counter((row["source_id"], row["period"], Decimal(row["value"])) for row in results)
    assert sum(ours.values()) == 8297
    assert ours == figures(source)


def test_a_forecast_is_not_judged(results: list[Row]) -> None:
    """No figure of 2023 is judged; the years before have no target, and so no verdict."""
    statuses = Counter((row["period"] == NEWEST, row["status"]) for row in results)
    assert statuses == {(True, "not_judged"): 1139, (False, "no_target"): 8297 - 1139}


def test_a_forecast_is_called_one(site: Path) -> None:
    """The page of each indicator says that the figure of 2023 is a projection."""
    said = "cannot be judged: this figure is a projection, not a result."
    pages = site.glob("services/*/index.html")
    bodies = (page.read_text(encoding="utf-8").partition("<body")[2] for page in pages)
    assert sum(body.count(said) for body in bodies) == 1139


def test_targets_are_of_2023_only(source: list[Row], results: list[Row]) -> None:
    """A target stands beside the figure of 2023 alone, in the direction of its row."""
    with_target = {row["source_id"]: row for row in results if row["target"]}
    ways = {"Up": "at_least", "Down": "at_most"}
    expected = {
        row["ID"]: (ways[row["Desired.Direction"]], Decimal(row["Target.MMR"]))
        for row in source
        if row["Target.MMR"] != "NA"
    }
    ours = {name: (row["comparison"], Decimal(row["target"])) for name, row in with_target.items()}
    assert ours == expected
    assert {row["period"] for row in with_target.values()} == {NEWEST}


def test_units_come_from_words(site: Path) -> None:
    """Days in a name are days and per cent are per cent; minutes:seconds is no number of either."""
    units = {row["promise"]: row["unit"] for row in read_rows(site / "data" / "standards.csv")}
    for mark, unit in (("(days)", "day"), ("(minutes)", "minute"), ("(minutes:seconds)", "number")):
        assert {own for promise, own in units.items() if mark in promise} == {unit}
    others = {promise for promise, own in units.items() if "(%)" in promise and own != "percent"}
    assert others == {"Total revenue as percent of target (%)", "Annual pruning goal completed (%)"}


def test_rows_without_an_agency_stay(site: Path) -> None:
    """The 164 rows that name no agency stand under a name that says so, beside 36 agencies."""
    agencies = {row["name"]: row["standards"] for row in read_rows(site / "data" / "agencies.csv")}
    assert len(agencies) == 37
    assert agencies["Agency not named in the table"] == "164"


@pytest.mark.parametrize("order", [sorted, reversed], ids=["sorted", "reversed"])
def test_the_order_of_columns_is_no_matter(
    order: Callable[[list[str]], Iterable[str]], source: list[Row], project: Path, tmp_path: Path
) -> None:
    """With its columns in another order the table gives the same services and results."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(order(list(source[0]))))
    writer.writeheader()
    writer.writerows(source)
    ours, theirs = read(project), read(project_of(tmp_path, text.getvalue()))
    assert theirs.services == ours.services
    assert list(theirs.every_result()) == list(ours.every_result())
