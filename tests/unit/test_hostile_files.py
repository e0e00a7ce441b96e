"""Files and folders as an attacker, or a slip, would lay them out: findings, never a crash."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cache import Store, key_of
from generator.cli import scorecard
from generator.diagnostics import Report
from generator.sources.tree import FolderTree


def codes(report: Report) -> list[str]:
    """The codes of a report, in printing order."""
    return [found.code for found in report]


def test_a_content_folder_that_is_a_link_out_is_not_walked(tmp_path: Path) -> None:
    """A folder that leads to the root of the disk is one finding, and nothing in it is listed."""
    (tmp_path / "content").symlink_to("/")
    report = Report()

    paths = FolderTree(tmp_path, report).paths("content")

    assert paths == ()
    assert codes(report) == ["outside-project"]


def test_a_content_folder_may_be_a_link_within_the_project(tmp_path: Path) -> None:
    """A folder that leads to another of the project is read."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/site.yaml").write_text("title: A\n", encoding="utf-8")
    (tmp_path / "content").symlink_to("texts")

    assert FolderTree(tmp_path, Report()).paths("content") == ("content/site.yaml",)


def test_a_file_that_may_not_be_looked_at_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may be listed and not entered gives findings, as its files cannot be read."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.csv").write_text("a\n", encoding="utf-8")

    def refuse(_path: Path, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    report, tree = Report(), FolderTree(tmp_path, Report())
    tree = FolderTree(tmp_path, report)
    monkeypatch.setattr(Path, "stat", refuse)
    paths = tree.paths("data")
    monkeypatch.undo()

    assert paths == ()
    assert codes(report) == ["unreadable-file"]


def test_a_cache_that_may_not_be_entered_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache folder without permission costs time and nothing else."""

    def refuse(_path: Path, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)

    assert Store(tmp_path).get(key_of("a")) is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", '"><script>', "example.gov", "//x"])
def test_a_base_url_has_to_be_an_address(address: str, tmp_path: Path) -> None:
    """What would stand in every page is refused as wrong usage where it is no address."""
    done = CliRunner().invoke(
        scorecard, ["build", "--project", str(tmp_path), "--base-url", address]
    )

    assert done.exit_code == 2
    assert "is not an address" in done.stderr


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "20260430", "2026-W10-1"])
def test_a_day_outside_the_years_of_periods_is_wrong_usage(day: str, tmp_path: Path) -> None:
    """The day of --as-of lies in the years that periods have, written as a date."""
    done = CliRunner().invoke(scorecard, ["check", "--project", str(tmp_path), "--as-of", day])

    assert done.exit_code == 2


@pytest.mark.parametrize("epoch", ["9" * 20, "9" * 5000, "\u00b2", "\u0664\u0662"])
def test_an_impossible_source_date_epoch_is_passed_over(epoch: str, tmp_path: Path) -> None:
    """A number of seconds beyond the years of periods, or none, does not end in a crash."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text("title: A\npublisher: B\n", encoding="utf-8")

    words = ["check", "--project", str(tmp_path)]
    done = CliRunner().invoke(scorecard, words, env={"SOURCE_DATE_EPOCH": epoch})

    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("inside", ["content", "data", "templates"])
def test_a_site_inside_the_projects_own_files_is_refused(inside: str, repository: Path) -> None:
    """A site that the next build would read as content is not begun."""
    place = repository / inside / "site"
    words = ["build", "--project", str(repository), "--site", str(place), "--as-of", "2026-11-22"]
    done = CliRunner().invoke(scorecard, words)
    assert (done.exit_code, "foreign-folder" in done.output) == (1, True)
    assert not place.exists()


def test_a_complaint_page_on_the_same_host_is_no_fault(tmp_path: Path) -> None:
    """An address under the site's own, which is no page of the site, is somebody else's page."""
    project = tmp_path / "project"
    started = CliRunner().invoke(scorecard, ["init", str(project)])
    assert started.exit_code == 0, started.output
    site = project / "content" / "site.yaml"
    site.write_text(
        site.read_text(encoding="utf-8")
        + "base_url: https://state.example/\ncontact:\n  url: https://state.example/complain\n",
        encoding="utf-8",
    )
    done = CliRunner().invoke(scorecard, ["build", "--project", str(project)])
    assert done.exit_code == 0, done.output
