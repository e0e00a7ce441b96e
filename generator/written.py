"""The links that a project's people wrote in Markdown, whatever they lead to.

Takes what may be published. Gives links by page. Must not know which pages a site has.
"""

from collections.abc import Mapping
from types import MappingProxyType

from generator.model import ProseLink
from generator.published import Published

WrittenLinks = Mapping[str, tuple[ProseLink, ...]]
"""The links of each page that people wrote, in all its languages, by its path in the site."""

NO_LINKS: WrittenLinks = MappingProxyType({})


def list_links(published: Published) -> WrittenLinks:
    """Every link that the project's people wrote in Markdown."""
    loops = (one.loop for one in published.loops)
    plans = (one.improvement for one in published.improvements)
    return {
        **{f"pages/{one.id}/index.html": one.links for one in published.pages},
        **{f"feedback/{one.id}/index.html": one.links for one in loops},
        **{f"improvements/{one.id}/index.html": one.links for one in plans},
    }
