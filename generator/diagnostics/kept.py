"""Findings as values that JSON holds, and back, so that they can be told again.

Takes a report. Gives a list, and from such a list an equal report. Whatever is not exactly as it is
written here is no report at all. Must not know where the list is kept.
"""

from typing import Any

from generator.diagnostics.catalogue import CATALOGUE
from generator.diagnostics.value import Diagnostic, Others, Place, Report, Severity

TEXT, NUMBER = str, int
KINDS = (TEXT, TEXT, TEXT, TEXT, TEXT, NUMBER, NUMBER, TEXT, TEXT, NUMBER)
"""Code, severity, message, hint, path, line, column, source; code and number of the others."""


def write_report(report: Report) -> list[list[object]]:
    """Every finding in printing order."""
    return [_write(found) for found in report]


def _write(found: Diagnostic) -> list[object]:
    place, others = found.place, found.others or Others("", 0)
    told = (found.code, found.severity.value, found.message, found.hint)
    return [*told, place.path, place.line, place.column, found.source, others.code, others.count]


def read_report(said: object) -> Report | None:
    """The report that was written; None for anything that never was one."""
    report = Report()
    for one in said if isinstance(said, list) else [None]:
        found = _read(one) if _is_written(one) else None
        if found is None:
            return None
        report.keep(found)
    return report


def _is_written(said: object) -> bool:
    return isinstance(said, list) and tuple(map(type, said)) == KINDS


def _read(said: Any) -> Diagnostic | None:  # noqa: ANN401 (a list of ten, each of its type)
    code, severity, message, hint, path, line, column, source, other, count = said
    known = {code, other or code} <= CATALOGUE.keys() and severity in set(Severity)
    if not known or min(line, column, count) < 0 or bool(other) != bool(count):
        return None
    others = Others(other, count) if other else None
    place = Place(path, line, column)
    return Diagnostic(code, Severity(severity), message, hint, place, source, others)
