"""Texts that lack one of the site's languages, and languages in which the program has no words.

Takes the content as people wrote it. Adds warnings, one a file: a page shows such a text in the
language it has, and says so. Must not know mapped tables, which nobody here can translate, nor
any page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from generator.diagnostics import Place, Report
from generator.model import Located, Official
from generator.resources import spoken_for, spoken_languages
from generator.sources.content import Content
from generator.text import Text

NAMES = frozenset({"abbreviation", "aliases", "channel"})
"""Fields of names that are often the same in every language, and of ids."""


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A text, and the languages that it lacks."""

    place: Place
    lacks: frozenset[str]


def check_translated(content: Content, report: Report) -> None:
    """Find the files with texts that are not in all languages, and languages nobody speaks."""
    languages = content.site.languages
    for language in languages:
        if not spoken_for(language):
            known = ", ".join(spoken_languages())
            place = content.site.at.of("languages")
            report.add("language-without-words", place, language=language, known=known)
    if len(languages) == 1:
        return
    files: dict[str, list[Untranslated]] = {}
    for one in _list_untranslated(content, languages):
        if one.place.path.startswith("content/"):
            files.setdefault(one.place.path, []).append(one)
    for _, found in sorted(files.items()):
        first = min(found, key=lambda one: one.place.line)
        lacks = {language for one in found for language in one.lacks}
        words = ", ".join(one for one in languages if one in lacks)
        report.add("missing-translation", first.place, languages=words, count=len(found))


def _list_untranslated(content: Content, languages: tuple[str, ...]) -> Iterator[Untranslated]:
    written: tuple[Iterable[Located], ...] = (
        (content.site,),
        *(content.agencies, content.services, content.surveys, content.pages),
        *(content.loops, content.journeys, content.improvements),
    )
    for part in written:
        for one in part:
            yield from _texts_of(one, languages)
    bodies = (
        *((page.at, page.html) for page in content.pages),
        *((loop.at, loop.told) for loop in content.loops),
        *((plan.at, plan.told) for plan in content.improvements),
    )
    for at, told in bodies:
        lacks = frozenset(languages) - {language for language, _ in told}
        if told and lacks:
            yield Untranslated(at.itself, lacks)


def _texts_of(value: Located, languages: tuple[str, ...]) -> Iterator[Untranslated]:
    """The texts of a value and of all that it holds, as far as a language is lacking."""
    for part in fields(value):
        if part.name in NAMES or (part.name == "name" and isinstance(value, Official)):
            continue
        held = getattr(value, part.name)
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, Located):
                yield from _texts_of(one, languages)
            elif isinstance(one, Text):
                given = {language or languages[0] for language, _ in one.by_language}
                if lacks := frozenset(languages) - given:
                    yield Untranslated(value.at.of(part.name), lacks)
