"""What rows of answers say: counts by answer, numbers of people, published figures.

Takes rows of text whose keys were read. Gives typed columns; what cannot be read is told, and its
row marked. Must not know which rows belong together.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from generator.model import Question
from generator.sources.answer_keys import Asked, find_answers_to_nothing
from generator.sources.answers import DECIMALS, SIZES
from generator.sources.cells import Cells
from generator.sources.figures import MOST, read_status, read_whole, tell_numbers
from generator.sources.keys import guess
from generator.sources.numbers import DecimalColumn, Mask, read_decimals
from generator.sources.rows import Codes, Rows, Then, combine, factorize

SCORE = re.compile("score_([0-9]{1,2})")
"""The name of a column of counts of one answer."""

_WEIGHTED = {"yes": True, "true": True, "no": False, "false": False, "": False}


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """One count of one answer each: its row, its code, and how many gave it.

    `questions` are the different questions, each once; `question` is the position there of each
    count's, and `of_row` of each row's, -1 where it has none that is known.
    """

    row: Codes
    answer: Cells
    count: "pd.Series[Any]"
    question: Codes
    questions: tuple[Question, ...]
    of_row: Codes


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What rows tell beside counts: Int64 by `SIZES`, decimals by `DECIMALS`, and words."""

    sizes: "Mapping[str, pd.Series[Any]]"
    decimals: Mapping[str, DecimalColumn]
    weighted: Mask
    status: Cells


def read_counts(rows: Rows, scores: Sequence[str], asked: Asked) -> Counts:
    """The count of every answer, in long rows and wide ones, in the order of rows.

    `scores` are the columns of wide rows, in order.
    """
    answer = rows.columns["answer"]
    _find_half_told(rows)
    parts = [(np.flatnonzero(answer != ""), answer[answer != ""], "count")]
    for name in scores:
        there = np.flatnonzero(rows.columns[name] != "")
        parts.append((there, np.full(len(there), score_of(name), dtype=object), name))
    row = np.concatenate([there for there, _, _ in parts]).astype(np.int64)
    published = [rows.columns[name] != "" for name in ("n", *DECIMALS)]
    counted = np.isin(np.arange(len(rows)), row)
    find_answers_to_nothing(rows, np.logical_or.reduce([counted, *published]))
    numbers = [read_people(rows, name).iloc[there] for there, _, name in parts]
    order = np.argsort(row, kind="stable")
    answers = np.concatenate([codes for _, codes, _ in parts])[order]
    count = pd.concat(numbers, ignore_index=True).iloc[order].reset_index(drop=True)
    of_row, questions = _questions(rows, asked)
    found = Counts(row[order], answers, count, of_row[row[order]], questions, of_row)
    _find_unknown_answers(rows, found)
    _find_gaps(rows, scores, found)
    return found


def _find_gaps(rows: Rows, scores: Sequence[str], counts: Counts) -> None:
    """Tell wide rows that count some answers of their question and leave another one blank."""
    said = {score_of(name): rows.columns[name] != "" for name in scores}
    some = np.logical_or.reduce([np.zeros(len(rows), bool), *said.values()])
    for name in scores:
        has = [any(one.code == score_of(name) for one in q.answers) for q in counts.questions]
        asked = np.array([*has, False], dtype=bool)[counts.of_row]
        gap = some & asked & ~said[score_of(name)]
        rows.find("score-blank", gap, name, words=_named(name), then=Then.MARK)


def score_of(name: str) -> str:
    """The code of the answer that a column of counts is about."""
    found = SCORE.fullmatch(name)
    return str(int(found[1])) if found else ""


def _find_half_told(rows: Rows) -> None:
    """Leave out counts without an answer, and answers without a count, unless that is told."""
    answer, count = rows.columns["answer"] != "", rows.columns["count"] != ""
    uncounted = answer & ~count & (rows.faulty == "")
    for column, where in (("answer", count & ~answer), ("count", uncounted)):
        rows.find("blank-key", where, column, words=_named(column), then=Then.LEAVE_OUT)


def _named(column: str) -> Callable[[int], Mapping[str, object]]:
    return lambda _index: {"column": column}


def _questions(rows: Rows, asked: Asked) -> tuple[Codes, tuple[Question, ...]]:
    """The question of each row, -1 for none, and the different questions."""
    pair, first = combine(*(factorize(rows.columns[name])[0] for name in ("survey", "question")))
    found: list[Question] = []
    place = np.full(len(first), -1, dtype=np.int64)
    for code, at in enumerate(first.tolist()):
        survey = asked.surveys.get(rows.cell(at, "survey"))
        question = survey.question(rows.cell(at, "question")) if survey else None
        if question is not None:
            place[code] = len(found)
            found.append(question)
    return place[pair], tuple(found)


def read_people(rows: Rows, name: str) -> "pd.Series[Any]":
    """A column of numbers of people; Int64, a number that nobody could count is NA."""
    numbers = read_whole(rows, name)
    if numbers.dtype != object:
        return numbers
    values = [None if number is pd.NA else int(number) for number in numbers]
    beyond = np.array([value is not None and abs(value) > MOST for value in values], bool)
    rows.faulty[beyond & (rows.faulty == "")] = "count-too-large"
    kept = [pd.NA if far else value for value, far in zip(values, beyond, strict=True)]
    return pd.Series(pd.array(kept, dtype="Int64"))


def known_codes(question: Question) -> list[str]:
    """Every code that a file may hold: answers, then no answers."""
    return [*(answer.code for answer in question.answers), *question.no_answer]


def _find_unknown_answers(rows: Rows, counts: Counts) -> None:
    """Leave out rows that count an answer which the question does not have."""
    code, first = combine(counts.question + 1, factorize(counts.answer)[0])
    known = [set(known_codes(question)) for question in counts.questions]
    lost = [
        counts.question[at] >= 0 and str(counts.answer[at]) not in known[counts.question[at]]
        for at in first.tolist()
    ]
    strange = np.flatnonzero(np.array(lost, dtype=bool)[code]) if lost else np.zeros(0, np.int64)
    place = dict(zip(counts.row[strange].tolist(), strange.tolist(), strict=True))

    def words(index: int) -> Mapping[str, object]:
        at = place[index]
        question, said = counts.questions[counts.question[at]], str(counts.answer[at])
        near = guess(said, known_codes(question)) or f"Known: {', '.join(known_codes(question))}."
        return {"answer": said, "question": question.id, "guess": near}

    where = np.zeros(len(rows), dtype=bool)
    where[list(place)] = True
    rows.find("unknown-answer", where, "answer", words=words, then=Then.LEAVE_OUT)


def read_told(rows: Rows) -> Told:
    """What every row tells beside counts."""
    decimals = {name: read_decimals(rows.columns[name]) for name in DECIMALS}
    for name, column in decimals.items():
        tell_numbers(rows, name, column.unread)
    sizes = {name: read_people(rows, name) for name in SIZES}
    return Told(sizes, decimals, _read_weighted(rows), read_status(rows))


def _read_weighted(rows: Rows) -> Mask:
    """Whether each row says that its figures are weighted."""
    codes, texts = factorize(rows.columns["weighted"])
    read = [_WEIGHTED.get(text.lower()) for text in texts]
    unread = np.array([answer is None for answer in read], dtype=bool)[codes]

    def words(index: int) -> Mapping[str, object]:
        return {"text": rows.cell(index, "weighted")}

    rows.find("bad-boolean", unread, "weighted", words=words, then=Then.MARK)
    return np.array([bool(answer) for answer in read], dtype=bool)[codes]
