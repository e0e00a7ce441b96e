"""Groups that a publisher left out of a division, and that the total gives away.

Takes judged rows. Gives a mask over them. Where groups add up to everyone, the total less the
groups shown is the group left out: often left out because it is small.
Must not know which other rows are hidden.
"""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.judge.book import Promise
from generator.judge.columns import Mask
from generator.judge.judging import Judged

CELL = ["promise", "period", "division"]


def divisions(frame: pd.DataFrame) -> NDArray[np.object_]:
    """What each row divides by: the id of its segment, or the word channel."""
    segment = frame["segment"].str.partition(":")[0].to_numpy(object)
    return np.where(frame["channel"].to_numpy(object) != "", "channel", segment)


def gives_away_rest(judged: Judged, *, minimum: int, unanimous_below: int) -> Mask:
    """True for rows of a division that lacks a group of people few enough to be known."""
    frame = judged.frame
    single = (frame["channel"] != "") ^ (frame["segment"] != "")
    parts = frame[single & (frame["statistic"] == "") & ~frame["copy"]]
    if not len(parts):
        return np.zeros(len(frame), bool)
    parts = parts.assign(division=divisions(parts), row=parts.index)
    sums = parts.groupby(CELL, sort=True).agg(
        shown=("row", "size"), cases=("denominator", "sum"), kept=("numerator", "sum")
    )
    known = sums.reset_index().merge(_totals(frame), on=["promise", "period"])
    few = known[_are_few(known, judged, minimum, unanimous_below)]
    near = parts.merge(few[CELL], on=CELL)
    mask = np.zeros(len(frame), bool)
    mask[near["row"].to_numpy(np.int64)] = True
    return mask


def _totals(frame: pd.DataFrame) -> pd.DataFrame:
    totals = frame.loc[
        frame["total"] & (frame["statistic"] == "") & ~frame["copy"] & frame["denominator"].notna()
    ]
    return totals[["promise", "period", "denominator", "numerator"]]


def _are_few(known: pd.DataFrame, judged: Judged, minimum: int, unanimous_below: int) -> Mask:
    """Divisions whose rest is a group of fewer than the minimum, or of few who went one way."""
    declared = [groups_of(promise) for promise in judged.book.promises]
    keys = zip(known["promise"], known["division"], known["shown"], strict=True)
    lacking = [shown < declared[at].get(division, 0) for at, division, shown in keys]
    rest = _plain(known["denominator"]) - _plain(known["cases"])
    kept = _plain(known["numerator"]) - _plain(known["kept"])
    alike = (rest < unanimous_below) & ((kept == 0) | (kept == rest))
    return np.asarray(np.array(lacking, bool) & (rest > 0) & ((rest < minimum) | alike), bool)


def groups_of(promise: Promise) -> dict[str, int]:
    """How many groups each division of a promise has, for those that cover everyone."""
    service = promise.service
    found = {part.id: len(part.groups) for part in service.segments if part.covers_everyone}
    return found | ({"channel": len(service.channels)} if service.covers_everyone else {})


def _plain(column: "pd.Series[Any]") -> NDArray[np.object_]:
    """Whole numbers as Python's own, 0 for none."""
    return column.fillna(0).to_numpy(object)
