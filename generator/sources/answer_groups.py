"""Rows of answers that belong together: one question, asked of the same people at one time.

Takes rows with their keys and counts. Gives the group of each row; what is told twice is found.
Must not know what the figures of a group say of each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from generator.sources.answer_figures import Counts
from generator.sources.answers import DECIMALS, SIZES
from generator.sources.cells import Cells
from generator.sources.keys import Keys
from generator.sources.numbers import Mask
from generator.sources.rows import Codes, Rows, Then, combine, factorize

NONE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """`code` is the group of each row and `survey` the group of the same people, any question."""

    code: Codes
    survey: Codes
    size: int

    def first_said(self, cells: Cells, rows: Rows) -> Codes:
        """By group, the first row still in whose cell is not blank; -1 for none."""
        said = np.flatnonzero(rows.kept & (cells != ""))
        first = np.full(self.size, NONE, dtype=np.int64)
        first[self.code[said[::-1]]] = said[::-1]
        return first

    def first_row(self, rows: Rows) -> Codes:
        """By group, its first row that is still in; -1 for none."""
        kept = np.flatnonzero(rows.kept)
        first = np.full(self.size, NONE, dtype=np.int64)
        first[self.code[kept[::-1]]] = kept[::-1]
        return first


def group_rows(rows: Rows, keys: Keys) -> Groups:
    """The groups of all rows."""
    names = ("survey", "channel", "segment")
    parts = [factorize(rows.columns[name])[0] for name in names]
    survey, _ = combine(keys.pair, keys.period + 1, *parts)
    code, first = combine(survey, factorize(rows.columns["question"])[0])
    return Groups(code, survey, len(first))


def find_repeats(rows: Rows, groups: Groups, counts: Counts) -> Counts:
    """The counts that are told once; a second telling is found, and faulty where it differs."""
    kept = np.flatnonzero(rows.kept[counts.row])
    answer = factorize(counts.answer)[0]
    code, first = combine(groups.code[counts.row[kept]], answer[kept])
    again = np.ones(len(kept), dtype=bool)
    again[first] = False
    repeated, originals = kept[again], kept[first[code[again]]]
    before = dict(zip(counts.row[repeated].tolist(), counts.row[originals].tolist(), strict=True))
    same = (counts.count.iloc[repeated].array == counts.count.iloc[originals].array).fillna(
        value=False
    )
    _tell(rows, before, "answer")
    rows.faulty[counts.row[originals[~np.asarray(same, dtype=bool)]]] = "duplicate-answer"
    _find_told_twice(rows, groups)
    return _those(counts, rows.kept[counts.row])


def _find_told_twice(rows: Rows, groups: Groups) -> None:
    """Find rows that tell another figure of a group than an earlier row does."""
    for name in (*SIZES, *DECIMALS):
        cells = rows.columns[name]
        first = groups.first_said(cells, rows)[groups.code]
        unlike = rows.kept & (cells != "") & (first != NONE) & (cells != cells[first])
        here = np.flatnonzero(unlike)
        _tell(rows, dict(zip(here.tolist(), first[here].tolist(), strict=True)), name)
        rows.faulty[first[here]] = "duplicate-answer"


def _tell(rows: Rows, before: Mapping[int, int], column: str) -> None:
    """Leave out the rows that tell again what the rows they point to told."""

    def words(index: int) -> dict[str, object]:
        first = before[index]
        place = f"{rows.lines[rows.file[first]].path}, line {rows.line_of(first)}"
        keys = ("subject", "survey", "question", "period", "channel", "segment")
        said = " ".join(filter(None, (rows.cell(index, key) for key in keys)))
        return {"group": said, "first": place}

    where = np.zeros(len(rows), dtype=bool)
    where[list(before)] = True
    rows.find("duplicate-answer", where, column, words=words, then=Then.LEAVE_OUT)


def _those(counts: Counts, kept: Mask) -> Counts:
    """Some of the counts."""
    return replace(
        counts,
        row=counts.row[kept],
        answer=counts.answer[kept],
        count=counts.count[kept].reset_index(drop=True),
        question=counts.question[kept],
    )
