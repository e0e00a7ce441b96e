"""A card as an SVG: where its words stand, in letters that are outlines.

Takes a card. Gives the text of an SVG without any text element. Must not know pixels or files.

The colours are those of the page in light (templates/assets/tokens.css); a test holds their
contrast, and that the shapes are those of the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

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


EDGE = 24
"""Pixels around words that no letter reaches beyond."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of a card, as wide as it: its rows, their colour, and what is drawn on it.

    Beyond `right`, and before the margin less `EDGE`, nothing is drawn on it.
    """

    top: int
    height: int
    fill: str
    drawn: str = ""
    right: int = 0

    @property
    def left(self) -> int:
        """Where what is drawn may begin."""
        return MARGIN - EDGE

    @property
    def svg(self) -> str:
        """What is drawn, on its colour, without what lies around it."""
        wide = self.right - self.left
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{self.height}" '
            f'viewBox="{self.left} {self.top} {wide} {self.height}">'
            f"{box(self.top, self.height, self.fill)}{self.drawn}</svg>"
        )


@dataclass(slots=True)
class _Sheet:
    """What is drawn so far, how far it reaches to the right, and where the next line begins."""

    scale: float
    at: int
    drawn: list[str] = field(default_factory=list)
    right: int = MARGIN

    def say(self, text: str, size: int, *, weight: str = REGULAR, fill: str = INK) -> None:
        """A text over as many lines as it takes, and a gap below it; nothing for no text."""
        self.name(text, size, most=LINES, weight=weight, fill=fill)

    def name(
        self, text: str, size: int, *, most: int, weight: str = REGULAR, fill: str = INK
    ) -> None:
        """A text over `most` lines at most, the last with a sign where more would follow."""
        if not text:
            return
        size = round(size * self.scale)
        lines = face(weight).lines(text, size, room=ROOM - (0 if most == LINES else size))
        shown = lines[:most] if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]
        for line in shown:
            self.at += round(size * LEADING)
            self.drawn.append(words(line, MARGIN, self.at, size, weight=weight, fill=fill))
            self.right = max(self.right, MARGIN + face(weight).width(line, size))
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
            self.drawn.append(shape(one.look, left, self.at, size))
            text = words(one.words, left + round(size * 1.15), self.at, size, weight=BOLD, fill=INK)
            self.drawn.append(text)
            self.right = max(self.right, left + wide)
            left += wide + size
        self.at += size // 2


def svg_of(card: Card) -> str | None:
    """The card as an SVG; None where it has letters that cannot be drawn.

    Where all of it does not fit, not even small, only the names are drawn: no part of a result.
    """
    strips = strips_of(card)
    if strips is None:
        return None
    drawn = (f"{box(one.top, one.height, one.fill)}{one.drawn}" for one in strips)
    start = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
    return f"{start}{''.join(drawn)}</svg>"


def strips_of(card: Card) -> tuple[Strip, ...] | None:
    """The same card in strips from its top to its foot, which many cards have in part alike."""
    texts = (card.site, card.agency, card.service, card.notice, card.promise, *card.lines)
    texts += tuple(mark.words for mark in card.marks)
    if not all(face(weight).covers(text) for weight in (REGULAR, BOLD) for text in texts):
        return None
    wholes = (_laid_out(card, scale) for scale in SCALES)
    names = replace(card, promise="", marks=(), lines=())
    shorter = (_laid_out(names, scale) for scale in SCALES)
    fitting = next((one for one in (*wholes, *shorter) if one is not None), None)
    return tuple(_strips(card, fitting)) if fitting else None


def _laid_out(card: Card, scale: float) -> _Sheet | None:
    """What stands between the head and the foot; None where it does not fit."""
    sheet = _Sheet(scale, _head(card) + 24)
    sheet.name(card.agency, 30, most=2, fill=SOFT)
    sheet.name(card.service, 62, most=4, weight=BOLD)
    sheet.say(card.promise, 34)
    sheet.mark(card.marks, 38)
    for line in card.lines:
        sheet.say(line, 30, fill=SOFT)
    return sheet if sheet.at <= HEIGHT - FOOT else None


def _head(card: Card) -> int:
    """How high the coloured bar and the notice are."""
    return BAR + (NOTICE_HEIGHT if card.notice else 0)


def _strips(card: Card, sheet: _Sheet) -> Iterator[Strip]:
    foot = HEIGHT - FOOT
    top, end = _head(card), min(sheet.at + EDGE, foot)
    yield Strip(0, BAR, card.accent or ACCENT)
    if card.notice:
        yield _line(BAR, NOTICE_HEIGHT, NOTICE, card.notice, (BAR + 38, 26, NOTICE_INK))
    yield Strip(top, end - top, PAPER, "".join(sheet.drawn), min(sheet.right + EDGE, WIDTH))
    if end < foot:
        yield Strip(end, foot - end, PAPER)
    yield _line(foot, FOOT, WASH, card.site, (HEIGHT - 28, 28, SOFT))


def _line(top: int, height: int, fill: str, text: str, set_as: tuple[int, int, str]) -> Strip:
    """A strip with one line of words, set on a baseline, in a size and a colour."""
    baseline, size, ink = set_as
    shown = _one_line(text, size)
    right = min(MARGIN + face(REGULAR).width(shown, size) + EDGE, WIDTH)
    return Strip(top, height, fill, words(shown, MARGIN, baseline, size, fill=ink), right)


def _one_line(text: str, size: int) -> str:
    """A text, cut after a word where it is longer than a line."""
    first, *rest = face(REGULAR).lines(text, size, room=ROOM - size)
    return f"{first} …" if rest else first


def box(top: int, height: int, fill: str) -> str:
    """A box as wide as the card."""
    return f'<path fill="{fill}" d="M0 {top}h{WIDTH}v{height}H0z"/>'


def shape(look: str, left: int, baseline: int, size: int) -> str:
    """The shape of a status, standing on a line of words of this size."""
    scale, colour = 0.85 * size / 16, COLOURS.get(look, SOFT)
    place = f"translate({left} {baseline - 0.78 * size:.2f}) scale({scale:.4f})"
    drawing = SHAPES.get(look, SHAPES["no_target"]).replace("currentColor", colour)
    return f'<g transform="{place}">{drawing}</g>'


def words(  # noqa: PLR0913 (where, how large and how a text stands, by name)
    text: str, left: int, baseline: int, size: int, *, weight: str = REGULAR, fill: str
) -> str:
    """A text as the outlines of its letters."""
    place = f"translate({left} {baseline}) scale({size / 1000:.3f})"
    return f'<path fill="{fill}" transform="{place}" d="{face(weight).path(text, size)}"/>'
