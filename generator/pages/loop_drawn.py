"""What the measure of a loop shows, as a chart and as a table: before and after the change.

Takes the facts of one loop. Gives a figure for `charts/` and a table, or None where there is
nothing to compare. Floats appear here only, as positions. Must not know SVG.
"""

from collections.abc import Sequence

from generator.gather import LoopFacts
from generator.model import Change, Kind, Window
from generator.pages.drawn import tick_words
from generator.pages.figures import (
    CLOCK_STEPS,
    BeforeAfterFigure,
    Stretch,
    Tick,
    nice_domain,
)
from generator.pages.parts import Cell, Column, Row, Table
from generator.pages.setting import Setting
from generator.published import Result
from generator.sentences.changes import counts_of, value_of
from generator.sentences.evidence import MEASURED, effect_sentence
from generator.sentences.numbers import counts_words, value_words
from generator.sentences.tongue import Tongue

DASH = "\N{EN DASH}"


def draw_difference(facts: LoopFacts, tongue: Tongue) -> BeforeAfterFigure | None:
    """The results before and after a change, each period and both stretches together."""
    found = _measured(facts)
    if found is None or facts.measure is None:
        return None
    change, now, before = found
    rows = (*facts.rows(before), *facts.rows(now))
    values = [row.value for row in rows if row.value is not None]
    most = 100 if change.kind is Kind.SHARE else None
    steps = CLOCK_STEPS if change.unit == "second" else ()
    scale = nice_domain(values, bounds=(0, most), steps=steps)
    promise = tongue.plain(facts.measure.standard.promise)
    return BeforeAfterFigure(
        before=_stretch(
            facts,
            before,
            name=tongue.say("Before"),
            label=value_of(before, now, change, tongue),
        ),
        after=_stretch(
            facts, now, name=tongue.say("After"), label=value_of(now, before, change, tongue)
        ),
        low=scale.low,
        high=scale.high,
        ticks=tuple(Tick(float(t), tick_words(t, change.unit, tongue)) for t in scale.ticks),
        title=tongue.say("Before and after the change: {promise}", promise=promise),
        sentence=effect_sentence(facts, tongue),
    )


def _measured(facts: LoopFacts) -> tuple[Change, Window, Window] | None:
    """The comparison with both its stretches; None where there is none."""
    difference = facts.difference
    if difference is None or difference.effect not in MEASURED or difference.change is None:
        return None
    change = difference.change
    if change.now is None or change.before is None:
        return None
    return change, change.now, change.before


def _stretch(facts: LoopFacts, window: Window, *, name: str, label: str) -> Stretch:
    values = (row.value for row in facts.rows(window))
    return Stretch(
        name=name,
        values=tuple(float(value) for value in values if value is not None),
        value=float(window.value) if window.value is not None else None,
        label=label if window.value is not None else "",
    )


def tell_difference(facts: LoopFacts, setting: Setting) -> Table | None:
    """The same as a table, with the counts behind every figure."""
    found = _measured(facts)
    if found is None:
        return None
    change, now, before = found
    columns = (
        Column(setting.say("Period")),
        Column(setting.say("Result"), number=True),
        Column(setting.say("Counts"), number=True),
    )
    early = setting.say("Before the change, together")
    late = setting.say("After the change, together")
    return Table(
        id="before_and_after",
        caption=setting.say("Before and after the change"),
        columns=columns,
        rows=(
            *_rows(facts.rows(before), setting),
            *_together(early, before, now, change, setting),
            *_rows(facts.rows(now), setting),
            *_together(late, now, before, change, setting),
        ),
    )


def _rows(rows: Sequence[Result], setting: Setting) -> list[Row]:
    tongue = setting.tongue
    return [
        Row(
            Cell(tongue.heading(row.period)),
            (Cell(value_words(row, tongue) or DASH), Cell(counts_words(row, tongue) or DASH)),
        )
        for row in rows
    ]


def _together(
    name: str, window: Window, other: Window, change: Change, setting: Setting
) -> list[Row]:
    """The pooled figure of a stretch; nothing where values do not pool."""
    if window.value is None:
        return []
    tongue = setting.tongue
    counts = DASH
    if window.numerator is not None and window.denominator is not None:
        counts = counts_of(window, change, tongue).strip(" ()")
    return [Row(Cell(name), (Cell(value_of(window, other, change, tongue)), Cell(counts)))]
