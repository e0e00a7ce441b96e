"""What the figures of a result say of each other: impossible counts, values that disagree.

Takes rows with their keys and typed figures. Gives findings, and marks rows that cannot be judged.
Must not know targets.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.quantities import plain
from generator.sources.keys import Keys
from generator.sources.numbers import DecimalColumn, Mask
from generator.sources.rows import Rows, Then, combine, factorize

FEWEST = 5
"""Values that have to stand at 1 or below before a percent column is taken for fractions."""


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """The typed figures of every row."""

    wholes: "Mapping[str, pd.Series[Any]]"
    value: DecimalColumn


def check_relations(rows: Rows, keys: Keys, figures: Figures) -> None:
    """Every check that needs more than one cell of a row, or more than one row."""
    _find_repeats(rows, keys)
    _find_impossible(rows, keys, figures)
    _find_above_hundred(rows, keys, figures)
    _find_disagreement(rows, keys, figures)
    _find_fractions(rows, keys, figures)


def _find_repeats(rows: Rows, keys: Keys) -> None:
    """Leave out a second row of the same result; the first is faulty where the two differ."""
    names = ("channel", "segment", "statistic")
    parts = [factorize(rows.columns[name])[0] for name in names]
    kept = np.flatnonzero(rows.kept)
    code, first = combine(*(part[kept] for part in (keys.pair, keys.period + 1, *parts)))
    again = np.ones(len(kept), dtype=bool)
    again[first] = False
    repeated, originals = kept[again], kept[first[code[again]]]
    if not len(repeated):
        return
    before = dict(zip(repeated.tolist(), originals.tolist(), strict=True))
    where = np.zeros(len(rows), dtype=bool)
    where[repeated] = True
    unlike = [old for new, old in before.items() if not _same(rows, new, old)]
    rows.find(
        "duplicate-result", where, "period", words=_repeat_words(rows, before), then=Then.LEAVE_OUT
    )
    rows.faulty[unlike] = "duplicate-result"


def _repeat_words(rows: Rows, before: Mapping[int, int]) -> Any:  # noqa: ANN401 (a `Words`)
    def words(index: int) -> dict[str, object]:
        first = before[index]
        place = f"{rows.lines[rows.file[first]].path}, line {rows.line_of(first)}"
        keys = ("service", "standard", "period", "channel", "segment", "statistic")
        said = " ".join(filter(None, (rows.cell(index, key) for key in keys)))
        return {"result": said, "first": place}

    return words


def _same(rows: Rows, one: int, other: int) -> bool:
    return all(cells[one] == cells[other] for cells in rows.columns.values())


def _find_impossible(rows: Rows, keys: Keys, figures: Figures) -> None:
    """Mark shares of more cases than there are."""
    share = np.array([gauge.share for gauge in keys.gauges], dtype=bool)[keys.gauge]
    top, bottom = figures.wholes["numerator"], figures.wholes["denominator"]
    known = (top.notna() & bottom.notna()).to_numpy(bool)
    above = np.zeros(len(rows), dtype=bool)
    above[known] = (top[known] > bottom[known]).to_numpy(bool)

    def words(index: int) -> dict[str, object]:
        kept = "broken" if keys.gauges[keys.gauge[index]].failures else "kept"
        if not rows.is_total(index):
            return {"kept": kept, "numerator": "So many", "denominator": "so few"}
        counts = {"numerator": top.iloc[index], "denominator": bottom.iloc[index]}
        return {"kept": kept, **{name: f"{int(count):,}" for name, count in counts.items()}}

    rows.find(
        "numerator-above-denominator", above & share, "numerator", words=words, then=Then.MARK
    )


def _find_above_hundred(rows: Rows, keys: Keys, figures: Figures) -> None:
    """Tell values of shares above 100, which the judging leaves aside; counts speak for themselves.

    A group's figure is not repeated.
    """
    share = np.array([gauge.share for gauge in keys.gauges], dtype=bool)[keys.gauge]
    counted = (
        figures.wholes["numerator"].notna() & figures.wholes["denominator"].notna()
    ).to_numpy(bool)
    value = figures.value
    above = value.mantissa.astype(float) > 100 * 10.0 ** np.maximum(value.scale, 0)

    def words(index: int) -> dict[str, object]:
        return {"figure": rows.cell(index, "value") if rows.is_total(index) else "This figure"}

    rows.find("share-above-hundred", above & share & ~counted, "value", words=words)


def _find_disagreement(rows: Rows, keys: Keys, figures: Figures) -> None:
    """Tell published values that their own counts do not round to."""
    pairs = _pair(rows, keys, figures)
    off = [at for at in pairs.doubtful().tolist() if not pairs.agrees(at)]
    place = {int(pairs.index[at]): at for at in off}

    def words(index: int) -> dict[str, object]:
        if not rows.is_total(index):
            return {"value": "of this group", "counted": "another"}
        counted = pairs.counted(place[index])
        return {"value": rows.cell(index, "value"), "counted": _shorter(counted)}

    rows.find("value-disagrees", _mask(rows, list(place)), "value", words=words)


def _mask(rows: Rows, indexes: list[int]) -> Mask:
    where = np.zeros(len(rows), dtype=bool)
    where[indexes] = True
    return where


def _shorter(value: Fraction) -> str:
    """A fraction as a decimal of at most six places."""
    return plain(Fraction(round(value * 10**6), 10**6))


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Rows with both counts and a value: `top / bottom` from counts, `mantissa / 10 ** scale`."""

    index: NDArray[np.int64]
    top: NDArray[Any]
    bottom: NDArray[Any]
    mantissa: NDArray[Any]
    scale: NDArray[np.int64]

    def doubtful(self) -> NDArray[np.int64]:
        """Pairs that differ by nearly half of the last digit or more, by fast inexact numbers."""
        printed = self.mantissa.astype(float)
        counted = self.top.astype(float) / self.bottom.astype(float) * 10.0**self.scale
        slack = 0.01 + 1e-12 * np.abs(printed)
        return np.flatnonzero(np.abs(counted - printed) > 0.5 - slack)

    def counted(self, at: int) -> Fraction:
        """The exact value that the counts give."""
        return Fraction(int(self.top[at]), int(self.bottom[at]))

    def agrees(self, at: int) -> bool:
        """Whether the counts round to the value printed; a half may go either way."""
        off = self.counted(at) * 10 ** int(self.scale[at]) - int(self.mantissa[at])
        return bool(abs(off) <= Fraction(1, 2))


def _pair(rows: Rows, keys: Keys, figures: Figures) -> _Pairs:
    """The sound rows that have a value, and counts that make one."""
    value = figures.value
    factor = np.array([gauge.factor for gauge in keys.gauges], dtype=object)[keys.gauge]
    failures = np.array([gauge.failures for gauge in keys.gauges], dtype=bool)[keys.gauge]
    top, bottom = (figures.wholes[name] for name in ("numerator", "denominator"))
    both = (top.notna() & bottom.notna() & (bottom.fillna(0) != 0)).to_numpy(bool)
    sound = rows.kept & (rows.faulty == "")
    here = np.flatnonzero(sound & both & (factor > 0) & (value.scale >= 0))
    tops, bottoms = (column.iloc[here].to_numpy(dtype=object) for column in (top, bottom))
    kept = np.where(failures[here], bottoms - tops, tops)
    scale = value.scale[here].astype(np.int64)
    return _Pairs(here, kept * factor[here], bottoms, value.mantissa[here], scale)


def _find_fractions(rows: Rows, keys: Keys, figures: Figures) -> None:
    """Tell each file in which every value of a share is 1 or less: fractions, not percent."""
    share = np.array([gauge.share for gauge in keys.gauges], dtype=bool)[keys.gauge]
    value = figures.value
    power = 10.0 ** np.maximum(value.scale, 0)
    said = rows.kept & share & (value.scale >= 0) & (value.mantissa != 0)
    small = value.mantissa.astype(float) <= power
    for file in np.unique(rows.file[said]).tolist():
        here = np.flatnonzero(said & (rows.file == file))
        if len(here) >= FEWEST and small[here].all():
            words = {"count": f"{len(here):,}"}
            first = _mask(rows, [int(here[0])])
            rows.find("percent-as-fraction", first, "value", words=partial(_same_words, words))


def _same_words(words: Mapping[str, object], _index: int) -> Mapping[str, object]:
    return words
