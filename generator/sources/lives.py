"""When agencies, services and standards begin and end: one life inside the other.

Takes the content as read, tables and all. Adds findings; gives the content with every service
inside the life of its agency, and every standard inside that of its service.
Must not know results or today.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from generator.diagnostics import Report
from generator.model import Agency, Ending, Service, Standard
from generator.periods import Period
from generator.sources.content import Content
from generator.sources.names import Names, find_dangling, ids_of, standards_of

Living = TypeVar("Living", Agency, Service, Standard)


def settle_lives(content: Content, names: Names, report: Report) -> Content:
    """The content, in which nothing begins before or goes on after what it belongs to."""
    _check_replacements(content, names, report)
    for agency in content.agencies:
        _check_order(agency, report)
    agencies = {agency.id: agency for agency in content.agencies}
    services = tuple(_settle(service, agencies, report) for service in content.services)
    return replace(content, services=services)


def _settle(service: Service, agencies: Mapping[str, Agency], report: Report) -> Service:
    """A service inside the life of its agency, its standards inside its own."""
    agency = agencies.get(service.agency)
    lived = _inside(service, agency) if agency else service
    _check_order(service, report)
    for standard in service.standards:
        _check_order(standard, report)
    standards = tuple(_inside(standard, lived) for standard in service.standards)
    for standard in standards:
        _check_targets(standard, report)
    return replace(lived, standards=standards)


def _inside(inner: Living, outer: Agency | Service) -> Living:
    """The inner life, cut to the outer one."""
    if outer.began is None and outer.ended is None:
        return inner
    began = max(filter(None, (inner.began, outer.began)), key=_first, default=None)
    ended = min(filter(None, (inner.ended, outer.ended)), key=_day, default=None)
    return replace(inner, began=began, ended=ended)


def _first(period: Period) -> date:
    return period.first


def _day(ending: Ending) -> date:
    return ending.day


def _check_order(living: Agency | Service | Standard, report: Report) -> None:
    """An end lies after the beginning."""
    began, ended = living.began, living.ended
    if began is not None and ended is not None and ended.day < began.first:
        place = ended.at.of("last")
        report.add("ended-before-began", place, ended=ended.last.key, began=began.key)


def _check_targets(standard: Standard, report: Report) -> None:
    """No target holds from a day after the end."""
    ended = standard.ended
    for target in standard.targets:
        if ended is not None and target.since.first > ended.day:
            place = target.at.of("since")
            report.add("target-after-end", place, since=target.since.key, ended=ended.last.key)


def _check_replacements(content: Content, names: Names, report: Report) -> None:
    """What took the place of something else exists, and is something else."""
    agencies, services = ids_of(content.agencies), ids_of(content.services)
    for agency in content.agencies:
        _check_one(agency.ended, agencies, (agency.id,), "agency", report)
    standards = standards_of(content.services)
    for service in content.services:
        if not names.is_told(_replacement(service.ended)):
            _check_one(service.ended, services, (service.id,), "service", report)
        _check_standards(service, standards, names, report)


def _check_standards(
    service: Service, standards: Mapping[str, str], names: Names, report: Report
) -> None:
    """The same of the standards of a service; `standards` are those of all, with their service."""
    for standard in service.standards:
        wanted = _replacement(standard.ended)
        if wanted and not names.is_told(wanted.partition("/")[0]):
            known = {**standards, **ids_of(service.standards)}
            itself = (standard.id, f"{service.id}/{standard.id}")
            _check_one(standard.ended, known, itself, "standard", report)


def _replacement(ended: Ending | None) -> str:
    return (ended.replacement if ended else None) or ""


def _check_one(
    ended: Ending | None,
    known: Mapping[str, str],
    itself: tuple[str, ...],
    kind: str,
    report: Report,
) -> None:
    wanted = _replacement(ended)
    if ended is not None and wanted:
        others = {name: now for name, now in known.items() if now not in itself}
        find_dangling(wanted, others, kind, ended.at.of("replacement"), report)
