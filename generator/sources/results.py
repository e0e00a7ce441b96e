"""Results as columns: what every table of figures becomes before it is judged.

Takes typed columns. Gives one pandas frame with a row a result, the periods it points into, and
the files it came from. A million results stay columns, never objects.
Must not know which shape the table had, what was promised, or whether it was kept.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from generator.diagnostics import NOWHERE, Place
from generator.model import (
    SPANS,
    Counts,
    FurtherFigure,
    Kind,
    Measure,
    Service,
    Standard,
    forms_beside,
    group_keys,
)
from generator.periods import Calendar, Form, Period, form_of
from generator.sources.cells import TEXT
from generator.sources.lines import Lines

COUNTS = ("numerator", "denominator", "excluded", "open", "open_late", "population")
"""Columns of whole numbers."""

TEXTS = ("service", "standard", "channel", "segment", "statistic", "value_text", "status", "note")
"""Columns of text, "" for nothing; notes in further languages stand in `note_fr` and so on."""


CALENDAR_YEAR = Calendar()


class Said(StrEnum):
    """What a row may say of itself in its `status`."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    PROJECTED = "projected"
    SUSPENDED = "suspended"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """Every result, in the order of files and rows.

    `frame` has the index 0, 1, 2 ... and these columns:

    - `service`, `standard`, `channel`, `segment`, `statistic`: ids, "" for the total; str
    - `period`: the position in `periods`, which are sorted; int64
    - `numerator`, `denominator`, `excluded`, `open`, `open_late`, `population`: Int64 with NA
      for none; Python integers (object) in a column where one passes 64 bits
    - `value_mantissa` (int64, or object beyond), `value_scale` (int8, -1 for none): the value is
      `mantissa / 10 ** scale` in the standard's unit; `value_text` as it was read
    - `status`: a word of `Said` or ""; `confirmed`: bool; `note`, `note_fr` ...: str
    - `file`: the position in `files`; `row`: the row in that file; int32
    - `faulty`: the code of the fault that makes the row unjudgeable, "" for none; str
    """

    frame: pd.DataFrame
    periods: tuple[Period, ...] = ()
    files: tuple[Lines, ...] = ()

    def place(self, index: int, column: str = "") -> Place:
        """Where a result stands in its file; nowhere for a row that no file holds."""
        file, row = (self.frame[name].to_numpy(np.int64)[index] for name in ("file", "row"))
        return self.files[file].place(int(row), column) if file >= 0 else NOWHERE


def no_results() -> Results:
    """Results of a project without tables: all columns, no rows."""
    whole = {name: pd.array([], dtype="Int64") for name in COUNTS}
    text = {name: pd.array([], dtype=TEXT) for name in (*TEXTS, "faulty")}
    kinds = {"period": np.int64, "value_mantissa": np.int64, "value_scale": np.int8}
    rest = {**kinds, "confirmed": np.bool_, "file": np.int32, "row": np.int32}
    numbers: dict[str, Any] = {name: np.array([], dtype=kind) for name, kind in rest.items()}
    return Results(pd.DataFrame({**text, **whole, **numbers}))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one standard, service or other subject when rows about it are read.

    `owner` is the word for what declares its channels and segments.
    `forms` are the forms its periods may have, none given means any; `segments` are written
    SEGMENT:GROUP. `gauges` are how its figures are made, by statistic; "" is the result itself.
    """

    calendar: Calendar = CALENDAR_YEAR
    forms: frozenset[Form] = frozenset()
    channels: frozenset[str] = frozenset()
    segments: frozenset[str] = frozenset()
    began: date | None = None
    ended: date | None = None
    gauges: Mapping[str, "Gauge"] = field(default_factory=dict)
    owner: str = "service"

    @property
    def statistics(self) -> frozenset[str]:
        """The second statistics that its rows may name."""
        return frozenset(self.gauges) - {""}


@dataclass(frozen=True, slots=True)
class Gauge:
    """How a figure is made: `factor` times numerator by denominator, 0 where it is not."""

    share: bool = False
    factor: int = 0
    failures: bool = False


def known_standards(
    services: Iterable[Service], calendar_of: Callable[[str], Calendar]
) -> dict[tuple[str, str], Known]:
    """What is known of each standard, by service and standard; `calendar_of` takes an agency."""
    listed = tuple(services)
    calendars = {agency: calendar_of(agency) for agency in {one.agency for one in listed}}
    return {
        (service.id, standard.id): know(service, standard, calendars[service.agency])
        for service in listed
        for standard in service.standards
    }


def know(service: Service, standard: Standard, calendar: Calendar) -> Known:
    """What is known of one standard of a service, in the calendar of its agency."""
    return Known(
        calendar,
        _forms(standard),
        frozenset(channel.id for channel in service.channels),
        frozenset(group_keys(service)),
        standard.began.first if standard.began else None,
        standard.ended.day if standard.ended else None,
        {"": _gauge(standard.measure)}
        | {statistic.id: _gauge(statistic) for statistic in standard.measure.also},
    )


def _gauge(measure: Measure | FurtherFigure) -> Gauge:
    failures = measure.counts is Counts.FAILURES
    return Gauge(measure.kind is Kind.SHARE, factor_of(measure), failures)


def _forms(standard: Standard) -> frozenset[Form]:
    """The forms its periods may have: its cadence's, that of the span judged, and those beside."""
    if standard.cadence is None:
        return frozenset()
    span = SPANS.get(standard.judged)
    own = {form_of(standard.cadence)} | ({span} if span else set())
    return forms_beside(standard) | own


def factor_of(measure: Measure | FurtherFigure) -> int:
    """By how much numerator by denominator is multiplied to give the value; 0 for other kinds."""
    pooled = {Kind.SHARE: 100, Kind.MEAN: 1, Kind.COST: 1, Kind.RATE: measure.per or 0}
    return pooled.get(measure.kind, 0)
