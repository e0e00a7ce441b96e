"""Cells that nobody shows and that subtraction gives away: their division is hidden."""

from dataclasses import replace

import pytest

from generator.model import Status
from making import Row, World, service, standard, target

MADE = standard(target(at_least="50%"), cadence=None)


def row(top: object, bottom: object, when: str = "2025-03", **cells: object) -> Row:
    """A row about everyone, or about the channel and the district named `d`."""
    named = f"district:{cells.pop('d')}" if "d" in cells else ""
    key = {"period": when, "segment": named}
    return {**key, "numerator": top, "denominator": bottom, **cells}


EVERYONE = row(300, 400)
TWO = (row(100, 197, d="d1"), row(99, 196, d="d2"))
GIVEN_AWAY: list[tuple[str, tuple[Row, ...], bool]] = [
    ("a row that only says why", (EVERYONE, *TWO, row("", "", d="d3", note="few")), True),
    ("another name for the same days", (row(300, 400, "2025-03-01/2025-03-31"), *TWO), True),
    ("a total that channels add up to", (row(100, 200, channel="mail"),
     row(200, 200, channel="online"), *TWO), True),
    ("a month left out of a quarter", (row(50, 100, "2025-Q1", d="d1"),
     row(20, 50, "2025-01", d="d1"), row(27, 45, "2025-02", d="d1")), True),
    ("a large month left out of a quarter", (row(50, 100, "2025-Q1", d="d1"),
     row(20, 50, "2025-01", d="d1"), row(17, 25, "2025-02", d="d1")), False),
    ("twelve alike, whose answers were left out", (row(300, 400), row("", 12, d="d1"),
     row(150, 200, d="d2"), row(138, 188, d="d3")), True),
    ("one channel of a district left out", (row(300, 400), row(50, 100, d="d1"),
     row(47, 95, d="d1", channel="mail")), True),
    ("nobody says how many are left", (row(300, ""), *TWO), True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"), [case[1:] for case in GIVEN_AWAY], ids=[case[0] for case in GIVEN_AWAY]
)
def test_what_is_given_away_hides_its_division(rows: tuple[Row, ...], *, expected: bool) -> None:
    """Whatever adds up to few people hides the cells that it is worked out from."""
    found = World(services=(service(replace(MADE)),), rows=rows).all_results()
    assert any(one.status is Status.SUPPRESSED for one in found) is expected
