"""`scorecard verify`: whether a site is still what was published.

Takes the folder of a site. Gives findings, and the exit code they ask for.
"""

from pathlib import Path
from typing import Any

import click

from generator.cli.desk import Desk, findings_options


@click.command()
@click.argument(
    "site", metavar="SITE", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@findings_options
def verify(site: Path, **options: Any) -> None:  # noqa: ANN401 (Click gives options by name)
    """Compare a site with its manifest, file by file, and follow every link and anchor in it.

    \b
    scorecard verify site
    """
    from generator.diagnostics import Report
    from generator.verify import verify as verify_site

    desk, report = Desk(options), Report()
    with desk:
        count = verify_site(site, report)
    files = "1 file is" if count == 1 else f"{count:,} files are"
    done = "" if report.failed else f"{files} as published, and every link leads somewhere."
    desk.finish(report, done=done)
