"""The facts of feedback loops: each with its services, and what its measure shows.

Takes what is published, and the facts of every service. Gives one value a loop, and the figures
of all. What the measure of a loop shows is worked out here, from published rows alone.
Must not know words, figures' looks or pages.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator.gather.standards import ServiceFacts, StandardFacts, point_of, yardstick_for
from generator.judge.evidence import Moment, measure
from generator.judge.loops import count_loops
from generator.model import (
    Difference,
    Effect,
    Loop,
    LoopFigures,
    Named,
    Received,
    Standing,
    State,
    Status,
    Window,
)
from generator.published import Published, PublishedLoop, Result

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopFacts:
    """One loop: where it stands, the services it is about, the standard it is measured by.

    `difference` is None while nothing can be measured: before it is done, and where it was
    declined.
    """

    loop: Loop
    standing: Standing
    services: tuple[ServiceFacts, ...]
    few: bool = False
    named: Named = Named.IN_TIME
    measure: StandardFacts | None = None
    difference: Difference | None = None

    def rows(self, window: Window) -> tuple[Result, ...]:
        """The published results of a stretch of the measure, those of its own form."""
        rows = self.measure.totals if self.measure else ()
        return tuple(
            row
            for row in rows
            if row.period.form is window.last.form
            and window.first.first <= row.period.first
            and row.period.last <= window.last.last
        )

    @property
    def agencies(self) -> tuple[str, ...]:
        """The ids of the agencies whose services it is about, each once."""
        return tuple(dict.fromkeys(facts.agency.id for facts in self.services))

    @property
    def last_day(self) -> date:
        """The day of the last thing that happened."""
        loop = self.loop
        days = (loop.opened, loop.answered, loop.decided, loop.done)
        return max(day for day in days if day is not None)


@dataclass(frozen=True, slots=True)
class Feedback:
    """All loops, the one that moved last first, what they come to, and what was received.

    `linked` are the themes of comments that have a loop.
    """

    loops: tuple[LoopFacts, ...] = ()
    figures: LoopFigures = field(default=LoopFigures())
    received: Received | None = None
    linked: tuple[str, ...] = ()

    def of_service(self, service: str) -> tuple[LoopFacts, ...]:
        """The loops about a service."""
        return tuple(one for one in self.loops if service in one.loop.services)

    def of_agency(self, agency: str) -> tuple[LoopFacts, ...]:
        """The loops about any service of an agency."""
        return tuple(one for one in self.loops if agency in one.agencies)

    def measured_by(self, service: str, standard: str) -> tuple[LoopFacts, ...]:
        """The loops that a standard is the measure of."""
        key = (service, standard)
        return tuple(one for one in self.loops if _key(one.loop) == key)


def _key(loop: Loop) -> Key | None:
    return loop.evidence.key if loop.evidence else None


def gather_feedback(published: Published, services: Iterable[ServiceFacts]) -> Feedback:
    """The facts of every loop that is published."""
    known = {facts.service.id: facts for facts in services}
    loops = [_gather(one, known, published) for one in published.loops]
    ordered = sorted(loops, key=lambda one: one.loop.id)
    ordered.sort(key=lambda one: one.last_day, reverse=True)
    figures = count_loops([(one.loop, one.standing) for one in ordered])
    received = published.received
    named = {one.loop.theme for one in ordered}
    themes = [theme for theme, _ in received.themes] if received else []
    linked = tuple(theme for theme in themes if theme and theme in named)
    return Feedback(tuple(ordered), figures, received, linked)


def _gather(
    one: PublishedLoop, known: Mapping[str, ServiceFacts], published: Published
) -> LoopFacts:
    found = _standard(one.loop, known)
    services = tuple(known[name] for name in one.loop.services if name in known)
    return LoopFacts(
        loop=one.loop,
        standing=one.standing,
        services=services,
        few=one.few,
        named=one.named,
        measure=found,
        difference=_difference(one, found, published),
    )


def _standard(loop: Loop, known: Mapping[str, ServiceFacts]) -> StandardFacts | None:
    """The facts of the standard that a loop is measured by."""
    key = _key(loop)
    facts = known.get(key[0]) if key else None
    own: Sequence[StandardFacts] = facts.standards if facts else ()
    return next((item for item in own if key and item.standard.id == key[1]), None)


def _difference(
    one: PublishedLoop, found: StandardFacts | None, published: Published
) -> Difference | None:
    """What the measure of a loop that is done shows."""
    loop = one.loop
    if one.standing.state is not State.DONE or loop.done is None:
        return None
    if found is None or loop.evidence is None:
        return Difference(effect=Effect.NOT_MEASURED)
    rows = [row for row in found.totals if row.status is not Status.NOT_DUE]
    moment = Moment(
        done=loop.done,
        after=loop.evidence.after,
        as_of=published.as_of,
        due_after=published.due_after[found.service.id, found.standard.id],
    )
    yardstick = yardstick_for(found, published)
    return _with_caution(measure(map(point_of, rows), yardstick, moment), published)


def _with_caution(difference: Difference, published: Published) -> Difference:
    """The difference, marked where it rests on few cases."""
    change = difference.change
    windows = (change.now, change.before) if change else ()
    cases = [window.denominator for window in windows if window and window.denominator is not None]
    return replace(difference, small=any(n < published.site.caution_below for n in cases))
