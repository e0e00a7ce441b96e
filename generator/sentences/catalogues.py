"""The catalogues: every word of the interface in the languages that the product speaks.

Takes a language code. Gives its catalogue, which leaves a text in English where it has none of
its own. Must not know the texts, nor any language.

Catalogues are read as translators write them. 800 messages take 40 milliseconds a process: less
than a second format beside the first would cost those who keep them.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from generator.resources import locale_folder, spoken_for

SOURCE = "en"
"""The language in which the texts stand in the program: it needs no catalogue."""

FILE = "LC_MESSAGES/scorecard.po"
"""Where a language's catalogue lies in the folder of that language."""


@cache
def open_catalogue(language: str) -> NullTranslations:
    """The words of a language, or of the one it is a variety of; else English."""
    found = spoken_for(language)
    if found in {"", SOURCE}:
        return NullTranslations()
    return read_catalogue(locale_folder() / found / FILE)


def read_catalogue(path: Path) -> GNUTranslations:
    """A catalogue as it is kept; texts marked as fuzzy, or without a translation, are not in it."""
    with path.open("rb") as file:
        messages = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return GNUTranslations(compiled)
