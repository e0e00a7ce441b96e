"""Comments received in somebody else's table: read by a mapping, faulty rows told and left out."""

from datetime import date

import pytest

from generator.diagnostics import Diagnostic, Report, Severity
from generator.judge.intake import add_up, check_received
from generator.model import Count
from generator.sources.intake import Intake
from generator.sources.project import read_project
from in_memory import Files

SERVICE = "name: Claims\n"
CONTENT = {
    "content/agencies/labor.yaml": "name: Labor\n",
    "content/services/labor/claims.yaml": SERVICE,
    "content/services/labor/appeals.yaml": "name: Appeals\n",
}
MAPPING = """\
service: {id: Programme}
period: {column: Month, written: "{month}/{year}", means: month}
comments:
  received: Comments
  answered: Replies
  source: Channel
  theme: {column: Subject, words: {Letters: letters, Waiting: waiting}}
"""
HEADER = "Month,Programme,Channel,Subject,Comments,Replies\n"
ROWS = "01/2026,Claims,Phone,Letters,112,104\n02/2026,Claims,Survey,Waiting,41,0\n"


def read(rows: str = ROWS, mapping: str = MAPPING, **more: str) -> tuple[Intake, list[Diagnostic]]:
    """The comments of a mapped table, and what was found that is about comments."""
    report = Report()
    files = {"data/feedback.csv": HEADER + rows, "data/feedback.map.yaml": mapping}
    project = read_project(Files({**CONTENT, **files, **more}), report)
    assert project is not None
    assert project.intake is not None
    told = [one for one in report if one.place.path.startswith("data/")]
    return project.intake, told


def test_comments_are_read_through_a_mapping() -> None:
    """Counts, themes and periods in the table's own words become those of the site."""
    intake, told = read()
    received = add_up(intake, date(2026, 4, 30))

    assert told == []
    assert received is not None
    assert received.total == Count(153, 104)
    assert received.services == (("claims", Count(153, 104)),)
    assert received.themes == (("letters", Count(112, 104)), ("waiting", Count(41, 0)))
    assert (received.first.key, received.last.key) == ("2026-01", "2026-02")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("03/2026,Permits,Phone,Letters,9,9", "unknown-service"),
        ("13/2026,Claims,Phone,Letters,9,9", "bad-period"),
        ("03/2026,Claims,Phone,Letters,nine,9", "bad-number"),
        ("03/2026,Claims,Phone,Letters,9,10", "answered-above-received"),
        ("01/2026,Claims,Phone,Letters,9,9", "received-twice"),
        ("03/2026,Claims,Phone,Fees,9,9", "unknown-word"),
    ],
)
def test_a_faulty_row_is_a_warning_on_its_line(row: str, code: str) -> None:
    """Somebody else publishes the table: the fault is told where it stands, and stops nothing."""
    _, told = read(f"{ROWS}{row}\n")
    assert [(one.code, one.severity, one.place.line) for one in told] == [
        (code, Severity.WARNING, 4)
    ]


def test_comments_stand_in_any_mapped_table_beside_the_projects_own() -> None:
    """A project's own table and a mapped one are one intake, and count nothing twice."""
    report = Report()
    files = {
        "data/feedback.csv": "period,service,source,theme,received,answered\n"
        "2026-01,appeals,calls,fees,30,20\n2026-01,claims,Phone,letters,9,9\n",
        "data/calls.csv": HEADER + ROWS,
        "data/calls.map.yaml": MAPPING,
    }
    project = read_project(Files({**CONTENT, **files}), report)
    assert project is not None
    received = add_up(project.intake, date(2026, 4, 30))

    (twice,) = [one for one in report if one.code == "received-twice"]
    assert twice.place.path == "data/calls.csv"
    assert "line 3 of data/feedback.csv" in twice.message
    assert received is not None
    assert received.total == Count(30 + 9 + 41, 20 + 9 + 0)


def test_periods_ahead_are_told_in_their_own_table() -> None:
    """A finding about the future names the mapped table and its line."""
    intake, _ = read(f"{ROWS}05/2026,Claims,Phone,Letters,9,9\n")
    report = Report()
    check_received(intake, date(2026, 4, 30), report)
    (found,) = report
    assert (found.code, str(found.place).split(":")[:2]) == (
        "future-period",
        ["data/feedback.csv", "4"],
    )


def test_a_mapping_of_feedback_has_to_read_comments() -> None:
    """Where data/feedback.map.yaml says nothing of comments, that part is asked for."""
    report = Report()
    mapping = MAPPING.partition("comments:")[0]
    files = {"data/feedback.csv": HEADER + ROWS, "data/feedback.map.yaml": mapping}
    read_project(Files({**CONTENT, **files}), report)
    (found,) = [one for one in report if one.place.path.startswith("data/")]
    assert found.code == "mapping-lacks"
    assert "comments" in found.message
