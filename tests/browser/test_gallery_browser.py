"""Every example of every component, in a real browser: all of them on one page, read at once."""

import re
from pathlib import Path

import pytest

from browser.pages import Visit, csp_violations, no_sideways_scroll, run_axe
from generator.diagnostics import Report
from generator.gallery import build_gallery
from generator.gallery.telling import made_distinct

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SHOWN = re.compile(r'<div class="example-shown">\n(.*?)\n</div>\n<div class="folds">', re.DOTALL)
MAIN = re.compile(r"(<main[^>]*>).*(</main>)", re.DOTALL)

MODES = [
    pytest.param({"width": 320}, id="phone"),
    pytest.param({"width": 1280, "colour_scheme": "dark"}, id="desk, dark"),
]


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged gallery, with a page that holds the examples of all components."""
    folder = tmp_path_factory.mktemp("gallery") / "site"
    assert build_gallery((TEMPLATES,), folder, Report())
    pages = sorted(path for path in folder.glob("*/index.html") if path.parent.name != "tokens")
    parts = [part for path in pages for part in stitched(path)]
    body = "<h1>All examples</h1>\n" + "\n".join(parts)
    frame = (folder / "tokens/index.html").read_text("utf-8")
    (folder / "all").mkdir()
    page = MAIN.sub(lambda found: found[1] + body + found[2], frame)
    (folder / "all/index.html").write_text(page, "utf-8")
    return folder


def stitched(path: Path) -> list[str]:
    """The examples of one component below its name, their ids unlike those of any other."""
    name = path.parent.name
    examples = SHOWN.findall(path.read_text("utf-8"))
    assert examples
    return [
        f'<h2 id="{name}-{number}_title">{name} {number}</h2>'
        + made_distinct(example, f"{name}-{number}", name=f"{name} {number}")
        for number, example in enumerate(examples)
    ]


@pytest.mark.parametrize("mode", MODES)
def test_every_example_is_accessible(gallery: Path, visit: Visit, mode: dict[str, object]) -> None:
    """With every fold open axe finds nothing, and the page never scrolls sideways."""
    page = visit(gallery).open_page("all/", **mode)  # type: ignore[arg-type]
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    assert run_axe(page) == []
    assert no_sideways_scroll(page)
    assert csp_violations(page) == []


@pytest.mark.parametrize("path", ["tokens/", "verdict/"])
def test_a_page_of_the_gallery_is_accessible(gallery: Path, visit: Visit, path: str) -> None:
    """The tokens, and a component with its sources."""
    page = visit(gallery).open_page(path, width=320)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    assert run_axe(page) == []
    assert no_sideways_scroll(page)
