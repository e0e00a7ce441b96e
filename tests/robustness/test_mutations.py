"""Facts about slips: each is told in its file at its line, none ends in a crash, none writes.

What a slip is, and which ones the model takes for right, is said in tests/mutations.py.
"""

import os
from pathlib import Path

import pytest

from building import tree_of
from mutated import Bench, Outcome
from planting import VERDICTS, sample, share_found, tabulate

FEW = 25
RECORDED = 24
"""Slips in the record of corrections alone."""

MANY = int(os.environ.get("SCORECARD_MUTATIONS", "4000"))

ENOUGH = 0.95
"""The share of slips that have to be told at the right place."""


def plant(
    root: Path, folder: Path, count: int, *, each: int = 0, within: str = ""
) -> list[Outcome]:
    """What became of so many slips of the project at `root`, each planted in a copy."""
    outcomes = []
    for at, batch in enumerate(sample(root, count, each=each, within=within)):
        place = folder / str(at)
        place.mkdir()
        bench = Bench(place)
        assert not bench.lay(batch.files).failed, batch.mutations[0].path
        before = tree_of(place)
        outcomes += [bench.try_out(mutation) for mutation in batch.mutations]
        assert tree_of(place) == before, f"something was written for {batch.mutations[0].path}"
    return outcomes


@pytest.fixture(scope="module")
def few(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    """A sample of slips, each with what was told of it."""
    return plant(repository, tmp_path_factory.mktemp("slips"), FEW, each=5)


def test_no_slip_ends_in_a_crash(few: list[Outcome]) -> None:
    """Whatever is wrong with a file, the check ends with findings."""
    assert [one for one in few if one.verdict == "crashed"] == []


def test_slips_are_told_where_they_are(few: list[Outcome]) -> None:
    """Slips of a sample are told in the file and at the line in which they are."""
    assert share_found(few) >= ENOUGH, tabulate(few)


def test_every_slip_has_a_verdict(few: list[Outcome]) -> None:
    """The table counts each slip once."""
    assert len(few) == FEW
    assert {one.verdict for one in few} <= {*VERDICTS[1:]}


def test_slips_in_the_record_of_corrections_are_told(repository: Path, tmp_path: Path) -> None:
    """A row that nobody can follow is told at its line, though no edition stands behind it."""
    outcomes = plant(repository, tmp_path, RECORDED, within="data/corrections.csv")

    assert [one for one in outcomes if one.verdict == "crashed"] == []
    assert share_found(outcomes) >= ENOUGH, tabulate(outcomes)


@pytest.mark.mutations
def test_thousands_of_slips(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of thousands of slips too, nearly all are told where they are, and none ends in a crash."""
    outcomes = plant(repository, tmp_path, MANY)
    unfound = [one for one in outcomes if one.verdict not in ("found", "harmless")]
    with capsys.disabled():
        print(f"\n{tabulate(outcomes)}\n")  # noqa: T201 (the table is what the run is for)
        for one in unfound:
            print(one.verdict, one.mutation.path, one.mutation.kind, one.mutation.spot)  # noqa: T201
    assert [one for one in outcomes if one.verdict == "crashed"] == []
    assert share_found(outcomes) >= ENOUGH
