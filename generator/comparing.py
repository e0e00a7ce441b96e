"""Like with like: which results of a comparable group stand in one order, and why others do not.

Takes the facts of the standards of one group. Gives orders by result, each of results that cover
the same length of time, and the standards that stand in none with the reason. There are no numbers
of a place, no score and no best: an order is a way to read a table.
Must not know words or pages. A figure that is not published has no place here either: its row is
empty long before.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from generator.gather import StandardFacts
from generator.model import How, Sample, Status
from generator.periods import Period
from generator.published import Result

LEAST_CASES = 30
"""Cases below which chance moves a result too far to be held against another."""

LEAST_RESULTS = 2
"""An order needs two results."""

FIGURES = frozenset({Status.MET, Status.MISSED, Status.NO_TARGET})
"""Statuses of a result whose figure is published and stands."""


class Apart(StrEnum):
    """Why a standard of a group stands in no order by result."""

    WITHDRAWN = "withdrawn"
    NO_FIGURE = "no figure"
    SUPPRESSED = "suppressed"
    NOT_JUDGED = "not judged"
    UNCONFIRMED = "zero to confirm"
    PART = "some of the cases only"
    SAMPLE = "a sample that was not random"
    UNCOUNTED = "cases not published"
    FEW = "few cases"
    ALONE = "no other of this length"


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """How much time a period covers: whole months, else days."""

    months: int
    days: int


@dataclass(frozen=True, slots=True)
class Order:
    """Standards whose newest results cover the same length of time, the highest result first."""

    length: Length
    standards: tuple[StandardFacts, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A group by result: the orders, the shortest periods first, and who stands in none."""

    orders: tuple[Order, ...]
    apart: tuple[tuple[StandardFacts, Apart], ...]


def compare(standards: Sequence[StandardFacts]) -> Comparison:
    """The standards of one group by their newest results; equal ones stay as they were given."""
    reasons = [(facts, why_apart(facts)) for facts in standards]
    placed = [facts for facts, why in reasons if why is None]
    orders = tuple(_orders(placed))
    ordered = {id(facts) for order in orders for facts in order.standards}
    apart = [(facts, why or Apart.ALONE) for facts, why in reasons if id(facts) not in ordered]
    return Comparison(orders, tuple(apart))


def why_apart(facts: StandardFacts) -> Apart | None:
    """Why the newest result of a standard cannot be held against others; None where it can."""
    row = facts.current
    if facts.withdrawn:
        return Apart.WITHDRAWN
    if row is None or row.status is None:
        return Apart.NO_FIGURE
    if row.status is Status.SUPPRESSED:
        return Apart.SUPPRESSED
    if row.status is Status.NOT_JUDGED:
        return Apart.NOT_JUDGED
    if row.status not in FIGURES or row.value is None:
        return Apart.NO_FIGURE
    return _why_weak(row, facts.standard.measure.sample)


def _why_weak(row: Result, sample: Sample | None) -> Apart | None:
    """Why a figure that is published is no ground for a comparison; None where it is."""
    if row.unconfirmed:
        return Apart.UNCONFIRMED
    if not row.is_total:
        return Apart.PART
    if sample is not None and sample.how is not How.RANDOM:
        return Apart.SAMPLE
    if row.denominator is None:
        return Apart.UNCOUNTED
    return Apart.FEW if row.small or row.denominator < LEAST_CASES else None


def _orders(placed: Iterable[StandardFacts]) -> Iterable[Order]:
    """Those of each length of time together, where there are at least two."""
    for length, found in groupby(sorted(placed, key=_length), key=_length):
        together = sorted(found, key=_value, reverse=True)
        if len(together) >= LEAST_RESULTS:
            yield Order(length, tuple(together))


def _length(facts: StandardFacts) -> Length:
    return length_of(facts.current.period) if facts.current else Length(0, 0)


def _value(facts: StandardFacts) -> Fraction:
    value = facts.current.value if facts.current else None
    return Fraction(0) if value is None else value


def length_of(period: Period) -> Length:
    """How long a period is: in months where it begins and ends with one."""
    first, last = period.first, period.last
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return Length(12 * (last.year - first.year) + last.month - first.month + 1, 0)
    return Length(0, (last - first).days + 1)
