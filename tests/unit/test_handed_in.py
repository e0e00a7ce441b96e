"""What earlier editions prove of when results came, and what the register says of it."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from building import write_files
from generator.build import Plan, build
from generator.diagnostics import Report
from generator.examine import examine
from generator.gather import Count, gather_site
from generator.model import Site
from generator.pages.reporting import tell_reporting
from generator.pages.reporting_views import ReportingPage
from generator.pages.setting import Setting
from generator.resources import templates_folder
from generator.sources.handed_in import Proof, _is_there
from making import ENGLISH, standard, target, world
from projects import COUNTED, PASSPORT, PASSPORT_TABLE

DUE = date(2025, 12, 30)
"""On which the result of November 2025 was due."""

KEY = ("passport", "time", "", "", "2025-11")


@pytest.mark.parametrize(
    ("status", "value", "note", "there"),
    [
        ("met", "91", "", True),
        ("suppressed", "", "", True),
        ("no_cases", "", "", True),
        ("suspended", "", "A fire.", True),
        ("suspended", "", "", None),
        ("not_reported", "", "", False),
        ("not_due", "", "", None),
        ("", "91", "", True),
        ("", "", "", None),
    ],
)
def test_what_a_row_of_an_edition_proves(
    status: str, value: str, note: str, *, there: bool | None
) -> None:
    """A result is there, or shown as missing; what was not due proves nothing."""
    assert _is_there(status, value, note) is there


@pytest.mark.parametrize(
    ("proof", "expected"),
    [
        (Proof(), Count(1, 1)),
        (Proof(seen=DUE), Count(1, 1, in_time=1)),
        (Proof(seen=date(2025, 12, 31)), Count(1, 1)),
        (Proof(seen=date(2026, 1, 5), missing=date(2025, 12, 31)), Count(1, 1, late=1)),
        (Proof(missing=DUE), Count(1, 1)),
        (Proof(seen=DUE, missing=date(2026, 1, 5)), Count(1, 1, in_time=1)),
    ],
)
def test_in_time_or_late_only_where_it_is_proved(proof: Proof, expected: Count) -> None:
    """A result first seen after its due day may have come before: nobody knows."""
    made = standard(target("2025-11", at_least="90%"))
    row = {"period": "2025-11", "numerator": 95, "denominator": 100}
    published = world(made, row, as_of=date(2026, 1, 15)).published
    facts = gather_site(replace(published, proofs={KEY: proof}))
    assert facts.register(facts.services).count == expected
    page = tell_reporting(Setting(facts, ENGLISH)).page
    assert isinstance(page, ReportingPage)
    numbers = [str(cell.text) for cell in page.agencies.rows[-1].cells]
    told = (expected.in_time, expected.late, expected.undated)
    assert numbers == ["1", "1", "100%", *map(str, told), "0"]


def _on(day: date, _: Site) -> date:
    """A clock that stands still."""
    return day


def test_editions_of_a_project_prove_what_was_in_time_and_what_was_late(tmp_path: Path) -> None:
    """January stood in an edition of its due day; February was missing from one in April."""
    project = write_files(tmp_path / "project", PASSPORT)
    folders = (project / "templates", templates_folder())
    for name, day in (("first", date(2026, 3, 2)), ("second", date(2026, 4, 10))):
        plan = Plan(project, tmp_path / "site", folders, partial(_on, day), edition=name)
        report = Report()
        assert build(plan, report), list(report)
    rows = "".join(f"renewal,time,2026-0{n},9541,10007\n" for n in (1, 2, 3))
    write_files(project, {PASSPORT_TABLE: COUNTED + rows})

    published = examine(project, today=partial(_on, date(2026, 5, 10)), report=Report())

    assert published is not None
    facts = gather_site(published)
    count = facts.register(facts.services).count
    assert count == Count(due=3, reported=3, in_time=1, late=1)
    assert count.undated == 1
