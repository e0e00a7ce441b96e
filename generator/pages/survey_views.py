"""What the page of satisfaction says: each survey, and the questions that several services ask.

Takes nothing: `satisfaction` fills these values. Gives the view for `Renderer.render`.
Must not know data, rules, number formats or HTML.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.parts import Download, Said
from generator.pages.survey_parts import SideBySide
from generator.pages.views import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAcross:
    """One survey and its questions, each with everybody who asks it.

    `was` are anchors that led here before.
    """

    id: str
    title: Said
    sentence: Said
    questions: tuple[SideBySide, ...]
    notes: tuple[Said, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SatisfactionPage(Page):
    """Every survey, by name."""

    template: ClassVar[str] = "pages/satisfaction.html"

    lede: Said
    surveys: tuple[SurveyAcross, ...]
    downloads: tuple[Download, ...] = ()
