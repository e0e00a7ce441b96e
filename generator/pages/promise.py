"""One standard on its service's page: promise, verdict, chart, and everything behind it.

Takes the facts of a standard. Gives a finished section and the figure it shows.
Must not know other standards, nor how a verdict is reached.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.gather import StandardFacts
from generator.model import Contact, Judged, StandardType, Status, Target, successions
from generator.pages.alike import clock_lines, group_link, sharing_links
from generator.pages.breakdowns import break_down, group_name, selector_name
from generator.pages.drawn import draw_standard
from generator.pages.ended import standard_ended, withdrawn_word
from generator.pages.figures import SingleFigure, TimeFigure
from generator.pages.loop_lists import loop_href
from generator.pages.parts import (
    Beside,
    Cell,
    Column,
    Definition,
    Figure,
    History,
    LegendEntry,
    Link,
    Note,
    PromiseSection,
    Redress,
    ResultRow,
    Results,
    Row,
    Said,
    Table,
    Verdict,
)
from generator.pages.setting import Setting, plain_words
from generator.published import Result
from generator.sentences.changes import change_sentence
from generator.sentences.charts import span_words
from generator.sentences.measures import basis_words, kind_words
from generator.sentences.numbers import counts_words, value_words
from generator.sentences.targets import (
    amount_words,
    change_words,
    target_words,
)
from generator.sentences.targets import (
    span_words as wait_words,
)
from generator.sentences.verdicts import WORDS, judged_words, status_word, verdict_saying
from generator.text import Text

Drawn = TimeFigure | SingleFigure

DASH = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Section:
    """A finished section and its figure."""

    view: PromiseSection
    figure: Drawn | None


def tell_promise(
    facts: StandardFacts,
    setting: Setting,
    *,
    complaint: Contact | None,
    beside: Sequence[StandardFacts] = (),
    objective: Link | None = None,
) -> Section:
    """The section of one standard; `complaint` is the nearest route that is known.

    `beside` are the standards that it is never read without; `objective` is the one it serves.
    """
    figure = draw_standard(facts, setting.tongue)
    breakdown = break_down(facts, setting)
    standard = facts.standard
    view = PromiseSection(
        id=standard.id,
        promise=setting.said(standard.promise),
        verdicts=tuple(_verdicts(facts, setting)),
        topic=_topic(standard.type, setting),
        channel=channel_words(facts, setting),
        figures=(_figure(figure, setting),) if figure else (),
        redress=_redress(facts, setting, complaint),
        notes=tuple(_notes(facts, setting)),
        results=_results(facts, setting),
        change=change_words_of(facts, setting),
        read_with=tuple(_beside(other, setting) for other in beside),
        loops=_loops(facts, setting),
        breakdowns=breakdown.tables,
        breakdown_note=breakdown.note,
        measure=tuple(_measure(facts, setting)),
        history=_history(facts, setting),
        comparisons=tuple(_comparisons(facts, setting)),
        compare=group_link(facts, setting),
        ended=standard_ended(facts, setting),
        standing=withdrawn_word(standard.ended, setting),
        objective=objective,
        was=standard.was,
    )
    return Section(view, figure)


def _loops(facts: StandardFacts, setting: Setting) -> tuple[Link, ...]:
    """The feedback loops that this standard is the measure of."""
    found = setting.facts.feedback.measured_by(facts.service.id, facts.standard.id)
    return tuple(
        Link(setting.said(one.loop.title), loop_href(one.loop.id, "../../")) for one in found
    )


def _topic(kind: StandardType, setting: Setting) -> str:
    """What a promise is about; nothing where nobody said."""
    return "" if kind is StandardType.OTHER else setting.say(kind.value.capitalize())


def channel_words(facts: StandardFacts, setting: Setting) -> str:
    """The channel a promise is about: two of a service may differ in nothing else."""
    return setting.tongue.plain(_channel(facts))


def verdict_view(facts: StandardFacts, setting: Setting) -> Verdict:
    """The verdict of a standard with everything to keep in mind."""
    saying = verdict_saying(facts, setting.tongue)
    cautions: tuple[Said, ...] = saying.cautions
    if saying.note is not None:
        cautions = (*cautions, setting.said(saying.note))
    return Verdict(look_of(facts), saying.word, saying.sentence, cautions)


def _verdicts(facts: StandardFacts, setting: Setting) -> Iterator[Verdict]:
    """The verdict of the first target, then of those that hold beside it, each with its name."""
    if not facts.others:
        yield verdict_view(facts, setting)
        return
    for each in (facts, *facts.others):
        label = about_words(each, setting) or setting.say("All cases")
        yield replace(verdict_view(each, setting), label=label)


def change_words_of(facts: StandardFacts, setting: Setting) -> str:
    """The newest year against the year before; "" where there was no year before."""
    change = facts.change
    if change is None or change.before is None or not change.before.reported:
        return ""
    return change_sentence(change, setting.tongue)


def _beside(facts: StandardFacts, setting: Setting) -> Beside:
    standard = facts.standard
    return Beside(setting.said(standard.promise), f"#{standard.id}", verdict_view(facts, setting))


def about_words(facts: StandardFacts, setting: Setting) -> Said:
    """What a target is about: its name, its channel or its group."""
    row = facts.current
    target = row.target if row else None
    if target is not None and target.name is not None:
        return setting.said(target.name)
    return group_name(row, facts.service, setting) if row and not row.is_total else ""


def look_of(facts: StandardFacts) -> str:
    """The shape and colour of a verdict; a zero to confirm has those of no verdict."""
    unconfirmed = facts.current is not None and facts.current.unconfirmed
    return Status.NOT_JUDGED.value if unconfirmed else facts.status.value


def _figure(figure: Drawn, setting: Setting) -> Figure:
    legend = [
        LegendEntry(look, setting.say(WORDS[Status(look)]))
        for look in ("met", "missed")
        if look in _looks(figure)
    ]
    if "plain" in _looks(figure):
        legend.append(LegendEntry("plain", setting.say("No verdict")))
    if isinstance(figure, TimeFigure):
        # A phone has no room for their names on the plot.
        legend += [LegendEntry("reference", level.label) for level in figure.references]
    return Figure(figure.key, figure.sentence, tuple(legend))


def _looks(figure: Drawn) -> set[str]:
    if isinstance(figure, SingleFigure):
        return {figure.look}
    return {mark.look for mark in figure.marks}


def _redress(facts: StandardFacts, setting: Setting, complaint: Contact | None) -> Redress | None:
    """What to do if the promise was not kept for you; shown beside every missed promise."""
    ways = setting.ways(complaint, online=setting.say("Complain online"))
    missed = any(each.status is Status.MISSED for each in (facts, *facts.others))
    if not ways or not missed:
        return None
    return Redress(setting.say("You can ask for your case to be looked at."), ways)


def _notes(facts: StandardFacts, setting: Setting) -> Iterator[Note]:
    """What happened, the newest first, then where the counting changed."""
    tongue = setting.tongue
    happened = sorted(facts.standard.annotations, key=lambda item: item.since, reverse=True)
    for item in happened:
        when = tongue.period(item.since)
        if item.to is not None and item.to != item.since:
            when = tongue.say("{first} to {last}", first=when, last=tongue.period(item.to))
        yield Note(when, setting.said(item.note))
    for change in facts.standard.breaks:
        when = tongue.say("From {period}", period=tongue.period(change.at_period))
        yield Note(when, setting.said(change.note))


def _results(facts: StandardFacts, setting: Setting) -> Results | None:
    rows = [row for row in facts.totals if row.status is not Status.NOT_DUE or row.value]
    if not rows:
        return None
    counted = any(counts_words(row, setting.tongue) for row in rows)
    newest = sorted(rows, key=lambda row: (row.period.last, -row.period.first.toordinal()))
    return Results(
        caption=_figures_caption(facts, setting),
        rows=tuple(_result_row(row, setting) for row in reversed(newest)),
        span=span_words(rows, setting.tongue),
        counted=counted,
    )


def _figures_caption(facts: StandardFacts, setting: Setting) -> str:
    """What the figures are of; where several targets hold at once, by which they are judged."""
    promise = setting.tongue.plain(facts.standard.promise)
    if not facts.others:
        return setting.say("All the figures: {promise}", promise=promise)
    about = plain_words(about_words(facts, setting)) or setting.say("all cases")
    return setting.say("All the figures, {about}: {promise}", about=about, promise=promise)


def _result_row(row: Result, setting: Setting) -> ResultRow:
    tongue, target = setting.tongue, row.target
    asked = (target_words(target, tongue) or tongue.plain(target.within)) if target else ""
    return ResultRow(
        tongue.heading(row.period),
        value_words(row, tongue) or DASH,
        counts_words(row, tongue),
        asked or DASH,
        Status.NOT_JUDGED.value if row.unconfirmed else (row.status or ""),
        status_word(row, tongue) or tongue.say("Shown, not judged"),
        setting.said(row.note),
    )


def _measure(facts: StandardFacts, setting: Setting) -> Iterator[Definition]:
    """How a standard is measured, one definition a thing known."""
    measure, say = facts.standard.measure, setting.say
    yield Definition(say("Kind"), (Link(kind_words(measure, setting.tongue)),))
    if measure.definition is not None:
        counted = (Link(setting.said(measure.definition)), *sharing_links(measure, setting))
        yield Definition(say("What is counted"), counted)
    for term, text in (
        (say("Source"), measure.source),
        (say("Channel"), _channel(facts)),
    ):
        if text is not None:
            yield Definition(term, (Link(setting.said(text)),))
    if measure.basis is not None:
        yield Definition(say("Which cases"), (Link(basis_words(measure.basis, setting.tongue)),))
    yield from clock_lines(measure.clock, setting)
    if measure.excludes:
        left_out = tuple(Link(setting.said(text)) for text in measure.excludes)
        yield Definition(say("Left out"), left_out)
    yield from _reporting(facts, setting)
    if facts.standard.judged is not Judged.EACH_PERIOD:
        span = judged_words(facts.standard.judged, setting.tongue)
        words = say("{span}; shorter periods are shown and not judged", span=span)
        yield Definition(say("Judged"), (Link(words[:1].upper() + words[1:]),))


def _channel(facts: StandardFacts) -> Text | None:
    """The channel a promise is about, by its name where the service names it."""
    wanted = facts.standard.channel
    if wanted is None:
        return None
    names = {channel.id: channel.name for channel in facts.service.channels}
    return names.get(wanted.by_language[0][1]) or wanted


def _reporting(facts: StandardFacts, setting: Setting) -> Iterator[Definition]:
    """How often results come, and how long after a period they are due."""
    standard = facts.standard
    if standard.cadence is None:
        return
    due = setting.facts.published.due_after[facts.service.id, standard.id]
    words = setting.say(
        "{cadence}; due {wait} after each period",
        cadence=setting.say(standard.cadence.value.capitalize()),
        wait=wait_words(due, setting.tongue),
    )
    yield Definition(setting.say("Results"), (Link(words),))


def _history(facts: StandardFacts, setting: Setting) -> History | None:
    """The targets over time, the newest first."""
    targets = facts.standard.targets
    if not targets:
        return None
    # Sorting is stable: of targets that hold from the same day, the first listed stays first.
    pairs = sorted(successions(facts.standard), key=lambda pair: pair[1].since, reverse=True)
    rows = [_target_row(earlier, later, facts, setting) for earlier, later in pairs]
    columns = ("From", "Promised", "Target", "Announced", "What changed")
    promise = setting.tongue.plain(facts.standard.promise)
    table = Table(
        id=f"{facts.standard.id}_targets",
        caption=setting.say("Targets over time: {promise}", promise=promise),
        columns=tuple(Column(setting.say(title)) for title in columns),
        rows=tuple(rows),
    )
    return History(summary=_newest_change(pairs, facts, setting), table=table)


def _newest_change(
    pairs: Sequence[tuple[Target | None, Target]], facts: StandardFacts, setting: Setting
) -> str:
    """The newest change of a target, and which one where several hold at once."""
    for earlier, later in pairs:
        words = change_words(earlier, later, setting.tongue) if earlier else ""
        which = plain_words(selector_name(later, facts.service, setting))
        if words and which:
            return setting.say("{which}: {change}", which=which, change=words)
        if words:
            return words
    return setting.say("unchanged so far")


def _target_row(
    earlier: Target | None, target: Target, facts: StandardFacts, setting: Setting
) -> Row:
    tongue = setting.tongue
    announced = tongue.date(target.announced) if target.announced else DASH
    words = target_words(target, tongue) or setting.say("never said how often")
    change = change_words(earlier, target, tongue) if earlier else setting.say("First target")
    return Row(
        Cell(tongue.period(target.since)),
        (
            Cell(setting.said(target.within) or DASH),
            Cell(words, note=selector_name(target, facts.service, setting)),
            Cell(announced),
            Cell(change or DASH, note=setting.said(target.reason)),
        ),
    )


def _comparisons(facts: StandardFacts, setting: Setting) -> Iterator[Definition]:
    """The baseline and other people's figures: shown, never judged."""
    tongue, baseline = setting.tongue, facts.standard.baseline
    if baseline is not None:
        value, period = amount_words(baseline.value, tongue), tongue.period(baseline.period)
        words = tongue.say("{value} in {period}", value=value, period=period)
        yield Definition(setting.say("Where it stood before"), (Link(words),))
    for other in facts.standard.benchmarks:
        value, period = amount_words(other.value, tongue), tongue.period(other.period)
        alike = (
            "{value} in {period}, counted the same way"
            if other.same_definition
            else "{value} in {period}, not counted the same way"
        )
        words = tongue.say(alike, value=value, period=period)
        yield Definition(setting.said(other.name), (Link(words, other.url or ""),))
