"""The table door: CSV files as people have them."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Others, Place, Report, Severity
from generator.sources import cells
from generator.sources.faults import counted, in_lines, in_runs
from generator.sources.lines import begin_of_cell
from generator.sources.table_text import Encoding
from generator.sources.tables import TRIMMED, Dialect, Table, read_table

PATH = "data/performance/a.csv"


def read(text: str | bytes, **options: object) -> tuple[Table, list[tuple[str, int, int]]]:
    """The table of a text and its findings as code, line and column."""
    report = Report()
    data = text if isinstance(text, bytes) else text.encode()
    table = read_table(data, PATH, report=report, **options)  # type: ignore[arg-type]
    assert table is not None
    return table, [(one.code, one.place.line, one.place.column) for one in report]


def rows_of(table: Table) -> list[list[str]]:
    """The cells of a table, row by row."""
    return [list(row) for row in table.frame.itertuples(index=False)]


def test_cells_are_text() -> None:
    """Nothing is read into a cell: words for missing, leading zeros and periods stay text."""
    table, found = read("a,b,c,d\nn/a,010,2023-01,NaN\n")
    assert rows_of(table) == [["n/a", "010", "2023-01", "NaN"]]
    assert found == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings(encoding: str) -> None:
    """UTF-8 and UTF-16 are read rightly with and without their marks."""
    table, found = read("nom;élève\nZoé;naïve\n".encode(encoding))
    assert table.names == ("nom", "élève")
    assert rows_of(table) == [["Zoé", "naïve"]]
    assert found == []


def test_windows_1252() -> None:
    """A table that is not UTF-8 is read as Windows-1252, and a suggestion says from which line."""
    table, found = read("name,note\na,b\nCafé,“yes”\n".encode("windows-1252"))
    assert rows_of(table)[1] == ["Café", "“yes”"]
    assert found == [("table-encoding-guessed", 3, 0)]


def test_named_encoding() -> None:
    """An encoding that is named is used without a suggestion."""
    dialect = Dialect(encoding=Encoding.WINDOWS_1252)
    table, found = read("a,b\ncafé,1\n".encode("windows-1252"), dialect=dialect)
    assert rows_of(table) == [["café", "1"]]
    assert found == []


def test_damaged_utf8() -> None:
    """A UTF-8 file with one broken byte is not taken for another encoding."""
    report = Report()
    data = "a,b\nÉté,1\nÀ bientôt,2\n".encode() + b"\xff,3\n"
    assert read_table(data, PATH, report=report) is None
    assert [(one.code, one.place.line) for one in report] == [("unreadable-encoding", 4)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(delimiter: str) -> None:
    """The delimiter is worked out, whatever other marks stand in the cells."""
    others = "".join(mark for mark in ",;|" if mark != delimiter)
    table, found = read(f"name{delimiter}value\nA {others}{delimiter}1\nD{delimiter}2\n")
    assert rows_of(table)[0] == [f"A {others}", "1"]
    assert found == []


def test_decimal_commas() -> None:
    """Decimal commas in a table with semicolons do not make commas the delimiter."""
    table, _ = read("a;b\n1,5;2,5\n3,5;4,5\n")
    assert rows_of(table) == [["1,5", "2,5"], ["3,5", "4,5"]]


def test_sep_line() -> None:
    """A first line `sep=;` names the delimiter and counts as a line."""
    table, found = read("sep=;\r\na;b,c\r\n1;2\r\n")
    assert table.names == ("a", "b,c")
    assert table.line_of(0) == 3
    assert found == []


def test_header_line() -> None:
    """The names may stand further down."""
    table, _ = read('Report of 2024\n\n"a","b"\n1,2\n', dialect=Dialect(header=3))
    assert table.names == ("a", "b")
    assert table.line_of(0) == 4


def test_blank_rows() -> None:
    """Blank rows anywhere are dropped and move no line."""
    table, found = read("a,b\n1,2\n\n,\n3,4\n , \n,,\n\n")
    assert rows_of(table) == [["1", "2"], ["3", "4"]]
    assert [table.line_of(row) for row in range(2)] == [2, 5]
    assert found == []


def test_line_breaks_in_cells() -> None:
    """Lines are physical, also behind quoted line breaks of another kind."""
    table, found = read('a,b\r\n"one\ntwo\nthree",1\r\nx,"y\nz"\r\nlast,2\r\n')
    assert rows_of(table)[0] == ["one\ntwo\nthree", "1"]
    assert [table.line_of(row) for row in range(3)] == [2, 5, 7]
    assert found == []


def test_place_of_a_cell() -> None:
    """The column of a cell is its first character in its own physical line."""
    table, _ = read('name,note,value\n"a, ""b""","one\ntwo",12\n')
    assert table.place(0, "name") == Place(PATH, 2, 1)
    assert table.place(0, "note") == Place(PATH, 2, 12)
    assert table.place(0, "value") == Place(PATH, 3, 6)
    assert table.place(0) == Place(PATH, 2)


def test_place_of_blank_cells() -> None:
    """A blank cell stands where it would begin, and one that is missing where its row does."""
    table, _ = read("a,b,c\n1,,\nx\n")
    assert table.place(0, "b") == Place(PATH, 2, 3)
    assert table.place(0, "c") == Place(PATH, 2, 4)
    assert table.place(1, "c") == Place(PATH, 3, 1)


def test_spaces_are_trimmed() -> None:
    """Spaces around a cell go, non-breaking ones too; spaces inside it stay."""
    table, _ = read("\u00a0a ,b\n\u00a01\u202f ,x\u00a0: y\n")
    assert table.names == ("a", "b")
    assert rows_of(table) == [["1", "x\u00a0: y"]]


def test_repeated_header() -> None:
    """A repeated name is found and its column kept under a name of its own."""
    table, found = read("a,b,a\n1,2,3\n")
    assert table.names == ("a", "b", "a (2)")
    assert found == [("repeated-column", 1, 0)]


def test_unnamed_column() -> None:
    """A column without a name is found where it holds values, and dropped where it is blank."""
    table, found = read(",b,\n1,2,\n")
    assert table.names == ("column 1", "b")
    assert found == [("unnamed-column", 1, 0)]


def test_short_row() -> None:
    """A row that ends early is filled with blanks and found."""
    table, found = read("a,b,c\n1,2\n1,2,3\n")
    assert rows_of(table)[0] == ["1", "2", ""]
    assert found == [("short-row", 2, 0)]


def test_long_row() -> None:
    """A row that goes on is found and marked."""
    table, found = read("a,b\n1,2\n1,2,3\n")
    assert found == [("long-row", 3, 0)]
    assert dict(table.faulty) == {1: "long-row"}


def test_a_row_of_marks_that_nobody_sees() -> None:
    """A last row that holds only a byte order mark is blank, and no short row."""
    table, found = read("a,b\n1,2\n\ufeff")
    assert rows_of(table) == [["1", "2"]]
    assert found == []


def test_blank_cells_behind_every_row() -> None:
    """Blank cells behind the last column are nothing where every row has them."""
    _, found = read("a,b\n1,2,,\n3,4,\n,,,\n")
    assert found == []


def test_a_number_with_a_comma_moves_a_blank_cell_out() -> None:
    """A row with a cell too many is found even where what was moved out is blank."""
    table, found = read("a,b,c\n1,204,,\n5,6,\n")
    assert found == [("long-row", 2, 0)]
    assert dict(table.faulty) == {0: "long-row"}


def test_blank_row_with_cells_behind() -> None:
    """A row whose only cells stand behind the last column does not disappear."""
    table, found = read("a,b\n,,3\n1,2\n")
    assert len(table.frame) == 2
    assert found == [("long-row", 2, 0)]


def test_unclosed_quote_at_the_end() -> None:
    """A quote that is never closed costs its own line and no other."""
    table, found = read('a,b\n1,2\n3,"4\n5,6\n7,8\n')
    assert rows_of(table) == [["1", "2"], ["5", "6"], ["7", "8"]]
    assert [table.line_of(row) for row in range(3)] == [2, 4, 5]
    assert found == [("unclosed-quote", 3, 0)]


def test_unclosed_quote_before_another() -> None:
    """A stray quote does not swallow the rows up to the next quoted cell."""
    table, found = read('a,b\n1,"2\n3,4\n5,"6, 7"\n8,9\n')
    assert rows_of(table) == [["3", "4"], ["5", "6, 7"], ["8", "9"]]
    assert found == [("unclosed-quote", 2, 0)]


def test_rows_inside_a_cell() -> None:
    """Two stray quotes that make one cell of several rows are found."""
    _, found = read('a,b,c,d\n1,2,3,"4\n1,2,3,4\n1,2,3,4"\n1,2,3,4\n')
    assert found == [("rows-inside-cell", 2, 0)]


def test_quote_inside_a_cell() -> None:
    """A quote that does not open a cell is a character."""
    table, found = read('a,b\n5" pipe,1\n')
    assert rows_of(table) == [['5" pipe', "1"]]
    assert found == []


def test_long_cell() -> None:
    """A cell beyond the limit costs its own line."""
    table, found = read(f"a,b\n1,{'x' * 200_000}\n3,4\n")
    assert rows_of(table) == [["3", "4"]]
    assert found == [("cell-too-long", 2, 0)]


def test_nul_bytes() -> None:
    """NUL bytes are left out and found at the first."""
    table, found = read("a,b\n1,2\n3,4\0\0\n")
    assert rows_of(table)[1] == ["3", "4"]
    assert found == [("nul-byte", 3, 0)]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "sep=;\n"])
def test_empty_file(text: str) -> None:
    """A file without a header is no table."""
    report = Report()
    assert read_table(text.encode(), PATH, report=report) is None
    assert [one.code for one in report] == ["empty-table"]


def test_header_alone() -> None:
    """A header without rows is a table without rows."""
    table, found = read("a,b\n")
    assert table.names == ("a", "b")
    assert rows_of(table) == []
    assert found == []


def test_softened() -> None:
    """In a table that somebody else publishes an error is a warning, a suggestion stays one."""
    report = Report()
    data = "a,b\n1,2,3\né,2\n".encode("windows-1252")
    read_table(data, PATH, report=report, severity=Severity.WARNING)
    assert [one.severity.value for one in report] == ["warning", "suggestion"]


def test_many_equal_faults() -> None:
    """Many rows of which the same is to be said are one finding, and one with the other lines."""
    report = Report()
    read_table(("a,b\n" + "1,2,3\n" * 9).encode(), PATH, report=report)
    first, rest = report
    assert (first.code, first.place.line) == ("long-row", 2)
    assert (rest.code, rest.others) == ("more-rows-like-it", Others("long-row", 8))
    assert "8 more rows" in rest.message
    assert "lines 3 to 10" in rest.message


def test_runs_of_lines() -> None:
    """Neighbouring lines are said as a run."""
    assert in_runs([3, 4, 5, 9, 11, 12]) == "3 to 5, 9, 11 to 12"


@pytest.mark.parametrize(
    ("lines", "said"), [([3], "line 3"), ([3, 4], "lines 3 to 4"), ([3, 9], "lines 3, 9")]
)
def test_lines_in_words(lines: list[int], said: str) -> None:
    """One line is a line, several are lines."""
    assert in_lines(lines) == said


@pytest.mark.parametrize(("number", "said"), [(1, "1 row"), (2, "2 rows"), (1204, "1,204 rows")])
def test_counts_in_words(number: int, said: str) -> None:
    """One row is a row, several are rows, and thousands are marked."""
    assert counted(number, "row") == said


def test_old_line_ends() -> None:
    """Carriage returns alone end rows too."""
    table, _ = read("a,b\r1,2\r3,4\r")
    assert rows_of(table) == [["1", "2"], ["3", "4"]]
    assert table.line_of(1) == 3


texts = st.text(st.sampled_from('ab,;"\n\r |é\u00a0'), max_size=6)
grids = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(texts, min_size=width, max_size=width), min_size=1, max_size=6)
)


def written(grid: list[list[str]], end: str = "\r\n") -> str:
    """The grid as a CSV file by the standard library."""
    out = io.StringIO()
    csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(grid)
    return out.getvalue()


@given(grids)
def test_written_tables_come_back(grid: list[list[str]]) -> None:
    """Every cell of a well-formed table comes back as it was written."""
    sheet = cells.read_cells(written(grid), ",", first_line=1)
    assert [list(row) for row in zip(*sheet.columns, strict=True)] == grid
    assert sheet.unclosed == sheet.long == sheet.short == []


@given(st.text(st.sampled_from('ab,"\n'), max_size=30))
def test_both_readers_agree(text: str) -> None:
    """Whatever the fast reader accepts, the careful one reads the same."""
    fast = cells.read_regular(text, ",")
    slow = cells.read_any(text.rstrip("\r\n"), ",")
    if fast is not None and slow.columns:
        assert [list(column) for column in fast.columns] == [list(c) for c in slow.columns]
        assert fast.starts.tolist() == slow.starts.tolist()
        assert slow.unclosed == []


@given(st.text(st.sampled_from('ab,"\n\r'), max_size=40))
def test_no_line_disappears(text: str) -> None:
    """Every line of any text belongs to a row, is blank, or is named as unread."""
    sheet = cells.read_cells(text, ",", first_line=1)
    lines = list(io.StringIO(text, newline=""))
    covered = set(sheet.unclosed) | set(sheet.too_long)
    starts = [*sheet.starts.tolist(), len(lines) + 1]
    unread = sorted(covered | set(starts))
    for start in starts[:-1]:
        covered.update(range(start, min(line for line in unread if line > start)))
    blank = {number for number, line in enumerate(lines, 1) if not line.strip("\r\n")}
    assert set(range(1, len(lines) + 1)) <= covered | blank


@given(grids)
def test_places_lead_to_cells(grid: list[list[str]]) -> None:
    """The place of a cell is where its text stands in the file."""
    lines = tuple(io.StringIO(written(grid), newline=""))
    sheet = cells.read_cells(written(grid), ",", first_line=1)
    for row, given_cells in enumerate(grid):
        for column, cell in enumerate(given_cells):
            first = int(sheet.starts[row]) - 1
            down, across = begin_of_cell(lines, first, column, ",")
            rest = "".join([lines[down][across:], *lines[down + 1 :]])
            assert rest.startswith('"' + cell.replace('"', '""') + '"')


def test_published_tables(real_data: Path) -> None:
    """The published tables are read as the standard library reads them, without a finding."""
    for path in sorted(real_data.glob("*/*.csv")):
        report = Report()
        table = read_table(path.read_bytes(), path.name, report=report)
        assert table is not None
        with path.open(encoding="utf-8-sig", newline="") as file:
            plain = [[cell.strip(TRIMMED) for cell in row] for row in csv.reader(file) if any(row)]
        assert rows_of(table) == plain[1:], path.name
        assert {one.code for one in report} <= {"unnamed-column"}, path.name
