"""The performance door: data/performance/*.csv, one row a result, as typed columns.

Takes tables of text and what is known of every standard. Gives `Results`, with a finding for
every fault; a row whose keys cannot be trusted is left out, any other is kept and marked faulty.
Each different text is read once, so a good row costs no Python object.
Must not know targets, verdicts or dates of building.
"""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from generator.diagnostics import Place, Report
from generator.sources.cells import TEXT
from generator.sources.checks import Figures, check_relations
from generator.sources.figures import cell_words, read_status, read_whole, tell_numbers
from generator.sources.keys import Keys, KnownStandards, guess, read_keys
from generator.sources.names import NO_NAMES, Names
from generator.sources.notes import find_personal_notes
from generator.sources.numbers import Mask, read_decimals
from generator.sources.results import COUNTS, Results, no_results
from generator.sources.rows import Rows, factorize, join_tables
from generator.sources.tables import Foreign, Table
from generator.text import nearest

KEYS = ("service", "standard", "period")
COLUMNS = (
    *KEYS,
    *("channel", "segment", "statistic"),
    *("numerator", "denominator", "value", "excluded", "open", "open_late", "population"),
    *("status", "confirmed", "note"),
)
"""The columns of a table of results; only the first three and a figure have to be there."""

FIGURES = ("value", "numerator", "denominator", "status")

_NOTE = re.compile("note_[a-z]{2,3}(-[A-Za-z0-9]+)*")
_CONFIRMED = {"yes": True, "true": True, "no": False, "false": False, "": False}


def read_performance(
    tables: Sequence[Table],
    *,
    known: KnownStandards,
    report: Report,
    foreign: Sequence[Foreign] = (),
    names: Names = NO_NAMES,
) -> Results:
    """The results of a project's own tables and of `foreign` ones, in the order of files and rows.

    A faulty row is an error, or a warning where somebody else publishes the table. `names` says
    what ids stand for that are none of the known.
    """
    sound = [table for table in tables if check_columns(table, report)]
    named = [*sound, *(one.table for one in foreign)]
    notes = sorted({name for table in named for name in table.names if _NOTE.fullmatch(name)})
    rows = join_tables([*sound, *foreign], (*COLUMNS, *notes), report)
    if not len(rows):
        return no_results()
    keys = read_keys(rows, known, names)
    figures = _read_figures(rows)
    status, confirmed = read_status(rows), _read_confirmed(rows)
    check_relations(rows, keys, figures)
    find_personal_notes(rows, ("note", *notes))
    parts = {**_typed(rows, keys, figures), "status": status, "confirmed": confirmed}
    return _results(rows, keys, parts, notes)


def check_columns(table: Table, report: Report) -> bool:
    """Whether a table has the columns that results need; names the missing and the unknown.

    A column whose name was invented has its finding already, and so has one that is misspelt.
    """
    names = table.names
    known = (*COLUMNS, *(name for name in names if _NOTE.fullmatch(name)))
    strange = [name for name in names if name not in known and name not in table.invented]
    header = Place(table.path, 1)
    free = sorted(set(COLUMNS) - set(names))
    for name in strange:
        near = guess(name, free)
        report.add("unknown-column", header, column=name, guess=near, known=", ".join(COLUMNS))
    missing = [name for name in KEYS if name not in names]
    if not set(FIGURES) & set(names):
        missing.append("value")
    meant = {nearest(name, free) for name in strange}
    if meant & set(FIGURES):
        meant.add("value")
    for name in missing:
        if name not in meant:
            report.add("missing-column", header, column=name, guess=guess(name, strange))
    return not missing


def _read_figures(rows: Rows) -> Figures:
    """The counts and values of every row; those that cannot be read are told and marked."""
    wholes = {name: read_whole(rows, name) for name in COUNTS}
    value = read_decimals(rows.columns["value"])
    tell_numbers(rows, "value", value.unread)
    below = np.asarray(value.mantissa < 0, dtype=bool)
    rows.find("negative-value", below, "value", words=cell_words(rows, "value"))
    return Figures(wholes, value)


def _read_confirmed(rows: Rows) -> Mask:
    """Whether each row says that its figure is confirmed."""
    codes, texts = factorize(rows.columns["confirmed"])
    read = [_CONFIRMED.get(text.lower()) for text in texts]
    unread = np.array([answer is None for answer in read], dtype=bool)[codes]
    rows.find("bad-confirmed", unread, "confirmed", words=cell_words(rows, "confirmed"))
    return np.array([bool(answer) for answer in read], dtype=bool)[codes]


def _typed(rows: Rows, keys: Keys, figures: Figures) -> dict[str, Any]:
    """The typed columns that come from keys and figures."""
    unread = figures.value.unread
    return {
        "period": keys.period,
        **figures.wholes,
        "value_mantissa": figures.value.mantissa,
        "value_scale": figures.value.scale,
        "value_text": pd.array(np.where(unread, "", rows.columns["value"]), dtype=TEXT),
    }


def _results(rows: Rows, keys: Keys, parts: dict[str, Any], notes: Sequence[str]) -> Results:
    """The rows that were kept, as a frame."""
    texts = ("service", "standard", "channel", "segment", "statistic", "note", *notes)
    text = {name: pd.array(rows.columns[name], dtype=TEXT) for name in texts}
    parts["status"] = pd.array(parts["status"], dtype=TEXT)
    faulty = pd.array(rows.faulty, dtype=TEXT)
    stand = {"file": rows.file, "row": rows.row, "faulty": faulty}
    frame = pd.DataFrame({**text, **parts, **stand})
    if not rows.kept.all():
        frame = frame[rows.kept].reset_index(drop=True)
    used, codes = np.unique(frame["period"].to_numpy(np.int64), return_inverse=True)
    frame["period"] = codes.astype(np.int64)
    return Results(frame, tuple(keys.periods[place] for place in used.tolist()), rows.lines)
