"""How hard an English text is to read: its sentences, its syllables, its school grade.

Takes plain text. Gives sentences, words, counts of syllables and the Flesch-Kincaid grade.
Must not know whose text it is, nor which grade is too high.

Syllables are counted by the vowels that are heard. Held against the CMU pronouncing dictionary on
real texts 98 or 99 of 100 words come out right; by points of hyphenation, which are made for
breaking lines, 93 to 95 (docs/decisions/0010-reading-level.md).
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")
_END = re.compile(r"(?<=[.!?;:])[\"”’)]*\s+|\n\s*\n")
_PART = re.compile(r"[a-z]+")
_VOWELS = re.compile(r"[aeiouy]+")

_SILENT = (
    r"[aeiouy][^aeiouy]+e$(?<![^aeiouy]le)",  # time, scheme; not table
    r"[aeiouy][^aeiouy]*[^aeiouydt]ed$(?<![bcdfgkptz][lr]ed)",  # asked, judged; not ended, handled
    r"[aeiouy][^aeiouy]*[^aeiouycgsxzh]es$(?<![^aeiouy]les)",  # times; not pages, tables
    r"[aeiouy][^aeiouy]+e(?:ment|ness|less|ful|ly)",  # statement, timely
    r"^(?:base|fore(?!s)|frame|here|home|life|like|safe|score|some|time|where)(?!ment)[a-z]{3}",
    r"^(?:business|every)",
)
"""Where a vowel is written that nobody hears."""

_APART = (
    r"(?<![ctsg])i(?:a(?!ge$)|um$|ent|ence)",  # social has two, material four
    r"(?<![ctsgl])i(?:er$|ers$)|(?<=[rldn])io(?![nu])",  # carrier, period; not soldier, nation
    r"[cgst]iat|ciet|viet|quiet|diet",  # associate, society
    r"u(?:al|ate|ous|ity|ation)(?<!qu..)(?<!qu...)(?<!qu.....)",  # annual, continuous
    r"[aeiouy]ing(?!s?[a-z])",  # being, paying
    r"creat|area|idea|video|react|reapp|cooper|museu|reopen|reass",
    r"[aeiou]yer|ower|[aeiou]yee",  # buyer, power, employee
    r"ism$|thm$",
)
"""Where vowels written together, or none, are heard as one more syllable."""

_RULES = tuple((re.compile(one), -1) for one in _SILENT) + tuple(
    (re.compile(one), 1) for one in _APART
)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a semicolon, a colon and an empty line end one too."""
    return tuple(part for part in _END.split(text) if _WORD.search(part))


def words(text: str) -> tuple[str, ...]:
    """The words of a text; a number is one, and so is what a hyphen joins."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """How many syllables a word has when it is read aloud; a number is taken as one."""
    parts = _PART.findall(re.sub("['’]s?$|['’]", "", word.lower()))
    return max(1, sum(map(_of_part, parts)))


def _of_part(part: str) -> int:
    heard = len(_VOWELS.findall(part))
    return max(1, heard + sum(step * len(rule.findall(part)) for rule, step in _RULES))


def longest_word(text: str) -> str:
    """The word with the most syllables, of equals the first that has most letters; "" for none."""
    return max(words(text), key=lambda word: (syllables(word), len(word)), default="")


def longest_sentence(text: str) -> str:
    """The sentence with the most words; "" for none."""
    return max(sentences(text), key=lambda sentence: len(words(sentence)), default="")


def grade(text: str, *, without: str = "") -> float:
    """The Flesch-Kincaid grade: the school year, in the United States, that a text asks for.

    Kincaid and others, 1975: 0.39 words a sentence + 11.8 syllables a word - 15.59. Made for
    passages of a hundred words; of a short sentence it says little. `without` is a word that is
    not counted, wherever it stands. 0 for no words.
    """
    found = [word for word in words(text) if word != without]
    if not found:
        return 0.0
    length = len(found) / max(1, len(sentences(text)))
    return 0.39 * length + 11.8 * sum(map(syllables, found)) / len(found) - 15.59
