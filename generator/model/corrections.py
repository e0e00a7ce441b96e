"""Corrections: what the public was told, and is told otherwise since.

Takes nothing: the door of corrections fills these types, and what was published is compared by the
columns named here. Gives values that never change.
Must not know files, pages, or what is published now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as part
from datetime import date
from enum import StrEnum

from generator.diagnostics import Place


class CorrectionKind(StrEnum):
    """What was corrected."""

    FIGURE = "figure"
    REMOVED = "removed"
    TARGET = "target"
    DEFINITION = "definition"


COLUMNS = (
    *("date", "kind", "service", "standard", "period", "channel", "segment"),
    *("field", "old", "new", "reason"),
)
"""The columns of data/corrections.csv, as its first line names them."""

FIGURED = ("numerator", "denominator", "value", "unit")
"""Columns of a result that are corrected, each by a row of its own."""

PROMISED = (
    *("comparison", "target", "target_high", "target_announced", "target_by", "target_channel"),
    *("target_segment", "target_within", "target_promise"),
)
"""Columns of a target that say what was promised; why it was is no part of it."""

DEFINING = frozenset(
    {
        *("definition", "kind", "unit", "percentile", "per", "counts", "basis"),
        *("clock_starts", "clock_stops", "clock_pauses", "excludes"),
    }
)
"""Columns of a standard by which its past figures mean something; a translation changes none."""

WHOLE_STANDARD = "standard"
"""The field of a row that says that a standard itself was removed."""

Subject = tuple[str, str, str, str, str]
"""Service, standard, period, channel and segment, as texts."""


@dataclass(frozen=True, slots=True)
class LoggedCorrection:
    """A row of data/corrections.csv.

    `field` is the column that changed, behind the name of a further figure or target where it is
    one's; `old` and `new` are its cells as they were published. `withheld` says that both are left
    out, since they could tell of few people. `place` takes no part in comparison.
    """

    date: date
    kind: CorrectionKind
    service: str
    standard: str
    period: str
    channel: str
    segment: str
    field: str
    old: str
    new: str
    reason: str
    withheld: bool = False
    place: Place = part(default=Place(), compare=False)

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return (self.service, self.standard, self.period, self.channel, self.segment)

    @property
    def statistic(self) -> str:
        """The further figure that it is about; "" for the result itself."""
        return self.field.rpartition("/")[0]

    @property
    def column(self) -> str:
        """The column that changed."""
        return self.field.rpartition("/")[2]

    @property
    def is_of_standard(self) -> bool:
        """Whether it says that a whole standard was removed."""
        return self.field == WHOLE_STANDARD

    @property
    def is_of_figure(self) -> bool:
        """Whether a figure that is still published was corrected."""
        return self.kind is CorrectionKind.FIGURE


Corrections = tuple[LoggedCorrection, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """A provisional figure that is another now, or final: cells as they were and are published.

    `old` and `new` are numerator, denominator and value; `provisional` says that it still is.
    """

    service: str
    standard: str
    period: str
    channel: str
    segment: str
    statistic: str
    unit: str
    old: tuple[str, str, str]
    new: tuple[str, str, str]
    provisional: bool


@dataclass(frozen=True, slots=True)
class Record:
    """What was told otherwise since it was published.

    `corrections` are all on record, by day, and None where no record is kept; `revisions` are those
    against the edition before.
    """

    corrections: Corrections | None = None
    revisions: tuple[Revision, ...] = ()
    by_service: Mapping[str, Corrections] = part(default_factory=dict)

    def of(self, service: str) -> Corrections:
        """The corrections of a service."""
        return self.by_service.get(service, ())

    def corrected(self, service: str) -> frozenset[tuple[str, ...]]:
        """The corrected figures of a service: standard, period, channel, segment and statistic."""
        return frozenset(
            (*one.subject[1:], one.statistic) for one in self.of(service) if one.is_of_figure
        )


NO_RECORD = Record()


def open_record(corrections: Iterable[LoggedCorrection]) -> Record:
    """A record of these corrections."""
    rows = tuple(corrections)
    found: dict[str, list[LoggedCorrection]] = {}
    for row in rows:
        found.setdefault(row.service, []).append(row)
    return Record(rows, by_service={service: tuple(own) for service, own in found.items()})
