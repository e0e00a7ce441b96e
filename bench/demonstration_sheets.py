"""Answer sheets of one survey of the demonstration: invented, one row what one caller pressed.

Writes them to the file named, which lies outside of any repository. `scorecard count` makes of them
the counts that data/satisfaction/after-the-call.csv holds.
Run: python bench/demonstration_sheets.py /somewhere/after-the-call.csv
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from demonstration_surveys import write_help_line

QUESTIONS = ("satisfied", "understood", "solved")
HEADER = ("MONTH", *(question.upper() for question in QUESTIONS))


def list_sheets() -> Iterator[tuple[object, ...]]:
    """One row a caller: those who were least satisfied understood least, and were helped least."""
    pressed: dict[object, dict[object, list[object]]] = {}
    for _, _, question, month, answer, count, *_ in write_help_line():
        own = pressed.setdefault(month, {name: [] for name in QUESTIONS})
        if question:
            own[question] += [answer] * int(str(count))
    for month, answers in pressed.items():
        answers["solved"].reverse()
        for row in zip(*answers.values(), strict=True):
            yield (month, *row)


def write_sheets(path: Path) -> None:
    """All sheets into a file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(list_sheets())


if __name__ == "__main__":
    write_sheets(Path(sys.argv[1]))
