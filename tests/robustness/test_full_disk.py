"""Facts about a build on a full disk: the old site stays whole, and with room the next succeeds."""

import json
from pathlib import Path
from typing import Any

import pytest

from filling import fill_in_turn, way_to_mount

SIZES = 50
SHARES = (0, 0.4, 0.98)
"""Sizes of the disk in a plain run, as shares of what a build has to write."""


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Where a small disk is mounted, or where files may not grow."""
    folder = tmp_path / "disk"
    folder.mkdir()
    return folder


@pytest.fixture
def way(disk: Path) -> tuple[str, ...]:
    """What to write before a command that mounts a small disk."""
    found = way_to_mount(disk)
    if not found:
        pytest.skip("nobody may mount a disk here; the limit on the size of a file is tried alone")
    return found


def test_a_full_disk_leaves_the_old_site(projects: tuple[Path, Path], disk: Path) -> None:
    """No room at all, for some files, and nearly enough: each is a finding that names the path."""
    way = way_to_mount(disk)
    measure = "room" if way else "limit"
    stinted = [build(projects[0], disk, {measure: share}) for share in SHARES]
    plan = [*first(projects, disk), *stinted, build(projects[0], disk, {})]
    _, old, *refused, new = fill_in_turn(plan, disk=disk, way=way)
    for one in refused:
        judge(one, old, disk)
    assert (new["code"], new["rubbish"], new["files"] == old["files"]) == (0, [], False)


@pytest.mark.kills
def test_fifty_sizes_of_a_disk(
    projects: tuple[Path, Path], disk: Path, way: tuple[str, ...]
) -> None:
    """From no room to nearly enough; after each, with room, the next build succeeds."""
    judge_turns(fill_in_turn(turns(projects, disk, "room"), disk=disk, way=way), disk)


@pytest.mark.kills
def test_fifty_limits_on_the_size_of_a_file(projects: tuple[Path, Path], disk: Path) -> None:
    """From files that must stay empty to nearly the largest of the site."""
    judge_turns(fill_in_turn(turns(projects, disk, "limit"), disk=disk), disk)


def first(projects: tuple[Path, Path], disk: Path) -> list[dict[str, object]]:
    """The two builds that show what a third has to write."""
    return [build(project, disk, {}) for project in projects]


def turns(projects: tuple[Path, Path], disk: Path, measure: str) -> list[dict[str, object]]:
    """Every second build with too little, of the project that the site is not of."""
    plan = first(projects, disk)
    for turn in range(SIZES):
        plan.append(build(projects[turn % 2], disk, {measure: turn / SIZES}))
        plan.append(build(projects[turn % 2], disk, {}))
    return plan


def build(project: Path, disk: Path, stint: dict[str, float]) -> dict[str, object]:
    """One build onto the disk, with the cache there too."""
    where = ["--project", str(project), "--site", str(disk / "site"), "--cache", str(disk / "c")]
    words = ["build", *where, "--as-of", "2026-11-22", "--quiet", "--jobs", "1", "--format", "json"]
    return {"words": words, "watch": str(disk / "site"), **stint}


def judge_turns(left: list[Any], disk: Path) -> None:
    """Every build with too little left the site before it, and every next one made its own."""
    sites = [one["files"] for one in left[:2]]
    for turn in range(SIZES):
        before, refused, after = left[2 * turn + 1 : 2 * turn + 4]
        judge(refused, before, disk)
        assert (after["code"], after["rubbish"]) == (0, [])
        assert after["files"] == sites[turn % 2]


def judge(refused: Any, before: Any, disk: Path) -> None:  # noqa: ANN401 (as JSON has it)
    """A build that had too little says which path, and leaves what was there and nothing else."""
    assert refused["files"] == before["files"]
    assert (refused["code"], refused["rubbish"]) == (1, [])
    found = [
        one for one in json.loads(refused["printed"])["findings"] if one["severity"] == "error"
    ]
    assert [one["code"] for one in found] == ["cannot-write"]
    assert found[0]["message"].startswith(str(disk / "site"))
