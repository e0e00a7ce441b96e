"""Facts about a build whose search cannot be made, though its program is there."""

import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from building import write_files
from generator.build import Plan, make
from generator.diagnostics import Report
from generator.resources import templates_folder
from previewing import FILES


def made(project: Path, cache: Path | None) -> object:
    """Every file of a project's site, and the codes of the findings."""
    report = Report()
    folders = (project / "templates", templates_folder())
    plan = Plan(project, project / "site", folders, lambda _: date(2026, 11, 22), cache=cache)
    site = make(plan, report)
    assert site is not None
    return site.files, [found.code for found in report]


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_failed_search_is_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that were begun with a search are begun again: no page leads to what is not there."""
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    project = write_files(tmp_path / "project", FILES)
    failing = SimpleNamespace(get_executable=lambda: program)

    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    without = made(project, tmp_path / "none")
    monkeypatch.setitem(sys.modules, "pagefind_bin", failing)
    assert made(project, tmp_path / "failing") == without
    assert made(project, tmp_path / "failing") == without


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.parametrize("does", ["", "exec <&-\nsleep 0.2\n"], ids=["ends", "hears nothing"])
def test_a_program_that_ends_is_told_in_one_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    """Whether it ended before a question was written or before it was answered is chance."""
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{does}")
    program.chmod(0o755)
    failing = SimpleNamespace(get_executable=lambda: program)
    monkeypatch.setitem(sys.modules, "pagefind_bin", failing)
    report = Report()
    project = write_files(tmp_path / "project", FILES)

    make(
        Plan(project, tmp_path / "site", (templates_folder(),), lambda _: date(2026, 11, 22)),
        report,
    )

    told = [str(found.message) for found in report if found.code == "search-left-out"]
    assert told == ["The site has no search: Pagefind ended before its work did"]
