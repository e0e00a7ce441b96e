"""Bytes at the doors of the readers, steered by what they reach in the code (Atheris).

Takes the name of a door, a folder for what is found, and options of libFuzzer such as
-max_total_time. Gives libFuzzer's account; an exception out of a reader ends the run with the bytes
that raised it in a file. The seeds are files of the demonstration. Must not judge the findings.

    python tests/robustness/atheris_doors.py yaml found -max_total_time=300
"""

import sys
from pathlib import Path

import atheris

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "tests"))

with atheris.instrument_imports(include=["generator.sources", "generator.periods"]):
    from doors import feed_count, feed_reader

LONGEST = 4096
"""Bytes of one example."""

DOORS = {
    "yaml": ("content/services/passports/renewal.yaml", "content/[assj]*/**/*.yaml"),
    "markdown": ("content/feedback/rules.md", "content/**/*.md"),
    "csv": ("data/performance/results.csv", "data/**/*.csv"),
    "mapping": ("data/other.map.yaml", "generator/adapters/**/*.map.yaml"),
    "sheets": ("march.csv", "tests/faults/*/project/data/responses/*.csv"),
    "sheets-mapping": ("march.map.yaml", "tests/faults/*/project/data/responses/*.map.yaml"),
}
"""By name, the file of a small project that is put in, and the files that are seeds."""


def feed(door: str, content: bytes) -> None:
    """Read a small project with these bytes in a file, or count its answer sheets."""
    feed_door = feed_count if door.startswith("sheets") else feed_reader
    feed_door(DOORS[door][0], content, behind=False)


def lay_seeds(door: str, folder: Path) -> None:
    """Put the beginnings of the demonstration's files of a kind into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(sorted(REPOSITORY.glob(DOORS[door][1]))):
        (folder / f"seed-{number}").write_bytes(path.read_bytes()[:LONGEST])


def main() -> None:
    """Feed one door until the time or the runs that were asked for are over."""
    door, found, *options = sys.argv[1:]
    seeds = Path(found) / f"{door}-seeds"
    lay_seeds(door, seeds)
    corpus = Path(found) / door
    corpus.mkdir(exist_ok=True)
    words = [sys.argv[0], str(corpus), str(seeds), f"-max_len={LONGEST}", *options]
    atheris.Setup(words, lambda content: feed(door, content))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
