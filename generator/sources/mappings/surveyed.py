"""Mapped tables of answers, each row with its subject, its survey and its questions.

Takes readings, the ids that source ids were given, and the surveys people wrote. Gives what is
needed to read the answers, and the surveys with those that tables make.
Must not know what is checked of an answer.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from generator.diagnostics import Report
from generator.model import Survey
from generator.sources.cells import Cells
from generator.sources.mappings.answers import KeyedAnswers, answer_tables, read_told
from generator.sources.mappings.ids import Ids
from generator.sources.mappings.instruments import Instruments, find_repeated_rows
from generator.sources.mappings.reading import Reading
from generator.sources.rows import factorize
from generator.sources.surveys import complete_surveys
from generator.sources.tables import Foreign


def read_surveyed(
    readings: Iterable[Reading],
    ids: Ids,
    surveys: Sequence[Survey],
    *,
    languages: Sequence[str],
    report: Report,
) -> tuple[tuple[Survey, ...], tuple[KeyedAnswers, ...]]:
    """The surveys with those that tables make, and the answers of each table that has any."""
    instruments = Instruments(languages, {survey.id: survey for survey in surveys})
    keyed = tuple(
        _key(reading, ids, instruments) for reading in readings if reading.mapping.answers
    )
    written = {survey.id for survey in surveys}
    made = [survey for name, survey in instruments.surveys.items() if name not in written]
    every = (*surveys, *complete_surveys(made, report))
    return tuple(sorted(every, key=lambda survey: survey.id)), keyed


def surveyed_tables(keyed: Iterable[KeyedAnswers]) -> list[Foreign]:
    """The answers of mapped tables, in the columns of data/satisfaction."""
    return [Foreign(table, one.reading.calendar) for one in keyed for table in answer_tables(one)]


def _key(reading: Reading, ids: Ids, instruments: Instruments) -> KeyedAnswers:
    find_repeated_rows(reading)
    told = read_told(reading)
    slots = instruments.enter(reading, [one.asked for one in told])
    subject = subjects_of(reading, ids)
    return KeyedAnswers(
        reading, subject, slots.survey, slots.questions, told, instruments.languages
    )


def subjects_of(reading: Reading, ids: Ids) -> Cells:
    """What the answers of each row are about: what the mapping says, else the row's service."""
    answers, service = reading.mapping.answers, reading.mapping.service
    if answers is not None and answers.subject is not None:
        return reading.words(answers.subject)
    if service is None:
        return np.full(len(reading.rows), "", dtype=object)
    codes, texts = factorize(reading.ids(service.id))
    return np.array([f"service:{ids.service(str(text))}" for text in texts], dtype=object)[codes]
