"""What the pages of things that ended or moved say: one frozen view a page type.

Takes nothing: the other modules of `pages/` fill these values. Gives views, as `views` does.
Must not know data, rules, number formats or HTML.
"""

from dataclasses import dataclass
from typing import ClassVar

from generator.pages.parts import Ended, Link, Said
from generator.pages.views import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnEntry:
    """One thing that has ended; `of` is what it belonged to. Only a promise has a last verdict."""

    name: Link
    ended: Ended
    of: Said = ""
    status: str = ""
    word: Said = ""
    period: Said = ""


@dataclass(frozen=True, slots=True)
class WithdrawnSection:
    """What has ended of one kind."""

    id: str
    title: Said
    entries: tuple[WithdrawnEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnPage(Page):
    """Everything that has ended; `empty` is said when nothing has."""

    template: ClassVar[str] = "pages/withdrawn.html"

    lede: Said
    sections: tuple[WithdrawnSection, ...]
    empty: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage(Page):
    """What stands at an old address: it leads on to `target`; `files` have moved with it."""

    template: ClassVar[str] = "pages/moved.html"

    sentence: Said
    target: Link
    files_sentence: Said = ""
    files: tuple[Link, ...] = ()
