"""Channels of a service that earlier editions, beside this one, would give away.

Takes volumes and the volumes that earlier editions published. Gives the services and periods of
which the channels must not be shown: some were hidden then and their total has changed since, a
channel has changed by few, or the total less the channels of now and of then is about few.
Must not know which channels are few in themselves.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from generator.model import Service
from generator.sources.previous import Previous
from generator.sources.volumes import Volumes

DAYS = ["service", "first", "last"]
CELL = [*DAYS, "channel"]
COUNTS = ("started", "completed")
MOST = 10**15
"""The largest count that is reckoned with."""


def told_before(
    counted: Volumes, previous: Previous, services: Iterable[Service], *, minimum: int
) -> pd.MultiIndex:
    """The services and periods, as `service` and `period` of the volumes."""
    now = _with_days(counted)
    then = previous.frame.astype({"service": object, "channel": object})
    sizes = {one.id: len(one.channels) for one in services}
    found = [_reopened(now, then)]
    for name in COUNTS:
        pairs = _pairs(now, then, name)
        newest = pairs.drop_duplicates(CELL)
        found += [_few_changes(pairs, minimum), _few_left(newest, sizes, minimum)]
    spans = pd.concat(found).drop_duplicates()
    keys = now[[*DAYS, "period"]].drop_duplicates().merge(spans, on=DAYS)
    return pd.MultiIndex.from_frame(keys[["service", "period"]])


def _with_days(counted: Volumes) -> pd.DataFrame:
    """The rows with their first and last day."""
    ends = [(period.first.toordinal(), period.last.toordinal()) for period in counted.periods]
    days = np.array(ends or [(0, 0)], np.int64)[counted.frame["period"].to_numpy(np.int64)]
    texts = {name: counted.frame[name].astype(object) for name in ("service", "channel")}
    return counted.frame.assign(first=days[:, 0], last=days[:, 1], **texts)


def _pairs(now: pd.DataFrame, then: pd.DataFrame, name: str) -> pd.DataFrame:
    """What is told of one count of each cell: `now` and `then`, NA for nothing.

    A cell of which earlier editions told several counts has a row for each, the newest first.
    """
    own, old = (
        frame.assign(**{to: _small(frame[name])})[[*CELL, to]]
        for frame, to in ((now, "now"), (then, "then"))
    )
    told = old[old["then"].notna()].drop_duplicates([*CELL, "then"])
    return own.drop_duplicates(CELL).merge(told, on=CELL, how="outer")


def _small(column: "pd.Series[int]") -> "pd.Series[int]":
    """Counts in 64 bits; one that is too large is taken for none."""
    numbers = column.astype(object)
    return numbers.where(numbers.fillna(0) <= MOST, pd.NA).astype("Int64")


def _reopened(now: pd.DataFrame, then: pd.DataFrame) -> pd.DataFrame:
    """Periods of which a channel was hidden then, and whose total is another now."""
    hidden = then.loc[then["hidden"] & (then["channel"] != ""), DAYS].drop_duplicates()
    changed = []
    for name in COUNTS:
        pairs = _pairs(now, then, name)
        total = pairs[pairs["channel"] == ""]
        changed.append(total[_sure(total["now"] != total["then"])][DAYS])
    return hidden.merge(pd.concat(changed).drop_duplicates(), on=DAYS)


def _few_changes(pairs: pd.DataFrame, minimum: int) -> pd.DataFrame:
    """Periods of which a channel is by fewer than the minimum what it was."""
    parts = pairs[pairs["channel"] != ""]
    gap = (parts["now"] - parts["then"]).abs()
    return parts[_sure(gap.gt(0) & gap.lt(minimum))][DAYS]


def _few_left(pairs: pd.DataFrame, sizes: dict[str, int], minimum: int) -> pd.DataFrame:
    """Periods of which the total leaves few for the channels that neither edition tells."""
    parts = pairs[pairs["channel"] != ""]
    known = parts["now"].fillna(parts["then"])
    sums = parts.assign(known=known, only_then=parts["now"].isna() & parts["then"].notna())
    sums = sums.groupby(DAYS, as_index=False).agg(
        known=("known", "sum"), told=("known", "count"), only_then=("only_then", "any")
    )
    total = pairs.loc[(pairs["channel"] == "") & pairs["now"].notna(), [*DAYS, "now"]]
    sums = sums.merge(total, on=DAYS)
    left = sums["now"] - sums["known"]
    lacks = sums["told"] < sums["service"].map(sizes).fillna(0)
    return sums[_sure(left.gt(0) & left.lt(minimum) & lacks & sums["only_then"])][DAYS]


def _sure(mask: "pd.Series[bool]") -> "pd.Series[bool]":
    return mask.fillna(value=False).astype(bool)
