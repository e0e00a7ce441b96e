"""Promises about satisfaction: which question of which survey they are about.

Takes services and surveys. Gives the services with each such measure as the share or the mean it
is; adds findings where it names no question, one that there is not, or a figure it cannot have.
Must not know answers.
"""

from collections.abc import Sequence
from dataclasses import replace

from generator.diagnostics import Place, Report
from generator.model import (
    Kind,
    Measure,
    Question,
    QuestionType,
    Service,
    Standard,
    Statistic,
    Survey,
)
from generator.sources.names import find_dangling, ids_of

KEYS = ("survey", "question", "statistic")
"""Keys of a measure that only satisfaction has."""


def resolve_satisfaction(
    services: Sequence[Service], surveys: Sequence[Survey], report: Report
) -> tuple[Service, ...]:
    """The services, each measure of satisfaction as the share or mean of a question's answers."""
    return tuple(
        replace(
            service,
            standards=tuple(_resolve(one, surveys, report) for one in service.standards),
        )
        for service in services
    )


def _resolve(standard: Standard, surveys: Sequence[Survey], report: Report) -> Standard:
    measure = standard.measure
    said = [key for key in KEYS if getattr(measure, key) is not None]
    if measure.kind is not Kind.SATISFACTION:
        if said:
            place = measure.at.of(said[0])
            report.add("question-without-satisfaction", place, key=said[0], kind=measure.kind)
        return standard
    statistic = measure.statistic or Statistic.FAVOURABLE
    question = _question(measure, surveys, report)
    if question is not None:
        _check_statistic(statistic, question, measure, report)
    return replace(standard, measure=_measured(measure, statistic, known=question is not None))


def _measured(measure: Measure, statistic: Statistic, *, known: bool) -> Measure:
    """The measure as what its figure is: a share in per cent, or a mean in points."""
    mean = statistic is Statistic.MEAN
    return replace(
        measure,
        kind=Kind.MEAN if mean else Kind.SHARE,
        unit="point" if mean else measure.unit,
        statistic=statistic,
        survey=measure.survey if known else None,
    )


def _question(measure: Measure, surveys: Sequence[Survey], report: Report) -> Question | None:
    if measure.survey is None or measure.question is None:
        report.add("satisfaction-without-question", measure.at.itself)
        return None
    place = measure.at.of("survey")
    find_dangling(measure.survey, ids_of(surveys), "survey", place, report)
    survey = next((one for one in surveys if one.id == measure.survey), None)
    if survey is None:
        return None
    known = {one.id: one.id for one in survey.questions}
    kind, place = f"question of {survey.id}", measure.at.of("question")
    find_dangling(measure.question, known, kind, place, report)
    return survey.question(measure.question)


def _check_statistic(
    statistic: Statistic, question: Question, measure: Measure, report: Report
) -> None:
    """A mean needs answers that are numbers, a favourable share answers that are favourable."""
    has = {
        Statistic.MEAN: question.type is QuestionType.RATING,
        Statistic.FAVOURABLE: any(answer.favourable for answer in question.answers),
    }
    if not has[statistic]:
        place: Place = measure.at.of("statistic")
        report.add("statistic-not-of-question", place, statistic=statistic, question=question.id)
