"""Contrast over the tokens: whatever the style sheets put together can be read, in every scheme.

WCAG 2.2, level AA: text 4.5 to 1 (1.4.3), edges and shapes that say something 3 to 1 (1.4.11).
Pairs are read from the style sheets themselves, so that a new rule cannot escape the list.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

from generator.colours import MARK, TEXT, Colour, contrast, contrast_words, parse_colour

ASSETS = Path(__file__).resolve().parents[2] / "templates/assets"
SHEETS = sorted(path.name for path in ASSETS.glob("*.css") if path.name != "tokens.css")

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
TOKEN = re.compile(r"var\(--([\w-]+)")
COLOURED = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|color|color-mix)\(", re.IGNORECASE)

GROUNDS = ("paper", "wash")
"""What words and shapes anywhere may stand on."""

HOLDERS = {"notice", "accent"}
"""Grounds of single rules, which name in the same rule what stands on them."""

DECORATION = {
    "line": "rules between rows and grids of charts: nothing is lost where they are not seen"
}
"""Tokens that never say anything by themselves, and why."""

GRAPHICS = {
    "border", "border-color", "border-block-start", "border-block-end", "border-inline-start",
    "border-inline-end", "outline", "stroke", "fill",
}  # fmt: skip
WORDS = re.compile(r"text|latest")
"""Words of a chart, which are filled as shapes are."""

FORCED = re.compile(r"@media \(forced-colors: active\) \{(?:[^{}]*\{[^{}]*\})*\s*\}")
"""Blocks in which the reader's system gives the colours."""

GROUND = {"background", "background-color"}

CHART_FALLBACKS = re.compile(r"var\(--([\w-]+), (#[0-9a-f]+)\)")


@dataclass(frozen=True)
class Pair:
    """A token on another, by the least contrast that it needs; `share` is its opacity."""

    front: str
    ground: str
    least: Fraction
    share: Fraction = Fraction(1)


def bare(text: str) -> str:
    """A style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def rules(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The innermost rules of a style sheet, with their declarations."""
    for selector, body in RULE.findall(bare(text)):
        parts = (line.partition(":") for line in body.split(";") if ":" in line)
        yield selector.strip(), {name.strip(): value.strip() for name, _, value in parts}


def tokens(part: str) -> dict[str, str]:
    """The colours of one block of tokens.css, by name."""
    found = re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", part)
    return dict(found)


def schemes() -> dict[str, dict[str, Colour]]:
    """The tokens as they hold: on light and on dark screens, usual and with more contrast."""
    light_text, dark_text, more_text = (ASSETS / "tokens.css").read_text("utf-8").split("@media")
    light = tokens(light_text)
    dark = light | tokens(dark_text)
    more = dict(re.findall(r"--([\w-]+): var\(--([\w-]+)\);", more_text))
    sharper = {
        f"{name}, more contrast": scheme | {token: scheme[other] for token, other in more.items()}
        for name, scheme in (("light", light), ("dark", dark))
    }
    every = {"light": light, "dark": dark, **sharper}
    return {
        name: {token: colour(text) for token, text in scheme.items()}
        for name, scheme in every.items()
    }


def colour(text: str) -> Colour:
    """A colour of the style sheets."""
    found = parse_colour(text)
    assert isinstance(found, Colour)
    return found


SCHEMES = schemes()
COLOURS = set(SCHEMES["light"])


def aliases() -> dict[str, str]:
    """The names that charts give to tokens: --chart-ink is --ink."""
    text = bare((ASSETS / "charts.css").read_text("utf-8"))
    return dict(re.findall(r"--(chart-\w+): var\(--([\w-]+),", text))


ALIASES = aliases()


def named(value: str) -> list[str]:
    """The colour tokens that a value names."""
    found = (ALIASES.get(name, name) for name in TOKEN.findall(value))
    return [name for name in found if name in COLOURS]


def pairs_of(text: str) -> Iterator[Pair]:
    """Every pair that a style sheet puts together."""
    for selector, given in rules(text):
        held = [name for key in GROUND & set(given) for name in named(given[key])]
        own = [name for name in held if name in HOLDERS]
        for key, value in given.items():
            words = key == "color" or (key == "fill" and WORDS.search(selector) is not None)
            if not (words or key in GRAPHICS):
                continue
            for front in named(value):
                if not words and front in {*DECORATION, *GROUNDS}:
                    continue  # a shape filled like the paper is seen by its edge
                share = Fraction(given.get(f"{key}-opacity", "1"))
                for ground in own or GROUNDS:
                    if words or front != ground:  # an edge of its ground's colour is no edge
                        yield Pair(front, ground, TEXT if words else MARK, share)


def every_pair() -> list[Pair]:
    """The pairs of all style sheets, each once."""
    texts = (bare((ASSETS / name).read_text("utf-8")) for name in SHEETS)
    return sorted(
        {pair for text in texts for pair in pairs_of(text)},
        key=lambda pair: (pair.front, pair.ground, pair.least, pair.share),
    )


PAIRS = every_pair()


def laid(front: Colour, ground: Colour, share: Fraction) -> Colour:
    """A colour through which the ground shows."""
    pairs = zip(
        (front.red, front.green, front.blue), (ground.red, ground.green, ground.blue), strict=True
    )
    return Colour(*(round(share * over + (1 - share) * under) for over, under in pairs))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.front} on {pair.ground}")
def test_a_pair_can_be_told_apart(pair: Pair, scheme: str) -> None:
    """Text has 4.5 to 1 and what says something by its shape 3 to 1, in this scheme."""
    held: Mapping[str, Colour] = SCHEMES[scheme]
    ground = held[pair.ground]
    ratio = contrast(laid(held[pair.front], ground, pair.share), ground)
    assert ratio >= pair.least, contrast_words(ratio)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_of_a_chart_can_be_read_on_its_bands(scheme: str) -> None:
    """A stretch of time that a note is about is tinted; soft words and marks stand on it too."""
    held = SCHEMES[scheme]
    band = laid(held["line"], held["paper"], Fraction("0.4"))
    assert contrast(held["soft"], band) >= TEXT
    assert min(contrast(held[name], band) for name in ("accent", "missed", "ink")) >= MARK


def test_charts_that_stand_alone_can_be_read() -> None:
    """The colours a chart has without the tokens pass as well, light and dark."""
    light, dark = (ASSETS / "charts.css").read_text("utf-8").split("@media screen", maxsplit=1)
    for part in (light, dark):
        held = {name: colour(text) for name, text in CHART_FALLBACKS.findall(part)}
        paper = held.pop("paper")
        held.pop("line")
        assert min(contrast(each, paper) for each in held.values()) >= TEXT


@pytest.mark.parametrize("name", SHEETS)
def test_every_colour_is_a_token(name: str) -> None:
    """No style sheet mixes a colour of its own, so no pair escapes this test.

    A logo is drawn for white paper, and a chart that stands alone has no tokens to ask.
    """
    text = CHART_FALLBACKS.sub("", bare((ASSETS / name).read_text("utf-8")))
    text = re.sub(r"\.site-logo \{[^}]*\}", "", text)
    assert COLOURED.findall(text) == []


def test_every_ground_is_known() -> None:
    """A rule fills its ground with paper or wash, or names in the same rule what stands on it."""
    for name in SHEETS:
        for selector, given in rules((ASSETS / name).read_text("utf-8")):
            grounds = [one for key in GROUND & set(given) for one in named(given[key])]
            for ground in set(grounds) - {*GROUNDS, *DECORATION}:
                assert ground in HOLDERS, selector
                assert "color" in given, selector


def test_what_shows_its_ground_names_its_colour() -> None:
    """A rule that makes a colour faint names it, so that the two are judged together."""
    for name in SHEETS:
        for selector, given in rules(FORCED.sub("", (ASSETS / name).read_text("utf-8"))):
            faint = {key.removesuffix("-opacity") for key in given if key.endswith("-opacity")}
            assert faint <= set(given), selector


def test_every_token_is_used_and_compared() -> None:
    """A colour that no pair holds is used nowhere, and has no reason to be a token."""
    held = {name for pair in PAIRS for name in (pair.front, pair.ground)}
    assert COLOURS - held - set(DECORATION) == set()


def test_light_and_dark_have_the_same_colours() -> None:
    """Dark screens leave no colour as it is on light ones."""
    assert all(SCHEMES["dark"][name] != SCHEMES["light"][name] for name in COLOURS)


def test_a_faint_pair_is_found() -> None:
    """A rule that sets words in the colour of rules between rows is caught."""
    [pair, _] = pairs_of(".x { color: var(--line); }")
    held = SCHEMES["light"]
    assert contrast(held[pair.front], held[pair.ground]) < pair.least
