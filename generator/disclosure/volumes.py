"""Small numbers among volumes: the channels of a period are shown all together or not at all.

Takes volumes with their totals and the minimum. Gives the same rows, in which those of a channel
keep their period and channel and nothing else, wherever one of them is about too few people: by
its own counts, since all of few did the same, or by what is left of the total for channels that
are not there. All volumes of a service are by one kind of period, so that no longer span gives a
month away; sums over twelve months are made from what is left here.
Must not know words or pages.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from generator.disclosure.telling import UNANIMOUS_BELOW
from generator.disclosure.volumes_before import told_before
from generator.model import Service, VolumeStatus
from generator.sources.numbers import Mask
from generator.sources.previous import Previous
from generator.sources.results import Said
from generator.sources.volumes import FIGURES, Volumes

KEY = ["service", "period"]
COUNTS = ("started", "completed")


def hide_small_volumes(
    counted: Volumes,
    services: Iterable[Service],
    *,
    minimum: int,
    previous: Previous | None = None,
) -> Volumes:
    """The volumes without any figure of a channel that tells about fewer than `minimum` people.

    What a `previous` edition showed is taken to be known.
    """
    frame, services = counted.frame, tuple(services)
    part = (frame["channel"] != "").to_numpy(bool)
    some = np.logical_or.reduce([frame[name].notna().to_numpy(bool) for name in FIGURES])
    shown = frame[part & some]
    telling = shown[_tells(shown, minimum)]
    keys = pd.MultiIndex.from_frame(telling[KEY])
    keys = keys.append(_by_subtraction(frame, {one.id: one for one in services}, minimum))
    if previous is not None:
        keys = keys.append(told_before(counted, previous, services, minimum=minimum))
    hidden = part & some & pd.MultiIndex.from_frame(frame[KEY]).isin(keys)
    return replace(counted, frame=_blanked(frame, np.asarray(hidden, dtype=bool)))


def _tells(parts: pd.DataFrame, minimum: int) -> Mask:
    """Rows whose people could be known: few of them, unknown how many, or few who all finished."""
    few = [parts[name].lt(minimum).fillna(value=False) for name in COUNTS]
    unknown = parts["started"].isna() & parts["completed"].isna()
    alike = parts["started"].lt(UNANIMOUS_BELOW) & parts["completed"].ge(parts["started"])
    marks = [*few, unknown, alike.fillna(value=False)]
    return np.asarray(np.logical_or.reduce([mark.to_numpy(bool) for mark in marks]), dtype=bool)


def _by_subtraction(
    frame: pd.DataFrame, services: dict[str, Service], minimum: int
) -> pd.MultiIndex:
    """Services and periods in which the total less the channels shown is about too few people.

    Where all channels are there, and cover everyone, nothing is left: a rest is then a slip.
    """
    whole = frame[frame["channel"] == ""].set_index(KEY)
    parts = frame[frame["channel"] != ""]
    absent = parts["status"] == Said.NOT_APPLICABLE
    sizes = _by_key(parts, absent)
    covers = np.array([services[name].covers_everyone for name, _ in sizes.index], dtype=bool)
    declared = np.array([len(services[name].channels) for name, _ in sizes.index], dtype=np.int64)
    found = np.zeros(len(sizes), dtype=bool)
    for name in COUNTS:
        given = _by_key(parts, parts[name].notna())
        missing = declared - sizes.to_numpy() - given.to_numpy() > 0
        sums = parts[name].astype(object).fillna(0).groupby([parts[key] for key in KEY]).sum()
        rest = (whole[name].reindex(sizes.index).astype(object) - sums).astype(object)
        small = rest.lt(minimum).fillna(value=False).to_numpy(bool)
        above = rest.gt(0).fillna(value=False).to_numpy(bool)
        found |= (given.to_numpy() > 0) & small & (missing | (above & ~covers))
    return pd.MultiIndex.from_tuples(sizes.index[found].tolist(), names=KEY)


def _by_key(parts: pd.DataFrame, marks: "pd.Series[bool]") -> "pd.Series[int]":
    """How many rows of each service and period are marked."""
    return marks.astype(np.int64).groupby([parts[key] for key in KEY]).sum()


def _blanked(frame: pd.DataFrame, hidden: Mask) -> pd.DataFrame:
    """The frame with nothing left in its hidden rows but what they are about."""
    if not hidden.any():
        return frame
    frame = frame.copy()
    for name in FIGURES:
        frame.loc[hidden, name] = pd.NA
    for name in (str(name) for name in frame.columns):
        if name == "note" or name.startswith("note_"):
            frame.loc[hidden, name] = ""
    frame.loc[hidden, "status"] = str(VolumeStatus.SUPPRESSED)
    return frame
