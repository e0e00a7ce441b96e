"""Every generated sentence: verdicts, cautions, targets, totals, charts, measures."""

from dataclasses import replace
from datetime import date

import pytest

from generator.model import (
    Basis,
    Cadence,
    Clock,
    How,
    Kind,
    Measure,
    Sample,
    Standard,
    StandardType,
    Status,
)
from generator.sentences.cautions import cautions_of
from generator.sentences.method import MEANINGS
from generator.sentences.unjudged import why_not_judged
from generator.sentences.verdicts import (
    WORDS,
    Saying,
    result_sentence,
    status_word,
    verdict_saying,
)
from generator.text import Text
from making import ENGLISH, Row, amount, period, service, standard, target, world

NINETY = standard(target(at_least="90%"), cadence=None)
MONTHLY = replace(NINETY, cadence=Cadence.MONTHLY, began=period("2025-03"))
LIMIT = standard(target(at_most="5%"), cadence=None)
MARCH: Row = {"period": "2025-03"}
AS_OF = date(2025, 5, 1)


def counts(top: object, bottom: object, **cells: object) -> Row:
    """One row of counts for March 2025."""
    return {**MARCH, "numerator": top, "denominator": bottom, **cells}


def say(made: Standard, *rows: Row, as_of: date = AS_OF, **rest: object) -> Saying:
    """What is said of a standard with these rows."""
    return verdict_saying(world(made, *rows, as_of=as_of, **rest).facts(), ENGLISH)


def kind(name: str, unit: str = "", **said: str) -> Standard:
    """A standard of another kind."""
    return standard(target(**said), kind=name, unit=unit or None, cadence=None)


def leaving_out(*sorts: str) -> Standard:
    """A standard that leaves out these sorts of cases."""
    excludes = tuple(Text.plain(sort) for sort in sorts)
    return replace(NINETY, measure=replace(NINETY.measure, excludes=excludes))


SENTENCES: list[tuple[str, Standard, Row, str]] = [
    ("met", NINETY, counts(9500, 10000),
     ("In March 2025 the promise was kept for 9,500 of 10,000 cases (95%). "
     "The target is at least 90%.")),
    ("missed", NINETY, counts(8400, 10000),
     ("In March 2025 the promise was kept for 8,400 of 10,000 cases (84%). "
     "The target is at least 90%; it was missed by 6 percentage points.")),
    ("missed by a hair", standard(target(at_least="100%"), cadence=None), counts(51811, 51813),
     ("In March 2025 the promise was kept for 51,811 of 51,813 cases (99.996%). "
     "The target is at least 100%; it was missed by 0.004 percentage points.")),
    ("one case", NINETY, counts(1, 1),
     "In March 2025 the promise was kept for 1 of 1 case (100%). The target is at least 90%."),
    ("a published share", NINETY, {**MARCH, "value": "84.0"},
     ("In March 2025 the promise was kept for 84% of cases. "
     "The target is at least 90%; it was missed by 6 percentage points.")),
    ("a published share with its cases", NINETY, {**MARCH, "value": "91", "denominator": 200},
     ("In March 2025 the promise was kept for 91% of cases (200 cases). "
     "The target is at least 90%.")),
    ("a share that should be small", LIMIT, counts(2, 5012),
     ("In March 2025 the result was 2 of 5,012 cases (0.04%)."
     " The target is at most 5%.")),
    ("a share of something else", replace(NINETY, type=StandardType.SATISFACTION), counts(95, 100),
     "In March 2025 the result was 95 of 100 cases (95%). The target is at least 90%."),
    ("failures", standard(target(at_least="90%"), counts="failures", cadence=None), counts(5, 100),
     ("In March 2025 the promise was kept for 95 of 100 cases (95%). "
      "The agency counts the cases in which it was not kept: 5 of 100. "
      "The target is at least 90%.")),
    ("no failure", standard(target(at_least="90%"), counts="failures", cadence=None),
     counts(0, 100),
     ("In March 2025 the promise was kept for 100 of 100 cases (100%). "
      "The agency counts the cases in which it was not kept: 0 of 100. "
      "The target is at least 90%.")),
    ("exactly, where that is not enough", standard(target(more_than="90%"), cadence=None),
     counts(90, 100),
     ("In March 2025 the promise was kept for 90 of 100 cases (90%). "
     "The target is more than 90%; exactly that is not enough.")),
    ("a range", standard(target(between="80% and 90%"), cadence=None), counts(95, 100),
     ("In March 2025 the result was 95 of 100 cases (95%). "
     "The target is between 80% and 90%; it was missed by 5 percentage points.")),
    ("a target with two decimals", standard(target(at_least="99.95%"), cadence=None),
     counts(9994, 10000),
     ("In March 2025 the promise was kept for 9,994 of 10,000 cases (99.9%). "
     "The target is at least 99.95%; it was missed by 0.01 percentage points.")),
    ("a mean", kind("mean", "second", at_most="3 minutes"), counts(1630, 10),
     "In March 2025 the average was 2 min 43 s (10 cases). The target is at most 3 minutes."),
    ("a median of time", kind("median", "day", at_most="10 days"),
     {**MARCH, "value": "9", "denominator": 3197},
     ("In March 2025 half of all cases took 9 days or less (3,197 cases). "
     "The target is at most 10 days.")),
    ("a median of money", kind("median", "USD", at_most="10 USD"), {**MARCH, "value": "12"},
     ("In March 2025 the median was 12 USD: half were at or below it. "
     "The target is at most 10 USD; it was missed by 2 USD.")),
    ("a percentile", standard(target(at_most="10 days"), kind="percentile", percentile=90,
                              cadence=None), {**MARCH, "value": "12"},
     ("In March 2025, 90 in 100 cases took 12 days or less. "
     "The target is at most 10 days; it was missed by 2 days.")),
    ("a cost", kind("cost", "USD", at_most="12.50 USD"), counts(125001, 10000),
     ("In March 2025 each case cost 12.5001 USD on average (10,000 cases). "
     "The target is at most 12.50 USD; it was missed by 0.0001 USD.")),
    ("a rate", standard(target(at_most="5"), kind="rate", per=1000, cadence=None), counts(6, 1000),
     ("In March 2025 there were 6 per 1,000 (6 of 1,000). "
     "The target is at most 5; it was missed by 1.")),
    ("a count", kind("count", at_most="1200"), {**MARCH, "numerator": 1300},
     "In March 2025 the result was 1,300. The target is at most 1,200; it was missed by 100."),
    ("a score", kind("score", at_least="4.2 points"), {**MARCH, "value": "4.25"},
     "In March 2025 the result was 4.3 points. The target is at least 4.2 points."),
    ("many left out", NINETY, counts(90, 100, excluded=12),
     ("In March 2025 the promise was kept for 90 of 100 cases (90%). "
     "12 more cases were left out (10.7% of all). The target is at least 90%.")),
    ("one left out of few", NINETY, counts(8, 8, excluded=1),
     ("In March 2025 the promise was kept for 8 of 8 cases (100%). "
     "1 more case was left out (11.1% of all). The target is at least 90%.")),
    ("many of one sort left out", leaving_out("returned forms"), counts(90, 100, excluded=12),
     ("In March 2025 the promise was kept for 90 of 100 cases (90%). "
     "12 more cases were left out (10.7% of all): returned forms. The target is at least 90%.")),
    ("many of several sorts left out", leaving_out("returned forms", "test forms"),
     counts(90, 100, excluded=12),
     ("In March 2025 the promise was kept for 90 of 100 cases (90%). "
     "12 more cases were left out (10.7% of all). The target is at least 90%.")),
    ("a share that nothing was promised of", replace(NINETY, targets=()), counts(90, 100),
     ("In March 2025 the result was 90 of 100 cases (90%). "
     "No target was in force, so this is not judged.")),
    ("a tenth left out", NINETY, counts(90, 90, excluded=10),
     "In March 2025 the promise was kept for 90 of 90 cases (100%). The target is at least 90%."),
    ("left out of nobody knows how many", NINETY, {**MARCH, "value": "95", "excluded": 12},
     "In March 2025 the promise was kept for 95% of cases. The target is at least 90%."),
    ("a zero to confirm", NINETY, counts(0, 449),
     ("In March 2025 the promise was kept for 0 of 449 cases (0%). "
     "The agency has not confirmed that this zero is right; until then it counts as missed. "
     "The target is at least 90%.")),
    ("a zero confirmed", NINETY, counts(0, 449, confirmed="yes"),
     ("In March 2025 the promise was kept for 0 of 449 cases (0%). "
     "The target is at least 90%; it was missed by 90 percentage points.")),
    ("not reported", MONTHLY, {**MARCH, "note": "x"},
     "The result for March 2025 has been overdue since May 1, 2025."),
    ("not reported, with cases", MONTHLY, {**MARCH, "denominator": 1204},
     ("The result for March 2025 has been overdue since May 1, 2025. "
      "There were 1,204 cases; the result is not reported.")),
    ("not reported, with one case", MONTHLY, {**MARCH, "denominator": 1},
     ("The result for March 2025 has been overdue since May 1, 2025. "
      "There was 1 case; the result is not reported.")),
    ("not published, by a promise that never said how often", NINETY,
     {**MARCH, "denominator": 1204},
     ("No result was published for March 2025. "
      "There were 1,204 cases; the result is not reported.")),
    ("impossible counts", NINETY, counts(52, 33),
     "March 2025 cannot be judged: the agency reports 52 of 33 cases, which is not possible."),
    ("an impossible share", NINETY, {**MARCH, "value": "157.6"},
     "March 2025 cannot be judged: the agency reports 157.6%, which is not possible."),
    ("a result of nobody", NINETY, {**MARCH, "value": "85", "denominator": 0},
     "March 2025 cannot be judged: the agency reports a result, but no cases."),
    ("a cost of nobody", kind("cost", "USD", at_most="5 USD"), counts(2000, 0),
     "March 2025 cannot be judged: the agency reports a result, but no cases."),
    ("a negative count", NINETY, counts(-5, 33),
     "March 2025 cannot be judged: the agency reports fewer cases than none."),
    ("a negative mean", kind("mean", "day", at_most="5 days"), {**MARCH, "value": "-2"},
     ("March 2025 cannot be judged: the agency reports \N{MINUS SIGN}2 days, "
     "which is not possible.")),
    ("a projection", NINETY, counts(9, 10, status="projected"),
     "March 2025 cannot be judged: this figure is a projection, not a result."),
    ("no number", NINETY, counts("nine", 10),
     "March 2025 cannot be judged: what the agency reports cannot be read as a result."),
    ("no cases", NINETY, counts(0, 0), "In March 2025 there were no cases."),
    ("no target", standard(type=StandardType.SATISFACTION, cadence=None), counts(9, 10),
     ("In March 2025 the result was 9 of 10 cases (90%). "
     "No target was in force, so this is not judged.")),
    ("a promise without a share", standard(target(within="6 to 8 weeks"), cadence=None),
     counts(9, 10),
     ("In March 2025 the promise was kept for 9 of 10 cases (90%). "
     "The time promised is 6 to 8 weeks, but never how often, so this is not judged.")),
    ("before a limit was set", standard(target("2025-04", at_most="5%"), cadence=None),
     counts(3, 100),
     ("In March 2025 the result was 3 of 100 cases (3%). "
     "No target was in force, so this is not judged.")),
    ("does not apply", NINETY, {**MARCH, "status": "not_applicable"},
     "In March 2025 the promise did not apply."),
    ("suspended", NINETY, {**MARCH, "status": "suspended", "note": "Fire"},
     "In March 2025 measuring was suspended."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("made", "row", "expected"),
    [case[1:] for case in SENTENCES],
    ids=[case[0] for case in SENTENCES],
)
def test_sentences(made: Standard, row: Row, expected: str) -> None:
    """What is said of a row: its figures and its target, or which absence it is."""
    assert say(made, row).sentence == expected


def test_not_due() -> None:
    """A result that is still to come says until when it may."""
    made = replace(NINETY, cadence=Cadence.MONTHLY, began=period("2025-03"))
    saying = say(made, as_of=date(2025, 4, 2))
    assert saying.sentence == "The result for March 2025 is not due until April 30, 2025."
    assert (saying.status, saying.word) == (Status.NOT_DUE, "Not due")


def test_suppressed() -> None:
    """A hidden cell says that it is hidden, and why."""
    rows = [counts(80, 100), counts(3, 7, channel="mail")]
    _, cell = world(NINETY, *rows, as_of=AS_OF).all_results()
    sentence = result_sentence(cell, NINETY, ENGLISH)
    assert sentence == "In March 2025 there were too few cases to publish."
    assert status_word(cell, ENGLISH) == "Too few to publish"


def test_no_result_yet() -> None:
    """A promise without any row says so, with and without a target."""
    assert say(NINETY) == Saying(Status.NOT_DUE, "Not due", "No result has been published yet.")
    assert say(standard(cadence=None)).word == "No target set"


def test_every_status_has_a_word_a_sentence_and_a_meaning() -> None:
    """No status is left without words."""
    assert set(WORDS) == set(MEANINGS) == set(Status)


def test_breakdowns_have_no_sentence() -> None:
    """A row without a verdict is neither praised nor blamed, nor named."""
    rows = [counts(80, 100), counts(40, 50, channel="mail")]
    _, part = world(NINETY, *rows, as_of=AS_OF).all_results()
    assert result_sentence(part, NINETY, ENGLISH) == ""
    assert status_word(part, ENGLISH) == ""


WORDS_OF = [
    (counts(95, 100), "Met"),
    (counts(80, 100), "Missed"),
    (counts(95, 100, status="provisional"), "Met (provisional)"),
    (counts(80, 100, status="provisional"), "Missed (provisional)"),
    (counts(0, 0, status="provisional"), "No cases in this period"),
    (counts(0, 30), "Reported as zero, not confirmed"),
    (counts(0, 30, confirmed="yes"), "Missed"),
    (counts(0, 30, status="suspended"), "Measurement suspended"),
]


@pytest.mark.parametrize(("row", "expected"), WORDS_OF)
def test_words(row: Row, expected: str) -> None:
    """The word of a verdict, provisional where the figure is."""
    assert say(NINETY, row).word == expected


def test_notes_stand_beside() -> None:
    """A row's own note is passed on as it is."""
    assert say(NINETY, counts(80, 100, note="Strike")).note == Text.plain("Strike")


def test_why_not_judged_of_two_different_results() -> None:
    """Two rows that differ are not called impossible figures."""
    twice = [counts(80, 100), counts(90, 100)]
    (result,) = world(NINETY, *twice, as_of=AS_OF).all_results()
    assert why_not_judged(result, ENGLISH) == "the agency reports two different results for it"


def test_why_not_judged_of_a_foreign_period() -> None:
    """A year among months is not called impossible."""
    made = replace(NINETY, cadence=Cadence.MONTHLY, began=period("2025-04"))
    rows = [{"period": "2024", "numerator": 8, "denominator": 10}]
    result = world(made, *rows, as_of=AS_OF).result()
    assert "other periods" in why_not_judged(result, ENGLISH)


def month(number: int, top: int, bottom: int = 100) -> Row:
    """One month of 2024."""
    return {"period": f"2024-{number:02}", "numerator": top, "denominator": bottom}


RUNS = [
    ([95], ""),
    ([95, 95], "It was met in each of the last 2 results."),
    ([80, 80, 80], "It was missed in each of the last 3 results."),
    ([80, 95], ""),
]


@pytest.mark.parametrize(("tops", "expected"), RUNS)
def test_runs(tops: list[int], expected: str) -> None:
    """A run of two or more is a figure in the sentence."""
    rows = [month(at, top) for at, top in enumerate(tops, start=1)]
    sentence = say(NINETY, *rows).sentence
    assert sentence.endswith(expected)
    assert ("each of the last" in sentence) is bool(expected)


def test_no_run_of_small_or_doubtful_figures() -> None:
    """Neither few cases nor a zero to confirm make a run."""
    assert "each of" not in say(NINETY, month(1, 5, 10), month(2, 5, 10)).sentence
    assert "each of" not in say(NINETY, month(1, 0), month(2, 0)).sentence


CENSORED = standard(
    target(at_most="30 weeks"),
    kind="median",
    unit="week",
    censored_at=amount("24 weeks"),
    cadence=None,
)


def sampled(how: str) -> Standard:
    """A share of a sample."""
    return replace(NINETY, measure=Measure(kind=Kind.SHARE, sample=Sample(how=How(how))))


FINISHED = replace(NINETY, measure=Measure(kind=Kind.SHARE, basis=Basis.COMPLETED))
PAUSES = tuple(Text.plain(words) for words in ("we wait for you", "we are closed"))
CLOCK = Clock(starts=Text.plain("you apply"), stops=Text.plain("we decide"), pauses=PAUSES)
PAUSED = replace(NINETY, measure=replace(NINETY.measure, clock=CLOCK))
CAUTIONS: list[tuple[str, Standard, Row, list[str]]] = [
    ("none", NINETY, counts(95, 100), []),
    ("few cases", NINETY, counts(28, 29), ["Small numbers, read with care: 29 cases."]),
    ("one case", NINETY, counts(1, 1), ["Small numbers, read with care: 1 case."]),
    ("one case short", NINETY, counts(8, 10),
     ["Small numbers, read with care: 10 cases.", "One case more would have met it."]),
    ("two cases short", NINETY, counts(7, 10), ["Small numbers, read with care: 10 cases."]),
    ("one short of more than", standard(target(more_than="90%"), cadence=None), counts(8, 10),
     ["Small numbers, read with care: 10 cases."]),
    ("one failure too many", standard(target(at_least="90%"), counts="failures", cadence=None),
     counts(2, 10),
     ["Small numbers, read with care: 10 cases.", "One case more would have met it."]),
    ("a small share too large", LIMIT, counts(2, 20), ["Small numbers, read with care: 20 cases."]),
    ("few cases, no figure", NINETY, {**MARCH, "denominator": 5}, []),
    ("rounded and met", NINETY, {**MARCH, "value": "90"}, ["Met on the rounded figure published."]),
    ("rounded and missed", standard(target(at_least="90.4%"), cadence=None),
     {**MARCH, "value": "90"}, ["Missed on the rounded figure published."]),
    ("finished cases", FINISHED, counts(95, 100),
     ["Counts only finished cases; open cases are not reported."]),
    ("finished cases, some open", FINISHED, counts(95, 100, open=1),
     ["Counts only finished cases; still open: 1."]),
    ("finished cases, some late", FINISHED, counts(95, 100, open=1204, open_late=30),
     ["Counts only finished cases; still open: 1,204, of which late: 30."]),
    ("finished cases, none open", FINISHED, counts(95, 100, open=0, open_late=0),
     ["Counts only finished cases; still open: 0, of which late: 0."]),
    ("a random sample", sampled("random"), counts(240, 250, population=40000),
     ["Of 250 checked, from 40,000. A random sample."]),
    ("a sample at risk", sampled("risk-based"), counts(240, 250),
     ["A sample of cases at risk: not an error rate for all cases."]),
    ("cut off", CENSORED, {**MARCH, "value": "24"}, ["Anything longer counts as 24 weeks."]),
    ("a clock that pauses", PAUSED, counts(95, 100),
     ["The clock is stopped while this goes on: we wait for you; we are closed."]),
    ("a clock that pauses, no figure", PAUSED, {**MARCH, "denominator": 5}, []),
    ("nothing finished", FINISHED, {**MARCH, "denominator": 5}, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("made", "row", "expected"),
    [case[1:] for case in CAUTIONS],
    ids=[case[0] for case in CAUTIONS],
)
def test_cautions(made: Standard, row: Row, expected: list[str]) -> None:
    """What to keep in mind with a figure stands beside it."""
    assert list(say(made, row).cautions) == expected


def test_a_target_that_changed_within_a_window() -> None:
    """A window that began under another target says so; one that did not says nothing."""
    made = standard(
        target("2020-01", at_least="80%"), target("2025-01", at_least="90%"), cadence=None
    )
    expected = "The target changed within this period; the newer one is used."
    for text, words in (("12M-2025-03", [expected]), ("YTD-2025-03", []), ("12M-2024-12", [])):
        row = {"period": text, "numerator": 95, "denominator": 100}
        result = world(made, row, as_of=date(2025, 6, 1)).result()
        assert cautions_of(result, made, ENGLISH) == words


def test_every_gap_of_a_sentence_is_filled() -> None:
    """No sentence is printed with a gap left in it."""
    for _, made, row, _ in SENTENCES:
        saying = say(made, row)
        assert "{" not in saying.sentence + saying.word + "".join(saying.cautions)
        assert "None" not in saying.sentence


def test_a_service_of_several_standards_is_said_one_by_one() -> None:
    """The sentence of one standard is not touched by its neighbours."""
    other = replace(NINETY, id="other")
    rows = [counts(95, 100), counts(10, 100, standard="other")]
    both = replace(world(NINETY, *rows, as_of=AS_OF), services=(service(NINETY, other),))
    assert "95 of 100" in verdict_saying(both.facts(), ENGLISH).sentence
