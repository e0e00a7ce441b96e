"""The evidence of a loop can be followed by hand: its rows, sums, difference and decision."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from building import build_site, read_rows
from generator.cli import scorecard

AS_OF = "2026-02-15"
MONTHS = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
FILES = {
    "content/site.yaml": "title: Scorecard\npublisher: State\n",
    "content/agencies/state.yaml": "name: State\n",
    "content/services/state/passport.yaml": "name: Passports\nstandards:\n  - id: time\n"
    "    promise: We answer in time.\n    type: timeliness\n    cadence: monthly\n"
    "    measure: {kind: share}\n    targets: [{from: 2024-01, at_least: 80%}]\n",
    "content/feedback/photos.md": "---\ntitle: Hard to follow\nservices: [passport]\n"
    "opened: 2025-01-10\nanswered: 2025-02-02\ndecision: done\ndecided: 2025-03-01\n"
    "done: 2025-08-14\nevidence: {standard: passport/time, named: 2025-03-01}\n---\n"
    "## You said\nThe rules were hard.\n",
}


def write_project(folder: Path, after: tuple[int, int, int]) -> Path:
    """78 % in each month to August 2025, then as said, of a thousand a month."""
    tops = [*[780] * 20, *after]
    rows = (f"passport,time,{m},{top},1000" for m, top in zip(MONTHS, tops, strict=False))
    table = "\n".join(["service,standard,period,numerator,denominator", *rows, ""])
    for name, text in {**FILES, "data/performance/a.csv": table}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def explain(project: Path, name: str = "feedback/photos") -> tuple[int, str]:
    """The exit code of the command and what it printed."""
    words = ["explain", name, "--project", str(project), "--as-of", AS_OF]
    done = CliRunner().invoke(scorecard, words)
    return done.exit_code, done.output


def test_every_row_stands_with_its_file_and_line(tmp_path: Path) -> None:
    """September to November of both years, each with the line it was read from, and their sums."""
    code, said = explain(write_project(tmp_path, (840, 850, 845)))
    assert code == 0
    found = re.findall(r"data/performance/a\.csv:(\d+): (\S+), (\d+) / 1000", said)
    assert found == [
        *(("22", "2025-09", "840"), ("23", "2025-10", "850"), ("24", "2025-11", "845")),
        *(("10", "2024-09", "780"), ("11", "2024-10", "780"), ("12", "2024-11", "780")),
    ]
    assert "Sums: 2535 / 3000 = 84.5" in said
    assert "Sums: 2340 / 3000 = 78" in said
    assert "Difference: 6.5 (percent)" in said


def test_the_decision_follows_from_the_printed_numbers(tmp_path: Path) -> None:
    """Better: the difference is more than the critical value times the standard error."""
    _, said = explain(write_project(tmp_path, (840, 850, 845)))
    least = re.search(r"4\.302653 x \S+ = (\S+)", said)
    assert least is not None
    assert said.startswith("feedback/photos: Better")
    assert float(least[1]) < 6.5


def test_another_table_makes_no_clear_change_of_better(tmp_path: Path) -> None:
    """The same loop over a table whose months scatter widely: what was better is no more clear."""
    project = write_project(tmp_path, (840, 850, 845))
    assert explain(project)[1].startswith("feedback/photos: Better")
    write_project(tmp_path, (700, 990, 845))
    code, said = explain(project)
    least = re.search(r"4\.302653 x \S+ = (\S+)", said)
    assert least is not None
    assert (code, said.splitlines()[0]) == (0, "feedback/photos: No clear change")
    assert float(least[1]) > 6.5


def test_what_is_explained_is_what_the_page_says(tmp_path: Path) -> None:
    """The last line is the loop's page, word for word, and the table of loops has its effect."""
    project = write_project(tmp_path / "project", (840, 850, 845))
    _, said = explain(project)
    site = build_site(project, tmp_path / "site", "--as-of", AS_OF)
    page = re.sub(r"<[^>]+>", "", (site / "feedback/photos/index.html").read_text("utf-8"))
    sentence = said.split("On the page: ")[1].split(" Other things")[0].strip()
    assert sentence in " ".join(page.split())
    (row,) = read_rows(site / "data" / "feedback.csv")
    assert row["effect"] == "better"


NEAR = "did you mean 'feedback/photos'?"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("feedback/none", NEAR),
        ("feedback/", NEAR),
        ("Passport", "did you mean 'passport/time'?"),
        ("passports/We answer in time.", "did you mean 'passport/time'?"),
        ("none/at-all", "write SERVICE/STANDARD or feedback/LOOP."),
    ],
)
def test_what_does_not_exist_is_wrong_usage(tmp_path: Path, name: str, hint: str) -> None:
    """It is told in a sentence, with the id that was meant, by whatever name it was called."""
    code, said = explain(write_project(tmp_path, (840, 850, 845)), name)
    assert (code, hint in said) == (2, True)
