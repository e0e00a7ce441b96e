"""The tables of comments received: data/feedback.csv, one row a service, period, source and theme.

Takes tables of text, some of them published by somebody else, and the services with their
calendars. Gives `Intake`, with a finding for every fault; a faulty row is left out.
Must not know loops, or which numbers are small.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from generator.diagnostics import Place, Refusal, Report
from generator.periods import Calendar, Period, parse_period
from generator.sources.cells import TEXT
from generator.sources.figures import read_whole
from generator.sources.keys import guess
from generator.sources.lines import Lines
from generator.sources.names import NO_NAMES, Names
from generator.sources.notes import find_personal_notes
from generator.sources.renaming import leave_out_told, take_present_ids
from generator.sources.rows import Codes, Rows, Then, combine, factorize, join_tables
from generator.sources.tables import Foreign, Table

PATH = "data/feedback.csv"
NEEDED = ("period", "service", "received")
COLUMNS = ("period", "service", "source", "theme", "received", "answered")
KEYS = ("service", "source", "theme")

CalendarOf = Callable[[str], Calendar]


@dataclass(frozen=True, slots=True, eq=False)
class Intake:
    """Comments received, in the order of rows.

    `frame` has the columns `service`, `source`, `theme` (str, "" for none), `period` (a position
    in the sorted `periods`; int64), `received` and `answered` (Int64, NA for none), and `file` and
    `row`: the position in `files`, and the row in that one.
    """

    frame: pd.DataFrame
    periods: tuple[Period, ...]
    files: tuple[Lines, ...]


def read_intake(
    tables: Sequence[Table | Foreign],
    services: Mapping[str, str],
    calendar_of: CalendarOf,
    report: Report,
    *,
    names: Names = NO_NAMES,
) -> Intake | None:
    """The comments received; None where a column is missing. `services` gives their agencies."""
    sound = [one for one in tables if isinstance(one, Foreign) or _has_columns(one, report)]
    if not sound:
        return None
    rows = join_tables(sound, COLUMNS, report)
    for column in ("service", "period", "received"):
        words = {"column": column}
        # In a mapped table a cell that could not be read is told, and blank.
        blank = (rows.columns[column] == "") & ((column != "received") | (rows.faulty == ""))
        rows.find("blank-key", blank, column, words=partial(_same, words), then=Then.LEAVE_OUT)
    take_present_ids(rows, names)
    leave_out_told(rows, names)
    _find_unknown(rows, services, names)
    code, periods = _read_periods(rows, services, calendar_of)
    counts = {name: read_whole(rows, name) for name in ("received", "answered")}
    _find_more_answers(rows, counts)
    rows.kept &= rows.faulty == ""
    _find_repeats(rows, code, periods)
    find_personal_notes(rows, ("source", "theme"))
    return _intake(rows, code, periods, counts)


def _same(words: Mapping[str, object], _index: int) -> Mapping[str, object]:
    return words


def _has_columns(table: Table, report: Report) -> bool:
    """Whether the table has the columns that it needs; names the missing and the unknown."""
    names, header = table.names, Place(table.path, 1)
    strange = [name for name in names if name not in COLUMNS and name not in table.invented]
    for name in strange:
        near = guess(name, sorted(set(COLUMNS) - set(names)))
        report.add("unknown-column", header, column=name, guess=near, known=", ".join(COLUMNS))
    missing = [name for name in NEEDED if name not in names]
    for name in missing:
        report.add("missing-column", header, column=name, guess=guess(name, strange))
    return not missing


def _find_unknown(rows: Rows, services: Mapping[str, str], names: Names) -> None:
    codes, ids = factorize(rows.columns["service"])
    lost = np.array([name not in services for name in ids], dtype=bool)

    def words(index: int) -> dict[str, str]:
        name = rows.cell(index, "service")
        return {"service": name, "guess": names.guess_service(name, services)}

    where = lost[codes] if len(codes) else np.zeros(0, dtype=bool)
    rows.find("unknown-service", where, "service", words=words, then=Then.LEAVE_OUT)


def _read_periods(
    rows: Rows, services: Mapping[str, str], calendar_of: CalendarOf
) -> tuple[Codes, tuple[Period, ...]]:
    """The position of each row's period; each text is read once in the calendar of each service."""
    texts, different = factorize(rows.columns["period"])
    owner, names = factorize(rows.columns["service"])
    codes, first = combine(texts, owner, rows.file.astype(np.int64))

    def calendar(at: int) -> Calendar:
        own = rows.calendars[rows.file[at]]
        return own or calendar_of(services.get(names[owner[at]], ""))

    read = [parse_period(different[texts[at]], calendar(at)) for at in first.tolist()]
    refusals = {at: one for at, one in enumerate(read) if isinstance(one, Refusal)}
    rows.refuse(refusals, codes, "period", then=Then.LEAVE_OUT)
    periods = tuple(sorted({one for one in read if isinstance(one, Period)}))
    order = {period: place for place, period in enumerate(periods)}
    places = [-1 if isinstance(one, Refusal) else order[one] for one in read]
    return np.array(places, dtype=np.int64)[codes], periods


def _find_more_answers(rows: Rows, counts: Mapping[str, "pd.Series[Any]"]) -> None:
    received, answered = counts["received"], counts["answered"]
    both = (received.notna() & answered.notna()).to_numpy(bool)
    more = np.zeros(len(rows), dtype=bool)
    more[both] = (answered[both] > received[both]).to_numpy(bool)
    # How many there were is not printed: they may be few.
    rows.find("answered-above-received", more & (rows.faulty == ""), then=Then.MARK)


def _find_repeats(rows: Rows, code: Codes, periods: tuple[Period, ...]) -> None:
    """Leave out rows whose days another row of the same service, source and theme counts."""
    kept = np.flatnonzero(rows.kept)
    if not len(kept):
        return
    same, _ = combine(*(factorize(rows.columns[name])[0][kept] for name in KEYS))
    seen: dict[int, list[tuple[Period, int]]] = {}
    before: dict[int, int] = {}
    for index, group in zip(kept.tolist(), same.tolist(), strict=True):
        period, others = periods[code[index]], seen.setdefault(group, [])
        twin = next((row for other, row in others if _overlap(period, other)), None)
        if twin is None:
            others.append((period, index))
        else:
            before[index] = twin
    where = np.zeros(len(rows), dtype=bool)
    where[list(before)] = True

    def words(index: int) -> dict[str, object]:
        twin = before[index]
        elsewhere = rows.file[twin] != rows.file[index]
        of_file = f" of {rows.lines[rows.file[twin]].path}" if elsewhere else ""
        return {"first": f"line {rows.line_of(twin)}{of_file}"}

    rows.find("received-twice", where, "period", words=words, then=Then.LEAVE_OUT)


def _overlap(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


def _intake(
    rows: Rows,
    code: Codes,
    periods: tuple[Period, ...],
    counts: Mapping[str, "pd.Series[Any]"],
) -> Intake:
    texts = {name: pd.array(rows.columns[name], dtype=TEXT) for name in KEYS}
    numbers = {name: column.reset_index(drop=True) for name, column in counts.items()}
    places = {"file": rows.file, "row": rows.row}
    frame = pd.DataFrame({**texts, "period": code, **numbers, **places})
    return Intake(frame[rows.kept].reset_index(drop=True), periods, rows.lines)
