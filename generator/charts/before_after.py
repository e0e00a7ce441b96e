"""Results before and after a change: the kind of a `BeforeAfterFigure`.

Takes a figure. Gives the data of its layers, and the SVG around the marks that Vega placed.
Must not know results or verdicts, and chooses no words.

Each stretch of time is a row: a small mark for each period shows how much they vary, a ring
(before) or a dot (after) what they come to together, and a line joins the two. Where values do
not pool there is a ring or a dot for each period, and no line.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.charts.kind import Drawn, Kind
from generator.charts.labels import Spot
from generator.charts.layers import Layer, Run
from generator.charts.spots import VALUE_SIZE, Word, row, within
from generator.charts.svg import dots, frame, group, lines, path, plot, words
from generator.pages.figures import BeforeAfterFigure, Stretch
from generator.pages.scales import LABEL_SIZE, screens

WIDTH, HEIGHT = 320, 112
NARROW, WIDE = screens()
BEFORE, AFTER = 0.25, 0.75  # how far below the top the rows stand, as shares of the plot
LAYERS = (
    Layer("grid", "line"),
    Layer("track", "line"),
    Layer("line", "line"),
    Layer("each", "point"),
    Layer("plain", "point"),
    Layer("met", "point"),
)
"""From the bottom to the top; a ring and a dot are drawn as results without and with a verdict."""


def runs(figure: BeforeAfterFigure) -> Mapping[str, Sequence[Run]]:
    """The data of every layer, as shares of the plot."""
    rows = ((figure.before, 1 - BEFORE), (figure.after, 1 - AFTER))
    ends = [(_along(figure, one.value), y) for one, y in rows if one.value is not None]
    return {
        "grid": [((x, 0), (x, 1)) for x in (_along(figure, tick.at) for tick in figure.ticks)],
        "track": [((0, y), (1, y)) for _, y in rows],
        "line": [tuple(ends)] if len(ends) == len(rows) else [],
        "each": [
            spot for one, y in rows if one.value is not None for spot in _each(figure, one, y)
        ],
        "plain": _main(figure, *rows[0]),
        "met": _main(figure, *rows[1]),
    }


def _main(figure: BeforeAfterFigure, one: Stretch, y: float) -> list[Run]:
    """The mark of a stretch; where its values do not pool, one for each of them."""
    if one.value is None:
        return _each(figure, one, y)
    return [((_along(figure, one.value), y),)]


def _each(figure: BeforeAfterFigure, one: Stretch, y: float) -> list[Run]:
    return [((_along(figure, value), y),) for value in one.values]


def _along(figure: BeforeAfterFigure, level: float) -> float:
    """A level, as a share of the plot from its left edge."""
    return (level - figure.low) / (figure.high - figure.low)


def drawing(figure: BeforeAfterFigure, drawn: Drawn) -> str:
    """The whole chart: Vega's plot, then the words of both rows and of the scale."""
    rows = ((figure.before, BEFORE), (figure.after, AFTER))
    return frame(
        plot(_marks(drawn), width=WIDTH, height=HEIGHT)
        + "".join(_row_words(figure, one, down) for one, down in rows)
        + group("dates", words(row(_scale_words(figure), narrow=NARROW, wide=WIDE))),
        names=["before-after"],
        title=figure.title,
        sentence=figure.sentence,
    )


def _marks(drawn: Drawn) -> str:
    """Vega's marks as one path a layer; a ring is a dot with a hole in it."""
    content = [path(name, lines(drawn[name])) for name in ("grid", "track", "line")]
    content += [path(name, dots(drawn[name])) for name in ("each", "plain")]
    return "".join(content) + path("hole", dots(drawn["plain"])) + path("met", dots(drawn["met"]))


def _row_words(figure: BeforeAfterFigure, one: Stretch, down: float) -> str:
    """The words of a row: above it what it comes to, at its mark; its name where there is room."""
    sides = [Spot(0, down, dy=-11), Spot(1, down, dy=-11, side="end"), Spot(0, down, dy=20)]
    if one.value is None:
        return words(row([(one.name, sides)], narrow=NARROW, wide=WIDE))
    spot = within(_along(figure, one.value), one.label, size=VALUE_SIZE, narrow=NARROW)
    value = spot._replace(y=down, dy=-11)
    # The value is bold and stands first, so that the name gives way to it.
    placed = row([(f"{one.label}  ", [value]), (one.name, sides)], narrow=NARROW, wide=WIDE)
    return words([Word(one.label, value)], name="c-latest") + words(placed[1:])


def _scale_words(figure: BeforeAfterFigure) -> Iterator[tuple[str, Sequence[Spot]]]:
    """The words below the plot with their spots: the ends of the scale, then the rest."""
    for tick in (*figure.ticks[:1], *figure.ticks[:0:-1]):
        spot = within(_along(figure, tick.at), tick.label, size=LABEL_SIZE, narrow=NARROW)
        yield tick.label, [spot._replace(y=1)]


BEFORE_AFTER = Kind(
    name="before-after",
    figure=BeforeAfterFigure,
    width=WIDTH,
    height=HEIGHT,
    layers=LAYERS,
    runs=runs,
    svg=drawing,
)
