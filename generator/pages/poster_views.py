"""What a poster says: one printed sheet about a service.

Takes nothing: `poster.py` fills these values. Gives a view. Must not know data or HTML.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.parts import Beside, Figure, Redress, Said, Verdict
from generator.pages.views import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterEntry:
    """A promise on a poster: its verdicts, and the figure of the first, set large.

    `when` is the figure's period, `counts` what it was counted from, `spark` the key of its small
    line; `beside` are the verdicts that it is never read without.
    """

    promise: Said
    verdicts: tuple[Verdict, ...]
    figure: Said = ""
    when: Said = ""
    counts: Said = ""
    spark: str = ""
    chart: Figure | None = None
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """The code that leads to the service's page: its key, what it is for, and the address."""

    key: str
    sentence: Said
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterPage(Page):
    """One sheet for a counter: promises, what came of them, and where to complain.

    `rest` says how many promises are not on it, and where they are.
    """

    template: ClassVar[str] = "pages/poster.html"

    lede: Said
    agency: Said
    tally: Said
    entries: tuple[PosterEntry, ...]
    rest: Said = ""
    redress: Redress | None = None
    scan: Scan | None = None
    facts: tuple[Said, ...] = ()
    hint: Said = ""
