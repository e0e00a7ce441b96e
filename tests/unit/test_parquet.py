"""Answer sheets in Parquet files: read as their CSV would be, in pieces, mapped columns only.

pyarrow is an extra of the product and part of the tests' own; a machine without it skips these.
"""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import scorecard
from generator.diagnostics import Report
from generator.sources.cells import TEXT
from generator.sources.parquet import read_parquet
from generator.sources.project import read_project
from generator.sources.tables import Table
from generator.sources.tree import FolderTree

if os.environ.get("CI") != "true":
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install '.[test]'")

import pyarrow as pa
from pyarrow import parquet

MAPPING = """\
missing: [NA]
period: WHEN
answers:
  subject: {always: "service:claims"}
  survey: {id: {always: visit}}
  questions:
    - {id: ease, answer: EASE}
"""
PROJECT = {
    "content/site.yaml": "title: Scorecard\npublisher: State\n",
    "content/agencies/labor.yaml": "name: Labor\n",
    "content/services/labor/claims.yaml": "name: Claims\n",
    "content/surveys/visit.yaml": (
        "name: Visit\nquestions:\n  - id: ease\n    text: It was easy.\n"
        "    scale: {no_answer: [9]}\n"
    ),
}


def written(columns: Mapping[str, object]) -> bytes:
    """The bytes of a Parquet file with these columns."""
    held = BytesIO()
    parquet.write_table(pa.table(dict(columns)), held)
    return held.getvalue()


def read(data: bytes, wanted: set[str], rows: int = 100) -> tuple[list[Table], list[str]]:
    """The pieces of a file, and the codes of the findings."""
    report = Report()
    tables = list(read_parquet(BytesIO(data), "s.parquet", wanted=wanted, report=report, rows=rows))
    return tables, [found.code for found in report]


def cells(values: object) -> list[str]:
    """What is read of a file with one column."""
    tables, found = read(written({"A": values}), {"A"})
    assert found == []
    return [cell for table in tables for cell in table.frame["A"]]


def lay_out(folder: Path, sheets: bytes, name: str = "march.parquet") -> Path:
    """A project with one survey, and a file of answer sheets with its mapping."""
    for path, text in {**PROJECT, f"data/responses/{Path(name).stem}.map.yaml": MAPPING}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "data/responses" / name).write_bytes(sheets)
    return folder


def counts(folder: Path) -> dict[str, int]:
    """The counts of a project's only question, by answer."""
    report = Report()
    project = read_project(FolderTree(folder, report), report)
    assert project is not None
    assert [found.message for found in report if found.severity == "error"] == []
    told = project.answers.answers
    return dict(zip(told["answer"], told["count"].astype(int), strict=True))


def test_sheets_are_counted_as_those_of_their_csv(tmp_path: Path) -> None:
    """The same sheets give the same counts, also where whole numbers were stored with a point."""
    ease = [5.0] * 14 + [4.0] * 12 + [None] * 3 + [9.0] * 11
    sheets = written({"WHEN": ["2026-01"] * 40, "EASE": ease})
    rows = "".join(f"2026-01,{'' if one is None else int(one)}\n" for one in ease)

    from_parquet = counts(lay_out(tmp_path / "p", sheets))
    from_csv = counts(lay_out(tmp_path / "c", f"WHEN,EASE\n{rows}".encode(), "march.csv"))

    assert from_parquet == from_csv == {"4": 12, "5": 14, "9": 11}


def test_a_column_that_no_mapping_names_is_not_read() -> None:
    """Free text, names and telephone numbers stay in the file."""
    data = written({"EASE": [5], "COMMENT": ["Call me: 555 0199"]})

    tables, _ = read(data, {"EASE"})

    assert tables[0].names == ("EASE", "COMMENT")
    assert list(tables[0].frame["COMMENT"]) == [""]


@given(
    answers=st.lists(st.one_of(st.none(), st.integers(-(10**6), 10**6)), min_size=1),
    rows=st.integers(1, 7),
)
def test_pieces_hold_every_row_once(answers: list[int | None], rows: int) -> None:
    """However large a piece is, all rows come, in their order, under their own numbers."""
    data = written({"A": pa.array(answers, pa.int64())})

    tables, _ = read(data, {"A"}, rows)

    said = [cell for table in tables for cell in table.frame["A"]]
    lines = [table.line_of(row) for table in tables for row in range(len(table.frame))]
    assert said == ["" if one is None else str(one) for one in answers]
    assert lines == list(range(1, len(answers) + 1))
    assert max(len(table.frame) for table in tables) <= rows


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([4.0, 4.5, None, float("nan")], ["4", "4.5", "", ""]),
        ([True, False, None], ["true", "false", ""]),
        ([Decimal("1.50")], ["1.50"]),
        ([date(2026, 3, 1)], ["2026-03-01"]),
        ([datetime.fromisoformat("2026-03-01T09:30:05.25")], ["2026-03-01 09:30:05"]),
        ([datetime.fromisoformat("2026-03-01")], ["2026-03-01 00:00:00"]),
        ([" five\u00a0", "a\x1bb"], ["five", "ab"]),
        ([None, None], ["", ""]),
    ],
)
def test_cells_read_as_in_a_csv(values: list[object], said: list[str]) -> None:
    """Each type becomes the text that people would see in the file saved as CSV."""
    assert cells(values) == said


def test_moments_are_told_in_their_own_time_zone() -> None:
    """An answer at nine in the evening in New York is not of the next day."""
    moment = pa.array([datetime(2026, 2, 1, 2, tzinfo=UTC)], pa.timestamp("s", "Etc/GMT+5"))

    assert cells(moment) == ["2026-01-31 21:00:00"]


def test_categories_read_as_their_words() -> None:
    """Data frames store repeated words as numbers; the words count."""
    assert cells(pa.array(["yes", None, "no"]).dictionary_encode()) == ["yes", "", "no"]


def test_a_list_is_no_cell() -> None:
    """Columns of lists are none of those that a mapping can name."""
    tables, _ = read(written({"A": [1], "B": [[1, 2]]}), {"A", "B"})

    assert tables[0].names == ("A",)


def test_a_finding_names_the_row(tmp_path: Path) -> None:
    """A place in a Parquet file is the number of a row."""
    sheets = written({"WHEN": ["2026-01"] * 12 + ["soon"], "EASE": [5] * 13})
    report = Report()
    read_project(FolderTree(lay_out(tmp_path, sheets), report), report)

    found = [(one.code, one.place.path, one.place.line) for one in report if "period" in one.code]
    assert found == [("bad-period", "data/responses/march.parquet", 13)]


@pytest.mark.parametrize("cut", [3, 4, 60, -8, -1])
def test_a_damaged_file_is_found(cut: int) -> None:
    """A file that breaks off is a finding, and no count."""
    tables, found = read(written({"A": ["text"] * 30})[:cut], {"A"})

    assert (tables, found) == ([], ["parquet-unread"])


def test_text_that_is_none_is_found() -> None:
    """Bytes that are no UTF-8 in a column of text are a damaged file, not a crash."""
    broken = pa.array([b"\xff\xfe"]).view(pa.string())

    _, found = read(written({"A": broken}), {"A"})

    assert found == ["parquet-unread"]


def test_two_columns_of_one_name_are_found() -> None:
    """Which of them is meant nobody can say."""
    table = pa.Table.from_arrays([pa.array([1])] * 2, names=["A", "A"])
    held = BytesIO()
    parquet.write_table(table, held)

    assert read(held.getvalue(), {"A"}) == ([], ["repeated-column"])


def test_the_command_counts_a_parquet_file(tmp_path: Path) -> None:
    """`scorecard count` takes a Parquet file as it takes a CSV."""
    sheets = written({"WHEN": ["2026-01"] * 30, "EASE": [5] * 18 + [2] * 12})
    folder = lay_out(tmp_path, sheets)
    file = folder / "data/responses/march.parquet"

    done = CliRunner().invoke(
        scorecard, ["count", str(file), "--survey", "visit", "--project", str(folder)]
    )

    assert done.exit_code == 0, done.output
    table = (folder / "data/satisfaction/march.csv").read_text(encoding="utf-8")
    assert "service:claims,visit,ease,2026-01,,,2,12,," in table


def test_text_is_stored_alike_with_and_without_pyarrow() -> None:
    """What pandas makes of text by itself is of Python strings, as on machines without pyarrow."""
    assert pd.Series(["a"]).dtype == TEXT
    assert pd.DataFrame({"a": ["b"]})["a"].dtype == TEXT


def test_moments_become_months_by_the_mapping(tmp_path: Path) -> None:
    """The spelling that the documentation gives reads a platform's moments as months."""
    moments = pa.array([datetime.fromisoformat("2026-01-14T09:30:00")] * 30, pa.timestamp("ns"))
    folder = lay_out(tmp_path, written({"WHEN": moments, "EASE": [5] * 18 + [2] * 12}))
    spelt = 'period: {column: WHEN, written: "{year}-{month}-{any}", means: month}'
    mapping = folder / "data/responses/march.map.yaml"
    mapping.write_text(MAPPING.replace("period: WHEN", spelt), encoding="utf-8")

    assert counts(folder) == {"2": 12, "5": 18}
