"""The shipped adapter for the GC Service Inventory against the published tables."""

import csv
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.diagnostics import Diagnostic, Report, Severity
from generator.model import Site, Standard
from generator.sources.content import Content
from generator.sources.mappings import Mapped, mapped_tables, read_mapped
from generator.sources.performance import read_performance
from generator.sources.results import Results, known_standards
from generator.text import Text

ADAPTER = Path(__file__).parents[2] / "generator" / "adapters" / "gc-service-inventory"


class Published:
    """The published tables and the adapter's mappings as files of a project."""

    def __init__(self, folder: Path) -> None:
        """Lay each table beside its mapping."""
        self._files = {
            "data/si.csv": folder / "si_2024.csv",
            "data/si.map.yaml": ADAPTER / "services.map.yaml",
            "data/ss.csv": folder / "ss_2024.csv",
            "data/ss.map.yaml": ADAPTER / "standards.map.yaml",
        }

    def paths(self, prefix: str) -> tuple[str, ...]:
        """Every path below a folder."""
        return tuple(path for path in self._files if path.startswith(prefix + "/"))

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._files[path].read_bytes()


class Canada(NamedTuple):
    """What the mapping made of the tables, and the tables as the standard library reads them."""

    mapped: Mapped
    results: Results
    found: list[Diagnostic]
    rows: list[dict[str, str]]
    by_row: list[Standard]

    def standard(self, at: int) -> Standard:
        """The standard of the result at a position."""
        return self.by_row[at]


def lines_told(canada: Canada, code: str) -> list[int]:
    """The lines that the findings of a code name, those of the finding about the rest too."""
    lines = [one.place.line for one in canada.found if one.code == code]
    for one in canada.found:
        if one.code == "more-rows-like-it" and f"({code})" in one.message:
            for run in one.message.partition("lines ")[2].split(", "):
                first, _, last = run.partition(" to ")
                lines += range(int(first), int(last or first) + 1)
    return sorted(lines)


@pytest.fixture(scope="module")
def canada(real_data: Path) -> Canada:
    """The two tables of 2023-2024, read through the adapter."""
    report = Report()
    site = Site(title=Text.plain("S"), publisher=Text.plain("P"), languages=("en", "fr"))
    mapped = read_mapped(Published(real_data / "canada"), Content(site), report)
    known = known_standards(mapped.content.services, mapped.content.calendar_of)
    results = read_performance([], foreign=mapped_tables(mapped), known=known, report=report)
    path = real_data / "canada" / "ss_2024.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    services = mapped.content.services
    standards = {(one.id, own.id): own for one in services for own in one.standards}
    keys = zip(results.frame["service"], results.frame["standard"], strict=True)
    return Canada(mapped, results, list(report), rows, [standards[key] for key in keys])


def test_every_row_is_a_result(canada: Canada) -> None:
    """All 2,343 rows are results, in the order of the file, of 1,001 services of 62 agencies."""
    assert len(canada.rows) == len(canada.results.frame) == 2343
    assert len(canada.mapped.content.services) == 1001
    assert len(canada.mapped.content.agencies) == 62
    assert sum(len(one.standards) for one in canada.mapped.content.services) == 2343
    by_row = [canada.standard(at).source_id for at in range(2343)]
    assert by_row == [row["service_standard_id"] for row in canada.rows]


def test_figures_are_the_tables(canada: Canada) -> None:
    """Every count is the table's, and no word for missing became a number."""
    frame = canada.results.frame
    for name, column in (
        ("numerator", "volume_meeting_target"),
        ("denominator", "total_volume"),
    ):
        ours = [
            "" if value is None else str(value)
            for value in frame[name].astype(object).where(frame[name].notna(), None)
        ]
        assert ours == [row[column] for row in canada.rows]


def test_values_are_the_tables(canada: Canada) -> None:
    """Every value is the table's fraction as per cent, exactly."""
    frame = canada.results.frame
    for text, row in zip(frame["value_text"], canada.rows, strict=True):
        assert (Fraction(text) if text else None) == (
            Fraction(row["performance"]) * 100 if row["performance"] else None
        )


def test_periods_come_from_the_table(canada: Canada) -> None:
    """All results are of one fiscal year, April to March, and no cadence owes another."""
    assert [period.key for period in canada.results.periods] == ["FY2023-24"]
    period = canada.results.periods[0]
    assert (str(period.first), str(period.last)) == ("2023-04-01", "2024-03-31")
    standards = [one for service in canada.mapped.content.services for one in service.standards]
    assert {one.cadence for one in standards} == {None}


def test_targets_are_the_tables(canada: Canada) -> None:
    """A target is the table's fraction as per cent; 0 and blank are no target."""
    for at, row in enumerate(canada.rows):
        targets = canada.standard(at).targets
        said = Fraction(row["target"]) * 100 if row["target"] else Fraction(0)
        assert [one.at_least.value for one in targets if one.at_least] == ([said] if said else [])


def test_verdicts(canada: Canada) -> None:
    """Of 1,783 published verdicts 1,772 agree, six were rounded first, five are impossible."""
    frame, seen = canada.results.frame, Counter[str]()
    for at, row in enumerate(canada.rows):
        targets = canada.standard(at).targets
        top, bottom = frame["numerator"][at], frame["denominator"][at]
        judged = row["target_met"] in ("Y", "N") and bool(targets) and row["total_volume"] != ""
        if judged and frame["faulty"][at]:
            seen["not judged"] += 1
        elif judged and targets[0].at_least:
            kept = Fraction(int(top), int(bottom)) * 100 >= targets[0].at_least.value
            seen["met" if kept else "missed"] += 1
            seen["agree" if kept == (row["target_met"] == "Y") else "differ"] += 1
    assert seen == {"met": 1302, "missed": 476, "agree": 1772, "differ": 6, "not judged": 5}


def test_rows_that_differ(canada: Canada) -> None:
    """The six that were rounded before they were judged are the known ones."""
    frame, found = canada.results.frame, set()
    for at, row in enumerate(canada.rows):
        target = next(iter(canada.standard(at).targets), None)
        if target and target.at_least and row["target_met"] == "Y" and not frame["faulty"][at]:
            top, bottom = frame["numerator"][at], frame["denominator"][at]
            if Fraction(int(top), int(bottom)) * 100 < target.at_least.value:
                found.add(row["service_standard_id"])
    assert found == {"1238", "522", "1337", "2552", "1541", "3536"}


def test_impossible_counts(canada: Canada) -> None:
    """Nine rows with more successes than cases are warnings with their lines, and are faulty."""
    expected = [
        at
        for at, row in enumerate(canada.rows)
        if row["total_volume"] and int(row["volume_meeting_target"] or 0) > int(row["total_volume"])
    ]
    faulty = canada.results.frame["faulty"]
    assert [at for at in range(2343) if faulty[at]] == expected
    assert len(expected) == 9
    assert lines_told(canada, "numerator-above-denominator") == [
        canada.results.place(at).line for at in expected
    ]


def test_lines_are_physical(canada: Canada, real_data: Path) -> None:
    """The place of a cell leads to its text in the file, past line breaks in other cells."""
    lines = (real_data / "canada" / "ss_2024.csv").read_bytes().decode("utf-8-sig").split("\n")
    for at in (0, 500, 1500, 2342):
        place = canada.results.place(at, "denominator")
        text = lines[place.line - 1][place.column - 1 :]
        assert text.startswith(canada.rows[at]["total_volume"] + ",")


def test_repeated_ids(canada: Canada) -> None:
    """Eight ids that stand under two services are warnings with their lines."""
    seen, again = set(), []
    for at, row in enumerate(canada.rows):
        if row["service_standard_id"] in seen:
            again.append(canada.results.place(at, "standard").line)
        seen.add(row["service_standard_id"])
    assert len(again) == 8
    assert lines_told(canada, "repeated-id") == again
    told = [one for one in canada.found if one.code == "repeated-id"]
    assert {one.severity for one in told} == {Severity.WARNING}
    assert all("data/ss.csv:" in one.message for one in told)


def test_published_values_agree_with_their_counts(canada: Canada) -> None:
    """No value disagrees with its counts beyond half of its fourth decimal, as computed apart."""
    off = [
        row
        for row in canada.rows
        if row["performance"] and row["total_volume"] not in ("", "0")
        if abs(
            Fraction(int(row["volume_meeting_target"]), int(row["total_volume"]))
            - Fraction(row["performance"])
        )
        > Fraction(1, 20000)
    ]
    assert off == []
    assert not [one for one in canada.found if one.code == "value-disagrees"]


def test_names_in_both_languages(canada: Canada) -> None:
    """English and French are kept, and names of agencies part at the bar."""
    agency = next(one for one in canada.mapped.content.agencies if one.source_id == "tc")
    assert agency.name.by_language == (("en", "Transport Canada"), ("fr", "Transports Canada"))
    for service in canada.mapped.content.services:
        assert service.name.languages == ("en", "fr")
        assert all(one.promise.languages for one in service.standards)


def test_remarks_are_kept(canada: Canada) -> None:
    """The publisher's remark stands beside each figure that was reported as exactly zero."""
    frame = canada.results.frame
    zero = [
        at
        for at, row in enumerate(canada.rows)
        if row["volume_meeting_target"] == "0" and row["total_volume"] not in ("", "0")
    ]
    assert len(zero) == 22
    for at in zero:
        said = canada.rows[at]["comments_en"].strip()
        assert frame["note"][at] == ("" if said.casefold() in ("n/a", "not applicable") else said)


def test_the_service_table_tells_more(canada: Canada) -> None:
    """Every service gains its summary; the 751 other rows are counted in one finding."""
    services = canada.mapped.content.services
    assert all(one.summary and one.audiences for one in services)
    told = [one for one in canada.found if one.code == "rows-of-unknown-services"]
    assert len(told) == 1
    assert told[0].message.startswith("Left out 751 rows")


def test_nothing_is_an_error(canada: Canada) -> None:
    """A published table stops no build."""
    assert not [one for one in canada.found if one.severity is Severity.ERROR]
