"""Everything else with an id compared: agencies, services, loops, improvements, pages, settings.

Takes two states. Gives one change a thing. Must not know results, standards or words.
"""

from collections.abc import Iterable, Mapping

from generator.diff.beside import Part
from generator.diff.changes import BodyChange, Fate, FieldChange, LoopChange, Turn
from generator.diff.renamed import Renamed
from generator.diff.standards import compare_fields
from generator.diff.state import Record, State

FOLLOWS = frozenset({"was", "overdue"})
"""Columns that are told by themselves, or that follow from others."""

OF_LOOPS = ("state", "overdue", "answered")
MEASURED = frozenset({"unit", "difference", "same_time_of_year"})
OPEN = ("opened", "answered", "deciding")
CLOSED = frozenset({"done", "declined"})

LISTS = (("agencies", "agency"), ("services", "service"), ("improvements", "improvement"))
"""Tables with a row for each thing, and the column of its id."""


def compare_bodies(old: State, new: State, renamed: Renamed) -> list[BodyChange]:
    """Agencies, services and improvements, then what only pages tell, by kind and id."""
    listed = [change for table, kind in LISTS for change in _listed(old, new, renamed, table, kind)]
    told = {(change.kind, change.id) for change in listed if change.fate is not Fate.CHANGED}
    return _join(listed, [c for c in _beside(old, new) if (c.kind, c.id) not in told])


def _listed(
    old: State, new: State, renamed: Renamed, table: str, kind: str
) -> Iterable[BodyChange]:
    if table not in old.lists or table not in new.lists:
        return
    then = {_now(row, kind, renamed): row for row in old.records(table)}
    now = {row[kind]: row for row in new.records(table)}
    for name in sorted({*then, *now}):
        change = _compare(name, then.get(name), now.get(name), kind)
        if change.fate is not Fate.CHANGED or change.fields or change.was:
            yield change


def _now(row: Record, kind: str, renamed: Renamed) -> str:
    names = {"agency": renamed.agencies, "service": renamed.services}.get(kind, {})
    return names.get(row[kind], row[kind])


def _compare(name: str, old: Record | None, new: Record | None, kind: str) -> BodyChange:
    if old is None:
        return BodyChange(Fate.ADDED, kind, name)
    if new is None:
        return BodyChange(Fate.REMOVED, kind, name)
    ended = new.get("ended", "") and not old.get("ended", "")
    was = old[kind] if old[kind] != name else ""
    fate = Fate.WITHDRAWN if ended else Fate.CHANGED
    counted = () if kind == "improvement" else ("services", "standards")
    fields = compare_fields(old, new, but=FOLLOWS | {kind, *counted})
    return BodyChange(fate, kind, name, was, fields)


def _beside(old: State, new: State) -> list[BodyChange]:
    """What only pages tell; of standards and loops it is told with them."""
    if old.beside is None or new.beside is None:
        return []
    found: dict[tuple[str, str], list[FieldChange]] = {}
    fates: dict[tuple[str, str], Fate] = {}
    for part in sorted({*old.beside, *new.beside}):
        kind, name, field = part
        if kind in {"standard", "loop"} or old.beside.get(part) == new.beside.get(part):
            continue
        fates[kind, name] = _fate(part, old.beside, new.beside)
        found.setdefault((kind, name), []).append(FieldChange(field, told=False))
    return [
        BodyChange(fate, *name, fields=tuple(found[name]) if fate is Fate.CHANGED else ())
        for name, fate in fates.items()
    ]


def _fate(part: Part, old: Mapping[Part, str], new: Mapping[Part, str]) -> Fate:
    if part not in old:
        return Fate.ADDED
    return Fate.CHANGED if part in new else Fate.REMOVED


def _join(listed: list[BodyChange], beside: list[BodyChange]) -> list[BodyChange]:
    """One change a thing: what pages tell behind what tables tell of it."""
    found = {(change.kind, change.id): change for change in listed}
    for change in beside:
        own = found.get((change.kind, change.id))
        fields = change.fields
        if own is not None:
            known = {one.name for one in own.fields}
            more = tuple(one for one in fields if one.name and one.name not in known)
            change = BodyChange(own.fate, own.kind, own.id, own.was, own.fields + more)  # noqa: PLW2901 (joined)
        found[change.kind, change.id] = change
    return list(found.values())


def compare_loops(old: State, new: State) -> list[LoopChange]:
    """The feedback loops that went on, by id; none where the older state does not tell of any."""
    if "feedback" not in old.lists or "feedback" not in new.lists:
        return []
    then, now = ({row["loop"]: row for row in one.records("feedback")} for one in (old, new))
    texts = _loop_texts(old, new)
    changes = (_turn(name, then.get(name), now.get(name), texts) for name in sorted({*then, *now}))
    return [change for change in changes if change is not None]


def _loop_texts(old: State, new: State) -> frozenset[str]:
    """The loops whose texts changed."""
    then, now = old.beside or {}, new.beside or {}
    return frozenset(
        part[1] for part in now if part[0] == "loop" and then.get(part, now[part]) != now[part]
    )


def _turn(
    name: str, old: Record | None, new: Record | None, texts: frozenset[str]
) -> LoopChange | None:
    if new is None or old is None:
        if new is not None:
            return LoopChange(Turn.OPENED, name, new=new["state"])
        return LoopChange(Turn.REMOVED, name, old=old["state"] if old else "")
    fields = compare_fields(old, new, but=_followers(new))
    turn = _goes_on(old, new)
    if turn is None and not fields and name not in texts:
        return None
    text = () if fields or turn else (FieldChange("text", told=False),)
    return LoopChange(turn or Turn.CHANGED, name, old["state"], new["state"], fields + text)


def _followers(row: Record) -> frozenset[str]:
    """Columns of a loop that follow from results, or are told by its turn."""
    measured = {name for name in row if name.startswith(("before", "after", "low", "high"))}
    return frozenset({*OF_LOOPS, *MEASURED, *measured, "on_time", "loop"})


def _goes_on(old: Record, new: Record) -> Turn | None:
    """What became of a loop that both states have."""
    then, now = old["state"], new["state"]
    if then != now:
        if now in CLOSED:
            return Turn.CLOSED
        if then in CLOSED:
            return Turn.REOPENED
        return Turn.DECIDED if now == "planned" else Turn.ANSWERED
    if new["overdue"] and not old["overdue"]:
        return Turn.OVERDUE
    return Turn.ANSWERED if new["answered"] and not old["answered"] else None
