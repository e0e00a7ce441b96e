"""Small numbers in the built site and in findings: hidden counts leave no trace in any byte."""

import json
from pathlib import Path

import pytest

from building import AS_OF, build_site, readable, scorecard, spellings, tree_of, write_files

SITE = "title: Scorecard\npublisher: State\nprivacy:\n  minimum_count: {minimum}\n"
SERVICE = """name: Permits
channels:
  - id: mail
    name: Mail
  - id: online
    name: Online
    digital: true
covers_everyone: true
segments:
  - id: district
    name: District
    covers_everyone: true
    groups:
      - id: d1
        name: First
      - id: d2
        name: Second
      - id: d3
        name: Third
standards:
  - id: time
    promise: We decide within 6 weeks.
    measure:
      kind: share
    targets:
      - from: 2026-01
        at_least: 70%
      - from: 2026-01
        at_least: 60%
        channel: mail
"""
HEAD = "service,standard,period,channel,segment,numerator,denominator,excluded,population,note\n"
TOTALS = dict.fromkeys(("2026-01", "2026-02"), (9_100_000, 9_900_000))

Cells = dict[tuple[str, str, str], tuple[int, ...]]

PLANTED: Cells = {
    ("2026-01", "", "district:d1"): (711_713, 722_723, 733_739, 744_749),
    ("2026-01", "", "district:d2"): (755_753, 766_763, 777_781, 788_789),
    ("2026-02", "mail", ""): (611_617, 622_627, 633_637, 644_647),
    ("2026-02", "online", ""): (655_657, 666_667, 677_683, 688_691),
    ("2026-02", "mail", "district:d1"): (511_519, 522_523, 533_539, 544_549),
}
"""Figures of people that no total and no sum of anything published comes to."""


def write_project(folder: Path, cells: Cells, totals: Cells, *, minimum: int) -> Path:
    """A project of one service whose breakdowns are these cells."""
    rows = [
        ",".join(map(str, ("permits", "time", *key, *figures, *[""] * (5 - len(figures)))))
        for key, figures in sorted({**totals, **cells}.items())
    ]
    files = {
        "content/site.yaml": SITE.format(minimum=minimum),
        "content/agencies/state.yaml": "name: State\n",
        "content/services/state/permits.yaml": SERVICE,
        "data/performance/permits.csv": HEAD + "\n".join(rows) + "\n",
    }
    return write_files(folder, files)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The texts of a site whose minimum is larger than every group."""
    folder = tmp_path_factory.mktemp("planted")
    totals: Cells = {(month, "", ""): counts for month, counts in TOTALS.items()}
    project = write_project(folder / "project", PLANTED, totals, minimum=1_000_000)
    return readable(tree_of(build_site(project, folder / "site")))


def test_planted_numbers_are_nowhere(planted: dict[str, str]) -> None:
    """No count, share, complement or sum of what is left of a hidden cell is in any file."""
    found = [
        (name, number)
        for name, text in planted.items()
        for figures in PLANTED.values()
        for number in (*figures, figures[1] - figures[0])
        for spelling in spellings(number)
        if spelling in text
    ]
    assert found == []


def test_what_is_not_hidden_is_there(planted: dict[str, str]) -> None:
    """The totals are found by the same search, in pages and in tables."""
    holds = {name for name, text in planted.items() if spellings(9_900_000) & {*_numbers(text)}}
    assert {name.rpartition(".")[2] for name in holds} >= {"html", "csv"}


def _numbers(text: str) -> list[str]:
    return [spelling for spelling in spellings(9_900_000) if spelling in text]


def moved(*counts: tuple[int, int], others: tuple[int, int] = (120, 150)) -> Cells:
    """A month with these three districts, of which one is small, and one with shown districts."""
    first = {("2026-01", "", f"district:d{n}"): pair for n, pair in enumerate(counts, start=1)}
    cross = {("2026-01", "mail", "district:d2"): others}
    after = {("2026-02", "", f"district:d{n}"): (100, 120 + n) for n in (1, 2, 3)}
    return {**first, **cross, **after}


WHOLE: Cells = {("2026-01", "", ""): (300, 400), ("2026-02", "", ""): (300, 366)}
BEFORE = moved((3, 7), (150, 203), (147, 190))
AFTER = moved((81, 95), (216, 300), (3, 5), others=(4, 8))


def test_moved_counts_leave_the_same_bytes(tmp_path: Path) -> None:
    """Two projects that differ in hidden counts alone have byte-identical sites."""
    sites = [
        tree_of(build_site(write_project(tmp_path / name, cells, WHOLE, minimum=10),
                           tmp_path / f"{name}-site"))
        for name, cells in (("before", BEFORE), ("after", AFTER))
    ]  # fmt: skip
    assert sites[0].keys() == sites[1].keys()
    assert [name for name, data in sites[0].items() if sites[1][name] != data] == []
    assert b"suppressed" in sites[0]["data/results.csv"]


PARTLY: Cells = {
    ("2026-01", "", ""): (254, 355), ("2026-02", "", ""): (254, 355),
    **{("2026-02", "", f"district:d{n}"): (80 + n, 110 + 5 * n) for n in (1, 2, 3)},
    ("2026-01", "", "district:d3"): (155, 215),
}  # fmt: skip
SMALL_FIRST: Cells = {
    ("2026-01", "", "district:d1"): (3, 7), ("2026-01", "", "district:d2"): (96, 133),
}  # fmt: skip
SMALL_SECOND: Cells = {
    ("2026-01", "", "district:d1"): (99, 140), ("2026-01", "", "district:d2"): (0, 0),
}  # fmt: skip


def test_counts_moved_between_two_hidden_groups_leave_the_same_bytes(tmp_path: Path) -> None:
    """One group is hidden beside the small one, and nothing shows which of the two is small."""
    sites = []
    for name, cells in (("first", SMALL_FIRST), ("second", SMALL_SECOND)):
        project = write_project(tmp_path / name, cells, PARTLY, minimum=10)
        sites.append(tree_of(build_site(project, tmp_path / f"{name}-site")))
    assert sites[0].keys() == sites[1].keys()
    assert [name for name, data in sites[0].items() if sites[1][name] != data] == []
    january = [row for row in sites[0]["data/results.csv"].decode().split() if ",2026-01," in row]
    hidden = [row for row in january if "suppressed" in row]
    assert [row.count("district:d1") + row.count("district:d2") for row in hidden] == [1, 1]
    assert any("district:d3,,155,215," in row for row in january)


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_moved_counts_leave_the_same_findings(form: str, tmp_path: Path) -> None:
    """The check says the same of both, in each form, and names none of the hidden counts."""
    said = []
    for cells in (BEFORE, AFTER):
        project = write_project(tmp_path / "project", cells, WHOLE, minimum=10)
        done = scorecard("check", "--project", project, "--as-of", AS_OF, "--format", form)
        assert done.returncode == 0, done.stdout + done.stderr
        said.append(done.stdout)
    assert said[0] == said[1]
    assert form != "json" or json.loads(said[0]) is not None
