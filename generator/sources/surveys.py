"""What a survey has to say to be counted: its questions, their scales, what is favourable.

Takes surveys as read. Gives them with all that their framework fixes filled in, and adds findings:
what counts as favourable is never guessed where a wrong guess would turn a result round.
Must not know answers.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from generator.diagnostics import Place, Refusal, Report, Severity
from generator.model import Framework, Question, QuestionType, Scale, Survey
from generator.model.frameworks import FIVE, SCALES, UPPER_TWO, questions_of
from generator.sources.notes import check_note
from generator.text import nearest

TEN = 10

UNLIKE_WORDING = "scale-unlike-wording"
"""The code of words that speak of another scale than the answers have."""

_TEN_POINTS = re.compile(r"\b10-point|\b(from |of )?1 to 10\b|\b1-10\b")

# Bounded, as in a text of brackets that never close each would be followed to its end.
_UNFILLED = re.compile(
    r"\[[^\[\]]{0,200}\b(?:name|agency|program|service|hisp)\b[^\[\]]{0,200}\]", re.IGNORECASE
)
"""What instruments write where each survey puts a name: [Program/Service name], [HISP name]."""

YES_NO = ("no", "yes")
"""The answers to a question of yes or no, as files write them."""


def complete_surveys(surveys: Iterable[Survey], report: Report) -> tuple[Survey, ...]:
    """The surveys, checked, with the questions and scales of their frameworks filled in."""
    return tuple(_complete(survey, report) for survey in surveys)


def _complete(survey: Survey, report: Report) -> Survey:
    questions = survey.questions or questions_of(survey.framework, survey.named)
    if not questions:
        report.add("survey-without-questions", survey.at.itself, survey=survey.id)
    _check_names(survey, questions, report)
    filled = tuple(_fill(question, survey.framework, report) for question in questions)
    known = {question.id: question for question in filled}
    for question in filled:
        _check_asked_of(question, known, report)
        _check_wording(question, report)
    for change in survey.changes:
        check_note(change.note, change.at.of("note"), report)
        place = change.at.of("questions")
        for name in change.questions:
            _expect(name, known, f"question of {survey.id}", place, report)
    return replace(survey, questions=filled)


def _check_names(survey: Survey, questions: Iterable[Question], report: Report) -> None:
    """Find a question in which a name is still to be filled in: nobody read it so."""
    for question in questions:
        for _, text in question.text.by_language:
            found = _UNFILLED.search(text)
            if found:
                place = question.at.of("text") if survey.questions else survey.at.of("framework")
                softer = Severity.WARNING if place.in_mapped_table else None
                words = {"placeholder": found[0]}
                report.add("question-without-name", place, severity=softer, **words)


def _fill(question: Question, framework: Framework, report: Report) -> Question:
    """The question with its scale, where it has one."""
    if question.type is QuestionType.CHOOSE_MANY:
        if not question.options:
            report.add("question-without-options", question.at.itself, question=question.id)
        return question
    if question.options:
        report.add("options-not-chosen", question.at.of("options"), type=question.type)
    usual = SCALES.get(framework, Scale())
    if question.type is QuestionType.YES_NO:
        usual = Scale(points=len(YES_NO), lowest=0)
    given = question.scale
    if given is None:
        place = question.at.itself
        return replace(question, scale=_rated(usual, question, place, report))
    scale = _labelled(given, usual, question.type)
    _check_scale(scale, question, report)
    return replace(question, scale=_rated(scale, question, scale.at.itself, report))


def _labelled(scale: Scale, usual: Scale, kind: QuestionType) -> Scale:
    """The scale with the framework's labels, where it is the framework's scale; yes and no as is.

    A reversed scale is none of the framework's: its labels run the other way.
    """
    if kind is QuestionType.YES_NO:
        return replace(scale, points=usual.points, lowest=usual.lowest)
    like = scale.points == usual.points and scale.lowest == usual.lowest
    plain = like and not scale.labels and not scale.reversed
    return replace(scale, labels=usual.labels) if plain else scale


def _check_scale(scale: Scale, question: Question, report: Report) -> None:
    """Find labels that do not fit, and codes that stand for an answer and for none."""
    known = _codes(scale, question.type)
    if scale.labels and len(scale.labels) != len(known):
        words = {"labels": len(scale.labels), "points": len(known)}
        report.refuse(Refusal.of("labels-not-points", **words), scale.at.of("labels"))
    for code in scale.favourable:
        _expect(code, known, f"answer to {question.id}", scale.at.of("favourable"), report)
    for code in scale.no_answer:
        if code in known:
            report.add("no-answer-is-answer", scale.at.of("no_answer"), answer=code)


def _codes(scale: Scale, kind: QuestionType) -> tuple[str, ...]:
    """The codes of the answers on a scale, the lowest first."""
    if kind is QuestionType.YES_NO:
        return YES_NO
    return tuple(str(number) for number in range(scale.lowest, scale.lowest + scale.points))


def _rated(scale: Scale, question: Question, place: Place, report: Report) -> Scale:
    """The scale with its favourable answers: two of five, else those the survey names.

    Of any other number of points, and of yes and no, only the survey can say.
    """
    if scale.favourable:
        return scale
    if question.type is QuestionType.YES_NO or (scale.points, scale.lowest) != (FIVE, 1):
        answers = ", ".join(_codes(scale, question.type))
        report.add("missing-favourable", place, question=question.id, answers=answers)
        return scale
    return replace(scale, favourable=("1", "2") if scale.reversed else UPPER_TWO)


def _check_wording(question: Question, report: Report) -> None:
    """Find words that speak of another number of points than the answers have."""
    if question.scale is not None and speaks_of_another_scale(question):
        words = {"question": question.id, "points": question.scale.points}
        report.refuse(Refusal.of(UNLIKE_WORDING, **words), question.at.itself)


def speaks_of_another_scale(question: Question) -> bool:
    """Whether a rating speaks of ten points, and its answers have another number of them."""
    scale = question.scale
    if question.type is not QuestionType.RATING or scale is None or scale.points == TEN:
        return False
    return any(_TEN_POINTS.search(text) for _, text in question.text.by_language)


def _check_asked_of(question: Question, known: dict[str, Question], report: Report) -> None:
    """A question asked by answer names another question, and answers that it has."""
    asked = question.asked_of
    if asked is None:
        return
    _expect(asked.question, known, "question of this survey", asked.at.of("question"), report)
    before = known.get(asked.question)
    codes = [answer.code for answer in before.answers] if before else []
    for code in asked.answers if before else ():
        _expect(code, codes, f"answer to {asked.question}", asked.at.of("answers"), report)


def _expect(wanted: str, known: Iterable[str], kind: str, place: Place, report: Report) -> None:
    among = list(known)
    if wanted not in among:
        near = nearest(wanted, among)
        hint = f"Did you mean '{near}'?" if near else f"Known: {', '.join(among[:12])}."
        report.add("dangling-id", place, kind=kind, id=wanted, guess=hint)
