"""What the page of the search says.

Takes nothing: `search` fills this value. Gives a view. Must not know what is found, nor HTML.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.parts import Link, Said
from generator.pages.search_parts import SearchForm
from generator.pages.views import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """The search, and the lists to look through without it; a site without one has only these."""

    template: ClassVar[str] = "pages/search.html"

    lede: Said
    form: SearchForm | None
    ways_sentence: Said
    ways: tuple[Link, ...]
