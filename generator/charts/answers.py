"""How people answered a question, as bars about a middle: the kind of an `AnswersFigure`.

Takes a figure. Gives the data of its layers, and the SVG around the marks that Vega placed.
Must not know results, and chooses no words.

Unfavourable answers lie left of the middle, favourable ones right of it, those that are neither
across it. The further an answer is from the middle, the taller is its part of the bar, so that
the parts differ by more than their colour.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from generator.charts.kind import Drawn, Kind
from generator.charts.labels import Spot
from generator.charts.layers import Layer, Run
from generator.charts.spots import Word
from generator.charts.svg import areas, frame, group, lines, path, plot, words
from generator.pages.figures import AnswerBar, AnswersFigure

WIDTH, HEIGHT = 320, 100
ROW = 3.25
"""The height of a bar with its words, in rem."""
MIDDLE, TALLEST, LEAST = 0.68, 0.5, 0.22
"""Where a bar lies in its row from the top, and the heights of its parts, as shares of the row."""
STEP = 25.0
"""Sides reach to whole quarters, so that most charts have one scale."""
LAYERS = (
    Layer("against", "area"),
    Layer("neither", "area"),
    Layer("good", "area"),
    Layer("zero", "line"),
)


def runs(figure: AnswersFigure) -> Mapping[str, Sequence[Run]]:
    """The data of every layer, as shares of the plot."""
    sides = _sides(figure)
    found: dict[str, list[Run]] = {layer.name: [] for layer in LAYERS}
    for at, bar in enumerate(figure.bars):
        middle = 1 - (at + MIDDLE) / len(figure.bars)
        for name, parts in _parts(bar):
            found[name] += [_corners(part, middle, sides, len(figure.bars)) for part in parts]
    zero = sides[0] / sum(sides)
    return {**found, "zero": [((zero, 0), (zero, 1))]}


def _sides(figure: AnswersFigure) -> tuple[float, float]:
    """How far the plot reaches to the left and to the right of the middle, in per cent."""
    reaches = [bar.reach for bar in figure.bars]
    left, right = (max(reach[side] for reach in reaches) for side in (0, 1))
    return -(-left // STEP) * STEP, max(-(-right // STEP) * STEP, STEP)


Part = tuple[float, float, float]
"""Where a part of a bar begins and ends, in per cent from the middle, and its height."""


def _parts(bar: AnswerBar) -> Iterator[tuple[str, list[Part]]]:
    """The parts of a bar by layer; those without any answer have none."""
    start = -bar.reach[0]
    many = max(len(bar.against), len(bar.good), 1)
    ranks = (
        ("against", bar.against, range(len(bar.against), 0, -1)),
        ("neither", bar.neither, [0] * len(bar.neither)),
        ("good", bar.good, range(1, len(bar.good) + 1)),
    )
    for name, shares, distances in ranks:
        edges = list(accumulate(shares, initial=start))
        heights = [LEAST + (TALLEST - LEAST) * distance / many for distance in distances]
        ends = zip(pairwise(edges), heights, strict=True)
        yield name, [(low, high, height) for (low, high), height in ends if high > low]
        start = edges[-1]


def _corners(part: Part, middle: float, sides: tuple[float, float], rows: int) -> Run:
    """The lower left and the upper right corner of a part."""
    low, high, height = part
    left, right = ((end + sides[0]) / sum(sides) for end in (low, high))
    half = height / rows / 2
    return (left, middle - half), (right, middle + half)


def drawing(figure: AnswersFigure, drawn: Drawn) -> str:
    """The whole chart: Vega's plot, then the words of each bar and of the two sides."""
    marks = [path(name, areas(drawn[name])) for name in ("against", "neither", "good")]
    marks.append(path("zero", lines(drawn["zero"])))
    return frame(
        plot("".join(marks), width=WIDTH, height=HEIGHT)
        + group("names", words(_names(figure)))
        + group("dates", words(_ends(figure))),
        names=["answers"],
        title=figure.title,
        sentence=figure.sentence,
        height=ROW * len(figure.bars),
    )


def _names(figure: AnswersFigure) -> Iterator[Word]:
    """Above each bar its name, and what the favourable answers come to."""
    for at, bar in enumerate(figure.bars):
        top = at / len(figure.bars)
        yield Word(bar.name, Spot(0, top, dy=13))
        yield Word(bar.label, Spot(1, top, dy=13, side="end"))


def _ends(figure: AnswersFigure) -> Iterator[Word]:
    """Below the bars the names of their two sides."""
    left, right = figure.ends
    if any(bar.against for bar in figure.bars):
        yield Word(left, Spot(0, 1))
    yield Word(right, Spot(1, 1, side="end"))


ANSWERS = Kind(
    name="answers",
    figure=AnswersFigure,
    width=WIDTH,
    height=HEIGHT,
    layers=LAYERS,
    runs=runs,
    svg=drawing,
)
