"""The demonstration's surveys: invented answers, the same on every run and machine.

Writes the files of data/satisfaction into the folder named, or into the repository's own.
Run: python bench/demonstration_surveys.py [FOLDER]
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from demonstration_draws import Chance, months

FOLDER = Path(__file__).resolve().parents[1] / "data" / "satisfaction"
COLUMNS = ("subject", "survey", "question", "period", "answer", "count", "respondents", "offered")
HELP_LINE = ("service:tax-help-line", "after-the-call")

SPREAD = (0.09, 0.08, 0.13, 0.38, 0.32)
"""How answers to the first question lie on its five points at first, the worst one first."""


def dealt(people: int, shares: Sequence[float], chance: Chance) -> list[int]:
    """So many people dealt out over answers, one after the other, about these shares."""
    left, weight, counts = people, 1.0, []
    for share in shares[:-1]:
        given = chance.kept(left, share / weight)
        counts.append(given)
        left, weight = left - given, weight - share
    return [*counts, left]


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


def write_first_season() -> Iterator[tuple[object, ...]]:
    """What people say of the whole journey to a food stand, once a year; about half answer."""
    chance, about = Chance("after-opening"), ("journey:open-a-food-stand", "after-opening")
    for year in ("2024", "2025"):
        offered = chance.volume(340)
        people = chance.kept(offered, 0.5)
        yield (*about, "", year, "", "", people, offered)
        counts = dealt(people, (0.12, 0.2, 0.22, 0.3, 0.16), chance)
        for answer, count in enumerate(counts, start=1):
            yield (*about, "easy", year, answer, count, "", "")


SURVEYS = {"after-the-call": write_help_line, "after-opening": write_first_season}


def write_answers(folder: Path) -> None:
    """All files of answers, one a survey, into a folder that is there."""
    for name, write in SURVEYS.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(write())


if __name__ == "__main__":
    write_answers(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
