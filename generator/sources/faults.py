"""Many equal faults of one table as few findings.

Takes the rows of a table that share a fault. Gives one finding for each of the first rows that
differ and one more that counts the rest and names their lines, so that a column in the wrong format
does not bury every other finding, and still no row goes uncounted.
Must not know what the rows mean.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.diagnostics import Others, Report, Severity
from generator.diagnostics.catalogue import CATALOGUE
from generator.sources.lines import Lines

SHOWN = 5
"""Findings of their own that one fault may have in one file."""

LONGEST_SHOWN = 120
"""Characters of a cell that a finding shows."""

LOOKED_AT = 1_000
"""Rows among which those are chosen that differ: the words of a million rows would take long."""

RANGES = 100
"""Runs of lines that the finding about the rest spells out."""

Words = Callable[[int], Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Fault:
    """What some rows share: a code, the column it is in, and the words and cell of each.

    `words` and `cell` take a place in the list of rows; `severity` softens an error to it.
    """

    code: str
    column: str = ""
    severity: Severity | None = None
    words: Words = lambda _at: {}
    cell: Callable[[int], str] = lambda _at: ""

    @property
    def weight(self) -> Severity:
        """The severity of its findings: its entry's own, unless that is an error to soften."""
        own = Severity(CATALOGUE[self.code].severity)
        return self.severity if self.severity and own is Severity.ERROR else own


def tell_rows(report: Report, fault: Fault, lines: Lines, rows: Sequence[int]) -> None:
    """Add a finding for each of the first of these rows, and one that counts the rest.

    Of more rows than are shown, all of which say the same, one is told.
    """
    shown = _choose(fault, len(rows))
    for at in shown:
        place = lines.place(rows[at], fault.column)
        cell = _brief(fault.cell(at))
        report.add(fault.code, place, severity=fault.weight, source=cell, **_say(fault, at))
    others = [row for at, row in enumerate(rows) if at not in shown]
    if others:
        rest = [lines.line_of(row) for row in others]
        report.add_others(
            "more-rows-like-it",
            Others(fault.code, len(rest)),
            lines.place(others[0], fault.column),
            severity=fault.weight,
            fault=fault.code,
            rows=counted(len(rest), "more row"),
            lines=in_lines(rest),
        )


def _choose(fault: Fault, count: int) -> list[int]:
    """The places in the list of rows that get a finding of their own: first those that differ.

    Where all rows say the same, one is enough.
    """
    if count <= SHOWN or not fault.words(0):
        return list(range(min(count, SHOWN)))
    chosen: dict[tuple[str, ...], int] = {}
    for at in range(min(count, LOOKED_AT)):
        chosen.setdefault(tuple(_say(fault, at).values()), at)
        if len(chosen) == SHOWN:
            break
    differ = list(chosen.values())
    if len(differ) == 1:
        return differ
    more = (at for at in range(count) if at not in differ)
    return sorted([*differ, *islice(more, SHOWN - len(differ))])


def _say(fault: Fault, at: int) -> dict[str, str]:
    """The words of a row, each as a finding shows it."""
    return {name: _brief(str(word)) for name, word in fault.words(at).items()}


def _brief(cell: str) -> str:
    """A cell as a finding shows it: on one line, cut where it is long."""
    text = " ".join(cell.split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} ..."


def counted(number: int, noun: str) -> str:
    """How many there are: `1 row`, `1,204 rows`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def of_table(lines: Sequence[int]) -> str:
    """The standards in some lines of a table, as the subject of a sentence about what they have."""
    has = "has" if len(lines) == 1 else "have"
    places = in_lines(sorted(set(lines)))
    return f"{counted(len(lines), 'standard')} of this table ({places}) {has}"


def in_lines(numbers: Sequence[int]) -> str:
    """Ascending numbers of lines as words: `line 3`, `lines 3, 7 to 12`."""
    return f"line{'' if len(numbers) == 1 else 's'} {in_runs(numbers)}"


def in_runs(numbers: Sequence[int]) -> str:
    """Ascending numbers as words, neighbours joined: `3, 7 to 12, 40`."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    said = [_run(*run) for run in runs[:RANGES]]
    left = sum(last - first + 1 for first, last in runs[RANGES:])
    return ", ".join(said) + (f" and {left:,} more" if left else "")


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"
