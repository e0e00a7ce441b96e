"""What a chart shows, in words: its title, and the sentence for those who cannot see it.

Takes the rows that are drawn. Gives text. It states figures; the table has them all.
"""

from collections.abc import Sequence
from fractions import Fraction

from generator.decimals import extreme_of
from generator.gather import StandardFacts
from generator.published import Result
from generator.sentences.also import also_of
from generator.sentences.numbers import value_words
from generator.sentences.targets import target_words
from generator.sentences.tongue import Tongue
from generator.text import N_

ZERO = Fraction(0)


def chart_title(
    facts: StandardFacts, rows: Sequence[Result], tongue: Tongue, *, about: str = ""
) -> str:
    """The promise and the span of the results; where several targets hold, which is drawn."""
    promise, span = tongue.plain(facts.standard.promise), span_words(rows, tongue)
    if about:
        return tongue.say("{about}: {promise} {span}", about=about, promise=promise, span=span)
    return tongue.say("{promise} {span}", promise=promise, span=span)


def span_words(rows: Sequence[Result], tongue: Tongue) -> str:
    """October 2023 to September 2026."""
    return tongue.span(rows[0].period, rows[-1].period)


def chart_sentence(facts: StandardFacts, measured: Sequence[Result], tongue: Tongue) -> str:
    """The latest result, its target, and the highest and lowest of all that are drawn."""
    last = measured[-1]
    period = tongue.heading(last.period)
    said = [tongue.say("{period}: {value}.", period=period, value=value_words(last, tongue))]
    target = target_words(last.target, tongue) if last.target else ""
    if target:
        said.append(tongue.say("The target is {target}.", target=target))
    said += _also(facts, last, tongue)
    if len(measured) > 1:
        said += [_extreme(measured, tongue, high=False), _extreme(measured, tongue, high=True)]
    return " ".join(said)


def _also(facts: StandardFacts, last: Result, tongue: Tongue) -> list[str]:
    """What the second statistics that are drawn were in the same period."""
    named = {one.id: tongue.plain(one.name) for one in facts.standard.measure.also}
    rows = (also_of(facts, name, last.period) for name in named)
    return [
        tongue.say("{name}: {value}.", name=named[row.statistic], value=value_words(row, tongue))
        for row in rows
        if row is not None and row.value is not None and row.unit == last.unit
    ]


def _extreme(measured: Sequence[Result], tongue: Tongue, *, high: bool) -> str:
    row = measured[extreme_of([row.value or ZERO for row in measured], high=high)]
    words = N_("Highest: {value} ({period}).") if high else N_("Lowest: {value} ({period}).")
    return tongue.say(words, value=value_words(row, tongue), period=tongue.period(row.period))
