"""Colours: how they are read, what their contrast is, and what is proposed instead of a bad one."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.colours import (
    TEXT,
    Colour,
    contrast,
    contrast_words,
    least_contrast,
    lightness,
    nearest_passing,
    parse_colour,
    with_lightness,
)
from generator.diagnostics import Refusal

WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)
COLOURS = st.builds(Colour, *(st.integers(0, 255) for _ in range(3)))
NEAR_WHITE = st.builds(Colour, *(st.integers(225, 255) for _ in range(3)))
NEAR_BLACK = st.builds(Colour, *(st.integers(0, 48) for _ in range(3)))


@pytest.mark.parametrize("text", ["#14527f", "14527F", "#14527F"])
def test_a_colour_is_six_digits(text: str) -> None:
    """With or without the sign, in small letters or capitals."""
    assert parse_colour(text) == Colour(0x14, 0x52, 0x7F)


def test_three_digits_are_doubled() -> None:
    """#0af is #00aaff; without the sign three digits are no colour."""
    assert parse_colour("#0af") == Colour(0, 0xAA, 0xFF)
    assert parse_colour("0af") == Refusal.of("bad-colour", text="0af")


@given(COLOURS)
def test_a_colour_is_read_as_it_is_written(colour: Colour) -> None:
    """Writing and reading give the same colour."""
    assert parse_colour(str(colour)) == colour


@pytest.mark.parametrize(
    "text", ["", "navy", "#12345", "#1234567", "rgb(0,0,0)", "#gggggg", chr(0x663) * 6]
)
def test_anything_else_is_refused(text: str) -> None:
    """What is no colour is refused and never guessed."""
    assert isinstance(parse_colour(text), Refusal)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", "21"),
        ("#ffffff", "#ffffff", "1"),
        # As published for these greys: the last that passes on white, and the first that fails.
        ("#767676", "#ffffff", "4.54"),
        ("#777777", "#ffffff", "4.47"),
    ],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: str) -> None:
    """Contrasts are those that WCAG's own formula gives."""
    first, second = parse_colour(one), parse_colour(other)
    assert isinstance(first, Colour)
    assert isinstance(second, Colour)
    assert contrast_words(contrast(first, second)) == ratio


@given(COLOURS, COLOURS)
def test_contrast_has_no_direction(one: Colour, other: Colour) -> None:
    """It lies between 1 and 21, whichever of the two is the ground."""
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


def test_a_contrast_is_never_rounded_up() -> None:
    """4.499 reads 4.49: what falls short of 4.5 does not read as 4.5."""
    assert contrast_words(Fraction(4499, 1000)) == "4.49"
    assert contrast_words(Fraction(9, 2)) == "4.5"
    assert contrast_words(Fraction(3)) == "3"


@settings(max_examples=60)
@given(COLOURS, st.one_of(st.tuples(NEAR_WHITE, NEAR_WHITE), st.tuples(NEAR_BLACK, NEAR_BLACK)))
def test_what_is_proposed_always_passes(colour: Colour, grounds: tuple[Colour, Colour]) -> None:
    """On pale grounds and on dark ones there is a colour of every hue, and it has the contrast."""
    proposed = nearest_passing(colour, grounds, least=TEXT)
    assert proposed is not None
    assert least_contrast(proposed, grounds) >= TEXT


@settings(max_examples=25)
@given(COLOURS)
def test_nothing_nearer_would_pass(colour: Colour) -> None:
    """Every lightness between the colour's own and that of the proposed one falls short."""
    proposed = nearest_passing(colour, (WHITE,), least=TEXT)
    assert proposed is not None
    own = lightness(colour)
    away = next(n for n in range(511) if proposed in (near(colour, own - n), near(colour, own + n)))
    between = (near(colour, step) for step in range(own - away + 1, own + away))
    assert all(contrast(one, WHITE) < TEXT for one in between)


def near(colour: Colour, step: int) -> Colour:
    """The colour at a lightness, held between black and white."""
    return with_lightness(colour, min(510, max(0, step)))


@given(COLOURS)
def test_a_colour_that_passes_is_its_own_proposal(colour: Colour) -> None:
    """Nobody is asked to change what can be read."""
    ground = WHITE if contrast(colour, WHITE) >= TEXT else BLACK
    assert nearest_passing(colour, (ground,), least=TEXT) == colour


def test_between_far_grounds_there_may_be_none() -> None:
    """No colour has 4.6:1 on black and on white at once."""
    grey = Colour(128, 128, 128)
    assert nearest_passing(grey, (BLACK, WHITE), least=Fraction(23, 5)) is None


@given(COLOURS, st.integers(0, 510))
def test_lightness_keeps_the_hue(colour: Colour, step: int) -> None:
    """The order of red, green and blue stays, and the lightness is what was asked, to a level."""
    shade = with_lightness(colour, step)
    before, after = (parts_of(one) for one in (colour, shade))
    order = sorted(range(3), key=before.__getitem__)
    assert [after[at] for at in order] == sorted(after)
    assert abs(lightness(shade) - step) <= 1


def parts_of(colour: Colour) -> tuple[int, int, int]:
    """Red, green and blue."""
    return colour.red, colour.green, colour.blue
