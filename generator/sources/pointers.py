"""Names by which journeys and improvements point at services, standards, loops and agencies.

Takes what a project has. Adds a finding for each name that leads nowhere, and says whether one
does. Must not know what points there, or why.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.diagnostics import Place, Report
from generator.model import Service
from generator.sources.content import AGENCIES, FEEDBACK, Content
from generator.sources.names import Names, find_dangling, ids_of, standards_of


@dataclass(frozen=True, slots=True)
class Pointers:
    """Every id that can be pointed at, by kind, with the id it has now.

    A thing whose own file cannot be read is told there, and not told again by who names it.
    """

    services: Mapping[str, Service]
    _known: Mapping[str, Mapping[str, str]]
    _names: Names
    _report: Report

    def agency(self, name: str, place: Place) -> bool:
        """Whether an agency of this id exists."""
        told = self._report.names(f"{AGENCIES}/{name}.yaml")
        return self._find(name, "agency", place, told=told)

    def service(self, name: str, place: Place) -> bool:
        """Whether a service of this id exists."""
        return self._find(name, "service", place, told=self._names.is_told(name))

    def loop(self, name: str, place: Place) -> bool:
        """Whether a feedback loop of this id exists."""
        told = self._report.names(f"{FEEDBACK}/{name}.md")
        return self._find(name, "loop", place, told=told)

    def standard(self, key: str, place: Place) -> bool:
        """Whether a standard exists, as SERVICE/STANDARD."""
        service = key.partition("/")[0]
        told = self._names.is_told(service) or service in self._names.broken
        return self._find(key, "standard", place, told=told)

    def own_standard(self, service: Service, name: str, place: Place) -> bool:
        """Whether a service has a standard of this id."""
        known = ids_of(service.standards)
        if known.get(name) != name and service.id not in self._names.broken:
            find_dangling(name, known, f"standard of {service.id}", place, self._report)
        return known.get(name) == name

    def _find(self, name: str, kind: str, place: Place, *, told: bool) -> bool:
        known = self._known[kind]
        if known.get(name) != name and not told:
            find_dangling(name, known, kind, place, self._report)
        return known.get(name) == name


def open_pointers(
    content: Content, services: Iterable[Service], names: Names, report: Report
) -> Pointers:
    """What can be pointed at in a project with these services."""
    listed = tuple(services)
    known = {
        "agency": ids_of(content.agencies),
        "service": ids_of(listed),
        "standard": standards_of(listed),
        "loop": {loop.id: loop.id for loop in content.loops},
    }
    return Pointers({one.id: one for one in listed}, known, names, report)
