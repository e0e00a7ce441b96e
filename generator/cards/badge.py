"""A badge as an SVG: shapes, words and periods in one line.

Takes badges. Gives SVG files, the same bytes on every machine. Must not know results or rules.

Its words are text: as outlines they would weigh three to six kilobytes, and could be searched,
copied and enlarged by nobody. Each word says how long it is, as measured with the letters that
cards have, so that a reader's own font is stretched to fit and nothing overlaps. The badge is a
plate with its own ground: its contrast is the same on a light page, on a dark one and in print.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from generator.cards.layout import INK, NOTICE, NOTICE_INK, PAPER, shape
from generator.cards.letters import BOLD, EM, REGULAR, as_set, face
from generator.pages.embed_views import BADGE_HEIGHT as HEIGHT
from generator.pages.embed_views import Badge
from generator.text import NOT_XML

SIZE, BASELINE = 13, 18
EDGE = "#78828d"
PAD, GAP, SHAPE = 9, 6, 17
"""Pixels: at both ends; between two things; a shape with the space behind it."""

FONT = "'Noto Sans','Segoe UI',Arial,'Liberation Sans',sans-serif"
UNKNOWN = EM
"""How wide a letter is taken to be that the cards do not have, in thousandths of the size."""


@dataclass(slots=True)
class _Line:
    """What is drawn so far, and where the next thing begins."""

    at: int = PAD
    drawn: list[str] = field(default_factory=list)

    def write(self, text: str, *, weight: str = REGULAR, fill: str = "") -> None:
        """Words, and the gap behind them."""
        long = width_of(text, weight)
        bold = ' font-weight="700"' if weight == BOLD else ""
        colour = f' fill="{fill}"' if fill else ""
        self.drawn.append(
            f'<text x="{self.at}" y="{BASELINE}" textLength="{long}" '
            f'lengthAdjust="spacingAndGlyphs"{bold}{colour}>{_clean(text)}</text>'
        )
        self.at += long + GAP

    def mark(self, look: str) -> None:
        """A shape, and the space behind it."""
        self.drawn.append(shape(look, self.at, BASELINE, SIZE))
        self.at += SHAPE


def draw_badge(badge: Badge) -> bytes:
    """The badge as UTF-8."""
    return "".join(_drawn(badge)).encode()


def width_of(text: str, weight: str) -> int:
    """How many pixels wide a text is, at least one."""
    glyphs = face(weight).glyphs
    units = sum(glyphs[one][0] if one in glyphs else UNKNOWN for one in as_set(text))
    return max(1, -(-units * SIZE // EM))


def _drawn(badge: Badge) -> Iterator[str]:
    line, notice = _Line(), _Line()
    if badge.notice:
        notice.write(badge.notice, fill=NOTICE_INK)
        line.at = notice.at + PAD
    for mark in badge.marks:
        line.mark(mark.look)
        line.write(mark.words, weight=BOLD)
        if mark.when:
            line.write(f"· {mark.when}")
    if badge.note:
        line.write(f"· {badge.note}")
    wide = line.at - GAP + PAD
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{HEIGHT}" '
        f'viewBox="0 0 {wide} {HEIGHT}" role="img" aria-labelledby="t d" '
        f"lang={quoteattr(badge.lang)}>"
        f'<title id="t">{_clean(badge.title)}</title>'
        f'<desc id="d">{_clean(_described(badge))}</desc>'
    )
    yield _plate(0, wide, PAPER)
    if badge.notice:
        yield _plate(0, notice.at + PAD - GAP, NOTICE)
    yield f'<rect x=".5" y=".5" width="{wide - 1}" height="{HEIGHT - 1}" rx="4" '
    yield f'fill="none" stroke="{EDGE}"/>'
    yield f'<g font-family="{FONT}" font-size="{SIZE}" fill="{INK}">'
    yield from (*notice.drawn, *line.drawn)
    yield "</g></svg>\n"


def _plate(left: int, wide: int, fill: str) -> str:
    return f'<rect x="{left}" width="{wide}" height="{HEIGHT}" rx="4" fill="{fill}"/>'


def _described(badge: Badge) -> str:
    return f"{badge.notice}. {badge.words}" if badge.notice else badge.words


def _clean(text: str) -> str:
    """A text as XML holds it."""
    return escape(NOT_XML.sub("", as_set(text)))
