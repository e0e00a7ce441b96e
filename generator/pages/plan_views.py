"""What the pages about journeys and improvements say: one frozen view a page type.

Takes nothing: the other modules of `pages/` fill these values. Gives views, as `views.py` does.
Must not know data, rules, number formats or HTML.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.parts import Definition, Download, Html, Said
from generator.pages.plan_parts import JourneyStep, LineList, NotedLink, Standing
from generator.pages.survey_parts import SurveySection
from generator.pages.views import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Page):
    """Every journey, or every improvement by stage."""

    template: ClassVar[str] = "pages/list.html"

    lede: Said
    sentence: Said = ""
    lists: tuple[LineList, ...]
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyPage(Page):
    """One journey: first the steps at which something was missed, then every step in order."""

    template: ClassVar[str] = "pages/journey.html"

    sentence: Said
    rest: Said = ""
    summary: Said = ""
    about: tuple[Definition, ...] = ()
    steps: tuple[JourneyStep, ...]
    surveys: tuple[SurveySection, ...] = ()
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementPage(Page):
    """One improvement: how far it is, what it is, why, and what should change by it."""

    template: ClassVar[str] = "pages/improvement.html"

    state: Said
    sentence: Said = ""
    about: tuple[Definition, ...] = ()
    body: Html | None = None
    loops: tuple[NotedLink, ...] = ()
    moves: tuple[Standing, ...] = ()
    hedge: Said = ""
