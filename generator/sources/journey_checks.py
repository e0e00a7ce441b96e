"""What journeys say of other files: services, promises and loops that exist, in steps that count.

Takes journeys and what can be pointed at. Adds findings, and gives the journeys with every promise
as SERVICE/STANDARD, without the names of what does not exist. Must not know results.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.diagnostics import Place, Report
from generator.model import Journey, Step
from generator.sources.pointers import Pointers


def check_journeys(
    journeys: Iterable[Journey], pointers: Pointers, report: Report
) -> tuple[Journey, ...]:
    """The journeys, held against what exists; one without a step is left out."""
    kept = []
    for journey in journeys:
        if not journey.steps:
            report.add("empty-list", journey.at.of("steps"))
            continue
        steps = tuple(_checked(step, pointers, report) for step in journey.steps)
        kept.append(replace(journey, steps=steps))
    return tuple(kept)


def _checked(step: Step, pointers: Pointers, report: Report) -> Step:
    if step.does is None and not step.services:
        report.add("empty-step", step.at.itself)
    services = [name for name in step.services if pointers.service(name, step.at.of("services"))]
    loops = [name for name in step.loops if pointers.loop(name, step.at.of("loops"))]
    standards = _standards(step, pointers, report)
    return replace(
        step,
        services=tuple(dict.fromkeys(services)),
        standards=tuple(dict.fromkeys(standards)),
        loops=tuple(dict.fromkeys(loops)),
    )


def _standards(step: Step, pointers: Pointers, report: Report) -> Iterator[str]:
    """The promises of a step that exist, each as SERVICE/STANDARD."""
    place = step.at.of("standards")
    for said in step.standards:
        if "/" not in said:
            yield from _bare(said, step, pointers, report)
        elif pointers.standard(said, place) and _is_named(said, step, place, report):
            yield said


def _is_named(said: str, step: Step, place: Place, report: Report) -> bool:
    """Whether the step names the service of a promise."""
    service = said.partition("/")[0]
    if service not in step.services:
        report.add("standard-outside-step", place, standard=said, service=service)
    return service in step.services


def _bare(said: str, step: Step, pointers: Pointers, report: Report) -> Iterator[str]:
    """A standard by its id alone, which one service of the step has."""
    place = step.at.of("standards")
    if len(step.services) != 1:
        holders = (pointers.services[name] for name in step.services if name in pointers.services)
        near = [one.id for one in holders if said in {own.id for own in one.standards}]
        wanted = f"{near[0] if near else 'SERVICE'}/{said}"
        count = len(step.services) or "no"
        report.add("standard-without-service", place, standard=said, count=count, wanted=wanted)
        return
    service = pointers.services.get(step.services[0])
    if service is not None and pointers.own_standard(service, said, place):
        yield f"{service.id}/{said}"
