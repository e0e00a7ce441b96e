"""Totals of volumes, added up from channels where these are declared to cover everyone.

Takes volumes as read. Gives the same with the totals that nobody wrote.
Must not know small numbers, measures or pages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from generator.model import Service
from generator.sources.numbers import Mask
from generator.sources.results import Said
from generator.sources.volumes import FIGURES, NOTHING_COUNTED, Volumes

KEY = ["service", "period"]
SAFE = 1 << 62
"""Sums below this are safe in 64 bits; larger ones are made with Python's integers."""


def add_totals(read: Volumes, services: Iterable[Service]) -> Volumes:
    """The volumes with every total that follows from channels which cover everyone.

    Adds the column `added`: whether a figure of the row is such a sum. A figure is added up only
    where all channels have it; one that somebody wrote stands.
    """
    frame = read.frame.assign(added=False)
    sums = sums_of_channels(frame, covering(services))
    if not len(sums):
        return replace(read, frame=frame)
    whole = (frame["channel"] == "") & ~frame["status"].isin([*NOTHING_COUNTED, Said.PROJECTED])
    frame = _filled(frame, whole.to_numpy(bool), sums)
    return replace(read, frame=_appended(frame, sums))


def covering(services: Iterable[Service]) -> dict[str, int]:
    """How many channels each service has whose channels cover everyone."""
    return {one.id: len(one.channels) for one in services if one.covers_everyone and one.channels}


def sums_of_channels(frame: pd.DataFrame, sizes: Mapping[str, int]) -> pd.DataFrame:
    """For each service and period what its channels add up to; NA where one lacks.

    A channel to which a period does not apply adds nothing. `provisional` where one of them is.
    """
    part = frame["service"].isin([*sizes]) & (frame["channel"] != "")
    parts = frame[part & ~frame["status"].isin([Said.SUSPENDED, Said.PROJECTED])]
    absent = (parts["status"] == Said.NOT_APPLICABLE).to_numpy(bool)
    groups = parts.groupby(KEY, sort=True)
    sums = pd.DataFrame({"provisional": _any(parts, parts["status"] == Said.PROVISIONAL)})
    size = np.array([sizes[service] for service, _ in sums.index], dtype=np.int64)
    used = groups.size().to_numpy() > _any(parts, absent, sum_=True).to_numpy()
    for name in FIGURES:
        column = parts[name].mask(absent, 0)
        given = _any(parts, column.notna(), sum_=True).to_numpy() == size
        total = _widened(column).fillna(0).groupby([parts[key] for key in KEY]).sum()
        sums[name] = total.mask(~(given & used), pd.NA)
    return sums[np.logical_or.reduce([sums[name].notna() for name in FIGURES])]


def _any(parts: pd.DataFrame, marks: Any, *, sum_: bool = False) -> "pd.Series[Any]":  # noqa: ANN401 (a mask)
    """Of each group whether any row is marked, or how many are."""
    groups = pd.Series(np.asarray(marks, dtype=bool), parts.index).groupby(
        [parts[key] for key in KEY]
    )
    return groups.sum() if sum_ else groups.any()


def _widened(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """The column in Python's integers where a sum of it could pass 64 bits."""
    if column.dtype == object or not len(column) or column.notna().sum() == 0:
        return column
    return column.astype(object) if int(column.max()) * len(column) >= SAFE else column


def _filled(frame: pd.DataFrame, whole: Mask, sums: pd.DataFrame) -> pd.DataFrame:
    """The frame with the blank figures of its totals filled from sums."""
    keys = pd.MultiIndex.from_frame(frame.loc[whole, KEY])
    near = sums.reindex(keys)
    near.index = frame.index[whole]
    added = frame["added"].to_numpy(bool).copy()
    for name in FIGURES:
        blank = frame.loc[whole, name].isna() & near[name].notna()
        rows = blank.index[blank.to_numpy(bool)]
        if len(rows):
            column = frame[name].astype(object)
            column.loc[rows] = near.loc[rows, name].astype(object)
            frame = frame.assign(**{name: _narrowed(column)})
            added[rows] = True
    return frame.assign(added=added)


def _narrowed(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """The column in 64 bits where all fits."""
    largest = max((abs(int(number)) for number in column.dropna()), default=0)
    return column.astype("Int64") if largest < SAFE else column


def _appended(frame: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    """The frame with a row more for each total that has none."""
    there = pd.MultiIndex.from_frame(frame.loc[frame["channel"] == "", KEY])
    new = sums[~sums.index.isin(there)]
    if not len(new):
        return frame
    made = new[list(FIGURES)].reset_index()
    made["status"] = np.where(new["provisional"], str(Said.PROVISIONAL), "")
    made = made.assign(added=True, file=np.int32(-1), row=np.int32(-1))
    for name in frame.columns.difference(made.columns):
        made[name] = ""
    parts = [frame, made[list(frame.columns)]]
    joined = pd.concat([one.astype(dict.fromkeys(FIGURES, object)) for one in parts])
    joined = joined.reset_index(drop=True)
    narrow = {name: _narrowed(joined[name].mask(joined[name].isna(), pd.NA)) for name in FIGURES}
    return joined.assign(**narrow)
