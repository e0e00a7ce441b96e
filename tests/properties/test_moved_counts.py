"""Cells hidden beside each other: moving their counts changes nothing, and says nothing.

Takes breakdowns drawn by a seed. Every way to share out the hidden counts that keeps their sums is
published as a day of its own, by the product itself, and compared with the true one. What is left
is all that a reader can believe who knows every rule.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pytest

from generator.model import Group, Service, Status
from generator.text import Text
from making import Row, World, service, standard, target
from riddles import MINIMUM, Random, tells

BEGIN = date(2020, 1, 1)
MOST_WAYS = 120
"""Days that a breakdown is published on: of all ways, these many are drawn."""

CASES = 8

Counts = tuple[int, int]
Breakdown = tuple[Counts, ...]

COUNTED: dict[str, Callable[[Counts], int]] = {
    "cases": lambda cell: cell[0],
    "kept": lambda cell: cell[1],
    "missed": lambda cell: cell[0] - cell[1],
}


def days(ways: Sequence[Breakdown]) -> Iterator[Row]:
    """A total and its districts for each way, on a day of its own."""
    for number, cells in enumerate(ways):
        when = (BEGIN + timedelta(number)).isoformat()
        cases, kept = (sum(cell[at] for cell in cells) for at in (0, 1))
        yield {"period": when, "segment": "", "denominator": cases, "numerator": kept}
        for at, (some, good) in enumerate(cells, start=1):
            named = {"period": when, "segment": f"district:d{at}"}
            yield {**named, "denominator": some, "numerator": good}


def publish(ways: Sequence[Breakdown]) -> list[tuple[Counts | None, ...]]:
    """What is shown of each way: None for a hidden cell."""
    size = len(ways[0])
    made = standard(target(at_least="50%"), cadence=None)
    groups = tuple(Group(id=f"d{n}", name=Text.plain(f"d{n}")) for n in range(1, size + 1))
    own: Service = service(made, segments=(replace(service().segments[0], groups=groups),))
    rows = World(services=(own,), rows=[*days(ways)], minimum=MINIMUM).all_results()
    cells = [row for row in rows if row.segment]
    shown = [
        None if row.status is Status.SUPPRESSED else (row.denominator or 0, row.numerator or 0)
        for row in cells
    ]
    return [tuple(shown[at : at + size]) for at in range(0, len(shown), size)]


def draw(rng: Random) -> Breakdown:
    """Four or five groups, of which one to three are small, in any order."""
    few, size = int(rng.integers(1, 4)), int(rng.integers(4, 6))
    ends = [(0, MINIMUM)] * few + [(MINIMUM, 60)] + [(60, 300)] * (size - few - 1)
    cases = rng.permutation([int(rng.integers(*end)) for end in ends]).tolist()
    return tuple((n, int(rng.binomial(n, rng.choice([0.3, 0.5, 0.8])))) for n in cases)


def ways_of(cells: Breakdown, hidden: Sequence[int], rng: Random) -> list[Breakdown]:
    """Ways to move the hidden counts about; the first leave all but one of the cells empty."""
    cases, kept = (sum(cells[at][part] for at in hidden) for part in (0, 1))
    corners = [
        tuple((cases, kept) if at == full else (0, 0) for at in range(len(hidden)))
        for full in range(len(hidden))
    ]
    moves = [split(cases, kept, len(hidden), rng) for _ in range(MOST_WAYS)]
    return [put(cells, hidden, move) for move in (*corners, *moves)]


def split(cases: int, kept: int, size: int, rng: Random) -> Breakdown:
    """One way to share out counts, mostly so that some cells are small."""
    given = [0] * size
    good = [0] * size
    for counts, amount in ((good, kept), (given, cases - kept)):
        odds = rng.dirichlet([0.2] * size)
        for at, n in enumerate(rng.multinomial(amount, odds)):
            counts[at] = int(n)
    return tuple((a + b, a) for a, b in zip(good, given, strict=True))


def put(cells: Breakdown, hidden: Sequence[int], move: Breakdown) -> Breakdown:
    """The cells with the hidden ones replaced."""
    changed = list(cells)
    for at, cell in zip(hidden, move, strict=True):
        changed[at] = cell
    return tuple(changed)


def telling(cells: Breakdown) -> int:
    """How many cells of a breakdown tell too much; one without cases does as well."""
    return sum(cases == 0 or tells(cases, kept) for cases, kept in cells)


@dataclass(frozen=True)
class Case:
    """A breakdown, the places of its hidden cells, and other ways with what is shown of them."""

    cells: Breakdown
    hidden: list[int]
    shown: tuple[Counts | None, ...]
    moved: list[tuple[Breakdown, tuple[Counts | None, ...]]]


@pytest.fixture(scope="module", params=[4, 5])
def cases(request: pytest.FixtureRequest) -> list[Case]:
    """Breakdowns of which some cells are hidden and others shown, with ways to move the hidden."""
    rng = np.random.default_rng([20261122, request.param])
    drawn = [cells for cells in (draw(rng) for _ in range(150)) if len(cells) == request.param]
    found: list[Case] = []
    for cells, shown in zip(drawn, publish(drawn), strict=True):
        hidden = [at for at, cell in enumerate(shown) if cell is None]
        if 0 < len(hidden) < len(cells) and len(found) < CASES:
            ways = ways_of(cells, hidden, rng)
            found.append(Case(cells, hidden, shown, [*zip(ways, publish(ways), strict=True)]))
    assert len(found) == CASES
    return found


def test_moved_counts_are_published_alike(cases: list[Case]) -> None:
    """However hidden counts are moved, the same is shown while as many of the cells tell."""
    alike = 0
    for case in cases:
        for way, shown in case.moved:
            if telling(way) == telling(case.cells):
                alike += 1
                assert shown == case.shown, (case.cells, way)
    assert alike > CASES


def test_whoever_knows_the_rules_learns_sums_alone(cases: list[Case]) -> None:
    """Of all that would be published alike, some ways leave a hidden cell empty, some give it all.

    So no rule, and no choice of what is hidden beside what, narrows the range of any cell.
    """
    for case in cases:
        alike = [way for way, shown in case.moved if shown == case.shown]
        for at in case.hidden:
            for name, count in COUNTED.items():
                held = {count(way[at]) for way in alike}
                whole = sum(count(case.cells[one]) for one in case.hidden)
                assert (min(held), max(held)) == (0, whole), (case.cells, at, name)
                assert whole >= MINIMUM
