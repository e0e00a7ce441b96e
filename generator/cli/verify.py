"""`scorecard verify`: whether a site is still what was published.

Takes the folder of a site. Gives findings, and the exit code they ask for.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.desk import Desk, findings_options

if TYPE_CHECKING:
    from generator.diagnostics import Report


@click.command(short_help="Compare a site with what was published.")
@click.argument(
    "site", metavar="SITE", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@click.option(
    "--project",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Build this project again as the manifest says, and compare every byte.",
)
@findings_options
def verify(site: Path, project: Path | None, **options: Any) -> None:  # noqa: ANN401 (Click's)
    """Compare a site with its manifest, file by file, and follow every link and anchor in it.

    \b
    scorecard verify site
    scorecard verify site --project .
    """
    from generator.diagnostics import Report
    from generator.verify import verify as verify_site

    desk, report = Desk(options), Report()
    with desk:
        count = verify_site(site, report)
        if project is not None and not report.failed:
            _prove(site, project, report)
    files = "1 file is" if count == 1 else f"{count:,} files are"
    again = " The project builds the same bytes." if project else ""
    whole = f"{files} as published, and every link leads somewhere.{again}"
    desk.finish(report, done="" if report.failed else whole)


def _prove(site: Path, project: Path, report: "Report") -> None:
    """Build the project again, and compare."""
    from generator.jobs import default_jobs
    from generator.rebuilt import prove
    from generator.resources import templates_folder

    folders = (project / "templates", templates_folder())
    prove(site, project, folders=folders, jobs=default_jobs(), report=report)
