"""A past figure, target or definition that changed needs its correction; none may vanish."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from building import read_rows, readable, spellings, tree_of, write_files
from generator.build import Plan, build
from generator.diagnostics import Diagnostic, Report
from generator.examine import examine
from generator.model.corrections import COLUMNS
from generator.published import Published
from generator.resources import templates_folder
from generator.sources.corrections import PATH
from projects import PASSPORT, PASSPORT_PROMISE, PASSPORT_SERVICE, PASSPORT_TABLE

HEAD = "service,standard,period,channel,numerator,denominator,status\n"
ROWS = "renewal,time,2026-01,,9541,10007,\nrenewal,time,2026-02,,8111,9001,provisional\n"
CHANNELS = "channels: [{id: mail}, {id: online}]\n"
STANDARD = PASSPORT_PROMISE.replace("standards:\n", f"{CHANNELS}standards:\n")
OTHER = """\
  - id: answered
    promise: We answer you in two days.
    type: timeliness
    measure: {kind: share, unit: percent, definition: Answers in time., basis: due}
    cadence: monthly
    targets:
      - {from: 2026-01, at_least: 80%}
"""
FILES = {**PASSPORT, PASSPORT_SERVICE: STANDARD, PASSPORT_TABLE: HEAD + ROWS}
LATER = date(2026, 5, 4)


def build_as(project: Path, name: str = "", *, on: date = LATER) -> Report:
    """Build the project's site beside it."""
    report = Report()
    folders = (project / "templates", templates_folder())
    site = project.parent / "site"
    build(Plan(project, site, folders, lambda _: on, edition=name), report)
    return report


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of a project that has published an edition."""
    project = write_files(tmp_path_factory.mktemp("first") / "project", FILES)
    report = build_as(project, "2026-q1", on=date(2026, 4, 1))
    assert not report.failed, list(report)
    files = (path for path in sorted((project / "editions").rglob("*")) if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def project(tmp_path: Path, published: Mapping[str, bytes]) -> Path:
    """The project a month later, with its edition."""
    folder = write_files(tmp_path / "project", FILES)
    for name, content in published.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def change(project: Path, path: str, old: str, new: str) -> None:
    """Replace words of one file."""
    file = project / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def look(project: Path, *, on: date = LATER) -> tuple[Published | None, Report]:
    """What the check finds, and what it would publish."""
    report = Report()
    return examine(project, today=lambda _: on, report=report), report


def found(project: Path, *codes: str) -> list[Diagnostic]:
    """The findings of these codes; without any, those about corrections and what vanished."""
    kinds = codes or ("correction", "vanished")
    return [one for one in look(project)[1] if any(kind in one.code for kind in kinds)]


def rows_to_paste(findings: Iterable[Diagnostic]) -> list[str]:
    """The rows that hints print, each up to its reason."""
    found = (re.search(r"at its end: (\S.*,)$", one.hint) for one in findings)
    return [match[1] for match in found if match]


def paste(project: Path, findings: Iterable[Diagnostic], reason: str = "Counted twice.") -> None:
    """Paste the rows that the findings print into the record, each with a reason."""
    file = project / PATH
    text = file.read_text(encoding="utf-8") if file.exists() else ",".join(COLUMNS) + "\n"
    rows = (f"{row}{reason}\n" for row in rows_to_paste(findings))
    file.write_text(text + "".join(rows), encoding="utf-8")


def test_what_has_not_changed_needs_nothing(project: Path) -> None:
    """Held against its own edition a month later, a project has no finding about the past."""
    assert found(project) == []


def test_a_past_figure_needs_its_row(project: Path) -> None:
    """The finding prints the row with both figures, and the first line of a file that is new."""
    change(project, PASSPORT_TABLE, "9541", "9514")

    (finding,) = found(project)

    assert (finding.code, finding.severity.value) == ("correction-missing", "error")
    assert finding.message == (
        "renewal/time 2026-01 numerator was published as '9541' in the edition 2026-q1 and is "
        "'9514' now, and no correction says so"
    )
    assert finding.hint.endswith(": 2026-05-04,figure,renewal,time,2026-01,,,numerator,9541,9514,")
    assert f"(its first line is {','.join(COLUMNS)})" in finding.hint


def test_the_pasted_row_is_all_that_it_needs(project: Path) -> None:
    """With its row the check passes, and the table says that the result was corrected."""
    change(project, PASSPORT_TABLE, "9541", "9514")
    paste(project, found(project))

    report = build_as(project)

    assert [one.code for one in report if "correction" in one.code] == []
    rows = read_rows(project.parent / "site/data/results.csv")
    assert [(row["period"], row["corrected"]) for row in rows if row["value"]] == [
        ("2026-01", "true"),
        ("2026-02", "false"),
    ]


def test_a_figure_corrected_twice_needs_no_third_row(project: Path) -> None:
    """Rows lead from the figure of the edition to that of now, one after the other."""
    change(project, PASSPORT_TABLE, "9541", "9514")
    paste(project, found(project))
    change(project, PASSPORT_TABLE, "9514", "9500")
    row = "2026-05-05,figure,renewal,time,2026-01,,,numerator,9514,9500,A day was missing.\n"
    (project / PATH).write_text((project / PATH).read_text(encoding="utf-8") + row, "utf-8")

    assert found(project) == []


def test_a_row_with_other_figures_is_not_the_row(project: Path) -> None:
    """The record has to lead to what is published now."""
    change(project, PASSPORT_TABLE, "9541", "9514")
    paste(project, found(project))
    change(project, PATH, "9514", "9515")

    assert [one.code for one in found(project)] == ["correction-missing"]


@pytest.mark.parametrize(
    ("old", "new", "kind", "field"),
    [
        ("at_least: 90%", "at_least: 85%", "target", "target"),
        ("Renewals in time.", "All renewals in time.", "definition", "definition"),
        ("basis: due", "basis: received", "definition", "basis"),
    ],
)
def test_a_past_promise_needs_its_row(
    project: Path, old: str, new: str, kind: str, field: str
) -> None:
    """A target that held, and what is counted, cannot change in silence."""
    change(project, PASSPORT_SERVICE, old, new)

    findings = found(project, "correction-missing")

    assert [f",{kind},renewal,time," in one.hint for one in findings] == [True]
    assert f",{field}," in findings[0].hint


def test_a_provisional_figure_that_becomes_final_is_a_revision(project: Path) -> None:
    """It needs no correction, and is kept with what it was."""
    change(project, PASSPORT_TABLE, "8111,9001,provisional", "8120,9001,")

    site, report = look(project)

    assert [one.code for one in report if "correction" in one.code] == []
    assert site is not None
    (revision,) = site.record.revisions
    assert (revision.period, revision.old[0], revision.new[0], revision.provisional) == (
        *("2026-02", "8111", "8120"),
        False,
    )


def test_a_removed_result_needs_its_row(project: Path) -> None:
    """A figure that is published no longer is a correction too."""
    change(project, PASSPORT_TABLE, "renewal,time,2026-01,,9541,10007,\n", "")

    assert {",removed,renewal,time,2026-01," in one.hint for one in found(project)} == {True}


def test_a_standard_that_vanished_is_told_once(project: Path) -> None:
    """Its results are not told one by one beside it; how it is ended stands in the hint."""
    change(project, PASSPORT_SERVICE, "  - id: time", "  - id: speed")
    change(project, PASSPORT_TABLE, "renewal,time,2026-01", "renewal,speed,2026-01")
    change(project, PASSPORT_TABLE, "renewal,time,2026-02", "renewal,speed,2026-02")

    findings = found(project)

    assert [one.code for one in findings] == ["standard-vanished"]
    assert "ended_reason:" in findings[0].hint


def test_a_renamed_standard_has_not_vanished(project: Path) -> None:
    """Its old id under `was` says where its past is."""
    change(project, PASSPORT_SERVICE, "  - id: time", "  - id: speed\n    was: [time]")

    assert found(project) == []


def test_an_ended_standard_has_not_vanished(project: Path) -> None:
    """It keeps its page and its results."""
    change(
        project,
        PASSPORT_SERVICE,
        "    cadence",
        "    ended: 2026-02\n    ended_reason: Done.\n    cadence",
    )

    assert found(project) == []


def test_a_row_without_a_change_is_told(project: Path) -> None:
    """A slip in a row of the record is found where it stands."""
    change(project, PASSPORT_TABLE, "9541", "9514")
    paste(project, found(project))
    change(project, PATH, "2026-01", "2026-03")

    told = {(one.code, one.place.line) for one in found(project)}

    assert told == {("correction-missing", 0), ("correction-without-change", 2)}


def test_a_row_of_before_the_edition_is_history(project: Path) -> None:
    """What the edition already told otherwise is held against nothing."""
    row = "2026-03-01,figure,renewal,time,2026-01,,,numerator,9999,9541,Counted twice."
    write_files(project, {PATH: ",".join(COLUMNS) + f"\n{row}\n"})

    assert found(project) == []


def test_a_difference_can_be_asked_for_while_corrections_are_missing(project: Path) -> None:
    """Without the check the project can still be published in memory, to be compared."""
    change(project, PASSPORT_TABLE, "9541", "9514")
    report = Report()

    examine(project, today=lambda _: LATER, report=report, recorded=False)

    assert not report.failed


def test_old_figures_of_groups_are_not_repeated(project: Path) -> None:
    """Of a channel the record says that it was corrected, and withholds what it was."""
    rows = (
        "2026-05-04,figure,renewal,time,2026-01,mail,,numerator,3001,4001,Counted twice.\n"
        "2026-05-04,figure,renewal,time,2026-01,,,numerator,9541,9514,Counted twice.\n"
        "2027-01-01,figure,renewal,time,2026-02,,,numerator,1,2,Not known yet.\n"
    )
    change(project, PASSPORT_TABLE, "9541", "9514")
    write_files(project, {PATH: ",".join(COLUMNS) + "\n" + rows})

    site, _ = look(project)

    assert site is not None
    told = [(one.channel, one.old, one.withheld) for one in site.record.corrections or ()]
    assert told == [("mail", "", True), ("", "9541", False)]


def page_of(project: Path, path: str) -> str:
    """The words of a page of the built site."""
    text = (project.parent / "site" / path).read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_the_public_finds_what_was_corrected(project: Path) -> None:
    """The log has the row, the table behind the chart the old value, the verdict a mark."""
    change(project, PASSPORT_TABLE, "9541", "9514")
    paste(project, found(project))

    build_as(project, "2026-q2")

    log = page_of(project, "corrections/index.html")
    assert "May 4, 2026 Renew a passport January 2026 We renew your passport in six weeks." in log
    assert "kept Before 9,541 Now 9,514 Reason Counted twice." in log
    service = page_of(project, "services/renewal/index.html")
    assert "Corrected on May 4, 2026; it was 95.3% (9,541 of 10,007). Counted twice." in service
    editions = page_of(project, "editions/index.html")
    assert "State, Scorecard, edition 2026-q2, May 4, 2026" in editions
    assert "Edition Date Rules Results Promises 2026-q1 April 1, 2026 1" in editions
    assert "2026-q2, May 4, 2026. Cite this" in service


def test_the_verdict_of_a_corrected_figure_says_so(project: Path) -> None:
    """The mark stands where the newest result is told."""
    change(project, PASSPORT_TABLE, "8111,9001,provisional", "8111,9001,")
    row = "2026-03-30,figure,renewal,time,2026-02,,,numerator,8000,8111,Late entries.\n"
    write_files(project, {PATH: ",".join(COLUMNS) + "\n" + row})

    build_as(project, on=date(2026, 4, 20))

    assert "This figure was corrected on March 30, 2026." in page_of(
        project, "services/renewal/index.html"
    )
    revised = "Before 90.1% (8,111 of 9,001) Now 90.1% (8,111 of 9,001) Standing Final"
    assert revised in page_of(project, "corrections/index.html")


def test_figures_of_groups_in_the_record_are_nowhere_in_the_site(project: Path) -> None:
    """What the record says of a channel stands in no published byte, whatever was typed there."""
    row = "2026-03-01,figure,renewal,time,2026-01,mail,,numerator,3517,4519,Counted twice.\n"
    write_files(project, {PATH: ",".join(COLUMNS) + "\n" + row})

    build_as(project)

    texts = readable(tree_of(project.parent / "site")).values()
    assert not any(form in text for text in texts for n in (3517, 4519) for form in spellings(n))
    assert "Before Not repeated Now Not repeated Reason" in page_of(
        project, "corrections/index.html"
    )
