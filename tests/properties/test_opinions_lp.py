"""No hidden group of people can be had from a survey: everything published, as equations.

Takes small surveys drawn by a seed. For every group that is hidden, or was left out because it is
small, a linear programme finds the least and the most people it can be (`tests/polls.py`).
"""

import numpy as np
import pytest

from generator.model import Opinion
from polls import EASE, MINIMUM, Poll, Random, Solver, above, publish_polls, secrets_of

BATCHES = 8
POLLS = 10
CELLS = 4
"""Cells looked at in a poll: each takes two linear programmes."""

TINY = 1e-6


def open_cells(poll: Poll, shown: list[Opinion], rng: Random) -> list[str]:
    """Every secret cell that a reader knows too well, in words."""
    secrets = list(secrets_of(poll, shown))
    solver = Solver(poll, shown)
    rng.shuffle(secrets)
    secrets.sort(key=lambda one: poll.true(one[1], poll.base(one[0])) >= MINIMUM)
    found = []
    for question, cell in secrets[:CELLS]:
        names = poll.base(question)
        width = solver.width(cell, names)
        if question == "why" and solver.width(cell, EASE) < TINY:
            continue  # shown by the question before, where enough people answered
        if question == "why" and poll.true(cell, names) >= MINIMUM:
            continue  # large groups hidden beside others: those who were asked are an answer
        if width < min(MINIMUM, *(above(poll, question, cell, shown) or [MINIMUM])) - TINY:
            found.append(f"{question} {cell} {poll.true(cell, names)}: width {width:g}")
    return found


@pytest.mark.parametrize("half", [0, 1])
def test_no_group_of_people_is_known_within_the_minimum(half: int) -> None:
    """How many answered of a hidden group could be as many as the minimum fewer or more.

    The polls of a half are published in one go, which costs little more than one of them.
    """
    batches = range(half * BATCHES // 2, (half + 1) * BATCHES // 2)
    seeds = [(2000 + batch, number) for batch in batches for number in range(POLLS)]
    chances = [np.random.default_rng(seed) for seed in seeds]
    polls = [Poll(rng, number) for number, rng in enumerate(chances)]
    every = zip(seeds, polls, publish_polls(polls), chances, strict=True)
    for seed, poll, shown, rng in every:
        assert open_cells(poll, shown, rng) == [], (seed, poll.lines)
