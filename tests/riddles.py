"""Small projects drawn by a seed, and a reader who works out what they hide.

The reader knows every published row, which groups cover everyone, that time adds up, that
0 <= kept <= cases, and the rules by which cells are hidden. A linear programme finds the least and
the most that a cell can be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog  # type: ignore[import-untyped]  # scipy carries no types
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

from generator.model import Cadence, Group, Judged, Segment, Service, Standard, Status
from generator.published import Result
from generator.text import Text
from making import Row, World, service, standard, target

MINIMUM = 10
ALIKE = 30

MONTHLY = {
    "2025-01": (0,), "2025-02": (1,), "2025-03": (2,), "2025-Q1": (0, 1, 2),
    "2025-01-01/2025-02-28": (0, 1), "2025-01-01/2025-03-31": (0, 1, 2),
}  # fmt: skip
QUARTERLY = {
    "2025-Q1": (0,), "2025-Q2": (1,), "2025-Q3": (2,), "2025-Q4": (3,), "FY2025": (0, 1, 2, 3),
}  # fmt: skip

Random = np.random.Generator
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Cell:
    """Cases of one channel or group, or all, over one span."""

    channel: str
    segment: str
    span: str

    @property
    def division(self) -> tuple[str, str]:
        """What it divides by."""
        return (self.channel and "channel", self.segment and "district")


class Project:
    """True counts by channel, district and time, and the rows that its publisher shows."""

    def __init__(self, rng: Random, *, plain: bool = False) -> None:
        """Draw counts, what covers everyone, which rows are there, and how they are written.

        A plain one breaks down no spans that overlap, and nothing by two things at once.
        """
        self.plain = plain
        self.quarterly = bool(rng.random() < 0.35)
        self.spans = QUARTERLY if self.quarterly else MONTHLY
        self.covers = (bool(rng.random() < 0.8), bool(rng.random() < 0.8))
        self.failures = bool(rng.random() < 0.3)
        self.channels = ("mail", "online") + (() if self.covers[0] else ("",))
        self.named = tuple(f"d{n}" for n in range(1, (rng.integers(3, 7) if plain else 3) + 1))
        self.districts = self.named + (() if self.covers[1] else ("",))
        times = 1 + max(max(parts) for parts in self.spans.values())
        shape = (len(self.channels), len(self.districts), times)
        sizes = rng.choice([0, 2, 5, 11, 18, 40, 90], size=shape, p=_odds(rng))
        if plain:
            scales = rng.choice([1, 15, 60, 300], size=(1, shape[1], 1), p=[0.3, 0.2, 0.3, 0.2])
            sizes = rng.integers(0, 7, size=shape) * scales
        self.cases: Whole = sizes.astype(np.int64)
        odds = rng.choice([0.0, 0.3, 0.8, 1.0], size=shape, p=[0.1, 0.35, 0.35, 0.2])
        self.kept: Whole = rng.binomial(self.cases, odds).astype(np.int64)
        self.rows = [self._row(cell, rng) for cell in self._drawn(rng)]

    def cells(self) -> Iterator[Cell]:
        """Every cell that could have a row."""
        names = product(("", "mail", "online"), ("", *self.named), self.spans)
        for channel, district, span in names:
            yield Cell(channel, district and f"district:{district}", span)

    def _drawn(self, rng: Random) -> list[Cell]:
        """Most totals, some divisions whole, and of these a few groups left out."""
        there = {"channel": 0.6, "district": 0.8, "both": 0.4, "": 0.92}
        if self.plain:
            there |= {"both": 0.0}
        chosen = {(kind, span): rng.random() < there[kind] for kind in there for span in self.spans}
        lost = rng.choice([0.0, 0.12, 0.3], p=[0.8, 0.1, 0.1] if self.plain else None)
        longer = [span for span, parts in self.spans.items() if self.plain and len(parts) > 1]
        chosen |= {(kind, span): False for kind in ("channel", "district") for span in longer}
        return [
            cell
            for cell in self.cells()
            if chosen[kind_of(cell), cell.span] and not (kind_of(cell) and rng.random() < lost)
        ]

    def _row(self, cell: Cell, rng: Random) -> Row:
        where = self.atoms(cell)
        cases, kept = int(self.cases[where].sum()), int(self.kept[where].sum())
        key = {"period": cell.span, "channel": cell.channel, "segment": cell.segment}
        fate = rng.random() * (1 if not self.plain or self.quarterly else 8)
        if fate < 0.04:
            return {**key, "note": "no data"}
        if fate < 0.08:
            return {**key, "denominator": cases}
        if fate < 0.12 and cases:
            share = 1 - kept / cases if self.failures else kept / cases
            return {**key, "denominator": cases, "value": f"{100 * share:.1f}"}
        return {**key, "denominator": cases, "numerator": kept, "confirmed": "yes"}

    def atoms(self, cell: Cell) -> tuple[NDArray[np.intp], ...]:
        """Where the smallest counts stand that a cell is the sum of."""
        channels = [i for i, name in enumerate(self.channels) if cell.channel in ("", name)]
        district = cell.segment.removeprefix("district:")
        districts = [i for i, name in enumerate(self.districts) if district in ("", name)]
        return np.ix_(channels, districts, self.spans[cell.span])

    def true(self, cell: Cell) -> tuple[int, int]:
        """The cases of a cell, and those its numerator counts."""
        where = self.atoms(cell)
        return int(self.cases[where].sum()), int(self.kept[where].sum())

    def published(self) -> list[Result]:
        """What readers see."""
        made = _standard(failures=self.failures, quarterly=self.quarterly)
        own = _service(self.covers, self.named, made)
        world = World(services=(own,), rows=self.rows, as_of=date(2026, 6, 1), minimum=MINIMUM)
        return [row for row in world.all_results() if row.period.key in self.spans]


def kind_of(cell: Cell) -> str:
    """What a cell is one of: a channel, a district, both, or all."""
    return "both" if cell.channel and cell.segment else cell.division[0] or cell.division[1]


def _odds(rng: Random) -> list[float]:
    """Mostly large cells or mostly small ones, so that some divisions are shown."""
    few = [0.1, 0.1, 0.15, 0.15, 0.15, 0.2, 0.15]
    many = [0.02, 0.02, 0.03, 0.08, 0.15, 0.35, 0.35]
    return few if rng.random() < 0.3 else many


def _standard(*, failures: bool, quarterly: bool) -> Standard:
    """A promise with a target for all, one with a name beside it, and one about a channel."""
    targets = (
        target("2025-01", at_least="50%"),
        target("2025-01", at_least="80%", name="Within a day"),
        target("2025-01", at_least="60%", channel="mail"),
    )
    cadence = Cadence.QUARTERLY if quarterly else None
    made = standard(*targets, cadence=cadence, **({"counts": "failures"} if failures else {}))
    return replace(made, judged=Judged.FISCAL_YEAR) if quarterly else made


def _service(covers: tuple[bool, bool], names: Sequence[str], made: Standard) -> Service:
    groups = tuple(Group(id=name, name=Text.plain(name)) for name in names)
    district: Segment = replace(service().segments[0], covers_everyone=covers[1], groups=groups)
    return service(made, covers_everyone=covers[0], segments=(district,))


class Reader:
    """Everything that a reader knows of a project's counts: cases first, then those kept."""

    def __init__(self, project: Project, shown: Sequence[Result]) -> None:
        """Write every published figure as an equation."""
        self._project = project
        self._size = project.cases.size
        equal: list[tuple[Whole, float]] = []
        below: list[tuple[Whole, float]] = []
        for row in shown:
            cases, kept = self._sums(Cell(row.channel, row.segment, row.period.key))
            if row.denominator is not None:
                equal.append((cases, row.denominator))
            if row.numerator is not None:
                equal.append((kept, row.numerator))
            elif row.value is not None and row.denominator:
                below += _rounded(row, kept)
        below += self._by_the_rules(shown)
        each = np.hstack([-np.eye(self._size), np.eye(self._size)])
        self._equal, self._sides = _stacked(equal, 2 * self._size)
        more, sides = _stacked(below, 2 * self._size)
        self._below = csr_array(np.vstack([each, more]))
        self._most = np.concatenate([np.zeros(self._size), sides])

    def _by_the_rules(self, shown: Sequence[Result]) -> Iterator[tuple[Whole, float]]:
        """The hidden cells of a breakdown are the smallest; one hidden alone tells too much."""
        for rows in breakdowns(shown).values():
            hidden = [row for row in rows if row.status is Status.SUPPRESSED]
            counts = [row.denominator for row in rows if row.denominator is not None]
            covers = self._project.covers[0 if rows[0].channel else 1]
            most = min(counts) if covers and counts else ALIKE - 1
            if counts and not (rows[0].channel and rows[0].segment):
                for row in hidden:
                    cell = Cell(row.channel, row.segment, row.period.key)
                    yield self._sums(cell)[0], most

    def _sums(self, cell: Cell) -> tuple[Whole, Whole]:
        mask = np.zeros_like(self._project.cases)
        mask[self._project.atoms(cell)] = 1
        nothing = np.zeros(self._size, np.int64)
        return np.append(mask.ravel(), nothing), np.append(nothing, mask.ravel())

    def ranges(self, cell: Cell) -> tuple[float, float, float]:
        """How far apart the least and the most are of the cases, those kept, and those not."""
        cases, kept = self._sums(cell)
        return self._width(cases), self._width(kept), self._width(cases - kept)

    def _width(self, goal: Whole) -> float:
        return self._best(-goal) + self._best(goal)

    def _best(self, goal: Whole) -> float:
        """The least of a sum, with its sign turned; without bound where nothing limits it."""
        found = linprog(goal, A_ub=self._below, b_ub=self._most, A_eq=self._equal, b_eq=self._sides)
        assert found.status in (0, 3), found.message
        return -float(found.fun) if found.status == 0 else float("inf")


def breakdowns(shown: Sequence[Result]) -> dict[tuple[bool, bool, str], list[Result]]:
    """The rows by what they divide by, and over which span."""
    found: dict[tuple[bool, bool, str], list[Result]] = {}
    for row in shown:
        if not row.is_total:
            found.setdefault((bool(row.channel), bool(row.segment), row.period.key), []).append(row)
    return found


def _rounded(row: Result, kept: Whole) -> Iterator[tuple[Whole, float]]:
    """A printed share says what was kept to within half of its last digit."""
    assert row.value is not None
    assert row.denominator is not None
    printed = float(row.value) / 100
    share = 1 - printed if row.failures else printed
    half = 0.0005001
    yield kept, (share + half) * row.denominator
    yield -kept, -(share - half) * row.denominator


def _stacked(
    rows: Sequence[tuple[Whole, float]], width: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    left = np.array([row for row, _ in rows], float).reshape(len(rows), width)
    return left, np.array([side for _, side in rows], float)


def tells(cases: int, kept: int) -> bool:
    """Whether so few people, or people so alike, must not be shown."""
    return 0 < cases < MINIMUM or (0 < cases < ALIKE and kept in (0, cases))


def above(project: Project, cell: Cell, shown: Sequence[Result]) -> list[tuple[int, int]]:
    """True counts of what holds a cell and may itself be known: no cell can be wider than these."""
    names = {("", ""), (cell.channel, ""), ("", cell.segment)} - {(cell.channel, cell.segment)}
    found = [project.true(Cell(*name, cell.span)) for name in names]
    own = [row for row in shown if (row.channel, row.segment) == (cell.channel, cell.segment)]
    inside = set(project.spans[cell.span])
    longer = [row.period.key for row in own if row.denominator is not None]
    longer = [span for span in longer if inside <= set(project.spans[span])]
    return found + [project.true(Cell(cell.channel, cell.segment, span)) for span in longer]


def secrets_of(project: Project, shown: Sequence[Result]) -> Iterator[tuple[Cell, bool]]:
    """Cells that must not be known, and whether a row of theirs is hidden.

    What a plain project never breaks down it does not hide either: two breakdowns that are shown
    always bound what both at once could be.
    """
    there = {Cell(row.channel, row.segment, row.period.key): row for row in shown}
    for cell in project.cells():
        row = there.get(cell)
        hidden = row is not None and row.status is Status.SUPPRESSED
        nowhere = project.plain and kind_of(cell) == "both"
        if hidden or (kind_of(cell) and not nowhere and tells(*project.true(cell))):
            yield cell, hidden
