"""The command that builds the site: parse, call, print, exit.

Takes the words typed after `scorecard build`. Gives what `desk` prints and the exit code it leaves
with. What a build needs is loaded only where there is something to build.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.address import tell_address
from generator.cli.desk import Desk, project_options, read_address
from generator.cli.editions import read_name, tell_kept
from generator.cli.previous import open_previous
from generator.cli.shards import Shard, Shards, expect_one, shard_options, tell_share
from generator.cli.timings import Stopwatch
from generator.cli.unchanged import end_if_unchanged
from generator.cli.workforce import begun_early, read_workforce, workforce_options

if TYPE_CHECKING:
    from generator.build import Plan
    from generator.diagnostics import Report
    from generator.jobs import Workforce
    from generator.unchanged import LastBuild


@click.command(short_help="Check everything, then build the site.")
@project_options
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the site goes; the folder site in the project by default.",
)
@workforce_options
@click.option(
    "--base-url", default="", callback=read_address, help="The address where the site will stand."
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where finished work is kept; .scorecard-cache in the project by default.",
)
@click.option(
    "--edition",
    default="",
    metavar="NAME",
    callback=read_name,
    help="Publish under this name, such as 2026-q2, and keep the tables in editions/NAME.",
)
@shard_options
@click.option("--timings", is_flag=True, help="Print what each stage cost, in seconds.")
def build(  # noqa: PLR0913 (Click gives options by name)
    *,
    site: Path | None,
    base_url: str,
    cache: Path | None,
    edition: str,
    shard: Shard | None,
    shards: Path | None,
    timings: bool,
    **options: Any,  # noqa: ANN401
) -> None:
    """Check everything, then build the site; errors leave the old site as it is.

    \b
    scorecard build --project my-scorecard --site public
    scorecard build --project my-scorecard --edition 2026-q2
    """
    from generator.fingerprint import Basis
    from generator.unchanged import LastBuild

    expect_one(shard, shards)
    desk, project = Desk(options), options["project"]
    into, cache = site or project / "site", cache or project / ".scorecard-cache"
    watch = Stopwatch(desk.progress)
    with desk:
        previous = open_previous(desk, options)
        watch.hear("comparing", 0, 0)
        basis = Basis(project, base_url, previous, strict=options["strict"], edition=edition)
        last = LastBuild.unknown(basis, into, cache) if shard else LastBuild.of(basis, into, cache)
    end_if_unchanged(desk, last, watch, timings=timings)
    wanted = _Wanted(last, cache, read_workforce(options), desk, watch)
    report, said = _print(wanted, shard) if shard else _build(wanted, Shards(shards, cache))
    desk.finish(report, done=said and watch.tell_behind(said, timings=timings))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be built, by what the last build rested on, and who does it."""

    last: "LastBuild"
    cache: Path
    workforce: "Workforce"
    desk: Desk
    watch: Stopwatch

    @contextmanager
    def planned(self) -> Iterator["Plan"]:
        """The plan of a build, whose workers begin now where there is much to do."""
        from generator.resources import templates_folder

        basis = self.last.basis
        folders = (basis.project / "templates", templates_folder())
        with begun_early(self.workforce, basis.project, self.cache, folders) as crew:
            # What is loaded here takes a second, which a build that changes nothing does without.
            from generator.build import Plan

            yield Plan(
                basis.project,
                self.last.site,
                folders,
                self.desk.today,
                crew,
                self.cache,
                basis.base_url,
                self.watch.hear,
                strict=basis.strict,
                previous=basis.previous,
                edition=basis.edition,
            )


def _build(wanted: _Wanted, shards: Shards) -> tuple["Report", str]:
    """Build what the last build is no longer, and keep it as the last one; what was done."""
    from generator.diagnostics import Report

    report, last = Report(), wanted.last
    with wanted.desk:
        shards.take(wanted.watch.hear)
        with wanted.planned() as plan:
            from generator.build import build as build_site

            built = build_site(replace(plan, hear=shards.hear), report)
            if built:
                last.keep(built, report)
    behind = f"{tell_kept(last.basis.edition)}{shards.tell()}{tell_address(last.site)}"
    return report, f"Built {last.site}{behind}" if built else ""


def _print(wanted: _Wanted, shard: Shard) -> tuple["Report", str]:
    """Print the pages of a shard; what was done, where there can be a site and it was kept."""
    from generator.diagnostics import Report

    report = Report()
    with wanted.desk, wanted.planned() as plan:
        from generator.shards import print_shard

        share = print_shard(plan, shard.of, report)
    return report, tell_share(share, wanted.cache) if share else ""
