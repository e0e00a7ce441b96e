"""The colours that a file of design tokens names, on light screens and on dark ones.

Takes the text of tokens.css. Gives its colours by name, each with its line, and what each is held
against. Must not know where the file lies, nor what a project's theme changes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.colours import MARK, TEXT, Colour, parse_colour

GROUNDS = ("paper", "wash")
"""What text and marks stand on."""

NEEDED: Mapping[str, Fraction] = {
    "ink": TEXT,
    "soft": TEXT,
    "accent": TEXT,
    "met": TEXT,
    "missed": TEXT,
    "none": TEXT,
    "edge": MARK,
}
"""The least contrast of each colour on every ground: text, or edges and shapes."""

_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA = re.compile(r"@media([^{]*)\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}")
_TOKEN = re.compile(r"--([a-z][a-z0-9-]*)\s*:\s*(#[0-9a-f]+)\s*[;}]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One colour, and the line of the file where it stands."""

    colour: Colour
    line: int


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a file of tokens by name; `dark` has all of them as dark screens show them."""

    light: Mapping[str, Token]
    dark: Mapping[str, Token]

    def grounds(self, *, dark: bool) -> tuple[Colour, ...]:
        """What text stands on; empty where the file does not name it as six or three digits."""
        tokens = self.dark if dark else self.light
        return tuple(tokens[name].colour for name in GROUNDS if name in tokens)


def read_palette(tokens: str) -> Palette:
    """The colours of a file of tokens, those for dark screens laid over the others."""
    text = _REMARK.sub(_blank, tokens)
    light = dict(_tokens(_MEDIA.sub(_blank, text)))
    dark = dict(_tokens(_MEDIA.sub(_only_dark, text)))
    return Palette(light, {**light, **dark})


def _blank(found: re.Match[str]) -> str:
    """The line breaks alone, so that what follows keeps its line."""
    return "\n" * found[0].count("\n")


def _only_dark(found: re.Match[str]) -> str:
    """What holds on dark screens, as it is."""
    is_dark = "prefers-color-scheme:dark" in found[1].replace(" ", "")
    return found[0] if is_dark else _blank(found)


def _tokens(text: str) -> Iterator[tuple[str, Token]]:
    """Each token whose value is a colour in digits, with its name."""
    for found in _TOKEN.finditer(text):
        colour = parse_colour(found[2])
        if isinstance(colour, Colour):
            yield found[1], Token(colour, text.count("\n", 0, found.start()) + 1)
