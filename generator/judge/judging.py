"""All of judging in one call: results and promises in, judged rows out.

Takes the book, columns of results and the day that counts as today.
Gives `Judged`: one frame, a row for each result and each owed period.
Must not know suppression, words or pages.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from generator.judge.book import Book, Whole
from generator.judge.columns import Column, Mask, Values, exact_values, open_ledger, whole
from generator.judge.verdicts import RULES, Verdicts, reach_verdicts
from generator.model import Kind, Status
from generator.periods import Period
from generator.sources.results import Results

NO_VERDICT = -1
"""The verdict of a breakdown: its promise is about the total."""

ZERO_NEEDS = 30
"""Cases on which a share of exactly 0 % has to be confirmed."""

ABOUT_TOTALS = tuple(RULES.index(status) for status in (Status.NOT_REPORTED, Status.NO_TARGET))
"""Verdicts that only a total can have: nobody owes a breakdown, nor promised one."""

PLAIN_FIGURES = (
    NO_VERDICT,
    *(RULES.index(status) for status in (Status.NO_TARGET, Status.MET, Status.MISSED)),
)
"""Verdicts of figures that stand for what they say, so that a zero among them may be doubted."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Judged rows, a result or an owed period each.

    Beside the columns of results the frame has: `verdict` (position in `RULES`, `NO_VERDICT` for a
    breakdown or a second statistic), `term` (position in `book.terms`, -1 for none), `value_top` /
    `value_bottom` (the exact value where `has_value`), `counted` (from counts), `rounded`,
    `unconfirmed` (a zero to confirm), `small` (few cases).
    """

    frame: pd.DataFrame
    periods: tuple[Period, ...]
    book: Book
    results: Results
    as_of: date


def judge(results: Results, book: Book, *, as_of: date, caution_below: int) -> Judged:
    """Every result and every owed period with its verdict on the day `as_of`."""
    ledger = open_ledger(results, book, as_of)
    frame = ledger.frame
    values = exact_values(frame, book)
    found = reach_verdicts(frame, book, values, as_of=as_of)
    frame["verdict"] = _verdicts(frame, found)
    frame["term"] = found.term
    frame["rounded"] = found.rounded
    frame["value_top"], frame["value_bottom"] = values.top, values.bottom
    frame["has_value"], frame["counted"] = values.known, values.counted
    cases, known = whole(frame["denominator"])
    frame["small"] = (known & (cases > 0) & (cases < caution_below)).astype(bool)
    frame["unconfirmed"] = _unconfirmed(frame, values, cases, book)
    return Judged(frame, ledger.periods, book, results, as_of)


def _verdicts(frame: pd.DataFrame, found: Verdicts) -> Whole:
    """The verdicts found, without those that a breakdown or a second statistic cannot have."""
    beside = ~frame["headline"].to_numpy(bool) & np.isin(found.status, ABOUT_TOTALS)
    return np.where(beside, NO_VERDICT, found.status)


def _unconfirmed(frame: pd.DataFrame, values: Values, cases: Column, book: Book) -> Mask:
    """Shares of exactly 0 % on 30 cases or more that nobody has confirmed."""
    shares = np.array([p.standard.measure.kind is Kind.SHARE for p in book.promises], bool)
    share = shares[frame["promise"].to_numpy(np.int64)]
    zero = share & values.known & (values.top == 0) & (cases >= ZERO_NEEDS)
    stands = frame["verdict"].isin(PLAIN_FIGURES).to_numpy(bool)
    return np.asarray(zero & stands & ~frame["confirmed"].to_numpy(bool), dtype=bool)
