"""Targets that hold at once: by name, by channel, by group, and by a day."""

from datetime import date

from generator.model import Cadence, Status
from generator.sentences.verdicts import verdict_saying
from making import ENGLISH, World, service, standard, target, world


def statuses(made: World) -> list[tuple[str, str, str | None]]:
    """Period, what the row is about, and its status, in the order of the rows."""
    return [
        (row.period.key, row.channel or row.segment, row.status and row.status.value)
        for row in made.all_results()
        if row.reported
    ]


def test_two_targets_at_once_have_a_verdict_each() -> None:
    """One result is met by the first target and missed by the second; the first is the headline."""
    made = standard(
        target(name="Four hours", at_least="95%"), target(name="Twelve hours", at_least="98%")
    )
    facts = world(made, {"period": "2025-12", "numerator": 96, "denominator": 100}).facts()
    assert facts.status is Status.MET
    assert [other.status for other in facts.others] == [Status.MISSED]
    assert facts.tally.all == 1


def test_a_channel_with_a_target_of_its_own_is_judged() -> None:
    """A target about a channel judges its rows and nothing else."""
    made = standard(target(channel="mail", at_least="50%"), cadence=None)
    rows = [
        {"period": "2025-12", "numerator": 60, "denominator": 100},
        {"period": "2025-12", "channel": "mail", "numerator": 10, "denominator": 40},
        {"period": "2025-12", "channel": "online", "numerator": 50, "denominator": 60},
    ]
    found = statuses(world(made, *rows))
    assert found == [
        ("2025-12", "", None),
        ("2025-12", "mail", "missed"),
        ("2025-12", "online", None),
    ]


def test_a_group_with_a_target_of_its_own_owes_results() -> None:
    """A target about a group owes that group's result, period by period."""
    made = standard(target("2025-11", segment="district:d1", at_least="50%"))
    rows = world(made, as_of=date(2026, 3, 1)).all_results()
    assert {(row.segment, row.status) for row in rows} == {
        ("district:d1", Status.NOT_REPORTED),
        ("district:d1", Status.NOT_DUE),
    }


def test_a_small_group_with_a_target_is_hidden_all_the_same() -> None:
    """Suppression outranks a verdict: few people stand behind the figure."""
    made = standard(target(channel="mail", at_least="50%"), cadence=None)
    rows = [
        {"period": "2025-12", "numerator": 60, "denominator": 100},
        {"period": "2025-12", "channel": "mail", "numerator": 3, "denominator": 7},
    ]
    facts = world(made, *rows).facts()
    assert facts.status is Status.SUPPRESSED
    assert facts.current is not None
    assert facts.current.numerator is None


def test_a_deadline_is_judged_once() -> None:
    """Only the period that its day lies in gets a verdict; before and after are drawn."""
    made = standard(
        target("2025-01", by="2025-06-30", at_most="7 weeks"), kind="median", unit="week"
    )
    rows = [{"period": f"2025-{month:02}", "value": "6"} for month in (5, 6, 7)]
    found = statuses(world(made, *rows))
    assert found == [("2025-05", "", None), ("2025-06", "", "met"), ("2025-07", "", None)]


def test_before_its_day_a_deadline_is_not_due() -> None:
    """Before its day the standard is not due, and the sentence says what is known so far."""
    made = standard(target("2025-01", by="2026-06-30", at_least="90%"), cadence=None)
    facts = world(made, {"period": "2025-12", "numerator": 80, "denominator": 100}).facts()
    said = verdict_saying(facts, ENGLISH)
    assert facts.status is Status.NOT_DUE
    assert "80 of 100" in said.sentence
    assert "June 30, 2026" in said.sentence


def test_before_a_moved_deadline_everything_to_keep_in_mind_is_said() -> None:
    """Before its day a moved deadline says so, with the cautions and the note of the figure."""
    made = standard(
        target("2025-01", by="2025-12-31", at_least="90%"),
        target("2025-06", by="2026-06-30", at_least="90%"),
        cadence=None,
    )
    row = {"period": "2025-12", "numerator": 20, "denominator": 25, "note": "Two offices closed"}
    said = verdict_saying(world(made, row).facts(), ENGLISH)
    assert said.cautions == (
        "Deadline moved from December 31, 2025 to June 30, 2026 on June 1, 2025.",
        "First promised for December 31, 2025.",
        "Small numbers, read with care: 25 cases.",
    )
    assert said.note is not None


def test_a_moved_deadline_says_what_was_promised_first() -> None:
    """The first day promised stands beside the verdict of the later one."""
    made = standard(
        target("2024-01", by="2024-12-31", at_least="90%"),
        target("2025-01", by="2025-12-31", at_least="90%"),
        cadence=None,
    )
    facts = world(made, {"period": "2025-12", "numerator": 95, "denominator": 100}).facts()
    assert "First promised for December 31, 2024." in verdict_saying(facts, ENGLISH).cautions


def test_rows_are_copied_only_in_the_tables_of_targets() -> None:
    """A result judged by two targets stands once among the breakdowns."""
    made = standard(
        target(name="a", channel="mail", at_least="50%"),
        target(name="b", channel="mail", at_least="60%"),
        cadence=Cadence.MONTHLY,
    )
    rows = [{"period": "2025-12", "channel": "mail", "numerator": 55, "denominator": 100}]
    facts = World(services=(service(made),), rows=rows).facts()
    assert [(row.period.key, row.reported) for row in facts.parts if row.reported] == [
        ("2025-12", True)
    ]


def test_all_cases_are_shown_beside_a_channel_with_a_target() -> None:
    """The rows about all cases stand ready though the first target is about a channel."""
    made = standard(target(channel="mail", at_least="50%"), cadence=None)
    rows = [
        {"period": "2025-12", "numerator": 900, "denominator": 1000},
        {"period": "2025-12", "channel": "mail", "numerator": 40, "denominator": 100},
    ]
    facts = world(made, *rows).facts()
    assert [(row.channel, row.numerator) for row in facts.totals] == [("mail", 40)]
    assert [(row.channel, row.numerator) for row in facts.wholes] == [("", 900)]
