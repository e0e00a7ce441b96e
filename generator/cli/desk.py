"""Where one command talks to its user: options, progress, findings, the clock, exit codes.

Takes what Click read of the words typed. Gives text on the terminal and an exit code: 0 clean,
1 findings that stop, 2 wrong usage, 3 our own fault. The clock is read here and nowhere else.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click

from generator import __version__
from generator.cli.findings import FORMATS, Word, findings_in, read_files, write_findings

if TYPE_CHECKING:
    from generator.diagnostics import Report
    from generator.model import Site
    from generator.periods import Calendar, Period

FOUND, BUG = 1, 3
"""Exit codes: findings that stop the command, and a fault of ours. Click gives 2 for usage."""

LATEST = 7_258_118_399
"""The last second of 2199, the last year that periods have."""

PREVIOUS = "PATH|REVISION"
"""What can be typed as the edition before."""

BAR = 20
"""Characters of a progress bar."""


def read_day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """The day of --as-of."""
    if text is None:
        return None
    from generator.dates import parse_date

    day = parse_date(text)
    if not isinstance(day, date):
        raise click.BadParameter(f"'{text}' is not a date; write it like 2026-04-30")
    return day


def read_address(_context: click.Context, _option: click.Parameter, text: str) -> str:
    """The address of --base-url, which stands in every page."""
    if text:
        from generator.sources.shapes import is_address

        if not is_address(text):
            raise click.BadParameter(f"'{text}' is not an address; it begins with https://")
    return text


def read_period(text: str, calendar: "Calendar") -> "Period | None":
    """The period that was typed; None where none was."""
    from generator.periods import Period, parse_period

    read = parse_period(text, calendar) if text else None
    if read is None or isinstance(read, Period):
        return read
    raise click.UsageError(f"'{text}' is not a period; write it like 2026-04 or FY2026-Q2.")


def findings_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command takes."""
    return _with(
        command,
        click.option(
            "--format",
            "shape",
            type=Word(FORMATS),
            default="text",
            help="How findings are printed.",
        ),
        click.option(
            "--findings",
            multiple=True,
            callback=read_files,
            type=click.Path(path_type=Path, dir_okay=False),
            help="Write the findings into this file too: .txt, .json, .sarif or .github. "
            "May be given several times.",
        ),
        click.option("--strict", is_flag=True, help="Warnings fail too."),
        click.option("--quiet", is_flag=True, help="Print findings only."),
        click.option("--verbose", is_flag=True, help="Print why each finding matters."),
        click.option("--debug", is_flag=True, help="Show the trace of a fault of ours."),
    )


def project_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command on a project takes."""
    folder = click.Path(path_type=Path, exists=True, file_okay=False)
    return _with(
        findings_options(command),
        click.option("--project", default=".", type=folder, help="The project's folder."),
        click.option("--as-of", callback=read_day, help="The day that counts as today (ISO)."),
        click.option(
            "--previous",
            default="",
            metavar=PREVIOUS,
            help="The folder of the edition before, or a Git revision such as main: what it "
            "showed is known already, and what has changed since needs its correction.",
        ),
    )


def _with(command: Callable[..., Any], *options: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(options):
        command = option(command)
    return command


class Desk:
    """Where one command talks to its user: progress, findings, the clock, exit codes."""

    def __init__(self, options: dict[str, Any]) -> None:
        """Set up from the common options."""
        self._options = options
        self._stage = ""
        self._bar = sys.stderr.isatty() and not (options["quiet"] or options["verbose"])

    def today(self, site: "Site") -> date:
        """The day that counts as today for a site."""
        return self.day_in(site.time_zone)

    def day_in(self, time_zone: str) -> date:
        """The day of --as-of, else of SOURCE_DATE_EPOCH, else today in a time zone."""
        from zoneinfo import ZoneInfo

        told: date | None = self._options["as_of"]
        if told is not None:
            return told
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if epoch.isdecimal() and int(epoch[:11]) <= LATEST:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        return datetime.now(ZoneInfo(time_zone)).date()

    def progress(self, stage: str, done: int, whole: int) -> None:
        """Say what is being done: a bar that grows on a terminal, a line a stage elsewhere."""
        if self._bar:
            click.echo(f"\r\x1b[K{_bar(stage, done, whole)}", nl=False, err=True)
        elif stage != self._stage and not self._options["quiet"]:
            click.echo(f"{stage}: {whole:,}" if whole else stage, err=True)
        self._stage = stage

    def __enter__(self) -> Self:
        """Begin the work."""
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: object, _trace: object) -> None:
        """A fault of ours is told in a sentence, with its trace only when asked for."""
        if self._bar:
            click.echo("\r\x1b[K", nl=False, err=True)
        if kind is None or not issubclass(kind, Exception) or self._options["debug"]:
            return
        if issubclass(kind, click.ClickException):
            return
        name = f"scorecard {__version__} on Python {sys.version.split()[0]}"
        click.echo(
            f"{name}: a fault of this program while it was at '{self._stage}': "
            f"{kind.__name__}: {fault}\nRun again with --debug for the trace.",
            err=True,
        )
        sys.exit(BUG)

    def tell(self, report: "Report", *, done: str = "", checked: bool = True) -> None:
        """Print the findings, then what was done.

        A command that checked nothing does not say that it found nothing.
        """
        if self._bar:
            click.echo("\r\x1b[K", nl=False, err=True)
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        shape = self._options["shape"]
        if checked or len(report) or shape != "text":
            click.echo(findings_in(shape, report, self._options, colour=colour), nl=False)
        write_findings(report, self._options)
        if done and not self._options["quiet"] and shape == "text":
            click.echo(done)

    def finish(self, report: "Report", *, done: str = "", checked: bool = True) -> None:
        """Print the findings, then what was done, and leave with the exit code they ask for."""
        from generator.diagnostics import Severity

        self.tell(report, done=done, checked=checked)
        strict = self._options["strict"] and report.count(Severity.WARNING)
        sys.exit(FOUND if report.failed or strict else 0)


def _bar(stage: str, done: int, whole: int) -> str:
    """One stage as a line: pages [######--------------] 432 of 1,070."""
    if not whole:
        return stage
    full = BAR * done // whole
    return f"{stage} [{'#' * full}{'-' * (BAR - full)}] {done:,} of {whole:,}"
