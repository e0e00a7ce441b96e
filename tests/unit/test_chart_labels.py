"""Names of levels never cover a result: they stand clear of every mark, or are left out."""

from hypothesis import given
from hypothesis import strategies as st

from generator.charts.labels import MARK, Surface, box, surface
from generator.charts.spots import along
from generator.pages.scales import LABEL_SIZE, screens

NARROW = screens(["100%"])[0]
shares = st.floats(0, 1)
marks = st.lists(st.tuples(shares, shares), max_size=40).map(sorted)


def on(drawn: list[tuple[float, float]]) -> Surface:
    """A plot on the smallest screen with these marks and nothing else."""
    return surface(NARROW, headroom=24.0, marks=drawn, lines=(), levels=())


@given(drawn=marks, level=shares)
def test_a_name_covers_no_mark(drawn: list[tuple[float, float]], level: float) -> None:
    """Wherever the name of a level finds room, no result lies under it."""
    spot = on(drawn).place(
        "At least 90%", along(0, 1, top=level, bottom=level), size=LABEL_SIZE, clear=True
    )
    if spot is not None:
        words = box("At least 90%", spot, size=LABEL_SIZE, screen=NARROW).spread(MARK)
        places = [(x * NARROW.width, y * NARROW.height) for x, y in drawn]
        assert not [
            (x, y)
            for x, y in places
            if words.left < x < words.right and words.top < y < words.bottom
        ]


def test_a_name_without_room_is_left_out() -> None:
    """Marks all over the plot leave no place, so the words stand in the legend and the caption."""
    crowd = sorted((x / 40, y / 40) for x in range(41) for y in range(41))
    spots = along(0, 1, top=0.5, bottom=0.5)
    assert on(crowd).place("At least 90%", spots, size=LABEL_SIZE, clear=True) is None


def test_an_empty_plot_has_room_at_once() -> None:
    """Without marks the first spot is taken."""
    spots = list(along(0, 1, top=0.5, bottom=0.5))
    assert on([]).place("At least 90%", spots, size=LABEL_SIZE, clear=True) == spots[0]
