"""Turns are told from one judged period to the next, and nothing uncertain is news."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.gather import gather_site
from making import standard, target, world

AS_OF = date(2025, 12, 31)


def turns(*rows: dict[str, Any]) -> list[tuple[str, bool]]:
    """The period of each turn of a monthly share of at least 90 %, and whether it is a miss."""
    published = world(standard(target(at_least="90%")), *rows, as_of=AS_OF).published
    site = replace(published.site, base_url="https://scorecard.example/")
    news = gather_site(replace(published, site=site)).news
    return [(one.row.period.key, one.missed) for one in news.turns]


def row(period: str, kept: int, cases: int = 100, **rest: Any) -> dict[str, Any]:  # noqa: ANN401
    """The result of a month."""
    return {"period": period, "numerator": kept, "denominator": cases, **rest}


def test_a_miss_after_a_met_period_is_news_and_so_is_the_way_back() -> None:
    """Each turn is told, the newest first; a period like the one before is none."""
    rows = [row("2025-01", 95), row("2025-02", 80), row("2025-03", 80), row("2025-04", 95)]

    assert turns(*rows)[-2:] == [("2025-04", False), ("2025-02", True)]


def test_the_first_period_is_no_turn() -> None:
    """What was never met before is not newly missed."""
    assert turns(row("2025-01", 80)) == []


@pytest.mark.parametrize(
    "doubt",
    [{"status": "provisional"}, {"cases": 20, "kept": 16}, {"kept": 0}],
    ids=["provisional", "few-cases", "zero-to-confirm"],
)
def test_what_is_uncertain_is_no_news(doubt: dict[str, Any]) -> None:
    """Not as the newer of two periods, and not as the one that it is held against."""
    middle = row("2025-02", **{"kept": 80, **doubt})

    assert turns(row("2025-01", 95), middle, row("2025-03", 95)) == []


def test_a_missing_result_between_two_is_no_turn() -> None:
    """Nobody knows what became of the promise in between."""
    assert turns(row("2025-01", 95), row("2025-03", 80)) == []
