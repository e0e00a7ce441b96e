"""Targets in words: what is promised, and how the promise changed over time.

Takes targets. Gives text. Must not know results.
"""

from datetime import timedelta
from fractions import Fraction

from generator.model import Standard, Target, successions
from generator.quantities import Amount, Span, in_unit, parse_times, plain
from generator.sentences.numbers import quantity, with_unit
from generator.sentences.tongue import Tongue
from generator.text import N_


def amount_words(amount: Amount, tongue: Tongue) -> str:
    """An amount as it was promised: in its own unit, every decimal of it."""
    return with_unit(plain(amount.value), amount.unit, tongue)


def target_words(target: Target, tongue: Tongue) -> str:
    """What a target asks for: at least 90%; "" where it never says how much."""
    words = _level_words(target, tongue)
    if not words or target.by is None:
        return words
    return tongue.say("{target} by {day}", target=words, day=tongue.date(target.by))


def _level_words(target: Target, tongue: Tongue) -> str:
    if target.between:
        low, high = (amount_words(amount, tongue) for amount in target.between)
        return tongue.say("between {low} and {high}", low=low, high=high)
    for name, words in _COMPARISONS:
        amount = getattr(target, name)
        if amount is not None:
            return tongue.say(words, amount=amount_words(amount, tongue))
    return ""


_COMPARISONS = (
    ("at_least", N_("at least {amount}")),
    ("at_most", N_("at most {amount}")),
    ("more_than", N_("more than {amount}")),
    ("less_than", N_("less than {amount}")),
)


RISING = (("at_least", 1), ("more_than", 1), ("at_most", -1), ("less_than", -1))
"""Comparisons, and whether a higher amount asks for more (1) or for less (-1)."""


def change_words(earlier: Target, later: Target, tongue: Tongue) -> str:
    """What changed from one target to the next, and when: raised, lowered, eased, tightened."""
    said = [
        _change_of_time(earlier, later, tongue),
        _change_of_level(earlier, later, tongue),
        _change_of_day(earlier, later, tongue),
    ]
    found = [words for words in said if words]
    if not found:
        return ""
    day = tongue.date(later.since.first)
    words = tongue.say("{changes} on {day}", changes=tongue.joined(found), day=day)
    return words[:1].upper() + words[1:]


def _change_of_time(earlier: Target, later: Target, tongue: Tongue) -> str:
    before, after = tongue.plain(earlier.within), tongue.plain(later.within)
    if before == after or not before or not after:
        return ""
    longer = _longer(earlier, later)
    ranged = any(ends and ends[0] != ends[1] for ends in (_times(earlier), _times(later)))
    words = (_RANGES if ranged else _TIMES)[longer]
    return tongue.say(words, before=before, after=after) if words else ""


_TIMES = {
    0: "",
    1: N_("promise eased from {before} to {after}"),
    -1: N_("promise shortened from {before} to {after}"),
    None: N_("time promised changed from “{before}” to “{after}”"),
}
"""By whether the new time is longer; None where one of them is neither an amount nor a range."""

_RANGES = {
    **_TIMES,
    1: N_("promise eased from “{before}” to “{after}”"),
    -1: N_("promise shortened from “{before}” to “{after}”"),
}
"""The same of ranges, which have a "to" of their own."""


def _direction(before: Amount | None, after: Amount | None) -> int | None:
    """1 where the later amount is more, -1 where it is less, 0 where they are equal."""
    new = in_unit(after, before.unit) if before and after else None
    if before is None or not isinstance(new, Fraction):
        return None
    return (new > before.value) - (new < before.value)


def _longer(earlier: Target, later: Target) -> int | None:
    """1 where more time is promised than before, -1 where less, 0 where as much.

    None where that cannot be told, or where one end of a range moved up and the other down.
    """
    before, after = _times(earlier), _times(later)
    if before is None or after is None:
        return None
    moves = {_direction(old, new) for old, new in zip(before, after, strict=True)} - {0}
    return moves.pop() if len(moves) == 1 else (None if moves else 0)


def _times(target: Target) -> tuple[Amount, Amount] | None:
    """The shortest and the longest time promised, where `within` says so."""
    return parse_times(target.within.by_language[0][1]) if target.within else None


def _change_of_level(earlier: Target, later: Target, tongue: Tongue) -> str:
    """What changed of how much is promised: raised, lowered, given up, given, or put otherwise."""
    for name, rising in RISING:
        old, new = getattr(earlier, name), getattr(later, name)
        if old is not None and new is not None:
            before, after = amount_words(old, tongue), amount_words(new, tongue)
            words = _LEVELS.get((rising, rising * (_direction(old, new) or 0)), "")
            return tongue.say(words, before=before, after=after) if words else ""
    before, after = _level_words(earlier, tongue), _level_words(later, tongue)
    words = "" if before == after else _OTHER_LEVELS[bool(before), bool(after)]
    return tongue.say(words, before=before, after=after) if words else ""


_LEVELS = {
    (1, 1): N_("target raised from {before} to {after}"),
    (1, -1): N_("target lowered from {before} to {after}"),
    (-1, 1): N_("limit tightened from {before} to {after}"),
    (-1, -1): N_("limit eased from {before} to {after}"),
}
"""By whether more is better and whether the new target asks for more of the agency."""

_OTHER_LEVELS = {
    (True, True): N_("target changed from {before} to {after}"),
    (False, True): N_("target set: {after}"),
    (True, False): N_("target of {before} given up"),
}
"""By whether the earlier and the later target say how much."""


def _change_of_day(earlier: Target, later: Target, tongue: Tongue) -> str:
    """That the day by which something is promised was moved."""
    if earlier.by is None or later.by is None or earlier.by == later.by:
        return ""
    before, after = tongue.date(earlier.by), tongue.date(later.by)
    return tongue.say("deadline moved from {before} to {after}", before=before, after=after)


def promise_then(target: Target | None, standard: Standard, tongue: Tongue) -> str:
    """How the promise read when a target held; "" where it reads so today."""
    if target is None or target.promise in (None, standard.promise):
        return ""
    return tongue.quoted(target.promise)


def reworded(earlier: Target, later: Target, standard: Standard, tongue: Tongue) -> str:
    """Until when the promise read otherwise, and how; "" where its words did not change."""
    before, after = earlier.promise or standard.promise, later.promise or standard.promise
    if before == after:
        return ""
    last = tongue.date(later.since.first - timedelta(days=1))
    promise = tongue.quoted(before)
    words = N_("Until {day} the promise read: “{promise}”")
    return tongue.say(words, day=last, promise=promise)


def first_promised(standard: Standard, current: Target | None, tongue: Tongue) -> str:
    """For when something was promised at first, where its day was moved later."""
    days = [one.by for one in standard.targets if current and one.track == current.track]
    first = next((day for day in days if day is not None), None)
    if current is None or current.by is None or first is None or first >= current.by:
        return ""
    return tongue.say("First promised for {day}.", day=tongue.date(first))


def eased_words(standard: Standard, current: Target | None, tongue: Tongue) -> str:
    """That the target in force asks for less than the one before it; "" where it does not."""
    for earlier, later in successions(standard):
        if earlier is not None and later is current and is_eased(earlier, later):
            return change_words(earlier, later, tongue) + "."
    return ""


def is_eased(earlier: Target, later: Target) -> bool:
    """Whether a target allows more time, or asks for less, than the one before."""
    longer = _longer(earlier, later) == 1
    moved = earlier.by is not None and later.by is not None and later.by > earlier.by
    return (
        longer
        or moved
        or any(
            _direction(getattr(earlier, name), getattr(later, name)) == -rising
            for name, rising in RISING
        )
    )


def span_words(span: Span, tongue: Tongue) -> str:
    """A span of calendar time: 30 days."""
    return quantity(Fraction(span.count), span.unit, tongue)
