"""Figures that look odd beside the others of their series: repeated without change, or far outside.

Takes judged rows. Adds suggestions with the file and line of each result, without any figure.
Must not change a row. A suggestion decides nothing, so floats are exact enough here.

A series is the reported totals of one standard over periods of one form. Nothing is said of a
result that the publisher confirmed (`confirmed`) or explained (`note`), of small numbers, nor of a
period that the standard's own annotations explain.
"""

from collections.abc import Iterator, Mapping
from statistics import median

import numpy as np
import pandas as pd

from generator.diagnostics import Report
from generator.judge.columns import Column, Mask
from generator.judge.judging import Judged
from generator.judge.tell import is_note, noted, tell
from generator.model import Kind, Standard
from generator.sources.faults import Fault

REPEATS = 6
"""Periods in a row with exactly the same result before it is said. Of New York City's 1,139
yearly indicators, mostly rounded to whole numbers, 3 have six the same, 8 five and 14 four."""

EARLIER = 6
"""Results that a series needs before one can be far outside, over at least a year: see `YEAR`."""

YEAR = 365
"""Days that the earlier results have to cover, so that a first winter is not odd after a summer."""

FAR = 10
"""How many times the usual distance from the middle is far outside. Of New York City's 1,139
indicators 19 are told at 10, 32 at 8 and 50 at 6."""

SCALE = 1.4826
"""The usual distance (median distance from the median) times this is a standard deviation."""

LEAST_POINT, LEAST_PART = 1.0, 0.02
"""The usual distance is taken for at least 1 point, or 2 in 100 of the middle in other units."""


SERIES = frozenset(
    {
        *("promise", "period", "first", "last", "value_top", "value_bottom"),
        *("confirmed", "small", "unconfirmed"),
    }
)
"""Columns that say what stands in a series, and whether it is to be doubted; so do notes."""


def find_oddities(judged: Judged, report: Report) -> list[str]:
    """Suggest to look again at results that repeat, and at those far outside their series.

    Gives for each row the code of what is odd about it, "" for nothing.
    """
    odd = _find(judged)
    for code, found in odd.items():
        where = np.zeros(len(judged.frame), bool)
        where[list(found)] = True
        tell(judged, report, Fault(code, "period", words=found.__getitem__), where)
    return _marks(odd, len(judged.frame))


def mark_oddities(judged: Judged) -> list[str]:
    """For each row the code of what is odd about it, "" for nothing.

    Of rows whose small numbers were hidden it tells nothing, nor are the others held against them.
    """
    return _marks(_find(judged), len(judged.frame))


def _marks(odd: Mapping[str, Mapping[int, object]], rows: int) -> list[str]:
    marks = [""] * rows
    for code, found in odd.items():
        for row in found:
            marks[row] = code
    return marks


def _find(judged: Judged) -> dict[str, dict[int, dict[str, object]]]:
    """The odd rows by code, each with the words of its finding."""
    series = _series(judged)
    if not len(series):
        return {}
    return {
        "same-result-repeated": _repeats(series, judged),
        "extreme-value": dict(_extremes(series, judged)),
    }


def _series(judged: Judged) -> pd.DataFrame:
    """The results that series are made of, each series in order of time.

    `at` is the row in the judged frame, `key` one number a series, `value` its value.
    """
    frame = judged.frame
    shown = frame["has_value"] & frame["total"] & ~frame["copy"] & (frame["statistic"] == "")
    sound = (frame["faulty"] == "") & (frame["status"] != "projected") & (frame["pooled"] == 0)
    at = np.flatnonzero((shown & sound).to_numpy(bool) & (frame["file"].to_numpy() >= 0))
    forms = np.array([period.form.value for period in judged.periods] or [""], object)
    rows = frame[[name for name in frame.columns if name in SERIES or is_note(name)]].iloc[at]
    codes, _ = pd.factorize(forms[rows["period"].to_numpy(np.int64)])
    top, bottom = (rows[name].to_numpy(object) for name in ("value_top", "value_bottom"))
    quiet = rows["confirmed"] | rows["small"] | rows["unconfirmed"]
    found = pd.DataFrame(
        {
            "at": at,
            "promise": rows["promise"].to_numpy(np.int64),
            "form": codes.astype(np.int64),
            "first": rows["first"].to_numpy(np.int64),
            "last": rows["last"].to_numpy(np.int64),
            "value": (top / bottom).astype(float),
            "top": top,
            "bottom": bottom,
            "quiet": quiet.to_numpy(bool) | noted(rows),
        }
    )
    order = ["promise", "form", "first", "last"]
    return found.sort_values(order, kind="stable", ignore_index=True)


def _repeats(series: pd.DataFrame, judged: Judged) -> dict[int, dict[str, object]]:
    """The last row of each run of equal results, with its words."""
    same = _as_before(series)
    run = np.cumsum(~same)
    length = np.bincount(run)[run]
    ends = np.append(run[1:] != run[:-1], True)
    found = {}
    for at in np.flatnonzero(ends & (length >= REPEATS)).tolist():
        first = at - int(length[at]) + 1
        row, begin = int(series["at"][at]), int(series["at"][first])
        known = series["quiet"].iloc[first : at + 1].any()
        standard = judged.book.promises[int(series["promise"][at])].standard
        if not known and not _is_end(standard, series["top"][at], series["bottom"][at]):
            names = (judged.periods[judged.frame["period"].iloc[one]].key for one in (begin, row))
            said = dict(zip(("first", "last"), names, strict=True))
            found[row] = {"count": int(length[at]), **said}
    return found


def _as_before(series: pd.DataFrame) -> Mask:
    """Whether each result equals the one before it in its series, exactly."""
    names = ("promise", "form")
    alike = np.logical_and.reduce([series[n].eq(series[n].shift()) for n in names])
    top, bottom = (series[name].to_numpy(object) for name in ("top", "bottom"))
    equal = np.zeros(len(series), bool)
    equal[1:] = (top[1:] * bottom[:-1] == top[:-1] * bottom[1:]).astype(bool)
    return np.asarray(alike & equal, bool)


def _is_end(standard: Standard, top: int, bottom: int) -> bool:
    """Whether a result stands at an end where results come to rest: 0, 100 %, the longest told."""
    cap = standard.measure.censored_at
    whole = standard.measure.kind is Kind.SHARE and top == 100 * bottom
    return top == 0 or whole or (cap is not None and cap.value * bottom == top)


def _extremes(series: pd.DataFrame, judged: Judged) -> Iterator[tuple[int, dict[str, object]]]:
    """Each row far outside all before it, with its words."""
    values = series["value"].groupby([series["promise"], series["form"]], sort=False)
    before = values.cumcount().to_numpy()
    least, most = values.cummin().to_numpy(float), values.cummax().to_numpy(float)
    first, value = series["first"].to_numpy(np.int64), series["value"].to_numpy(float)
    rows, promises = series["at"].to_numpy(np.int64), series["promise"].to_numpy(np.int64)
    shares = [one.standard.measure.kind is Kind.SHARE for one in judged.book.promises]
    far = _may_be_far(value, least, most, np.array(shares, bool)[promises])
    record = ((value >= most) | (value <= least)) & far
    candidates = record & (before >= EARLIER) & ~series["quiet"].to_numpy(bool)
    for at in np.flatnonzero(candidates).tolist():
        standard = judged.book.promises[int(promises[at])].standard
        day, begin = int(first[at]), at - int(before[at])
        if standard.breaks:
            begin += int(np.searchsorted(first[begin:at], _begin(standard, day)))
        lasting = at - begin >= EARLIER and day - int(first[begin]) >= YEAR
        if lasting and not _is_explained(standard, day):
            side = _side(float(value[at]), value[begin:at].tolist(), standard)
            if side:
                yield int(rows[at]), {"side": side, "count": at - begin}


def _may_be_far(value: Column, least: Column, most: Column, shares: Mask) -> Mask:
    """Whether each value is so far from any before it that it may be far from their middle.

    The middle lies between the `least` and the `most` so far: to work it out takes much longer.
    """
    nearest = np.where(least * most > 0, np.minimum(np.abs(least), np.abs(most)), 0)
    usual = np.where(shares, LEAST_POINT, LEAST_PART * nearest)
    return np.asarray(np.maximum(value - least, most - value) > FAR * usual, bool)


def _begin(standard: Standard, day: int) -> int:
    """The day from which results are counted as they are on `day`."""
    turns = (turn.at_period.first.toordinal() for turn in standard.breaks)
    return max((turn for turn in turns if turn <= day), default=0)


def _is_explained(standard: Standard, day: int) -> bool:
    """Whether an annotation of the standard covers the period that begins on `day`."""
    return any(
        one.since.first.toordinal() <= day <= (one.to or one.since).last.toordinal()
        for one in standard.annotations
    )


def _side(value: float, earlier: list[float], standard: Standard) -> str:
    """On which side of the earlier results a value is far outside; "" where it is not."""
    middle = median(earlier)
    usual = SCALE * median(abs(one - middle) for one in earlier)
    least = LEAST_POINT if standard.measure.kind is Kind.SHARE else LEAST_PART * abs(middle)
    if abs(value - middle) <= FAR * max(usual, least):
        return ""
    return "above" if value > middle else "below"
