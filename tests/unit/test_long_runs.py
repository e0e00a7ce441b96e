"""Texts of one letter or sign, as long as a cell may be, are read in no more steps than they have.

A pattern that tries every letter as the first takes as many steps squared: minutes for one cell.
These tests end, or the patterns are such ones.
"""

import pytest

from generator.diagnostics import Report
from generator.sources.content import read_content
from generator.sources.mappings.model import NumberSource
from generator.sources.mappings.numerals import Numerals
from generator.sources.quotations import kind_of_personal_data
from in_memory import Files

LONG = 32_000
"""Characters: the most that a cell of a table has."""

RUNS = (
    "a",
    "1",
    " ",
    ".",
    "'",
    "-",
    "- ",
    "1. ",
    "a.",
    "A1",
    "12-",
    "(1)",
    "@",
    "a@",
    "\n",
    "calle ",
)


@pytest.mark.parametrize("run", RUNS)
def test_a_long_run_in_a_note(run: str) -> None:
    """A note of one letter, again and again, is searched for personal data."""
    told = f"Write to office@example.gov {run * (LONG // len(run))} x"
    assert kind_of_personal_data(told) == "an e-mail address"
    assert kind_of_personal_data(f"x{run * (LONG // len(run))}x") != "a street address"


@pytest.mark.parametrize("run", ["$", " ", "\N{NO-BREAK SPACE}", "€ "])
def test_a_long_run_in_a_number(run: str) -> None:
    """Signs and spaces around a number are taken away; inside they make it none."""
    signs = run * (LONG // len(run))
    assert Numerals().read(f"{signs}84{signs}", NumberSource()) == "84"
    assert Numerals().read(f"8{signs}4", NumberSource()) is None


@pytest.mark.parametrize("run", ["[", "[name ", "name "])
def test_a_long_run_in_a_question(run: str) -> None:
    """A question of brackets that never close is searched for names that were not filled in."""
    text = f"[{run * (LONG // len(run))}"
    survey = f"name: Visit\nquestions:\n  - id: ease\n    text: '{text}'\n"
    report = Report()
    content = read_content(Files({"content/surveys/visit.yaml": survey}), report)
    assert len(content.surveys) == 1
