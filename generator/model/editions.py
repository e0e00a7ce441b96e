"""Named editions: states of the scorecard that were published under a name and kept.

Takes nothing: the door of editions fills these types. Gives values that never change.
Must not know where tables lie, nor what stands in them.
"""

from dataclasses import dataclass
from datetime import date

RULES_VERSION = "1"
"""The version of the rules that verdicts are reached by; a change of a rule is a new version."""

KEPT = (
    *("agencies", "services", "standards", "results", "satisfaction", "answers", "volumes"),
    *("feedback", "comments", "journeys", "improvements"),
)
"""The tables of an edition: what was promised and measured, and what that was compared with."""


@dataclass(frozen=True, slots=True)
class EditionFile:
    """A packed table: its name, its size in bytes, its SHA-256, and that of what is packed."""

    name: str
    size: int
    sha256: str
    content: str


@dataclass(frozen=True, slots=True)
class NamedEdition:
    """An edition: its name, the day that counted as today, and the rules it was judged by.

    `files` are its packed tables by name; `previous` names the edition before, "" where there was
    none.
    """

    name: str
    as_of: date
    rules_version: str
    previous: str = ""
    files: tuple[EditionFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Editions:
    """The edition that a site is, "" for a state between two, and those before it, oldest first.

    `previous` names what it was compared with, "" where there was nothing. `current` is the edition
    itself once its tables are made.
    """

    name: str = ""
    previous: str = ""
    earlier: tuple[NamedEdition, ...] = ()
    current: NamedEdition | None = None


NO_EDITIONS = Editions()
