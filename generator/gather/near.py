"""What the pages of one service rest on: its own facts, and the little of the site beside them.

Takes the facts of the site. Gives facts of the same shape that hold only what such pages say, so
that they can be told by themselves, anywhere, and stay as they are while these facts do.
Must not know words or pages.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from generator.gather.improvements import ImprovementFacts, Roadmap
from generator.gather.journeys import JourneyFacts, StepFacts
from generator.gather.loops import Feedback, LoopFacts
from generator.gather.site import SiteFacts
from generator.gather.standards import AgencyFacts, ServiceFacts, StandardFacts, Tally
from generator.model import Editions, Ending, Record, Service
from generator.published import Published

T = TypeVar("T")


class Near:
    """The facts near each service of a site; what leads to them is looked up once for all."""

    def __init__(self, facts: SiteFacts) -> None:
        """Look up what each service is part of."""
        self._facts = facts
        self._whole = facts.whole
        self._services = {one.service.id: one for one in facts.services}
        self._agencies = {one.agency.id: one.agency for one in facts.agencies}
        self._loops = _by_service(facts.feedback.loops, _services_of_loop)
        self._journeys = _by_service(
            facts.journeys, lambda one: (item.service.id for item in one.services)
        )
        self._improvements = _by_service(facts.roadmap.improvements, _services_of_improvement)

    def of(self, service: ServiceFacts) -> SiteFacts:
        """The site as the pages of a service know it: of other services hardly more than names."""
        name, key = service.service.id, f"service:{service.service.id}"
        return SiteFacts(
            _published_near(self._facts.published, service.service),
            tuple(self._bodies(service)),
            Tally(),
            feedback=Feedback(tuple(map(_bare_loop, self._loops[name]))),
            journeys=tuple(_bare_journey(one, service) for one in self._journeys[name]),
            roadmap=Roadmap(tuple(map(_bare_improvement, self._improvements[name]))),
            registers={name: self._facts.registers[name]},
            findings={key: found} if (found := self._facts.findings.get(key)) else {},
            known=self._whole.near(service),
        )

    def _bodies(self, service: ServiceFacts) -> Iterable[AgencyFacts]:
        """The agency of a service, and whatever took the place of anything in it."""
        found = {service.agency.id: {service.service.id: service}}
        for replacement in _replacements(service):
            owner = replacement.partition("/")[0]
            if owner in self._services:
                other = self._services[owner]
                found.setdefault(other.agency.id, {})[owner] = other
            if replacement in self._agencies:
                found.setdefault(replacement, {})
        for identity, services in found.items():
            bare = tuple(_bare_service(one, promises=True) for one in services.values())
            yield AgencyFacts(self._agencies[identity], bare)


def _by_service(
    items: Iterable[T], services_of: Callable[[T], Iterable[str]]
) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for one in items:
        for name in dict.fromkeys(services_of(one)):
            found[name].append(one)
    return found


def _services_of_loop(one: LoopFacts) -> Iterable[str]:
    """The services that a loop is about, and that whose standard is its measure."""
    measure = (one.loop.evidence.key[0],) if one.loop.evidence and one.loop.evidence.key else ()
    return (*one.loop.services, *measure)


def _services_of_improvement(one: ImprovementFacts) -> Iterable[str]:
    return (*(item.service.id for item in one.services), *(key[0] for key in one.improvement.keys))


def _replacements(service: ServiceFacts) -> Iterable[str]:
    """What took the place of the agency, the service, or one of its standards."""
    ends: tuple[Ending | None, ...] = (
        service.agency.ended,
        service.service.ended,
        *(item.standard.ended for item in service.standards),
    )
    return (one.replacement for one in ends if one is not None and one.replacement)


def _bare_service(facts: ServiceFacts, *, promises: bool = False) -> ServiceFacts:
    """A service without its results; with its promises where these are wanted."""
    own = facts.standards if promises else ()
    standards = (StandardFacts(one.service, one.standard, (), (), None) for one in own)
    return ServiceFacts(facts.service, facts.agency, tuple(standards))


def _bare_loop(one: LoopFacts) -> LoopFacts:
    return replace(one, services=tuple(map(_bare_service, one.services)), measure=None)


def _bare_journey(one: JourneyFacts, service: ServiceFacts) -> JourneyFacts:
    """A journey that is known to lead over a service."""
    return JourneyFacts(
        one.journey, (StepFacts(one.steps[0].step, (_bare_service(service),), (), ()),)
    )


def _bare_improvement(one: ImprovementFacts) -> ImprovementFacts:
    services = tuple(map(_bare_service, one.services))
    agency = AgencyFacts(one.agency.agency, ())
    return replace(one, agency=agency, services=services, loops=(), moves=())


def _published_near(published: Published, service: Service) -> Published:
    """What is published, without the figures and the content of others."""
    keys = ((service.id, one.id) for one in service.standards)
    own = {key: published.due_after[key] for key in keys if key in published.due_after}
    record, current = published.record, published.editions.current
    return replace(
        published.without_figures(),
        agencies=(),
        services=(),
        calendars={name: published.calendars[name] for name in ("", service.agency)},
        due_after=own,
        editions=Editions(current=replace(current, files=()) if current else None),
        record=Record(by_service={service.id: record.of(service.id)}),
    )
