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
from generator.judge.spans import judged_form
from generator.judge.verdicts import RULES, Verdicts, is_share, reach_verdicts
from generator.model import Status
from generator.periods import Period
from generator.sources.results import Results

NO_VERDICT = -1
"""The verdict of a breakdown: its promise is about the total."""

ZERO_NEEDS = 30
"""Cases on which a share of exactly 0 % has to be confirmed."""

COMPARED = tuple(RULES.index(status) for status in (Status.NO_TARGET, Status.MET, Status.MISSED))
"""Verdicts that only a row of the promised span can have."""

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
    frame["verdict"] = _verdicts(frame, found, ledger.periods, book)
    frame["judges"] = _judges(frame, found, ledger.periods, book)
    frame["term"] = found.term
    frame["rounded"] = found.rounded
    frame["value_top"], frame["value_bottom"] = values.top, values.bottom
    frame["has_value"], frame["counted"] = values.known, values.counted
    cases, known = whole(frame["denominator"])
    frame["small"] = (known & (cases > 0) & (cases < caution_below)).astype(bool)
    frame["unconfirmed"] = _unconfirmed(frame, values, cases, book)
    return Judged(frame, ledger.periods, book, results, as_of)


def _verdicts(
    frame: pd.DataFrame, found: Verdicts, periods: tuple[Period, ...], book: Book
) -> Whole:
    """The verdicts found, without those that a row cannot have.

    Nobody owes a breakdown, a second statistic or a longer period beside those judged; a shorter
    period than the promise is judged over, or another than the one its deadline lies in, is drawn
    and not judged.
    """
    about = frame["headline"].to_numpy(bool) | (frame["track"].to_numpy(np.int64) >= 0)
    beside = ~about & np.isin(found.status, ABOUT_TOTALS)
    drawn = ~_judges(frame, found, periods, book) & np.isin(found.status, COMPARED)
    return np.where(beside | drawn, NO_VERDICT, found.status)


def _judges(frame: pd.DataFrame, found: Verdicts, periods: tuple[Period, ...], book: Book) -> Mask:
    """Rows over the span that their promise is judged over, on the day its target names."""
    wanted = np.array([judged_form(promise) or "" for promise in book.promises], object)
    forms = np.array([period.form.value for period in periods] + [""], object)
    asked = wanted[frame["promise"].to_numpy(np.int64)]
    spans = (asked == "") | (asked == forms[frame["period"].to_numpy(np.int64)])
    by = np.array([term.by for term in book.terms] + [0], np.int64)[found.term]
    inside = (frame["first"].to_numpy(np.int64) <= by) & (by <= frame["last"].to_numpy(np.int64))
    beside = frame["beside"].to_numpy(bool)
    return np.asarray(spans & ~beside & ((by == 0) | inside), dtype=bool)


def _unconfirmed(frame: pd.DataFrame, values: Values, cases: Column, book: Book) -> Mask:
    """Shares of exactly 0 % on 30 cases or more that nobody has confirmed."""
    zero = is_share(frame, book) & values.known & (values.top == 0) & (cases >= ZERO_NEEDS)
    stands = frame["verdict"].isin(PLAIN_FIGURES).to_numpy(bool)
    return np.asarray(zero & stands & ~frame["confirmed"].to_numpy(bool), dtype=bool)
