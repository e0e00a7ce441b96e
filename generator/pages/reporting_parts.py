"""The part of other pages that says what was reported of what fell due.

Takes nothing. Gives frozen values, as `parts` does. Must not know data, rules or HTML.
"""

from dataclasses import dataclass

from generator.pages.parts import Link, Said, Table


@dataclass(frozen=True, slots=True)
class Reporting:
    """What fell due and what is overdue, in a sentence, with the way to the register.

    `quality` leads to what was found in the figures, where anything was.
    """

    sentence: Said
    more: Link
    table: Table | None = None
    quality: Link | None = None
