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
    return encodable(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


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


def encodable(text: str) -> str:
    """JSON without lone surrogates and unescaped controls, which a file's name may hold.

    A name may have bytes that are no UTF-8. JSON escapes the controls below the space by itself;
    those above ASCII steer a terminal too.
    """
    return text.encode("utf-8", "replace").decode("utf-8").translate(_STEERING)


_STEERING = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
