"""What a promise says away from its page: in a frame of another site, and on a badge.

Takes nothing: `embeds.py` and `badges.py` fill these values. Gives views. Must not know data, HTML
or SVG.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.parts import Beside, Ended, Link, Said, Verdict
from generator.pages.views import Page

BADGE_HEIGHT = 26
"""Pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedPage(Page):
    """The card of one promise; `instead` takes the place of a result that must not travel.

    `figure` is the result, set large, `when` its period, `counts` what it was counted from; `spark`
    the key of the small line of the results of `span`. `more` leads to the page with everything.
    """

    template: ClassVar[str] = "pages/embed.html"

    service: Said
    agency: Said
    more: Link
    verdicts: tuple[Verdict, ...] = ()
    instead: Said = ""
    figure: Said = ""
    when: Said = ""
    counts: Said = ""
    spark: str = ""
    span: Said = ""
    beside: tuple[Beside, ...] = ()
    ended: Ended | None = None
    edition: Said = ""


@dataclass(frozen=True, slots=True)
class BadgeMark:
    """A shape with its words, "Met", and its period; "" where the next mark has the same one."""

    look: str
    words: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A picture of one line: its marks, then `note`; `title` and `words` say it all in full.

    `notice` says before everything else that the figures are invented, or is "".
    """

    lang: str
    title: str
    words: str
    marks: tuple[BadgeMark, ...]
    note: str = ""
    notice: str = ""
