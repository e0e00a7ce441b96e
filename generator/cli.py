"""The command line: parse, call, print, exit.

Takes the words typed after `scorecard`. Gives text on the terminal and an exit code: 0 clean,
1 findings that stop, 2 wrong usage, 3 our own fault. The clock is read here and nowhere else.
Heavy modules are loaded by the command that needs them, so that help comes at once.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click

from generator import __version__

if TYPE_CHECKING:
    from generator.diagnostics import Report
    from generator.model import Site
    from generator.periods import Calendar, Period

FOUND, BUG = 1, 3
"""Exit codes: findings that stop the command, and a fault of ours. Click gives 2 for usage."""

LATEST = 7_258_118_399
"""The last second of 2199, the last year that periods have."""

BAR = 20
"""Characters of a progress bar."""

FORMATS = ("text", "json", "github")


def read_day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """The day of --as-of."""
    if text is None:
        return None
    from generator.periods import parse_date

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
            type=click.Choice(FORMATS),
            default="text",
            help="How findings are printed.",
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
    )


def _with(command: Callable[..., Any], *options: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(options):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="scorecard")
def scorecard() -> None:
    """Publish service standards and their results as a public scorecard.

    \b
    scorecard check --project my-scorecard
    scorecard build --project my-scorecard
    """


@scorecard.command()
@project_options
def check(**options: Any) -> None:  # noqa: ANN401 (Click gives options by name)
    """Read, check and judge everything; write nothing.

    \b
    scorecard check --project my-scorecard --as-of 2026-04-30
    """
    from generator.build import examine
    from generator.diagnostics import Report

    desk = Desk(options)
    report = Report()
    with desk:
        examine(options["project"], today=desk.today, report=report, progress=desk.progress)
    desk.finish(report)


@scorecard.command()
@project_options
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site goes; the folder site in the project by default.",
)
@click.option("--jobs", type=click.IntRange(1), help="Processes that work at once.")
@click.option(
    "--base-url", default="", callback=read_address, help="The address where the site will stand."
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where finished charts are kept; .scorecard-cache in the project by default.",
)
def build(
    site: Path | None,
    jobs: int | None,
    base_url: str,
    cache: Path | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """Check everything, then build the site; errors leave the old site as it is.

    \b
    scorecard build --project my-scorecard --site public
    """
    from generator.build import Plan
    from generator.build import build as build_site
    from generator.diagnostics import Report
    from generator.jobs import default_jobs
    from generator.resources import templates_folder

    desk, project = Desk(options), options["project"]
    plan = Plan(
        project,
        site or project / "site",
        (project / "templates", templates_folder()),
        desk.today,
        jobs or default_jobs(),
        cache or project / ".scorecard-cache",
        base_url,
        desk.progress,
        strict=options["strict"],
    )
    report = Report()
    with desk:
        built = build_site(plan, report)
    desk.finish(report, done=f"Built {plan.site}" if built else "")


@scorecard.command()
@click.argument("into", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@findings_options
def init(into: Path, **options: Any) -> None:  # noqa: ANN401 (Click's)
    """Start a project that builds as it is; what is there already is never overwritten.

    \b
    scorecard init my-scorecard
    """
    from generator.diagnostics import Report
    from generator.resources import starter_folder
    from generator.scaffold import plan_start, write_new

    desk, report = Desk(options), Report()
    with desk:
        files = plan_start(into, starter=starter_folder(), report=report)
        written = bool(files) and write_new(files, report)
    desk.finish(report, done=_written(len(files), f"build --project {into}") if written else "")


@scorecard.command()
@click.argument("kind", required=False)
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write each schema into this folder, as KIND.schema.json.",
)
@findings_options
def schema(kind: str | None, into: Path | None, **options: Any) -> None:  # noqa: ANN401
    """Print the JSON Schema of a kind of file, for editors; without KIND, list the kinds.

    \b
    scorecard schema service
    scorecard schema --into schemas
    """
    from generator.diagnostics import Report
    from generator.scaffold import FORMATS, plan_schemas, schema_text, write_anew

    _expect_kind(kind, sorted(FORMATS))
    desk, report = Desk(options), Report()
    with desk:
        if into is None:
            lines = (f"{name:8} {form.path}\n" for name, form in FORMATS.items())
            click.echo(schema_text(kind) if kind else "".join(lines), nl=False)
            return
        files = plan_schemas(into, [kind] if kind else FORMATS, report=report)
        written = bool(files) and write_anew(files, report)
    desk.finish(report, done=_written(len(files)) if written else "")


def _expect_kind(kind: str | None, known: list[str]) -> None:
    from generator.text import nearest

    if kind is None or kind in known:
        return
    near = nearest(kind, known)
    hint = f"did you mean '{near}'?" if near else f"choose from {', '.join(known)}"
    raise click.BadParameter(f"there is no kind '{kind}'; {hint}", param_hint="KIND")


def _written(count: int, then: str = "") -> str:
    """How many files were written, and the command to type next."""
    files = "1 file" if count == 1 else f"{count} files"
    return f"Wrote {files}.{f' Now: scorecard {then}' if then else ''}"


@scorecard.command()
@click.argument("standard", metavar="SERVICE/STANDARD")
@click.argument("period", required=False, default="")
@project_options
def explain(standard: str, period: str, **options: Any) -> None:  # noqa: ANN401 (Click's)
    """Show the arithmetic behind one verdict: row, target, comparison, rounding.

    \b
    scorecard explain renew-a-driver-license/mailed-in-time 2026-09
    """
    from generator.build import examine
    from generator.diagnostics import Report
    from generator.explain import explain as explain_standard
    from generator.explain import find_standard
    from generator.sentences.tongue import Tongue

    desk, report = Desk(options), Report()
    with desk:
        published = examine(options["project"], today=desk.today, report=report)
        facts = find_standard(published, standard) if published else None
        lines = []
        if published and facts:
            wanted = read_period(period, published.calendars[facts.service.agency])
            lines = explain_standard(facts, Tongue(), period=wanted)
    if published is None:
        desk.finish(report)
    if facts is None:
        raise click.UsageError(f"There is no standard '{standard}'; write SERVICE/STANDARD.")
    if not lines:
        raise click.UsageError(f"'{standard}' has no result for the period '{period}'.")
    click.echo("\n".join(lines))


@scorecard.command("import")
@click.argument("adapter")
@click.argument("tables", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the new project.",
)
@findings_options
def import_tables(
    adapter: str,
    tables: tuple[Path, ...],
    into: Path,
    **options: Any,  # noqa: ANN401 (Click's)
) -> None:
    """Turn tables in somebody else's shape into a project, by a shipped adapter.

    \b
    scorecard import gc-service-inventory ss_2024.csv si_2024.csv --into canada
    """
    from generator.diagnostics import Report
    from generator.resources import adapters_folder
    from generator.scaffold import plan_import, write_new

    desk, report = Desk(options), Report()
    with desk:
        files = plan_import(adapter, tables, into, adapters=adapters_folder(), report=report)
        written = bool(files) and write_new(files, report)
    desk.finish(report, done=_written(len(files), f"build --project {into}") if written else "")


class Desk:
    """Where one command talks to its user: progress, findings, the clock, exit codes."""

    def __init__(self, options: dict[str, Any]) -> None:
        """Set up from the common options."""
        self._options = options
        self._stage = ""
        self._bar = sys.stderr.isatty() and not (options["quiet"] or options["verbose"])

    def today(self, site: "Site") -> date:
        """The day of --as-of, else of SOURCE_DATE_EPOCH, else today in the site's time zone."""
        from zoneinfo import ZoneInfo

        told: date | None = self._options["as_of"]
        if told is not None:
            return told
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if epoch.isdecimal() and int(epoch[:11]) <= LATEST:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        return datetime.now(ZoneInfo(site.time_zone)).date()

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

    def finish(self, report: "Report", *, done: str = "") -> None:
        """Print the findings, then what was done, and leave with the exit code they ask for."""
        from generator.diagnostics import Severity

        click.echo(_findings(report, self._options), nl=False)
        if done and not self._options["quiet"] and self._options["shape"] == "text":
            click.echo(done)
        strict = self._options["strict"] and report.count(Severity.WARNING)
        sys.exit(FOUND if report.failed or strict else 0)


def _bar(stage: str, done: int, whole: int) -> str:
    """One stage as a line: pages [######--------------] 432 of 1,070."""
    if not whole:
        return stage
    full = BAR * done // whole
    return f"{stage} [{'#' * full}{'-' * (BAR - full)}] {done:,} of {whole:,}"


def _findings(report: "Report", options: dict[str, Any]) -> str:
    from generator.diagnostics.github import as_github
    from generator.diagnostics.json import as_json
    from generator.diagnostics.text import as_text

    if options["shape"] == "json":
        return as_json(report)
    if options["shape"] == "github":
        return as_github(report, folder=_below_here(options.get("project")))
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return as_text(report, colour=colour, why=options["verbose"])


def _below_here(project: Path | None) -> str:
    """The way to the project from the folder where the command was typed, "" where it leads out.

    A check in a repository is run from its root, from which GitHub counts the paths of files.
    """
    root, here = (project or Path()).resolve(), Path.cwd().resolve()
    return root.relative_to(here).as_posix() if root.is_relative_to(here) else ""


def main() -> None:
    """Run the command."""
    scorecard(prog_name="scorecard")
