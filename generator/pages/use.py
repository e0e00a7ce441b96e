"""How a service is used and what it costs, on its page: sums, formulas, a table by channel.

Takes the facts of a service. Gives a finished section and its figures. Nothing here is judged.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.gather import ServiceFacts
from generator.model import ChannelUse, Lack, Pool, Quotient, Service, Use, VolumeStatus
from generator.pages.drawn import MOST, tick_words
from generator.pages.figures import Mark, Tick, TimeFigure, nice_domain, x_labels
from generator.pages.parts import Cell, Column, Definition, Figure, Link, Row, Table, UseSection
from generator.pages.setting import Setting, plain_words
from generator.periods import Calendar, Period, periods_from
from generator.sentences.numbers import PERCENT
from generator.sentences.tongue import Tongue
from generator.sentences.use import (
    above_words,
    cell_words,
    completion_formula,
    cost_formula,
    periods_words,
    series_sentence,
    share_words,
    stretch_words,
    take_up_formula,
    use_sentence,
)
from generator.text import N_

FEW = 3
"""Points from which on a line says more than the table."""

STATUSES = {
    Lack.HIDDEN: "suppressed",
    Lack.NOT_REPORTED: "not_reported",
    Lack.SUSPENDED: "suspended",
    Lack.PROJECTED: "not_judged",
}
"""The shape before a cell without a figure."""

Points = Sequence[tuple[Period, Fraction]]

_Choice = tuple[str, Callable[[ChannelUse], Pool]]
_COLUMNS: tuple[_Choice, ...] = (
    (N_("Started"), lambda use: use.started),
    (N_("Completed"), lambda use: use.completed),
    (N_("Cost"), lambda use: use.cost),
)
"""The columns of the table by channel, and the figure that each is of."""


@dataclass(frozen=True, slots=True)
class UseTold:
    """A finished section and its figures."""

    view: UseSection
    figures: tuple[TimeFigure, ...] = ()


def tell_use(facts: ServiceFacts, setting: Setting) -> UseTold | None:
    """The section about a service's volumes; None where there are none."""
    use = facts.use
    if use is None:
        return None
    names = _names(facts.service, setting)
    drawn = tuple(_draw(facts, use, setting))
    view = UseSection(
        id="use_and_cost",
        title=setting.say("Use and cost"),
        sentence=use_sentence(use, setting.tongue),
        measures=tuple(_measures(use, facts.service, names, setting)),
        figures=tuple(Figure(figure.key, caption) for figure, caption in drawn),
        table=_table(use, names, setting),
    )
    return UseTold(view, tuple(figure for figure, _ in drawn))


def _names(service: Service, setting: Setting) -> dict[str, str]:
    """What people call each channel."""
    return {one.id: plain_words(setting.said(one.name)) or one.id for one in service.channels}


def _measures(
    use: Use, service: Service, names: dict[str, str], setting: Setting
) -> Iterator[Definition]:
    """The three measures, each with its formula and the counts in it."""
    tongue = setting.tongue
    digital = [channel.id for channel in service.channels if channel.digital]
    cost = cost_formula(use.cost_each, setting.site.currency or "", tongue)
    completed = completion_formula(use.completion, tongue)
    taken_up = take_up_formula(use.take_up, digital, names, tongue)
    yield _measure(setting.say("Cost of a transaction"), cost, use.cost_each, use, setting)
    yield _measure(setting.say("Completion"), completed, use.completion, use, setting)
    yield _measure(setting.say("Digital take-up"), taken_up, use.take_up, use, setting)


def _measure(term: str, formula: str, quotient: Quotient, use: Use, setting: Setting) -> Definition:
    """A measure: its formula, its months where they are not the section's, and what to mind."""
    lines = [formula]
    window = quotient.window
    if window is not None and window != use.window and quotient.value is not None:
        lines.append(stretch_words(window, setting.tongue))
    if quotient is use.completion:
        lines.append(above_words(quotient, setting.tongue))
    return Definition(term, tuple(Link(line) for line in lines if line))


def _table(use: Use, names: dict[str, str], setting: Setting) -> Table | None:
    """What each channel started, completed and cost over the window; None without channels."""
    if not use.channels:
        return None
    columns = _columns(use)
    rows = [_row(names[one.channel], one, columns, setting) for one in use.channels]
    rows.append(_row(setting.say("All"), use.all, columns, setting))
    span = stretch_words(use.window, setting.tongue)
    return Table(
        id="use_by_channel",
        caption=setting.say("By channel, {span}", span=span),
        columns=(
            Column(setting.say("Channel")),
            *(Column(setting.say(title), number=True) for title, _ in columns),
        ),
        rows=tuple(rows),
    )


def _columns(use: Use) -> list[_Choice]:
    """The figures that are given by channel: others stand in the sentence and the formulas."""
    parts = [row for row in use.rows if row.channel]
    given = {
        N_("Started"): any(row.started is not None for row in parts),
        N_("Completed"): any(row.completed is not None for row in parts),
        N_("Cost"): any(row.cost is not None for row in parts),
    }
    return [one for one in _COLUMNS if given[one[0]]] or [_COLUMNS[1]]


def _row(
    name: str,
    use: ChannelUse,
    columns: Sequence[_Choice],
    setting: Setting,
) -> Row:
    currency = setting.site.currency or ""
    cells = (
        _cell(choose(use), setting.tongue, currency if title == N_("Cost") else "")
        for title, choose in columns
    )
    return Row(Cell(name), tuple(cells))


def _cell(pool: Pool, tongue: Tongue, currency: str) -> Cell:
    """A sum, or why there is none and for which periods."""
    words = cell_words(pool, tongue, currency=currency)
    if pool.total is not None:
        return Cell(words)
    gap = pool.gaps[0]
    return Cell(words, status=STATUSES[gap.lack], note=periods_words(gap.periods, tongue))


def _draw(facts: ServiceFacts, use: Use, setting: Setting) -> Iterator[tuple[TimeFigure, str]]:
    """The charts that say something: how many were completed, and the digital take-up."""
    calendar = setting.facts.published.calendars[facts.agency.id]
    completed = [
        (row.period, Fraction(row.completed))
        for row in use.rows
        if not row.channel and row.completed is not None and _is_past(row.standing)
        and row.period.last <= use.window.last.last
    ]  # fmt: skip
    taken_up = [(period, one.value) for period, one in use.take_ups if one.value is not None]
    series = (
        (setting.say("Completed"), completed, "number"),
        (setting.say("Digital take-up"), taken_up, PERCENT),
    )
    for title, points, unit in series:
        if len(points) >= FEW:
            yield _over_time(title, points[-MOST:], unit, calendar, setting.tongue)


def _is_past(standing: VolumeStatus) -> bool:
    return standing in (VolumeStatus.FINAL, VolumeStatus.PROVISIONAL)


def _over_time(
    title: str, points: Points, unit: str, calendar: Calendar, tongue: Tongue
) -> tuple[TimeFigure, str]:
    """A line over the periods of a series, without verdicts; a period without a figure is a gap."""
    periods = periods_from(points[0][0], points[-1][0].first, calendar)[-MOST:]
    places = {period: at for at, period in enumerate(periods)}
    factor = 100 if unit == PERCENT else 1
    marks = [(places[period], value * factor) for period, value in points if period in places]
    scale = nice_domain(
        [value for _, value in marks],
        bounds=(0, 100 if unit == PERCENT else None),
        from_zero=unit != PERCENT,
    )
    ticks = tuple(Tick(float(tick), tick_words(tick, unit, tongue)) for tick in scale.ticks)
    span = tongue.span(periods[0], periods[-1])
    caption = tongue.say("{title}, {span}", title=title, span=span)
    newest = points[-1][1]
    figure = TimeFigure(
        length=len(periods),
        marks=tuple(Mark(x, float(value)) for x, value in marks),
        low=scale.low,
        high=scale.high,
        y_ticks=ticks,
        x_labels=x_labels(
            [tongue.short(period) for period in periods],
            preferred=[x for x, period in enumerate(periods) if period.first.month == 1],
            y_labels=[tick.label for tick in ticks],
        ),
        title=caption,
        sentence=series_sentence(points, tongue, unit=unit),
        latest_label=share_words(newest, tongue) if factor > 1 else tongue.count(int(newest)),
    )
    return figure, caption
