"""Where promises stand: the newest result of each that counts, in two states.

Takes the rows of a service in both. Gives the promises whose verdict is another than it was.
Must not know words, nor how a verdict is reached.
"""

from collections.abc import Iterable

from generator.diff.changes import Standing, StandingChange
from generator.diff.results import HIDDEN, Differing
from generator.diff.state import Record

STANDS = frozenset({"met", "missed", "not_reported", "not_judged", HIDDEN})
"""Statuses that a promise can stand at: those that count among the results it owed."""

AHEAD = frozenset({"not_due"})
"""Statuses of which nothing follows yet."""


def compare_standings(service: Differing) -> list[StandingChange]:
    """The promises that stand elsewhere than they did; those that are new or gone are not told.

    The old verdict of a period that is hidden now is not repeated.
    """
    old, new = find_standings(service.old), find_standings(service.new)
    agencies = {row["standard"]: row["agency"] for row in service.new}
    hidden = {
        (row["standard"], row["period_start"], row["period_end"])
        for row in service.new
        if row["status"] == HIDDEN and _is_whole(row)
    }
    return [
        StandingChange(agencies[name], service.service, name, then, now)
        for name, now in sorted(new.items())
        if (then := old.get(name)) is not None
        and then.status != now.status
        and not (_is_shown(then, now) or (name, then.first, then.last) in hidden)
    ]


def _is_shown(old: Standing, new: Standing) -> bool:
    """Whether what was too few to publish is published now, which is told with the result."""
    return old.status == HIDDEN and (old.first, old.last) == (new.first, new.last)


def _is_whole(row: Record) -> bool:
    """Whether a row is about all cases, and no second figure."""
    return not (row["channel"] or row["segment"] or row["statistic"])


def find_standings(rows: Iterable[Record]) -> dict[str, Standing]:
    """Where each standard of a service stands."""
    found: dict[str, Standing] = {}
    for row in rows:
        if row["status"] not in STANDS or not _is_whole(row):
            continue
        own = Standing(row["status"], row["period"], row["period_start"], row["period_end"])
        best = found.get(row["standard"])
        # Of two targets at once the first listed is the headline.
        if best is None or (own.last, own.first) > (best.last, best.first):
            found[row["standard"]] = own
    return found


def newest(rows: Iterable[Record]) -> Standing | None:
    """What is said last of all cases of one standard, whatever it is; None where nothing is."""
    told = [row for row in rows if row["status"] and _is_whole(row)]
    owed = [row for row in told if row["status"] not in AHEAD] or told
    found = [
        Standing(row["status"], row["period"], row["period_start"], row["period_end"])
        for row in owed
    ]
    # Of two targets at once the first listed is the headline.
    return max(found, key=lambda one: (one.last, one.first), default=None)
