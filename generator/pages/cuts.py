"""The ways to choose promises and services: by where they stand, by what they are about.

Takes facts. Gives which of them belong to each way. Must not know words beyond their English, nor
pages. A result that waits to be confirmed is in no list as met or missed, and a miss on few cases
in no list of misses; both count in every total.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from generator.gather import ServiceFacts, StandardFacts
from generator.model import OWED, StandardType, Status
from generator.pages.totals import BESIDE
from generator.sentences.measures import TYPES
from generator.sentences.method import MEANINGS
from generator.sentences.verdicts import WORDS
from generator.text import N_

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cut(Generic[T]):
    """One way to choose: its address, its name, what it means, and which belong to it."""

    name: str
    title: str
    meaning: str
    belongs: Callable[[T], bool]
    status: Status | None = None

    def of(self, found: Sequence[T]) -> tuple[T, ...]:
        """Those that belong to it, in their order."""
        return tuple(one for one in found if self.belongs(one))


def listed_as(item: StandardFacts) -> Status | None:
    """The status that a promise is listed under; None where no list of verdicts may have it."""
    row = item.current
    if item.withdrawn or _is_unconfirmed(item):
        return None
    if item.status is Status.MISSED and row is not None and row.small:
        return None
    return item.status


def left_out(found: Sequence[StandardFacts], status: Status) -> int:
    """How many count in the totals with a status that no list shows them under."""
    return sum(
        item.status is status and not item.withdrawn and listed_as(item) is not status
        for item in found
    )


def _is_unconfirmed(item: StandardFacts) -> bool:
    known = item.current is not None and item.current.unconfirmed
    return known and not item.withdrawn


def _stands(status: Status, item: StandardFacts) -> bool:
    return listed_as(item) is status


def _is_about(kind: StandardType, item: StandardFacts) -> bool:
    return item.standard.type is kind


def _is_withdrawn(item: StandardFacts) -> bool:
    return item.withdrawn


STATUS_CUTS: tuple[Cut[StandardFacts], ...] = (
    *(
        Cut(
            status.value.replace("_", "-"),
            WORDS[status],
            MEANINGS[status],
            partial(_stands, status),
            status,
        )
        for status in (*OWED, *BESIDE)
    ),
    Cut(
        "zero-to-confirm",
        N_("Reported as zero, not confirmed"),
        N_("The result was published as exactly 0% on 30 or more cases, and is not confirmed yet."),
        _is_unconfirmed,
    ),
    Cut(
        "withdrawn",
        N_("Withdrawn"),
        N_("The promise has ended, and the last result it owed is there. It counts in no total."),
        _is_withdrawn,
    ),
)
"""By where the promises stand: every promise belongs to one of these, or is left out of a list."""

TYPE_CUTS: tuple[Cut[StandardFacts], ...] = tuple(
    Cut(kind.value, TYPES[kind], "", partial(_is_about, kind)) for kind in StandardType
)
"""By what the promises are about."""


def used(
    cuts: Sequence[Cut[T]], found: Sequence[T], *, least: int = 1
) -> tuple[tuple[Cut[T], tuple[T, ...]], ...]:
    """The cuts to which anything belongs, and what does; none where there are less than `least`."""
    chosen = tuple((cut, own) for cut in cuts if (own := cut.of(found)))
    return chosen if len(chosen) >= least else ()


# ---- services


def _any(status: Status, facts: ServiceFacts) -> bool:
    return any(listed_as(item) is status for item in facts.standards)


def _kept_all(facts: ServiceFacts) -> bool:
    owed = [item for item in facts.standards if not item.withdrawn and item.status in OWED]
    return bool(owed) and all(listed_as(item) is Status.MET for item in owed)


def _owed_nothing(facts: ServiceFacts) -> bool:
    return not facts.tally.owed


SERVICE_CUTS: tuple[Cut[ServiceFacts], ...] = (
    Cut(
        "any_missed",
        N_("A promise missed"),
        N_("At least one promise of these services was missed in its newest result."),
        partial(_any, Status.MISSED),
    ),
    Cut(
        "any_not_reported",
        N_("A result not reported"),
        N_("At least one result of these services was due and is not there."),
        partial(_any, Status.NOT_REPORTED),
    ),
    Cut(
        "all_kept",
        N_("Every promise kept"),
        N_("Every promise of these services that owed a result was met in its newest one."),
        _kept_all,
    ),
    Cut(
        "none_owed",
        N_("No result owed"),
        N_("No promise of these services owed a result."),
        _owed_nothing,
    ),
)
"""By how the promises of a service stand. An address with "_" is the id of no service."""
