"""Findings as values, their catalogue, and the three ways to print them."""

import json
import re
from importlib import import_module
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Place, Refusal, Report, Severity
from generator.diagnostics.catalogue import CATALOGUE, PARTS
from generator.diagnostics.entry import Entry
from generator.diagnostics.github import as_github
from generator.diagnostics.json import as_json
from generator.diagnostics.text import CUT, WIDEST, as_text, columns_of, printable

YAML = Place("content/agencies/labor.yaml", 3, 6)


def report_of(message: str, place: Place = YAML, *, source: str = "") -> Report:
    """A report with one finding whose message holds the given text."""
    report = Report()
    report.add("bad-url", place, source=source, url=message)
    return report


def lines_of(report: Report, *, colour: bool = False) -> list[str]:
    """The lines that a report prints as text."""
    return as_text(report, colour=colour).splitlines()


def parts_of_catalogue() -> list[dict[str, Entry]]:
    """The entries of each part of the catalogue that there is."""
    return [import_module(f"generator.diagnostics.catalogue_{part}").ENTRIES for part in PARTS]


# ---- the catalogue


def test_a_code_stands_in_one_part_of_the_catalogue() -> None:
    """No part of the catalogue replaces an entry of another."""
    codes = sorted(code for part in parts_of_catalogue() for code in part)

    assert codes == sorted(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_an_entry_says_everything(code: str) -> None:
    """Every entry names the fault, tells what to type, why it matters, and shows both."""
    entry = CATALOGUE[code]

    said = (entry.message, entry.hint, entry.what, entry.why, entry.example, entry.mend)
    assert all(text == text.strip() and text for text in said)
    assert entry.severity in [str(severity) for severity in Severity]


@pytest.mark.parametrize("code", CATALOGUE)
def test_codes_are_words_joined_by_hyphens(code: str) -> None:
    """A code can stand in an address, a file's name and a sentence."""
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", code)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_message_has_no_full_stop_and_other_texts_do(code: str) -> None:
    """A message is a heading; the hint and the reasons are sentences."""
    entry = CATALOGUE[code]

    assert not entry.message.endswith(".")
    assert all(text.endswith((".", "}")) for text in (entry.hint, entry.what, entry.why))


@pytest.mark.parametrize("code", CATALOGUE)
def test_templates_use_plain_words(code: str) -> None:
    """A template is filled by name, so that no entry depends on the order of its words."""
    entry = CATALOGUE[code]
    used = [
        name for text in (entry.message, entry.hint) for _, name, _, _ in Formatter().parse(text)
    ]

    assert all(name is None or name.isidentifier() for name in used)


# ---- the value


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("a.yaml", 3, 6), "a.yaml:3:6"),
        (Place("a.yaml", 3), "a.yaml:3"),
        (Place("a.yaml"), "a.yaml"),
        (Place(), ""),
    ],
)
def test_a_place_reads_as_editors_write_it(place: Place, said: str) -> None:
    """A place is file, line and column with colons, as far as they are known."""
    assert str(place) == said


def test_a_refusal_becomes_a_finding_at_its_place() -> None:
    """The door that holds the text adds where it stands; the words come with the refusal."""
    report = Report()

    report.refuse(Refusal.of("bad-integer", text="ten"), YAML)

    (found,) = report
    assert (found.code, found.place, "'ten'" in found.message) == ("bad-integer", YAML, True)


def test_findings_stand_in_the_order_of_the_files() -> None:
    """Findings print by file, line and column, in whatever order they were found."""
    places = [Place("b.yaml", 1), Place("a.yaml", 10), Place("a.yaml", 9, 2), Place("a.yaml", 9, 1)]
    report = Report()
    for place in places:
        report.add("bad-integer", place, text="ten")

    assert [found.place for found in report] == sorted(places)


def test_the_same_finding_is_kept_once() -> None:
    """Two rules that see the same fault in the same place say it once."""
    report = Report()
    report.add("bad-integer", YAML, text="ten")
    report.add("bad-integer", YAML, text="ten")

    assert len(report) == 1


@pytest.mark.parametrize("guess", ["", "Did you mean 'mail'?", "Did you mean 'mail'? "])
def test_a_hint_has_one_blank_between_sentences(guess: str) -> None:
    """A guess stands before the rest of the hint with one blank, and without it there is none."""
    report = Report()

    report.add("undeclared-channel", YAML, owner="service", name="mial", guess=guess)

    (found,) = report
    assert found.hint == (
        f"{guess} Add the channel to the service's file, or correct the cell.".replace("  ", " ")
    ).removeprefix(" ")


def test_a_report_knows_the_files_of_its_findings() -> None:
    """A file is named by a report as soon as one finding stands in it."""
    report = report_of("x")

    assert report.names(YAML.path)
    assert not report.names("content/site.yaml")


def test_lines_are_quoted_late() -> None:
    """A finding without a source gets the line of its place; one that has its own keeps it."""
    report = report_of("x")
    report.add("bad-integer", YAML, source="own", text="ten")

    report.quote(lambda place: f"line {place.line}")

    assert [(found.code, found.source) for found in report] == [
        ("bad-integer", "own"),
        ("bad-url", "line 3"),
    ]


def test_a_softened_error_fails_nothing() -> None:
    """A finding may be milder than its entry: in a table that somebody else publishes."""
    report = Report()

    report.add("bad-number", severity=Severity.WARNING, text="x", fault="f", suggestion="1")

    assert not report.failed
    assert report.count(Severity.WARNING) == 1


# ---- text


def test_text_names_place_severity_message_code_and_hint() -> None:
    """A finding is one line with everything to find it by, then what to type."""
    printed = lines_of(report_of("example"))

    assert printed == [
        "content/agencies/labor.yaml:3:6: error: 'example' is not a web address [bad-url]",
        "  Write the whole address, such as https://example.gov/passports.",
        "",
        "1 error.",
    ]


def test_text_of_a_finding_without_a_place_begins_with_its_severity() -> None:
    """A finding about no file has no empty place before it."""
    assert lines_of(report_of("example", Place()))[0].startswith("error: 'example'")


def test_text_without_findings_says_so() -> None:
    """A clean run is told in words."""
    assert as_text(Report()) == "No findings.\n"


def test_text_counts_each_severity() -> None:
    """The last line counts errors, warnings and suggestions, with their plurals."""
    report = Report()
    for line in (1, 2):
        report.add("bad-integer", Place("a.yaml", line), text="ten")
    report.add("projected-figure", Place("b.csv", 1))

    assert lines_of(report)[-1] == "2 errors, 1 warning."


def test_text_marks_the_fault_in_its_source_line() -> None:
    """The mark stands under the character at the finding's column."""
    quoted, mark = lines_of(report_of("here", source="url: here"))[1:3]

    assert quoted[mark.index("^")] == "h"


@pytest.mark.parametrize("before", ["\t\t\t", "é", "e\u0301", "東京", "\x1b\u202e", "\u00a0"])
def test_the_mark_stands_right_after_any_letter(before: str) -> None:
    """Tabs, accents, wide letters and control characters before the fault do not move its mark."""
    place = Place("content/site.yaml", 3, len(before) + 1)

    quoted, mark = lines_of(report_of("x", place, source=f"{before}|"))[1:3]

    assert columns_of(quoted[: quoted.rindex("|")]) == mark.index("^")


@pytest.mark.parametrize("column", [1, 100, 500, 999, 1000])
def test_a_long_line_is_cut_around_the_fault(column: int) -> None:
    """Of a long line a part is shown, the fault within it, and each end that was cut is marked."""
    line = "." * (column - 1) + "#" + "." * (1000 - column)

    quoted, mark = lines_of(report_of("x", Place("a.yaml", 1, column), source=line))[1:3]

    assert quoted[mark.index("^")] == "#"
    assert len(quoted) <= WIDEST + len("  1 | ") + 2
    assert (quoted.count(CUT), line[0] + line[-1]) in [(1, "#."), (1, ".#"), (1, ".."), (2, "..")]


def test_text_quotes_no_line_of_a_table() -> None:
    """A line of a table holds figures of small groups; the message names the one cell at fault."""
    place = Place("data/performance/labor.csv", 7, 31)

    assert len(lines_of(report_of("1,204", place, source="1,204"))) == 4


def test_colour_is_only_on_the_word_for_the_severity() -> None:
    """Nobody needs colour to read a finding: it repeats what the word says."""
    coloured, plain = (lines_of(report_of("x"), colour=colour) for colour in (True, False))

    assert coloured[0].replace("\x1b[1;31m", "").replace("\x1b[0m", "") == plain[0]
    assert coloured[1:] == plain[1:]


def repeated(path: str, times: int) -> Report:
    """A report with one fault many times in one file, and another one behind it."""
    report = Report()
    for line in range(1, times + 1):
        report.add("bad-url", Place(path, line, 1), url="x")
    report.add("bad-id", Place(path, times + 1, 1), id="Y", suggestion="y")
    return report


@pytest.mark.parametrize(("times", "more"), [(5, ""), (6, "And 1 more"), (400, "And 395 more")])
def test_a_fault_repeated_in_a_file_is_printed_a_few_times(times: int, more: str) -> None:
    """The first five are printed, the rest are counted, and the next fault is in sight."""
    lines = lines_of(repeated("content/site.yaml", times))

    assert sum("[bad-url]" in line for line in lines) == 5
    assert sum("[bad-id]" in line for line in lines) == 1
    assert [line.strip().startswith(more) for line in lines if " more like it" in line] == (
        [True] if more else []
    )
    assert lines[-1] == f"{times + 1} errors."


def test_the_same_fault_in_other_files_is_printed_by_itself() -> None:
    """A few files with one fault are told one by one."""
    report = Report()
    for number in range(6):
        report.add("bad-url", Place(f"content/agencies/a{number}.yaml", 1, 1), url="x")
    assert sum("[bad-url]" in line for line in lines_of(report)) == 6


def test_the_same_fault_in_very_many_files_is_counted() -> None:
    """What every file lacks is printed ten times, and the rest is counted with its files."""
    report = Report()
    for number in range(300):
        report.add("bad-url", Place(f"content/agencies/a{number:03}.yaml", 1, 1), url="x")

    lines = lines_of(report)

    assert sum(line.startswith("content/") for line in lines) == 10
    assert "  And 290 more like it in 290 other files; --format json names each." in lines


def test_json_names_every_finding_of_a_repeated_fault() -> None:
    """What text counts, a program is given one by one."""
    assert len(json.loads(as_json(repeated("content/site.yaml", 400)))["findings"]) == 401


def test_text_gives_reasons_when_asked() -> None:
    """The reason for which a finding matters stands under what to type."""
    printed = as_text(report_of("x"), why=True).splitlines()

    assert printed[2] == "  Why: Links on the page would lead nowhere."


@given(st.text(), st.text(), st.integers(1, 300))
def test_nothing_in_a_file_steers_the_terminal(word: str, line: str, column: int) -> None:
    """Whatever stands in a file, its finding prints as printable text on its own lines."""
    printed = as_text(report_of(word, Place(f"{word}.yaml", 1, column), source=line))

    assert all(text.isprintable() for text in printed.split("\n"))
    assert printed.count("\n") in (4, 6)


@given(st.text())
def test_printable_text_stays_as_it_is(text: str) -> None:
    """Only what cannot be printed is replaced, one character for one, and only once."""
    shown = printable(text)

    assert len(shown) == len(text)
    assert printable(shown) == shown
    assert all(new == old for new, old in zip(shown, text, strict=True) if old.isprintable())


# ---- JSON


def test_json_gives_every_part_of_a_finding() -> None:
    """A program finds code, severity, texts and place under their names."""
    whole = json.loads(as_json(report_of("x", source="url: x")))

    assert whole == {
        "findings": [
            {
                "code": "bad-url",
                "severity": "error",
                "message": "'x' is not a web address",
                "hint": "Write the whole address, such as https://example.gov/passports.",
                "path": "content/agencies/labor.yaml",
                "line": 3,
                "column": 6,
                "source": "url: x",
                "count": 1,
            }
        ],
        "fix_first": [0],
        "counts": {"error": 1, "warning": 0, "suggestion": 0},
    }


def test_json_says_null_where_a_place_is_unknown() -> None:
    """An unknown path, line or column is null, never an empty text or 0."""
    (found,) = json.loads(as_json(report_of("x", Place())))["findings"]

    assert (found["path"], found["line"], found["column"]) == (None, None, None)


@given(st.text(st.characters()))
def test_json_can_always_be_written(word: str) -> None:
    """A file's name with bytes that are no text does not stop the report."""
    written = as_json(report_of(word)).encode("utf-8")

    assert json.loads(written)["counts"]["error"] == 1


# ---- GitHub


def test_github_gets_one_command_a_finding() -> None:
    """An annotation names the file, line, column and code, then message and hint."""
    assert as_github(report_of("x")) == (
        "::error file=content/agencies/labor.yaml,line=3,col=6,title=bad-url::"
        "'x' is not a web address. "
        "Write the whole address, such as https://example.gov/passports.\n"
    )


@pytest.mark.parametrize(
    ("code", "command"),
    [("bad-url", "error"), ("bad-number", "warning"), ("bad-date", "notice")],
)
def test_github_has_a_word_for_each_severity(code: str, command: str) -> None:
    """A suggestion is a notice; errors and warnings keep their names."""
    severity = {"error": Severity.ERROR, "warning": Severity.WARNING}.get(command)
    report = Report()
    report.add(
        code,
        severity=severity or Severity.SUGGESTION,
        url="x",
        text="x",
        fault="f",
        suggestion="1",
    )

    assert as_github(report).startswith(f"::{command} title={code}::")


def test_github_finds_a_project_that_is_not_the_repository() -> None:
    """The path of a finding begins at the repository's root when the project's folder is told."""
    assert "file=scorecard/content/agencies/labor.yaml," in as_github(
        report_of("x"), folder="scorecard"
    )


@given(st.text())
def test_no_word_ends_or_forges_a_command(word: str) -> None:
    """Whatever stands in a file, a finding is one line, and every sign in it has lost its power."""
    printed = as_github(report_of(word, Place(f"a{word}", 1, 1)))

    head, _, message = printed.removeprefix("::error ").partition("::")
    assert len(printed.splitlines()) == 1
    assert len(head.split(",")) == 4
    assert not re.search("%(?!25|3A|2C)", head + message)
