"""Answer sheets: counted in pieces, never kept, small groups never written down."""

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import scorecard
from generator.diagnostics import Report
from generator.git import tracked_files
from generator.sources.pieces import in_pieces
from generator.sources.project import read_project
from generator.sources.sheets import Tally
from generator.sources.tree import FolderTree
from sheets_made import HEADER, MAPPING, counted

SURVEY = """\
name: After the visit
questions:
  - id: ease
    text: It was easy.
    scale: {no_answer: [9]}
  - id: why
    text: Why?
    type: choose_many
    options:
      - {id: speed, text: Speed}
      - {id: staff, text: Staff}
"""
SERVICE = """\
name: Claims
channels: [{id: phone}, {id: mail}]
segments: [{id: district, name: District, groups: [{id: d1, name: D1}, {id: d2, name: D2}]}]
"""
PROJECT = {
    "content/site.yaml": "title: Scorecard\npublisher: State\n",
    "content/agencies/labor.yaml": "name: Labor\n",
    "content/services/labor/claims.yaml": SERVICE,
    "content/surveys/visit.yaml": SURVEY,
}


def lay_out(folder: Path, **files: str) -> Path:
    """A project with one service and one survey, and more files."""
    for path, text in {**PROJECT, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def as_text(rows: Iterable[str]) -> str:
    """Rows as a CSV file."""
    return "".join((HEADER, *(f"{row}\n" for row in rows)))


def tally(*rows: str, piece: int = 10**6) -> Tally:
    """The counts of rows, read through the mapping."""
    made, found = counted("m.csv", as_text(rows).encode(), piece=piece)
    assert found == []
    return made


def of_ease(made: Tally, channel: str = "", segment: str = "") -> dict[str, int]:
    """The counts of the rating, of everybody or of a part."""
    group = ("service:claims", "visit", "ease", "2026-01", channel, segment)
    return {answer: count for (own, answer), count in made.answers.items() if own == group}


ROWS = [
    *(["2026-01,phone,district:d1,5,1,0"] * 12),
    *(["2026-01,mail,district:d2,4,0,1"] * 15),
    *(["2026-01,mail,district:d2,9,NA,NA"] * 3),
    "2026-01,phone,district:d1,NA,NA,NA",
]


def run(*words: object) -> Result:
    """The command, typed with these words."""
    return CliRunner().invoke(scorecard, [str(word) for word in words], prog_name="scorecard")


def write_sheets(folder: Path, rows: list[str], mapping: str = MAPPING) -> Path:
    """A file of answer sheets with its mapping beside it, outside of any project."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "march.csv").write_text(as_text(rows), "utf-8")
    (folder / "march.map.yaml").write_text(mapping, encoding="utf-8")
    return folder / "march.csv"


def typed(tmp_path: Path, rows: list[str]) -> tuple[str, str]:
    """What the command prints of some sheets, and the table it writes."""
    project, output = lay_out(tmp_path / "project"), tmp_path / "counts.csv"
    sheets = write_sheets(tmp_path / "elsewhere", rows)
    done = run("count", sheets, "--survey", "visit", "--project", project, "--output", output)
    return done.stdout, output.read_text(encoding="utf-8") if output.exists() else ""


def test_sheets_are_counted_in_all_and_by_part() -> None:
    """Each answer counts once for everybody, once in its channel and once in its group."""
    made = tally(*ROWS)

    assert of_ease(made) == {"5": 12, "4": 15, "9": 3}
    assert of_ease(made, channel="phone") == {"5": 12}
    assert of_ease(made, segment="district:d2") == {"4": 15, "9": 3}


def test_a_sheet_without_any_answer_is_nobody() -> None:
    """Respondents are those who answered anything, don't know included."""
    made = tally(*ROWS)

    assert made.sheets[("service:claims", "visit", "", "2026-01", "", "")] == 30


@pytest.mark.parametrize("piece", [1, 40, 200, 10**6])
def test_pieces_change_no_count(piece: int) -> None:
    """However small the pieces of a file are, the counts are the same."""
    assert tally(*ROWS, piece=piece) == tally(*ROWS)


def test_a_row_never_stands_in_two_pieces() -> None:
    """A piece ends only where quotation marks are closed."""
    lines = [b"A,B\n", b'1,"two\n', b'lines"\n', b"2,b\n"]

    assert list(in_pieces(lines, most=1)) == [
        (b'A,B\n1,"two\nlines"\n', 0),
        (b"A,B\n2,b\n", 2),
        (b"A,B\n", 3),
    ]


def test_lines_of_later_pieces_are_the_files_own() -> None:
    """A finding names the line in the file, whichever piece it was read in."""
    rows = [*ROWS, "2026-99,phone,district:d1,5,1,0"]

    _, found = counted("m.csv", as_text(rows).encode(), piece=100)

    assert [(one.code, one.place.line) for one in found] == [("bad-period", len(rows) + 1)]


def test_the_command_writes_a_table_that_is_read(tmp_path: Path) -> None:
    """The counts of sheets are a table of data/satisfaction without a finding."""
    project = lay_out(tmp_path / "project")
    sheets = write_sheets(tmp_path / "elsewhere", ROWS)

    done = run("count", sheets, "--survey", "visit", "--project", project)

    assert done.exit_code == 0, done.output
    table = project / "data/satisfaction/march.csv"
    assert f"Wrote {table}" in done.stdout
    assert run("check", "--project", project).stdout == "No findings.\n"
    assert "service:claims,visit,ease,2026-01,,,5,12,," in table.read_text(encoding="utf-8")


def test_a_small_group_takes_its_breakdown_with_it(tmp_path: Path) -> None:
    """Where one channel has too few answers, no channel is written: the total would tell it."""
    rows = [*ROWS[:27], *(["2026-01,phone,district:d2,4,0,1"] * 5)]
    rows = [row.replace("mail", "phone", 1) if at % 4 else row for at, row in enumerate(rows)]
    told, table = typed(tmp_path, rows)

    assert "[small-groups-left-out]" in told
    assert ",phone," not in table
    assert ",mail," not in table
    assert "district:d1" in table


def test_the_rest_of_a_breakdown_is_a_group_too(tmp_path: Path) -> None:
    """Those of whom the breakdown says nothing are known by subtraction, and may be few."""
    rows = [*ROWS[:27], *(["2026-01,,district:d1,5,0,1"] * 2)]
    told, table = typed(tmp_path, rows)

    assert "by channel" in told
    assert ",phone," not in table


def test_a_small_part_that_agrees_is_not_written(tmp_path: Path) -> None:
    """A group of fewer than thirty in which all said the same tells what each of them said."""
    told, table = typed(tmp_path, ROWS[:12] + ["2026-01,mail,district:d2,4,0,1"] * 15)

    assert "ease of service:claims by channel in 2026-01" in told
    assert ",ease,2026-01,phone," not in table


def test_too_few_in_all_are_not_written(tmp_path: Path) -> None:
    """Of nine people nothing is written, and no figure is told."""
    told, table = typed(tmp_path, ["2026-01,phone,district:d1,5,1,0"] * 9)

    assert "9" not in told.replace("2026", "").split("[")[0]
    assert table.count("\n") == 1


def test_those_who_do_not_know_hide_nobody(tmp_path: Path) -> None:
    """Nine answers stay unwritten however many people said that they don't know."""
    rows = [
        *(["2026-01,phone,district:d1,5,1,0"] * 9),
        *(["2026-01,phone,district:d1,9,1,0"] * 40),
    ]
    told, table = typed(tmp_path, rows)

    assert "ease of service:claims in 2026-01" in told
    assert ",ease,2026-01,,,5," not in table


def test_the_command_overwrites_nothing(tmp_path: Path) -> None:
    """A table that is there already stays as it is."""
    project = lay_out(tmp_path / "project", **{"data/satisfaction/march.csv": "mine"})
    sheets = write_sheets(tmp_path / "elsewhere", ROWS)

    done = run("count", sheets, "--survey", "visit", "--project", project)

    assert (done.exit_code, "[would-overwrite]" in done.stdout) == (1, True)
    assert (project / "data/satisfaction/march.csv").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (["2026-01,phone,district:d1,7,1,0"] * 30, "unknown-answer"),
        (["2026-01,fax,district:d1,5,1,0"] * 30, "undeclared-channel"),
    ],
)
def test_slips_in_sheets_are_told(tmp_path: Path, rows: list[str], code: str) -> None:
    """An answer or channel that does not exist is a finding, and nothing is written."""
    told, table = typed(tmp_path, [*ROWS, *rows])

    assert f"[{code}]" in told
    assert table == ""


def a11(tmp_path: Path, question: str, values: str) -> Result:
    """The command on sheets of the A-11 format, for a survey with this trust question."""
    survey = (
        "name: Trust\nframework: a11-2023\nquestions:\n"
        f"  - {{id: trust, text: Trust?, {question}}}\n"
        "  - id: positive\n    text: What?\n    type: choose_many\n"
        "    options: [{id: ease, text: Easy}]\n"
    )
    lay_out(tmp_path / "p", **{"content/surveys/trust.yaml": survey})
    flags = ["effectiveness", "ease", "efficiency", "transparency", "humanity", "employee", "other"]
    names = [f"{side}_{flag}" for side in ("positive", "negative") for flag in flags]
    rows = "".join(f"{at},{value},0,1{',0' * 12},well\n" for at, value in enumerate(values))
    path = tmp_path / "upload.csv"
    path.write_text(f"external_id,question_1,{','.join(names)},question_4\n{rows}", "utf-8")
    words = ("--mapping", "a11-responses", "--subject", "service:claims", "--period", "2026-Q1")
    output = ("--output", tmp_path / "out.csv")
    return run("count", path, "--survey", "trust", "--project", tmp_path / "p", *words, *output)


def test_thumbs_are_yes_and_no(tmp_path: Path) -> None:
    """Where the survey asks for yes or no, 1 and 0 are these; text of people stays behind."""
    done = a11(tmp_path, "type: yes_no, scale: {favourable: [yes]}", "1" * 20 + "0" * 12)

    table = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert done.exit_code == 0, done.output
    assert "trust,2026-Q1,,,no,12," in table
    assert "trust,2026-Q1,,,yes,20," in table
    assert "positive,2026-Q1,,,ease,32," in table
    assert "well" not in table


def test_a_rating_is_never_taken_for_thumbs(tmp_path: Path) -> None:
    """Where the survey rates from 1 to 5, a 0 is no answer that could be meant."""
    done = a11(tmp_path, "type: rating", "5" * 20 + "0" * 12)

    assert (done.exit_code, "[unknown-answer]" in done.stdout) == (1, True)


def answers_of(project: Path, report: Report) -> Mapping[str, int]:
    """The counts of the rating that a project reads."""
    read = read_project(FolderTree(project, report), report)
    assert read is not None
    frame, asked = read.answers.answers, read.answers.asked
    whole = asked[(asked["question"] == "ease") & (asked["channel"] + asked["segment"] == "")]
    own = frame[frame["group"].isin(whole.index)]
    return dict(zip(own["answer"], own["count"], strict=True))


def test_sheets_in_their_folder_are_counted_on_every_build(tmp_path: Path) -> None:
    """data/responses/ is read through the mapping beside the sheets."""
    project, report = lay_out(tmp_path), Report()
    write_sheets(project / "data/responses", ROWS)

    assert answers_of(project, report) == {"5": 12, "4": 15, "9": 3}


def test_sheets_that_git_holds_are_an_error(tmp_path: Path) -> None:
    """A tracked file of sheets is found; an untracked one is not."""
    project = lay_out(tmp_path)
    write_sheets(project / "data/responses", ROWS)
    subprocess.run(["git", "init", "-q", str(project)], check=True)
    assert "tracked-answer-sheet" not in run("check", "--project", project).stdout

    subprocess.run(["git", "-C", str(project), "add", "data/responses"], check=True)

    assert tracked_files(project, "data/responses/") == (
        "data/responses/march.csv",
        "data/responses/march.map.yaml",
    )
    done = run("check", "--project", project)
    assert (done.exit_code, done.stdout.count("[tracked-answer-sheet]")) == (1, 1)


def test_a_folder_outside_git_holds_nothing(tmp_path: Path) -> None:
    """Without a repository nothing is tracked."""
    assert tracked_files(tmp_path, "data/") == ()


def test_a_project_without_git_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Git is not installed, the check goes on."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert tracked_files(tmp_path, "data/") == ()
