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
    """The promises that stand elsewhere than they did; those that are new or gone are not told."""
    old, new = find_standings(service.old), find_standings(service.new)
    agencies = {row["standard"]: row["agency"] for row in service.new}
    return [
        StandingChange(agencies[name], service.service, name, old[name], now)
        for name, now in sorted(new.items())
        if name in old and _tells(old[name], now)
    ]


def _tells(old: Standing, new: Standing) -> bool:
    """Whether a verdict changed; one that is hidden now is told with the result."""
    same = (old.first, old.last) == (new.first, new.last)
    return old.status != new.status and not (same and HIDDEN in (old.status, new.status))


def find_standings(rows: Iterable[Record]) -> dict[str, Standing]:
    """Where each standard of a service stands."""
    found: dict[str, Standing] = {}
    for row in rows:
        if row["status"] not in STANDS or row["channel"] or row["segment"] or row["statistic"]:
            continue
        own = Standing(row["status"], row["period"], row["period_start"], row["period_end"])
        best = found.get(row["standard"])
        # Of two targets at once the first listed is the headline.
        if best is None or (own.last, own.first) > (best.last, best.first):
            found[row["standard"]] = own
    return found


def newest(rows: Iterable[Record]) -> Standing | None:
    """What is said last of all cases of one standard, whatever it is; None where nothing is."""
    told = [row for row in rows if row["status"] and not (row["channel"] or row["segment"])]
    owed = [row for row in told if row["status"] not in AHEAD] or told
    found = [
        Standing(row["status"], row["period"], row["period_start"], row["period_end"])
        for row in owed
    ]
    # Of two targets at once the first listed is the headline.
    return max(found, key=lambda one: (one.last, one.first), default=None)
