"""The demonstration's surveys: invented answers, the same on every run and machine.

Writes the files of data/satisfaction into the folder named, or into the repository's own.
Run: python bench/demonstration_surveys.py [FOLDER]
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from demonstration_decisions import dealt, spread, write_counts, write_mentions
from demonstration_draws import Chance, months

FOLDER = Path(__file__).resolve().parents[1] / "data" / "satisfaction"
COLUMNS = ("subject", "survey", "question", "period", "answer", "count", "respondents", "offered")
HELP_LINE = ("service:tax-help-line", "after-the-call")

SPREAD = (0.09, 0.08, 0.13, 0.38, 0.32)
"""How answers to the first question lie on its five points at first, the worst one first."""


def moved(shares: Sequence[float], points: float) -> list[float]:
    """The same shares with so many in a hundred moved from the worst answer to the best."""
    part = points / 100
    return [shares[0] - part, *shares[1:-1], shares[-1] + part]


def write_help_line() -> Iterator[tuple[object, ...]]:
    """Answers after the call, a month at a time; four in ten of those asked answer."""
    chance = Chance("after-the-call")
    for step, month in enumerate(months(37)):
        offered = chance.volume(2_600 if month[-2:] in ("02", "03", "04") else 1_700)
        people = chance.kept(offered, 0.4)
        yield (*HELP_LINE, "", month, "", "", people, offered)
        better = 3.0 if step >= 24 else 0.0  # noqa: PLR2004 (the line opened on Saturdays)
        for question, lead in (("satisfied", 0.0), ("understood", 2.0)):
            counts = dealt(people, moved(SPREAD, better + lead), chance)
            for answer, count in enumerate(counts, start=1):
                yield (*HELP_LINE, question, month, answer, count, "", "")
        yes = chance.kept(people, 0.74 + better / 100)
        yield (*HELP_LINE, "solved", month, "yes", yes, "", "")
        yield (*HELP_LINE, "solved", month, "no", people - yes, "", "")


LANGUAGES = {"language:english": (0.72, 4.0), "language:another": (0.28, -10.0)}
"""The part of all who speak a language at home, and their lead in points."""


def write_first_season() -> Iterator[tuple[object, ...]]:
    """What people say of the whole journey to a food stand, once a year; about half answer."""
    chance, about = Chance("after-opening"), ("journey:open-a-food-stand", "after-opening")
    for year in ("2024", "2025"):
        offered = chance.volume(340)
        people = chance.kept(offered, 0.5)
        yield (*about, "", year, "", *[""] * 5, people, offered)
        parts = dealt(people, [part for part, _ in LANGUAGES.values()], chance)
        leads = [lead for _, lead in LANGUAGES.values()]
        counts = [
            dealt(n, spread(46.0 + lead), chance) for n, lead in zip(parts, leads, strict=True)
        ]
        yield (*about, "easy", year, "", *map(sum, zip(*counts, strict=True)), "", "")
        for group, own in zip(LANGUAGES, counts, strict=True):
            yield (*about, "easy", year, group, *own, "", "")


STAFF = {"job": 58.0, "tools": 49.0, "listened": 44.0}
"""How many in a hundred of an agency's staff answered each question favourably at first."""

PLACES = {
    "place:local-offices": (0.38, {"tools": -4.0, "listened": -3.0}),
    "place:benefits-line": (0.24, {"job": -6.0, "tools": 2.0, "listened": -8.0}),
    "place:head-office": (0.38, {"job": 4.0, "tools": 3.0, "listened": 8.0}),
}
"""The part of the staff who work at a place, and their lead in points by question."""


def write_staff() -> Iterator[tuple[object, ...]]:
    """What the staff of one agency said, a year at a time; seven in ten of them answer."""
    chance, about = Chance("yearly-staff"), ("agency:labor", "yearly-staff")
    for step, year in enumerate(("2023", "2024", "2025")):
        staff = chance.volume(1_240)
        people = chance.kept(staff, 0.71)
        yield (*about, "", year, "", *[""] * 5, people, staff)
        shares = [part for part, _ in PLACES.values()]
        parts, silent = dealt(people, shares, chance), dealt(staff - people, shares, chance)
        for group, own, rest in zip(PLACES, parts, silent, strict=True):
            yield (*about, "", year, group, *[""] * 5, own, own + rest)
        for question, level in STAFF.items():
            counts = [
                dealt(own, spread(level + 2.0 * step + leads.get(question, 0.0)), chance)
                for own, (_, leads) in zip(parts, PLACES.values(), strict=True)
            ]
            yield (*about, question, year, "", *map(sum, zip(*counts, strict=True)), "", "")
            for group, own_counts in zip(PLACES, counts, strict=True):
                yield (*about, question, year, group, *own_counts, "", "")


PANEL = (("2023", 902, "61.4", "57.2", "65.5"), ("2024", 884, "63.0", "58.8", "67.1"),
         ("2025", 917, "62.2", "58.1", "66.2"))  # fmt: skip
"""A year, how many answered, and the weighted share with its interval, as the panel gives them."""


def write_panel() -> Iterator[tuple[object, ...]]:
    """Weighted shares without any counts: nothing is computed from them."""
    for year, *figures in PANEL:
        yield ("agency:transportation", "franklin-panel", "trust", year, *figures, "yes")


SCORES = tuple(f"score_{n}" for n in range(1, 6))
SIZES = ("respondents", "offered")
ABOUT = ("subject", "survey", "question", "period")
BY_GROUP = (*ABOUT, "segment")
GROUPED = (*ABOUT, "channel", "segment")
FILES = {
    "after-the-call": (COLUMNS, write_help_line),
    "after-opening": ((*BY_GROUP, *SCORES, *SIZES), write_first_season),
    "after-the-decision": ((*GROUPED, *SCORES, *SIZES), write_counts),
    "after-the-decision-mentions": ((*ABOUT, "channel", "answer", "count"), write_mentions),
    "franklin-panel": ((*ABOUT, "n", "share", "low", "high", "weighted"), write_panel),
    "yearly-staff": ((*BY_GROUP, *SCORES, *SIZES), write_staff),
}


def write_answers(folder: Path) -> None:
    """All files of answers into a folder that is there."""
    for name, (columns, write) in FILES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(write())


if __name__ == "__main__":
    write_answers(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
