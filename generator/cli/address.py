"""What the command line says of a site that does not know its own address.

Takes the folder of a finished site. Gives a line, or nothing. Must not know how a site is built.
"""

import os
from pathlib import Path

SITEMAP = "sitemap.xml"
"""As exports name it; to load them takes longer than a build that changes nothing."""


def tell_address(site: Path) -> str:
    """What a site lacks because nobody said where it will stand; "" where its sitemap is there."""
    if os.path.lexists(site / SITEMAP):  # unlike a path's own question it is never an error
        return ""
    return (
        "\nIt has no feeds, sitemap or cards: for these write base_url in content/site.yaml, or "
        "give --base-url."
    )
