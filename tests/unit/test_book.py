"""The book of promises: which target judges which period, and what it asks for exactly."""

from datetime import date
from fractions import Fraction

import pytest

from generator.judge.book import DAYS, first_day, open_book, terms_of
from generator.judge.columns import terms_in_force
from generator.model import Cadence, Standard, Target
from generator.periods import Calendar
from generator.quantities import Span
from making import World, amount, period, service, standard, target, verdicts, world


def terms(made: Standard) -> list[tuple[str, str]]:
    """From when each term judges, and the target it is."""
    book = world(made).book
    (promise,) = book.promises
    return [
        (date.fromordinal(term.since).isoformat(), term.target.since.key)
        for track in book.tracks
        for term in terms_of(promise, track)
    ]


def test_bounds_are_exact_and_in_the_unit_of_the_results() -> None:
    """A bound in minutes judges results in seconds; a percentage stays a percentage."""
    cases = [
        (standard(target(at_least="99.95%")), (Fraction(1999, 20), None, False)),
        (
            standard(target(at_most="4:32"), kind="mean", unit="minute"),
            (None, Fraction(68, 15), False),
        ),
        (standard(target(more_than="80%")), (Fraction(80), None, True)),
        (standard(target(less_than="5%")), (None, Fraction(5), True)),
        (standard(target(between="80% and 90%")), (Fraction(80), Fraction(90), False)),
        (standard(target(within="6 weeks")), (None, None, False)),
        (standard(target(at_least="0%")), (Fraction(0), None, False)),
    ]
    for made, expected in cases:
        (term,) = world(made).book.terms
        assert (term.low, term.high, term.strict) == expected
        assert term.compares is (term.low is not None or term.high is not None)


def test_half_a_range_is_no_bound() -> None:
    """A range with one end, or with three, compares nothing and stops nothing."""
    for ends in (("80%",), ("70%", "80%", "90%")):
        broken = Target(since=period("2020-01"), between=tuple(amount(end) for end in ends))
        book = open_book(
            [service(standard(broken))], {"state": Calendar()}, due_after=Span(30, "day")
        )
        assert not book.terms[0].compares


def test_an_amount_of_another_unit_is_no_bound() -> None:
    """What cannot be converted is not guessed."""
    made = standard(target(at_least="6 weeks"), unit="percent")
    book = open_book([service(made)], {"state": Calendar()}, due_after=Span(30, "day"))
    assert not book.terms[0].compares


@pytest.mark.parametrize(
    ("since", "announced", "expected"),
    [
        ("2025-07", None, date(2025, 7, 1)),
        ("2025-07", "2025-01-01", date(2025, 7, 1)),
        ("2025-07", "2025-08-15", date(2025, 8, 15)),
        ("FY2025", None, date(2025, 1, 1)),
    ],
)
def test_first_day(since: str, announced: str | None, expected: date) -> None:
    """A target judges from its own first day or from its announcement, whichever is later."""
    said = {} if announced is None else {"announced": announced}
    assert first_day(target(since, at_least="1%", **said)) == expected


def test_targets_in_order() -> None:
    """Targets judge in the order of time, however they are listed."""
    made = standard(target("2025-07", at_least="2%"), target("2024-01", at_least="1%"))
    assert terms(made) == [("2024-01-01", "2024-01"), ("2025-07-01", "2025-07")]


def test_a_target_announced_after_the_next_began_never_judges() -> None:
    """Of two targets in force, the newer one judges, whenever the older was announced."""
    made = standard(
        target("2025-01", at_least="1%"),
        target("2025-03", announced="2025-06-10", at_least="2%"),
        target("2025-04", at_least="3%"),
    )
    assert terms(made) == [("2025-01-01", "2025-01"), ("2025-04-01", "2025-04")]


def test_a_first_target_announced_late() -> None:
    """Between its first day and its announcement nothing is in force."""
    made = standard(target("2025-01", announced="2025-03-10", at_least="50%"), cadence=None)
    rows = [{"period": f"2025-0{m}", "numerator": 6, "denominator": 10} for m in (2, 3, 4)]
    assert verdicts(world(made, *rows).judged) == ["no_target", "no_target", "met"]


def test_two_targets_of_one_day() -> None:
    """Of two targets from the same day one judges, not both."""
    made = standard(target("2025-01", at_least="1%"), target("2025-01", at_least="2%"))
    assert terms(made) == [("2025-01-01", "2025-01")]


def test_positions_are_by_service_then_as_listed() -> None:
    """Services stand by id, standards as their file lists them, whatever order they come in."""
    one = service(standard(name="z"), standard(name="a"), name="b-service")
    two = service(standard(name="m"), name="a-service")
    book = World(services=(one, two)).book
    assert [(p.service.id, p.standard.id) for p in book.promises] == [
        ("a-service", "m"),
        ("b-service", "z"),
        ("b-service", "a"),
    ]
    assert [book.positions[p.service.id, p.standard.id] for p in book.promises] == [0, 1, 2]


def test_due_after_is_inherited() -> None:
    """A standard's own time to report wins over the site's."""
    own, inherited = standard(name="a", due_after=Span(2, "week")), standard(name="b")
    book = World(services=(service(own, inherited),)).book
    assert [promise.due_after for promise in book.promises] == [Span(2, "week"), Span(30, "day")]


def test_starts_are_sorted_and_tell_standards_apart() -> None:
    """The one number that is searched holds the standard before the day."""
    first = standard(target("2199-12", at_least="1%"), name="a")
    second = standard(target("1900-01", at_least="1%"), name="b")
    book = World(services=(service(first, second),)).book
    assert book.starts.tolist() == sorted(book.starts.tolist())
    assert [start // DAYS for start in book.starts.tolist()] == [0, 1]
    assert date.max.toordinal() < DAYS


def test_a_book_without_targets_has_no_term_in_force() -> None:
    """Where nothing was promised, nothing is in force."""
    made = world(standard(cadence=None), {"period": "2025-01", "value": "8"})
    assert terms_in_force(made.judged.frame, made.book).tolist() == [-1]


WINDOWS = standard(
    target("2024-01", at_least="80%"), target("2025-07", at_least="95%"), cadence=None
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-06", "met"),
        ("2025-07", "missed"),
        ("2025-Q3", "missed"),
        ("2025-H1", "met"),
        ("2025", "met"),
        ("2025-06-20/2025-07-10", "met"),
        ("12M-2025-06", "met"),
        ("12M-2025-07", "missed"),
        ("YTD-2025-06", "met"),
        ("YTD-2025-07", "missed"),
    ],
)
def test_target_of_the_time(text: str, expected: str) -> None:
    """A period is judged by the target of its first day, a window by that of its last."""
    cells = {"period": text, "numerator": 85, "denominator": 100}
    assert world(WINDOWS, cells, as_of=date(2026, 1, 15)).result().status == expected


def test_old_periods_keep_their_verdict() -> None:
    """A new target changes no verdict before it."""
    rows = [{"period": f"2025-0{m}", "numerator": 85, "denominator": 100} for m in (5, 6, 7, 8)]
    assert verdicts(world(WINDOWS, *rows).judged) == ["met", "met", "missed", "missed"]


@pytest.mark.parametrize(
    ("announced", "expected"),
    [
        ("2025-06-30", ["missed", "missed"]),
        ("2025-07-01", ["missed", "missed"]),
        ("2025-07-02", ["met", "missed"]),
        ("2025-08-01", ["met", "missed"]),
        ("2025-08-02", ["met", "met"]),
    ],
)
def test_a_target_announced_late(announced: str, expected: list[str]) -> None:
    """A target announced after a period began does not judge that period."""
    made = standard(
        target("2024-01", at_least="80%"),
        target("2025-07", announced=announced, at_least="95%"),
        cadence=None,
    )
    rows = [{"period": f"2025-0{m}", "numerator": 85, "denominator": 100} for m in (7, 8)]
    assert verdicts(world(made, *rows).judged) == expected


def test_fiscal_targets_and_periods() -> None:
    """A target from a fiscal year judges from the first day of that year in its calendar."""
    calendar = Calendar(10, "last")
    made = standard(
        target(period("FY2025", calendar), at_least="50%"),
        target(period("FY2026", calendar), at_least="90%"),
        cadence=Cadence.FISCAL_QUARTERLY,
        began=period("FY2025-Q4", calendar),
    )
    rows = [
        {"period": text, "numerator": 60, "denominator": 100} for text in ("FY2025-Q4", "FY2026-Q1")
    ]
    judged = world(made, *rows, calendar=calendar, as_of=date(2026, 1, 15)).judged
    assert verdicts(judged) == ["met", "missed"]


def test_standards_do_not_borrow_targets() -> None:
    """A standard without a target in force is not judged by its neighbour's."""
    first = standard(target("2020-01", at_least="10%"), name="a", cadence=None)
    second = standard(target("2026-01", at_least="10%"), name="b", cadence=None)
    third = standard(name="c", cadence=None)
    rows = [
        {"standard": name, "period": when, "numerator": 85, "denominator": 100}
        for name in "abc"
        for when in ("2019-12", "2025-12")
    ]
    judged = World(services=(service(first, second, third),), rows=rows).judged
    assert verdicts(judged) == ["no_target", "met", *(["no_target"] * 4)]
