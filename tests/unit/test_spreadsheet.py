"""Facts about tables as CSV and as columnar JSON."""

import csv
import json
import re
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.exports.columns import columnar_json
from generator.exports.spreadsheet import as_given, harmless, write_csv

RISKY = st.text(st.sampled_from("=+-@;\t\r\n '\"\ufeff\u200b\uff1d\x1e4.a,"), max_size=8)
CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4) | RISKY


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20"]
)
def test_formula(start: str) -> None:
    """A cell that begins as a formula does gets an apostrophe before it."""
    assert harmless(f"{start}A1") == f"'{start}A1"


@pytest.mark.parametrize("before", [" ", "  ", '"', "'", "\u00a0", "\ufeff", "\u200b", "“", '" "'])
def test_formula_behind_something(before: str) -> None:
    """Spaces, quotes and invisible characters before a formula do not hide it."""
    assert harmless(f"{before}=A1") == f"'{before}=A1"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a;=A1", "a;'=A1"),
        ("a; -A1", "a;' -A1"),
        ("first\n=A1", "first\n'=A1"),
        ("first\r\n@A1", "first\r\n'@A1"),
        ("=A1;=A2", "'=A1;'=A2"),
        ("\t=A1", "'\t'=A1"),
    ],
)
def test_formula_further_on(cell: str, expected: str) -> None:
    """A formula behind a semicolon, a tab or a line break is made harmless where it begins."""
    assert harmless(cell) == expected


@pytest.mark.parametrize("cell", ["-4.2", "-0", "-12345678901234567890.5", "12", "0.5"])
def test_plain_numbers(cell: str) -> None:
    """A plain number stays as it is."""
    assert harmless(cell) == cell


@pytest.mark.parametrize("cell", ["-4.2%", "-1-2", "-4,2", "+4.2", "-.5", "-4.", "-", "-\uff14"])
def test_no_plain_numbers(cell: str) -> None:
    """What only resembles a number is text, and is made harmless."""
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=b", "it's", "2024-03-01", "a; b", "x\n\ny", "a\tb", "'a'"])
def test_other_text(cell: str) -> None:
    """Text in which nothing begins as a formula stays as it is."""
    assert harmless(cell) == cell


@given(st.integers(1, 3).flatmap(lambda n: st.lists(st.tuples(*[CELLS] * n), max_size=4)))
def test_lines_are_those_of_the_standard_library(rows: list[tuple[str, ...]]) -> None:
    """Quotes stand where it sets them, once every cell is harmless."""
    text = StringIO(newline="")
    width = len(rows[0]) if rows else 1
    names = [f"c{n}" for n in range(width)]
    safe = [[harmless(cell) for cell in row] for row in rows]
    csv.writer(text, lineterminator="\r\n").writerows([names, *safe])
    assert write_csv(names, rows) == text.getvalue().encode()


@given(CELLS)
def test_rule_can_be_undone(cell: str) -> None:
    """The text as it was given can be had back, whatever it was."""
    assert as_given(harmless(cell)) == cell


@given(RISKY)
def test_no_part_begins_as_a_formula(cell: str) -> None:
    """However a spreadsheet cuts a cell, no part that is no number begins as a formula."""
    assume(not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell))
    made = harmless(cell)
    for cut in ";\t\r\n":
        parts = [part.lstrip(' "\ufeff\u200b\x1e') for part in made.split(cut)]
        assert not any(part.startswith(("=", "+", "-", "@")) for part in parts)


def test_csv_bytes() -> None:
    """A CSV file is UTF-8 without a mark, with CRLF, and with quotes where they are needed."""
    got = write_csv(["name", "note"], [("é", "a,b"), ('say "x"', ""), ("=A1", "-4.2")])
    assert got == 'name,note\r\né,"a,b"\r\n"say ""x""",\r\n\'=A1,-4.2\r\n'.encode()


def test_csv_without_rows() -> None:
    """A table without rows is its header."""
    assert write_csv(["a", "b"], []) == b"a,b\r\n"


ROWS = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6)
)


@given(ROWS)
def test_csv_round_trip(rows: list[list[str]]) -> None:
    """A reader of CSV finds every cell, each as `harmless` gives it."""
    got = write_csv([f"c{n}" for n in range(len(rows[0]))], rows).decode()
    read = list(csv.reader(StringIO(got, newline="")))
    assert read[1:] == [[harmless(cell) for cell in row] for row in rows]


def test_csv_of_many_blocks() -> None:
    """A long table has all its rows in order, and a formula late in it is found."""
    rows = [(str(number), "x") for number in range(20_000)]
    rows[15_000] = ("15000", "=A1")
    lines = write_csv(["n", "t"], rows).decode().split("\r\n")
    assert lines[1:-1] == [f"{n},{'x' if n != 15_000 else chr(39) + '=A1'}" for n in range(20_000)]


def test_uneven_rows() -> None:
    """A row with more or fewer cells than there are columns is our bug."""
    for rows in ([("1",)], [("1", "2", "3")], [("1", "2"), ("1",)]):
        with pytest.raises(ValueError, match=r"cells|shorter"):
            write_csv(["a", "b"], rows)
        with pytest.raises(ValueError, match=r"cells|shorter"):
            columnar_json(["a", "b"], rows)


def test_json_bytes() -> None:
    """Columnar JSON has one line a column; a blank number is null and a blank text is empty."""
    rows = [("é", "84.50", "true"), ("", "", ""), ('=say "x"', "-3", "false")]
    assert (
        columnar_json(["name", "value", "rounded"], rows, literal=["value", "rounded"])
        == (
            '{"columns":{\n'
            '"name":["é","","=say \\"x\\""],\n'
            '"value":[84.50,null,-3],\n'
            '"rounded":[true,null,false]}}\n'
        ).encode()
    )


def test_json_without_rows() -> None:
    """A table without rows has its columns, empty."""
    assert json.loads(columnar_json(["a", "b"], [])) == {"columns": {"a": [], "b": []}}


@given(st.lists(st.tuples(CELLS, st.decimals(allow_nan=False, allow_infinity=False, places=3))))
def test_json_round_trip(rows: list[tuple[str, Decimal]]) -> None:
    """A reader of JSON finds every text and the exact value of every number."""
    cells = [(text, f"{number:f}") for text, number in rows]
    got = columnar_json(["text", "number"], cells, literal=["number"])
    columns = json.loads(got, parse_float=Decimal)["columns"]
    assert columns == {"text": [row[0] for row in rows], "number": [row[1] for row in rows]}


def test_json_of_many_blocks() -> None:
    """A long table has all its rows in order."""
    rows = [(str(number), f"x{number}") for number in range(20_000)]
    columns = json.loads(columnar_json(["n", "t"], rows, literal=["n"]))["columns"]
    assert columns == {"n": list(range(20_000)), "t": [f"x{n}" for n in range(20_000)]}


@pytest.mark.parametrize(
    "cell", ["1,2", "1e5", "007", ".5", "5.", "+1", "NaN", "True", "\uff11", "1\n"]
)
def test_literal_that_is_none(cell: str) -> None:
    """A cell that is no plain number, true or false cannot be written as one."""
    with pytest.raises(ValueError, match="column value"):
        columnar_json(["value"], [("1",), (cell,)], literal=["value"])


def test_columns_named_twice() -> None:
    """Two columns of one name would lose one of them in JSON."""
    with pytest.raises(ValueError, match="named twice"):
        columnar_json(["a", "a"], [])
