"""How an invented result comes about: a level that moves, seasons, channels, and chance.

Takes the course of a standard and gives its rows, the same on every run and machine. Must not
read a clock, a locale or any file, nor use a power or a logarithm, whose last digit differs
between machines; and must not know which standards there are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import fsum, sqrt
from random import Random
from typing import Any

Points = tuple[tuple[int, float], ...]
"""A course over time: values at some steps (the first period is step 0), straight between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a result file; its fields are the columns, in the order they are written."""

    service: str
    standard: str
    period: str
    channel: str = ""
    segment: str = ""
    statistic: str = ""
    numerator: int | None = None
    denominator: int | None = None
    value: str = ""
    excluded: int | None = None
    open: int | None = None
    open_late: int | None = None
    population: int | None = None
    status: str = ""
    confirmed: str = ""
    note: str = ""


class Chance:
    """Draws for one standard. Its own name is the seed: a new standard disturbs no other."""

    def __init__(self, name: str) -> None:
        """Starts at the same place for the same name."""
        # Only random() is promised to give the same numbers in every Python.
        self._draw = Random(name).random  # noqa: S311 (invented figures, not secrets)

    def normal(self) -> float:
        """A draw close to the standard normal: twelve uniform draws less six."""
        return fsum(self._draw() for _ in range(12)) - 6

    def volume(self, mean: float, spread: float = 0.04) -> int:
        """A number of cases about `mean`: chance arrivals, and a relative `spread` beyond them."""
        return max(0, round(mean + sqrt(mean + (spread * mean) ** 2) * self.normal()))

    def about(self, mean: float, spread: float) -> int:
        """A whole measure such as seconds, with a relative standard deviation of `spread`."""
        return round(mean * (1 + spread * self.normal()))

    def kept(self, cases: int, share: float) -> int:
        """How many of `cases` are kept at a `share` from 0 to 1."""
        level = min(max(share, 0.0), 1.0)
        kept = round(cases * level + sqrt(cases * level * (1 - level)) * self.normal())
        return min(max(kept, 0), cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A channel or a group: its cases a period, and its lead over the whole in points."""

    cases: Points
    channel: str = ""
    segment: str = ""
    lead: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How the results of one standard go: a level in percent, and what moves it.

    `season` multiplies the cases and `dips` adds points, both by month or quarter of the year.
    `drift` is the standard deviation of a period's level in points, alike for all its parts.
    `left_out` is the cases excluded for every hundred counted.
    """

    name: str
    periods: tuple[str, ...]
    parts: tuple[Part, ...]
    level: Points
    season: tuple[float, ...] = (1.0,) * 12
    dips: Mapping[int, float] = field(default_factory=dict)
    drift: float = 0.8
    left_out: Points = ()


def months(count: int, *, year: int = 2023, month: int = 10) -> tuple[str, ...]:
    """So many months in a row from October 2023, or from the month named."""
    numbers = range(year * 12 + month - 1, year * 12 + month - 1 + count)
    return tuple(f"{number // 12}-{number % 12 + 1:02}" for number in numbers)


def quarters(count: int) -> tuple[str, ...]:
    """So many quarters in a row from October 2023, named by the calendar."""
    return tuple(f"{2023 + (3 + n) // 4}-Q{(3 + n) % 4 + 1}" for n in range(count))


def fiscal_quarters(count: int) -> tuple[str, ...]:
    """So many quarters in a row from October 2023, named by the fiscal year."""
    return tuple(f"FY{2024 + n // 4}-Q{n % 4 + 1}" for n in range(count))


def halves(count: int) -> tuple[str, ...]:
    """So many half years in a row from January 2024."""
    return tuple(f"{2024 + n // 2}-H{n % 2 + 1}" for n in range(count))


def weeks(count: int) -> tuple[str, ...]:
    """So many weeks in a row from the last days of September 2025."""
    # Week 40 of 2025 is followed by twelve more: that year has 52 weeks.
    numbers = range(39, 39 + count)
    return tuple(f"{2025 + number // 52}-W{number % 52 + 1:02}" for number in numbers)


def days(count: int) -> tuple[str, ...]:
    """So many days in a row from November 9, 2026, a Monday."""
    return tuple(f"2026-11-{9 + n:02}" for n in range(count))


def add_years(rows: Iterable[Row]) -> list[Row]:
    """Monthly totals from October on with the row of each whole fiscal year behind its months."""
    told: list[Row] = []
    months_of: list[Row] = []
    for row in rows:
        told.append(row)
        months_of.append(row)
        if turn_of(row.period) == 9:  # noqa: PLR2004 (September ends the fiscal year)
            year = replace(
                row,
                period=f"FY{row.period[:4]}",
                numerator=sum(month.numerator or 0 for month in months_of),
                denominator=sum(month.denominator or 0 for month in months_of),
            )
            told.append(year)
            months_of = []
    return told


def turn_of(period: str) -> int:
    """The month's or the quarter's number within its year."""
    return int(period[-1] if "Q" in period else period[-2:])


def at(points: Points, step: int) -> float:
    """The value of a course at a step; past its last point it stays there."""
    for (left, low), (right, high) in pairwise(points):
        if left <= step <= right:
            return low + (high - low) * (step - left) / (right - left)
    return points[-1][1]


def count_shares(course: Course) -> list[Row]:
    """The rows of a share: each period's total, then its parts where it has any."""
    chance = Chance(course.name)
    rows: list[Row] = []
    for step, period in enumerate(course.periods):
        level = at(course.level, step) + course.dips.get(turn_of(period), 0.0)
        level += course.drift * chance.normal()
        parts = [part for part in course.parts if at(part.cases, step)]
        cells = [_count_part(course, part, step, level, chance) for part in parts]
        rows += _add_total(course, cells, step, chance)
    return rows


def _count_part(course: Course, part: Part, step: int, level: float, chance: Chance) -> Row:
    """One cell: the cases of a part in a period, and how many of them were kept."""
    service, standard = course.name.split("/")
    period = course.periods[step]
    cases = chance.volume(at(part.cases, step) * course.season[turn_of(period) - 1])
    kept = chance.kept(cases, (level + part.lead + 0.4 * chance.normal()) / 100)
    return Row(
        service=service,
        standard=standard,
        period=period,
        channel=part.channel,
        segment=part.segment,
        numerator=kept,
        denominator=cases,
    )


def _add_total(course: Course, cells: list[Row], step: int, chance: Chance) -> list[Row]:
    """A period's cells under the total they add up to; a lone cell is the total itself."""
    cases = sum(cell.denominator or 0 for cell in cells)
    left_out = chance.volume(cases * at(course.left_out, step) / 100) if course.left_out else None
    total = replace(
        cells[0],
        channel="",
        segment="",
        numerator=sum(cell.numerator or 0 for cell in cells),
        denominator=cases,
        excluded=left_out,
    )
    return [total, *(cell for cell in cells if cell.channel or cell.segment)]


def amend(rows: Iterable[Row], facts: Mapping[str, Mapping[str, Any]]) -> list[Row]:
    """The rows with something known of some periods' totals: a note, a status, other counts."""
    return [
        row if row.channel or row.segment else replace(row, **facts.get(row.period, {}))
        for row in rows
    ]


def stop(rows: Iterable[Row], periods: tuple[str, ...], **facts: Any) -> list[Row]:  # noqa: ANN401 (any column)
    """The rows with those of some periods replaced by one without a result."""
    kept: list[Row] = []
    for row in rows:
        if row.period not in periods:
            kept.append(row)
        elif not (row.channel or row.segment):
            bare = Row(service=row.service, standard=row.standard, period=row.period)
            kept.append(replace(bare, **facts))
    return kept


def mark(rows: Iterable[Row], periods: tuple[str, ...]) -> list[Row]:
    """The rows with their status: provisional in these periods, final in all others."""
    return [
        row
        if row.status
        else replace(row, status="provisional" if row.period in periods else "final")
        for row in rows
    ]
