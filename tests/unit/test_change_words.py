"""Change over time in words: one sentence with its figures, or why nothing is compared."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from generator.judge.change import Point, compare_years
from generator.judge.yardstick import Turn, Yardstick
from generator.model import Change, Kind, Obstacle, Outcome
from generator.sentences.changes import WORDS, change_sentence, change_word, windows_words
from generator.sentences.tongue import Tongue
from making import ENGLISH, period
from series import DAYS, FEDERAL, SHARE, counts, of_thousand, two_years, values

LARGE = [9_000, 11_000] * 6
"""Cases a month of a large service."""


def large(before: int, now: int) -> list[Point]:
    """Two years of a large service; so many in a thousand cases were kept."""
    tops = [cases * level // 1000 for level in (before, now) for cases in LARGE]
    return counts("2024-04", tops, LARGE * 2)


def say(points: Sequence[Point], yardstick: Yardstick = SHARE) -> str:
    """The sentence about a series."""
    return change_sentence(compare_years(points, yardstick), ENGLISH)


SENTENCES = [
    (
        large(880, 842),
        SHARE,
        (
            "Over the last twelve months 84.2% (101,040 of 120,000), against 88% in the twelve "
            "before: a fall of 3.8 percentage points, more than the usual variation between months."
        ),
    ),
    (
        two_years(850, 880),
        SHARE,
        (
            "Over the last twelve months 88% (10,560 of 12,000), against 85% in the twelve before: "
            "a rise of 3 percentage points, more than the usual variation between months."
        ),
    ),
    (
        two_years(850, 870),
        SHARE,
        (
            "Over the last twelve months 87% (10,440 of 12,000), against 85% in the twelve before: "
            "no clear change."
        ),
    ),
    (
        of_thousand("2024-04", [None, *[800] * 11, *[900] * 12]),
        SHARE,
        (
            "Over the 11 months reported in both years 90% (9,900 of 11,000), against 80% a year "
            "before: a rise of 10 percentage points, more than the usual variation between months."
        ),
    ),
    (
        counts("FY2024-Q1", [80] * 4 + [90] * 4, [100] * 8),
        replace(SHARE, calendar=FEDERAL),
        (
            "Over the last four quarters 90% (360 of 400), against 80% in the four before: a rise "
            "of 10 percentage points, more than the usual variation between quarters."
        ),
    ),
    (
        of_thousand("2020-W10", [800] * 52 + [900] * 52),
        SHARE,
        (
            "Over the last 52 weeks 90% (46,800 of 52,000), against 80% in the 52 before: a rise "
            "of 10 percentage points, more than the usual variation between weeks."
        ),
    ),
    (
        counts("2024-04", [4_000] * 12 + [3_050] * 12, [100] * 24),
        Yardstick(kind=Kind.MEAN, unit="day", factor=1),
        (
            "Over the last twelve months 30.5 days (1,200 cases), against 40 days in the twelve "
            "before: a fall of 9.5 days, more than the usual variation between months."
        ),
    ),
    (
        values("2024-04", [20] * 12 + [17] * 11 + [20]),
        DAYS,
        (
            "In 11 of 12 months the result was lower than in the same month a year before, "
            "typically by 3 days: more than the usual variation between months."
        ),
    ),
    (
        values("2024-Q1", [20] * 4 + [24] * 4),
        DAYS,
        (
            "In 4 of 4 quarters the result was higher than in the same quarter a year before, "
            "typically by 4 days: more than the usual variation between quarters."
        ),
    ),
    (
        values("2024-04", [20] * 12 + [25, 15] * 5 + [20, 30]),
        DAYS,
        (
            "Of 12 months, 6 stood higher and 5 lower than the same month a year before: no clear "
            "change."
        ),
    ),
    (
        counts("2024", [880, 842], [1000] * 2),
        SHARE,
        (
            "2025: 84.2% (842 of 1,000), against 88% for 2024, a fall of 3.8 percentage points. "
            "Two figures alone do not show whether that is more than the usual variation."
        ),
    ),
    (
        values("12M-2024-03", [12, *[0] * 11, 13]),
        DAYS,
        (
            "Twelve months to March 2025: 13 days, against 12 days for twelve months to March "
            "2024, a rise of 1 day. Two figures alone do not show whether that is more than the "
            "usual variation."
        ),
    ),
    (
        values("2024", [12, 12]),
        DAYS,
        (
            "2025: 12 days, against 12 days for 2024, no difference. Two figures alone do not show "
            "whether that is more than the usual variation."
        ),
    ),
]


@pytest.mark.parametrize(("points", "yardstick", "expected"), SENTENCES)
def test_sentences(points: list[Point], yardstick: Yardstick, expected: str) -> None:
    """Each kind of comparison is one sentence with its figures."""
    assert say(points, yardstick) == expected


def turned(obstacle: Obstacle) -> Yardstick:
    """A yardstick of a series that turned in July 2024."""
    return replace(SHARE, turns=(Turn(period("2024-07"), obstacle),))


def hidden() -> list[Point]:
    """A series whose last month is suppressed."""
    points = two_years(850, 900)
    return [*points[:-1], Point(period=points[-1].period, usable=False)]


OBSTACLES = [
    (
        two_years(850, 900),
        turned(Obstacle.COUNTED),
        "Not compared: counted differently since July 2024.",
    ),
    (
        two_years(850, 900),
        turned(Obstacle.PROMISED),
        "Not compared: promised differently since July 2024.",
    ),
    (
        hidden(),
        SHARE,
        "Not compared: in these two years a result was too few to publish, or could not be judged.",
    ),
    (
        of_thousand("2024-04", [None] * 4 + [800] * 8 + [900] * 12),
        SHARE,
        (
            "Not compared: of the last twelve months 12 were reported, of the twelve before 8; at "
            "least ten of each are needed."
        ),
    ),
    (
        counts("2024-Q2", [80] * 3 + [90] * 4, [100] * 7),
        SHARE,
        (
            "Not compared: of the last four quarters 4 were reported, of the four before 3; all of "
            "them are needed."
        ),
    ),
    (
        of_thousand("2020-W10", [800] * 52),
        SHARE,
        (
            "Not compared: of the last 52 weeks 52 were reported, of the 52 before 0; at least 44 "
            "of each are needed."
        ),
    ),
    (values("2025", [5]), DAYS, "Not compared: 2025 and 2024 are not both reported."),
    (
        values("2025-03-01", [5, 6]),
        DAYS,
        "Not compared: these results have no like period a year before.",
    ),
    ([], SHARE, "No result has been published yet."),
]


@pytest.mark.parametrize(("points", "yardstick", "expected"), OBSTACLES)
def test_why_nothing_is_compared(points: list[Point], yardstick: Yardstick, expected: str) -> None:
    """What stands in the way is named, with its figures or its date."""
    assert say(points, yardstick) == expected


def test_every_outcome_has_a_word() -> None:
    """No outcome is without its word."""
    for outcome in Outcome:
        change = Change(kind=Kind.SHARE, unit="percent", outcome=outcome)
        assert change_word(change, ENGLISH) == WORDS[outcome]


@pytest.mark.parametrize("obstacle", Obstacle)
def test_every_obstacle_has_a_sentence(obstacle: Obstacle) -> None:
    """No obstacle leaves a gap unfilled."""
    outcome = Outcome.NOT_ENOUGH
    change = Change(kind=Kind.SHARE, unit="percent", outcome=outcome, obstacle=obstacle)
    said = change_sentence(change, ENGLISH)
    assert said.startswith("Not compared: ")
    assert "{" not in said


def test_two_values_that_differ_never_print_the_same() -> None:
    """Where a small change is worth telling, its values take the decimals to show it."""
    points = counts("2024-04", [84_210] * 12 + [84_230] * 12, [100_000] * 24)

    said = say(points, replace(SHARE, meaningful=Fraction(1, 100)))

    assert "84.23%" in said
    assert "against 84.2%" in said


def test_the_better_word_stands_apart_from_the_sentence() -> None:
    """The sentence states figures; which way is good is said by the word alone."""
    for good, word in ((1, "Worse"), (-1, "Better"), (0, "Fell")):
        change = compare_years(large(880, 842), replace(SHARE, good=good))
        assert change_word(change, ENGLISH) == word
        assert "a fall of 3.8" in change_sentence(change, ENGLISH)


def test_which_years_are_compared() -> None:
    """Both years are named by their first and last month; without years there are no words."""
    change = compare_years(two_years(850, 880), SHARE)

    expected = "April 2025 to March 2026, against April 2024 to March 2025"
    assert windows_words(change, ENGLISH) == expected
    assert windows_words(compare_years([], SHARE), ENGLISH) == ""


def test_numbers_have_the_separators_of_the_language() -> None:
    """Another language sets its own separators."""
    said = change_sentence(compare_years(large(880, 842), SHARE), Tongue(language="de"))

    assert "84,2\N{NO-BREAK SPACE}%" in said
    assert "101.040" in said
