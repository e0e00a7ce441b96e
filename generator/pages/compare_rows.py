"""The tables of a comparison: a line a standard, and a line a benchmark.

Takes the facts of standards, and the way from the page to the site's root. Gives finished tables.
A figure stands in its line only where it is a result: one that is suppressed, cannot be judged or
waits to be confirmed leaves a dash.
Must not know in which order the lines stand, nor why.
"""

from collections.abc import Iterable, Iterator, Sequence

from generator.comparing import FIGURES
from generator.gather import StandardFacts
from generator.pages.breakdowns import about_words
from generator.pages.lists import sort_key
from generator.pages.parts import Cell, Column, Row, Table
from generator.pages.promise import DASH, look_of
from generator.pages.setting import Setting, plain_words
from generator.published import Result
from generator.sentences.comparing import figure_cautions, standing_word
from generator.sentences.numbers import counts_words, value_words
from generator.sentences.targets import amount_words, target_words
from generator.text import N_


def by_name(standards: Iterable[StandardFacts], setting: Setting) -> list[StandardFacts]:
    """Standards in the alphabetical order of their services, then of their promises."""

    def key(facts: StandardFacts) -> tuple[str, ...]:
        names = (setting.said(facts.service.name), setting.said(facts.standard.promise))
        return (*map(sort_key, names), facts.service.id, facts.standard.id)

    return sorted(standards, key=key)


def comparison_table(
    standards: Sequence[StandardFacts], setting: Setting, *, root: str, name: str, caption: str
) -> Table | None:
    """One line a standard, in the order given; `name` is its id on the page. None for none."""
    if not standards:
        return None
    titles = (
        N_("Service"),
        N_("Newest result"),
        N_("Verdict"),
        N_("Target"),
        N_("Counts"),
        N_("Promise"),
    )
    numbers = {N_("Newest result"), N_("Counts")}
    return Table(
        id=name,
        caption=caption,
        columns=tuple(Column(setting.say(title), number=title in numbers) for title in titles),
        rows=tuple(_line(facts, setting, root=root) for facts in standards),
    )


def standard_cell(facts: StandardFacts, setting: Setting, *, root: str) -> Cell:
    """A service that leads to its promise, with its agency below."""
    agencies = {one.agency.id: one.agency.name for one in setting.facts.agencies}
    return Cell(
        setting.said(facts.service.name),
        href=f"{root}services/{facts.service.id}/#{facts.standard.id}",
        note=setting.said(agencies[facts.service.agency]),
    )


def when(facts: StandardFacts, setting: Setting) -> str:
    """The period of the newest result; a dash where there is none."""
    return setting.tongue.heading(facts.current.period) if facts.current else DASH


def _line(facts: StandardFacts, setting: Setting, *, root: str) -> Row:
    tongue, row = setting.tongue, shown_figure(facts)
    cells = (
        Cell(value_words(row, tongue) if row else DASH, note=when(facts, setting)),
        Cell(standing_word(facts, tongue), status=look_of(facts), note=_notes(facts, setting)),
        Cell(_target(facts, setting) or DASH, note=_time_and_cases(facts, setting)),
        Cell((counts_words(row, tongue) if row else "") or DASH),
        Cell(setting.said(facts.standard.promise)),
    )
    return Row(standard_cell(facts, setting, root=root), cells)


def shown_figure(facts: StandardFacts) -> Result | None:
    """The newest result where its figure is one to set beside others; else None."""
    row = facts.current
    if row is None or row.status not in FIGURES or row.unconfirmed or row.value is None:
        return None
    return row


def _target(facts: StandardFacts, setting: Setting) -> str:
    target = facts.current.target if facts.current else None
    if target is None:
        return ""
    return target_words(target, setting.tongue) or setting.say("never said how often")


def _time_and_cases(facts: StandardFacts, setting: Setting) -> str:
    """The time promised, and which cases the target is about, where it says so."""
    target = facts.current.target if facts.current else None
    if target is None:
        return ""
    within = setting.tongue.plain(target.within)
    time = setting.say("within {time}", time=within) if within else ""
    return ", ".join(filter(None, (time, plain_words(about_words(facts, setting)))))


def _notes(facts: StandardFacts, setting: Setting) -> str:
    """The verdicts by further targets, and what to keep in mind with the figure."""
    further = (
        setting.say(
            "{target}: {verdict}.",
            target=plain_words(about_words(other, setting)) or setting.say("All cases"),
            verdict=standing_word(other, setting.tongue),
        )
        for other in facts.others
    )
    cautions = figure_cautions(facts, setting.tongue) if shown_figure(facts) else ""
    return " ".join(filter(None, (*further, cautions)))


def benchmark_table(
    standards: Sequence[StandardFacts], setting: Setting, *, root: str
) -> Table | None:
    """Other people's figures beside these promises; None where nobody named one."""
    rows = tuple(row for facts in standards for row in _benchmarks(facts, setting, root=root))
    if not rows:
        return None
    titles = (
        N_("Service"),
        N_("Whose figure"),
        N_("Period"),
        N_("Figure"),
        N_("Counted the same way"),
    )
    return Table(
        id="table_benchmarks",
        caption=setting.say("Figures of others, with their periods and sources"),
        columns=tuple(Column(setting.say(title), number=title == N_("Figure")) for title in titles),
        rows=rows,
    )


def _benchmarks(facts: StandardFacts, setting: Setting, *, root: str) -> Iterator[Row]:
    say, tongue = setting.say, setting.tongue
    for other in facts.standard.benchmarks:
        alike = say("Yes") if other.same_definition else say("No")
        cells = (
            Cell(setting.said(other.name), href=other.url or ""),
            Cell(tongue.heading(other.period)),
            Cell(amount_words(other.value, tongue)),
            Cell(alike),
        )
        yield Row(standard_cell(facts, setting, root=root), cells)
