"""What changed between two published states, as values.

Takes nothing: the comparing modules fill these types. Gives frozen values in a fixed order.
A figure that one of the two states hides is in none of them. Must not know words.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Move(StrEnum):
    """What became of a published result."""

    ADDED = "added"
    REMOVED = "removed"
    CORRECTED = "past figure revised"
    REVISED = "provisional figure revised"
    JUDGED = "verdict changed"
    HIDDEN = "newly suppressed"
    SHOWN = "no longer suppressed"
    OWED = "owed otherwise"
    NOTED = "note or mark changed"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Which result: ids as the newer state has them, and its period with its first and last day."""

    agency: str
    service: str
    standard: str
    first: str
    last: str
    period: str
    channel: str = ""
    segment: str = ""
    statistic: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it is about a channel or a group, not all cases."""
        return bool(self.channel or self.segment)

    @property
    def is_main(self) -> bool:
        """Whether it is the result of all cases itself, and no second figure beside it."""
        return not (self.is_group or self.statistic)


@dataclass(frozen=True, slots=True)
class Figure:
    """What one state says of a result, cells as text; the bounds are those of its first target."""

    numerator: str = ""
    denominator: str = ""
    value: str = ""
    unit: str = ""
    status: str = ""
    provisional: bool = False
    unconfirmed: bool = False
    bounds: tuple[str, ...] = ()

    @property
    def counts(self) -> tuple[str, str, str]:
        """The figures alone."""
        return (self.numerator, self.denominator, self.value)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status before and after, under one target."""

    target: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ResultChange:
    """What became of one result; a side without a figure that may be told is None.

    `withheld` says that the older state told a final figure, which is not repeated.
    """

    move: Move
    key: Key
    old: Figure | None = None
    new: Figure | None = None
    verdicts: tuple[Verdict, ...] = ()
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a promise stands: the status of its newest result that counts, and whose it is."""

    status: str
    period: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class StandingChange:
    """A promise whose newest verdict is another than it was."""

    agency: str
    service: str
    standard: str
    old: Standing
    new: Standing


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing said of something, before and after; `told` is False where only that it changed."""

    name: str
    old: str = ""
    new: str = ""
    told: bool = True


@dataclass(frozen=True, slots=True)
class Held:
    """A target as a table has it: cells by column, and the unit of its figures."""

    cells: tuple[tuple[str, str], ...]
    unit: str = ""

    def __getitem__(self, name: str) -> str:
        """The cell of a column; "" where the table has none of that name."""
        return dict(self.cells).get(name, "")

    @property
    def track(self) -> tuple[str, str, str]:
        """What targets that follow each other share."""
        return (self["target_channel"], self["target_segment"], self["target_name"])


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that is new, gone or another; `before` is the one that a new one follows.

    `past` says that the day from which it holds has come, so that the public was told otherwise.
    """

    old: Held | None = None
    new: Held | None = None
    before: Held | None = None
    past: bool = False


class Fate(StrEnum):
    """What became of an agency, a service, a standard or anything else with an id."""

    ADDED = "added"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class StandardChange:
    """What became of a standard; `was` is its SERVICE/STANDARD before, where it was renamed."""

    fate: Fate
    agency: str
    service: str
    standard: str
    was: str = ""
    fields: tuple[FieldChange, ...] = ()
    targets: tuple[TargetChange, ...] = ()
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class BodyChange:
    """What became of something that is no standard: an agency, a service, a page, a survey."""

    fate: Fate
    kind: str
    id: str
    was: str = ""
    fields: tuple[FieldChange, ...] = ()


class Turn(StrEnum):
    """What became of a feedback loop."""

    OPENED = "opened"
    ANSWERED = "answered"
    DECIDED = "decided"
    CLOSED = "closed"
    REOPENED = "reopened"
    OVERDUE = "overdue"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class LoopChange:
    """What became of a loop: its state before and after, "" for none."""

    turn: Turn
    id: str
    old: str = ""
    new: str = ""
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class TableChange:
    """How many rows of a table of figures changed, by what they are about; `hidden` are newly so.

    `shown` are rows that were hidden and are no longer.
    """

    table: str
    about: str
    added: int = 0
    removed: int = 0
    changed: int = 0
    hidden: int = 0
    shown: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """A row for data/corrections.csv: what the public was told, and is told now."""

    kind: str
    service: str
    standard: str
    period: str
    channel: str
    segment: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed; `uncompared` names what the older state does not tell."""

    results: tuple[ResultChange, ...] = ()
    standings: tuple[StandingChange, ...] = ()
    standards: tuple[StandardChange, ...] = ()
    bodies: tuple[BodyChange, ...] = ()
    loops: tuple[LoopChange, ...] = ()
    tables: tuple[TableChange, ...] = ()
    corrections: tuple[Correction, ...] = ()
    uncompared: tuple[str, ...] = field(default=())

    @property
    def nothing(self) -> bool:
        """Whether the public would see no difference."""
        return not any(
            (self.results, self.standings, self.standards, self.bodies, self.loops, self.tables)
        )

    def of(self, *moves: Move) -> tuple[ResultChange, ...]:
        """The results of which this became."""
        return tuple(change for change in self.results if change.move in moves)
