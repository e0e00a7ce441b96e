"""Facts about figures as values: what cannot be drawn is refused, equal figures have equal keys."""

import math
from dataclasses import replace
from typing import Any

import pytest

from generator.pages.figures import Mark, Reference, SingleFigure, Sparkline, Step, TimeFigure

FIGURE = TimeFigure(
    length=3,
    marks=(Mark(0, 88.0, "missed"), Mark(2, 91.0, "met")),
    low=80,
    high=100,
    y_ticks=(),
    x_labels=(),
    title="Renewals",
    sentence="Latest 91%.",
)
SINGLE = SingleFigure(
    value=88, value_label="88%", look="missed", low=0, high=100, ticks=(), title="", sentence=""
)


def test_equal_figures_have_equal_keys() -> None:
    """A key is made of the content alone."""
    assert replace(FIGURE).key == FIGURE.key


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Renewals by mail"},
        {"marks": (Mark(0, 88.0, "missed"), Mark(2, 91.0, "met", provisional=True))},
        {"steps": (Step(0, 3, 90),)},
        {"high": 100.5},
    ],
)
def test_another_content_is_another_key(change: dict[str, Any]) -> None:
    """Whatever shows in a chart is part of its key."""
    assert replace(FIGURE, **change).key != FIGURE.key


def test_kinds_have_keys_of_their_own() -> None:
    """Figures of two kinds never share a key."""
    assert SINGLE.key != Sparkline(values=(88,)).key


@pytest.mark.parametrize(
    "change",
    [
        {"marks": (Mark(2, 91.0), Mark(0, 88.0))},
        {"marks": (Mark(1, 91.0), Mark(1, 88.0))},
        {"marks": (Mark(3, 91.0),)},
        {"marks": (Mark(-1, 91.0),)},
        {"marks": (Mark(0, 79.0),)},
        {"marks": (Mark(0, math.nan),)},
        {"steps": (Step(0, 3, 101),)},
        {"steps": (Step(0, 3, 90, 101),)},
        {"references": (Reference(79, "2018"),)},
        {"low": 100},
    ],
)
def test_what_cannot_be_drawn_is_refused(change: dict[str, Any]) -> None:
    """Marks out of order, periods that are not there and levels off the scale are our own bugs."""
    with pytest.raises(ValueError, match=r"scale|order"):
        replace(FIGURE, **change)


def test_a_single_result_stays_on_its_scale() -> None:
    """A result or a target outside its scale is refused."""
    with pytest.raises(ValueError, match="outside the scale"):
        replace(SINGLE, value=101)
    with pytest.raises(ValueError, match="outside the scale"):
        replace(SINGLE, target=-1)


def test_a_sparkline_stays_on_its_scale_when_it_has_one() -> None:
    """Without a scale any results will do; with one they must lie on it."""
    assert Sparkline(values=(None, 3, 7000), target=-4).key
    with pytest.raises(ValueError, match="outside the scale"):
        Sparkline(values=(3, 11), low=0, high=10)


def test_binary_fractions_do_not_fall_off_a_scale() -> None:
    """0.1 + 0.2 lies on a scale that ends at 0.3."""
    assert replace(SINGLE, value=0.1 + 0.2, low=0.0, high=0.3).key
