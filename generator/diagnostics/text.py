"""Findings as text for a terminal: the place, the message, the source line, what to type.

Takes a report. Gives lines. Colour is asked for by the caller, who knows the terminal.
Must not know how a fault was found.
"""

from collections import Counter
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from generator.diagnostics.catalogue import CATALOGUE
from generator.diagnostics.value import Diagnostic, Report, Severity

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.SUGGESTION: "36"}

QUOTED = (".yaml", ".md")
"""Endings of files whose lines are quoted. A message about a table names the cell itself."""

SHOWN = 5
"""Findings of one fault in one file that are printed; the rest are counted."""

WIDEST = 120
"""Characters of a source line that are shown; a longer one is cut around the fault."""

CUT = "…"


def as_text(report: Report, *, colour: bool = False, why: bool = False) -> str:
    """All findings in printing order, then how many there are of each severity.

    `why` adds to each finding why it matters.
    """
    shown = [*_held_together(report)]
    parts = [
        "\n".join([*_lines(found, colour=colour, why=why), *_rest(more)]) for found, more in shown
    ]
    return "\n\n".join([*parts, summary(report)]) + "\n"


def _held_together(report: Report) -> Iterator[tuple[Diagnostic, int]]:
    """The findings to print, each with how many more like it are left out behind it.

    Of one fault in one file that people write, the first few are printed: a block that was pasted a
    hundred times would bury every other finding. Rows of tables are held together where they are
    read.
    """
    every = Counter(_kind(found) for found in report)
    printed: Counter[tuple[str, str]] = Counter()
    for found in report:
        kind = _kind(found)
        printed[kind] += 1
        if printed[kind] <= SHOWN or not found.place.path.endswith(QUOTED):
            is_last = printed[kind] == SHOWN and found.place.path.endswith(QUOTED)
            yield found, every[kind] - SHOWN if is_last else 0


def _kind(found: Diagnostic) -> tuple[str, str]:
    return found.place.path, found.code


def _rest(more: int) -> Iterator[str]:
    if more > 0:
        yield f"  And {more:,} more like it in this file; --format json names each."


def summary(report: Report) -> str:
    """How many findings there are, in words, such as 2 errors, 1 warning."""
    counts = [(severity, report.count(severity)) for severity in Severity]
    said = [
        f"{count:,} {severity}{'' if count == 1 else 's'}" for severity, count in counts if count
    ]
    return ", ".join(said) + "." if said else "No findings."


def _lines(found: Diagnostic, *, colour: bool, why: bool) -> Iterator[str]:
    word = found.severity.value
    if colour:
        word = f"\x1b[1;{_COLOURS[found.severity]}m{word}\x1b[0m"
    place = f"{printable(str(found.place))}: " if found.place.path else ""
    yield f"{place}{word}: {printable(found.message)} [{found.code}]"
    yield from _quote(found)
    if found.hint:
        yield f"  {printable(found.hint)}"
    if why:
        yield f"  Why: {CATALOGUE[found.code].why}"


def _quote(found: Diagnostic) -> Iterator[str]:
    """The source line, and under it a mark at the fault where the column is known."""
    if not found.place.path.endswith(QUOTED) or not found.source.strip():
        return
    number, at = str(found.place.line), max(0, found.place.column - 1)
    line, at = _cut(printable(found.source), at)
    yield f"  {number} | {line}"
    if found.place.column:
        yield f"  {' ' * len(number)} | {' ' * columns_of(line[:at])}^"


def _cut(line: str, at: int) -> tuple[str, int]:
    """At most `WIDEST` characters of a line around the one at `at`, and where that stands now."""
    if len(line) <= WIDEST:
        return line, at
    begin = max(0, min(at - WIDEST // 2, len(line) - WIDEST))
    end = begin + WIDEST
    before, after = CUT if begin else "", CUT if end < len(line) else ""
    return f"{before}{line[begin:end]}{after}", at - begin + len(before)


def printable(text: str) -> str:
    """The text on one line, without characters that steer a terminal or that no one can print."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes: some letters take two, accents none."""
    return sum(0 if combining(c) else 1 + (east_asian_width(c) in "WF") for c in text)
