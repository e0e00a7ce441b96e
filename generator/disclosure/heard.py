"""Small numbers of feedback: from how few people something was heard, how few comments came in.

Takes loops and sums of comments. Gives the same without any number about fewer people than the
minimum. A hidden sum cannot be had from the total by subtraction: two that stand beside each other
in the list are hidden together, and all that are hidden hold at least the minimum. Nought is hidden
with the others, so that a gap does not say that there was somebody.
"""

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
    """The names of the small sums, of those beside them, and of as many more as hide them.

    Which ones stand beside each other is fixed by their place in the list and by no sum. Whoever
    knows these rules knows that one of two is small, and not which; were it always the next larger
    one, the smallest sum shown would tell how large that can be, and so how small the other.
    """
    groups = _neighbours(division)
    small = [at for at, group in enumerate(groups) if any(n < minimum for n, _ in group)]
    rest = [at for at in range(len(groups)) if at not in small]
    hidden = [pair for at in small for pair in groups[at]]
    while hidden and sum(number for number, _ in hidden) < minimum and rest:
        hidden += groups[rest.pop(0)]
    return frozenset(name for _, name in hidden)


def _neighbours(division: Division) -> list[list[tuple[int, str]]]:
    """The sums two by two in their order, an odd last one with the two before it."""
    pairs = [(count.received or 0, name) for name, count in division]
    groups = [pairs[at : at + 2] for at in range(0, len(pairs), 2)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        alone = groups.pop()
        groups[-1] += alone
    return groups
