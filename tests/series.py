"""Series of results in a few words, for tests of change over time."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from generator.judge.change import Point
from generator.judge.yardstick import Yardstick
from generator.model import Kind, Window
from generator.periods import Calendar, periods_from
from making import period

FEDERAL = Calendar(10, "last")
SHARE = Yardstick(kind=Kind.SHARE, factor=100, good=1)
DAYS = Yardstick(kind=Kind.MEDIAN, unit="day", good=-1)

SWING = [20, -20] * 6
"""What months differ from their year by, of a thousand cases."""


def counts(start: str, tops: Sequence[int | None], bottoms: Sequence[int]) -> list[Point]:
    """A series of shares from a period on; None where nothing was reported."""
    periods = periods_from(period(start, FEDERAL), date(2060, 1, 1), FEDERAL)
    return [
        Point(period=when)
        if top is None
        else Point(period=when, numerator=top, denominator=of, value=Fraction(100 * top, of))
        for when, top, of in zip(periods, tops, bottoms, strict=False)
    ]


def of_thousand(start: str, tops: Sequence[int | None]) -> list[Point]:
    """A series of shares, each of a thousand cases."""
    return counts(start, tops, [1000] * len(tops))


def values(start: str, figures: Sequence[int | Fraction]) -> list[Point]:
    """A series of values without counts."""
    periods = periods_from(period(start, FEDERAL), date(2060, 1, 1), FEDERAL)
    return [
        Point(period=when, value=Fraction(figure))
        for when, figure in zip(periods, figures, strict=False)
    ]


def two_years(before: int, now: int) -> list[Point]:
    """Twenty-four months whose later year swings about another level than the earlier."""
    return of_thousand("2024-04", [before] * 12 + [now + swing for swing in SWING])


def window(found: Window | None) -> Window:
    """A window that there is."""
    assert found is not None
    return found
