"""Small numbers of feedback: from how few people something was heard, how few comments came in.

Takes loops and sums of comments. Gives the same without any number about fewer people than the
minimum. A hidden sum cannot be had from the total by subtraction: at least two are hidden, and
they hold together at least the minimum. Nought is hidden with the others, so that a gap does not
say that there was somebody.
"""

from collections.abc import Sequence
from dataclasses import replace

from generator.model import Count, Loop, Received

HIDDEN = Count(hidden=True)

Division = tuple[tuple[str, Count], ...]


def is_small(loop: Loop, *, minimum: int) -> bool:
    """Whether a loop says that it was heard from fewer people than may be shown."""
    people = loop.heard.people if loop.heard else None
    return people is not None and people < minimum


def hide_people(loop: Loop, *, minimum: int) -> Loop:
    """The loop, without the number of people where it is small."""
    if loop.heard is None or not is_small(loop, minimum=minimum):
        return loop
    return replace(loop, heard=replace(loop.heard, people=None))


def hide_received(received: Received | None, *, minimum: int) -> Received | None:
    """The sums that may be shown; where the total is small, none."""
    if received is None:
        return None
    small = (received.total.received or 0) < minimum
    least = None if small else minimum
    return replace(
        received,
        total=HIDDEN if small else received.total,
        services=_hide(received.services, least),
        themes=_hide(received.themes, least),
    )


def _hide(division: Division, minimum: int | None) -> Division:
    """A division of the total without its small sums; with no minimum, without any."""
    if minimum is None:
        return tuple((name, HIDDEN) for name, _ in division)
    hidden = _hidden(division, minimum)
    return tuple((name, HIDDEN if name in hidden else count) for name, count in division)


def _hidden(division: Division, minimum: int) -> frozenset[str]:
    """The names of the small sums, and of as many of the next as hide them."""
    ordered: Sequence[tuple[int, str]] = sorted((c.received or 0, name) for name, c in division)
    hidden: list[tuple[int, str]] = []
    for number, name in ordered:
        enough = len(hidden) > 1 and sum(one for one, _ in hidden) >= minimum
        if number >= minimum and (not hidden or enough):
            break
        hidden.append((number, name))
    return frozenset(name for _, name in hidden)
