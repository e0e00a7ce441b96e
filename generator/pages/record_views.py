"""What the pages of the record say: editions, and corrections.

Takes nothing: `pages/editions.py` and `pages/corrections.py` fill these values. Gives views.
Must not know data, rules, number formats or HTML.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.parts import Download, ProseSection, Said
from generator.pages.record_parts import RecordList
from generator.pages.views import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionsPage(Page):
    """Which edition this is, how to cite it, its tables, and those before it."""

    template: ClassVar[str] = "pages/editions.html"

    lede: Said
    sections: tuple[ProseSection, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsPage(Page):
    """What was published and is told otherwise now."""

    template: ClassVar[str] = "pages/corrections.html"

    lede: Said
    records: tuple[RecordList, ...]
    downloads: tuple[Download, ...] = ()
