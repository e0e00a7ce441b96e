"""Services whose names have letters that a card cannot show.

Takes what is published. Adds one suggestion. Must not know results.
"""

from generator.cards.letters import BOLD, as_set, face
from generator.diagnostics import Report
from generator.model import Service
from generator.published import Published
from generator.text import Text

NAMED = 5
"""Services that the finding names; of more it says how many."""


def check_cards(published: Published, report: Report) -> None:
    """Find services that no card is made of, in a site that makes cards."""
    if not published.site.base_url:
        return
    agencies = {agency.id: agency.name for agency in published.agencies}
    site = published.site.title
    lost = {
        service.id: missing
        for service in published.services
        if (missing := _missing(service, agencies[service.agency], site))
    }
    if lost:
        named = ", ".join(list(lost)[:NAMED])
        rest = f" and {len(lost) - NAMED:,} more" if len(lost) > NAMED else ""
        letter = min(next(iter(lost.values())))
        report.add("card-letters", services=f"{named}{rest}", letter=letter)


def _missing(service: Service, agency: Text, site: Text) -> set[str]:
    """The letters of a service's, its agency's and the site's names that cannot be drawn."""
    texts = (text for name in (service.name, agency, site) for _, text in name.by_language)
    return {letter for text in texts for letter in as_set(text)} - face(BOLD).glyphs.keys()
