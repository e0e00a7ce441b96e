"""The layers of a chart: their Altair specifications, their data, and their marks read back.

Takes layers by name and runs of points as shares of the plot (0, 0 is bottom left). Gives an
Altair chart, the compiled chart with the data of some figures, and the points that Vega placed.
Must not know figures, words or colours, nor how Vega is called.

All charts of one drawing share one plot and one pair of fixed scales: a layer holds the points
of many figures one after another, since a call of the engine costs 1 ms, each layer that it is
given a third of one, and points little. The data are CSV, which is half as long as JSON.
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    import altair as alt

Run: TypeAlias = Sequence[tuple[float, float]]
"""Points of one item: a line's, a mark's single one, or two opposite corners of an area."""
Placed: TypeAlias = tuple[tuple[int, int], ...]
"""A run as Vega placed it, in tenths of the plot's units, downwards from its top left corner."""

COLUMNS = {"line": ("x", "y"), "point": ("x", "y"), "area": ("x", "y", "x2", "y2")}
"""The columns of a layer's data set, by its form."""

CROSS = "M-1,-1L1,1M-1,1L1,-1"
"""The shape of a mark that says missed."""

NUMBER = r"(-?[\d.]+(?:e-?\d+)?)"
PATH = re.compile(r' d="([^"]*)"')
PLACE = re.compile(rf"translate\({NUMBER},{NUMBER}\)")
CORNERS = re.compile(rf' d="M{NUMBER},{NUMBER}h{NUMBER}v{NUMBER}h')


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a chart: lines, symbols of one shape, or areas. The name is its data set's."""

    name: str
    form: Literal["line", "point", "area"]
    shape: str = "circle"


def plot(layers: Iterable[Layer], *, width: int, height: int) -> "alt.LayerChart":
    """The Altair chart of the layers, bottom first: marks alone, without axes or ARIA."""
    import altair as alt

    # Vega's own ARIA reads out every mark; `autosize` would measure labels that are not there.
    return alt.LayerChart(
        layer=[_chart(layer) for layer in layers],
        width=width,
        height=height,
        autosize="none",
        padding=0,
        background="transparent",
        config=alt.Config(aria=False, view=alt.ViewConfig(stroke=None)),
    )


def _chart(layer: Layer) -> "alt.Chart":
    """One layer in Altair, both scales from 0 to 1."""
    import altair as alt

    scale = alt.Scale(domain=[0, 1], nice=False, zero=False)
    places: dict[str, Any] = {
        "x": alt.X("x:Q", scale=scale, axis=None),
        "y": alt.Y("y:Q", scale=scale, axis=None),
    }
    columns = alt.CsvDataFormat(type="csv", parse=dict.fromkeys(COLUMNS[layer.form], "number"))
    chart = alt.Chart(alt.NamedData(name=layer.name, format=columns), name=layer.name)
    if layer.form == "line":
        chart = chart.mark_line(order=False, aria=False)
    elif layer.form == "point":
        chart = chart.mark_point(shape=layer.shape, aria=False)
    else:
        chart = chart.mark_rect(aria=False)
        places |= {"x2": "x2:Q", "y2": "y2:Q"}
    encoded: alt.Chart = chart.encode(**places)
    return encoded


def values(layer: Layer, runs: Iterable[Run]) -> str:
    """A layer's data set as CSV, "" for no runs; a row without numbers ends each line."""
    if layer.form == "area":
        rows = [f"{left},{bottom},{right},{top}\n" for (left, bottom), (right, top) in runs]
    else:
        end = ",\n" if layer.form == "line" else ""
        rows = ["".join(itertools.starmap(_row, run)) + end for run in runs]
    return "".join((",".join(COLUMNS[layer.form]), "\n", *rows)) if rows else ""


@lru_cache(maxsize=8192)
def _row(x: float, y: float) -> str:
    """A point as a row; most stand in two layers, a line's and a mark's."""
    return f"{round(x, 5)},{round(y, 5)}\n"


def filled(compiled: Mapping[str, Any], data: Mapping[str, str]) -> dict[str, Any]:
    """A compiled chart with the data sets of its layers; a layer without data is left out."""
    sources = [source for source in compiled["data"] if data[source.get("source", source["name"])]]
    names = {source["name"] for source in sources}
    given = [
        source if "source" in source else {**source, "values": data[source["name"]]}
        for source in sources
    ]
    marks = [mark for mark in compiled["marks"] if mark["from"]["data"] in names]
    return {**compiled, "data": given, "marks": marks}


def placed(svg: str, layers: Iterable[Layer]) -> Mapping[str, list[Placed]]:
    """The runs of every layer as Vega placed them, in the order of their data."""
    found = {}
    for part in svg.split(" role-mark ")[1:]:
        name, _, rest = part.partition('_marks"')
        found[name] = rest.partition("</g>")[0]
    return {layer.name: READERS[layer.form](found.get(layer.name, "")) for layer in layers}


def _lines(text: str) -> list[Placed]:
    """The runs of one path: each begins with M; a lone point ends with Z."""
    path = PATH.search(text)
    runs = path[1].split("M")[1:] if path else []
    return [tuple([_point(*p.split(",")) for p in run.rstrip("Z").split("L")]) for run in runs]


def _points(text: str) -> list[Placed]:
    """The place of every symbol."""
    return [((round(float(x) * 10), round(float(y) * 10)),) for x, y in PLACE.findall(text)]


def _areas(text: str) -> list[Placed]:
    """Two opposite corners of every rectangle."""
    found = [tuple(map(float, corners)) for corners in CORNERS.findall(text)]
    return [(_point(x, y), _point(x + width, y + height)) for x, y, width, height in found]


READERS = {"line": _lines, "point": _points, "area": _areas}


def _point(x: str | float, y: str | float) -> tuple[int, int]:
    """A place in whole tenths of a unit: a third of a pixel at most on the widest plot."""
    return round(float(x) * 10), round(float(y) * 10)
