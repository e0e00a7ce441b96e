"""What standards share: definitions written once, and what a comparable group says of all.

Takes the content as read. Gives the content with each shared definition put into the measures that
use it, and into each measure what its comparable group says and it does not say itself. Where the
two say different things, that is a finding: unlike figures must not be set side by side.
Must not know results, nor whether a group is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from generator.diagnostics import Place, Report
from generator.model import (
    Clock,
    ComparableGroup,
    Kind,
    Measure,
    SharedDefinition,
    Standard,
    measure_of,
)
from generator.sources.content import SITE, Content
from generator.sources.promises import check_measure
from generator.sources.references import expect
from generator.text import Text

COMPARED = (
    *("definition", "kind", "unit", "basis", "clock", "percentile", "per"),
    *("survey", "question", "statistic"),
)
"""Keys that a comparable group and the measures of its standards have to say alike."""

T = TypeVar("T", Measure, ComparableGroup)
Groups = Mapping[str, ComparableGroup]


def share_definitions(content: Content, report: Report) -> Content:
    """The content, its measures completed by shared definitions and comparable groups.

    A name that site.yaml lacks is found only where that file is sound: a fault of it has been told.
    """
    whole = not report.names(SITE)
    shelf = _Shelf({one.id: one for one in content.site.definitions}, report, whole)
    groups = {one.id: _complete_group(one, shelf) for one in content.site.comparable}
    services = tuple(
        replace(
            service, standards=tuple(_complete(one, groups, shelf) for one in service.standards)
        )
        for service in content.services
    )
    site = replace(content.site, comparable=tuple(groups.values()))
    return replace(content, site=site, services=services)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The shared definitions by their ids, and where findings go."""

    definitions: Mapping[str, SharedDefinition]
    report: Report
    whole: bool

    def expect(self, name: str, known: Mapping[str, object], kind: str, place: Place) -> None:
        """Find a name that site.yaml does not have."""
        if self.whole:
            expect(name, known, kind, place, self.report)

    def define(self, one: T) -> T:
        """A measure or a group with the text of the shared definition that it uses."""
        if one.uses is None:
            return one
        if one.definition is not None:
            self.report.add("definition-and-uses", one.at.of("uses"), id=one.uses)
        if one.uses in self.definitions:
            return replace(one, definition=self.definitions[one.uses].text)
        self.expect(one.uses, self.definitions, "shared definition", one.at.of("uses"))
        return replace(one, uses=None)


def _complete_group(group: ComparableGroup, shelf: _Shelf) -> ComparableGroup:
    """The group with the definition that it uses and its unit; what it lacks is found."""
    whole = shelf.define(group)
    if group.definition is None and group.uses is None:
        shelf.report.add(
            "missing-key",
            group.at.itself,
            key="definition",
            kind="comparable group",
            doc="What is counted.",
        )
    if group.kind is Kind.SATISFACTION:
        if group.survey is None or group.question is None:
            shelf.report.add("satisfaction-without-question", group.at.itself)
        return whole
    if group.kind is not Kind.SHARE and group.unit is None:
        shelf.report.add("missing-unit", group.at.itself, kind=group.kind)
    standard = Standard(id=group.id, promise=group.name, measure=measure_of(whole))
    return replace(whole, unit=check_measure(standard, shelf.report).unit)


def _complete(standard: Standard, groups: Groups, shelf: _Shelf) -> Standard:
    """The standard with what its shared definition and its comparable group say."""
    measure, name = shelf.define(standard.measure), standard.comparable
    if name is None:
        return replace(standard, measure=measure)
    if name not in groups:
        shelf.expect(name, groups, "comparable group", standard.at.of("comparable"))
        return replace(standard, measure=measure, comparable=None)
    return replace(standard, measure=_agree(measure, groups[name], shelf.report))


def _agree(measure: Measure, group: ComparableGroup, report: Report) -> Measure:
    """The measure with what its group says; each key of which the two differ is found."""
    declared, taken = measure_of(group), dict[str, Any]()
    for key in COMPARED:
        own, wanted = getattr(measure, key), getattr(declared, key)
        if own is None:
            taken[key] = wanted
        elif own != wanted:
            _find_unlike(measure, group, key, report)
    if "definition" in taken:
        taken["uses"] = declared.uses
    return replace(measure, **taken)


def _find_unlike(measure: Measure, group: ComparableGroup, key: str, report: Report) -> None:
    """Find what a measure says unlike its group, where it says it."""
    report.add(
        "unlike-group",
        measure.at.of("uses" if key == "definition" and measure.uses else key),
        key=key,
        own=_quoted(getattr(measure, key)),
        declared=_quoted(getattr(group, key)),
        group=group.id,
        where=f"{SITE}, line {group.at.of(key).line}",
    )


def _quoted(value: object) -> str:
    """A value as it is named in a finding."""
    if value is None:
        return "not said"
    if isinstance(value, Clock):
        parts = (("starts", value.starts), ("stops", value.stops))
        pauses = (("pauses", text) for text in value.pauses)
        return ", ".join(f"{name} {_quoted(text)}" for name, text in (*parts, *pauses))
    return f"'{value.by_language[0][1]}'" if isinstance(value, Text) else f"'{value}'"
