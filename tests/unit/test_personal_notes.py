"""Personal data beside figures: found in every text that the public reads, and never printed."""

from pathlib import Path

import pytest

from generator.diagnostics import Report, Severity
from generator.diagnostics.text import as_text
from generator.sources.notes import PERSONAL
from generator.sources.project import read_project
from generator.sources.quotations import kind_of_personal_data
from generator.sources.quotes import quote_lines
from generator.sources.tree import FolderTree

DATUM = "ann.lee@example.org"
SURVEY = """
name: Visit
questions:
  - id: ease
    text: It was easy.
"""
WRITTEN = {
    "content/site.yaml": (
        "title: Scorecard\npublisher: State\nlanguages: [en, fr]\ncomplaint:\n  phone: 555 0101\n"
    ),
    "content/agencies/state.yaml": "name: State\nofficial:\n  title: Secretary\n",
    "content/services/state/passport.yaml": """
name: Passport
standards:
  - id: time
    promise: We answer in time.
    measure:
      kind: share
    targets:
      - from: 2026-01
        at_least: 90%
""",
    "content/surveys/visit.yaml": SURVEY,
}
RESULTS = "service,standard,period,value,note\npassport,time,2026-01,91,{}\n"
ANSWERS = "subject,survey,question,period,answer,count,note_fr\n"
IMPROVEMENT = """---
title: Shorter letters
agency: state
status: proposed
{}---

People told us so:

> {}
"""


def read(folder: Path, **more: str) -> Report:
    """The findings on a project with these further files, with the lines that they quote."""
    for path, text in (WRITTEN | more).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    report = Report()
    tree = FolderTree(folder, report)
    read_project(tree, report)
    quote_lines(report, tree)
    return report


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("data/performance/a.csv", RESULTS.format(f"Ask {DATUM}"), (2, 26)),
        (
            "data/satisfaction/a.csv",
            f"{ANSWERS}service:passport,visit,ease,2026-01,5,40,{DATUM}\n",
            (2, 42),
        ),
        (
            "data/volumes/a.csv",
            f"service,period,completed,note\npassport,2026-01,900,{DATUM}\n",
            (2, 22),
        ),
        (
            "data/feedback.csv",
            f"period,service,theme,received\n2026-01,passport,{DATUM},40\n",
            (2, 18),
        ),
        (
            "content/surveys/visit.yaml",
            f"{SURVEY}changes:\n  - at: 2026-01\n    note: Changed by {DATUM}\n",
            (8, 11),
        ),
    ],
)
def test_personal_data_in_a_note_is_found_and_not_printed(
    tmp_path: Path, path: str, text: str, place: tuple[int, int]
) -> None:
    """Each text that stands beside figures is searched; the finding says where and of what kind."""
    report = read(tmp_path, **{path: text})

    (found,) = (one for one in report if one.code == PERSONAL)
    assert (found.place.path, found.severity) == (path, Severity.WARNING)
    assert (found.place.line, found.place.column) == place
    assert "an e-mail address" in found.message
    assert "ann" not in as_text(report).casefold().replace("cannot", "")


@pytest.mark.parametrize(
    "note",
    [
        "Counted by hand from 2025-01-10 to 2025-03-14",
        "Of 12 345 678 cases; 9:00-17:00",
        "System down in 2024-2025",
        "",
    ],
)
def test_plain_notes_are_no_finding(tmp_path: Path, note: str) -> None:
    """Dates, hours and large numbers say who nobody is."""
    report = read(tmp_path, **{"data/performance/a.csv": RESULTS.format(note)})

    assert PERSONAL not in [one.code for one in report]


def test_the_surest_kind_is_named() -> None:
    """A text is of one kind, however much stands in it; most are of none."""
    assert (
        kind_of_personal_data("Call 555-0100\nor write to a.b@example.org") == "an e-mail address"
    )
    assert kind_of_personal_data("We wait six weeks") == ""


@pytest.mark.parametrize(
    ("reviewed", "quote", "codes"),
    [
        ("", "I waited.", ["unreviewed-quote"]),
        ("reviewed: Secretary, 2026-01-02\n", "I waited.", []),
        ("reviewed: Secretary, 2026-01-02\n", f"Ask {DATUM}", ["personal-data-in-quote"]),
    ],
)
def test_quotations_in_improvements_are_held_to_the_same(
    tmp_path: Path, reviewed: str, quote: str, codes: list[str]
) -> None:
    """Somebody's own words need a review and hold nothing personal, wherever they stand."""
    path = "content/improvements/letters.md"
    other = "---\ntitle: Lettres\n---\n\nNous les avons reformulées.\n"
    files = {path: IMPROVEMENT.format(reviewed, quote), path.replace(".md", ".fr.md"): other}
    report = read(tmp_path, **files)

    assert [one.code for one in report if one.place.path == path] == codes
    assert DATUM not in as_text(report)


def test_quotations_in_a_translation_are_too(tmp_path: Path) -> None:
    """What a French file quotes is searched as well."""
    own = IMPROVEMENT.format("reviewed: Secretary, 2026-01-02\n", "I waited.")
    other = f"---\ntitle: Lettres\n---\n\n> {DATUM}\n"
    files = {"content/improvements/letters.md": own, "content/improvements/letters.fr.md": other}
    report = read(tmp_path, **files)

    found = [(one.code, one.place.path, one.place.line) for one in report if "quote" in one.code]
    assert found == [("personal-data-in-quote", "content/improvements/letters.fr.md", 5)]
