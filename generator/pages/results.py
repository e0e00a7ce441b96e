"""All the figures of a standard: a table for each target that holds, and one of longer periods.

Takes the facts of a standard. Gives finished tables, the newest period first.
Must not know other standards, nor how a verdict is reached.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.gather import StandardFacts
from generator.model import Status, Target
from generator.pages.breakdowns import about_words
from generator.pages.corrected import corrected_notes
from generator.pages.parts import Cell, Column, ResultRow, Results, Row, Table
from generator.pages.setting import Setting, plain_words
from generator.periods import Period
from generator.published import Result
from generator.sentences.also import also_cells
from generator.sentences.charts import span_words
from generator.sentences.counted import failed_words
from generator.sentences.numbers import counts_words, value_words
from generator.sentences.targets import promise_then, target_words
from generator.sentences.tongue import Tongue
from generator.sentences.verdicts import status_word

DASH = "\N{EN DASH}"


def tell_results(facts: StandardFacts, setting: Setting) -> tuple[Results, ...]:
    """The table behind each chart: one for every target that holds at once."""
    tables = (_table(each, facts, at, setting) for at, each in enumerate((facts, *facts.others)))
    return tuple(table for table in tables if table)


def _table(each: StandardFacts, facts: StandardFacts, at: int, setting: Setting) -> Results | None:
    rows = [row for row in each.totals if row.status is not Status.NOT_DUE or row.value]
    if not rows:
        return None
    newest = sorted(rows, key=_age, reverse=True)
    return Results(
        id=f"{facts.standard.id}_figures{at + 1 if at else ''}",
        caption=_caption(each, facts, setting),
        rows=tuple(_rows(newest, each, setting)),
        span=span_words(rows, setting.tongue),
        counted=any(counts_words(row, setting.tongue) for row in rows),
        also=tuple(setting.said(one.name) for one in facts.standard.measure.also),
    )


def _age(row: Result) -> tuple[Period, ...] | tuple[object, ...]:
    return (row.period.last, -row.period.first.toordinal())


def _caption(each: StandardFacts, facts: StandardFacts, setting: Setting) -> str:
    """What the figures are of; where several targets hold at once, by which they are judged."""
    promise = setting.tongue.plain(facts.standard.promise)
    if not facts.others:
        return setting.say("All the figures: {promise}", promise=promise)
    about = plain_words(about_words(each, setting)) or setting.say("all cases")
    return setting.say("All the figures, {about}: {promise}", about=about, promise=promise)


def _rows(newest: Sequence[Result], facts: StandardFacts, setting: Setting) -> Iterator[ResultRow]:
    """A row a period; where the promise read otherwise then, the newest such row says so."""
    after = ""
    # Rows of one target stand together: what it asks for is said once for all of them.
    for _, run in groupby(newest, key=lambda row: id(row.target)):
        first, *others = run
        asked = _asked(first.target, setting.tongue)
        then = promise_then(first.target, facts.standard, setting.tongue)
        yield _row(first, facts, asked, then if then != after else "", setting)
        for row in others:
            yield _row(row, facts, asked, "", setting)
        after = then


def _asked(target: Target | None, tongue: Tongue) -> str:
    if target is None:
        return DASH
    return target_words(target, tongue) or tongue.plain(target.within) or DASH


def _row(row: Result, facts: StandardFacts, asked: str, then: str, setting: Setting) -> ResultRow:
    tongue = setting.tongue
    return ResultRow(
        tongue.heading(row.period),
        value_words(row, tongue) or DASH,
        counts_words(row, tongue),
        asked,
        Status.NOT_JUDGED.value if row.unconfirmed else (row.status or ""),
        status_word(row, tongue) or tongue.say("Shown, not judged"),
        setting.said(row.note),
        failed=failed_words(row, tongue),
        also=also_cells(facts, row.period, tongue),
        then=tongue.say("Up to here the promise read: “{promise}”", promise=then) if then else "",
        corrected=corrected_notes(row, setting),
    )


def tell_longer(facts: StandardFacts, setting: Setting) -> Table | None:
    """The longer periods published beside those that are owed; nothing counts or judges them."""
    rows = sorted(facts.longer, key=_age, reverse=True)
    shown = [row for row in rows if row.status is not Status.NOT_DUE or row.value]
    if not shown:
        return None
    say = setting.say
    also = facts.standard.measure.also
    return Table(
        id=f"{facts.standard.id}_longer",
        caption=say(
            "Longer periods: {promise}", promise=setting.tongue.plain(facts.standard.promise)
        ),
        columns=(
            Column(say("Period")),
            Column(say("Result"), number=True),
            Column(say("Counts"), number=True),
            *(Column(setting.said(one.name), number=True) for one in also),
        ),
        rows=tuple(_longer_row(row, facts, setting) for row in shown),
        note=say(
            "As the agency published them. They are shown beside the results above, are not "
            "judged, and count in no total."
        ),
    )


def _longer_row(row: Result, facts: StandardFacts, setting: Setting) -> Row:
    tongue = setting.tongue
    word = status_word(row, tongue)
    return Row(
        Cell(tongue.heading(row.period), note=setting.said(row.note)),
        (
            Cell(value_words(row, tongue) or DASH, note=word),
            Cell(counts_words(row, tongue) or DASH),
            *(Cell(words) for words in also_cells(facts, row.period, tongue)),
        ),
    )
