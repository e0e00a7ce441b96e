"""Where the words and shapes of a card stand, how large, and in which colours.

Takes a card. Gives strips with what stands on them. Must not know how a letter looks, nor files.

The colours are those of the page in light (templates/assets/tokens.css); a test holds their
contrast, and that the shapes are those of the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from generator.cards.letters import BOLD, REGULAR, face
from generator.pages.cards import HEIGHT, WIDTH, Card, CardMark

INK, SOFT, PAPER, WASH, ACCENT = "#191919", "#505050", "#ffffff", "#f4f4f4", "#14527f"
NOTICE, NOTICE_INK = "#fdf1cd", "#533f00"
COLOURS = {"met": "#0c6a41", "missed": "#a5211a"}
"""Of a shape, by its status; the others are soft."""

MARGIN = 72
ROOM = WIDTH - 2 * MARGIN
BAR = 14
NOTICE_HEIGHT, FOOT = 58, 76
LEADING = 1.3
"""Line to line, in sizes; half a size more between parts."""

SCALES = (1.0, 0.9, 0.8, 0.7)
"""Sizes that are tried, until all of it fits; the smallest letters are then 21 pixels high."""

LINES = 99
"""As many lines as it takes."""

SHAPES = {
    "met": '<circle cx="8" cy="8" r="6.5" fill="currentColor"/>',
    "missed": '<path d="M2.5 2.5l11 11m0-11l-11 11" stroke="currentColor" stroke-width="2.6" '
    'fill="none"/>',
    "not_reported": '<circle cx="8" cy="8" r="5.8" stroke="currentColor" stroke-width="2" '
    'stroke-dasharray="3.3 2.77" fill="none"/>',
    "not_due": '<path d="M2.5 9h0m5.5 0h0m5.5 0h0" stroke="currentColor" stroke-width="3" '
    'stroke-linecap="round"/>',
    "not_judged": '<path d="M8 2.2l6.3 11.3H1.7z" stroke="currentColor" stroke-width="2" '
    'fill="none" stroke-linejoin="round"/>',
    "no_cases": '<path d="M2 8h12" stroke="currentColor" stroke-width="2.4"/>',
    "no_target": '<circle cx="8" cy="8" r="5.6" stroke="currentColor" stroke-width="2.2" '
    'fill="none"/>',
    "not_applicable": '<path d="M4 14L12 2" stroke="currentColor" stroke-width="2.2"/>',
    "suspended": '<path d="M5.2 2.5v11m5.6-11v11" stroke="currentColor" stroke-width="2.6"/>',
    "suppressed": '<path d="M2.5 2.5h11v11h-11z" stroke="currentColor" stroke-width="2" '
    'fill="none"/>',
    "withdrawn": '<path d="M12.5 2.5v11m-11-5.5h9m-3.5-3.5l3.5 3.5-3.5 3.5" '
    'stroke="currentColor" stroke-width="2" fill="none"/>',
}
"""The shape of each status, as on the page, 16 units wide."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of one line: where it begins, in pixels from the top left, and how it is set."""

    text: str
    left: int
    baseline: int
    size: int
    weight: str
    ink: str


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a status, standing on a line of words of this size."""

    look: str
    left: int
    baseline: int
    size: int
    ink: str


Piece: TypeAlias = Words | Shape


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a card, as wide as it: its rows, their colour, and what stands on it.

    Baselines are counted from the top of the strip.
    """

    height: int
    fill: str
    pieces: tuple[Piece, ...] = ()


@dataclass(slots=True)
class _Sheet:
    """What is set so far, and where the next line begins."""

    scale: float
    at: int = 24
    pieces: list[Piece] = field(default_factory=list)

    def say(self, text: str, size: int, *, weight: str = REGULAR, ink: str = INK) -> None:
        """A text over as many lines as it takes, and a gap below it; nothing for no text."""
        self.name(text, size, most=LINES, weight=weight, ink=ink)

    def name(
        self, text: str, size: int, *, most: int, weight: str = REGULAR, ink: str = INK
    ) -> None:
        """A text over `most` lines at most, the last with a sign where more would follow."""
        if not text:
            return
        size = round(size * self.scale)
        lines = face(weight).lines(text, size, room=ROOM - (0 if most == LINES else size))
        shown = lines[:most] if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]
        for line in shown:
            self.at += round(size * LEADING)
            self.pieces.append(Words(line, MARGIN, self.at, size, weight, ink))
        self.at += size // 2

    def mark(self, marks: tuple[CardMark, ...], size: int) -> None:
        """Marks one beside the other, over as many lines as it takes."""
        if not marks:
            return
        size = round(size * self.scale)
        left = MARGIN
        self.at += round(size * LEADING)
        for one in marks:
            wide = round(size * 1.15) + face(BOLD).width(one.words, size)
            if left > MARGIN and left + wide > MARGIN + ROOM:
                left, self.at = MARGIN, self.at + round(size * LEADING)
            colour = COLOURS.get(one.look, SOFT)
            self.pieces.append(Shape(one.look, left, self.at, size, colour))
            begin = left + round(size * 1.15)
            self.pieces.append(Words(one.words, begin, self.at, size, BOLD, INK))
            left += wide + size
        self.at += size // 2


def strips_of(card: Card) -> tuple[Strip, ...] | None:
    """A card in strips from its top to its foot, which many cards have in part alike.

    None where one of its letters is not there.
    """
    texts = (card.site, card.agency, card.service, card.notice, card.promise, *card.lines)
    texts += tuple(mark.words for mark in card.marks)
    if not all(face(weight).covers(text) for weight in (REGULAR, BOLD) for text in texts):
        return None
    names = replace(card, promise="", marks=(), lines=())
    tried = ((said, scale) for said in (card, names) for scale in SCALES)
    sheets = (_laid_out(said, scale, _room(card)) for said, scale in tried)
    fitting = next((sheet for sheet in sheets if sheet is not None), None)
    return tuple(_strips(card, fitting)) if fitting else None


def _room(card: Card) -> int:
    """How high the strip between the head and the foot is."""
    return HEIGHT - BAR - (NOTICE_HEIGHT if card.notice else 0) - FOOT


def _laid_out(card: Card, scale: float, room: int) -> _Sheet | None:
    """What stands between the head and the foot; None where it does not fit."""
    sheet = _Sheet(scale)
    sheet.name(card.agency, 30, most=2, ink=SOFT)
    sheet.name(card.service, 62, most=4, weight=BOLD)
    sheet.say(card.promise, 34)
    sheet.mark(card.marks, 38)
    for line in card.lines:
        sheet.say(line, 30, ink=SOFT)
    return sheet if sheet.at <= room else None


def _strips(card: Card, sheet: _Sheet) -> Iterator[Strip]:
    yield Strip(BAR, card.accent or ACCENT)
    if card.notice:
        yield Strip(NOTICE_HEIGHT, NOTICE, _one_line(card.notice, 38, 26, NOTICE_INK))
    yield Strip(_room(card), PAPER, tuple(sheet.pieces))
    yield Strip(FOOT, WASH, _one_line(card.site, FOOT - 28, 28, SOFT))


def _one_line(text: str, baseline: int, size: int, ink: str) -> tuple[Words]:
    """A text, cut after a word where it is longer than a line."""
    first, *rest = face(REGULAR).lines(text, size, room=ROOM - size)
    return (Words(f"{first} …" if rest else first, MARGIN, baseline, size, REGULAR, ink),)


def shape(look: str, left: int, baseline: int, size: int) -> str:
    """The shape of a status, standing on a line of words of this size."""
    scale, colour = 0.85 * size / 16, COLOURS.get(look, SOFT)
    place = f"translate({left} {baseline - 0.78 * size:.2f}) scale({scale:.4f})"
    drawing = SHAPES.get(look, SHAPES["no_target"]).replace("currentColor", colour)
    return f'<g transform="{place}">{drawing}</g>'
