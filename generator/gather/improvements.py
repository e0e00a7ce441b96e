"""The facts of improvements: each with the loops it answers and the standards it should move.

Takes what is published, and the facts of every agency and loop. Gives one value an improvement, in
the order in which they matter. Must not know words, figures' looks or pages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.gather.journeys import find_standard
from generator.gather.loops import LoopFacts
from generator.gather.standards import AgencyFacts, ServiceFacts, StandardFacts
from generator.model import UNFINISHED, Improvement, Priority, Progress, Stage
from generator.published import Published, PublishedImprovement

STAGES = (Stage.UNDER_WAY, Stage.FUNDED, Stage.PROPOSED, Stage.DELIVERED, Stage.STOPPED)
"""The order of the roadmap."""

ORDER = (*Priority, None)
"""The order of priorities; what nobody ranked comes last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementFacts:
    """One improvement; `services` are those it names and those whose standards it should move."""

    improvement: Improvement
    progress: Progress
    agency: AgencyFacts
    services: tuple[ServiceFacts, ...]
    loops: tuple[LoopFacts, ...]
    moves: tuple[StandardFacts, ...]
    few: bool = False

    @property
    def rank(self) -> tuple[int, int, str]:
        """Its place among others of its stage: what was delivered last comes first."""
        one = self.improvement
        if one.delivered is not None:
            return (0, -one.delivered.toordinal(), one.id)
        return (ORDER.index(one.priority), (one.due or date.max).toordinal(), one.id)


@dataclass(frozen=True, slots=True)
class Roadmap:
    """All improvements, by stage and rank."""

    improvements: tuple[ImprovementFacts, ...] = ()

    def at(self, *stages: Stage) -> tuple[ImprovementFacts, ...]:
        """The improvements at one of these stages."""
        return tuple(one for one in self.improvements if one.improvement.status in stages)

    @property
    def overdue(self) -> int:
        """How many have not been delivered by their day."""
        return sum(one.progress.overdue is not None for one in self.improvements)

    @property
    def unfinished(self) -> int:
        """How many are still to be delivered."""
        return len(self.at(*UNFINISHED))

    def of_service(self, service: str) -> tuple[ImprovementFacts, ...]:
        """The improvements about a service, or that should move one of its standards."""
        return tuple(
            one
            for one in self.improvements
            if service in {facts.service.id for facts in one.services}
        )

    def of_standard(self, service: str, standard: str) -> tuple[ImprovementFacts, ...]:
        """The improvements that should move a standard."""
        key = (service, standard)
        return tuple(one for one in self.improvements if key in one.improvement.keys)

    def of_loop(self, loop: str) -> tuple[ImprovementFacts, ...]:
        """The improvements that answer a feedback loop."""
        return tuple(one for one in self.improvements if loop in one.improvement.answers)


def gather_roadmap(
    published: Published, agencies: Iterable[AgencyFacts], loops: Iterable[LoopFacts]
) -> Roadmap:
    """The facts of every improvement that is published."""
    known = {one.agency.id: one for one in agencies}
    told = {one.loop.id: one for one in loops}
    found = (
        _gather(one, known, told)
        for one in published.improvements
        if one.improvement.agency in known
    )
    order = sorted(found, key=lambda one: (STAGES.index(one.improvement.status), one.rank))
    return Roadmap(tuple(order))


def _gather(
    one: PublishedImprovement,
    agencies: Mapping[str, AgencyFacts],
    loops: Mapping[str, LoopFacts],
) -> ImprovementFacts:
    improvement = one.improvement
    services = {facts.service.id: facts for a in agencies.values() for facts in a.services}
    found = (find_standard(key, services) for key in improvement.keys)
    moves = tuple(item for item in found if item is not None)
    names = (*improvement.services, *(item.service.id for item in moves))
    return ImprovementFacts(
        improvement=improvement,
        progress=one.progress,
        agency=agencies[improvement.agency],
        services=tuple(services[name] for name in dict.fromkeys(names) if name in services),
        loops=tuple(loops[name] for name in improvement.answers if name in loops),
        moves=moves,
        few=one.few,
    )
