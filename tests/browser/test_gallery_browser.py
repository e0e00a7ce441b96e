"""Every example of every component, in a real browser: all of them on one page, read at once."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.reading import READ, Findings, read_site
from generator.diagnostics import Report
from generator.gallery import build_gallery
from generator.gallery.telling import made_distinct
from generator.sentences.accessibility import Check

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SHOWN = re.compile(r'<div class="example-shown">\n(.*?)\n</div>\n<div class="folds">', re.DOTALL)
MAIN = re.compile(r"(<main[^>]*>).*(</main>)", re.DOTALL)


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


@pytest.fixture(scope="module")
def findings(chromium: Browser, gallery: Path) -> Findings:
    """What is wrong with the examples, the tokens and a component with its sources, by check."""
    return read_site(chromium, gallery, ["all/", "tokens/", "verdict/"])


@pytest.mark.parametrize("check", READ)
def test_examples_have_no_fault(check: Check, findings: Findings) -> None:
    """Nothing is found on any example by this check, read as pages are."""
    assert findings.get(check, []) == []
