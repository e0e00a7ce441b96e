"""A table seen through its mapping: words, numbers and texts, a cell for each row that is read.

Takes a table and its mapping. Gives arrays beside `Reading.rows`; each different text is looked
at once. Faults of the table are warnings: somebody else publishes it.
Must not know what is made of the cells.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.diagnostics import Place, Refusal, Report, Severity
from generator.periods import Calendar, Period, parse_period
from generator.quantities import parse_number
from generator.sources.cells import Cells
from generator.sources.faults import Fault, Words, tell_rows
from generator.sources.mappings.model import (
    AnswerCount,
    Filter,
    NumberSource,
    PeriodSource,
    Source,
    TableMapping,
    Wording,
)
from generator.sources.mappings.numerals import Numerals
from generator.sources.mappings.read import said, sources_in
from generator.sources.mappings.spellings import read_spelling, respell
from generator.sources.numbers import Mask
from generator.sources.rows import factorize
from generator.sources.tables import Table
from generator.text import Text, nearest


@dataclass(slots=True, eq=False)
class Reading:
    """The rows of a table that are read: `rows` are their numbers in the table, ascending."""

    table: Table
    mapping: TableMapping
    calendar: Calendar
    report: Report
    rows: NDArray[np.int64]

    def tell(self, code: str, where: Mask, source: Source, *, words: Words) -> None:
        """Tell the rows `where`; `words` takes a position in the rows that are read."""
        found = np.flatnonzero(where).tolist()
        column = column_of(source)
        cells = self._column(column)
        fault = Fault(
            code,
            column,
            Severity.WARNING,
            lambda at: words(found[at]),
            lambda at: str(cells[found[at]]),
        )
        tell_rows(self.report, fault, self.table.lines, self.rows[found].tolist())

    def leave_out(self, where: Mask) -> None:
        """Leave the rows `where` out of everything that is read from now on."""
        self.rows = self.rows[~where]

    def line_of(self, at: int) -> int:
        """The physical line of the row at a position in the rows that are read."""
        return self.table.line_of(int(self.rows[at]))

    def ids(self, source: Source) -> Cells:
        """The cells of a source that names things; the table's words for missing may be names."""
        return self.words(source, missing=source.missing)

    def place(self, at: int) -> Place:
        """The place of the row at a position in the rows that are read."""
        return self.table.place(int(self.rows[at]))

    def given(self, source: Source, missing: tuple[str, ...] | None = None) -> Cells:
        """The cells of a source as they stand in the table; `if_missing` or "" for nothing."""
        if source.always is not None:
            return np.full(len(self.rows), said(source.always), dtype=object)
        cells = self._standing(source, missing)
        return np.where(cells == "", said(source.if_missing), cells) if source.if_missing else cells

    def _standing(self, source: Source, missing: tuple[str, ...] | None) -> Cells:
        """The cells of a column, or of several joined, words for missing as ""."""
        words = (*self.mapping.missing, *source.missing) if missing is None else missing
        nothing = {word.casefold() for word in words}
        names = (source.column,) if source.column else source.columns
        columns = [_without(self._column(name), nothing) for name in names]
        if source.column:
            return columns[0]
        rows = zip(*columns, strict=True)
        return np.array([source.join.join(filter(None, row)) for row in rows], dtype=object)

    def words(self, source: Source, missing: tuple[str, ...] | None = None) -> Cells:
        """The cells of a source in our words; a word that the mapping lacks is told."""
        return _only(self.by_language(source, missing=missing))

    def by_language(
        self, source: Source, language: str = "", missing: tuple[str, ...] | None = None
    ) -> dict[str, Cells]:
        """The texts of a source, one array a language; `missing` replaces the words for nothing."""
        if source.always is not None:
            said_always = _spoken(source.always, language).items()
            return {one: np.full(len(self.rows), text, object) for one, text in said_always}
        codes, texts = factorize(self._standing(source, missing))
        meant, strange = _meanings(source, texts.tolist(), language)
        if strange:
            self._tell_strange(source, codes, texts, strange)
        languages = dict.fromkeys(one for texts_of in meant for one in texts_of)
        return {
            one: np.array([texts_of.get(one, "") for texts_of in meant], dtype=object)[codes]
            for one in languages
        }

    def wording(self, wording: Wording) -> dict[str, Cells]:
        """The texts of a wording, one array a language."""
        found: dict[str, Cells] = {}
        for part in wording.parts:
            for language, cells in self.by_language(part.source, part.language).items():
                found.setdefault(language, cells)
        return found

    def periods(self) -> Cells:
        """The period of each row as it is written here, "" where it is none."""
        source = self.mapping.period
        if source is None or source.headers:
            return np.full(len(self.rows), "", dtype=object)
        codes, texts = factorize(self.words(source))
        read = [period_text(text, source, self.calendar) for text in texts]
        return np.array([text or "" for text in read], dtype=object)[codes]

    def numbers(self, source: NumberSource) -> tuple[Cells, Mask]:
        """The cells of a source as plain decimals, and which are no numbers: told, and blank."""
        numerals = Numerals.of(self.mapping.table)
        codes, texts = factorize(self.given(source))
        read = [numerals.read(text, source) if text else "" for text in texts]
        unread = np.array([text is None for text in read], dtype=bool)[codes]
        self.tell("bad-number", unread, source, words=lambda at: _number_words(texts[codes[at]]))
        return np.array([text or "" for text in read], dtype=object)[codes], unread

    def _column(self, name: str) -> Cells:
        if name not in self.table.frame:
            return np.full(len(self.rows), "", dtype=object)
        return self.table.frame[name].to_numpy(dtype=object)[self.rows]

    def _tell_strange(
        self, source: Source, codes: NDArray[np.int64], texts: Cells, strange: list[bool]
    ) -> None:
        known = [word.word for word in source.words]

        def words(at: int) -> Mapping[str, object]:
            text = texts[codes[at]]
            near = nearest(text, known)
            guess = f"Did you mean '{near}'?" if near else ""
            return {"word": text, "column": column_of(source), "guess": guess}

        self.tell("unknown-word", np.array(strange, dtype=bool)[codes], source, words=words)


def column_of(source: Source) -> str:
    """The column that a fault of a source is shown in."""
    return source.column or next(iter(source.columns), "")


def _without(cells: Cells, nothing: set[str]) -> Cells:
    """The cells, those that mean nothing blank."""
    codes, texts = factorize(cells)
    kept = ["" if text.casefold() in nothing else text for text in texts]
    return np.array(kept, dtype=object)[codes]


def _only(found: dict[str, Cells]) -> Cells:
    """The one array of texts; an empty one where there is no row, and so no language."""
    return next(iter(found.values()), np.array([], dtype=object))


def _spoken(text: Text, language: str) -> dict[str, str]:
    """A text by language, a plain one in the language asked for."""
    return {own or language: words for own, words in text.by_language}


def _meanings(
    source: Source, texts: list[str], language: str
) -> tuple[list[dict[str, str]], list[bool]]:
    """For each text what it means, by language, and whether the mapping lacks it."""
    meant, strange = _known_meanings(source, texts, language)
    if source.if_missing:
        instead = _spoken(source.if_missing, language)
        meant = [one if text else instead for text, one in zip(texts, meant, strict=True)]
    return meant, strange


def _known_meanings(
    source: Source, texts: list[str], language: str
) -> tuple[list[dict[str, str]], list[bool]]:
    """The same, a text for nothing as it is; what is only looked for may be absent."""
    if source.words or source.found:
        meaning = _meaning(source)
        found = [meaning(text) for text in texts]
        meant = [_spoken(one, language) if one else {language: ""} for one in found]
        told = [bool(source.words and text) for text in texts]
        return meant, [asks and one is None for asks, one in zip(told, found, strict=True)]
    if source.split:
        parts = [[part.strip() for part in text.split(source.split)] for text in texts]
        languages = source.languages or (language,)
        return [dict(zip(languages, part, strict=False)) for part in parts], []
    return [{language: text} for text in texts], []


def _meaning(source: Source) -> Callable[[str], Text | None]:
    """What a source makes of a text: of the whole, else of a word in it, else of any other."""
    known = {word.word.casefold(): word.means for word in source.words}
    parts = [(_as_words(word.word), word.means) for word in source.found]

    def meaning(text: str) -> Text | None:
        whole = known.get(text.casefold())
        told = " ".join(text.split())
        return whole or next((means for part, means in parts if part.search(told)), source.other)

    return meaning


def _as_words(words: str) -> re.Pattern[str]:
    """The pattern of words in a text, whatever their case, never inside a longer word."""
    told = " ".join(words.split())
    before, after = (r"\b" if edge.isalnum() else "" for edge in (told[0], told[-1]))
    return re.compile(f"{before}{re.escape(told)}{after}", re.IGNORECASE)


def _number_words(text: str) -> Mapping[str, object]:
    """What is wrong with a cell that is no number, in the words of the reader of numbers."""
    refusal = parse_number(text)
    if isinstance(refusal, Refusal):
        return dict(refusal.words)
    fault = "it is not written as the mapping says"
    return {"text": text, "fault": fault, "suggestion": "the right marks under `table`"}


def open_reading(
    table: Table, mapping: TableMapping, calendar: Calendar, report: Report
) -> Reading | None:
    """The table seen through its mapping; None, with findings, where it lacks columns."""
    if not _has_columns(table, mapping, report):
        return None
    rows = np.arange(len(table.frame))
    reading = Reading(table, mapping, calendar, report, rows)
    _cut_end(reading)
    for chosen in mapping.only_rows:
        reading.leave_out(~_holds(reading, chosen))
    for chosen in mapping.skip_rows:
        reading.leave_out(_holds(reading, chosen))
    for part in (mapping.agency, mapping.service, mapping.standard):
        if part is not None:
            _leave_out_blank(reading, part.id)
    _leave_out_unread_periods(reading)
    _find_unread_marks(reading)
    return reading


def named_columns(mapping: TableMapping) -> list[tuple[str, Place]]:
    """Every column that a mapping names, and where it does."""
    named = [
        (name, source.at.of("column" if source.column else "columns"))
        for source in sources_in(mapping)
        for name in (*([source.column] if source.column else []), *source.columns)
    ]
    filters = (*mapping.only_rows, *mapping.skip_rows)
    named += [(chosen.column, chosen.at.of("column")) for chosen in filters]
    named += [(one.column, one.at.of("column")) for one in counted_columns(mapping)]
    answers = mapping.answers
    return named + ([(name, answers.at.of("once")) for name in answers.once] if answers else [])


def _has_columns(table: Table, mapping: TableMapping, report: Report) -> bool:
    """Whether the table has every column that the mapping names; tells those it lacks."""
    lost = [(name, at) for name, at in named_columns(mapping) if name not in table.names]
    for name, place in lost:
        near = nearest(name, table.names)
        guess = f"Did you mean '{near}'?" if near else ""
        report.add("unmapped-column", place, column=name, path=table.path, guess=guess)
    return not lost


def counted_columns(mapping: TableMapping) -> tuple[AnswerCount, ...]:
    """The columns in which answers to questions are counted, or marked as chosen."""
    questions = mapping.answers.questions if mapping.answers else ()
    return tuple(one for question in questions for one in (*question.counts, *question.chosen))


def _cut_end(reading: Reading) -> None:
    """Leave out the row that begins with the words of `end`, and all that follow."""
    end = reading.mapping.table.end
    if end is None:
        return
    first = next(iter(reading.table.names))
    cells = reading.table.frame[first].to_numpy(dtype=object)
    found = [at for at, cell in enumerate(cells) if str(cell).startswith(end)]
    if found:
        reading.leave_out(reading.rows >= found[0])


def _holds(reading: Reading, chosen: Filter) -> Mask:
    """Whether each row has one of the words of a filter."""
    words = {word.casefold() for word in chosen.words}
    codes, texts = factorize(reading.table.frame[chosen.column].to_numpy(object)[reading.rows])
    return np.array([text.casefold() in words for text in texts], dtype=bool)[codes]


def _leave_out_blank(reading: Reading, source: Source) -> None:
    """Tell rows whose key is blank and leave them out."""
    blank = reading.ids(source) == ""
    reading.tell("blank-key", blank, source, words=lambda _at: {"column": column_of(source)})
    reading.leave_out(blank)


def period_text(text: str, source: PeriodSource, calendar: Calendar) -> str | None:
    """A period in the table's own spelling as it is written here; None where it is none."""
    if source.written and source.means:
        return respell(text, read_spelling(source.written), source.means, calendar)
    return text if isinstance(parse_period(text, calendar), Period) else None


def _leave_out_unread_periods(reading: Reading) -> None:
    """Tell rows whose period cannot be read and leave them out."""
    source = reading.mapping.period
    if source is None or source.headers:
        return
    said_as = reading.given(source)
    unread = reading.periods() == ""
    spelling = source.written or ""

    def words(at: int) -> Mapping[str, object]:
        refusal = parse_period(said_as[at], reading.calendar)
        if isinstance(refusal, Refusal) and not spelling:
            return dict(refusal.words)
        fault = f"the mapping says that periods are written {spelling}"
        return {"text": said_as[at], "fault": fault, "suggestion": "the right form under `period`"}

    reading.tell("bad-period", unread, source, words=words)
    reading.leave_out(unread)


def _find_unread_marks(reading: Reading) -> None:
    """Tell periods that the mapping calls projected or provisional and that cannot be read."""
    source = reading.mapping.period
    marks = ("projected", "provisional") if source else ()
    for mark in marks:
        for text in getattr(source, mark):
            read = parse_period(text, reading.calendar)
            if source and isinstance(read, Refusal):
                reading.report.refuse(read, source.at.of(mark))
