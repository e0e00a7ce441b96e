"""The volumes door: data/volumes/*.csv, one row a period of a service or of one of its channels.

Takes tables of text and what is known of every service. Gives `Volumes`, with a finding for every
fault; faulty rows are left out. Counts are whole numbers, costs exact decimals.
Must not know measures, pages or the clock.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from generator.diagnostics import Place, Report
from generator.model import Service
from generator.periods import Calendar, Form, Period
from generator.sources.cells import TEXT, Cells
from generator.sources.figures import cell_words, read_status, read_whole, tell_numbers
from generator.sources.keys import Keys, guess, read_service_keys
from generator.sources.lines import Lines
from generator.sources.names import NO_NAMES, Names
from generator.sources.notes import find_personal_notes
from generator.sources.numbers import Mask, read_decimal, take_wholes
from generator.sources.results import Known, Said
from generator.sources.rows import Codes, Rows, Then, combine, factorize, join_tables
from generator.sources.tables import Table

KEYS = ("service", "period")
FIGURES = ("started", "completed", "cost")
COLUMNS = (*KEYS, "channel", *FIGURES, "status", "note")
"""The columns of a table of volumes; only the first two and a figure have to be there."""

FORMS = (
    *(Form.MONTH, Form.QUARTER, Form.HALF, Form.YEAR),
    *(Form.FISCAL_QUARTER, Form.FISCAL_YEAR),
)
"""Periods that follow each other and make whole years, so that volumes can be added up."""

MOST_COST = 10**15
"""No service costs as much in any currency in use: a thousand times what a count may be."""

NOTHING_COUNTED = (Said.SUSPENDED, Said.NOT_APPLICABLE)
"""What a row says that has no figures."""

_NOTE = re.compile("note_[a-z]{2,3}(-[A-Za-z0-9]+)*")
_NEEDS = "the columns service and period, and at least one of started, completed and cost"


@dataclass(frozen=True, slots=True, eq=False)
class Volumes:
    """Every volume, in the order of files and rows.

    `frame` has the index 0, 1, 2 ... and these columns:

    - `service`, `channel`: ids, "" for all channels; str
    - `period`: the position in `periods`, which are sorted; int64
    - `started`, `completed`, `cost`: Int64 with NA for none, Python integers (object) in a column
      where one passes 64 bits; a cost is `cost / 10 ** scale` of the site's currency
    - `status`: a word of `Said` or ""; `note`, `note_fr` ...: str
    - `file`: the position in `files`; `row`: the row in that file; int32
    """

    frame: pd.DataFrame
    periods: tuple[Period, ...] = ()
    scale: int = 0
    files: tuple[Lines, ...] = ()


def no_volumes() -> Volumes:
    """Volumes of a project without tables: all columns, no rows."""
    text = {name: pd.array([], dtype=TEXT) for name in ("service", "channel", "status", "note")}
    whole = {name: pd.array([], dtype="Int64") for name in FIGURES}
    kinds = {"period": np.int64, "file": np.int32, "row": np.int32}
    rest: dict[str, Any] = {name: np.array([], dtype=kind) for name, kind in kinds.items()}
    return Volumes(pd.DataFrame({**text, **whole, **rest}))


def known_services(
    services: Iterable[Service], calendar_of: Callable[[str], Calendar]
) -> dict[str, Known]:
    """What is known of each service when its volumes are read; `calendar_of` takes an agency."""
    return {
        service.id: Known(
            calendar_of(service.agency), channels=frozenset(one.id for one in service.channels)
        )
        for service in services
    }


def read_volumes(
    tables: Sequence[Table],
    *,
    known: Mapping[str, Known],
    report: Report,
    currency: str | None = None,
    names: Names = NO_NAMES,
) -> Volumes:
    """The volumes of a project's own tables, in the order of files and rows."""
    sound = [table for table in tables if _check_columns(table, report)]
    notes = sorted({name for table in sound for name in table.names if _NOTE.fullmatch(name)})
    rows = join_tables(sound, (*COLUMNS, *notes), report)
    if not len(rows):
        return no_volumes()
    keys = read_service_keys(rows, known, names)
    _find_periods(rows, keys)
    figures = {name: read_whole(rows, name) for name in ("started", "completed")}
    cost, scale = _read_costs(rows)
    status = read_status(rows)
    figures["cost"] = cost
    _find_without_currency(rows, currency)
    _find_where_none(rows, figures, status)
    _find_repeats(rows, keys)
    find_personal_notes(rows, ("note", *notes))
    return Volumes(*_frame(rows, keys, {**figures, "status": status}, notes), scale, rows.lines)


def _check_columns(table: Table, report: Report) -> bool:
    """Whether a table has the columns that volumes need; names the missing and the unknown."""
    names, header = table.names, Place(table.path, 1)
    known = (*COLUMNS, *(name for name in names if _NOTE.fullmatch(name)))
    strange = [name for name in names if name not in known and name not in table.invented]
    for name in strange:
        near = guess(name, sorted(set(COLUMNS) - set(names)))
        known_names = ", ".join(COLUMNS)
        report.add("volumes-unknown-column", header, column=name, guess=near, known=known_names)
    missing = [name for name in KEYS if name not in names]
    if not set(FIGURES) & set(names):
        missing.append("completed")
    for name in missing:
        near = guess(name, strange)
        report.add("volumes-missing-column", header, column=name, guess=near, needs=_NEEDS)
    return not missing


def _find_periods(rows: Rows, keys: Keys) -> None:
    """Leave out rows whose period is of another form than the service's own, or adds up to none."""
    each: list[str] = [period.form for period in keys.periods] or [""]
    forms = np.array(each, dtype=object)[keys.period]
    read = rows.kept & (keys.period >= 0)
    usable = np.isin(forms, FORMS)
    own = _usual_forms(forms[read & usable], keys.pair[read & usable], len(keys.known))

    def words(index: int) -> Mapping[str, object]:
        period = keys.periods[keys.period[index]]
        wanted = own[keys.pair[index]]
        return {"period": period.key, "form": period.form, "wanted": wanted}

    rows.find("volumes-period", read & ~usable, "period", words=words, then=Then.LEAVE_OUT)
    mixed = read & usable & (forms != np.array(own, dtype=object)[keys.pair])
    rows.find("volumes-mixed-periods", mixed, "period", words=words, then=Then.LEAVE_OUT)


def _usual_forms(forms: Cells, services: Codes, size: int) -> list[str]:
    """The form of most periods of each service; of two equally frequent the shorter."""
    own = [""] * size
    places = np.array([FORMS.index(form) for form in forms.tolist()], dtype=np.int64)
    counts = np.zeros((size, len(FORMS)), dtype=np.int64)
    np.add.at(counts, (services, places), 1)
    for service in np.unique(services).tolist():
        own[service] = FORMS[int(counts[service].argmax())]
    return own


def _read_costs(rows: Rows) -> "tuple[pd.Series[Any], int]":
    """All costs as whole numbers of one small part of the currency, and its power of ten."""
    codes, texts = factorize(rows.columns["cost"])
    read = [read_decimal(text) for text in texts]
    unread = [one is None and text != "" for one, text in zip(read, texts, strict=True)]
    below = [one is not None and one[0] < 0 for one in read]
    tell_numbers(rows, "cost", np.array(unread, dtype=bool)[codes])
    negative = np.array(below, dtype=bool)[codes]
    rows.find("negative-cost", negative, "cost", words=cell_words(rows, "cost"), then=Then.MARK)
    huge = np.array([one is not None and _is_huge(*one) for one in read], dtype=bool)[codes]
    rows.find("cost-too-large", huge, "cost", words=cell_words(rows, "cost"))
    scale = max((one[1] for one in read if one is not None), default=0)
    numbers = [None if one is None else one[0] * 10 ** (scale - one[1]) for one in read]
    return take_wholes(numbers, codes), scale


def _is_huge(mantissa: int, scale: int) -> bool:
    most: int = MOST_COST * 10**scale
    return mantissa > most


def _find_without_currency(rows: Rows, currency: str | None) -> None:
    """Tell the first cost of each file, where the site does not say in which currency."""
    if currency is not None:
        return
    given = np.flatnonzero((rows.columns["cost"] != "") & rows.kept)
    _, first = np.unique(rows.file[given], return_index=True)
    rows.find("cost-without-currency", _mask(rows, given[first].tolist()), "cost")


def _mask(rows: Rows, indexes: Sequence[int]) -> Mask:
    where = np.zeros(len(rows), dtype=bool)
    where[list(indexes)] = True
    return where


def _find_where_none(rows: Rows, figures: "Mapping[str, pd.Series[Any]]", status: Cells) -> None:
    """Leave out rows that say that nothing was counted, and count all the same."""
    counted = np.logical_or.reduce([one.notna().to_numpy(bool) for one in figures.values()])
    none = np.isin(status, NOTHING_COUNTED)
    rows.find(
        "volumes-where-none",
        np.asarray(counted & none, dtype=bool),
        "status",
        words=lambda index: {"status": rows.cell(index, "status")},
        then=Then.LEAVE_OUT,
    )


def _find_repeats(rows: Rows, keys: Keys) -> None:
    """Leave out a second row of the same period and channel."""
    kept = np.flatnonzero(rows.kept)
    channel = factorize(rows.columns["channel"])[0]
    code, first = combine(*(part[kept] for part in (keys.pair, keys.period + 1, channel)))
    again = np.ones(len(kept), dtype=bool)
    again[first] = False
    before = dict(zip(kept[again].tolist(), kept[first[code[again]]].tolist(), strict=True))

    def words(index: int) -> Mapping[str, object]:
        earlier = before[index]
        place = f"{rows.lines[rows.file[earlier]].path}, line {rows.line_of(earlier)}"
        said = (rows.cell(index, name) for name in (*KEYS, "channel"))
        return {"volumes": " ".join(filter(None, said)), "first": place}

    where = _mask(rows, [*before])
    rows.find("repeated-volumes", where, "period", words=words, then=Then.LEAVE_OUT)


def _frame(
    rows: Rows, keys: Keys, typed: Mapping[str, Any], notes: Sequence[str]
) -> tuple[pd.DataFrame, tuple[Period, ...]]:
    """The sound rows as a frame, and the periods that they are about."""
    texts = {name: rows.columns[name] for name in ("service", "channel", "note", *notes)}
    texts["status"] = typed["status"]
    figures = {name: typed[name] for name in FIGURES}
    stand = {"period": keys.period, "file": rows.file, "row": rows.row}
    words = {name: pd.array(cells, dtype=TEXT) for name, cells in texts.items()}
    frame = pd.DataFrame({**words, **figures, **stand})
    frame = frame[rows.kept & (rows.faulty == "")].reset_index(drop=True)
    used, codes = np.unique(frame["period"].to_numpy(np.int64), return_inverse=True)
    frame["period"] = codes.astype(np.int64)
    return frame, tuple(keys.periods[place] for place in used.tolist())
