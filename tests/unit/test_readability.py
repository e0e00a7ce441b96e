"""How hard a text is to read: its syllables, its sentences, its grade."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.readability import (
    grade,
    longest_sentence,
    longest_word,
    sentences,
    syllables,
    words,
)

HEARD = {
    1: "a the we days weeks time times asked judged whole state rule phone 24 2026 through",
    2: "passport renew answer within license issued ended pages table titles timely basement "
    "business buyer being every scorecard matches prior quiet handled hundred applied called-on",
    3: "decision permission receiving period annual carrier library employee offices",
    4: "application notified-of material certificate society material",
    5: "determination notification communicated accommodated associated",
    6: "eligibility responsibility",
}
"""Words by their syllables, as the CMU pronouncing dictionary has them."""


@pytest.mark.parametrize(
    ("count", "word"), [(count, word) for count, said in HEARD.items() for word in said.split()]
)
def test_syllables(count: int, word: str) -> None:
    """Vowels that are heard are counted; a number is one, and parts of a hyphen add up."""
    assert syllables(word) == count


@pytest.mark.parametrize("word", ["Passport", "PASSPORT", "passport’s", "passport's"])
def test_syllables_of_a_form(word: str) -> None:
    """Capitals and the 's of whose it is change nothing."""
    assert syllables(word) == 2


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text has a grade, its words at least one syllable each."""
    assert isinstance(grade(text), float)
    assert all(syllables(word) >= 1 for word in words(text))


def test_sentences() -> None:
    """A full stop ends a sentence; the point of a number, and of an address, does not."""
    text = "We pay 6.50 dollars. You see it at example.gov: at once. “Good.” Done!"
    assert sentences(text) == (
        "We pay 6.50 dollars.",
        "You see it at example.gov:",
        "at once.",
        "“Good.",
        "Done!",
    )


def test_words() -> None:
    """Numbers are words; a hyphen and an apostrophe join, signs are none."""
    found = words("We don’t re-open 1,204 cases - at 8:30, 95% of days.")
    assert found == ("We", "don’t", "re-open", "1,204", "cases", "at", "8:30", "95", "of", "days")


def test_grade_by_hand() -> None:
    """0.39 × 7 words a sentence + 11.8 × 10 syllables ÷ 7 words - 15.59."""
    expected = 0.39 * 7 + 11.8 * 10 / 7 - 15.59
    assert grade("We answer your call within 15 minutes.") == pytest.approx(expected)


def test_grade_of_nothing() -> None:
    """No words are not hard."""
    assert grade(" - ") == 0


def test_grade_without_a_word() -> None:
    """A word left out counts neither as a word nor by its syllables."""
    assert grade("We send the notification.", without="notification") == grade("We send the.")


def test_longest() -> None:
    """The longest word by its sound; the longest sentence by its words."""
    assert longest_word("We strengthened eligibility and stretchers.") == "eligibility"
    assert longest_sentence("One. Two words. Three.") == "Two words."
    assert longest_word("") == longest_sentence("") == ""
