"""Change over time: a year against the year before, its limits and what stands in its way."""

from dataclasses import replace
from fractions import Fraction

import pytest

from generator.judge.change import Point, compare_years
from generator.judge.yardstick import Turn, Yardstick
from generator.model import Kind, Obstacle, Outcome, Window
from generator.periods import Form, periods_from
from making import period
from series import DAYS, FEDERAL, SHARE, SWING, counts, of_thousand, two_years, values, window

# ---- by hand


def test_twelve_months_by_hand() -> None:
    """Months that swing by two points: Σd² = 12 · 2², so s = √(48/132 · 3); t has 11 degrees."""
    change = compare_years(two_years(850, 880), SHARE)

    assert change.outcome is Outcome.BETTER
    assert change.difference == 3
    assert change.error == pytest.approx((48 / 132 * 3) ** 0.5)
    assert (change.freedom, change.likeness) == (11, 0.5)
    assert change.critical == Fraction("2.200985")


def test_the_windows_of_twelve_months() -> None:
    """Each window has its ends, how many it reported, and its pooled counts."""
    change = compare_years(two_years(850, 880), SHARE)

    assert change.now == Window(
        first=period("2025-04"),
        last=period("2026-03"),
        reported=12,
        numerator=10_560,
        denominator=12_000,
        value=Fraction(88),
    )
    assert window(change.before).first == period("2024-04")
    assert window(change.before).last == period("2025-03")
    assert (change.expected, change.compared) == (12, 12)


def test_four_quarters_by_hand() -> None:
    """Differences of -2, -2, 2, 2: Σd² = 16, neighbours 4 of 16, so s² = 16/12 · 1.75/0.25."""
    points = counts("2024-Q1", [82, 84, 82, 80, 90, 92, 94, 92], [100] * 8)

    change = compare_years(points, SHARE)

    assert change.outcome is Outcome.BETTER
    assert (change.difference, change.likeness, change.freedom) == (Fraction(10), 0.75, 3)
    assert change.error == pytest.approx((16 / 12 * 7) ** 0.5)


def test_four_quarters_that_differ_by_a_little_less() -> None:
    """The same spread clears 9.72 points; 9.7 are no clear change."""
    points = counts("2024-Q1", [820, 840, 820, 800, 897, 917, 937, 917], [1000] * 8)

    change = compare_years(points, SHARE)

    assert (change.outcome, change.difference) == (Outcome.UNCLEAR, Fraction("9.7"))
    assert float(change.critical or 0) * (change.error or 0) == pytest.approx(9.722, abs=0.001)


def test_values_by_hand() -> None:
    """A median that took 2 days less each month, once 1 and once 3: the middle step is -2."""
    old = [20, 22, 24, 26, 28, 30, 30, 28, 26, 24, 22, 20]
    steps = [-2, -2, -2, -1, -2, -2, -3, -2, -2, -2, -2, -2]
    new = [figure + step for figure, step in zip(old, steps, strict=True)]

    change = compare_years(values("2024-04", [*old, *new]), DAYS)

    assert change.outcome is Outcome.BETTER
    assert (change.difference, change.up, change.down) == (Fraction(-2), 0, 12)
    assert window(change.now).value is None
    assert change.error == pytest.approx((2 / (12 * 11) * 3) ** 0.5)


# ---- which way is good, and how much is worth telling

WAYS = [(1, Outcome.BETTER, Outcome.WORSE), (-1, Outcome.WORSE, Outcome.BETTER)]


@pytest.mark.parametrize(("good", "up", "down"), [*WAYS, (0, Outcome.ROSE, Outcome.FELL)])
def test_better_or_worse_needs_a_direction(good: int, up: Outcome, down: Outcome) -> None:
    """Without a direction a change rose or fell."""
    yardstick = replace(SHARE, good=good)

    assert compare_years(two_years(850, 900), yardstick).outcome is up
    assert compare_years(two_years(850, 800), yardstick).outcome is down


@pytest.mark.parametrize(("now", "outcome"), [(860, Outcome.BETTER), (859, Outcome.UNCLEAR)])
def test_one_point_is_the_least(now: int, outcome: Outcome) -> None:
    """A difference below one point is no change, however steady; one point exactly is."""
    points = of_thousand("2024-04", [850] * 12 + [now] * 12)

    assert compare_years(points, SHARE).outcome is outcome


@pytest.mark.parametrize(("now", "outcome"), [(98, Outcome.BETTER), (99, Outcome.UNCLEAR)])
def test_two_in_a_hundred_are_the_least_of_other_units(now: int, outcome: Outcome) -> None:
    """In other units two per cent of the larger value count."""
    assert compare_years(values("2024-04", [100] * 12 + [now] * 12), DAYS).outcome is outcome


def test_what_is_meaningful_can_be_declared() -> None:
    """A project's own limit stands in place of the default."""
    points = of_thousand("2024-04", [850] * 12 + [870] * 12)

    assert compare_years(points, SHARE).outcome is Outcome.BETTER
    strict = replace(SHARE, meaningful=Fraction(3))
    assert compare_years(points, strict).outcome is Outcome.UNCLEAR


def test_a_difference_within_the_usual_variation() -> None:
    """Two points are less than months that swing by two usually differ."""
    change = compare_years(two_years(850, 870), SHARE)

    assert (change.outcome, change.difference) == (Outcome.UNCLEAR, Fraction(2))


@pytest.mark.parametrize(("ups", "outcome"), [(10, Outcome.ROSE), (9, Outcome.UNCLEAR)])
def test_ten_of_twelve_values_have_to_go_one_way(ups: int, outcome: Outcome) -> None:
    """Nine of twelve are no clear change, although their differences are large."""
    steps = [0, 9, 11, 9, 11 * (ups - 9), 11, 0, 9, 11, 9, 11, 9]
    figures = [20] * 12 + [20 + step for step in steps]

    change = compare_years(values("2024-04", figures), replace(DAYS, good=0))

    assert (change.up, change.outcome) == (ups, outcome)


def test_a_season_cancels() -> None:
    """A swing of 20 points that both years share leaves a change of three points clear."""
    season = [100, 80, 40, 0, -40, -80, -100, -80, -40, 0, 40, 80]
    tops = [800 + s for s in season] + [
        830 + s + e // 4 for s, e in zip(season, SWING, strict=True)
    ]

    assert compare_years(of_thousand("2024-04", tops), SHARE).outcome is Outcome.BETTER


# ---- what pools


def test_means_pool_by_their_totals() -> None:
    """A mean of days is days by cases; it is compared in days."""
    yardstick = Yardstick(kind=Kind.MEAN, unit="day", factor=1, good=-1)
    points = counts("2024-04", [4000, 4100] * 6 + [3000, 3100] * 6, [100] * 24)

    change = compare_years(points, yardstick)

    assert (change.outcome, change.difference) == (Outcome.BETTER, Fraction(-10))
    assert window(change.now).value == Fraction(61, 2)


def test_rates_pool_by_their_counts() -> None:
    """A rate is so many per its number of cases."""
    yardstick = Yardstick(kind=Kind.RATE, unit="number", factor=1000)
    points = counts("2024-04", [50, 52] * 6 + [70, 72] * 6, [1000] * 24)

    assert compare_years(points, yardstick).difference == 20


def test_one_value_without_counts_pools_nothing() -> None:
    """Where a month has a published value alone, all are compared month by month."""
    points = two_years(850, 900)
    points[3] = replace(points[3], numerator=None, denominator=None)

    change = compare_years(points, SHARE)

    assert window(change.now).value is None
    assert change.up == 12


def test_large_months_count_for_more() -> None:
    """The pooled rate is of cases, not of months."""
    points = counts("2024-Q1", [90, 10, 10, 10, 90, 10, 10, 10], [100, 1000, 1000, 1000] * 2)

    assert window(compare_years(points, SHARE).now).value == Fraction(100 * 120, 3100)


# ---- what has to be there

MISSING = [
    (2, 0, Outcome.BETTER, None),
    (0, 2, Outcome.BETTER, None),
    (2, 2, Outcome.BETTER, None),
    (3, 0, Outcome.NOT_ENOUGH, Obstacle.FEW),
    (0, 3, Outcome.NOT_ENOUGH, Obstacle.FEW),
]


@pytest.mark.parametrize(("old", "new", "outcome", "obstacle"), MISSING)
def test_ten_of_twelve_months(
    old: int, new: int, outcome: Outcome, obstacle: Obstacle | None
) -> None:
    """Each year needs ten of its twelve months."""
    tops = [*[None] * old, *[800] * (12 - old), *[900] * (12 - new), *[None] * new]

    change = compare_years(of_thousand("2024-04", tops), SHARE)

    assert (change.outcome, change.obstacle) == (outcome, obstacle)
    assert (window(change.before).reported, window(change.now).reported) == (12 - old, 12 - new)


def test_only_months_of_both_years_are_pooled() -> None:
    """A month that one year lacks is left out of the other: like is compared with like."""
    tops = [None, *[800] * 11, *[900] * 11, None]

    change = compare_years(of_thousand("2024-04", tops), SHARE)

    assert (change.compared, window(change.now).denominator) == (10, 10_000)
    assert change.freedom == 9


@pytest.mark.parametrize(("gone", "enough"), [(0, True), (1, False)])
def test_four_of_four_quarters(gone: int, *, enough: bool) -> None:
    """A year of quarters needs all four."""
    tops = [*[None] * gone, *[80] * (4 - gone), *[90] * 4]

    change = compare_years(counts("FY2024-Q1", tops, [100] * 8), SHARE)

    assert (change.obstacle is None) is enough


@pytest.mark.parametrize(("gone", "enough"), [(8, True), (9, False)])
def test_44_of_52_weeks(gone: int, *, enough: bool) -> None:
    """A year of weeks needs 44."""
    tops = [*[800] * 20, *[None] * gone, *[800] * (32 - gone), *[900] * 52]

    change = compare_years(of_thousand("2020-W50", tops), SHARE)

    assert (change.obstacle is None) is enough
    assert (change.expected, window(change.now).reported) == (52, 52)


def test_a_series_that_stopped_is_not_compared_as_if_it_went_on() -> None:
    """The newest year ends with the newest period owed, not with the newest reported."""
    points = of_thousand("2024-04", [*[800] * 12, *[900] * 12, None, None, None])

    change = compare_years(points, SHARE)

    assert window(change.now).last == period("2026-06")
    assert change.obstacle is Obstacle.FEW


def test_older_years_play_no_part() -> None:
    """What was three years ago changes nothing."""
    points = two_years(850, 900)

    assert compare_years([*of_thousand("2020-01", [100] * 36), *points], SHARE) == compare_years(
        points, SHARE
    )


NOTHING: list[list[Point]] = [[], of_thousand("2024-04", [None] * 24)]


@pytest.mark.parametrize("points", NOTHING)
def test_not_measured(points: list[Point]) -> None:
    """Without any result nothing was measured."""
    change = compare_years(points, SHARE)

    assert (change.outcome, change.obstacle, change.now) == (Outcome.NOT_MEASURED, None, None)


@pytest.mark.parametrize("at", [0, 11, 12, 23])
def test_a_hidden_month_stops_the_comparison(at: int) -> None:
    """From what was suppressed or not judged nothing is concluded, and no total is given."""
    points = two_years(850, 900)
    points[at] = Point(period=points[at].period, usable=False)

    change = compare_years(points, SHARE)

    assert (change.outcome, change.obstacle) == (Outcome.NOT_ENOUGH, Obstacle.HIDDEN)
    assert window(change.now).denominator is None
    assert change.difference is None


def test_all_hidden_is_not_unmeasured() -> None:
    """Results that are hidden were measured."""
    points = [Point(period=one.period, usable=False) for one in two_years(850, 900)]

    assert compare_years(points, SHARE).obstacle is Obstacle.HIDDEN


TURNS = [
    ("2024-04", None),
    ("2024-05", Obstacle.COUNTED),
    ("2025-04", Obstacle.COUNTED),
    ("2026-03", Obstacle.COUNTED),
    ("2026-04", None),
]


@pytest.mark.parametrize(("at", "obstacle"), TURNS)
def test_a_break_within_the_two_years(at: str, obstacle: Obstacle | None) -> None:
    """A break after the first period and up to the last one stops the comparison."""
    turn = Turn(period(at), Obstacle.COUNTED)

    change = compare_years(two_years(850, 900), replace(SHARE, turns=(turn,)))

    assert (change.obstacle, change.since) == (obstacle, period(at) if obstacle else None)


def test_the_newest_of_two_turns_is_named() -> None:
    """What changed last is the reason that is given."""
    turns = (
        Turn(period("2025-06"), Obstacle.PROMISED),
        Turn(period("2025-01"), Obstacle.COUNTED),
    )

    change = compare_years(two_years(850, 900), replace(SHARE, turns=turns))

    assert (change.obstacle, change.since) == (Obstacle.PROMISED, period("2025-06"))


# ---- one period against one

SINGLE = [
    ("2024", "2025", "2024"),
    ("FY2024", "FY2025", "FY2024"),
    ("2024-H1", "2025-H1", "2024-H1"),
    ("12M-2024-03", "12M-2025-03", "12M-2024-03"),
]


@pytest.mark.parametrize(("start", "now", "before"), SINGLE)
def test_a_year_against_a_year_is_not_judged(start: str, now: str, before: str) -> None:
    """Annual figures, halves and rolling years have a difference and no more."""
    every = periods_from(period(start, FEDERAL), period(now, FEDERAL).last, FEDERAL)
    points = counts(
        start, [800 + 50 * (one.key == period(now, FEDERAL).key) for one in every], [1000] * 99
    )

    change = compare_years(points, replace(SHARE, calendar=FEDERAL))

    assert (change.outcome, change.difference) == (Outcome.DIFFERENCE, Fraction(5))
    assert window(change.now).last == period(now, FEDERAL)
    assert window(change.before).last == period(before, FEDERAL)
    assert (change.error, window(change.now).numerator) == (None, 850)


def test_a_year_without_the_year_before() -> None:
    """The first year of a series has nothing to be compared with."""
    change = compare_years(values("2025", [5]), DAYS)

    assert (change.outcome, change.obstacle) == (Outcome.NOT_ENOUGH, Obstacle.FEW)


@pytest.mark.parametrize("start", ["2025-03-01", "2025-03-01/2025-03-28", "YTD-2025-03"])
def test_periods_without_a_like_one_a_year_before(start: str) -> None:
    """Days, ranges and years to date are not compared."""
    assert compare_years(values(start, [5, 6]), DAYS).obstacle is Obstacle.UNLIKE


def test_coarser_rows_beside_the_cadence_are_left_out() -> None:
    """A yearly row in a monthly series is no month."""
    yearly = counts("2025", [1], [1000])
    points = two_years(850, 900)
    monthly = replace(SHARE, form=Form.MONTH)

    assert compare_years([*yearly, *points], monthly) == compare_years(points, monthly)
