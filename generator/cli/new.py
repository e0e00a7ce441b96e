"""`scorecard new`: a commented file of a kind, in its right place.

Takes the words typed. Gives what was written, where, and what to type next.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.desk import Desk, findings_options, read_day

if TYPE_CHECKING:
    from generator.scaffold import Made, Wish

NEXT = {
    "agency": "scorecard new service {id}/ID",
    "service": "scorecard new standard {id}/ID",
}
"""The command that mostly follows, by the kind that was made; else the check."""


@click.command(short_help="Add a file with remarks that say what belongs where.")
@click.argument("kind", metavar="KIND")
@click.argument("name", metavar="ID")
@click.option("--agency", default="", help="The agency a service or an improvement belongs to.")
@click.option(
    "--service",
    "services",
    multiple=True,
    help="A service that a loop, a journey or an improvement is about; may be repeated.",
)
@click.option(
    "--project",
    default=".",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The project's folder; this folder by default.",
)
@click.option("--as-of", callback=read_day, help="The day that counts as today (ISO).")
@findings_options
def new(
    kind: str,
    name: str,
    agency: str,
    services: tuple[str, ...],
    **options: Any,  # noqa: ANN401 (Click gives options by name)
) -> None:
    """Add a file with remarks that teach, in the right place; nothing is overwritten.

    KIND is agency, service, standard, survey, journey, loop or improvement. A service is typed as
    AGENCY/ID, and a standard, which is added to the file of its service, as SERVICE/ID. What is
    still to be filled in is an error of the check until it is.

    \b
    scorecard new agency labor
    scorecard new service labor/claims
    scorecard new standard claims/first-payment
    scorecard new loop photo-rules --service claims
    """
    from generator.diagnostics import Report
    from generator.resources import forms_folder
    from generator.scaffold import NEW, Wish, near_kind, plan_new

    if kind not in NEW:
        wrong = f"there is no kind '{kind}'; {near_kind(kind)}"
        raise click.BadParameter(wrong, param_hint="KIND")
    _expect_fitting(kind, name, agency=agency, services=services)
    desk, report, project = Desk(options), Report(), options["project"]
    wish = Wish(kind=kind, name=name, agency=agency, services=services)
    with desk:
        made = plan_new(project, wish, forms=forms_folder(), today=desk.today, report=report)
        done = _write(made, wish, project, report) if made else ""
    desk.finish(report, done=done, checked=False)


def _expect_fitting(kind: str, name: str, *, agency: str, services: tuple[str, ...]) -> None:
    """Refuse an option that says nothing about this kind: it would be passed over in silence."""
    if services and kind not in ("loop", "journey", "improvement"):
        wrong = f"a new {kind} takes none; leave the option out"
        raise click.BadParameter(wrong, param_hint="--service")
    if agency and (kind not in ("service", "improvement") or "/" in name):
        raise click.BadParameter(f"type it once, before the id of a {kind}", param_hint="--agency")


def _write(made: "Made", wish: "Wish", project: Path, report: Any) -> str:  # noqa: ANN401
    """Write what was made, and say what was done; the lines to put in by hand where it cannot."""
    from generator.scaffold import replace_file, write_new

    if made.block:
        return f"The lines to put into {made.path}:\n\n{made.block}"
    if made.longer:
        written, what = replace_file(made.path, made.content, report), f"Added {made.id} to"
    else:
        written, what = write_new({made.path: made.content}, report), "Wrote"
    then = NEXT.get(wish.kind, "scorecard check").format(id=made.id)
    where = f" --project {project}" if project != Path() else ""
    said = f"{what} {made.path}\nNow: put your own words where it says FILL IN. "
    return f"{said}Then: {then}{where}" if written else ""
