"""What the page of the overdue register says.

Takes nothing: the other modules of `pages/` fill these values. Gives views, as `views` does.
Must not know data, rules, number formats or HTML.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.parts import Download, ProseSection, Said, Table
from generator.pages.views import Page


@dataclass(frozen=True, slots=True)
class OverdueSection:
    """What one agency owes; `id` is its anchor."""

    id: str
    title: Said
    table: Table
    note: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingPage(Page):
    """What fell due, agency by agency, and what is overdue; `empty` is said when nothing is."""

    template: ClassVar[str] = "pages/reporting.html"

    lede: Said
    as_of: Said
    agencies: Table
    overdue: tuple[OverdueSection, ...] = ()
    empty: Said = ""
    counting: ProseSection
    downloads: tuple[Download, ...] = ()
