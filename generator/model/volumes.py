"""How often a service is used, in what way and at what cost; and what follows from that.

Takes nothing: rows as read and hidden fill these types. Gives values that never change.
Must not know tables, pages or words.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Literal, TypeAlias

from generator.diagnostics import NOWHERE, Place
from generator.periods import Period
from generator.text import Text

Counted: TypeAlias = Literal["started", "completed", "cost"]
"""What is counted of a service in a period."""


class VolumeStatus(StrEnum):
    """What can be said of the volumes of one period."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    PROJECTED = "projected"
    SUSPENDED = "suspended"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """One period of a service, in all (a blank `channel`) or through one channel.

    `cost` is exact, in the site's currency. `added_up` says that the channels gave the figures.
    """

    service: str
    period: Period
    channel: str = ""
    started: int | None = None
    completed: int | None = None
    cost: Fraction | None = None
    standing: VolumeStatus = VolumeStatus.FINAL
    added_up: bool = False
    note: Text | None = None
    place: Place = field(default=NOWHERE, compare=False)


class Lack(StrEnum):
    """Why a figure is not there to be used."""

    NOT_REPORTED = "not reported"
    SUSPENDED = "suspended"
    PROJECTED = "projected"
    HIDDEN = "too few to publish"
    NOTHING_COUNTED = "nothing to divide by"
    NO_DIGITAL_CHANNEL = "no digital channel"
    OTHER_CHANNELS = "channels not said to cover everyone"


@dataclass(frozen=True, slots=True)
class Gap:
    """Why something cannot be computed: a figure of a channel that lacks in some periods.

    Without `periods` it was never there; without `figure` the reason is not about one figure.
    """

    lack: Lack
    figure: Counted | Literal[""] = ""
    channel: str = ""
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The first and the last period of a window."""

    first: Period
    last: Period


@dataclass(frozen=True, slots=True)
class Pool:
    """One figure added up over a window, exactly; None where `gaps` say why it cannot be."""

    total: Fraction | None
    gaps: tuple[Gap, ...] = ()

    @property
    def count(self) -> int | None:
        """The total of a figure that counts."""
        return None if self.total is None else int(self.total)


@dataclass(frozen=True, slots=True)
class Quotient:
    """One sum divided by another over a window, exactly; with `gaps` neither is there.

    `window` is None where there was never a period to take it from.
    """

    window: Stretch | None
    top: Fraction | None = None
    bottom: Fraction | None = None
    gaps: tuple[Gap, ...] = ()

    @property
    def value(self) -> Fraction | None:
        """The exact quotient; None where it cannot be computed."""
        if self.top is None or not self.bottom:
            return None
        return self.top / self.bottom


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """One channel over a window, or all of them where `channel` is blank."""

    channel: str
    started: Pool
    completed: Pool
    cost: Pool


@dataclass(frozen=True, slots=True)
class Use:
    """What can be said of a service's volumes: the newest twelve months, and each period.

    `all` and `channels` are about `window`; the three measures each have a window of their own,
    since costs come in later than counts. `take_ups` are of single periods, all channels known.
    """

    rows: tuple[Volume, ...]
    window: Stretch
    all: ChannelUse
    channels: tuple[ChannelUse, ...]
    cost_each: Quotient
    completion: Quotient
    take_up: Quotient
    take_ups: tuple[tuple[Period, Quotient], ...] = ()
    provisional: bool = False
