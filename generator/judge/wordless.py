"""What judging rests on: services without the words that no rule reads.

Takes services as people wrote them. Gives the same services with every text blank, so that another
word in a sentence is known to leave every verdict as it was. Must not know what a verdict is.
"""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TypeVar

from generator.model import Target
from generator.text import Text

T = TypeVar("T")

BLANK = Text.plain("")

AS_THEY_ARE = (Target,)
"""What keeps its texts: names of targets tell those apart that hold at once."""


def without_words(value: T) -> T:
    """A value of the model in which every text that is there is blank; the same where none is."""
    if isinstance(value, Text):
        return BLANK  # type: ignore[return-value]
    if isinstance(value, tuple):
        bare = tuple(map(without_words, value))
        return value if all(map(_is, value, bare)) else bare  # type: ignore[return-value]
    if isinstance(value, AS_THEY_ARE) or not is_dataclass(value):
        return value
    parts = {name: getattr(value, name) for name in _names(value.__class__)}
    bare_parts = {name: without_words(part) for name, part in parts.items()}
    other = {name: part for name, part in bare_parts.items() if part is not parts[name]}
    return replace(value, **other) if other else value  # type: ignore[type-var]


def _is(one: object, other: object) -> bool:
    return one is other


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a type that may hold texts; where it stands in its file holds none."""
    return tuple(one.name for one in fields(kind) if one.name != "at")
