"""Counts of answer sheets as rows of data/satisfaction, small groups left out of them.

Takes a tally and the surveys it is of. Gives rows in the columns of a table of answers, and the
breakdowns that were left out: a repository is read by more people than a page, and keeps its
history, so a group too small to publish never gets into a file.
Must not know where the sheets lay.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import pandas as pd

from generator.model import Question, QuestionType, Survey
from generator.sources.cells import TEXT
from generator.sources.lines import FileText, Lines
from generator.sources.sheets import Group, Tally
from generator.sources.tables import Table

COLUMNS = (
    *("subject", "survey", "question", "period", "channel", "segment"),
    *("answer", "count", "n", "respondents"),
)

LIKE_ONE = 30
"""A group of fewer in which all answers agree tells what each of them said."""

WHOLE, CHANNEL = "", "channel"

YES_NO = {"1": "yes", "0": "no", "true": "yes", "false": "no", "y": "yes", "n": "no"}
"""How sheets write yes and no."""


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """What is not in the rows: of a question, everything or its breakdown by one division."""

    subject: str
    survey: str
    question: str
    period: str
    division: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The rows of a table of answers, and what was left out of it because of small groups."""

    rows: tuple[tuple[str, ...], ...]
    left_out: tuple[LeftOut, ...]


def count_rows(tally: Tally, surveys: Mapping[str, Survey], *, minimum: int) -> Counted:
    """The rows of a tally without its small groups, sorted."""
    tally = _in_our_words(tally, surveys)
    answers: dict[Group, dict[str, int]] = defaultdict(dict)
    for (group, answer), count in tally.answers.items():
        answers[group][answer] = count
    for group, count in tally.sheets.items():
        answers[group][""] = count
    small = {_division(group) for group in _small(answers, tally, surveys, minimum)}
    kept = {
        group: told for group, told in answers.items() if not _is_left_out(_division(group), small)
    }
    rows = [row for group in sorted(kept) for row in _rows(group, kept[group], tally, surveys)]
    return Counted(tuple(rows), tuple(sorted(small)))


def _in_our_words(tally: Tally, surveys: Mapping[str, Survey]) -> Tally:
    """The tally with yes and no for 1 and 0, where the survey asks for yes or no."""
    made = Tally(sheets=tally.sheets)
    for (group, answer), count in tally.answers.items():
        question = _question(group, surveys)
        yes_no = question is not None and question.type is QuestionType.YES_NO
        said = YES_NO.get(answer.casefold(), answer) if yes_no else answer
        made.answers[(group, said)] += count
    return made


def _question(group: Group, surveys: Mapping[str, Survey]) -> Question | None:
    survey = surveys.get(group[1])
    return survey.question(group[2]) if survey else None


def _division(group: Group) -> LeftOut:
    """What a group is a part of: the whole, the channels, or the groups of one segment."""
    subject, survey, question, period, channel, segment = group
    division = CHANNEL if channel else segment.partition(":")[0]
    return LeftOut(subject, survey, question, period, division)


def _is_left_out(division: LeftOut, small: set[LeftOut]) -> bool:
    """Whether a division is left out, itself or because all it divides is."""
    whole = LeftOut(division.subject, division.survey, division.question, division.period, WHOLE)
    return division in small or whole in small


def _small(
    answers: Mapping[Group, Mapping[str, int]],
    tally: Tally,
    surveys: Mapping[str, Survey],
    minimum: int,
) -> list[Group]:
    """The groups too small to show, and one of each breakdown whose rest is too small.

    The rest are those of whom the breakdown says nothing: the whole less its groups gives them.
    """
    bases = {group: _base(group, told, tally, surveys) for group, told in answers.items()}
    small = [
        group
        for group, told in answers.items()
        if 0 < bases[group] < minimum or _gives_away(group, told, bases[group])
    ]
    for division, groups in groupby(sorted(answers, key=_division), key=_division):
        own = list(groups)
        if division.division != WHOLE:
            whole = bases.get((*own[0][:4], "", ""), 0)
            if 0 < whole - sum(bases[group] for group in own) < minimum:
                small.append(own[0])
    return small


def _gives_away(group: Group, told: Mapping[str, int], base: int) -> bool:
    """Whether all of a small part of the whole said the same."""
    part, asked = group[4] or group[5], group[2] != ""
    return bool(part and asked and base < LIKE_ONE and base in told.values())


def _base(
    group: Group, told: Mapping[str, int], tally: Tally, surveys: Mapping[str, Survey]
) -> int:
    """How many people a group is of: those who answered, or were asked to choose.

    Where nobody answered, those who said that they don't know.
    """
    question = _question(group, surveys)
    if question is None:
        return sum(told.values())
    if question.type is QuestionType.CHOOSE_MANY:
        return _asked(group, question, tally)
    real = sum(count for code, count in told.items() if code not in question.no_answer)
    return real or sum(told.values())


def _asked(group: Group, question: Question, tally: Tally) -> int:
    """How many people were asked to choose."""
    subject, survey, _, *rest = group
    if question.asked_of is None:
        return tally.sheets[_group(subject, survey, "", rest)]
    before = _group(subject, survey, question.asked_of.question, rest)
    return sum(tally.answers[(before, code)] for code in question.asked_of.answers)


def _group(subject: str, survey: str, question: str, rest: Sequence[str]) -> Group:
    period, channel, segment = rest
    return (subject, survey, question, period, channel, segment)


def _rows(
    group: Group, told: Mapping[str, int], tally: Tally, surveys: Mapping[str, Survey]
) -> list[tuple[str, ...]]:
    """The rows of one group: its respondents, or its answers and the base of its mentions."""
    if group[2] == "":
        return [(*group, "", "", "", str(told[""]))]
    question = _question(group, surveys)
    rows: list[tuple[str, ...]] = [
        (*group, answer, str(told[answer]), "", "") for answer in sorted(told)
    ]
    if question is not None and question.type is QuestionType.CHOOSE_MANY:
        rows.append((*group, "", "", str(_asked(group, question, tally)), ""))
    return rows


def table_of(counted: Counted, path: str) -> Table:
    """The rows as a table that the satisfaction door reads; places lead to the file as a whole."""
    columns = zip(*counted.rows, strict=True) if counted.rows else [() for _ in COLUMNS]
    frame = pd.DataFrame(
        {
            name: pd.array(np.array(cells, dtype=object), dtype=TEXT)
            for name, cells in zip(COLUMNS, columns, strict=True)
        }
    )
    starts = np.ones(len(frame), dtype=np.int64)
    return Table(frame, Lines(path, FileText(""), "", (), starts))
