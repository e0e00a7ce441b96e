"""A theme as style: the few lines that follow the style sheet of the product.

Takes a theme, the text of the design tokens, and the address of the site. Gives CSS. Must not know
pages, nor judge whether a colour can be read: that is checked before.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.colours import (
    MARK,
    TEXT,
    Colour,
    contrast,
    laid_over,
    least_contrast,
    nearest_passing,
)
from generator.model import Font, Theme, Typeface
from generator.palette import Palette, read_palette

COMFORT = Fraction(7)
"""The contrast that a derived colour has on dark screens, where the given one has it on light."""

FAINT = 62
"""How strong charts.css draws margins and bars in the accent, in hundredths."""

OWN = "Scorecard Own"
"""What the project's own font is called in the style sheet."""

FAMILIES = {
    Typeface.SYSTEM: "",
    Typeface.HUMANIST: 'Seravek, "Gill Sans Nova", Ubuntu, Calibri, "DejaVu Sans", sans-serif',
    Typeface.GROTESQUE: '"Helvetica Neue", "Arial Nova", "Nimbus Sans", Arial, sans-serif',
    Typeface.SERIF: 'Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", serif',
    Typeface.OLD_STYLE: '"Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, serif',
}
"""Letters that come with devices; "" leaves those of the design tokens."""


def style_theme(theme: Theme, *, tokens: str) -> str:
    """What the theme changes, as CSS; "" for a theme that changes nothing."""
    palette = read_palette(tokens)
    night = theme.accent_dark or dark_accent(theme.accent, palette)
    light = _rules(theme.accent, palette.grounds(dark=False), more="".join(_letters(theme)))
    dark = _rules(night, palette.grounds(dark=True))
    parts = [
        *(_faces(theme.font) if theme.font else ()),
        f"{light}\n" if light else "",
        f"@media screen and (prefers-color-scheme:dark){{{dark}}}\n" if dark else "",
    ]
    return "".join(parts)


def _rules(accent: Colour | None, grounds: Sequence[Colour], *, more: str = "") -> str:
    """The rules of one scheme: the accent, what else is said of all, and how faint charts are."""
    said = "".join(_accent(accent)) + more
    share = faint_share(accent, grounds) if accent else FAINT
    faint = f".c-margin,.c-bar{{stroke-opacity:.{share:02d}}}" if FAINT < share < FULL else ""
    whole = ".c-margin,.c-bar{stroke-opacity:1}" if share == FULL else faint
    return (f":root{{{said}}}" if said else "") + whole


FULL = 100


def faint_share(accent: Colour, grounds: Sequence[Colour]) -> int:
    """How strong the accent has to be, in hundredths, where its ground shows through.

    A margin is a shape that says something: it keeps the contrast of marks on every ground.
    """
    shares = range(FAINT, FULL)
    return next((one for one in shares if _is_seen(accent, grounds, one)), FULL)


def _is_seen(accent: Colour, grounds: Sequence[Colour], share: int) -> bool:
    laid = ((laid_over(accent, ground, share=share), ground) for ground in grounds)
    return all(contrast(one, ground) >= MARK for one, ground in laid)


def style_paper(base_url: str | None) -> str:
    """The site's address at the foot of every printed sheet; "" where nobody said where it is.

    The address was held to what needs no escaping when it was read.
    """
    if not base_url:
        return ""
    shown = base_url.partition("://")[2].rstrip("/")
    foot = f'content:"{shown}";font:8pt sans-serif'
    return f"@media print{{@page{{@bottom-left{{{foot}}}}}}}\n"


def dark_accent(accent: Colour | None, palette: Palette) -> Colour | None:
    """The accent for dark screens: of its hue, with as much contrast as it has on light ones.

    At least what text needs, and at most `COMFORT`: pale lines on black dazzle. None for none.
    """
    light, dark = palette.grounds(dark=False), palette.grounds(dark=True)
    if accent is None or not light or not dark:
        return None
    least = max(TEXT, min(COMFORT, least_contrast(accent, light)))
    return nearest_passing(accent, dark, least=least) or nearest_passing(accent, dark, least=TEXT)


def _accent(colour: Colour | None) -> Iterator[str]:
    if colour is not None:
        yield f"--accent:{colour};"


def _letters(theme: Theme) -> Iterator[str]:
    """The families of letters in order; the font alone stands before those of the tokens."""
    family = FAMILIES[theme.typeface] or (FALLBACK if theme.font else "")
    own = f'"{OWN}",' if theme.font else ""
    if family:
        yield f"--text:{own}{family};"


FALLBACK = "system-ui,sans-serif"
"""What stands in for a font of the project's own until it is there, where no family is named."""


def _faces(font: Font) -> Iterator[str]:
    """The files of a font, each with the weights it holds."""
    regular = "100 900" if font.variable else "400"
    yield _face(font.file, regular)
    if font.bold is not None and not font.variable:
        yield _face(font.bold, "600 800")


def _face(file: str, weight: str) -> str:
    source = f'url("{file}") format("woff2")'
    return (
        f'@font-face{{font-family:"{OWN}";src:{source};font-weight:{weight};font-display:swap}}\n'
    )
