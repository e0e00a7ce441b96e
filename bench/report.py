"""The measured figures against the budgets, as Markdown.

Takes the figures of works by name, as run.py keeps them. Gives a page. Must not measure anything.

A ratio of two works of different runs carries a dagger: the machine may have been busier in one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Kept = Mapping[str, Any]
MIB = 2**20
STAGES = (
    *("starting", "comparing", "unchanged", "reading", "judging", "gathering", "search", "tables"),
    *("pages", "checking links", "writing", "all"),
)
SIZES = (100, 1000, 3000, 10000)
HEAD = """# Measured

Written by `python bench/run.py`; [what is measured, and how](README.md). A ratio is that of two
medians of wall time; in brackets stands that of the processors' seconds, which tells more where the
machine had other work. A dagger marks two works that were measured in different runs.

"""
ON = """
Ours is `scorecard build` with its usual options, in a fresh process: every page of the site in one
language, posters, embeds, social cards, the search index, all downloads, feeds and the manifest,
after all checks. Hugo writes the service pages and lists alone, from words and verdicts that lie
ready; the naive script writes the same and draws the charts. Neither checks, protects small
numbers, or has posters, embeds, cards, search, downloads or feeds.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the budgets: the work, what is allowed, and how it is told from the figures.

    `names` are the works that it needs.
    """

    work: str
    budget: str
    names: tuple[str, ...]
    tell: Callable[[Kept], str]


def ratio(over: str, under: str) -> Callable[[Kept], str]:
    """How many times the cost of one work is that of another."""

    def tell(kept: Kept) -> str:
        first, second = kept[over], kept[under]
        mark = "" if first["run"]["began"] == second["run"]["began"] else " †"
        wall, cpu = first["wall"] / second["wall"], first["cpu"] / second["cpu"]
        return f"{wall:.2f} times ({cpu:.2f}){mark}"

    return tell


def milliseconds(kind: str) -> Callable[[Kept], str]:
    """What a chart of a kind costs."""
    return lambda kept: f"{kept['charts']['more'][f'ours {kind}']:.2f} ms"


def lasted(name: str) -> Callable[[Kept], str]:
    """What a work took by the wall, and of the processors."""
    return lambda kept: f"{kept[name]['wall']:.2f} s ({kept[name]['cpu']:.2f})"


def rewritten(kept: Kept) -> str:
    """How many files of how many were written anew."""
    more = kept["row-1000"]["more"]
    return f"{more['rewritten']:,.0f} of {more['files']:,.0f} files"


def sampled(kept: Kept) -> str:
    """How many counts of a sample are those that pandas makes of it."""
    more = kept["sheets-10m"]["more"]
    return f"{more['equal to pandas']:,.0f} of {more['counts of it']:,.0f}"


def _of(work: str, budget: str, over: str, under: str) -> Line:
    return Line(work, budget, (over, under), ratio(over, under))


def _most(work: str, budget: str, name: str) -> Line:
    """A line about the largest process of a work."""
    return Line(work, budget, (name,), lambda kept: f"{kept[name]['peak'] / MIB:,.0f} MiB")


BUDGETS = (
    Line("a chart over time", "at most 4 ms", ("charts",), milliseconds("over time")),
    Line("a sparkline", "at most 1 ms", ("charts",), milliseconds("sparkline")),
    _of("1,000 services cold: naive to ours", "at least 12, aim 25", "naive-1000", "cold-1000"),
    _of("the same, naive without sparklines", "", "naive-charts-1000", "cold-1000"),
    _of("1,000 services cold: ours to Hugo", "at most 6, aim 3", "cold-1000", "hugo-1000"),
    _of("nothing changed: ours to Hugo's full build", "at most 1", "warm-1000", "hugo-1000"),
    _of("one row changed: ours to Hugo's full build", "at most 1", "row-1000", "hugo-1000"),
    Line("one row changed: files written", "only affected ones", ("row-1000",), rewritten),
    _of("`check`: ours to Hugo's full build", "at most 1", "check-1000", "hugo-1000"),
    _of("one process to two, cold", "at least 1.6", "one-job-1000", "cold-1000"),
    _of("10,000 services to 1,000, cold", "at most 11", "cold-10000", "cold-1000"),
    _most("10,000 services, largest process", "at most 2,048 MiB", "cold-10000"),
    _most("10 million answer sheets, largest process", "at most 1,024 MiB", "sheets-10m"),
    Line("counts of a sample of 200,000 equal to pandas", "all", ("sheets-10m",), sampled),
    Line("Canada, two languages, cold", "", ("canada-cold",), lasted("canada-cold")),
    Line("Canada, nothing changed", "", ("canada-warm",), lasted("canada-warm")),
)
"""In the order in which they were set. A cluster is not measured."""


def render(kept: Kept) -> str:
    """The whole page."""
    return "\n".join(
        (
            HEAD + "\n".join(_budget_table(kept)),
            ON,
            "## Every work\n",
            *_work_table(kept),
            "\n## Cost by stage\n",
            *_stage_table(kept),
            "\n## Growth\n",
            *_growth_table(kept),
            "\n## Machine and versions\n",
            *_runs(kept),
            "",
        )
    )


def _budget_table(kept: Kept) -> list[str]:
    lines = ["| Work | Budget | Measured |", "|---|---|---|"]
    for one in BUDGETS:
        known = all(name in kept for name in one.names)
        lines.append(
            f"| {one.work} | {one.budget} | {one.tell(kept) if known else 'not measured'} |"
        )
    return lines


def _work_table(kept: Kept) -> list[str]:
    lines = [
        "| Work | Rounds | Seconds | Of processors | Largest process | Load | Further |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    for name, one in kept.items():
        more = {key: value for key, value in one["more"].items() if not key.startswith("stage ")}
        said = ", ".join(f"{key} {value:,.5g}" for key, value in more.items())
        lines.append(
            f"| {name} | {one['rounds']} | {one['wall']:.2f} | {one['cpu']:.2f} "
            f"| {one['peak'] / MIB:,.0f} MiB | {one['run']['load']:.1f} | {said} |"
        )
    return lines


def _stage_table(kept: Kept) -> list[str]:
    """Seconds of processors by stage, of every build that told them."""
    builds = {name: _stages(one) for name, one in kept.items() if _stages(one)}
    names = list(dict.fromkeys(stage for stages in builds.values() for stage in stages))
    lines = [f"| Build | {' | '.join(names)} |", "|---|" + "--:|" * len(names)]
    for name, stages in builds.items():
        lines.append(f"| {name} | {' | '.join(f'{stages.get(one, 0):.2f}' for one in names)} |")
    return lines


def _stages(one: Mapping[str, Any]) -> dict[str, float]:
    found = {key[6:]: value for key, value in one["more"].items() if key.startswith("stage ")}
    return {name: found[name] for name in sorted(found, key=(*STAGES, *found).index)}


def _growth_table(kept: Kept) -> list[str]:
    lines = [
        "| Services | Seconds | Milliseconds a service | Of processors | Largest process |",
        "|--:|--:|--:|--:|--:|",
    ]
    for size in SIZES:
        one = kept.get(f"cold-{size}")
        if one:
            each, busy = one["wall"] / size * 1000, one["cpu"] / size * 1000
            memory = f"{one['peak'] / MIB:,.0f} MiB"
            lines.append(f"| {size:,} | {one['wall']:.1f} | {each:.1f} | {busy:.1f} | {memory} |")
    return lines


def _runs(kept: Kept) -> list[str]:
    runs = {one["run"]["began"]: one["run"] for one in kept.values()}
    lines = []
    for began, run in sorted(runs.items()):
        works = ", ".join(name for name, one in kept.items() if one["run"]["began"] == began)
        versions = ", ".join(f"{name} {version}" for name, version in run["versions"].items())
        lines.append(
            f"- {began}, commit {run['commit']}, load up to {run['load']:.1f}: {works}. "
            f"{run['machine']}; Python {run['python']}, {versions}."
        )
    return lines
