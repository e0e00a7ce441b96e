"""The tables behind a question: every answer of the newest period, and all periods.

Takes the facts of a question. Gives finished tables. Must not know charts.
"""

from collections.abc import Iterator

from generator.gather import QuestionFacts
from generator.model import Opinion, QuestionType
from generator.pages.breakdowns import DASH
from generator.pages.mentions import care_words, mention_cells, mention_columns
from generator.pages.parts import Cell, Column, Row, Table
from generator.pages.setting import Setting
from generator.pages.survey_groups import figure_cells
from generator.sentences.answers import (
    absence_words,
    answer_words,
    mean_number,
    mean_words,
    part_words,
)
from generator.sentences.asked import topic_words
from generator.sentences.numbers import PERCENT, quantity
from generator.text import N_

MOST = 37
"""Periods in the table of a question: three years by month, and the one they began with."""


def answers_table(facts: QuestionFacts, setting: Setting, *, name: str) -> Table | None:
    """Every answer of the newest period with its count; None without counts."""
    now, question = facts.current, facts.question
    if now is None or not now.says or not now.given:
        return None
    many = question.type is QuestionType.CHOOSE_MANY
    drivers = {option.id: option.driver for option in question.options if option.driver}
    columns = [
        Column(setting.say("Answer")),
        Column(setting.say("Mentions") if many else setting.say("People"), number=True),
        Column(setting.say("Of those asked") if many else setting.say("Share"), number=True),
        *([Column(setting.say("About"))] if drivers else []),
    ]
    counts = {one.answer: one.count for one in now.given}
    rows = []
    for answer in question.from_worst:
        topic = [Cell(topic_words(drivers.get(answer.code), setting.tongue) or DASH)]
        cells = _answer_cells(counts.get(answer.code, 0), now, setting)
        good = setting.say("counts as favourable") if answer.favourable else ""
        head = Cell(answer_words(answer, setting.tongue), note=good)
        rows.append(Row(head, (*cells, *(topic if drivers else ()))))
    caption = setting.say("Every answer, {period}", period=setting.tongue.period(now.period))
    return Table(id=f"{name}_answers", caption=caption, columns=tuple(columns), rows=tuple(rows))


def _answer_cells(count: int, now: Opinion, setting: Setting) -> tuple[Cell, Cell]:
    share = part_words(count, now.n, setting.tongue) or DASH
    return Cell(setting.tongue.count(count)), Cell(share)


def results_table(facts: QuestionFacts, setting: Setting, *, name: str) -> Table | None:
    """The newest periods with their figures, the newest first; None for a single one."""
    newest = sorted(facts.totals, key=lambda row: (row.period.last, row.period.first))[::-1]
    if len(newest) < 2:  # noqa: PLR2004 (one period is told above)
        return None
    many = facts.question.type is QuestionType.CHOOSE_MANY
    more = len(newest) - MOST
    note = setting.tongue.plural(
        "{count} older period is in satisfaction.csv on the Data page.",
        "{count} older periods are in satisfaction.csv on the Data page.",
        more,
    )
    return Table(
        id=f"{name}_figures",
        caption=setting.say("All the figures, the newest first"),
        columns=(
            Column(setting.say("Period")),
            *(mention_columns(facts.question, setting) if many else _columns(setting)),
        ),
        rows=tuple(
            Row(
                Cell(setting.tongue.heading(row.period), note=care_words(row, setting)),
                tuple(
                    mention_cells(row, facts.question, setting)
                    if many
                    else _cells(row, facts, setting)
                ),
            )
            for row in newest[:MOST]
        ),
        note=note if more > 0 else "",
    )


def _columns(setting: Setting) -> Iterator[Column]:
    for title in (N_("Favourable"), N_("Answers"), N_("Mean"), N_("Interval")):
        yield Column(setting.say(title), number=True)


def _cells(row: Opinion, facts: QuestionFacts, setting: Setting) -> Iterator[Cell]:
    tongue = setting.tongue
    absent = absence_words(row, tongue)
    if absent:
        yield Cell(absent)
        yield from (Cell(DASH) for _ in range(3))
        return
    yield from figure_cells(row, facts, setting)
    mean = mean_number(row, facts.question, tongue) or DASH
    yield Cell(mean if row.share is not None else mean_words(row, facts.question, tongue) or DASH)
    ends = [end for end in (row.low, row.high) if end is not None]
    unit = PERCENT if row.share is not None else "number"
    words = [quantity(end, unit, tongue) for end in ends]
    yield Cell(setting.say("{low} to {high}", low=words[0], high=words[1]) if words else DASH)
