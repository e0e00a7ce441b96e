"""An earlier edition is a folder of published tables, a built site, or one table of results."""

import gzip
from pathlib import Path

import pytest

from building import AS_OF, build_site, scorecard, write_files
from generator.diagnostics import Report
from generator.sources.previous import SATISFACTION, VOLUMES, read_edition

SURVEY = "name: After\nselection: random\nquestions:\n  - {id: ease, text: It was easy.}\n"
SERVICE = "name: Permits\nchannels: [{id: mail}, {id: online}]\n"
HEAD = "subject,survey,question,period,channel,segment,score_1,score_2,score_3,score_4,score_5"
PLANTED = (100_003, 100_019, 100_043, 100_049, 100_057)
LATE = (100_003, 100_019, 100_044, 100_051, 100_061)
"""Seven people more, and what each of them answered is the difference."""


def project(folder: Path, scores: tuple[int, ...]) -> Path:
    """A project with one survey, asked in one month."""
    row = ",".join(["service:permits", "after", "ease", "2026-01", "", "", *map(str, scores)])
    files = {
        "content/site.yaml": "title: Scorecard\npublisher: State\n",
        "content/agencies/state.yaml": "name: State\n",
        "content/surveys/after.yaml": SURVEY,
        "content/services/state/permits.yaml": SERVICE,
        "data/satisfaction/after.csv": f"{HEAD}\n{row}\n",
    }
    return write_files(folder, files)


def test_subtracting_a_site_from_the_one_before_tells_nothing(tmp_path: Path) -> None:
    """Of seven late answers the second site holds no count; by itself it would hold them all."""
    before = build_site(project(tmp_path / "then", PLANTED), tmp_path / "before")
    now = project(tmp_path / "now", LATE)
    alone = build_site(now, tmp_path / "alone")
    beside = build_site(now, tmp_path / "beside", "--previous", before)

    def holds(site: Path) -> set[int]:
        texts = [path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()]
        numbers = [n for n in (*LATE, sum(LATE)) if n not in PLANTED]
        return {n for n in numbers for text in texts if str(n).encode() in text}

    assert holds(alone) == {sum(LATE), *LATE} - set(PLANTED)
    assert holds(beside) == set()
    told = scorecard("check", "--project", now, "--as-of", AS_OF, "--previous", before)
    assert "[group-shown-before]" in told.stdout
    assert told.returncode == 0


def head(*columns: str) -> bytes:
    """A table with columns and no row."""
    return (",".join(columns) + "\n").encode()


def test_a_folder_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """Packed or not, in the folder or in its data: what is there is read, what lacks is not."""
    (tmp_path / "satisfaction.csv.gz").write_bytes(gzip.compress(head(*SATISFACTION.needed)))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "volumes.csv").write_bytes(head(*VOLUMES.needed))
    report = Report()
    read = read_edition(tmp_path, report)
    assert [found.code for found in report if found.code != "empty-table"] == []
    assert read.results is None
    assert read.answers is None


def test_a_folder_without_tables_is_no_edition(tmp_path: Path) -> None:
    """A folder that holds no published table is refused, with the names it could have held."""
    report = Report()
    read_edition(tmp_path, report)
    (found,) = report
    assert found.code == "not-an-edition"
    assert "answers.csv" in found.message


@pytest.mark.parametrize("name", ["satisfaction", "answers", "volumes"])
def test_a_table_without_its_columns_is_no_edition(tmp_path: Path, name: str) -> None:
    """Every table of an edition is held to the columns that are read of it."""
    (tmp_path / f"{name}.csv").write_bytes(b"a,b\n1,2\n")
    report = Report()
    read_edition(tmp_path, report)
    assert [found.code for found in report] == ["not-an-edition"]
