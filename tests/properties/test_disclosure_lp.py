"""No hidden cell can be had: everything published, as equations over the counts nobody shows.

Takes small projects drawn by a seed. For every cell that is hidden, or was left out because it is
small, a linear programme finds the least and the most that it can be (`tests/riddles.py`).
"""

import numpy as np
import pytest

from generator.model import Status
from generator.published import Result
from riddles import MINIMUM, Project, Random, Reader, above, breakdowns, secrets_of, tells

BATCHES = 8
PROJECTS = 18
PLAIN_PROJECTS = 10
CELLS = 4
"""Cells looked at in a project: each takes six linear programmes."""

TINY = 1e-6


def open_cells(project: Project, shown: list[Result], rng: Random) -> list[str]:
    """Every secret cell that a reader knows too well, in words."""
    secrets = list(secrets_of(project, shown))
    reader = Reader(project, shown)
    rng.shuffle(secrets)
    secrets.sort(key=lambda secret: not tells(*project.true(secret[0])))
    found = []
    for cell, hidden in secrets[:CELLS]:
        around = above(project, cell, shown)
        cases, kept, missed = reader.ranges(cell)
        most = min(MINIMUM, *(n for n, _ in around))
        some = min(most, *(k for _, k in around))
        others = min(most, *(n - k for n, k in around))
        narrow = cases < most - TINY
        narrow |= hidden and (kept < some - TINY or missed < others - TINY)
        if narrow:
            known = f"cases {cases:g}, kept {kept:g}, missed {missed:g}"
            found.append(f"{cell} {project.true(cell)}: {known}")
    return found


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_hidden_cell_is_known_within_the_minimum(batch: int) -> None:
    """The range of every hidden cell is as wide as the minimum, or as all that may be known."""
    for number in range(PROJECTS):
        rng = np.random.default_rng([batch, number])
        project = Project(rng)
        assert open_cells(project, project.published(), rng) == [], (batch, number, project.rows)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_cell_that_is_hidden_beside_others_is_known(batch: int) -> None:
    """The same where only some cells of a breakdown are hidden, which happens often enough."""
    partly = 0
    for number in range(PLAIN_PROJECTS):
        rng = np.random.default_rng([1000 + batch, number])
        project = Project(rng, plain=True)
        shown = project.published()
        if hides_some(shown):
            partly += 1
            assert open_cells(project, shown, rng) == [], (batch, number, project.rows)
    assert partly


def hides_some(shown: list[Result]) -> bool:
    """Whether a breakdown has both hidden cells and others."""
    mixed = {True, False}
    return any(
        {row.status is Status.SUPPRESSED for row in rows} == mixed
        for rows in breakdowns([row for row in shown if row.status or row.denominator]).values()
    )
