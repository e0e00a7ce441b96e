"""How much of a sheet of paper some words take, told before anything is set.

Takes words. Gives millimetres, on the safe side. Must not know what the words say.

The sheet is as wide as A4 and as high as Letter, so that a poster fits both; sizes are those of
poster.css. Letters are counted, not measured: a test prints every poster of the demonstration, and
posters of the longest words, and counts their pages.
"""

from dataclasses import dataclass
from unicodedata import east_asian_width

WIDTH = 180
"""Millimetres from edge to edge of the text: A4 without its margins and a little."""

HEIGHT = 250
"""Millimetres from the top to the foot: Letter without its margins and a little."""

POINT = 0.353
"""Millimetres."""

LETTER = 0.56
"""The width of a letter, as a share of its size: wide letters in a wide face, not the average."""


@dataclass(frozen=True, slots=True)
class Print:
    """How words are set: their size in points, the height of a line as a multiple of it."""

    size: float
    leading: float = 1.4
    below: float = 0.0

    def height(self, text: str, width: float = WIDTH) -> float:
        """Millimetres that a text takes on lines of so many millimetres; nothing for none."""
        if not text:
            return 0.0
        wide = len(text)
        if not text.isascii():
            wide += sum(east_asian_width(letter) in "WF" for letter in text)
        lines = -(-wide * self.size * POINT * LETTER // width)
        return float(lines) * self.size * POINT * self.leading + self.below


TITLE = Print(28, 1.15, below=2)
LEDE = Print(13, below=3)
PROMISE = Print(16, 1.25, below=1.5)
WORD = Print(14, 1.3, below=1)
TEXT = Print(11.5, 1.4, below=1)
SMALL = Print(10, 1.4, below=0.8)
FIGURE = Print(26, 1.1)
