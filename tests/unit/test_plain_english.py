"""The English that the program writes: short sentences, plain words, no praise and no blame.

Every text that a page can say is read, from the program and its templates, its gaps filled.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

import catalogues
from generator.readability import grade, sentences, words
from generator.sentences.glossary import TERMS

MOST_WORDS = 30
HIGHEST = 11
HIGHEST_OF_FILES = 13
"""The dictionary of the data files speaks of columns, to those who compute with them."""

FEWEST = 8
"""Words of a sentence that is graded, as of a promise."""

FORMULAS = "÷"
"""A formula is read with its figures, and the words in it are names of figures."""

# "Better" and "worse" are no such words: they say which way a result moved, where a target says
# which way is good. "Strongly" is part of an answer: strongly agree.
JUDGING = frozenset(
    [
        "excellent",
        "great",
        "good",
        "best",
        "bad",
        "worst",
        "poor",
        "poorly",
        "strong",
        "weak",
        "alarming",
        "proud",
        "proudly",
        "success",
        "successful",
        "successfully",
        "failed",
        "fails",
        "failure",
        "disappointing",
        "impressive",
        "unfortunately",
        "fortunately",
        "sadly",
        "hopefully",
        "significant",
        "significantly",
        "dramatic",
        "dramatically",
        "remarkable",
        "outstanding",
        "unacceptable",
        "merely",
        "barely",
        "even",
        "simply",
        "obviously",
        "clearly",
        "congratulations",
    ]
)

NEVER = frozenset(
    [
        "aggregate",
        "cohort",
        "cumulative",
        "dataset",
        "datasets",
        "decile",
        "deliverable",
        "deviation",
        "granular",
        "henceforth",
        "kpi",
        "leverage",
        "methodology",
        "metric",
        "metrics",
        "omnichannel",
        "outlier",
        "pursuant",
        "quartile",
        "ratio",
        "respectively",
        "stakeholder",
        "stakeholders",
        "statistically",
        "suppressed",
        "suppression",
        "thereof",
        "throughput",
        "touchpoint",
        "touchpoints",
        "utilisation",
        "utilise",
        "utilize",
        "variance",
    ]
)

JARGON = {
    "baseline": "baseline",
    "benchmark": "benchmark",
    "benchmarks": "benchmark",
    "denominator": "denominator",
    "interval": "interval",
    "median": "median",
    "numerator": "numerator",
    "percentile": "percentile",
    **dict.fromkeys(NEVER, ""),
}
"""Words of the trade, each with its term in the glossary; "" for those that no page may say."""

FILLED = {"period": "March 2026", "during": "In March 2026", "day": "May 1, 2026", "value": "84%"}


@dataclass(frozen=True)
class Said:
    """One text as a page says it, and whether it is about the data files only."""

    text: str
    of_files: bool

    @property
    def highest(self) -> int:
        """The grade it may have."""
        return HIGHEST_OF_FILES if self.of_files else HIGHEST


@pytest.fixture(scope="module")
def said() -> list[Said]:
    """Every text of the program and its templates."""
    return list(read_texts())


def read_texts() -> Iterator[Said]:
    """The texts of the template, each form, its gaps filled with something of their kind."""
    for message in catalogues.list_messages(catalogues.extract()):
        places = [place for place, _ in message.locations]
        of_files = all(place.startswith("generator/exports/") for place in places)
        for text in catalogues.texts_of(message):
            yield Said(re.sub(r"\{(\w+)\}", fill, text), of_files)


def fill(gap: re.Match[str]) -> str:
    """A word for a gap."""
    return FILLED.get(gap[1], "12")


def test_sentences_are_short(said: list[Said]) -> None:
    """No sentence, nor part of one up to a colon or semicolon, has more than 30 words."""
    parts = {part for one in said for part in sentences(one.text)}
    assert [part for part in sorted(parts) if len(words(part)) > MOST_WORDS] == []


def test_sentences_are_plain(said: list[Said]) -> None:
    """None asks for more than eleven years of school, or thirteen where it is about columns."""
    hard = {
        f"{grade(part):.1f} {part}"
        for one in said
        if FORMULAS not in one.text
        for part in sentences(one.text)
        if len(words(part)) >= FEWEST and round(grade(part)) > one.highest
    }
    assert sorted(hard) == []


def test_no_praise_and_no_blame(said: list[Said]) -> None:
    """No word judges what an agency did."""
    found = [
        (word, one.text)
        for one in said
        if not one.of_files
        for word in re.findall(r"[a-z]+", one.text.lower())
        if word in JUDGING
    ]
    assert found == []


def test_no_figure_is_made_small_or_large(said: list[Said]) -> None:
    """No sentence says "only" or "as many as" of a figure."""
    belittling = re.compile(r"\b(only|just|merely|as many as|as few as|no fewer than) 12\b")
    assert [one.text for one in said if belittling.search(one.text)] == []


def test_words_of_the_trade_are_explained(said: list[Said]) -> None:
    """A page says a word of the trade only where the glossary explains it."""
    found = {
        (word, one.text)
        for one in said
        if not one.of_files
        for word in re.findall(r"[a-z]+", one.text.lower())
        if word in JARGON and JARGON[word] not in TERMS
    }
    assert sorted(found) == []
