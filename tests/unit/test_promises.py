"""What a standard has to say to be judged, and the findings where it does not."""

from dataclasses import replace

import pytest

from generator.diagnostics import Diagnostic, Place, Report
from generator.model import Counts, Kind, Measure, Places, Standard, Target
from generator.sources.promises import amounts_of, check_promises, lowered
from generator.text import Text
from making import amount, period, service, standard, target

PATH = "content/services/state/passport.yaml"


def check(made: Standard) -> tuple[Standard, list[Diagnostic]]:
    """A standard as checked, and the findings."""
    report = Report()
    (checked,) = check_promises((service(made),), report)
    return checked.standards[0], list(report)


def codes(made: Standard) -> list[str]:
    """The codes of the findings on a standard."""
    return [one.code for one in check(made)[1]]


UNITS: list[tuple[str, Standard, str, list[str]]] = [
    ("a share", standard(target(at_least="90%")), "percent", []),
    ("a share in minutes", standard(target(at_least="90%"), unit="minute"), "percent",
     ["share-not-percent"]),
    ("a share without targets", standard(), "percent", []),
    ("a mean by its target", standard(target(at_most="2 minutes"), kind="mean"), "minute", []),
    ("a mean of its own", standard(target(at_most="2 minutes"), kind="mean", unit="second"),
     "second", []),
    ("a median without unit", standard(kind="median"), "number", ["missing-unit"]),
    ("a cost without unit", standard(kind="cost"), "number", ["missing-unit"]),
    ("a count", standard(kind="count"), "number", []),
    ("a score", standard(kind="score"), "number", []),
    ("a percentile", standard(kind="percentile", unit="day"), "day", ["missing-percentile"]),
    ("a rate", standard(kind="rate"), "number", ["missing-per"]),
    ("a whole rate", standard(kind="rate", per=1000), "number", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("made", "unit", "expected"), [case[1:] for case in UNITS], ids=[case[0] for case in UNITS]
)
def test_units(made: Standard, unit: str, expected: list[str]) -> None:
    """Every checked measure has a unit, and says what its kind needs."""
    checked, found = check(made)
    assert checked.measure.unit == unit
    assert [one.code for one in found] == expected


@pytest.mark.parametrize(("kind", "sound"), [("share", True), ("rate", True), ("mean", False)])
def test_failures_are_counted_in_cases(kind: str, *, sound: bool) -> None:
    """A sum of days or money has no failures, and is not turned round."""
    made = standard(target(at_most="5"), kind=kind, unit="number", per=10, counts="failures")
    if kind == "share":
        made = standard(target(at_least="5%"), counts="failures")
    checked, found = check(made)
    assert [one.code for one in found] == ([] if sound else ["failures-not-counted"])
    assert checked.measure.counts is (Counts.FAILURES if sound else Counts.SUCCESSES)


TARGETS: list[tuple[str, Target, list[str]]] = [
    ("plain", target(at_least="90%"), []),
    ("nine hundred per cent", target(at_least="900%"), ["target-impossible"]),
    ("below zero", target(at_most="-1%"), ["target-impossible"]),
    ("more than all", target(more_than="100%"), ["target-impossible"]),
    ("less than none", target(less_than="0%"), ["target-impossible"]),
    ("at least none", target(at_least="0%"), ["target-cannot-be-missed"]),
    ("at most all", target(at_most="100%"), ["target-cannot-be-missed"]),
    ("between none and all", target(between="0% and 100%"), ["target-cannot-be-missed"]),
    ("between none and some", target(between="0% and 50%"), []),
    ("between some and all", target(between="50% and 100%"), []),
    ("all", target(at_least="100%"), []),
    ("none", target(at_most="0%"), []),
    ("more than none", target(more_than="0%"), []),
    ("between, the wrong way round", target(between="90% and 80%"), ["target-between"]),
    ("between, on a point", target(between="90% and 90%"), []),
    ("between, one end", Target(since=period("2020"), between=(amount("90%"),)),
     ["target-between"]),
    ("two comparisons", target(at_least="80%", at_most="90%"), ["target-two-comparisons"]),
    ("another unit", target(at_least="6 weeks"), ["unlike-units"]),
    ("no unit", target(at_least="90"), ["bad-amount"]),
    ("announced before", target("2025-01", announced="2024-12-31", at_least="9%"), []),
    ("announced on the day", target("2025-01", announced="2025-01-01", at_least="9%"), []),
    ("announced late", target("2025-01", announced="2025-01-02", at_least="9%"),
     ["target-announced-late"]),
    ("a bare time", target(within="6 weeks"), []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("made", "expected"), [case[1:] for case in TARGETS], ids=[case[0] for case in TARGETS]
)
def test_targets(made: Target, expected: list[str]) -> None:
    """Every target of a share that could not judge is a finding."""
    assert codes(standard(made)) == expected


def test_a_target_of_nothing_cannot_be_missed_by_any_kind() -> None:
    """No result lies below zero, so at least none keeps itself in every unit."""
    made = standard(target(at_least="0 days"), kind="median")
    assert codes(made) == ["target-cannot-be-missed"]
    assert codes(standard(target(at_most="0 days"), kind="median")) == []


BROKEN = ["between, the wrong way round", "between, one end", "two comparisons", "another unit"]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_target_compares_nothing(name: str) -> None:
    """A target that cannot be compared judges nothing, and keeps the time it promised."""
    (made,) = (case[1] for case in TARGETS if case[0] == name)
    checked, _ = check(standard(replace(made, within=Text.plain("6 weeks"))))
    (kept,) = checked.targets
    assert amounts_of(kept) == ()
    assert kept.within == Text.plain("6 weeks")


def test_a_sound_target_stays_as_it_is() -> None:
    """Checking changes nothing of a target without fault."""
    made = target(at_least="90%", within="6 weeks")
    assert check(standard(made))[0].targets == (made,)


def test_a_mapped_table_need_not_give_reasons() -> None:
    """A target that a table of somebody else's lowers is not told: nobody here can add a reason."""
    before, after = target(at_least="90%"), target("2025", at_least="80%")
    made = standard(before, replace(after, at=Places(Place("data/table.csv", 3))))
    assert codes(made) == []


CHANGES: list[tuple[str, Target, Target, bool]] = [
    ("raised", target(at_least="80%"), target("2025", at_least="90%"), False),
    ("lowered", target(at_least="90%"), target("2025", at_least="80%"), True),
    ("equal", target(at_least="90%"), target("2025", at_least="90%"), False),
    ("limit raised", target(at_most="5 days"), target("2025", at_most="6 days"), True),
    ("limit lowered", target(at_most="6 days"), target("2025", at_most="5 days"), False),
    ("limit in another unit", target(at_most="1 week"), target("2025", at_most="8 days"), True),
    ("limit the same in another unit", target(at_most="1 week"), target("2025", at_most="7 days"),
     False),
    ("more than, lowered", target(more_than="90%"), target("2025", more_than="80%"), True),
    ("less than, raised", target(less_than="5%"), target("2025", less_than="6%"), True),
    ("a longer time", target(within="6 weeks", at_least="90%"),
     target("2025", within="8 weeks", at_least="90%"), True),
    ("a shorter time", target(within="8 weeks", at_least="90%"),
     target("2025", within="6 weeks", at_least="90%"), False),
    ("a longer time, more often", target(within="6 weeks", at_least="80%"),
     target("2025", within="8 weeks", at_least="90%"), True),
    ("a later range", target(within="6 to 8 weeks"), target("2025", within="8 to 9 weeks"), True),
    ("an earlier range", target(within="6 to 8 weeks"),
     target("2025", within="4-6 weeks"), False),
    ("a wider range", target(within="6 to 8 weeks"), target("2025", within="5 to 9 weeks"), False),
    ("times that are no amounts", target(within="the same day"),
     target("2025", within="a few days"), False),
    ("no share any more", target(at_least="90%", within="6 weeks"),
     target("2025", within="6 weeks"), True),
    ("a share at last", target(within="6 weeks"), target("2025", at_least="90%"), False),
    ("unlike units", target(at_most="5 days"), target("2025", at_most="5 months"), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [case[1:] for case in CHANGES],
    ids=[case[0] for case in CHANGES],
)
def test_lowered(earlier: Target, later: Target, *, expected: bool) -> None:
    """A lower level, a longer time, or no level any more asks for less."""
    assert lowered(earlier, later) is expected


def test_a_lowered_target_needs_a_reason() -> None:
    """Asking for less without a reason is a finding, with one it is not."""
    first, eased = target(at_least="90%"), target("2025", at_least="80%")
    assert codes(standard(first, eased)) == ["target-lowered-without-reason"]
    said = replace(eased, reason=Text.plain("Twice as many apply."))
    assert codes(standard(first, said)) == []


def test_a_longer_promise_needs_a_reason() -> None:
    """More time than before without a reason is a finding that names both, with one it is not."""
    first, eased = (
        target("2024", within="6 weeks", at_least="90%"),
        target("2025", within="8 weeks", at_least="90%"),
    )
    assert codes(standard(first, eased)) == ["promise-longer-without-reason"]
    said = replace(eased, reason=Text.plain("Twice as many apply."))
    assert codes(standard(first, said)) == []


def test_targets_stand_in_order() -> None:
    """An older target after a newer one is a finding, and two from one day is another."""
    one, two = target("2024", at_least="80%"), target("2025", at_least="90%")
    assert codes(standard(one, two)) == []
    assert codes(standard(two, one)) == ["target-order"]
    assert codes(standard(one, replace(two, since=period("2024-01")))) == ["target-overlap"]


def test_findings_stand_where_the_value_stands() -> None:
    """A finding leads to the key in question, or to the whole where the key is absent."""
    at = Places(Place(PATH, 10, 9), {"at_least": Place(PATH, 12, 19)})
    made = replace(target(at_least="900%"), at=at)
    (found,) = check(standard(made))[1]
    assert found.place == Place(PATH, 12, 19)
    measure = Measure(kind=Kind.RATE, at=Places(Place(PATH, 5, 7)))
    (missing,) = check(replace(standard(), measure=measure))[1]
    assert missing.place == Place(PATH, 5, 7)
