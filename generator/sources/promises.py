"""What a standard has to say to be judged: its measure, and its targets over time.

Takes services as read. Adds findings; of a target that cannot be compared only the time promised
stays, so that nothing is ever judged by a slip.
Must not know results.
"""

from dataclasses import replace
from fractions import Fraction
from operator import is_

from generator.diagnostics import Place, Refusal, Report
from generator.model import (
    Cadence,
    Counts,
    FurtherFigure,
    Kind,
    Measure,
    Service,
    Standard,
    Target,
    successions,
)
from generator.quantities import Amount, in_unit, parse_times
from generator.text import Text

COMPARISONS = ("at_least", "at_most", "more_than", "less_than", "between")
"""Keys of a target of which one says how the result is compared."""

BARE = frozenset({Kind.RATE, Kind.COUNT, Kind.SCORE})
"""Kinds whose results are plain numbers where no unit is given."""

COUNTING = frozenset({Kind.SHARE, Kind.RATE})
"""Kinds whose numerator counts cases, so that it can count those that broke the promise."""

NONE, WHOLE = Fraction(0), Fraction(100)
"""Per cent: the least and the most a share can be."""


def check_promises(services: tuple[Service, ...], report: Report) -> tuple[Service, ...]:
    """The services, their standards checked and their unit filled in."""
    return tuple(
        replace(service, standards=tuple(_check(s, report) for s in service.standards))
        for service in services
    )


def _check(standard: Standard, report: Report) -> Standard:
    _check_rows_for(standard, report)
    measure = check_measure(standard, report)
    measured = standard if measure is standard.measure else replace(standard, measure=measure)
    kept = tuple(_check_target(target, measured, report) for target in measured.targets)
    for earlier, later in successions(measured):
        if earlier is not None:
            _check_change(earlier, later, report)
    _find_gaps(measured, report)
    if all(map(is_, kept, measured.targets)):
        return measured
    return replace(measured, targets=kept)


DAYS = {
    Cadence.DAILY: 1,
    Cadence.WEEKLY: 7,
    Cadence.MONTHLY: 28,
    Cadence.QUARTERLY: 90,
    Cadence.FISCAL_QUARTERLY: 90,
    Cadence.HALF_YEARLY: 181,
    Cadence.YEARLY: 365,
    Cadence.FISCAL_YEARLY: 365,
}
"""About how long the periods of each cadence are."""


def _check_rows_for(standard: Standard, report: Report) -> None:
    """Find periods beside the cadence that are no longer than its own."""
    cadence = standard.cadence
    for one in standard.rows_for:
        if cadence is not None and DAYS[one] <= DAYS[cadence]:
            report.add(
                "rows-for-not-longer", standard.at.of("rows_for"), beside=one, cadence=cadence
            )


def _find_gaps(standard: Standard, report: Report) -> None:
    """Targets without a comparison between two that have one: nothing was promised meanwhile."""
    for track in dict.fromkeys(target.track for target in standard.targets):
        own = [target for target in standard.targets if target.track == track]
        compares = [bool(amounts_of(target)) for target in own]
        for at, target in enumerate(own):
            gap = not compares[at] and any(compares[:at]) and any(compares[at + 1 :])
            if gap and not target.at.in_table:
                then = own[at + 1 + compares[at + 1 :].index(True)]
                since, until = target.since.key, then.since.key
                report.add("target-gap", target.at.itself, since=since, until=until)


def check_measure(standard: Standard, report: Report) -> Measure:
    """The measure of a standard with its unit; what it lacks to be judged is found."""
    measure = standard.measure
    _check_kind(measure, report)
    counts = measure.counts if measure.kind in COUNTING else Counts.SUCCESSES
    unit = _unit(standard, report)
    also = tuple(_check_statistic(one, measure.kind, unit, report) for one in measure.also)
    if (counts, unit, also) == (measure.counts, measure.unit, ()):
        return measure
    return replace(measure, counts=counts, unit=unit, also=also)


def _check_statistic(one: FurtherFigure, kind: Kind, unit: str, report: Report) -> FurtherFigure:
    """A second statistic with its unit: percent for a share, its own, or that of the measure."""
    _check_kind(one, report)
    counts = one.counts if one.kind in COUNTING else Counts.SUCCESSES
    if one.kind is Kind.SHARE:
        if one.unit not in (None, "percent"):
            report.add("share-not-percent", one.at.of("unit"), unit=one.unit)
        return replace(one, unit="percent", counts=counts)
    if one.unit is None and kind is Kind.SHARE and one.kind not in BARE:
        report.add("missing-unit", one.at.itself, kind=one.kind)
    bare = one.kind in BARE and one.kind is not kind
    return replace(one, unit=one.unit or ("number" if bare else unit), counts=counts)


def _check_kind(measure: Measure | FurtherFigure, report: Report) -> None:
    """Find a percentile, a rate or a count of failures that does not say enough."""
    if measure.kind is Kind.PERCENTILE and not measure.percentile:
        report.add("missing-percentile", measure.at.itself)
    if measure.kind is Kind.RATE and not measure.per:
        report.add("missing-per", measure.at.itself)
    if measure.counts is Counts.FAILURES and measure.kind not in COUNTING:
        report.add("failures-not-counted", measure.at.of("counts"), kind=measure.kind)


def _unit(standard: Standard, report: Report) -> str:
    """A share is in percent; other kinds say their unit, or take it from their first target."""
    measure = standard.measure
    if measure.kind is Kind.SHARE:
        if measure.unit not in (None, "percent"):
            report.add("share-not-percent", measure.at.of("unit"), unit=measure.unit)
        return "percent"
    if measure.unit is not None:
        return measure.unit
    amounts = [amount for target in standard.targets for amount in amounts_of(target)]
    if not amounts and measure.kind not in BARE:
        report.add("missing-unit", measure.at.itself, kind=measure.kind)
    return amounts[0].unit if amounts else "number"


def amounts_of(target: Target) -> tuple[Amount, ...]:
    """The amounts a target compares with: none, one, or both ends of `between`."""
    single = (target.at_least, target.at_most, target.more_than, target.less_than)
    return (*(amount for amount in single if amount is not None), *target.between)


def _check_target(target: Target, standard: Standard, report: Report) -> Target:
    """The target, without its comparison where that cannot be made."""
    _check_announced(target, report)
    said = [name for name in COMPARISONS if getattr(target, name)]
    if not said:
        return target
    if len(said) > 1:
        place = target.at.of(said[1])
        report.add("target-two-comparisons", place, first=said[0], second=said[1])
    bounds = _bounds(target, standard, report)
    if len(said) > 1 or bounds is None or not _is_range(target, bounds, report):
        return _without_comparison(target)
    _check_bounds(target, said[0], bounds, standard.measure.kind, report)
    return target


def _without_comparison(target: Target) -> Target:
    return replace(target, at_least=None, at_most=None, more_than=None, less_than=None, between=())


def _check_announced(target: Target, report: Report) -> None:
    if target.announced and target.announced > target.since.first:
        words = {"announced": target.announced, "since": target.since.key}
        report.refuse(Refusal.of("target-announced-late", **words), target.at.of("announced"))


def _bounds(target: Target, standard: Standard, report: Report) -> list[Fraction] | None:
    """The bounds in the unit of the results; None with a finding for one in another unit."""
    values = [in_unit(amount, standard.measure.unit or "percent") for amount in amounts_of(target)]
    refusals = [value for value in values if isinstance(value, Refusal)]
    for refusal in refusals:
        report.refuse(refusal, _place_of(target))
    return None if refusals else [value for value in values if isinstance(value, Fraction)]


def _is_range(target: Target, bounds: list[Fraction], report: Report) -> bool:
    """Whether `between`, where it is said, has two ends, the lower one first."""
    sound = not target.between or (len(bounds) == 2 and bounds[0] <= bounds[1])  # noqa: PLR2004
    if not sound:
        report.add("target-between", target.at.of("between"))
    return sound


def _place_of(target: Target) -> Place:
    return next(
        (target.at.of(name) for name in COMPARISONS if getattr(target, name)), target.at.itself
    )


def _check_bounds(
    target: Target, said: str, bounds: list[Fraction], kind: Kind, report: Report
) -> None:
    """Find bounds that no share can have, and targets that every result keeps."""
    place, share = target.at.of(said), kind is Kind.SHARE
    never = {("more_than", WHOLE), ("less_than", NONE)}
    if share and (min(bounds) < NONE or max(bounds) > WHOLE or (said, bounds[0]) in never):
        report.add("target-impossible", place)
    top = share and (said, bounds[-1]) in {("at_most", WHOLE), ("between", WHOLE)}
    bottom = said in {"at_least", "between"} and bounds[0] <= NONE
    if (said == "between" and top and bottom) or (said != "between" and (top or bottom)):
        report.add("target-cannot-be-missed", place)


def _check_change(earlier: Target, later: Target, report: Report) -> None:
    """Targets stand in order of time; one that asks for less gives its reason, where it can."""
    if later.since.first == earlier.since.first:
        report.add("target-overlap", later.at.of("since"), since=later.since.key)
    elif later.since.first < earlier.since.first:
        report.add(
            "target-order", later.at.of("since"), later=later.since.key, earlier=earlier.since.key
        )
    elif later.reason is None and not later.at.in_table:
        _check_reason(earlier, later, report)


def _check_reason(earlier: Target, later: Target, report: Report) -> None:
    """Find a target that asks for less than the one before, or promises more time, unexplained."""
    place, since = later.at.itself, later.since.key
    if _lengthened(earlier, later):
        before, after = _words(earlier.within), _words(later.within)
        code = "promise-longer-without-reason"
        report.add(code, place, since=since, before=before, after=after)
    elif lowered(earlier, later):
        report.add("target-lowered-without-reason", place, since=since)


def lowered(earlier: Target, later: Target) -> bool:
    """Whether a target asks for less than the one before: a level, a time, or nothing any more."""
    if amounts_of(earlier) and not amounts_of(later):
        return True
    return _lengthened(earlier, later) or any(
        _eased(getattr(earlier, name), getattr(later, name), sign=sign)
        for name, sign in (("at_least", 1), ("more_than", 1), ("at_most", -1), ("less_than", -1))
    )


def _eased(before: Amount | None, after: Amount | None, *, sign: int) -> bool:
    """Whether the amount moved against `sign`: 1 where more is better; no where it is no amount."""
    if before is None or after is None:
        return False
    new = in_unit(after, before.unit)
    return isinstance(new, Fraction) and sign * (new - before.value) < 0


def _lengthened(earlier: Target, later: Target) -> bool:
    """Whether more time is promised than before: no end of a range is shorter, and one longer."""
    before, after = _times(earlier), _times(later)
    if before is None or after is None:
        return False
    ends = list(zip(before, after, strict=True))
    longer = any(_eased(old, new, sign=-1) for old, new in ends)
    return longer and not any(_eased(old, new, sign=1) for old, new in ends)


def _words(within: Text | None) -> str:
    """The time promised, as it was typed first."""
    return within.by_language[0][1] if within else ""


def _times(target: Target) -> tuple[Amount, Amount] | None:
    """The shortest and the longest time promised, where `within` says so."""
    return parse_times(target.within.by_language[0][1]) if target.within else None
