"""A difference as text, Markdown and JSON: bounded, escaped, and complete where a program reads."""

import json

import pytest

from differing import changes, every_layout, table_state, told
from generator.diff.layouts import MOST, as_markdown, as_text, bare, escaped
from generator.diff.state import State

MARCH = {
    "service": "passport",
    "period": "2025-03",
    "period_start": "2025-03-01",
    "period_end": "2025-03-31",
    "unit": "percent",
    "status": "met",
    "provisional": "false",
}


def many(count: int, *, kept: int) -> State:
    """A service with many standards, each with one result."""
    rows = [
        {
            **MARCH,
            "standard": f"promise-{at}",
            "numerator": str(kept + at),
            "denominator": "9000000",
            "value": f"{(kept + at) / 90000:.6f}",
        }
        for at in range(count)
    ]
    services = [{"service": "passport", "agency": "state", "name": "Renew *a* passport"}]
    return table_state(rows, services=services)


def test_the_longest_difference_fits_into_a_comment() -> None:
    """Thousands of changes are cut below the length that GitHub takes, and the rest is counted."""
    telling = told(many(800, kept=1000), many(800, kept=2000))

    text, markdown = as_text(telling), as_markdown(telling)

    assert max(len(text), len(markdown)) < 65536
    assert len(markdown) > MOST // 2
    shown = markdown.count("The verdict stays Met")
    assert f"and {800 - shown:,} more, all of them in" in markdown.replace("\\", "")


def test_rows_to_paste_are_never_cut_in_the_middle() -> None:
    """Every row that is printed is whole, and those left out are counted."""
    markdown = as_markdown(told(many(800, kept=1000), many(800, kept=2000)))
    block = markdown.partition("```csv\n")[2].partition("\n```")[0].split("\n")
    header, *rows, last = block

    assert header.startswith("date,kind,service")
    assert {row.count(",") for row in rows} == {header.count(",")}
    assert last == f"... and {800 - len(rows):,} more lines, all of them in --format json"


def test_json_is_complete() -> None:
    """As JSON nothing is left out: every change, every line and every row to paste."""
    old, new = many(800, kept=1000), many(800, kept=2000)
    values = json.loads(every_layout(old, new)["json"])

    assert len(values["changes"]["results"]) == len(changes(old, new).results) == 800
    assert sum(len(section["lines"]) for section in values["sections"]) == 800
    assert values["corrections_csv"].count("\n") == 801
    assert values["headline"] == "800 past figures revised."


def test_the_format_of_json_is_told_by_its_keys() -> None:
    """The keys that a program may rely on."""
    values = json.loads(every_layout(many(1, kept=10), many(1, kept=20))["json"])
    (change,) = values["changes"]["results"]

    assert {"base", "as_of", "headline", "sections", "changes", "corrections_csv"} == set(values)
    assert change["move"] == "past figure revised"
    assert (change["old"]["numerator"], change["new"]["numerator"]) == ("10", "20")
    assert change["key"]["standard"] == "promise-0"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Renew *a* _passport_", r"Renew \*a\* \_passport\_"),
        ("<script>alert(1)</script>", r"\<script\>alert\(1\)\</script\>"),
        ("[here](https://evil.example)", "\\[here\\]\\(https:\u2060//evil.example\\)"),
        ("# Heading\n## Another", r"\# Heading \#\# Another"),
        ("ask @someone about #12", "ask @\u2060someone about \\#\u206012"),
        ("a `code` | cell", r"a \`code\` \| cell"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("www.evil.example", "www\u2060.evil.example"),
        ("see GH-12", "see GH\u2060\\-12"),
    ],
)
def test_names_are_no_markdown(name: str, written: str) -> None:
    """Somebody's words are shown letter by letter: no markup, mention, link or heading."""
    assert escaped(name) == written


def test_names_do_not_steer_a_terminal() -> None:
    """Control characters, line breaks and marks that turn text round are blanks."""
    assert bare("a\x1b[31mb\r\nc\u202ed\x00") == "a [31mb c d"


def test_a_name_is_escaped_where_it_stands() -> None:
    """The name of a service is escaped in Markdown and as it is in text."""
    printed = every_layout(many(1, kept=10), many(1, kept=20))

    assert r"Renew \*a\* passport" in printed["markdown"]
    assert "Renew *a* passport" in printed["text"]


def test_a_fence_cannot_be_closed_from_within() -> None:
    """Back quotes in a row to paste do not end its block."""
    words = [{"service": "passport", "standard": "time", "definition": text} for text in "ab"]
    evil = {**words[1], "definition": "```\n# Approved"}
    old, new = (
        table_state([{**MARCH, "standard": "time"}], standards=[row]) for row in (words[0], evil)
    )
    markdown = as_markdown(told(old, new))

    assert "````csv\n" in markdown
    assert markdown.rstrip().endswith("````") or "\n````\n" in markdown


def test_periods_are_called_by_their_names() -> None:
    """Months, quarters, fiscal years and ranges stand in words; others by their key."""
    from generator.diff.names import period_words

    cases = {
        ("2025-03", "2025-03-01", "2025-03-31"): "March 2025",
        ("2025-Q1", "2025-01-01", "2025-03-31"): "January to March 2025",
        ("FY2025-Q2", "2025-01-01", "2025-03-31"): "FY2025 Q2 (January to March 2025)",
        ("filing-season", "2025-01-01", "2025-04-15"): "filing-season",
        ("2025-03", "not a day", ""): "2025-03",
    }
    assert {case: period_words(*case) for case in cases} == cases
