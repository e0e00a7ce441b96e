"""Facts about a build that is killed: the old site stays whole, and the next build succeeds."""

import random
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from killing import IN_TWO_STEPS, kill_after, kill_in_turn, look

SEED = 20261122
KILLS = 50
FEW = 3
"""Kills of a plain run, for each way to exchange two folders."""

WORK = (0.3, 0.72)
"""The share of a build's steps in which it reads and makes its site. Before and after them it looks
at every file that a build rests on, which is two steps of three here, and writes nothing."""

EXCHANGE = (0.645, 0.675)
"""The share in which the new site takes the old one's place, and the old one is cleared away: about
90 of 3,000."""

AS_OF = "2026-11-22"


def words_of(project: Path, site: Path) -> list[str]:
    """The arguments of a build."""
    where = ["--project", str(project), "--site", str(site), "--cache", str(site.parent / "cache")]
    return ["build", *where, "--as-of", AS_OF, "--quiet", "--jobs", "1"]


def states(kills: int, *, late: int) -> list[float]:
    """Moments of a build as shares of its steps, so many of them while folders are exchanged.

    One is behind the work, where what was found is kept.
    """
    chance = random.Random(SEED)  # noqa: S311 (a seeded sample, no secret)
    any_time = [chance.uniform(*WORK) for _ in range(kills - late - 1)]
    return [
        *any_time,
        chance.uniform(WORK[1], 1),
        *(chance.uniform(*EXCHANGE) for _ in range(late)),
    ]


@pytest.mark.parametrize("exchange", ["", IN_TWO_STEPS], ids=["at once", "two steps"])
def test_a_killed_build_leaves_a_whole_site(
    projects: tuple[Path, Path], tmp_path: Path, exchange: str
) -> None:
    """Killed at any step, the old site or the new one stands whole; the next build clears up."""
    left = rounds(projects, tmp_path / "site", states(FEW, late=1), exchange=exchange)
    judge(left, may_be_away=bool(exchange))


@pytest.mark.kills
@pytest.mark.parametrize("exchange", ["", IN_TWO_STEPS], ids=["at once", "two steps"])
def test_builds_killed_at_many_steps(
    projects: tuple[Path, Path], tmp_path: Path, exchange: str
) -> None:
    """The same at fifty steps, half of them while the folders are exchanged."""
    left = rounds(projects, tmp_path / "site", states(KILLS, late=KILLS // 2), exchange=exchange)
    judge(left, may_be_away=bool(exchange))


@pytest.mark.kills
def test_the_real_command_killed_at_fifty_moments(
    projects: tuple[Path, Path], tmp_path: Path
) -> None:
    """A process of its own and its workers, killed from outside after any time."""
    site = tmp_path / "site"
    (old,) = kill_in_turn([{"words": words_of(projects[0], site), "watch": str(site)}])
    begun = time.monotonic()
    assert not kill_after(600, words_of(projects[1], site))
    whole = time.monotonic() - begun
    sites = [files_of(old), look(site)["files"]]
    chance = random.Random(SEED)  # noqa: S311 (a seeded sample, no secret)
    killed = 0
    for turn in range(KILLS):
        killed += kill_after(chance.uniform(0.1, 1.1) * whole, words_of(projects[turn % 2], site))
        assert look(site)["files"] in sites
        assert not kill_after(600, words_of(projects[turn % 2], site))
        assert look(site) == {"files": sites[turn % 2], "rubbish": []}
    assert killed > KILLS // 2


def rounds(
    projects: tuple[Path, Path], site: Path, moments: list[float], *, exchange: str
) -> list[Any]:
    """What each build left: four whole ones first, then one killed and one whole, in turn.

    The first two draw their charts, and so take more steps than those that find them in the cache.
    """
    words = [words_of(project, site) for project in projects]
    plan: list[dict[str, object]] = [{"words": one} for one in (*words, *words)]
    for turn, moment in enumerate(moments):
        plan += [{"words": words[turn % 2], "at": moment}, {"words": words[turn % 2]}]
    return kill_in_turn([{**one, "watch": str(site)} for one in plan], exchange=exchange)


def judge(left: list[Any], *, may_be_away: bool) -> None:
    """Every killed build left one of the two sites whole, and every next one its own."""
    sites = [files_of(one) for one in left[:2]]
    assert sites[0] != sites[1]
    allowed = [*sites, {}] if may_be_away else sites
    killed = left[4::2]
    assert sum(one["status"] != 0 for one in killed) > 0.9 * len(killed)
    assert [one["files"] for one in killed if one["files"] not in allowed] == []
    for turn, one in enumerate(left[5::2]):
        assert one == {"status": 0, "files": sites[turn % 2], "rubbish": []}


def files_of(told: Any) -> Mapping[str, str]:  # noqa: ANN401 (as JSON has it)
    """The files of a site by their digests."""
    files: Mapping[str, str] = told["files"]
    return files
