"""The page of satisfaction: what people said across services, question by question.

Takes the facts of the site. Gives a finished view and its figures. Only equal questions stand
side by side: the same words in the same survey, asked in the same way. Services stand in
alphabetical order; nobody is ranked, and there is no total.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.gather import QuestionFacts, SurveyFacts
from generator.model import Opinion, Question, QuestionType, Respondents, Survey
from generator.pages.alike import question_anchor
from generator.pages.breakdowns import DASH
from generator.pages.figures import DotsFigure
from generator.pages.lists import sort_key
from generator.pages.mentions import care_words, mention_cells, mention_columns
from generator.pages.parts import Cell, Column, Figure, Row, Said, Table
from generator.pages.service import Sheet
from generator.pages.setting import Setting, plain_words
from generator.pages.survey_drawn import draw_groups
from generator.pages.survey_groups import dots_view, figure_cells
from generator.pages.survey_parts import SideBySide
from generator.pages.survey_views import SatisfactionPage, SurveyAcross
from generator.pages.surveys import survey_downloads
from generator.periods import Period
from generator.sentences.answers import absence_words
from generator.sentences.answers_compared import Group
from generator.sentences.asked import (
    TOPICS,
    asked_of_words,
    selection_words,
    topic_words,
    whom_words,
)
from generator.sentences.numbers import ENDS_OF_SHARE, PERCENT, quantity

PATH = "satisfaction/index.html"

MOST = 24
"""Rows on one chart: with more of them the table alone is read."""


@dataclass(frozen=True, slots=True)
class _Asker:
    """Whom answers to a question are about: the name, where it stands, what was said."""

    name: Said
    href: str
    facts: QuestionFacts

    @property
    def now(self) -> Opinion | None:
        """The newest answers."""
        return self.facts.current


def tell_satisfaction(setting: Setting) -> Iterator[Sheet]:
    """The page of what people said, where anybody was asked anything."""
    told = sorted(_surveys(setting), key=lambda one: (sort_key(one[0].title), one[0].id))
    if not told:
        return
    lede = setting.say(
        "What people answered, question by question. Only the same question of the same survey "
        "stands side by side, in alphabetical order. Nobody is ranked. The figures "
        "speak of those who answered; others may think differently."
    )
    heading = setting.say("Satisfaction")
    head = setting.head(PATH, heading, description=lede, section="satisfaction")
    page = SatisfactionPage(
        **head,
        lede=lede,
        surveys=tuple(view for view, _ in told),
        downloads=tuple(survey_downloads(PATH, setting)),
    )
    yield Sheet(page, tuple(figure for _, figures in told for figure in figures))


def _surveys(setting: Setting) -> Iterator[tuple[SurveyAcross, list[DotsFigure]]]:
    askers = list(_askers(setting))
    for survey in setting.facts.published.opinions.surveys:
        own = [one for one in askers if one.facts.survey.id == survey.id]
        if own:
            yield _survey(survey, own, setting)


def _askers(setting: Setting) -> Iterator[_Asker]:
    """Everybody who asks anything, in alphabetical order, a question each."""
    found: list[tuple[Said, str, tuple[SurveyFacts, ...]]] = []
    for agency in setting.facts.agencies:
        name = setting.said(agency.agency.name)
        found.append((name, f"../agencies/{agency.agency.id}/", agency.surveys))
        for service in agency.services:
            called = setting.said(service.service.name)
            found.append((called, f"../services/{service.service.id}/", service.surveys))
    for journey in setting.facts.journeys:
        called = setting.said(journey.journey.name)
        found.append((called, f"../journeys/{journey.journey.id}/", journey.surveys))
    for name, href, surveys in sorted(found, key=lambda one: (sort_key(one[0]), one[1])):
        for survey in surveys:
            for question in survey.questions:
                yield _Asker(name, href, question)


def _survey(
    survey: Survey, askers: Sequence[_Asker], setting: Setting
) -> tuple[SurveyAcross, list[DotsFigure]]:
    tongue = setting.tongue
    staff = survey.audience is Respondents.STAFF
    name = tongue.plain(survey.name)
    told, figures = [], list[DotsFigure]()
    topics = list(TOPICS)
    ordered = sorted(survey.questions, key=lambda one: topics.index(one.driver or topics[-1]))
    for question in ordered:
        own = [one for one in askers if one.facts.question.id == question.id]
        if own:
            beside, figure = _question(own, setting)
            told.append(beside)
            figures += [figure] if figure else []
    asked = tongue.say("Asked: {whom}.", whom=whom_words(survey, tongue))
    notes = tuple(
        setting.say(
            "From {period}: {note}",
            period=tongue.start(change.at_period),
            note=tongue.plain(change.note),
        )
        for change in survey.changes
    )
    view = SurveyAcross(
        id=_survey_anchor(survey.id),
        was=tuple(_survey_anchor(old) for old in survey.was),
        title=setting.say("{survey} (staff)", survey=name) if staff else name,
        sentence=f"{asked} {selection_words(survey, tongue)}",
        questions=tuple(told),
        notes=notes,
    )
    return view, figures


def _survey_anchor(survey: str) -> str:
    """The place of a survey on this page; ids have no underscore."""
    return f"survey_{survey}"


def _question(askers: Sequence[_Asker], setting: Setting) -> tuple[SideBySide, DotsFigure | None]:
    """One question: a chart of those who were asked in the same way, and a table of all."""
    facts = askers[0].facts
    question, tongue = facts.question, setting.tongue
    text = tongue.plain(question.text)
    turn = _turn(askers)
    groups = [
        (plain_words(one.name), one.now)
        for one in askers
        if one.now is not None and (turn is None or one.now.period.first >= turn.first)
    ]
    drawn = draw_groups(groups, None, text, tongue) if len(groups) <= MOST else None
    periods = {one.period for _, one in groups}
    only = asked_of_words(question, facts.survey, tongue)
    differ = setting.say("The periods differ: each line names its own.")
    name, *before = (f"{own}_{question.id}" for own in (facts.survey.id, *facts.survey.was))
    table = Table(
        id=f"{name}_table",
        caption=setting.say("The newest answers"),
        columns=tuple(_columns(question, setting)),
        rows=tuple(_row(one, setting, turn=turn) for one in askers),
    )
    view = SideBySide(
        id=name,
        was=tuple(before),
        text=setting.quoted(question.text),
        topic=topic_words(question.driver, tongue),
        sentence=" ".join(filter(None, (only, differ if len(periods) > 1 else ""))),
        figure=_figure(drawn, groups, setting),
        table=table,
    )
    return view, drawn


def _figure(drawn: DotsFigure | None, groups: Sequence[Group], setting: Setting) -> Figure | None:
    if drawn is None:
        return None
    row = setting.say("A row of the table")
    return dots_view(drawn, [one for _, one in groups], setting, what=row)


def _turn(askers: Sequence[_Asker]) -> Period | None:
    """The newest change of the survey that any of the newest answers lies behind."""
    newest = max((one.now.period.first for one in askers if one.now), default=None)
    turns = [turn for turn in askers[0].facts.breaks if newest and turn.first <= newest]
    return max(turns, default=None)


def _columns(question: Question, setting: Setting) -> Iterator[Column]:
    yield Column(setting.say("Where"))
    if question.type is QuestionType.CHOOSE_MANY:
        yield from mention_columns(question, setting)
    else:
        yield Column(setting.say("Favourable"), number=True)
        yield Column(setting.say("Answers"), number=True)
    yield Column(setting.say("Period"))
    yield Column(setting.say("Response"), number=True)


def _row(asker: _Asker, setting: Setting, *, turn: Period | None) -> Row:
    facts, now, tongue = asker.facts, asker.now, setting.tongue
    anchor = question_anchor(facts.survey.id, facts.question.id)
    care = care_words(now, setting) if now else ""
    head = Cell(asker.name, href=f"{asker.href}#{anchor}", note=care)
    if now is None:
        return Row(head, (Cell(DASH),) * (len(tuple(_columns(facts.question, setting))) - 1))
    figures = _figures(now, facts, setting)
    before = turn is not None and now.period.first < turn.first
    note = _unlike(facts.question, setting) if before else ""
    rate = now.response_rate
    response = quantity(rate, PERCENT, tongue, sides=ENDS_OF_SHARE) if rate is not None else DASH
    return Row(head, (*figures, Cell(tongue.heading(now.period), note=note), Cell(response)))


def _figures(now: Opinion, facts: QuestionFacts, setting: Setting) -> tuple[Cell, ...]:
    if facts.question.type is QuestionType.CHOOSE_MANY:
        return tuple(mention_cells(now, facts.question, setting))
    absent = absence_words(now, setting.tongue)
    return (Cell(absent), Cell(DASH)) if absent else figure_cells(now, facts, setting)


def _unlike(question: Question, setting: Setting) -> str:
    if question.type is QuestionType.CHOOSE_MANY:
        return setting.say("Asked in another way")
    return setting.say("Asked in another way; not on the chart")
