"""One survey of the demonstration was counted from answer sheets, which no repository holds."""

import subprocess
import sys
from pathlib import Path

from building import read_rows, scorecard

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "bench"
KEY = ("subject", "survey", "question", "period", "answer")


def counts(path: Path) -> dict[tuple[str, ...], str]:
    """The counts of answers, and of those who responded, by what they are of."""
    rows = read_rows(path)
    return {tuple(row[name] for name in KEY): row["count"] or row["respondents"] for row in rows}


def test_the_survey_after_the_call_is_what_its_sheets_are_counted_as(tmp_path: Path) -> None:
    """The command makes of the sheets every count that the project holds, and no other."""
    sheets, table = tmp_path / "after-the-call.csv", tmp_path / "counts.csv"
    script = [sys.executable, str(BENCH / "demonstration_sheets.py"), str(sheets)]
    subprocess.run(script, check=True)
    words = ("--survey", "after-the-call", "--mapping", BENCH / "after-the-call.map.yaml")
    done = scorecard("count", sheets, *words, "--project", ROOT, "--output", table)

    assert done.returncode == 0, done.stdout
    assert counts(table) == counts(ROOT / "data" / "satisfaction" / "after-the-call.csv")
    assert len(read_rows(sheets)) == sum(int(row["respondents"] or 0) for row in read_rows(table))
