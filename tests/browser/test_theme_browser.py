"""A themed site in a real browser: what is read, the logo, nothing foreign."""

from pathlib import Path
from typing import Literal

import pytest

from browser.pages import Visit, csp_violations, foreign_requests, run_axe
from building import build_site, write_files

SITE = """\
title: Scorecard
publisher: State of Franklin
complaint:
  phone: 555 0101
banner: This website is new.
theme:
  accent: "#2275b1"
  logo: seal.svg
  typeface: serif
"""
SEAL = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40">
<path fill="#2275b1" d="M0 0h80v40H0z"/></svg>
"""


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project with the palest accent that passes, a logo and a banner."""
    project = tmp_path_factory.mktemp("themed") / "project"
    files = {"content/site.yaml": SITE, "templates/assets/seal.svg": SEAL}
    return build_site(write_files(project, files), project.parent / "site")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_themed_page_is_accessible(
    scheme: Literal["light", "dark"], themed: Path, visit: Visit
) -> None:
    """The accent that the check lets pass, and the one derived from it, pass axe."""
    visitor = visit(themed, under="/scorecard/")
    page = visitor.open_page("about/", width=320, colour_scheme=scheme)
    assert run_axe(page) == []
    assert csp_violations(page) == []
    assert foreign_requests(page, visitor.address) == []


def test_the_logo_is_seen(themed: Path, visit: Visit) -> None:
    """It is loaded from the site below a sub-path, keeps its shape, and says whose it is."""
    logo = visit(themed, under="/scorecard/").open_page("about/").get_by_alt_text("State of")
    width, height = logo.evaluate("image => [image.clientWidth, image.clientHeight]")
    assert logo.evaluate("image => image.complete && image.naturalWidth > 0")
    assert (height, width) == (36, 72)
