"""The upload files of A-11 as they are published: read with and without BOM, free text left behind.

One holds 4 sheets after a byte order mark, the other 1,000 of dummy cells such as "Data 1-1".
"""

import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest

from building import AS_OF, build_site, scorecard, tree_of
from generator.diagnostics import Report
from generator.periods import Calendar
from generator.resources import adapters_folder
from generator.sources.mappings.read import read_mapping
from generator.sources.sheets import SheetFile, Tally, count_sheets

BOM = b"\xef\xbb\xbf"
PLANTED = "Zephyrquill"
SURVEY = """\
name: Trust
framework: a11-2023
questions:
  - {id: trust, text: Trust?, type: yes_no, scale: {favourable: [yes]}}
  - id: positive
    text: What earned a positive response?
    type: choose_many
    options:
      - {id: effectiveness, text: My need was addressed.}
      - {id: ease, text: It was easy.}
      - {id: efficiency, text: It took a reasonable time.}
      - {id: transparency, text: I understood what was asked of me.}
      - {id: humanity, text: I was treated fairly.}
      - {id: employee, text: Employees were helpful.}
      - {id: other, text: Something else}
"""
FILES = {
    "content/site.yaml": "title: Scorecard\npublisher: State\n",
    "content/agencies/labor.yaml": "name: Labor\n",
    "content/services/labor/claims.yaml": "name: Claims\n",
    "content/surveys/a11-2023.yaml": SURVEY,
}
HEADING = "period: {always: 2026-Q1}\nanswers:\n  subject: {always: 'service:claims'}\n"


@pytest.fixture(scope="module")
def uploads(real_data: Path) -> dict[str, bytes]:
    """Both files."""
    folder = real_data / "us-a11"
    names = ("sample_cx_responses_upload_with_bom.csv", "sample_cx_responses_upload.csv")
    return dict(
        zip(("marked", "plain"), ((folder / name).read_bytes() for name in names), strict=True)
    )


def mapping_text() -> str:
    """The shipped mapping with the subject and the period that the files do not say."""
    text = (adapters_folder() / "a11-responses" / "responses.map.yaml").read_text(encoding="utf-8")
    return text.replace("answers:\n", HEADING)


def tally(data: bytes) -> Tally:
    """The counts of a file."""
    report = Report()
    mapping = read_mapping(mapping_text().encode(), "m.map.yaml", report=report)
    assert mapping is not None
    made = count_sheets(SheetFile("u.csv", BytesIO(data), mapping, Calendar()), report=report)
    assert list(report) == []
    return made


def by_answer(made: Tally, question: str) -> dict[str, int]:
    """The counts of a question."""
    return {code: count for (group, code), count in made.answers.items() if group[2] == question}


def test_the_marked_file_is_counted(uploads: dict[str, bytes]) -> None:
    """Four sheets: four thumbs up, and what earned them; the mark is no part of a column's name."""
    assert uploads["marked"].startswith(BOM)
    made = tally(uploads["marked"])
    assert by_answer(made, "trust") == {"1": 4}
    expected = dict.fromkeys(("effectiveness", "ease", "transparency", "humanity", "employee"), 4)
    assert by_answer(made, "positive") == {**expected, "efficiency": 2}
    assert by_answer(made, "negative") == {}


@pytest.mark.parametrize("name", ["marked", "plain"])
def test_a_mark_changes_nothing(uploads: dict[str, bytes], name: str) -> None:
    """With and without BOM each file gives the same counts."""
    bare = uploads[name].removeprefix(BOM)
    sheets = tally(bare)
    assert sheets.answers
    assert tally(BOM + bare) == sheets


def test_every_dummy_sheet_is_read(uploads: dict[str, bytes]) -> None:
    """A thousand sheets are a thousand answers to the trust question, each in its own words."""
    told = by_answer(tally(uploads["plain"]), "trust")
    assert Counter(told.values()) == {1: 1000}
    assert told["Data 1-1"] == told["Data 1000-1"] == 1


def write_project(folder: Path) -> Path:
    """A project with one service and a survey on trust; Git does not hold its sheets."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def planted(uploads: dict[str, bytes]) -> bytes:
    """The marked file's sheets twelve times over, words planted in the free text of each."""
    header, *rows = uploads["marked"].decode("utf-8-sig").splitlines()
    more = [
        f'{row.rsplit(",", 1)[0]},"{PLANTED} {at}, again"' for at in range(12) for row in rows[:3]
    ]
    return BOM + "\n".join([header, *more, ""]).encode()


def test_free_text_never_reaches_the_site(uploads: dict[str, bytes], tmp_path: Path) -> None:
    """Words planted in the free text are in no finding and no byte of the site; the counts are."""
    project = write_project(tmp_path / "project")
    folder = project / "data" / "responses"
    folder.mkdir(parents=True)
    (folder / "upload.csv").write_bytes(planted(uploads))
    (folder / "upload.map.yaml").write_text(mapping_text(), encoding="utf-8")
    told = scorecard("check", "--project", project, "--as-of", AS_OF)
    files = tree_of(build_site(project, tmp_path / "site"))
    assert PLANTED not in told.stdout + told.stderr
    assert not [name for name, data in files.items() if PLANTED.encode() in data]
    (yes,) = [line for line in files["data/answers.csv"].splitlines() if b",trust," in line]
    assert yes.endswith(b",36")
    assert b"100001" not in b"".join(files.values())


def count(uploads: bytes, tmp_path: Path) -> tuple[subprocess.CompletedProcess[str], Path]:
    """The command on a file, and where its table goes."""
    project = write_project(tmp_path / "project")
    sheets, table = tmp_path / "upload.csv", tmp_path / "counts.csv"
    sheets.write_bytes(uploads)
    words = ("--survey", "a11-2023", "--mapping", "a11-responses", "--subject", "service:claims")
    more = ("--period", "2026-Q1", "--project", project, "--output", table)
    return scorecard("count", sheets, *words, *more), table


def test_free_text_never_reaches_the_counts(uploads: dict[str, bytes], tmp_path: Path) -> None:
    """The command writes counts of all sheets, and not a word of what people wrote."""
    done, table = count(planted(uploads), tmp_path)
    assert done.returncode == 0, done.stdout
    said = table.read_text(encoding="utf-8")
    assert "trust,2026-Q1,,,yes,36," in said
    assert PLANTED not in said + done.stdout + done.stderr


def test_too_few_sheets_are_not_written(uploads: dict[str, bytes], tmp_path: Path) -> None:
    """Four people are too few for any count of them, and the command says that it left them out."""
    done, table = count(uploads["marked"], tmp_path)
    said = table.read_text(encoding="utf-8") if table.exists() else ""
    assert "[small-groups-left-out]" in done.stdout
    assert "trust" not in said
    assert "Excellent" not in said + done.stdout


def test_dummy_answers_are_no_answers(uploads: dict[str, bytes], tmp_path: Path) -> None:
    """Cells such as "Data 1-1" are no thumb: told, and nothing is written."""
    done, table = count(uploads["plain"], tmp_path)
    assert done.returncode == 1
    assert "error" in done.stdout
    assert not table.exists()
