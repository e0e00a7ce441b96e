"""What the lists of promises say: ways to cut and order them, and the promises in groups.

Takes nothing: `promise_lists` fills these values. Gives views. Must not know data, rules or HTML.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.list_parts import PromiseGroup
from generator.pages.parts import Link, Said
from generator.pages.views import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesPage(Page):
    """Promises with where each stands; `pages` are the pages of a list too long for one."""

    template: ClassVar[str] = "pages/promises.html"

    lede: Said
    orders: tuple[Link, ...]
    by_status: tuple[Link, ...]
    by_type: tuple[Link, ...]
    pages: tuple[Link, ...]
    groups: tuple[PromiseGroup, ...]
    note: Said = ""
    further: Link | None = None
