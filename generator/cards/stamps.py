"""Letters and shapes in pixels, each drawn once a size, and lines of words set of them.

Takes letters, shapes and sizes. Gives rows of levels: how much of each pixel has ink, from none to
`FULL`. Must not know colours, nor where on a card a line stands.

vl-convert draws the outlines; nothing else of a card is drawn. A process keeps what it drew, so
that the hundredth card draws next to nothing. Sixteen levels cannot be told from all 256 by eye,
and pack to half.

A stamp is held column by column: letters that follow one another then are joined by putting their
bytes one after the other, and the rows of the line are every so manieth byte of it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.cards.layout import shape
from generator.cards.letters import as_set, face, steps
from generator.cards.png import opacity

FULL = 15
LEVELS = bytes((opaque * FULL * 2 + 255) // 510 for opaque in range(256))
"""The level of each opacity, rounded."""


@dataclass(frozen=True, slots=True)
class Line:
    """Rows of levels, as many as the size has; blank ones are empty.

    The first stands `above` pixels over the baseline, and all begin `before` pixels to the left of
    where the line does.
    """

    above: int
    before: int
    rows: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Stamp:
    """Levels column by column, from the first that has ink, `left` pixels from where it is set."""

    left: int
    columns: bytes


@lru_cache(maxsize=64)
def set_words(text: str, size: int, weight: str) -> Line:
    """A text of one line; KeyError for a letter that is not there. Many cards share some."""
    return _line(_stepped(as_set(text), size, weight), size)


@cache
def set_shape(look: str, size: int) -> Line:
    """The shape of a status."""
    drawing = shape(look, _before(size), _above(size), size)
    return _line([(0, _stamp(drawing, size, wide=size))], size)


def _above(size: int) -> int:
    """Pixels over the baseline that any letter has: 1.054 of its size at most."""
    return size * 17 // 16 + 2


def _tall(size: int) -> int:
    """Pixels from the highest letter to the lowest: 0.241 of its size below the baseline."""
    return _above(size) + size // 4 + 1


def _before(size: int) -> int:
    """Pixels that a letter reaches out to the left or the right: 0.192 of its size at most."""
    return size // 5 + 2


def _stepped(text: str, size: int, weight: str) -> Iterator[tuple[int, _Stamp]]:
    """The stamps of a text, each with where it is set."""
    at, step = 0, steps(weight, size)
    for letter in text:
        yield at, _letter(letter, size, weight)
        at += step[letter]


@cache
def _letter(letter: str, size: int, weight: str) -> _Stamp:
    outline = face(weight).glyphs[letter][1]
    if not outline:
        return _Stamp(0, b"")
    place = f"translate({_before(size)} {_above(size)}) scale({size / 1000:.3f})"
    drawing = f'<path transform="{place}" d="M0 0{outline}"/>'
    return _stamp(drawing, size, wide=steps(weight, size)[letter])


def _stamp(drawing: str, size: int, *, wide: int) -> _Stamp:
    """What is drawn, `wide` pixels wide and a little more to both sides."""
    import vl_convert

    wide += 2 * _before(size)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{_tall(size)}">'
        f"{drawing}</svg>"
    )
    levels = b"".join(opacity(vl_convert.svg_to_png(svg))).translate(LEVELS)
    columns = [levels[at::wide] for at in range(wide)]
    inked = [at for at, column in enumerate(columns) if any(column)]
    return _Stamp(inked[0] - _before(size), b"".join(columns[inked[0] : inked[-1] + 1]))


def _line(stamps: Iterable[tuple[int, _Stamp]], size: int) -> Line:
    before, tall = _before(size), _tall(size)
    columns = bytearray()
    for at, stamp in stamps:
        begin = (before + at + stamp.left) * tall
        columns += bytes(max(0, begin - len(columns)))
        both = min(len(columns) - begin, len(stamp.columns))
        if both > 0:
            shared = slice(begin, begin + both)
            columns[shared] = _added(bytes(columns[shared]), stamp.columns[:both])
        columns += stamp.columns[both:]
    rows = (bytes(columns[at::tall]) for at in range(tall))
    blank = bytes(len(columns) // tall)
    return Line(_above(size), before, tuple(b"" if row == blank else row for row in rows))


def _added(some: bytes, more: bytes) -> bytes:
    """The sum of levels of as many pixels, where one letter reaches into the room of another."""
    both = int.from_bytes(some, "big") + int.from_bytes(more, "big")
    return bytes(min(level, FULL) for level in both.to_bytes(len(some), "big"))
