"""Colours and their contrast, in whole numbers: what can be read on what.

Takes colours as people write them. Gives frozen colours, contrasts as WCAG 2.2 defines them, and
the nearest colour of the same hue that can be read. Must not know themes, pages or style sheets.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from generator.diagnostics import Refusal

FULL = 255
"""The most of red, green or blue that a colour can have."""

TEXT = Fraction(9, 2)
"""The least contrast of text: WCAG 2.2, criterion 1.4.3 at level AA."""

MARK = Fraction(3)
"""The least contrast of edges and shapes that say something: criterion 1.4.11."""

_HEX = re.compile(r"#?([0-9a-f]{6})|#([0-9a-f]{3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of a screen: red, green and blue from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        """The colour as a style sheet has it: #14527f."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


def parse_colour(text: str) -> Colour | Refusal:
    """A colour from six hex digits, with or without their sign, or from a sign and three."""
    found = _HEX.fullmatch(text)
    if found is None:
        return Refusal.of("bad-colour", text=text)
    digits = found[1] or "".join(digit * 2 for digit in found[2])
    return Colour(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))


def _light_of(level: int) -> int:
    """The light of one level of a screen, in billionths of the most.

    Rounded to whole numbers, so that no machine's powers can differ in what is said of a colour.
    """
    share = level / FULL
    bright = 0.04045
    light = share / 12.92 if share <= bright else ((share + 0.055) / 1.055) ** 2.4
    return round(light * 10**9)


_LIGHT = tuple(_light_of(level) for level in range(FULL + 1))


def contrast(one: Colour, other: Colour) -> Fraction:
    """How far apart two colours are in light, from 1 to 21, whichever is the lighter."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return Fraction(light + _GLARE, dark + _GLARE)


_GLARE = 5 * 10**11
"""0.05 of the most, as the formula adds to both."""


def _luminance(colour: Colour) -> int:
    """The light of a colour as eyes weigh it, in ten-trillionths of that of white."""
    red, green, blue = _LIGHT[colour.red], _LIGHT[colour.green], _LIGHT[colour.blue]
    return 2126 * red + 7152 * green + 722 * blue


def least_contrast(colour: Colour, grounds: Iterable[Colour]) -> Fraction:
    """The contrast on the ground where it is worst."""
    return min(contrast(colour, ground) for ground in grounds)


def contrast_words(ratio: Fraction) -> str:
    """A contrast to two decimals, cut and not rounded: what falls short never reads as enough."""
    whole, rest = divmod(ratio * 100 // 1, 100)
    return f"{whole}.{rest:02d}".removesuffix("0").removesuffix(".0")


def laid_over(colour: Colour, ground: Colour, *, share: int) -> Colour:
    """The colour through which its ground shows; `share` is its strength in hundredths."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return Colour(*((over * share + under * (100 - share) + 50) // 100 for over, under in pairs))


def _parts(colour: Colour) -> tuple[int, int, int]:
    return colour.red, colour.green, colour.blue


def nearest_passing(colour: Colour, grounds: Sequence[Colour], *, least: Fraction) -> Colour | None:
    """The colour of the same hue and saturation, nearest in lightness, of that contrast on all.

    None where there is none: between grounds that are far apart no colour may stand out from all.
    Of two at the same distance the darker one.
    """
    own = lightness(colour)
    steps = sorted(range(2 * FULL + 1), key=lambda step: (abs(step - own), step))
    shades = (with_lightness(colour, step) for step in steps)
    return next((one for one in shades if least_contrast(one, grounds) >= least), None)


def lightness(colour: Colour) -> int:
    """How light a colour is, from 0 for black to 510 for white: twice the L of HSL."""
    parts = _parts(colour)
    return max(parts) + min(parts)


def with_lightness(colour: Colour, step: int) -> Colour:
    """The colour as light as `step`, from 0 to 510, of the same hue and saturation (HSL).

    Each part keeps its place between the smallest and the largest.
    """
    parts = _parts(colour)
    least, most = min(parts), max(parts)
    if least == most:
        return Colour(*(step // 2,) * 3)
    room = FULL - abs(least + most - FULL)
    reach = FULL - abs(step - FULL)
    bottom = step * room - (most - least) * reach
    # Each level is a whole number of halves of `room`; half up, as whole numbers.
    levels = (bottom + 2 * (part - least) * reach for part in parts)
    return Colour(*((level + room) // (2 * room) for level in levels))
