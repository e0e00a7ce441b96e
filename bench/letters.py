"""Makes generator/cards/noto-sans.txt: the letters of Noto Sans as outlines, in two weights.

Run by hand, when the characters or the font change:

    pip install fonttools fontpkg-noto-sans
    python bench/letters.py

One line a letter: its weight, its code in hexadecimal, its width, and its outline as the path of
an SVG with the baseline at 0 and y downwards, in thousandths of the size. The outlines of a
TrueType font are quadratic curves in whole units of 1/1000, so nothing is rounded.
"""

import io
from itertools import pairwise
from pathlib import Path

from fontpkg_noto_sans import __file__ as package
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONT = Path(package).parent / "files" / "NotoSans[wdth,wght].ttf"
GOAL = Path(__file__).resolve().parents[1] / "generator" / "cards" / "noto-sans.txt"
WEIGHTS = (400, 700)
Point = tuple[float, float]
RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x17F),  # Latin of Western and Central Europe
    (0x1A0, 0x1A1),  # horned letters of Vietnamese
    (0x1AF, 0x1B0),
    (0x218, 0x21B),  # Romanian
    (0x1E80, 0x1E85),  # Welsh
    (0x1E9E, 0x1E9E),
    (0x1EA0, 0x1EF9),  # Vietnamese
    (0x384, 0x3CE),  # Greek
    (0x400, 0x45F),  # Cyrillic
    (0x490, 0x491),  # Ukrainian
    (0x492, 0x493),  # Kazakh, and the seven below
    (0x49A, 0x49B),
    (0x4A2, 0x4A3),
    (0x4AE, 0x4B1),
    (0x4BA, 0x4BB),
    (0x4D8, 0x4D9),
    (0x4E8, 0x4E9),
    (0x2010, 0x2027),  # dashes, quotation marks, ellipsis
    (0x202F, 0x203A),
    (0x2044, 0x2044),
    (0x20A1, 0x20BF),  # currencies
    (0x2116, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2248, 0x2248),
    (0x2260, 0x2265),
)


class Outline:
    """Writes an outline with relative steps and y downwards."""

    def __init__(self) -> None:
        """Begin at the left end of the baseline."""
        self.steps: list[str] = []
        self.at = self.began = (0.0, 0.0)
        self.last = ""

    def add(self, name: str, points: tuple[Point, ...]) -> None:
        """Add one step of a recorded outline."""
        if name == "closePath":
            self.steps.append("z")
            self.last, self.at = "z", self.began
        elif name == "qCurveTo":
            self._curve(*points)
        else:
            self._step({"moveTo": "m", "lineTo": "l"}[name], points[0])
            self.began = points[0] if name == "moveTo" else self.began

    def _curve(self, *points: Point) -> None:
        """A run of curves: the ends between two controls lie half-way, so that 't' says them."""
        *controls, end = points
        joints = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(controls)]
        first, *rest = (*joints, end)
        self._step("q", controls[0], first)
        for joint in rest:
            self._step("t", joint)

    def _step(self, letter: str, *points: Point) -> None:
        """One command, its letter left out where it is that of the one before."""
        x0, y0 = self.at
        said = [f"{number:g}" for x, y in points for number in (x - x0, y0 - y)]
        self.at = points[-1]
        text = "".join(
            part if part.startswith("-") or not at else f" {part}" for at, part in enumerate(said)
        )
        again = letter == self.last and letter != "m"
        self.steps.append(
            (text if text.startswith("-") else f" {text}") if again else letter + text
        )
        self.last = letter


def lines(weight: int) -> list[str]:
    """The letters of one weight."""
    font = instantiateVariableFont(TTFont(FONT), {"wght": weight, "wdth": 100})
    held = io.BytesIO()
    font.save(held)
    held.seek(0)
    font = TTFont(held)
    glyphs, cmap, widths = font.getGlyphSet(), font.getBestCmap(), font["hmtx"]
    found = []
    for first, last in RANGES:
        for code in range(first, last + 1):
            if code in cmap:
                pen, outline = DecomposingRecordingPen(glyphs), Outline()
                glyphs[cmap[code]].draw(pen)
                for name, points in pen.value:
                    outline.add(name, points)
                width, path = widths[cmap[code]][0], "".join(outline.steps)
                found.append(f"{weight} {code:04x} {width} {path}".rstrip())
    return found


def main() -> None:
    """Write the letters of every weight."""
    made = [line for weight in WEIGHTS for line in lines(weight)]
    GOAL.write_text("\n".join(made) + "\n", encoding="ascii")
    print(f"{len(made)} letters, {GOAL.stat().st_size} bytes")


if __name__ == "__main__":
    main()
