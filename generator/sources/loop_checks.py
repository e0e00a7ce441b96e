"""What loops say of themselves and of other files: dates in their order, ids that exist.

Takes loops and the services and journeys of the project. Adds findings, and gives the loops
without the names of what does not exist. Must not know which day it is, nor results.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.diagnostics import Place, Refusal, Report
from generator.model import Decision, Loop, Service
from generator.sources.names import find_dangling, ids_of
from generator.sources.references import expect

ORDER = (
    ("opened", "answered"),
    ("opened", "decide_by"),
    ("opened", "decided"),
    ("opened", "due"),
    ("opened", "done"),
    ("decided", "due"),
    ("decided", "done"),
)
"""Keys of dates, of which the second is never before the first."""

NOT_YET = {
    None: ("decided", "due", "done"),
    Decision.DECIDING: ("decided", "due", "done"),
    Decision.PLANNED: ("done",),
    Decision.DONE: (),
    Decision.DECLINED: ("due", "done"),
}
"""Dates that a loop cannot have, by its decision."""


def check_loops(
    loops: Iterable[Loop],
    services: Iterable[Service],
    report: Report,
    *,
    journeys: frozenset[str] = frozenset(),
    unread: frozenset[str] = frozenset(),
) -> tuple[Loop, ...]:
    """The loops, held against what exists; one that is about nothing that exists is left out.

    `unread` are services with faults of their own, which are told and not missing.
    """
    listed = tuple(services)
    there = _There({one.id: one for one in listed}, ids_of(listed), journeys, unread)
    return tuple(kept for loop in loops if (kept := _checked(loop, there, report)) is not None)


@dataclass(frozen=True, slots=True)
class _There:
    """What exists, what it was called, and the services that exist and could not be read."""

    services: Mapping[str, Service]
    names: Mapping[str, str]
    journeys: frozenset[str]
    unread: frozenset[str]

    def expect_service(self, name: str, place: Place, report: Report) -> None:
        """Find a service that is neither there nor unread."""
        if name not in self.unread:
            find_dangling(name, self.names, "service", place, report)


def _checked(loop: Loop, there: _There, report: Report) -> Loop | None:
    _check_decision(loop, report)
    _check_dates(loop, report)
    if not loop.services:
        report.add("empty-list", loop.at.of("services"))
        return None
    for name in loop.services:
        there.expect_service(name, loop.at.of("services"), report)
    for name in loop.journeys:
        expect(name, there.journeys, "journey", loop.at.of("journeys"), report)
    return _without_dangling(loop, there, report)


def _without_dangling(loop: Loop, there: _There, report: Report) -> Loop | None:
    services = tuple(dict.fromkeys(name for name in loop.services if name in there.services))
    evidence = loop.evidence if _has_standard(loop, there, report) else None
    if not services:
        return None
    kept = tuple(name for name in loop.journeys if name in there.journeys)
    return replace(loop, services=services, journeys=kept, evidence=evidence)


def _has_standard(loop: Loop, there: _There, report: Report) -> bool:
    """Whether the standard exists that the loop is measured by."""
    if loop.evidence is None:
        return False
    place = loop.evidence.at.of("standard")
    service, standard = loop.evidence.key
    if service not in there.services:
        there.expect_service(service, place, report)
        return False
    own = ids_of(there.services[service].standards)
    if service not in there.unread:
        find_dangling(standard, own, f"standard of {service}", place, report)
    return own.get(standard) == standard


def _check_decision(loop: Loop, report: Report) -> None:
    """A decision has what it needs, and no date that cannot have come."""
    place = loop.at.of("decision")
    if loop.decision is Decision.DECLINED and loop.reason is None:
        report.add("loop-declined-without-reason", place)
    if loop.decision is Decision.DONE and loop.done is None:
        report.add("loop-done-without-date", place)
    if loop.decision is Decision.PLANNED and loop.due is None:
        report.add("loop-planned-without-due", place)
    for key in NOT_YET[loop.decision]:
        if getattr(loop, key) is not None:
            said = loop.decision.value if loop.decision else "not made yet"
            report.add("loop-against-its-dates", loop.at.of(key), decision=said, key=key)


def _check_dates(loop: Loop, report: Report) -> None:
    for first, second in ORDER:
        earlier, later = getattr(loop, first), getattr(loop, second)
        if earlier is not None and later is not None and later < earlier:
            place = loop.at.of(second)
            _tell_order(report, place, earlier=(first, earlier), later=(second, later))
    heard = loop.heard
    if heard is not None and heard.to is not None and heard.to.last < heard.since.first:
        place = heard.at.of("to")
        _tell_order(report, place, earlier=("from", heard.since.key), later=("to", heard.to.key))


def _tell_order(
    report: Report, place: Place, *, earlier: tuple[str, object], later: tuple[str, object]
) -> None:
    """Find two dates that stand the wrong way round, each a key and what it says."""
    (first, other), (second, day) = earlier, later
    words = {"earlier": first, "other": str(other), "later": second, "day": str(day)}
    report.refuse(Refusal.of("loop-dates-out-of-order", **words), place)
