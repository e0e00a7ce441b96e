"""Facts of surveys for a page or an export: questions with their series, groups, and change.

Takes what is published. Gives facts a survey and question of one subject, as frozen values.
Must not know words, figures' looks or pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.judge.change import Point, compare_years
from generator.judge.yardstick import Turn, Yardstick
from generator.model import Change, Kind, Obstacle, Opinion, Question, Survey
from generator.opinions import PublishedOpinions
from generator.periods import Calendar, Period


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """One question asked about one subject: `totals` by period, the oldest first, and `parts`.

    `current` is the newest period that has figures, else the newest of all. `change` compares the
    newest year's favourable share with that of the year before.
    """

    subject: str
    survey: Survey
    question: Question
    totals: tuple[Opinion, ...]
    parts: tuple[Opinion, ...]
    current: Opinion | None
    change: Change

    @property
    def before(self) -> Opinion | None:
        """The period with figures before the current one, where the series is not broken."""
        told = [one for one in self.totals if one.says]
        if self.current is None or self.current not in told[1:]:
            return None
        earlier, newest = told[told.index(self.current) - 1], self.current.period.last
        turns = broken_at(self.survey, self.question)
        cut = any(earlier.period.first < turn.first <= newest for turn in turns)
        return None if cut else earlier

    @property
    def breaks(self) -> tuple[Period, ...]:
        """The first periods that cannot be compared with those before, in order."""
        return broken_at(self.survey, self.question)

    @property
    def year_before(self) -> Opinion | None:
        """The same period a year before the current one, where the series is not broken."""
        now = self.current
        told = [one for one in self.totals if one.says] if now else []
        for one in told:
            if now and _is_year_before(one.period, now.period):
                turns = broken_at(self.survey, self.question)
                cut = any(one.period.first < turn.first <= now.period.last for turn in turns)
                return None if cut else one
        return None

    def row(self, period: Period, channel: str = "", segment: str = "") -> Opinion | None:
        """What everybody, or one group, said in a period."""
        rows = self.parts if channel or segment else self.totals
        about = (period, channel, segment)
        return next((r for r in rows if (r.period, r.channel, r.segment) == about), None)

    def groups(self, period: Period) -> tuple[Opinion, ...]:
        """What channels and groups said in a period, in the order of the file."""
        return tuple(one for one in self.parts if one.period == period)


@dataclass(frozen=True, slots=True)
class SurveyFacts:
    """One survey about one subject, its questions as listed."""

    subject: str
    survey: Survey
    questions: tuple[QuestionFacts, ...]

    @property
    def newest(self) -> Period | None:
        """The newest period of any of its questions."""
        periods = [one.current.period for one in self.questions if one.current]
        return max(periods, key=lambda one: (one.last, one.first), default=None)


def gather_surveys(
    opinions: PublishedOpinions,
    subject: str,
    *,
    calendar: Calendar,
    meaningful: Fraction | None = None,
) -> tuple[SurveyFacts, ...]:
    """The surveys in which people were asked about a subject, by id.

    `meaningful` is the least change worth telling, in points of per cent; None for the default.
    """
    rows = opinions.of(subject)
    found = []
    for survey in opinions.surveys:
        own = [row for row in rows if row.survey == survey.id]
        if own:
            asked = tuple(_questions(subject, survey, own, calendar, meaningful))
            found.append(SurveyFacts(subject, survey, asked))
    return tuple(found)


def _questions(
    subject: str,
    survey: Survey,
    rows: Sequence[Opinion],
    calendar: Calendar,
    meaningful: Fraction | None,
) -> Iterator[QuestionFacts]:
    for question in survey.questions:
        own = [row for row in rows if row.question == question.id]
        if not own:
            continue
        totals = tuple(row for row in own if row.is_total)
        told = [row for row in totals if row.says and row.status != "projected"]
        current = max(told or totals, key=_age, default=None)
        parts = tuple(row for row in own if not row.is_total)
        yardstick = _yardstick(survey, question, calendar, meaningful)
        change = compare_years((_point(row) for row in _one_form(totals, current)), yardstick)
        yield QuestionFacts(subject, survey, question, totals, parts, current, change)


def _is_year_before(earlier: Period, now: Period) -> bool:
    """Whether a period is the same as another, a year earlier."""
    first, last = earlier.first, now.first
    same = (first.year + 1, first.month, first.day) == (last.year, last.month, last.day)
    return earlier.form is now.form and same


def _age(row: Opinion) -> tuple[object, object]:
    return (row.period.last, row.period.first)


def _one_form(totals: Sequence[Opinion], current: Opinion | None) -> list[Opinion]:
    """The periods of the current one's form: a year and its months are two series."""
    if current is None:
        return []
    return [row for row in totals if row.period.form is current.period.form]


def _yardstick(
    survey: Survey, question: Question, calendar: Calendar, meaningful: Fraction | None
) -> Yardstick:
    return Yardstick(
        kind=Kind.SHARE,
        factor=100,
        good=1,
        meaningful=meaningful,
        turns=tuple(Turn(at, Obstacle.COUNTED) for at in broken_at(survey, question)),
        calendar=calendar,
    )


def broken_at(survey: Survey, question: Question) -> tuple[Period, ...]:
    """The first periods in which the question cannot be compared with those before, in order."""
    return tuple(
        sorted(
            change.at_period
            for change in survey.changes
            if not change.questions or question.id in change.questions
        )
    )


def _point(row: Opinion) -> Point:
    """A period of the favourable share; weighted shares are values, and pool with nothing."""
    counted = row.favourable is not None and not row.weighted
    return Point(
        period=row.period,
        numerator=row.favourable if counted else None,
        denominator=row.n if counted else None,
        value=row.share,
        usable=not (row.hidden or row.faulty or row.status in ("projected", "suspended")),
    )
