"""What may be shown: one frozen row for each judged one, and nothing that is not published."""

from dataclasses import FrozenInstanceError, replace
from datetime import date
from fractions import Fraction

import pytest

from generator.model import Cadence, Status
from generator.published import Result
from generator.quantities import Span
from generator.text import Text
from making import Row, World, amount, period, service, standard, target, world

MADE = standard(target(at_least="90%"), cadence=None)
MARCH: Row = {"period": "2025-03", "numerator": 80, "denominator": 100}


def test_a_row_as_it_is_published() -> None:
    """A result carries its figures, its target and its verdict, exactly."""
    row = {**MARCH, "excluded": 5, "open": 4, "open_late": 3, "population": 1000, "note": "Strike"}
    result = world(MADE, row).result()
    assert (result.service, result.standard, result.period.key) == ("passport", "time", "2025-03")
    assert (result.numerator, result.denominator, result.kept) == (80, 100, 80)
    assert (result.excluded, result.open, result.open_late, result.population) == (5, 4, 3, 1000)
    assert (result.value, result.gap, result.unit) == (Fraction(80), Fraction(-10), "percent")
    assert (result.status, result.low, result.high) == (Status.MISSED, Fraction(90), None)
    assert result.target is not None
    assert result.target.at_least == amount("90%")
    assert result.note == Text.plain("Strike")
    assert result.due == date(2025, 4, 30)
    assert result.reported
    assert result.is_total
    with pytest.raises(FrozenInstanceError):
        result.numerator = 90  # type: ignore[misc]


def test_what_is_not_there_is_none() -> None:
    """A blank cell is no zero."""
    result = world(MADE, {"period": "2025-03", "value": "80"}).result()
    counts = (result.numerator, result.denominator, result.excluded, result.open, result.population)
    assert counts == (None,) * 5
    assert result.note is None
    assert result.kept is None


def test_a_zero_is_a_zero() -> None:
    """A zero is a number in every column."""
    row = {**MARCH, "numerator": 0, "excluded": 0, "open": 0, "open_late": 0}
    result = world(MADE, row).result()
    assert (result.numerator, result.excluded, result.open, result.open_late) == (0, 0, 0, 0)
    assert result.value == 0


def test_ends_says_how_a_value_was_printed() -> None:
    """A published value knows its decimals; counts have none."""
    assert world(MADE, {"period": "2025-03", "value": "80.50"}).result().ends == 2
    assert world(MADE, {"period": "2025-03", "value": "80"}).result().ends == 0
    assert world(MADE, MARCH).result().ends is None


def test_kept_of_failures() -> None:
    """Where failures are counted, those kept are the others."""
    made = standard(target(at_least="90%"), counts="failures", cadence=None)
    result = world(made, MARCH).result()
    assert (result.failures, result.numerator, result.kept) == (True, 80, 20)
    alone = world(made, {"period": "2025-03", "numerator": 8}).result()
    assert alone.kept is None


GAPS = [
    ("at_least", "90%", 80, Fraction(-10)),
    ("at_least", "90%", 95, Fraction(5)),
    ("at_most", "5%", 7, Fraction(2)),
    ("at_most", "5%", 0, Fraction(-5)),
    ("between", "80% and 90%", 70, Fraction(-10)),
    ("between", "80% and 90%", 92, Fraction(2)),
    ("between", "80% and 90%", 89, Fraction(-1)),
    ("more_than", "80%", 80, Fraction(0)),
]


@pytest.mark.parametrize(("name", "bound", "top", "expected"), GAPS)
def test_gap(name: str, bound: str, top: int, expected: Fraction) -> None:
    """The gap is exact, from the nearest bound, below zero where the value lies below it."""
    made = standard(target(**{name: bound}), cadence=None)
    assert world(made, {**MARCH, "numerator": top}).result().gap == expected


def test_no_gap_without_a_bound() -> None:
    """A bare time promised, or no figure, has no gap."""
    bare = standard(target(within="6 weeks"), cadence=None)
    assert world(bare, MARCH).result().gap is None
    assert world(MADE, {"period": "2025-03", "denominator": 5}).result().gap is None


def test_owed_rows_are_not_reported() -> None:
    """A row that stands for an owed period was reported by nobody."""
    made = standard(target(at_least="90%"), cadence=Cadence.MONTHLY, began=period("2025-12"))
    (owed,) = world(made).all_results()
    assert (owed.reported, owed.value, owed.note, owed.status) == (
        False,
        None,
        None,
        Status.NOT_DUE,
    )


def test_breakdowns_have_no_status() -> None:
    """A channel has its figures and no verdict, target or gap."""
    rows = [MARCH, {**MARCH, "channel": "mail", "numerator": 40, "denominator": 50}]
    _, part = world(MADE, *rows).all_results()
    assert (part.status, part.target, part.gap, part.is_total) == (None, None, None, False)
    assert part.value == 80


def test_notes_in_several_languages() -> None:
    """A note is plain in the main language alone, and otherwise said by language."""
    made = world(MADE, {**MARCH, "note": "Fire", "note_fr": "Incendie"})
    site = replace(made.published.site, languages=("en", "fr"))
    (both,) = replace(made.published, site=site).results("passport")
    assert both.note == Text.many({"en": "Fire", "fr": "Incendie"})
    only = world(MADE, {**MARCH, "note": "", "note_fr": "Incendie"})
    (french,) = replace(only.published, site=site).results("passport")
    assert french.note == Text.many({"fr": "Incendie"})
    assert only.result().note is None


def test_rows_are_cut_by_service() -> None:
    """Each service gives its own rows, in the order of its standards and of time."""
    services = tuple(
        service(replace(MADE, id="b"), replace(MADE, id="a"), name=name) for name in ("two", "one")
    )
    rows = [
        {**MARCH, "service": name, "standard": made, "period": when}
        for name in ("one", "two")
        for made in ("a", "b")
        for when in ("2025-02", "2025-01")
    ]
    published = World(services=services, rows=rows).published
    assert _keys(published.results("one")) == [
        ("b", "2025-01"),
        ("b", "2025-02"),
        ("a", "2025-01"),
        ("a", "2025-02"),
    ]
    assert {row.service for row in published.results("two")} == {"two"}
    assert published.results("three") == ()
    assert len(list(published.every_result())) == 8


def _keys(rows: tuple[Result, ...]) -> list[tuple[str, str]]:
    return [(row.standard, row.period.key) for row in rows]


def test_due_after_of_every_standard() -> None:
    """How long a result may take is published, inherited or own."""
    made = service(replace(MADE, id="a", due_after=Span(2, "week")), replace(MADE, id="b"))
    published = World(services=(made,)).published
    assert published.due_after == {
        ("passport", "a"): Span(2, "week"),
        ("passport", "b"): Span(30, "day"),
    }
    assert published.as_of == date(2026, 1, 15)


def test_small() -> None:
    """Few cases are marked below the site's own limit, no cases are not."""
    made = [world(MADE, {**MARCH, "numerator": 1, "denominator": n}) for n in (29, 30)]
    assert [one.result().small for one in made] == [True, False]
    assert not world(MADE, {**MARCH, "numerator": 0, "denominator": 0}).result().small
    assert world(MADE, MARCH, caution_below=101).result().small
