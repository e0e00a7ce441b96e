"""`scorecard explain`: the arithmetic behind one verdict, a change over time, or a loop's evidence.

Takes the name of a standard or a loop. Gives lines, or JSON.
"""

import json
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from generator.cli.desk import Desk, project_options, read_period
from generator.cli.previous import open_previous

if TYPE_CHECKING:
    from generator.gather import StandardFacts
    from generator.published import Published

CHANGE = "change"
"""What `explain` takes in place of a period, for the change over time."""

Explained: TypeAlias = tuple[list[str], dict[str, object]]
"""An explanation as lines of text, and as values for a program."""


@click.command(short_help="Show the arithmetic behind a verdict.")
@click.argument("standard", metavar="SERVICE/STANDARD|feedback/LOOP")
@click.argument("period", metavar="[PERIOD|change]", required=False, default="")
@project_options
def explain(standard: str, period: str, **options: Any) -> None:  # noqa: ANN401 (Click's)
    """Show the arithmetic behind one verdict, a change over time, or the evidence of a loop.

    A verdict: row, target, comparison, rounding, and which groups are hidden by which rule. With
    the word change: the two windows, every row, the spread between periods, and what it comes to.
    With feedback/LOOP the same of the periods before and after a change that feedback made.

    \b
    scorecard explain renew-a-driver-license/mailed-in-time 2026-09
    scorecard explain renew-a-driver-license/mailed-in-time change
    scorecard explain feedback/license-photo-rules
    """
    from generator.diagnostics import Report
    from generator.examine import examine

    desk, report = Desk(options), Report()
    with desk:
        earlier = open_previous(desk, options)
        published = examine(options["project"], today=desk.today, report=report, previous=earlier)
        told = _explain(standard, period, published) if published else None
    if published is None:
        desk.finish(report)
        return
    if told is None:
        raise click.UsageError(_unknown(standard, published))
    lines, values = told
    if not lines:
        when = f" for the period '{period}'" if period else " yet"
        raise click.UsageError(f"'{standard}' has no result{when}.")
    click.echo(_in_json(values) if options["shape"] == "json" else _in_lines(lines))


def _in_lines(lines: list[str]) -> str:
    """The lines for a terminal, which no name of a file or of anything else steers."""
    from generator.diagnostics.text import printable
    from generator.directions import without_marks

    return "\n".join(printable(without_marks(line)) for line in lines)


def _in_json(values: dict[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2).encode("utf-8", "replace").decode()


def _unknown(name: str, published: "Published") -> str:
    """What to type instead of a name that nothing has."""
    from generator.explain import explained_names, guess_standard
    from generator.text import nearest

    near = nearest(name, explained_names(published)) or guess_standard(name, published)
    hint = f"did you mean '{near}'?" if near else "write SERVICE/STANDARD or feedback/LOOP."
    kind = "feedback loop" if name.startswith("feedback/") else "standard"
    return f"There is no {kind} '{name}'; {hint}"


def _explain(name: str, period: str, published: "Published") -> Explained | None:
    """The lines about a standard or a loop; None where there is neither."""
    from generator.explain import find_standard
    from generator.explain_loop import explain_loop, find_loop
    from generator.sentences.tongue import Tongue

    facts = find_standard(published, name)
    if facts:
        changes = period == CHANGE
        return _explain_change(facts) if changes else _explain_verdict(facts, period, published)
    loop = find_loop(published, name)
    lines = explain_loop(loop, Tongue()) if loop else []
    return (lines, {"loop": name, "evidence": lines}) if loop else None


def _explain_verdict(facts: "StandardFacts", period: str, published: "Published") -> Explained:
    """The verdict of a period and what is hidden in it."""
    from generator.explain import explain as explain_standard
    from generator.sentences.hidden import explain_hidden
    from generator.sentences.tongue import Tongue

    wanted = read_period(period, published.calendars[facts.service.agency])
    verdict = explain_standard(facts, Tongue(), period=wanted)
    least = published.site.privacy.minimum_count
    hidden = explain_hidden(facts, Tongue(), minimum=least, period=wanted)
    name = f"{facts.service.id}/{facts.standard.id}"
    values: dict[str, object] = {"standard": name, "verdict": verdict, "hidden": hidden}
    return [*verdict, *([""] if verdict and hidden else []), *hidden], values


def _explain_change(facts: "StandardFacts") -> Explained:
    """The newest year of results against the year before."""
    from generator.explain_change import change_values, explain_change
    from generator.sentences.tongue import Tongue

    return explain_change(facts, Tongue()), change_values(facts, Tongue())
