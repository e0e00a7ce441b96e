"""What a chart is read against: the baseline, and benchmarks that are counted the same way."""

from dataclasses import replace

import pytest

from generator.gather import gather_site
from generator.model import Baseline, Benchmark
from generator.pages.drawn import draw_standard
from generator.pages.figures import TimeFigure
from generator.pages.promise import tell_promise
from generator.pages.setting import Setting
from generator.text import Text
from making import ENGLISH, amount, period, standard, target, world

MADE = standard(target(at_least="90%"), cadence=None)
ROWS = [
    {"period": f"2025-0{month}", "numerator": 80 + month, "denominator": 100}
    for month in range(1, 5)
]
BASELINE = Baseline(period=period("2022"), value=amount("85%"))


def other(value: str, *, same: bool) -> Benchmark:
    """Another state's figure."""
    name = Text.plain("Jefferson")
    return Benchmark(name=name, period=period("2024"), value=amount(value), same_definition=same)


def drawn(*benchmarks: Benchmark, baseline: Baseline | None = None) -> list[str]:
    """The words of the levels on the chart of a promise with these."""
    made = replace(MADE, benchmarks=benchmarks, baseline=baseline)
    figure = draw_standard(world(made, *ROWS).facts(), ENGLISH)
    assert isinstance(figure, TimeFigure)
    return [reference.label for reference in figure.references]


def test_a_benchmark_counted_the_same_way_is_drawn() -> None:
    """Its level carries whose it is, its value and its period, after the baseline."""
    said = drawn(other("88%", same=True), baseline=BASELINE)
    assert said == ["Baseline 85%", "Jefferson 88%, 2024"]


@pytest.mark.parametrize(
    "left_out",
    [other("88%", same=False), other("20%", same=True), other("8 days", same=True)],
    ids=["counted in another way", "off the scale", "in another unit"],
)
def test_a_benchmark_that_is_not_alike_is_not_drawn(left_out: Benchmark) -> None:
    """It stands in words below the chart only."""
    assert drawn(left_out, baseline=BASELINE) == ["Baseline 85%"]


def test_the_legend_names_every_level() -> None:
    """A phone has no room for names on the plot: the legend says what each dashed line is."""
    made = replace(MADE, benchmarks=(other("88%", same=True),))
    published = world(made, *ROWS).published
    setting = Setting(gather_site(published), ENGLISH)
    view = tell_promise(setting.facts.standards[0], setting, complaint=None).view
    legend = [(entry.mark, entry.word) for entry in view.figures[0].legend]
    assert ("reference", "Jefferson 88%, 2024") in legend
