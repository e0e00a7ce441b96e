"""What a reader still knows from an earlier edition: it cannot be taken back.

Takes the rows that an earlier edition published, and the judged rows of this one. Gives the cells
and spans that were shown then, as further equations, and the breakdowns that must be hidden whole
because a total was changed by a few.
Must not know which rows this edition hides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from generator.disclosure.equations import FIGURES, KEY, SPAN, divisions
from generator.judge.columns import Mask, difference, whole
from generator.judge.judging import Judged
from generator.sources.previous import Previous

CELL = [*SPAN, "division", "cross"]
"""What a cell that gives people away is known by when others are hidden with it.

Without a division only breakdowns by two things at once are hidden with it.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """What an earlier edition showed, by the promises of this one.

    `shown` holds its cells of breakdowns with a row each (`KEY`, `cases`, `kept`, `division`,
    `cross`); `nudged` the spans (`SPAN`) whose total is another by less than the minimum;
    `reopened` the breakdowns of these in which it hid a cell.
    """

    shown: pd.DataFrame
    nudged: pd.DataFrame
    reopened: pd.DataFrame

    @property
    def spans(self) -> pd.DataFrame:
        """Cells by one thing."""
        return self.shown[~self.shown["cross"]]

    @property
    def cross(self) -> pd.DataFrame:
        """Cells by two things at once."""
        return self.shown[self.shown["cross"]]

    def beside(self, cells: pd.DataFrame) -> pd.DataFrame:
        """The cells with those that only the earlier edition showed."""
        if not len(self.shown):
            return cells
        own = self.shown[self.shown["promise"].isin(cells["promise"])]
        both = pd.concat([cells, own[[*KEY, *FIGURES]].astype(cells.dtypes)])
        return both.drop_duplicates(KEY, ignore_index=True)

    def widen(self, cells: pd.DataFrame) -> pd.DataFrame:
        """The breakdowns to hide, with the spans shown earlier that overlap them.

        What was shown stays known, so that what overlaps it now is hidden instead.
        """
        if not len(self.shown):
            return cells
        known = self.shown[CELL].drop_duplicates().merge(cells, on="promise", suffixes=("", "_of"))
        near = (known["first"] <= known["last_of"]) & (known["last"] >= known["first_of"])
        same = known["division"].eq(known["division_of"]) | known["cross"] | known["cross_of"]
        return pd.concat([cells, known.loc[near & same, CELL].astype(cells.dtypes)])


def _empty(names: Sequence[str]) -> pd.DataFrame:
    texts = {"channel", "segment", "division"}
    kinds = {name: object if name in texts else np.int64 for name in names}
    return pd.DataFrame({name: pd.Series([], dtype=kind) for name, kind in kinds.items()}).astype(
        {name: bool for name in names if name == "cross"}
    )


NOTHING_EARLIER = Earlier(_empty([*KEY, *FIGURES, "division", "cross"]), _empty(SPAN), _empty(CELL))
"""No earlier edition is known."""


def recall(previous: Previous, judged: Judged, *, minimum: int) -> Earlier:
    """What is known of these promises from an earlier edition."""
    rows = _of_book(previous, judged)
    parts = rows[(rows["channel"] != "") | (rows["segment"] != "")]
    parts = parts.assign(
        division=divisions(parts), cross=(parts["channel"] != "") & (parts["segment"] != "")
    )
    shown = parts[parts["shown"]].sort_values([*KEY, "statistic"]).drop_duplicates(KEY)
    nudged = _nudged(rows, judged.frame, minimum)
    hidden = parts[parts["hidden"]].merge(nudged, on=SPAN)
    return Earlier(
        shown[[*KEY, *FIGURES, "division", "cross"]], nudged, hidden[CELL].drop_duplicates()
    )


def _of_book(previous: Previous, judged: Judged) -> pd.DataFrame:
    """The earlier rows of promises that there still are, with their position in the book."""
    frame, positions = previous.frame, judged.book.positions
    keys = zip(frame["service"], frame["standard"], strict=True)
    at = np.fromiter((positions.get(key, -1) for key in keys), np.int64, len(frame))
    known = frame.assign(promise=at)[at >= 0]
    known = known.rename(columns={"denominator": "cases", "numerator": "kept"})
    known["kept"] = known["kept"].where(known["statistic"] == "")
    return known


def _nudged(rows: pd.DataFrame, frame: pd.DataFrame, minimum: int) -> pd.DataFrame:
    """Spans whose total is another than it was, by fewer cases than the minimum."""
    then = _totals(rows, "shown").rename(columns={name: f"{name}_then" for name in FIGURES})
    now = frame.rename(columns={"denominator": "cases", "numerator": "kept"})
    both = _totals(now.assign(there=~now["copy"]), "there").merge(then, on=SPAN)
    few = np.zeros(len(both), bool)
    for name in FIGURES:
        few |= _is_few(both[name], both[f"{name}_then"], minimum)
    return both.loc[few, SPAN].drop_duplicates()


def _totals(rows: pd.DataFrame, there: str) -> pd.DataFrame:
    own = rows[(rows["channel"] == "") & (rows["segment"] == "") & (rows["statistic"] == "")]
    return own.loc[own[there], [*SPAN, *FIGURES]]


def _is_few(now: "pd.Series[int]", then: "pd.Series[int]", minimum: int) -> Mask:
    """Whether two counts differ, and by less than the minimum."""
    (first, known), (second, told) = whole(now), whole(then)
    gap = np.abs(difference(first, second))
    return np.asarray(known & told & (gap > 0) & (gap < minimum), dtype=bool)


def hides_again(previous: Previous, judged: Judged, hidden: Mask) -> list[int]:
    """Rows of the earlier edition whose cell it showed and this one hides, in its order."""
    frame = judged.frame.loc[hidden]
    names = ["service", "standard", "first", "last", "channel", "segment"]
    keys = pd.MultiIndex.from_frame(frame[names])
    then = previous.frame
    same = pd.MultiIndex.from_frame(then[names]).isin(keys) & then["shown"].to_numpy(bool)
    return [int(row) for row in then.loc[same, "row"].drop_duplicates()]
