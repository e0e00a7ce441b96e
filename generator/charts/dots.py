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
ROWS, DOWNS = (2.75, 3.75), (0.66, 0.75)
"""The height of a row in rem, and where its line lies from its top, as a share of it: of rows whose
names take one line, and of those where one takes two."""
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
    down = DOWNS[_two_lines(figure)]
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
        height=ROWS[_two_lines(figure)] * len(figure.dots),
    )


def _names(figure: DotsFigure) -> Iterator[Word]:
    """The name of every row, in the last line of its room or, on a narrow screen, in both."""
    lowest = FIRST + NEXT * _two_lines(figure)
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
        yield Word(line, replace(lowest, dy=lowest.dy - NEXT * up))


def _two_lines(figure: DotsFigure) -> bool:
    """Whether a name takes two lines on a narrow screen."""
    return any(len(_lines(one, NARROW)) > 1 for one in figure.dots)


def _lines(one: Dot, screen: Screen) -> list[str]:
    """A name in at most two lines, cut where they have no room; the table has the whole."""
    room = screen.width + ASIDE
    words = one.name.split()
    kept = sum(_fits(" ".join(words[: end + 1]), room) for end in range(len(words)))
    split = max(1, kept)
    lines = (" ".join(words[:split]), " ".join(words[split:]))
    return [_cut(line, room) for line in lines if line]


def _cut(line: str, room: float) -> str:
    while not _fits(line, room) and len(line) > 1:
        line = line.removesuffix("…")[:-1].rstrip() + "…"
    return line


def _fits(text: str, room: float) -> bool:
    return text_width(text, size=LABEL_SIZE) <= room


def _values(figure: DotsFigure) -> Iterator[Word]:
    """Each figure in words, at the end of its line."""
    down = DOWNS[_two_lines(figure)]
    for at, one in enumerate(figure.dots):
        yield Word(one.label, Spot(1, (at + down) / len(figure.dots)))


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
