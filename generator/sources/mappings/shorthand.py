"""The short forms of mapping files written out, so that the typed door can read them.

Takes nodes of YAML and the type they are meant for. Gives nodes in the long form, every scalar at
its own place. Must not know what a mapping means.
"""

import re
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from generator.sources.mappings.model import Wording
from generator.sources.yaml import Branch, Leaf, Node, Row

LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]+)*")


def written_out(node: Node, kind: Any) -> Node:  # noqa: ANN401 (any annotation of the model)
    """The node with every short form below it written out for the annotation `kind`."""
    inner = _inner(kind)
    if get_origin(inner) is tuple:
        return _list(node, get_args(inner)[0])
    if not (isinstance(inner, type) and is_dataclass(inner)):
        return node
    if inner is Wording:
        node = _wording(node)
    elif isinstance(node, Leaf) and hasattr(inner, "shorthand"):
        node = _branch(node, (_leaf(inner.shorthand, node), node))
    return _fields(node, inner)


def _fields(node: Node, kind: type) -> Node:
    if not isinstance(node, Branch):
        return node
    hints = get_type_hints(kind)
    names = {part.metadata.get("key") or part.name: part.name for part in fields(kind)}
    pairs = tuple(
        (key, written_out(value, hints[names[key.text]]) if key.text in names else value)
        for key, value in node.pairs
    )
    return Branch(pairs, node.place, node.flow)


def _list(node: Node, kind: Any) -> Node:  # noqa: ANN401
    """A list; keys and values stand for a list of pairs, one text for a list of one."""
    pair = getattr(kind, "pair", None)
    if pair and isinstance(node, Branch):
        first, second = pair
        items = [
            _branch(key, (_leaf(first, key), key), (_leaf(second, value), value))
            for key, value in node.pairs
        ]
        node = Row(tuple(items), node.place)
    elif kind is str and isinstance(node, Leaf):
        node = Row((node,), node.place)
    if not isinstance(node, Row):
        return node
    return Row(tuple(written_out(item, kind) for item in node.items), node.place)


def _wording(node: Node) -> Node:
    """A text by language is a list of parts; anything else is one part without a language."""
    if isinstance(node, Branch) and _is_by_language(node):
        return _branch(node, (_leaf("parts", node), node))
    part = _branch(node, (_leaf("source", node), node))
    return _branch(node, (_leaf("parts", node), Row((part,), node.place)))


def _is_by_language(node: Branch) -> bool:
    return all(LANGUAGE.fullmatch(key.text) for key, _ in node.pairs)


def languages_in(node: Node) -> frozenset[str]:
    """Every key below a node that may be a language."""
    if isinstance(node, Leaf):
        return frozenset()
    if isinstance(node, Row):
        return frozenset().union(*(languages_in(item) for item in node.items))
    own = frozenset(key.text for key, _ in node.pairs if LANGUAGE.fullmatch(key.text))
    return own.union(*(languages_in(value) for _, value in node.pairs))


def _inner(kind: Any) -> Any:  # noqa: ANN401
    if get_origin(kind) in (Union, UnionType):
        return next(arg for arg in get_args(kind) if arg is not NoneType)
    return kind


def _leaf(text: str, like: Node) -> Leaf:
    return Leaf(text, like.place, plain=True)


def _branch(like: Node, *pairs: tuple[Leaf, Node]) -> Branch:
    return Branch(pairs, like.place)
