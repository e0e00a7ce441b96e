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
from generator.disclosure.overlaps import are_related
from generator.judge.book import Whole
from generator.judge.columns import difference, whole
from generator.judge.judging import Judged
from generator.sources.previous import Previous

CELL = [*SPAN, "division", "cross"]
"""What a cell that gives people away is known by when others are hidden with it.

Without a division only breakdowns by two things at once are hidden with it.
"""


MOST = 10**15
"""A larger difference between two totals is as good as this one."""


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """What an earlier edition showed, by the promises of this one.

    `shown` holds its cells of breakdowns with a row each (`KEY`, `cases`, `kept`, `division`,
    `cross`); `nudged` the spans (`SPAN`) whose total is another by less than the minimum;
    `reopened` the breakdowns in which it hid a cell, and a count of theirs has changed since:
    what was hidden then is the old total less the groups that can be seen then and now.
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
        known = self.shown[CELL].drop_duplicates()
        near = known[are_related(known, cells)]
        return pd.concat([cells, near.astype(cells.dtypes)])


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
    changed = _changes(rows, judged.frame)
    total = (changed["channel"] == "") & (changed["segment"] == "")
    nudged = changed.loc[total & (changed["least"] < minimum), SPAN].drop_duplicates()
    return Earlier(
        shown[[*KEY, *FIGURES, "division", "cross"]],
        nudged,
        _reopened(parts[parts["hidden"]], changed[total], changed[~total]),
    )


def _reopened(hidden: pd.DataFrame, totals: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Breakdowns with a cell hidden then whose total, or one of whose groups, has changed."""
    of_totals = hidden.merge(totals[SPAN].drop_duplicates(), on=SPAN)
    beside = cells.assign(division=divisions(cells))[[*SPAN, "division"]].drop_duplicates()
    return pd.concat([of_totals, hidden.merge(beside, on=[*SPAN, "division"])])[
        CELL
    ].drop_duplicates()


def _of_book(previous: Previous, judged: Judged) -> pd.DataFrame:
    """The earlier rows of promises that there still are, with their position in the book."""
    frame, positions = previous.frame, judged.book.positions
    keys = zip(frame["service"], frame["standard"], strict=True)
    at = np.fromiter((positions.get(key, -1) for key in keys), np.int64, len(frame))
    known = frame.assign(promise=at)[at >= 0]
    known = known.rename(columns={"denominator": "cases", "numerator": "kept"})
    known["kept"] = known["kept"].where(known["statistic"] == "")
    return known


def _changes(then: pd.DataFrame, frame: pd.DataFrame) -> pd.DataFrame:
    """Cells (`KEY`) whose counts are others than they were; `least` is the smallest difference."""
    main = frame[(frame["statistic"] == "") & ~frame["copy"]]
    now = main.rename(columns={"denominator": "cases", "numerator": "kept"})[[*KEY, *FIGURES]]
    shown = then.loc[then["shown"] & (then["statistic"] == ""), [*KEY, *FIGURES]]
    both = now.merge(shown, on=KEY, suffixes=("", "_then"))
    gaps = [_gap(both[name], both[f"{name}_then"]) for name in FIGURES]
    both["least"] = np.minimum(*(np.where(gap == 0, MOST, gap) for gap in gaps))
    return both.loc[np.any([gap > 0 for gap in gaps], axis=0), [*KEY, "least"]]


def _gap(now: "pd.Series[int]", then: "pd.Series[int]") -> Whole:
    """How far two counts are apart, 0 where one is not known; what is very far ends at `MOST`."""
    (first, known), (second, told) = whole(now), whole(then)
    gap = np.minimum(np.abs(difference(first, second)), MOST)
    return np.where(known & told, gap, 0).astype(np.int64)


def shown_before(previous: Previous, hidden: pd.DataFrame) -> list[int]:
    """Rows of the earlier edition that showed a cell among the rows hidden now, in its order."""
    names = ["service", "standard", "first", "last", "channel", "segment"]
    then = previous.frame
    same = pd.MultiIndex.from_frame(then[names]).isin(pd.MultiIndex.from_frame(hidden[names]))
    shown = np.asarray(same, bool) & then["shown"].to_numpy(bool)
    return [int(row) for row in then.loc[shown, "row"]]
