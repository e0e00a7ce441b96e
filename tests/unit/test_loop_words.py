"""Feedback loops in words: where each stands, what its measure shows, what all come to."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.disclosure.heard import hide_received
from generator.gather import Feedback, LoopFacts, gather_site
from generator.model import Count, Evidence, Heard, Loop, Received
from generator.published import publish_loops
from generator.sentences.evidence import cautions, effect_sentence
from generator.sentences.loops import (
    answered_words,
    closed_figure,
    closed_words,
    heard_sentence,
    intake_sentence,
    received_figure,
    received_words,
    state_sentence,
    state_word,
)
from generator.text import Text
from making import ENGLISH, loop, period, standard, target, world

AS_OF = date(2026, 2, 15)
MONTHS = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]


def rows(after: list[int]) -> list[dict[str, object]]:
    """78 of 100 in each month to August 2025, then as said, so many of 100 a month."""
    tops = [78] * 20 + after
    return [
        {"period": month, "numerator": top * 10, "denominator": 1000}
        for month, top in zip(MONTHS, tops, strict=False)
    ]


def gathered(*made: Loop, after: list[int], **rest: Any) -> Feedback:  # noqa: ANN401 (of Received)
    """The facts of loops about a service with one standard."""
    project = world(standard(target("2024-01", at_least="80%")), *rows(after), as_of=AS_OF)
    loops = tuple(publish_loops(made, as_of=AS_OF, minimum=10))
    published = replace(project.published, loops=loops, **rest)
    return gather_site(published).feedback


def facts_of(made: Loop, after: list[int] | None = None) -> LoopFacts:
    """The facts of one loop."""
    (found,) = gathered(made, after=after or [84, 85, 86]).loops
    return found


def done(**said: Any) -> Loop:  # noqa: ANN401 (as `loop`)
    """A loop done in August 2025 and measured by passport/time."""
    evidence = Evidence(standard="passport/time", named=date(2025, 3, 1))
    known = {"decision": "done", "decided": "2025-03-01", "done": "2025-08-14", **said}
    return replace(loop(**known), evidence=known.get("evidence", evidence))


@pytest.mark.parametrize(
    ("said", "word", "sentence"),
    [
        (
            {"decide_by": "2026-06-01"},
            "Not answered yet",
            "A decision is due by June 1, 2026.",
        ),
        (
            {"answered": "2025-02-02"},
            "Answered, not decided yet, overdue",
            "A decision was due by April 10, 2025 and has not been published.",
        ),
        (
            {"decision": "planned", "due": "2026-03-01"},
            "Planned",
            "The change is due by March 1, 2026.",
        ),
        (
            {"decision": "planned", "due": "2026-02-01"},
            "Planned, overdue",
            "The change was due by February 1, 2026 and has not been made.",
        ),
        (
            {"decision": "done", "due": "2025-09-01", "done": "2025-08-14"},
            "Done",
            "The change was made on August 14, 2025, before its due date of September 1, 2025.",
        ),
        (
            {"decision": "done", "due": "2025-08-01", "done": "2025-08-14"},
            "Done",
            "The change was made on August 14, 2025, after its due date of August 1, 2025.",
        ),
        (
            {"decision": "done", "done": "2025-08-14"},
            "Done",
            "The change was made on August 14, 2025. No date had been set.",
        ),
        (
            {"decision": "declined", "decided": "2025-03-02"},
            "Declined",
            "Decided on March 2, 2025.",
        ),
    ],
)
def test_where_a_loop_stands(said: dict[str, str], word: str, sentence: str) -> None:
    """The word names the state, the sentence the date that counts."""
    found = facts_of(loop(**said))
    assert (state_word(found, ENGLISH), state_sentence(found, ENGLISH)) == (word, sentence)


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (412, "412 people said so."),
        (9, "Too few people said so to publish how many."),
        (None, "How many people said so was not counted."),
    ],
)
def test_where_it_was_heard_and_from_how_many(people: int | None, said: str) -> None:
    """Sources and months stand in a sentence; a small number of people does not."""
    sources = (Text.plain("Calls"), Text.plain("Frontline staff"))
    heard = Heard(since=period("2025-01"), to=period("2025-03"), sources=sources, people=people)
    found = facts_of(replace(loop(), heard=heard))
    assert heard_sentence(found, ENGLISH) == (
        f"Heard through calls and frontline staff, January 2025 to March 2025. {said}"
    )


def test_better_is_said_with_its_figures() -> None:
    """Both stretches stand with their counts, and that this proves no cause."""
    found = facts_of(done())
    assert effect_sentence(found, ENGLISH) == (
        "After the change, September 2025 to November 2025: 85% (2,550 of 3,000). A year earlier, "
        "September 2024 to November 2024: 78% (2,340 of 3,000). A rise of 7 percentage points, "
        "more than months usually vary."
    )
    assert list(cautions(found, ENGLISH)) == ["Other things may have changed too."]


def test_too_early_names_the_month_that_is_missing() -> None:
    """What is waited for, and until when."""
    found = facts_of(done(done="2025-11-14"), [84, 85, 86])
    assert effect_sentence(found, ENGLISH) == (
        "The first 3 months after the change are compared with those before. The last of them is "
        "February 2026; its result is due by March 30, 2026."
    )


def test_missing_results_are_counted() -> None:
    """Of three months two were reported, so nothing is compared."""
    found = facts_of(done(), [84, 85])
    assert effect_sentence(found, ENGLISH) == (
        "Results are missing: of 3 months, 2 were reported after the change and 3 before it."
    )


def test_a_change_that_nobody_measures_says_so() -> None:
    """Without a measure nothing can be said."""
    found = facts_of(done(evidence=None))
    assert effect_sentence(found, ENGLISH).startswith("No measure was named")


def test_a_change_to_come_says_how_it_will_be_measured() -> None:
    """The measure of a plan is named before the change."""
    plan = done(decision="planned", due="2026-03-01")
    found = facts_of(replace(plan, done=None))
    assert effect_sentence(found, ENGLISH) == (
        "Once it is done, the results of this standard in the first 3 months after the change "
        "will be compared with those before."
    )


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("2025-09-01", "Measure chosen after the change."),
        ("2025-04-01", "Measure chosen after the plan was made."),
    ],
)
def test_a_measure_chosen_late_says_so(named: str, said: str) -> None:
    """Whoever chooses afterwards finds what has improved."""
    evidence = Evidence(standard="passport/time", named=date.fromisoformat(named))
    assert next(cautions(facts_of(done(evidence=evidence)), ENGLISH)) == said


def test_another_time_of_year_is_named() -> None:
    """Three months against the three before are no like with like."""
    project = world(
        standard(target("2025-01", at_least="80%")), *rows([84, 85, 86])[12:], as_of=AS_OF
    )
    loops = tuple(publish_loops([done()], as_of=AS_OF, minimum=10))
    (found,) = gather_site(replace(project.published, loops=loops)).feedback.loops
    assert "Just before it, May 2025 to July 2025" in effect_sentence(found, ENGLISH)
    assert next(cautions(found, ENGLISH)) == "The two are not the same time of year."


# ---- all of them


RECEIVED = Received(
    first=period("2025-01"),
    last=period("2025-12"),
    total=Count(412, 300),
    services=(("passport", Count(412, 300)),),
    themes=(("", Count(12, 10)), ("photos", Count(300, 290)), ("queues", Count(100, 0))),
)


def test_intake_stands_with_its_themes() -> None:
    """How many comments, how many themes, how many of these have a loop."""
    feedback = gathered(replace(loop(), theme="photos"), after=[84], received=RECEIVED)
    assert feedback.linked == ("photos",)
    said = intake_sentence(feedback.received, len(feedback.linked), ENGLISH)
    assert said == "412 comments received, 2 themes, 1 has a loop."
    beside = received_words(feedback.received, 1, ENGLISH)
    assert beside == "January 2025 to December 2025: 2 themes, of which 1 has a loop"


def test_intake_that_nobody_reported_says_so() -> None:
    """An absence has a name."""
    assert received_figure(None, ENGLISH) == "Intake not reported"
    assert intake_sentence(None, 0, ENGLISH).startswith("Intake not reported")


def test_intake_too_small_to_show_says_so() -> None:
    """A small total is not printed."""
    small = replace(RECEIVED, total=Count(4, 4))
    assert received_figure(hide_received(small, minimum=10), ENGLISH) == "Too few to publish"


def test_figures_of_all_loops() -> None:
    """Each figure has its denominator, each time is a median from the opening."""
    figures = gathered(done(answered="2025-01-20", due="2025-09-01"), loop("b"), after=[84]).figures
    assert answered_words(figures, ENGLISH) == "half within 10 days of opening"
    assert closed_figure(figures, ENGLISH) == "1 of 2"
    assert closed_words(figures, ENGLISH) == (
        "loops whose date has come; half of the closed ones within 216 days of opening"
    )


def test_values_that_do_not_pool_are_counted_by_month() -> None:
    """Of medians it is said in how many months they were lower, and what is typical."""
    median = standard(target("2024-01", at_most="30 days"), kind="median", unit="day")
    values = [30] * 20 + [24, 25, 24]
    rows_ = [{"period": m, "value": v} for m, v in zip(MONTHS, values, strict=False)]
    project = world(median, *rows_, as_of=AS_OF)
    loops = tuple(publish_loops([done()], as_of=AS_OF, minimum=10))
    (found,) = gather_site(replace(project.published, loops=loops)).feedback.loops
    assert effect_sentence(found, ENGLISH) == (
        "After the change, September 2025 to November 2025: lower in 3 of 3 months than a year "
        "earlier, higher in 0. Typically a fall of 6 days, more than months usually vary."
    )
