"""The record of corrections: data/corrections.csv, a row a cell that the public is told otherwise.

Takes the project's tree, and what there is to correct. Gives the rows by day, with a finding for
every fault; a faulty row is left out. Must not know what is published now, nor which numbers are
small.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np

from generator.dates import parse_date
from generator.diagnostics import Place, Refusal, Report
from generator.model import CorrectionKind, LoggedCorrection
from generator.model.corrections import COLUMNS
from generator.sources.keys import KnownStandards, find_blank, guess
from generator.sources.logged import check_logged
from generator.sources.names import Names
from generator.sources.notes import find_personal_notes
from generator.sources.rows import Rows, Then, factorize, join_tables
from generator.sources.tables import Table, read_table
from generator.sources.tree import Tree

PATH = "data/corrections.csv"
NEEDED = ("date", "kind", "service", "standard", "period", "field", "old", "new", "reason")
FILLED = ("date", "kind", "service", "standard")


def read_corrections(
    tree: Tree, known: KnownStandards, names: Names, report: Report
) -> tuple[LoggedCorrection, ...] | None:
    """The corrections on record, by day and then as they stand; None where there is no record.

    They are under present ids and the keys of periods. `names` says what ids stand for that are
    none of the known.
    """
    if PATH not in tree.paths("data"):
        return None
    table = read_table(tree.read(PATH), PATH, report=report)
    if table is None or not _has_columns(table, report):
        return ()
    rows = join_tables([table], COLUMNS, report)
    find_blank(rows, *FILLED)
    days = _read_days(rows)
    _find_kinds(rows)
    if len(rows):
        check_logged(rows, known, names)
    rows.find("correction-without-reason", rows.columns["reason"] == "", "reason")
    find_personal_notes(rows, ("reason",))
    read = (_row(rows, at, days[at]) for at in np.flatnonzero(rows.kept).tolist())
    return tuple(sorted(read, key=lambda row: row.date))


def _has_columns(table: Table, report: Report) -> bool:
    """Whether the table has the columns that it needs; names the missing and the unknown."""
    header = Place(table.path, 1)
    strange = [name for name in table.names if name not in COLUMNS and name not in table.invented]
    for name in strange:
        near = guess(name, sorted(set(COLUMNS) - set(table.names)))
        report.add("unknown-column", header, column=name, guess=near, known=", ".join(COLUMNS))
    missing = [name for name in NEEDED if name not in table.names]
    for name in missing:
        near = guess(name, strange)
        needs = ",".join(COLUMNS)
        report.add("corrections-missing-column", header, column=name, guess=near, needs=needs)
    return not missing


def _read_days(rows: Rows) -> list[date]:
    """The day of each row; any where it cannot be read, since such a row is left out."""
    codes, texts = factorize(rows.columns["date"])
    read = [parse_date(text) for text in texts]
    refusals = {at: one for at, one in enumerate(read) if isinstance(one, Refusal)}
    rows.refuse(refusals, codes, "date", then=Then.LEAVE_OUT)
    days = [one if isinstance(one, date) else date.min for one in read]
    return [days[code] for code in codes.tolist()]


def _find_kinds(rows: Rows) -> None:
    codes, kinds = factorize(rows.columns["kind"])
    known = sorted(CorrectionKind)
    lost = np.array([kind not in known for kind in kinds], dtype=bool)

    def words(index: int) -> Mapping[str, object]:
        kind = rows.cell(index, "kind")
        return {"kind": kind, "guess": guess(kind, known), "known": ", ".join(known)}

    where = lost[codes] if len(codes) else np.zeros(0, dtype=bool)
    rows.find("correction-kind", where, "kind", words=words, then=Then.LEAVE_OUT)


def _row(rows: Rows, at: int, day: date) -> LoggedCorrection:
    service, standard, period, channel, segment, field, old, new, reason = (
        rows.cell(at, name) for name in COLUMNS[2:]
    )
    return LoggedCorrection(
        day,
        CorrectionKind(rows.cell(at, "kind")),
        service,
        standard,
        period,
        channel,
        segment,
        field,
        old,
        new,
        reason,
        place=rows.lines[0].place(int(rows.row[at]), ""),
    )
