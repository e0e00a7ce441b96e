"""Rows of the record of corrections are held against what there is to correct."""

from dataclasses import dataclass
from datetime import date

import pytest

from generator.diagnostics import Diagnostic, Report
from generator.model import Corrections
from generator.model.corrections import COLUMNS
from generator.periods import Calendar
from generator.sources.corrections import PATH, read_corrections
from generator.sources.names import NO_NAMES, Names
from generator.sources.results import Known, known_standards
from making import service, standard, statistic, target

KNOWN = known_standards(
    [
        service(
            standard(
                target(at_least="90%"), also=(statistic("p90", kind="percentile", percentile=90),)
            )
        )
    ],
    lambda _agency: Calendar(7, "last"),
)
RENAMED = Names(standards={("passport", "speed"): "time"})
REASON = "Two days were counted twice."


@dataclass(frozen=True)
class Folder:
    """A project in which there is nothing but the record."""

    table: str

    def paths(self, prefix: str) -> tuple[str, ...]:
        """The record alone."""
        return (PATH,) if PATH.startswith(prefix) else ()

    def read(self, path: str) -> bytes:
        """Its bytes."""
        assert path == PATH
        return self.table.encode()


def row(  # noqa: PLR0913 (the columns, by name)
    *,
    day: str = "2026-05-04",
    kind: str = "figure",
    service: str = "passport",
    standard: str = "time",
    period: str = "2026-01",
    channel: str = "",
    segment: str = "",
    field: str = "numerator",
    old: str = "9541",
    new: str = "9514",
) -> str:
    """A row of the record, right but for what is told otherwise."""
    about = (service, standard, period, channel, segment)
    return ",".join((day, kind, *about, field, old, new, REASON))


GONE = row(kind="removed", standard="gone", period="", field="standard", old="", new="")


def read(
    *rows: str, known: dict[tuple[str, str], Known] = KNOWN, names: Names = NO_NAMES
) -> tuple[Corrections, list[Diagnostic]]:
    """The corrections on record, and the findings."""
    table = "\n".join((",".join(COLUMNS), *rows, ""))
    report = Report()
    read = read_corrections(Folder(table), known, names, report)
    assert read is not None
    return read, list(report)


def codes(*rows: str) -> list[tuple[str, int]]:
    """What is found in these rows, each with its line."""
    return [(one.code, one.place.line) for one in read(*rows)[1]]


RIGHT = [
    row(),
    row(channel="mail"),
    row(segment="district:d1"),
    row(field="p90/value", old="12.5", new="12"),
    row(field="unit", old="day", new="hour"),
    row(field="value", old="", new="95.34"),
    row(kind="removed", new=""),
    row(kind="removed", channel="fax", field="", old="", new=""),
    row(kind="removed", field="median/value", new=""),
    row(kind="target", period="2025-01", field="target", old="90", new="85"),
    row(kind="target", field="phone/comparison", old="at_least", new="more_than"),
    row(kind="definition", period="", field="definition", old="All renewals.", new="All."),
    GONE,
]


@pytest.mark.parametrize("right", RIGHT)
def test_a_row_that_names_what_there_is_stays(right: str) -> None:
    """Each kind of row is kept as it is, and nothing is found in it."""
    kept, found = read(right)

    assert found == []
    (one,) = kept
    about = (one.date.isoformat(), one.kind.value, *one.subject, one.field, one.old, one.new)
    assert ",".join((*about, one.reason)) == right


FAULTY = {
    "unknown-service": [row(service="pasport"), row(service="-7")],
    "unknown-standard": [row(standard="tine"), GONE.replace("removed", "figure")],
    "blank-key": [
        row(period=""),
        row(field=""),
        row(kind="removed", field="", new=""),
        row(kind="target", period="", field="target", old="90", new="85"),
        row(kind="definition", period="", field=""),
    ],
    "bad-period": [row(period="2026-13"), row(kind="target", period="qqq", field="target")],
    "undeclared-channel": [row(channel="fax")],
    "undeclared-segment": [row(segment="d1"), row(segment="district:d9")],
    "correction-field": [
        row(field="numbers"),
        row(field="median/value"),
        row(field="/value"),
        row(field="standard"),
        row(field="target"),
        row(kind="removed", field="reason", new=""),
        row(kind="target", field="numerator"),
        row(kind="definition", period="", field="promise"),
    ],
    "correction-too-narrow": [
        row(kind="definition", field="basis", old="due", new="received"),
        GONE.replace("gone,,", "gone,2026-01,"),
        GONE.replace("gone,,,", "gone,,mail,"),
    ],
    "bad-number": [
        row(new="qqq"),
        row(old="0.5.1"),
        row(field="value", new="90 %"),
        row(kind="target", field="target", new="90%"),
        row(kind="removed", old="many", new=""),
    ],
    "count-not-whole": [row(old="9541.5")],
    "negative-count": [row(new="-7")],
    "negative-value": [row(field="p90/value", old="-1")],
    "count-too-large": [row(old="9" * 24)],
    "correction-unchanged": [row(old="9514")],
}


@pytest.mark.parametrize("code", FAULTY)
def test_a_slip_is_told_at_its_row(code: str) -> None:
    """Whatever a row names that is not there is found once, in its line."""
    for faulty in FAULTY[code]:
        other = row(period="2026-02")

        assert codes(other, faulty) == [(code, 3)], faulty


@pytest.mark.parametrize("code", sorted({*FAULTY} - {"count-too-large"}))
def test_a_faulty_row_is_left_out(code: str) -> None:
    """The site would publish what nobody can follow."""
    for faulty in FAULTY[code]:
        kept, _ = read(row(period="2026-02"), faulty)

        assert [one.period for one in kept] == ["2026-02"], faulty


def test_a_period_is_known_by_its_key() -> None:
    """Two ways to write one period of the agency's fiscal year are one."""
    kept, found = read(row(period="FY2025-Q4"), row(period="FY2024-25-Q4", field="denominator"))

    assert found == []
    assert len({one.period for one in kept}) == 1


def test_an_old_id_stands_for_the_present_one() -> None:
    """A standard that was renamed keeps its corrections; the finding asks to write the new id."""
    kept, found = read(row(standard="speed"), names=RENAMED)

    assert [one.code for one in found] == ["old-id-in-table"]
    assert [one.standard for one in kept] == ["time"]


def test_what_the_record_says_is_gone_need_not_be_there() -> None:
    """A standard, a group or a statistic that was removed keeps the corrections of before."""
    gone = row(standard="gone", period="FY2031-Q9", channel="fax", field="median/value")
    dropped = row(kind="removed", period="2026-03", channel="fax", old="9514", new="")
    before = row(period="2026-03", channel="fax", day="2026-01-07")

    assert codes(GONE, gone, dropped, before) == []


def test_a_target_that_is_gone_need_not_have_its_channel() -> None:
    """What was promised of a channel can be told after nobody offers it any more."""
    told = row(kind="target", channel="fax", field="target", old="90", new="85")
    gone = row(kind="target", channel="fax", field="comparison", old="at_least", new="")

    assert codes(told) == [("undeclared-channel", 2)]
    assert codes(told, gone) == []


def test_a_correction_that_stands_twice_is_told() -> None:
    """The second one is found and names the line of the first; another day is no repetition."""
    back = row(day="2026-05-05", old="9514", new="9541")

    _, found = read(row(), back, row(day="2026-05-06"), row())

    assert [(one.code, one.place.line) for one in found] == [("correction-repeated", 5)]
    assert "line 2" in found[0].message


def test_withheld_rows_are_no_repetition() -> None:
    """Two figures of one group that were taken away leave two rows that say the same."""
    withheld = row(kind="removed", channel="mail", field="", old="", new="")

    assert codes(withheld, withheld) == []


def test_a_row_begins_where_the_one_before_ends() -> None:
    """By day, not as they stand; what lies between needs a row of its own, and 95.0 is 95."""
    first, second = row(day="2026-02-01", new="95"), row(day="2026-03-01", old="95.0", new="94")
    third = row(day="2026-04-01", old="93", new="92")
    between = row(day="2026-03-15", old="94", new="93")

    assert codes(second, first) == []
    assert codes(third, second, first) == [("correction-gap", 2)]
    assert codes(third, second, first, between) == []


def test_a_gap_is_told_without_figures() -> None:
    """What was on record of a group may have been hidden since."""
    rows = (row(channel="mail"), row(channel="mail", day="2026-06-01", old="7391", new="7392"))

    _, (finding,) = read(*rows)

    assert (finding.code, finding.place.line) == ("correction-gap", 3)
    assert "739" not in finding.message + finding.hint + finding.source


def test_what_is_withheld_leaves_no_gap() -> None:
    """A blank cell may be any."""
    blank = row(channel="mail", new="")
    later = row(channel="mail", day="2026-06-01", old="9000", new="9001")

    assert codes(blank, later) == codes(row(), row(day="2026-06-01", old="", new="9")) == []


def test_a_row_of_a_service_whose_file_is_broken_is_not_told_again() -> None:
    """The fault of the file says why nothing is known of it."""
    kept, found = read(row(service="licence"), names=Names(lost=frozenset({"licence"})))

    assert (kept, found) == ((), [])


def test_the_corrections_stand_by_day() -> None:
    """A row that was pasted above an older one is told after it."""
    kept, _ = read(row(), row(day="2026-02-01", old="9500", new="9541"))

    assert [one.date for one in kept] == [date(2026, 2, 1), date(2026, 5, 4)]
