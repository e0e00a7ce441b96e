"""Whoever has the tables can reach every verdict again, by the words of the dictionary alone.

The reader below was written from the notes and columns of the page Data. It uses nothing of the
product: only the CSV files, whole numbers and fractions.
"""

import csv
from collections import Counter
from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from pathlib import Path

import pytest

Row = dict[str, str]

SITES = ["demonstration_site", "canadian_site"]
VERDICTS = {"met", "missed"}
NO_FIGURES = ("numerator", "denominator", "value", "target", "gap", "rounded", "provisional")

HOLDS: dict[str, Callable[[Fraction, Fraction, Fraction], bool]] = {
    "at_least": lambda value, target, _: value >= target,
    "at_most": lambda value, target, _: value <= target,
    "more_than": lambda value, target, _: value > target,
    "less_than": lambda value, target, _: value < target,
    "between": lambda value, target, high: target <= value <= high,
}


def read(site: Path, table: str) -> list[Row]:
    """The rows of a table; figures are never made harmless, so no cell has to be undone."""
    with (site / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def value_of(row: Row, standard: Row) -> Fraction:
    """The exact value of a row, from its counts where they are there."""
    kind = standard["kind"]
    if kind == "count" and row["numerator"]:
        return Fraction(row["numerator"])
    if not (row["numerator"] and row["denominator"]):
        return Fraction(row["value"])
    top, bottom = int(row["numerator"]), int(row["denominator"])
    if standard["counts"] == "failures":
        top = bottom - top
    if kind == "share" or (kind == "satisfaction" and row["unit"] == "percent"):
        return Fraction(100 * top, bottom)
    if kind == "rate":
        return Fraction(top * int(standard["per"]), bottom)
    return Fraction(top, bottom) if kind in {"mean", "cost"} else Fraction(row["value"])


def verdict_of(row: Row, standard: Row) -> str:
    """Met or missed."""
    target, high = Fraction(row["target"]), Fraction(row["target_high"] or row["target"])
    holds = HOLDS[row["comparison"]](value_of(row, standard), target, high)
    return "met" if holds else "missed"


def gap_of(row: Row, standard: Row) -> Fraction:
    """The value less the nearest bound of the target."""
    value = value_of(row, standard)
    bounds = [Fraction(row[name]) for name in ("target", "target_high") if row[name]]
    return min((value - bound for bound in bounds), key=abs)


def shown(value: Fraction) -> Fraction:
    """A figure as it is written: exact, or to 15 significant digits where it does not end."""
    if is_finite(value):
        return value
    written = Context(prec=15).divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(written)


def is_finite(value: Fraction) -> bool:
    """Whether the value can be written as a decimal that ends."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


@pytest.fixture(params=SITES)
def tables(request: pytest.FixtureRequest) -> tuple[list[Row], dict[tuple[str, str], Row]]:
    """The results of a site, and its standards by service and id."""
    site: Path = request.getfixturevalue(request.param)
    standards = {(row["service"], row["standard"]): row for row in read(site, "standards")}
    return read(site, "results"), standards


Tables = tuple[list[Row], dict[tuple[str, str], Row]]


def of(row: Row, standards: dict[tuple[str, str], Row]) -> Row:
    """The standard of a result."""
    return standards[row["service"], row["standard"]]


def test_every_verdict_can_be_reached_again(tables: Tables) -> None:
    """Met and missed follow from the columns, for every row and kind of measure."""
    results, standards = tables
    judged = [row for row in results if row["status"] in VERDICTS]

    unlike = [row for row in judged if verdict_of(row, of(row, standards)) != row["status"]]

    assert unlike == []
    counted = Counter(row["status"] for row in judged)
    assert min(counted["met"], counted["missed"]) > 300


def test_every_gap_can_be_reached_again(tables: Tables) -> None:
    """The gap is the value less the nearest bound, digit by digit."""
    results, standards = tables
    judged = [row for row in results if row["status"] in VERDICTS]

    unlike = [
        row for row in judged if shown(gap_of(row, of(row, standards))) != Fraction(row["gap"])
    ]

    assert unlike == []


def test_every_value_with_counts_is_what_they_come_to(tables: Tables) -> None:
    """The column value repeats the counts, in rows with and without a verdict."""
    results, standards = tables
    counted = [row for row in results if row["numerator"] and row["value"] and not row["statistic"]]

    unlike = [
        row for row in counted if shown(value_of(row, of(row, standards))) != Fraction(row["value"])
    ]

    assert unlike == []
    assert len(counted) > 1000


def test_what_has_no_verdict_has_the_cells_that_the_dictionary_says(tables: Tables) -> None:
    """No cases means a denominator of 0; what was hidden or never reported has no figures."""
    results, _ = tables
    by = {status: [row for row in results if row["status"] == status] for status in STATUSES}

    assert {row["denominator"] for row in by["no_cases"]} == {"0"}
    assert {row["value"] for row in by["not_reported"] + by["not_due"]} <= {""}
    assert all(not row[name] for row in by["suppressed"] for name in NO_FIGURES)
    assert not [row for row in by["met"] + by["missed"] if not row["target"] or not row["gap"]]
    assert {row["status"] for row in results} <= {"", *STATUSES}


STATUSES = (
    *("met", "missed", "not_due", "not_reported", "not_judged", "no_cases", "no_target"),
    *("not_applicable", "suspended", "suppressed"),
)


def test_a_case_less_would_be_noticed(tables: Tables) -> None:
    """A verdict that hangs by one case comes out the other way when that case is taken away."""
    results, standards = tables
    hanging = [
        row
        for row in results
        if row["status"] == "met" and row["numerator"] and row["comparison"] == "at_least"
    ]
    turned = 0
    for row in hanging:
        standard = of(row, standards)
        step = 1 if standard["counts"] == "failures" else -1
        less = {**row, "numerator": str(int(row["numerator"]) + step)}
        turned += verdict_of(less, standard) == "missed"

    assert turned > 10
