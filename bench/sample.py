"""Holds the counts of some answer sheets against a plain pass of pandas over the same sheets.

    python bench/sample.py SHEETS.csv COUNTS.csv 200000

Takes the sheets of a workload, the table that `scorecard count` made of the first of them, and how
many these are. Prints how many counts are equal, of how many; leaves with 1 where not all are.
Must not know the program.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
from workload_figures import SURVEY
from workload_words import QUESTIONS

Key = tuple[str, ...]
"""Subject, survey, question, period and answer; without question and answer those who responded."""


def count_sheets(path: Path, size: int) -> Mapping[Key, int]:
    """Every count of the first answer sheets of a file, by pandas."""
    sheets = pd.read_csv(path, dtype=str, keep_default_na=False, nrows=size)
    asked = [name.upper() for name, *_ in QUESTIONS]
    heard = sheets[(sheets[asked] != "").any(axis=1)].groupby(["SERVICE", "MONTH"]).size()
    told = {(one, SURVEY, "", month, ""): int(count) for (one, month), count in heard.items()}
    for name, column in zip((name for name, *_ in QUESTIONS), asked, strict=True):
        given = sheets[sheets[column] != ""].groupby(["SERVICE", "MONTH", column]).size()
        told |= {
            (one, SURVEY, name, month, said): int(n) for (one, month, said), n in given.items()
        }
    return told


def read_counts(path: Path) -> Mapping[Key, int]:
    """Every count of the table."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    keys = table[["subject", "survey", "question", "period", "answer"]]
    counts = table["count"].where(table["question"] != "", table["respondents"])
    return dict(zip(keys.itertuples(index=False, name=None), map(int, counts), strict=True))


def main() -> None:
    """Compare, and say so."""
    sheets, table, size = sys.argv[1:]
    expected, told = count_sheets(Path(sheets), int(size)), read_counts(Path(table))
    equal = sum(told.get(key) == count for key, count in expected.items())
    print(f"{equal} of {len({*expected, *told})}")
    sys.exit(0 if told == expected else 1)


if __name__ == "__main__":
    main()
