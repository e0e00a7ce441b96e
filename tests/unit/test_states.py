"""Every state of a component has an example: each branch of its macro is taken and left."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.gallery.shelf import Component, read_components
from generator.pages.views import Html, Words

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
COMPONENTS = read_components((TEMPLATES,))
STATUSES = {
    "met", "missed", "not_reported", "not_due", "not_judged", "no_cases", "no_target",
    "not_applicable", "suspended", "suppressed",
}  # fmt: skip
"""The statuses of the method, in the components that show any of them."""


class Marking(ImmutableSandboxedEnvironment):
    """Templates that say which of their branches they went through."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for mark, body in branches(tree):
            body.insert(0, nodes.Output([nodes.TemplateData(f"[[{name}:{mark}]]")]))
        return tree


def branches(tree: nodes.Template) -> Iterator[tuple[str, list[Any]]]:
    """The branches of a template by line: taken or left, or the round of a loop."""
    following = [id(one) for found in tree.find_all(nodes.If) for one in found.elif_]
    for found in tree.find_all(nodes.If):
        yield f"{found.lineno} taken", found.body
        if id(found) not in following:
            yield f"{found.lineno} left", found.else_
    for loop in tree.find_all(nodes.For):
        yield f"{loop.lineno} round", loop.body


def shown(value: object) -> object:
    """A value as it enters a page, without its language."""
    if isinstance(value, Html):
        return Markup(value.markup)  # noqa: S704 (an example)
    return value.text if isinstance(value, Words) else value


@pytest.fixture(scope="module")
def marking() -> Marking:
    """The packaged templates, marked."""
    found = Marking(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
    )
    found.globals["_"] = str
    found.filters |= {"plain": shown, "breakable": shown}
    return found


def went_through(component: Component, marking: Marking) -> str:
    """All examples of a component, with the marks of its branches."""
    macro = getattr(
        marking.get_template(f"components/{component.name}/macro.html").module,
        component.name.replace("-", "_"),
    )
    made = []
    for example in component.examples:
        given = dict(example.given)
        if "drawing" in macro.arguments:
            given["drawing"] = lambda key: key
        if "caller" in given:
            given["caller"] = lambda: ""
        made.append(str(macro(**given)))
    return "".join(made)


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_every_branch_of_a_component_has_an_example(component: Component, marking: Marking) -> None:
    """What a macro shows in one case and not in another is seen in both cases in the gallery."""
    path = f"components/{component.name}/macro.html"
    tree = marking.parse((TEMPLATES / path).read_text("utf-8"))
    text = went_through(component, marking)
    assert [mark for mark, _ in branches(tree) if f"[[{path}:{mark}]]" not in text] == []


@pytest.mark.parametrize("name", ["shape", "status", "verdict"])
def test_every_status_has_an_example(name: str) -> None:
    """A component that shows any status shows each of them in the gallery."""
    [component] = [one for one in COMPONENTS if one.name == name]
    assert set(STATUSES) <= {status_of(example.given) for example in component.examples}


def status_of(given: dict[str, Any]) -> str:
    """The status among the arguments of an example, or in its verdict."""
    return str(given["status"] if "status" in given else given["verdict"].status)
