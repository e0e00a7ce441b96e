"""Which findings are told first, and which stand for others.

Takes a report. Gives its findings by urgency, the three to mend first, and the few to print of many
that are alike. Only the findings themselves count, never when or by whom a fault was found.
Must not know any format.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.diagnostics.value import Diagnostic, Report, Severity

FIRST = 3
"""How many findings are named as those to mend first."""

IN_A_FILE, IN_ALL = 5, 10
"""Findings of one fault that are printed: of one file, and of the whole project."""

CAUSES = frozenset(
    [
        "bad-id",
        "broken-template",
        "cell-too-long",
        "duplicate-key",
        "empty-table",
        "file-too-large",
        "folders-too-deep",
        "mapping-lacks",
        "mapping-without-table",
        "markdown-too-deep",
        "markdown-too-long",
        "markdown-too-tangled",
        "misplaced-file",
        "missing-column",
        "missing-front-matter",
        "no-site",
        "not-an-edition",
        "nul-byte",
        "outside-project",
        "parquet-unread",
        "parquet-without-reader",
        "repeated-column",
        "repeated-id",
        "rows-inside-cell",
        "source-without-column",
        "table-without-mapping",
        "template-endless",
        "template-too-long",
        "template-too-many-turns",
        "too-many-cells",
        "text-too-long",
        "too-many-columns",
        "too-many-files",
        "too-many-rows",
        "tracked-answer-sheet",
        "unclosed-quote",
        "unknown-column",
        "unknown-key",
        "unreadable-encoding",
        "unreadable-file",
        "volumes-missing-column",
        "volumes-unknown-column",
        "yaml-alias",
        "yaml-cut-comma",
        "yaml-cut-text",
        "yaml-syntax",
        "yaml-tag",
        "yaml-too-deep",
        "yaml-too-many",
        "yaml-two-documents",
    ]
)
"""Faults that hide others: a file, a column or a key that was not read as it was meant."""

CONSEQUENCES = frozenset(
    [
        "dangling-id",
        "faulty-page",
        "marked-period-not-in-table",
        "missing-key",
        "overdue-result",
        "results-missing-in-table",
        "rows-of-unknown-services",
        "standard-outside-step",
        "standard-without-results",
        "undeclared-channel",
        "undeclared-segment",
        "unknown-question",
        "unknown-service",
        "unknown-standard",
        "unknown-subject",
        "unknown-survey",
    ]
)
"""Faults that are often gone once another one is mended: they ask for what was not read."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding to print, and how many more like it are left out behind it.

    `here` are those in the same file, `elsewhere` those in `files` other files.
    """

    finding: Diagnostic
    here: int = 0
    elsewhere: int = 0
    files: int = 0


def by_urgency(report: Iterable[Diagnostic]) -> list[Diagnostic]:
    """All findings, those first that are to be mended first.

    Errors stand before warnings, and warnings before suggestions. Of each fault one stands before
    the second of any, so that the first ones tell different things; a file that cannot be read
    counts as a fault of its own. Then causes come before what may follow from them; then what more
    findings ask for, or what there is most of; then the order of the files.
    """
    every = list(report)
    how_many = Counter[str]()
    for found in every:
        how_many[found.kind] += found.count
    asked = "\n".join(found.message for found in every if found.code in CONSEQUENCES)
    seen = Counter[tuple[str, str]]()
    keys = {}
    for found in sorted(every, key=lambda one: (one.others is not None, one.rank)):
        cause = found.code in CAUSES
        fault = (found.kind, found.place.path if cause else "")
        weight = asked.count(f"'{_id_of(found)}'") if cause else 0
        step = 0 if cause else 2 if found.code in CONSEQUENCES else 1
        keys[found] = (
            [*Severity].index(found.severity),
            seen[fault],
            step,
            -weight,
            -how_many[found.kind],
        )
        seen[fault] += 1
    return sorted(every, key=lambda found: (keys[found], found.rank))


def _id_of(found: Diagnostic) -> str:
    """The id of what a file of content describes: its name without the ending."""
    return found.place.path.rpartition("/")[2].partition(".")[0]


def fix_first(report: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The three findings to mend first, no two of one fault in one file.

    One that only counts others is none of them.
    """
    first: dict[tuple[str, str], Diagnostic] = {}
    for found in by_urgency(report):
        if not found.others:
            first.setdefault((found.kind, found.place.path), found)
    return [*first.values()][:FIRST]


def by_file(report: Report) -> list[Diagnostic]:
    """All findings file by file: those with errors, then those with warnings, then the others."""
    worst: dict[str, int] = {}
    for found in report:
        path, grade = found.place.path, [*Severity].index(found.severity)
        worst[path] = min(grade, worst.get(path, grade))
    return sorted(report, key=lambda found: (worst[found.place.path], found.rank))


def hold_together(ordered: Iterable[Diagnostic]) -> Iterator[Shown]:
    """The findings to print, each with how many like it are left out behind it.

    A block that was pasted a hundred times, or a key that every file lacks, would bury every other
    finding.
    """
    every = list(ordered)
    shown, left = _choose(every)
    ends = sorted(shown, key=lambda found: found.others is None)
    last = {(found.kind, found.place.path): found for found in ends}
    last_of_all = {found.kind: found for found in ends}
    here, elsewhere = Counter[Diagnostic](), Counter[Diagnostic]()
    files: dict[Diagnostic, set[str]] = {}
    for found in left:
        beside = last.get((found.kind, found.place.path))
        if beside is not None:
            here[beside] += found.count
            continue
        before = last_of_all[found.kind]
        elsewhere[before] += found.count
        files.setdefault(before, set()).add(found.place.path)
    for found in shown:
        yield Shown(found, here[found], elsewhere[found], len(files.get(found, ())))


def _choose(every: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The first findings of each fault, of a file and in all; and the others.

    Those that count others are counted by themselves, so that none of the first ones is lost.
    """
    shown, left = list[Diagnostic](), list[Diagnostic]()
    in_file, in_all = Counter[tuple[str, str]](), Counter[str]()
    for found in every:
        fault, path = f"{found.code} of {found.kind}", found.place.path
        if in_file[fault, path] >= IN_A_FILE or in_all[fault] >= IN_ALL:
            left.append(found)
            continue
        shown.append(found)
        in_file[fault, path] += 1
        in_all[fault] += 1
    return shown, left
