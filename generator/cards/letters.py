"""Letters as outlines: how wide a text is, and how it breaks into lines.

Takes text of one line. Gives widths, lines and outlines. Must not know what a card says.

The outlines are those of Noto Sans, which stand in a file beside this module (bench/letters.py
makes it; the licence is beside it). No font of the machine is asked: a picture has the same letters
everywhere, and a letter that is not there is known before anything is drawn. Letters are set one
after the other, which is right for Latin, Greek and Cyrillic, and for no other script here.
"""

import unicodedata
from collections.abc import Iterator, Mapping
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

    weight: str
    glyphs: dict[str, tuple[int, str]]

    def covers(self, text: str) -> bool:
        """Whether every letter of a text is there."""
        return self.glyphs.keys() >= set(as_set(text))

    def width(self, text: str, size: int) -> int:
        """How wide a text is, in pixels as `size`; KeyError for a letter that is not there."""
        return _long(as_set(text), steps(self.weight, size))

    def lines(self, text: str, size: int, *, room: int) -> list[str]:
        """A text broken between words so that each line fits; a longer word is cut."""
        step = steps(self.weight, size)
        found: list[str] = []
        left = -1
        for word in _words(as_set(text), step, room):
            long = _long(word, step)
            left -= step[" "] + long
            if found and left >= 0:
                found[-1] += f" {word}"
            else:
                found.append(word)
                left = room - long
        return found


@cache
def steps(weight: str, size: int) -> Mapping[str, int]:
    """Pixels from each letter to the next, whole ones: equal letters then have equal pixels.

    A card packs to two thirds of what it is with letters that stand anywhere.
    """
    wide = face(weight).glyphs.items()
    return {letter: (width * size + EM // 2) // EM for letter, (width, _) in wide}


def _long(text: str, step: Mapping[str, int]) -> int:
    """How wide a text is, by the steps of its letters."""
    return sum(map(step.__getitem__, text))


def _words(text: str, step: Mapping[str, int], room: int) -> Iterator[str]:
    """The words of a text; one that is wider than a line in as many parts as it takes."""
    for word in text.split(" "):
        rest = word
        while _long(rest, step) > room:
            ends = accumulate(map(step.__getitem__, rest))
            fits = max(1, sum(end <= room for end in ends))
            yield rest[:fits]
            rest = rest[fits:]
        yield rest


def as_set(text: str) -> str:
    """A text as it is set: letters and their marks composed, any white space one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@cache
def face(weight: str) -> Face:
    """The letters of a weight, read once."""
    return Face(weight, dict(_read(weight)))


def _read(weight: str) -> Iterator[tuple[str, tuple[int, str]]]:
    file = resources.files("generator").joinpath("cards", "noto-sans.txt")
    for line in file.read_text(encoding="ascii").splitlines():
        own, code, width, *outline = line.split(" ", 3)
        if own == weight:
            yield chr(int(code, 16)), (int(width), "".join(outline))
