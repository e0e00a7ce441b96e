"""What the page on the quality of the data says.

Takes nothing: the other modules of `pages/` fill these values. Gives views, as `views` does.
Must not know data, rules, number formats or HTML.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.parts import Download, ProseSection, Said, Table
from generator.pages.views import Page


@dataclass(frozen=True, slots=True)
class FoundSection:
    """What was found in the data of one agency; `id` is its anchor."""

    id: str
    title: Said
    table: Table
    note: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityPage(Page):
    """What is wrong with the data, agency by agency, and what was looked for."""

    template: ClassVar[str] = "pages/quality.html"

    lede: Said
    sentence: Said
    agencies: Table
    found: tuple[FoundSection, ...] = ()
    sections: tuple[ProseSection, ...] = ()
    downloads: tuple[Download, ...] = ()
