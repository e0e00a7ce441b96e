"""Facts about every door: whatever bytes stand in a file, nothing but findings comes out."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doors import AS_OF, COUNTED, DOORS, SMALL, feed, feed_count, feed_edition, feed_reader
from generator.diagnostics import Report
from generator.examine import examine

PIECES = (
    *(
        "---\n",
        "title: A\n",
        "- ",
        "a: ",
        "\n",
        "  ",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "!!x ",
        "|\n",
    ),
    *(
        "'",
        '"',
        ",",
        ";",
        "\t",
        "#",
        "%",
        "\0",
        "\ufeff",
        "\u202e",
        "\ud7ff",
        "é",
        "🙂",
        "9" * 30,
        "-1",
    ),
    *(
        "service,standard,period,value\n",
        "renewal,decision-time,2026-01,",
        "2026-01",
        "FY2025",
        "90%",
    ),
    *(
        "id: ",
        "columns:\n",
        "name: ",
        "questions:\n",
        "## You said\n",
        "> ",
        "<svg ",
        "<!DOCTYPE ",
        "url(",
    ),
    *(
        "score_1,score_2\n",
        "subject,survey,question,period,answer,count\n",
        "sep=;\n",
        "2026-13",
        "0.1",
    ),
)
"""What files of these kinds are made of."""

texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=24).map("".join)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32")
encoded = st.builds(
    lambda text, name: text.encode(name, "replace"), texts, st.sampled_from(ENCODINGS)
)
contents = st.one_of(encoded, st.binary(max_size=60), encoded.map(lambda data: data[1:]))


@given(path=st.sampled_from(DOORS), content=contents, behind=st.booleans())
@settings(max_examples=20)
def test_any_bytes_end_in_findings(path: str, content: bytes, *, behind: bool) -> None:
    """Whatever stands in a file of a project, it is examined without an exception."""
    feed(path, content, behind=behind)


@pytest.mark.fuzz
@given(path=st.sampled_from(DOORS), content=contents, behind=st.booleans())
@settings(max_examples=5_000)
def test_many_bytes_end_in_findings(path: str, content: bytes, *, behind: bool) -> None:
    """The same, for thousands of files."""
    feed(path, content, behind=behind)


@pytest.mark.fuzz
@pytest.mark.parametrize("path", DOORS)
@given(content=contents, behind=st.booleans())
@settings(max_examples=5_000)
def test_many_bytes_at_a_door_end_in_findings(path: str, content: bytes, *, behind: bool) -> None:
    """Thousands of files for each reader by itself."""
    feed_reader(path, content, behind=behind)


@given(name=st.sampled_from(COUNTED), content=contents, behind=st.booleans())
@settings(max_examples=20)
def test_any_answer_sheets_end_in_findings(name: str, content: bytes, *, behind: bool) -> None:
    """Whatever answer sheets hold, or what says how to read them, they are counted or told."""
    feed_count(name, content, behind=behind)


@pytest.mark.fuzz
@pytest.mark.parametrize("name", COUNTED)
@given(content=contents, behind=st.booleans())
@settings(max_examples=5_000)
def test_many_answer_sheets_end_in_findings(name: str, content: bytes, *, behind: bool) -> None:
    """The same, for thousands of files of each kind."""
    feed_count(name, content, behind=behind)


def test_sound_answer_sheets_are_counted() -> None:
    """The files in whose place others are put come to a table by themselves."""
    assert feed_count("march.csv", b"2026-01,phone,5\n" * 12, behind=True).count("\n") > 1


@given(content=contents, packed=st.booleans(), cut=st.integers(0, 12))
@settings(max_examples=10)
def test_any_edition_before_ends_in_findings(content: bytes, cut: int, *, packed: bool) -> None:
    """Whatever the edition before holds, packed, torn or neither, nothing is raised."""
    whole = gzip.compress(content, mtime=0) if packed else content
    feed_edition(whole[: len(whole) - cut] if cut < len(whole) else whole)


@pytest.mark.fuzz
def test_a_packed_edition_of_a_gigabyte_is_told(tmp_path: Path) -> None:
    """A small file that unpacks to more than a table may hold is a finding, not a full memory."""
    bomb = tmp_path / "results.csv.gz"
    with gzip.open(bomb, "wb", compresslevel=1) as packed:
        for _ in range(1_001):
            packed.write(b"0" * 1_000_000)
    report = Report()
    examine(SMALL, today=lambda _site: AS_OF, report=report, previous=bomb)
    assert "not-an-edition" in [found.code for found in report]
