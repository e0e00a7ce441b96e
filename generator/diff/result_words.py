"""Changes of results in words: each a line with its agency and its service.

Takes what changed and what things are called. Gives lines. A figure that is hidden now is in none.
Must not know how lines are laid out.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from generator.diff.changes import (
    Changes,
    Fate,
    Key,
    Move,
    ResultChange,
    StandingChange,
    Verdict,
)
from generator.diff.names import Names, period_words, status_words

Told: TypeAlias = tuple[str, str, str]
"""A line, and the names of its agency and its service."""


def _line(key: Key, names: Names, text: str) -> Told:
    return text, names.agency(key.agency), names.service(key.service)


def verdict_lines(changes: Changes, names: Names) -> Iterator[Told]:
    """Promises whose newest verdict changed, then verdicts on figures that stayed as they were."""
    for change in changes.standings:
        name = names.standard(change.service, change.standard)
        text = f"{name}: {_turn(change, names)}."
        yield text, names.agency(change.agency), names.service(change.service)
    for judged in changes.of(Move.JUDGED):
        words = " ".join(_verdict(one, judged.key, names) for one in judged.verdicts)
        yield _line(
            judged.key, names, f"{names.result(judged.key)}: {_figure(judged, names)} {words}"
        )


def _turn(change: StandingChange, names: Names) -> str:
    """From which verdict to which, each with its period where these are two."""
    old, new, about = change.old, change.new, (change.service, change.standard)
    if (old.first, old.last) == (new.first, new.last):
        period = period_words(new.period, new.first, new.last)
        then, now = (names.word(*about, one.status) for one in (old, new))
        return f"{period} changes from {then} to {now}"
    return f"now {names.standing(*about, new)}; it was {names.standing(*about, old)}"


def _figure(change: ResultChange, names: Names) -> str:
    """The figure as it is now, as the beginning of a sentence; "" where there is none."""
    new = change.new
    told = new is not None and any(new.counts)
    return f"{names.figure(change.key, new)}." if new is not None and told else ""


def _verdict(verdict: Verdict, key: Key, names: Names) -> str:
    under = f"Under the target {verdict.target}, the" if verdict.target else "The"
    old, new = (
        names.word(key.service, key.standard, status) for status in (verdict.old, verdict.new)
    )
    return f"{under} verdict changes from {old} to {new}."


def revised_lines(changes: Changes, names: Names, move: Move) -> Iterator[Told]:
    """Figures that changed, with what they were and what becomes of the verdict."""
    for change in changes.of(move):
        key, old, new = change.key, change.old, change.new
        if old is None or new is None:
            continue
        now = names.figure(key, new, beside=old)
        then = names.figure(key, old, beside=new)
        became = _became(change, names)
        said = f"{now}, was {then}." if old.counts != new.counts else f"{now}."
        yield _line(key, names, f"{names.result(key)}: {said}{_marks(change)}{became}")


def _marks(change: ResultChange) -> str:
    """What became of the mark that a figure may still change."""
    old, new = change.old, change.new
    if old is None or new is None or not (old.provisional or new.provisional):
        return ""
    if old.provisional and not new.provisional:
        return " Provisional before, final now."
    return " Provisional." if old.provisional else " Final before, provisional now."


def _became(change: ResultChange, names: Names) -> str:
    if change.verdicts:
        return "".join(f" {_verdict(one, change.key, names)}" for one in change.verdicts)
    word = names.verdict(change.key, change.new) if change.new else ""
    return f" The verdict stays {word}." if word else ""


def removed_lines(changes: Changes, names: Names) -> Iterator[Told]:
    """Results that are no longer there, with what they were where that may be told."""
    gone = {(one.service, one.standard) for one in changes.standards if one.fate is Fate.REMOVED}
    for change in changes.of(Move.REMOVED):
        if (change.key.service, change.key.standard) in gone:
            continue  # told with the standard
        old = change.old
        was = ""
        if old is not None:
            told = filter(None, (names.figure(change.key, old), names.verdict(change.key, old)))
            was = f" It was {', '.join(told)}."
        yield _line(change.key, names, f"{names.result(change.key)}: no longer published.{was}")


def hidden_lines(changes: Changes, names: Names) -> Iterator[Told]:
    """What is too few to publish now, by name alone."""
    for change in changes.of(Move.HIDDEN):
        yield _line(change.key, names, f"{names.result(change.key)}.")


def shown_lines(changes: Changes, names: Names) -> Iterator[Told]:
    """What was too few to publish and is published now."""
    for change in changes.of(Move.SHOWN):
        yield _line(change.key, names, f"{names.result(change.key)}: {_now(change, names)}")


def owed_lines(changes: Changes, names: Names) -> Iterator[Told]:
    """Results that are overdue and were not, or the other way round."""
    for change in changes.of(Move.OWED):
        status = change.new.status if change.new else ""
        words = "now overdue, not reported."
        if status != "not_reported":
            words = f"no longer overdue: {status_words(status)}." if status else "no longer owed."
        elif change.old and change.old.status == status:
            words = f"still not reported; {_now(change, names)}"
        yield _line(change.key, names, f"{names.result(change.key)}: {words}")


def _now(change: ResultChange, names: Names) -> str:
    """The figure and the verdict of a result as it is now."""
    new = change.new
    if new is None:
        return ""
    figure = f"{names.figure(change.key, new)}. " if any(new.counts) else ""
    word = names.verdict(change.key, new)
    told = word or ("Provisional" if new.provisional else "")
    return f"{figure}{told}." if told else figure.strip()


def added_lines(changes: Changes, names: Names) -> Iterator[Told]:
    """One line a standard: its newest result, and how many more there are with which verdicts."""
    by_standard: dict[tuple[str, str], list[ResultChange]] = {}
    new = {(one.service, one.standard) for one in changes.standards if one.fate is Fate.ADDED}
    for change in changes.of(Move.ADDED):
        if (change.key.service, change.key.standard) in new:
            continue  # told with the standard
        by_standard.setdefault((change.key.service, change.key.standard), []).append(change)
    for found in by_standard.values():
        newest = max(found, key=_newest)
        text = f"{names.result(newest.key)}: {_now(newest, names)}{_further(found)}"
        yield _line(newest.key, names, text)


def _newest(change: ResultChange) -> tuple[bool, str, str]:
    """The order in which results are told: of all cases before groups, the newest last."""
    return (change.key.is_main, change.key.last, change.key.first)


def _further(found: list[ResultChange]) -> str:
    """How many more results were added, and what came of those that are judged."""
    more = len(found) - 1
    if not more:
        return ""
    groups = sum(one.key.is_group for one in found)
    parts = [f"{groups:,} of them by channel or group"] if groups else []
    newest = max(found, key=_newest)
    rest = (one for one in found if one is not newest and one.new and one.new.status)
    words = Counter(status_words(one.new.status) for one in rest if one.new)
    parts += [f"{count:,} {word}" for word, count in sorted(words.items())]
    told = f" ({', '.join(parts)})" if parts else ""
    return f" {more:,} further result{'' if more == 1 else 's'} added{told}."
