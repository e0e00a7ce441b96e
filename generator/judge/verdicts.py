"""The verdict: the first rule that holds, over whole columns at once.

Takes a frame of results with targets in force and exact values, and the day that counts as
today. Gives one status a row. `RULES` is the order of the rules and the source of the Method
page; it must not know words, files or suppression.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
import pandas as pd

from generator.judge.book import Book, Whole
from generator.judge.columns import (
    Column,
    Mask,
    Values,
    difference,
    guarded,
    terms_in_force,
    whole,
)
from generator.judge.owed import track_since
from generator.model import Kind, Status

RULES = (
    Status.NOT_APPLICABLE,
    Status.SUSPENDED,
    Status.NOT_DUE,
    Status.NOT_REPORTED,
    Status.NOT_JUDGED,
    Status.NO_CASES,
    Status.NO_TARGET,
    Status.MET,
    Status.MISSED,
)
"""The statuses in the order in which they are tried; the first that holds is the verdict."""

HUNDRED = np.array([100], np.int64)
"""Per cent: the most a share can be."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One entry a row: the position of its status in `RULES`, its term or -1, and marks."""

    status: Whole
    term: Whole
    rounded: Mask


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The bounds of the term in force, a fraction in two columns each, and where there is one."""

    low: tuple[Column, Column, Mask]
    high: tuple[Column, Column, Mask]
    strict: Mask


def reach_verdicts(frame: pd.DataFrame, book: Book, values: Values, *, as_of: date) -> Verdicts:
    """The verdict of every row on the day `as_of`."""
    term = terms_in_force(frame, book)
    bounds = _bounds(term, book)
    judged = bounds.low[2] | bounds.high[2]
    said = frame["status"].to_numpy()
    conditions = [
        said == "not_applicable",
        said == "suspended",
        *_waiting(frame, book, values, as_of.toordinal()),
        _impossible(frame, book, values) | (said == "projected"),
        _without_cases(frame),
        ~judged | ~values.known,
        _kept(values, bounds),
    ]
    last = len(RULES) - 1
    status = np.select(conditions, range(last), default=last).astype(np.int64)
    compared = status >= RULES.index(Status.MET)
    return Verdicts(status, term, _rounded(values, bounds) & compared)


def _waiting(frame: pd.DataFrame, book: Book, values: Values, today: int) -> tuple[Mask, Mask]:
    """Rows that are not due on the day `today`, and rows that are due and have no result.

    A row that cannot be read is no missing one: what stands there cannot be judged. A projection
    is no result: until one is due, the newest result stands.
    """
    missing = ~values.known & ~_without_cases(frame) & ~_faulty(frame) & _owes(frame, book)
    over = frame["last"].to_numpy(np.int64) < today
    due = frame["due"].to_numpy(np.int64) < today
    projected = np.asarray(frame["status"].to_numpy() == "projected", dtype=bool)
    return ~over | ((missing | projected) & ~due), missing


def _faulty(frame: pd.DataFrame) -> Mask:
    return np.asarray(frame["faulty"].to_numpy() != "", dtype=bool)


def _owes(frame: pd.DataFrame, book: Book) -> Mask:
    """Rows of a track that had begun and had a target, whether or not it said how often."""
    since = [track_since(book.promises[track.promise], track) for track in book.tracks]
    first = np.array([(day or date.max).toordinal() for day in (*since, None)], np.int64)
    begins = frame["judged_on"].to_numpy(np.int64)
    return np.asarray(first[frame["track"].to_numpy(np.int64)] <= begins, dtype=bool)


def _without_cases(frame: pd.DataFrame) -> Mask:
    cases, known = whole(frame["denominator"])
    return np.asarray(known & (cases == 0), dtype=bool)


def _impossible(frame: pd.DataFrame, book: Book, values: Values) -> Mask:
    """Figures that cannot be: more successes than cases, less than nothing, above 100 %."""
    share = is_share(frame, book)
    top, has_top = whole(frame["numerator"])
    cases, has_cases = whole(frame["denominator"])
    more = share & has_top & has_cases & (top > cases)
    below = (has_top & (top < 0)) | (has_cases & (cases < 0)) | (values.known & (values.top < 0))
    above = share & values.known & (values.top > guarded(values.bottom, HUNDRED))
    return np.asarray(more | _of_nobody(frame, values) | below | above | _faulty(frame), bool)


def is_share(frame: pd.DataFrame, book: Book) -> Mask:
    """Rows whose figure is a share, by its own gauge: a second statistic may be of another kind."""
    shares = np.array([gauge.kind is Kind.SHARE for gauge in book.gauges], bool)
    return np.asarray(shares[frame["gauge"].to_numpy(np.int64)], dtype=bool)


def _of_nobody(frame: pd.DataFrame, values: Values) -> Mask:
    """Successes without cases: a numerator, or without one a published value, on no case."""
    top, has_top = whole(frame["numerator"])
    figure = np.where(has_top, top, np.where(values.known, values.top, 0))
    return np.asarray(_without_cases(frame) & (figure > 0), dtype=bool)


def _bounds(term: Whole, book: Book) -> _Bounds:
    strict = np.array([t.strict for t in book.terms] + [False], bool)
    return _Bounds(
        _bound([t.low for t in book.terms], term),
        _bound([t.high for t in book.terms], term),
        strict[term],
    )


def _bound(bounds: list[Fraction | None], term: Whole) -> tuple[Column, Column, Mask]:
    """One bound of each row's term: numerator, denominator, and whether there is one."""
    every = [*bounds, None]
    tops = _integers([b.numerator if b is not None else 0 for b in every])
    bottoms = _integers([b.denominator if b is not None else 1 for b in every])
    there = np.array([b is not None for b in every], bool)
    return tops[term], bottoms[term], there[term]


def _integers(numbers: list[int]) -> Column:
    fits = all(abs(number) < 1 << 62 for number in numbers)
    return np.array(numbers, dtype=np.int64 if fits else object)


def compare(values: Values, bound: tuple[Column, Column, Mask]) -> Column:
    """Each value against its bound: negative below, zero on it, positive above. Exact."""
    top, bottom, _ = bound
    return difference(guarded(values.top, bottom), guarded(top, values.bottom))


def _kept(values: Values, bounds: _Bounds) -> Mask:
    over, under = compare(values, bounds.low), compare(values, bounds.high)
    inside = (~bounds.low[2] | (over >= 0)) & (~bounds.high[2] | (under <= 0))
    touching = (bounds.low[2] & (over == 0)) | (bounds.high[2] & (under == 0))
    return np.asarray(values.known & inside & ~(bounds.strict & touching), dtype=bool)


def _rounded(values: Values, bounds: _Bounds) -> Mask:
    """Published values nearer to a bound than half of their last printed digit."""
    near = np.zeros(len(values.known), bool)
    for bound in (bounds.low, bounds.high):
        # Twice the distance is below the bound's denominator; halved, so that nothing overflows.
        near |= (bound[2] & (np.abs(compare(values, bound)) <= (bound[1] - 1) // 2)).astype(bool)
    return near & values.known & ~values.counted
