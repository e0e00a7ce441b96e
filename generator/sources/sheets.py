"""Answer sheets: one row what one person said. Only counts leave this module.

Takes an open file and its mapping. Gives a `Tally`: how many people gave each answer, in all
and by channel and group. A file is read in pieces, so that a million sheets need no more memory
than some thousand. Findings show a cell only where it cannot be read.
Must not know what is published, nor where the file lies.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

import numpy as np

from generator.diagnostics import Report
from generator.periods import Calendar
from generator.sources.cells import Cells
from generator.sources.mappings import dialect_of
from generator.sources.mappings.answers import KeyedAnswers, Part, is_sheets, read_told
from generator.sources.mappings.ids import Ids
from generator.sources.mappings.instruments import Instruments
from generator.sources.mappings.model import TableMapping
from generator.sources.mappings.reading import Reading, named_columns, open_reading
from generator.sources.mappings.surveyed import subjects_of
from generator.sources.numbers import Mask
from generator.sources.parquet import PARQUET, read_parquet
from generator.sources.pieces import PIECE, in_pieces
from generator.sources.rows import combine, factorize
from generator.sources.tables import Table, read_table

KEYS = ("subject", "survey", "question", "period", "channel", "segment")

Group = tuple[str, str, str, str, str, str]
"""Subject, survey, question, period, channel and segment; "" for everybody together."""

NOBODY = Ids({}, {}, {})


@dataclass(slots=True)
class Tally:
    """How many people: `answers` by group and answer, `sheets` by group without a question."""

    answers: Counter[tuple[Group, str]] = field(default_factory=Counter)
    sheets: Counter[Group] = field(default_factory=Counter)

    @property
    def bases(self) -> Counter[Group]:
        """By group the number of answers, those of no answer and mentions included."""
        found: Counter[Group] = Counter()
        for (group, _), count in self.answers.items():
            found[group] += count
        return found + self.sheets


@dataclass(frozen=True, slots=True)
class SheetFile:
    """One file of answer sheets: its path, which tells its format, its bytes, how it is read."""

    path: str
    content: BinaryIO
    mapping: TableMapping
    calendar: Calendar


def count_sheets(
    file: SheetFile, *, ids: Ids = NOBODY, report: Report, piece: int = PIECE
) -> Tally:
    """The counts of a file of answer sheets; a row that cannot be read is told and left out."""
    tally = Tally()
    is_parquet = file.path.endswith(PARQUET)
    for table in _from_parquet(file, report) if is_parquet else _from_csv(file, report, piece):
        reading = open_reading(table, file.mapping, file.calendar, report)
        if reading is None:
            break
        _count(reading, ids, tally)
    return tally


def _from_parquet(file: SheetFile, report: Report) -> Iterator[Table]:
    """The sheets of a Parquet file in pieces, with the text of mapped columns only."""
    wanted = {name for name, _ in named_columns(file.mapping)}
    return read_parquet(file.content, file.path, wanted=wanted, report=report)


def _from_csv(file: SheetFile, report: Report, piece: int) -> Iterator[Table]:
    """The sheets of a CSV file in pieces of that many bytes, up to one that cannot be read."""
    dialect = dialect_of(file.mapping.table)
    for data, skipped in in_pieces(file.content, header=dialect.header, most=piece):
        own = replace(dialect, skipped=skipped)
        table = read_table(data, file.path, report=report, dialect=own)
        if table is None:
            break
        yield table


def _count(reading: Reading, ids: Ids, tally: Tally) -> None:
    """Add the sheets of one piece."""
    told = read_told(reading)
    slots = Instruments(("en",)).enter(reading, [one.asked for one in told])
    subject = subjects_of(reading, ids)
    keyed = KeyedAnswers(reading, subject, slots.survey, slots.questions, told, ("en",))
    answered = np.zeros(len(reading.rows), dtype=bool)
    for part in keyed.parts():
        answered |= part.where
        for cells, where in _views(part):
            _add(tally, cells, where)
    common = {**keyed.common, "question": np.full(len(answered), "", dtype=object)}
    for cells, where in _views(Part(common, answered)):
        _add(tally, cells, where)


def _views(part: Part) -> Iterator[tuple[dict[str, Cells], Mask]]:
    """A part as everybody together, then by channel, then by group."""
    blank = np.full(len(part.where), "", dtype=object)
    whole = {name: part.cells.get(name, blank) for name in KEYS}
    rest = {"answer": part.cells["answer"]} if "answer" in part.cells else {}
    yield {**whole, **rest, "channel": blank, "segment": blank}, part.where
    for name, other in (("channel", "segment"), ("segment", "channel")):
        if (whole[name] != "").any():
            yield {**whole, **rest, other: blank}, part.where & (whole[name] != "")


def _add(tally: Tally, cells: dict[str, Cells], where: Mask) -> None:
    """Count the rows `where` by group, and by answer where they are of one."""
    rows = np.flatnonzero(where)
    if not len(rows):
        return
    code, first = combine(*(factorize(column[rows])[0] for column in cells.values()))
    for count, at in zip(np.bincount(code).tolist(), rows[first].tolist(), strict=True):
        subject, survey, question, period, channel, segment = (str(cells[k][at]) for k in KEYS)
        group = (subject, survey, question, period, channel, segment)
        if "answer" in cells:
            tally.answers[(group, str(cells["answer"][at]))] += count
        else:
            tally.sheets[group] += count


def holds_sheets(mapping: TableMapping) -> bool:
    """Whether a mapping reads each row as the answers of one person."""
    return mapping.answers is not None and is_sheets(mapping.answers)
