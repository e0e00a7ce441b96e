"""Where words stand in a plot: beside what they name, clear of marks, lines and other words.

Takes words, places they may take in order of preference, and what is drawn, as shares of the
plot (0, 0 is top left). Gives the best place of each. Must not know figures, Vega or SVG classes.

The size of words is fixed in pixels while the plot grows with its screen, so a place is judged on
the smallest and the largest screen of a layout, and by the width of letters in a wide font.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from generator.pages.scales import BEFORE, Screen, Side, text_width

ASCENT, DESCENT = 0.74, 0.22  # of figures and letters, as shares of the font's size
MARK = 4.0  # half the size of a mark, in pixels
BAD = 10_000  # the cost of words on words, or off the plot; lesser faults are weighed below it

Line: TypeAlias = Sequence[tuple[float, float]]
"""Points of a line or single marks, from left to right."""


class Spot(NamedTuple):
    """A place for words: a point of the plot and a shift from it in pixels. Many are tried."""

    x: float
    y: float
    dx: float = 0.0
    dy: float = 0.0
    side: Side = "start"


class Box(NamedTuple):
    """A rectangle in pixels, on one screen. A chart tries a hundred of them."""

    left: float
    top: float
    right: float
    bottom: float

    def spread(self, by: float) -> "Box":
        """The rectangle with so much more on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def box(text: str, spot: Spot, *, size: float, screen: Screen) -> Box:
    """The rectangle that the words fill on a screen, at a font size in pixels."""
    width = text_width(text, size=size)
    left = spot.x * screen.width + spot.dx - BEFORE[spot.side] * width
    base = spot.y * screen.height + spot.dy
    return Box(left, base - ASCENT * size, left + width, base + DESCENT * size)


@dataclass(frozen=True, slots=True)
class Surface:
    """What is drawn on one screen, in pixels of it, and the words that stand there already.

    `lines` are those of results, `levels` those of targets and references: to hide a piece of
    these is less bad, since they go on. `headroom` is free above the plot. `larger` is the same
    drawing on the largest screen of its layout, where a place must be good too.
    """

    screen: Screen
    headroom: float
    marks: Line
    lines: tuple[Line, ...]
    levels: tuple[Line, ...]
    taken: list[Box] = field(default_factory=list)
    larger: "Surface | None" = None

    def place(
        self, text: str, spots: Iterable[Spot], *, size: float, clear: bool = False
    ) -> Spot | None:
        """The spot that hides least, the first of equals, taken from now on.

        None where at every spot the words would meet other words or leave the plot, or, where
        they must be `clear` of them, would cover a mark.
        """
        best, least = None, BAD
        for rank, spot in enumerate(spots):
            if rank >= least:  # each further spot costs its rank at least
                break
            cost = rank + self.cost(text, spot, size=size, clear=clear, most=least - rank)
            if cost < least:
                best, least = spot, cost
        if best:
            self.take(text, best, size=size)
        return best

    def take(self, text: str, spot: Spot, *, size: float) -> None:
        """Keep the room of words for them, on every screen."""
        self.taken.append(box(text, spot, size=size, screen=self.screen).spread(MARK))
        if self.larger:
            self.larger.take(text, spot, size=size)

    def cost(self, text: str, spot: Spot, *, size: float, clear: bool, most: int) -> int:
        """How bad a place is on all screens; where it costs `most` or more, that much or more."""
        words = box(text, spot, size=size, screen=self.screen)
        own = self._weighed(words, clear=clear, most=most)
        if own >= most or self.larger is None:
            return own
        return own + self.larger.cost(text, spot, size=size, clear=clear, most=most - own)

    def _weighed(self, words: Box, *, clear: bool, most: int) -> int:
        """How bad a place is here: off the plot or on words, on results, on levels."""
        if not self._inside(words) or any(map(words.meets, self.taken)):
            return BAD
        marks = _hidden(self.marks, words)
        if marks and clear:
            return BAD
        weight = 60 * marks
        for each, lines in ((50, self.lines), (8, self.levels)):
            for line in lines:
                if weight >= most:
                    return weight
                if _crosses(line, words):
                    weight += each
        return weight

    def _inside(self, words: Box) -> bool:
        """Whether words lie within the plot and the room above it."""
        across = words.left >= 0 and words.right <= self.screen.width + 1
        return across and words.top >= -self.headroom and words.bottom <= self.screen.height + MARK


def surface(  # noqa: PLR0913 (what is drawn, by name)
    screen: Screen,
    *,
    headroom: float,
    marks: Line,
    lines: Iterable[Line],
    levels: Iterable[Line],
    larger: Surface | None = None,
) -> Surface:
    """A drawing, given as shares of the plot, in the pixels of a screen."""

    def scaled(line: Line) -> Line:
        return [(x * screen.width, y * screen.height) for x, y in line]

    return Surface(
        screen,
        headroom,
        scaled(marks),
        tuple(map(scaled, lines)),
        tuple(map(scaled, levels)),
        larger=larger,
    )


def _hidden(marks: Line, words: Box) -> int:
    """How many marks a rectangle covers or touches."""
    left, top, right, bottom = words
    first, last = bisect_left(marks, (left - MARK,)), bisect_right(marks, (right + MARK,))
    if first == last:
        return 0
    top, bottom = top - MARK, bottom + MARK
    return sum([top < y < bottom for _, y in marks[first:last]])


def _crosses(line: Line, words: Box) -> bool:
    """Whether a line passes through a rectangle."""
    left, top, right, bottom = words
    first, last = bisect_left(line, (left,)), bisect_right(line, (right,))
    near = line[max(first - 1, 0) : last + 1]
    for (x0, y0), (x1, y1) in itertools.pairwise(near):
        above = y0 < top and y1 < top
        below = y0 > bottom and y1 > bottom
        if not above and not below and _passes((x0, y0), (x1, y1), words):
            return True
    return False


def _passes(start: tuple[float, float], end: tuple[float, float], words: Box) -> bool:
    """Whether the straight line between two points passes through a rectangle."""
    (x0, y0), (x1, y1) = start, end
    left, right = max(x0, words.left), min(x1, words.right)
    if left > right:
        return False
    slope = (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
    ends = (y0 + slope * (left - x0), y0 + slope * (right - x0)) if x1 > x0 else (y0, y1)
    return min(ends) <= words.bottom and max(ends) >= words.top
