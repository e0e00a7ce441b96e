"""The satisfaction door: data/satisfaction/*.csv, answers to surveys, as typed columns.

Takes tables of text and what is known of subjects and surveys. Gives `Answers`, with a finding for
every fault. A row is one answer (`answer`, `count`), or one question with a column an answer
(`score_1` ... `score_5`), or what was published of one (`n`, `share`, `mean` ...), or how many
people were asked (`respondents`, `offered`, `customers`).
Must not know what is computed from answers, nor what may be shown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from generator.diagnostics import Place, Report
from generator.sources.answer_checks import check_answers
from generator.sources.answer_figures import SCORE, Counts, Told, read_counts, read_told, score_of
from generator.sources.answer_groups import Groups, find_repeats, group_rows
from generator.sources.answer_keys import Asked, read_answer_keys
from generator.sources.answers import DECIMALS, GROUP_KEYS, SIZES, Answers, no_answers
from generator.sources.cells import TEXT, Cells
from generator.sources.keys import Keys, guess
from generator.sources.notes import find_personal_notes
from generator.sources.rows import Codes, Rows, join_tables
from generator.sources.tables import Foreign, Table

KEYS = ("subject", "survey", "period")
COLUMNS = (
    *("subject", "survey", "question", "period", "channel", "segment"),
    *("answer", "count", "n", "share", "mean", "low", "high", "weighted"),
    *("respondents", "offered", "customers", "status", "note"),
)
"""The columns of a table of answers; `subject`, `survey`, `period` and a figure have to be there.
A column an answer is called `score_1`, `score_2` and so on."""

FIGURES = ("count", "n", "share", "mean", "respondents", "offered", "customers", "status")

_NOTE = re.compile("note_[a-z]{2,3}(-[A-Za-z0-9]+)*")


def read_satisfaction(
    tables: Sequence[Table], *, asked: Asked, report: Report, foreign: Sequence[Foreign] = ()
) -> Answers:
    """The answers of a project's own tables and of `foreign` ones, in the order of files and rows.

    A faulty row is an error, or a warning where somebody else publishes the table.
    """
    sound = [table for table in tables if check_answer_columns(table, report)]
    named = {name for table in (*sound, *(one.table for one in foreign)) for name in table.names}
    notes = sorted(name for name in named if _NOTE.fullmatch(name))
    scores = sorted(
        (name for name in named if SCORE.fullmatch(name)), key=lambda name: int(score_of(name))
    )
    rows = join_tables([*sound, *foreign], (*COLUMNS, *notes, *scores), report)
    if not len(rows):
        return no_answers()
    keys = read_answer_keys(rows, asked)
    counts, told = read_counts(rows, scores, asked), read_told(rows)
    groups = group_rows(rows, keys)
    counts = find_repeats(rows, groups, counts)
    marks = check_answers(rows, groups, counts, told, minimum=asked.minimum)
    find_personal_notes(rows, ("note", *notes))
    return _answers(_Read(rows, keys, groups, counts, told), marks, notes)


def check_answer_columns(table: Table, report: Report) -> bool:
    """Whether a table has the columns that answers need; names the missing and the unknown."""
    names = table.names
    scores = [name for name in names if SCORE.fullmatch(name)]
    known = {*COLUMNS, *scores, *(name for name in names if _NOTE.fullmatch(name))}
    strange = [name for name in names if name not in known and name not in table.invented]
    header = Place(table.path, 1)
    for name in strange:
        near = guess(name, sorted({*COLUMNS} - {*names}))
        report.add("unknown-column", header, column=name, guess=near, known=", ".join(COLUMNS))
    missing = [name for name in KEYS if name not in names]
    if not scores and not {*FIGURES} & {*names}:
        missing.append("count")
    if "count" in names and "answer" not in names:
        missing.append("answer")
    for name in missing:
        report.add("missing-column", header, column=name, guess=guess(name, strange))
    return not missing


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """Everything that was read of all tables."""

    rows: Rows
    keys: Keys
    groups: Groups
    counts: Counts
    told: Told


def _answers(read: _Read, marks: Cells, notes: Sequence[str]) -> Answers:
    """The groups that were kept, and the counts of their answers, as frames."""
    rows, groups, counts = read.rows, read.groups, read.counts
    first = groups.first_row(rows)
    order = np.argsort(first, kind="stable")
    order = order[first[order] >= 0]
    place = np.full(groups.size, -1, dtype=np.int64)
    place[order] = np.arange(len(order))
    used, period = np.unique(read.keys.period[first[order]], return_inverse=True)
    asked = {**_keys(rows, first[order]), "period": period.astype(np.int64)}
    asked |= {**_figures(read, order), **_words(read, order, notes)}
    asked |= {"file": rows.file[first[order]], "row": rows.row[first[order]]}
    asked |= {"marked": pd.array(marks[order], dtype=TEXT)}
    answers = {
        "group": place[groups.code[counts.row]],
        "answer": pd.array(counts.answer, dtype=TEXT),
        "count": counts.count.array,
    }
    periods = tuple(read.keys.periods[at] for at in used.tolist())
    return Answers(pd.DataFrame(asked), pd.DataFrame(answers), periods, rows.lines)


def _keys(rows: Rows, first: Codes) -> dict[str, Any]:
    """The keys of groups that begin at these rows."""
    return {name: pd.array(rows.columns[name][first], dtype=TEXT) for name in GROUP_KEYS}


def _figures(read: _Read, order: Codes) -> dict[str, Any]:
    """The first figure that any row of a group tells, by column."""
    found: dict[str, Any] = {}
    for name in SIZES:
        at = read.groups.first_said(read.rows.columns[name], read.rows)[order]
        found[name] = read.told.sizes[name].where(read.rows.kept).array.take(at, allow_fill=True)
    for name in DECIMALS:
        at = read.groups.first_said(read.rows.columns[name], read.rows)[order]
        column = read.told.decimals[name]
        found[f"{name}_mantissa"] = np.where(at < 0, 0, column.mantissa[at])
        found[f"{name}_scale"] = np.where(at < 0, -1, column.scale[at]).astype(np.int8)
    at = read.groups.first_said(np.where(read.told.weighted, "yes", ""), read.rows)[order]
    return {**found, "weighted": at >= 0}


def _words(read: _Read, order: Codes, notes: Sequence[str]) -> dict[str, Any]:
    """The first word that any row of a group says, by column; its first fault among them."""
    columns = {name: read.rows.columns[name] for name in ("note", *notes)}
    columns |= {"status": read.told.status, "faulty": read.rows.faulty}
    found = {}
    for name, cells in columns.items():
        at = read.groups.first_said(cells, read.rows)[order]
        found[name] = pd.array(np.where(at < 0, "", cells[at]), dtype=TEXT)
    return found
