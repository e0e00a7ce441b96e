"""The gallery: every component and example is there, sound, and the project's own is shown."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.gallery import build_gallery, fill_gallery
from generator.gallery.drawings import FIGURES
from generator.gallery.shelf import read_comment
from generator.gallery.telling import made_distinct
from generator.gallery.tokens import read_tokens
from generator.links import What, check, outline
from generator.write import MemoryWriter

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
ELSEWHERE = {What.MISSING_FILE, What.MISSING_ANCHOR, What.LEAVES_SITE}
"""What examples do: they name pages of a site that is not there."""

OWN_NOTICE = (
    "{# A notice. #}\n{% macro notice(text, kind) %}<p>Our own: {{ text }}</p>{% endmacro %}"
)


@pytest.fixture(scope="module")
def gallery() -> dict[str, bytes]:
    """The files of the packaged gallery."""
    return filled(TEMPLATES)


def filled(*folders: Path) -> dict[str, bytes]:
    """The files of the gallery of these templates."""
    writer = MemoryWriter()
    fill_gallery(writer, folders)
    return writer.files


def with_own(folder: Path, **files: str) -> Path:
    """A project's templates/ with files of its own for the component notice."""
    own = folder / "templates/components/notice"
    own.mkdir(parents=True)
    for name, text in files.items():
        (own / {"macro": "macro.html", "examples": "examples.json"}[name]).write_text(text, "utf-8")
    return folder / "templates"


def test_every_component_has_a_page_and_every_example_its_place(gallery: dict[str, bytes]) -> None:
    """Whatever lies in templates/components/ is in the index, and its examples on its page."""
    index = gallery["index.html"].decode()
    for folder in (TEMPLATES / "components").iterdir():
        page = unescape(gallery[f"{folder.name}/index.html"].decode())
        file = json.loads((folder / "examples.json").read_text("utf-8"))
        assert f'href="{folder.name}/"' in index
        assert re.findall(r'class="example-name".*?>(.*?)</h2>', page) == [
            name[:1].upper() + name[1:] for name in file["examples"]
        ]


def test_pages_are_sound(gallery: dict[str, bytes]) -> None:
    """No id stands twice, no heading is skipped, what refers to an id finds it, no style, script.

    Links of examples lead to pages of a site, which is not there.
    """
    pages = {path: outline(text) for path, text in gallery.items() if path.endswith(".html")}
    faults = [fault for fault in check(pages, gallery) if fault.what not in ELSEWHERE]
    assert faults == []


def test_an_example_is_shown_with_its_arguments_and_its_markup(gallery: dict[str, bytes]) -> None:
    """Beside the live component stand the JSON it is made of and the HTML it became."""
    page = gallery["verdict/index.html"].decode()
    assert '<div class="verdict is-missed">' in page
    assert '"status": "missed"' in unescape(page)
    assert "&lt;div class=&#34;verdict is-missed&#34;&gt;" in page


def test_the_parts_of_an_argument_are_told(gallery: dict[str, bytes]) -> None:
    """A component's page says what a Verdict is made of, and which part may be left out."""
    page = " ".join(re.sub(r"<[^>]+>", " ", gallery["verdict/index.html"].decode()).split())
    assert "verdict(verdict)" in page
    assert "sentence str | Words yes" in page
    assert "cautions tuple of str | Words no" in page


def test_every_kind_of_chart_is_shown() -> None:
    """Each figure for examples is named by some example."""
    texts = [path.read_text("utf-8") for path in TEMPLATES.glob("components/*/examples.json")]
    named = {key for text in texts for key in re.findall(r'"(?:key|spark)": "([^"]*)"', text)}
    assert named == set(FIGURES)


def test_every_token_is_shown_with_its_contrast(gallery: dict[str, bytes]) -> None:
    """Each colour, size and space of tokens.css has a line, and a rule that shows it."""
    page = gallery["tokens/index.html"].decode()
    style = gallery["assets/style.css"].decode()
    light, _ = read_tokens((TEMPLATES / "assets/tokens.css").read_text("utf-8"))
    shown = [name for name, value in light.items() if value.startswith("#")]
    shown += [name for name in light if name.startswith(("size-", "space-"))]
    assert len(shown) > 20
    for name in shown:
        assert f"<code>--{name}</code>" in page
        assert f".token-{name} {{" in style
    assert "#16191d, 17.63 to 1 on paper" in page


def test_a_component_of_the_project_is_shown_in_its_place(tmp_path: Path) -> None:
    """The project's own macro stands there, with the packaged examples, and is marked."""
    files = filled(with_own(tmp_path, macro=OWN_NOTICE), TEMPLATES)
    assert b"<p>Our own: Demonstration" in files["notice/index.html"]
    assert files["index.html"].count(b"The project&#39;s own") == 1


def test_examples_of_the_project_take_the_place_of_the_packaged_ones(tmp_path: Path) -> None:
    """A project may show its component in states of its own."""
    examples = {"text": "str", "kind": "str"}, {"ours": {"text": "Late.", "kind": "banner"}}
    text = json.dumps(dict(zip(("arguments", "examples"), examples, strict=True)))
    page = filled(with_own(tmp_path, examples=text), TEMPLATES)["notice/index.html"]
    assert b">Ours</h2>" in page
    assert page.count(b'class="example"') == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("macro", "{% macro notice(text, kind) %}{{ text.of }}{% endmacro %}", "has no 'of'"),
        ("macro", "{% macro other() %}{% endmacro %}", "requested name 'notice'"),
        ("examples", '{"arguments": {}, }', "it is no JSON"),
        ("examples", '{"arguments": {}, "examples": {"a": {"b": 1}}}', "does not fit"),
        ("examples", "[]", "does not fit"),
    ],
)
def test_a_slip_of_the_project_is_a_finding(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    """A template or a file of examples that cannot be used is named, and nothing is written."""
    report = Report()
    folders = (with_own(tmp_path, **{name: text}), TEMPLATES)
    assert not build_gallery(folders, tmp_path / "gallery", report)
    [found] = report
    assert found.code == "broken-template"
    assert found.place is not None
    assert "components/notice/" in found.place.path
    assert said in found.message
    assert not (tmp_path / "gallery").exists()


def test_a_component_without_its_macro_is_a_finding(tmp_path: Path) -> None:
    """A component of the project alone has a macro of its folder's name."""
    own = tmp_path / "templates/components/our-badge"
    own.mkdir(parents=True)
    (own / "macro.html").write_text("{% macro badge() %}{% endmacro %}", "utf-8")
    (own / "examples.json").write_text('{"arguments": {}, "examples": {"one": {}}}', "utf-8")
    report = Report()
    build_gallery((tmp_path / "templates", TEMPLATES), tmp_path / "gallery", report)
    assert ["it has no macro 'our_badge'" in one.message for one in report] == [True]


def test_a_component_cannot_take_the_place_of_a_page(tmp_path: Path) -> None:
    """A component called as a page of the gallery is a finding."""
    own = tmp_path / "templates/components/tokens"
    own.mkdir(parents=True)
    (own / "macro.html").write_text("{% macro tokens() %}{% endmacro %}", "utf-8")
    report = Report()
    build_gallery((tmp_path / "templates", TEMPLATES), tmp_path / "gallery", report)
    assert [one.place.path for one in report] == ["templates/components/tokens/macro.html"]


def test_the_gallery_wears_the_theme_of_its_project(tmp_path: Path) -> None:
    """The accent of content/site.yaml is the gallery's, even where the file is not complete."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text('theme:\n  accent: "7a1f5c"\n', "utf-8")
    writer = MemoryWriter()
    fill_gallery(writer, (TEMPLATES,), project=tmp_path)
    assert b"--accent:#7a1f5c" in writer.files["assets/style.css"]


def test_what_somebody_else_made_is_not_replaced(tmp_path: Path) -> None:
    """A folder with other files stays as it is."""
    (tmp_path / "gallery").mkdir()
    (tmp_path / "gallery/mine.txt").write_text("mine", "utf-8")
    report = Report()
    assert not build_gallery((TEMPLATES,), tmp_path / "gallery", report)
    assert [one.code for one in report] == ["foreign-folder"]
    assert [path.name for path in (tmp_path / "gallery").iterdir()] == ["mine.txt"]


def test_the_gallery_of_the_packaged_templates_is_nobodys_own(tmp_path: Path) -> None:
    """In the checkout the project's templates are the packaged ones, and none is marked."""
    assert build_gallery((TEMPLATES, TEMPLATES), tmp_path / "gallery", Report())
    assert (
        "own" not in (tmp_path / "gallery/notice/index.html").read_text("utf-8").split("Files")[-1]
    )


def test_ids_of_an_example_are_its_own() -> None:
    """An id, what is labelled by it and the links to it change; other links and words do not."""
    markup = (
        '<p id="a">id="a"</p><b aria-labelledby="a x" headers="a"></b>'
        '<a href="#a">1</a><a href="#b">2</a><svg><use href="#shape_met"/></svg>'
    )
    assert made_distinct(markup, "e", name="Plain") == (
        '<p id="e_a">id="a"</p><b aria-labelledby="e_title e_a x" headers="e_a"></b>'
        '<a href="#e_a">1</a><a href="#b">2</a><svg><use href="#shape_met"/></svg>'
    )


def test_landmarks_of_an_example_are_named_after_it() -> None:
    """Two examples may hold the same landmark: its name begins with that of the example."""
    markup = '<nav aria-label="Main"></nav><svg aria-label="A chart"></svg>'
    assert made_distinct(markup, "e", name="Plain") == (
        '<nav aria-label="Plain: Main"></nav><svg aria-label="A chart"></svg>'
    )


def test_a_comment_is_read() -> None:
    """What a component is, its call, and its arguments, whose lines may go on."""
    said = "A mark.\nOf a chart.\n\nmark(name)    inline\n  name   one of\n         two\n\nMore.\n"
    assert read_comment(f"{{#\n{said}#}}", "mark") == (
        "A mark. Of a chart. More.",
        "mark(name)",
        [("name", "one of two")],
    )
