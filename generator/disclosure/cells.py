"""Which cells of a breakdown are hidden.

Takes judged rows and the minimum. Gives one mask over the rows.
A cell gives people away when fewer than the minimum stand behind it, when nobody says how many
do, or when fewer than 30 do and all of them answer alike. One hidden cell could be had by
subtracting the others from the total, so its whole division is not shown for that period, nor
any breakdown of a longer or shorter span that overlaps it, nor one by two things at once.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.disclosure.equations import divisions
from generator.disclosure.left_out import CELL, given_away
from generator.judge.columns import Mask, guarded, whole
from generator.judge.judging import Judged
from generator.judge.verdicts import is_share
from generator.sources.results import COUNTS

UNANIMOUS_BELOW = 30
"""Cases below which a group that answers alike gives every member's answer away."""

HUNDRED = np.array([100], np.int64)


def hidden_cells(judged: Judged, *, minimum: int) -> Mask:
    """True for every row whose figures must not be shown."""
    frame = judged.frame
    part = ~frame["total"].to_numpy(bool)
    parts = _spans(frame[part])
    told = parts[_tells(judged, minimum)[part]]
    found = given_away(judged, minimum=minimum, unanimous_below=UNANIMOUS_BELOW)
    cells = pd.concat([told[CELL], found.astype(told[CELL].dtypes)]).drop_duplicates()
    hidden = np.zeros(len(frame), bool)
    if len(cells):
        hidden[_touched(parts, cells)] = True
    return hidden


def has_figures(frame: pd.DataFrame) -> Mask:
    """Rows in which any figure stands at all, whatever it counts."""
    counted = [frame[name].notna().to_numpy(bool) for name in COUNTS]
    published = frame["value_scale"].to_numpy(np.int64) >= 0
    return np.asarray(np.logical_or.reduce([*counted, published]), dtype=bool)


def _tells(judged: Judged, minimum: int) -> Mask:
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


def _spans(frame: pd.DataFrame) -> pd.DataFrame:
    """What a row divides, by what, and over which days; `row` is its place in the whole."""
    return pd.DataFrame(
        {
            "promise": frame["promise"],
            "first": frame["first"],
            "last": frame["last"],
            "division": divisions(frame),
            "cross": (frame["channel"] != "") & (frame["segment"] != ""),
            "row": frame.index,
        },
        index=frame.index,
    )


def _touched(parts: pd.DataFrame, cells: pd.DataFrame) -> NDArray[np.int64]:
    """Row numbers of a division with a telling cell, over any span that overlaps that cell's."""
    near = parts.merge(cells, on="promise", suffixes=("", "_cell"))
    overlaps = (near["first"] <= near["last_cell"]) & (near["last"] >= near["first_cell"])
    related = (near["division"] == near["division_cell"]) | near["cross"] | near["cross_cell"]
    return near.loc[overlaps & related, "row"].unique().astype(np.int64)
