"""What is not translated: the project's words in the best language they have, and a line saying so.

Takes texts by language, and finished views. Gives markup that carries its language, and views that
name the languages in which parts of them stand. Must not know what any page says.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from generator.pages.parts import Html, Words
from generator.pages.service import Sheet
from generator.pages.setting import Setting

T = TypeVar("T")

ELSEWHERE = re.compile("[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
"""How a link begins that leads to another site, to a telephone, or to a place in its own page."""

DOWNLOAD = re.compile(r"[^/]*\.(?!html?$)[^./]+", re.IGNORECASE)
"""The last part of a link to a file that is no page, such as results.csv."""

ADDRESS = re.compile(r'(?<= href=")[^"]*(?=")')
AROUND = frozenset({"frame", "breadcrumb", "alternates"})
"""Parts of a view that stand around what the page says."""


def leads_to_a_page(target: str) -> bool:
    """Whether a link that somebody wrote leads to a page of this site."""
    return ELSEWHERE.match(target) is None and not _names_a_file(target)


def _names_a_file(target: str) -> bool:
    name = re.split("[?#]", target, maxsplit=1)[0].rpartition("/")[2]
    return DOWNLOAD.fullmatch(name) is not None


def choose(told: Mapping[str, T], setting: Setting) -> tuple[str, T] | None:
    """What was written in the page's language, else in the site's first, else in any it has."""
    for language in (setting.tongue.language, setting.tongue.default, *told):
        if language in told:
            return language, told[language]
    return None


def own_markup(markup: str, language: str, setting: Setting) -> Html:
    """What somebody wrote in Markdown, with its language where that is not the page's.

    Links to files are written as from the first language's tree: they lead to the same files.
    """
    if setting.tree:
        markup = ADDRESS.sub(_out_of_tree, markup)
    return Html(markup, "" if language == setting.tongue.language else language)


def _out_of_tree(found: re.Match[str]) -> str:
    target = found[0]
    moves = ELSEWHERE.match(target) is None and _names_a_file(target)
    return f"../{target}" if moves else target


def mark_untranslated(sheet: Sheet, setting: Setting) -> Sheet:
    """The page, saying in which other languages parts of it stand, where there are any."""
    if len(setting.site.languages) == 1:
        return sheet
    page = sheet.page
    found: set[str] = set()
    for name in _parts(type(page)):
        if name not in AROUND:
            _find_languages(getattr(page, name), found)
    found -= {"", page.lang}
    if not found:
        return sheet
    tongue = setting.tongue
    languages = tongue.joined(sorted(tongue.language_name(one) for one in found))
    said = tongue.say("Parts of this page are only in {languages}.", languages=languages)
    return replace(sheet, page=replace(page, untranslated=said))


_PARTS: dict[type, tuple[str, ...]] = {}


def _parts(kind: type) -> tuple[str, ...]:
    """The names of what a type of view is made of, found once; none for any other type."""
    if kind not in _PARTS:
        _PARTS[kind] = tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()
    return _PARTS[kind]


def _find_languages(value: object, found: set[str]) -> None:
    """Add the language of all words in a part of a view that carry theirs."""
    if type(value) is str or value is None:  # nearly everything
        return
    if isinstance(value, Words):
        found.add("" if value.meant else value.lang)
    elif isinstance(value, Html):
        found.add(value.lang)
    elif isinstance(value, tuple):
        for each in value:
            _find_languages(each, found)
    else:
        for name in _parts(type(value)):
            _find_languages(getattr(value, name), found)
