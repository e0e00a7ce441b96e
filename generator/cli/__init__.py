"""The command line: parse, call, print, exit.

Takes the words typed after `scorecard`. Gives what `desk` prints and the exit code it leaves with.
Heavy modules are loaded by the command that needs them, so that help comes at once.
"""

import gc
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.cli import new
from generator.cli.build import build
from generator.cli.desk import Desk, findings_options, project_options
from generator.cli.diff import diff
from generator.cli.explain import explain
from generator.cli.previous import open_previous
from generator.cli.program import Program
from generator.cli.serve import serve
from generator.cli.verify import verify
from generator.cli.workforce import read_workforce, workforce_options


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="scorecard")
def scorecard() -> None:
    """Publish service standards and their results as a public scorecard.

    \b
    scorecard check --project my-scorecard
    scorecard build --project my-scorecard
    """


@scorecard.command(short_help="Check everything; write nothing.")
@project_options
def check(**options: Any) -> None:  # noqa: ANN401 (Click gives options by name)
    """Read, check and judge everything; write nothing.

    \b
    scorecard check --project my-scorecard --as-of 2026-04-30
    """
    from generator.diagnostics import Report
    from generator.examine import examine

    desk = Desk(options)
    report = Report()
    with desk:
        examine(
            options["project"],
            today=desk.today,
            report=report,
            previous=open_previous(desk, options),
            progress=desk.progress,
        )
    desk.finish(report)


@scorecard.command(short_help="Show every component of a page, as a small site.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the gallery goes; the folder gallery in the project by default.",
)
@click.option(
    "--project",
    default=".",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The project whose own templates are shown; this folder by default.",
)
@findings_options
def gallery(output: Path | None, project: Path, **options: Any) -> None:  # noqa: ANN401 (Click's)
    """Show every component in every state, as a small site, for people who change templates.

    \b
    scorecard gallery --project my-scorecard --output gallery
    """
    from generator.diagnostics import Report
    from generator.gallery import build_gallery
    from generator.resources import templates_folder

    desk, report = Desk(options), Report()
    into = output or project / "gallery"
    with desk:
        folders = (project / "templates", templates_folder())
        built = build_gallery(folders, into, report, project=project)
    desk.finish(report, done=f"Built {into}" if built else "")


@scorecard.command(short_help="Start a project that builds as it is.")
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
    desk.finish(report, done=_started(into) if written else "", checked=False)


def _started(into: Path) -> str:
    """Where the new project is, and the command to type next."""
    if into == Path():
        return "Started a scorecard in this folder. Now: scorecard build"
    return f"Started a scorecard in {into}. Now: scorecard build --project {into}"


@scorecard.command(short_help="Print what a kind of file may hold, for editors.")
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
            width = max(map(len, FORMATS))
            lines = (f"{name:{width}} {form.path}\n" for name, form in FORMATS.items())
            click.echo(schema_text(kind) if kind else "".join(lines), nl=False)
            return
        files = plan_schemas(into, [kind] if kind else FORMATS, report=report)
        written = bool(files) and write_anew(files, report)
    desk.finish(report, done=_written(len(files)) if written else "", checked=False)


def _expect_kind(kind: str | None, known: list[str]) -> None:
    from generator.text import nearest

    if kind is None or kind in known:
        return
    near = nearest(kind, known)
    hint = f"did you mean '{near}'?" if near else f"choose from {', '.join(known)}"
    raise click.BadParameter(f"there is no kind '{kind}'; {hint}", param_hint="KIND")


def _written(count: int) -> str:
    """How many files were written."""
    return "Wrote 1 file." if count == 1 else f"Wrote {count} files."


@scorecard.command("import", short_help="Turn somebody else's table into a project.")
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
    from generator.resources import adapters_folder, starter_folder
    from generator.scaffold import plan_around, plan_import, write_new

    desk, report = Desk(options), Report()
    with desk:
        files = plan_import(adapter, tables, into, adapters=adapters_folder(), report=report)
        around = plan_around(into, starter=starter_folder(), report=report) if files else {}
        written = not report.failed and write_new({**files, **around}, report)
    desk.finish(report, done=_started(into) if written else "")


@scorecard.command(short_help="Turn answer sheets into counts.")
@click.argument("sheets", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--survey", required=True, help="The id of the survey in content/surveys/.")
@click.option(
    "--mapping",
    default="",
    help="A mapping file, or an adapter such as a11-responses; FILE's own .map.yaml by default.",
)
@click.option("--subject", default="", help="What it is about, such as service:ID.")
@click.option("--period", default="", help="When people answered, such as 2026-Q1.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The table to write; by default one in data/satisfaction/ of the project.",
)
@click.option(
    "--project",
    default=".",
    type=click.Path(path_type=Path, file_okay=False),
    help="The project's folder; this folder by default.",
)
@workforce_options
@findings_options
def count(sheets: Path, output: Path | None, project: Path, **options: Any) -> None:  # noqa: ANN401
    """Turn answer sheets into counts, so that what single people said never enters Git.

    \b
    scorecard count march.csv --survey after-payment --period 2026-03
    """
    from generator.diagnostics import Report
    from generator.resources import adapters_folder
    from generator.scaffold import plan_counts, write_new
    from generator.tally import Sheets
    from generator.tally import count as count_sheets

    desk, report = Desk(options), Report()
    typed = {name: options[name] for name in ("survey", "mapping", "subject", "period")}
    with desk:
        text = count_sheets(
            Sheets(project, sheets, **typed),
            adapters=adapters_folder(),
            report=report,
            workforce=read_workforce(options),
        )
        files = plan_counts(text, output, sheets=sheets, project=project, report=report)
        written = bool(files) and write_new(files, report)
    desk.finish(report, done=f"Wrote {next(iter(files))}" if written else "")


scorecard.add_command(build)
scorecard.add_command(serve)
scorecard.add_command(verify)


scorecard.add_command(new.new)
scorecard.add_command(diff)
scorecard.add_command(explain)


SELDOM = 100_000, 50, 100
"""How often garbage is looked for: a command keeps nearly all it makes until it ends, and leaves
few loops of values. As Python does by itself it took every sixth second of a check."""


def main() -> None:
    """Run the command."""
    gc.set_threshold(*SELDOM)
    try:
        scorecard(prog_name="scorecard")
    finally:
        gc.freeze()  # all goes with the process: it is not looked through once more
