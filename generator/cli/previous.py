"""What the command line says of the edition before: a path, or a revision of the project.

Takes the words typed after --previous. Gives where its tables lie, or leaves with what is wrong.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator.cli.desk import FOUND, Desk

if TYPE_CHECKING:
    from generator.diagnostics import Report
    from generator.sources.shelves import Shelf

MOST_ERRORS = 10
"""Errors of a state that are printed; the rest are counted."""


def open_previous(desk: Desk, options: dict[str, Any]) -> "Path | Shelf | None":
    """What --previous names; leaves with what to type where that is nothing, or has errors."""
    typed, project = options["previous"], options["project"]
    if not typed:
        return None
    from generator.bases import NoBase, find_previous, shelve
    from generator.diagnostics import Report

    base, report = find_previous(typed, project), Report()
    if isinstance(base, NoBase):
        raise click.BadParameter(base.problem, param_hint="'--previous'")
    if base.edition is not None:
        return base.edition
    desk.progress(f"reading {base.name}", 0, 0)
    shelf = shelve(base, project, today=desk.today, report=report)
    if shelf is None:
        advice = "Choose a revision that builds, or the folder of an edition."
        refuse(f"The edition before, {base.name},", report, advice)
    return shelf


def refuse(what: str, report: "Report", advice: str) -> NoReturn:
    """Say what is wrong with a side and what to do about it, and leave."""
    from generator.diagnostics import Severity
    from generator.diagnostics.text import printable

    errors = [found for found in report if found.severity is Severity.ERROR]
    click.echo(f"{what} has errors, so that nothing can be compared:", err=True)
    for found in errors[:MOST_ERRORS]:
        click.echo(f"  {printable(f'{found.place}: {found.message}')}", err=True)
    if len(errors) > MOST_ERRORS:
        click.echo(f"  and {len(errors) - MOST_ERRORS} more", err=True)
    click.echo(advice, err=True)
    sys.exit(FOUND)
