"""The rows of several tables of one kind while they are read: cells, places, faults so far.

Takes tables with the same names of columns. Gives columns of text, one array each, and remembers
which rows are left out and which are faulty. Must not know what a column means.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum, auto

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from generator.diagnostics import Refusal, Report, Severity
from generator.periods import Calendar
from generator.sources.cells import Cells
from generator.sources.faults import Fault, Words, tell_rows
from generator.sources.lines import Lines
from generator.sources.numbers import Mask
from generator.sources.tables import Foreign, Table

Codes = NDArray[np.int64]


OF_SOUND_CELLS = (
    *("numerator-above-denominator", "percent-as-fraction", "value-disagrees"),
    *("repeated-volumes", "volumes-where-none", "count-too-large", "cost-too-large"),
    "share-above-hundred",
)
"""Faults of cells that parse: what stands in them may be about a group too small to show."""


OF_PEOPLE = (
    *("answers-above-respondents", "respondents-above-offered", "offered-above-customers"),
    *("answers-unlike-n", "mentions-above-asked", "published-unlike-answers", "interval-off"),
    *("mean-outside-scale", "no-answer-averaged-in", "share-impossible", "small-cell"),
)
"""Faults of sound cells about people who answered, who may be too few to show even all together."""


OF_RECORD = ("correction-unchanged", "correction-gap")
"""Faults of sound cells in the record of corrections, whose figures may be hidden by now."""


OF_SOMEBODY = ("personal-data-in-note",)
"""Faults of cells that may say who somebody is."""


class Then(Enum):
    """What becomes of a faulty row: it stays, is marked as unjudgeable, or is left out."""

    KEEP = auto()
    MARK = auto()
    LEAVE_OUT = auto()


@dataclass(slots=True, eq=False)
class Rows:
    """The rows of all tables, one after the other.

    By table, `foreign` says whether somebody else publishes it, so that its errors are warnings,
    and `calendars` which fiscal year its periods are told in, where not the agency's.

    `file` and `row` say where each stands, `kept` whether it is still in, `faulty` the code of
    its first fault.
    """

    report: Report
    foreign: tuple[bool, ...]
    calendars: tuple[Calendar | None, ...]
    columns: Mapping[str, Cells]
    lines: tuple[Lines, ...]
    file: NDArray[np.int32]
    row: NDArray[np.int32]
    kept: Mask
    faulty: Cells = field(repr=False)

    def __len__(self) -> int:
        """How many rows there are, those left out included."""
        return len(self.row)

    @contextmanager
    def among(self, where: Mask) -> Iterator[None]:
        """Look at no rows but these for a while; those that are left out meanwhile stay out."""
        others = self.kept & ~where
        self.kept = self.kept & where
        yield
        self.kept = self.kept | others

    def find(
        self,
        code: str,
        where: Mask,
        column: str = "",
        *,
        words: Words = lambda _index: {},
        then: Then = Then.KEEP,
    ) -> None:
        """Tell the rows `where` that are still in, and do with them what `then` says.

        `words` takes the index of a row.
        """
        found = np.flatnonzero(where & self.kept)
        for file in np.unique(self.file[found]).tolist():
            severity = Severity.WARNING if self.foreign[file] else None
            self._tell(Fault(code, column, severity, words), file, found)
        if then is Then.LEAVE_OUT:
            self.kept[found] = False
        if then is Then.MARK:
            self.faulty[found[self.faulty[found] == ""]] = code

    def _tell(self, fault: Fault, file: int, found: Codes) -> None:
        """Tell those of the rows found that stand in one file."""
        here = found[self.file[found] == file].tolist()
        own = replace(
            fault,
            words=lambda at: fault.words(here[at]),
            cell=lambda at: self._shown(here[at], fault),
        )
        tell_rows(self.report, own, self.lines[file], self.row[here].tolist())

    def _shown(self, index: int, fault: Fault) -> str:
        """The cell that a finding shows: of a group, only one that does not parse."""
        part = fault.code in OF_SOUND_CELLS and not self.is_total(index)
        hidden = part or fault.code in (*OF_PEOPLE, *OF_RECORD, *OF_SOMEBODY)
        return "" if hidden else self.cell(index, fault.column)

    def is_total(self, index: int) -> bool:
        """Whether a row is about all cases; a finding about another prints no figure of it."""
        return not self.cell(index, "channel") and not self.cell(index, "segment")

    def refuse(
        self, refusals: Mapping[int, Refusal], codes: Codes, column: str, *, then: Then
    ) -> None:
        """Tell the rows whose text, by its code, was refused; otherwise as `find`."""
        for kind in sorted({refusal.code for refusal in refusals.values()}):
            these = [code for code, refusal in refusals.items() if refusal.code == kind]
            self.find(
                kind,
                np.isin(codes, these),
                column,
                words=lambda index: dict(refusals[int(codes[index])].words),
                then=then,
            )

    def cell(self, index: int, column: str) -> str:
        """The text of one cell, "" where there is no such column."""
        return str(self.columns[column][index]) if column in self.columns else ""

    def line_of(self, index: int) -> int:
        """The physical line of a row in its file."""
        return self.lines[int(self.file[index])].line_of(int(self.row[index]))


def join_tables(given: Sequence[Table | Foreign], names: Sequence[str], report: Report) -> Rows:
    """The rows of all tables under these names; a column that a table lacks is blank there."""
    tables = [one.table if isinstance(one, Foreign) else one for one in given]
    sizes = [len(table.frame) for table in tables]
    columns = {name: _joined([_cells(table, name) for table in tables]) for name in names}
    rows = [np.arange(size, dtype=np.int32) for size in sizes]
    faulty = np.full(sum(sizes), "", dtype=object)
    for table, begin in zip(tables, np.cumsum([0, *sizes]).tolist(), strict=False):
        for row, code in table.faulty.items():
            faulty[begin + row] = code
    return Rows(
        report,
        tuple(isinstance(one, Foreign) for one in given),
        tuple(one.calendar if isinstance(one, Foreign) else None for one in given),
        columns,
        tuple(table.lines for table in tables),
        np.repeat(np.arange(len(tables), dtype=np.int32), sizes),
        np.concatenate(rows) if rows else np.array([], dtype=np.int32),
        np.ones(sum(sizes), dtype=bool),
        faulty,
    )


def _joined(parts: list[Cells]) -> Cells:
    return np.concatenate(parts) if parts else np.array([], dtype=object)


def _cells(table: Table, name: str) -> Cells:
    if name in table.frame:
        return table.frame[name].to_numpy(dtype=object)
    return np.full(len(table.frame), "", dtype=object)


def factorize(cells: Cells) -> tuple[Codes, Cells]:
    """A code for each cell and the text of each code, in order of appearance."""
    codes, texts = pd.factorize(cells)
    return codes.astype(np.int64), np.asarray(texts, dtype=object)


def combine(*parts: Codes) -> tuple[Codes, Codes]:
    """One code for each combination of codes, and for each the first row that has it."""
    whole = parts[0]
    for part in parts[1:]:
        width = int(part.max()) + 1 if len(part) else 1
        whole = pd.factorize(whole * width + part)[0].astype(np.int64)
    whole = pd.factorize(whole)[0].astype(np.int64)
    first = np.zeros(int(whole.max()) + 1 if len(whole) else 0, dtype=np.int64)
    first[whole[::-1]] = np.arange(len(whole))[::-1]
    return whole, first
