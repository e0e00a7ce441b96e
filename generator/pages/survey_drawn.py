"""From what people said to figures: answers as bars, the share over time, groups as dots.

Takes facts of a question. Gives figures for `charts/`, or None where there is nothing to draw.
Floats appear here only, as positions. Must not know SVG.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from generator.gather import QuestionFacts, ServiceFacts
from generator.model import Answer, Opinion, Question, QuestionType, Status
from generator.pages.drawn import FEW, MOST, tick_words
from generator.pages.figures import (
    AnswerBar,
    AnswersFigure,
    Break,
    Dot,
    DotsFigure,
    Mark,
    Scale,
    Tick,
    TimeFigure,
    nice_domain,
    x_labels,
)
from generator.periods import Form, Period
from generator.sentences.answers import share_words
from generator.sentences.answers_compared import Group, answers_sentence, dots_sentence
from generator.sentences.numbers import PERCENT
from generator.sentences.tongue import Tongue

Times = dict[Form, frozenset[Period]]
"""The periods on the time axes of a page, by their form."""


def times_of(facts: ServiceFacts) -> Times:
    """The periods that the performance of a service is drawn over."""
    found: dict[Form, set[Period]] = {}
    for item in facts.standards:
        for row in item.totals:
            if row.status is not Status.NOT_DUE:
                found.setdefault(row.period.form, set()).add(row.period)
    return {form: frozenset(periods) for form, periods in found.items()}


def draw_answers(facts: QuestionFacts, tongue: Tongue) -> AnswersFigure | None:
    """The newest answers as a bar, above those of the same period a year before."""
    now, question = facts.current, facts.question
    if now is None or not now.says or not now.given or not now.n:
        return None
    if question.type is QuestionType.CHOOSE_MANY or now.share is None:
        return None
    before = facts.year_before
    shown = [one for one in (now, before) if one is not None and one.given and one.n]
    return AnswersFigure(
        bars=tuple(_bar(one, question, tongue) for one in shown),
        ends=(tongue.say("Unfavourable"), tongue.say("Favourable")),
        title=tongue.plain(question.text),
        sentence=answers_sentence(now, question, tongue, before=before),
    )


def _bar(opinion: Opinion, question: Question, tongue: Tongue) -> AnswerBar:
    counts = {one.answer: one.count for one in opinion.given}
    n = opinion.n or 1

    def parts(answers: Iterable[Answer]) -> tuple[float, ...]:
        return tuple(float(Fraction(100 * counts.get(one.code, 0), n)) for one in answers)

    against, neither, good = (parts(side) for side in question.sides)
    label = tongue.say("{share} favourable", share=share_words(opinion, tongue))
    return AnswerBar(tongue.short(opinion.period), against, neither, good, label)


def draw_share(facts: QuestionFacts, times: Times, tongue: Tongue) -> TimeFigure | None:
    """The favourable share over time, on the same time axis as the page's other charts."""
    form = facts.current.period.form if facts.current else None
    rows = {row.period: row for row in facts.totals if row.period.form is form}
    periods = _axis(list(rows), times.get(form, frozenset()) if form else ())
    told = [(x, rows[p]) for x, p in enumerate(periods) if p in rows and rows[p].says]
    drawn = [(x, row) for x, row in told if row.share is not None]
    if len(drawn) < FEW:
        return None
    scale = _scale([row.share for _, row in drawn if row.share is not None])
    ticks = _ticks(scale, tongue)
    labels = [tongue.short(period) for period in periods]
    januaries = [x for x, period in enumerate(periods) if period.first.month == 1]
    return TimeFigure(
        length=len(periods),
        marks=tuple(_mark(x, row) for x, row in drawn),
        low=scale.low,
        high=scale.high,
        y_ticks=ticks,
        x_labels=x_labels(labels, preferred=januaries, y_labels=[tick.label for tick in ticks]),
        title=tongue.plain(facts.question.text),
        sentence=_share_sentence([row for _, row in drawn], tongue),
        latest_label=share_words(drawn[-1][1], tongue),
        breaks=tuple(_breaks(facts, periods, tongue)),
    )


def _mark(x: int, row: Opinion) -> Mark:
    return Mark(x, float(row.share or 0), "plain", row.status in ("provisional", "projected"))


def _axis(own: Sequence[Period], others: Iterable[Period]) -> list[Period]:
    """The question's periods and those of the other charts, in order, the newest `MOST`."""
    return sorted({*own, *others}, key=lambda one: (one.first, one.last))[-MOST:]


def _share_sentence(rows: Sequence[Opinion], tongue: Tongue) -> str:
    """What the chart of a share shows: the latest, the lowest and the highest."""
    low = min(rows, key=lambda row: row.share or 0)
    high = max(rows, key=lambda row: row.share or 0)
    return tongue.say(
        "Favourable answers, {span}. Latest: {latest}. Lowest: {low} ({lowest}). Highest: {high} "
        "({highest}).",
        span=tongue.span(rows[0].period, rows[-1].period),
        latest=share_words(rows[-1], tongue),
        low=share_words(low, tongue),
        lowest=tongue.period(low.period),
        high=share_words(high, tongue),
        highest=tongue.period(high.period),
    )


def _breaks(facts: QuestionFacts, periods: Sequence[Period], tongue: Tongue) -> Iterable[Break]:
    """Where people began to be asked differently."""
    for turn in facts.breaks:
        starts = [x for x, period in enumerate(periods) if period.last >= turn.first]
        if starts and starts[0]:
            yield Break(starts[0], tongue.say("Asked differently from here"))


def draw_groups(groups: Sequence[Group], whole: Group | None, title: str, tongue: Tongue
                ) -> DotsFigure | None:  # fmt: skip
    """The favourable shares of groups as dots, everybody's as a ring; None for under two."""
    shown = [(name, one) for name, one in groups if one.says and one.share is not None]
    if len(shown) < 2:  # noqa: PLR2004 (one is no comparison)
        return None
    every = [*shown, whole] if whole is not None and whole[1].share is not None else shown
    dots = tuple(_dot(name, one, tongue, whole=at >= len(shown)) for at, (name, one) in
                 enumerate(every))  # fmt: skip
    ends = [end for dot in dots for end in (dot.value, dot.low, dot.high) if end is not None]
    scale = _scale([Fraction(end) for end in ends])
    return DotsFigure(
        dots=tuple(dots),
        low=scale.low,
        high=scale.high,
        ticks=_ticks(scale, tongue),
        title=title,
        sentence=dots_sentence(every, tongue),
    )


def _dot(name: str, one: Opinion, tongue: Tongue, *, whole: bool) -> Dot:
    low, high = (float(end) if end is not None else None for end in (one.low, one.high))
    share = float(one.share or 0)
    return Dot(name, share, share_words(one, tongue), low, high, whole=whole)


def _scale(values: Sequence[Fraction]) -> Scale:
    return nice_domain(values, bounds=(0, 100))


def _ticks(scale: Scale, tongue: Tongue) -> tuple[Tick, ...]:
    return tuple(Tick(float(tick), tick_words(tick, PERCENT, tongue)) for tick in scale.ticks)
