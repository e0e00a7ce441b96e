"""Findings as text for a terminal: the place, the message, the source line, what to type.

Takes a report. Gives lines. Colour is asked for by the caller, who knows the terminal.
Must not know how a fault was found.
"""

from collections import Counter
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

from generator.diagnostics.catalogue import CATALOGUE
from generator.diagnostics.order import Shown, by_file, fix_first, hold_together
from generator.diagnostics.value import Diagnostic, Report, Severity

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.SUGGESTION: "36"}

QUOTED = (".yaml", ".md")
"""Endings of files whose lines are quoted. A message about a table names the cell itself."""

MANY = 6
"""Findings that a reader takes in at a glance: of more, those to mend first are named."""

RUNS = 24
"""Runs of lines that are printed of a finding that counts others: three lines of a terminal."""

KINDS = 12
"""Faults whose number is told."""

WIDEST = 120
"""Characters of a source line that are shown; a longer one is cut around the fault."""

CUT = "…"


def as_text(report: Report, *, colour: bool = False, why: bool = False) -> str:
    """All findings file by file, those with errors first; of many that are alike, the first ones.

    Of more than a handful, then how often each fault was found, and which three to mend first.
    Last, how many there are of each severity. `why` adds to each finding why it matters.
    """
    shown = [*hold_together(by_file(report))]
    parts = [
        "\n".join([*_lines(one.finding, colour=colour, why=why), *_rest(one)]) for one in shown
    ]
    if len(report) > MANY:
        parts += ["\n".join(_counted(report)), "\n".join(_first(report))]
    return "\n\n".join([*parts, summary(report)]) + "\n"


def _rest(one: Shown) -> Iterator[str]:
    """How many more there are like the finding above."""
    files = f"{one.files:,} other file{'' if one.files == 1 else 's'}"
    for count, where in ((one.here, "this file"), (one.elsewhere, files)):
        if count:
            yield f"  And {count:,} more like it in {where}; --format json names each."


def _counted(report: Report) -> Iterator[str]:
    """How often each fault was found, the most frequent first."""
    grades = [*Severity]
    times, files = Counter[tuple[int, str]](), dict[tuple[int, str], set[str]]()
    for found in report:
        fault = (grades.index(found.severity), found.kind)
        times[fault] += found.count
        files.setdefault(fault, set()).add(found.place.path)
    ordered = sorted(times, key=lambda fault: (fault[0], -times[fault], fault[1]))
    widest = len(f"{max(times.values()):,}")
    yield "Counted:"
    for fault in ordered[:KINDS]:
        said = f"{_many(times[fault], grades[fault[0]].value)}, {fault[1]}"
        gap = " " * (widest - len(f"{times[fault]:,}"))
        yield f"  {gap}{said}, in {_many(len(files[fault]), 'file')}"
    if ordered[KINDS:]:
        rest = sum(times[fault] for fault in ordered[KINDS:])
        yield f"  And {rest:,} of {_many(len(ordered) - KINDS, 'other fault')}."


def _first(report: Report) -> Iterator[str]:
    """The findings to mend first, each with its place and what to type."""
    yield "Fix first:" if report.failed else "Look at first:"
    for number, found in enumerate(fix_first(report), start=1):
        place = f"{printable(str(found.place))}: " if found.place.path else ""
        yield f"{number}. {place}{printable(found.message)}"
        if found.hint:
            yield f"   {printable(found.hint)}"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def summary(report: Report) -> str:
    """How many faults there are, in words, such as 2 errors, 1 warning."""
    counts = [(severity, report.count(severity)) for severity in Severity]
    said = [_many(count, severity.value) for severity, count in counts if count]
    return ", ".join(said) + "." if said else "No findings."


def _lines(found: Diagnostic, *, colour: bool, why: bool) -> Iterator[str]:
    word = found.severity.value
    if colour:
        word = f"\x1b[1;{_COLOURS[found.severity]}m{word}\x1b[0m"
    place = f"{printable(str(found.place))}: " if found.place.path else ""
    yield f"{place}{word}: {printable(brief(found))} [{found.code}]"
    yield from _quote(found)
    if found.hint:
        yield f"  {printable(found.hint)}"
    if why:
        yield f"  Why: {CATALOGUE[found.code].why}"


def brief(found: Diagnostic) -> str:
    """The message; of one that counts others, with the first lines of theirs only."""
    runs = found.message.split(", ")
    if found.others is None or len(runs) <= RUNS:
        return found.message
    return f"{', '.join(runs[:RUNS])} and others"


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
