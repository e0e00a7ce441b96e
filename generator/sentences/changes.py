"""Change over time in words: a year of results against the year before.

Takes a comparison. Gives one sentence that states figures, neither praise nor blame, and the word
for what it comes to. Must not decide whether anything changed.
"""

from dataclasses import dataclass
from fractions import Fraction

from generator.model import Change, Obstacle, Outcome, Window
from generator.periods import Form
from generator.sentences.numbers import ENDS_OF_SHARE, PARTS, PERCENT, gap_words, quantity
from generator.sentences.tongue import Tongue
from generator.text import N_

WORDS = {
    Outcome.BETTER: N_("Better"),
    Outcome.WORSE: N_("Worse"),
    Outcome.ROSE: N_("Rose"),
    Outcome.FELL: N_("Fell"),
    Outcome.UNCLEAR: N_("No clear change"),
    Outcome.DIFFERENCE: N_("Difference"),
    Outcome.NOT_ENOUGH: N_("Not compared"),
    Outcome.NOT_MEASURED: N_("Not measured"),
}
"""The word of each outcome."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """How a year of months, quarters or weeks is spoken of."""

    pooled: str
    rise: str
    fall: str
    higher: str
    lower: str
    mixed: str
    few: str
    part: str = ""


_MONTHS = _Year(
    pooled=N_(
        "Over the last twelve months {value}{counts}, against {other} in the twelve before: {end}."
    ),
    part=N_(
        "Over the {count} months reported in both years {value}{counts}, against {other} a year "
        "before: {end}."
    ),
    rise=N_("a rise of {gap}, more than the usual variation between months"),
    fall=N_("a fall of {gap}, more than the usual variation between months"),
    higher=N_(
        "In {some} of {count} months the result was higher than in the same month a year "
        "before, typically by {gap}: more than the usual variation between months."
    ),
    lower=N_(
        "In {some} of {count} months the result was lower than in the same month a year before, "
        "typically by {gap}: more than the usual variation between months."
    ),
    mixed=N_(
        "Of {count} months, {up} stood higher and {down} lower than the same month a year "
        "before: no clear change."
    ),
    few=N_(
        "Not compared: of the last twelve months {now} were reported, of the twelve before "
        "{before}; at least ten of each are needed."
    ),
)

_QUARTERS = _Year(
    pooled=N_(
        "Over the last four quarters {value}{counts}, against {other} in the four before: {end}."
    ),
    rise=N_("a rise of {gap}, more than the usual variation between quarters"),
    fall=N_("a fall of {gap}, more than the usual variation between quarters"),
    higher=N_(
        "In {some} of {count} quarters the result was higher than in the same quarter a year "
        "before, typically by {gap}: more than the usual variation between quarters."
    ),
    lower=N_(
        "In {some} of {count} quarters the result was lower than in the same quarter a year "
        "before, typically by {gap}: more than the usual variation between quarters."
    ),
    mixed=N_(
        "Of {count} quarters, {up} stood higher and {down} lower than the same quarter a year "
        "before: no clear change."
    ),
    few=N_(
        "Not compared: of the last four quarters {now} were reported, of the four before "
        "{before}; all of them are needed."
    ),
)

_WEEKS = _Year(
    pooled=N_("Over the last 52 weeks {value}{counts}, against {other} in the 52 before: {end}."),
    part=N_(
        "Over the {count} weeks reported in both years {value}{counts}, against {other} a year "
        "before: {end}."
    ),
    rise=N_("a rise of {gap}, more than the usual variation between weeks"),
    fall=N_("a fall of {gap}, more than the usual variation between weeks"),
    higher=N_(
        "In {some} of {count} weeks the result was higher than in the same week a year before, "
        "typically by {gap}: more than the usual variation between weeks."
    ),
    lower=N_(
        "In {some} of {count} weeks the result was lower than in the same week a year before, "
        "typically by {gap}: more than the usual variation between weeks."
    ),
    mixed=N_(
        "Of {count} weeks, {up} stood higher and {down} lower than the same week a year before: "
        "no clear change."
    ),
    few=N_(
        "Not compared: of the last 52 weeks {now} were reported, of the 52 before {before}; at "
        "least 44 of each are needed."
    ),
)

_YEARS = {
    Form.MONTH: _MONTHS,
    Form.QUARTER: _QUARTERS,
    Form.FISCAL_QUARTER: _QUARTERS,
    Form.WEEK: _WEEKS,
}
"""How a year is spoken of, by the form of its periods; other forms stand one against one."""

_OBSTACLES = {
    Obstacle.COUNTED: N_("Not compared: counted differently since {since}."),
    Obstacle.PROMISED: N_("Not compared: promised differently since {since}."),
    Obstacle.HIDDEN: N_(
        "Not compared: in these two years a result was too few to publish, or could not be judged."
    ),
    Obstacle.FEW: N_("Not compared: {now} and {before} are not both reported."),
    Obstacle.UNLIKE: N_("Not compared: these results have no like period a year before."),
}


def change_word(change: Change, tongue: Tongue) -> str:
    """The word for what a comparison comes to."""
    return tongue.say(WORDS[change.outcome])


def change_sentence(change: Change, tongue: Tongue) -> str:
    """A comparison as a sentence, or why there is none."""
    now, before = change.now, change.before
    if change.outcome is Outcome.NOT_MEASURED:
        return tongue.say("No result has been published yet.")
    if now is None or before is None or change.obstacle is not None:
        return _obstacle_sentence(change, tongue)
    if now.value is None or before.value is None:
        return _steps_sentence(change, _YEARS[now.last.form], tongue)
    if change.outcome is Outcome.DIFFERENCE:
        return _difference_sentence(change, now, before, tongue)
    year = _YEARS[now.last.form]
    return tongue.say(
        year.pooled if change.compared == change.expected else year.part,
        count=tongue.count(change.compared),
        value=value_of(now, before, change, tongue),
        counts=counts_of(now, change, tongue),
        other=value_of(before, now, change, tongue),
        end=_end(change, year, tongue),
    )


def windows_words(change: Change, tongue: Tongue) -> str:
    """Which years are compared: April 2025 to March 2026, against April 2024 to March 2025."""
    if change.now is None or change.before is None:
        return ""
    now, before = (tongue.span(year.first, year.last) for year in (change.now, change.before))
    return tongue.say("{now}, against {before}", now=now, before=before)


def _obstacle_sentence(change: Change, tongue: Tongue) -> str:
    now, before = change.now, change.before
    year = _YEARS.get(now.last.form) if now else None
    if change.obstacle is Obstacle.FEW and now and before and year:
        reported = tongue.count(now.reported)
        return tongue.say(year.few, now=reported, before=tongue.count(before.reported))
    return tongue.say(
        _OBSTACLES[change.obstacle or Obstacle.UNLIKE],
        since=tongue.start(change.since) if change.since else "",
        now=tongue.period(now.last) if now else "",
        before=tongue.period(before.last) if before else "",
    )


def _steps_sentence(change: Change, year: _Year, tongue: Tongue) -> str:
    """Of values that do not pool: in how many periods they were higher or lower."""
    rose = (change.difference or 0) > 0
    words = year.higher if rose else year.lower
    return tongue.say(
        year.mixed if change.outcome is Outcome.UNCLEAR else words,
        some=tongue.count(change.up if rose else change.down),
        up=tongue.count(change.up),
        down=tongue.count(change.down),
        count=tongue.count(change.compared),
        gap=gap_words(change.difference or Fraction(0), change.unit, tongue),
    )


def _difference_sentence(change: Change, now: Window, before: Window, tongue: Tongue) -> str:
    """One period against one, without a judgement."""
    difference = change.difference or Fraction(0)
    ends = (N_("a fall of {gap}"), N_("no difference"), N_("a rise of {gap}"))
    end = ends[1 + (difference > 0) - (difference < 0)]
    words = tongue.say(
        "{period}: {value}{counts}, against {other} for {earlier}, {end}. Two figures alone do not "
        "show whether that is more than the usual variation.",
        period=tongue.period(now.last),
        value=value_of(now, before, change, tongue),
        counts=counts_of(now, change, tongue),
        other=value_of(before, now, change, tongue),
        earlier=tongue.period(before.last),
        end=tongue.say(end, gap=gap_words(difference, change.unit, tongue)),
    )
    return words[:1].upper() + words[1:]


def _end(change: Change, year: _Year, tongue: Tongue) -> str:
    """What the difference comes to, as the end of a sentence."""
    if change.outcome is Outcome.UNCLEAR or change.difference is None:
        return tongue.say("no clear change")
    words = year.rise if change.difference > 0 else year.fall
    return tongue.say(words, gap=gap_words(change.difference, change.unit, tongue))


def value_of(window: Window, other: Window, change: Change, tongue: Tongue) -> str:
    """A window's value; where there is a difference to tell, the two never print the same."""
    sides = list(ENDS_OF_SHARE if change.unit == PERCENT else ENDS_OF_SHARE[:1])
    if other.value is not None and change.outcome is not Outcome.UNCLEAR:
        sides.append(other.value)
    return quantity(window.value or Fraction(0), change.unit, tongue, sides=sides)


def counts_of(window: Window, change: Change, tongue: Tongue) -> str:
    """The counts behind a window's value, in brackets; of sums of days or money the cases alone."""
    if window.numerator is None or window.denominator is None:
        return ""
    whole = tongue.count(window.denominator)
    if change.kind not in PARTS:
        cases = tongue.plural("{count} case", "{count} cases", window.denominator)
        return f" ({cases})"
    part = tongue.count(window.numerator)
    return f" ({tongue.say('{part} of {whole}', part=part, whole=whole)})"
