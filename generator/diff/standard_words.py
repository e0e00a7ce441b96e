"""Changes of standards and their targets in words: each a line with its agency and its service.

Takes what changed and what things are called. Gives lines. Must not know how lines are laid out.
"""

from collections.abc import Iterator

from generator.diff.changes import (
    Changes,
    Fate,
    FieldChange,
    Move,
    StandardChange,
    TargetChange,
)
from generator.diff.names import (
    Names,
    eased,
    held_words,
    quoted,
    turned,
)
from generator.diff.result_words import Told

FIELDS = {
    "source_id": "number in its register",
    "type": "type",
    "kind": "kind of measure",
    "counts": "what the numerator counts",
    "uses": "shared definition",
    "clock_starts": "start of the clock",
    "clock_stops": "stop of the clock",
    "clock_pauses": "pauses of the clock",
    "excludes": "cases left out",
    "source": "source of the figures",
    "comparable": "comparable group",
    "judged": "span that is judged",
    "due_after": "time until a result is due",
    "ended_reason": "reason of the end",
    "also": "figures beside the result",
    "read_with": "standards read with it",
    "rows_for": "longer periods published",
    "url": "address",
    "heard_from": "first period in which it was heard",
    "heard_to": "last period in which it was heard",
    "opened": "day of opening",
    "decide_by": "day by which it is decided",
    "decided": "day of the decision",
    "due": "day by which it is done",
    "done": "day on which it was done",
    "people": "number of people",
    "people_affected": "number of people it helps",
    "by": "day by which it is kept",
    "official": "accountable post",
    "official_name": "name of who holds the post",
}
"""What columns and parts are called in a sentence; others by their own name."""


def _line(change: StandardChange, names: Names, text: str) -> Told:
    return text, names.agency(change.agency), names.service(change.service)


def _name(change: StandardChange, names: Names) -> str:
    return names.standard(change.service, change.standard)


def eased_lines(changes: Changes, names: Names) -> Iterator[Told]:
    """Targets that ask for less, or allow more time, than the one they follow or replace."""
    for change in changes.standards:
        for target in change.targets:
            earlier, later = target.old or target.before, target.new
            if earlier is not None and later is not None and eased(earlier, later):
                text = f"{_name(change, names)}: {turned(earlier, later)}.{_reason(target)}"
                yield _line(change, names, text)


def _reason(target: TargetChange) -> str:
    reason = target.new["target_reason"] if target.new else ""
    return f" Reason: {quoted(reason)}." if reason else " No reason is given."


def gone_lines(changes: Changes, names: Names) -> Iterator[Told]:
    """Standards that are no longer there, or have ended, with the last verdict."""
    twins = _twins(changes, names, Fate.ADDED)
    for change in changes.standards:
        if change.fate is Fate.REMOVED:
            twin = twins.get(_number(change, names), "")
            text = f"{_name(change, names)}: removed. {_figure(change, changes, names)}{twin}"
            yield _line(change, names, text)
        elif change.fate is Fate.WITHDRAWN:
            ended = {field.name: field.new for field in change.fields}
            reason = quoted(ended.get("ended_reason", ""))
            why = f" Reason: {reason}." if reason else ""
            text = f"{_name(change, names)}: withdrawn after {ended.get('ended', '')}.{why}"
            yield _line(change, names, text)


def added_standards(changes: Changes, names: Names) -> Iterator[Told]:
    """Standards that are new: promise, target, newest figure and verdict."""
    twins = _twins(changes, names, Fate.REMOVED)
    for change in changes.standards:
        if change.fate is Fate.ADDED:
            promise = names.promise(change.service, change.standard)
            said = f" {promise}" if promise else ""
            twin = twins.get(_number(change, names), "")
            stands = _figure(change, changes, names)
            yield _line(change, names, f"{_name(change, names)}: added.{said} {stands}{twin}")


def _number(change: StandardChange, names: Names) -> str:
    """The number of a standard in the register it was read from; "" for none."""
    row = names.standards.get((change.service, change.standard), {})
    return row.get("source_id", "")


def _twins(changes: Changes, names: Names, fate: Fate) -> dict[str, str]:
    """By number in its register, where a standard of that number went or came from."""
    words = "added to" if fate is Fate.ADDED else "removed from"
    found = {
        _number(one, names): f" One with the same number is {words} {names.service(one.service)}."
        for one in changes.standards
        if one.fate is fate
    }
    return {number: text for number, text in found.items() if number}


def _figure(change: StandardChange, changes: Changes, names: Names) -> str:
    """The newest figure of all cases where there is one, and the verdict."""
    wanted = (change.service, change.standard)
    found = [
        (one.key.last, names.figure(one.key, figure))
        for one in changes.of(Move.ADDED, Move.REMOVED)
        if (one.key.service, one.key.standard) == wanted and one.key.is_main
        for figure in [one.new or one.old]
        if figure is not None and any(figure.counts)
    ]
    said = f"{max(found)[1]}. " if found else ""
    return f"{said}{_stands(change, names)}"


def _stands(change: StandardChange, names: Names) -> str:
    standing = names.standing(change.service, change.standard, change.standing)
    return f"Verdict: {standing}."


def changed_standards(changes: Changes, names: Names) -> Iterator[Told]:
    """Standards of which something is said otherwise, from what to what, and the verdict."""
    for change in changes.standards:
        if change.fate not in (Fate.CHANGED, Fate.WITHDRAWN):
            continue
        told = [*_was(change), *map(_target, change.targets), *map(_field, change.fields)]
        known = [words for words in told if words]
        if known:
            words = " ".join(f"{one[:1].upper()}{one[1:]}." for one in known)
            stands = _stands(change, names)
            yield _line(change, names, f"{_name(change, names)}: {words} {stands}")


def _was(change: StandardChange) -> Iterator[str]:
    if change.was:
        yield f"renamed, {change.was} before"


def _target(change: TargetChange) -> str:
    """What became of a target, from when on it holds."""
    old, new = change.old, change.new
    if new is None:
        return f"target removed: {held_words(old)} from {old['target_from']}" if old else ""
    if old is None:
        words = turned(change.before, new) if change.before else ""
        return words or f"target from {new['target_from']}: {held_words(new)}"
    return turned(old, new) or _other_words(change)


def _other_words(change: TargetChange) -> str:
    """What else of a target is told otherwise, from what to what."""
    if change.old is None or change.new is None:
        return ""
    names = dict.fromkeys(name for held in (change.old, change.new) for name, _ in held.cells)
    old, new = change.old, change.new
    told = [
        f"{_called(name.removeprefix('target_'))} from {quoted(old[name]) or 'nothing'} to "
        f"{quoted(new[name]) or 'nothing'}"
        for name in names
        if old[name] != new[name]
    ]
    return f"of the target from {new['target_from']}, {', '.join(told)}"


def _field(field: FieldChange) -> str:
    if field.name == "ended" and not field.old:
        return ""
    return field_words(field)


def _called(name: str) -> str:
    """What a column is called: name (fr) is the name in French."""
    bare, _, language = name.rpartition("_")
    if bare and len(language) == len("fr") and language not in {"by", "to"}:
        return f"{_called(bare)} ({language})"
    return FIELDS.get(name, name.replace("_", " "))


def field_words(field: FieldChange) -> str:
    """What is said otherwise: promise from “...” to “...”."""
    name = _called(field.name)
    if not field.told:
        return f"{name} changed"
    return f"{name} from {quoted(field.old) or 'nothing'} to {quoted(field.new) or 'nothing'}"
