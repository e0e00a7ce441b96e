"""Who builds a site that does not know its address is told what it lacks."""

from pathlib import Path

from building import build_telling, write_files
from generator.cli.address import tell_address
from projects import CAMPING


def test_a_site_without_its_address_is_told_to_lack_feeds(tmp_path: Path) -> None:
    """Feeds, sitemap and cards need the full address; the command says so and what to type."""
    project = write_files(tmp_path / "project", CAMPING)
    build_telling(project, tmp_path / "bare")
    build_telling(project, tmp_path / "known", "--base-url", "https://scorecard.example/")

    assert "write base_url in content/site.yaml" in tell_address(tmp_path / "bare")
    assert tell_address(tmp_path / "known") == ""
