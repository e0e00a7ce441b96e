"""Every component, by its examples: they are contract, gallery and fixture at once."""

import json
import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.gallery.drawings import FIGURES
from generator.pages.examples import read_examples
from generator.pages.views import Html, Link, Words
from generator.render import Renderer

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
COMPONENTS = sorted(folder.name for folder in (TEMPLATES / "components").iterdir())
DRAWINGS = dict.fromkeys(FIGURES, '<svg class="plot" role="img" aria-label="A chart."></svg>')
HOSTILE = "\"'><script>alert(1)</script>"
STATUSES = (
    "met",
    "missed",
    "not_reported",
    "not_due",
    "not_judged",
    "no_cases",
    "no_target",
    "not_applicable",
    "suspended",
    "suppressed",
)
VOID = {"br", "hr", "img", "input", "link", "meta", "rect", "circle", "path", "use", "wbr"}


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """The packaged templates in English."""
    return Renderer([TEMPLATES])


def examples(name: str) -> dict[str, dict[str, Any]]:
    """The examples of a component."""
    path = TEMPLATES / "components" / name / "examples.json"
    return read_examples(path.read_text("utf-8"))


def every_example() -> list[tuple[str, str]]:
    """Component and example names."""
    return [(name, example) for name in COMPONENTS for example in examples(name)]


def spoiled(value: Any) -> Any:  # noqa: ANN401 (any view)
    """The value with a script after every text in it, addresses and ids included."""
    if isinstance(value, str):
        return value + HOSTILE
    if isinstance(value, tuple):
        return tuple(spoiled(item) for item in value)
    if isinstance(value, Html) or not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {field.name: spoiled(getattr(value, field.name)) for field in fields(value)}
    return replace(value, **changed)


class Tags(HTMLParser):
    """Collects ids, attribute names and headings, and refuses tags that cross or stay open."""

    def __init__(self, text: str) -> None:
        """The text is read at once."""
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.names: set[str] = set()
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """A tag closes; it is the one that was opened last."""
        if tag not in VOID:
            assert self.open.pop() == tag


class KeepsKey(dict[str, str]):
    """A drawing for every key, so that a spoiled key has one too."""

    def __missing__(self, key: str) -> str:
        """The one drawing there is."""
        return DRAWINGS["example"]


@pytest.mark.parametrize(("name", "example"), every_example())
def test_example_renders_as_closed_markup_with_unique_ids(
    renderer: Renderer, name: str, example: str
) -> None:
    """Every example renders; its tags close in order and no id stands twice."""
    found = Tags(renderer.component(name, examples(name)[example], drawings=DRAWINGS))
    assert len(found.ids) == len(set(found.ids))


@pytest.mark.parametrize(("name", "example"), every_example())
def test_example_obeys_the_content_security_policy(
    renderer: Renderer, name: str, example: str
) -> None:
    """No example has a style attribute, an event handler, a style or a script."""
    found = Tags(renderer.component(name, examples(name)[example], drawings=DRAWINGS))
    assert not {item for item in found.attributes if item == "style" or item.startswith("on")}
    assert not found.names & {"style", "script", "iframe", "object", "embed"}


@pytest.mark.parametrize(("name", "example"), every_example())
def test_no_text_of_a_component_becomes_markup(renderer: Renderer, name: str, example: str) -> None:
    """A script in any text, address or id of an example comes out as text."""
    given = {key: spoiled(value) for key, value in examples(name)[example].items()}
    text = renderer.component(name, given, drawings=KeepsKey())
    assert "<script" not in text
    assert ("&lt;script" in text) == bool(given)


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_documents_the_arguments_of_its_macro(name: str) -> None:
    """A macro opens with a comment that shows its call and names every argument."""
    source = (TEMPLATES / "components" / name / "macro.html").read_text("utf-8")
    comment = source.partition("#}")[0]
    macro = name.replace("-", "_")
    signature = re.search(rf"{{% macro {macro}\((.*?)\) %}}", source)
    assert source.startswith("{#\n")
    assert signature is not None
    assert f"{macro}({signature[1]})" in comment
    names = [part.partition("=")[0].strip() for part in signature[1].split(",") if part]
    assert [
        item for item in names if not re.search(rf"^  {item}  +\S", comment, re.MULTILINE)
    ] == []


@pytest.mark.parametrize("name", COMPONENTS)
def test_examples_name_only_arguments_of_the_macro(name: str) -> None:
    """The kinds of a file of examples are the arguments of its macro, and what it is put around."""
    source = (TEMPLATES / "components" / name / "macro.html").read_text("utf-8")
    signature = re.search(rf"{{% macro {name.replace('-', '_')}\((.*?)\) %}}", source)
    assert signature is not None
    taken = {part.partition("=")[0].strip() for part in signature[1].split(",") if part}
    file = json.loads((TEMPLATES / "components" / name / "examples.json").read_text("utf-8"))
    assert set(file["arguments"]) - {"caller"} == taken - {"drawing"}


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_shape_of_its_own(renderer: Renderer, status: str) -> None:
    """The sprite holds one drawing a status, and no two statuses share it."""
    sprite = renderer.component("sprite", {})
    shapes = dict(
        re.findall(r'<symbol id="shape_(\w+)" viewBox="0 0 16 16">(.*?)</symbol>', sprite)
    )
    others = [shape for name, shape in shapes.items() if name not in {status, "plain"}]
    assert shapes[status] not in others


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_every_fixed_word_of_a_template_can_be_translated(path: Path) -> None:
    """Outside tags, expressions and comments a template has no letters."""
    source = path.read_text("utf-8")
    bare = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", source, flags=re.DOTALL)
    bare = re.sub(r"<[^>]*>", "", bare, flags=re.DOTALL)
    assert re.findall(r"[^\W\d_]+", bare) == []


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_no_template_makes_safe_markup(path: Path) -> None:
    """Only the prose door and the charts make markup; a template never declares any safe."""
    source = path.read_text("utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|Markup", source)


def test_examples_become_the_views_of_their_kinds() -> None:
    """Maps become views, lists tuples, and a map with a language words of that language."""
    text = (
        '{"arguments": {"links": "Link..."}, "examples": {"one": {"links": '
        '[{"text": {"text": "Santé", "lang": "fr"}}]}}}'
    )
    assert read_examples(text) == {"one": {"links": (Link(Words("Santé", "fr")),)}}


@pytest.mark.parametrize("link", ['{"txt": "a"}', '{"text": 1}', '{"href": "a"}'])
def test_example_that_no_page_could_show_is_refused(link: str) -> None:
    """A key that a view does not have, a wrong type and a missing key are errors."""
    text = f'{{"arguments": {{"link": "Link"}}, "examples": {{"one": {{"link": {link}}}}}}}'
    with pytest.raises((KeyError, TypeError)):
        read_examples(text)
