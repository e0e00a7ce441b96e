"""A card in pixels: strips with their lines of words, each pixel the number of a colour.

Takes strips. Gives the rows of a picture and its colours. Must not know how letters are drawn, nor
how a file holds them.

All colours stand in ramps, from a ground to an ink in as many steps as there are levels, so that
the levels of a line become colours by one table.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

from generator.cards.layout import (
    COLOURS,
    INK,
    NOTICE,
    NOTICE_INK,
    PAPER,
    SOFT,
    WASH,
    Piece,
    Shape,
    Strip,
)
from generator.cards.stamps import FULL, Line, set_shape, set_words
from generator.pages.cards import WIDTH

RAMPS = (
    (PAPER, INK),
    (PAPER, SOFT),
    *((PAPER, colour) for colour in COLOURS.values()),
    (WASH, SOFT),
    (NOTICE, NOTICE_INK),
)
"""The grounds that words stand on, each with an ink."""

STEPS = FULL + 1
BARE = len(RAMPS) * STEPS
"""The number of the colour of a strip that nothing stands on: the site's own."""


def pixels_of(strips: Iterable[Strip]) -> bytes:
    """The rows of strips one below the other: of each a zero, and a byte a pixel."""
    return b"".join(chain.from_iterable(map(_rows, strips)))


def colours_of(strips: Iterable[Strip]) -> bytes:
    """Red, green and blue of every number that a pixel can have."""
    bare = [strip.fill for strip in strips if _ground(strip.fill) == BARE]
    return _ramps() + b"".join(map(_parts, bare[:1]))


@cache
def _ramps() -> bytes:
    shades = (
        (one * (FULL - level) + other * level + FULL // 2) // FULL
        for ground, ink in RAMPS
        for level in range(STEPS)
        for one, other in zip(_parts(ground), _parts(ink), strict=True)
    )
    return bytes(shades)


def _parts(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))


def _ground(fill: str) -> int:
    """The number of the colour of a strip: the start of the first ramp from there."""
    grounds = (at * STEPS for at, (ground, _) in enumerate(RAMPS) if ground == fill)
    return next(grounds, BARE)


@cache
def _table(fill: str, ink: str) -> bytes:
    """The number of the colour of each level of an ink on a ground."""
    start = RAMPS.index((fill, ink)) * STEPS
    numbers = bytes((_ground(fill), *range(start + 1, start + STEPS)))
    return numbers.ljust(256, numbers[-1:])


@lru_cache(maxsize=8)
def _rows(strip: Strip) -> tuple[bytes, ...]:
    """The rows of a strip; many cards have their head and their foot alike."""
    blank = b"\0" + bytes((_ground(strip.fill),)) * WIDTH
    rows = [blank] * strip.height
    for piece in strip.pieces:
        table = _table(strip.fill, piece.ink)
        for at, left, levels in _placed(piece, _line_of(piece)):
            begin = left + 1  # behind the zero
            new = levels.translate(table)[: WIDTH - left]
            old, end = rows[at], begin + len(new)
            if old is not blank and old[begin:end] != blank[begin:end]:
                new = bytes(map(max, old[begin:end], new))
            rows[at] = old[:begin] + new + old[end:]
    return tuple(rows)


def _line_of(piece: Piece) -> Line:
    if isinstance(piece, Shape):
        return set_shape(piece.look, piece.size)
    return set_words(piece.text, piece.size, piece.weight)


def _placed(piece: Piece, line: Line) -> Iterator[tuple[int, int, bytes]]:
    """The rows of a line that have ink: their number in the strip, where they begin, the levels."""
    top, begin = piece.baseline - line.above, piece.left - line.before
    for at, levels in enumerate(line.rows, top):
        if levels:
            yield at, begin, levels
