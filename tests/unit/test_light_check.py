"""A check loads what reads and judges, and nothing of what tells, draws, renders and writes."""

import sys
from pathlib import Path
from subprocess import run

import pytest

from building import AS_OF, write_files

UNNEEDED = {
    *("altair", "asyncio", "babel", "deflate", "jinja2", "segno", "vl_convert"),
    *("generator.build", "generator.gather", "generator.render", "generator.write"),
}
"""What takes as long to load as half of what a check needs."""

SITE = "title: Services\npublisher: A State\nbase_url: https://example.org/\n"
PAGE = "---\ntitle: About\n---\n\nSee [the results](../nowhere/)."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The smallest project, which knows the address of its site."""
    return write_files(tmp_path, {"content/site.yaml": SITE})


def check(project: Path) -> tuple[set[str], str]:
    """The modules that a check loads, and what it prints."""
    words = ("check", "--project", str(project), "--as-of", AS_OF)
    command = [sys.executable, "-X", "importtime", "-m", "generator", *words]
    done = run(command, capture_output=True, text=True, check=False)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}, done.stdout


def test_what_only_a_build_needs_is_not_loaded(project: Path) -> None:
    """Where no link was written and no edition is there."""
    loaded, _said = check(project)

    assert {"generator.examine", "generator.publishing"} <= loaded
    assert not loaded & UNNEEDED


def test_a_written_link_is_followed_all_the_same(project: Path) -> None:
    """Which pages there are is known by telling them."""
    write_files(project, {"content/pages/about.md": PAGE})

    loaded, said = check(project)

    assert "faulty-page" in said
    assert "generator.gather" in loaded
