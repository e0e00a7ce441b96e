"""Hidden groups in words: a cell and a whole breakdown, on the page and in the explanation."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import scorecard
from generator.gather import gather_site
from generator.pages.breakdowns import break_down
from generator.pages.setting import Setting, plain_words
from generator.sentences.hidden import explain_hidden
from making import ENGLISH, Row, World, service, standard, target, write_rows

MADE = standard(target(at_least="50%"), cadence=None)
GROUPS = {"d1": (4, 7), "d2": (96, 130), "d3": (120, 180)}


def rows_of(groups: dict[str, tuple[int, int]], when: str = "2025-03") -> list[Row]:
    """A total and its districts; a group is those kept and its cases."""
    whole = tuple(sum(cell[part] for cell in groups.values()) for part in (0, 1))
    cells = {"": whole, **{f"district:{name}": cell for name, cell in groups.items()}}
    return [
        {"period": when, "segment": name, "numerator": kept, "denominator": cases}
        for name, (kept, cases) in cells.items()
    ]


PARTLY = rows_of(GROUPS)
WHOLLY = rows_of({**GROUPS, "d2": (120, 179)})


def world(rows: list[Row]) -> World:
    """A project of one promise with these rows."""
    return World(services=(service(MADE),), rows=rows)


def told(rows: list[Row]) -> tuple[list[list[str]], str]:
    """The cells of the breakdown's tables, and the note beside them."""
    made = world(rows)
    found = break_down(made.facts(), Setting(gather_site(made.published), ENGLISH))
    cells = [
        [plain_words(cell.text) for cell in (row.head, *row.cells)]
        for table in found.tables
        for row in table.rows
    ]
    return cells, found.note


def test_hidden_groups_keep_their_rows() -> None:
    """Two groups read the same words, the third and the total their figures."""
    cells, note = told(PARTLY)
    assert cells == [
        ["District 1", "Too few to publish", "\N{EN DASH}"],
        ["District 2", "Too few to publish", "\N{EN DASH}"],
        ["District 3", "66.7%", "120 of 180"],
        ["All", "69.4%", "220 of 317"],
    ]
    assert note == ""


def test_a_dropped_breakdown_is_named() -> None:
    """No table, and a note that says of which period."""
    assert told(WHOLLY) == ([], "Not broken down: too few (by district, March 2025).")


def test_the_newest_breakdown_that_is_left_is_shown() -> None:
    """A dropped month gives way to the one before, and is named beside it."""
    cells, note = told([*WHOLLY, *rows_of(GROUPS, "2025-02")])
    assert cells[2] == ["District 3", "66.7%", "120 of 180"]
    assert note == "Not broken down: too few (by district, March 2025)."


@pytest.mark.parametrize(
    ("rows", "head", "hidden"),
    [
        (PARTLY, "passport/time, March 2025, by district: Too few to publish, 2 of 3 groups", 2),
        (WHOLLY, "passport/time, March 2025, by district: Not broken down: too few", 3),
    ],
)
def test_what_is_hidden_is_explained(rows: list[Row], head: str, hidden: int) -> None:
    """The rule, the minimum, how many groups, and where their rows stand."""
    lines = explain_hidden(world(rows).facts(), ENGLISH, minimum=10)
    assert lines[0] == head
    assert lines[1] == "  Hidden: district:d1, data/performance/a.csv:3"
    assert sum(line.startswith("  Hidden:") for line in lines) == hidden
    assert "a group of fewer than 10 people" in "\n".join(lines)


def test_no_figure_is_explained() -> None:
    """No count of any group, hidden or not, stands in the explanation."""
    said = "\n".join(explain_hidden(world(PARTLY).facts(), ENGLISH, minimum=10))
    numbers = {int(number) for number in re.findall(r"\d+", re.sub(r"a\.csv:\d+|\bd\d", "", said))}
    assert numbers <= {2025, 2, 3, 10, 30}


def test_moved_counts_are_explained_alike() -> None:
    """Which of two hidden groups is small is not told."""
    moved = rows_of({**GROUPS, "d1": (98, 130), "d2": (2, 7)})
    told = [explain_hidden(world(rows).facts(), ENGLISH, minimum=10) for rows in (PARTLY, moved)]
    assert told[0] == told[1]


def test_nothing_hidden_has_no_explanation() -> None:
    """Where every group is shown, nothing is said."""
    rows = rows_of({**GROUPS, "d1": (40, 70)})
    assert explain_hidden(world(rows).facts(), ENGLISH, minimum=10) == []


PROJECT = {
    "content/site.yaml": "title: Scorecard\npublisher: State\n",
    "content/agencies/state.yaml": "name: State\n",
    "content/services/state/passport.yaml": """name: Passport
segments:
  - id: district
    name: District
    covers_everyone: true
    groups: [{id: d1, name: One}, {id: d2, name: Two}, {id: d3, name: Three}]
standards:
  - id: time
    promise: We answer in time.
    type: timeliness
    measure:
      kind: share
    targets:
      - {from: 2020-01, at_least: 50%}
""",
}
PLANTED = ("90017", "90071", "90013", "90059")
"""Counts of two districts that stand nowhere else; fewer people than a minimum of 100,000."""


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("period", ["2025-03", "change"])
def test_planted_numbers_are_not_in_what_the_command_prints(
    tmp_path: Path, period: str, form: str
) -> None:
    """Of two hidden districts the command names the lines, and no figure."""
    hidden = {"d1": (90017, 90071), "d2": (90013, 90059), "d3": (300_000, 400_000)}
    privacy = "privacy:\n  minimum_count: 100000\n"
    files = {**PROJECT, "data/performance/a.csv": write_rows(rows_of(hidden)).decode()}
    files["content/site.yaml"] += privacy
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    words = ["explain", "passport/time", period, "--project", str(tmp_path), "--format", form]
    done = CliRunner().invoke(scorecard, [*words, "--as-of", "2025-12-01"])

    assert done.exit_code == 0
    assert not [number for number in PLANTED if number in done.output.replace(",", "")]
    if period != "change":
        assert "district:d1, data/performance/a.csv:3" in done.output
        assert "fewer than 100,000 people" in done.output
