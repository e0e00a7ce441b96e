"""The typed door: nodes to the frozen types of the model, by the types' own annotations.

Takes a node and a type. Gives a value of that type, or None with a finding for every fault.
One table says how each scalar type is read; the model says everything else.
Must not know which file a node came from beyond its place, nor what a value is for.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin
from urllib.parse import urlsplit

from generator.colours import Colour, parse_colour
from generator.dates import parse_date
from generator.diagnostics import Place, Refusal, Report
from generator.model import Located, Places, Review
from generator.periods import Calendar, Period, parse_period
from generator.quantities import CURRENCIES, Amount, Span, parse_amount, parse_span, parse_unit
from generator.sources.expected import how_to_type, where_key_belongs
from generator.sources.kinds import hints, keys, keys_below, noun
from generator.sources.placeholders import find_unfilled
from generator.sources.yaml import Branch, Leaf, Node, Row
from generator.text import Text, id_like, is_id, lines_of, nearest

T = TypeVar("T")

_YES = {"true": True, "yes": True, "false": False, "no": False}
_SCHEMES = ("https", "http")
_LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

CALENDAR_YEAR = Calendar()

RANGES = {
    "first_month": (1, 12, "a month from 1 to 12"),
    "percentile": (1, 99, "a percentile from 1 to 99"),
    "per": (1, 10**9, "a number of cases, 1 or more"),
    "points": (2, 11, "a number of answers, 2 to 11"),
    "lowest": (0, 1, "0 or 1"),
    # rules.md, "Small numbers": the protection can be raised, never taken away.
    "minimum_count": (5, 10**9, "a number of people, 5 or more"),
    # One period has no spread, and nothing could be said of its difference.
    "after": (2, 52, "a number of periods, from 2 to 52"),
}
"""The least and the most that a whole number can be, by its field, and how to say it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What reading one file needs to know: its text, the site's languages, the fiscal calendar."""

    report: Report
    text: str = ""
    languages: tuple[str, ...] = ("en",)
    calendar: Calendar = CALENDAR_YEAR
    first_line: int = 0

    def quote(self, place: Place) -> str:
        """The source line at a place, for content files only."""
        row, lines = place.line - 1 - self.first_line, lines_of(self.text)
        return lines[row] if 0 <= row < len(lines) else ""

    def find(self, code: str, place: Place, **words: object) -> None:
        """Add a finding that quotes its line."""
        self.refuse(Refusal.of(code, **words), place)

    def find_type(self, place: Place, *, wanted: str, got: str, keys: Sequence[str] = ()) -> None:
        """Add the finding that another type was expected; `keys` are those that may stand there."""
        mend = how_to_type(wanted, got, keys=keys, line=self.quote(place))
        self.find("wrong-type", place, wanted=wanted, got=got, mend=mend)

    def refuse(self, refusal: Refusal, place: Place) -> None:
        """Add the finding a refusal stands for, quoting its line."""
        self.report.refuse(refusal, place, source=self.quote(place))


def languages_named(node: Node | None) -> tuple[str, ...]:
    """What stands at `languages`, before anything is known of the file."""
    pairs = node.pairs if isinstance(node, Branch) else ()
    rows = [value for key, value in pairs if key.text == "languages" and isinstance(value, Row)]
    return tuple(item.text for row in rows for item in row.items if isinstance(item, Leaf))


def shape(node: Node | None, kind: type[T], context: Context, **given: object) -> T | None:
    """A value of the frozen type `kind` from a node; None where a needed part is missing.

    `given` fills fields that do not stand in the file, such as the id from its name.
    """
    if not isinstance(node, Branch):
        if node is not None:
            own: type = kind
            known = sorted(keys(own))
            context.find_type(node.place, wanted="keys and values", got=_name(node), keys=known)
        return None
    values = _Values(kind, context, frozenset(given), dict(given))
    for key, value in node.pairs:
        values.take(key, value)
    return kind(**values.found) if values.complete(node.place) else None


@dataclass(slots=True)
class _Values:
    """What one mapping gives a type: values by field, and the places of its keys."""

    kind: type
    context: Context
    given: frozenset[str]
    found: dict[str, Any]
    places: dict[str, Place] = field(default_factory=dict)
    meant: set[str] = field(default_factory=set)

    def take(self, key: Leaf, value: Node) -> None:
        """Read one pair; a key that is not the type's, or not this file's to say, is a finding."""
        known = _parts(self.kind).get(key.text)
        if known is None or known[0] in self.found:
            words = {"key": key.text, "kind": noun(self.kind), "guess": self._guess(key.text)}
            self.context.find("unknown-key", key.place, **words)
            return
        name, form, inner = known
        self.places[name] = value.place
        read = _value(value, form, inner, self.context, name=name)
        if read is not None:
            self.found[name] = read

    def _guess(self, key: str) -> str:
        own = {name: part for name, part in keys(self.kind).items() if part.name not in self.given}
        below = {
            name: keys_below(hints(self.kind)[part.name], {*_SCALARS, Text})
            for name, part in own.items()
        }
        free = {name for name, part in own.items() if not self._has(part)}
        near = nearest(key, free)
        self.meant.add(near or "")
        return where_key_belongs(key, near, below) or f"Known keys: {', '.join(sorted(own))}."

    def complete(self, place: Place) -> bool:
        """Whether no needed part is missing.

        A needed key that is absent is a finding; one refused or misspelt has been found already.
        """
        lacking = [part for part in _needed(self.kind) if part.name not in self.found]
        for part in lacking:
            key = part.metadata.get("key") or part.name
            if part.name not in self.places and key not in self.meant:
                words = {"key": key, "kind": noun(self.kind), "doc": part.metadata.get("doc", "")}
                self.context.find("missing-key", place, **words)
        if issubclass(self.kind, Located):
            self.found["at"] = Places(place, self.places)
        return not lacking

    def _has(self, part: Field[Any]) -> bool:
        return part.name in self.found


@cache
def _needed(kind: type) -> tuple[Field[Any], ...]:
    """The fields of a type that have no default; kept, since every file asks for the same."""
    return tuple(
        part for part in fields(kind) if part.default is MISSING and part.default_factory is MISSING
    )


@cache
def _parts(kind: type) -> Mapping[str, tuple[str, type | None, Any]]:
    """By each key that a type may have its field's name, and how that is written and typed."""
    typed = hints(kind)
    return {key: (part.name, *_form_of(typed[part.name])) for key, part in keys(kind).items()}


def _value(node: Node, form: type | None, inner: Any, context: Context, *, name: str) -> Any:  # noqa: ANN401 (typed by `inner`)
    """What a node says, read as `inner` in its form; None with a finding where it cannot."""
    if form is tuple:
        return _list(node, inner, context, name=name)
    if form is Text:
        return _words(node, context)
    if form is None:
        return _scalar(node, inner, context, name=name)
    return shape(node, inner, context)


@cache
def _form_of(wanted: Any) -> tuple[type | None, Any]:  # noqa: ANN401 (an annotation)
    """The form in which an annotation is written, None for one value, and the type it is about."""
    origin = get_origin(wanted)
    if origin in (Union, UnionType):
        return _form_of(next(arg for arg in get_args(wanted) if arg is not NoneType))
    if origin is tuple:
        return tuple, get_args(wanted)[0]
    if wanted is Text:
        return Text, wanted
    whole = isinstance(wanted, type) and is_dataclass(wanted) and wanted not in _SCALARS
    return (object if whole else None), wanted


def _list(node: Node, wanted: Any, context: Context, *, name: str) -> tuple[Any, ...] | None:  # noqa: ANN401
    if not isinstance(node, Row):
        context.find_type(node.place, wanted="a list", got=_name(node))
        return None
    form, inner = _form_of(wanted)
    read = (_value(item, form, inner, context, name=name) for item in node.items)
    values = tuple(value for value in read if value is not None)
    if name == "languages":
        return _languages(node, values, context)
    _find_repeats(values, context)
    return values


def _languages(node: Row, values: tuple[str, ...], context: Context) -> tuple[str, ...] | None:
    """Codes of languages, each once; None with a finding where there is none."""
    if not node.items:
        context.find("empty-list", node.place)
    said = [item.text.strip() if isinstance(item, Leaf) else "" for item in node.items]
    for at, item in enumerate(node.items):
        if said[at] and said[at] in said[:at]:
            context.find("bad-language", item.place, language=said[at])
    return tuple(dict.fromkeys(values)) or None


def _find_repeats(values: tuple[Any, ...], context: Context) -> None:
    """Ids are unique in their list."""
    seen: dict[str, Place] = {}
    for value in values:
        known = getattr(value, "id", None)
        if known is None:
            return
        place = value.at.of("id")
        if known in seen:
            context.find("repeated-id", place, id=known, first=seen[known])
        seen.setdefault(known, place)


def _words(node: Node, context: Context) -> Text | None:
    if isinstance(node, Leaf):
        if node.text.strip():
            find_unfilled(node, context.find)
            return Text.plain(node.text.strip())
        context.find_type(node.place, wanted="text", got="nothing")
        return None
    if isinstance(node, Row):
        context.find_type(node.place, wanted="text", got="a list")
        return None
    if not node.pairs:
        context.find_type(node.place, wanted="text", got="nothing")
    found = {key.text: text for key, value in node.pairs if (text := _said(key, value, context))}
    return Text.many(found) if found else None


def _said(key: Leaf, value: Node, context: Context) -> str:
    if key.text not in context.languages:
        known = ", ".join(context.languages)
        context.find("unknown-language", key.place, language=key.text, known=known)
        return ""
    if not isinstance(value, Leaf) or not value.text.strip():
        context.find_type(value.place, wanted="text", got=_name(value))
        return ""
    find_unfilled(value, context.find)
    return value.text.strip()


def _scalar(node: Node, wanted: Any, context: Context, *, name: str) -> Any:  # noqa: ANN401
    if not isinstance(node, Leaf):
        context.find_type(node.place, wanted="one value", got=_name(node))
        return None
    text = node.text.strip()
    if not text:
        context.find_type(node.place, wanted="a value", got="nothing")
        return None
    if find_unfilled(node, context.find):
        return None
    read = _told(text, wanted, name, context.calendar if wanted is Period else CALENDAR_YEAR)
    if isinstance(read, Refusal):
        context.refuse(read, node.place)
        return None
    return read


@lru_cache(maxsize=1 << 14)
def _told(text: str, wanted: Any, name: str, calendar: Calendar) -> Any:  # noqa: ANN401
    """What a text says as the value of a field; kept, as files repeat their words and days."""
    read = _SCALARS[StrEnum if issubclass(wanted, StrEnum) else wanted](text, wanted, calendar)
    return read if isinstance(read, Refusal) else _checked(read, name)


def _checked(value: object, name: str) -> object:
    """A value held against what its field's name asks for, beyond its type."""
    if isinstance(value, int) and name in RANGES:
        return _within(value, *RANGES[name])
    form = _FORMS.get(name)
    return form(str(value)) if form else value


def _identity(text: str) -> str | Refusal:
    return text if is_id(text) else Refusal.of("bad-id", id=text, suggestion=id_like(text))


def _address(text: str) -> str | Refusal:
    return text if is_address(text) else Refusal.of("bad-url", url=text)


def is_address(text: str) -> bool:
    """Whether a text is an https or http address that needs no escaping in a page."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    sound = text.isprintable() and not set(text) & set(" <>\"'`\\")
    return parts.scheme in _SCHEMES and bool(parts.hostname) and sound


def _language(text: str) -> str | Refusal:
    return text if _LANGUAGE.fullmatch(text) else Refusal.of("bad-language", language=text)


def _currency(text: str) -> str | Refusal:
    """The three-letter code of a currency; a unit of any other kind is refused."""
    unit = parse_unit(text)
    if isinstance(unit, Refusal) or unit in CURRENCIES:
        return unit
    return Refusal.of("bad-unit", text=text, unit=text, suggestion="a currency such as USD")


_FORMS: dict[str, Callable[[str], str | Refusal]] = {
    "id": _identity,
    "was": _identity,
    "unit": parse_unit,
    "currency": _currency,
    "languages": _language,
    "named_for": lambda text: _chosen(text, ["first", "last"]),
    **dict.fromkeys(("url", "base_url", "licence_url", "repository"), _address),
}
"""Text of a certain form, by the name of the field that holds it."""


def _boolean(text: str, _wanted: object, _calendar: Calendar) -> bool | Refusal:
    known = _YES.get(text.lower())
    return Refusal.of("bad-boolean", text=text) if known is None else known


def _integer(text: str, _wanted: object, _calendar: Calendar) -> int | Refusal:
    if text.isascii() and text.isdigit() and len(text) <= 9:  # noqa: PLR2004 (fits any setting)
        return int(text)
    return Refusal.of("bad-integer", text=text)


def _within(value: int, least: int, most: int, wanted: str) -> int | Refusal:
    if least <= value <= most:
        return value
    return Refusal.of("out-of-range", text=value, wanted=wanted)


def _choice(text: str, wanted: type[StrEnum], _calendar: Calendar) -> StrEnum | Refusal:
    chosen = _chosen(text, list(wanted))
    return chosen if isinstance(chosen, Refusal) else wanted(chosen)


def _chosen(text: str, known: Sequence[str]) -> str | Refusal:
    """One of a few known words."""
    if text in known:
        return text
    guess = nearest(text, known)
    hint = f"Did you mean '{guess}'?" if guess else ""
    return Refusal.of("bad-choice", text=text, guess=hint, known=", ".join(known))


def _period(text: str, _wanted: object, calendar: Calendar) -> Period | Refusal:
    return parse_period(text, calendar)


def _review(text: str) -> Review | Refusal:
    """Who reviewed, a comma, and the day: posts have commas in them, days have none."""
    post, _, day = text.rpartition(",")
    on = parse_date(day.strip())
    if not post.strip() or isinstance(on, Refusal):
        return Refusal.of("bad-review", text=text)
    return Review(post.strip(), on)


_SCALARS: dict[Any, Callable[[str, Any, Calendar], Any]] = {
    str: lambda text, _wanted, _calendar: text,
    bool: _boolean,
    int: _integer,
    StrEnum: _choice,
    date: lambda text, _wanted, _calendar: parse_date(text),
    Period: _period,
    Amount: lambda text, _wanted, _calendar: parse_amount(text),
    Span: lambda text, _wanted, _calendar: parse_span(text),
    Colour: lambda text, _wanted, _calendar: parse_colour(text),
    Review: lambda text, _wanted, _calendar: _review(text),
}


def _name(node: Node) -> str:
    if isinstance(node, Leaf):
        return f"'{node.text}'" if node.text else "nothing"
    return "a list" if isinstance(node, Row) else "keys and values"
