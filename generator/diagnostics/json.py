"""Findings as JSON for other programs.

Takes a report. Gives one JSON object with every finding and the counts.
Must not know how a fault was found.
"""

import json

from generator.diagnostics.order import fix_first
from generator.diagnostics.value import Diagnostic, Report, Severity


def as_json(report: Report) -> str:
    """An object with `findings`, by file and line, and `counts` of faults by severity.

    `fix_first` are places in `findings`, from 0: those to mend first.
    """
    ordered = list(report)
    first = [ordered.index(found) for found in fix_first(ordered)]
    counts = {severity.value: report.count(severity) for severity in Severity}
    findings = [_plain(found) for found in ordered]
    whole = {"findings": findings, "fix_first": first, "counts": counts}
    return _encodable(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _plain(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
        "path": found.place.path or None,
        "line": found.place.line or None,
        "column": found.place.column or None,
        "source": found.source,
        "count": found.count,
    }


def _encodable(text: str) -> str:
    """The text without lone surrogates: a file's name may hold bytes that are not UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
