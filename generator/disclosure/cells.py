"""Which cells of a breakdown are hidden.

Takes judged rows, the minimum and what an earlier edition showed. Gives one mask over the rows.
Where it is proven that a few cells are enough, these are hidden (`one_by_one.py`). Everywhere else
a whole division is not shown for the period in which one of its cells tells too much, nor any
breakdown of a longer or shorter span that overlaps it, nor one by two things at once.
"""

import pandas as pd

from generator.disclosure.earlier import CELL, NOTHING_EARLIER, recall
from generator.disclosure.equations import divisions
from generator.disclosure.left_out import given_away
from generator.disclosure.one_by_one import Least, settle
from generator.disclosure.overlaps import are_related
from generator.disclosure.telling import UNANIMOUS_BELOW, tells
from generator.judge.columns import Mask
from generator.judge.judging import Judged
from generator.sources.previous import Previous


def hidden_cells(judged: Judged, *, minimum: int, previous: Previous | None = None) -> Mask:
    """True for every row whose figures must not be shown."""
    frame = judged.frame
    earlier = recall(previous, judged, minimum=minimum) if previous else NOTHING_EARLIER
    telling = tells(judged, minimum=minimum)
    least = Least(minimum, UNANIMOUS_BELOW)
    settled = settle(judged, telling, least=least, earlier=earlier)
    part = ~frame["total"].to_numpy(bool)
    parts = _spans(frame[part])
    told = parts[(telling & ~settled.rows)[part]]
    found = given_away(judged, settled.hidden, least=least, earlier=earlier)
    cells = pd.concat([told[CELL], found.astype(told[CELL].dtypes), earlier.reopened])
    hidden = settled.hidden.copy()
    if len(cells):
        near = are_related(parts, earlier.widen(cells.drop_duplicates()))
        hidden[parts.loc[near, "row"]] = True
    return hidden


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
