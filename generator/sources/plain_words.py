"""Whether promises are said in plain words: how hard the English ones are to read.

Takes the content, what mapped tables add included. Adds warnings about promises that stand now,
not about the old words of an old target; of mapped tables one suggestion a table, since nobody
here can mend its rows.
Must not know results.
"""

from collections.abc import Iterable, Iterator

from generator.diagnostics import Place, Report, Severity
from generator.model import Service, Standard
from generator.readability import grade, longest_sentence, longest_word, words
from generator.sources.content import Content
from generator.sources.faults import counted
from generator.text import Text

HIGHEST = 9
"""School grade of a promise. Most adults read at grade 8 or 9, and few readers mind less."""

FEWEST = 8
"""Words that are graded. In fewer, one or two words that nobody can choose decide the grade."""

LONG = 20
"""Words of a sentence that is named as long."""


def check_plain_words(content: Content, report: Report) -> None:
    """Find English promises above the highest grade."""
    tables: dict[str, list[int]] = {}
    promised: dict[str, int] = {}
    for standard in _standing(content.services):
        path = standard.at.itself.path
        hard = _hard_text(standard.promise, content.site.languages[0])
        if not standard.at.in_table:
            _tell(hard, standard, report)
            continue
        promised[path] = promised.get(path, 0) + 1
        if hard:
            tables.setdefault(path, []).append(standard.at.itself.line)
    for path, lines in sorted(tables.items()):
        _tell_table(path, lines, promised[path], report)


def _standing(services: Iterable[Service]) -> Iterator[Standard]:
    """The standards that have not ended: the words of the others are history."""
    for service in services:
        if service.ended is None:
            yield from (one for one in service.standards if one.ended is None)


def _hard_text(text: Text, first: str) -> str:
    """The English words of a text where they are hard to read; else "".

    A promise may have one long word for free, since that is often the name of the thing: without
    its longest word it has to be hard as well.
    """
    for language, said in text.by_language:
        if (language or first).partition("-")[0] == "en" and _is_hard(said):
            return said
    return ""


def _is_hard(text: str) -> bool:
    found = words(text)
    if len(found) < FEWEST or grade(text) <= HIGHEST:
        return False
    return grade(text, without=longest_word(text)) > HIGHEST


def _tell(hard: str, standard: Standard, report: Report) -> None:
    if not hard:
        return
    report.add(
        "promise-hard-to-read",
        standard.at.of("promise"),
        subject=f"This promise reads at school grade {grade(hard):.0f}, above {HIGHEST}",
        because=_reason(hard),
    )


def _reason(text: str) -> str:
    """What makes a text hard: a long sentence, and its longest word."""
    length, word = len(words(longest_sentence(text))), longest_word(text)
    long = f"one sentence has {length} words, and " if length > LONG else ""
    return f"{long}the longest word is '{word}'"


def _tell_table(path: str, lines: list[int], promised: int, report: Report) -> None:
    many = counted(promised, "promise")
    report.add(
        "promise-hard-to-read",
        Place(path, min(lines)),
        severity=Severity.SUGGESTION,
        subject=f"{len(lines):,} of {many} of this table read above school grade {HIGHEST}",
        because="the first stands here",
    )
