"""Columns kept small: a number in as few bytes as its column needs, an equal text once.

Takes columns of a frame. Gives columns of a few bytes a row, and of any stretch of rows a list of
plain values. Must not know what a column means.

As lists of Python's own values the columns of a row took 700 bytes: of a million rows, 700 MB.
"""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

SIZES = (np.int8, np.int16, np.int32)
"""Kinds of whole numbers, the smallest first; what none of them holds takes 64 bits."""


class Column(Protocol):
    """Values, one a row."""

    def cells(self, start: int, end: int) -> list[Any]:
        """The values of the rows from `start` to before `end`."""


@dataclass(frozen=True, slots=True)
class Same:
    """One value for all rows."""

    value: Any

    def cells(self, start: int, end: int) -> list[Any]:
        """The values of the rows from `start` to before `end`."""
        return [self.value] * (end - start)


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    """Numbers and truths, in as few bytes as they need; or Python's own integers beyond 64 bits."""

    values: NDArray[Any]

    def cells(self, start: int, end: int) -> list[Any]:
        """The values of the rows from `start` to before `end`."""
        found: list[Any] = self.values[start:end].tolist()
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Few:
    """Values of which there are fewer than rows, as texts are: the place of each among them."""

    among: tuple[Any, ...]
    codes: NDArray[Any]

    def cells(self, start: int, end: int) -> list[Any]:
        """The values of the rows from `start` to before `end`."""
        among = self.among
        return [among[code] for code in self.codes[start:end].tolist()]


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """Whole numbers of which some are not there."""

    values: NDArray[Any]
    known: NDArray[np.bool_]

    def cells(self, start: int, end: int) -> list[Any]:
        """The values of the rows from `start` to before `end`, None where there is none."""
        pairs = zip(self.values[start:end].tolist(), self.known[start:end].tolist(), strict=True)
        return [value if known else None for value, known in pairs]


def pack(column: "pd.Series[Any]") -> Column:
    """A column kept small; whatever is missing in it is None."""
    known = column.notna().to_numpy(bool)
    if not known.any():
        return Same(None)
    if _is_text(column):
        return pack_few(column.to_numpy(object))
    values = _numbers(column)
    if not known.all():
        return Gaps(values, known)
    return Same(values[:1].tolist()[0]) if (values == values[0]).all() else Plain(values)


def pack_few(values: NDArray[Any]) -> Column:
    """A column of values of which many are equal, kept small."""
    codes, among = pd.factorize(values)
    if len(among) < 2:  # noqa: PLR2004 (one value, or no rows at all)
        return Same(among[0] if len(among) else None)
    return Few(tuple(among.tolist()), _small(codes))


def _is_text(column: "pd.Series[Any]") -> bool:
    """Whether a column holds texts; beyond 64 bits one of numbers holds Python's own integers."""
    return isinstance(column.dtype, pd.StringDtype) or (
        column.dtype == object and isinstance(column.iloc[0], str)
    )


def _numbers(column: "pd.Series[Any]") -> NDArray[Any]:
    """The numbers of a column as an array, 0 where there is none."""
    if pd.api.types.is_bool_dtype(column.dtype):
        return np.array(column, bool)  # a copy: a view would keep the whole frame
    filled = column.fillna(0)
    if filled.dtype != object:
        return _small(filled.to_numpy(np.int64))
    return np.array([int(one) for one in filled], object)


def _small(values: NDArray[Any]) -> NDArray[Any]:
    """Whole numbers in as few bytes as the largest of them needs."""
    least, most = int(values.min()), int(values.max())
    for kind in SIZES:
        known = np.iinfo(kind)
        if known.min <= least and most <= known.max:
            return values.astype(kind)
    return values.astype(np.int64)
