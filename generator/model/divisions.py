"""How people are divided: the channels they come by, and the groups they belong to.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, CSV, files or pages, nor whose people they are.
"""

from dataclasses import dataclass
from typing import Protocol

from generator.model.fields import Located, doc
from generator.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Located):
    """A way to use a service, to reach an agency, or to go through a journey."""

    id: str = doc("The channel's id, as it stands in files of results and of answers.")
    name: Text | None = doc("What people call it; the id where absent.", default=None)
    digital: bool = doc("Whether it is online.", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Located):
    """One group of a segment."""

    id: str = doc("The group's id.")
    name: Text = doc("What the group is called.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment(Located):
    """A way to divide people; files of results and of answers write it SEGMENT:GROUP."""

    id: str = doc("The segment's id.")
    name: Text = doc("What the division is by.")
    covers_everyone: bool = doc("Whether its groups add up to all cases.", default=False)
    groups: tuple[Group, ...] = doc("Its groups.")


class Divided(Protocol):
    """Whose people can be divided: a service, an agency or a journey."""

    @property
    def channels(self) -> tuple[Channel, ...]:
        """How people come."""

    @property
    def covers_everyone(self) -> bool:
        """Whether the channels add up to everybody."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """How people are divided."""


def group_keys(body: Divided) -> tuple[str, ...]:
    """Every group that is declared, as SEGMENT:GROUP, in the order of the file."""
    return tuple(f"{part.id}:{group.id}" for part in body.segments for group in part.groups)
