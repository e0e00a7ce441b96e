"""What a change over time comes to can be recomputed from what its explanation prints."""

import json
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from click.testing import CliRunner

from generator.cli import scorecard
from generator.diagnostics import Report
from generator.examine import examine
from generator.explain_change import change_values, explain_change
from generator.gather import StandardFacts, gather_site
from generator.model import Change, Obstacle, Outcome
from making import ENGLISH, Row, standard, target, world

ROW = re.compile(
    r"  (?P<at>\d+)\. (?P<period>\S+), (?P<place>\S+:\d+): (?:(?P<top>\d+) / (?P<bottom>\d+), )?"
    r"value (?P<value>-?[\d.]+)(?P<earlier> \(earlier window\))?"
)
ALONE = re.compile(r"  Row: (?P<period>\S+), \S+\.csv:\d+: .*value (?P<value>[\d.]+)")
AS_OF = date(2026, 11, 22)
WORDS = {1: "Rose", 0: "No clear change", -1: "Fell"}


@pytest.fixture(scope="module")
def standards(repository: Path) -> tuple[StandardFacts, ...]:
    """Every standard of the demonstration."""
    published = examine(repository, today=lambda _site: AS_OF, report=Report())
    assert published is not None
    return gather_site(published).standards


def changed(facts: StandardFacts) -> Change:
    """A comparison that there is."""
    assert facts.change is not None
    return facts.change


def said(lines: Sequence[str], start: str, *, sign: str = "=") -> Fraction:
    """The number behind the last sign of the line that begins so."""
    line = next(line for line in lines if line.startswith(f"  {start}"))
    return Fraction(re.split(f" {sign} |, |: ", line.rsplit(sign, 1)[-1])[-1].strip())


@dataclass(frozen=True)
class Pair:
    """Two like periods as they are printed: counts, or the values over one."""

    at: int
    top: Fraction
    bottom: Fraction
    old_top: Fraction
    old_bottom: Fraction


def printed_pairs(lines: Sequence[str], *, pooled: bool) -> list[Pair]:
    """The rows side by side."""
    rows = [found.groupdict() for line in lines if (found := ROW.fullmatch(line))]
    new = [row for row in rows if not row["earlier"]]
    old = [row for row in rows if row["earlier"]]
    assert [row["at"] for row in new] == [row["at"] for row in old]

    def figures(row: dict[str, str]) -> tuple[Fraction, Fraction]:
        if pooled:
            return Fraction(row["top"]), Fraction(row["bottom"])
        return Fraction(row["value"]), Fraction(1)

    return [Pair(int(a["at"]), *figures(a), *figures(b)) for a, b in zip(new, old, strict=True)]


def add_up(numbers: Iterable[Fraction]) -> Fraction:
    """The sum."""
    return sum(numbers, Fraction(0))


def follows(pairs: Sequence[Pair], one: int, other: int) -> bool:
    """Whether nothing was left aside between two pairs."""
    return pairs[other].at - pairs[one].at == 1


def word_by_hand(lines: Sequence[str]) -> str:
    """The outcome by the rules of decision 7, from the printed rows, limit and direction alone."""
    first = re.search(r"^  Later window: (?:(\d+) x )?\d+ / \d+", "\n".join(lines), re.MULTILINE)
    factor = int(first[1] or 1) if first else 1
    pairs = printed_pairs(lines, pooled=first is not None)
    tops, bottoms = add_up(p.top for p in pairs), add_up(p.bottom for p in pairs)
    old_tops, old_bottoms = add_up(p.old_top for p in pairs), add_up(p.old_bottom for p in pairs)
    rate, old_rate = tops / bottoms, old_tops / old_bottoms
    residuals = [
        factor * ((p.top - rate * p.bottom) / bottoms)
        - factor * ((p.old_top - old_rate * p.old_bottom) / old_bottoms)
        for p in pairs
    ]
    squares = add_up(one * one for one in residuals)
    followed = [one for one, other in pairwise(range(len(pairs))) if follows(pairs, one, other)]
    neighbours = add_up(residuals[at] * residuals[at + 1] for at in followed)
    seen = max(neighbours / squares, Fraction(0))
    likeness = min(seen + Fraction(1, 2), Fraction(9, 10))
    count = len(pairs)
    variance = squares * count / (count - 1) * (1 + likeness) / (1 - likeness)
    assert float(said(lines, "Residuals squared")) == pytest.approx(float(squares))
    assert float(said(lines, "Each times")) == pytest.approx(float(neighbours))
    assert float(said(lines, "Likeness")) == pytest.approx(float(likeness))
    assert float(said(lines, "Variance")) == pytest.approx(float(variance))
    assert float(said(lines, "Standard error", sign=",")) ** 2 == pytest.approx(float(variance))

    tested = factor * (rate - old_rate)
    steps = [p.top - p.old_top for p in pairs]
    told = tested if first else Fraction(median(steps))
    critical = said(lines, "Critical value", sign=":")
    limit = said(lines, "Least change", sign="<" if "< " in least_line(lines) else ">=")
    clear = tested**2 > critical**2 * variance and abs(told) >= limit
    if not first:
        same_way = sum(step * tested > 0 for step in steps)
        clear = clear and same_way >= Fraction(5, 6) * count
    return word_of(int(clear) * (1 if told > 0 else -1), lines)


def least_line(lines: Sequence[str]) -> str:
    """The line of the least change that is told."""
    return next(line for line in lines if line.startswith("  Least change"))


def word_of(way: int, lines: Sequence[str]) -> str:
    """The word for a rise, a fall or neither, by the direction that is printed."""
    if way and "  Direction: more is better" in lines:
        return "Better" if way > 0 else "Worse"
    if way and "  Direction: less is better" in lines:
        return "Worse" if way > 0 else "Better"
    return WORDS[way]


def is_pooled(change: Change) -> bool:
    """Whether sums were compared."""
    return change.working is not None and not change.working.needed


def is_weighed_singly(change: Change) -> bool:
    """Whether values that do not pool were compared."""
    return change.working is not None and bool(change.working.needed)


@pytest.mark.parametrize(("chosen", "most"), [(is_pooled, 12), (is_weighed_singly, 3)])
def test_changes_by_hand(
    standards: tuple[StandardFacts, ...], chosen: Callable[[Change], bool], most: int
) -> None:
    """Changes drawn by chance follow from the rows that are printed."""
    found = [facts for facts in standards if chosen(changed(facts))]
    draw = random.Random(20261122)  # noqa: S311 (no secret)
    for facts in draw.sample(found, most):
        lines = explain_change(facts, ENGLISH)
        assert lines[0].endswith(f"change over time: {word_by_hand(lines)}")


def test_a_clear_change_of_each_kind_is_among_them(standards: tuple[StandardFacts, ...]) -> None:
    """Sums that changed clearly, and single values that did, are recomputed too."""
    clear = [f for f in standards if changed(f).outcome in (Outcome.BETTER, Outcome.WORSE)]
    assert {is_pooled(changed(facts)) for facts in clear} == {True, False}
    for facts in clear:
        lines = explain_change(facts, ENGLISH)
        assert lines[0].endswith(word_by_hand(lines))


def test_every_row_of_a_comparison_has_its_file_and_line(
    standards: tuple[StandardFacts, ...],
) -> None:
    """What is printed of a row is what stands there."""
    facts = next(one for one in standards if is_pooled(changed(one)))
    places = {row.period.key: str(row.place) for row in facts.totals}
    rows = [found for line in explain_change(facts, ENGLISH) if (found := ROW.fullmatch(line))]
    assert len(rows) == 2 * changed(facts).compared
    assert all(places[row["period"]] == row["place"] for row in rows)


def explained(standards: tuple[StandardFacts, ...], obstacle: Obstacle) -> list[str]:
    """The explanation of the first standard with this obstacle."""
    facts = next(one for one in standards if changed(one).obstacle is obstacle)
    return explain_change(facts, ENGLISH)


def test_a_broken_series(standards: tuple[StandardFacts, ...]) -> None:
    """Both windows with their rows, since when it is counted differently, and no difference."""
    lines = explained(standards, Obstacle.COUNTED)
    assert lines[0].endswith("Not compared")
    assert lines[1].startswith("  Windows: ")
    assert len([line for line in lines if ALONE.fullmatch(line)]) > 1
    assert lines[-1].startswith("  On the page: Not compared: counted differently since ")
    assert not any("ifference" in line for line in lines)


def test_too_few_periods(standards: tuple[StandardFacts, ...]) -> None:
    """The rows that are printed are as many as are said to be reported, and fewer than needed."""
    lines = explained(standards, Obstacle.FEW)
    counts = re.search(r"(\d+) of (\d+) in the later window, (\d+) of \d+ in the ear", lines[2])
    assert counts is not None
    later, expected, earlier = (int(number) for number in counts.groups())
    rows = [line for line in lines if ALONE.fullmatch(line)]
    assert len(rows) == later + earlier
    assert min(later, earlier) < Fraction(5, 6) * expected
    assert "Not compared" in lines[-1]


def test_a_period_that_only_one_window_has_is_left_aside() -> None:
    """A month without its like a year before is listed, and takes no part."""
    rows: list[Row] = [
        {"period": f"{year}-{month:02}", "numerator": 90 + month % 3, "denominator": 100}
        for year in (2024, 2025)
        for month in range(1, 13)
        if (year, month) != (2024, 5)
    ]
    made = standard(target(at_least="50%"), cadence=None)
    facts = world(made, *rows).facts()
    lines = explain_change(facts, ENGLISH)
    aside = [line for line in lines if line.startswith("  Left aside")]
    assert [line.split(": ")[1].split(",")[0] for line in aside] == ["2025-05"]
    assert "11 in both" in lines[2]


def test_of_a_hidden_period_no_figure_is_printed() -> None:
    """A series with a month of too few people is not compared, and its figures are nowhere."""
    rows: list[Row] = [
        {"period": f"{year}-{month:02}", "segment": group, "numerator": top, "denominator": of}
        for year in (2024, 2025)
        for month in range(1, 13)
        for group, top, of in [
            ("", 800, 1000),
            ("district:d1", *((3, 7) if (year, month) == (2025, 4) else (400, 500))),
        ]
    ]
    made = standard(target(segment="district:d1", at_least="50%"), cadence=None)
    facts = world(made, *rows).facts()
    told = "\n".join(explain_change(facts, ENGLISH)) + json.dumps(change_values(facts, ENGLISH))
    assert "2025-04" in told
    assert "Too few to publish" in told
    assert "3 / 7" not in told
    assert '"denominator": 7' not in told
    assert "42.857" not in told


def run(*words: str) -> str:
    """What the command prints on the demonstration."""
    done = CliRunner().invoke(scorecard, ["explain", *words, "--as-of", "2026-11-22"])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_prints_text_and_json(repository: Path) -> None:
    """The word `change` in place of a period; the same figures for a program."""
    words = ("benefits-line/answer-time", "change", "--project", str(repository))
    text, values = run(*words), json.loads(run(*words, "--format", "json"))
    assert values["sentence"] in text
    assert values["outcome"] == "no clear change"
    assert [row["line"] for row in values["rows"]] == sorted(
        int(found["place"].rpartition(":")[2])
        for line in text.splitlines()
        if (found := ROW.fullmatch(line))
    )
    assert all(f". {one['residual']}\n" in text for one in values["test"]["residuals"])


def test_a_verdict_is_json_too(repository: Path) -> None:
    """The lines of a verdict stand in an object for a program."""
    words = ("benefits-line/answer-time", "2026-10", "--project", str(repository))
    values = json.loads(run(*words, "--format", "json"))
    assert values["standard"] == "benefits-line/answer-time"
    assert "\n".join(values["verdict"]) in run(*words)
