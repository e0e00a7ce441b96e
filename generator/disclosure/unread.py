"""Rows of somebody else's tables that were left out, since nobody could tell what they are about.

Takes the findings of reading. Gives how many rows there are of each code. Must not show a cell, a
line or a file: only codes and numbers of rows that are not published leave here.
"""

from collections import Counter
from collections.abc import Iterable

from generator.diagnostics import Diagnostic

CODES = (
    "blank-key",
    "unknown-service",
    "unknown-standard",
    "undeclared-channel",
    "undeclared-segment",
    "undeclared-statistic",
    "bad-period",
    "unclosed-quote",
    "cell-too-long",
)
"""The codes of findings that say that a row was left out."""


def count_left_out(findings: Iterable[Diagnostic]) -> tuple[tuple[str, int], ...]:
    """How many rows of mapped tables were left out, by code in a fixed order."""
    counted = Counter[str]()
    for one in findings:
        if one.kind in CODES and one.place.in_mapped_table:
            counted[one.kind] += one.count
    return tuple((code, counted[code]) for code in CODES if counted[code])
