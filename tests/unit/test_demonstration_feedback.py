"""The loops of the demonstration stand where its page says, and show every state and effect."""

import re
from pathlib import Path

import pytest

from building import read_rows
from generator.model import Effect, Named, State

PAGE = Path(__file__).resolve().parents[2] / "docs" / "demonstration.md"
LINE = re.compile(r"^- `([a-z-]+)`: (.+)$", re.MULTILINE)


def told() -> dict[str, str]:
    """What the page says of each loop."""
    _, _, section = PAGE.read_text(encoding="utf-8").partition("## Feedback\n")
    return dict(LINE.findall(section))


@pytest.fixture(scope="module")
def loops(demonstration_site: Path) -> list[dict[str, str]]:
    """The published loops."""
    return read_rows(demonstration_site / "data" / "feedback.csv")


def words_of(row: dict[str, str]) -> str:
    """A published loop as the page words it."""
    late = row["measure_chosen"] not in ("", Named.IN_TIME)
    parts = [
        row["state"],
        "overdue" if row["overdue"] else "",
        row["effect"],
        f"measure chosen {row['measure_chosen']}" if late else "",
        "not the same time of year" if _is_unlike(row) else "",
    ]
    return ", ".join(part for part in parts if part)


def _is_unlike(row: dict[str, str]) -> bool:
    compared = row["effect"] not in ("", Effect.CANNOT_COMPARE)
    return compared and row["same_time_of_year"] == "false"


def test_every_loop_stands_where_the_page_says(loops: list[dict[str, str]]) -> None:
    """The page lists each loop with its state and what its measure shows."""
    assert told() == {row["loop"]: words_of(row) for row in loops}


def test_every_state_is_shown(loops: list[dict[str, str]]) -> None:
    """There is a loop in each state."""
    assert {row["state"] for row in loops} == set(State)


def test_every_effect_is_shown(loops: list[dict[str, str]]) -> None:
    """There is a loop of each effect; that it rose is the twin of that it fell."""
    assert {row["effect"] for row in loops} - {""} == set(Effect) - {Effect.ROSE}


def test_every_time_of_choosing_a_measure_is_shown(loops: list[dict[str, str]]) -> None:
    """There are measures chosen in time, after the plan and after the change."""
    assert {row["measure_chosen"] for row in loops} - {""} == set(Named)
