"""Findings as annotations that GitHub Actions shows beside the changed lines.

Takes a report and the project's folder in its repository. Gives workflow commands, one a line.
Source: GitHub Docs, Workflow commands for GitHub Actions.
Must not know how a fault was found.
"""

from pathlib import PurePosixPath

from generator.diagnostics.text import printable
from generator.diagnostics.value import Diagnostic, Report, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}


def as_github(report: Report, *, folder: str = "") -> str:
    """One workflow command a finding; `folder` leads from the repository's root to the project.

    GitHub finds the file by its path in the repository, not in the project.
    """
    return "".join(_command(found, folder) + "\n" for found in report)


def _command(found: Diagnostic, folder: str) -> str:
    place = found.place
    path = str(PurePosixPath(folder, place.path)) if place.path else ""
    parts = [("file", path), ("line", place.line), ("col", place.column)]
    given = [f"{name}={_property(str(value))}" for name, value in parts if value]
    given.append(f"title={_property(found.code)}")
    message = _data(f"{found.message}. {found.hint}".rstrip())
    return f"::{_COMMANDS[found.severity]} {','.join(given)}::{message}"


def _data(text: str) -> str:
    """A message as the runner reads it; it ends at a line's end and knows `%25` and the like."""
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    """A property as the runner reads it: colons and commas would end it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
