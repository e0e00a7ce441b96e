"""The door of feedback loops, and where a loop stands on a day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Place, Report
from generator.judge.loops import count_loops, known_on, stand, when_named
from generator.model import Evidence, Heard, Loop, Named, Review, Standing, State
from generator.published import publish_loops
from generator.sources.loop_checks import check_loops
from generator.sources.loops import read_loop, read_translation
from generator.sources.shapes import Context
from generator.text import Text
from making import loop, period, service, standard

HEAD = "title: The photo rules were hard to follow\nservices: [passport]\nopened: 2025-01-10\n"
BODY = (
    "\n## You said\nHard to *follow*.\n\n## We did\nNew words.\n\n## What changed\nFewer calls.\n"
)
TODAY = date(2026, 1, 15)


def read(head: str = "", body: str = BODY) -> tuple[Loop | None, list[tuple[str, int]]]:
    """A loop as read, and the code and line of every finding."""
    report = Report()
    text = f"---\n{HEAD}{head}---{body}"
    context = Context(report, text)
    found = read_loop("photos", text, Place("content/feedback/photos.md"), context)
    return found, [(one.code, one.place.line) for one in report]


def checked(made: Loop) -> list[str]:
    """The codes of what is found when a loop is held against a service with one standard."""
    report = Report()
    check_loops([made], [service(standard())], report)
    return [found.code for found in report]


def standing(said: Mapping[str, str], as_of: date = TODAY) -> Standing:
    """Where a loop stands on a day."""
    known = known_on(loop(**said), as_of)
    assert known is not None
    return stand(known, as_of)


# ---- the door


def test_sections_are_told_by_their_order() -> None:
    """Each section is HTML of its own, in the order in which they stand."""
    found, findings = read()
    assert findings == []
    assert found is not None
    parts = ("<p>Hard to <em>follow</em>.</p>", "<p>New words.</p>", "<p>Fewer calls.</p>")
    assert found.told == (("en", parts),)


def test_keys_may_be_left_blank() -> None:
    """A date is filled in when it has come; until then its key may stand there blank."""
    found, findings = read("answered:\nreason:   # when declined\ndone:\n")
    assert (findings, found and found.done) == ([], None)


def test_a_review_is_a_post_and_a_day() -> None:
    """The last comma parts the post from the day: posts have commas of their own."""
    found, _ = read("reviewed: Director, Customer Experience, 2025-03-01\n")
    assert found is not None
    assert found.reviewed == Review("Director, Customer Experience", date(2025, 3, 1))


@pytest.mark.parametrize("text", ["yes", "2025-03-01", ", 2025-03-01", "Director, 1 March 2025"])
def test_a_review_without_post_or_day_is_found(text: str) -> None:
    """Who and when are both needed."""
    assert [code for code, _ in read(f'reviewed: "{text}"\n')[1]] == ["bad-review"]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("\n", 1),
        ("\nWe heard.\n## You said\n", 6),
        ("\n## We did\nNew words.\n", 6),
        ("\n## You said\n## We did\n## What changed\n## And then\n", 9),
    ],
)
def test_text_that_fits_no_section_is_found(body: str, line: int) -> None:
    """No section, text before the first, a wrong order and a fourth are named by their line."""
    expected = [("loop-sections", 0 if body == "\n" else line)]
    assert read(body=body)[1] == expected


def test_a_misspelt_key_is_found_with_its_line() -> None:
    """An unknown key of the front matter is a finding where it stands."""
    assert read("answred: 2025-02-02\n")[1] == [("unknown-key", 5)]


def test_a_quotation_without_review_is_found_in_the_line_of_the_file() -> None:
    """Lines count from the top of the file, front matter included."""
    assert read(body="\n## You said\n\n> Twice!\n")[1] == [("unreviewed-quote", 8)]


def test_a_translation_adds_its_title_and_its_sections() -> None:
    """ID.fr.md says the same in another language, section by section."""
    found, _ = read()
    assert found is not None
    text = "---\ntitle: Les photos\n---\n## Vous\nA\n\n## Nous\nB\n\n## Effet\nC\n"
    report = Report()
    context = Context(report, text, ("en", "fr"))
    place = Place("content/feedback/photos.fr.md")
    both = read_translation(found, text, place, context, language="fr")
    assert [language for language, _ in both.told] == ["en", "fr"]
    assert both.title.say("fr", default="en").text == "Les photos"
    assert both.title.say("en", default="en").text == "The photo rules were hard to follow"
    assert len(report) == 0


# ---- held against other files


def test_what_a_loop_names_has_to_exist() -> None:
    """Services, journeys and the standard of the evidence are looked up."""
    named = date(2025, 1, 10)
    made = loop(services=("passport", "pasport"), journeys=("moving",))
    assert checked(made) == ["dangling-id"] * 2
    assert checked(loop(evidence=Evidence(standard="passport/tme", named=named))) == ["dangling-id"]
    assert checked(loop(evidence=Evidence(standard="time", named=named))) == ["dangling-id"]


def test_a_service_with_faults_of_its_own_is_not_missing() -> None:
    """What is told at the service's own file is not told again at every loop."""
    report = Report()
    lost = Evidence(standard="visa/time", named=date(2025, 1, 10))
    made = loop(services=("passport", "visa"), evidence=lost)
    (kept,) = check_loops([made], [service(standard())], report, unread=frozenset({"visa"}))
    assert (list(report), kept.services, kept.evidence) == ([], ("passport",), None)


def test_a_loop_is_left_without_what_does_not_exist() -> None:
    """Above the door nothing dangles; a loop about nothing is gone."""
    lost = Evidence(standard="passport/tme", named=date(2025, 1, 10))
    made = [loop("a", services=("passport", "x"), evidence=lost), loop("b", services=("x",))]
    kept = check_loops(made, [service(standard())], Report())
    assert [(one.id, one.services, one.evidence) for one in kept] == [("a", ("passport",), None)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"decision": "declined"}, "loop-declined-without-reason"),
        ({"decision": "done"}, "loop-done-without-date"),
        ({"decision": "planned"}, "loop-planned-without-due"),
        (
            {"decision": "planned", "due": "2025-09-01", "done": "2025-08-01"},
            "loop-against-its-dates",
        ),
        ({"decided": "2025-02-01"}, "loop-against-its-dates"),
        ({"answered": "2025-01-09"}, "loop-dates-out-of-order"),
        (
            {"decision": "done", "decided": "2025-03-01", "done": "2025-02-01"},
            "loop-dates-out-of-order",
        ),
    ],
)
def test_a_loop_agrees_with_itself(said: dict[str, str], code: str) -> None:
    """A decision has the dates that it needs, and they follow each other."""
    assert checked(loop(**said)) == [code]


# ---- where it stands


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({}, State.OPENED),
        ({"answered": "2025-02-02"}, State.ANSWERED),
        ({"answered": "2025-02-02", "decision": "deciding"}, State.DECIDING),
        ({"decision": "planned", "due": "2026-03-01"}, State.PLANNED),
        ({"decision": "done", "done": "2025-08-14"}, State.DONE),
        ({"decision": "declined", "reason": "The law."}, State.DECLINED),
    ],
)
def test_state_follows_the_decision(said: dict[str, str], state: State) -> None:
    """A loop goes from opened to done or declined, as its file says."""
    assert standing(said).state is state


@pytest.mark.parametrize(
    ("said", "as_of", "overdue"),
    [
        ({}, "2025-04-10", None),
        ({}, "2025-04-11", "2025-04-10"),
        ({"decide_by": "2025-02-01"}, "2025-02-02", "2025-02-01"),
        ({"decision": "planned", "due": "2025-09-01"}, "2025-09-01", None),
        ({"decision": "planned", "due": "2025-09-01"}, "2025-09-02", "2025-09-01"),
        (
            {"decision": "planned", "due": "2025-09-01", "decide_by": "2025-02-01"},
            "2025-03-01",
            None,
        ),
        ({"decision": "done", "due": "2025-09-01", "done": "2025-10-01"}, "2026-01-15", None),
        ({"decision": "declined"}, "2026-01-15", None),
    ],
)
def test_overdue_is_the_date_that_has_passed(
    said: dict[str, str], as_of: str, overdue: str | None
) -> None:
    """A decision is owed within 90 days or by its day, a plan by its own; that day still counts."""
    found = standing(said, date.fromisoformat(as_of)).overdue
    assert found == (date.fromisoformat(overdue) if overdue else None)


@pytest.mark.parametrize(
    ("said", "on_time"),
    [
        ({}, False),
        ({"decide_by": "2026-06-01"}, None),
        ({"decision": "planned", "due": "2026-06-01"}, None),
        ({"decision": "planned", "due": "2025-06-01"}, False),
        ({"decision": "done", "due": "2025-09-01", "done": "2025-09-01"}, True),
        ({"decision": "done", "due": "2025-09-01", "done": "2025-09-02"}, False),
        ({"decision": "done", "done": "2025-09-02"}, None),
        ({"decision": "declined", "decided": "2025-04-10"}, True),
        ({"decision": "declined", "decided": "2025-04-11"}, False),
        ({"decision": "declined", "answered": "2025-02-01"}, True),
        ({"decision": "declined"}, None),
    ],
)
def test_on_time_is_held_against_the_day_that_was_named(
    said: dict[str, str],
    on_time: bool | None,  # noqa: FBT001 (a parameter of the test)
) -> None:
    """What is done is held against its due day, what is declined against the day of deciding."""
    assert standing(said).on_time is on_time


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2025-01-09", None),
        ("2025-01-10", State.OPENED),
        ("2025-03-01", State.PLANNED),
        ("2025-08-13", State.PLANNED),
        ("2025-08-14", State.DONE),
    ],
)
def test_a_loop_is_shown_as_it_was_known_on_the_day(as_of: str, state: State | None) -> None:
    """What had not happened by the day is not yet known on it."""
    days = {"decided": "2025-03-01", "due": "2025-09-01", "done": "2025-08-14"}
    day = date.fromisoformat(as_of)
    known = known_on(loop(decision="done", **days), day)
    assert (known and stand(known, day).state) is state


@pytest.mark.parametrize(
    ("named", "when"),
    [
        ("2025-03-01", Named.IN_TIME),
        ("2025-03-02", Named.AFTER_PLAN),
        ("2025-08-14", Named.AFTER_PLAN),
        ("2025-08-15", Named.AFTER_CHANGE),
    ],
)
def test_a_measure_is_named_in_time_when_the_change_is_planned(named: str, when: Named) -> None:
    """A measure named after the plan, or after the change, is said to be."""
    evidence = Evidence(standard="passport/time", named=date.fromisoformat(named))
    made = loop(decision="done", decided="2025-03-01", done="2025-08-14", evidence=evidence)
    assert when_named(made) is when


# ---- together


def figures_of(*made: Loop) -> Any:  # noqa: ANN401 (LoopFigures)
    """What loops come to on the day."""
    return count_loops([(one, stand(one, TODAY)) for one in made])


def test_figures_have_their_denominators() -> None:
    """Answered of all, closed on time of those whose day has come, medians of those that have."""
    found = figures_of(
        loop("a", answered="2025-01-20", decision="done", due="2025-03-01", done="2025-02-09"),
        loop("b", answered="2025-01-30", decision="done", due="2025-02-01", done="2025-03-11"),
        loop("c"),
        loop("d", decision="planned", due="2026-06-01"),
    )
    assert (found.all, found.answered, found.answer_days) == (4, 2, Fraction(15))
    assert (found.dated, found.on_time, found.close_days) == (3, 1, Fraction(45))
    assert found.overdue == 1


@given(st.permutations(["2025-01-20", "2025-03-30", "2025-02-14"]))
def test_order_does_not_matter(days: list[str]) -> None:
    """Figures are the same in whatever order the files stand."""
    made = [loop(str(at), answered=day) for at, day in enumerate(days)]
    assert figures_of(*made).answer_days == Fraction(35)


# ---- small numbers


@pytest.mark.parametrize(("people", "shown"), [(9, None), (10, 10)])
def test_few_people_are_not_published(people: int, shown: int | None) -> None:
    """Below the minimum the number ceases to exist, and that it was small is said."""
    heard = Heard(since=period("2025-01"), sources=(Text.plain("calls"),), people=people)
    (found,) = publish_loops([replace(loop(), heard=heard)], as_of=TODAY, minimum=10)
    assert found.loop.heard is not None
    assert (found.loop.heard.people, found.few) == (shown, shown is None)
