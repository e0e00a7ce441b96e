"""Which rows tell too much about few people.

Takes judged rows and the minimum. Gives masks over the rows.
A cell gives people away when fewer than the minimum stand behind it, when nobody says how many
do, or when fewer than 30 do and all of them answer alike.
Must not know what is hidden because of it.
"""

import numpy as np
import pandas as pd

from generator.judge.columns import Mask, guarded, whole
from generator.judge.judging import Judged
from generator.judge.verdicts import is_share
from generator.sources.results import COUNTS

UNANIMOUS_BELOW = 30
"""Cases below which a group that answers alike gives every member's answer away."""

HUNDRED = np.array([100], np.int64)


def has_figures(frame: pd.DataFrame) -> Mask:
    """Rows in which any figure stands at all, whatever it counts."""
    counted = [frame[name].notna().to_numpy(bool) for name in COUNTS]
    published = frame["value_scale"].to_numpy(np.int64) >= 0
    return np.asarray(np.logical_or.reduce([*counted, published]), dtype=bool)


def tells(judged: Judged, *, minimum: int) -> Mask:
    """Rows with a figure whose people could be known by it."""
    frame = judged.frame
    cases, known = whole(frame["denominator"])
    alike = (cases < UNANIMOUS_BELOW) & (_alike_by_count(frame) | _alike_by_value(judged))
    return np.asarray(has_figures(frame) & (~known | (cases < minimum) | alike), dtype=bool)


def _alike_by_count(frame: pd.DataFrame) -> Mask:
    """Rows whose counts say that all of the cases went one way."""
    cases, _ = whole(frame["denominator"])
    kept, counted = whole(frame["numerator"])
    return np.asarray(counted & ((kept == 0) | (kept == cases)), dtype=bool)


def _alike_by_value(judged: Judged) -> Mask:
    """Shares without a count that come to less than half a case from none or from all of them."""
    frame = judged.frame
    share = is_share(frame, judged.book) & frame["has_value"].to_numpy(bool)
    cases, _ = whole(frame["denominator"])
    top, bottom = frame["value_top"].to_numpy(), guarded(frame["value_bottom"].to_numpy(), HUNDRED)
    from_none = guarded(2 * cases, top) < bottom
    from_all = guarded(2 * cases, bottom - top) < bottom
    return np.asarray(share & (from_none | from_all), dtype=bool)
