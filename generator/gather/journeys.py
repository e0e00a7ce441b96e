"""The facts of journeys: each step with its services, its promises and what was said about it.

Takes what is published, and the facts of every service and loop. Gives one value a journey.
Must not know words, figures' looks or pages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.gather.loops import LoopFacts
from generator.gather.standards import AgencyFacts, ServiceFacts, StandardFacts, surveys_about
from generator.gather.surveys import SurveyFacts
from generator.model import OWED, Journey, Status, Step
from generator.published import Published


@dataclass(frozen=True, slots=True)
class StepFacts:
    """One step: the services used, what is promised, and the loops about it, as listed."""

    step: Step
    services: tuple[ServiceFacts, ...]
    standards: tuple[StandardFacts, ...]
    loops: tuple[LoopFacts, ...]

    @property
    def counted(self) -> tuple[StandardFacts, ...]:
        """The promises that count: what was withdrawn owes nothing any more."""
        return tuple(item for item in self.standards if not item.withdrawn)

    @property
    def owed(self) -> tuple[StandardFacts, ...]:
        """The promises that owed a result."""
        return tuple(item for item in self.counted if item.status in OWED)

    @property
    def kept(self) -> bool:
        """Whether every promise that owed a result was met, as a result that is confirmed says."""
        return bool(self.owed) and all(_is_met(item) for item in self.owed)

    def beside(self, item: StandardFacts) -> tuple[StandardFacts, ...]:
        """The standards that a promise of this step is never read without."""
        own = (one for one in self.services if one.service.id == item.service.id)
        known = {one.standard.id: one for service in own for one in service.standards}
        return tuple(known[name] for name in item.standard.read_with if name in known)


def _is_met(item: StandardFacts) -> bool:
    unconfirmed = item.current is not None and item.current.unconfirmed
    return item.status is Status.MET and not unconfirmed


@dataclass(frozen=True, slots=True)
class JourneyFacts:
    """One journey, its steps in order, and what people said of the whole of it."""

    journey: Journey
    steps: tuple[StepFacts, ...]
    surveys: tuple[SurveyFacts, ...] = ()

    @property
    def services(self) -> tuple[ServiceFacts, ...]:
        """Every service on the way, once, in step order."""
        found = {one.service.id: one for step in self.steps for one in step.services}
        return tuple(found.values())


def gather_journeys(
    published: Published, agencies: Iterable[AgencyFacts], loops: Iterable[LoopFacts]
) -> tuple[JourneyFacts, ...]:
    """The facts of every journey, by its name in the site's first language."""
    services = {one.service.id: one for agency in agencies for one in agency.services}
    known = {one.loop.id: one for one in loops}
    main = published.site.languages[0]
    named = [(one.name.say(main, default=main).text.casefold(), one) for one in published.journeys]
    ordered = sorted(named, key=lambda pair: (pair[0], pair[1].id))
    return tuple(_gather(journey, services, known, published) for _, journey in ordered)


def _gather(
    journey: Journey,
    services: Mapping[str, ServiceFacts],
    loops: Mapping[str, LoopFacts],
    published: Published,
) -> JourneyFacts:
    steps = tuple(_step(step, services, loops) for step in journey.steps)
    return JourneyFacts(journey, steps, surveys_about(published, f"journey:{journey.id}"))


def _step(
    step: Step, services: Mapping[str, ServiceFacts], loops: Mapping[str, LoopFacts]
) -> StepFacts:
    standards = (find_standard(key, services) for key in step.keys)
    return StepFacts(
        step,
        tuple(services[name] for name in step.services if name in services),
        tuple(item for item in standards if item is not None),
        tuple(loops[name] for name in step.loops if name in loops),
    )


def find_standard(
    key: tuple[str, str], services: Mapping[str, ServiceFacts]
) -> StandardFacts | None:
    """The facts of a standard by the ids of its service and its own."""
    facts = services.get(key[0])
    own = facts.standards if facts else ()
    return next((item for item in own if item.standard.id == key[1]), None)
