"""Spans that promises are judged over: fiscal years and twelve months, pooled from their parts.

Takes columns of results and the book. Gives a row more for each span whose parts are all there.
Shares, means with totals, rates and costs pool by sums; medians, percentiles and scores never do.
A span that the publisher reports itself is never computed. Must not know verdicts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from generator.judge.book import Book, Promise
from generator.model import SPANS, Kind
from generator.periods import Form, Period, form_of, period_of

POOLING = frozenset({Kind.SHARE, Kind.MEAN, Kind.RATE, Kind.COST, Kind.COUNT})
"""Kinds whose parts add up."""

SUMMED = ("numerator", "denominator", "excluded", "open", "open_late", "population")
UNUSABLE = frozenset({"projected", "suspended", "not_applicable"})


@dataclass(frozen=True, slots=True)
class Part:
    """One reported period that a span may be pooled from."""

    period: Period
    row: Mapping[str, Any]


def judged_form(promise: Promise) -> Form | None:
    """The form of the periods a promise is judged over; None where each period is judged."""
    return SPANS.get(promise.standard.judged)


def pooled_rows(frame: pd.DataFrame, periods: Sequence[Period], book: Book) -> list[dict[str, Any]]:
    """A row for each span that can be computed; its `period` is the period itself."""
    found = []
    for at, promise in enumerate(book.promises):
        form = judged_form(promise)
        if form is not None and promise.standard.measure.kind in POOLING:
            own = frame[(frame["promise"] == at) & (frame["statistic"] == "")]
            for _, rows in own.groupby(["channel", "segment"], sort=True):
                found += list(_pool(rows, periods, promise, form))
    return found


def _pool(
    rows: pd.DataFrame, periods: Sequence[Period], promise: Promise, form: Form
) -> Iterator[dict[str, Any]]:
    cadence = promise.standard.cadence
    if cadence is None:
        return
    records = [{str(name): cell for name, cell in row.items()} for row in rows.to_dict("records")]
    parts = [Part(periods[record["period"]], record) for record in records]
    told = {part.period for part in parts if part.period.form is form}
    pieces = [part for part in parts if part.period.form is form_of(cadence) and _usable(part)]
    for span in spans_of(pieces, promise, form):
        inside = _tiles(span, pieces)
        if span not in told and inside:
            yield _sum(span, inside)


def _usable(part: Part) -> bool:
    """Whether a part can be added up: its figures are there and stand for what they say."""
    row = part.row
    there = pd.notna(row["numerator"])
    return there and not row["faulty"] and row["status"] not in UNUSABLE


def spans_of(parts: Sequence[Part], promise: Promise, form: Form) -> list[Period]:
    """The spans of a form that the parts lie in, in order."""
    if form is Form.NAMED:
        return [one for one in promise.calendar.named if any(_lies(p.period, one) for p in parts)]
    ends = (part.period.last for part in parts)
    return sorted({period_of(end, form, promise.calendar) for end in ends})


def _lies(period: Period, span: Period) -> bool:
    return period.first >= span.first and period.last <= span.last


def _tiles(span: Period, parts: Sequence[Part]) -> list[Part]:
    """The parts that fill a span without a gap; none where they do not."""
    inside = sorted((p for p in parts if _lies(p.period, span)), key=lambda part: part.period)
    day = span.first
    for part in inside:
        if part.period.first != day:
            return []
        day = part.period.last + timedelta(days=1)
    return inside if inside and day == _after(span) else []


def _after(span: Period) -> date:
    return span.last + timedelta(days=1)


def _sum(span: Period, parts: Sequence[Part]) -> dict[str, Any]:
    """One row for a span: sums of counts, provisional where any part is, confirmed where all."""
    first = parts[0].row
    provisional = any(part.row["status"] == "provisional" for part in parts)
    sums = {name: _added([part.row[name] for part in parts]) for name in SUMMED}
    keys = {name: first[name] for name in ("service", "standard", "promise", "channel", "segment")}
    said = {
        "status": "provisional" if provisional else "",
        "confirmed": all(part.row["confirmed"] for part in parts),
    }
    return {**keys, **sums, **said, "period": span, "pooled": len(parts)}


def _added(numbers: Sequence[Any]) -> Any:  # noqa: ANN401 (a whole number or NA)
    """The sum, nothing where any part is missing."""
    if any(pd.isna(number) for number in numbers):
        return pd.NA
    return sum(int(number) for number in numbers)
