"""Small numbers of surveys in the built site: hidden counts leave no trace in any byte."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from building import build_site, readable, spellings, tree_of, write_files

SITE = "title: Scorecard\npublisher: State\nprivacy:\n  minimum_count: {minimum}\n"
SERVICE = """name: Permits
channels:
  - id: mail
  - id: online
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
  - id: easy
    promise: Most people find it easy.
    measure:
      kind: satisfaction
      survey: after
      question: ease
    targets:
      - from: 2026-01
        at_least: 70%
"""
SURVEY = """name: After
selection: random
questions:
  - id: ease
    driver: satisfaction
    text: It was easy.
"""
HEAD = "subject,survey,question,period,channel,segment,score_1,score_2,score_3,score_4,score_5"
SIZES = "respondents,offered,customers"

Cells = dict[tuple[str, str, str], tuple[int, ...]]

PLANTED: Cells = {
    ("2026-01", "", ""): (11_717, 22_727, 33_739, 44_741, 55_751),
    ("2026-01", "mail", ""): (10_711, 20_721, 30_731, 40_763, 50_773),
    ("2026-01", "online", ""): (1_006, 2_006, 3_008, 3_978, 4_978),
    ("2026-02", "", "district:d1"): (12_613, 23_623, 34_631, 45_641, 56_653),
    ("2026-02", "", "district:d2"): (13_513, 24_523, 35_531, 46_549, 57_559),
}
"""Counts of people below the minimum, and none of them a sum or a part of what is shown."""

SHOWN: Cells = {("2026-02", "", ""): (1_000_003, 1_000_033, 1_000_037, 1_000_039, 1_000_081)}


def write_project(folder: Path, cells: Cells, sizes: Mapping[str, tuple[int, ...]], minimum: int
                  ) -> Path:  # fmt: skip
    """A project with one survey whose answers are these cells."""
    blank = [""] * 3
    rows = [
        ["service:permits", "after", "ease", *key, *map(str, counts), *blank]
        for key, counts in sorted(cells.items())
    ]
    rows += [
        ["service:permits", "after", "", month, "", "", *[""] * 5, *map(str, people)]
        for month, people in sizes.items()
    ]
    files = {
        "content/site.yaml": SITE.format(minimum=minimum),
        "content/agencies/state.yaml": "name: State\n",
        "content/surveys/after.yaml": SURVEY,
        "content/services/state/permits.yaml": SERVICE,
        "data/satisfaction/after.csv": "\n".join([f"{HEAD},{SIZES}", *map(",".join, rows)]) + "\n",
    }
    return write_files(folder, files)


ASKED = {"2026-01": (168_679, 268_683, 368_689), "2026-02": (5_000_193, 6_000_011, 7_000_003)}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The texts of a site whose minimum is larger than every planted group."""
    folder = tmp_path_factory.mktemp("planted-surveys")
    project = write_project(folder / "project", {**PLANTED, **SHOWN}, ASKED, 1_000_000)
    return readable(tree_of(build_site(project, folder / "site")))


def test_planted_answers_are_nowhere(planted: dict[str, str]) -> None:
    """No count, sum, favourable count or size of a hidden survey is in any file."""
    secrets = {
        number
        for counts in PLANTED.values()
        for number in (*counts, sum(counts), sum(counts[3:]), sum(counts[:3]))
    }
    found = [
        (name, number)
        for name, text in planted.items()
        for number in sorted(secrets | set(ASKED["2026-01"]))
        for spelling in spellings(number)
        if spelling in text
    ]
    assert found == []


def test_what_is_shown_is_found_by_the_same_search(planted: dict[str, str]) -> None:
    """The large month stands in pages and in tables, answer by answer."""
    (counts,) = SHOWN.values()
    for number in (*counts, sum(counts), *ASKED["2026-02"][:2]):
        holds = {
            name for name, text in planted.items() if any(s in text for s in spellings(number))
        }
        assert {name.rpartition(".")[2] for name in holds} >= {"html", "csv"}, number


WHOLE: Cells = {("2026-01", "", ""): (40, 50, 60, 130, 120), ("2026-02", "", ""): (40,) * 5}


def divided(*counts: tuple[int, ...]) -> Cells:
    """The districts of the first month, of which one is small."""
    return {("2026-01", "", f"district:d{at}"): row for at, row in enumerate(counts, start=1)}


BEFORE = divided((1, 1, 0, 3, 2), (20, 20, 30, 60, 50), (19, 29, 30, 67, 68))
AFTER = divided((30, 40, 40, 90, 88), (9, 9, 20, 38, 31), (1, 1, 0, 2, 1))


def test_moved_answers_leave_the_same_bytes(tmp_path: Path) -> None:
    """Two projects that differ in hidden answers alone have byte-identical sites."""
    sizes = {"2026-01": (400, 4_000, 9_000)}
    sites = [
        tree_of(build_site(write_project(tmp_path / name, {**WHOLE, **cells}, sizes, 10),
                           tmp_path / f"{name}-site"))
        for name, cells in (("before", BEFORE), ("after", AFTER))
    ]  # fmt: skip
    assert [name for name, data in sites[0].items() if sites[1].get(name) != data] == []
    assert b"suppressed" in sites[0]["data/satisfaction.csv"]
