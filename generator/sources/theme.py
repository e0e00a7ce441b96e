"""The theme held against what it stands on: colours that can be read, files that are there.

Takes a site and the tree it was read from. Adds findings; a colour that cannot be read comes with
the nearest one that can. Must not know style sheets beyond the tokens, nor pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.colours import TEXT, Colour, contrast_words, least_contrast, nearest_passing
from generator.diagnostics import Place, Report
from generator.model import Site, Theme
from generator.palette import GROUNDS, NEEDED, Palette, read_palette
from generator.resources import templates_folder
from generator.sources.assets import ASSETS, FONTS, LOGOS, check_assets, list_assets
from generator.sources.encoding import decode
from generator.sources.tree import Tree
from generator.text import nearest

TOKENS = f"{ASSETS}tokens.css"


def check_theme(site: Site, tree: Tree, report: Report) -> None:
    """Find colours that cannot be read on the pages, and files that are missing or unfit."""
    check_assets(tree, report)
    _check_files(site, tree, report)
    own = _own_tokens(tree, report)
    palette = read_palette(own or packaged_tokens())
    _check_accents(site, palette, report)
    if own:
        _check_tokens(palette, report)


def packaged_tokens() -> str:
    """The product's own design tokens."""
    return (templates_folder() / "assets" / "tokens.css").read_text(encoding="utf-8")


def _own_tokens(tree: Tree, report: Report) -> str:
    """The project's own design tokens; "" where it has none."""
    if TOKENS not in tree.paths("templates"):
        return ""
    return decode(tree.read(TOKENS), TOKENS, report) or ""


@dataclass(frozen=True, slots=True)
class _Held:
    """A colour, where it was written, what it is called, and the screens it is for."""

    colour: Colour
    place: Place
    name: str
    dark: bool
    least: Fraction = TEXT


def _check_accents(site: Site, palette: Palette, report: Report) -> None:
    theme = site.theme
    if theme.accent is not None:
        held = _Held(theme.accent, theme.at.of("accent"), "accent", dark=False)
        _check_colour(held, palette, report)
    if theme.accent_dark is not None:
        held = _Held(theme.accent_dark, theme.at.of("accent_dark"), "accent_dark", dark=True)
        _check_colour(held, palette, report)


def _check_tokens(palette: Palette, report: Report) -> None:
    """Hold every colour of the project's own tokens that is read or looked at."""
    for held in _held_tokens(palette):
        _check_colour(held, palette, report)


def _held_tokens(palette: Palette) -> Iterator[_Held]:
    for dark, tokens in ((False, palette.light), (True, palette.dark)):
        for name, least in NEEDED.items():
            if name in tokens:
                token = tokens[name]
                yield _Held(token.colour, Place(TOKENS, token.line), f"--{name}", dark, least)


def _check_colour(held: _Held, palette: Palette, report: Report) -> None:
    """Find a colour with too little contrast, with the nearest of its hue that has enough."""
    grounds = palette.grounds(dark=held.dark)
    if not grounds or least_contrast(held.colour, grounds) >= held.least:
        return
    worst = min(grounds, key=lambda ground: least_contrast(held.colour, (ground,)))
    better = nearest_passing(held.colour, grounds, least=held.least)
    report.add(
        "theme-contrast",
        held.place,
        name=held.name,
        colour=held.colour,
        ratio=contrast_words(least_contrast(held.colour, (worst,))),
        ground=worst,
        screens="dark" if held.dark else "light",
        least=contrast_words(held.least),
        cure=_cure(held, better),
    )


def _cure(held: _Held, better: Colour | None) -> str:
    """What to type instead; where no colour of the hue can be read, the grounds are at fault."""
    if better is None:
        grounds = " and ".join(f"--{name}" for name in GROUNDS)
        return f"No colour of this hue has enough: bring {grounds} in tokens.css closer together."
    if held.place.path == TOKENS:
        return f"Write {held.name}: {better}; which is the nearest of this hue that has enough."
    return f'Write {held.name}: "{better}", which is the nearest of this hue that has enough.'


def _check_files(site: Site, tree: Tree, report: Report) -> None:
    """Find files that the theme names and templates/assets/ does not have."""
    there = list_assets(tree)
    for named in _named_files(site.theme):
        fitting = [one for one in there if one.lower().endswith(named.endings)]
        if named.name is not None and named.name not in fitting:
            near = nearest(named.name, fitting)
            guess = f"Did you mean '{near}'?" if near else ""
            report.add("theme-file", named.place, name=named.name, kind=named.kind, guess=guess)


@dataclass(frozen=True, slots=True)
class _Named:
    """A file that the theme names, None where it does not, and of what kind it has to be."""

    name: str | None
    place: Place
    kind: str
    endings: tuple[str, ...]


def _named_files(theme: Theme) -> Iterator[_Named]:
    yield _Named(theme.logo, theme.at.of("logo"), "image", LOGOS)
    if theme.font is not None:
        at = theme.font.at
        yield _Named(theme.font.file, at.of("file"), "WOFF2 font", FONTS)
        yield _Named(theme.font.bold, at.of("bold"), "WOFF2 font", FONTS)
