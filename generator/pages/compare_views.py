"""What the pages of comparisons say: the page of all groups, and two pages a group.

Takes nothing: `compare` fills these values. Gives views for `Renderer.render`.
Must not know data, rules, number formats or HTML.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.parts import Definition, Link, ProseSection, Said, Table
from generator.pages.views import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage(Page):
    """Every comparable group, then every shared definition."""

    template: ClassVar[str] = "pages/compare.html"

    lede: Said
    sections: tuple[ProseSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSection:
    """A table with a heading and a few sentences above it."""

    id: str
    title: Said
    paragraphs: tuple[Said, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage(Page):
    """The standards of one group in one order; `orders` are the ways to the others."""

    template: ClassVar[str] = "pages/comparison.html"

    lede: Said
    orders: tuple[Link, ...]
    notes: tuple[Said, ...] = ()
    sections: tuple[TableSection, ...] = ()
    about: tuple[Definition, ...] = ()
