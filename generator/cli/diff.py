"""The command that says what would change for the public.

Takes the words typed after `scorecard diff`. Gives the difference as text, Markdown or JSON.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator.cli.desk import PREVIOUS, Desk, read_day
from generator.cli.findings import Word
from generator.cli.previous import open_previous, refuse

if TYPE_CHECKING:
    from generator.bases import Base
    from generator.diagnostics import Report
    from generator.diff.state import State


@click.command(short_help="Say in words what would change for the public.")
@click.argument("base", metavar="[BASE]", default="")
@click.option(
    "--format",
    "layout",
    type=Word(("text", "markdown", "json")),
    default="text",
    help="How the difference is printed.",
)
@click.option(
    "--project",
    default=".",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The project's folder.",
)
@click.option("--as-of", callback=read_day, help="The day that counts as today (ISO).")
@click.option(
    "--previous",
    default="",
    metavar=PREVIOUS,
    help="The folder of the edition before, or a Git revision: what it showed is known already. "
    "Where BASE is an edition, it is that one.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; by default the difference is printed.",
)
@click.option("--quiet", is_flag=True, help="Print the difference only.")
@click.option("--debug", is_flag=True, help="Show the trace of a fault of ours.")
def diff(base: str, layout: str, output: Path | None, **options: Any) -> None:  # noqa: ANN401
    """Say in words what would change for the public, without making a site.

    BASE is a Git revision, the folder of an edition or of a built site, a results.csv, or another
    project. By default it is the commit where this branch left the main line, so that changes that
    are not committed yet are told too.

    \b
    scorecard diff main
    scorecard diff HEAD~1 --format markdown
    scorecard diff editions/2026-q2
    """
    desk = Desk({**options, "shape": "text", "strict": False, "verbose": False})
    with desk:
        told = _compare(desk, base, layout, options)
        if output is None:
            click.echo(told, nl=False)
        else:
            _write(output, told)


def _compare(desk: Desk, typed: str, layout: str, options: dict[str, Any]) -> str:
    """The difference as it is printed; leaves the program where there is none to tell."""
    from generator.bases import NoBase, find_base
    from generator.diagnostics import Report
    from generator.diff.state import state_of
    from generator.examine import examine

    base, report = find_base(typed, options["project"]), Report()
    if isinstance(base, NoBase):
        raise click.UsageError(base.problem)
    old = _published_by(base) if base.edition else None
    published = examine(
        options["project"],
        today=desk.today,
        report=report,
        previous=open_previous(desk, options) or base.edition,
        recorded=False,
        progress=desk.progress,
    )
    if published is None or report.failed:
        refuse("The project", report, "scorecard check says what to do about each.")
    desk.progress("comparing", 0, 0)
    today = published.as_of
    old = old or _state_of_project(base, today, options["project"])
    return _lay(old, state_of(published), base.name, layout, today)


def _published_by(base: "Base") -> "State":
    """What an edition published; leaves with its errors where it cannot be read."""
    from generator.bases import open_tables
    from generator.diagnostics import Report
    from generator.diff.state import COMPARED, state_of_tables

    report = Report()
    tables = open_tables(base.edition, COMPARED, report) if base.edition else None
    if tables is None or report.failed:
        _refuse_base(base, report)
    return state_of_tables(tables.columns, tables.services, tables.results, tables.lists)


def _state_of_project(base: "Base", today: date, project: Path) -> "State":
    """What a revision or another project would publish; leaves with its errors as above."""
    from generator.bases import open_project
    from generator.diagnostics import Report
    from generator.diff.state import state_of

    report = Report()
    published = open_project(base, project, today=today, report=report)
    if published is None or report.failed:
        _refuse_base(base, report)
    return state_of(published)


def _refuse_base(base: "Base", report: "Report") -> NoReturn:
    advice = "Choose a BASE that builds, such as an older revision or an edition."
    refuse(f"The base {base.name}", report, advice)


def _lay(old: "State", new: "State", base: str, layout: str, today: date) -> str:
    from generator.diff.compare import compare
    from generator.diff.layouts import as_json, as_markdown, as_text
    from generator.diff.names import names_of
    from generator.diff.telling import tell

    changes = compare(old, new, today=today)
    telling = tell(changes, names_of(old, new), base=base, today=today)
    if layout == "json":
        return as_json(changes, telling, base=base, today=today)
    return as_markdown(telling) if layout == "markdown" else as_text(telling)


def _write(output: Path, told: str) -> None:
    try:
        output.write_text(told, encoding="utf-8")
    except OSError as fault:
        raise click.UsageError(f"{output} cannot be written: {fault.strerror}") from fault
