"""Pages given early: those that somebody looks at, before the rest of the site is made.

Takes the facts of a site and which pages are wanted. Gives them as they will stand in the site,
with the files put so far. Must not know who looks, nor what becomes of the rest.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.gather import SiteFacts
from generator.memory import Memory
from generator.model import Site
from generator.printing import print_early
from generator.render import Renderer
from generator.search import can_search

SEARCH = "assets/search.js"
"""What pages with a field to search in load."""

Tell = Callable[[SiteFacts], object]
"""Told the facts of a site, once pages can be told of them."""


@dataclass(frozen=True, slots=True)
class Made:
    """A site in memory, or some of it: its files by path, and the site as it was published."""

    site: Site
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Early:
    """Which pages are `wanted` before all others, by path, and to whom they are given.

    Whether their links lead anywhere, and whether there will be a site at all, is not known yet;
    nor whether the index of a search can be made, where the program for it is there.
    """

    wanted: Callable[[], Collection[str]]
    give: Callable[[Made], object]

    def give_pages(
        self,
        facts: SiteFacts,
        files: Mapping[str, bytes],
        *,
        folders: tuple[Path, ...],
        cache: Path | None,
        kept: Memory,
    ) -> None:
        """Give the pages that are wanted and in the site, with the `files` that are there."""
        wanted = self.wanted()
        if not wanted:
            return
        searches = can_search()
        pages = print_early(
            wanted, facts, folders=folders, cache=cache, searches=searches, kept=kept
        )
        given = {page.path: page.content for page in pages}
        script = {SEARCH: Renderer(folders).script("search.js")} if searches else {}
        if given:
            self.give(Made(facts.published.site, {**files, **script, **given}))


NOBODY = Early(tuple, bool)
"""Nobody looks: no page is given before the others."""
