"""A figure on record as the new one is the figure that is published."""

from dataclasses import replace
from datetime import date
from typing import Any

from generator.diagnostics import Diagnostic, Place, Report
from generator.followed import check_followed
from generator.model import CorrectionKind, LoggedCorrection, Status
from generator.published import Published
from generator.recorded import with_record
from making import standard, statistic, target, world

MADE = standard(
    target(at_least="90%"),
    also=(statistic("p90", kind="percentile", percentile=90, unit="day"),),
)
ROWS = (
    {"period": "2025-10", "numerator": 950, "denominator": 1000},
    {"period": "2025-10", "statistic": "p90", "value": "12.5"},
    {"period": "2025-10", "channel": "mail", "numerator": 470, "denominator": 500},
    {"period": "2025-10", "channel": "online", "numerator": 480, "denominator": 500},
    {"period": "2025-11", "numerator": 950, "denominator": 1000},
    {"period": "2025-11", "channel": "mail", "numerator": 3, "denominator": 7},
    {"period": "2025-11", "channel": "online", "numerator": 947, "denominator": 993},
)
PUBLISHED = world(MADE, *ROWS).published


def correction(new: str, **rest: Any) -> LoggedCorrection:  # noqa: ANN401
    """A row about October's result in all."""
    about = ("passport", "time", "2025-10", "", "")
    figure, place = CorrectionKind.FIGURE, Place("data/corrections.csv", 2)
    row = LoggedCorrection(
        *(date(2025, 12, 1), figure, *about, "numerator", "941", new, "Counted twice."), place=place
    )
    return replace(row, **rest)


def found(*rows: LoggedCorrection, published: Published = PUBLISHED) -> list[Diagnostic]:
    """What is told of the rows."""
    report = Report()
    check_followed(with_record(published, rows), rows, report)
    return list(report)


def test_a_figure_that_is_published_needs_nothing() -> None:
    """Of counts, values and units, however the number is written."""
    p90 = correction("12.50", field="p90/value", old="13")
    of_unit = correction("day", field="p90/unit", old="hour")

    assert found(correction("950"), correction("95.0", field="value"), p90, of_unit) == []


def test_another_figure_is_told_with_the_row_that_leads_on() -> None:
    """The finding stands at the row, and prints what was on record and what is published."""
    (finding,) = found(correction("905"))

    assert (finding.code, finding.severity.value) == ("correction-not-followed", "warning")
    assert finding.place == Place("data/corrections.csv", 2)
    assert "passport/time 2025-10 numerator is '950'" in finding.message
    assert finding.hint.endswith(" 2026-01-15,figure,passport,time,2025-10,,,numerator,905,950,")


def test_rows_may_lead_on_from_one_to_another() -> None:
    """One of all that are about a figure says what is published, whenever it was written."""
    later = correction("950", date=date(2026, 3, 1), old="945")

    assert found(correction("945"), later) == []
    assert found(replace(later, new="1")) == []


def test_a_further_figure_is_told_by_itself() -> None:
    """Its unit too."""
    of_value = correction("12.4", field="p90/value")
    of_unit = correction("hour", field="p90/unit")

    messages = [one.message for one in found(of_value, of_unit)]

    assert {message.partition(": ")[2] for message in messages} == {
        "passport/time 2025-10 p90/value is '12.5'",
        "passport/time 2025-10 p90/unit is 'day'",
    }


def test_what_was_on_record_of_a_group_is_not_repeated() -> None:
    """The finding tells what is published of it, and nothing that was typed."""
    (finding,) = found(correction("461", channel="mail", old="462"))

    assert "mail numerator is '470'" in finding.message
    assert "461" not in finding.message + finding.hint
    assert "462" not in finding.message + finding.hint


def test_a_result_that_is_not_there_is_told() -> None:
    """Of a period that no table has, nor any standard owes."""
    (finding,) = found(correction("950", period="2019-01"))

    assert "passport/time 2019-01 numerator is not there" in finding.message


def test_nothing_is_told_of_what_is_hidden() -> None:
    """Whether the figure on record is the right one cannot be learnt from a finding."""
    right = correction("3", period="2025-11", channel="mail")
    wrong, beside = replace(right, new="5"), replace(right, segment="district:d1", channel="")
    hidden = [row.status for row in PUBLISHED.results("passport") if row.channel == "mail"]

    assert hidden == [None, Status.SUPPRESSED]
    assert [found(one) for one in (right, wrong, beside)] == [[], [], []]


def test_a_total_beside_hidden_groups_is_told_without_what_was_on_record() -> None:
    """The old figure of all cases could tell of the group that is hidden now."""
    (finding,) = found(correction("905", period="2025-11"))

    assert "2025-11 numerator is '950'" in finding.message
    assert "905" not in finding.message + finding.hint


def test_a_figure_that_was_removed_leads_nowhere() -> None:
    """Its row of the kind removed says so."""
    removed = correction("", period="2019-01", kind=CorrectionKind.REMOVED)

    assert found(correction("950", period="2019-01"), removed) == []


def test_a_figure_that_was_removed_is_not_published() -> None:
    """Where it is, the hint prints the row that says that it came back; with it nothing is told."""
    removed = correction("", kind=CorrectionKind.REMOVED)

    (finding,) = found(removed)

    assert "passport/time 2025-10 numerator is '950'" in finding.message
    assert finding.hint.endswith(": 2026-01-15,figure,passport,time,2025-10,,,numerator,,950,")
    assert found(removed, correction("950", old="")) == []


def test_a_row_of_which_something_is_told_is_left() -> None:
    """One slip is one finding."""
    report = Report()
    row = correction("905")
    report.add("correction-without-change", row.place, what="x", edition="y")

    check_followed(PUBLISHED, (row,), report)

    assert [one.code for one in report] == ["correction-without-change"]
