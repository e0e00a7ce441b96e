"""A project's own templates lay out pages; they do not run Python, and their slips are findings."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from jinja2.exceptions import SecurityError, TemplateNotFound

from generator.cli import scorecard
from generator.pages.parts import Link
from generator.render import BrokenTemplateError, Renderer
from generator.resources import templates_folder

FAULT = Path(__file__).resolve().parents[1] / "faults" / "broken-template" / "project"


@pytest.mark.parametrize("others", [(), (templates_folder(),)], ids=["alone", "with ours"])
@pytest.mark.parametrize(
    "escape", ["cycler.__init__.__globals__.os.name", "''.__class__.__mro__", "_.__globals__"]
)
def test_a_template_does_not_reach_python(
    escape: str, others: tuple[Path, ...], tmp_path: Path
) -> None:
    """What a pull request could put into a template cannot leave the template."""
    folder = tmp_path / "components/leak"
    folder.mkdir(parents=True)
    text = "{% macro leak() %}{{ (" + escape + ") ~ '' }}{% endmacro %}"
    (folder / "macro.html").write_text(text, encoding="utf-8")

    with pytest.raises((SecurityError, BrokenTemplateError), match="unsafe"):
        Renderer([tmp_path, *others]).component("leak", {})


def test_a_template_that_comes_late_is_not_read(tmp_path: Path) -> None:
    """Where a project has none, ours are trusted; none of another folder can join them then."""
    renderer = Renderer([tmp_path, templates_folder()])
    (tmp_path / "components/leak").mkdir(parents=True)
    (tmp_path / "components/leak/macro.html").write_text("{% macro leak() %}{% endmacro %}")

    with pytest.raises(TemplateNotFound):
        renderer.component("leak", {})
    assert Renderer([tmp_path, templates_folder()]).component("leak", {}) == "\n"


def test_trusted_templates_write_the_same(tmp_path: Path) -> None:
    """A component of ours is the same whether or not a project could have templates."""
    (tmp_path / "a.html").write_text("")
    folders = [tmp_path, templates_folder()]
    given = {"link": Link("Met & kept", "a/")}
    trusted, judged = (Renderer(own).component("link", given) for own in (folders[1:], folders))
    assert trusted == judged
    assert "Met &amp; kept" in trusted


@pytest.mark.parametrize("way", ["__class__", "__dataclass_fields__", "text.__class__"])
def test_what_was_read_once_opens_nothing_else(way: str, tmp_path: Path) -> None:
    """A field that the sandbox gave out before leads no further than the first time."""
    folder = tmp_path / "components/leak"
    folder.mkdir(parents=True)
    text = "{% macro leak(link, deep) %}{{ link.text }}{% if deep %}{{ link.WAY ~ '' }}{% endif %}"
    (folder / "macro.html").write_text(text.replace("WAY", way) + "{% endmacro %}")
    renderer, link = Renderer([tmp_path]), Link("Met", "a/")

    for _ in range(3):
        assert renderer.component("leak", {"link": link, "deep": False}) == "Met\n"
        with pytest.raises(SecurityError):
            renderer.component("leak", {"link": link, "deep": True})


SLIPS = [
    ("{% block content %}\n{% if %}\n{% endblock %}", 2),
    ("{{ _.__globals__ }}", 1),
    ("<p>\n{{ page.nothing }}", 2),
    ("{{ 1 // 0 }}", 1),
    ("{% include 'nowhere.html' %}", 1),
    ("{{ 'x' | upside_down }}", 1),
    ("{{ drawing('none') }}", 1),
]


def build(project: Path, *words: str) -> tuple[int, str]:
    """What the command gives and prints for a project that is built into `site` beside it."""
    site = project.parent / "site"
    given = ["build", "--project", str(project), "--site", str(site), "--as-of", "2026-04-30"]
    done = CliRunner().invoke(scorecard, [*given, "--quiet", *words], prog_name="scorecard")
    return done.exit_code, done.stdout


def with_template(folder: Path, name: str, content: bytes) -> Path:
    """A project whose own templates/ holds this one file."""
    project = folder / "project"
    shutil.copytree(FAULT, project)
    shutil.rmtree(project / "templates")
    (project / "templates" / name).parent.mkdir(parents=True)
    (project / "templates" / name).write_bytes(content)
    return project


@pytest.mark.parametrize(("text", "line"), SLIPS)
def test_a_slip_in_a_template_is_a_finding(text: str, line: int, tmp_path: Path) -> None:
    """Whatever is wrong in a project's own template, its file and line are told."""
    code, said = build(with_template(tmp_path, "pages/about.html", text.encode()))
    assert code == 1
    assert said.startswith(f"templates/pages/about.html:{line}: error: ")
    assert "[broken-template]" in said


@pytest.mark.parametrize("content", [b"", b"{% macro link() %}{% endmacro %}", b"caf\xe9"])
def test_a_component_that_does_not_fit(content: bytes, tmp_path: Path) -> None:
    """A component of the project's own that the packaged pages cannot use is named."""
    code, said = build(with_template(tmp_path, "components/link/macro.html", content))
    assert code == 1
    assert said.startswith("templates/components/link/macro.html: error: ")


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("base.css", b":root {\n  --font: 'Caf\xe9';\n}\n", "2"),
        ("tokens.css", b":root {\n  --font: 'Caf\xe9';\n}\n", "2:15"),
        ("favicon.svg", b"\xff", ""),
    ],
)
def test_an_asset_that_cannot_be_read(name: str, content: bytes, line: str, tmp_path: Path) -> None:
    """A style sheet or an icon of the project's own that is no UTF-8 is named."""
    code, said = build(with_template(tmp_path, f"assets/{name}", content))
    assert code == 1
    assert said.startswith(f"templates/assets/{name}:{line}: error: ".replace("::", ":"))
    assert "not saved as UTF-8" in said
    assert not (tmp_path / "site").exists()


def test_a_broken_template_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    """The site of before stays, byte for byte."""
    project = with_template(tmp_path, "pages/unused.html", b"")
    assert build(project)[0] == 0
    before = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*.html")}
    (project / "templates/pages/about.html").write_text("{{ page.nothing }}", encoding="utf-8")
    assert build(project, "--jobs", str(os.cpu_count() or 1))[0] == 1
    assert {path: path.read_bytes() for path in (tmp_path / "site").rglob("*.html")} == before
