"""A type of the model as it stands in a file: what people call it, and which keys it has.

Takes types whose fields are annotated. Gives words, annotations and fields by key.
Must not know any file, nor how a value is read.
"""

from collections.abc import Collection, Mapping
from dataclasses import Field, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

_NOUNS = {
    "AdapterTable": "table",
    "Calendar": "fiscal year",
    "ComparableGroup": "comparable group",
    "NamedPeriod": "period",
    "NumberSource": "figure",
    "AskedOf": "asked of",
    "Asking": "asked",
    "PageHead": "page",
    "Part": "text",
    "PeriodSource": "period",
    "SharedDefinition": "definition",
    "Sheet": "table",
    "SurveyChange": "change",
    "Source": "column",
    "TableMapping": "mapping",
    "Wording": "text",
}
"""What people call a type whose name is not their word for it."""


def noun(kind: type) -> str:
    """What a type is called in messages: what it is known as, else its name without `Columns`."""
    name = kind.__name__
    return _NOUNS.get(name, name.removesuffix("Columns").lower())


@cache
def hints(kind: type) -> dict[str, Any]:
    """The annotations of a type's fields."""
    return get_type_hints(kind)


@cache
def keys(kind: type) -> Mapping[str, Field[Any]]:
    """The keys a type may have in a file, with the field each fills."""
    parts = (p for p in fields(kind) if p.name != "at" and not p.metadata.get("hidden"))
    return {part.metadata.get("key") or part.name: part for part in parts}


def keys_below(wanted: Any, scalars: Collection[type]) -> frozenset[str]:  # noqa: ANN401 (an annotation)
    """The keys that may stand below a key of this annotation: none below a list or a scalar."""
    kinds = (wanted, *get_args(wanted)) if get_origin(wanted) is not tuple else ()
    own = (one for one in kinds if isinstance(one, type) and is_dataclass(one))
    return frozenset(key for one in own if one not in scalars for key in keys(one))
