"""Answer sheets: one row what one person said. Only counts leave this module.

Takes an open file and its mapping. Gives a `Tally`: how many people gave each answer, in all
and by channel and group. A file is read in pieces, so that a million sheets need no more memory
than some thousand, and each piece can be counted by another process. Findings show a cell only
where it cannot be read. Must not know what is published, nor where the file lies.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Protocol

import numpy as np

from generator.diagnostics import Report
from generator.jobs import ALONE, Workforce, executor, in_order
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
from generator.sources.parquet import PARQUET, split_parquet
from generator.sources.pieces import PIECE, in_pieces
from generator.sources.rows import combine, factorize
from generator.sources.tables import Dialect, Table, read_table

KEYS = ("subject", "survey", "question", "period", "channel", "segment")

Group = tuple[str, str, str, str, str, str]
"""Subject, survey, question, period, channel and segment; "" for everybody together."""

NOBODY = Ids({}, {}, {})

AHEAD = 24
"""Pieces under way at a cluster: two hundred megabytes, whatever its size."""


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

    def add(self, other: "Tally") -> None:
        """Count the people of another tally too."""
        self.answers.update(other.answers)
        self.sheets.update(other.sheets)


@dataclass(frozen=True, slots=True)
class SheetFile:
    """One file of answer sheets: its path, which tells its format, its bytes, how it is read."""

    path: str
    content: BinaryIO
    mapping: TableMapping
    calendar: Calendar


class Piece(Protocol):
    """Some rows of a file, which can be read by whoever has them."""

    def read(self, report: Report) -> Table | None:
        """The rows as a table; None, with findings, where nothing more can be read."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a CSV file behind its header."""

    path: str
    content: bytes
    dialect: Dialect

    def read(self, report: Report) -> Table | None:
        """The rows as a table; None, with findings, where they are none."""
        return read_table(self.content, self.path, report=report, dialect=self.dialect)


@dataclass(frozen=True, slots=True)
class Share:
    """One piece to count, with all that it is read by."""

    piece: Piece
    mapping: TableMapping
    calendar: Calendar
    ids: Ids


def count_sheets(
    file: SheetFile,
    *,
    ids: Ids = NOBODY,
    report: Report,
    piece: int = PIECE,
    workforce: Workforce = ALONE,
) -> Tally:
    """The counts of a file of answer sheets; a row that cannot be read is told and left out.

    Counts and findings are the same whoever counts.
    """
    tally = Tally()
    is_parquet = file.path.endswith(PARQUET)
    pieces = _from_parquet(file) if is_parquet else _from_csv(file, piece)
    shares = (Share(one, file.mapping, file.calendar, ids) for one in pieces)
    with executor(workforce) as pool:
        ahead = AHEAD if workforce.cluster else 2 * workforce.jobs
        for counted, found in in_order(pool, count_share, shares, ahead=ahead, name=_name):
            report.join(found)
            if counted is None:
                break
            tally.add(counted)
    return tally


def count_share(share: Share) -> tuple[Tally | None, Report]:
    """The counts of one piece, and its findings; None where nothing more can be read."""
    report, tally = Report(), Tally()
    table = share.piece.read(report)
    if table is None:
        return None, report
    reading = open_reading(table, share.mapping, share.calendar, report)
    if reading is None:
        return None, report
    _count(reading, share.ids, tally)
    return tally, report


def _name(_share: Share) -> str:
    return "answer sheets"  # whose words must not get into a message


def _from_parquet(file: SheetFile) -> Iterator[Piece]:
    """The sheets of a Parquet file in pieces, with the text of mapped columns only."""
    wanted = {name for name, _ in named_columns(file.mapping)}
    return split_parquet(file.content, file.path, wanted=wanted)


def _from_csv(file: SheetFile, piece: int) -> Iterator[Piece]:
    """The sheets of a CSV file in pieces of that many bytes."""
    dialect = dialect_of(file.mapping.table)
    for data, skipped in in_pieces(file.content, header=dialect.header, most=piece):
        yield Rows(file.path, data, replace(dialect, skipped=skipped))


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
