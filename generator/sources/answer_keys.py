"""The keys of answers: about whom, in which survey, to which question, when, through what.

Takes rows of text and what is known of subjects and surveys. Gives their periods, row by row; rows
whose keys lead nowhere are found and left out.
Must not know counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from generator.model import Survey
from generator.sources.cells import Cells
from generator.sources.keys import Keys, guess, read_keys_of
from generator.sources.names import NO_NAMES, Names
from generator.sources.numbers import Mask
from generator.sources.renaming import leave_out_told_subjects, take_present_subjects
from generator.sources.results import Known
from generator.sources.rows import Codes, Rows, Then, combine, factorize
from generator.sources.subjects import KINDS, Subjects


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What is known when answers are read: subjects, and surveys by id.

    Groups of fewer people than `minimum` are not published. `names` says what ids stand for that
    are none of the known.
    """

    subjects: Subjects
    surveys: Mapping[str, Survey]
    minimum: int = 10
    names: Names = NO_NAMES


def read_answer_keys(rows: Rows, asked: Asked) -> Keys:
    """The keys of every row; faults are told and their rows left out."""
    for column in ("subject", "survey", "period"):
        _find_blank(rows, column, np.ones(len(rows), dtype=bool))
    take_present_subjects(rows, asked.names)
    leave_out_told_subjects(rows, asked.names)
    code, subjects = factorize(rows.columns["subject"])
    known = {str(name): asked.subjects.get(str(name)) for name in subjects}
    _find_unknown_subjects(rows, code, subjects, known, asked)
    _find_unknown_surveys(rows, asked)
    _find_unknown_questions(rows, asked)
    of_code = tuple(known[str(name)] or Known() for name in subjects)
    return read_keys_of(rows, code, of_code)


def _find_blank(rows: Rows, column: str, where: Mask) -> None:
    rows.find(
        "blank-key",
        (rows.columns[column] == "") & where,
        column,
        words=lambda _index: {"column": column},
        then=Then.LEAVE_OUT,
    )


def find_answers_to_nothing(rows: Rows, counted: Mask) -> None:
    """Leave out counts that do not say to which question they are."""
    _find_blank(rows, "question", counted)


def _find_unknown_subjects(
    rows: Rows, code: Codes, subjects: Cells, known: Mapping[str, Known | None], asked: Asked
) -> None:
    """Leave out rows about what does not exist."""
    among = sorted(asked.subjects)

    def words(index: int) -> dict[str, str]:
        name = rows.cell(index, "subject")
        near = guess(name, among) or _bare(name, among)
        forms = f"Write {', '.join(f'{kind}:ID' for kind in KINDS)}."
        return {"subject": name, "guess": near or forms}

    lost = np.array([known[str(name)] is None for name in subjects], dtype=bool)[code]
    rows.find("unknown-subject", lost, "subject", words=words, then=Then.LEAVE_OUT)


def _bare(name: str, among: Iterable[str]) -> str:
    """The sentence that names the subject meant by an id without its kind."""
    found = [one for one in among if one.partition(":")[2] == name]
    return f"Did you mean '{found[0]}'?" if found else ""


def _find_unknown_surveys(rows: Rows, asked: Asked) -> None:
    code, names = factorize(rows.columns["survey"])
    lost = np.array([str(name) not in asked.surveys for name in names], dtype=bool)[code]

    def words(index: int) -> dict[str, str]:
        name = rows.cell(index, "survey")
        return {"survey": name, "guess": guess(name, sorted(asked.surveys))}

    rows.find("unknown-survey", lost, "survey", words=words, then=Then.LEAVE_OUT)


def _find_unknown_questions(rows: Rows, asked: Asked) -> None:
    surveys, _ = factorize(rows.columns["survey"])
    questions, _ = factorize(rows.columns["question"])
    code, first = combine(surveys, questions)
    pairs = [(rows.cell(at, "survey"), rows.cell(at, "question")) for at in first.tolist()]
    lost = [
        name != "" and survey in asked.surveys and asked.surveys[survey].question(name) is None
        for survey, name in pairs
    ]

    def words(index: int) -> dict[str, str]:
        survey, name = pairs[code[index]]
        own = [question.id for question in asked.surveys[survey].questions]
        near = guess(name, own) or f"Known: {', '.join(own)}."
        return {"survey": survey, "question": name, "guess": near}

    where = np.array(lost, dtype=bool)[code]
    told = np.array([survey in asked.names.broken_surveys for survey, _ in pairs], dtype=bool)[code]
    rows.kept &= ~(where & told)
    rows.find("unknown-question", where, "question", words=words, then=Then.LEAVE_OUT)
