"""Findings as annotations that GitHub Actions shows beside the changed lines.

Takes a report and the project's folder in its repository. Gives workflow commands, one a line.
Source: GitHub Docs, Workflow commands for GitHub Actions.
Must not know how a fault was found.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import PurePosixPath

from generator.diagnostics.order import by_urgency
from generator.diagnostics.text import as_text, brief, printable
from generator.diagnostics.value import Diagnostic, Report, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.SUGGESTION: "notice"}


SHOWN = 10
"""Annotations of each level that GitHub shows of one step."""


def as_github(report: Report, *, folder: str = "") -> str:
    """One workflow command a finding, the most urgent first; `folder` leads to the project.

    GitHub finds the file by its path in the repository, not in the project. Of more findings of a
    level than it shows, the last annotation counts those that have none, and all of them follow as
    text, in a group that the log folds.
    """
    ordered, lines = by_urgency(report), list[str]()
    for severity in Severity:
        found = [one for one in ordered if one.severity is severity]
        fits = len(found) <= SHOWN
        shown = found if fits else found[: SHOWN - 1]
        lines += [_command(one, folder) for one in shown]
        if not fits:
            lines.append(_remainder(found[len(shown) :], severity))
    if len(lines) < len(ordered):
        lines += _folded(as_text(report))
    return "".join(f"{line}\n" for line in lines)


def _remainder(left: Sequence[Diagnostic], severity: Severity) -> str:
    """An annotation about those that have none."""
    count, files = sum(one.count for one in left), len({one.place.path for one in left})
    told = f"{count:,} more {severity.value}s in {files:,} file{'' if files == 1 else 's'}"
    said = f"{told} have no annotation. The log of this step names them below."
    return f"::{_COMMANDS[severity]} title=scorecard::{_data(said)}"


def _folded(text: str) -> Iterator[str]:
    """A text in the log that opens at a click.

    No line of it can be a command: the word that ends the pause is a digest of the text itself.
    """
    word = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    yield from ("::group::All findings", f"::stop-commands::{word}")
    yield from text.rstrip("\n").split("\n")
    yield from (f"::{word}::", "::endgroup::")


def _command(found: Diagnostic, folder: str) -> str:
    place = found.place
    path = str(PurePosixPath(folder, place.path)) if place.path else ""
    parts = [("file", path), ("line", place.line), ("col", place.column)]
    given = [f"{name}={_property(str(value))}" for name, value in parts if value]
    given.append(f"title={_property(found.code)}")
    message = _data(f"{brief(found)}. {found.hint}".rstrip())
    return f"::{_COMMANDS[found.severity]} {','.join(given)}::{message}"


def _data(text: str) -> str:
    """A message as the runner reads it; it ends at a line's end and knows `%25` and the like."""
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    """A property as the runner reads it: colons and commas would end it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
