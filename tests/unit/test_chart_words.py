"""Facts about the words of charts: where they stand, and that they stay clear of one another."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from generator.charts.labels import Box, Spot, Surface, box, surface
from generator.charts.spots import VALUE_SIZE, Word, along, beside, merged, row, within
from generator.charts.svg import number, pair
from generator.pages.scales import LABEL_SIZE, Screen, screens

NARROW, WIDE = screens()
shares = st.floats(0, 1)
short = st.sampled_from(["84%", "100%", "4:32", "$12.50", "6.2 weeks"])


def empty(screen: Screen = NARROW) -> Surface:
    """A plot with nothing in it."""
    return surface(screen, headroom=24, marks=[], lines=[], levels=[])


def test_words_take_the_first_free_spot() -> None:
    """In an empty plot the preferred spot is taken."""
    spots = beside(0.5, 0.5, "84%", narrow=NARROW)

    assert empty().place("84%", spots, size=VALUE_SIZE) == spots[0]


def test_words_give_way_to_words() -> None:
    """The same words in the same place are nudged apart."""
    around = empty()
    first = around.place("84%", beside(0.9, 0.5, "84%", narrow=NARROW), size=VALUE_SIZE)
    second = around.place("Target 84%", along(0, 1, top=0.5, bottom=0.5), size=LABEL_SIZE)

    assert first
    assert second
    boxes = (
        box("84%", first, size=VALUE_SIZE, screen=NARROW),
        box("Target 84%", second, size=LABEL_SIZE, screen=NARROW),
    )
    assert not boxes[0].meets(boxes[1])


def test_words_keep_off_the_line() -> None:
    """Where the line comes from above, the words stand below."""
    falling = [(0.0, 0.0), (0.98, 0.6)]
    around = surface(NARROW, headroom=24, marks=falling, lines=[falling], levels=[])

    spot = around.place("84%", beside(0.98, 0.6, "84%", narrow=NARROW), size=VALUE_SIZE)

    assert spot
    assert spot.dy > 0


def test_words_hide_a_target_rather_than_a_result() -> None:
    """Where something must be crossed, it is a level line."""
    level, line = [(0.0, 0.45), (1.0, 0.45)], [(0.0, 0.6), (1.0, 0.6)]
    spots = (Spot(0.5, 0.6, dy=5), Spot(0.5, 0.45, dy=5))
    around = surface(NARROW, headroom=0, marks=[], lines=[line], levels=[level])

    assert around.place("Target", spots, size=LABEL_SIZE) == spots[1]


@given(shares, shares, short)
def test_the_latest_result_stays_on_the_page(x: float, y: float, text: str) -> None:
    """Wherever the last mark stands, its words fit into the plot and the room above it."""
    for screen in (NARROW, WIDE):
        spot = empty(screen).place(text, beside(x, y, text, narrow=NARROW), size=VALUE_SIZE)
        assert spot
        words = box(text, spot, size=VALUE_SIZE, screen=screen)
        assert words.right <= screen.width + 1
        assert words.top >= -24
        assert words.bottom <= screen.height + 4


@given(shares, short)
def test_words_on_an_edge_stay_above_their_plot(x: float, text: str) -> None:
    """The words of a bar's end reach over neither side, on any screen."""
    spot = within(x, text, size=VALUE_SIZE, narrow=NARROW)
    for screen in (NARROW, WIDE):
        words = box(text, spot, size=VALUE_SIZE, screen=screen)
        assert words.left >= -0.01
        assert words.right <= screen.width + 0.01


@given(st.lists(st.tuples(st.sampled_from(["0%", "Target 90%", "New form"]), shares), max_size=9))
def test_words_in_a_row_never_meet(places: list[tuple[str, float]]) -> None:
    """Of many words in one row those are kept that have room, on each screen."""
    texts = [(text, (Spot(x, 0), Spot(x, 0, side="end"))) for text, x in places]
    kept = row(texts, narrow=NARROW, wide=WIDE)

    for screen, layouts in ((NARROW, {""}), (WIDE, {"", "wide"})):
        boxes = [
            box(word.text, word.spot, size=LABEL_SIZE, screen=screen)
            for word in kept
            if word.layout in layouts
        ]
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_words_that_agree_stand_once() -> None:
    """Words are repeated only where narrow and wide layouts want them in different places."""
    here, there = Spot(0.5, 0.5), Spot(0.5, 0.6)

    assert list(merged(["84%"], [here], [here])) == [Word("84%", here)]
    assert [word.layout for word in merged(["84%"], [here], [there])] == ["narrow", "wide"]
    assert [word.layout for word in merged(["84%"], [None], [there])] == ["wide"]


def test_words_without_room_are_left_out() -> None:
    """Where every spot is taken or off the plot, no words are placed."""
    around = empty()
    wide = "Target: at most 24,000 US dollars for each claim"

    assert around.place(wide, along(0, 1, top=0.5, bottom=0.5), size=LABEL_SIZE) is None


def test_rectangles_that_touch_do_not_meet() -> None:
    """Side by side is not one on another."""
    assert not Box(0, 0, 1, 1).meets(Box(1, 0, 2, 1))
    assert Box(0, 0, 1, 1).meets(Box(0.5, 0.5, 2, 2))


@given(st.integers(-(10**6), 10**6))
def test_numbers_read_back(tenths: int) -> None:
    """The shortest way to write a number of tenths loses nothing."""
    assert round(float(number(tenths)) * 10) == tenths


@given(st.integers(-999, 999), st.integers(-999, 999))
def test_two_numbers_do_not_run_together(x: int, y: int) -> None:
    """A pair reads as two numbers."""
    split = pair(x, y).replace("-", " -").split()

    assert [round(float(part) * 10) for part in split] == [x, y]
