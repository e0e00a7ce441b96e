"""What the pages about feedback say: the ledger, with its filters, and a page a loop.

Takes nothing: `pages/loops.py` fills these values. Gives views, as `views.py` does.
Must not know data, rules, number formats or HTML.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.loop_parts import Evidence, LoopList, LoopSection
from generator.pages.parts import Definition, Download, Fact, Link, Note, Said, Table
from generator.pages.views import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackPage(Page):
    """The ledger: its figures, the ways to order and to cut it, and the loops in their lists."""

    template: ClassVar[str] = "pages/feedback.html"

    lede: Said
    facts: tuple[Fact, ...]
    filters: tuple[Link, ...]
    lists: tuple[LoopList, ...]
    orders: tuple[Link, ...] = ()
    received: tuple[Table, ...] = ()
    received_sentence: Said = ""
    received_note: Said = ""
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopPage(Page):
    """One loop, from what was said to what changed."""

    template: ClassVar[str] = "pages/loop.html"

    state: Said
    sentence: Said
    about: tuple[Definition, ...] = ()
    sections: tuple[LoopSection, ...] = ()
    evidence: Evidence | None = None
    steps: tuple[Note, ...] = ()
