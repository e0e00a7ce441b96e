"""JSON Schemas of the files that people write, so that an editor knows their keys.

Takes the frozen type of a file, which the command hands over. Gives a schema (draft 2020-12) as
plain data, and its text. Must not know where the types come from, nor read a file.

A schema passes all that the doors in `sources/` read, but for texts that YAML takes for true, false
or nothing; what it passes may still be a finding. Its keywords each speak of one type of value
(`pattern` of strings, `minimum` of numbers), so one schema can hold both ways to write a value,
and an editor can say what is wrong where a choice of schemas would only say that none fits.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from generator.colours import Colour
from generator.dates import FIRST_YEAR, LAST_YEAR
from generator.model import Review
from generator.periods import Period
from generator.quantities import UNITS, Amount, Span
from generator.text import LONGEST_ID, Text

Schema = dict[str, Any]

Ranges = Mapping[str, tuple[int, int, str]]
"""The least and the most of whole numbers by their field, and how to say it."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"
MADE = "Made by `scorecard schema`, which makes it anew."
"""Stands in every schema, so that the command knows the files it may replace."""

CALENDAR = {
    "first_month": "The month in which it begins, 1 to 12.",
    "named_for": "`first` or `last`: which of its two years gives FY2025 its name.",
}
"""The keys of a fiscal year, whose type knows nothing of files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: where its files stand, its type, and the fields that a file's place fills.

    `short_forms` says that one text stands for a list of one. `by_language` names types that are
    written as a value of another type, or as one such value for each language.
    """

    path: str
    kind: type
    given: frozenset[str] = frozenset()
    short_forms: bool = False
    by_language: Mapping[type, type] = field(default_factory=dict)


def schema_of(name: str, form: Format, *, ranges: Ranges) -> Schema:
    """The schema of a format's files; `name` is its title."""
    drawing = _Drawing(form, ranges, {})
    root = drawing.keys(form.kind, form.given)
    head = {"$schema": DRAFT, "$comment": MADE, "title": f"{name}: {form.path}"}
    return {**head, **root, "$defs": dict(sorted(drawing.shared.items()))}


def as_text(schema: Schema) -> str:
    """The text of a schema's file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


# ---- single values, as an editor's YAML sees them

_LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
_ID = f"[a-z0-9]([a-z0-9-]{{0,{LONGEST_ID - 2}}}[a-z0-9])?"
_MOST = 999_999_999
_WRITTEN: Schema = {"type": ["string", "number"], "minLength": 1}

_ADDRESS: Schema = {
    "type": "string",
    "pattern": r"^\s*[Hh][Tt][Tt][Pp][Ss]?://",
    "examples": ["https://example.gov/passports"],
}

_WHOLE: Schema = {"type": ["integer", "string"], "pattern": r"^\s*[0-9]{1,9}\s*$"}

_CELL: Schema = {"type": ["string", "number", "boolean", "null"]}
"""A word of somebody's table in a list: one may well be NULL or TRUE."""

_PLAIN: Mapping[type, Schema] = {
    str: _WRITTEN,
    bool: {
        "type": ["boolean", "string"],
        "pattern": r"^\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo])\s*$",
    },
}
"""By type: values so short that each stands where it is used."""

_SHARED: Mapping[type, Schema] = {
    Text: {
        "type": ["string", "number", "object"],
        "minLength": 1,
        "minProperties": 1,
        "patternProperties": {_LANGUAGE: _WRITTEN},
        "additionalProperties": False,
    },
    date: {
        "type": "string",
        "format": "date",
        "pattern": r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$",
        "examples": ["2025-03-14"],
    },
    # A number is a year: every other period has a letter, a hyphen or a stroke in it. The ids of
    # the site's own named periods are periods too.
    Period: {
        "type": ["string", "integer"],
        "pattern": rf"^\s*((FY|12M-|YTD-)?[0-9]{{4}}|{_ID}\s*$)",
        "minimum": FIRST_YEAR,
        "maximum": LAST_YEAR,
        "examples": ["2025-03", "2025-Q1", 2025, "FY2025", "FY2025-Q2", "2025-W11"],
    },
    Amount: {
        "type": ["string", "number"],
        "pattern": "^\\s*[-\N{MINUS SIGN}]?[0-9]",
        "examples": ["90%", "2 minutes", "10 business days", "4:32", "12.50 USD", 1200],
    },
    # An editor reads 005544 as a number.
    Colour: {
        "type": ["string", "integer"],
        "pattern": r"^\s*(#?[0-9A-Fa-f]{6}|#[0-9A-Fa-f]{3})\s*$",
        "examples": ["#14527f"],
    },
    Span: {
        "type": "string",
        "pattern": r"^\s*[0-9]{1,4}\s*[A-Za-z]",
        "examples": ["30 days", "6 weeks", "2 months"],
    },
    Review: {
        "type": "string",
        "pattern": r"^\s*\S.*,\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$",
        "examples": ["Director, Customer Experience, 2025-03-01"],
    },
}
"""By type: values that stand once, under their type's name."""

_NAMED: Mapping[str, Schema] = {
    # An editor reads the id 911 as a number.
    "id": {
        "type": ["string", "integer"],
        "pattern": rf"^\s*{_ID}\s*$",
        "minimum": 0,
    },
    "unit": {"type": "string", "minLength": 1, "examples": [*UNITS, "USD"]},
    "languages": {"type": ["string"], "pattern": _LANGUAGE, "examples": ["en"]},
    "named_for": {"enum": ["first", "last"]},
    **dict.fromkeys(("url", "base_url", "licence_url", "repository"), _ADDRESS),
}
"""By field: texts of a certain form."""


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One schema in the making, with the types that stand in it once and are pointed to."""

    form: Format
    ranges: Ranges
    shared: dict[str, Schema]

    def keys(self, kind: type, given: frozenset[str] = frozenset()) -> Schema:
        """A type that is written as keys and values, or in short as the value of one key."""
        parts = [part for part in fields(kind) if part.name not in given and _is_written(part)]
        hints = get_type_hints(kind)
        short = hasattr(kind, "shorthand")
        drawn: Schema = {
            "type": ["object", *_WRITTEN["type"]] if short else "object",
            "description": " ".join((kind.__doc__ or "").split("\n\n")[0].split()),
            "properties": {_key(part): self._property(part, hints[part.name]) for part in parts},
            "additionalProperties": False,
        }
        needed = [_key(part) for part in parts if _is_needed(part)]
        return {**drawn, "required": needed} if needed else drawn

    def _property(self, part: Field[Any], wanted: Any) -> Schema:  # noqa: ANN401 (any annotation)
        said = part.metadata.get("doc") or CALENDAR[part.name]
        return {"description": said, **self._value(wanted, part.name), **_default(part)}

    def _value(self, wanted: Any, name: str) -> Schema:  # noqa: ANN401 (any annotation)
        """A value by its annotation, and by the field it is for."""
        if get_origin(wanted) in (Union, UnionType):
            inner = next(one for one in get_args(wanted) if one is not NoneType)
            return self._value(inner, name)
        if get_origin(wanted) is tuple:
            return self._list(get_args(wanted)[0], name)
        if wanted is int:
            return self._whole(name)
        if issubclass(wanted, StrEnum):
            return {"enum": [str(member) for member in wanted]}
        if wanted is str and name in _NAMED:
            return _NAMED[name]
        return _PLAIN[wanted] if wanted in _PLAIN else self._point(wanted)

    def _whole(self, name: str) -> Schema:
        least, most, _ = self.ranges.get(name, (0, _MOST, ""))
        return {**_WHOLE, "minimum": least, "maximum": min(most, _MOST)}

    def _list(self, kind: Any, name: str) -> Schema:  # noqa: ANN401 (any annotation)
        """A list; in short, pairs for a list of pairs, and one text for a list of one."""
        item = _CELL if kind is str and name not in _NAMED else self._value(kind, name)
        drawn: Schema = {"type": "array", "items": item}
        if name == "languages":
            drawn |= {"minItems": 1, "uniqueItems": True}
        if pair := getattr(kind, "pair", None):
            second = self._value(get_type_hints(kind)[pair[1]], pair[1])
            return {**drawn, "type": ["array", "object"], "additionalProperties": second}
        if kind is str and self.form.short_forms:
            return {**item, **drawn, "type": ["array", *item["type"]]}
        return drawn

    def _point(self, kind: type) -> Schema:
        """Where a type stands in the schema; it is drawn when it is first met."""
        name = kind.__name__
        if name not in self.shared:
            self.shared[name] = {}
            self.shared[name] = self._draw(kind)
        return {"$ref": f"#/$defs/{name}"}

    def _draw(self, kind: type) -> Schema:
        if kind in _SHARED:
            return _SHARED[kind]
        if kind in self.form.by_language:
            return self._by_language(kind)
        if not is_dataclass(kind):
            raise TypeError(f"no schema is known for {kind.__name__}")
        return self.keys(kind)

    def _by_language(self, kind: type) -> Schema:
        one = self._point(self.form.by_language[kind])
        many = {
            "type": "object",
            "minProperties": 1,
            "patternProperties": {_LANGUAGE: one},
            "additionalProperties": False,
        }
        return {"anyOf": [one, many]}


def _key(part: Field[Any]) -> str:
    """The key that fills a field."""
    return str(part.metadata.get("key") or part.name)


def _is_written(part: Field[Any]) -> bool:
    """Whether a field can stand in a file at all."""
    return part.name != "at" and not part.metadata.get("hidden")


def _is_needed(part: Field[Any]) -> bool:
    return part.default is MISSING and part.default_factory is MISSING


def _default(part: Field[Any]) -> Schema:
    """What holds where the key is left out, where that is one plain value."""
    said = part.default
    plain = isinstance(said, (str, int)) and said != ""
    return {"default": str(said) if isinstance(said, StrEnum) else said} if plain else {}
