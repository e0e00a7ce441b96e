"""What several files say of each other: names that have to exist, ids that have to be unique.

Takes the content as read. Adds findings. Must not know data files or rules of judging.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.diagnostics import Place, Report
from generator.model import Agency, Service
from generator.sources.content import AGENCIES, Content
from generator.sources.names import check_old_ids, find_dangling, ids_of


def check_references(content: Content, report: Report) -> None:
    """Find dangling and repeated ids between files."""
    agencies = {agency.id: agency for agency in content.agencies}
    names = ids_of(content.agencies)
    for agency in content.agencies:
        if agency.parent is not None and not _is_told(agency.parent, report):
            find_dangling(agency.parent, names, "agency", agency.at.of("parent"), report)
    check_old_ids(content, report)
    _find_repeated_services(content.services, report)
    for service in content.services:
        _check_read_with(service, report)
        if service.agency in agencies:
            _check_objectives(service, agencies[service.agency], report)
        elif not _is_told(service.agency, report):
            place = Place(service.at.itself.path)
            find_dangling(service.agency, names, "agency", place, report)


def _is_told(agency: str, report: Report) -> bool:
    """Whether the file of an agency is there and its own faults are told: it is not missing."""
    return report.names(f"{AGENCIES}/{agency}.yaml")


def _find_repeated_services(services: Iterable[Service], report: Report) -> None:
    """Service ids are unique in the project, since addresses do not name the agency."""
    first: dict[str, Service] = {}
    for service in services:
        if service.id in first:
            where = Place(service.at.itself.path)
            report.add("repeated-id", where, id=service.id, first=first[service.id].at.itself.path)
        first.setdefault(service.id, service)


def _check_read_with(service: Service, report: Report) -> None:
    """A standard is read with others of the same service."""
    known = ids_of(service.standards)
    for standard in service.standards:
        for name in standard.read_with:
            place = standard.at.of("read_with")
            find_dangling(name, known, f"standard of {service.id}", place, report)


def _without_dangling(service: Service) -> Service:
    """The service without the names of standards that it does not have."""
    known = {standard.id for standard in service.standards}
    if all(known.issuperset(one.read_with) for one in service.standards):
        return service
    kept = (
        replace(one, read_with=tuple(name for name in one.read_with if name in known))
        for one in service.standards
    )
    return replace(service, standards=tuple(kept))


def _check_objectives(service: Service, agency: Agency, report: Report) -> None:
    known = {objective.id: objective.id for objective in agency.objectives}
    for standard in service.standards:
        if standard.objective is not None:
            place = standard.at.of("objective")
            find_dangling(standard.objective, known, f"objective of {agency.id}", place, report)


def expect(wanted: str, known: Iterable[str], kind: str, place: Place, report: Report) -> None:
    """Find an id that is not among those known of its kind."""
    find_dangling(wanted, {name: name for name in known}, kind, place, report)


def unique_services(content: Content) -> Iterator[Service]:
    """Services whose id stands once and whose agency exists: those a site can show."""
    agencies = {agency.id for agency in content.agencies}
    seen: set[str] = set()
    for service in content.services:
        if service.id not in seen and service.agency in agencies:
            yield _without_dangling(service)
        seen.add(service.id)
