"""Surveys that a mapped table asks: those of content/, or those that the table itself makes.

Takes readings and the surveys that people wrote. Gives the surveys with what tables add, and for
each row of a reading the ids of its survey and of its questions.
Must not know counts beyond whether a row has any.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from generator.diagnostics import Place
from generator.model import Asking, Framework, Places, Question, Survey
from generator.model.frameworks import driver_in_words
from generator.sources.cells import Cells
from generator.sources.mappings.model import AnswersColumns, QuestionColumns, SurveyColumns
from generator.sources.mappings.reading import Reading
from generator.sources.mappings.targets import text_of
from generator.sources.numbers import Mask
from generator.sources.rows import Codes, combine, factorize
from generator.sources.shapes import is_address
from generator.text import N_, Text, addresses, slug

NO_WORDING = Text.own(N_("The wording of this question was not published."))

_DIGITS = 6


@dataclass(slots=True)
class Instruments:
    """Surveys by id, growing table by table; `languages` are the site's."""

    languages: Sequence[str]
    surveys: dict[str, Survey] = field(default_factory=dict)

    def enter(self, reading: Reading, asked: Sequence[Mask]) -> "Slots":
        """The ids of each row's survey and questions; `asked` says where a question has counts."""
        columns = reading.mapping.answers
        if columns is None:
            return Slots(np.array([], dtype=object), ())
        given = reading.ids(columns.survey.id)
        known = self._ids(columns.survey, given)
        code, texts = factorize(given)
        survey = np.array([known[str(text)] for text in texts], dtype=object)[code]
        makes = columns.survey.name is not None
        slots = tuple(
            _slot(reading, one, survey, where) if makes else _fixed(reading, one)
            for one, where in zip(columns.questions, asked, strict=True)
        )
        if makes:
            self._make(reading, columns, survey, slots)
        return Slots(survey, tuple(slot.ids for slot in slots))

    def _ids(self, columns: SurveyColumns, given: Cells) -> dict[str, str]:
        """The id here of each survey at its source; what content/ names keeps its own."""
        texts = sorted({str(text) for text in given})
        by_source = {one.source_id: one.id for one in self.surveys.values() if one.source_id}
        made = addresses(texts) if columns.name else {text: text for text in texts}
        return {text: by_source.get(text) or made[text] for text in texts}

    def _make(
        self, reading: Reading, columns: AnswersColumns, survey: Cells, slots: "tuple[_Slot, ...]"
    ) -> None:
        """Enter the surveys of a table that content/ does not have."""
        code, names = factorize(survey)
        _, first = combine(code)
        told = _SurveyWords(reading, columns.survey, self.languages)
        for number, at in enumerate(first.tolist()):
            name = str(names[number])
            if name not in self.surveys:
                questions = tuple(
                    question
                    for one, slot in zip(columns.questions, slots, strict=True)
                    for question in slot.questions(code == number, one, self.languages)
                )
                self.surveys[name] = told.survey(name, at, questions, code == number)


@dataclass(frozen=True, slots=True, eq=False)
class Slots:
    """By row the id of its survey, and for each question of the mapping its id, "" for none."""

    survey: Cells
    questions: tuple[Cells, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Slot:
    """One question of a mapping: by row its id and its wording by language."""

    ids: Cells
    wording: Mapping[str, Cells]
    reading: Reading

    def questions(
        self, of_survey: Mask, columns: QuestionColumns, languages: Sequence[str]
    ) -> list[Question]:
        """The different questions that a survey asked here, each in its most frequent words."""
        found = []
        here = np.flatnonzero(of_survey & (self.ids != ""))
        for name in sorted({str(one) for one in self.ids[here]}):
            rows = here[self.ids[here] == name].tolist()
            said = [
                {language: str(cells[at]) for language, cells in self.wording.items()}
                for at in rows
            ]
            often = Counter(tuple(sorted(one.items())) for one in said)
            best = min(often, key=lambda one: (-often[one], one))
            text = text_of(dict(best), languages) or NO_WORDING
            place = self.reading.place(rows[0])
            found.append(_question(name, text, columns, _framework(self.reading), place))
        return found


def _framework(reading: Reading) -> Framework:
    """The instrument that the surveys of a table follow."""
    answers = reading.mapping.answers
    return answers.survey.framework if answers else Framework.CUSTOM


def _question(
    name: str, text: Text, columns: QuestionColumns, framework: Framework, place: Place
) -> Question:
    own = text.by_language[0][1]
    return Question(
        id=name,
        text=text,
        driver=columns.driver or driver_in_words(own, framework),
        type=columns.type,
        scale=columns.scale,
        options=columns.options,
        asked_of=columns.asked_of,
        at=Places(place),
    )


def _fixed(reading: Reading, columns: QuestionColumns) -> _Slot:
    """A question of a survey of content/: the same for all rows, or named by a column."""
    if columns.column is not None:
        return _Slot(reading.words(columns.column), {}, reading)
    return _Slot(np.full(len(reading.rows), columns.id or "", dtype=object), {}, reading)


def _slot(reading: Reading, columns: QuestionColumns, survey: Cells, asked: Mask) -> _Slot:
    """A question that the table words: one id for each wording a survey used.

    Wordings that differ in spaces, capitals or their full stop are one.
    """
    wording = reading.wording(columns.text) if columns.text else {}
    own = next(iter(wording.values()), np.full(len(reading.rows), "", dtype=object))
    said = _alike(own)
    _find_unworded(reading, columns, (said == "") & asked)
    _find_words_for_nothing(reading, columns, ~asked)
    worded = (said != "") | asked
    code, first = combine(factorize(survey)[0], factorize(np.where(worded, said, ""))[0])
    used: dict[str, set[str]] = {}
    for at in first.tolist():
        if worded[at]:
            used.setdefault(str(survey[at]), set()).add(str(said[at]))
    base = columns.id or "question"
    names = [_name(base, str(said[at]), used.get(str(survey[at]), set())) for at in first.tolist()]
    ids = np.where(worded, np.array(names, dtype=object)[code], "")
    _find_reworded(reading, columns, survey, said)
    return _Slot(ids, wording, reading)


def _name(base: str, said: str, used: set[str]) -> str:
    """The id of a question: that of the mapping, with a mark of its words where they differ."""
    if len(used) <= 1:
        return base
    return slug(f"{base}-{hashlib.sha256(said.encode()).hexdigest()[:_DIGITS]}")


def _alike(texts: Cells) -> Cells:
    """The texts, made equal where only spaces, capitals, quotation marks or full stops differ."""
    codes, different = factorize(texts)
    return np.array([_plain(str(text)) for text in different], dtype=object)[codes]


def _plain(text: str) -> str:
    straight = re.sub("[\u2018\u2019\u201c\u201d\"']", "'", text)
    return " ".join(straight.split()).casefold().rstrip(".!? ")


def _find_unworded(reading: Reading, columns: QuestionColumns, where: Mask) -> None:
    """Tell rows that count answers to a question whose words they do not give."""
    source = columns.text.parts[0].source if columns.text else None
    if source is not None:
        name = columns.id
        reading.tell("question-without-text", where, source, words=lambda _at: {"question": name})


def _find_words_for_nothing(reading: Reading, columns: QuestionColumns, where: Mask) -> None:
    """Tell rows that give one of the table's words for nothing as the wording of a question."""
    source = columns.text.parts[0].source if columns.text else None
    if source is None:
        return
    cells = reading.given(source, missing=())
    nothing = (cells != "") & (reading.given(source) == "") & where
    name = columns.id
    reading.tell(
        "question-is-no-question",
        nothing,
        source,
        words=lambda at: {"question": name, "word": cells[at]},
    )


def _find_reworded(reading: Reading, columns: QuestionColumns, survey: Cells, said: Cells) -> None:
    """Tell the first row of each further wording of a question within its survey."""
    source = columns.text.parts[0].source if columns.text else None
    if source is None:
        return
    worded = np.flatnonzero(said != "")
    _, first = combine(factorize(survey[worded])[0], factorize(said[worded])[0])
    rows = np.sort(worded[first])
    _, first_of_survey = combine(factorize(survey[rows])[0])
    where = np.zeros(len(said), dtype=bool)
    where[np.setdiff1d(rows, rows[first_of_survey])] = True
    reading.tell(
        "wording-changed",
        where,
        source,
        words=lambda at: {"question": columns.id, "survey": survey[at]},
    )


class _SurveyWords:
    """What the columns of a survey say, row by row."""

    def __init__(self, reading: Reading, columns: SurveyColumns, languages: Sequence[str]) -> None:
        self._reading, self._columns, self._languages = reading, columns, languages
        self._names = reading.wording(columns.name) if columns.name else {}
        self._when = reading.wording(columns.asked_when) if columns.asked_when else {}
        number = columns.control_number
        self._numbers = reading.words(number) if number else None
        self._urls = _urls(reading, columns)
        self._ids = reading.ids(columns.id)

    def survey(
        self, name: str, at: int, questions: tuple[Question, ...], of_survey: Mask
    ) -> Survey:
        """The survey of the row at a position, the first of those `of_survey`."""
        own, when = self._said(self._names, at), self._asked_when(np.flatnonzero(of_survey))
        return Survey(
            id=name,
            name=own or Text.plain(str(self._ids[at])),
            framework=self._columns.framework,
            point=self._columns.point,
            audience=self._columns.audience,
            selection=self._columns.selection,
            asked=Asking(when=when) if when else None,
            control_number=str(self._numbers[at]) or None if self._numbers is not None else None,
            url=str(self._urls[at]) or None if self._urls is not None else None,
            questions=questions,
            source_id=str(self._ids[at]),
            at=Places(self._reading.place(at)),
        )

    def _asked_when(self, rows: Codes) -> Text | None:
        """All that the rows of a survey say of when people are asked: it may have changed."""
        said = [self._said(self._when, at) for at in rows.tolist()] if self._when else []
        kept = {_plain(one.by_language[0][1]): one for one in reversed(said) if one}
        different = [one for one in dict.fromkeys(said) if one and one in kept.values()]
        languages = dict.fromkeys(own for one in different for own, _ in one.by_language)
        joined = {
            own: "; ".join(dict(one.by_language).get(own, "") for one in different)
            for own in languages
        }
        return Text.many(joined) if joined else None

    def _said(self, found: Mapping[str, Cells], at: int) -> Text | None:
        texts = {language: " ".join(str(cells[at]).split()) for language, cells in found.items()}
        return text_of(texts, self._languages)


def _urls(reading: Reading, columns: SurveyColumns) -> Cells | None:
    """The addresses of the surveys; what is none is told and blank."""
    if columns.url is None:
        return None
    codes, texts = factorize(reading.given(columns.url))
    known = [not text or is_address(str(text)) for text in texts]
    wrong = ~np.array(known, dtype=bool)[codes]
    reading.tell("not-an-address", wrong, columns.url, words=lambda at: {"text": texts[codes[at]]})
    kept = [text if fine else "" for text, fine in zip(texts, known, strict=True)]
    return np.array(kept, dtype=object)[codes]


def find_repeated_rows(reading: Reading) -> None:
    """Tell rows in which the columns that stand once hold the same words as in an earlier row."""
    columns = reading.mapping.answers
    if columns is None or not columns.once:
        return
    frame = reading.table.frame
    parts = [factorize(frame[name].to_numpy(object)[reading.rows])[0] for name in columns.once]
    code, first = combine(*parts)
    again = np.ones(len(code), dtype=bool)
    again[first] = False
    source = columns.survey.id
    reading.tell(
        "repeated-row",
        again,
        source,
        words=lambda at: {
            "columns": ", ".join(columns.once),
            "line": reading.line_of(int(first[code[at]])),
        },
    )
