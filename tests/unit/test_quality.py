"""What is wrong with the published data: findings on what is left to see, and nothing else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from building import read_rows
from generator.diagnostics import Place, Report
from generator.diagnostics.catalogue import CATALOGUE
from generator.disclosure.unread import CODES, count_left_out
from generator.exports.files import write_tables
from generator.exports.quality import count_findings, list_findings
from generator.gather import SiteFacts, gather_site
from generator.gather.quality import IMPOSSIBLE, MISSING
from generator.model import Basis
from generator.pages.quality import tell_quality
from generator.pages.quality_views import QualityPage
from generator.pages.setting import Setting, plain_words
from generator.sentences.quality import FAULTS, LEFT_OUT, fault_words
from making import ENGLISH, Row, World, standard, target, world

MONTHLY = standard(target("2025-09", at_least="90%"))
TODAY = date(2026, 1, 15)
OURS = {IMPOSSIBLE, MISSING, "scale-unlike-wording"}
"""Codes that the check does not have under this name, or tells of a survey and not of a row."""


def facts_of(told: World) -> SiteFacts:
    """The facts of a small site."""
    return gather_site(told.published)


def of_november(**cells: object) -> World:
    """Two sound months, and November with these cells."""
    sound = ({"period": f"2025-{n:02}", "numerator": 95, "denominator": 100} for n in (9, 10))
    return world(MONTHLY, *sound, {"period": "2025-11", **cells}, as_of=TODAY)


def codes(told: World) -> list[str]:
    """The codes of what is found, in order."""
    return [one.code for each in facts_of(told).quality for one in each.findings]


def page_of(facts: SiteFacts) -> QualityPage:
    """The page on the quality of the data."""
    page = tell_quality(Setting(facts, ENGLISH)).page
    assert isinstance(page, QualityPage)
    return page


ROWS: list[tuple[Row, list[str]]] = [
    ({"numerator": 95, "denominator": 100}, []),
    ({"numerator": 110, "denominator": 100}, ["numerator-above-denominator"]),
    ({"value": 104}, [IMPOSSIBLE]),
    ({"numerator": 95, "denominator": 100, "value": 59}, ["value-disagrees"]),
    ({"numerator": 955, "denominator": 1000, "value": 96}, []),
    ({"numerator": 0, "denominator": 100}, ["zero-to-confirm"]),
    ({"numerator": 0, "denominator": 100, "confirmed": "yes"}, []),
    ({"numerator": 95, "denominator": 100, "status": "projected"}, ["projected-figure"]),
    ({"status": "suspended"}, ["suspended-without-reason"]),
    ({"status": "suspended", "note": "A fire."}, []),
    ({"denominator": 100}, [MISSING]),
    ({"numerator": "9.5", "denominator": 100}, ["count-not-whole"]),
]


@pytest.mark.parametrize(("cells", "expected"), ROWS)
def test_what_is_found_in_a_row(cells: Row, expected: list[str]) -> None:
    """Every fault that a published row shows is a finding, and nothing sound is."""
    assert codes(of_november(**cells)) == expected


@pytest.mark.parametrize(
    ("mail", "expected"),
    [
        ({"numerator": 50, "denominator": 40}, ["numerator-above-denominator"]),
        ({"numerator": 5, "denominator": 4}, []),
        ({"numerator": 30, "denominator": 40, "value": 12}, ["value-disagrees"]),
        ({"numerator": 3, "denominator": 4, "value": 12}, []),
    ],
)
def test_nothing_is_said_of_what_is_hidden(mail: Row, expected: list[str]) -> None:
    """A fault in the figures of a few people would tell of them."""
    rows: list[Row] = [
        {"period": f"2025-{n:02}", "numerator": 95, "denominator": 100} for n in (9, 10, 11)
    ]
    told = world(MONTHLY, *rows, {"period": "2025-11", "channel": "mail", **mail}, as_of=TODAY)
    assert codes(told) == expected
    hidden = not expected
    assert sum(one.results for one in facts_of(told).quality) == (3 if hidden else 4)


def test_a_result_far_from_all_before_it_is_a_doubt() -> None:
    """After two years at 90% a month at 10% is told, unless its note explains it."""
    months = [f"{year}-{n:02}" for year in (2023, 2024) for n in range(1, 13)]
    rows: list[Row] = [
        {"period": key, "numerator": 90 + at % 2, "denominator": 100}
        for at, key in enumerate(months)
    ]
    made = standard(target("2023-01", at_least="50%"), cadence=None)
    odd = {"period": "2025-01", "numerator": 10, "denominator": 100}
    assert codes(world(made, *rows, odd, as_of=TODAY)) == ["extreme-value"]
    assert codes(world(made, *rows, {**odd, "note": "A flood."}, as_of=TODAY)) == []


def test_a_repeated_result_is_a_doubt() -> None:
    """Seven months with the very same result stand once, at the last of them."""
    rows = [{"period": f"2025-{n:02}", "numerator": 91, "denominator": 100} for n in range(1, 8)]
    made = standard(target("2025-01", at_least="90%"), cadence=None)
    (found,) = facts_of(world(made, *rows, as_of=TODAY)).quality[0].findings
    assert (found.code, found.period.key) == ("same-result-repeated", "2025-07")


def test_finished_cases_without_the_open_ones() -> None:
    """A promise that counts finished cases only says how many are open, or is told once."""
    made = replace(MONTHLY, measure=standard(basis=Basis.COMPLETED).measure)
    rows = [{"period": f"2025-{n}", "numerator": 95, "denominator": 100} for n in ("10", "11")]
    assert codes(world(made, *rows, as_of=TODAY)).count("open-cases-missing") == 1
    told = [{**row, "open": 12} for row in rows]
    assert "open-cases-missing" not in codes(world(made, *told, as_of=TODAY))


def test_rows_left_out_are_counted_by_why() -> None:
    """Of somebody else's table each row that was left out counts; a project's own is mended."""
    report = Report()
    for line in (4, 5):
        report.add("unknown-service", Place("data/calls.csv", line), service="x", guess="")
    report.add("unknown-service", Place("data/performance/a.csv", 2), service="x", guess="")
    report.add("value-disagrees", Place("data/calls.csv", 9), value="1", counted="2")
    assert count_left_out(report) == (("unknown-service", 2),)


def test_the_page_says_why_rows_were_left_out() -> None:
    """The reason and the number of rows stand on the page and in the file, and no file's name."""
    facts = facts_of(of_november(numerator=95, denominator=100))
    facts = replace(facts, published=replace(facts.published, left_out=(("blank-key", 3),)))
    section = page_of(facts).sections[0]
    assert section.points == ("It is not said what the row is about. 3 rows.",)
    (row,) = list_findings(facts)
    assert (row[0], row[-3:]) == (
        "",
        ("blank-key", "3", "It is not said what the row is about."),
    )


def test_without_findings_the_page_says_what_was_looked_for() -> None:
    """That nothing was found is said with how much was looked at, and for what."""
    page = page_of(facts_of(of_november(numerator=95, denominator=100)))
    assert page.sentence == "3 rows of results were looked at. No faults were found."
    assert page.found == ()
    (looked_for,) = page.sections
    assert "The result was due and is not there." in looked_for.points


def test_findings_of_one_kind_stand_in_one_line() -> None:
    """A line names the promise, the fault and its periods, and leads to the promise."""
    rows = [{"period": f"2025-{n}", "numerator": 110, "denominator": 100} for n in ("09", "10")]
    page = page_of(facts_of(world(MONTHLY, *rows, as_of=TODAY)))
    first, second = page.found[0].table.rows
    assert first.head.href == "../services/passport/#time"
    assert plain_words(first.cells[0].text) == "Passport"
    assert first.cells[2].text == "September 2025 and October 2025"
    assert second.cells[2].text == "November 2025"


def test_every_finding_is_in_the_file() -> None:
    """The file has a row a finding, with its code and its sentence, and no path of a table."""
    facts = facts_of(of_november(numerator=110, denominator=100))
    (row,) = list_findings(facts)
    assert row[:3] == ("state", "passport", "time")
    assert row[-3:] == (
        "numerator-above-denominator",
        "1",
        fault_words("numerator-above-denominator", ENGLISH),
    )
    assert count_findings(facts) == 1
    (content,) = (data for path, data in write_tables(facts) if path == "data/findings.csv")
    assert b"performance" not in content


def test_codes_are_those_of_the_check() -> None:
    """What the public reads of under a code is what staff read of under it."""
    assert set(FAULTS) - OURS <= set(CATALOGUE)
    assert set(LEFT_OUT) == set(CODES) <= set(CATALOGUE)


def test_a_fault_without_words_of_its_own_is_told_all_the_same() -> None:
    """A code that nobody foresaw is a finding too."""
    assert fault_words("another", ENGLISH) == "The figures cannot be used as they are published."


def test_the_demonstration(demonstration_site: Path) -> None:
    """What is wrong with the demonstration's data stands in its file, by agency and service."""
    rows = read_rows(demonstration_site / "data" / "findings.csv")
    assert [(f"{row['service']}/{row['standard']}", row["code"]) for row in rows] == [
        ("food-inspection/reports-changed", MISSING),
        ("benefits-line/call-back", "zero-to-confirm"),
        ("renew-a-driver-license/license-right", MISSING),
        ("sales-tax-number/number-sent", MISSING),
        ("capital-line-bus/cost-of-a-ride", "projected-figure"),
    ]


@pytest.mark.parametrize(
    ("page", "agency"),
    [("services/benefits-line", "labor"), ("agencies/revenue", "revenue")],
)
def test_pages_lead_to_what_was_found(page: str, agency: str, demonstration_site: Path) -> None:
    """A service with a finding, and its agency, lead to the place where it is told."""
    text = (demonstration_site / page / "index.html").read_text(encoding="utf-8")
    told = (demonstration_site / "data-quality" / "index.html").read_text(encoding="utf-8")
    assert f'href="../../data-quality/#{agency}">1 finding about the quality' in text
    assert f'id="{agency}"' in told


def test_a_service_without_findings_leads_nowhere(demonstration_site: Path) -> None:
    """Where nothing was found, nothing is said of it."""
    text = (demonstration_site / "services/road-test/index.html").read_text(encoding="utf-8")
    assert "data-quality/#" not in text
