"""Columns of results made ready for judging: positions, targets in force, exact values.

Takes the book and columns of results. Gives one frame whose rows stand in one order.
Must not know statuses. Values are fractions in two integer columns: nothing is ever a float.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.judge.book import DAYS, Book, Whole
from generator.judge.owed import all_owed
from generator.judge.spans import pooled_rows
from generator.model import Counts, Kind, forms_beside
from generator.periods import Form, Period
from generator.quantities import Span
from generator.sources.results import COUNTS, Results
from generator.sources.rows import combine, factorize

LARGEST = 1 << 62
"""Products below this are safe in 64 bits; larger ones are computed with Python's integers."""

WINDOWS = frozenset({Form.ROLLING, Form.YEAR_TO_DATE})
"""Periods that are judged by the target of their last day."""

POOLED = {Kind.SHARE: 100, Kind.MEAN: 1, Kind.COST: 1}
"""Kinds whose value is numerator by denominator, times this; a rate is times its own `per`."""

NOTHING: dict[str, Any] = {
    **dict.fromkeys(COUNTS, pd.NA),
    **dict.fromkeys(("value_scale", "file", "row"), -1),
    **dict.fromkeys(("value_mantissa", "value_top"), 0),
    "value_bottom": 1,
}
"""What a column of numbers holds in a row without figures, whatever the column's kind: beyond 64
bits it holds Python integers, and its kind no longer says that it is one of numbers."""

NONE = [-1]
"""The tracks of a row that no target is about."""

Mask = NDArray[np.bool_]
Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Results and owed periods in one frame, with the periods its `period` column points into."""

    frame: pd.DataFrame
    periods: tuple[Period, ...]


def open_ledger(results: Results, book: Book, as_of: date) -> Ledger:
    """Results with a row more for each pooled span and each owed period without one.

    A result that several tracks are about stands once for each. Adds columns: `promise` and
    `track` (positions in the book, -1 for no track), `total` (no channel, no segment), `headline`
    (what the first track judges, or the total), `copy` (a result shown once before), `pooled`
    (of how many parts), `owed` (nothing was reported), `beside` (a longer period than is owed),
    `gauge` (its position in the book), `first`, `last`, `judged_on`, `due` (days).
    """
    frame = results.frame.reset_index(drop=True)
    keys = keys_of(frame, "service", "standard")
    frame["promise"] = np.fromiter((book.positions[key] for key in keys), np.int64, len(frame))
    frame["beside"] = _beside(frame, results.periods, book)
    frame["owed"], frame["pooled"] = False, 0
    frame, periods = _with_rows(frame, results.periods, pooled_rows(frame, results.periods, book))
    frame, periods = _with_rows(frame, periods, _owed_rows(frame, periods, book, as_of))
    frame["total"] = (frame["channel"] == "") & (frame["segment"] == "")
    frame = _with_tracks(frame, book)
    pairs = zip(frame["promise"].tolist(), frame["statistic"].tolist(), strict=True)
    frame["gauge"] = np.fromiter((book.gauge_of[pair] for pair in pairs), np.int64, len(frame))
    frame = _with_days(frame, periods, book)
    order = ["promise", "first", "last", "period", "channel", "segment", "statistic", "track"]
    return Ledger(frame.sort_values(order, kind="stable", ignore_index=True), periods)


def keys_of(frame: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    """The values of some columns, row by row.

    As lists: to go through a column of text itself asks pandas for each cell, ten times as slow.
    """
    return zip(*(frame[name].to_numpy(object).tolist() for name in names), strict=True)


def _beside(frame: pd.DataFrame, periods: tuple[Period, ...], book: Book) -> Mask:
    """Rows of longer periods that are published beside those that are owed and judged."""
    beside = [forms_beside(promise.standard) for promise in book.promises]
    if not any(beside):
        return np.zeros(len(frame), bool)
    pairs = zip(frame["promise"].tolist(), frame["period"].tolist(), strict=True)
    return np.array([periods[period].form in beside[at] for at, period in pairs], bool)


def _owed_rows(
    frame: pd.DataFrame, periods: tuple[Period, ...], book: Book, as_of: date
) -> list[dict[str, Any]]:
    """A row for each owed period that has none of its own."""
    told = _list_told(frame, periods)
    return [
        {
            "service": book.promises[at].service.id,
            "standard": book.promises[at].standard.id,
            "promise": at,
            "channel": channel,
            "segment": segment,
            "period": period,
            "owed": True,
        }
        for at, channel, segment, owed in all_owed(book, as_of)
        for period in told.lacking(at, (channel, segment), owed)
    ]


@dataclass(frozen=True, slots=True)
class _Told:
    """Which periods were reported, each as one number: of a promise, about a part, its period.

    `parts` numbers channels with their groups; `codes_of` gives the numbers of periods, or -1.
    """

    numbers: frozenset[int]
    parts: Mapping[tuple[str, str], int]
    width: int
    codes_of: Callable[[tuple[Period, ...]], list[int]]

    def lacking(self, at: int, part: tuple[str, str], owed: tuple[Period, ...]) -> list[Period]:
        """Those of the periods that a promise owes about a part that were not reported."""
        if part not in self.parts:
            return list(owed)
        begin, told = (at * len(self.parts) + self.parts[part]) * self.width, self.numbers
        codes = zip(owed, self.codes_of(owed), strict=True)
        return [period for period, code in codes if code < 0 or begin + code not in told]


def _list_told(frame: pd.DataFrame, periods: tuple[Period, ...]) -> _Told:
    cells = [frame[name].to_numpy(object) for name in ("channel", "segment")]
    part, first = combine(*(factorize(one)[0] for one in cells))
    parts = {(cells[0][at], cells[1][at]): code for code, at in enumerate(first.tolist())}
    number = (frame["promise"].to_numpy(np.int64) * len(parts) + part) * len(periods)
    number += frame["period"].to_numpy(np.int64)
    plain = (frame["statistic"] == "").to_numpy(bool)
    codes = {period: code for code, period in enumerate(periods)}
    # Most promises owe the same periods, which are then the same values.
    codes_of = lru_cache(1 << 10)(lambda owed: [codes.get(period, -1) for period in owed])
    return _Told(frozenset(number[plain].tolist()), parts, len(periods), codes_of)


def _with_rows(
    frame: pd.DataFrame, periods: tuple[Period, ...], rows: list[dict[str, Any]]
) -> tuple[pd.DataFrame, tuple[Period, ...]]:
    """The frame with more rows, whose periods are given as they are; periods numbered anew."""
    every = tuple(sorted({*periods, *(row["period"] for row in rows)}))
    codes = {period: at for at, period in enumerate(every)}
    renumber = np.array([codes[period] for period in periods], dtype=np.int64)
    frame["period"] = renumber[frame["period"].to_numpy(np.int64)] if len(periods) else 0
    if not rows:
        return frame, every
    blank = blank_row(frame)
    told = [{**blank, **row, "period": codes[row["period"]]} for row in rows]
    columns = {
        name: pd.Series([row[name] for row in told], dtype=frame[name].dtype)
        for name in map(str, frame.columns)
    }
    return pd.concat([frame, pd.DataFrame(columns)], ignore_index=True), every


def _with_tracks(frame: pd.DataFrame, book: Book) -> pd.DataFrame:
    """Each row with the track that is about it; a row for each where several are."""
    selected: dict[tuple[int, str, str], list[int]] = {}
    for at, track in enumerate(book.tracks):
        selected.setdefault((track.promise, *track.selector), []).append(at)
    keys = keys_of(frame, "promise", "channel", "segment")
    plain = can_be_judged(frame).tolist()
    tracks = [
        selected.get(key, NONE) if one else NONE for key, one in zip(keys, plain, strict=True)
    ]
    counts = np.fromiter(map(len, tracks), np.int64, len(tracks))
    if (counts > 1).any():
        frame = frame.loc[frame.index.repeat(counts)].reset_index(drop=True)
    found = np.array([*chain.from_iterable(tracks)], np.int64)
    starts = np.cumsum(counts) - counts
    frame["track"] = found
    frame["copy"] = ~np.isin(np.arange(len(found)), starts)
    bare = np.array([not promise.standard.targets for promise in book.promises], bool)
    ranks = np.array([track.rank for track in book.tracks] + [-1], np.int64)
    silent = bare[frame["promise"].to_numpy(np.int64)] & frame["total"].to_numpy(bool)
    frame["headline"] = (ranks[found] == 0) | (silent & can_be_judged(frame))
    return frame


def can_be_judged(frame: pd.DataFrame) -> Mask:
    """Rows that are no second statistic and of no longer period beside those that are judged."""
    return np.asarray((frame["statistic"] == "") & ~frame["beside"], dtype=bool)


def blank_row(frame: pd.DataFrame) -> dict[str, Any]:
    """What a row says in each column when nothing was reported."""
    names = [str(name) for name in frame.columns]
    return {name: NOTHING[name] if name in NOTHING else _blank(frame[name]) for name in names}


def _blank(column: "pd.Series[Any]") -> bool | int | str:
    if pd.api.types.is_bool_dtype(column.dtype):
        return False
    return 0 if pd.api.types.is_integer_dtype(column.dtype) else ""


def _with_days(frame: pd.DataFrame, periods: tuple[Period, ...], book: Book) -> pd.DataFrame:
    codes = frame["period"].to_numpy(np.int64)
    frame["first"] = _days(periods, codes, "first")
    frame["last"] = _days(periods, codes, "last")
    window = np.array([period.form in WINDOWS for period in periods], dtype=bool)
    last_day = window[codes] if len(periods) else np.zeros(0, bool)
    frame["judged_on"] = np.where(last_day, frame["last"], frame["first"])
    frame["due"] = _due(frame["promise"].to_numpy(np.int64), codes, periods, book)
    return frame


def _days(periods: tuple[Period, ...], codes: Whole, end: str) -> Whole:
    days = np.array([getattr(period, end).toordinal() for period in periods], dtype=np.int64)
    return days[codes] if len(periods) else codes


def _due(promises: Whole, codes: Whole, periods: tuple[Period, ...], book: Book) -> Whole:
    """The day on which each result is due: of promises that wait alike it is the same."""
    waits, of_promise = list_values([promise.due_after for promise in book.promises])
    pairs = of_promise[promises] * len(periods) + codes
    known, at = np.unique(pairs, return_inverse=True)
    told = (divmod(pair, len(periods)) for pair in known.tolist())
    days = [waits[wait].after(periods[code].last).toordinal() for wait, code in told]
    return np.array(days, np.int64)[at] if days else codes


def list_values(values: Sequence[Span]) -> tuple[list[Span], Whole]:
    """Each value once, in the order in which they come, and the place of every one among them."""
    places = {value: place for place, value in enumerate(dict.fromkeys(values))}
    return list(places), np.array([places[value] for value in values], np.int64)


def terms_in_force(frame: pd.DataFrame, book: Book) -> Whole:
    """For each row the position of its term in the book, -1 for none.

    A result that no track is about has none, and neither has a second statistic or a longer
    period beside those that are judged.
    """
    if not len(book.terms):
        return np.full(len(frame), -1, dtype=np.int64)
    track = frame["track"].to_numpy(np.int64)
    sought = track * DAYS + frame["judged_on"].to_numpy(np.int64)
    at = np.searchsorted(book.starts, sought, side="right") - 1
    same = (at >= 0) & (book.starts[np.maximum(at, 0)] // DAYS == track)
    return np.where(same, at, -1)


@dataclass(frozen=True, slots=True)
class Values:
    """Exact results: `top / bottom` in the standard's unit where `known`; `counted` from counts."""

    top: Column
    bottom: Column
    known: Mask
    counted: Mask


def exact_values(frame: pd.DataFrame, book: Book) -> Values:
    """The value of each row: from its counts where its kind has them, else as it was published."""
    factor, from_count, failures = _kinds(book)
    gauge = frame["gauge"].to_numpy(np.int64)
    top, has_top = whole(frame["numerator"])
    bottom, has_bottom = whole(frame["denominator"])
    top = np.where(failures[gauge] & has_top & has_bottom, difference(bottom, top), top)
    pooled = (factor[gauge] > 0) & has_top & has_bottom & (bottom != 0)
    alone = from_count[gauge] & has_top
    counted = pooled | alone
    written = ~counted & (frame["value_scale"].to_numpy(np.int64) >= 0)
    scale = tens(frame["value_scale"].to_numpy(np.int64))
    exact = np.where(pooled, guarded(top, factor[gauge]), top)
    return Values(
        np.where(written, frame["value_mantissa"].to_numpy(), np.where(counted, exact, 0)),
        np.where(written, scale, np.where(pooled, bottom, 1)),
        counted | written,
        counted,
    )


def _kinds(book: Book) -> tuple[Whole, Mask, Mask]:
    """By gauge: the factor of its pooled value or 0, whether it counts, whether failures."""
    measures = book.gauges
    factor = [(m.per or 0) if m.kind is Kind.RATE else POOLED.get(m.kind, 0) for m in measures]
    counting = [m.kind is Kind.COUNT for m in measures]
    failures = [m.counts is Counts.FAILURES for m in measures]
    return np.array(factor, np.int64), np.array(counting, bool), np.array(failures, bool)


def whole(column: "pd.Series[Any]") -> tuple[Column, Mask]:
    """A column of whole numbers as an array with 0 where there is none, and where there is one."""
    known = column.notna().to_numpy(bool)
    filled = column.fillna(0)
    if pd.api.types.is_object_dtype(filled.dtype):
        return filled.to_numpy(object), known
    return filled.to_numpy(np.int64), known


def tens(scale: Whole) -> Column:
    """Ten to the power of each scale; 1 where there is none."""
    powers = np.array([10**n for n in range(19)], dtype=np.int64)
    return powers[np.clip(scale, 0, 18)]


def difference(left: Column, right: Column) -> Column:
    """One column of whole numbers less another, exact whatever their size."""
    if max(_largest(left), _largest(right)) < LARGEST:
        return np.asarray(left - right)
    return np.asarray(left.astype(object) - right.astype(object))


def guarded(left: Column, right: Column) -> Column:
    """The product of two columns of whole numbers, exact whatever their size."""
    most = _largest(left) * _largest(right)
    if most < LARGEST:
        return np.asarray(left * right)
    return np.asarray(left.astype(object) * right.astype(object))


def _largest(column: Column) -> int:
    """The size of the largest number; of Python integers, which are exact as they are, 0."""
    if column.dtype == object or not len(column):
        return 0
    return int(np.abs(column).max())
