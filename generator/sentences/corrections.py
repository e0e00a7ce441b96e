"""What is said of corrections and revisions: which cell, what it was, what it is now.

Takes corrections, revisions and results. Gives words in one language.
Must not know pages, nor how a correction is found missing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from generator.model import Counts, LoggedCorrection, Revision, Standard
from generator.periods import Calendar, Period, parse_period
from generator.published import Result
from generator.quantities import parse_decimal
from generator.sentences.numbers import PARTS, PERCENT, counts_words, quantity, value_words
from generator.sentences.tongue import Tongue
from generator.sentences.verdicts import counts_kept
from generator.text import N_

HUNDRED = Fraction(100)

FIELDS = {
    "numerator": N_("Counts"),
    "denominator": N_("Cases in all"),
    "value": N_("Result"),
    "unit": N_("Unit"),
    "standard": N_("The whole promise"),
    "definition": N_("What is counted"),
    "kind": N_("Kind"),
    "percentile": N_("Percentile"),
    "per": N_("Per how many cases"),
    "counts": N_("Whether kept or broken cases are counted"),
    "basis": N_("Which cases"),
    "clock_starts": N_("What starts the time"),
    "clock_stops": N_("What stops it"),
    "clock_pauses": N_("What pauses it"),
    "excludes": N_("Left out"),
    "comparison": N_("How it is compared"),
    "target": N_("Target"),
    "target_high": N_("Upper end of the target"),
    "target_announced": N_("Announced"),
    "target_by": N_("Date of the target"),
    "target_channel": N_("Channel"),
    "target_segment": N_("Group"),
    "target_within": N_("Promised"),
    "target_promise": N_("Words of the promise"),
}
"""What the columns that can be corrected hold, in a reader's words."""

OF_FIGURES = frozenset({"value", "target", "target_high"})
OF_COUNTS = frozenset({"numerator", "denominator"})


def field_words(one: LoggedCorrection, tongue: Tongue, standard: Standard | None = None) -> str:
    """Which cell was corrected; the name of a further figure or target before it.

    Of a standard that is known, the counts of its own result are called as its verdict calls them.
    """
    known = FIELDS.get(one.column)
    if one.column == "numerator" and not one.statistic and standard is not None:
        known = _part_of(standard)
    words = tongue.say(known) if known else one.column or tongue.say("Result")
    return f"{one.statistic}: {words}" if one.statistic else words


def _part_of(standard: Standard) -> str:
    """What the smaller of two counts counts."""
    if standard.measure.kind not in PARTS:
        return FIELDS["numerator"]
    if standard.measure.counts is Counts.FAILURES:
        return N_("Cases in which it was not kept")
    return N_("Cases for which it was kept") if counts_kept(standard) else FIELDS["numerator"]


def cell_words(cell: str, column: str, unit: str, tongue: Tongue) -> str:
    """A cell as a reader understands it: numbers with their unit, texts as they were."""
    number = parse_decimal(cell)
    if number is None:
        return cell
    if column in OF_FIGURES:
        return quantity(number, unit, tongue)
    return tongue.count(int(cell)) if column in OF_COUNTS and cell.isdecimal() else cell


def unit_of(standard: Standard | None, statistic: str) -> str:
    """The unit of a result or of a further figure; that of a plain number where nobody knows."""
    if standard is None:
        return "number"
    measure = standard.measure
    units = {one.id: one.unit for one in measure.also}
    return units.get(statistic) or measure.unit or PERCENT


def part_words(one: LoggedCorrection | Revision, calendar: Calendar, tongue: Tongue) -> str:
    """The period, the channel and the group that something is about."""
    read = parse_period(one.period, calendar) if one.period else ""
    period = tongue.period(read) if isinstance(read, Period) else one.period
    return ", ".join(filter(None, (period, one.channel, one.segment)))


def change_words(one: LoggedCorrection, standard: Standard | None, tongue: Tongue) -> str:
    """What a cell was and is, as a sentence."""
    what, unit = field_words(one, tongue, standard), unit_of(standard, one.statistic)
    if one.withheld:
        return tongue.say("{what}: the figures are not repeated.", what=what)
    before, now = (cell_words(cell, one.column, unit, tongue) for cell in (one.old, one.new))
    if before and now:
        return tongue.say("{what}: {before} before, {now} now.", what=what, before=before, now=now)
    if now:
        return tongue.say("{what}: nothing before, {now} now.", what=what, now=now)
    if before:
        return tongue.say("{what}: {before} before, nothing now.", what=what, before=before)
    return tongue.say("{what}: no longer published.", what=what)


def revision_words(one: Revision, tongue: Tongue) -> str:
    """What a provisional figure was, what it is, and whether it is final, as sentences."""
    before, now = (revised_words(figure, one.unit, tongue) for figure in (one.old, one.new))
    became = became_words(one, tongue)
    if before == now or not (before and now):
        return tongue.say("{value}. {standing}.", value=now or before, standing=became)
    told = tongue.say("{before} before, {now} now.", before=before, now=now)
    return tongue.say("{change} {standing}.", change=told, standing=became)


def revised_words(figure: tuple[str, str, str], unit: str, tongue: Tongue) -> str:
    """A figure that was revised, with its counts where they are known; "" for none."""
    numerator, denominator, value = figure
    number = parse_decimal(value)
    words = quantity(number, unit, tongue) if number is not None else ""
    counts = ""
    if numerator.isdecimal() and denominator.isdecimal():
        part, whole = (tongue.count(int(cell)) for cell in (numerator, denominator))
        counts = tongue.say("{part} of {whole}", part=part, whole=whole)
    if words and counts:
        return tongue.say("{value} ({counts})", value=words, counts=counts)
    return words or counts


def became_words(one: Revision, tongue: Tongue) -> str:
    """What a provisional figure became."""
    return tongue.say("Still provisional") if one.provisional else tongue.say("Final")


def corrected_words(
    result: Result, corrections: Iterable[LoggedCorrection], tongue: Tongue
) -> Iterator[tuple[str, str]]:
    """Each correction of a result, the newest first, with what it was before; and its reason."""
    newest = sorted(corrections, key=lambda one: one.date, reverse=True)
    after = result
    for day, rows in groupby(newest, key=lambda one: one.date):
        cells = list(rows)
        before = _before(after, cells)
        was = _figure(before, tongue) if before else ""
        date = tongue.date(day)
        words = tongue.say("Corrected on {date}.", date=date)
        if was and before != after:
            words = tongue.say("Corrected on {date}; it was {value}.", date=date, value=was)
        yield words, " ".join(dict.fromkeys(one.reason for one in cells if one.reason))
        if before is None:
            return
        after = before


def _figure(result: Result, tongue: Tongue) -> str:
    value, counts = value_words(result, tongue), counts_words(result, tongue)
    if value and counts:
        return tongue.say("{value} ({counts})", value=value, counts=counts)
    return value or counts


def _before(after: Result, cells: Iterable[LoggedCorrection]) -> Result | None:
    """The result as it was before some cells were corrected; None where that cannot be told."""
    numerator, denominator, value = after.numerator, after.denominator, after.value
    for one in cells:
        number = parse_decimal(one.old)
        if one.withheld or (one.old and number is None) or one.column == "unit":
            return None
        if one.column == "numerator":
            numerator = None if number is None else int(number)
        elif one.column == "denominator":
            denominator = None if number is None else int(number)
        else:
            value = number
    if (numerator, denominator) != (after.numerator, after.denominator):
        value = _from_counts(after, numerator, denominator)
    return replace(after, numerator=numerator, denominator=denominator, value=value, ends=None)


def _from_counts(after: Result, numerator: int | None, denominator: int | None) -> Fraction | None:
    """The value of other counts, made as that of these was; None where that cannot be told."""
    if numerator is None or not denominator or not after.denominator:
        return None
    if after.failures:
        return HUNDRED * (denominator - numerator) / denominator
    if not after.numerator or after.value is None:
        return None
    per = after.value * after.denominator / after.numerator
    return per * numerator / denominator
