"""Ids that changed: what the older state calls something that the newer one calls otherwise.

Takes the lists of the newer state, which name the ids that each thing had before.
Gives the new id of an old one. Must not know what else changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.diff.beside import Beside, Part
from generator.diff.state import Record, State
from generator.exports.tables import BETWEEN


@dataclass(frozen=True, slots=True)
class Renamed:
    """New ids by old ones; of standards by the old id of their service, then their own."""

    agencies: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, str] = field(default_factory=dict)
    standards: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def agency(self, name: str) -> str:
        """What an agency of the older state is called now."""
        return self.agencies.get(name, name)

    def service(self, name: str) -> str:
        """What a service of the older state is called now."""
        return self.services.get(name, name)

    def standards_of(self, service: str) -> Mapping[str, str]:
        """New ids of the standards of a service of the older state, by old ones."""
        return self.standards.get(service, {})

    def beside(self, old: Beside | None) -> Beside | None:
        """What pages of the older state say, under the ids of now."""
        return None if old is None else {self._part(part): text for part, text in old.items()}

    def _part(self, part: Part) -> Part:
        kind, name, field = part
        if kind == "standard":
            service, _, standard = name.partition("/")
            own = self.standards_of(service).get(standard, standard)
            return (kind, f"{self.service(service)}/{own}", field)
        names = {"agency": self.agencies, "service": self.services}.get(kind, {})
        return (kind, names.get(name, name), field)


def find_renamed(old: State, new: State) -> Renamed:
    """The ids that the older state has and the newer one lists as former ones."""
    agencies = _former(old.records("agencies"), new.records("agencies"), "agency")
    services = _former(old.records("services"), new.records("services"), "service")
    if not services:
        services = _former_of(set(old.services), new.records("services"), "service")
    before = _standards_by_service(old.standards())
    now = _standards_by_service(new.standards())
    standards = {
        service: _former(ones, now.get(services.get(service, service), []), "standard")
        for service, ones in before.items()
    }
    return Renamed(agencies, services, standards)


def _standards_by_service(rows: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(row["service"], []).append(row)
    return found


def _former(old: Iterable[Record], new: Iterable[Record], name: str) -> dict[str, str]:
    return _former_of({row[name] for row in old}, new, name)


def _former_of(known: set[str], rows: Iterable[Record], name: str) -> dict[str, str]:
    """New ids by those former ids that are known; an id that is still in use leads to itself."""
    rows = list(rows)
    kept = {row[name] for row in rows}
    return {
        former: row[name]
        for row in rows
        for former in row.get("was", "").split(BETWEEN)
        if former in known - kept
    }
