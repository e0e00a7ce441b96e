"""An address as a QR code: squares that a telephone's camera reads.

Takes an address and words for it. Gives SVG without style. Must not know where the address leads.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from generator.pages.figures import QrCode

QUIET = 4
"""Squares of white around a code, as its standard asks."""

DARK = re.compile(b"\1+")
"""Dark squares of a row, one beside the other."""

MASK = 2
"""The pattern laid over the squares. To choose the best of eight takes five times as long, 5 ms a
code, and is a help for poor cameras of the nineties: what was chosen stands in the code itself."""


def draw_code(code: QrCode) -> str:
    """The code with its quiet zone, black on white in every colour scheme."""
    import segno

    # 15 in 100 squares may be lost to a fold or a stain.
    made = segno.make(code.address, error="m", micro=False, boost_error=False, mask=MASK)
    size = len(made.matrix) + 2 * QUIET
    return (
        f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{escape(code.title)}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/>'
        f'<path fill="#000" shape-rendering="crispEdges" d="{"".join(_runs(made.matrix))}"/></svg>'
    )


def _runs(rows: Sequence[Sequence[int]]) -> Iterator[str]:
    """Each run of dark squares of a row, as a closed path."""
    for y, row in enumerate(rows, QUIET):
        for dark in DARK.finditer(bytes(row)):
            width = dark.end() - dark.start()
            yield f"M{dark.start() + QUIET} {y}h{width}v1h-{width}z"
