"""Tables of ten thousand faulty rows: a readable answer in every format, and no row uncounted."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import scorecard

ROWS = 10_000

SERVICE = """\
name: Claims
channels: [{id: mail}]
standards:
  - id: decision
    promise: We decide soon.
    measure: {kind: share}
    targets: [{from: 2026-01, at_least: 90%}]
"""

SURVEY = """\
name: Visit
questions:
  - id: ease
    text: Was it easy?
    scale: {points: 5, favourable: [4, 5]}
"""

MAPPING = """\
service: {id: WHAT}
standard: {id: {always: decision}}
period: MONTH
result: {value: RATE}
"""

TABLES: dict[str, tuple[str, Callable[[int], str]]] = {
    "data/performance/a.csv": (
        "service,standard,period,numerator,denominator",
        lambda at: f'claims,decision,2026-0{1 + at % 3},"{at},000",{-at}',
    ),
    "data/volumes/a.csv": (
        "service,period,channel,completed",
        lambda at: f"claims,2026-{13 + at % 2},{'mial' if at % 2 else 'mail'},{at}",
    ),
    "data/satisfaction/a.csv": (
        "subject,survey,question,period,answer,count",
        lambda at: f"service:claims,visit,eese,2026-01,{at % 7},9",
    ),
    "data/theirs.csv": ("WHAT,MONTH,RATE", lambda at: f"x{at % 3},2026-0{1 + at % 3},{at}%%"),
}
"""By the path of a table: its columns, and its row of a number."""


@dataclass(frozen=True)
class Told:
    """What one run said: printed, and in files of each format."""

    printed: str
    files: Path

    @property
    def findings(self) -> list[dict[str, object]]:
        """Every finding as JSON."""
        return list(json.loads((self.files / "a.json").read_text())["findings"])

    def of(self, path: str) -> int:
        """How many rows of a table the findings of its commonest fault stand for."""
        times: dict[str, int] = {}
        for found in self.findings:
            if found["path"] == path:
                kind = str(found["message"]).partition("(")[2].partition(")")[0]
                code = kind if found["code"] == "more-rows-like-it" else str(found["code"])
                times[code] = times.get(code, 0) + int(str(found["count"]))
        return max(times.values())


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What the check of four tables says, in each of which every row is faulty."""
    folder = tmp_path_factory.mktemp("many")
    files = {
        "content/site.yaml": "title: A\npublisher: B\n",
        "content/agencies/labor.yaml": "name: Labor\n",
        "content/services/labor/claims.yaml": SERVICE,
        "content/surveys/visit.yaml": SURVEY,
        "data/theirs.map.yaml": MAPPING,
    }
    for path, (head, row) in TABLES.items():
        files[path] = "\n".join([head, *(row(at) for at in range(ROWS))]) + "\n"
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    asked = [
        word for end in ("json", "sarif", "github") for word in ("--findings", f"{folder}/a.{end}")
    ]
    words = ["check", "--project", str(folder), "--as-of", "2026-04-30", "--quiet", *asked]
    done = CliRunner().invoke(scorecard, words, prog_name="scorecard")
    assert isinstance(done.exception, SystemExit)
    return Told(done.stdout, folder)


def test_a_kind_of_fault_takes_at_most_a_screen(told: Told) -> None:
    """Each fault of a table is six findings at most, of two lines and a blank one, each short."""
    kinds = {(found["path"], found["code"]) for found in told.findings}

    assert len(told.printed.splitlines()) <= 6 * 3 * len(kinds) + 24
    assert max(map(len, told.printed.splitlines())) < 400


@pytest.mark.parametrize("path", TABLES)
def test_no_faulty_row_is_uncounted(told: Told, path: str) -> None:
    """The findings of a table's commonest fault stand for all of the rows that have it."""
    assert told.of(path) >= ROWS / 2
    assert sum(int(str(one["count"])) for one in told.findings if one["path"] == path) >= ROWS


def test_a_wrong_word_is_told_once(told: Told) -> None:
    """Where every row has the same wrong word, one finding tells it and one counts the rest."""
    survey = [one for one in told.findings if one["path"] == "data/satisfaction/a.csv"]

    assert [(one["code"], one["count"]) for one in survey] == [
        ("unknown-question", 1),
        ("more-rows-like-it", ROWS - 1),
    ]


def test_the_end_says_how_many_and_where_to_begin(told: Told) -> None:
    """Whoever sees the last screen only reads the counts, and three places to begin at."""
    end = told.printed[told.printed.index("Counted:") :]

    assert f"{ROWS:,} errors, unknown-question, in 1 file" in end
    assert end.count("\n1. ") == end.count("\n2. ") == end.count("\n3. ") == 1
    assert end.splitlines()[-1].endswith("suggestions.")


def test_github_gets_a_few_of_each_level(told: Told) -> None:
    """Ten annotations of a level at most; the first ones are about different faults."""
    lines = (told.files / "a.github").read_text(encoding="utf-8").splitlines()
    errors = [line for line in lines if line.startswith("::error ")]
    codes = [line.partition("title=")[2].partition("::")[0] for line in errors]

    assert len(errors) <= 10
    assert len(set(codes[:3])) == 3


def test_sarif_is_small(told: Told) -> None:
    """A log of forty thousand faulty rows is far from what GitHub refuses."""
    (run,) = json.loads((told.files / "a.sarif").read_text(encoding="utf-8"))["runs"]

    assert len(run["results"]) == len(told.findings) < 100
    assert run["invocations"][0]["properties"]["counts"]["error"] > 2 * ROWS
