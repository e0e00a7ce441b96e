"""The data package: what stands in the tables, for programs, after the Frictionless standard.

Takes the site, and the dictionary. Gives the bytes of data/datapackage.json, which stands beside
the tables of the whole site. Must not know figures: what it says holds for any of them.

The fields of a key are never missing: a blank channel is all channels, and no unknown one. What
refers to another table may be blank, and then refers to nothing.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.exports.corrections_entry import CORRECTIONS
from generator.exports.dictionary import AGENCIES, SERVICES, describe_tables
from generator.exports.entries import CellType, Column, Entry
from generator.exports.feedback_entry import COMMENTS
from generator.exports.survey_entries import ANSWERS, SATISFACTION
from generator.model import Contact, Site
from generator.text import slug

PACKAGE = "data/datapackage.json"
"""Where the data package stands below the site's root."""

_TYPES: Mapping[CellType, Mapping[str, Any]] = {
    CellType.TEXT: {"type": "string"},
    CellType.INTEGER: {"type": "integer"},
    CellType.DECIMAL: {"type": "number"},
    CellType.DATE: {"type": "date"},
    CellType.BOOLEAN: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
}
_REFERS = {
    "agency": AGENCIES,
    "parent": AGENCIES,
    "service": SERVICES,
    "measure_service": SERVICES,
}
"""Columns that name a row of another table, whatever table they stand in."""

_NO_REFERENCE = {(COMMENTS.name, "service"), (CORRECTIONS.name, "service")}
"""Columns that name a row of another table which need not be there.

A blank service of comments is all of them; a corrected one may be gone.
"""


def write_package(site: Site) -> bytes:
    """The descriptor as JSON; texts are those of the site's first language."""
    package = {
        "profile": "tabular-data-package",
        "name": slug(say(site, "title")) or "scorecard",
        "title": say(site, "title"),
        **({"homepage": site.base_url} if site.base_url else {}),
        **_licences(site),
        "contributors": [_publisher(site)],
        "resources": [_resource(entry) for entry in describe_tables(site.languages)],
    }
    return (json.dumps(package, indent=1, ensure_ascii=False) + "\n").encode()


def say(site: Site, name: str) -> str:
    """A text of the site in its first language; "" where it has none."""
    text = getattr(site, name)
    main = site.languages[0]
    return text.say(main, default=main).text if text else ""


def _licences(site: Site) -> dict[str, Any]:
    """The licence, which the standard wants an address of; nothing where that is not known."""
    if not site.licence_url:
        return {}
    title = {"title": say(site, "licence")} if site.licence else {}
    return {"licenses": [{"path": site.licence_url, **title}]}


def _publisher(site: Site) -> dict[str, str]:
    contact = site.contact or Contact()
    ways = {"path": contact.url, "email": contact.email}
    known = {name: way for name, way in ways.items() if way}
    return {"title": say(site, "publisher"), "role": "publisher", **known}


def _resource(entry: Entry) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": entry.name,
        "path": f"{entry.name}.csv",
        "description": "\n".join((entry.row, *entry.notes)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(entry),
    }


def _schema(entry: Entry) -> dict[str, Any]:
    keys = [
        *_references(entry),
        *([_reference(SATISFACTION.key, SATISFACTION)] if entry.name == ANSWERS.name else ()),
    ]
    return {
        "fields": [_field(column, entry) for column in entry.columns],
        "missingValues": [""],
        "primaryKey": list(entry.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column, entry: Entry) -> dict[str, Any]:
    """One column; a blank in a text of the key is a value, and so no missing one."""
    never = column.name in entry.key and column.type is CellType.TEXT
    refers = column.name in dict(_pairs(entry))
    return {
        "name": column.name,
        **_TYPES[column.type],
        "description": column.description,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": {"enum": list(column.values)}} if column.values else {}),
        **({"missingValues": []} if never and not refers else {}),
    }


def _references(entry: Entry) -> Iterator[dict[str, Any]]:
    """What each column refers to that names a row of a table."""
    for name, other in _pairs(entry):
        yield _reference((name,), other, itself=other.name == entry.name)


def _pairs(entry: Entry) -> Iterator[tuple[str, Entry]]:
    for name in entry.names:
        other = _REFERS.get(name)
        own = other is not None and other.name == entry.name and name in entry.key
        if other is not None and not own and (entry.name, name) not in _NO_REFERENCE:
            yield name, other


def _reference(fields: Sequence[str], other: Entry, *, itself: bool = False) -> dict[str, Any]:
    there = {"resource": "" if itself else other.name, "fields": list(other.key)}
    return {"fields": list(fields), "reference": there}
