"""Words of targets, totals, charts, measures and the method, and the tone of them all."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import generator.sentences
from generator.gather import Tally
from generator.model import Basis, Kind, Measure, Status, Target
from generator.quantities import Span
from generator.sentences.charts import chart_sentence, chart_title, span_words
from generator.sentences.measures import basis_words, kind_words
from generator.sentences.method import topics
from generator.sentences.tallies import (
    absences,
    beside,
    kept_figure,
    kept_sentence,
    oldest_sentence,
)
from generator.sentences.targets import change_words, target_words
from generator.sentences.targets import span_words as wait_words
from making import ENGLISH, SITE, Row, period, standard, target, world

NINETY = standard(target(at_least="90%"), cadence=None)
AS_OF = date(2025, 5, 1)


def month(number: int, top: int) -> Row:
    """One month of 2024."""
    return {"period": f"2024-{number:02}", "numerator": top, "denominator": 100}


TARGETS: list[tuple[Target, str]] = [
    (target(at_least="90%"), "at least 90%"),
    (target(at_least="99.95%"), "at least 99.95%"),
    (target(at_least="0%"), "at least 0%"),
    (target(at_most="2 minutes"), "at most 2 minutes"),
    (target(at_most="1 day"), "at most 1 day"),
    (target(at_most="4:32"), "at most 4 min 32 s"),
    (target(more_than="80%"), "more than 80%"),
    (target(less_than="12.50 USD"), "less than 12.50 USD"),
    (target(between="1 week and 3 weeks"), "between 1 week and 3 weeks"),
    (target(within="6 weeks"), ""),
]


@pytest.mark.parametrize(("made", "expected"), TARGETS)
def test_targets(made: Target, expected: str) -> None:
    """A target is printed as it was promised, every decimal of it."""
    assert target_words(made, ENGLISH) == expected


CHANGES: list[tuple[Target, Target, str]] = [
    (target(at_least="80%"), target(at_least="90%"), "Target raised from 80% to 90%"),
    (target(at_least="90%"), target(at_least="80%"), "Target lowered from 90% to 80%"),
    (target(more_than="90%"), target(more_than="80%"), "Target lowered from 90% to 80%"),
    (target(at_most="5 days"), target(at_most="6 days"), "Limit eased from 5 days to 6 days"),
    (target(at_most="1 week"), target(at_most="5 days"), "Limit tightened from 1 week to 5 days"),
    (target(less_than="5%"), target(less_than="6%"), "Limit eased from 5% to 6%"),
    (target(within="6 weeks"), target(within="8 weeks"),
     "Promise eased from 6 weeks to 8 weeks"),
    (target(within="8 weeks"), target(within="6 weeks"),
     "Promise shortened from 8 weeks to 6 weeks"),
    (target(within="7 days"), target(within="1 week"), ""),
    (target(within="6 to 8 weeks"), target(within="8 to 10 weeks"),
     "Promise eased from “6 to 8 weeks” to “8 to 10 weeks”"),
    (target(within="6 to 8 weeks"), target(within="4-6 weeks"),
     "Promise shortened from “6 to 8 weeks” to “4-6 weeks”"),
    (target(within="6 to 8 weeks"), target(within="8 weeks"),
     "Promise eased from “6 to 8 weeks” to “8 weeks”"),
    (target(within="6 to 8 weeks"), target(within="5 to 9 weeks"),
     "Time promised changed from “6 to 8 weeks” to “5 to 9 weeks”"),
    (target(within="the same day"), target(within="a few days"),
     "Time promised changed from “the same day” to “a few days”"),
    (target(within="6 weeks", at_least="90%"), target(within="8 weeks", at_least="80%"),
     "Promise eased from 6 weeks to 8 weeks and target lowered from 90% to 80%"),
    (target(within="6 weeks"), target(within="6 weeks", at_least="90%"),
     "Target set: at least 90%"),
    (target(at_least="90%"), target(within="6 weeks"), "Target of at least 90% given up"),
    (target(at_least="90%"), target(more_than="80%"),
     "Target changed from at least 90% to more than 80%"),
    (target(between="80% and 90%"), target(between="70% and 90%"),
     "Target changed from between 80% and 90% to between 70% and 90%"),
    (target(at_least="90%"), target(at_least="90%"), ""),
    (target(at_most="1 week"), target(at_most="7 days"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later", "expected"), CHANGES)
def test_changes(earlier: Target, later: Target, expected: str) -> None:
    """A change says what it was, what it is, and from which day on."""
    on = f"{expected} on July 1, 2025" if expected else ""
    assert change_words(earlier, replace(later, since=period("2025-07")), ENGLISH) == on


def test_waits() -> None:
    """A span of calendar time with its unit."""
    assert wait_words(Span(30, "day"), ENGLISH) == "30 days"
    assert wait_words(Span(1, "month"), ENGLISH) == "1 month"


def tally(**found: int) -> Tally:
    """A tally of these statuses."""
    return Tally(tuple((s, found[s.value]) for s in Status if s.value in found))


TALLIES = [
    (tally(), "No standard owed a result.", "", ""),
    (tally(met=1), "Kept 1 of 1 standard that owed a result.", "", ""),
    (tally(missed=1), "Kept 0 of 1 standard that owed a result: 1 missed.", "1 missed", ""),
    (
        tally(met=12, missed=5, not_reported=2, suppressed=1, no_target=1, not_due=2),
        (
            "Kept 12 of 20 standards that owed a result: 5 missed, 2 not reported, "
            "1 too few to publish."
        ),
        "5 missed, 2 not reported, 1 too few to publish",
        "1 without a target, 2 not due yet",
    ),
    (
        tally(not_judged=1, no_cases=3, not_applicable=1, suspended=1),
        "Kept 0 of 1 standard that owed a result: 1 cannot be judged.",
        "1 cannot be judged",
        "3 without cases, 1 does not apply, 1 suspended",
    ),
    (
        tally(met=1200, not_applicable=2),
        "Kept 1,200 of 1,200 standards that owed a result.",
        "",
        "2 do not apply",
    ),
]


@pytest.mark.parametrize(("made", "sentence", "missing", "rest"), TALLIES)
def test_tallies(made: Tally, sentence: str, missing: str, rest: str) -> None:
    """Kept n of m, every absence named, the rest beside it."""
    assert kept_sentence(made, ENGLISH) == sentence
    assert absences(made, ENGLISH) == missing
    assert beside(made, ENGLISH) == rest


def test_figures_of_tallies() -> None:
    """The figure alone, and the oldest period."""
    assert kept_figure(tally(met=12, missed=8), ENGLISH) == "12 of 20"
    assert oldest_sentence(Tally(), ENGLISH) == ""
    oldest = Tally(((Status.MET, 1),), period("2025-03"))
    assert oldest_sentence(oldest, ENGLISH) == (
        "Each standard counts once, at the newest period that is due. "
        "The oldest of these is March 2025."
    )


def test_charts() -> None:
    """A chart's title has its span, its sentence the latest, lowest and highest figure."""
    rows = [month(1, 95), month(2, 80), month(3, 91)]
    facts = world(NINETY, *rows, as_of=AS_OF).facts()
    title = chart_title(facts, facts.totals, ENGLISH)
    assert title == "We answer in time. January 2024 to March 2024"
    assert chart_sentence(facts, facts.totals, ENGLISH) == (
        "March 2024: 91%. The target is at least 90%. "
        "Lowest: 80% (February 2024). Highest: 95% (January 2024)."
    )
    assert span_words(facts.totals[:1], ENGLISH) == "January 2024"
    assert chart_sentence(facts, facts.totals[:1], ENGLISH) == (
        "January 2024: 95%. The target is at least 90%."
    )


def test_a_chart_without_a_target() -> None:
    """Where nothing was promised, no target is said."""
    facts = world(standard(cadence=None), month(1, 95), as_of=AS_OF).facts()
    assert chart_sentence(facts, facts.totals, ENGLISH) == "January 2024: 95%."


@pytest.mark.parametrize("name", list(Kind))
def test_measures(name: Kind) -> None:
    """Every kind of measure is explained."""
    words = kind_words(Measure(kind=name, percentile=90, per=1000), ENGLISH)
    assert words[0].isupper()
    assert "{" not in words
    if name is Kind.PERCENTILE:
        assert "90 in 100" in words
    if name is Kind.RATE:
        assert "1,000" in words


@pytest.mark.parametrize(("kind", "figure"), [(Kind.SHARE, "share"), (Kind.MEAN, "mean")])
def test_answers_are_no_cases(kind: Kind, figure: str) -> None:
    """A measure of a survey's question speaks of answers."""
    words = kind_words(Measure(kind=kind, survey="call", question="ease"), ENGLISH)
    assert words.startswith(f"The {figure} of")
    assert "answers" in words


def test_bases() -> None:
    """Every basis is explained; failures are said."""
    assert len({basis_words(basis, ENGLISH) for basis in Basis}) == len(Basis)
    failures = standard(counts="failures").measure
    assert "not kept" in kind_words(failures, ENGLISH)


def test_the_method_has_the_settings_of_the_site() -> None:
    """The limits that a site chose stand in its method."""
    text = repr(topics(replace(SITE, caution_below=77), ENGLISH))
    assert "77" in text
    assert "30 days" in text
    assert "{" not in text


FORBIDDEN = re.compile(
    r"\b(excellent|great|good|well done|congratulations?|proud|success|successful|best|poor|bad|"
    r"worst|fail|failed|failing|disappoint\w*|unfortunately|sadly|sorry|shame|blame|of course)\b",
    re.IGNORECASE,
)
"""Words that judge beyond a verdict; rules.md has better and worse for changes over time."""


def strings() -> Iterator[str]:
    """Every text in the code of the sentences that is no docstring and no key."""
    folder = Path(str(generator.sentences.__file__)).parent
    for path in sorted(folder.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
        texts = (node.value for node in found if id(node) not in alone)
        yield from (text for text in texts if isinstance(text, str) and " " in text)


def test_neither_praise_nor_blame() -> None:
    """Sentences state figures: no word in them judges beyond the verdict."""
    for text in strings():
        assert not FORBIDDEN.search(text), text


def test_sentences_are_short() -> None:
    """No sentence of the method or of a verdict is longer than a breath."""
    for text in strings():
        for sentence in re.split(r"(?<=[.:;?]) ", text):
            assert len(sentence.split()) <= 30, sentence
