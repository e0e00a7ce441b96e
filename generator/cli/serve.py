"""The command `serve`: a preview on this computer that follows every change.

Takes the words typed after `scorecard serve`. Gives an address, and what every build found, on the
terminal. Must not know how a site is made or served.
"""

import webbrowser
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.desk import Desk, project_options, read_address
from generator.cli.previous import open_previous

if TYPE_CHECKING:
    from generator.build import Plan
    from generator.serve import Work

PORT = 8000


@click.command(short_help="Show the site here while you write.")
@project_options
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Where it is served; the next free one where that is taken.",
)
@click.option("--open", "opens", is_flag=True, help="Open the site in a browser.")
@click.option(
    "--base-url", default="", callback=read_address, help="The address where the site will stand."
)
@click.option("--jobs", type=click.IntRange(1), help="Processes that work at once.")
@click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where finished charts are kept; .scorecard-cache in the project by default.",
)
def serve(port: int, *, opens: bool, **options: Any) -> None:  # noqa: ANN401 (Click gives options by name)
    """Show the site on this computer while you work; it follows every file that you save.

    Nothing is written but the cache of charts. Other computers cannot see it. Ctrl-C ends it.

    \b
    scorecard serve --project my-scorecard
    scorecard serve --project my-scorecard --port 8080 --open
    """
    from generator.resources import templates_folder
    from generator.serve import Preview, Stage, read_own, serving

    desk, stage = Desk(options), Stage()
    with desk:
        plan = _plan(options, desk)
    preview = Preview.of(plan, stage, lambda work: _tell(desk, work, options))
    own = read_own(templates_folder())
    try:
        with desk, _told(serving(stage, own, port=port)) as address:
            click.echo(_greeting(address, port))
            if opens:
                webbrowser.open(address)
            preview.run()
    except KeyboardInterrupt:
        click.echo("\nThe preview has ended.")


@contextmanager
def _told(address: AbstractContextManager[str]) -> Iterator[str]:
    """The address, or a sentence where the system gives none."""
    with ExitStack() as open_until_end:
        try:
            given = open_until_end.enter_context(address)
        except OSError as fault:
            raise click.ClickException(f"Cannot serve: {fault.strerror}.") from fault
        yield given


def _plan(options: dict[str, Any], desk: Desk) -> "Plan":
    from generator.build import Plan
    from generator.jobs import Workforce, default_jobs
    from generator.resources import templates_folder

    project = options["project"]
    return Plan(
        project,
        project / "site",
        (project / "templates", templates_folder()),
        desk.today,
        Workforce(options["jobs"] or default_jobs()),
        options["cache"] or project / ".scorecard-cache",
        options["base_url"],
        desk.progress,
        strict=options["strict"],
        previous=open_previous(desk, options),
    )


def _greeting(address: str, port: int) -> str:
    taken = port and f":{port}/" not in address
    why = f" (port {port} is taken)" if taken else ""
    return f"Serving {address}{why}. Ctrl-C ends it."


def _tell(desk: Desk, work: "Work", options: dict[str, Any]) -> None:
    """Print what a build found, and what it did."""
    desk.tell(work.report, done=_done(work))
    if work.fault:
        words = work.fault if options["debug"] else work.fault.splitlines()[0]
        click.echo(f"A fault of this program: {words}", err=True)
        click.echo("Still watching; save a file to try again.", err=True)


def _done(work: "Work") -> str:
    took = f"{work.seconds:.1f} s"
    if work.changed is None:
        return f"Not built, in {took}; the last site is still served."
    files = "1 file" if work.changed == 1 else f"{work.changed:,} files"
    return f"Built in {took}; {files} changed." if work.changed else f"Built in {took}; no change."
