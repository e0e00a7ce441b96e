"""What the pages that are read say: method, glossary, about, the project's own, the 404.

Takes nothing: `pages/reading.py` and `pages/glossary.py` fill these values. Gives views.
Must not know data, rules, number formats or HTML.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.parts import Definition, Html, Link, ProseSection, Said
from generator.pages.views import Page, StatusMeaning


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPage(Page):
    """The rules in force, in plain words."""

    template: ClassVar[str] = "pages/method.html"

    lede: Said
    glossary: Link
    statuses: tuple[StatusMeaning, ...]
    sections: tuple[ProseSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage(Page):
    """The terms that remain, A to Z, each with its anchor."""

    template: ClassVar[str] = "pages/glossary.html"

    lede: Said
    terms: tuple[Definition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage(Page):
    """Who publishes this, for whom, and under what terms."""

    template: ClassVar[str] = "pages/about.html"

    lede: Said
    sections: tuple[ProseSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessibilityPage(Page):
    """What was tested for people who read in other ways, and how to complain."""

    template: ClassVar[str] = "pages/accessibility.html"

    lede: Said
    sections: tuple[ProseSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePage(Page):
    """A page of the project's own."""

    template: ClassVar[str] = "pages/prose.html"

    body: Html


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPage(Page):
    """The 404: every address on it is absolute."""

    template: ClassVar[str] = "pages/404.html"

    sentence: Said
    links: tuple[Link, ...]
