"""The targets of a standard over time, and how its promise read before.

Takes the facts of a standard. Gives a finished table, the newest first, and the promise's older
words. Must not know results.
"""

from collections.abc import Iterator, Sequence

from generator.gather import StandardFacts
from generator.model import Target, successions
from generator.pages.breakdowns import selector_name
from generator.pages.parts import Cell, Column, History, Row, Table
from generator.pages.setting import Setting, plain_words
from generator.sentences.targets import change_words, reworded, target_words
from generator.text import N_

DASH = "\N{EN DASH}"
COLUMNS = (N_("From"), N_("Promised"), N_("Target"), N_("Announced"), N_("What changed"))

Pairs = Sequence[tuple[Target | None, Target]]


def tell_history(facts: StandardFacts, setting: Setting) -> History | None:
    """The targets over time, the newest first; None where there never was one."""
    if not facts.standard.targets:
        return None
    # Sorting is stable: of targets that hold from the same day, the first listed stays first.
    pairs = sorted(successions(facts.standard), key=lambda pair: pair[1].since, reverse=True)
    promise = setting.tongue.plain(facts.standard.promise)
    table = Table(
        id=f"{facts.standard.id}_targets",
        caption=setting.say("Targets over time: {promise}", promise=promise),
        columns=tuple(Column(setting.say(title)) for title in COLUMNS),
        rows=tuple(_row(earlier, later, facts, setting) for earlier, later in pairs),
    )
    summary = _newest_change(pairs, facts, setting)
    return History(summary=summary, table=table, words=tuple(_older_words(pairs, facts, setting)))


def _newest_change(pairs: Pairs, facts: StandardFacts, setting: Setting) -> str:
    """The newest change of a target, and which one where several hold at once."""
    for earlier, later in pairs:
        words = change_words(earlier, later, setting.tongue) if earlier else ""
        which = plain_words(selector_name(later, facts.service, setting))
        if words and which:
            return setting.say("{which}: {change}", which=which, change=words)
        if words:
            return words
    return setting.say("unchanged so far")


def _older_words(pairs: Pairs, facts: StandardFacts, setting: Setting) -> Iterator[str]:
    """How the promise read before each change of its words; said once where targets share it."""
    said = (
        reworded(earlier, later, facts.standard, setting.tongue)
        for earlier, later in pairs
        if earlier is not None
    )
    return iter(dict.fromkeys(words for words in said if words))


def _row(earlier: Target | None, target: Target, facts: StandardFacts, setting: Setting) -> Row:
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
