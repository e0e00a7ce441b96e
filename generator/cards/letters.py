"""Letters as outlines: how wide a text is, how it breaks into lines, and how it is drawn.

Takes text of one line. Gives widths, lines and paths for an SVG. Must not know what a card says.

The outlines are those of Noto Sans, which stand in a file beside this module (bench/letters.py
makes it; the licence is beside it). No font of the machine is asked: a picture has the same letters
everywhere, and a letter that is not there is known before anything is drawn. Letters are set one
after the other, which is right for Latin, Greek and Cyrillic, and for no other script here.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate

EM = 1000
"""Units of an outline in the size of its text."""

REGULAR, BOLD = "400", "700"


@dataclass(frozen=True, slots=True)
class Face:
    """The letters of one weight: each with its width and its outline, in thousandths."""

    glyphs: dict[str, tuple[int, str]]

    def covers(self, text: str) -> bool:
        """Whether every letter of a text is there."""
        return all(letter in self.glyphs for letter in set(as_set(text)))

    def width(self, text: str, size: int) -> int:
        """How wide a text is, in pixels as `size`; KeyError for a letter that is not there."""
        return sum(self._step(letter, size) for letter in as_set(text))

    def path(self, text: str, size: int) -> str:
        """A text as one path, in thousandths of its size, from the left end of its baseline."""
        return "".join(self._placed(as_set(text), size))

    def _step(self, letter: str, size: int) -> int:
        """Pixels from one letter to the next, whole ones: equal letters then have equal pixels.

        A card packs to two thirds of what it is with letters that stand anywhere.
        """
        return (self.glyphs[letter][0] * size + EM // 2) // EM

    def _placed(self, text: str, size: int) -> Iterator[str]:
        at = 0
        for letter in text:
            outline = self.glyphs[letter][1]
            if outline:
                yield f"M{at * EM / size:.3f} 0{outline}"
            at += self._step(letter, size)

    def _words(self, text: str, size: int, room: int) -> Iterator[str]:
        """The words of a text; one that is wider than a line in as many parts as it takes."""
        for word in as_set(text).split(" "):
            rest = word
            while self.width(rest, size) > room:
                fits = max(1, sum(end <= room for end in self._ends(rest, size)))
                yield rest[:fits]
                rest = rest[fits:]
            yield rest

    def _ends(self, word: str, size: int) -> Iterator[int]:
        """Where each letter of a word ends."""
        return accumulate(self._step(letter, size) for letter in word)

    def lines(self, text: str, size: int, *, room: int) -> list[str]:
        """A text broken between words so that each line fits; a longer word is cut."""
        found: list[str] = []
        for word in self._words(text, size, room):
            longer = f"{found[-1]} {word}" if found else word
            if found and self.width(longer, size) <= room:
                found[-1] = longer
            else:
                found.append(word)
        return found


def as_set(text: str) -> str:
    """A text as it is set: letters and their marks composed, any white space one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@cache
def face(weight: str) -> Face:
    """The letters of a weight, read once."""
    return Face(dict(_read(weight)))


def _read(weight: str) -> Iterator[tuple[str, tuple[int, str]]]:
    file = resources.files("generator").joinpath("cards", "noto-sans.txt")
    for line in file.read_text(encoding="ascii").splitlines():
        own, code, width, *outline = line.split(" ", 3)
        if own == weight:
            yield chr(int(code, 16)), (int(width), "".join(outline))
