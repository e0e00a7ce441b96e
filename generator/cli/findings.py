"""Findings in the format that was asked for, on the terminal and in files.

Takes a report and the common options. Gives text, and the files of --findings.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__

if TYPE_CHECKING:
    from generator.diagnostics import Report

FORMATS = ("text", "json", "github", "sarif")

ENDINGS = {".txt": "text", ".json": "json", ".github": "github", ".sarif": "sarif"}
"""The format of a file of findings, by the ending of its name."""


class Word(click.Choice[str]):
    """One of a few words; a misspelt one is told with the nearest."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word that was typed."""
        from generator.text import nearest

        near = nearest(value, self.choices) if value not in self.choices else None
        if near:
            self.fail(f"'{value}' is none of its words; did you mean '{near}'?", param, ctx)
        return super().convert(value, param, ctx)


def read_files(
    _context: click.Context, _option: click.Parameter, paths: Sequence[Path]
) -> tuple[Path, ...]:
    """The files of --findings, each with an ending that says its format."""
    for path in paths:
        if path.suffix not in ENDINGS:
            endings = ", ".join(ENDINGS)
            raise click.BadParameter(f"'{path}' says no format; let its name end in {endings}")
    return tuple(paths)


def findings_in(
    shape: str, report: "Report", options: Mapping[str, Any], *, colour: bool = False
) -> str:
    """All findings in one format."""
    from generator.diagnostics.github import as_github
    from generator.diagnostics.json import as_json
    from generator.diagnostics.sarif import as_sarif
    from generator.diagnostics.text import as_text

    folder = _below_here(options.get("project"))
    if shape == "json":
        return as_json(report)
    if shape == "github":
        return as_github(report, folder=folder)
    if shape == "sarif":
        return as_sarif(report, version=__version__, folder=folder)
    return as_text(report, colour=colour, why=options["verbose"])


def write_findings(report: "Report", options: Mapping[str, Any]) -> None:
    """Write the files of --findings."""
    for path in options["findings"]:
        text = findings_in(ENDINGS[path.suffix], report, options)
        try:
            path.write_bytes(text.encode("utf-8", "replace"))
        except OSError as problem:
            reason = os.strerror(problem.errno) if problem.errno else str(problem)
            raise click.FileError(str(path), reason) from problem


def _below_here(project: Path | None) -> str:
    """The way to the project from the folder where the command was typed, "" where it leads out.

    A check in a repository is run from its root, from which GitHub counts the paths of files.
    """
    root, here = (project or Path()).resolve(), Path.cwd().resolve()
    return root.relative_to(here).as_posix() if root.is_relative_to(here) else ""
