"""Findings as SARIF 2.1.0, which code scanning of GitHub and GitLab and many editors read.

Takes a report, the program's version, and the project's folder in its repository. Gives one run:
the rules that were broken, and a result for each finding.
Sources: OASIS, Static Analysis Results Interchange Format 2.1.0, errata 01; GitHub Docs, SARIF
support for code scanning.
Must not know how a fault was found.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import quote

from generator.diagnostics.catalogue import CATALOGUE
from generator.diagnostics.json import encodable
from generator.diagnostics.text import QUOTED, printable
from generator.diagnostics.value import Diagnostic, Place, Report, Severity

Object: TypeAlias = dict[str, object]

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

MOST = 5_000
"""Results of one run. GitHub shows no more of them, and refuses a file with 25,000."""

LONGEST = 1_024
"""Characters of a rule's description, of which GitHub shows no more."""

ROOT = "%SRCROOT%"
"""The name of the folder that paths begin in, as code scanning knows it."""

WHOLE_PROJECT = "content/site.yaml"
"""Where a finding about no file stands: code scanning shows no result without a place."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "suggestion": "recommendation"}
_LINE_NUMBERS = re.compile(r"\blines? \d[\d,]*(?:(?:, | to | and )\d[\d,]*)*(?: and [\d,]+ more)?")


def as_sarif(report: Report, *, version: str, folder: str = "") -> str:
    """A log with one run; `folder` leads from the repository's root to the project.

    Of more findings than are shown anywhere, the gravest are listed and the rest counted.
    """
    ordered = sorted(report, key=lambda found: [*Severity].index(found.severity))
    listed = ordered[:MOST]
    codes = sorted({found.code for found in listed})
    driver = {"name": "scorecard", "version": version, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(report, left_out=len(ordered) - len(listed))],
        "originalUriBaseIds": {ROOT: {"description": _message("The root of the repository")}},
        "columnKind": "unicodeCodePoints",
        "results": [*_results(listed, codes, folder)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return encodable(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _invocation(report: Report, *, left_out: int) -> Object:
    """That the check ran to its end, and how many findings it does not list."""
    told = {severity.value: report.count(severity) for severity in Severity}
    done: Object = {"executionSuccessful": True, "properties": {"counts": told}}
    if left_out:
        words = f"{left_out:,} more findings are not listed here; --format json names each"
        done["toolExecutionNotifications"] = [{"level": "warning", "message": _message(words)}]
    return done


def _rule(code: str) -> Object:
    """What the catalogue says of a code, as far as code scanning shows it."""
    entry = CATALOGUE[code]
    wrong, right = entry.example, entry.mend
    level = _LEVELS[Severity(entry.severity)]
    return {
        "id": code,
        "shortDescription": {"text": entry.what[:LONGEST]},
        "fullDescription": {"text": f"{entry.what} {entry.why}"[:LONGEST]},
        "help": {
            "text": f"{entry.why}\n\nWrong:\n{wrong}\n\nRight:\n{right}",
            "markdown": f"{entry.why}\n\nWrong:\n\n{_fenced(wrong)}\n\nRight:\n\n{_fenced(right)}",
        },
        "defaultConfiguration": {"level": level},
        "properties": {"problem.severity": _PROBLEMS[entry.severity]},
    }


def _fenced(text: str) -> str:
    return f"```\n{text}\n```"


def _results(listed: Sequence[Diagnostic], codes: Sequence[str], folder: str) -> Iterator[Object]:
    """A result for each finding; equal fingerprints are told apart by a number behind them."""
    index = {code: at for at, code in enumerate(codes)}
    seen: Counter[str] = Counter()
    for found in listed:
        mark = _fingerprint(found)
        seen[mark] += 1
        yield {
            "ruleId": found.code,
            "ruleIndex": index[found.code],
            "level": _LEVELS[found.severity],
            "message": _message(f"{found.message}. {found.hint}".rstrip()),
            "locations": [{"physicalLocation": _location(found.place, folder)}],
            "partialFingerprints": _marks(f"{mark}:{seen[mark]}", found.place),
        }


def _message(text: str) -> Object:
    """A text as viewers read it: a bracket before a parenthesis would begin a link."""
    return {"text": printable(text).replace("](", "] (")}


def _location(place: Place, folder: str) -> Object:
    """A file, its path percent-encoded, and in it the line, from the finding's column to its end.

    Without a line it is the file as a whole.
    """
    path = str(PurePosixPath(folder, place.path or WHOLE_PROJECT))
    where: Object = {"artifactLocation": {"uri": _encoded(path), "uriBaseId": ROOT}}
    if place.line:
        region = {"startLine": place.line, "startColumn": place.column, "endLine": place.line}
        where["region"] = {name: number for name, number in region.items() if number}
    return where


def _encoded(path: str) -> str:
    """A path as an address; bytes of a name that are not UTF-8 stay themselves."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")


def _fingerprint(found: Diagnostic) -> str:
    """What is the same about a finding when lines are added above it."""
    message = _LINE_NUMBERS.sub("line", found.message)
    line = found.source.strip() if found.place.path.endswith(QUOTED) else ""
    told = f"{found.code}\n{found.place.path}\n{message}\n{line}"
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _marks(mark: str, place: Place) -> dict[str, str]:
    """The fingerprints of a result.

    GitHub matches by its own, which its upload action makes of the lines and holds against one
    that is there; for a file as a whole it makes none.
    """
    own = ("scorecardFinding/v1", "primaryLocationLineHash")
    return dict.fromkeys(islice(own, 1 if place.line else 2), mark)
