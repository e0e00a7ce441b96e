"""One standard on its service's page: promise, verdict, chart, and everything behind it.

Takes the facts of a standard. Gives a finished section and the figure it shows.
Must not know other standards, nor how a verdict is reached.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.gather import StandardFacts
from generator.model import Contact, Judged, Measure, StandardType, Status
from generator.pages.alike import asked_link, clock_lines, group_link, sharing_links
from generator.pages.breakdowns import about_words, break_down
from generator.pages.corrected import corrected_caution
from generator.pages.drawn import draw_standard
from generator.pages.ended import standard_ended, withdrawn_word
from generator.pages.figures import SingleFigure, TimeFigure
from generator.pages.history import tell_history
from generator.pages.loop_lists import loop_href
from generator.pages.parts import (
    Beside,
    Definition,
    Figure,
    LegendEntry,
    Link,
    Note,
    PromiseSection,
    Redress,
    Said,
    Verdict,
)
from generator.pages.results import tell_longer, tell_results
from generator.pages.setting import Setting, plain_words
from generator.pages.sharing import share
from generator.pages.terms import kind_link
from generator.sentences.changes import change_sentence
from generator.sentences.measures import CADENCES, LONGER, TYPES, basis_words, kind_words
from generator.sentences.targets import (
    amount_words,
)
from generator.sentences.targets import (
    span_words as wait_words,
)
from generator.sentences.verdicts import WORDS, judged_words, verdict_saying
from generator.text import N_, Text

Drawn = TimeFigure | SingleFigure

DASH = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Section:
    """A finished section and its figures."""

    view: PromiseSection
    figures: tuple[Drawn, ...] = ()


def tell_promise(  # noqa: PLR0913 (what a section links to, by name)
    facts: StandardFacts,
    setting: Setting,
    *,
    complaint: Contact | None,
    beside: Sequence[StandardFacts] = (),
    objective: Link | None = None,
    moved_by: Sequence[Link] = (),
) -> Section:
    """The section of one standard; `complaint` is the nearest route that is known.

    `beside` are the standards that it is never read without; `objective` is the one it serves;
    `moved_by` are the improvements that should change its results.
    """
    drawn = tuple(_drawn(facts, setting))
    breakdown = break_down(facts, setting)
    standard = facts.standard
    view = PromiseSection(
        id=standard.id,
        promise=setting.quoted(standard.promise),
        verdicts=tuple(verdict_views(facts, setting)),
        topic=_topic(standard.type, setting),
        channel=channel_words(facts, setting),
        counted=_counted_once(facts, setting),
        figures=tuple(_figure(each, figure, setting) for each, figure in drawn),
        redress=_redress(facts, setting, complaint),
        notes=tuple(_notes(facts, setting)),
        results=tell_results(facts, setting),
        longer=tell_longer(facts, setting),
        change=change_words_of(facts, setting),
        read_with=tuple(_beside(other, setting) for other in beside),
        loops=_loops(facts, setting),
        improvements=tuple(moved_by),
        breakdowns=breakdown.tables,
        breakdown_note=breakdown.note,
        objective=objective,
        **_standing_facts(facts, setting),
    )
    return Section(view, tuple(figure for _, figure in drawn))


def _standing_facts(facts: StandardFacts, setting: Setting) -> dict[str, Any]:
    """What holds for a standard whatever its results: how it is measured, its past, its likes."""
    standard = facts.standard
    return {
        "measure": tuple(_measure(facts, setting)),
        "history": tell_history(facts, setting),
        "comparisons": tuple(_comparisons(facts, setting)),
        "compare": group_link(facts, setting),
        "asked": asked_link(facts, setting),
        "ended": standard_ended(facts, setting),
        "standing": withdrawn_word(standard.ended, setting),
        "was": standard.was,
        "share": share(facts, setting),
    }


def _drawn(facts: StandardFacts, setting: Setting) -> Iterator[tuple[StandardFacts, Drawn]]:
    """The chart of each target that holds at once, with what it is about in its title."""
    for each in (facts, *facts.others):
        figure = draw_standard(
            each, setting.tongue, about=plain_words(_label(each, facts, setting))
        )
        if figure is not None:
            yield each, figure


def _label(each: StandardFacts, facts: StandardFacts, setting: Setting) -> Said:
    """What tells a target from those that hold beside it; "" where it is the only one."""
    return (about_words(each, setting) or setting.say("All cases")) if facts.others else ""


def _counted_once(facts: StandardFacts, setting: Setting) -> str:
    """That a standard with several verdicts counts once in every total, by the first."""
    if not facts.others:
        return ""
    return setting.say("In every total this promise counts once: by the first of these verdicts.")


def _loops(facts: StandardFacts, setting: Setting) -> tuple[Link, ...]:
    """The feedback loops that this standard is the measure of."""
    found = setting.facts.feedback.measured_by(facts.service.id, facts.standard.id)
    return tuple(
        Link(setting.said(one.loop.title), loop_href(one.loop.id, "../../")) for one in found
    )


def _topic(kind: StandardType, setting: Setting) -> str:
    """What a promise is about; nothing where nobody said."""
    return "" if kind is StandardType.OTHER else setting.say(TYPES[kind])


def channel_words(facts: StandardFacts, setting: Setting) -> str:
    """The channel a promise is about: two of a service may differ in nothing else."""
    return setting.tongue.plain(_channel(facts))


def verdict_view(facts: StandardFacts, setting: Setting, *, label: Said = "") -> Verdict:
    """The verdict of a standard with everything to keep in mind."""
    saying = verdict_saying(facts, setting.tongue)
    cautions: tuple[Said, ...] = saying.cautions
    if saying.note is not None:
        cautions = (*cautions, setting.said(saying.note))
    cautions = (*cautions, *corrected_caution(facts.current, setting))
    return Verdict(
        look_of(facts), saying.word, saying.sentence, cautions, label=label, also=saying.also
    )


def verdict_views(facts: StandardFacts, setting: Setting) -> Iterator[Verdict]:
    """The verdict of the first target, then of those that hold beside it, each with its name."""
    for each in (facts, *facts.others):
        yield verdict_view(each, setting, label=_label(each, facts, setting))


def change_words_of(facts: StandardFacts, setting: Setting) -> str:
    """The newest year against the year before; "" where there was no year before."""
    change = facts.change
    if change is None or change.before is None or not change.before.reported:
        return ""
    return change_sentence(change, setting.tongue)


def _beside(facts: StandardFacts, setting: Setting) -> Beside:
    standard = facts.standard
    return Beside(setting.quoted(standard.promise), f"#{standard.id}", verdict_view(facts, setting))


def look_of(facts: StandardFacts) -> str:
    """The shape and colour of a verdict; a zero to confirm has those of no verdict."""
    unconfirmed = facts.current is not None and facts.current.unconfirmed
    return Status.NOT_JUDGED.value if unconfirmed else facts.status.value


def _figure(facts: StandardFacts, figure: Drawn, setting: Setting) -> Figure:
    return Figure(figure.key, figure.sentence, tuple(_legend(facts, figure, setting)), figure.about)


def _legend(facts: StandardFacts, figure: Drawn, setting: Setting) -> Iterator[LegendEntry]:
    """The meaning of each mark that a chart has."""
    looks = {figure.look} if isinstance(figure, SingleFigure) else {m.look for m in figure.marks}
    for look in ("met", "missed"):
        if look in looks:
            yield LegendEntry(look, setting.say(WORDS[Status(look)]))
    if "plain" in looks:
        yield LegendEntry("plain", setting.say("No verdict"))
    if isinstance(figure, SingleFigure):
        return
    if any(mark.provisional for mark in (*figure.marks, *figure.also)):
        yield LegendEntry("provisional", setting.say("Provisional"))
    if figure.also:
        name = next(one.name for one in facts.standard.measure.also if one.id == figure.also_id)
        yield LegendEntry("also", setting.said(name))
    if figure.steps:
        yield LegendEntry("target", setting.say("Target"))
    for reference in figure.references:  # a phone has no room for their names on the plot
        yield LegendEntry("reference", reference.label)


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
        when = tongue.say("From {period}", period=tongue.start(change.at_period))
        yield Note(when, setting.said(change.note))


def _measure(facts: StandardFacts, setting: Setting) -> Iterator[Definition]:
    """How a standard is measured, one definition a thing known."""
    measure, say = facts.standard.measure, setting.say
    yield Definition(
        say("Kind"), (kind_link(measure.kind, kind_words(measure, setting.tongue), "../../"),)
    )
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
    yield from _beside_measure(measure, setting)
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


def _beside_measure(measure: Measure, setting: Setting) -> Iterator[Definition]:
    """What each second statistic is: its kind, and what is counted."""
    for one in measure.also:
        kind = kind_link(one.kind, kind_words(one, setting.tongue), "../../")
        counted = (Link(setting.said(one.definition)),) if one.definition else ()
        name = setting.tongue.plain(one.name)
        yield Definition(setting.say("Also shown: {name}", name=name), (kind, *counted))


def _reporting(facts: StandardFacts, setting: Setting) -> Iterator[Definition]:
    """How often results come, and how long after a period they are due."""
    standard = facts.standard
    if standard.cadence is None:
        return
    due = setting.facts.published.due_after[facts.service.id, standard.id]
    words = setting.say(
        "{cadence}; due {wait} after each period",
        cadence=setting.say(CADENCES[standard.cadence]),
        wait=wait_words(due, setting.tongue),
    )
    lines = [words]
    if standard.rows_for:
        longer = setting.tongue.joined([setting.say(LONGER[one]) for one in standard.rows_for])
        lines.append(setting.say("Also published, and not judged: {longer}", longer=longer))
    yield Definition(setting.say("Results"), tuple(Link(line) for line in lines))


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
            N_("{value} in {period}, counted the same way")
            if other.same_definition
            else N_("{value} in {period}, not counted the same way")
        )
        words = tongue.say(alike, value=value, period=period)
        yield Definition(setting.said(other.name), (Link(words, other.url or ""),))
