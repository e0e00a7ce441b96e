"""Figures below each other, each with its margin: the kind of a `DotsFigure`.

Takes a figure. Gives the data of its layers, and the SVG around the marks that Vega placed.
Must not know results, and chooses no words.

Each row has its name above a line across the scale, with the figure in words at the end of that
line. A dot is a group; a ring is everybody together. The bar through it is its margin.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.charts.kind import Drawn, Kind
from generator.charts.labels import Spot
from generator.charts.layers import Layer, Run
from generator.charts.spots import Word, row, within
from generator.charts.svg import dots, frame, group, lines, path, plot, words
from generator.pages.figures import Dot, DotsFigure
from generator.pages.scales import LABEL_SIZE, Screen, screens, text_width

WIDTH, HEIGHT = 320, 100
ROW = 2.75
"""The height of a row, in rem."""
DOWN = 0.66
"""Where the line of a row lies from its top, as a share of the row."""
NARROW, WIDE = screens(["100.0%"])
GUTTER, ASIDE = "gutter-2", 60.0
"""The class of the room right of the plot, and how far in pixels a name may reach into it."""
LAYERS = (
    Layer("grid", "line"),
    Layer("track", "line"),
    Layer("margin", "line"),
    Layer("plain", "point"),
    Layer("met", "point"),
)
"""From the bottom to the top; a ring and a dot are drawn as results without and with a verdict."""


def runs(figure: DotsFigure) -> Mapping[str, Sequence[Run]]:
    """The data of every layer, as shares of the plot."""
    rows = [(one, 1 - (at + DOWN) / len(figure.dots)) for at, one in enumerate(figure.dots)]
    return {
        "grid": [((x, 0), (x, 1)) for x in (_along(figure, tick.at) for tick in figure.ticks)],
        "track": [((0, y), (1, y)) for _, y in rows],
        "margin": [
            ((_along(figure, one.low), y), (_along(figure, one.high), y))
            for one, y in rows
            if one.low is not None and one.high is not None and one.low < one.high
        ],
        "plain": [((_along(figure, one.value), y),) for one, y in rows if one.whole],
        "met": [((_along(figure, one.value), y),) for one, y in rows if not one.whole],
    }


def _along(figure: DotsFigure, level: float) -> float:
    """A level, as a share of the plot from its left edge."""
    return (level - figure.low) / (figure.high - figure.low)


def drawing(figure: DotsFigure, drawn: Drawn) -> str:
    """The whole chart: Vega's plot, then the words of every row and of the scale."""
    marks = [path(name, lines(drawn[name])) for name in ("grid", "track", "margin")]
    marks += [path(name, dots(drawn[name])) for name in ("plain", "met")]
    marks.append(path("hole", dots(drawn["plain"])))
    return frame(
        plot("".join(marks), width=WIDTH, height=HEIGHT)
        + group("names", words(_names(figure)))
        + group("levels", words(_values(figure)))
        + group("dates", words(row(_scale_words(figure), narrow=NARROW, wide=WIDE))),
        names=["dots", GUTTER],
        title=figure.title,
        sentence=figure.sentence,
        height=ROW * len(figure.dots),
    )


def _names(figure: DotsFigure) -> Iterator[Word]:
    """The name of every row, cut on a narrow screen where it has no room there."""
    for at, one in enumerate(figure.dots):
        spot = Spot(0, at / len(figure.dots), dy=15)
        narrow, wide = (_cut(one, screen) for screen in (NARROW, WIDE))
        if narrow == wide:
            yield Word(wide, spot)
        else:
            yield Word(narrow, spot, "narrow")
            yield Word(wide, spot, "wide")


def _cut(one: Dot, screen: Screen) -> str:
    """As much of a name as has room in its line; the table has the whole."""
    name = one.name
    while text_width(name, size=LABEL_SIZE) > screen.width + ASIDE and len(name) > 1:
        name = name.removesuffix("…")[:-1].rstrip() + "…"
    return name


def _values(figure: DotsFigure) -> Iterator[Word]:
    """Each figure in words, at the end of its line."""
    for at, one in enumerate(figure.dots):
        yield Word(one.label, Spot(1, (at + DOWN) / len(figure.dots)))


def _scale_words(figure: DotsFigure) -> Iterator[tuple[str, Sequence[Spot]]]:
    """The words below the plot with their spots: the ends of the scale, then the rest."""
    for tick in (*figure.ticks[:1], *figure.ticks[:0:-1]):
        spot = within(_along(figure, tick.at), tick.label, size=LABEL_SIZE, narrow=NARROW)
        yield tick.label, [replace(spot, y=1)]


DOTS = Kind(
    name="dots",
    figure=DotsFigure,
    width=WIDTH,
    height=HEIGHT,
    layers=LAYERS,
    runs=runs,
    svg=drawing,
)
