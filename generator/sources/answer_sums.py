"""The sums of the answers of each group, exactly, as the checks of a table need them.

Takes counts by row and what else rows tell. Gives whole numbers by group, -1 for not told, and
exact means and shares of single groups.
Must not know which of them are faults.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from generator.model import Question, QuestionType
from generator.sources.answer_figures import Counts, Told
from generator.sources.answer_groups import NONE, Groups
from generator.sources.answers import SIZES
from generator.sources.numbers import Mask
from generator.sources.rows import Codes, Rows, combine, factorize

Numbers = Codes
"""Whole numbers by group."""


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """By group, what was counted and what was told.

    `answered` are the answers that count, `given` those and the codes that are no answer, `most`
    the count of the one given most; `values` adds up the numbers of answers, `values_given` takes
    codes that are no answer for numbers too. `own` are the told sizes, `respondents` those of the
    survey where the group tells none. `question` is the position in `questions`, -1 for none.
    """

    counted: Mask
    answered: Numbers
    given: Numbers
    values: Numbers
    values_given: Numbers
    favourable: Numbers
    most: Numbers
    own: dict[str, Numbers]
    respondents: Numbers
    weighted: Mask
    question: Codes
    questions: tuple[Question, ...]

    @property
    def people(self) -> Numbers:
        """The least number of people who answered."""
        counted = np.where(self.is_type(QuestionType.CHOOSE_MANY), self.most, self.given)
        return np.maximum(np.where(self.counted, counted, NONE), self.own["n"])

    def is_type(self, kind: QuestionType) -> Mask:
        """Which groups are of questions of a type."""
        known = np.array([one.type is kind for one in self.questions] + [False], dtype=bool)
        return known[self.question]

    def question_of(self, at: int) -> Question | None:
        """The question of a group; None for what was told of a survey as a whole."""
        place = int(self.question[at])
        return self.questions[place] if place >= 0 else None

    def mean(self, at: int) -> Fraction | None:
        """The mean of the answers of a group; None where nobody answered in numbers."""
        return self._mean(at, self.values[at], self.answered[at])

    def mean_with_no_answers(self, at: int) -> Fraction | None:
        """The mean as it comes out when codes that are no answer are taken for answers."""
        more = self.given[at] > self.answered[at]
        return self._mean(at, self.values_given[at], self.given[at]) if more else None

    def _mean(self, at: int, total: int, people: int) -> Fraction | None:
        question = self.question_of(at)
        rated = question is not None and question.type is QuestionType.RATING
        exact = rated and people and not self.weighted[at]
        return Fraction(int(total), int(people)) if exact else None

    def share(self, at: int) -> Fraction | None:
        """The favourable share in per cent; None where it has none."""
        question = self.question_of(at)
        rated = question is not None and question.type is not QuestionType.CHOOSE_MANY
        if not rated or not self.answered[at] or self.weighted[at]:
            return None
        return Fraction(100 * int(self.favourable[at]), int(self.answered[at]))


def sum_up(rows: Rows, groups: Groups, counts: Counts, told: Told) -> Sums:
    """The sums of all groups."""
    group, size = groups.code[counts.row], groups.size
    number = counts.count.fillna(0).to_numpy(np.int64)
    value, real, good = _meaning(counts)
    own = {name: _own(rows, groups, told, name) for name in SIZES}
    first = np.maximum(groups.first_row(rows), 0)
    return Sums(
        counted=_add(group, np.ones(len(group), dtype=np.int64), size) > 0,
        answered=_add(group, number * real, size),
        given=_add(group, number, size),
        values=_add(group, number * value * real, size),
        values_given=_add(group, number * value, size),
        favourable=_add(group, number * good, size),
        most=_most(group, number, size),
        own=own,
        respondents=_of_survey(groups, first, own["respondents"], rows),
        weighted=groups.first_said(np.where(told.weighted, "yes", ""), rows) != NONE,
        question=counts.of_row[first],
        questions=counts.questions,
    )


def _meaning(counts: Counts) -> tuple[Codes, Codes, Codes]:
    """By count: the number of its answer, and 1 or 0 for whether it counts and is favourable."""
    code, first = combine(counts.question + 1, factorize(counts.answer)[0])
    found = np.zeros((len(first), 3), dtype=np.int64)
    for place, at in enumerate(first.tolist()):
        question = counts.questions[counts.question[at]]
        said = str(counts.answer[at])
        answer = next((one for one in question.answers if one.code == said), None)
        number = answer.value if answer else int(said) if said.isdecimal() else 0
        found[place] = (number or 0, answer is not None, answer is not None and answer.favourable)
    return found[code, 0], found[code, 1], found[code, 2]


def _add(group: Codes, numbers: Numbers, size: int) -> Numbers:
    """The exact sum of the numbers of each group."""
    total = np.zeros(size, dtype=np.int64)
    np.add.at(total, group, numbers)
    return total


def _most(group: Codes, numbers: Numbers, size: int) -> Numbers:
    most = np.zeros(size, dtype=np.int64)
    np.maximum.at(most, group, numbers)
    return most


def _own(rows: Rows, groups: Groups, told: Told, name: str) -> Numbers:
    """The first number of a column that any row of a group tells; -1 for none."""
    at = groups.first_said(rows.columns[name], rows)
    numbers = told.sizes[name].fillna(NONE).to_numpy(np.int64)
    return np.where(at == NONE, NONE, numbers[at])


def _of_survey(groups: Groups, first: Codes, numbers: Numbers, rows: Rows) -> Numbers:
    """A size of each group, taken from what was told of its survey where it tells none."""
    survey = groups.survey[first]
    whole = np.full(int(groups.survey.max()) + 1, NONE, dtype=np.int64)
    of_survey = rows.columns["question"][first] == ""
    whole[survey[of_survey]] = numbers[of_survey]
    return np.where(numbers == NONE, whole[survey], numbers)


def asked_of(sums: Sums, groups: Groups, counts: Counts, first: Codes) -> Numbers:
    """By group, how many gave the answers after which its question is asked; -1 for unknown."""
    found = np.full(groups.size, NONE, dtype=np.int64)
    names = {one.id for one in sums.questions}
    after = [one.asked_of is not None and one.asked_of.question in names for one in sums.questions]
    wanted = np.array([*after, False], dtype=bool)[sums.question]
    given = _given(groups, counts) if wanted.any() else {}
    for at in np.flatnonzero(wanted).tolist():
        question = sums.question_of(at)
        if question is not None and question.asked_of is not None:
            survey, before = int(groups.survey[first[at]]), question.asked_of.question
            told = given.get((survey, before))
            if told is not None:
                found[at] = sum(told.get(code, 0) for code in question.asked_of.answers)
    return found


def _given(groups: Groups, counts: Counts) -> dict[tuple[int, str], dict[str, int]]:
    """How many gave each answer to the questions on which others depend, by survey group."""
    on = {one.asked_of.question for one in counts.questions if one.asked_of}
    there = np.array([one.id in on for one in counts.questions] + [False], dtype=bool)
    found: dict[tuple[int, str], dict[str, int]] = {}
    for at in np.flatnonzero(there[counts.question]).tolist():
        name = counts.questions[counts.question[at]].id
        own = found.setdefault((int(groups.survey[counts.row[at]]), name), {})
        number = counts.count.iloc[at]
        own[str(counts.answer[at])] = 0 if number is None else int(number)
    return found
