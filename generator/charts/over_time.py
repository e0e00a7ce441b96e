"""Results over time against a stepped target: the kind of a `TimeFigure`.

Takes a figure. Gives the data of its layers, and the SVG around the marks that Vega placed.
Must not know results or rules of judgement, and chooses no words.

The plot may have any shape on the page: lines keep their width, dots are the round ends of
lines without length, and crosses and words stand outside Vega's plot, at shares of it.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from generator.charts.kind import Drawn, Kind
from generator.charts.labels import Line, Spot, Surface, surface
from generator.charts.layers import CROSS, Layer, Run
from generator.charts.spots import VALUE_SIZE, Word, along, beside, merged, over, row
from generator.charts.svg import areas, crosses, dots, frame, group, lines, path, plot, words
from generator.pages.figures import Mark, Step, TimeFigure, XLabel
from generator.pages.scales import (
    LABEL_SIZE,
    Screen,
    gutter,
    largest_screens,
    screens,
    x_anchor,
)

WIDTH, HEIGHT = 320, 140
HEADROOM = 24.0  # pixels above the plot that are free where no notes stand
MANY, CROWD = 40, 90  # from so many periods on marks are drawn smaller
TICK = -0.03  # how far a date's tick reaches below the plot, as a share of its height

LAYERS = (
    Layer("band", "area"),
    Layer("range", "area"),
    Layer("grid", "line"),
    Layer("zero", "line"),
    Layer("tick", "line"),
    Layer("break", "line"),
    Layer("reference", "line"),
    Layer("target", "line"),
    Layer("also", "line"),
    Layer("also_soft", "line"),
    Layer("square", "point", "square"),
    Layer("line", "line"),
    Layer("line_soft", "line"),
    Layer("met", "point"),
    Layer("met_soft", "point"),
    Layer("plain", "point"),
    Layer("plain_soft", "point"),
    Layer("missed", "point", CROSS),
    Layer("missed_soft", "point", CROSS),
)
"""From the bottom to the top; what is provisional is soft."""
POINTS = tuple(layer.name for layer in LAYERS if layer.form == "point")
"""The layers of marks."""


def runs(figure: TimeFigure) -> Mapping[str, Sequence[Run]]:
    """The data of every layer, as shares of the plot."""
    return _levels(figure) | _slices(figure) | _results(figure)


def _levels(figure: TimeFigure) -> dict[str, Sequence[Run]]:
    """The level lines of scale and references."""
    ticks = [(tick.at == 0, _level(figure, tick.at)) for tick in figure.y_ticks]
    return {
        "grid": [level for zero, level in ticks if not zero],
        "zero": [level for zero, level in ticks if zero],
        "reference": [_level(figure, reference.y) for reference in figure.references],
    }


def _slices(figure: TimeFigure) -> dict[str, Sequence[Run]]:
    """What belongs to stretches and edges of time: notes, breaks, targets, dates."""
    length = figure.length
    ranges = [step for step in figure.steps if step.y_high is not None]
    dates = [_middle(figure, date.x) for date in figure.x_labels]
    return {
        "band": [((b.start / length, 0), (b.end / length, 1)) for b in figure.bands],
        "range": [_corners(figure, step) for step in ranges],
        "break": [((b.at / length, 0), (b.at / length, 1)) for b in figure.breaks],
        "target": _targets(figure),
        "tick": [((middle, 0), (middle, TICK)) for middle in dates],
    }


def _results(figure: TimeFigure) -> dict[str, list[Run]]:
    """The line of results, solid and dashed, and a layer of marks for every look."""
    found: dict[str, list[Run]] = {name: [] for name in POINTS}
    for name, marks in (("line", figure.marks), ("also", figure.also)):
        stretches = list(_stretches(figure, marks))
        found[name] = [run for soft, run in stretches if not soft]
        found[f"{name}_soft"] = [run for soft, run in stretches if soft]
    found["square"] = [(_place(figure, mark),) for mark in figure.also]
    for mark in figure.marks:
        found[_layer_of(mark)].append((_place(figure, mark),))
    return found


def _layer_of(mark: Mark) -> str:
    """The layer of a mark."""
    return f"{mark.look}_soft" if mark.provisional else mark.look


def _stretches(figure: TimeFigure, marks: Sequence[Mark]) -> Iterator[tuple[bool, Run]]:
    """The stretches of a line, and whether they lead to provisional results."""
    for whole in _unbroken(figure, marks):
        steps = itertools.pairwise(whole)
        for soft, pairs in itertools.groupby(steps, key=lambda pair: pair[1].provisional):
            ends = list(pairs)
            joined = [ends[0][0], *(end for _, end in ends)]
            yield soft, [_place(figure, mark) for mark in joined]


def _unbroken(figure: TimeFigure, marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """The results between periods without one and breaks of the series."""
    edges = [item.at for item in figure.breaks]

    def stretch(numbered: tuple[int, Mark]) -> tuple[int, int]:
        number, mark = numbered
        return mark.x - number, sum(at <= mark.x for at in edges)

    for _, together in itertools.groupby(enumerate(marks), key=stretch):
        yield [mark for _, mark in together]


def _targets(figure: TimeFigure) -> list[Run]:
    """The lines of the targets; steps that follow one another are joined."""
    lower = [(step.start, step.end, step.y) for step in figure.steps]
    upper = [(s.start, s.end, s.y_high) for s in figure.steps if s.y_high is not None]
    return [*_joined(figure, lower), *_joined(figure, upper)]


def _joined(figure: TimeFigure, levels: Sequence[tuple[float, float, float]]) -> list[Run]:
    """Levels as lines, each joined to the one that it follows without a gap."""
    found: list[list[tuple[float, float]]] = []
    for start, end, y in levels:
        run = [(start / figure.length, _up(figure, y)), (end / figure.length, _up(figure, y))]
        if found and found[-1][-1][0] == run[0][0]:
            found[-1] += run
        else:
            found.append(run)
    return list(found)


def _corners(figure: TimeFigure, step: Step) -> Run:
    """The lower left and the upper right corner of a target's range."""
    left, right = step.start / figure.length, step.end / figure.length
    return (left, _up(figure, step.y)), (right, _up(figure, _top(step)))


def _top(step: Step) -> float:
    """The upper end of a target's range, or its one level."""
    return step.y if step.y_high is None else step.y_high


def _level(figure: TimeFigure, y: float) -> Run:
    """A line across the whole plot."""
    return (0, _up(figure, y)), (1, _up(figure, y))


def _place(figure: TimeFigure, mark: Mark) -> tuple[float, float]:
    """Where a result stands: in the middle of its period."""
    return _middle(figure, mark.x), _up(figure, mark.y)


def _middle(figure: TimeFigure, x: int) -> float:
    """The middle of a period, as a share of the plot."""
    return (x + 0.5) / figure.length


def _up(figure: TimeFigure, y: float) -> float:
    """A level, as a share of the plot from its bottom."""
    return (y - figure.low) / (figure.high - figure.low)


def drawing(figure: TimeFigure, drawn: Drawn) -> str:
    """The whole chart: Vega's plot, the crosses over it, then the words."""
    notes = _notes(figure)
    names = ["over-time", _density(figure), _sizes(figure).gutter]
    return frame(
        plot(_marks(drawn), width=WIDTH, height=HEIGHT)
        + _crosses(drawn)
        + _scale_words(figure)
        + _plot_words(figure, headroom=0.0 if notes else HEADROOM)
        + notes,
        names=names,
        title=figure.title,
        sentence=figure.sentence,
    )


def _density(figure: TimeFigure) -> str:
    """The class of charts whose marks must be smaller."""
    if figure.length > CROWD:
        return "crowd"
    return "many" if figure.length > MANY else ""


def _marks(drawn: Drawn) -> str:
    """Vega's marks as one path a layer, the crosses apart; a ring is a dot with a hole in it."""
    content = "".join(path(name, areas(drawn[name])) for name in ("band", "range"))
    for layer in LAYERS:
        if layer.form == "line":
            content += path(layer.name, lines(drawn[layer.name]))
    for name in ("square", "met", "met_soft", "plain", "plain_soft"):
        content += path(name, dots(drawn[name]))
    holes = path("hole", dots([*drawn["plain"], *drawn["plain_soft"]]))
    return content + holes + path("square_hole", dots(drawn["square"]))


def _crosses(drawn: Drawn) -> str:
    """The marks of missed targets, which keep their size when the plot grows."""
    return "".join(
        group(name, crosses(drawn[name], width=WIDTH, height=HEIGHT))
        for name in ("missed", "missed_soft")
    )


def _scale_words(figure: TimeFigure) -> str:
    """The words of both scales, to the right of the plot and below it."""
    levels = [Word(tick.label, Spot(1, 1 - _up(figure, tick.at))) for tick in figure.y_ticks]
    dates = (_date(figure, date) for date in figure.x_labels)
    return group("levels", words(levels)) + group("dates", words(dates))


def _date(figure: TimeFigure, date: XLabel) -> Word:
    """The name of a period below its mark."""
    narrow, _ = _sizes(figure).least
    anchor = x_anchor(date.label, date.x, length=figure.length, width=narrow.width)
    spot = Spot(_middle(figure, date.x), 1, dx=anchor.shift, side=anchor.side)
    return Word(date.label, spot, "wide" if date.wide else "")


def _plot_words(figure: TimeFigure, *, headroom: float) -> str:
    """The words within the plot: the latest result, then the names of levels, in both layouts."""
    surfaces = _surfaces(figure, headroom=headroom)
    latest = _latest(figure, surfaces)
    narrow, wide = (
        [on.place(text, spots, size=LABEL_SIZE, clear=True) for text, spots in _level_names(figure)]
        for on in surfaces
    )
    names = merged((text for text, _ in _level_names(figure)), narrow, wide)
    return group("names", words(names)) + latest


def _surfaces(figure: TimeFigure, *, headroom: float) -> tuple[Surface, Surface]:
    """What words within the plot must keep clear of, in the narrow and in the wide layout.

    Each is judged on its smallest screen, where words hide most, and on its largest.
    """
    every = sorted((*figure.marks, *figure.also), key=lambda mark: mark.x)
    marks = _down(_place(figure, mark) for mark in every)
    drawn = (figure.marks, figure.also)
    lines = [_down(run) for marked in drawn for _, run in _stretches(figure, marked)]
    levels = [_down(run) for run in _target_lines(figure)]
    levels += [
        [(item.at / figure.length, 0.0), (item.at / figure.length, 1.0)] for item in figure.breaks
    ]
    drawn_on = partial(surface, headroom=headroom, marks=marks, lines=lines, levels=levels)
    sizes = _sizes(figure)
    narrow, wide = (
        drawn_on(least, larger=drawn_on(larger))
        for least, larger in zip(sizes.least, sizes.most, strict=True)
    )
    return narrow, wide


def _latest(figure: TimeFigure, surfaces: tuple[Surface, Surface]) -> str:
    """The latest result in words, at its mark in both layouts, wherever that is least bad."""
    if not figure.latest_label or not figure.marks:
        return ""
    last = figure.marks[-1]
    text = figure.latest_label
    (place,) = _down([_place(figure, last)])
    spots = beside(*place, text, narrow=_sizes(figure).least[0])
    narrow, wide = (on.place(text, spots, size=VALUE_SIZE) or spots[0] for on in surfaces)
    return words(merged([text], [narrow], [wide]), name=f"c-latest c-latest-{last.look}")


def _level_names(figure: TimeFigure) -> Iterator[tuple[str, Iterator[Spot]]]:
    """The names of targets, the latest first, and of references, with the spots for each."""
    for step in reversed(figure.steps):
        if step.label:
            left, right = step.start / figure.length, step.end / figure.length
            top, bottom = 1 - _up(figure, _top(step)), 1 - _up(figure, step.y)
            yield step.label, along(left, right, top=top, bottom=bottom)
    for reference in figure.references:
        y = 1 - _up(figure, reference.y)
        yield reference.label, along(0, 1, top=y, bottom=y)


def _target_lines(figure: TimeFigure) -> list[Run]:
    """The lines of targets and references."""
    return [*_targets(figure), *(_level(figure, reference.y) for reference in figure.references)]


class _Sizes(NamedTuple):
    """The class of a plot, and its smallest and its largest size in the narrow and wide layout."""

    gutter: str
    least: tuple[Screen, Screen]
    most: tuple[Screen, Screen]


def _sizes(figure: TimeFigure) -> _Sizes:
    """The sizes of a figure's plot."""
    return _sizes_beside(tuple([tick.label for tick in figure.y_ticks]))


@lru_cache(maxsize=1024)
def _sizes_beside(labels: tuple[str, ...]) -> _Sizes:
    """The sizes of a plot whose scale has those words; a chart asks five times."""
    return _Sizes(gutter(labels)[0], screens(labels), largest_screens(labels))


def _down(points: Iterable[tuple[float, float]]) -> Line:
    """Points as they stand on the page, downwards from the top."""
    return [(x, 1 - y) for x, y in points]


def _notes(figure: TimeFigure) -> str:
    """The words above the plot, about breaks and stretches of time."""
    narrow, wide = _sizes(figure).least
    noted = [(item.at, item.at, item.label) for item in figure.breaks]
    noted += [(item.start, item.end, item.label) for item in figure.bands]
    spots = (
        (text, over(start / figure.length, end / figure.length))
        for start, end, text in sorted(noted)
        if text
    )
    return group("notes", words(row(spots, narrow=narrow, wide=wide)))


OVER_TIME = Kind(
    name="over-time",
    figure=TimeFigure,
    width=WIDTH,
    height=HEIGHT,
    layers=LAYERS,
    runs=runs,
    svg=drawing,
)
