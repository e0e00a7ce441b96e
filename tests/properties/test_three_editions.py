"""Three editions, each published knowing those before it, tell of no few people together.

A reader has every figure of all three, and takes a group whose count stayed the same to be one
number. A linear programme finds the least and the most that the smallest group can be.
"""

import csv
import io
from collections.abc import Sequence

import numpy as np
from scipy.optimize import linprog  # type: ignore[import-untyped]  # scipy carries no types

from generator.diagnostics import Report
from generator.published import Result
from generator.sources.previous import RESULTS, Edition, read_edition
from generator.sources.shelves import Shelf
from generator.sources.united import unite
from making import Row, World, service, standard, target

MADE = standard(target(at_least="50%"), cadence=None)
MINIMUM = 10
GROUPS = ("d1", "d2", "d3")
SEEDS = 5
FORGETFUL = 1
"""How many of them are published by somebody who forgets, too."""

Counts = dict[str, int]


def publish(counts: Counts, before: Sequence[Edition] = ()) -> list[Result]:
    """What an edition shows of a month, knowing those before it, the newest first."""
    kept = {name: n * 2 // 3 for name, n in counts.items()}
    named = {name: f"district:{name}" for name in GROUPS}
    rows: list[Row] = [
        {"period": "2025-03", "denominator": sum(counts.values()), "numerator": sum(kept.values())}
    ]
    rows += [
        {**rows[0], "segment": named[name], "denominator": n, "numerator": kept[name]}
        for name, n in counts.items()
    ]
    known = unite(before).results if before else None
    return World(services=(service(MADE),), rows=rows, previous=known).all_results()


def keep(rows: Sequence[Result]) -> Edition:
    """What was shown, as an edition read by its own door."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(RESULTS.needed)
    for row in rows:
        period = row.period
        keys = (row.service, row.standard, row.channel, row.segment, row.statistic)
        days = (period.key, period.first.isoformat(), period.last.isoformat())
        figures = ("" if n is None else n for n in (row.numerator, row.denominator, row.value))
        writer.writerow((*keys, *days, *figures, row.status.value if row.status else ""))
    shelf = Shelf("then", {"results": ("results.csv", file.getvalue().encode())})
    report = Report()
    edition = read_edition(shelf, report)
    assert list(report) == []
    return edition


def draw(seed: int) -> list[Counts]:
    """Three states of one month; the smallest group never changes.

    Another is hidden beside it at first, and grows above the third. With an even seed, the last two
    states are the same.
    """
    rng = np.random.default_rng(seed)
    small, large, middle = (int(rng.integers(*ends)) for ends in ((1, 10), (120, 140), (60, 100)))
    first = {"d1": small, "d2": large, "d3": middle}
    second = {**first, "d3": middle + int(rng.integers(100, 130))}
    third = dict(second)
    for name in GROUPS[1:] if seed % 2 else ():
        third[name] += int(rng.choice([0, 2, 30]))
    return [first, second, third]


def width(states: Sequence[Counts], shown: Sequence[Sequence[Result]]) -> float:
    """How far apart the least and the most are that the smallest group can be."""
    unknown = sorted({(name, n) for counts in states for name, n in counts.items()})
    rows, sides = [], []
    for counts, results in zip(states, shown, strict=True):
        for row in results:
            name = row.segment.removeprefix("district:")
            if row.denominator is not None:
                inside = {one for one in counts.items() if name in ("", one[0])}
                rows.append([float(one in inside) for one in unknown])
                sides.append(row.denominator)
    goal = np.array([float(one == ("d1", states[0]["d1"])) for one in unknown])
    least, most = (
        linprog(sign * goal, A_eq=np.array(rows), b_eq=np.array(sides)) for sign in (1, -1)
    )
    assert (least.status, most.status) == (0, 0)
    return float(-most.fun - least.fun)


def editions_of(states: Sequence[Counts], *, forgetful: bool = False) -> list[list[Result]]:
    """What each state shows; a forgetful publisher knows the edition before only."""
    shown: list[list[Result]] = []
    kept: list[Edition] = []
    for counts in states:
        shown.append(publish(counts, kept[:1] if forgetful else kept))
        kept.insert(0, keep(shown[-1]))
    return shown


def test_no_three_editions_give_a_small_group_away() -> None:
    """Whatever is subtracted from whatever, the smallest group may be anything up to the minimum.

    A publisher who remembers the newest edition alone does give some away, with the same states.
    """
    forgotten = 0
    for seed in range(SEEDS):
        states = draw(seed)
        assert width(states, editions_of(states)) >= MINIMUM - 1e-6, (seed, states)
        if seed < FORGETFUL:
            forgotten += width(states, editions_of(states, forgetful=True)) < MINIMUM - 1e-6
    assert forgotten > 0


def test_a_figure_of_the_oldest_edition_is_still_known() -> None:
    """A breakdown hidden because of the first edition stays hidden behind a second like it."""
    first = {"d1": 7, "d2": 130, "d3": 90}
    later = {"d1": 7, "d2": 130, "d3": 180}
    one = keep(publish(first))
    two = keep(publish(later, [one]))

    known = {row.segment: row.denominator for row in publish(later, [two, one])}
    forgotten = {row.segment: row.denominator for row in publish(later, [two])}

    assert (known["district:d3"], forgotten["district:d3"]) == (None, 180)
    assert known[""] == 317
