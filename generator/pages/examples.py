"""The examples of a component, from its `examples.json` to the values its macro takes.

Takes the text of such a file. Gives the arguments of every example as views, so that an example
cannot show what a page could not. Must not know templates; they are rendered by `render`.

A file says the kind of each argument and then lists examples by name:
`{"arguments": {"verdict": "Verdict"}, "examples": {"met": {"verdict": {"status": "met", ...}}}}`.
A kind is a class of `views`, `str`, or either with `...` for a tuple of them. Words in another
language are written `{"text": "...", "lang": "fr"}`.
"""

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from types import GenericAlias, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from generator.pages import views

Arguments: TypeAlias = dict[str, Any]


def read_examples(text: str) -> dict[str, Arguments]:
    """The arguments of every example, by its name, in the order of the file."""
    file = json.loads(text)
    kinds = {name: kind_of(kind) for name, kind in file["arguments"].items()}
    return {name: fill(kinds, given) for name, given in file["examples"].items()}


def kind_of(name: str) -> Any:  # noqa: ANN401 (a type, or a generic alias of one)
    """The type that a kind names: "Verdict", "Verdict..." for a tuple of them."""
    single = name.removesuffix("...")
    kind = {"str": str, "int": int}.get(single) or getattr(views, single)
    return GenericAlias(tuple, (kind, ...)) if name.endswith("...") else kind


def fill(kinds: Mapping[str, Any], given: Mapping[str, object]) -> Arguments:
    """The given values as the types of their names; a name without a type raises KeyError."""
    return {name: value_of(kinds[name], value) for name, value in given.items()}


def value_of(kind: Any, data: Any) -> Any:  # noqa: ANN401 (JSON in, views out)
    """The data as a value of the type; what does not fit raises TypeError."""
    if get_origin(kind) in {Union, UnionType}:
        return value_of(choose(get_args(kind), data), data)
    if get_origin(kind) is tuple:
        return tuple(value_of(get_args(kind)[0], item) for item in data)
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**fill(get_type_hints(kind), data))
    if not isinstance(data, kind):
        raise TypeError(f"{data!r} is not of {kind}")
    return data


def choose(kinds: tuple[Any, ...], data: object) -> Any:  # noqa: ANN401 (a type)
    """Which type of a union the data are meant as: a map is a view, text is text, null is None."""
    for kind in kinds:
        if is_dataclass(kind) if isinstance(data, dict) else kind is type(data):
            return kind
    raise TypeError(f"{data!r} is none of {kinds}")
