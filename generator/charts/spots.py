"""Which spots words may take: on an edge of the plot, beside a mark, along a level, above.

Takes positions as shares of the plot and words. Gives spots in order of preference, and of words
that share a row those that have room. Must not know figures, Vega or what else is drawn.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.charts.labels import Box, Spot, box
from generator.pages.scales import GAP, LABEL_SIZE, Screen, Side, text_width

VALUE_SIZE = 17.5  # of the result in words: 16 pixels in the stylesheet, but bold
START: Side = "start"
MIDDLE: Side = "middle"
END: Side = "end"


def within(x: float, text: str, *, size: float, narrow: Screen) -> Spot:
    """The spot of words about a position on an edge of the plot: centred, unless they leave it."""
    half = text_width(text, size=size) / 2
    left, right = x * narrow.width, (1 - x) * narrow.width
    if left < half:
        return Spot(x, 0, dx=-left)
    return Spot(x, 0, dx=right, side=END) if right < half else Spot(x, 0, side=MIDDLE)


COLUMN = tuple(dy for far in range(0, 56, 8) for dy in (-11.0 - far, 23.0 + far))
"""How far above and below its mark the result in words may stand, in pixels, nearest first."""


def beside(x: float, y: float, text: str, *, narrow: Screen) -> tuple[Spot, ...]:
    """Spots for the result in words about its mark: right, above, below, further off, left."""
    room = (1 - x) * narrow.width
    right = (Spot(x, y, 10, 5.5),) if room >= text_width(text, size=VALUE_SIZE) + 14 else ()
    centred = within(x, text, size=VALUE_SIZE, narrow=narrow)
    column = (Spot(centred.x, y, centred.dx, dy, centred.side) for dy in COLUMN)
    return (*right, *column, Spot(x, y, -10, 5.5, END))


SHARES = (0.5, 0.25, 0.75, 0.375, 0.625, 0.125, 0.875)
"""Where along a level its name may stand between its ends, in order of preference."""


def along(start: float, end: float, *, top: float, bottom: float) -> Iterator[Spot]:
    """Spots for the name of a level from `start` to `end`: above and below, at nine places.

    A range of levels has its `top` above its `bottom`; for a single level they are equal.
    """
    between = [(start + (end - start) * share, 0.0, MIDDLE) for share in SHARES]
    places = [(start, 3.0, START), (end, -3.0, END), *between]
    for x, dx, side in places:
        yield Spot(x, top, dx, -6.0, side)
        yield Spot(x, bottom, dx, 15.0, side)


def over(start: float, end: float) -> tuple[Spot, ...]:
    """Spots above the plot for words about a slice: from its start, up to its end, over it."""
    places = ((start, START), (end, END), ((start + end) / 2, MIDDLE))
    return tuple(Spot(x, 0, dy=-7, side=side) for x, side in places)


@dataclass(frozen=True, slots=True)
class Word:
    """Words at their spot; those of one layout are shown only in a narrow or a wide column."""

    text: str
    spot: Spot
    layout: Literal["", "narrow", "wide"] = ""


def merged(
    texts: Iterable[str], narrow: Iterable[Spot | None], wide: Iterable[Spot | None]
) -> Iterator[Word]:
    """Words as they stand in both layouts: once where their spots agree, else once for each.

    None is a layout in which the words have no room.
    """
    for text, one, other in zip(texts, narrow, wide, strict=True):
        if one and one == other:
            yield Word(text, one)
            continue
        if one:
            yield Word(text, one, "narrow")
        if other:
            yield Word(text, other, "wide")


def row(texts: Iterable[tuple[str, Sequence[Spot]]], *, narrow: Screen, wide: Screen) -> list[Word]:
    """Words in one row, each at the first of its spots that is free, the earlier words first.

    What has room on wide screens alone is marked so; what has none is left out.
    """
    taken: list[tuple[Screen, Box]] = []
    found = []
    for text, spots in texts:
        for screens, spot in itertools.product(((narrow, wide), (wide,)), spots):
            boxes = [(screen, _room(text, spot, screen)) for screen in screens]
            if all(_free(words, screen, taken) for screen, words in boxes):
                taken += boxes
                found.append(Word(text, spot, "wide" if len(screens) == 1 else ""))
                break
    return found


def _room(text: str, spot: Spot, screen: Screen) -> Box:
    """The room that words in a row need on a screen, with half a gap at either side."""
    words = box(text, spot, size=LABEL_SIZE, screen=screen)
    return Box(words.left - GAP / 2, words.top, words.right + GAP / 2, words.bottom)


def _free(words: Box, screen: Screen, taken: Iterable[tuple[Screen, Box]]) -> bool:
    """Whether words lie within the plot's width and clear of those before them."""
    inside = words.left >= -GAP and words.right <= screen.width + GAP
    return inside and not any(screen is at and words.meets(other) for at, other in taken)
