"""Findings about volumes that need more than one row: sums, whole years, and the day.

Takes volumes as read. Adds findings; they are about totals, and none prints a figure of a channel.
Must not change a row, and must not know suppression.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from generator.diagnostics import Report
from generator.judge.channel_totals import KEY, covering, sums_of_channels
from generator.judge.use import A_YEAR, COUNTS
from generator.model import Service
from generator.sources.faults import Fault, Words, tell_rows
from generator.sources.numbers import Mask
from generator.sources.results import Said
from generator.sources.volumes import NOTHING_COUNTED, Volumes


def check_volumes(
    read: Volumes, services: Iterable[Service], *, as_of: date, report: Report
) -> None:
    """Every finding that only the whole of the volumes can give."""
    _find_future(read, as_of, report)
    _find_unexplained(read, report)
    _find_disagreement(read, services, report)
    _find_years(read, report)


def _find_future(read: Volumes, as_of: date, report: Report) -> None:
    open_ = np.array([period.last >= as_of for period in read.periods] or [False], dtype=bool)
    codes = read.frame["period"].to_numpy(np.int64)
    plain = ~read.frame["status"].isin([*NOTHING_COUNTED, Said.PROJECTED]).to_numpy(bool)
    day = as_of.isoformat()
    names = [period.key for period in read.periods]
    fault = Fault(
        "future-volumes", "period", words=lambda row: {"period": names[codes[row]], "day": day}
    )
    _tell(read, report, fault, open_[codes] & plain)


def _find_unexplained(read: Volumes, report: Report) -> None:
    """Suspended rows that do not say why, in any language."""
    silent = (read.frame["status"] == Said.SUSPENDED).to_numpy(bool)
    for name in (str(name) for name in read.frame.columns):
        if name == "note" or name.startswith("note_"):
            silent = silent & (read.frame[name] == "").to_numpy(bool)
    _tell(read, report, Fault("suspended-without-reason", "status"), silent)


def _find_disagreement(read: Volumes, services: Iterable[Service], report: Report) -> None:
    """Totals that are not what channels which cover everyone add up to."""
    frame = read.frame
    sums = sums_of_channels(frame, covering(services))
    whole = (frame["channel"] == "").to_numpy(bool)
    if not len(sums) or not whole.any():
        return
    near = sums.reindex(pd.MultiIndex.from_frame(frame.loc[whole, KEY]))
    for name in COUNTS:
        own, made = (one.astype(object).to_numpy() for one in (frame.loc[whole, name], near[name]))
        known = ~pd.isna(own) & ~pd.isna(made)
        where = np.zeros(len(frame), dtype=bool)
        where[np.flatnonzero(whole)[known]] = own[known] != made[known]
        _tell(read, report, Fault("channels-do-not-add-up", name, words=_figure(name, read)), where)


def _figure(name: str, read: Volumes) -> Words:
    """The words for a figure of a row: its name and its period."""
    keys = [read.periods[code].key for code in read.frame["period"].tolist()]
    return lambda row: {"figure": name, "period": keys[row]}


def _find_years(read: Volumes, report: Report) -> None:
    """Whole years in which more was completed than started, told at their last period."""
    frame = read.frame
    both = (frame["channel"] == "") & frame["started"].notna() & frame["completed"].notna()
    totals = frame.loc[both, [*KEY, *COUNTS]].sort_values(KEY)
    years = [_year_of(read.periods[code].key) for code in totals["period"].tolist()]
    for _, rows in totals.groupby([totals["service"], np.array(years, dtype=object)], sort=True):
        told = _above(rows, read)
        if told:
            where = np.zeros(len(frame), dtype=bool)
            where[rows.index[-1]] = True
            _tell(read, report, Fault("completed-above-started", "completed", words=told), where)


def _above(rows: pd.DataFrame, read: Volumes) -> Words | None:
    """The words for a whole year in which more was completed than started; None for any other."""
    first, last = (read.periods[int(code)] for code in rows["period"].iloc[[0, -1]])
    started, completed = (sum(int(number) for number in rows[name]) for name in COUNTS)
    if len(rows) < A_YEAR[first.form] or completed <= started:
        return None
    when = f"In {first.key}" if first == last else f"From {first.key} to {last.key}"
    counts = {"started": f"{started:,}", "completed": f"{completed:,}"}
    return lambda _row: {"when": when, **counts}


def _year_of(key: str) -> str:
    """The year that a period is a part of: calendar or fiscal."""
    return key.partition("-Q")[0] if key.startswith("FY") else key[:4]


def _tell(read: Volumes, report: Report, fault: Fault, where: Mask) -> None:
    """Tell these rows file by file; the fault's words take the row in the frame."""
    files, rows = (read.frame[name].to_numpy(np.int64) for name in ("file", "row"))
    for file in np.unique(files[where & (files >= 0)]).tolist():
        found = np.flatnonzero(where & (files == file))
        here = replace(fault, words=_placed(fault.words, found.tolist()))
        tell_rows(report, here, read.files[file], rows[found].tolist())


def _placed(words: Words, found: Sequence[int]) -> Words:
    return lambda at: words(found[at])
