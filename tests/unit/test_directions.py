"""Facts about texts that run from right to left, isolated from what stands beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.directions import in_elements, isolated, without_marks
from generator.render import breakable
from generator.sentences.tongue import Tongue

FSI, RLI, PDI = "\u2068", "\u2067", "\u2069"
HEBREW = "שירות"
TEXTS = st.text(st.sampled_from(f"ab <{HEBREW}{FSI}{RLI}{PDI}\u200f\u202b"), max_size=12)


@pytest.mark.parametrize("text", ["", "Renew a passport", "Ñandú – 5 €", "日本語"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    """Nothing is put around a text that runs from left to right."""
    assert isolated(text) == text


@pytest.mark.parametrize("text", [HEBREW, f"Form {HEBREW} (2)", "خدمة", "a\u200fb", "a\u202bb"])
def test_what_runs_left_stands_between_marks(text: str) -> None:
    """Letters of such scripts, and marks that turn what follows, are shut in."""
    assert isolated(text) == f"{FSI}{text}{PDI}"
    assert isolated(isolated(text)) == isolated(text)


@given(TEXTS)
def test_marks_of_a_text_come_in_pairs(text: str) -> None:
    """No text can end the isolation it stands in, nor leave its own open; no other letter goes."""
    made = isolated(text)

    depth = 0
    for at, letter in enumerate(made):
        depth += (letter in {FSI, RLI}) - (letter == PDI)
        assert depth > 0 or made == text or at == len(made) - 1
    assert depth == 0
    assert without_marks(made) == without_marks(text)


def test_a_name_does_not_turn_its_sentence_round() -> None:
    """In a sentence, and in a list within one, each name is isolated by itself."""
    tongue = Tongue()

    assert tongue.say("{name}: {count} of 5", name=HEBREW, count=3) == f"{FSI}{HEBREW}{PDI}: 3 of 5"
    joined = tongue.joined([HEBREW, "mail", HEBREW])
    assert without_marks(joined) == f"{HEBREW}, mail and {HEBREW}"
    assert joined.count(f"{FSI}{HEBREW}{PDI}") == 2


def test_pages_have_elements_in_place_of_marks() -> None:
    """In running text only: where no element may stand the marks stay."""
    name = isolated(HEBREW)
    page = (
        f'<title>{name}</title><p title="{name}">a {isolated(f"b {name}")} c</p>'
        f"<svg><svg></svg><text>{name}</text></svg>"
    )

    assert in_elements(page) == (
        f'<title>{name}</title><p title="{name}">a <bdi>b <bdi>{HEBREW}</bdi></bdi> c</p>'
        f"<svg><svg></svg><text>{name}</text></svg>"
    )


@given(st.lists(TEXTS.map(lambda text: text.replace("<", "&lt;")), max_size=4))
def test_elements_are_closed_where_they_were_opened(texts: list[str]) -> None:
    """Whatever marks a text has of its own, no element reaches out of the one around it."""
    page = in_elements("".join(f"<p>{isolated(text)}</p>" for text in texts))

    for part in page.split("<p>")[1:]:
        inner = part.removesuffix("</p>")
        assert inner.count("<bdi>") == inner.count("</bdi>")
        assert "<" not in inner.replace("<bdi>", "").replace("</bdi>", "")


def test_a_long_address_that_may_break_is_isolated_too() -> None:
    """The places where it may break do not part the marks."""
    address = f"https://example.org/{HEBREW}/more/of/it"

    assert str(breakable(address)).startswith("<bdi>https:")
    assert str(breakable(address)).endswith("</bdi>")
