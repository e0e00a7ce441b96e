"""Rows on end, column by column: what is known of each, made only where it is asked for.

Takes columns kept small, and what their codes point into. Gives, for any stretch of rows, each
field of a `Result` as a list, and all of them as rows.
Must not know services, pages or files.
"""

import marshal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter
from typing import Any

from generator.disclosure.hiding import ALL_STATUSES
from generator.judge.book import Term
from generator.model import Counts, FurtherFigure, Measure, Question
from generator.origins import note_of
from generator.packed import Column
from generator.parcels import pack
from generator.periods import Period
from generator.results import Result, make_results

Cells = list[Any]
"""The values of one column."""

_STATUSES = (*ALL_STATUSES, None)
"""What verdicts stand for: -1, as of a breakdown, for none."""


PLACES = frozenset({"path", "line"})
"""Columns that say where in a file a row stands."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All published rows by column, with the values that their codes point into."""

    size: int
    columns: Mapping[str, Column]
    periods: tuple[Period, ...]
    terms: tuple[Term | None, ...]
    """Behind all terms stands None, for rows without one."""
    gauges: tuple[Measure | FurtherFigure, ...]
    questions: tuple[Question | None, ...]
    ranks: tuple[int, ...]

    def stretch(self, start: int, end: int, *, languages: tuple[str, ...]) -> "Stretch":
        """The rows from `start` to before `end`, with their notes in some languages."""
        return Stretch(self, start, end, languages)


NO_FIGURES = Figures(0, {}, (), (), (), (), ())


class Stretch:
    """Some rows on end."""

    def __init__(self, figures: Figures, start: int, end: int, languages: tuple[str, ...]) -> None:
        """No column is made yet."""
        self.languages = languages
        self._figures, self._start, self._end = figures, start, end
        self._made: dict[str, Cells] = {}

    def __len__(self) -> int:
        """How many rows there are."""
        return self._end - self._start

    def __getitem__(self, name: str) -> Cells:
        """A column: a field of `Result`, or one of the figures as they are kept."""
        if name not in self._made:
            make = _MADE.get(name)
            self._made[name] = make(self, self._figures) if make else self.plain(name)
        return self._made[name]

    def results(self) -> tuple[Result, ...]:
        """The rows."""
        return make_results(len(self), self.__getitem__)

    def digest(self) -> bytes:
        """A digest of the rows, equal only for equal ones; where they stand is no part of it.

        Nor is what other rows there are: a code counts as what it stands for.
        """
        known = self._figures
        told: dict[str, Callable[[int], object]] = {
            "period": lambda code: _packed(known.periods[code]),
            "term": known.terms.__getitem__,
            "gauge": lambda code: (known.gauges[code], known.questions[code]),
            "track": known.ranks.__getitem__,
        }
        names = sorted(known.columns.keys() - PLACES)
        columns, values = list[tuple[str, Cells]](), list[list[object]]()
        for name in names:
            cells = self.plain(name)
            if name in told:
                own = {code: place for place, code in enumerate(dict.fromkeys(cells))}
                values.append([told[name](code) for code in own])
                cells = [own[code] for code in cells]
            columns.append((name, cells))
        # As bytes first: a list of numbers is written in the tenth part of the time of a parcel.
        return sha256(marshal.dumps(columns, 2) + pack(values)).digest()

    def plain(self, name: str) -> Cells:
        """A column as it is kept: codes, and texts that were written."""
        return self._figures.columns[name].cells(self._start, self._end)

    def look_up(self, name: str, values: tuple[Any, ...]) -> Cells:
        """What the codes of a column stand for among some values: -1 for the last of them."""
        return [values[code] for code in self.plain(name)]


@lru_cache(1 << 12)
def _packed(period: Period) -> bytes:
    """A period as bytes: rows of all services are about the same few."""
    return pack(period)


Make = Callable[[Stretch, Figures], Cells]


def _values(rows: Stretch, _: Figures) -> Cells:
    cells = zip(rows["has_value"], rows["value_top"], rows["value_bottom"], strict=True)
    return [Fraction(top, bottom) if known else None for known, top, bottom in cells]


def _ends(rows: Stretch, _: Figures) -> Cells:
    cells = zip(rows["has_value"], rows["counted"], rows["value_scale"], strict=True)
    return [scale if known and not counted else None for known, counted, scale in cells]


def _disagrees(rows: Stretch, _: Figures) -> Cells:
    """Whether a value stands beside counts that do not round to it; a half may go either way."""
    names = ("counted", "value_scale", "denominator", "faulty")
    figures = ("value_top", "value_bottom", "value_mantissa")
    cells = zip(*(rows[name] for name in (*names, *figures)), strict=True)
    return [
        counted
        and scale >= 0
        and denominator is not None
        and not faulty
        and 2 * abs(top * 10**scale - mantissa * bottom) > bottom
        for counted, scale, denominator, faulty, top, bottom, mantissa in cells
    ]


def _notes(rows: Stretch, figures: Figures) -> Cells:
    further = (f"note_{language}" for language in rows.languages[1:])
    names = [name for name in ("note", *further) if name in figures.columns]
    columns = [rows.plain(name) for name in names]
    return [
        note_of(dict(zip(names, cells, strict=True)), rows.languages) if any(cells) else None
        for cells in zip(*columns, strict=True)
    ]


def _of_term(name: str, nothing: object = None) -> Make:
    """What the terms of rows say; `nothing` of rows without one."""
    read = attrgetter(name)
    return lambda rows, _: [nothing if one is None else read(one) for one in rows["term"]]


day_of = lru_cache(1 << 12)(date.fromordinal)
"""The day of a number: rows of one period are due on one."""

_MADE: Mapping[str, Make] = {
    "period": lambda rows, known: rows.look_up("period", known.periods),
    "measure": lambda rows, known: rows.look_up("gauge", known.gauges),
    "term": lambda rows, known: rows.look_up("term", known.terms),
    "kind": lambda rows, _: [one.kind for one in rows["measure"]],
    "failures": lambda rows, _: [one.counts is Counts.FAILURES for one in rows["measure"]],
    "unit": lambda rows, _: [one.unit or "percent" for one in rows["measure"]],
    "answers": lambda rows, known: rows.look_up("gauge", known.questions),
    "value": _values,
    "ends": _ends,
    "target": _of_term("target"),
    "low": _of_term("low"),
    "high": _of_term("high"),
    "strict": _of_term("strict", nothing=False),
    "status": lambda rows, _: rows.look_up("verdict", _STATUSES),
    "due": lambda rows, _: [day_of(day) for day in rows.plain("due")],
    "track": lambda rows, known: rows.look_up("track", known.ranks),
    "reported": lambda rows, _: [not owed for owed in rows["owed"]],
    "provisional": lambda rows, _: [said == "provisional" for said in rows.plain("status")],
    "projected": lambda rows, _: [said == "projected" for said in rows.plain("status")],
    "disagrees": _disagrees,
    "note": _notes,
}
"""The columns that are made of others."""
