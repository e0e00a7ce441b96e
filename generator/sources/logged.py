"""Rows of the record held against what there is: whose figure it is, and of which period and group.

Takes the rows of data/corrections.csv, and what is known of every standard. Puts present ids and
the keys of periods in their cells; a row that leads nowhere is told and left out.
Must not know what is published, nor which numbers are small.

What is gone leads nowhere, and rightly so: a standard, a figure or a target that the record itself
says was removed need not be there.
"""

from collections.abc import Mapping

import numpy as np

from generator.model import CorrectionKind
from generator.sources.keys import (
    NOBODY,
    Keys,
    KnownStandards,
    Pair,
    find_blank,
    find_undeclared,
    read_periods,
    read_standards,
)
from generator.sources.logged_cells import check_cells, each_row, removes_standard
from generator.sources.names import Names
from generator.sources.numbers import Mask
from generator.sources.renaming import take_present_ids
from generator.sources.results import Known
from generator.sources.rows import Codes, Rows, Then

SUBJECT = ("service", "standard", "period", "channel", "segment")

OF_PERIODS = ("period", "channel", "segment")
"""What a row about a whole standard leaves blank."""


def check_logged(rows: Rows, known: KnownStandards, names: Names) -> None:
    """Put present ids and keys of periods in the rows, and leave out those with faults."""
    take_present_ids(rows, names)
    gone = _gone_standards(rows, known)
    pair, of_pair = read_standards(rows, known, names, gone=gone)
    there = np.array([one is not NOBODY for one in of_pair], dtype=bool)[pair]
    dated = _are_dated(rows)
    _find_narrow(rows, ~dated)
    keys = _read_periods(rows, pair, of_pair, dated=dated, there=there)
    sure = there & ~_are_gone(rows)
    with rows.among(sure & dated):
        find_undeclared(rows, keys, "channel")
        find_undeclared(rows, keys, "segment")
    statistics = [of_pair[at].statistics for at in pair.tolist()]
    check_cells(rows, statistics, sure=sure)


def _gone_standards(rows: Rows, known: KnownStandards) -> frozenset[Pair]:
    """The standards that a row says were removed, and that are not there."""
    said = each_row(rows, removes_standard, "kind", "field") & rows.kept
    named = np.flatnonzero(said).tolist()
    pairs = {(rows.cell(at, "service"), rows.cell(at, "standard")) for at in named}
    return frozenset(pairs - known.keys())


def _are_dated(rows: Rows) -> Mask:
    """The rows about a period; the others are about a whole standard."""
    return each_row(rows, _is_dated, "kind", "field")


def _is_dated(kind: str, field: str) -> bool:
    return kind != CorrectionKind.DEFINITION and not removes_standard(kind, field)


def _are_gone(rows: Rows) -> Mask:
    """The rows about a figure or a target that the record says is published no longer."""
    removed = rows.columns["kind"] == CorrectionKind.REMOVED.value
    dropped = (rows.columns["kind"] == CorrectionKind.TARGET.value) & (rows.columns["new"] == "")
    subjects = list(zip(*(rows.columns[name].tolist() for name in SUBJECT), strict=True))
    gone = {subjects[at] for at in np.flatnonzero((removed | dropped) & rows.kept).tolist()}
    return np.array([one in gone for one in subjects], dtype=bool)


def _find_narrow(rows: Rows, whole: Mask) -> None:
    """Leave out rows about a whole standard that name a period, a channel or a group."""

    def words(index: int) -> Mapping[str, object]:
        named = next(column for column in OF_PERIODS if rows.cell(index, column))
        return {"column": named, "cell": rows.cell(index, named)}

    for column in OF_PERIODS:
        filled = whole & (rows.columns[column] != "")
        rows.find("correction-too-narrow", filled, column, words=words, then=Then.LEAVE_OUT)


def _read_periods(
    rows: Rows, pair: Codes, of_pair: tuple[Known, ...], *, dated: Mask, there: Mask
) -> Keys:
    """The keys of the rows, whose periods are written as their keys from now on."""
    with rows.among(dated):
        find_blank(rows, "period")
    with rows.among(dated & there):
        period, periods = read_periods(rows, pair, of_pair)
        read = np.flatnonzero(rows.kept & (period >= 0))
    cells = rows.columns["period"].copy()
    cells[read] = [periods[at].key for at in period[read].tolist()]
    rows.columns = {**rows.columns, "period": cells}
    return Keys(pair, of_pair, period, periods)
