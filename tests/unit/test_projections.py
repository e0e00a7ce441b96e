"""Projections are no results: when they hide nothing, when they are owed, what stands beside."""

from datetime import date

import pytest

from generator.model import Standard, Status
from generator.sentences.verdicts import verdict_saying
from making import ENGLISH, Row, World, standard, target, world

MET = {"period": "2026-01", "numerator": 95, "denominator": 100}
GUESS = {"period": "2026-02", "numerator": 97, "denominator": 100, "status": "projected"}
MONTHLY = standard(target("2026-01", at_least="90%"))
LOOSE = standard(target("2026-01", at_least="90%"), cadence=None)

NOT_OVER, OVER, DUE = date(2026, 2, 20), date(2026, 3, 10), date(2026, 4, 20)


def on(day: date, *rows: Row) -> World:
    """January's result and February's projection, thirty days to report, on a day."""
    return world(MONTHLY, *(rows or (MET, GUESS)), as_of=day)


@pytest.mark.parametrize(
    ("day", "made", "status", "period"),
    [
        (NOT_OVER, MONTHLY, Status.MET, "2026-01"),
        (OVER, MONTHLY, Status.MET, "2026-01"),
        (DUE, MONTHLY, Status.NOT_JUDGED, "2026-02"),
        (DUE, LOOSE, Status.NOT_JUDGED, "2026-02"),
    ],
)
def test_the_verdict_that_stands(day: date, made: Standard, status: Status, period: str) -> None:
    """A projection hides no result before the period's own is due."""
    facts = world(made, MET, GUESS, as_of=day).facts()
    assert facts.current is not None
    assert (facts.status, facts.current.period.key, facts.tally.owed) == (status, period, 1)


def test_a_projection_whose_result_is_due_shows_the_last_real_one() -> None:
    """The verdict says that it cannot be judged, and what the newest real result was."""
    saying = verdict_saying(on(DUE).facts(), ENGLISH)
    assert saying.word == "Cannot be judged"
    assert "The last real result was “Met”. In January 2026 the promise was kept" in saying.sentence


def test_a_projection_alone_has_no_result_beside_it() -> None:
    """Where no period was ever judged, none is spoken of."""
    saying = verdict_saying(on(DUE, {**GUESS, "period": "2026-01"}).facts(), ENGLISH)
    assert "last real result" not in saying.sentence


def test_a_projection_ends_a_run() -> None:
    """Kept before and after a projection that was due is no run of two."""
    after = {"period": "2026-03", "numerator": 95, "denominator": 100}
    assert on(date(2026, 5, 20), MET, GUESS, after).facts().run == 1


def test_a_projection_without_a_figure_is_not_reported() -> None:
    """The word alone, once the result is due, is an absence like any other."""
    bare = {"period": "2026-02", "status": "projected"}
    assert on(DUE, MET, bare).facts().status is Status.NOT_REPORTED
