"""Standards compared: added, withdrawn, gone, renamed, and what is said or promised otherwise.

Takes the rows of standards and their targets in two states. Gives one change a standard.
Must not know results or words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.diff.beside import Part
from generator.diff.changes import Fate, FieldChange, Held, StandardChange, TargetChange
from generator.diff.renamed import Renamed
from generator.diff.state import OF_TARGETS, Record, State

Name = tuple[str, str]
"""The ids of a service and of a standard."""

FOLLOWS = frozenset({"agency", "service", "standard", "was", "withdrawn", "clock"})
"""Columns that are told by themselves, or that follow from others."""

FEW, PEOPLE = "people_hidden", ("people", "people_affected")
"""The column that says that people were too few to say how many, and those that say how many."""


@dataclass(slots=True)
class Listed:
    """A standard as a state lists it: its cells, and its targets from the oldest on."""

    row: Record
    targets: list[Held] = field(default_factory=list)


def compare_standards(
    old: State, new: State, renamed: Renamed, *, today: date
) -> list[StandardChange]:
    """The standards that changed, by agency, service and as listed."""
    listed = old.lists_standards and new.lists_standards
    before = _list(old.standards(listed=listed))
    was = {_now(name, renamed): "/".join(name) for name in before if _now(name, renamed) != name}
    then = {_now(name, renamed): one for name, one in before.items()}
    now = _list(new.standards(listed=listed))
    changes = [_compare(name, then.get(name), now.get(name), today) for name in {**now, **then}]
    beside = _beside(old, new)
    told = (_complete(change, was, beside) for change in changes if change is not None)
    return [
        change
        for change in told
        if change.fate is not Fate.CHANGED or change.was or change.fields or change.targets
    ]


def _now(name: Name, renamed: Renamed) -> Name:
    service, standard = name
    return renamed.service(service), renamed.standards_of(service).get(standard, standard)


def _list(rows: Iterable[Record]) -> dict[Name, Listed]:
    found: dict[Name, Listed] = {}
    for row in rows:
        listed = found.setdefault((row["service"], row["standard"]), Listed(row))
        target = _target(row)
        if any(cell for _, cell in target.cells):
            listed.targets.append(target)
    return found


def _target(row: Record) -> Held:
    cells = ((name, cell) for name, cell in row.items() if _is_of_target(name) and cell)
    return Held(tuple(cells), row.get("unit", ""))


def _is_of_target(name: str) -> bool:
    return name in OF_TARGETS or name.startswith("target_")


def _compare(
    name: Name, old: Listed | None, new: Listed | None, today: date
) -> StandardChange | None:
    listed = new or old
    if listed is None:
        return None
    agency, (service, standard) = listed.row.get("agency", ""), name
    if old is None:
        return StandardChange(Fate.ADDED, agency, service, standard)
    if new is None:
        return StandardChange(Fate.REMOVED, agency, service, standard)
    ended = new.row.get("ended", "") and not old.row.get("ended", "")
    return StandardChange(
        Fate.WITHDRAWN if ended else Fate.CHANGED,
        agency,
        service,
        standard,
        fields=compare_fields(old.row, new.row, but=FOLLOWS),
        targets=_compare_targets(old.targets, new.targets, today),
    )


def compare_fields(old: Record, new: Record, *, but: frozenset[str]) -> tuple[FieldChange, ...]:
    """The cells of two rows that differ, of the columns that both have; targets stand apart.

    A number of people that one of the two rows hides is told of neither.
    """
    few = "true" in (old.get(FEW), new.get(FEW))
    return tuple(
        FieldChange(name, told=False)
        if few and name in PEOPLE
        else FieldChange(name, old[name], new[name])
        for name in old
        if name in new
        and old[name] != new[name]
        and name not in {*but, FEW}
        and not _is_of_target(name)
    )


def _compare_targets(old: list[Held], new: list[Held], today: date) -> tuple[TargetChange, ...]:
    """The targets that are new, gone or another, in the order of their first day."""
    then, now = _by_start(old), _by_start(new)
    found = []
    for key in {**then, **now}:
        first, second = then.get(key), now.get(key)
        if not _same(first, second):
            found.append(_target_change(first, second, new, today))
    return tuple(found)


def _by_start(targets: list[Held]) -> dict[tuple[object, ...], Held]:
    return {(target.track, target["target_from"]): target for target in targets}


def _same(old: Held | None, new: Held | None) -> bool:
    """Whether two targets say the same in what both tables tell."""
    if old is None or new is None:
        return old is new
    return _said(old) == _said(new)


def _said(target: Held) -> dict[str, str]:
    """The cells of a target; its first day follows from its period."""
    return {name: cell for name, cell in target.cells if name != "target_start"}


def _target_change(
    old: Held | None, new: Held | None, later: list[Held], today: date
) -> TargetChange:
    start = (new or old or Held(()))["target_start"]
    past = old is not None and bool(start) and start <= today.isoformat()
    return TargetChange(old, new, _before(new, later) if old is None else None, past=past)


def _before(target: Held | None, targets: list[Held]) -> Held | None:
    """The target that one follows, about the same cases; targets stand in order."""
    if target is None:
        return None
    same = [one for one in targets if one.track == target.track]
    at = same.index(target)
    return same[at - 1] if at else None


Besides = Mapping[str, tuple[str, ...]]


def _beside(old: State, new: State) -> Besides:
    """By SERVICE/STANDARD, the parts that only pages tell and that changed."""
    then, now = old.beside, new.beside
    if then is None or now is None:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for part in now:
        if _changed(part, then, now):
            found[part[1]] = (*found.get(part[1], ()), part[2])
    return found


def _changed(part: Part, then: Mapping[Part, str], now: Mapping[Part, str]) -> bool:
    return part[0] == "standard" and part in then and then[part] != now[part]


def _complete(change: StandardChange, was: Mapping[Name, str], beside: Besides) -> StandardChange:
    """The change with its old name, and with what only pages tell."""
    name = (change.service, change.standard)
    parts = tuple(FieldChange(part, told=False) for part in beside.get("/".join(name), ()))
    former = was.get(name, "") if change.fate is not Fate.ADDED else ""
    return StandardChange(
        change.fate,
        change.agency,
        change.service,
        change.standard,
        former,
        change.fields + parts,
        change.targets,
    )
