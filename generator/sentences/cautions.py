"""What to keep in mind with a figure: few cases, rounding, what is left out of it.

Takes one published result and its standard. Gives finished sentences; they state facts.
Must not know where the words will stand, nor how a verdict is reached.
"""

from fractions import Fraction

from generator.model import Basis, How, Kind, Standard, Status
from generator.published import Result
from generator.sentences.targets import amount_words
from generator.sentences.tongue import Tongue
from generator.text import N_


def cautions_of(result: Result, standard: Standard, tongue: Tongue) -> list[str]:
    """What to keep in mind with a figure."""
    said = [
        _small(result, tongue),
        _one_case(result, tongue),
        _rounded(result, tongue),
        _finished_only(result, standard, tongue),
        _paused(result, standard, tongue),
        _sampled(result, standard, tongue),
        _censored(result, standard, tongue),
        _pooled(result, tongue),
        _changed_within(result, standard, tongue),
    ]
    return [words for words in said if words]


def _small(result: Result, tongue: Tongue) -> str:
    if not result.small or result.denominator is None or result.value is None:
        return ""
    if result.answers is not None:
        return ""  # told of answers, with who gave them
    return tongue.plural(
        "Small numbers, read with care: {count} case.",
        "Small numbers, read with care: {count} cases.",
        result.denominator,
    )


def _one_case(result: Result, tongue: Tongue) -> str:
    """Whether one case more would have turned a small miss into a kept promise."""
    counted = result.numerator is not None and bool(result.denominator)
    if not (result.small and counted and result.status is Status.MISSED):
        return ""
    if result.kind is not Kind.SHARE or result.low is None or result.high is not None:
        return ""
    enough = Fraction(100 * ((result.kept or 0) + 1), result.denominator or 1)
    met = enough > result.low or (enough == result.low and not result.strict)
    if met and result.answers is not None:
        return tongue.say("One favourable answer more would have met it.")
    return tongue.say("One case more would have met it.") if met else ""


def _rounded(result: Result, tongue: Tongue) -> str:
    if not result.rounded or result.status not in (Status.MET, Status.MISSED):
        return ""
    if result.status is Status.MET:
        return tongue.say("Met on the rounded figure published.")
    return tongue.say("Missed on the rounded figure published.")


def _finished_only(result: Result, standard: Standard, tongue: Tongue) -> str:
    if standard.measure.basis is not Basis.COMPLETED or result.value is None:
        return ""
    if result.open is None and not result.is_total:
        return tongue.say("Counts only finished cases; open ones of this part are not reported.")
    if result.open is None:
        return tongue.say("Counts only finished cases; open cases are not reported.")
    words = N_("Counts only finished cases; still open: {open}.")
    if result.open_late is not None:
        words = N_("Counts only finished cases; still open: {open}, of which late: {late}.")
    late = tongue.count(result.open_late or 0)
    return tongue.say(words, open=tongue.count(result.open), late=late)


def _paused(result: Result, standard: Standard, tongue: Tongue) -> str:
    """When the time does not run: people wait longer than the figure says."""
    clock = standard.measure.clock
    if clock is None or not clock.pauses or result.value is None:
        return ""
    when = "; ".join(tongue.plain(pause) for pause in clock.pauses)
    return tongue.say("The clock is stopped while this goes on: {when}.", when=when)


_SAMPLES = {
    How.RANDOM: N_("A random sample."),
    How.RISK_BASED: N_("A sample of cases at risk: not an error rate for all cases."),
    How.CONVENIENCE: N_("A sample of cases at hand: other cases may differ."),
}


def _sampled(result: Result, standard: Standard, tongue: Tongue) -> str:
    """That only some of the cases were looked at, of how many, and how they were chosen."""
    sample = standard.measure.sample
    if sample is None or result.value is None:
        return ""
    how = tongue.say(_SAMPLES[sample.how])
    if result.denominator is None or result.population is None:
        return how
    words = tongue.say(
        "Of {checked} checked, from {all}.",
        checked=tongue.count(result.denominator),
        all=tongue.count(result.population),
    )
    return f"{words} {how}"


def _censored(result: Result, standard: Standard, tongue: Tongue) -> str:
    """The value beyond which nothing is told, where the figure may have reached it."""
    most = standard.measure.censored_at
    if most is None or result.value is None:
        return ""
    return tongue.say("Anything longer counts as {most}.", most=amount_words(most, tongue))


def _pooled(result: Result, tongue: Tongue) -> str:
    """That the program added the figure up from shorter periods."""
    if not result.pooled:
        return ""
    return tongue.plural(
        "Added up from {count} result.", "Added up from {count} results.", result.pooled
    )


def _changed_within(result: Result, standard: Standard, tongue: Tongue) -> str:
    """Of a window that is judged by its last day: whether it began under another target."""
    if result.target is None or result.status not in (Status.MET, Status.MISSED):
        return ""
    began = max(result.target.since.first, result.target.announced or result.target.since.first)
    if began <= result.period.first or result.target == standard.targets[0]:
        return ""
    words = N_("The target changed within this period; the newer one is used.")
    return tongue.say(words)
