"""Many equal faults of one table as few findings.

Takes the rows of a table that share a fault. Gives one finding for each of the first rows and
one more that counts the rest and names their lines, so that a column in the wrong format does
not bury every other finding, and still no row goes unnamed.
Must not know what the rows mean.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics import Place, Report, Severity
from generator.diagnostics.catalogue import CATALOGUE
from generator.sources.lines import Lines

SHOWN = 5
"""Findings of their own that one fault may have in one file."""

LONGEST_SHOWN = 120
"""Characters of a cell that a finding shows."""

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
    """Add a finding for each of the first of these rows, and one that counts the rest."""
    for at, row in enumerate(rows[:SHOWN]):
        place = lines.place(row, fault.column)
        words = {name: _brief(str(word)) for name, word in fault.words(at).items()}
        cell = _brief(fault.cell(at))
        report.add(fault.code, place, severity=fault.weight, source=cell, **words)
    rest = [lines.line_of(row) for row in rows[SHOWN:]]
    if rest:
        report.add(
            "more-rows-like-it",
            Place(lines.path, rest[0]),
            severity=fault.weight,
            fault=fault.code,
            rows=counted(len(rest), "more row"),
            lines=in_lines(rest),
        )


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
