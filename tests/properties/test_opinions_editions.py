"""Two editions of a survey, beside each other, tell of no few people: as one linear programme.

Takes small surveys drawn by a seed, published, and published again: with other rows of the same
answers, or with the answers of those who were late. For every group that must not be known the
programme finds the least and the most people it can be (`tests/polls.py`).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from generator.model import Opinion
from polls import (
    MINIMUM,
    Cell,
    Poll,
    Random,
    Solver,
    above,
    edition_of,
    publish_polls,
    secrets_of,
)

POLLS = 20
KEYS = ((11, 14), (13, 3), (17, 2))
"""Seeds with which the edition before would be the key to a few people, were it not remembered."""

CELLS = 4
"""Cells looked at in a poll: each takes two linear programmes."""

TINY = 1e-6


def draw(seeds: Sequence[tuple[int, int]]) -> tuple[list[Poll], list[Random]]:
    """Some polls, each with its chance."""
    chances = [np.random.default_rng([7000 + batch, number]) for batch, number in seeds]
    return [Poll(rng, number) for number, rng in enumerate(chances)], chances


def open_to_both(poll: Poll, then: list[Opinion], now: list[Opinion], rng: Random) -> list[str]:
    """The cells of few people that both editions together tell too much of.

    A large cell that is hidden now, beside others, may be known from before: that hurts nobody.
    What is both of a channel and of a district is bounded by these in any case (decision 6).
    """
    secrets = [
        (question, cell)
        for question, cell in secrets_of(poll, now)
        if question != "why" and cell.kind != "both"
        if 0 < poll.true(cell, poll.base(question)) < MINIMUM
    ]
    rng.shuffle(secrets)
    solver = Solver(poll, [*then, *now])
    found = []
    for question, cell in secrets[:CELLS]:
        width = solver.width(cell, poll.base(question))
        if width < min(MINIMUM, *(above(poll, question, cell, [*then, *now]) or [MINIMUM])) - TINY:
            found.append(f"{question} {cell}: width {width:g}")
    return found


def late_and_few(poll: Poll, later: Poll) -> list[tuple[str, Cell]]:
    """Questions and cells that few people answered late."""
    return [
        (question, cell)
        for question in ("ease", *(["solved"] if poll.second == "solved" else []))
        for cell in poll.cells()
        if 0 < late_in(poll, later, question, cell) < MINIMUM
    ]


def late_in(poll: Poll, later: Poll, question: str, cell: Cell) -> int:
    """How many of a cell answered late."""
    names = poll.base(question)
    return later.true(cell, names) - poll.true(cell, names)


def held(poll: Poll, later: Poll, question: str, cell: Cell) -> list[int]:
    """How many answered late of what holds a cell and may be known."""
    names = {("", ""), (cell.channel, ""), ("", cell.segment)} - {(cell.channel, cell.segment)}
    return [late_in(poll, later, question, Cell(*name, cell.span)) for name in names]


def test_other_rows_of_the_same_answers_tell_no_group(tmp_path: Path) -> None:
    """What one edition showed and the next one shows give no small group away together."""
    polls, chances = draw([*KEYS, *((0, number) for number in range(POLLS))])
    then = publish_polls(polls)
    others = [poll.otherwise(rng) for poll, rng in zip(polls, chances, strict=True)]
    now = publish_polls(others, edition_of(then, tmp_path / "edition"))
    for poll, old, new, rng in zip(polls, then, now, chances, strict=True):
        assert open_to_both(poll, old, new, rng) == [], (poll.number, poll.lines)


def test_of_few_late_people_nobody_knows_how_many_they_are(tmp_path: Path) -> None:
    """A few who answered late could be as many as the minimum more, or be nobody."""
    polls, chances = draw([(100, number) for number in range(POLLS)])
    then = publish_polls(polls)
    later = [poll.later(rng) for poll, rng in zip(polls, chances, strict=True)]
    now = publish_polls(later, edition_of(then, tmp_path / "edition"))
    looked = 0
    for poll, more, old, new, rng in zip(polls, later, then, now, chances, strict=True):
        few = late_and_few(poll, more)
        rng.shuffle(few)
        solver = Solver.of_both(Solver(poll, old), Solver(more, new))
        for question, cell in few[:CELLS]:
            least = min([MINIMUM, *held(poll, more, question, cell)])
            width = solver.width_late(cell, poll.base(question))
            assert width >= least - TINY, (poll.number, question, cell, width)
            looked += 1
    assert looked > POLLS
