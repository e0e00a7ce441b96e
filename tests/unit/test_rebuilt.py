"""A site is proved by building its project again: the same bytes, or each file that differs."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from building import write_files
from generator.build import Plan, build
from generator.cli import scorecard
from generator.diagnostics import Report
from generator.resources import templates_folder
from projects import PASSPORT, PASSPORT_TABLE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project, and beside it its site as an edition under an address of its own."""
    folder = write_files(tmp_path / "project", PASSPORT)
    make(folder, "2026-q1", date(2026, 3, 1))
    return folder


def make(project: Path, edition: str, day: date) -> None:
    """Build the site of a project beside it."""
    report, folders = Report(), (project / "templates", templates_folder())
    address = "https://example.gov/score/"
    site = project.parent / "site"
    plan = Plan(project, site, folders, lambda _: day, base_url=address, edition=edition)
    build(plan, report)
    assert not report.failed, list(report)


def prove(project: Path) -> Result:
    """The command in this process."""
    site = project.parent / "site"
    typed = ["verify", str(site), "--project", str(project), "--quiet"]
    return CliRunner().invoke(scorecard, typed, prog_name="scorecard")


@pytest.mark.parametrize(
    ("edition", "day"),
    [("2026-q1", 1), ("2026-q2", 2), ("", 2), ("", 20)],
)
def test_a_site_is_what_its_project_builds(project: Path, edition: str, day: int) -> None:
    """An edition, one after it, and states behind one are proved to the byte."""
    make(project, edition, date(2026, 3 if day < 20 else 5, day))

    done = prove(project)

    assert (done.exit_code, done.stdout) == (0, "No findings.\n")


def test_a_figure_changed_since_is_found(project: Path) -> None:
    """The files that show it are named; those that do not are none of the finding."""
    make(project, "", date(2026, 5, 20))
    (project / "content/agencies/passports.yaml").write_text("name: Passport Office\n", "utf-8")

    done = prove(project)

    assert done.exit_code == 1
    assert "agencies/passports/index.html is built otherwise by this project" in done.stdout
    assert "data/results.csv" not in done.stdout


def test_a_project_that_does_not_build_proves_nothing(project: Path) -> None:
    """Its errors are told instead, such as a past figure without its correction."""
    make(project, "", date(2026, 5, 20))
    table = PASSPORT[PASSPORT_TABLE].replace("9541", "9514")
    (project / PASSPORT_TABLE).write_text(table, encoding="utf-8")

    done = prove(project)

    assert (done.exit_code, "[correction-missing]" in done.stdout) == (1, True)
    assert "[site-not-of-project]" not in done.stdout
