"""The verdict: every row of the table in rules.md, its order, and its exactness."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from generator.judge.verdicts import RULES
from generator.model import Standard, Status
from generator.sentences.verdicts import WORDS
from making import (
    Row,
    period,
    share,
    standard,
    statistic,
    status_of,
    target,
    verdicts,
    world,
)

NINETY = standard(target(at_least="90%"))
BARE = standard(target(within="6 to 8 weeks"))
WAIT = standard(target(at_most="10 days"), kind="median", unit="day")
COST = standard(target(at_most="12.50 USD"), kind="cost", unit="USD")
LATER = standard(target("2025-12", at_least="90%"))
OVER, DUE_TODAY, LATE = date(2025, 12, 1), date(2025, 12, 30), date(2025, 12, 31)
"""For November 2025 with 30 days to report: the first day after, the due day, the day after."""


def row(**cells: object) -> Row:
    """One row for November 2025."""
    return {"period": "2025-11", **cells}


def counts(top: object, bottom: object, **cells: object) -> Row:
    """One row of counts for November 2025."""
    return row(numerator=top, denominator=bottom, **cells)


def judge_one(made: Standard, cells: Row, as_of: date = LATE) -> Status | None:
    """The status of one row, on the day on which it would be overdue."""
    return status_of(made, cells, as_of=as_of)


TABLE: list[tuple[str, Standard, Row, date, str]] = [
    # Each status by itself.
    (
        "the row says it does not apply",
        NINETY,
        row(status="not_applicable"),
        LATE,
        "not_applicable",
    ),
    (
        "the row says it is suspended",
        NINETY,
        row(status="suspended", note="Fire"),
        LATE,
        "suspended",
    ),
    ("the period is not over", NINETY, counts(9, 10), date(2025, 11, 30), "not_due"),
    ("over, no result, not yet due", NINETY, row(note="soon"), OVER, "not_due"),
    ("no result on the due day itself", NINETY, row(note="soon"), DUE_TODAY, "not_due"),
    ("no result on the day after", NINETY, row(note="soon"), LATE, "not_reported"),
    ("a denominator alone is no result", NINETY, row(denominator=40), LATE, "not_reported"),
    ("a numerator alone is no share", NINETY, row(numerator=40), LATE, "not_reported"),
    ("a denominator alone, not yet due", NINETY, row(denominator=40), DUE_TODAY, "not_due"),
    ("more successes than cases", NINETY, counts(52, 33), LATE, "not_judged"),
    ("one success without cases", NINETY, counts(1, 0), LATE, "not_judged"),
    ("a share of no cases", NINETY, row(value="85", denominator=0), LATE, "not_judged"),
    ("a negative count of successes", NINETY, counts(-1, 10), LATE, "not_judged"),
    ("a negative count of cases", NINETY, counts(1, -10), LATE, "not_judged"),
    ("a share above 100 %", NINETY, row(value="100.1"), LATE, "not_judged"),
    ("a negative value", NINETY, row(value="-0.1"), LATE, "not_judged"),
    ("a negative time", WAIT, row(value="-1"), LATE, "not_judged"),
    ("a projection", NINETY, counts(9, 10, status="projected"), LATE, "not_judged"),
    ("nothing of nothing", NINETY, counts(0, 0), LATE, "no_cases"),
    ("no cases, no numerator", NINETY, row(denominator=0), LATE, "no_cases"),
    ("no cases of a median", WAIT, row(denominator=0), LATE, "no_cases"),
    ("a promise without a share", BARE, counts(9, 10), LATE, "no_target"),
    ("a promise without any target", standard(), counts(9, 10), LATE, "no_target"),
    ("no target and no result", standard(), row(denominator=9), LATE, "no_target"),
    ("before the first target", LATER, counts(9, 10), LATE, "no_target"),
    ("before the first target, cases alone", LATER, row(denominator=10), LATE, "no_target"),
    ("the comparison holds", NINETY, counts(9, 10), LATE, "met"),
    ("the comparison does not hold", NINETY, counts(8, 10), LATE, "missed"),
    ("early, but there", NINETY, counts(9, 10), OVER, "met"),
    # An earlier rule wins over every later one.
    ("1 before 3", NINETY, row(status="not_applicable"), date(2025, 11, 2), "not_applicable"),
    ("1 before 4", NINETY, row(status="not_applicable", denominator=4), LATE, "not_applicable"),
    ("1 before 5", NINETY, counts(52, 33, status="not_applicable"), LATE, "not_applicable"),
    ("1 before 6", NINETY, counts(0, 0, status="not_applicable"), LATE, "not_applicable"),
    ("1 before 7", LATER, counts(9, 10, status="not_applicable"), LATE, "not_applicable"),
    ("1 before 8", NINETY, counts(9, 10, status="not_applicable"), LATE, "not_applicable"),
    ("1 before 9", NINETY, counts(1, 10, status="not_applicable"), LATE, "not_applicable"),
    ("2 before 3", NINETY, row(status="suspended"), date(2025, 11, 2), "suspended"),
    ("2 before 4", NINETY, row(status="suspended", denominator=4), LATE, "suspended"),
    ("2 before 5", NINETY, counts(52, 33, status="suspended"), LATE, "suspended"),
    ("2 before 6", NINETY, counts(0, 0, status="suspended"), LATE, "suspended"),
    ("2 before 7", LATER, counts(9, 10, status="suspended"), LATE, "suspended"),
    ("2 before 8", NINETY, counts(9, 10, status="suspended"), LATE, "suspended"),
    ("2 before 9", NINETY, counts(1, 10, status="suspended"), LATE, "suspended"),
    ("3 before 5", NINETY, counts(52, 33), date(2025, 11, 30), "not_due"),
    ("3 before 6", NINETY, counts(0, 0), date(2025, 11, 30), "not_due"),
    ("3 before 7", LATER, counts(9, 10), date(2025, 11, 30), "not_due"),
    ("3 before 8", NINETY, counts(10, 10), date(2025, 11, 30), "not_due"),
    ("3 before 9", NINETY, counts(0, 10), date(2025, 11, 30), "not_due"),
    ("4 before 5", NINETY, row(denominator=9, status="projected"), LATE, "not_reported"),
    ("4 before 7", BARE, row(denominator=9), LATE, "not_reported"),
    ("5 before 6", NINETY, counts(0, 0, status="projected"), LATE, "not_judged"),
    ("5 before 7", LATER, counts(52, 33), LATE, "not_judged"),
    ("5 before 8", NINETY, counts(11, 10), LATE, "not_judged"),
    ("6 before 7", LATER, counts(0, 0), LATE, "no_cases"),
    ("6 before 7, without a share", BARE, counts(0, 0), LATE, "no_cases"),
    # A row that cannot be read is no missing one.
    ("a figure that is no number", NINETY, counts("nine", 10), LATE, "not_judged"),
    ("an unknown status", NINETY, row(status="suspnded"), LATE, "not_judged"),
    ("half a case", NINETY, counts("8.5", 10), LATE, "not_judged"),
]


@pytest.mark.parametrize(
    ("made", "cells", "as_of", "expected"),
    [case[1:] for case in TABLE],
    ids=[case[0] for case in TABLE],
)
def test_edge_table(made: Standard, cells: Row, as_of: date, expected: str) -> None:
    """The first rule that holds gives the status."""
    assert judge_one(made, cells, as_of) == expected


def test_every_rule_stands_in_the_table() -> None:
    """The edge table leaves no status out."""
    assert {case[-1] for case in TABLE} == {status.value for status in RULES}


def test_rules_are_in_the_order_of_the_design() -> None:
    """The order is that of rules.md, and the words stand in the same order."""
    names = "not_applicable suspended not_due not_reported not_judged no_cases no_target met missed"
    assert [status.value for status in RULES] == names.split()
    assert list(WORDS) == [*RULES, Status.SUPPRESSED]


COMPARISONS = [
    ("at_least", "90%", (89, 90, 91), ("missed", "met", "met")),
    ("at_most", "90%", (89, 90, 91), ("met", "met", "missed")),
    ("more_than", "90%", (89, 90, 91), ("missed", "missed", "met")),
    ("less_than", "90%", (89, 90, 91), ("met", "missed", "missed")),
    ("between", "80% and 90%", (79, 80, 85, 90, 91), ("missed", "met", "met", "met", "missed")),
    ("at_least", "0%", (0, 1), ("met", "met")),
    ("at_most", "0%", (0, 1), ("met", "missed")),
    ("at_least", "100%", (99, 100), ("missed", "met")),
]


@pytest.mark.parametrize(("name", "bound", "tops", "expected"), COMPARISONS)
@pytest.mark.parametrize("scale", [1, 1_000_003])
def test_comparisons(
    name: str, bound: str, tops: tuple[int, ...], expected: tuple[str, ...], scale: int
) -> None:
    """`at_least`, `at_most` and `between` include their bounds; the strict ones do not."""
    made = standard(target(**{name: bound}))
    found = [judge_one(made, counts(top * scale, 100 * scale, confirmed="yes")) for top in tops]
    assert found == list(expected)


@pytest.mark.parametrize(("name", "bound", "tops", "expected"), COMPARISONS)
def test_comparisons_of_published_values(
    name: str, bound: str, tops: tuple[int, ...], expected: tuple[str, ...]
) -> None:
    """A published value is compared as its counts would be."""
    made = standard(target(**{name: bound}))
    assert [judge_one(made, row(value=f"{top}.00")) for top in tops] == list(expected)


ALL = standard(target(at_least="100%"))
EIGHTY = standard(target(at_least="80%"))
MINUTES = standard(target(at_most="2 minutes"), kind="mean", unit="second")
CLOCK = standard(target(at_most="4:32"), kind="median")
RATE = standard(target(at_most="5"), kind="rate", per=1000)
COUNT = standard(target(at_most="1200"), kind="count")
SCORE = standard(target(at_least="4.2 points"), kind="score")

EXACT: list[tuple[str, Standard, Row, str]] = [
    ("two of 51,813 short of all", ALL, counts(51811, 51813), "missed"),
    ("all of 51,813", ALL, counts(51813, 51813), "met"),
    ("79.95 is not 80", EIGHTY, row(value="79.95"), "missed"),
    ("79.999999999999999999 is not 80", EIGHTY, row(value="79.999999999999999"), "missed"),
    ("80.00 is 80", EIGHTY, row(value="80.00"), "met"),
    ("99.96 is not 100", ALL, row(value="99.96"), "missed"),
    ("a third is more than 33.33 %", standard(target(at_most="33.33%")), counts(1, 3), "missed"),
    ("0.1 + 0.2", standard(target(at_most="0.3%")), counts(3, 1000), "met"),
    ("a target with decimals", standard(target(at_least="99.95%")), counts(9995, 10000), "met"),
    ("one below it", standard(target(at_least="99.95%")), counts(9994, 10000), "missed"),
    ("time in another unit", MINUTES, counts(1200, 10), "met"),
    ("one second more", MINUTES, counts(1201, 10), "missed"),
    ("4:32 is 272 seconds", CLOCK, row(value="272"), "met"),
    ("cents", COST, counts(1250, 100), "met"),
    ("a cent more", COST, counts(125001, 10000), "missed"),
    ("a rate", RATE, counts(5, 1000), "met"),
    ("a rate above", RATE, counts(6, 1199), "missed"),
    ("a count", COUNT, row(numerator=1200), "met"),
    ("a count above", COUNT, row(numerator=1201), "missed"),
    ("a score", SCORE, row(value="4.19"), "missed"),
]


@pytest.mark.parametrize(
    ("made", "cells", "expected"), [case[1:] for case in EXACT], ids=[case[0] for case in EXACT]
)
def test_exact(made: Standard, cells: Row, expected: str) -> None:
    """Nothing is rounded before it is judged."""
    assert judge_one(made, cells) == expected


def test_counts_are_judged_where_a_value_disagrees() -> None:
    """Counts win over a published value, whichever would be kinder."""
    assert judge_one(NINETY, counts(89, 100, value="95")) == "missed"
    assert judge_one(NINETY, counts(90, 100, value="12")) == "met"


@pytest.mark.parametrize("size", [10**9, 2**53 + 1, 2**62 + 5, 2**63 - 1, 10**19, 10**30])
def test_counts_of_any_size(size: int) -> None:
    """One case decides, also beyond 64 bits, with owed periods beside it."""
    made = standard(target(at_least="50%"), began=period("2025-10"))
    whole = size - size % 2
    for top, expected in ((whole // 2, "met"), (whole // 2 - 1, "missed")):
        judged = world(made, counts(top, whole), as_of=LATE).judged
        assert verdicts(judged) == ["not_reported", expected]
        result = world(replace(made, cadence=None), counts(top, whole), as_of=LATE).result()
        assert (result.numerator, result.denominator) == (top, whole)
        assert result.value == share(top, whole)


def test_values_beyond_64_bits() -> None:
    """A long published value is read and compared digit by digit, beside owed periods."""
    made = standard(target(at_most="123456789012345678901"), kind="count", began=period("2025-10"))
    judged = world(made, row(value="123456789012345678902"), as_of=LATE).judged
    assert verdicts(judged) == ["not_reported", "missed"]


def test_failures_of_any_size_are_subtracted_exactly() -> None:
    """Cases less failures does not overflow."""
    made = standard(target(at_least="50%"), counts="failures")
    assert judge_one(made, counts(-(2**62), 2**62 + 2**61)) == "not_judged"
    assert judge_one(made, counts(2**62, 2**63 - 1)) == "missed"


@pytest.mark.parametrize(
    ("failed", "expected"), [(0, "met"), (10, "met"), (11, "missed"), (100, "missed")]
)
def test_failures(failed: int, expected: str) -> None:
    """`counts: failures` makes the result cases less failures."""
    made = standard(target(at_least="90%"), counts="failures")
    assert judge_one(made, counts(failed, 100, confirmed="yes")) == expected


def test_more_failures_than_cases_cannot_be() -> None:
    """More failures than cases are as impossible as more successes."""
    assert (
        judge_one(standard(target(at_least="90%"), counts="failures"), counts(11, 10))
        == "not_judged"
    )


ROUNDED = [
    ("80", "80%", True),
    ("79.6", "80%", False),
    ("79.96", "79.963%", True),
    ("79.95", "80%", False),
    ("85", "84.6%", True),
    ("84", "84.4%", True),
    ("84", "84.5%", False),
    ("84", "83.5%", False),
    ("90", "80%", False),
]


@pytest.mark.parametrize(("value", "bound", "expected"), ROUNDED)
def test_rounded(value: str, bound: str, *, expected: bool) -> None:
    """A value nearer to its target than half of its last digit is judged as rounded."""
    made = replace(standard(target(at_least=bound)), cadence=None)
    assert world(made, row(value=value), as_of=LATE).result().rounded is expected


def test_rounded_is_for_judged_values_only() -> None:
    """Counts are never rounded, nor is a figure that is not judged."""
    made = replace(standard(target(at_least="80%")), cadence=None)
    assert not world(made, counts(8, 10, value="80"), as_of=LATE).result().rounded
    projected = row(value="80", status="projected")
    assert not world(made, projected, as_of=LATE).result().rounded


def test_rounded_does_not_overflow() -> None:
    """Twice a distance near 64 bits is still compared rightly."""
    made = standard(target(at_least="1"), kind="count")
    far = replace(made, cadence=None)
    assert not world(far, row(value="4611686018427387903"), as_of=LATE).result().rounded


def test_provisional_and_final_are_judged_alike() -> None:
    """A provisional figure has a verdict and says that it is one."""
    made = replace(NINETY, cadence=None)
    result = world(made, counts(9, 10, status="provisional"), as_of=LATE).result()
    assert (result.status, result.provisional) == (Status.MET, True)
    assert not world(made, counts(9, 10, status="final"), as_of=LATE).result().provisional


def test_breakdowns_have_no_verdict() -> None:
    """A target is about the total: a channel or a group is neither met nor missed nor owed."""
    made = replace(NINETY, cadence=None)
    rows = [
        counts(80, 100),
        counts(40, 50, channel="mail"),
        counts(40, 50, segment="district:d1"),
        row(denominator=50, channel="online"),
    ]
    assert verdicts(world(made, *rows, as_of=LATE).judged) == ["missed", "", "", ""]


MEDIAN = statistic("median", kind="median", unit="day")


def test_a_second_statistic_has_no_verdict() -> None:
    """A statistic drawn beside the measure is not held against its target."""
    made = replace(NINETY, cadence=None, measure=replace(NINETY.measure, also=(MEDIAN,)))
    rows = [counts(95, 100), row(value="12", statistic="median")]
    assert verdicts(world(made, *rows, as_of=LATE).judged) == ["met", ""]


def test_a_second_statistic_is_no_result() -> None:
    """A period in which only the second statistic came in is not reported."""
    also = replace(NINETY.measure, also=(MEDIAN,))
    made = replace(NINETY, began=period("2025-11"), measure=also)
    judged = world(made, row(value="12", statistic="median"), as_of=LATE).judged
    assert sorted(verdicts(judged)) == ["", "not_reported"]


ZEROS: list[tuple[str, Standard, Row, bool]] = [
    ("0 of 30", NINETY, counts(0, 30), True),
    ("0 of 29", NINETY, counts(0, 29), False),
    ("confirmed", NINETY, counts(0, 30, confirmed="yes"), False),
    ("confirmed no", NINETY, counts(0, 30, confirmed="no"), True),
    ("1 of 30", NINETY, counts(1, 30), False),
    ("a published 0", NINETY, row(value="0.0", denominator=30), True),
    ("a published 0 on unknown cases", NINETY, row(value="0"), False),
    ("all of 30 failed", standard(target(at_least="90%"), counts="failures"), counts(30, 30), True),
    ("no failures", standard(target(at_least="90%"), counts="failures"), counts(0, 30), False),
    ("a median of 0", WAIT, row(value="0", denominator=30), False),
    ("suspended", NINETY, counts(0, 30, status="suspended"), False),
    ("projected", NINETY, counts(0, 30, status="projected"), False),
]


@pytest.mark.parametrize(
    ("made", "cells", "expected"), [case[1:] for case in ZEROS], ids=[case[0] for case in ZEROS]
)
def test_zero_to_confirm(made: Standard, cells: Row, *, expected: bool) -> None:
    """Exactly 0 % on 30 cases or more waits for confirmation; its status stays what it is."""
    result = world(replace(made, cadence=None), cells, as_of=LATE).result()
    assert result.unconfirmed is expected


def test_a_zero_to_confirm_counts_in_totals() -> None:
    """An unconfirmed zero is missed in every total."""
    facts = world(replace(NINETY, cadence=None), counts(0, 30), as_of=LATE).facts()
    assert facts.current is not None
    assert facts.current.unconfirmed
    assert facts.tally.of(Status.MISSED) == 1


def test_nothing_at_all_is_judged() -> None:
    """A project without results and without targets gives no rows."""
    empty = world(standard())
    assert verdicts(empty.judged) == []
    assert world(standard(cadence=None)).all_results() == []


def test_values_are_in_the_unit_of_the_standard() -> None:
    """A share is in percent, a mean in its unit, a rate per its number."""
    assert world(replace(NINETY, cadence=None), counts(1, 3)).result().value == Fraction(100, 3)
    mean = standard(target(at_most="10 days"), kind="mean", cadence=None)
    assert world(mean, counts(31, 4)).result().value == Fraction(31, 4)
    rate = standard(target(at_most="5"), kind="rate", per=1000, cadence=None)
    assert world(rate, counts(6, 1199)).result().value == Fraction(6000, 1199)
