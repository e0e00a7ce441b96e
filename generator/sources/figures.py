"""Cells of rows as counts, decimals and known words; what cannot be read is told and marked.

Takes rows of text. Gives typed columns. Each different text is looked at once.
Must not know which table the rows come from, nor what their figures are about.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from generator.diagnostics import Refusal
from generator.quantities import parse_number
from generator.sources.cells import Cells
from generator.sources.keys import guess
from generator.sources.numbers import Mask, read_wholes
from generator.sources.results import Said
from generator.sources.rows import Rows, Then, factorize

MOST = 10**12
"""No service had so many cases, and no survey asked so many people."""


def read_whole(rows: Rows, name: str) -> "pd.Series[Any]":
    """The counts of one column; Int64 with NA, or Python integers where one passes 64 bits."""
    column = read_wholes(rows.columns[name])
    fraction = column.unread
    if fraction.any():
        fraction = fraction & _each(rows.columns[name], _is_fraction)
    rows.find("count-not-whole", fraction, name, words=cell_words(rows, name), then=Then.MARK)
    tell_numbers(rows, name, column.unread & ~fraction)
    rows.find("negative-count", column.negative, name, words=cell_words(rows, name), then=Then.MARK)
    huge = (column.numbers > MOST).fillna(value=False).to_numpy(bool)
    rows.find("count-too-large", huge, name, words=cell_words(rows, name))
    return column.numbers


def _is_fraction(text: str) -> bool:
    return not isinstance(parse_number(text), Refusal)


def _each(cells: Cells, holds: Callable[[str], bool]) -> Mask:
    """Whether something holds of each cell; asked once for each different text."""
    codes, texts = factorize(cells)
    return np.array([holds(text) for text in texts], dtype=bool)[codes]


def cell_words(rows: Rows, column: str) -> Callable[[int], Mapping[str, object]]:
    """The words of findings that name a column and its cell."""
    return lambda index: {"column": column, "cell": rows.cell(index, column)}


def tell_numbers(rows: Rows, column: str, unread: Mask) -> None:
    """Tell the cells that are no numbers, in the words of the number's own reader."""

    def words(index: int) -> Mapping[str, object]:
        text = rows.cell(index, column)
        refusal = parse_number(text)
        if isinstance(refusal, Refusal):
            return dict(refusal.words)
        return {"text": text, "fault": "it is finer than 18 decimals", "suggestion": "fewer digits"}

    rows.find("bad-number", unread, column, words=words, then=Then.MARK)


def read_status(rows: Rows) -> Cells:
    """The status of each row in small letters; an unknown word marks its row."""
    codes, texts = factorize(rows.columns["status"])
    said = [text.lower().replace(" ", "_").replace("-", "_") for text in texts]
    known = [word in ("", *Said) for word in said]
    words = _choice_words(rows, "status", sorted(Said))
    rows.find(
        "bad-status", ~np.array(known, dtype=bool)[codes], "status", words=words, then=Then.MARK
    )
    read = [word if fine else "" for word, fine in zip(said, known, strict=True)]
    return np.array(read, dtype=object)[codes]


def _choice_words(
    rows: Rows, column: str, choices: Sequence[str]
) -> Callable[[int], Mapping[str, object]]:
    def words(index: int) -> Mapping[str, object]:
        cell = rows.cell(index, column)
        return {"cell": cell, "guess": guess(cell, list(choices)), "known": ", ".join(choices)}

    return words
