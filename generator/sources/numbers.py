"""Columns of text as exact numbers: each different text is read once, nothing is ever a float.

Takes arrays of text. Gives columns of whole numbers, or of decimals as mantissa and scale.
Must not know what a number counts, nor how a foreign table writes it.
"""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.sources.cells import Cells

Mask = NDArray[np.bool_]

FINEST = 18
"""Decimals: ten to this power still fits in 64 bits."""

# A hundred digits are more than any count has, and fewer than int() and float() refuse.
_WHOLE = re.compile(r"(-?[0-9]{1,100})(?:\.0*)?")
_DECIMAL = re.compile(r"(-?[0-9]{1,100})(?:\.([0-9]+))?")
_LARGEST = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, eq=False)
class WholeColumn:
    """Whole numbers, missing where the text is blank or `unread`.

    `numbers` is Int64, or Python integers with NA among them where one passes 64 bits.
    """

    numbers: "pd.Series[Any]"
    unread: Mask
    negative: Mask


@dataclass(frozen=True, slots=True, eq=False)
class DecimalColumn:
    """Decimals as `mantissa / 10 ** scale`, as many decimals as were written; scale -1 for none.

    `mantissa` is int64, or Python integers where one passes 64 bits.
    """

    mantissa: NDArray[Any]
    scale: NDArray[np.int8]
    unread: Mask


def read_wholes(texts: Cells) -> WholeColumn:
    """A column of counts: digits, a minus sign, and `.0` as spreadsheets write it."""
    codes, different = pd.factorize(texts)
    found = [_WHOLE.fullmatch(text) for text in different]
    numbers = [int(match[1]) if match else None for match in found]
    unread = np.array([not n and bool(t) for n, t in zip(found, different, strict=True)], bool)
    negative = np.array([number is not None and number < 0 for number in numbers], bool)
    return WholeColumn(take_wholes(numbers, codes), unread[codes], negative[codes])


def take_wholes(
    numbers: list[int | None], codes: NDArray[np.signedinteger[Any]]
) -> "pd.Series[Any]":
    """The numbers by code, in 64 bits where all fit."""
    fits = all(number is None or abs(number) <= _LARGEST for number in numbers)
    if not fits:
        some = np.array([pd.NA if n is None else n for n in numbers], dtype=object)
        return pd.Series(some[codes], dtype=object)
    none = np.array([number is None for number in numbers], dtype=bool)
    values = np.array([number or 0 for number in numbers], dtype=np.int64)
    return pd.Series(pd.arrays.IntegerArray(values[codes], none[codes]))


def read_decimals(texts: Cells) -> DecimalColumn:
    """A column of values: digits, a decimal point, a minus sign."""
    codes, different = pd.factorize(texts)
    read = [read_decimal(text) for text in different]
    unread = np.array([not r and bool(t) for r, t in zip(read, different, strict=True)], bool)
    mantissas = [parts[0] if parts else 0 for parts in read]
    scales = np.array([parts[1] if parts else -1 for parts in read], dtype=np.int8)
    fits = all(abs(mantissa) <= _LARGEST for mantissa in mantissas)
    mantissa: NDArray[Any] = np.array(mantissas, dtype=np.int64 if fits else object)
    return DecimalColumn(mantissa[codes], scales[codes], unread[codes])


def read_decimal(text: str) -> tuple[int, int] | None:
    """Mantissa and scale of one decimal; None where it is not one or finer than `FINEST`."""
    match = _DECIMAL.fullmatch(text)
    if match is None:
        return None
    decimals = match[2] or ""
    return (int(match[1] + decimals), len(decimals)) if len(decimals) <= FINEST else None
