"""What people said of a service or an agency: a section a survey, question by question.

Takes the facts of a survey. Gives finished sections and the figures on them. What a citizen needs
first stands open: how people were asked, and the answers about satisfaction and trust. The other
questions fold, each under its topic. Must not know how answers are summed up or hidden.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.gather import QuestionFacts, SurveyFacts
from generator.model import Divided, Driver, Opinion, QuestionType, Respondents, Survey
from generator.pages.alike import question_anchor
from generator.pages.figures import AnswersFigure, DotsFigure, TimeFigure
from generator.pages.parts import Definition, Download, Figure, LegendEntry, Link, Note
from generator.pages.setting import Setting, asks
from generator.pages.survey_drawn import Times, draw_answers, draw_share
from generator.pages.survey_groups import divide
from generator.pages.survey_parts import Answered, SurveySection
from generator.pages.survey_tables import answers_table, results_table
from generator.sentences.answers import (
    absence_words,
    formula_words,
    interval_words,
    mean_words,
    opinion_sentence,
    share_words,
)
from generator.sentences.answers_compared import change_of_answers
from generator.sentences.asked import (
    TOPICS,
    asked_of_words,
    opinion_cautions,
    response_words,
    selection_words,
    topic_words,
    whom_words,
)
from generator.text import N_

Drawn = AnswersFigure | TimeFigure | DotsFigure
HEADLINES = (Driver.SATISFACTION, Driver.TRUST)
"""What the questions that stand open are about; where there is none, the first question does."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finished part and its figures."""

    view: SurveySection
    figures: tuple[Drawn, ...]


def survey_anchor(survey: str) -> str:
    """The place of a survey on a page; no id of a promise has such underscores."""
    return f"said__{survey}"


def tell_surveys(
    surveys: Sequence[SurveyFacts], setting: Setting, *, about: Divided, times: Times
) -> tuple[Told, ...]:
    """Every survey of a page, those of the public first; `about` names channels and groups."""
    ordered = sorted(surveys, key=lambda one: one.survey.audience is Respondents.STAFF)
    page = _OnPage(about, times, setting)
    return tuple(_survey(one, page) for one in ordered)


def survey_downloads(page: str, setting: Setting) -> Iterator[Download]:
    """The tables of what people said, for the page at a path."""
    if asks(setting.facts):
        yield Download(
            setting.say("What people said, as CSV"),
            setting.file("data/satisfaction.csv", page),
            setting.say("Every question of every survey on this site, by period and group"),
        )
        yield Download(
            setting.say("Every answer, as CSV"),
            setting.file("data/answers.csv", page),
            setting.say("The same, with a row for each answer and its count"),
        )


@dataclass(frozen=True, slots=True)
class _OnPage:
    """What the sections of a page share."""

    about: Divided
    times: Times
    setting: Setting


def _survey(facts: SurveyFacts, page: _OnPage) -> Told:
    survey, setting = facts.survey, page.setting
    ordered = sorted(facts.questions, key=_topic_order)
    first = [one for one in ordered if one.question.driver in HEADLINES] or ordered[:1]
    heard = next((one.current for one in first if one.current), None)
    known = opinion_cautions(heard, survey, setting.tongue) if heard else ()
    open_ = [_answered(one, page, ()) for one in first]
    folded = [_answered(one, page, known) for one in ordered if one not in first]
    staff = survey.audience is Respondents.STAFF
    words = N_("What staff said: {survey}") if staff else N_("What people said: {survey}")
    view = SurveySection(
        id=survey_anchor(survey.id),
        title=setting.say(words, survey=setting.tongue.plain(survey.name)),
        about=tuple(_about(survey, setting)),
        response=response_words(heard, setting.tongue) if heard and heard.says else "",
        first=tuple(view for view, _ in open_),
        others=tuple(view for view, _ in folded),
        was=tuple(survey_anchor(old) for old in survey.was),
    )
    return Told(view, tuple(figure for _, drawn in (*open_, *folded) for figure in drawn))


def _topic_order(facts: QuestionFacts) -> int:
    """The place of a question's topic; questions of one topic stay as they are listed."""
    topics, driver = list(TOPICS), facts.question.driver
    return topics.index(driver) if driver is not None else len(topics)


def _about(survey: Survey, setting: Setting) -> Iterator[Definition]:
    """Who was asked, how they were chosen, where, when and by what means."""
    say, tongue, asked = setting.say, setting.tongue, survey.asked
    yield Definition(say("Asked"), (Link(whom_words(survey, tongue)),))
    yield Definition(say("Chosen"), (Link(selection_words(survey, tongue)),))
    texts = (asked.where, asked.when, asked.mode) if asked else (None, None, None)
    for term, text in zip((say("Where"), say("When"), say("How")), texts, strict=True):
        if text is not None:
            yield Definition(term, (Link(setting.said(text)),))
    if survey.minutes:
        minutes = tongue.plural("{count} minute", "{count} minutes", survey.minutes)
        yield Definition(say("Takes"), (Link(minutes),))
    if survey.control_number:
        yield Definition(say("Approved as"), (Link(survey.control_number),))
    if survey.url:
        yield Definition(say("Questionnaire"), (Link(say("Read it"), survey.url),))


def _answered(
    facts: QuestionFacts, page: _OnPage, known: Sequence[str]
) -> tuple[Answered, tuple[Drawn, ...]]:
    """One question; cautions that its survey has told already are `known` and not told again."""
    setting, tongue = page.setting, page.setting.tongue
    now, question = facts.current, facts.question
    name = question_anchor(facts.survey.id, question.id)
    bar, line = draw_answers(facts, tongue), draw_share(facts, page.times, tongue)
    divided = divide(facts, page.about, setting, name=name)
    cautions = opinion_cautions(now, facts.survey, tongue) if now else ()
    view = Answered(
        id=name,
        text=setting.quoted(question.text),
        topic=topic_words(question.driver, tongue),
        when=tongue.heading(now.period) if now else "",
        only=asked_of_words(question, facts.survey, tongue),
        figure=_figure(now, facts, setting),
        sentence=opinion_sentence(now, question, tongue) if now else "",
        mean=_mean(now, facts, setting),
        interval=interval_words(now, tongue) if now and now.says else "",
        change=change_of_answers(facts.change, tongue),
        cautions=tuple(words for words in cautions if words not in known),
        drawn=Figure(bar.key, bar.sentence) if bar else None,
        answers=answers_table(facts, setting, name=name),
        formulas=formula_words(now, question, tongue) if now and now.says else (),
        groups=divided.groups,
        undivided=divided.undivided,
        history=_over_time(line, setting) if line else None,
        results=results_table(facts, setting, name=name),
        span=tongue.span(facts.totals[0].period, facts.totals[-1].period) if facts.totals else "",
        breaks=tuple(_breaks(facts, setting)),
        was=tuple(question_anchor(old, question.id) for old in facts.survey.was),
    )
    return view, tuple(one for one in (bar, line, *divided.figures) if one is not None)


def _over_time(figure: TimeFigure, setting: Setting) -> Figure:
    legend = (LegendEntry("plain", setting.say("Favourable answers")),)
    return Figure(figure.key, figure.sentence, legend)


def _figure(now: Opinion | None, facts: QuestionFacts, setting: Setting) -> str:
    """What was answered in a few signs, for the title of a fold."""
    if now is None:
        return ""
    absent = absence_words(now, setting.tongue)
    if absent:
        return absent
    share = share_words(now, setting.tongue)
    if share:
        return setting.say("{share} favourable", share=share)
    if facts.question.type is QuestionType.CHOOSE_MANY:
        return setting.say("several answers could be chosen")
    return mean_words(now, facts.question, setting.tongue)


def _mean(now: Opinion | None, facts: QuestionFacts, setting: Setting) -> str:
    """The mean as a sentence, beside a share."""
    if now is None or not now.says or now.share is None or now.mean is None:
        return ""
    return setting.say("Mean: {mean}.", mean=mean_words(now, facts.question, setting.tongue))


def _breaks(facts: QuestionFacts, setting: Setting) -> Iterator[Note]:
    """Where people began to be asked differently, and why."""
    for change in facts.survey.changes:
        if not change.questions or facts.question.id in change.questions:
            period = setting.tongue.start(change.at_period)
            yield Note(setting.say("From {period}", period=period), setting.said(change.note))
