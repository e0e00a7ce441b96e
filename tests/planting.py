"""Every slip of the demonstration, its neighbourhoods, and the table of what was told of them.

Takes the root of the demonstration. Gives a seeded sample of them in batches, each with the
project it is planted in, and the table by kind of file and of slip. Must not examine anything.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from generator.scaffold import schema_text
from mutated import Outcome
from mutations import CellSlip, KeySlip, Mutation, cell_slips, key_slips
from neighbourhood import Files, near, read_files

SEED = 20261122
ROWS = 12
"""Rows of each table whose every cell is broken."""

KINDS = {
    "content/site.yaml": "site",
    "content/agencies/": "agency",
    "content/services/": "service",
    "content/surveys/": "survey",
    "content/journeys/": "journey",
    "content/feedback/": "loop",
    "content/improvements/": "improvement",
    "content/pages/": "page",
}
"""The schema of a file, by how its path begins."""

BLANK = {
    "data/performance/": frozenset(
        {
            "channel",
            "segment",
            "statistic",
            "numerator",
            "denominator",
            "value",
            "excluded",
            "open",
            "open_late",
            "population",
            "status",
            "confirmed",
            "note",
        }
    ),
    "data/volumes/": frozenset({"channel", "started", "completed", "cost", "status", "note"}),
    "data/satisfaction/": frozenset(
        {
            "channel",
            "segment",
            "respondents",
            "offered",
            "customers",
            "low",
            "high",
            "mean",
            "share",
            "status",
            "note",
        }
    ),
    "data/feedback.csv": frozenset({"source", "theme", "answered"}),
    "data/corrections.csv": frozenset({"channel", "segment", "old", "new"}),
}
"""Columns that may be blank, by how the path of a table begins."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Mutations of one file, and the project that they are planted in."""

    files: Files
    mutations: tuple[Mutation, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Slips that could be planted in one file; `subject` is what the rows of a table are about."""

    path: str
    subject: str
    slips: tuple[KeySlip | CellSlip, ...]


def plots(files: Files) -> Iterator[Plot]:
    """Every slip of every key, and of every cell of the sampled rows."""
    for path in sorted(files):
        if path.startswith("data/"):
            yield from _of_table(files, path)
        else:
            yield Plot(path, "", tuple(key_slips(path, files[path])))


def _of_table(files: Files, path: str) -> Iterator[Plot]:
    """The cells of some rows, each with the rows about the same service or subject beside it."""
    lines = files[path].split("\n")
    names = lines[0].split(",")
    column = names.index("subject" if "subject" in names else "service")
    rows = [line.split(",")[column].removeprefix("service:") for line in lines[1:] if line]
    chance = random.Random(f"{SEED} {path}")  # noqa: S311 (a seeded sample, no secret)
    drawn = sorted(chance.sample(range(len(rows)), min(ROWS, len(rows))))
    blank = next(names for begin, names in BLANK.items() if path.startswith(begin))
    for subject in sorted({rows[at] for at in drawn}):
        text = near(files, path, (subject,))[path]
        mine = [lines[at + 1] for at in drawn if rows[at] == subject]
        numbers = [text.split("\n").index(line) + 1 for line in mine]
        made = (slip for line in numbers for slip in cell_slips(path, text, line, blank))
        yield Plot(path, subject, tuple(made))


def plant(files: Files, plot: Plot, slips: Iterable[KeySlip | CellSlip]) -> Batch:
    """Some slips of a plot, made."""
    kept = near(files, plot.path, (plot.subject,) if plot.subject else ())
    text = kept[plot.path]
    schema = {} if plot.subject else _schema(plot.path)
    made = (
        one.make(text) if isinstance(one, CellSlip) else one.make(text, schema) for one in slips
    )
    return Batch(kept, tuple(made))


def _schema(path: str) -> Mapping[str, Any]:
    kind = next(kind for begin, kind in KINDS.items() if path.startswith(begin))
    schema: dict[str, Any] = json.loads(schema_text(kind))
    if path.endswith(".es.md"):
        schema.pop("required", None)
    return schema


def sample(
    root: Path, count: int, *, each: int = 0, seed: int = SEED, within: str = ""
) -> Iterator[Batch]:
    """So many of a project's slips by chance, made, in their batches.

    With `each`, so many slips a file, of as few files as that takes: each file costs a run more.
    With `within`, of files alone whose path begins with it.
    """
    files = read_files(root)
    every = [plot for plot in plots(files) if plot.path.startswith(within)]
    chance = random.Random(seed)  # noqa: S311 (a seeded sample, no secret)
    if each:
        every = chance.sample([plot for plot in every if len(plot.slips) >= each], count // each)
        drawn = [(at, spot) for at, plot in enumerate(every) for spot in _drawn(plot, each, chance)]
    else:
        spots = [(at, place) for at, plot in enumerate(every) for place in range(len(plot.slips))]
        drawn = sorted(chance.sample(spots, min(count, len(spots))))
    for at, group in groupby(drawn, key=lambda spot: spot[0]):
        yield plant(files, every[at], [every[at].slips[place] for _, place in group])


def _drawn(plot: Plot, count: int, chance: random.Random) -> list[int]:
    return sorted(chance.sample(range(len(plot.slips)), count))


VERDICTS = ("made", "harmless", "found", "elsewhere", "missed", "crashed")


def tabulate(outcomes: Iterable[Outcome]) -> str:
    """The table: by kind of file and of slip, how many were made and what became of them."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for one in outcomes:
        group = one.mutation.path.split("/")[1].removesuffix(".yaml").removesuffix(".csv")
        for key in ((group, one.mutation.kind), ("all", "")):
            counts.setdefault(key, Counter())[one.verdict] += 1
            counts[key]["made"] += 1
    head = f"{'file':<14}{'slip':<24}" + "".join(f"{name:>10}" for name in VERDICTS)
    rows = [
        f"{group:<14}{kind:<24}" + "".join(f"{counts[group, kind][name]:>10}" for name in VERDICTS)
        for group, kind in sorted(counts)
    ]
    return "\n".join([head, *rows])


def share_found(outcomes: Iterable[Outcome]) -> float:
    """Of the slips that had to be told, the share told in the right file at the right line."""
    verdicts = Counter(one.verdict for one in outcomes)
    owed = sum(verdicts.values()) - verdicts["harmless"]
    return verdicts["found"] / owed
