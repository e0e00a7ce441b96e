"""One result against its target: the kind of a `SingleFigure`.

Takes a figure. Gives the data of its layers, and the SVG around the marks that Vega placed.
Must not know results or verdicts, and chooses no words.

The result is a bar from the start of the scale with its mark at the end and its words above;
the target is a line across the scale with its words below.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.charts.kind import Drawn, Kind
from generator.charts.labels import Spot
from generator.charts.layers import CROSS, Layer, Run
from generator.charts.spots import VALUE_SIZE, Word, row, within
from generator.charts.svg import areas, crosses, dots, frame, group, lines, path, plot, words
from generator.pages.figures import SingleFigure
from generator.pages.scales import LABEL_SIZE, screens

WIDTH, HEIGHT = 320, 24
NARROW, WIDE = screens()
LAYERS = (
    Layer("track", "line"),
    Layer("range", "area"),
    Layer("tick", "line"),
    Layer("bar", "line"),
    Layer("target", "line"),
    Layer("met", "point"),
    Layer("plain", "point"),
    Layer("missed", "point", CROSS),
)
"""From the bottom to the top."""


def runs(figure: SingleFigure) -> Mapping[str, Sequence[Run]]:
    """The data of every layer, as shares of the plot."""
    value = _along(figure, figure.value)
    targets = [_along(figure, target) for target in _targets(figure)]
    found: dict[str, Sequence[Run]] = {
        "track": [((0, 0.5), (1, 0.5))],
        "range": [((targets[0], 0), (targets[1], 1))] if len(targets) > 1 else [],
        "tick": [((x, 0), (x, -0.2)) for x in (_along(figure, t.at) for t in figure.ticks)],
        "bar": [((_along(figure, max(figure.low, 0)), 0.5), (value, 0.5))],
        "target": [((x, 0), (x, 1)) for x in targets],
    }
    for look in ("met", "plain", "missed"):
        found[look] = [((value, 0.5),)] if figure.look == look else []
    return found


def _targets(figure: SingleFigure) -> list[float]:
    """The target, or both ends of its range."""
    return [level for level in (figure.target, figure.target_high) if level is not None]


def _along(figure: SingleFigure, level: float) -> float:
    """A level, as a share of the plot from its left edge."""
    return (level - figure.low) / (figure.high - figure.low)


def drawing(figure: SingleFigure, drawn: Drawn) -> str:
    """The whole chart: Vega's plot, the cross over it, then the words."""
    cross = crosses(drawn["missed"], width=WIDTH, height=HEIGHT)
    return frame(
        plot(_marks(drawn), width=WIDTH, height=HEIGHT)
        + group("missed", cross)
        + group("dates", words(row(_scale_words(figure), narrow=NARROW, wide=WIDE)))
        + _value_words(figure),
        names=["single"],
        title=figure.title,
        sentence=figure.sentence,
    )


def _marks(drawn: Drawn) -> str:
    """Vega's marks as one path a layer, the cross apart; a ring is a dot with a hole in it."""
    names = ("track", "tick", "bar", "target")
    content = [path("range", areas(drawn["range"]))]
    content += [path(name, lines(drawn[name])) for name in names]
    content += [path(name, dots(drawn[name])) for name in ("met", "plain")]
    return "".join(content) + path("hole", dots(drawn["plain"]))


def _scale_words(figure: SingleFigure) -> Iterator[tuple[str, Sequence[Spot]]]:
    """The words below the plot with their spots: the target, the ends of the scale, the rest."""
    targets = _targets(figure)
    if targets and figure.target_label:
        middle = sum(targets) / len(targets)
        yield figure.target_label, [_below(figure, middle, figure.target_label)]
    for tick in (*figure.ticks[:1], *figure.ticks[:0:-1]):
        yield tick.label, [_below(figure, tick.at, tick.label)]


def _below(figure: SingleFigure, level: float, text: str) -> Spot:
    """The spot of words below a level."""
    return within(_along(figure, level), text, size=LABEL_SIZE, narrow=NARROW)._replace(y=1)


def _value_words(figure: SingleFigure) -> str:
    """The result in words, above its mark."""
    text = figure.value_label
    spot = within(_along(figure, figure.value), text, size=VALUE_SIZE, narrow=NARROW)
    said = Word(text, spot._replace(dy=-7))
    return words([said], name=f"c-latest c-latest-{figure.look}")


SINGLE = Kind(
    name="single",
    figure=SingleFigure,
    width=WIDTH,
    height=HEIGHT,
    layers=LAYERS,
    runs=runs,
    svg=drawing,
)
