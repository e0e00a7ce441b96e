"""What a service's page offers to those who show a promise elsewhere: the lines to copy.

Takes nothing: `sharing.py` fills these values. Gives a value. Must not know data or HTML.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """Where a promise's card and badge stand, and the lines that put them into another page.

    `missing` says why there are no lines: a site that does not know its address cannot give them.
    `id` is the promise's own, which tells the fields of several on one page apart.
    """

    id: str
    card: str
    badge: str
    frame_line: str = ""
    badge_line: str = ""
    missing: str = ""
