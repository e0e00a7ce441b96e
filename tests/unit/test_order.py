"""Which findings are told first, which stand for others, and how very many of them read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Others, Place, Report, Severity
from generator.diagnostics.catalogue import CATALOGUE
from generator.diagnostics.github import as_github
from generator.diagnostics.json import as_json
from generator.diagnostics.order import (
    CAUSES,
    CONSEQUENCES,
    by_file,
    by_urgency,
    fix_first,
    hold_together,
)
from generator.diagnostics.text import MANY, as_text

Fault = tuple[str, str, int]
"""The code, the file and the line of a finding."""


def report_of(*faults: Fault, severity: Severity | None = None) -> Report:
    """A report of these faults; every word in their messages is x."""
    report = Report()
    for code, path, line in faults:
        entry = CATALOGUE[code]
        words = dict.fromkeys(_names(entry.message + entry.hint), "x")
        report.add(code, Place(path, line, 1), severity=severity, **words)
    return report


def _names(template: str) -> list[str]:
    """The names in braces of a template."""
    return [part.partition("}")[0] for part in template.split("{")[1:]]


def codes_of(report: Report) -> list[str]:
    """The codes of the findings to mend first."""
    return [found.code for found in fix_first(report)]


# ---- the rule


def test_causes_and_consequences_are_codes() -> None:
    """The lists name codes of the catalogue, and none is both."""
    assert set(CATALOGUE) >= CAUSES | CONSEQUENCES
    assert not CAUSES & CONSEQUENCES


def test_errors_are_mended_before_warnings() -> None:
    """However many warnings there are, an error comes first; suggestions come last."""
    report = report_of(*(("projected-figure", "data/a.csv", line) for line in range(2, 9)))
    report.add("bad-url", Place("z.yaml", 1), severity=Severity.SUGGESTION, url="x")
    report.add("bad-integer", Place("y.yaml", 1), text="x")

    told = [found.code for found in by_urgency(report)]
    assert told == ["bad-integer", *["projected-figure"] * 7, "bad-url"]


def test_a_cause_is_mended_before_what_follows_from_it() -> None:
    """A file that cannot be read comes before ids that lead into it, and before any other slip."""
    report = report_of(
        ("dangling-id", "content/a.yaml", 1),
        ("bad-url", "content/b.yaml", 1),
        ("yaml-syntax", "content/z.yaml", 9),
    )

    assert codes_of(report) == ["yaml-syntax", "bad-url", "dangling-id"]


def test_of_two_causes_the_one_that_others_ask_for_comes_first() -> None:
    """A file whose id other findings name hides more than one that nobody asks for."""
    report = report_of(
        ("yaml-syntax", "content/agencies/a.yaml", 1), ("yaml-syntax", "content/agencies/z.yaml", 1)
    )
    report.add("dangling-id", Place("content/b.yaml", 1), kind="agency", id="z", guess="")

    assert fix_first(report)[0].place.path == "content/agencies/z.yaml"


def test_the_three_tell_different_things() -> None:
    """A fault that stands everywhere takes one of the three places, as long as there are others."""
    report = report_of(
        *(("bad-url", "content/a.yaml", line) for line in range(1, 9)),
        ("bad-integer", "content/b.yaml", 1),
        ("bad-date", "content/c.yaml", 1),
    )

    assert sorted(codes_of(report)) == ["bad-date", "bad-integer", "bad-url"]


def test_what_there_is_most_of_comes_first() -> None:
    """Of faults that are alike in kind, the one with most findings comes first."""
    report = report_of(
        ("bad-date", "content/a.yaml", 1),
        *(("bad-url", "content/z.yaml", line) for line in range(1, 4)),
    )

    assert codes_of(report)[0] == "bad-url"


def test_rows_that_are_only_counted_count() -> None:
    """A finding that counts ten thousand rows gives its fault their weight, and is none to mend."""
    report = report_of(
        *(("bad-url", "content/a.yaml", line) for line in range(1, 9)),
        ("bad-number", "data/z.csv", 2),
    )
    others = Others("bad-number", 9_999)
    words = {"fault": "bad-number", "rows": "9,999 more rows", "lines": "lines 3 to 10001"}
    place = Place("data/z.csv", 3)
    report.add_others("more-rows-like-it", others, place, severity=Severity.ERROR, **words)

    assert codes_of(report)[:2] == ["bad-number", "bad-url"]
    assert "more-rows-like-it" not in codes_of(report)
    assert report.count(Severity.ERROR) == 10_008


FAULTS = st.tuples(
    st.sampled_from(["bad-url", "yaml-syntax", "dangling-id", "projected-figure", "no-official"]),
    st.sampled_from(["content/a.yaml", "content/b.yaml", "data/c.csv", ""]),
    st.integers(0, 4),
)


@given(st.lists(FAULTS), st.randoms())
def test_the_order_of_finding_does_not_matter(faults: list[Fault], chance: object) -> None:
    """The same findings are told in the same order, in whatever order they were found."""
    mixed = list(faults)
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # a Random of Hypothesis

    for order in (by_urgency, by_file):
        assert order(report_of(*faults)) == order(report_of(*mixed))
    assert as_github(report_of(*faults)) == as_github(report_of(*mixed))


@given(st.lists(FAULTS, max_size=60))
def test_no_finding_is_lost(faults: list[Fault]) -> None:
    """What is not printed is counted behind what is."""
    report = report_of(*faults)

    shown = list(hold_together(by_file(report)))

    assert len(shown) + sum(one.here + one.elsewhere for one in shown) == len(report)
    assert {one.finding.kind for one in shown} == {found.kind for found in report}


# ---- as text


def test_files_with_errors_stand_first() -> None:
    """Suggestions about a file earlier in the alphabet do not bury an error."""
    report = report_of(("no-official", "content/a.yaml", 1), ("bad-url", "content/z.yaml", 1))

    assert [found.code for found in by_file(report)] == ["bad-url", "no-official"]


@pytest.mark.parametrize(("count", "told"), [(MANY, False), (MANY + 1, True)])
def test_of_more_than_a_handful_three_are_named(count: int, told: bool) -> None:  # noqa: FBT001 (an expected value)
    """A few findings are read as they are; of more, text says how many and where to begin."""
    faults = [("bad-url", f"content/{at}.yaml", 1) for at in range(count)]

    printed = as_text(report_of(*faults))

    assert ("\nFix first:\n1. content/0.yaml:1:1: 'x' is not a web address\n" in printed) is told
    assert (f"\nCounted:\n  {count} errors, bad-url, in {count} files\n" in printed) is told


def test_nothing_has_to_be_fixed_without_errors() -> None:
    """Where the site is built as it is, the three are to be looked at."""
    errors = report_of(*(("bad-url", f"content/{at}.yaml", 1) for at in range(9)))
    softened = report_of(
        *(("bad-url", f"content/{at}.yaml", 1) for at in range(9)), severity=Severity.WARNING
    )

    assert [("Fix first:" in as_text(one)) for one in (errors, softened)] == [True, False]
    assert "\nLook at first:\n1. content/0.yaml:1:1: " in as_text(softened)


def test_three_hundred_findings_fit_on_a_few_screens() -> None:
    """What every file lacks is told a few times; the one error stands at the top and the end."""
    report = report_of(
        *(("no-official", f"content/agencies/{at:03}.yaml", 1) for at in range(300)),
        ("yaml-syntax", "content/services/z.yaml", 4),
    )

    lines = as_text(report).splitlines()

    assert len(lines) < 60
    assert lines[0].startswith("content/services/z.yaml:4:1: error:")
    assert lines[lines.index("Fix first:") + 1].startswith("1. content/services/z.yaml:4:1: ")
    assert lines[-1] == "1 error, 300 suggestions."


# ---- as JSON


def test_json_says_where_to_begin() -> None:
    """A program finds the three to mend first by their places in the list."""
    report = report_of(("bad-url", "content/a.yaml", 1), ("yaml-syntax", "content/b.yaml", 1))

    told = json.loads(as_json(report))

    assert [told["findings"][at]["code"] for at in told["fix_first"]] == ["yaml-syntax", "bad-url"]


# ---- as annotations


def annotations(report: Report, level: str) -> list[str]:
    """The annotations of a level."""
    return [line for line in as_github(report).splitlines() if line.startswith(f"::{level} ")]


def test_ten_annotations_of_a_level_are_all_shown() -> None:
    """GitHub shows ten of each level in a step: as many stand by themselves."""
    report = report_of(*(("bad-url", "content/a.yaml", line) for line in range(1, 11)))

    assert len(annotations(report, "error")) == 10
    assert "::group::" not in as_github(report)


def test_of_more_annotations_the_last_counts_the_rest() -> None:
    """The most urgent have annotations; the tenth says how many have none, and where they are."""
    report = report_of(
        *(("bad-url", f"content/{line % 3}.yaml", line) for line in range(1, 41)),
        ("yaml-syntax", "content/z.yaml", 1),
    )

    told = annotations(report, "error")

    assert len(told) == 10
    assert told[0].startswith("::error file=content/z.yaml,")
    assert told[-1] == (
        "::error title=scorecard::32 more errors in 3 files have no annotation. "
        "The log of this step names them below."
    )


def test_what_has_no_annotation_stands_in_the_log() -> None:
    """All findings follow as text, folded, and no line of them is taken for a command."""
    report = report_of(*(("bad-url", "content/a.yaml", line) for line in range(1, 41)))

    lines = as_github(report).splitlines()

    begin = lines.index("::group::All findings")
    assert lines[begin + 1].startswith("::stop-commands::")
    word = lines[begin + 1].removeprefix("::stop-commands::")
    assert lines[-2:] == [f"::{word}::", "::endgroup::"]
    assert "\n".join(lines[begin + 2 : -2]) + "\n" == as_text(report)
