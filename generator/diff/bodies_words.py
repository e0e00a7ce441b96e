"""Changes of loops, agencies, services, texts and other tables in words.

Takes what changed and what things are called. Gives lines. Must not know how lines are laid out.
"""

from collections.abc import Iterator

from generator.diff.changes import BodyChange, Changes, Fate, LoopChange, Move, TableChange, Turn
from generator.diff.names import Names
from generator.diff.result_words import Told
from generator.diff.standard_words import field_words

KINDS = {"site": "Settings of the site"}
STATES = {"opened": "open", "deciding": "being decided"}

TABLES = {
    "satisfaction": "survey results",
    "answers": "counts of answers",
    "volumes": "figures of use",
    "comments": "counts of comments",
}
"""What the rows of a table are."""


def loop_lines(changes: Changes, names: Names) -> Iterator[Told]:
    """What became of each loop, with the days that are told with it."""
    for change in changes.loops:
        yield f"{names.loop(change.id)} ({change.id}): {_loop(change)}", "", ""


def _loop(change: LoopChange) -> str:
    new, old = (STATES.get(state, state) for state in (change.new, change.old))
    words = {
        Turn.OPENED: f"opened, {new}.",
        Turn.REMOVED: f"removed; it was {old}.",
        Turn.CLOSED: f"closed, {new}; it was {old}.",
        Turn.REOPENED: f"open again, {new}; it was {old}.",
        Turn.DECIDED: f"planned; it was {old}.",
        Turn.ANSWERED: f"answered, {new}.",
        Turn.OVERDUE: f"now overdue, {new}.",
        Turn.CHANGED: "changed.",
    }[change.turn]
    told = [field_words(field) for field in change.fields]
    return " ".join([words, *(f"{one[:1].upper()}{one[1:]}." for one in told)])


def body_lines(changes: Changes, names: Names) -> Iterator[Told]:
    """What became of agencies, services and texts."""
    for change in changes.bodies:
        yield f"{_body(change, names)}: {_fate(change)}", "", ""


def _body(change: BodyChange, names: Names) -> str:
    if change.kind in KINDS:
        return KINDS[change.kind]
    known = {"agency": names.agency, "service": names.service}.get(change.kind)
    name = known(change.id) if known else change.id
    return f"{change.kind.capitalize()} {name}"


def _fate(change: BodyChange) -> str:
    if change.fate in (Fate.ADDED, Fate.REMOVED):
        return f"{change.fate.value}."
    told = [field_words(field) for field in change.fields if field.name]
    renamed = [f"renamed, {change.was} before"] if change.was else []
    words = [*renamed, *told] or ["changed"]
    return " ".join(f"{one[:1].upper()}{one[1:]}." for one in words)


def table_lines(changes: Changes, names: Names) -> Iterator[Told]:
    """How many rows of the other tables changed, by what they are about."""
    for change in changes.tables:
        what = f"{TABLES[change.table]}"
        about = f" of {_about(change, names)}" if change.about else ""
        yield f"{what[:1].upper()}{what[1:]}{about}: {_rows(change)}.", "", ""


def _about(change: TableChange, names: Names) -> str:
    """A service by its name; a subject and a survey by their ids."""
    if change.table == "volumes":
        return names.service(change.about)
    subject, _, survey = change.about.partition(" ")
    kind, _, name = subject.partition(":")
    called = {"service": names.service, "agency": names.agency}.get(kind)
    return f"{called(name) if called else name}, survey {survey}"


def _rows(change: TableChange) -> str:
    counts = (
        ("added", change.added),
        ("removed", change.removed),
        ("changed", change.changed),
        ("newly suppressed", change.hidden),
        ("no longer suppressed", change.shown),
    )
    return ", ".join(f"{count:,} {word}" for word, count in counts if count)


def note_lines(changes: Changes, names: Names) -> Iterator[Told]:
    """Results of which only the note or a mark changed."""
    for change in changes.of(Move.NOTED):
        key = change.key
        yield f"{names.result(key)}.", names.agency(key.agency), names.service(key.service)
