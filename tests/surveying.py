"""Surveys in a few words: answers as their table, read, summed up, hidden and published.

Rows are read by the product's own door, so that a test begins where a publisher does.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.diagnostics import Report
from generator.disclosure.hiding import hide_small
from generator.disclosure.opinions import hide_small_opinions
from generator.exports.files import write_tables
from generator.gather import SiteFacts, gather_site
from generator.gather.surveys import SurveyFacts, gather_surveys
from generator.judge.book import open_book
from generator.judge.judging import judge
from generator.judge.opinions import Opinions, sum_up
from generator.model import (
    Agency,
    AskedOf,
    Journey,
    Opinion,
    Option,
    Question,
    QuestionType,
    Scale,
    Selection,
    Service,
    Survey,
    SurveyChange,
)
from generator.opinions import PublishedOpinions, publish_opinions
from generator.periods import Calendar
from generator.published import publish
from generator.quantities import Span
from generator.sources.answers import Answers
from generator.sources.content import Content
from generator.sources.performance import read_performance
from generator.sources.previous import NO_EDITION, Edition, read_edition
from generator.sources.project import known_to_answers
from generator.sources.results import known_standards
from generator.sources.satisfaction import read_satisfaction
from generator.sources.subjects import subjects_of
from generator.sources.surveys import complete_surveys
from generator.sources.tables import read_table
from generator.text import Text
from making import SITE, service

SUBJECT = "service:passport"
STATE = Agency(id="state", name=Text.plain("State"))

QUESTIONS = (
    Question(id="ease", text=Text.plain("It was easy."), scale=Scale(no_answer=("9",))),
    Question(
        id="slow",
        text=Text.plain("How slow was it?"),
        scale=Scale(points=4, reversed=True, favourable=("1", "2")),
    ),
    Question(
        id="solved",
        text=Text.plain("Was it solved?"),
        type=QuestionType.YES_NO,
        scale=Scale(favourable=("yes",)),
    ),
    Question(
        id="why",
        text=Text.plain("What went well?"),
        type=QuestionType.CHOOSE_MANY,
        options=(
            Option(id="speed", text=Text.plain("Speed")),
            Option(id="staff", text=Text.plain("Staff")),
        ),
        asked_of=AskedOf(question="ease", answers=("4", "5")),
    ),
)


def survey(
    selection: Selection | None = Selection.RANDOM, changes: Iterable[SurveyChange] = ()
) -> Survey:
    """A survey after the call with four questions."""
    made = Survey(
        id="call",
        name=Text.plain("After the call"),
        selection=selection,
        questions=QUESTIONS,
        changes=tuple(changes),
    )
    report = Report()
    (complete,) = complete_surveys((made,), report)
    assert list(report) == []
    return complete


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A service with a survey, and the text of its table of answers."""

    table: str
    survey: Survey = field(default_factory=survey)
    about: Service = field(default_factory=service)
    others: tuple[Service, ...] = ()
    agency: Agency = STATE
    minimum: int = 10
    journeys: tuple[Journey, ...] = ()
    report: Report = field(default_factory=Report)
    edition: Edition = NO_EDITION

    @property
    def content(self) -> Content:
        """The service, its agency and the survey."""
        services = (self.about, *self.others)
        return Content(SITE, (self.agency,), services, (self.survey,), journeys=self.journeys)

    @property
    def answers(self) -> Answers:
        """The rows as read."""
        table = read_table(self.table.encode(), "data/satisfaction/a.csv", report=self.report)
        asked = replace(known_to_answers(self.content), minimum=1)
        return read_satisfaction([table] if table else [], asked=asked, report=self.report)

    @property
    def summed(self) -> Opinions:
        """The answers summed up, nothing hidden."""
        return sum_up(self.answers, (self.survey,))

    @property
    def hidden(self) -> Opinions:
        """The same after small numbers were hidden."""
        subjects = subjects_of(self.content)
        return hide_small_opinions(
            self.summed, minimum=self.minimum, subjects=subjects, edition=self.edition
        )

    @property
    def published(self) -> PublishedOpinions:
        """What may be shown."""
        return publish_opinions(self.hidden, (self.survey,), languages=("en",), caution_below=30)

    @property
    def site(self) -> SiteFacts:
        """The facts of a site that has these answers and no results."""
        content = self.content
        book = open_book(content.services, {"state": Calendar()}, due_after=Span(30, "day"))
        known = known_standards(content.services, lambda _agency: Calendar())
        empty = read_performance([], known=known, report=self.report)
        judged = judge(empty, book, as_of=date(2026, 1, 15), caution_below=30)
        hidden = hide_small(judged, minimum=self.minimum)
        return gather_site(publish(content, hidden, opinions=self.published))

    def keep(self, folder: Path) -> Edition:
        """What is published as an earlier edition, read by its own door."""
        for path, content in write_tables(self.site):
            if path.startswith("data/"):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
        report = Report()
        read = read_edition(folder, report)
        assert list(report) == []
        return read

    def opinions(self, question: str = "ease") -> list[Opinion]:
        """The published rows of a question."""
        return [one for one in self.published.of(SUBJECT) if one.question == question]

    def facts(self) -> SurveyFacts:
        """The facts of the survey."""
        (found,) = gather_surveys(self.published, SUBJECT, calendar=Calendar())
        return found


def asked(
    header: str,
    *rows: str,
    subject: str = SUBJECT,
    **rest: Any,  # noqa: ANN401 (fields by name)
) -> Asked:
    """A table of answers to the survey, about one subject in each row: the service, or another."""
    lines = [f"subject,survey,{header}", *(f"{subject},call,{row}" for row in rows)]
    return Asked(table="\n".join(lines) + "\n", **rest)


WIDE = "question,period,channel,segment,score_1,score_2,score_3,score_4,score_5"
"""A header with a column an answer."""
