"""What the measure of a loop shows, in words: a difference, never a cause.

Takes the facts of a loop. Gives the word, the sentence with its figures, and what to keep in
mind. Must not decide whether anything changed.
"""

from collections.abc import Iterator
from fractions import Fraction

from generator.gather import LoopFacts
from generator.model import Change, Difference, Effect, Named, Obstacle, State, Window
from generator.periods import Form
from generator.sentences.changes import counts_of, value_of
from generator.sentences.numbers import gap_words
from generator.sentences.tongue import Tongue
from generator.text import N_, NP_

WORDS = {
    Effect.BETTER: N_("Better"),
    Effect.WORSE: N_("Worse"),
    Effect.ROSE: N_("Rose"),
    Effect.FELL: N_("Fell"),
    Effect.UNCLEAR: N_("No clear change"),
    Effect.TOO_EARLY: N_("Too early to say"),
    Effect.CANNOT_COMPARE: N_("Cannot be compared"),
    Effect.NOT_MEASURED: N_("Not measured"),
}
"""The word of each effect."""

MEASURED = (Effect.BETTER, Effect.WORSE, Effect.ROSE, Effect.FELL, Effect.UNCLEAR)
"""Effects that rest on a comparison."""

_ANY = (NP_("{count} period", "{count} periods"), N_("periods"))
_QUARTERS = (NP_("{count} quarter", "{count} quarters"), N_("quarters"))
_YEARS = (NP_("{count} year", "{count} years"), N_("years"))
_NOUNS = {
    Form.WEEK: (NP_("{count} week", "{count} weeks"), N_("weeks")),
    Form.MONTH: (NP_("{count} month", "{count} months"), N_("months")),
    Form.QUARTER: _QUARTERS,
    Form.FISCAL_QUARTER: _QUARTERS,
    Form.HALF: (NP_("{count} half-year", "{count} half-years"), N_("half-years")),
    Form.YEAR: _YEARS,
    Form.FISCAL_YEAR: _YEARS,
}
"""So many periods, and periods, by form."""


def effect_word(difference: Difference, tongue: Tongue) -> str:
    """The word for what a comparison comes to."""
    return tongue.say(WORDS[difference.effect])


def effect_sentence(facts: LoopFacts, tongue: Tongue) -> str:
    """What the measure shows, or why it shows nothing."""
    difference = facts.difference
    if difference is None:
        return _plan_sentence(facts, tongue)
    if difference.effect is Effect.NOT_MEASURED:
        return tongue.say("No measure was named, so nobody can say what this changed.")
    if difference.effect is Effect.TOO_EARLY:
        return _waiting(facts, difference, tongue)
    change = difference.change
    if change is None or difference.effect is Effect.CANNOT_COMPARE:
        return _obstacle(facts, change, tongue)
    return _compared(difference, change, tongue)


def _plan_sentence(facts: LoopFacts, tongue: Tongue) -> str:
    """By what a change that is to come will be measured."""
    if facts.measure is None or facts.standing.state is State.DECLINED:
        return ""
    return tongue.say(
        "Once it is done, the results of this standard in the first {periods} after the change "
        "will be compared with those before.",
        periods=_count(facts, tongue),
    )


def _count(facts: LoopFacts, tongue: Tongue) -> str:
    """So many full periods of the standard that is measured by."""
    evidence, found = facts.loop.evidence, facts.measure
    rows = found.totals if found else ()
    form = rows[-1].period.form if rows else None
    forms = _NOUNS.get(form, _ANY)[0] if form else _ANY[0]
    return tongue.plural(*forms, evidence.after if evidence else 0)


def _waiting(facts: LoopFacts, difference: Difference, tongue: Tongue) -> str:
    if difference.waits is None or difference.until is None:
        return ""
    return tongue.say(
        "The first {periods} after the change are compared with those before. The last of them "
        "is {period}; its result is due by {day}.",
        periods=_count(facts, tongue),
        period=tongue.period(difference.waits),
        day=tongue.date(difference.until),
    )


_OBSTACLES = {
    Obstacle.COUNTED: N_(
        "Counted differently since {since}, so before and after cannot be compared."
    ),
    Obstacle.PROMISED: N_(
        "Promised differently since {since}, so before and after cannot be compared."
    ),
    Obstacle.HIDDEN: N_(
        "A result was too few to publish, or could not be judged, so before and "
        "after cannot be compared."
    ),
    Obstacle.FEW: N_(
        "Results are missing: of {periods}, {now} were reported after the change and "
        "{before} before it."
    ),
    Obstacle.UNLIKE: N_(
        "This standard has no periods that follow each other, so before and after "
        "cannot be compared."
    ),
}


def _obstacle(facts: LoopFacts, change: Change | None, tongue: Tongue) -> str:
    obstacle = (change.obstacle if change else None) or Obstacle.FEW
    now, before = (change.now, change.before) if change else (None, None)
    return tongue.say(
        _OBSTACLES[obstacle],
        since=tongue.start(change.since) if change and change.since else "",
        periods=_count(facts, tongue),
        now=tongue.count(now.reported if now else 0),
        before=tongue.count(before.reported if before else 0),
    )


def _compared(difference: Difference, change: Change, tongue: Tongue) -> str:
    now, before = change.now, change.before
    if now is None or before is None:
        return ""
    if now.value is None or before.value is None:
        return _steps(difference, change, now, tongue)
    return tongue.say(
        _POOLED[difference.like],
        span=tongue.span(now.first, now.last),
        value=value_of(now, before, change, tongue),
        counts=counts_of(now, change, tongue),
        earlier=tongue.span(before.first, before.last),
        other=value_of(before, now, change, tongue),
        counted=counts_of(before, change, tongue),
        end=_end(difference, change, now, tongue),
    )


_POOLED = {
    True: N_(
        "After the change, {span}: {value}{counts}. A year earlier, {earlier}: {other}{counted}. "
        "{end}"
    ),
    False: N_(
        "After the change, {span}: {value}{counts}. Just before it, {earlier}: "
        "{other}{counted}. {end}"
    ),
}
"""By whether the periods before are the same ones a year earlier."""

_STEPS = {
    (True, True): N_(
        "After the change, {span}: higher in {up} of {periods} than a year earlier, "
        "lower in {down}. {end}"
    ),
    (True, False): N_(
        "After the change, {span}: higher in {up} of {periods} than in as many just "
        "before the change, lower in {down}. {end}"
    ),
    (False, True): N_(
        "After the change, {span}: lower in {down} of {periods} than a year earlier, "
        "higher in {up}. {end}"
    ),
    (False, False): N_(
        "After the change, {span}: lower in {down} of {periods} than in as many just "
        "before the change, higher in {up}. {end}"
    ),
}
"""By whether more were higher, and whether those before are the same ones a year earlier."""


def _steps(difference: Difference, change: Change, now: Window, tongue: Tongue) -> str:
    """Of values that do not pool: in how many periods they were higher or lower."""
    forms = _NOUNS.get(now.last.form, _ANY)[0]
    return tongue.say(
        _STEPS[change.up > change.down, difference.like],
        span=tongue.span(now.first, now.last),
        up=tongue.count(change.up),
        down=tongue.count(change.down),
        periods=tongue.plural(*forms, change.compared),
        end=_end(difference, change, now, tongue),
    )


_ENDS = {
    (True, False): N_("A rise of {gap}, more than {periods} usually vary."),
    (False, False): N_("A fall of {gap}, more than {periods} usually vary."),
    (True, True): N_("Typically a rise of {gap}, more than {periods} usually vary."),
    (False, True): N_("Typically a fall of {gap}, more than {periods} usually vary."),
}
"""By whether it rose, and whether it is the middle one of several differences."""


def _end(found: Difference, change: Change, now: Window, tongue: Tongue) -> str:
    """What the difference comes to, in a sentence of its own."""
    if found.seasonal:
        return tongue.say("No clear change: the time of year alone may explain the difference.")
    difference = change.difference or Fraction(0)
    periods = tongue.say(_NOUNS.get(now.last.form, _ANY)[1])
    if change.outcome.value == Effect.UNCLEAR.value:
        return tongue.say(
            "No clear change: the difference is no more than {periods} usually vary, or too "
            "small to tell.",
            periods=periods,
        )
    words = _ENDS[difference > 0, now.value is None]
    gap = gap_words(difference, change.unit, tongue)
    return tongue.say(words, gap=gap, periods=periods)


def cautions(facts: LoopFacts, tongue: Tongue) -> Iterator[str]:
    """What to keep in mind with a difference; that other things may have changed, always."""
    difference = facts.difference
    if facts.loop.evidence is not None and facts.named is Named.AFTER_CHANGE:
        yield tongue.say("Measure chosen after the change.")
    if facts.loop.evidence is not None and facts.named is Named.AFTER_PLAN:
        yield tongue.say("Measure chosen after the plan was made.")
    if difference is None:
        return
    if difference.effect in MEASURED and not difference.like:
        yield tongue.say("The two are not the same time of year.")
    if difference.effect in MEASURED and difference.small:
        yield tongue.say("Small numbers, read with care.")
    yield from _doubts(facts, difference, tongue)
    yield tongue.say("Other things may have changed too.")


def _doubts(facts: LoopFacts, difference: Difference, tongue: Tongue) -> Iterator[str]:
    """What the publisher itself says of single results that are compared."""
    change = difference.change
    windows = (change.now, change.before) if change else ()
    rows = [row for window in windows if window for row in facts.rows(window)]
    if any(row.provisional for row in rows):
        yield tongue.say("Some of these results are provisional.")
    if any(row.unconfirmed for row in rows):
        yield tongue.say("A result of zero among these is not confirmed.")
