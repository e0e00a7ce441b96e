"""What a build cost by stage is told when asked for, and is no part of the site."""

from pathlib import Path

import pytest

from building import scorecard
from generator.cli.timings import Stopwatch

STAGES = ("starting", "comparing", "reading", "judging", "gathering", "search", "tables", "pages")
LATER = ("checking links", "writing", "all")


def build(project: Path, site: Path, *more: str) -> str:
    """What the command prints."""
    done = scorecard("build", "--project", project, "--site", site, "--as-of", "2026-11-20", *more)
    assert done.returncode == 0, done.stdout
    return done.stdout


def stages_in(printed: str) -> list[str]:
    """The stages whose costs were printed."""
    lines = printed.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("stage "))
    return [line[:16].strip() for line in lines[at + 1 :]]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """What the first build of a project prints, and the second."""
    folder = tmp_path_factory.mktemp("timings")
    scorecard("init", folder / "one")
    first, second = (build(folder / "one", folder / "site", "--timings") for _ in range(2))
    return first, second


def test_the_costs_of_every_stage_are_printed(printed: tuple[str, str]) -> None:
    """With --timings a line a stage follows, in their order, with the sum below."""
    assert stages_in(printed[0]) == [*STAGES, *LATER]


def test_the_costs_of_a_build_that_changes_nothing_are_printed(printed: tuple[str, str]) -> None:
    """It has three stages, and a line for each."""
    assert stages_in(printed[1]) == ["starting", "comparing", "unchanged", "all"]


def test_a_stopwatch_tells_each_stage_on() -> None:
    """Whoever shows progress hears what the stopwatch hears."""
    heard: list[tuple[str, int, int]] = []
    watch = Stopwatch(lambda *told: heard.append(told))

    watch.hear("pages", 1, 2)
    watch.hear("pages", 2, 2)

    assert heard == [("pages", 1, 2), ("pages", 2, 2)]


def test_a_stage_that_comes_again_has_one_line() -> None:
    """What it cost is added up."""
    watch = Stopwatch(lambda *_: None)
    for stage in ("pages", "search", "pages"):
        watch.hear(stage, 0, 0)

    lines = watch.tell_costs().splitlines()

    assert [line[:16].strip() for line in lines] == ["stage", "starting", "pages", "search", "all"]
