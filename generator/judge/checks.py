"""Findings that only judging can make: about results as they stand against promises.

Takes judged rows. Adds findings with the file and line of each result.
Must not change a row, and must not know suppression: it names the total's figures only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from generator.diagnostics import Place, Report
from generator.judge.book import Promise
from generator.judge.columns import Mask
from generator.judge.judging import Judged
from generator.judge.verdicts import RULES
from generator.model import Kind, Status
from generator.sources.faults import Fault, Words, counted, in_lines, tell_rows


def check_judged(judged: Judged, report: Report) -> None:
    """All findings on judged rows."""
    _find_zeros(judged, report)
    _find_projected(judged, report)
    _find_future(judged, report)
    _find_without_cases(judged, report)
    _find_unexplained(judged, report)
    _find_overdue(judged, report)


def _find_zeros(judged: Judged, report: Report) -> None:
    frame = judged.frame
    cases = frame["denominator"].tolist()
    plain = (frame["statistic"] == "").to_numpy(bool)
    zeros = frame["unconfirmed"].to_numpy(bool) & frame["total"].to_numpy(bool) & plain
    fault = Fault("zero-to-confirm", "numerator", words=lambda row: {"cases": f"{cases[row]:,}"})
    _tell(judged, report, fault, zeros)


def _find_projected(judged: Judged, report: Report) -> None:
    _tell(judged, report, Fault("projected-figure", "status"), _says(judged, "projected"))


def _find_future(judged: Judged, report: Report) -> None:
    """Results of periods that have not begun: mostly a slip in the year."""
    ahead = judged.frame["first"].to_numpy(np.int64) > judged.as_of.toordinal()
    day = judged.as_of.isoformat()
    names = [judged.periods[code].key for code in judged.frame["period"].tolist()]
    fault = Fault("future-period", "period", words=lambda row: {"period": names[row], "day": day})
    _tell(judged, report, fault, ahead & ~_says(judged, "projected"))


def _find_without_cases(judged: Judged, report: Report) -> None:
    """Numerators that stand alone where a result is a part of all cases."""
    frame, promises = judged.frame, judged.book.promises
    pooled = np.array([p.standard.measure.kind is not Kind.COUNT for p in promises], bool)
    alone = frame["numerator"].notna() & frame["denominator"].isna() & ~frame["has_value"]
    where = alone.to_numpy(bool) & pooled[frame["promise"].to_numpy(np.int64)]
    _tell(judged, report, Fault("count-without-cases", "numerator"), where)


def _find_unexplained(judged: Judged, report: Report) -> None:
    """Suspended rows that do not say why, in any language."""
    silent = _says(judged, "suspended")
    for name in (str(name) for name in judged.frame.columns):
        if name == "note" or name.startswith("note_"):
            silent &= np.asarray(judged.frame[name].to_numpy() == "", bool)
    _tell(judged, report, Fault("suspended-without-reason", "status"), silent)


def _says(judged: Judged, status: str) -> Mask:
    return np.asarray(judged.frame["status"].to_numpy() == status, bool)


def _tell(judged: Judged, report: Report, fault: Fault, where: Mask) -> None:
    """Tell these rows table by table; the fault's words take the row in the judged frame."""
    files, rows = (judged.frame[name].to_numpy(np.int64) for name in ("file", "row"))
    once = where & ~judged.frame["copy"].to_numpy(bool)
    for file in np.unique(files[once & (files >= 0)]).tolist():
        found = np.flatnonzero(once & (files == file))
        here = found[np.argsort(rows[found], kind="stable")].tolist()
        own = replace(fault, words=_numbered_anew(fault.words, here))
        tell_rows(report, own, judged.results.files[file], rows[here].tolist())


def _numbered_anew(words: Words, here: Sequence[int]) -> Words:
    """The same words, asked for by the place in a list of rows."""
    return lambda at: words(here[at])


def _find_overdue(judged: Judged, report: Report) -> None:
    """One finding a promise that people wrote: how many results are overdue, and the oldest.

    Promises that a mapped table makes are told table by table: nobody here can add their rows.
    Rows that stand there with a number of cases alone are overdue too.
    """
    frame = judged.frame
    late = frame[frame["verdict"] == RULES.index(Status.NOT_REPORTED)]
    late = late.drop_duplicates(["promise", "period", "channel", "segment"])
    found = late.groupby("promise")["period"].agg(["size", "min"])
    tables: dict[str, list[tuple[int, int]]] = {}
    for at, count, oldest in zip(found.index, found["size"], found["min"], strict=True):
        promise = judged.book.promises[int(at)]
        place = promise.standard.at.itself
        if promise.standard.at.in_table:
            tables.setdefault(place.path, []).append((place.line, oldest))
            continue
        if promise.standard.cadence is None:
            continue  # nobody said by when
        report.add(
            "overdue-result",
            place,
            standard=f"{promise.service.id}/{promise.standard.id}",
            count=f"{count:,}",
            oldest=judged.periods[oldest].key,
        )
    for path, late_there in sorted(tables.items()):
        _tell_table(judged, report, path, late_there)


def _tell_table(judged: Judged, report: Report, path: str, found: list[tuple[int, int]]) -> None:
    """Tell a table the lines of its standards with overdue results, each with the oldest period."""
    lines = sorted(line for line, _ in found)
    report.add(
        "results-missing-in-table",
        Place(path, lines[0]),
        standards=counted(len(lines), "standard"),
        oldest=judged.periods[min(oldest for _, oldest in found)].key,
        lines=in_lines(lines),
    )


def silent_promises(judged: Judged) -> Iterator[Promise]:
    """Promises that neither reported nor owe anything."""
    there = set(judged.frame["promise"])
    return (p for at, p in enumerate(judged.book.promises) if at not in there)
