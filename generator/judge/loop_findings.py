"""Findings on loops that need a day, or what is promised: overdue, ahead of time, measured late.

Takes loops as they were read, and the day. Adds findings. Must not change a loop.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from generator.diagnostics import Report
from generator.judge.change import GRAINS
from generator.judge.loops import known_on, stand, when_named
from generator.model import UNDECIDED, Loop, Named, Service, Standard
from generator.periods import form_of

DATES = ("opened", "answered", "decided", "done")
"""Dates of what has happened."""


def check_standings(
    loops: Iterable[Loop],
    services: Iterable[Service],
    report: Report,
    *,
    as_of: date,
    minimum: int,
) -> None:
    """All findings on loops on a day; `minimum` is the least number of people that is shown."""
    standards = {
        (service.id, standard.id): standard
        for service in services
        for standard in service.standards
    }
    for loop in loops:
        _find_ahead(loop, as_of, report)
        _find_overdue(loop, as_of, report)
        _find_few(loop, minimum, report)
        _find_measure(loop, standards, report)


def _find_ahead(loop: Loop, as_of: date, report: Report) -> None:
    """Dates of what has happened that have not come."""
    found = [(key, getattr(loop, key), loop.at.of(key)) for key in DATES]
    if loop.evidence is not None:
        found.append(("named", loop.evidence.named, loop.evidence.at.of("named")))
    for key, day, place in found:
        if day is not None and day > as_of:
            report.add("loop-date-ahead", place, key=key, day=day, today=as_of)


def _find_overdue(loop: Loop, as_of: date, report: Report) -> None:
    known = known_on(loop, as_of)
    if known is None:
        return
    standing = stand(known, as_of)
    if standing.overdue is not None:
        key = "decide_by" if standing.state in UNDECIDED else "due"
        # Where no day was named, the 90 days count from the opening.
        place = loop.at.of(key if key in loop.at.keys else "opened")
        report.add("loop-overdue", place, key=key, day=standing.overdue)


def _find_few(loop: Loop, minimum: int, report: Report) -> None:
    heard = loop.heard
    if heard is not None and heard.people is not None and heard.people < minimum:
        report.add("few-people-heard", heard.at.of("people"))


def _find_measure(
    loop: Loop, standards: Mapping[tuple[str, str], Standard], report: Report
) -> None:
    evidence = loop.evidence
    if evidence is None:
        return
    when = when_named(loop)
    if when is not Named.IN_TIME:
        changed = when is Named.AFTER_CHANGE
        event, day = ("it was done", loop.done) if changed else ("it was planned", loop.decided)
        place = evidence.at.of("named")
        report.add("measure-chosen-late", place, named=evidence.named, event=event, day=day)
    why = _why_not(standards[evidence.key])
    if why:
        place = evidence.at.of("standard")
        report.add("measure-not-comparable", place, standard=evidence.standard, why=why)


def _why_not(standard: Standard) -> str:
    """Why the results of a standard have no periods to compare; "" where they have."""
    if standard.cadence is None:
        return "it does not say how often results come"
    if form_of(standard.cadence) not in GRAINS:
        return f"results that come {standard.cadence} are not compared"
    return ""
