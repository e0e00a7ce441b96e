"""A difference as a person reads it: what changed in a sentence, then section by section.

Takes what changed and what things are called. Gives finished words; they state figures and
neither praise nor blame. Must not know how they are laid out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.diff.bodies_words import body_lines, loop_lines, note_lines, table_lines
from generator.diff.changes import Changes, Fate, Move, Turn
from generator.diff.corrections import as_csv
from generator.diff.names import TONGUE, Names, eased, status_words
from generator.diff.result_words import (
    added_lines,
    hidden_lines,
    owed_lines,
    removed_lines,
    revised_lines,
    shown_lines,
    verdict_lines,
)
from generator.diff.standard_words import (
    added_standards,
    changed_standards,
    eased_lines,
    gone_lines,
)
from generator.model.corrections import COLUMNS

NOTHING = "Nothing would change for the public."

TOLD_APART = {
    "standards": "what is said of standards",
    "texts": "settings, texts and pages",
    "satisfaction": "answers to surveys",
    "volumes": "how often services are used",
    "feedback": "feedback loops",
    "comments": "comments received",
}
"""What the base may not tell, in words; tables of other names by their name."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line about something of an agency and a service; "" where it is about none."""

    text: str
    agency: str = ""
    service: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs together; `note` stands below the title."""

    title: str
    lines: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """A whole difference in words; `paste` is text for data/corrections.csv, "" for none."""

    heading: str
    headline: str
    sections: tuple[Section, ...] = ()
    paste: str = ""
    uncompared: str = ""


def tell(changes: Changes, names: Names, *, base: str, today: date) -> Telling:
    """The difference to `base` in words."""
    heading = f"What would change for the public against {base}, as of {TONGUE.date(today)}"
    missing = [TOLD_APART.get(name, name) for name in changes.uncompared if name != "answers"]
    apart = f"Not compared, since {base} does not tell: {', '.join(missing)}." if missing else ""
    if changes.nothing:
        return Telling(heading, NOTHING, uncompared=apart)
    sections = tuple(section for section in _sections(changes, names) if section.lines)
    return Telling(heading, headline(changes), sections, _paste(changes, today), apart)


def _paste(changes: Changes, today: date) -> str:
    return as_csv(changes.corrections, on=today)


HEADER = ",".join(COLUMNS)
"""The first line of data/corrections.csv."""


def _sections(changes: Changes, names: Names) -> Iterator[Section]:
    """Every section, what a reader has to know first at the top; some have no line."""
    for title, found, note in (
        ("Verdicts changed", verdict_lines(changes, names), ""),
        ("Promises eased", eased_lines(changes, names), ""),
        ("Past figures revised", revised_lines(changes, names, Move.CORRECTED), ""),
        ("Results removed", removed_lines(changes, names), ""),
        ("Standards removed or withdrawn", gone_lines(changes, names), ""),
        ("Groups newly suppressed", hidden_lines(changes, names), _HIDDEN),
        ("Groups no longer suppressed", shown_lines(changes, names), ""),
        ("Results overdue, or no longer", owed_lines(changes, names), ""),
        ("Feedback loops", loop_lines(changes, names), ""),
        ("Standards changed", changed_standards(changes, names), ""),
        ("Standards added", added_standards(changes, names), ""),
        ("Provisional figures revised", revised_lines(changes, names, Move.REVISED), _REVISED),
        ("Results added", added_lines(changes, names), ""),
        ("Surveys, use and comments", table_lines(changes, names), ""),
        ("Agencies, services and texts", body_lines(changes, names), ""),
        ("Notes and marks changed", note_lines(changes, names), ""),
    ):
        yield Section(title, tuple(Line(*line) for line in found), note)


_HIDDEN = (
    "What the base showed of them was public, and is not repeated here. They are too few to "
    "publish now, or stand beside such a group."
)
_REVISED = "Told as provisional before, so that no correction is needed."


def headline(changes: Changes) -> str:
    """The counts of what changed, in one sentence."""
    words = ", ".join(_counts(changes))
    return words[:1].upper() + words[1:] + "."


def _counts(changes: Changes) -> Iterator[str]:
    yield from _of_results(changes)
    yield from _of_standards(changes)
    turns = Counter(change.turn for change in changes.loops)
    for turn, words in _TURNS.items():
        if turns[turn]:
            yield _count(turns[turn], f"feedback loop {words}", f"feedback loops {words}")
    hidden = len(changes.of(Move.HIDDEN)) + sum(one.hidden for one in changes.tables)
    if hidden:
        yield _count(hidden, "figure newly suppressed", "figures newly suppressed")
    shown = len(changes.of(Move.SHOWN)) + sum(one.shown for one in changes.tables)
    if shown:
        yield _count(shown, "figure no longer suppressed", "figures no longer suppressed")
    yield from _of_others(changes)


_TURNS = {turn: turn.value for turn in Turn} | {
    Turn.DECIDED: "planned",
    Turn.OVERDUE: "now overdue",
}


def _of_results(changes: Changes) -> Iterator[str]:
    added = changes.of(Move.ADDED)
    if added:
        words = (status_words(one.new.status if one.new else "") for one in added)
        told = ", ".join(f"{count:,} {word}" for word, count in sorted(Counter(words).items()))
        yield f"{_count(len(added), 'result added', 'results added')} ({told})"
    pairs = Counter((one.old.status, one.new.status) for one in changes.standings)
    for (old, new), count in sorted(pairs.items()):
        turn = f"from {status_words(old)} to {status_words(new)}"
        yield _count(count, f"promise goes {turn}", f"promises go {turn}")
    for move, one, many in _MOVES:
        count = len(changes.of(move))
        if count:
            yield _count(count, one, many)


_MOVES = (
    (Move.CORRECTED, "past figure revised", "past figures revised"),
    (Move.REMOVED, "result removed", "results removed"),
    (Move.JUDGED, "verdict changed on the same figure", "verdicts changed on the same figures"),
    (Move.REVISED, "provisional figure revised", "provisional figures revised"),
    (Move.OWED, "result owed otherwise", "results owed otherwise"),
)


def _of_standards(changes: Changes) -> Iterator[str]:
    fates = Counter(one.fate for one in changes.standards)
    for fate in Fate:
        if fates[fate]:
            yield _count(fates[fate], f"standard {fate.value}", f"standards {fate.value}")
    count = sum(
        bool(target.new and earlier and eased(earlier, target.new))
        for one in changes.standards
        for target in one.targets
        for earlier in [target.old or target.before]
    )
    if count:
        yield _count(count, "promise eased", "promises eased")


def _of_others(changes: Changes) -> Iterator[str]:
    tables = sum(one.added + one.removed + one.changed for one in changes.tables)
    if tables:
        one = "change in the tables of surveys, use and comments"
        yield _count(tables, one, one.replace("change", "changes", 1))
    bodies = len(changes.bodies)
    if bodies:
        one = "change of an agency, a service or a text"
        yield _count(bodies, one, "changes of agencies, services and texts")
    notes = len(changes.of(Move.NOTED))
    if notes:
        yield _count(notes, "note or mark changed", "notes or marks changed")


def _count(count: int, one: str, many: str) -> str:
    return f"{TONGUE.count(count)} {one if count == 1 else many}"


def by_service(lines: Iterable[Line]) -> Iterator[tuple[str, str, list[str]]]:
    """The lines of each agency and service, in the order in which these are first named."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        found.setdefault((line.agency, line.service), []).append(line.text)
    return ((agency, service, texts) for (agency, service), texts in found.items())
