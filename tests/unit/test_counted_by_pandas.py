"""Answer sheets are counted as a plain pass of pandas over the whole file counts them."""

import os
from collections import Counter
from io import BytesIO

import pandas as pd
import pytest

from generator.jobs import Workforce
from generator.sources.sheets import Group, Tally
from sheets_made import as_csv, as_parquet, counted

SIZE = 20_000
PARTS = ((), ("HOW",), ("WHERE",))
"""Everybody together, by channel, and by district."""


def by_pandas(data: bytes) -> Tally:
    """Every count of a CSV file, of everybody and of each part."""
    frame = pd.read_csv(BytesIO(data), dtype=str, keep_default_na=False, na_values=["", "NA"])
    frame = frame[frame["WHEN"] != "2026-13"].assign(speed="speed", staff="staff", nobody="")
    speed, staff = frame["SPEED"] == "1", frame["STAFF"] == "1"
    told = Tally()
    for part in PARTS:
        told.answers += answers(frame, "ease", part, "EASE")
        told.answers += answers(frame[speed], "why", part, "speed")
        told.answers += answers(frame[staff], "why", part, "staff")
        anyone = answers(frame[frame["EASE"].notna() | speed | staff], "", part, "nobody")
        told.sheets += Counter({group: count for (group, _), count in anyone.items()})
    return told


def answers(
    frame: pd.DataFrame, question: str, part: tuple[str, ...], answer: str
) -> Counter[tuple[Group, str]]:
    """How many gave each answer to a question, by month and part; blank cells are nobody."""
    found = frame.groupby(["WHEN", *part, answer]).size().reset_index(name="people")
    told: Counter[tuple[Group, str]] = Counter()
    for row in found.to_dict("records"):
        where = str(row.get("HOW", "")), str(row.get("WHERE", ""))
        group = "service:claims", "visit", question, str(row["WHEN"]), *where
        told[group, str(row[answer])] = int(row["people"])
    return told


def test_processes_count_as_pandas_does() -> None:
    """Each count of a CSV file in several pieces, by two processes, is that of pandas."""
    data = as_csv(SIZE)

    tally, found = counted("s.csv", data, Workforce(2))

    assert [one.code for one in found] == ["bad-period"] * 2
    assert sum(tally.answers.values()) > SIZE
    assert tally == by_pandas(data)


def test_a_parquet_file_is_counted_as_pandas_counts_its_csv() -> None:
    """Each count of a Parquet file is that of pandas over the same sheets as CSV."""
    if os.environ.get("CI") != "true":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install '.[test]'")

    tally, _ = counted("s.parquet", as_parquet(SIZE))

    assert tally == by_pandas(as_csv(SIZE))
