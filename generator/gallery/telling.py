"""The gallery's pages: the list of components, and a page for each with all its examples.

Takes components and the markup of their examples. Gives views. Must not read a file, nor render.

Several examples stand on one page, so they are made distinct: an id has the name of its example
before it, what refers to it inside the example follows, and so do the names of landmarks. An
example that is an item of a list is put into one.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from html import escape
from inspect import cleandoc
from types import GenericAlias
from typing import Any, get_args, get_type_hints

from generator.gallery.shelf import Component
from generator.pages.gallery_views import (
    ComponentLine,
    ComponentPage,
    ComponentTitles,
    GalleryPage,
    ShownExample,
    ViewKind,
)
from generator.pages.parts import Cell, Column, Html, Link, Row, Table
from generator.pages.views import Footer, Frame
from generator.text import slug

NAME = "Gallery of components"
TITLES = ComponentTitles("Examples", "Arguments as JSON", "Markup", "Arguments", "Files")
LEDE = (
    "Every part that pages are built of, in every state it can have. The figures are invented. "
    "A project that puts a file of the same name into its own templates/ sees its own part here."
)
OWN = "The project's own"
_ID = re.compile(r' id="([^"]+)"')
_MODULE = re.compile(r"\b(?:generator\.[\w.]+|typing)\.")
_REFERENCE = re.compile(
    r'(?<= )(aria-labelledby|aria-describedby|aria-controls|headers|for|id)="([^"]*)"'
)
_ANCHOR = re.compile(r' href="#([^"]+)"')
_NAVIGATION = re.compile(r'(<nav\b[^>]* aria-label=")')


def tell_gallery(components: Sequence[Component]) -> GalleryPage:
    """The list of all components."""
    lines = [
        ComponentLine(
            Link(one.name, f"{one.name}/"),
            one.what,
            "1 example" if len(one.examples) == 1 else f"{len(one.examples)} examples",
            OWN if one.own else "",
        )
        for one in components
    ]
    return GalleryPage(
        path="index.html",
        title=NAME,
        description=LEDE,
        heading=NAME,
        lang="en",
        root="",
        frame=frame_at("", current="components"),
        lede=LEDE,
        lines=tuple(lines),
    )


def tell_component(component: Component, markup: Mapping[str, str]) -> ComponentPage:
    """A component's page; `markup` holds each of its examples rendered, by name."""
    arguments = component.arguments
    return ComponentPage(
        path=f"{component.name}/index.html",
        title=f"{component.name} · {NAME}",
        description=component.what,
        heading=component.name,
        lang="en",
        root="../",
        frame=frame_at("../"),
        breadcrumb=(Link(NAME, "../"),),
        what=component.what,
        call=component.call,
        files=tuple(Link(f"{path} · {OWN}" if own else path) for path, own in component.files),
        arguments=_arguments_table(component) if arguments else None,
        kinds=tuple(_tell_kind(kind) for kind in kinds_within(component.kinds)),
        examples=tuple(_show(component, name, text) for name, text in markup.items()),
        titles=TITLES,
    )


def frame_at(root: str, *, current: str = "") -> Frame:
    """The header and the footer of the gallery."""
    ways = (("components", "Components", root or "./"), ("tokens", "Tokens", f"{root}tokens/"))
    return Frame(
        site=NAME,
        home=root or "./",
        navigation=tuple(
            Link(word, href, "page" if name == current else "") for name, word, href in ways
        ),
        footer=Footer(publisher="scorecard gallery"),
    )


def _show(component: Component, name: str, markup: str) -> ShownExample:
    written = next(one.written for one in component.examples if one.name == name)
    anchor, title = f"example-{slug(name)}", name[:1].upper() + name[1:]
    shown = made_distinct(markup, anchor, name=title)
    return ShownExample(
        anchor,
        title,
        Html(f'<ul class="example-list">{shown}</ul>' if shown.startswith("<li") else shown),
        json.dumps(written, ensure_ascii=False, indent=2),
        markup.strip(),
    )


def made_distinct(markup: str, prefix: str, *, name: str) -> str:
    """The markup with `prefix` before its ids and what refers to them, `name` before landmarks."""
    known = set(_ID.findall(markup))

    def renamed(found: re.Match[str]) -> str:
        words = [f"{prefix}_{word}" if word in known else word for word in found[2].split(" ")]
        title = f"{prefix}_title " if found[1] == "aria-labelledby" else ""
        return f'{found[1]}="{title}{" ".join(words)}"'

    markup = _REFERENCE.sub(renamed, markup)
    markup = _ANCHOR.sub(
        lambda found: f' href="#{prefix}_{found[1]}"' if found[1] in known else found[0], markup
    )
    return _NAVIGATION.sub(rf"\1{escape(name)}: ", markup)


# ---- what the arguments are


def _arguments_table(component: Component) -> Table:
    return _table(
        "arguments",
        f"What {component.name} takes",
        ("Argument", "Kind", "What it is"),
        [
            (one.name, one.kind, "" if one.what == one.kind else one.what)
            for one in component.arguments
        ],
    )


def _tell_kind(kind: Any) -> ViewKind:  # noqa: ANN401 (a type)
    hints = get_type_hints(kind)
    rows = [
        (part.name, spell(hints[part.name]), "yes" if is_needed(part) else "no")
        for part in fields(kind)
    ]
    table = _table(
        f"kind_{kind.__name__}", f"Parts of {kind.__name__}", ("Part", "Kind", "Needed"), rows
    )
    what = cleandoc(kind.__doc__ or "").split("\n\n")
    return ViewKind(kind.__name__, " ".join(" ".join(what).split()), table)


def _table(name: str, caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    return Table(
        id=name,
        caption=caption,
        columns=tuple(Column(head) for head in heads),
        rows=tuple(Row(Cell(first), tuple(Cell(cell) for cell in rest)) for first, *rest in rows),
    )


def is_needed(part: Field[Any]) -> bool:
    """Whether a value must be given."""
    return part.default is MISSING and part.default_factory is MISSING


def spell(hint: Any) -> str:  # noqa: ANN401 (a type)
    """A type as people write it: "str | Words", "tuple of Link"."""
    if isinstance(hint, GenericAlias) or getattr(hint, "__origin__", None) is tuple:
        return f"tuple of {spell(get_args(hint)[0])}"
    if isinstance(hint, type):
        return hint.__name__
    return _MODULE.sub("", str(hint)).replace("None", "nothing")


def kinds_within(kinds: Iterable[Any]) -> list[Any]:
    """The kinds, and those that their parts are of, each once, the outer ones first."""
    found: list[Any] = []
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop(0)
        if is_dataclass(kind) and kind not in found:
            found.append(kind)
            hints = get_type_hints(kind)
            waiting += [one for part in fields(kind) for one in _types_in(hints[part.name])]
    return found


def _types_in(hint: Any) -> list[Any]:  # noqa: ANN401 (a type)
    inner = get_args(hint)
    return [one for each in inner for one in _types_in(each)] if inner else [hint]
