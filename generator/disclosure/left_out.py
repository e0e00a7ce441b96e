"""Cells that nobody shows, and that what is shown gives away.

Takes judged rows, those of them already hidden, and what an earlier edition showed. Gives the spans
and divisions in which figures about few people can be had by adding and subtracting: a group or a
month left out, often because it is small.
Must not know why rows are hidden already.
"""

import pandas as pd

from generator.disclosure.earlier import CELL, Earlier
from generator.disclosure.equations import (
    FIGURES,
    KEY,
    Equations,
    divisions,
    groups_of,
    tangled,
    work_out,
)
from generator.disclosure.one_by_one import Least
from generator.judge.columns import Mask
from generator.judge.judging import Judged

TOLD = ("statistic", "copy", "pooled", "denominator", "numerator")
"""Columns that say what a row tells of its cell."""


def given_away(judged: Judged, hidden: Mask, *, least: Least, earlier: Earlier) -> pd.DataFrame:
    """The cells about few people that can be worked out, as rows of `CELL`.

    Rows that are `hidden` already tell nothing.
    """
    frame = judged.frame.loc[~hidden, [*KEY, *TOLD]]
    if judged.frame["total"].all() and not len(earlier.shown):
        frame = frame.iloc[:0]  # nobody was ever told of a part
    found = [_of_cells(earlier.beside(_shown(frame)), judged, least)]
    for statistic in sorted({*frame["statistic"]} - {""}):
        # Its own counts may be of other cases: they are worked out by themselves as well.
        own = frame[frame["statistic"] == statistic].assign(statistic="")
        found.append(_of_cells(_shown(own), judged, least))
    return pd.concat(found)


def _of_cells(cells: pd.DataFrame, judged: Judged, least: Least) -> pd.DataFrame:
    if not (cells["channel"].ne("") | cells["segment"].ne("")).any():
        return _named(cells.iloc[:0])
    declared = {at: groups_of(promise.service) for at, promise in enumerate(judged.book.promises)}
    return find_few(work_out(cells, declared), least)


def find_few(found: Equations, least: Least) -> pd.DataFrame:
    """The parts about few people among what was worked out, as rows of `CELL`."""
    few = (least.minimum, least.unanimous_below)
    rests = few_rests(found.rests, least)
    return pd.concat([_few_cells(found, *few), rests, _ragged(found)])


def _shown(frame: pd.DataFrame) -> pd.DataFrame:
    """The counts that rows say: one for a group and its days, of whatever statistic.

    Rows added up from others say nothing new.
    """
    told = frame[~frame["copy"] & (frame["pooled"] == 0)]
    told = told.rename(columns={"denominator": "cases", "numerator": "kept"})
    told = told[told["cases"].notna() | told["kept"].notna()]
    main = told["statistic"] == ""
    told["kept"] = told["kept"].where(main)
    ordered = pd.concat([told[main], told[~main & told["cases"].notna()]])
    return ordered[[*KEY, *FIGURES]].drop_duplicates(KEY, ignore_index=True)


def _few_cells(found: Equations, minimum: int, unanimous_below: int) -> pd.DataFrame:
    cells = found.cells[found.cells["channel"].ne("") | found.cells["segment"].ne("")]
    return _named(cells[_are_few(cells["cases"], cells["kept"], minimum, unanimous_below)])


def few_rests(rests: pd.DataFrame, least: Least) -> pd.DataFrame:
    """Divisions that lack groups, together so few that none of them can be shown."""
    lacking = rests[rests["some_cases"] < rests["size"]]
    few = _are_few(
        lacking["rest_cases"], lacking["rest_kept"], least.minimum, least.unanimous_below
    )
    cross = (lacking["parent_channel"] != "") | (lacking["parent_segment"] != "")
    return lacking.assign(cross=cross)[few][CELL]


def _ragged(found: Equations) -> pd.DataFrame:
    """Spans in which a breakdown by two things lacks cells: those by two things alone are hidden.

    Several such tables that share margins and months make a riddle with one solution, though no
    single one of their equations gives anything away. Spans that do not overlap share no months.
    """
    rests = found.first_rests
    rests = rests[rests["promise"].isin(tangled(found.cells))]
    cross = (rests["parent_channel"] != "") | (rests["parent_segment"] != "")
    lacking = (rests["some_cases"] < rests["size"]) & ~_sure(rests["rest_cases"].eq(0))
    silent = rests["some_kept"] < rests["some_cases"]
    return rests.assign(division="", cross=False)[cross & (lacking | silent)][CELL]


def _are_few(
    cases: "pd.Series[int]", kept: "pd.Series[int]", minimum: int, unanimous_below: int
) -> "pd.Series[bool]":
    """Few people, few who went one way, or people of whom nobody says how many they are."""
    few = cases.gt(0) & cases.lt(minimum)
    alike = cases.gt(0) & cases.lt(unanimous_below) & (kept.eq(0) | kept.eq(cases))
    nameless = cases.isna() & kept.gt(0)
    return (_sure(few) | _sure(alike)) | _sure(nameless)


def _sure(mask: "pd.Series[bool]") -> "pd.Series[bool]":
    return mask.fillna(value=False).astype(bool)


def _named(cells: pd.DataFrame) -> pd.DataFrame:
    cross = (cells["channel"] != "") & (cells["segment"] != "")
    return cells.assign(division=divisions(cells), cross=cross)[CELL]
