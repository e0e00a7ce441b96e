"""What a chart costs: milliseconds a chart of each kind, against a fresh Altair chart of the same.

Run by hand: python bench/charts.py [CHARTS]. It prints, asserts nothing, and takes a minute. The
fresh chart is what a short script would draw: axes and labels by Vega, one chart a call.
"""

import sys
from collections.abc import Callable, Sequence
from math import sin
from statistics import median
from time import perf_counter
from typing import TypeAlias

import altair as alt
import pandas as pd
import vl_convert

from generator.cache import Store
from generator.charts import draw
from generator.pages.figures import (
    Break,
    Figure,
    Mark,
    SingleFigure,
    Sparkline,
    Step,
    Tick,
    TimeFigure,
    nice_domain,
    x_labels,
)

Fresh: TypeAlias = alt.LayerChart | alt.FacetChart
FRESH = 10  # fresh charts a kind: they are slow
ROUNDS = 5
TARGETS = (85.0, 90.0)
RAISED, BROKEN = 18, 20  # the months from which the target is higher and the count another
LABELS = [f"{year}-{month:02}" for year in (2023, 2024, 2025) for month in range(1, 13)]


def results(seed: int) -> list[float]:
    """Thirty-six results that differ from seed to seed."""
    return [
        round(88 + 4 * sin(seed + x / 5) + 3 * sin(seed * 7 + x * 2.3), 1)
        for x in range(len(LABELS))
    ]


def over_time(seed: int) -> TimeFigure:
    """Three years by month, a stepped target, a break."""
    values = results(seed)
    scale = nice_domain(values, TARGETS, bounds=(0, 100))
    return TimeFigure(
        length=len(values),
        marks=tuple(
            Mark(x, y, "met" if y >= TARGETS[x >= RAISED] else "missed")
            for x, y in enumerate(values)
        ),
        low=scale.low,
        high=scale.high,
        y_ticks=tuple(Tick(float(tick), f"{float(tick):g}%") for tick in scale.ticks),
        x_labels=x_labels(LABELS, preferred=[0, 12, 24]),
        title=f"Service {seed}",
        sentence="Three years of results against their target.",
        latest_label=f"{values[-1]:g}%",
        steps=(
            Step(0, RAISED, TARGETS[0], label="Target 85%"),
            Step(RAISED, 36, TARGETS[1], label="90%"),
        ),
        breaks=(Break(BROKEN, "New count"),),
    )


def single(seed: int) -> SingleFigure:
    """One result against its target."""
    value = results(seed)[0]
    return SingleFigure(
        value=value,
        value_label=f"{value:g}%",
        look="met" if value >= TARGETS[0] else "missed",
        low=0,
        high=100,
        ticks=tuple(Tick(at, f"{at}%") for at in (0, 25, 50, 75, 100)),
        title=f"Service {seed}",
        sentence="One result against its target.",
        target=TARGETS[0],
        target_label="Target 85%",
    )


def sparkline(seed: int) -> Sparkline:
    """Three years by month in small."""
    return Sparkline(values=tuple(results(seed)), look="met", target=TARGETS[1])


def fresh(seed: int) -> Fresh:
    """The chart of `over_time` as a short script would make it."""
    rows = pd.DataFrame({"month": pd.to_datetime(LABELS), "result": results(seed)})
    rows["target"] = [TARGETS[x >= RAISED] for x in range(len(rows))]
    rows["verdict"] = (rows["result"] >= rows["target"]).map({True: "met", False: "missed"})
    rows["part"] = [int(x >= BROKEN) for x in range(len(rows))]
    chart = alt.Chart(rows).encode(x="month:T")
    y = alt.Y("result:Q", scale=alt.Scale(zero=False))
    return alt.layer(
        chart.mark_line(interpolate="step-after", strokeDash=[2, 4]).encode(y="target:Q"),
        chart.mark_line().encode(y=y, detail="part:N"),
        chart.mark_point().encode(y=y, shape="verdict:N", color="verdict:N"),
    )


def fresh_single(seed: int) -> Fresh:
    """The chart of `single` as a short script would make it."""
    rows = pd.DataFrame({"result": results(seed)[:1], "target": TARGETS[:1]})
    chart = alt.Chart(rows)
    return alt.layer(chart.mark_bar().encode(x="result:Q"), chart.mark_tick().encode(x="target:Q"))


def fresh_sparkline(seed: int) -> Fresh:
    """The chart of `sparkline` as a short script would make it."""
    rows = pd.DataFrame({"month": range(len(LABELS)), "result": results(seed)})
    y = alt.Y("result:Q", scale=alt.Scale(zero=False), axis=None)
    line = (
        alt.Chart(rows, width=120, height=28).mark_line().encode(x=alt.X("month:Q", axis=None), y=y)
    )
    last = alt.Chart(rows.tail(1)).mark_point().encode(x=alt.X("month:Q", axis=None), y=y)
    return alt.layer(line, last)


def milliseconds(work: Callable[[], object], charts: int) -> float:
    """The median time of a chart over some rounds of work."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000 / charts)
    return median(times)


def naive(charts: Sequence[Fresh]) -> list[str]:
    """Every chart on its own, from Altair to SVG."""
    return [vl_convert.vegalite_to_svg(chart.to_dict()) for chart in charts]


def measure(
    name: str, make: Callable[[int], Figure], raw: Callable[[int], Fresh], count: int
) -> None:
    """Print one line: ours, one at a time and many, from the store, and the fresh chart."""
    figures = [make(seed) for seed in range(1, count + 1)]
    store = Store(None)
    drawn = draw(figures, store=store)
    naive([raw(0)])
    slow = milliseconds(lambda: naive([raw(seed) for seed in range(FRESH)]), FRESH)
    many = milliseconds(lambda: draw(figures), count)
    alone = milliseconds(lambda: [draw([figure]) for figure in figures[:FRESH]], FRESH)
    kept = milliseconds(lambda: draw(figures, store=store), count)
    size = sum(map(len, drawn.values())) / count
    print(
        f"{name:10} {many:6.2f} {alone:7.2f} {kept:7.3f} {slow:7.1f} {slow / many:6.0f} {size:7.0f}"
    )


def main() -> None:
    """Measure every kind."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    print(f"ms a chart, {count} charts; median of {ROUNDS} rounds")
    print(
        f"{'kind':10} {'many':>6} {'alone':>7} {'kept':>7} {'fresh':>7} {'times':>6} {'bytes':>7}"
    )
    measure("over time", over_time, fresh, count)
    measure("single", single, fresh_single, count)
    measure("sparkline", sparkline, fresh_sparkline, count)


if __name__ == "__main__":
    main()
