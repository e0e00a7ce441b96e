"""What a kind of chart is: its layers, the data of a figure, the SVG around Vega's marks.

Takes nothing. Gives one frozen type. Must not know any kind, nor how Vega is called.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from generator.charts.layers import Layer, Placed, Run
from generator.pages.figures import Drawable

F = TypeVar("F", bound=Drawable)
Drawn: TypeAlias = Mapping[str, Sequence[Placed]]
"""The marks of one figure, by layer."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[F]):
    """A kind of chart: `runs` gives a figure's data by layer, `svg` the finished chart.

    The plot is `width` by `height` units; `layers` lie one on another, the first at the bottom.
    """

    name: str
    figure: type[F]
    width: int
    height: int
    layers: tuple[Layer, ...]
    runs: Callable[[F], Mapping[str, Sequence[Run]]]
    svg: Callable[[F, Drawn], str]
