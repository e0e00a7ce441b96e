"""A small line of results: the kind of a `Sparkline`.

Takes a figure. Gives the data of its layers, and the SVG around the marks that Vega placed.
Must not know results or verdicts; it has no words, since it stands beside them.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.charts.kind import Drawn, Kind
from generator.charts.layers import Layer, Run
from generator.charts.svg import dots, lines, path
from generator.pages.figures import Sparkline

WIDTH, HEIGHT = 120, 28
INSET_X, INSET_Y = 4 / WIDTH, 5 / HEIGHT  # room for the last mark
ARM = 28  # half a cross, in tenths of a unit
LAYERS = (Layer("target", "line"), Layer("line", "line"), Layer("last", "point"))


def runs(figure: Sparkline) -> Mapping[str, Sequence[Run]]:
    """The data of every layer, as shares of the plot."""
    numbered = list(_points(figure))
    points = list(_placed(figure, numbered))
    unbroken = itertools.groupby(range(len(points)), key=lambda at: numbered[at][0] - at)
    lines = [[points[at] for at in line] for _, line in unbroken]
    up = [] if figure.target is None else [_up(figure.target, *_reach(figure))]
    return {
        "target": [((0, level), (1, level)) for level in up],
        "line": [line for line in lines if len(line) > 1],
        "last": [(point,) for point in points[-1:]],
    }


def _points(figure: Sparkline) -> Iterator[tuple[int, float]]:
    """The results there are, with the numbers of their periods."""
    return ((x, y) for x, y in enumerate(figure.values) if y is not None)


def _placed(
    figure: Sparkline, points: Iterable[tuple[int, float]]
) -> Iterator[tuple[float, float]]:
    """Where results stand; a single one stands at the end."""
    last, (low, high) = len(figure.values) - 1, _reach(figure)
    for x, y in points:
        yield INSET_X + (1 - 2 * INSET_X) * (x / last if last else 1.0), _up(y, low, high)


def _up(y: float, low: float, high: float) -> float:
    """A level, as a share of the plot from its bottom.

    Unless the figure has its scale, the plot spans the levels, but never less than a tenth of
    the greatest: without a scale beside it a ripple must not look like a fall.
    """
    return INSET_Y + (1 - 2 * INSET_Y) * (y - low) / (high - low)


def _reach(figure: Sparkline) -> tuple[float, float]:
    """From where to where the plot reaches; one that is empty, from 0 to 1."""
    if figure.low is not None and figure.high is not None:
        return figure.low, figure.high
    levels = [level for level in (*figure.values, figure.target) if level is not None]
    low, high = min(levels, default=0.0), max(levels, default=1.0)
    least = max(abs(low), abs(high)) / 10 or 1.0
    spare = max(least - (high - low), 0.0) / 2
    return low - spare, high + spare


def drawing(figure: Sparkline, drawn: Drawn) -> str:
    """The whole sparkline, hidden from screen readers."""
    content = path("target", lines(drawn["target"]))
    content += path("line", lines(drawn["line"])) + _last(figure, drawn)
    return f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">{content}</svg>'


def _last(figure: Sparkline, drawn: Drawn) -> str:
    """The last mark, by its look."""
    spot = dots(drawn["last"])
    if figure.look == "plain":
        return path("plain", spot) + path("hole", spot)
    if figure.look == "met":
        return path("met", spot)
    arms = (
        (((x - ARM, y + rise * ARM), (x + ARM, y - rise * ARM)))
        for ((x, y),) in drawn["last"]
        for rise in (-1, 1)
    )
    return path("missed", lines(arms))


SPARKLINE = Kind(
    name="sparkline",
    figure=Sparkline,
    width=WIDTH,
    height=HEIGHT,
    layers=LAYERS,
    runs=runs,
    svg=drawing,
)
