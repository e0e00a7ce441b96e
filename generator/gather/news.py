"""What happened lately: results that turned, feedback closed, and what was told otherwise.

Takes what is published, and the facts of standards and loops. Gives small values with the day of
each, the newest first. A turn is held against the judged period before it, never against an
edition, so that it is the same whenever the site is built. Provisional figures, results on few
cases and zeros that wait to be confirmed are no news, on neither side of a turn.
Must not know words or files.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TypeAlias, TypeVar

from generator.gather.corrections import Corrected, Revised, gather_corrections
from generator.gather.loops import LoopFacts
from generator.gather.standards import AgencyFacts, StandardFacts, judged_until
from generator.model import Agency, Status
from generator.published import Published, Result

MOST = 50
"""How many of the newest are kept, of all and of each agency."""

_TURNS = {(Status.MET, Status.MISSED), (Status.MISSED, Status.MET)}


@dataclass(frozen=True, slots=True)
class Turn:
    """A result on the other side of its target than that of the judged period before it."""

    facts: StandardFacts
    row: Result
    agency: Agency

    @property
    def missed(self) -> bool:
        """Whether it is newly missed; else it is met again."""
        return self.row.status is Status.MISSED

    @property
    def day(self) -> date:
        """The last day of its period: the day of its publication is not in the data."""
        return self.row.period.last

    @property
    def began(self) -> date:
        """A day of it that never changes."""
        return self.row.period.last

    @property
    def place(self) -> tuple[str, ...]:
        """What tells it from all other news."""
        return (self.facts.service.id, self.facts.standard.id, self.row.period.key)


@dataclass(frozen=True, slots=True)
class Closing:
    """A feedback loop that was closed on a day that is known."""

    loop: LoopFacts
    day: date

    @property
    def began(self) -> date:
        """A day of it that never changes: that of its closing may be corrected."""
        return self.loop.loop.opened

    @property
    def place(self) -> tuple[str, ...]:
        """What tells it from all other news."""
        return (self.loop.loop.id,)


Item: TypeAlias = Turn | Closing | Corrected | Revised
"""One piece of news."""

Some = TypeVar("Some", bound=Item)


@dataclass(frozen=True, slots=True)
class News:
    """The newest turns, loops closed, and figures told otherwise; of `all` and of each agency.

    Revisions stand among the corrections and nowhere else: a provisional figure is no news.
    """

    turns: tuple[Turn, ...] = ()
    closings: tuple[Closing, ...] = ()
    corrections: tuple[Corrected | Revised, ...] = ()
    all: tuple[Item, ...] = ()
    by_agency: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)


def gather_news(
    published: Published, agencies: Sequence[AgencyFacts], loops: Iterable[LoopFacts]
) -> News:
    """What happened lately, of all agencies and of each."""
    told = list(gather_corrections(published, agencies))
    corrected = [one for one in told if isinstance(one, Corrected)]
    closings = [
        Closing(one, one.standing.closed) for one in loops if one.standing.closed is not None
    ]
    turns: list[Turn] = []
    own: dict[str, tuple[Item, ...]] = {}
    for one in agencies:
        turned = newest(_turns_of(one))
        turns.extend(turned)
        heard = [each for each in closings if one.agency.id in each.loop.agencies]
        mended = [each for each in corrected if one.agency.id == each.about.agency]
        own[one.agency.id] = newest((*turned, *heard, *mended))
    known = {name: news for name, news in own.items() if news}
    everything: list[Item] = [*turns, *closings, *corrected]
    return News(newest(turns), newest(closings), newest(told), newest(everything), known)


def newest(news: Iterable[Some]) -> tuple[Some, ...]:
    """The newest of these, at most `MOST`, those of one day in a fixed order."""
    every = tuple(news)
    days = sorted((one.day for one in every), reverse=True)
    # Only those of the newest days are put in order: of thousands, most are years old.
    last = days[:MOST][-1] if days else date.max
    late = [one for one in every if one.day >= last]
    ordered = sorted(late, key=lambda one: one.place)
    return tuple(sorted(ordered, key=lambda one: one.day, reverse=True)[:MOST])


def _turns_of(agency: AgencyFacts) -> Iterator[Turn]:
    for service in agency.services:
        for facts in service.standards:
            rows = judged_until(facts.totals, facts.current)
            for before, row in pairwise(rows):
                if (before.status, row.status) in _TURNS and _is_sure(before) and _is_sure(row):
                    yield Turn(facts, row, agency.agency)


def _is_sure(row: Result) -> bool:
    return not (row.small or row.unconfirmed or row.provisional)
