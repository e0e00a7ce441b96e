"""Draws figures: the only caller of Vega, through vl-convert.

Takes figures and a store of what was drawn before. Gives finished SVG by the figures' keys. Must
not know what a kind draws, nor where the store lies.

A kind is compiled from Altair once; then its data are put into the compiled Vega, fifty figures
at a time. Vega's engine and Altair are loaded only when something is missing from the store.
"""

import json
import pickle
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import metadata, resources
from typing import Any, Protocol

from generator.cache import key_of
from generator.charts.answers import ANSWERS
from generator.charts.before_after import BEFORE_AFTER
from generator.charts.code import draw_code
from generator.charts.dots import DOTS
from generator.charts.kind import Drawn, Kind
from generator.charts.layers import Run, filled, placed, plot, values
from generator.charts.over_time import OVER_TIME
from generator.charts.single import SINGLE
from generator.charts.sparkline import SPARKLINE
from generator.pages.figures import Figure, QrCode

KINDS: tuple[Kind[Any], ...] = (OVER_TIME, SINGLE, SPARKLINE, BEFORE_AFTER, ANSWERS, DOTS)
AT_ONCE = 50  # milliseconds a chart over time: 9 alone, 2.3 by tens, 1.8 by fifties, 2.1 by 200


class ChartStore(Protocol):
    """Keeps bytes by key from one build to the next."""

    def get_many(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """What is kept under those of the keys that it knows."""

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep every item under its key."""


class Forgetful:
    """A store that keeps nothing."""

    def get_many(self, keys: Iterable[str]) -> Mapping[str, bytes]:  # noqa: ARG002 (a ChartStore)
        """Nothing."""
        return {}

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """The items are forgotten."""


def draw(figures: Iterable[Figure], *, store: ChartStore | None = None) -> dict[str, str]:
    """The SVG of every figure by its key; equal figures are drawn once."""
    kept = Forgetful() if store is None else store
    wanted = {figure.key: figure for figure in figures}
    drawn = {key: draw_code(one) for key, one in wanted.items() if isinstance(one, QrCode)}
    for kind in KINDS:
        own = {key: figure for key, figure in wanted.items() if isinstance(figure, kind.figure)}
        if own:
            drawn |= _draw_kind(kind, own, kept)
    return {key: drawn[key] for key in wanted}


def draw_one(figure: Figure, *, store: ChartStore | None = None) -> str:
    """The SVG of one figure."""
    return draw([figure], store=store)[figure.key]


def prepare(store: ChartStore) -> None:
    """Every kind is compiled and kept, and has been drawn once, empty: the engine is warm.

    Workers that share the store need no Altair.
    """
    for kind in KINDS:
        _drawn(kind, _specification(kind, store), [])


def _draw_kind(kind: Kind[Any], figures: Mapping[str, Any], store: ChartStore) -> dict[str, str]:
    """The SVG of figures of one kind by their keys, drawn or from the store."""
    specification = _specification(kind, store)
    addresses = {key: _address(specification, key) for key in figures}
    known = store.get_many(addresses.values())
    missing = [key for key in figures if addresses[key] not in known]
    fresh: dict[str, bytes] = {}
    for first in range(0, len(missing), AT_ONCE):
        keys = missing[first : first + AT_ONCE]
        finished = _call(kind, specification, [figures[key] for key in keys])
        fresh |= {addresses[k]: text.encode() for k, text in zip(keys, finished, strict=True)}
    if fresh:
        store.put_many(fresh)
    return {key: (known.get(at) or fresh[at]).decode() for key, at in addresses.items()}


def _call(kind: Kind[Any], specification: bytes, figures: Sequence[Any]) -> list[str]:
    """The SVG of a few figures, by one call of Vega.

    What differs in its words alone, as a page in two languages does, is given to Vega once.
    """
    runs = [kind.runs(figure) for figure in figures]
    contents = [pickle.dumps(sorted(one.items())) for one in runs]  # a fifth of what repr takes
    once = dict(zip(contents, runs, strict=True))
    drawn = dict(zip(once, _drawn(kind, specification, list(once.values())), strict=True))
    return [kind.svg(one, drawn[key]) for one, key in zip(figures, contents, strict=True)]


def _drawn(kind: Kind[Any], specification: bytes, data: Sequence[Mapping[str, Any]]) -> list[Drawn]:
    """The marks of a few figures, given by the rows of their layers."""
    import vl_convert

    rows = {layer.name: values(layer, _runs(layer.name, data)) for layer in kind.layers}
    vega = filled(json.loads(specification), rows)
    marks = placed(vl_convert.vega_to_svg(json.dumps(vega)), kind.layers)
    return _parted(marks, data)


def _runs(name: str, data: Iterable[Mapping[str, Any]]) -> list[Run]:
    """The runs of one layer of all figures, one figure after another."""
    return [run for runs in data for run in runs[name]]


def _parted(marks: Mapping[str, Sequence[Any]], data: Sequence[Mapping[str, Any]]) -> list[Drawn]:
    """The marks of each figure: as many of every layer, in order, as it gave runs.

    Vega must have drawn one mark a run, or marks would move into another figure's chart.
    """
    counted = {name: sum(len(runs[name]) for runs in data) for name in marks}
    if counted != {name: len(drawn) for name, drawn in marks.items()}:
        raise RuntimeError(f"Vega drew other marks than {counted}")
    rest = {name: iter(drawn) for name, drawn in marks.items()}
    return [{name: [next(rest[name]) for _ in runs[name]] for name in rest} for runs in data]


def _specification(kind: Kind[Any], store: ChartStore) -> bytes:
    """The kind as compiled Vega: from the store, else compiled and kept."""
    address = key_of("kind of chart", _version(), kind.name)
    known = store.get_many([address])
    if address not in known:
        store.put_many({address: _compiled(kind)})
    return known.get(address) or _compiled(kind)


@cache
def _compiled(kind: Kind[Any]) -> bytes:
    """The kind built and validated by Altair and compiled to Vega, once a process."""
    import vl_convert

    chart = plot(kind.layers, width=kind.width, height=kind.height)
    vega = vl_convert.vegalite_to_vega(chart.to_dict())
    return json.dumps(vega, sort_keys=True, separators=(",", ":")).encode()


@cache
def _version() -> str:
    """A hash of this package's own source and of the versions that decide what is drawn.

    The source itself is hashed, so that no change of it can meet a chart of the old one.
    """
    folder = resources.files("generator")
    own = sorted(f.name for f in folder.joinpath("charts").iterdir() if f.name.endswith(".py"))
    paths = [f"charts/{name}" for name in own] + ["pages/figures.py", "pages/scales.py"]
    sources = [folder.joinpath(path).read_text(encoding="utf-8") for path in paths]
    libraries = [metadata.version(name) for name in ("altair", "vl-convert-python")]
    return key_of(*sources, *libraries)


def _address(specification: bytes, key: str) -> str:
    """Where a finished chart is kept: what it shows, how its kind draws, by which version."""
    return key_of("chart", _version(), specification, key)
