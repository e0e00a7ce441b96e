"""Which spans of days overlap others, for a million of them at once.

Takes columns of spans, each with the name of the line it lies on. Gives masks.
Must not know what the spans are of.
"""

import numpy as np
import pandas as pd

from generator.judge.book import DAYS, Whole
from generator.judge.columns import Mask


def overlap_any(frame: pd.DataFrame, among: pd.DataFrame, *, by: list[str]) -> Mask:
    """Rows of `frame` that share a day with any row of `among` of the same `by`.

    Both have `first` and `last`. Those of one line are joined into stretches without a gap, in
    which each row is then looked up: all pairs would be too many.
    """
    if not (len(frame) and len(among)):
        return np.zeros(len(frame), bool)
    both = pd.concat([frame[by], among[by]])
    line = both.groupby(by, sort=False).ngroup().to_numpy(np.int64).astype(np.int64)
    starts, ends = _stretches(line[len(frame) :] * DAYS, among)
    own = line[: len(frame)] * DAYS
    first, last = (frame[name].to_numpy(np.int64) + own for name in ("first", "last"))
    at = np.searchsorted(starts, last, side="right") - 1
    return np.asarray((at >= 0) & (ends[np.maximum(at, 0)] >= first), dtype=bool)


def _stretches(line: Whole, among: pd.DataFrame) -> tuple[Whole, Whole]:
    """The first and the last day of every stretch, each with its line's number in front."""
    first = among["first"].to_numpy(np.int64) + line
    last = among["last"].to_numpy(np.int64) + line
    order = np.argsort(first, kind="stable")
    first, reach = first[order], np.maximum.accumulate(last[order])
    begins = np.append(True, first[1:] > reach[:-1])
    return first[begins], reach[np.append(begins[1:], True)]


def are_related(cells: pd.DataFrame, hidden: pd.DataFrame) -> Mask:
    """Cells of a division with a hidden one, over any span that overlaps that one's.

    A breakdown by two things at once (`cross`) is related to every other of its promise.
    """
    near = overlap_any(cells, hidden, by=["promise", "division"])
    near |= overlap_any(cells, hidden, by=["promise"]) & cells["cross"].to_numpy(bool)
    return near | overlap_any(cells, hidden[hidden["cross"]], by=["promise"])


def overlap_unlike(spans: pd.DataFrame, *, by: list[str]) -> Mask:
    """Rows that share a day with a row of the same `by` and another first or last day."""
    lines = spans[[*by, "first", "last"]].drop_duplicates().sort_values([*by, "first", "last"])
    groups = lines.groupby(by, sort=False)
    before = groups["last"].cummax().groupby([lines[name] for name in by], sort=False).shift()
    after = groups["first"].shift(-1)
    lines["tangled"] = before.ge(lines["first"]) | after.le(lines["last"])
    return spans.merge(lines, on=[*by, "first", "last"], how="left")["tangled"].to_numpy(bool)
