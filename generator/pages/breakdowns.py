"""Results by channel and by group: one table a division, for its newest period.

Takes the facts of a standard. Gives finished tables, or a note where too few stand behind one.
A group that is too few to publish keeps its row, without a figure.
A breakdown has no verdict: the promise is about all cases.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.gather import StandardFacts
from generator.model import Divided, Service, Status, Target
from generator.pages.parts import Cell, Column, Row, Said, Table
from generator.pages.setting import Setting, plain_words
from generator.periods import Period
from generator.published import Result
from generator.sentences.hidden import is_dropped
from generator.sentences.numbers import counts_words, value_words
from generator.sentences.verdicts import status_word
from generator.text import N_, lowered

CHANNEL = "channel"
DASH = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Tables by division, and what is not broken down."""

    tables: tuple[Table, ...] = ()
    note: str = ""


def break_down(facts: StandardFacts, setting: Setting) -> Breakdown:
    """The newest breakdown of each division that may be shown, and a note on newer ones.

    Of a breakdown that is shown, single groups may be too few to publish.
    """
    tables, notes = [], []
    for division in sorted({_division(row) for row in facts.parts if _is_single(row)}):
        rows = [row for row in facts.parts if _is_single(row) and _division(row) == division]
        newest = max(row.period for row in rows)
        period = _newest_shown(rows)
        if period is not None:
            tables.append(_table(facts, division, [r for r in rows if r.period == period], setting))
        if period != newest:
            name = division_name(division, facts.service, setting)
            words = N_("Not broken down: too few (by {division}, {period}).")
            when = setting.tongue.period(newest)
            notes.append(setting.say(words, division=plain_words(name), period=when))
    return Breakdown(tuple(tables), " ".join(notes))


def _newest_shown(rows: Sequence[Result]) -> Period | None:
    """The newest period of a division in which it is not dropped as a whole; None without one."""
    periods = sorted({row.period for row in rows}, reverse=True)
    by_period = ((period, [r for r in rows if r.period == period]) for period in periods)
    return next((period for period, own in by_period if not is_dropped(own)), None)


def _is_single(row: Result) -> bool:
    """Rows by two things at once stand in the downloads only."""
    return not (row.channel and row.segment)


def _division(row: Result) -> str:
    return CHANNEL if row.channel else row.segment.partition(":")[0]


def division_name(division: str, body: Divided, setting: Setting) -> Said:
    """What is divided, within a sentence: channel, district."""
    if division == CHANNEL:
        return setting.say("channel")
    found = next((part for part in body.segments if part.id == division), None)
    return lowered(setting.tongue.plain(found.name)) if found else division


def group_name(row: Result, service: Service, setting: Setting) -> Said:
    """What people call the channel or the group that a row is about."""
    return cell_name(row.channel, row.segment, service, setting)


def about_words(facts: StandardFacts, setting: Setting) -> Said:
    """What the targets of a track are about: their name, channel or group; "" for all cases."""
    row = facts.current
    target = row.target if row else None
    if target is not None and target.name is not None:
        return setting.said(target.name)
    return group_name(row, facts.service, setting) if row and not row.is_total else ""


def selector_name(target: Target, service: Service, setting: Setting) -> Said:
    """What a target is about: its name, channel or group; "" where it is about all cases."""
    if target.name is not None:
        return setting.said(target.name)
    if not (target.channel or target.segment):
        return ""
    return cell_name(target.channel or "", target.segment or "", service, setting)


def cell_name(channel: str, part: str, body: Divided, setting: Setting) -> Said:
    """What people call a channel, or a group given as SEGMENT:GROUP."""
    if channel:
        named = {channel.id: channel.name for channel in body.channels}.get(channel)
        return setting.said(named) or channel
    segment, _, group = part.partition(":")
    groups = (g for part in body.segments if part.id == segment for g in part.groups)
    found = next((g for g in groups if g.id == group), None)
    return setting.said(found.name) if found else group


def _table(facts: StandardFacts, division: str, rows: Sequence[Result], setting: Setting) -> Table:
    name = plain_words(division_name(division, facts.service, setting))
    listed = listed_places(division, facts.service)
    rows = sorted(rows, key=lambda row: listed.get(row.channel or row.segment, len(listed)))
    period = setting.tongue.period(rows[0].period)
    promise = setting.tongue.plain(facts.standard.promise)
    caption = setting.say(
        "By {division}, {period}: {promise}", division=name, period=period, promise=promise
    )
    return Table(
        id=f"{facts.standard.id}_by_{division}",
        caption=caption,
        columns=(
            Column(name[:1].upper() + name[1:]),
            Column(setting.say("Result"), number=True),
            Column(setting.say("Counts"), number=True),
        ),
        rows=tuple(_rows(facts, rows, setting)),
    )


def listed_places(division: str, body: Divided) -> dict[str, int]:
    """The place of each channel or group in the file that declares it: the order people know."""
    if division == CHANNEL:
        keys = [channel.id for channel in body.channels]
    else:
        segments = (segment for segment in body.segments if segment.id == division)
        keys = [f"{s.id}:{group.id}" for s in segments for group in s.groups]
    return {key: at for at, key in enumerate(keys)}


def _rows(facts: StandardFacts, rows: Sequence[Result], setting: Setting) -> Iterator[Row]:
    for row in rows:
        yield _row(group_name(row, facts.service, setting), row, setting)
    total = next((row for row in facts.wholes if row.period == rows[0].period), None)
    if total is not None:
        yield _row(setting.say("All"), total, setting)


def _row(name: Said, row: Result, setting: Setting) -> Row:
    if row.status is Status.SUPPRESSED:
        return Row(Cell(name), (Cell(status_word(row, setting.tongue)), Cell(DASH)))
    value = value_words(row, setting.tongue) or DASH
    small = setting.say("Small numbers, read with care") if row.small else ""
    return Row(
        Cell(name), (Cell(value, note=small), Cell(counts_words(row, setting.tongue) or DASH))
    )
