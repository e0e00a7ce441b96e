"""Longer periods beside the cadence (`rows_for`): shown, neither owed, judged nor counted."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from generator.model import Cadence, Judged, Standard, Status, forms_beside
from generator.periods import Calendar, Form
from making import Row, World, standard, target, verdicts, world

LATE = date(2026, 3, 1)
MONTHLY = standard(target("2025-01", at_least="90%"), rows_for=(Cadence.YEARLY,))
YEAR = {"period": "2025", "numerator": 500, "denominator": 1200}


def months(kept: int = 95) -> list[Row]:
    """The fourteen months up to February 2026, of a hundred cases each."""
    periods = [f"{2025 + n // 12}-{n % 12 + 1:02}" for n in range(14)]
    return [{"period": when, "numerator": kept, "denominator": 100} for when in periods]


def yearly(*rows: Row, made: Standard = MONTHLY) -> World:
    """Fourteen months and what stands beside them."""
    return world(made, *months(), *rows, as_of=LATE)


def test_a_longer_period_is_allowed() -> None:
    """A year beside months is no fault once the standard names it."""
    made = yearly(YEAR)
    assert verdicts(made.judged).count("") == 1
    assert list(made.report) == []


def test_a_longer_period_that_is_not_named_is_a_fault() -> None:
    """A quarter beside months and years still is against the cadence."""
    made = yearly({**YEAR, "period": "2025-Q1"})
    assert made.facts().longer == ()
    assert [found.code for found in made.report] == ["period-against-cadence"]


ROWS = [
    ("a year that would keep it", {"numerator": 1190}, None),
    ("a year that would miss it", {"numerator": 500}, None),
    ("cases alone", {"numerator": ""}, None),
    ("blank", {"numerator": "", "denominator": ""}, None),
    ("no cases", {"numerator": "", "denominator": 0}, "no_cases"),
    ("suspended", {"numerator": "", "status": "suspended", "note": "Fire."}, "suspended"),
    ("does not apply", {"numerator": "", "status": "not_applicable"}, "not_applicable"),
    ("a projection", {"numerator": 900, "status": "projected"}, "not_judged"),
    ("provisional", {"numerator": 900, "status": "provisional"}, None),
    ("not over yet", {"period": "2026", "numerator": 150, "denominator": 200}, "not_due"),
]


@pytest.mark.parametrize(("what", "figures", "status"), ROWS, ids=[one[0] for one in ROWS])
def test_a_longer_period_is_never_judged(
    what: str, figures: dict[str, object], status: str | None
) -> None:
    """Whatever its row says, verdict, run, totals and change are those of the months alone."""
    del what
    months, both = yearly(), yearly({**YEAR, **figures})
    alone, beside = months.facts(), both.facts()
    (row,) = beside.longer
    assert row.status == (Status(status) if status else None)
    assert (row.target, row.headline, row.judges) == (None, False, False)
    assert (beside.status, beside.run, beside.tally) == (alone.status, alone.run, alone.tally)
    assert both.overdue() == months.overdue()
    assert (beside.totals, beside.change) == (alone.totals, alone.change)


def test_a_longer_period_is_not_owed() -> None:
    """Without a row of a year nothing is missing."""
    found = yearly().all_results()
    assert {row.period.form for row in found} == {Form.MONTH}


def test_a_breakdown_of_a_longer_period_is_shown() -> None:
    """Channels that are published once a year stand beside the year's own figure."""
    mail = {**YEAR, "channel": "mail", "numerator": 400, "denominator": 700}
    facts = yearly(YEAR, mail).facts()
    assert [row.channel for row in facts.parts] == ["mail"]
    assert Fraction(50000, 1200) in {row.value for row in facts.wholes}


def test_the_judged_span_is_judged_though_it_is_named() -> None:
    """A fiscal year that a promise is judged over stays owed and judged."""
    made = standard(
        target("2024-10", at_least="90%"),
        judged=Judged.FISCAL_YEAR,
        rows_for=(Cadence.FISCAL_YEARLY, Cadence.QUARTERLY),
    )
    rows = [
        {"period": "FY2025", "numerator": 80, "denominator": 100},
        {"period": "2025-Q1", "numerator": 99, "denominator": 100},
    ]
    facts = world(made, *rows, calendar=Calendar(10), as_of=LATE).facts()
    assert facts.status is Status.MISSED
    assert [row.period.key for row in facts.longer] == ["2025-Q1"]


@pytest.mark.parametrize(
    ("cadence", "judged", "rows_for", "forms"),
    [
        (Cadence.MONTHLY, Judged.EACH_PERIOD, (Cadence.YEARLY,), {Form.YEAR}),
        (Cadence.MONTHLY, Judged.EACH_PERIOD, (), set()),
        (None, Judged.EACH_PERIOD, (Cadence.YEARLY,), {Form.YEAR}),
        (Cadence.MONTHLY, Judged.FISCAL_YEAR, (Cadence.FISCAL_YEARLY,), set()),
        (Cadence.YEARLY, Judged.EACH_PERIOD, (Cadence.YEARLY,), set()),
    ],
)
def test_which_forms_stand_beside(
    cadence: Cadence | None, judged: Judged, rows_for: tuple[Cadence, ...], forms: set[Form]
) -> None:
    """Those named, but for the cadence's own and the one that is judged."""
    made = replace(MONTHLY, cadence=cadence, judged=judged, rows_for=rows_for)
    assert forms_beside(made) == forms
