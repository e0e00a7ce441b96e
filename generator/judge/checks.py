"""Findings that only judging can make: about results as they stand against promises.

Takes judged rows. Adds findings with the file and line of each result.
Must not change a row, and must not know suppression: it names the total's figures only.
"""

from datetime import date

import numpy as np

from generator.diagnostics import Place, Report
from generator.judge.columns import WINDOWS, Mask, can_be_judged
from generator.judge.judging import Judged
from generator.judge.oddities import YEAR, find_oddities
from generator.judge.spans import judged_form
from generator.judge.tell import noted, tell
from generator.judge.verdicts import RULES
from generator.model import Basis, Kind, Standard, Status, successions
from generator.periods import Calendar, Form, Period, form_of, period_of
from generator.sources.faults import Fault, counted, in_lines, of_table


def check_judged(judged: Judged, report: Report) -> list[str]:
    """All findings on judged rows; gives for each row the code of what is odd about it, or ""."""
    _find_zeros(judged, report)
    _find_projected(judged, report)
    _find_future(judged, report)
    _find_without_cases(judged, report)
    _find_unexplained(judged, report)
    _find_overdue(judged, report)
    _find_silent(judged, report)
    _find_without_open_cases(judged, report)
    _find_targets_inside(judged, report)
    return find_oddities(judged, report)


def _find_zeros(judged: Judged, report: Report) -> None:
    frame = judged.frame
    cases = frame["denominator"]
    plain = (frame["statistic"] == "").to_numpy(bool)
    zeros = frame["unconfirmed"].to_numpy(bool) & frame["total"].to_numpy(bool) & plain
    fault = Fault(
        "zero-to-confirm", "numerator", words=lambda row: {"cases": f"{int(cases[row]):,}"}
    )
    tell(judged, report, fault, zeros)


def _find_projected(judged: Judged, report: Report) -> None:
    tell(judged, report, Fault("projected-figure", "status"), _says(judged, "projected"))


def _find_future(judged: Judged, report: Report) -> None:
    """Results of periods that have not begun: mostly a slip in the year."""
    ahead = judged.frame["first"].to_numpy(np.int64) > judged.as_of.toordinal()
    day = judged.as_of.isoformat()
    codes = judged.frame["period"].to_numpy(np.int64)

    def words(row: int) -> dict[str, str]:
        return {"period": judged.periods[codes[row]].key, "day": day}

    fault = Fault("future-period", "period", words=words)
    tell(judged, report, fault, ahead & ~_says(judged, "projected"))


def _find_without_cases(judged: Judged, report: Report) -> None:
    """Numerators that stand alone where a result is a part of all cases."""
    frame, promises = judged.frame, judged.book.promises
    pooled = np.array([p.standard.measure.kind is not Kind.COUNT for p in promises], bool)
    alone = frame["numerator"].notna() & frame["denominator"].isna() & ~frame["has_value"]
    where = alone.to_numpy(bool) & pooled[frame["promise"].to_numpy(np.int64)]
    tell(judged, report, Fault("count-without-cases", "numerator"), where)


def _find_unexplained(judged: Judged, report: Report) -> None:
    """Suspended rows that do not say why, in any language."""
    silent = _says(judged, "suspended") & ~noted(judged.frame)
    tell(judged, report, Fault("suspended-without-reason", "status"), silent)


def _says(judged: Judged, status: str) -> Mask:
    return np.asarray(judged.frame["status"].to_numpy() == status, bool)


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


def _find_silent(judged: Judged, report: Report) -> None:
    """Promises of which no result is there, and that do not say when one will be.

    A project without a single result has only begun.
    """
    if not len(judged.results.frame):
        return
    there = set(judged.frame["promise"].tolist())
    tables: dict[str, list[int]] = {}
    for at, promise in enumerate(judged.book.promises):
        standard, place = promise.standard, promise.standard.at.itself
        if at in there or standard.cadence is not None or not _is_old(standard, judged.as_of):
            continue
        if standard.at.in_table:
            tables.setdefault(place.path, []).append(place.line)
            continue
        subject = f"{promise.service.id}/{standard.id} has"
        report.add("standard-without-results", place, subject=subject)
    for path, lines in sorted(tables.items()):
        report.add("standard-without-results", Place(path, min(lines)), subject=of_table(lines))


def _is_old(standard: Standard, as_of: date) -> bool:
    """Whether its first target has been in force for a year: the longest that results take."""
    first = min((target.since.first for target in standard.targets), default=as_of)
    return (as_of - first).days >= YEAR


def _find_without_open_cases(judged: Judged, report: Report) -> None:
    """Promises that count finished cases only, and whose newest result says nothing of the others.

    Nothing is said where its note does: the page shows it beside the result. Second statistics and
    longer periods are about the same cases as the result that they stand beside.
    """
    frame, promises = judged.frame, judged.book.promises
    finished = np.array([p.standard.measure.basis is Basis.COMPLETED for p in promises], bool)
    told = finished[frame["promise"].to_numpy(np.int64)] & frame["total"].to_numpy(bool)
    told &= frame["has_value"].to_numpy(bool) & (frame["file"].to_numpy(np.int64) >= 0)
    told &= can_be_judged(frame)
    newest = frame[told].groupby("promise").tail(1)
    silent = newest[newest["open"].isna() & newest["open_late"].isna() & ~noted(newest)]
    where = np.zeros(len(frame), bool)
    where[silent.index.to_numpy(np.int64)] = True
    about = frame["promise"].to_numpy(np.int64)

    def words(row: int) -> dict[str, str]:
        promise = promises[about[row]]
        return {"standard": f"{promise.service.id}/{promise.standard.id}"}

    fault = Fault("open-cases-missing", "open", words=words)
    tell(judged, report, fault, where)


def _find_targets_inside(judged: Judged, report: Report) -> None:
    """Targets that change inside a period whose results are judged as one."""
    for promise in judged.book.promises:
        cadence = promise.standard.cadence
        form = judged_form(promise) or (form_of(cadence) if cadence else None)
        if form is None or form in WINDOWS or promise.standard.at.in_table:
            continue
        for earlier, later in successions(promise.standard):
            period = _around(later.since.first, form, promise.calendar)
            if earlier and period and period.first < later.since.first:
                report.add("target-inside-period", later.at.of("since"), period=period.key)


def _around(day: date, form: Form, calendar: Calendar) -> Period | None:
    """The period of a form that a day lies in; None where no named period does."""
    if form is Form.NAMED:
        return next((one for one in calendar.named if one.first <= day <= one.last), None)
    return period_of(day, form, calendar)
