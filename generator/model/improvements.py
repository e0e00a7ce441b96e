"""Improvements: what is planned, or was done, so that promises are kept better.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, Markdown, files or pages.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.model.fields import Located, ProseLink, doc
from generator.model.loops import Review
from generator.text import Text


class Stage(StrEnum):
    """How far an improvement has come, in the order in which it goes on."""

    PROPOSED = "proposed"
    FUNDED = "funded"
    UNDER_WAY = "under way"
    DELIVERED = "delivered"
    STOPPED = "stopped"


UNFINISHED = (Stage.PROPOSED, Stage.FUNDED, Stage.UNDER_WAY)
"""Stages in which something is still to come."""


class Priority(StrEnum):
    """How much an improvement matters beside the others of its agency."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Effort(StrEnum):
    """How much work an improvement is."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement(Located):
    """Something an agency changes so that promises are kept better: content/improvements/ID.md."""

    id: str = doc("The file's name.", default="")
    title: Text = doc("What is improved, in a line.")
    agency: str = doc("The id of the agency that answers for it.")
    services: tuple[str, ...] = doc("Ids of the services it is about.", default=())
    team: Text | None = doc("Who works on it: a team or a post, not a person.", default=None)
    status: Stage = doc("How far it is: proposed, funded, under way, delivered or stopped.")
    start: date | None = doc("The day on which work begins, or began.", default=None)
    due: date | None = doc("The day by which it will be delivered.", default=None)
    delivered: date | None = doc("The day from which people could use it.", default=None)
    priority: Priority | None = doc("How much it matters: high, medium or low.", default=None)
    effort: Effort | None = doc("How much work it is: small, medium or large.", default=None)
    people_affected: int | None = doc(
        "How many people a year it would help; below privacy.minimum_count it is not published.",
        default=None,
    )
    answers: tuple[str, ...] = doc("Ids of the feedback loops that it answers.", default=())
    moves: tuple[str, ...] = doc(
        "The standards whose results should change, as SERVICE/STANDARD.", default=()
    )
    reviewed: Review | None = doc(
        "Who read the quotations, and when: Director, Customer Experience, 2025-03-01.",
        default=None,
    )
    was: tuple[str, ...] = doc("Ids it had before; their addresses lead here.", default=())
    told: tuple[tuple[str, str], ...] = field(default=(), metadata={"hidden": True})
    """Sanitised HTML of its text, by language."""
    links: tuple[ProseLink, ...] = field(default=(), metadata={"hidden": True})
    """The links of its text, in all its languages."""

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """The ids of service and standard of each result that should change."""
        parts = (said.partition("/") for said in self.moves)
        return tuple((service, standard) for service, _, standard in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where an improvement stands on a day: the date that has passed, and how many days ago."""

    overdue: date | None = None
    days: int = 0
