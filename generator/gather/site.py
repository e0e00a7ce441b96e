"""The facts of the whole site: agencies with their services, feedback, journeys, improvements.

Takes what is published. Gives one value that every page and export begins with.
Must not know words, figures' looks or pages.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.gather.improvements import Roadmap, gather_roadmap
from generator.gather.journeys import JourneyFacts, gather_journeys
from generator.gather.loops import Feedback, gather_feedback
from generator.gather.news import News, gather_news
from generator.gather.quality import Quality, count_findings, gather_all
from generator.gather.register import Register, add_registers, register_of
from generator.gather.standards import (
    AgencyFacts,
    ServiceFacts,
    StandardFacts,
    Tally,
    add_tallies,
    gather_agency,
)
from generator.model import Standard
from generator.published import Published


@dataclass(frozen=True, slots=True)
class Whole:
    """What pages of anything say of the whole site.

    `parts` are those that not every site has; `groups` and `users` say how many standards are in
    each comparable group, and use each shared definition; `tells` says that there is news.
    """

    parts: frozenset[str]
    groups: Mapping[str, int]
    users: Mapping[str, int]
    tells: bool

    def near(self, service: ServiceFacts) -> "Whole":
        """The same, with the groups and definitions of one service alone."""
        standards = [item.standard for item in service.standards]
        groups = {one.comparable for one in standards}
        users = {one.measure.uses for one in standards}
        return replace(
            self,
            groups={name: count for name, count in self.groups.items() if name in groups},
            users={name: count for name, count in self.users.items() if name in users},
        )


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """Everything, by agency; or as much of it as the pages of one service need."""

    published: Published
    agencies: tuple[AgencyFacts, ...]
    tally: Tally
    groups: Mapping[str, tuple[StandardFacts, ...]] = field(default_factory=dict)
    """The standards of each comparable group, by its id."""
    users: Mapping[str, tuple[StandardFacts, ...]] = field(default_factory=dict)
    """The standards that use each shared definition, by its id."""
    feedback: Feedback = field(default=Feedback())
    journeys: tuple[JourneyFacts, ...] = ()
    roadmap: Roadmap = field(default=Roadmap())
    news: News = field(default=News())
    """What feeds tell; nothing where the site does not know its address, and so has none."""
    registers: Mapping[str, Register] = field(default_factory=dict)
    """What each service owed and reported, by its id."""

    quality: tuple[Quality, ...] = ()
    """What is wrong with the published data, agency by agency."""
    findings: Mapping[str, int] = field(default_factory=dict)
    """How many findings there are, by `agency:ID` and `service:ID`."""
    known: Whole | None = None
    """What holds for the whole site, where these facts are only a part of it."""

    @property
    def whole(self) -> Whole:
        """What pages of anything say of the whole site."""
        if self.known is not None:
            return self.known
        return Whole(
            parts=frozenset(name for name, there in self._parts() if there),
            groups={name: len(items) for name, items in self.groups.items()},
            users={name: len(items) for name, items in self.users.items()},
            tells=bool(self.news.all),
        )

    def _parts(self) -> Iterator[tuple[str, bool]]:
        """The parts that not every site has, and whether this one has each."""
        site = self.published.site
        yield "compare", bool(site.comparable or site.definitions)
        yield "satisfaction", bool(self.published.opinions.size)
        yield "feedback", bool(self.feedback.loops)
        yield "standards", self.promises
        yield "journeys", bool(self.journeys)
        yield "improvements", bool(self.roadmap.improvements)

    def register(self, services: Iterable[ServiceFacts]) -> Register:
        """What these services together owed and reported."""
        return add_registers(self.registers[one.service.id] for one in services)

    def journeys_of(self, *services: str) -> tuple[JourneyFacts, ...]:
        """The journeys that lead over any of these services."""
        wanted = frozenset(services)
        return tuple(
            one for one in self.journeys if wanted & {item.service.id for item in one.services}
        )

    @property
    def services(self) -> tuple[ServiceFacts, ...]:
        """Every service, by agency and id."""
        return tuple(service for agency in self.agencies for service in agency.services)

    @property
    def standards(self) -> tuple[StandardFacts, ...]:
        """Every standard, by agency, service and as listed."""
        return tuple(standard for service in self.services for standard in service.standards)

    @property
    def promises(self) -> bool:
        """Whether there is any standard; every page asks, so the first one settles it."""
        return any(service.standards for agency in self.agencies for service in agency.services)


def gather_site(published: Published) -> SiteFacts:
    """The facts of the whole site."""
    agencies = tuple(gather_agency(published, agency) for agency in published.agencies)
    facts = SiteFacts(published, agencies, add_tallies(agency.tally for agency in agencies))
    feedback = gather_feedback(published, facts.services)
    quality = gather_all(agencies)
    return replace(
        facts,
        groups=_standards_by(facts, lambda standard: standard.comparable),
        users=_standards_by(facts, lambda standard: standard.measure.uses),
        feedback=feedback,
        journeys=gather_journeys(published, agencies, feedback.loops),
        roadmap=gather_roadmap(published, agencies, feedback.loops),
        news=_gather_news(published, agencies, feedback),
        quality=quality,
        findings=count_findings(quality),
        registers={one.service.id: register_of(one, published) for one in facts.services},
    )


def _gather_news(
    published: Published, agencies: tuple[AgencyFacts, ...], feedback: Feedback
) -> News:
    """What feeds tell, of a site that has any."""
    if not published.site.base_url:
        return News()
    return gather_news(published, agencies, feedback.loops)


def _standards_by(
    facts: SiteFacts, name_of: Callable[[Standard], str | None]
) -> Mapping[str, tuple[StandardFacts, ...]]:
    """Standards by a name that several of them may share; those without it are in none."""
    found: dict[str, list[StandardFacts]] = {}
    for item in facts.standards:
        name = name_of(item.standard)
        if name is not None:
            found.setdefault(name, []).append(item)
    return {name: tuple(items) for name, items in sorted(found.items())}
