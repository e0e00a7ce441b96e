"""In a browser the preview reloads its pages, and shows and takes away the bar of findings."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.pages import Visitor, csp_violations, no_sideways_scroll, run_axe
from previewing import AGENCY, FILES, PATIENCE, Previewed, previewing, project_in

Scheme = Literal["light", "dark"]
SOON = 1000 * PATIENCE
HOSTILE = "name: Labor\nofficial:\n  title: Director\n<script>alert(1)</script>: x\n"
BAR = ".scorecard-preview"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    """The small project, previewed."""
    project = project_in(tmp_path_factory.mktemp("preview") / "project")
    with previewing(project) as previewed:
        yield previewed


@pytest.fixture
def visitor(preview: Previewed, chromium: Browser) -> Iterator[Visitor]:
    """Somebody who looks at it; the agency is as it was before."""
    visitor = Visitor(chromium, preview.address)
    yield visitor
    visitor.leave()
    if (preview.project / AGENCY).read_text(encoding="utf-8") != FILES[AGENCY]:
        preview.after(lambda: preview.edit(AGENCY=FILES[AGENCY]))


def open_agency(visitor: Visitor, *, scheme: Scheme = "light") -> Page:
    """The page of the agency on a phone."""
    return visitor.open_page("agencies/labor/", width=320, colour_scheme=scheme)


def test_page_reloads_where_it_was_read(preview: Previewed, visitor: Visitor) -> None:
    """A saved file is seen in the open page, at the place that was being read."""
    page = open_agency(visitor)
    page.evaluate("scrollTo(0, 200)")
    preview.edit(AGENCY=FILES[AGENCY].replace("Labor", "Work"))
    expect(page.locator("h1")).to_have_text("Work", timeout=SOON)
    page.wait_for_load_state("load")  # the place is found again when everything is there
    assert page.evaluate("scrollY") == 200
    assert csp_violations(page) == []


def test_page_is_loaded_once_for_a_change(preview: Previewed, visitor: Visitor) -> None:
    """Shown before the rest, it stays when that is there; nothing says any more that it is not."""
    page = open_agency(visitor)
    loads: list[Page] = []
    page.on("load", lambda one: loads.append(one))  # noqa: PLW0108 (Playwright marks what it is given)
    preview.after(lambda: preview.edit(AGENCY=FILES[AGENCY].replace("Labor", "Work")))
    expect(page.locator("h1")).to_have_text("Work", timeout=SOON)
    expect(page.locator(".scorecard-preview-rest")).to_have_count(0, timeout=SOON)
    assert preview.stage.shown.completes
    assert len(loads) == 1
    assert csp_violations(page) == []


def test_findings_come_and_go(preview: Previewed, visitor: Visitor) -> None:
    """A fault is told in the page that is open, as text, and gone when it is mended."""
    page = open_agency(visitor)
    expect(page.locator(BAR)).to_have_count(0)
    preview.edit(AGENCY=HOSTILE)
    bar = page.get_by_role("region", name="Findings of the preview")
    expect(bar).to_contain_text("content/agencies/labor.yaml:4:1", timeout=SOON)
    expect(bar).to_contain_text("<script>alert(1)</script>")
    expect(bar.get_by_role("status")).to_contain_text("last site that could be built")
    preview.edit(AGENCY=FILES[AGENCY])
    expect(page.locator(BAR)).to_have_count(0, timeout=SOON)


def test_bar_can_be_put_away_by_keyboard(preview: Previewed, visitor: Visitor) -> None:
    """It folds and hides by keys, stays hidden on the next page, and comes back with other news."""
    preview.after(lambda: preview.edit(AGENCY=HOSTILE))
    page = open_agency(visitor)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"{BAR} ul")).to_be_hidden()
    page.get_by_role("button", name="Hide findings").focus()
    page.keyboard.press("Enter")
    expect(page.locator(BAR)).to_be_hidden()
    page.goto(preview.address)
    expect(page.locator(BAR)).to_be_hidden()
    preview.edit(AGENCY="name: [\n")
    expect(page.locator(BAR)).to_be_visible(timeout=SOON)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bar_is_accessible(preview: Previewed, visitor: Visitor, scheme: Scheme) -> None:
    """Axe finds nothing wrong with it, and it fits a phone."""
    preview.after(lambda: preview.edit(AGENCY=HOSTILE))
    page = open_agency(visitor, scheme=scheme)
    expect(page.locator(BAR)).to_be_visible()
    assert run_axe(page) == []
    assert no_sideways_scroll(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_findings_alone_are_accessible(chromium: Browser, tmp_path: Path, scheme: Scheme) -> None:
    """Where there is no site yet, the page of findings has no fault either, and gives way to it."""
    with previewing(project_in(tmp_path / "project", AGENCY=HOSTILE)) as previewed:
        visitor = Visitor(chromium, previewed.address)
        page = visitor.open_page(width=320, colour_scheme=scheme)
        assert run_axe(page) == []
        assert no_sideways_scroll(page)
        previewed.edit(AGENCY=FILES[AGENCY])
        expect(page.locator("h1")).to_have_text("Franklin Scorecard", timeout=SOON)
        visitor.leave()
