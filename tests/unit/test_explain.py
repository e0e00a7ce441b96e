"""The arithmetic behind a verdict can be followed by hand, line by line."""

import operator
import random
import re
from datetime import date
from itertools import takewhile
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import scorecard
from generator.diagnostics import Report
from generator.examine import examine
from generator.explain import explain, find_standard
from generator.model import Status
from generator.published import Published, Result
from making import ENGLISH, standard, target, world

PRODUCTS = re.compile(r"(-?\d+) x (-?\d+) = (-?\d+) ([<=>]) (-?\d+) = (-?\d+) x (-?\d+)")
SIGNS = {"<": operator.lt, "=": operator.eq, ">": operator.gt}
AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="module")
def published(repository: Path) -> Published:
    """The demonstration as it may be shown."""
    found = examine(repository, today=lambda _site: AS_OF, report=Report())
    assert found is not None
    return found


def decided(published: Published) -> list[Result]:
    """Every verdict of the demonstration that was reached by comparing."""
    rows = (row for row in published.every_result() if row.headline)
    return [row for row in rows if row.status in (Status.MET, Status.MISSED)]


def verdict_by_hand(lines: list[str]) -> bool:
    """Whether the promise was kept, by nothing but the printed products."""
    kept = True
    for line in lines:
        found = PRODUCTS.search(line)
        if found is None:
            continue
        a, b, left, sign, right, c, d = found.groups()
        assert int(a) * int(b) == int(left)
        assert int(c) * int(d) == int(right)
        assert SIGNS[sign](int(left), int(right))
        kept &= sign in ("<=" if "upper" in line else ">=")
    return kept


def test_ten_verdicts_by_hand(published: Published) -> None:
    """Ten verdicts drawn by chance follow from the products that are printed."""
    for row in random.Random(20261122).sample(decided(published), 10):  # noqa: S311 (no secret)
        facts = find_standard(published, f"{row.service}/{row.standard}")
        assert facts is not None
        # The verdicts of further targets at once stand behind a blank line.
        lines = [*takewhile(bool, explain(facts, ENGLISH, period=row.period))]
        assert any(str(row.place) in line for line in lines) or row.pooled
        assert verdict_by_hand(lines) == (row.status is Status.MET)


def test_counts_stand_as_they_were_read() -> None:
    """The figures, the target and where both are written."""
    made = standard(target(at_least="100%"), cadence=None)
    facts = world(made, {"period": "2025-12", "numerator": 51811, "denominator": 51813}).facts()
    said = "\n".join(explain(facts, ENGLISH))
    assert "numerator 51,811, denominator 51,813" in said
    assert "data/performance/a.csv:2" in said
    assert "Missed" in said


def test_a_hidden_cell_has_nothing_to_explain() -> None:
    """Of a standard that is hidden no figure is left to print."""
    made = standard(target(channel="mail", at_least="50%"), cadence=None)
    rows = [
        {"period": "2025-12", "numerator": 60, "denominator": 100},
        {"period": "2025-12", "channel": "mail", "numerator": 3, "denominator": 7},
    ]
    said = "\n".join(explain(world(made, *rows).facts(), ENGLISH))
    assert "Too few to publish" in said
    assert "Figures" not in said
    assert "none in force" not in said


def run(*words: str) -> tuple[int, str]:
    """The exit code of the command and what it printed."""
    done = CliRunner().invoke(scorecard, ["explain", *words])
    return done.exit_code, done.output


def test_the_command_takes_any_spelling_of_a_period(repository: Path) -> None:
    """A fiscal quarter is found by the name people write."""
    project = ["--project", str(repository), "--as-of", "2026-11-22"]
    code, said = run("renew-a-driver-license/license-right", "FY2026-Q3", *project)
    assert (code, "Against the lower bound 99" in said) == (0, True)


@pytest.mark.parametrize(
    "words",
    [("no/such",), ("benefits-line/answer-time", "1999-01"), ("benefits-line/answer-time", "soon")],
)
def test_the_command_says_what_it_cannot_find(words: tuple[str, ...], repository: Path) -> None:
    """An unknown standard or period is wrong usage, said in a sentence."""
    code, said = run(*words, "--project", str(repository), "--as-of", "2026-11-22")
    assert code == 2
    assert "Error:" in said


@pytest.mark.parametrize(
    ("bound", "said"),
    [
        ("85%", "100 x 4890 = 489000 < 493935 = 85 x 5811"),
        ("84.5%", "200 x 4890 = 978000 < 982059 = 169 x 5811 (both sides times 2)"),
    ],
)
def test_the_comparison_shows_the_counts_themselves(bound: str, said: str) -> None:
    """A reader finds both counts of the row again, not a fraction in its lowest terms."""
    row = {"period": "2025-12", "numerator": 4890, "denominator": 5811}
    lines = explain(world(standard(target(at_least=bound)), row).facts(), ENGLISH)
    assert said in "\n".join(lines)
    assert "; no day of announcement" in "\n".join(lines)
