"""What may be shown of volumes: how often services are used, and at what cost.

Takes volumes after small numbers were hidden. Gives columns that are cut by service, and one
frozen `Volume` a row where a page or a table asks for it.
Must not know pages, words or files.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from generator.model import Service, Volume, VolumeStatus
from generator.origins import NOWHERE_KNOWN, Origins, origins_of, stretches
from generator.periods import Period
from generator.sources.volumes import FIGURES, Volumes


@dataclass(frozen=True, slots=True)
class PublishedVolumes:
    """Every volume that may be shown; rows of one service stand together."""

    _columns: Mapping[str, list[Any]] = field(default_factory=lambda: MappingProxyType({}))
    _bounds: Mapping[str, tuple[int, int]] = field(default_factory=lambda: MappingProxyType({}))
    _periods: tuple[Period, ...] = ()
    _unit: int = 1
    _origins: Origins = NOWHERE_KNOWN

    def of(self, service: str) -> tuple[Volume, ...]:
        """The rows of one service, by period, the total first, then channels as listed."""
        start, end = self._bounds.get(service, (0, 0))
        return tuple(self._volume(row) for row in range(start, end))

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self._columns.get("service", ()))

    def _volume(self, row: int) -> Volume:
        at = {name: column[row] for name, column in self._columns.items()}
        return Volume(
            service=at["service"],
            period=self._periods[at["period"]],
            channel=at["channel"],
            started=at["started"],
            completed=at["completed"],
            cost=None if at["cost"] is None else Fraction(at["cost"], self._unit),
            standing=VolumeStatus(at["status"] or VolumeStatus.FINAL),
            added_up=at["added"],
            note=self._origins.note(at),
            place=self._origins.place(at),
        )


NO_VOLUMES = PublishedVolumes()


def publish_volumes(
    hidden: Volumes, services: Sequence[Service], *, languages: tuple[str, ...]
) -> PublishedVolumes:
    """The rows in the order they are shown, as plain columns."""
    frame = hidden.frame
    if not len(frame):
        return NO_VOLUMES
    places = {
        (service.id, name): place
        for service in services
        for place, name in enumerate(("", *(channel.id for channel in service.channels)))
    }
    keys = zip(frame["service"], frame["channel"], strict=True)
    frame = frame.assign(place=[places[key] for key in keys])
    frame = frame.sort_values(["service", "period", "place"], kind="stable")
    columns = {str(name): frame[name].tolist() for name in frame.columns}
    for name in FIGURES:
        kept = frame[name].astype(object).where(frame[name].notna(), None)
        columns[name] = [None if number is None else int(number) for number in kept]
    bounds, origins = stretches(columns["service"]), origins_of(hidden.files, languages)
    return PublishedVolumes(columns, bounds, hidden.periods, 10**hidden.scale, origins)
