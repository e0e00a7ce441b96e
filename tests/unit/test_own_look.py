"""The project that docs/make-it-your-own.md makes: one file of each kind replaces the packaged one.

The page is read as far as its first build that succeeds, and that site is looked at.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from building import write_files
from generator.build import Plan, build
from generator.diagnostics import Report
from generator.resources import templates_folder

DOCS = Path(__file__).resolve().parents[2] / "docs"
FILE = re.compile(r"^```\w+ (\S+)( \+)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def files_of(text: str) -> dict[str, str]:
    """The files that a page writes, as its last block about each leaves them."""
    files: dict[str, str] = {}
    for name, adds, content in FILE.findall(text):
        files[name] = (files.get(name, "") if adds else "") + content
    return files


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the page's project."""
    project = tmp_path_factory.mktemp("own-look")
    start, page = ((DOCS / name).read_text("utf-8") for name in ("start.md", "make-it-your-own.md"))
    until = page.index("Built site")
    write_files(project, files_of(start) | files_of(page[:until]))
    write_files(
        project, {"templates/assets/favicon.svg": SQUARE, "templates/lost.html": "{% if %}"}
    )
    folders = (project / "templates", templates_folder())
    report = Report()
    assert build(Plan(project, project / "site", folders, lambda _site: AS_OF), report), list(
        report
    )
    return project / "site"


AS_OF = date(2026, 4, 30)
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>\n'


def test_a_page_of_the_project_builds_on_the_packaged_one(site: Path) -> None:
    """What the packaged page says stands before what the project adds."""
    text = (site / "about/index.html").read_text("utf-8")
    assert text.index("What it is for") < text.index("Our seal")
    assert 'src="../assets/seal.svg"' in text


@pytest.mark.parametrize("path", ["index.html", "services/claims/index.html"])
def test_a_component_of_the_project_is_on_every_page(path: str, site: Path) -> None:
    """The footer of the project stands where the packaged pages have theirs, which it holds."""
    text = (site / path).read_text("utf-8")
    assert text.index("Published by") < text.index("Printed copies are at every county office.")


def test_a_style_sheet_of_the_project_comes_behind_the_packaged_ones(site: Path) -> None:
    """own.css is empty in the product, so nothing is lost where a project fills it."""
    style = (site / "assets/style.css").read_text("utf-8")
    assert style.index(".site-head {") < style.index("border-block-start: 6px solid")


def test_an_icon_of_the_project_is_the_icon(site: Path) -> None:
    """An asset of the same name takes the place of the packaged one."""
    assert (site / "assets/favicon.svg").read_text("utf-8") == SQUARE


def test_an_image_of_the_project_is_published(site: Path) -> None:
    """What has no packaged name lies in assets/ under its own."""
    assert "<circle" in (site / "assets/seal.svg").read_text("utf-8")


def test_what_no_page_asks_for_is_not_read(site: Path) -> None:
    """A template that nothing uses does not stop the build, nor is it published."""
    assert not list(site.rglob("lost*"))
