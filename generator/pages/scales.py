"""The geometry that fills figures: round scales, the few dates along them, what has room.

Takes numbers and finished words. Gives scales from low to high with exact ticks, names of periods
that do not overlap, and the sizes of plots and words in pixels. Must not know results, number
formats, languages or SVG.
"""

import math
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, TypeAlias

from generator.decimals import extreme_of

Side: TypeAlias = Literal["start", "middle", "end"]
"""Which part of a text stands at its place, as in `text-anchor`."""

CLOCK_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000, 36000, 86400)
"""Round steps for a scale in seconds, up to a day."""


@dataclass(frozen=True, slots=True)
class XLabel:
    """The name of a period below its mark; `wide` ones are shown only where there is room."""

    x: int
    label: str
    wide: bool = False


INTERVALS = 4
"""At most so many intervals on a scale: more lines than five are a grille before the data."""
QUARTERED = 10
"""From here on a step of two and a half units is round: 25, 250; 2.5 is not."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from `low` to `high`; `ticks` are exact, for the caller to put into words."""

    low: float
    high: float
    ticks: tuple[Fraction, ...]


def nice_domain(
    values: Iterable[Fraction | float],
    targets: Iterable[Fraction | float] = (),
    *,
    bounds: tuple[float | None, float | None] = (None, None),
    from_zero: bool = False,
    steps: Sequence[int] = (),
) -> Scale:
    """A scale that holds all values and targets in at most four round intervals.

    `bounds` are the least and the greatest value possible: (0, 100) for a share in percent,
    (0, None) for a time. `from_zero` is for lengths that are compared by eye, as in a
    `SingleFigure`. `steps` are the round steps of other units, such as `CLOCK_STEPS`.
    """
    given = (*values, *targets)
    numbers = [one if isinstance(one, Fraction) else Fraction(one) for one in given]
    least, greatest = (None if bound is None else Fraction(bound) for bound in bounds)
    low, high = _reach(numbers or [least or Fraction(0)], from_zero=from_zero)
    span = max(high - low, _least_span(low, high, least, greatest))
    step = next(
        step
        for step in _round_steps(span / INTERVALS, steps)
        if span <= INTERVALS * step and math.ceil(high / step) - math.floor(low / step) <= INTERVALS
    )
    first, last = _widened((low / step, high / step), span / step, (least, greatest), step)
    low = first * step if least is None else max(least, first * step)
    high = last * step if greatest is None else min(greatest, last * step)
    ticks = (number * step for number in range(first, last + 1))
    return Scale(float(low), float(high), tuple(tick for tick in ticks if low <= tick <= high))


def _reach(numbers: Sequence[Fraction], *, from_zero: bool) -> tuple[Fraction, Fraction]:
    """From where to where the numbers reach; zero is taken in where it lies near."""
    low, high = (numbers[extreme_of(numbers, high=high)] for high in (False, True))
    near = (high - low) / 2
    if from_zero or 0 < low < near:
        low = min(low, Fraction(0))
    if from_zero or -near < high < 0:
        high = max(high, Fraction(0))
    return low, high


def _least_span(
    low: Fraction, high: Fraction, least: Fraction | None, greatest: Fraction | None
) -> Fraction:
    """The least length of a scale: a fiftieth of what is possible, a twentieth of the numbers.

    A scale that is cut closer makes a ripple look like a fall; one of many points hides by how
    little 99.9 % fall short of 100 %.
    """
    if least is None or greatest is None:
        return max(abs(low), abs(high)) / 20 or Fraction(1)
    return (greatest - least) / 50


def _widened(
    reach: tuple[Fraction, Fraction],
    span: Fraction,
    bounds: tuple[Fraction | None, Fraction | None],
    step: Fraction,
) -> tuple[int, int]:
    """The first and the last tick about a reach, `span` apart if the bounds allow it, in steps."""
    first, last = math.floor(reach[0]), math.ceil(reach[1])
    while last - first < span:
        down = bounds[0] is None or (first - 1) * step >= bounds[0]
        up = bounds[1] is None or (last + 1) * step <= bounds[1]
        if down and (reach[0] - first <= last - reach[1] or not up):
            first -= 1
        elif up:
            last += 1
        else:
            break
    return first, last


def _round_steps(least: Fraction, steps: Sequence[int]) -> Iterator[Fraction]:
    """Round steps upwards: those given, then 1, 2, 5, 10, 20, 25, 50 and so on."""
    yield from (Fraction(step) for step in steps if step >= least)
    unit = Fraction(steps[-1]) if steps else Fraction(1)
    unit *= Fraction(10) ** math.floor(math.log10(least / unit))
    while True:
        yield from (unit, unit * 2)
        if unit >= QUARTERED:
            yield unit * 5 / 2
        yield unit * 5
        unit *= 10


@dataclass(frozen=True, slots=True)
class Screen:
    """The size in pixels of a plot on one screen, for judging what fits."""

    width: float
    height: float


LABEL_SIZE = 13.0
"""The size of labels in pixels, at the browser's default."""
EM = 0.63
"""How wide a letter is, as a share of the font's size: digits have 0.54 to 0.6 in the system's
fonts, and 0.636 in the widest, on which Linux falls back."""


@lru_cache(maxsize=4096)
def text_width(text: str, *, size: float) -> float:
    """About how wide a text is, in pixels, at a font size in pixels; wide scripts count double."""
    ems = (1.0 if unicodedata.east_asian_width(sign) in "WF" else EM for sign in text)
    return size * sum(ems)


GUTTERS = (("", 44.0, 36.0), ("gutter-2", 72.0, 64.0), ("gutter-3", 104.0, 96.0))
"""Classes of plots by the room right of them, in pixels, and by the widest words of its scale."""


def gutter(y_labels: Iterable[str]) -> tuple[str, float]:
    """The class of a plot whose scale has those words, and the room that they take, in pixels."""
    widest = max((text_width(label, size=LABEL_SIZE) for label in y_labels), default=0.0)
    fitting = ((name, room) for name, room, words in GUTTERS if widest <= words)
    return next(fitting, GUTTERS[-1][:2])


NARROW, WIDE, WIDEST = 280, 544, 736
"""Columns in pixels: on a screen of 320, the least of the wide layout (34 rem), and the most that
a figure takes (46 rem)."""


def screens(y_labels: Iterable[str] = ()) -> tuple[Screen, Screen]:
    """The smallest plots that a narrow and a wide layout give a scale with those words.

    The stylesheet gives them their shapes.
    """
    _, room = gutter(y_labels)
    return _narrow(NARROW - room), _wide(WIDE - room)


def largest_screens(y_labels: Iterable[str] = ()) -> tuple[Screen, Screen]:
    """The largest plots of the narrow and the wide layout, as `screens` gives the smallest."""
    _, room = gutter(y_labels)
    return _narrow(WIDE - 1 - room), _wide(WIDEST - room)


def _narrow(width: float) -> Screen:
    return Screen(width, width * 9 / 16)


def _wide(width: float) -> Screen:
    return Screen(width, width * 33 / 80)


OVERHANG = 8
"""How far, in pixels, a date may reach past the right edge of its plot."""
GAP = 14
"""The least distance in pixels between two dates."""


BEFORE: Mapping[Side, float] = MappingProxyType({"start": 0.0, "middle": 0.5, "end": 1.0})
"""The share of a text that lies before its place."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a date hangs on its mark: `text-anchor`, and a shift in pixels that keeps it in view."""

    side: Side
    shift: float = 0.0


def x_anchor(label: str, x: int, *, length: int, width: float) -> Anchor:
    """How the name of period `x` of `length` hangs: centred, unless it would leave the plot.

    `width` is that of the narrowest plot, in pixels.
    """
    half = text_width(label, size=LABEL_SIZE) / 2
    left = (x + 0.5) / length * width
    right = width + OVERHANG - left
    if left < half:
        return Anchor("start", -left)
    return Anchor("end", right) if right < half else Anchor("middle")


def x_labels(
    labels: Sequence[str], *, preferred: Collection[int] = (), y_labels: Iterable[str] = ()
) -> tuple[XLabel, ...]:
    """The few of the periods' names to print: the first, the last, and what fits between.

    `preferred` are the periods to name first, such as every January; without them the names
    between stand at equal distances. Those that fit on wide screens alone are marked so. Where
    none of the preferred fits on a narrow one, the middle period is named on both; where the last
    alone fits there, the first stands beside it on a wide one. `y_labels` are the words of the
    other scale, which take their room from the plot.
    """
    if not labels:
        return ()
    return _x_labels(tuple(labels), tuple(sorted(preferred)), *screens(y_labels))


@lru_cache(maxsize=256)
def _x_labels(
    labels: tuple[str, ...], preferred: tuple[int, ...], narrow: Screen, wide: Screen
) -> tuple[XLabel, ...]:
    """The same, kept: most charts of a site name the same periods on plots of one size."""
    row = _Row(labels, narrow.width)
    between = preferred or range(len(labels))
    always = row.fitting(between, kept=(), width=narrow.width)
    if always - {0, len(labels) - 1}:
        sometimes = row.fitting(between, kept=always, width=wide.width)
    else:
        always = row.fitting([len(labels) // 2], kept=always, width=narrow.width)
        sometimes = always if len(always) > 1 else row.fitting((), kept=always, width=wide.width)
    return tuple(XLabel(x, labels[x], wide=x not in always) for x in sorted(sometimes))


@dataclass(frozen=True, slots=True)
class _Row:
    """The names of all periods, and the width in pixels of the narrowest plot above them."""

    labels: tuple[str, ...]
    narrowest: float

    def fitting(
        self, between: Sequence[int], *, kept: Collection[int], width: float
    ) -> frozenset[int]:
        """The last, the first, those kept, and of `between` the densest even row that fits."""
        fixed = self.added([], [*sorted(kept), len(self.labels) - 1, 0], width)
        rows = (sorted(between)[::-stride] for stride in range(1, len(between) + 1))
        even = (row for row in rows if len(self.added([], row, width)) == len(row))
        return frozenset(self.added(fixed, next(even, []), width))

    def added(self, chosen: Iterable[int], more: Iterable[int], width: float) -> list[int]:
        """`chosen` and those of `more` that stand clear of all before them."""
        spans = {x: self.span(x, width) for x in chosen}
        for x in more:
            left, right = self.span(x, width)
            if all(left >= end + GAP or right <= start - GAP for start, end in spans.values()):
                spans[x] = (left, right)
        return list(spans)

    def span(self, x: int, width: float) -> tuple[float, float]:
        """From where to where a name reaches, in pixels, on a plot of that width."""
        label, length = self.labels[x], len(self.labels)
        size = text_width(label, size=LABEL_SIZE)
        anchor = x_anchor(label, x, length=length, width=self.narrowest)
        left = (x + 0.5) / length * width + anchor.shift - BEFORE[anchor.side] * size
        return left, left + size
