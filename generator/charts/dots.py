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
MOST_LINES = 3
"""How many lines a name may take before it is cut."""
ABOVE, BELOW = 0.815, 0.935
"""The room of a row above the last line of its name and below its line, in rem; each line of the
longest name takes one more."""
FIRST, NEXT = 15.0, 16.0
"""Pixels from the top of a row to its first line of words, and from there to the second."""
NARROW, WIDE = screens(["100.0%"])
GUTTER, ASIDE = "gutter-2", 72.0
"""The class of the room right of the plot, and its width in pixels, which names may fill."""
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
    down = _down(figure)
    rows = [(one, 1 - (at + down) / len(figure.dots)) for at, one in enumerate(figure.dots)]
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
        height=_row_height(figure) * len(figure.dots),
    )


def _names(figure: DotsFigure) -> Iterator[Word]:
    """The name of every row, in the last lines of its room."""
    lowest = FIRST + NEXT * (_most_lines(figure) - 1)
    for at, one in enumerate(figure.dots):
        spot = Spot(0, at / len(figure.dots), dy=lowest)
        narrow, wide = (_lines(one, screen) for screen in (NARROW, WIDE))
        if narrow == wide and len(wide) == 1:
            yield Word(wide[0], spot)
            continue
        yield from (replace(word, layout="narrow") for word in _stacked(narrow, spot))
        yield from (replace(word, layout="wide") for word in _stacked(wide, spot))


def _stacked(lines: Sequence[str], lowest: Spot) -> Iterator[Word]:
    """Lines of words above each other, the last at a spot."""
    for up, line in enumerate(reversed(lines)):
        yield Word(line, lowest._replace(dy=lowest.dy - NEXT * up))


def _most_lines(figure: DotsFigure) -> int:
    """How many lines the longest name takes on a narrow screen."""
    return max((len(_lines(one, NARROW)) for one in figure.dots), default=1)


def _row_height(figure: DotsFigure) -> float:
    """The height of a row, in rem."""
    return ABOVE + _most_lines(figure) + BELOW


def _down(figure: DotsFigure) -> float:
    """Where the line of a row lies from its top, as a share of the row."""
    return (ABOVE + _most_lines(figure)) / _row_height(figure)


def _lines(one: Dot, screen: Screen) -> list[str]:
    """A name in few lines, the last cut where it has no room; the table has the whole."""
    room = screen.width + ASIDE
    lines: list[str] = []
    for word in one.name.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and (_fits(joined, room) or len(lines) == MOST_LINES):
            lines[-1] = joined
        else:
            lines.append(word)
    return [_cut(line, room) for line in lines]


def _cut(line: str, room: float) -> str:
    while not _fits(line, room) and len(line) > 1:
        line = line.removesuffix("…")[:-1].rstrip() + "…"
    return line


def _fits(text: str, room: float) -> bool:
    return text_width(text, size=LABEL_SIZE) <= room


def _values(figure: DotsFigure) -> Iterator[Word]:
    """Each figure in words, at the end of its line."""
    down = _down(figure)
    for at, one in enumerate(figure.dots):
        yield Word(one.label, Spot(1, (at + down) / len(figure.dots)))


def _scale_words(figure: DotsFigure) -> Iterator[tuple[str, Sequence[Spot]]]:
    """The words below the plot with their spots: the ends of the scale, then the rest."""
    for tick in (*figure.ticks[:1], *figure.ticks[:0:-1]):
        spot = within(_along(figure, tick.at), tick.label, size=LABEL_SIZE, narrow=NARROW)
        yield tick.label, [spot._replace(y=1)]


DOTS = Kind(
    name="dots",
    figure=DotsFigure,
    width=WIDTH,
    height=HEIGHT,
    layers=LAYERS,
    runs=runs,
    svg=drawing,
)
