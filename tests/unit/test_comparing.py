"""Like with like: which results stand in one order, and why others do not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.comparing import Apart, Comparison, Length, compare, length_of
from generator.gather import StandardFacts, gather_site
from generator.model import How, Judged, Sample, Standard
from generator.sentences.comparing import (
    apart_words,
    length_words,
    lengths_sentence,
    placed_sentence,
)
from making import ENGLISH, World, period, service, standard, target

MADE = standard(target(at_least="90%"), cadence=None, comparable="in-time")

Cells = dict[str, object]


def gather(*rows: Cells, made: Standard = MADE, **rest: Any) -> tuple[StandardFacts, ...]:  # noqa: ANN401
    """The facts of as many services a, b, c as there are rows, one result each."""
    names = [chr(ord("a") + at) for at in range(len(rows))]
    services = tuple(service(made, name=name) for name in names)
    given = [{"service": name, **row} for name, row in zip(names, rows, strict=True)]
    return gather_site(World(services=services, rows=given, **rest).published).standards


def month(top: object, bottom: object = 100, text: str = "2025-10", **cells: object) -> Cells:
    """The result of a month."""
    return {"period": text, "numerator": top, "denominator": bottom, **cells}


def names(comparison: Comparison) -> list[str]:
    """The services of each order, one word an order."""
    return ["".join(one.service.id for one in order.standards) for order in comparison.orders]


def reasons(comparison: Comparison) -> dict[str, Apart]:
    """Why each of the others stands in no order, by its service."""
    return {facts.service.id: why for facts, why in comparison.apart}


def test_the_highest_result_stands_first() -> None:
    """Results of the same length of time stand in one order, from the highest."""
    comparison = compare(gather(month(80), month(95), month(90)))
    assert (names(comparison), comparison.apart) == (["bca"], ())


def test_the_order_is_exact() -> None:
    """Two results that would be printed alike stand in their order all the same."""
    comparison = compare(gather(month(899_999, 1_000_000), month(900_000, 1_000_000)))
    assert names(comparison) == ["ba"]


def test_equal_results_stay_as_they_were() -> None:
    """8 of 10 and 80 of 100 are equal: neither goes before the other by its result."""
    assert names(compare(gather(month(32, 40), month(80), month(160, 200)))) == ["abc"]


def test_a_month_is_not_put_in_order_with_a_quarter() -> None:
    """Each length of time has an order of its own, the shortest first."""
    rows = (month(80, text="2025-Q3"), month(95), month(90, text="2025-Q2"), month(70))
    comparison = compare(gather(*rows))
    assert names(comparison) == ["bd", "ca"]
    assert [order.length for order in comparison.orders] == [Length(1, 0), Length(3, 0)]


def test_months_of_different_years_stand_in_one_order() -> None:
    """The length counts, not the date; the page says which month each is."""
    assert names(compare(gather(month(80), month(95, text="2025-02")))) == ["ba"]


def test_a_result_alone_stands_in_no_order() -> None:
    """One result of its length is not an order."""
    comparison = compare(gather(month(80), month(95, text="2025"), month(70)))
    assert (names(comparison), reasons(comparison)) == (["ac"], {"b": Apart.ALONE})


def test_what_has_ended_stands_in_no_order() -> None:
    """A promise that nobody is given any more is not held against those that stand."""
    first, *others = gather(month(80), month(95), month(90))
    gone = replace(first, withdrawn=True)
    comparison = compare((gone, *others))
    assert (names(comparison), reasons(comparison)) == (["bc"], {"a": Apart.WITHDRAWN})
    assert apart_words(gone, Apart.WITHDRAWN, ENGLISH) == "The promise has ended."


WEAK: list[tuple[Apart, Cells, str]] = [
    (Apart.FEW, month(29, 29), "Fewer than 30 cases."),
    (Apart.UNCOUNTED, {"period": "2025-10", "value": "85"},
     "The number of cases is not published."),
    (Apart.UNCONFIRMED, month(0), "Reported as zero, not confirmed."),
    (Apart.NOT_JUDGED, month(90, status="projected"),
     "Cannot be judged: this figure is a projection, not a result."),
    (Apart.NO_FIGURE, month(0, 0), "No cases in this period."),
    (Apart.NO_FIGURE, month("", ""), "Not reported."),
    (Apart.NO_FIGURE, month("", "", status="suspended", note="x"), "Measurement suspended."),
]  # fmt: skip


@pytest.mark.parametrize(("why", "row", "words"), WEAK, ids=[case[2] for case in WEAK])
def test_a_weak_result_stands_in_no_order(why: Apart, row: Cells, words: str) -> None:
    """A figure that is no firm result is named below the order, with the reason in words."""
    facts = gather(month(80), row, month(95))
    comparison = compare(facts)
    assert (names(comparison), reasons(comparison)) == (["ca"], {"b": why})
    assert apart_words(facts[1], why, ENGLISH) == words


def test_thirty_cases_are_enough() -> None:
    """The least number of cases is 30, not more."""
    assert names(compare(gather(month(80), month(30, 30)))) == ["ba"]


def test_a_site_may_be_more_careful() -> None:
    """Where a site calls 100 cases few, they are too few for an order."""
    comparison = compare(gather(month(80), month(95), month(95, 1000), caution_below=101))
    assert set(reasons(comparison).values()) == {Apart.FEW, Apart.ALONE}


def test_a_suppressed_result_has_no_place() -> None:
    """A group too small to publish stands in no order, and its reason tells no more."""
    made = replace(MADE, targets=(target(at_least="90%", segment="district:d1"),))
    facts = gather(month(4, 5, segment="district:d1"), made=made)
    comparison = compare(facts)
    assert reasons(comparison) == {"a": Apart.SUPPRESSED}
    assert apart_words(facts[0], Apart.SUPPRESSED, ENGLISH) == "Too few to publish."


def test_a_promise_about_one_channel_stands_in_no_order() -> None:
    """A result of some of the cases is not held against results of all."""
    made = replace(MADE, targets=(target(at_least="90%", channel="mail"),))
    rows = (month(80, channel="mail"), month(95, channel="mail"))
    assert set(reasons(compare(gather(*rows, made=made))).values()) == {Apart.PART}


@pytest.mark.parametrize("how", list(How))
def test_only_a_random_sample_stands_for_all(how: How) -> None:
    """Cases at risk or at hand are not held against others."""
    made = standard(target(at_least="90%"), cadence=None, sample=Sample(how=how))
    comparison = compare(gather(month(80), month(95), made=made))
    expected = {} if how is How.RANDOM else dict.fromkeys("ab", Apart.SAMPLE)
    assert reasons(comparison) == expected


def test_a_year_so_far_is_not_put_in_order() -> None:
    """A result that is not judged yet has no place, and says so."""
    made = standard(target("2026-01", at_least="90%"), judged=Judged.FISCAL_YEAR)
    (facts,) = gather(month(80, text="2026-01"), made=made, as_of=date(2026, 2, 15))
    assert reasons(compare([facts])) == {"a": Apart.NO_FIGURE}
    assert apart_words(facts, Apart.NO_FIGURE, ENGLISH) == "No period has been judged yet."


@settings(max_examples=25)
@given(st.lists(st.integers(0, 200), max_size=6), st.randoms(use_true_random=False))
def test_every_standard_stands_somewhere_once(counts: list[int], chance: Any) -> None:  # noqa: ANN401
    """Orders and reasons together name each standard once, however they were given."""
    facts = list(gather(*(month(count // 2, count) for count in counts)))
    chance.shuffle(facts)
    comparison = compare(facts)
    placed = [one for order in comparison.orders for one in order.standards]
    everyone = [one.service.id for one in (*placed, *(one for one, _ in comparison.apart))]
    assert sorted(everyone) == sorted(one.service.id for one in facts)


LENGTHS = [
    ("2025-02", Length(1, 0), "one month"),
    ("2025-Q1", Length(3, 0), "3 months"),
    ("FY2025-Q2", Length(3, 0), "3 months"),
    ("2025-H2", Length(6, 0), "6 months"),
    ("12M-2025-03", Length(12, 0), "12 months"),
    ("2025", Length(12, 0), "12 months"),
    ("2024-02-01/2025-03-31", Length(14, 0), "14 months"),
    ("2025-W10", Length(0, 7), "one week"),
    ("2025-03-03/2025-03-09", Length(0, 7), "one week"),
    ("2025-03-03", Length(0, 1), "one day"),
    ("2025-03-01/2025-03-30", Length(0, 30), "30 days"),
]


@pytest.mark.parametrize(("text", "length", "words"), LENGTHS, ids=[case[0] for case in LENGTHS])
def test_how_long_a_period_is(text: str, length: Length, words: str) -> None:
    """Whole months are counted as such, everything else in days."""
    assert length_of(period(text)) == length
    assert length_words(length, ENGLISH) == words


def test_one_length_needs_no_sentence() -> None:
    """Only where lengths differ is there anything to say."""
    assert lengths_sentence([Length(1, 0), Length(1, 0)], ENGLISH) == ""
    assert "one month and 12 months" in lengths_sentence([Length(12, 0), Length(1, 0)], ENGLISH)


def test_how_many_are_in_order() -> None:
    """The sentence counts all promises of the group, and those in an order."""
    some = compare(gather(month(80), month(95), month(29, 29)))
    none = compare(gather(month(80)))
    assert placed_sentence(some, ENGLISH) == "2 of 3 promises can be put in order."
    assert placed_sentence(none, ENGLISH) == "No two results here can be put in one order."
