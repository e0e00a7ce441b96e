"""The ids that things have and had: which of them lead to what there is today.

Takes the content as read. Adds findings about ids that two things claim; gives what an id in a
table of results may stand for. Must not know results, nor what anything promises.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.diagnostics import Place, Report, Severity
from generator.model import Agency, Improvement, Journey, Service, Standard, Survey
from generator.sources.content import AGENCIES, JOURNEYS, SERVICES, SURVEYS, Content
from generator.text import nearest

Named = Agency | Service | Standard | Journey | Improvement | Survey


@dataclass(frozen=True, slots=True)
class Names:
    """What ids in tables stand for, beside those of things that exist.

    `services`, `standards`, `subjects` and `surveys` give the present id of an old one, `standards`
    by the present id of the service; a subject of answers is written `service:ID`, `agency:ID` or
    `journey:ID`. Faults of `broken` services and surveys are told at their
    files: what a table says of one that cannot be read (`lost`), or of a standard or a question
    that one lacks, is not told again row by row. `called` gives the ids of services by their
    names in every language, in small letters.
    """

    services: Mapping[str, str] = field(default_factory=dict)
    standards: Mapping[tuple[str, str], str] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    subjects: Mapping[str, str] = field(default_factory=dict)
    surveys: Mapping[str, str] = field(default_factory=dict)
    lost_subjects: frozenset[str] = frozenset()
    lost_surveys: frozenset[str] = frozenset()
    broken_surveys: frozenset[str] = frozenset()
    called: Mapping[str, str] = field(default_factory=dict)

    def is_told(self, service: str) -> bool:
        """Whether the file of a service is there and its own faults say why it is not known."""
        return service in self.lost

    def guess_service(self, typed: str, known: Iterable[str]) -> str:
        """The sentence that names the id that was meant by an unknown id or by a name, or nothing.

        A name that differs in letters is guessed too; an id that is near comes before it.
        """
        ids, exact = sorted(known), self.called.get(typed.casefold())
        name = nearest(typed, self.called)
        near = exact or nearest(typed, ids) or (self.called[name] if name else None)
        return f"Did you mean '{near}'?" if near in ids else ""


def names_of(
    content: Content, known: Iterable[Service], paths: Iterable[str], report: Report
) -> Names:
    """What ids in tables may stand for; `known` are the services that a site can show.

    `paths` are those of the files of content.
    """
    shown, there = tuple(known), tuple(paths)
    standards = {
        (one.id, old): standard.id
        for one in shown
        for standard in one.standards
        for old in standard.was
    }
    kinds = _kinds_of_subjects(content, shown)
    faulty = {found.place.path for found in report if found.severity is Severity.ERROR}
    return Names(
        services=_renamed(shown),
        standards=standards,
        lost=_lost(there, SERVICES, shown),
        broken=_in_faulty(content.services, faulty),
        subjects={
            f"{kind}:{old}": f"{kind}:{now}"
            for kind, _, things in kinds
            for old, now in _renamed(things).items()
        },
        surveys=_renamed(content.surveys),
        lost_subjects=frozenset(
            f"{kind}:{name}"
            for kind, folder, things in kinds
            for name in _lost(there, folder, things)
        ),
        lost_surveys=_lost(there, SURVEYS, content.surveys),
        broken_surveys=_in_faulty(content.surveys, faulty),
        called={name.casefold(): one.id for one in shown for _, name in one.name.by_language},
    )


def _kinds_of_subjects(
    content: Content, services: Sequence[Named]
) -> tuple[tuple[str, str, Sequence[Named]], ...]:
    """What answers can be about: the word for it, the folder of its files, and all there are."""
    return (
        ("service", SERVICES, services),
        ("agency", AGENCIES, content.agencies),
        ("journey", JOURNEYS, content.journeys),
    )


def _renamed(things: Iterable[Named]) -> dict[str, str]:
    """The present id of each old one."""
    return {old: one.id for one in things for old in one.was}


def _lost(paths: Iterable[str], folder: str, there: Iterable[Named]) -> frozenset[str]:
    """The ids of files of a folder from which nothing came."""
    written = {PurePosixPath(path).stem for path in paths if path.startswith(folder + "/")}
    return frozenset(written - {one.id for one in there})


def _in_faulty(things: Iterable[Named], faulty: Container[str]) -> frozenset[str]:
    """The ids of things in whose files errors are told."""
    return frozenset(one.id for one in things if one.at.itself.path in faulty)


NO_NAMES = Names()
"""Of a project in which nothing was renamed and no file is broken."""


def check_old_ids(content: Content, report: Report) -> None:
    """Find old ids that something else has, or had too."""
    _check_claims(content.agencies, report)
    _check_claims(content.services, report)
    _check_claims(content.journeys, report)
    _check_claims(content.improvements, report)
    _check_claims(content.surveys, report)
    for service in content.services:
        _check_claims(service.standards, report)


def _check_claims(things: Iterable[Named], report: Report) -> None:
    """Each old id belongs to one thing of its kind, and is the id of none."""
    listed = tuple(things)
    holders = {thing.id: f"the id of {_where(thing)}" for thing in listed}
    for thing in listed:
        for old in thing.was:
            if old in holders:
                report.add("old-id-taken", thing.at.of("was"), id=old, holder=holders[old])
            holders.setdefault(old, f"an old id of {_where(thing)}")


def _where(thing: Named) -> str:
    return f"'{thing.id}' ({thing.at.itself.path})" if thing.at.itself.path else f"'{thing.id}'"


def ids_of(things: Iterable[Named]) -> dict[str, str]:
    """Every id that things have or had, with the one they have now."""
    listed = tuple(things)
    old = {name: thing.id for thing in listed for name in thing.was}
    return {**old, **{thing.id: thing.id for thing in listed}}


def standards_of(services: Iterable[Service]) -> dict[str, str]:
    """Every standard as SERVICE/STANDARD, under each id it has or had, by what it is called now."""
    return {
        f"{service}/{standard}": f"{body.id}/{now}"
        for body in services
        for service in (*body.was, body.id)
        for standard, now in ids_of(body.standards).items()
    }


def find_dangling(
    wanted: str, known: Mapping[str, str], kind: str, place: Place, report: Report
) -> None:
    """Find a name that nothing has; `known` as `ids_of` gives it, so that an old name is guessed.

    Files that people write name things by their present id: one thing, one name.
    """
    if known.get(wanted) == wanted:
        return
    present = sorted({now for name, now in known.items() if name == now})
    guess = known.get(wanted) or nearest(wanted, present)
    hint = f"Did you mean '{guess}'?" if guess else _listed(present)
    report.add("dangling-id", place, kind=kind, id=wanted, guess=hint)


def _listed(known: list[str]) -> str:
    return f"Known: {', '.join(known[:12])}." if known else "There is none yet."
