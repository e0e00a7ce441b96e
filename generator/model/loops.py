"""Feedback loops: what people said, what was decided, what was done, and what is measured by.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, Markdown, CSV, files or pages.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from generator.model.changes import Change
from generator.model.fields import Located, ProseLink, doc
from generator.periods import Period
from generator.text import N_, Text

SECTIONS = (N_("You said"), N_("We did"), N_("What changed"))
"""The parts of a loop's text, told by their order."""


CUTS = ("open", "planned", "done", "declined", "overdue")
"""Pages of the ledger that show some of the loops; no loop can have one of these as its id."""


class Decision(StrEnum):
    """What was decided about something that people said."""

    DECIDING = "deciding"
    PLANNED = "planned"
    DONE = "done"
    DECLINED = "declined"


class State(StrEnum):
    """Where a loop stands on a day, in the order in which it goes on."""

    OPENED = "opened"
    ANSWERED = "answered"
    DECIDING = "deciding"
    PLANNED = "planned"
    DONE = "done"
    DECLINED = "declined"


UNDECIDED = (State.OPENED, State.ANSWERED, State.DECIDING)
"""States in which a decision is owed."""

CLOSED = (State.DONE, State.DECLINED)
"""States in which nothing is owed any more."""


@dataclass(frozen=True, slots=True)
class Review:
    """Who read the quotations before they were published, and on which day."""

    post: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard(Located):
    """Where and when something was heard, and from how many people."""

    since: Period = doc("The first period in which it was heard.", key="from")
    to: Period | None = doc("The last period; the first where absent.", default=None)
    sources: tuple[Text, ...] = doc("Where: survey, calls, complaints, frontline staff.")
    people: int | None = doc(
        "How many people said so; below privacy.minimum_count it is not published.", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Located):
    """What shows whether a change made a difference."""

    standard: str = doc("The standard to measure by, as SERVICE/STANDARD.")
    named: date = doc("The day on which this measure was chosen: when the change was planned.")
    after: int = doc("How many full periods after the change are compared.", default=3)

    @property
    def key(self) -> tuple[str, str]:
        """The ids of its service and of its standard."""
        service, _, standard = self.standard.partition("/")
        return service, standard


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop(Located):
    """Something that people said, and what became of it: content/feedback/ID.md."""

    id: str = doc("The file's name.", default="")
    title: Text = doc("What people said, in a line.")
    services: tuple[str, ...] = doc("Ids of the services it is about.")
    journeys: tuple[str, ...] = doc("Ids of the journeys it is about.", default=())
    theme: str | None = doc("Its theme, as the column `theme` of data/feedback.csv.", default=None)
    opened: date = doc("The day on which it was taken up.")
    heard: Heard | None = doc("Where, when and from how many it was heard.", default=None)
    answered: date | None = doc("The day on which people were answered.", default=None)
    decision: Decision | None = doc(
        "What was decided: deciding, planned, done or declined.", default=None
    )
    decide_by: date | None = doc("Until when it is decided; 90 days after opening.", default=None)
    decided: date | None = doc("The day of the decision: planned or declined.", default=None)
    reason: Text | None = doc("Why it was declined.", default=None)
    due: date | None = doc("Until when what is planned will be done.", default=None)
    done: date | None = doc("The day on which it was done.", default=None)
    evidence: Evidence | None = doc("What shows whether it made a difference.", default=None)
    reviewed: Review | None = doc(
        "Who read the quotations, and when: Director, Customer Experience, 2025-03-01.",
        default=None,
    )
    told: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), metadata={"hidden": True})
    """Sanitised HTML of the sections, by language, in the order of `SECTIONS`."""
    links: tuple[ProseLink, ...] = field(default=(), metadata={"hidden": True})
    """The links of its text, in all its languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a loop stands on a day.

    `decide_by` is its own or the default. `overdue` is the date that has passed. `closed` is None
    also where nobody said when. `on_time` says whether it was closed by its date; None where that
    has not come, or was never named.
    """

    state: State
    decide_by: date
    overdue: date | None = None
    closed: date | None = None
    on_time: bool | None = None

    @property
    def is_closed(self) -> bool:
        """Whether nothing is owed any more."""
        return self.state in CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopFigures:
    """What loops together come to: how many stand where, each counted once.

    `answered` of all were answered. `dated` are those closed with a day to be held against, and
    those whose day has passed; of these `on_time` were closed by it. Days are medians from the
    opening, None of none.
    """

    states: tuple[tuple[State, int], ...] = ()
    overdue: int = 0
    answered: int = 0
    answer_days: Fraction | None = None
    dated: int = 0
    on_time: int = 0
    close_days: Fraction | None = None

    @property
    def all(self) -> int:
        """How many loops there are."""
        return sum(count for _, count in self.states)

    def of(self, *states: State) -> int:
        """How many loops are in one of these states."""
        return sum(count for state, count in self.states if state in states)


class Effect(StrEnum):
    """What comparing the periods after a change with those before comes to."""

    BETTER = "better"
    WORSE = "worse"
    ROSE = "rose"
    FELL = "fell"
    UNCLEAR = "no clear change"
    TOO_EARLY = "too early"
    CANNOT_COMPARE = "cannot compare"
    NOT_MEASURED = "not measured"


class Named(StrEnum):
    """When a measure was named, held against the decision and the change."""

    IN_TIME = "in time"
    AFTER_PLAN = "after the plan"
    AFTER_CHANGE = "after the change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What the measure of a loop shows: `after` periods since the change, as many before.

    `like` says that those before are the same periods a year earlier. `waits` is the period whose
    result has to come first, `until` the day by which it is due. `change` holds the comparison,
    its obstacle too. Where they are not the same time of year, `swing` is how far the results of
    the year before the change lie apart, None where most of it is not known, and `seasonal` says
    that the season alone may explain the difference, so that it is no clear one.
    """

    effect: Effect
    change: Change | None = None
    like: bool = True
    waits: Period | None = None
    until: date | None = None
    small: bool = False
    swing: Fraction | None = None
    seasonal: bool = False
