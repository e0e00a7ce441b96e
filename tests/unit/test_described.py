"""Descriptions: what a search shows of a page below its title."""

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.described import LONGEST, bare_text, describe


def test_whole_sentences() -> None:
    """Sentences are taken as long as they fit; one more would have been too long."""
    short, long = "Kept 1 of 2 standards.", "word " * 29 + "end."
    assert describe(short, long, "Next.") == short


def test_a_text_without_an_end_is_given_one() -> None:
    """A name stands as a sentence of its own; nothing is not said."""
    assert describe("Renew a passport", "", "Kept 1 of 2.") == "Renew a passport. Kept 1 of 2."


def test_numbers_are_no_ends() -> None:
    """The point of a decimal ends no sentence."""
    assert describe("It cost 6.50 dollars. " + "w" * 150) == "It cost 6.50 dollars."


def test_a_first_sentence_that_is_too_long() -> None:
    """It is cut after a word, with a sign that more follows."""
    found = describe("word, " * 60)
    assert len(found) <= LONGEST
    assert found.endswith("word …")


@given(st.lists(st.text(max_size=120), max_size=4))
def test_length(texts: list[str]) -> None:
    """No description is longer than a search shows."""
    assert len(describe(*texts)) <= LONGEST


def test_bare_text() -> None:
    """The first paragraph of a page, its marks gone and its signs as they read."""
    markup = "<h2>Why</h2>\n<p>We <em>ask</em> &amp; <a href='x'>answer</a>.\nSoon.</p><p>No.</p>"
    assert bare_text(markup) == "We ask & answer. Soon."
    assert bare_text("<ul></ul>") == ""
