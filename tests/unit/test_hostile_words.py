"""Words made to run, to hide or to mislead: refused where they are read, harmless where shown."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import scorecard
from generator.diagnostics import Report
from generator.links import LinkFault, What
from generator.own_pages import BrokenSiteError, refuse_broken
from generator.sources.yaml import read_yaml


@pytest.mark.parametrize("escape", [r"\0", r"\x1b", r"\a", r"\u202e", r"\u202D", r"\x9f"])
def test_an_escape_brings_in_no_control_character(escape: str) -> None:
    """What may not stand in a file may not be written between double quotes either."""
    report = Report()

    node = read_yaml(f'name: "a{escape}b"\n', "content/site.yaml", report)

    assert node is None
    assert [(found.code, found.place.line) for found in report] == [("control-character", 1)]


@pytest.mark.parametrize("text", ["a\u2067b", "a\u2069b", "\u2068a\u2069 \u2066b"])
def test_a_mark_of_direction_has_its_other_half(text: str) -> None:
    """What opens and is never closed would turn round whatever stands behind the text."""
    report = Report()

    assert read_yaml(f"name: {text}\n", "content/site.yaml", report) is None
    assert [found.code for found in report] == ["control-character"]


@pytest.mark.parametrize("escape", [r"\n", r"\t", r"\u00e9", r"\u200f", r"\U0001F600"])
def test_an_escape_brings_in_letters(escape: str) -> None:
    """Line breaks, letters, and the marks that Arabic and Hebrew need are text."""
    report = Report()

    assert read_yaml(f'name: "a{escape}b"\n', "content/site.yaml", report) is not None
    assert len(report) == 0


@pytest.mark.parametrize("what", [What.MISSING_FILE, What.SKIPPED_HEADING, What.ROOT_LINK])
def test_a_fault_of_a_page_of_the_project_is_a_finding(what: What) -> None:
    """Whoever wrote the Markdown is told which page it is, and that it is not our fault."""
    report = Report()

    refuse_broken([LinkFault("pages/letters/index.html", 9, what, "letters.html")], report)

    assert [(f.code, f.place.path) for f in report] == [("faulty-page", "content/pages/letters.md")]


def test_a_fault_of_any_other_page_is_ours() -> None:
    """Pages that nobody wrote by hand have no broken links, or the program is wrong."""
    fault = LinkFault("services/a/index.html", 9, What.MISSING_FILE, "b.html")

    with pytest.raises(BrokenSiteError, match="services/a"):
        refuse_broken([fault], Report())


def test_a_faulty_page_leaves_the_old_site_as_it_was(tmp_path: Path) -> None:
    """The build fails with a finding and writes no site."""
    project = tmp_path / "project"
    (project / "content/pages").mkdir(parents=True)
    (project / "content/site.yaml").write_text("title: A\npublisher: B\n", encoding="utf-8")
    page = "---\ntitle: C\n---\n[d](#d)\n\n#### E\n"
    (project / "content/pages/c.md").write_text(page, encoding="utf-8")

    words = ["build", "--project", str(project), "--as-of", "2026-04-30", "--jobs", "1"]
    done = CliRunner().invoke(scorecard, words)

    assert done.exit_code == 1
    assert done.stdout.count("[faulty-page]") == 2
    assert not (project / "site").exists()
