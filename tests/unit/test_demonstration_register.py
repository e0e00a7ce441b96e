"""The overdue register of the demonstration, day by day, against a table made by hand.

What is overdue and what fell due is read off the cadences, spans, targets and due days in
content/services, promise by promise, and added up by hand.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from building import AS_OF, read_rows
from generator.diagnostics import Report
from generator.disclosure.hiding import hide_small
from generator.disclosure.opinions import hide_small_opinions
from generator.gather import SiteFacts, gather_site
from generator.judge.book import open_book
from generator.judge.judging import judge
from generator.judge.opinions import sum_up
from generator.judge.satisfaction import with_satisfaction
from generator.published import publish
from generator.sources.previous import NO_EDITION
from generator.sources.project import read_project
from generator.sources.subjects import subjects_of
from generator.sources.tree import FolderTree

ROOT = Path(__file__).resolve().parents[2]
MONTH = [date(2026, 10, 23) + timedelta(days=number) for number in range(31)]
"""From 23 October to 22 November 2026."""

ENDS = "FY2025-26-Q4"

LATE = [
    # Cases were counted and the result never came.
    ("health", "food-inspection/reports-changed", "FY2024-25-Q2", date(2025, 4, 30)),
    # A fiscal year with a projection alone, due after 30 days.
    ("transportation", "capital-line-bus/cost-of-a-ride", "FY2025-26", date(2026, 10, 30)),
    # The fourth fiscal quarter, due after 45 days.
    ("licenses-and-permits", "renew-a-driver-license/license-right", ENDS, date(2026, 11, 14)),
    # October, due after 15 days.
    ("revenue", "sales-tax-number/number-sent", "2026-10", date(2026, 11, 15)),
]
"""Every result that is overdue on some day of the month, the longest overdue first."""

STEADY = {"health": 40, "labor": 52, "licenses-and-permits": 52}
"""What fell due in twelve months: of every monthly promise 12, of every quarterly one 4.

Health has three monthly promises and a quarterly one, Labor four and one, Licenses and Permits
three and four.
"""

ENDED = date(2026, 10, 30)
"""The last day on which the last quarter but one of check-mailed fell due within a year."""

WEEKLY = {date(2026, 10, 26), date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16)}
"""Mondays: 53 weeks fell due in the year before, on other days 52."""

DAILY = date(2026, 11, 12)
"""The day on which the first result of a new daily promise was due; then one a day."""


MONTH_BY_MONTH, QUARTERLY = 12, 4

REVENUE = (
    3 + 1  # refund-in-time: the months of the filing season, and the season
    + MONTH_BY_MONTH + 1  # refund-wait, with the fiscal year that it is judged over
    + MONTH_BY_MONTH + 1  # calls-answered, the same
    + 3 * MONTH_BY_MONTH  # number-sent, hold-time, satisfied-callers
    + 4 * QUARTERLY  # appeals-heard, home-visits, fees-paid-back, answers-right
    + 3  # once a year: returns-right, decided-in-time, pages-to-fill-in
    + 1  # check-mailed: the last quarter before it ended
)  # fmt: skip
"""What fell due at Revenue; form-minutes has no target and owes nothing."""

TRANSPORTATION = (
    2 * MONTH_BY_MONTH  # on-time: each month, and the twelve months up to it
    + 2 * MONTH_BY_MONTH  # permit-in-time: everybody, and online
    + 2 * MONTH_BY_MONTH  # potholes-fixed: all roads, and highways
    + 4 * MONTH_BY_MONTH  # pick-up, phone-hold, calls-lost, tests-cancelled
    + 4 * QUARTERLY  # ramps-at-stops, bridge-checks, route-right, repeat-potholes
    + 52  # wait-for-a-test, by the week
    + 2  # rider-score, by the half-year
    + 1  # cost-of-a-ride, by the fiscal year
)  # fmt: skip
"""What fell due at Transportation before its daily promise began."""


def expected_due(day: date) -> dict[str, int]:
    """How many results fell due in the twelve months before a day, agency by agency."""
    revenue = REVENUE + (day <= ENDED)
    transportation = TRANSPORTATION + (day in WEEKLY) + max(0, (day - DAILY).days)
    return {**STEADY, "revenue": revenue, "transportation": transportation}


@pytest.fixture(scope="module")
def month() -> dict[date, SiteFacts]:
    """The facts of the demonstration on each day, read once; nothing is hidden, nobody asked."""
    return dict(_facts_by_day())


def _facts_by_day() -> Iterator[tuple[date, SiteFacts]]:
    report = Report()
    project = read_project(FolderTree(ROOT, report), report)
    assert project is not None
    content = project.content
    calendars = {one.agency: content.calendar_of(one.agency) for one in content.services}
    said = sum_up(project.answers, content.surveys)
    subjects = subjects_of(content)
    said = hide_small_opinions(said, minimum=0, subjects=subjects, edition=NO_EDITION)
    results = with_satisfaction(project.results, said, content.services, report=report)
    book = open_book(content.services, calendars, due_after=content.site.reporting.due_after)
    for day in MONTH:
        judged = judge(results, book, as_of=day, caution_below=content.site.caution_below)
        yield day, gather_site(publish(content, hide_small(judged, minimum=0)))


def test_the_register_is_the_table_made_by_hand(month: dict[date, SiteFacts]) -> None:
    """On every day of a month just these results are overdue, the longest first."""
    for day, facts in month.items():
        found = [
            (one.facts.service.agency, f"{one.row.service}/{one.row.standard}", one.row.period.key)
            for one in facts.register(facts.services).overdue
        ]
        assert (day, found) == (day, [late[:3] for late in LATE if late[3] < day])


def test_the_counts_are_the_table_made_by_hand(month: dict[date, SiteFacts]) -> None:
    """On every day so many results fell due, and all of them are there that are not overdue."""
    for day, facts in month.items():
        counts = {one.agency.id: facts.register(one.services).count for one in facts.agencies}
        assert {name: count.due for name, count in counts.items()} == expected_due(day)
        recent = [late[0] for late in LATE if late[3] < day and late[3].year == day.year]
        assert {name: count.overdue for name, count in counts.items()} == {
            name: recent.count(name) for name in counts
        }


def test_the_published_register(demonstration_site: Path) -> None:
    """The file has the lines of the table, by agency, with the days since each was due."""
    today = date.fromisoformat(AS_OF)
    rows = read_rows(demonstration_site / "data" / "overdue.csv")
    assert [
        (
            row["agency"],
            f"{row['service']}/{row['standard']}",
            row["period"],
            row["due"],
            row["days"],
        )
        for row in rows
    ] == [
        (*late[:3], late[3].isoformat(), str((today - late[3]).days))
        for late in sorted(LATE, key=lambda late: late[0])
    ]


def test_the_page_counts_as_the_file_does(demonstration_site: Path) -> None:
    """The page has every agency's counts, and only it says for how many days."""
    page = (demonstration_site / "reporting" / "index.html").read_text("utf-8")
    for name in ("40", "52", "86", "201", "431", "98.1%", "571 days", "7 days"):
        assert f">{name}<" in page
    agency = (demonstration_site / "agencies" / "health" / "index.html").read_text("utf-8")
    assert "April 30, 2025" in agency
    assert "571" not in agency
