"""What programs read of the whole site beside its tables: their description.

Takes the facts of the site. Gives paths below the site's root with finished bytes.
Must not know figures or pages.
"""

from collections.abc import Iterator

from generator.exports.files import File
from generator.exports.package import PACKAGE, write_package
from generator.gather import SiteFacts


def write_open_data(facts: SiteFacts) -> Iterator[File]:
    """The files for programs, each at its own address."""
    yield PACKAGE, write_package(facts.published.site)
