"""Cells hidden one by one, and every reason for which a breakdown is dropped whole instead."""

from dataclasses import replace
from datetime import date

import pytest

from generator.model import Status
from making import Row, World, service, standard, statistic, target

MEDIAN = statistic("median", kind="median", unit="day")
MADE = standard(target(at_least="50%"), also=(MEDIAN,), cadence=None)
MARCH = "2025-03"

Cell = tuple[int, int]


def cell(name: str, kept: object, cases: object, **more: object) -> Row:
    """A district in March."""
    named = {"period": MARCH, "segment": f"district:{name}"}
    return {**named, "numerator": kept, "denominator": cases, **more}


def total(kept: object, cases: object, **more: object) -> Row:
    """Everyone in March."""
    return {"period": MARCH, "numerator": kept, "denominator": cases, **more}


def of(*cells: Cell) -> tuple[Row, ...]:
    """A total and districts with these counts: those kept, and all."""
    named = (cell(f"d{n}", *one) for n, one in enumerate(cells, start=1))
    return (total(sum(c[0] for c in cells), sum(c[1] for c in cells)), *named)


def shown(*rows: Row, covers: bool = True, minimum: int = 10, made: object = MADE) -> str:
    """The districts of March with figures, in order."""
    district = replace(service().segments[0], covers_everyone=covers)
    own = service(made, segments=(district,))  # type: ignore[arg-type]
    found = World(services=(own,), rows=rows, as_of=date(2026, 6, 1), minimum=minimum).all_results()
    march = [row for row in found if row.period.key == MARCH and row.segment and not row.channel]
    assert all(row.status is Status.SUPPRESSED or row.denominator for row in march)
    left = [row for row in march if row.status is not Status.SUPPRESSED]
    return " ".join(row.segment.removeprefix("district:") for row in left)


HIDDEN: list[tuple[str, tuple[Cell, ...], str]] = [
    ("the smallest other one beside it", ((4, 7), (96, 130), (120, 180)), "d3"),
    ("wherever it stands", ((120, 180), (4, 7), (96, 130)), "d1"),
    ("also beside nobody", ((0, 0), (96, 130), (120, 180)), "d3"),
    ("also beside people who are alike", ((20, 20), (96, 130), (120, 180)), "d3"),
    ("nothing where nothing tells", ((40, 70), (96, 130), (120, 180)), "d1 d2 d3"),
    ("none where two are too close", ((4, 7), (96, 176), (120, 180)), ""),
    ("none where the rest would be the total", ((4, 7), (5, 8), (120, 180)), ""),
    ("none where few were kept", ((1, 7), (5, 130), (120, 180)), ""),
    ("none where few were missed", ((6, 7), (128, 130), (120, 180)), ""),
    ("none where the other that tells is larger", ((4, 7), (9, 12), (25, 25)), ""),
]


@pytest.mark.parametrize(
    ("cells", "left"), [case[1:] for case in HIDDEN], ids=[case[0] for case in HIDDEN]
)
def test_what_is_hidden_beside_a_small_group(cells: tuple[Cell, ...], left: str) -> None:
    """The telling group and the smallest other one, where together they cannot be had."""
    assert shown(*of(*cells)) == left


PLAIN = ((4, 7), (96, 130), (120, 180))
DROPPED: list[tuple[str, tuple[Row, ...]]] = [
    ("a longer span by group", (*of(*PLAIN), cell("d3", 300, 500, period="2025-Q1"))),
    ("a span that shares a day", (*of(*PLAIN), cell("d3", 9, 50, period="2025-03-31/2025-04-02"))),
    ("a breakdown by two things", (*of(*PLAIN), cell("d3", 60, 80, channel="mail"))),
    ("no total", of(*PLAIN)[1:]),
    ("a total that is another", (total(220, 318), *of(*PLAIN)[1:])),
    ("a group left out", (*of(*PLAIN)[:3],)),
    ("a group without those kept", (*of(*PLAIN)[:3], cell("d3", "", 180))),
    ("a second statistic", (*of(*PLAIN), cell("d3", "", 180, statistic="median", value="50"))),
    ("a count beside it for some", (*of(*PLAIN)[:3], cell("d3", 120, 180, excluded=40))),
    ("few beside it in the hidden groups", (total(220, 317, open=43), cell("d1", 4, 7, open=1),
     cell("d2", 96, 130, open=2), cell("d3", 120, 180, open=40))),
    ("two totals for the same days",
     (*of(*PLAIN), total(220, 317, period="2025-03-01/2025-03-31"))),
]  # fmt: skip


@pytest.mark.parametrize("rows", [case[1] for case in DROPPED], ids=[case[0] for case in DROPPED])
def test_what_is_not_proven_is_dropped_whole(rows: tuple[Row, ...]) -> None:
    """Wherever a hidden group stands in another equation, none of the breakdown is shown."""
    assert shown(*rows) == ""


def test_many_beside_it_in_the_hidden_groups_are_fine() -> None:
    """A further count is one more equation, and holds if enough of it is hidden."""
    rows = (
        total(220, 317, open=63),
        cell("d1", 4, 7, open=1),
        cell("d2", 96, 130, open=22),
        cell("d3", 120, 180, open=40),
    )
    assert shown(*rows) == "d3"


def test_a_span_that_shares_no_day_is_no_equation() -> None:
    """The month after by group changes nothing."""
    rows = (*of(*PLAIN), cell("d1", 60, 80, period="2025-04"))
    assert shown(*rows) == "d3"


def test_means_are_dropped_whole() -> None:
    """Only shares are proven."""
    made = standard(target(at_most="5 days"), kind="mean", unit="days", cadence=None)
    assert shown(*of(*PLAIN), made=made) == ""


OPEN: list[tuple[str, tuple[Row, ...], int, str]] = [
    ("alone", (total(290, 400), *of(*PLAIN)[1:]), 10, "d2 d3"),
    ("two alone", (total(300, 400), cell("d1", 4, 7), cell("d2", 3, 6)), 10, ""),
    ("not where nearly nobody else is left", (total(222, 319), *of(*PLAIN)[1:]), 10, ""),
    ("not where all others were kept", (total(219, 390), *of((3, 7), *PLAIN[1:])[1:]), 10, ""),
    ("not where its size would be told", (total(300, 500), *of((18, 39), *PLAIN[1:])[1:]), 40, ""),
    ("not without a total", of(*PLAIN)[1:], 10, ""),
]


@pytest.mark.parametrize(
    ("rows", "minimum", "left"), [case[1:] for case in OPEN], ids=[case[0] for case in OPEN]
)
def test_a_small_group_among_some_is_hidden(rows: tuple[Row, ...], minimum: int, left: str) -> None:
    """Where groups do not cover everyone, a small one is hidden alone if the total allows it."""
    assert shown(*rows, covers=False, minimum=minimum) == left
