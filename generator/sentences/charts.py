"""What a chart shows, in words: its title, and the sentence for those who cannot see it.

Takes the rows that are drawn. Gives text. It states figures; the table has them all.
"""

from collections.abc import Sequence

from generator.gather import StandardFacts
from generator.periods import Form
from generator.published import Result
from generator.sentences.numbers import value_words
from generator.sentences.targets import target_words
from generator.sentences.tongue import Tongue


def chart_title(facts: StandardFacts, rows: Sequence[Result], tongue: Tongue) -> str:
    """The promise and the span of the results."""
    promise = tongue.plain(facts.standard.promise)
    return tongue.say("{promise} {span}", promise=promise, span=span_words(rows, tongue))


def span_words(rows: Sequence[Result], tongue: Tongue) -> str:
    """October 2023 to September 2026."""
    return tongue.span(rows[0].period, rows[-1].period)


def chart_sentence(_facts: StandardFacts, measured: Sequence[Result], tongue: Tongue) -> str:
    """The latest result, its target, and the highest and lowest of all that are drawn."""
    last = measured[-1]
    period = tongue.heading(last.period)
    said = [tongue.say("{period}: {value}.", period=period, value=value_words(last, tongue))]
    target = target_words(last.target, tongue) if last.target else ""
    if target:
        said.append(tongue.say("The target is {target}.", target=target))
    if len(measured) > 1:
        said += [_extreme(measured, tongue, high=False), _extreme(measured, tongue, high=True)]
    return " ".join(said)


def _extreme(measured: Sequence[Result], tongue: Tongue, *, high: bool) -> str:
    choose = max if high else min
    row = choose(measured, key=lambda row: row.value or 0)
    words = _EXTREMES[high, row.period.form in (Form.WEEK, Form.ROLLING)]
    return tongue.say(words, value=value_words(row, tongue), period=tongue.period(row.period))


_EXTREMES = {
    (True, False): "Highest: {value} in {period}.",
    (True, True): "Highest: {value} in the {period}.",
    (False, False): "Lowest: {value} in {period}.",
    (False, True): "Lowest: {value} in the {period}.",
}
"""By whether it is the highest, and whether the period's label wants an article."""
