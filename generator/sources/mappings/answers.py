"""A mapped table of answers as tables of answers in the product's own columns.

Takes a reading, and the ids that its rows' surveys and questions have. Gives `Table`s that the
satisfaction door reads: one for each question and answer, one for what was published of each
question, one for the people asked. Where each row is an answer sheet, a count is 1.
Must not know what is checked of an answer, nor which surveys a table makes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from generator.sources.cells import Cells
from generator.sources.mappings.apply import make_table, slugged
from generator.sources.mappings.model import (
    AnswerCount,
    AnswersColumns,
    NumberSource,
    QuestionColumns,
    Source,
)
from generator.sources.mappings.reading import Reading
from generator.sources.numbers import Mask
from generator.sources.rows import factorize
from generator.sources.tables import Table

PEOPLE = ("respondents", "offered", "customers")
PUBLISHED = ("n", "share", "mean", "low", "high")

CHOSEN = frozenset({"1", "yes", "true", "x", "y"})
"""What stands in the column of an option that was chosen."""

SHEET = "1"
"""How many answers an answer sheet holds."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Some rows of a reading as rows of answers: `cells` by column, of the rows `where`."""

    cells: Mapping[str, Cells]
    where: Mask
    sources: Mapping[str, Source] = field(default_factory=dict)
    faulty: Mask | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What a table tells of one question: a part for each answer, and the published figures."""

    answers: tuple[Part, ...]
    published: Part | None

    @property
    def asked(self) -> Mask:
        """The rows that count anything."""
        parts = [*self.answers, *([self.published] if self.published else [])]
        found = np.zeros(len(parts[0].where) if parts else 0, dtype=bool)
        for part in parts:
            figures = [cells for name, cells in part.cells.items() if name != "answer"]
            found |= part.where & np.any([_is_some(cells) for cells in figures], axis=0)
        return found


def _is_some(cells: Cells) -> Mask:
    """Which cells hold a number other than 0."""
    codes, texts = factorize(cells)
    return np.array([bool(text.strip("0.")) for text in texts], dtype=bool)[codes]


def is_sheets(answers: AnswersColumns) -> bool:
    """Whether each row of the table is the answers of one person."""
    return any(one.chosen or (one.answer and not one.count) for one in answers.questions)


def read_told(reading: Reading) -> tuple[Told, ...]:
    """What the table tells of each question of its mapping, in order."""
    columns = reading.mapping.answers
    return tuple(_told(reading, one) for one in columns.questions) if columns else ()


def _told(reading: Reading, columns: QuestionColumns) -> Told:
    parts = [_counted(reading, one) for one in columns.counts]
    parts += [_chosen(reading, one) for one in columns.chosen]
    if columns.answer is not None:
        parts.append(_answered(reading, columns.answer, columns.count))
    return Told(tuple(parts), _figures(reading, columns, PUBLISHED))


def _counted(reading: Reading, one: AnswerCount) -> Part:
    """One answer that has a column of counts."""
    source = NumberSource(column=one.column, at=one.at)
    cells, unread = reading.numbers(source)
    answer = np.full(len(cells), one.answer, dtype=object)
    where = (cells != "") | unread
    return Part({"answer": answer, "count": cells}, where, {"count": source}, unread)


def _chosen(reading: Reading, one: AnswerCount) -> Part:
    """One option of answer sheets: a mention in each row where it was chosen."""
    source = Source(column=one.column, at=one.at)
    codes, texts = factorize(reading.given(source))
    chosen = np.array([text.casefold() in CHOSEN for text in texts], dtype=bool)[codes]
    size = len(chosen)
    cells = {"answer": _always(one.answer, size), "count": _always(SHEET, size)}
    return Part(cells, chosen, {"answer": source})


def _always(text: str, size: int) -> Cells:
    return np.full(size, text, dtype=object)


def _answered(reading: Reading, answer: Source, count: NumberSource | None) -> Part:
    """A column that holds the answer, and one that counts who gave it, or one row a person."""
    said = reading.words(answer)
    if count is None:
        cells = {"answer": said, "count": _always(SHEET, len(said))}
        return Part(cells, said != "", {"answer": answer})
    numbers, unread = reading.numbers(count)
    where = (said != "") & ((numbers != "") | unread)
    return Part(
        {"answer": said, "count": numbers}, where, {"answer": answer, "count": count}, unread
    )


def _figures(
    reading: Reading, columns: QuestionColumns | AnswersColumns, names: Sequence[str]
) -> Part | None:
    """The figures of some names that a mapping gives; None where it gives none."""
    sources = {name: getattr(columns, name) for name in names if getattr(columns, name)}
    if not sources:
        return None
    read = {name: reading.numbers(source) for name, source in sources.items()}
    faulty = np.any([unread for _, unread in read.values()], axis=0)
    cells = {name: found for name, (found, _) in read.items()}
    where = np.any([found != "" for found in cells.values()], axis=0) | faulty
    return Part(cells, where, sources, faulty)


@dataclass(frozen=True, slots=True, eq=False)
class KeyedAnswers:
    """A reading with the subject and survey of each row, and the question of each in each row."""

    reading: Reading
    subject: Cells
    survey: Cells
    questions: tuple[Cells, ...]
    told: tuple[Told, ...]
    languages: Sequence[str]

    def parts(self) -> Iterator[Part]:
        """Every part with its keys; rows in which a question was not asked are left out."""
        common, sources = self.common, self._sources()
        columns = self.reading.mapping.answers
        for ids, told, own in zip(
            self.questions, self.told, columns.questions if columns else (), strict=True
        ):
            named = {**sources, **_question_source(own)}
            for part in (*told.answers, *([told.published] if told.published else [])):
                cells = {**common, "question": ids, **part.cells}
                yield replace(
                    part,
                    cells=cells,
                    where=part.where & (ids != ""),
                    sources={**named, **part.sources},
                )
        people = _figures(self.reading, columns, PEOPLE) if columns else None
        if people is not None:
            blank = _always("", len(self.survey))
            cells = {**common, "question": blank, **people.cells}
            yield replace(people, cells=cells, sources={**sources, **people.sources})

    @property
    def common(self) -> dict[str, Cells]:
        """The columns that do not depend on the question."""
        reading, columns = self.reading, self.reading.mapping.answers
        cells = {"subject": self.subject, "survey": self.survey, "period": reading.periods()}
        cells |= {name: reading.words(source) for name, source in self._words().items()}
        if "channel" in cells:
            cells["channel"] = slugged(cells["channel"])
        notes = reading.wording(columns.note) if columns and columns.note else {}
        for language in [one for one in notes if one in ("", *self.languages)]:
            first = language in ("", self.languages[0])
            cells["note" if first else f"note_{language}"] = notes[language]
        return cells

    def _words(self) -> dict[str, Source]:
        """The sources of words that are given for each row."""
        columns = self.reading.mapping.answers
        names = ("channel", "segment", "weighted", "status")
        return {name: getattr(columns, name) for name in names if getattr(columns, name, None)}

    def _sources(self) -> dict[str, Source]:
        """Where the keys of a row come from."""
        period = self.reading.mapping.period
        return {**self._words(), **({"period": period} if period else {})}


def _question_source(columns: QuestionColumns) -> dict[str, Source]:
    """Where a fault of a question is shown: its wording, its id, or the column of its answers."""
    wording = columns.text.parts[0].source if columns.text else None
    source = columns.column or columns.answer or wording
    return {"question": source} if source else {}


def answer_tables(keyed: KeyedAnswers) -> list[Table]:
    """The tables of answers that a mapped table holds."""
    faulty = np.zeros(len(keyed.survey), dtype=bool)
    return [
        make_table(
            keyed.reading,
            part.cells,
            part.sources,
            part.where,
            faulty if part.faulty is None else part.faulty,
        )
        for part in keyed.parts()
        if part.where.any()
    ]
