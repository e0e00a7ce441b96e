"""What pages say and no published table does: settings, texts of one's own, marks on charts.

Takes what is published. Gives a text for each part, to be compared and never shown.
Must not know what changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeAlias

from generator.published import Published

Part: TypeAlias = tuple[str, str, str]
"""A kind of thing, its id, and the name of the part of it."""

Beside: TypeAlias = Mapping[Part, str]

OF_STANDARDS = ("benchmarks", "annotations", "breaks", "read_with", "rows_for")
OF_MEASURES = ("also", "sample", "censored_at", "survey", "question", "statistic")
OF_SERVICES = ("audiences", "channels", "segments", "covers_everyone", "complaint")
OF_AGENCIES = ("objectives", "contact", "complaint", "channels", "segments", "covers_everyone")

UNSEEN = frozenset({"at", "links"})
"""Fields that say where something stood in its file."""


def list_beside(published: Published) -> Beside:
    """Every part that no table tells, by kind, id and name."""
    site = published.site
    names = [one.name for one in fields(site) if one.name not in UNSEEN]
    found = _parts(("site", ""), site, names)
    for agency in published.agencies:
        found |= _parts(("agency", agency.id), agency, OF_AGENCIES)
    for service in published.services:
        found |= _parts(("service", service.id), service, OF_SERVICES)
        for standard in service.standards:
            name = ("standard", f"{service.id}/{standard.id}")
            found |= _parts(name, standard, OF_STANDARDS)
            found |= _parts(name, standard.measure, OF_MEASURES)
    return {**found, **_files(published)}


def _files(published: Published) -> dict[Part, str]:
    """The files that are one text each: pages, surveys, journeys, loops and improvements."""
    kinds: dict[str, Iterable[Any]] = {
        "page": published.pages,
        "survey": published.opinions.surveys,
        "journey": published.journeys,
        "loop": (one.loop for one in published.loops),
        "improvement": (one.improvement for one in published.improvements),
    }
    return {(kind, one.id, ""): _told(one) for kind, ones in kinds.items() for one in ones}


def _told(value: Any) -> str:  # noqa: ANN401 (any type of the model)
    """Everything that a value says, but for where it stood."""
    names = [one.name for one in fields(value) if one.name not in UNSEEN]
    return repr([getattr(value, name) for name in names])


def _parts(name: tuple[str, str], value: object, parts: Iterable[str]) -> dict[Part, str]:
    return {(*name, part): repr(getattr(value, part)) for part in parts}
