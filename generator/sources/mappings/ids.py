"""Source ids and the ids they are given here.

Takes the ids of agencies, services and standards as tables write them, and the content that people
wrote. Gives one id for each, the same whatever the order of tables and rows.
Must not know what else a table says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model import Agency, Service
from generator.text import addresses, slug


@dataclass(frozen=True, slots=True)
class SourceIds:
    """Ids as tables write them: `made` ones get an id here, others only where content has them."""

    agencies: set[str]
    services: set[str]
    standards: set[tuple[str, str]]
    made_agencies: set[str]
    made_services: set[str]


@dataclass(frozen=True, slots=True)
class Ids:
    """The id here of each source id; standards by the id of their service."""

    agencies: Mapping[str, str]
    services: Mapping[str, str]
    standards: Mapping[tuple[str, str], str]

    def agency(self, text: str) -> str:
        """The id of an agency; the text itself where nobody knows it."""
        return self.agencies.get(text, text)

    def service(self, text: str) -> str:
        """The id of a service; the text itself where nobody knows it."""
        return self.services.get(text, text)

    def standard(self, service: str, text: str) -> str:
        """The id of a standard, by the source ids of its service and its own."""
        return self.standards.get((self.service(service), text), text)


def give_ids(agencies: Iterable[Agency], services: Iterable[Service], sources: SourceIds) -> Ids:
    """An id for every source id; what content/ already names keeps its own."""
    written = tuple(services)
    agency_ids = {**addresses(sources.made_agencies), **_known(agencies, sources.agencies)}
    service_ids = {**addresses(sources.made_services), **_known(written, sources.services)}
    return Ids(agency_ids, service_ids, _standard_ids(written, service_ids, sources.standards))


def _known(things: Iterable[Agency | Service], texts: Iterable[str]) -> dict[str, str]:
    """The ids that content/ has for these texts: by source id, by id, by the slug of the text."""
    by_id: dict[str, str] = {}
    by_source: dict[str, str] = {}
    for thing in things:
        by_id.update({old: thing.id for old in thing.was if old not in by_id})
        by_id[thing.id] = thing.id
        if thing.source_id:
            by_source[thing.source_id] = thing.id
    found = {text: by_source.get(text) or by_id.get(slug(text)) for text in texts}
    return {text: known for text, known in found.items() if known}


def _standard_ids(
    services: Iterable[Service],
    service_ids: Mapping[str, str],
    pairs: Iterable[tuple[str, str]],
) -> dict[tuple[str, str], str]:
    """Ids are unique in their service, so only those of one service can clash."""
    by_service: dict[str, set[str]] = {}
    for service, standard in pairs:
        by_service.setdefault(service_ids.get(service, service), set()).add(standard)
    written = {service.id: service.standards for service in services}
    found = {}
    for service, texts in by_service.items():
        own = {old: one.id for one in written.get(service, ()) for old in one.was}
        own.update({one.source_id or one.id: one.id for one in written.get(service, ())})
        known = {text: own.get(text) or given for text, given in addresses(texts).items()}
        found.update({(service, text): given for text, given in known.items()})
    return found
