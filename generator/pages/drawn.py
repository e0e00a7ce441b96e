"""From facts to figures: which chart a standard gets, and everything that stands on it.

Takes the facts of one standard. Gives a figure for `charts/`, or None where there is nothing to
draw. Floats appear here only, as positions. Must not know SVG.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby

from generator.gather import StandardFacts
from generator.model import Judged, Kind, Status, successions
from generator.pages.figures import (
    CLOCK_STEPS,
    Band,
    Break,
    Look,
    Mark,
    Reference,
    Scale,
    SingleFigure,
    Sparkline,
    Step,
    Tick,
    TimeFigure,
    nice_domain,
    x_labels,
)
from generator.pages.travelling import is_sure
from generator.periods import Form, Period
from generator.published import Result
from generator.quantities import Amount
from generator.sentences.charts import chart_sentence, chart_title
from generator.sentences.numbers import PERCENT, quantity, value_words
from generator.sentences.targets import amount_words, is_eased, reworded, target_words
from generator.sentences.tongue import Tongue

MOST = 60
"""Periods on one chart: five years by month."""

FEW = 3
"""Results from which on a line says more than a single bar."""

IMPOSSIBLE = Status.NOT_JUDGED

_LOOKS: dict[Status | None, Look] = {Status.MET: "met", Status.MISSED: "missed"}


def draw_standard(
    facts: StandardFacts, tongue: Tongue, *, about: str = ""
) -> TimeFigure | SingleFigure | None:
    """The chart of a standard: a line over time, or one bar where results are few.

    `about` says which of several targets the facts are about.
    """
    rows = _shown_rows(_judged_rows(facts))
    measured = [row for row in rows if _drawable(row)]
    if len(measured) >= FEW:
        return _over_time(facts, rows, measured, tongue, about=about)
    if measured and measured[-1] is facts.current:
        return _single(facts, measured[-1], tongue, about=about)
    return None


def draw_sparkline(facts: StandardFacts, *, sure: bool = False) -> Sparkline | None:
    """The run of a standard's results in small; None where a line would say nothing.

    A `sure` one leaves out results on few cases, and zeros that nobody confirmed.
    """
    rows = _spark_rows(facts)
    shown = [row if _drawable(row) and (is_sure(row) or not sure) else None for row in rows]
    drawn = [row for row in shown if row is not None]
    if len(drawn) < FEW:
        return None
    values = tuple(_place(row) if row is not None else None for row in shown)
    last = drawn[-1]
    bound = last.low if last.low is not None else last.high
    level = float(bound) if bound is not None else None
    return Sparkline(values=values, look=_look(last), target=level)


def span_of_sparkline(facts: StandardFacts) -> tuple[Period, Period] | None:
    """The first and the last period of a standard's small line; None where there is no result."""
    rows = _spark_rows(facts)
    return (rows[0].period, rows[-1].period) if rows else None


def _spark_rows(facts: StandardFacts) -> tuple[Result, ...]:
    return _shown_rows(_judged_rows(facts))


def _judged_rows(facts: StandardFacts) -> Sequence[Result]:
    """The rows over the span that is judged: a month beside a year's target would mislead."""
    if facts.standard.judged is Judged.EACH_PERIOD:
        return facts.totals
    return [row for row in facts.totals if row.judges]


def _drawable(row: Result) -> bool:
    return row.value is not None and row.status is not IMPOSSIBLE


def _shown_rows(totals: Sequence[Result]) -> tuple[Result, ...]:
    """The periods of a chart: to the last one that is over, one form only, the newest `MOST`."""
    rows = list(totals)
    while rows and rows[-1].status is Status.NOT_DUE:
        rows.pop()
    form = rows[-1].period.form if rows else None
    return tuple(row for row in rows if row.period.form is form)[-MOST:]


def _place(row: Result) -> float:
    """Where a result stands: as `float` has it, in a third of the time."""
    return row.value.numerator / row.value.denominator if row.value is not None else 0.0


def _look(row: Result) -> Look:
    return "plain" if row.unconfirmed else _LOOKS.get(row.status, "plain")


def _also_rows(facts: StandardFacts, rows: Sequence[Result]) -> list[tuple[int, Result]]:
    """The rows of the first second statistic that shares the unit, by their place on the chart.

    Another unit never shares an axis; of several statistics one line is as much as can be read.
    """
    places = {row.period: x for x, row in enumerate(rows)}
    for one in facts.standard.measure.also:
        found = sorted(
            (places[row.period], row)
            for row in facts.also
            if row.statistic == one.id and row.period in places and _drawable(row)
        )
        if found and found[0][1].unit == rows[0].unit:
            return found
    return []


def _scale(rows: Iterable[Result], *, from_zero: bool = False) -> Scale:
    rows = list(rows)
    # Rows of one target have the very same bounds.
    bounds = {id(b): b for row in rows for b in (row.low, row.high) if b is not None}.values()
    values = [row.value for row in rows if _drawable(row) and row.value is not None]
    unit = rows[0].unit
    return nice_domain(
        values,
        bounds,
        bounds=(0, 100 if all(row.kind is Kind.SHARE for row in rows) else None),
        from_zero=from_zero,
        steps=CLOCK_STEPS if unit == "second" else (),
    )


def _ticks(scale: Scale, unit: str, tongue: Tongue) -> tuple[Tick, ...]:
    return tuple(Tick(float(tick), tick_words(tick, unit, tongue)) for tick in scale.ticks)


def tick_words(tick: Fraction, unit: str, tongue: Tongue) -> str:
    """A number on an axis: short, its unit only where it is a sign."""
    if unit == "second":
        minutes, seconds = divmod(int(tick), 60)
        return f"{minutes}:{seconds:02}"
    return quantity(tick, unit if unit == PERCENT else "number", tongue)


def _over_time(
    facts: StandardFacts,
    rows: tuple[Result, ...],
    measured: list[Result],
    tongue: Tongue,
    *,
    about: str,
) -> TimeFigure:
    also = _also_rows(facts, rows)
    scale = _scale([*rows, *(row for _, row in also)])
    unit = rows[0].unit
    ticks = _ticks(scale, unit, tongue)
    labels = [tongue.short(row.period) for row in rows]
    begins = [x for x, row in enumerate(rows) if _begins_a_year(row.period)]
    return TimeFigure(
        length=len(rows),
        marks=tuple(_marks(enumerate(rows))),
        low=scale.low,
        high=scale.high,
        y_ticks=ticks,
        x_labels=x_labels(labels, preferred=begins, y_labels=[tick.label for tick in ticks]),
        title=chart_title(facts, rows, tongue, about=about),
        sentence=chart_sentence(facts, measured, tongue),
        latest_label=value_words(measured[-1], tongue),
        steps=tuple(_steps(rows, tongue)),
        breaks=_breaks(facts, rows, tongue),
        bands=_bands(facts, rows),
        references=_references(facts, scale, tongue),
        also=tuple(Mark(x, float(row.value or 0), "plain", row.provisional) for x, row in also),
        also_id=also[0][1].statistic if also else "",
        about=about,
    )


def _begins_a_year(period: Period) -> bool:
    """Whether a period is the first of its year, or of its fiscal year."""
    if period.form is Form.FISCAL_QUARTER:
        return period.key.endswith("-Q1")
    return period.first.month == 1


def _marks(rows: Iterable[tuple[int, Result]]) -> Iterator[Mark]:
    """A mark for each result that can be drawn."""
    for x, row in rows:
        if _drawable(row) and row.value is not None:
            yield Mark(x, _place(row), _look(row), row.provisional)


def _steps(rows: Sequence[Result], tongue: Tongue) -> Iterable[Step]:
    """The target in force, a step for each run of periods with the same bounds."""
    numbered = enumerate(rows)
    for bounds, run in groupby(numbered, key=lambda item: (item[1].low, item[1].high)):
        xs = list(run)
        low, high = bounds
        if low is None and high is None:
            continue
        level = low if low is not None else high
        top = float(high) if low is not None and high is not None else None
        target = xs[0][1].target
        label = target_words(target, tongue) if target else ""
        yield Step(xs[0][0], xs[-1][0] + 1, float(level or 0), top, _capital(label))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _position(period: Period, rows: Sequence[Result]) -> int | None:
    """Where a period begins on the chart; None before its first or after its last."""
    starts = [x for x, row in enumerate(rows) if row.period.last >= period.first]
    return starts[0] if starts else None


def _breaks(facts: StandardFacts, rows: Sequence[Result], tongue: Tongue) -> tuple[Break, ...]:
    """Where the counting changed, and where the promise was eased or reads otherwise."""
    counted = tongue.say("Counted differently from here")
    eased, other = tongue.say("Promise eased"), tongue.say("Promise reworded")
    found = {_position(item.at_period, rows): counted for item in facts.standard.breaks}
    for earlier, later in successions(facts.standard):
        if earlier is not None and is_eased(earlier, later):
            found.setdefault(_position(later.since, rows), eased)
        elif earlier is not None and reworded(earlier, later, facts.standard, tongue):
            found.setdefault(_position(later.since, rows), other)
    return tuple(Break(x, found[x]) for x in sorted(x for x in found if x))


def _bands(facts: StandardFacts, rows: Sequence[Result]) -> tuple[Band, ...]:
    """Spans in which something happened; their notes stand below the chart."""
    bands = []
    for item in facts.standard.annotations:
        end = (item.to or item.since).last
        inside = [x for x, row in enumerate(rows) if _overlaps(row.period, item.since, end)]
        if inside:
            bands.append(Band(inside[0], inside[-1] + 1))
    return tuple(bands)


def _overlaps(period: Period, since: Period, end: date) -> bool:
    return period.last >= since.first and period.first <= end


def _references(facts: StandardFacts, scale: Scale, tongue: Tongue) -> tuple[Reference, ...]:
    """The baseline, and benchmarks that are counted the same way, with their periods.

    Each only where it lies on the scale that results and targets need. A benchmark that is counted
    in another way stands in words alone: on one scale it would be read as like.
    """
    standard, named = facts.standard, list[tuple[str, Amount]]()
    if standard.baseline is not None:
        value = amount_words(standard.baseline.value, tongue)
        named.append((tongue.say("Baseline {value}", value=value), standard.baseline.value))
    for other in standard.benchmarks:
        if other.same_definition:
            words = tongue.say(
                "{name} {value}, {period}",
                name=tongue.plain(other.name),
                value=amount_words(other.value, tongue),
                period=tongue.short(other.period),
            )
            named.append((words, other.value))
    unit = standard.measure.unit or PERCENT
    return tuple(
        Reference(float(amount.value), words)
        for words, amount in named
        if amount.unit == unit and scale.low <= amount.value <= scale.high
    )


def _single(facts: StandardFacts, row: Result, tongue: Tongue, *, about: str) -> SingleFigure:
    scale = _scale([row], from_zero=True)
    level = row.low if row.low is not None else row.high
    both = row.low is not None and row.high is not None
    return SingleFigure(
        value=float(row.value or 0),
        value_label=value_words(row, tongue),
        look=_look(row),
        low=scale.low,
        high=scale.high,
        ticks=_ticks(scale, row.unit, tongue),
        title=chart_title(facts, [row], tongue, about=about),
        sentence=chart_sentence(facts, [row], tongue),
        target=float(level) if level is not None else None,
        target_high=float(row.high) if both and row.high is not None else None,
        target_label=_capital(target_words(row.target, tongue)) if row.target else "",
        about=about,
    )
