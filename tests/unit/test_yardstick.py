"""Yardsticks: what a standard says about comparing its results over time."""

from datetime import date

import pytest

from generator.judge.yardstick import Turn, yardstick_of
from generator.model import Break, Cadence, Obstacle
from generator.periods import Calendar, Form
from generator.text import Text
from making import period, standard, target

GOOD = [
    ({"at_least": "90%"}, 1),
    ({"more_than": "90%"}, 1),
    ({"at_most": "5%"}, -1),
    ({"less_than": "5%"}, -1),
    ({"between": "5% and 10%"}, 0),
    ({"within": "6 weeks"}, 0),
]


@pytest.mark.parametrize(("said", "good"), GOOD)
def test_the_target_says_which_way_is_good(said: dict[str, str], good: int) -> None:
    """A target that is reached from below wants more, a limit wants less, a range neither."""
    made = standard(target("2020-01", **said))

    assert yardstick_of(made, Calendar(), as_of=date(2025, 1, 1)).good == good


def test_a_declared_direction_comes_first() -> None:
    """Without a target a declared direction says which way is good."""
    yardstick = yardstick_of(standard(), Calendar(), as_of=date(2025, 1, 1), good=-1)

    assert yardstick.good == -1


def test_a_target_of_the_future_says_nothing() -> None:
    """The target in force on the day counts; one announced later is not in force."""
    made = standard(
        target("2020-01", at_least="90%"), target("2025-01", at_most="5%", announced="2025-06-01")
    )

    assert yardstick_of(made, Calendar(), as_of=date(2025, 5, 1)).good == 1
    assert yardstick_of(made, Calendar(), as_of=date(2025, 7, 1)).good == -1


FACTORS = [("share", 100), ("mean", 1), ("cost", 1), ("rate", 1000), ("median", 0), ("score", 0)]


@pytest.mark.parametrize(("kind", "factor"), FACTORS)
def test_what_pools(kind: str, factor: int) -> None:
    """Shares, means, costs and rates pool; medians, percentiles, scores and counts never do."""
    made = standard(kind=kind, unit="number", per=1000)

    assert yardstick_of(made, Calendar(), as_of=date(2025, 1, 1)).factor == factor


def test_breaks_and_other_promises_turn_a_series() -> None:
    """A break, another time promised and other words of the promise: each from its period on."""
    made = standard(
        target("2020-01", within="6 weeks", at_least="80%"),
        target("2021-01", within="6 weeks", at_least="90%"),
        target("2022-01", within="8 weeks", at_least="90%"),
        target("2023-01", at_least="90%", promise="We try to answer."),
        breaks=(Break(at_period=period("2024-07"), note=Text.plain("New system.")),),
    )

    turns = yardstick_of(made, Calendar(), as_of=date(2025, 1, 1)).turns

    assert turns == (
        Turn(period("2024-07"), Obstacle.COUNTED),
        Turn(period("2022-01"), Obstacle.PROMISED),
        Turn(period("2023-01"), Obstacle.PROMISED),
    )


def test_the_cadence_says_which_periods() -> None:
    """A standard without a cadence takes the form of its newest period."""
    day = date(2025, 1, 1)
    assert yardstick_of(standard(), Calendar(), as_of=day).form is Form.MONTH
    assert yardstick_of(standard(cadence=None), Calendar(), as_of=day).form is None
    yearly = standard(cadence=Cadence.FISCAL_YEARLY)
    assert yardstick_of(yearly, Calendar(), as_of=day).form is Form.FISCAL_YEAR
