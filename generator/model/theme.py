"""How a scorecard looks: its colour, its logo and its letters.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, style sheets or pages.
"""

from dataclasses import dataclass
from enum import StrEnum

from generator.colours import Colour
from generator.model.fields import Located, doc
from generator.text import Text


class Typeface(StrEnum):
    """A family of letters that every device has some of."""

    SYSTEM = "system"
    HUMANIST = "humanist"
    GROTESQUE = "grotesque"
    SERIF = "serif"
    OLD_STYLE = "old style"


@dataclass(frozen=True, slots=True, kw_only=True)
class Font(Located):
    """A font of the project's own, served with the site."""

    file: str = doc("Its file in templates/assets/, in the format WOFF2.")
    bold: str | None = doc("The file of its bold letters.", default=None)
    variable: bool = doc("Whether the one file holds every weight.", default=False)
    licence: Text = doc("Under what terms it may be used; the page About says so.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Located):
    """How the pages look."""

    accent: Colour | None = doc(
        "The colour of links and lines, as six hex digits in quotes.", default=None
    )
    accent_dark: Colour | None = doc(
        "The same for dark screens; a lighter one of its hue if left out.", default=None
    )
    logo: str | None = doc("An SVG or PNG file in templates/assets/.", default=None)
    typeface: Typeface = doc("The family of letters.", default=Typeface.SYSTEM)
    font: Font | None = doc("A font of the project's own, before that family.", default=None)
