"""Tables of questions to which several answers could be chosen: a column an answer.

Takes what was published of such a question. Gives columns, and the cells below them: how many were
asked, and of them how many chose each answer. Must not know of whom or when a row is.
"""

from collections.abc import Iterator

from generator.model import Opinion, Question
from generator.pages.parts import Cell, Column
from generator.pages.setting import Setting
from generator.sentences.answers import absence_words, answer_words, part_words

DASH = "\N{EN DASH}"


def mention_columns(question: Question, setting: Setting) -> Iterator[Column]:
    """How many were asked, then a column for each answer."""
    yield Column(setting.say("Asked"), number=True)
    for answer in question.answers:
        yield Column(answer_words(answer, setting.tongue), number=True)


def care_words(row: Opinion, setting: Setting) -> str:
    """That a row with few answers is to be read with care: below what the row is about."""
    return setting.say("Small numbers, read with care") if row.small and row.says else ""


def mention_cells(row: Opinion, question: Question, setting: Setting) -> Iterator[Cell]:
    """The cells of a row: why there is nothing, or its counts with their shares."""
    tongue = setting.tongue
    absent = absence_words(row, tongue)
    yield Cell(absent or (tongue.count(row.n) if row.n is not None else DASH))
    counts = {one.answer: one.count for one in row.given}
    for answer in question.answers:
        count = counts.get(answer.code, 0) if row.given else None
        share = part_words(count, row.n, tongue) if count is not None else ""
        told = tongue.count(count) if count is not None else DASH
        yield Cell(setting.say("{count} ({share})", count=told, share=share) if share else told)
