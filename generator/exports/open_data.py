"""What programs read of the whole site beside its tables: descriptions, and where everything is.

Takes the facts of the site, and the paths of its pages. Gives paths below the site's root with
finished bytes. Must not know figures, nor what stands in a page.
"""

from collections.abc import Iterable, Iterator

from generator.exports.catalogue import CATALOGUE, write_catalogue
from generator.exports.feeds import write_feeds
from generator.exports.files import File
from generator.exports.package import PACKAGE, write_package
from generator.exports.sitemap import write_sitemap
from generator.gather import SiteFacts


def write_open_data(facts: SiteFacts, pages: Iterable[str]) -> Iterator[File]:
    """The files for programs; those that are made of full addresses where the site has one."""
    site = facts.published.site
    yield PACKAGE, write_package(site)
    if site.base_url:
        yield CATALOGUE, write_catalogue(site)
        yield from write_sitemap(facts, pages)
        yield from write_feeds(facts)
