"""Words in one or more languages, ids, and the addresses made of foreign ids.

Takes strings as people wrote them. Gives frozen texts, ids that are safe in addresses, and the
nearest known word to an unknown one. Must not know which languages a site has, nor any file.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from typing import Self

LONGEST_ID = 80
"""How many characters an id may have."""

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
_DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Names that Windows keeps for devices: no file or folder there can be called so."""
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may have, not even as entities."""
_OTHER_RUN = re.compile(r"[^a-z0-9]+")
# Latin letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
_QUOTED = re.compile(r"[“„«\"]\s*([^“”„«»\"]+?)\s*[”“»\"]")
_INNER = ("\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}")
_HEX_STEP = 6
_SURE_ENOUGH = 0.6


CONTEXT = "\x04"
"""Parts a word's context from the word, as gettext does in its catalogues."""


def N_(text: str) -> str:  # noqa: N802 (the name by which gettext's tools know it)
    """A text to be translated where it is said, marked where it stands as a constant."""
    return text


def NP_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 (as N_)
    """A text to be translated in its form for one and for many, marked as a constant."""
    return one, many


def C_(context: str, text: str) -> str:  # noqa: N802 (as N_)
    """A text to be translated that means something else elsewhere: `context` tells which it is."""
    return context + CONTEXT + text


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in the language it is said in, which may differ from the language of its page."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in each language they were given in; a plain string stands under "".

    `ours` are the program's own, in English: catalogues have them in other languages.
    """

    by_language: tuple[tuple[str, str], ...]
    ours: bool = False

    @classmethod
    def plain(cls, text: str) -> Self:
        """A text given once, in the site's first language."""
        return cls((("", text),))

    @classmethod
    def own(cls, text: str) -> Self:
        """A text of the program's own, marked with `N_`."""
        return cls((("en", text),), ours=True)

    @classmethod
    def many(cls, texts: Mapping[str, str]) -> Self:
        """A text given by language, in the order given; at least one language."""
        return cls(tuple(texts.items()))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages named, in the order given; none for a plain string."""
        return tuple(language for language, _ in self.by_language if language)

    def say(self, language: str, *, default: str) -> Phrase:
        """The text in `language`, else in `default` (the site's first), else in its own first."""
        given = dict(self.by_language)
        for wanted in (language, default):
            if wanted in given:
                return Phrase(given[wanted], wanted or default)
        own, text = self.by_language[0]
        return Phrase(text, own or default)


@lru_cache(maxsize=2)
def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text; kept, as many findings quote the same one."""
    return tuple(text.split("\n"))


def nested(text: str, language: str) -> str:
    """A text as it stands between the quotation marks of a language: its own become inner ones."""
    single = language.partition("-")[0] == "en"
    left, right = _INNER if single else ("“", "”")
    return _QUOTED.sub(rf"{left}\1{right}", text)


def lowered(words: str) -> str:
    """Words as they stand inside a sentence; those that begin with two capitals stay."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def is_id(text: str) -> bool:
    """Whether `text` is 1 to 80 lower-case ASCII letters, digits and inner hyphens.

    The names of devices, such as `con`, are none: on Windows no file can have them.
    """
    return _ID.fullmatch(text) is not None and text not in _DEVICES


def slug(text: str) -> str:
    """`text` as an id of at most 80 characters; empty where it has no Latin letter or digit."""
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    latin = bare.casefold().translate(_WHOLE_LETTERS)
    return _OTHER_RUN.sub("-", latin).strip("-")[:LONGEST_ID].rstrip("-")


def id_like(text: str) -> str:
    """What to write for a text that cannot be an id: the id nearest to it, else an example."""
    near = slug(text) or "a word such as decision-time"
    return f"{near}-1" if near in _DEVICES else near


def addresses(source_ids: Iterable[str]) -> dict[str, str]:
    """The id of each foreign id, all different, whatever the order of `source_ids`.

    Ids that clash, and those whose slug is empty or a device's name, all take six hex digits of
    the SHA-256 of the source's id, and six more for as long as those still clash.
    """
    names = sorted(set(source_ids))
    digits = dict.fromkeys(names, 0)
    found = {name: slug(name) for name in names}
    while clashing := _find_clashes(found):
        for name in clashing:
            digits[name] += _HEX_STEP
            found[name] = _mark_slug(name, digits=digits[name])
    return found


def _find_clashes(found: Mapping[str, str]) -> list[str]:
    """The source ids whose address is empty, no id, or not theirs alone."""
    holders: dict[str, list[str]] = {}
    for name, address in found.items():
        holders.setdefault(address, []).append(name)
    return [
        name
        for address, names in holders.items()
        if len(names) > 1 or not is_id(address)
        for name in names
    ]


def _mark_slug(name: str, *, digits: int) -> str:
    """The slug of `name`, cut where needed, with `digits` hex digits of its SHA-256 behind it."""
    mark = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
    base = slug(name)[: max(0, LONGEST_ID - 1 - len(mark))].rstrip("-")
    return f"{base}-{mark}".lstrip("-")


def nearest(word: str, among: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be, or none; case does not count."""
    known = {name.casefold(): name for name in sorted(among, reverse=True)}
    close = get_close_matches(word.casefold(), sorted(known), n=1, cutoff=_SURE_ENOUGH)
    return known[close[0]] if close else None
