"""A mapped table as tables of results in the product's own columns.

Takes a reading and the ids its rows stand for. Gives `Table`s that the performance door reads, one
for the file, or one for each period where periods stand in headers.
Must not know what is checked of a result, nor what is made of a register.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import pandas as pd

from generator.periods import Period, parse_period
from generator.sources.cells import TEXT, Cells
from generator.sources.mappings.model import (
    NumberSource,
    PeriodSource,
    ResultColumns,
    Source,
)
from generator.sources.mappings.reading import Reading, column_of
from generator.sources.mappings.spellings import read_spelling, respell
from generator.sources.numbers import Mask
from generator.sources.rows import factorize
from generator.sources.tables import Table
from generator.text import slug

FIGURES = ("numerator", "denominator", "value", "excluded", "open", "open_late", "population")
MOST_NAMED = 6
"""Periods that a finding spells out."""

ONE_WORD = ("channel", "segment", "statistic", "status", "confirmed")


@dataclass(frozen=True, slots=True, eq=False)
class Keyed:
    """A reading with the ids of the service and the standard of each of its rows."""

    reading: Reading
    service: Cells
    standard: Cells


def result_tables(keyed: Keyed, languages: Sequence[str]) -> list[Table]:
    """The tables of results that a mapped table holds; notes in the site's languages."""
    mapping = keyed.reading.mapping
    if mapping.period is None:
        return []
    _find_absent_marks(keyed.reading, mapping.period)
    result = mapping.result or ResultColumns()
    common = _common(keyed, result, languages)
    if mapping.period.headers:
        return [_wide(keyed, common, period, columns) for period, columns in headed(keyed.reading)]
    figures = {name: getattr(result, name) for name in FIGURES if getattr(result, name)}
    cells, faulty = _figures(keyed.reading, figures)
    texts = {**common, **cells, "period": keyed.reading.periods()}
    _say_status(texts, mapping.period, keyed.reading)
    sources = {**figures, **_keys(keyed.reading), "period": mapping.period}
    everything = np.ones(len(keyed.service), dtype=bool)
    return [make_table(keyed.reading, texts, sources, everything, faulty)]


def _figures(
    reading: Reading, sources: Mapping[str, NumberSource]
) -> tuple[dict[str, Cells], Mask]:
    """The numbers of each figure, and the rows in which one of them is no number."""
    read = {name: reading.numbers(source) for name, source in sources.items()}
    faulty = np.zeros(len(reading.rows), dtype=bool)
    for _, unread in read.values():
        faulty |= unread
    return {name: cells for name, (cells, _) in read.items()}, faulty


def _common(keyed: Keyed, result: ResultColumns, languages: Sequence[str]) -> dict[str, Cells]:
    """The columns that do not depend on the period."""
    words = {name: getattr(result, name) for name in ONE_WORD if getattr(result, name)}
    texts = {name: keyed.reading.words(source) for name, source in words.items()}
    if "channel" in texts:
        texts["channel"] = slugged(texts["channel"])
    notes = keyed.reading.wording(result.note) if result.note else {}
    for language in [language for language in notes if language in ("", *languages)]:
        name = "note" if language in ("", languages[0]) else f"note_{language}"
        texts[name] = notes[language]
    return {"service": keyed.service, "standard": keyed.standard, **texts}


def slugged(cells: Cells) -> Cells:
    """The cells as ids, each different text once."""
    codes, texts = factorize(cells)
    return np.array([slug(text) for text in texts], dtype=object)[codes]


def _keys(reading: Reading) -> dict[str, Source]:
    """The sources of service and standard."""
    parts = {"service": reading.mapping.service, "standard": reading.mapping.standard}
    return {name: part.id for name, part in parts.items() if part is not None}


def headed(reading: Reading) -> list[tuple[str, dict[str, str]]]:
    """Each period that stands in headers, in order, with the column of each figure."""
    source = reading.mapping.period
    found: dict[Period, dict[str, str]] = {}
    for header in source.headers if source else ():
        for name in reading.table.names:
            period = _header_period(name, header.written, source, reading)
            if period is not None:
                found.setdefault(period, {})[header.figure] = name
    return [(period.key, found[period]) for period in sorted(found)]


def _header_period(
    name: str, written: str, source: PeriodSource | None, reading: Reading
) -> Period | None:
    means = source.means if source else None
    if means is None:
        return None
    text = respell(name, read_spelling(written), means, reading.calendar)
    period = parse_period(text, reading.calendar) if text else None
    return period if isinstance(period, Period) else None


def _wide(
    keyed: Keyed, common: Mapping[str, Cells], period: str, columns: Mapping[str, str]
) -> Table:
    """The results of one period from the columns whose headers name it; blank ones are none."""
    reading = keyed.reading
    given = reading.mapping.result or ResultColumns()
    figures = {
        figure: replace(getattr(given, figure) or NumberSource(), column=column)
        for figure, column in columns.items()
    }
    cells, faulty = _figures(reading, figures)
    texts = {**common, **cells, "period": np.full(len(reading.rows), period, dtype=object)}
    if reading.mapping.period:
        _say_status(texts, reading.mapping.period, reading)
    filled = np.any([column != "" for column in cells.values()], axis=0) | faulty
    return make_table(reading, texts, {**figures, **_keys(reading)}, filled, faulty)


def _say_status(texts: dict[str, Cells], source: PeriodSource, reading: Reading) -> None:
    """Give rows of projected and provisional periods their status where they have none."""
    codes, periods = factorize(texts["period"])
    said = dict.fromkeys(source.projected, "projected")
    said.update(dict.fromkeys(source.provisional, "provisional"))
    keys = {_key(word, reading): status for word, status in said.items()}
    by_period = [keys.get(_key(text, reading), "") for text in periods]
    if any(by_period):
        status = np.array(by_period, dtype=object)[codes]
        own = texts.get("status", np.full(len(codes), "", dtype=object))
        texts["status"] = np.where(own == "", status, own)


def _find_absent_marks(reading: Reading, source: PeriodSource) -> None:
    """Tell periods marked as projected or provisional of which the table holds no row.

    A forecast whose mark is misspelt would be judged as a result.
    """
    texts = [period for period, _ in headed(reading)] or sorted(set(reading.periods().tolist()))
    there = {_key(str(text), reading): str(text) for text in texts}
    known = in_few_words(list(there))
    for mark in ("projected", "provisional"):
        for text in getattr(source, mark):
            read = parse_period(text, reading.calendar)
            if isinstance(read, Period) and read.key not in there:
                words = {"period": text, "mark": mark, "known": known}
                reading.report.add("marked-period-not-in-table", source.at.of(mark), **words)


def in_few_words(names: Sequence[str]) -> str:
    """Some names, those in the middle of many left out: `FY2016, FY2017 ... FY2023`."""
    few = len(names) <= MOST_NAMED
    return ", ".join(names) if few else f"{', '.join(names[:2])} ... {names[-1]}"


def _key(text: str, reading: Reading) -> str:
    period = parse_period(text, reading.calendar)
    return period.key if isinstance(period, Period) else text


def make_table(
    reading: Reading,
    texts: Mapping[str, Cells],
    sources: Mapping[str, Source],
    kept: Mask,
    faulty: Mask,
) -> Table:
    """The rows `kept` as a table whose places lead to the columns of the file."""
    rows = reading.rows[kept]
    frame = pd.DataFrame({name: pd.array(cells[kept], dtype=TEXT) for name, cells in texts.items()})
    aliases = {name: column_of(source) for name, source in sources.items()}
    lines = replace(
        reading.table.lines,
        starts=reading.table.lines.starts[rows],
        aliases=MappingProxyType(aliases),
    )
    known = reading.table.faulty
    marked = {at: known[row] for at, row in enumerate(rows.tolist()) if row in known}
    marked.update(dict.fromkeys(np.flatnonzero(faulty[kept]).tolist(), "bad-number"))
    return Table(frame, lines, MappingProxyType(marked))
