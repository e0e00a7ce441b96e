"""How a service is used and what it costs, in words: counts, formulas with their figures, gaps.

Takes sums and quotients. Gives text. It states figures; nothing here is judged.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from fractions import Fraction

from generator.model import ChannelUse, Gap, Lack, Pool, Quotient, Stretch, Use
from generator.periods import Period
from generator.quantities import plain, shown
from generator.sentences.numbers import ENDS_OF_SHARE, PERCENT, with_unit
from generator.sentences.tongue import Tongue
from generator.text import N_

Names = Mapping[str, str]
"""What people call each channel, by its id."""

CENTS = 2

_TOTALS = {
    (Lack.NOT_REPORTED, "started"): N_("how many were started is not reported"),
    (Lack.NOT_REPORTED, "completed"): N_("how many were completed is not reported"),
    (Lack.NOT_REPORTED, "cost"): N_("the cost is not reported"),
    (Lack.NOTHING_COUNTED, "started"): N_("none were started"),
    (Lack.NOTHING_COUNTED, "completed"): N_("none were completed"),
}

_CHANNELS = {
    Lack.NOT_REPORTED: N_("“{channel}” is not reported"),
    Lack.SUSPENDED: N_("“{channel}” was not counted"),
    Lack.PROJECTED: N_("“{channel}” is only a projection"),
}

_OTHERS = {
    Lack.SUSPENDED: N_("counting was suspended"),
    Lack.PROJECTED: N_("there is only a projection"),
    Lack.HIDDEN: N_("too few to publish"),
    Lack.OTHER_CHANNELS: N_("the channels listed are not said to be all there are"),
}

SHORT = {
    Lack.NOT_REPORTED: N_("Not reported"),
    Lack.SUSPENDED: N_("Measurement suspended"),
    Lack.PROJECTED: N_("Projection only"),
    Lack.HIDDEN: N_("Too few to publish"),
}
"""Why a cell of a table has no figure."""


def use_sentence(use: Use, tongue: Tongue) -> str:
    """How often a service was used in its newest twelve months."""
    when = _during(use.window, tongue)
    counts = _counts(use.all, tongue)
    gaps = (*use.all.started.gaps, *use.all.completed.gaps)
    lacking = [gap for gap in gaps if gap.periods]
    said = []
    if counts:
        said.append(tongue.say("{when} the service was {counts}.", when=when, counts=counts))
    if lacking:
        reasons = reasons_words(lacking, {}, tongue)
        words = N_("{when} not everything can be added up: {reasons}.")
        said.append(tongue.say(words, when=when, reasons=reasons))
    if not said:
        words = N_("{when} how often the service was used in all is not reported.")
        said.append(tongue.say(words, when=when))
    if use.provisional:
        said.append(tongue.say("Some of these figures are provisional."))
    return " ".join(said)


def _counts(all_: ChannelUse, tongue: Tongue) -> str:
    """Started 1,200 times and completed 1,100 times; what lacks is left out."""
    parts = []
    if all_.started.count is not None:
        parts.append(_times("started", all_.started.count, tongue))
    if all_.completed.count is not None:
        parts.append(_times("completed", all_.completed.count, tongue))
    return tongue.joined(parts)


def _times(word: str, count: int, tongue: Tongue) -> str:
    if word == "started":
        return tongue.plural("started {count} time", "started {count} times", count)
    return tongue.plural("completed {count} time", "completed {count} times", count)


def _during(window: Stretch, tongue: Tongue) -> str:
    if window.first == window.last:
        return tongue.during(window.first)
    return tongue.say("From {span}", span=stretch_words(window, tongue))


def stretch_words(window: Stretch, tongue: Tongue) -> str:
    """October 2025 to September 2026."""
    return tongue.span(window.first, window.last)


def cost_formula(quotient: Quotient, currency: str, tongue: Tongue) -> str:
    """1,234,000 USD ÷ 98,765 completed = 12.49 USD."""

    def write(top: Fraction, bottom: Fraction, value: Fraction) -> str:
        return tongue.say(
            "{cost} ÷ {completed} completed = {value}",
            cost=with_unit(plain(top), currency, tongue),
            completed=tongue.count(int(bottom)),
            value=money_words(value, currency, tongue),
        )

    return _formula(quotient, {}, tongue, write)


def completion_formula(quotient: Quotient, tongue: Tongue) -> str:
    """98,765 completed ÷ 101,234 started = 97.6%."""

    def write(top: Fraction, bottom: Fraction, value: Fraction) -> str:
        return tongue.say(
            "{completed} completed ÷ {started} started = {value}",
            completed=tongue.count(int(top)),
            started=tongue.count(int(bottom)),
            value=share_words(value, tongue),
        )

    return _formula(quotient, {}, tongue, write)


def take_up_formula(
    quotient: Quotient, digital: Sequence[str], names: Names, tongue: Tongue
) -> str:
    """70,000 completed digitally (Online) ÷ 98,765 completed in all channels = 70.9%."""

    def write(top: Fraction, bottom: Fraction, value: Fraction) -> str:
        return tongue.say(
            "{digital} completed digitally ({names}) ÷ {all} completed in all channels = {value}",
            digital=tongue.count(int(top)),
            names=tongue.joined([names[name] for name in digital]),
            all=tongue.count(int(bottom)),
            value=share_words(value, tongue),
        )

    return _formula(quotient, names, tongue, write)


def _formula(
    quotient: Quotient,
    names: Names,
    tongue: Tongue,
    write: Callable[[Fraction, Fraction, Fraction], str],
) -> str:
    """The formula with its figures, or why there is none."""
    if quotient.value is not None and quotient.top is not None and quotient.bottom is not None:
        return write(quotient.top, quotient.bottom, quotient.value)
    if any(gap.lack is Lack.NO_DIGITAL_CHANNEL for gap in quotient.gaps):
        return tongue.say("Does not apply: the service has no digital channel.")
    reasons = reasons_words(quotient.gaps, names, tongue)
    return tongue.say("Cannot be computed: {reasons}.", reasons=reasons)


def reasons_words(gaps: Sequence[Gap], names: Names, tongue: Tongue) -> str:
    """Every reason, each once: “By phone” is not reported in March 2026; too few to publish."""
    return "; ".join(dict.fromkeys(_reason(gap, names, tongue) for gap in gaps))


def _reason(gap: Gap, names: Names, tongue: Tongue) -> str:
    """One reason and when it holds; a hidden figure does not say of which channel it is."""
    if gap.channel and gap.lack in _CHANNELS:
        name = names.get(gap.channel, gap.channel)
        words = tongue.say(_CHANNELS[gap.lack], channel=name)
    else:
        words = tongue.say(_TOTALS.get((gap.lack, gap.figure)) or _OTHERS[gap.lack])
    when = periods_words(gap.periods, tongue)
    return f"{words} {when}" if when else words


def periods_words(periods: Sequence[Period], tongue: Tongue) -> str:
    """In March 2026 and from May 2026 to July 2026."""
    runs: list[list[Period]] = []
    for period in periods:
        if runs and runs[-1][-1].last + timedelta(days=1) == period.first:
            runs[-1].append(period)
        else:
            runs.append([period])
    return tongue.joined([_run_words(run, tongue) for run in runs])


def _run_words(run: Sequence[Period], tongue: Tongue) -> str:
    if len(run) == 1:
        return tongue.say("in {period}", period=tongue.period(run[0]))
    return tongue.say("from {span}", span=tongue.span(run[0], run[-1]))


def above_words(quotient: Quotient, tongue: Tongue) -> str:
    """What to keep in mind where more was completed than started; "" elsewhere."""
    if quotient.value is None or quotient.value <= 1:
        return ""
    return tongue.say("More were completed than started: some had been started before.")


def share_words(value: Fraction, tongue: Tongue) -> str:
    """A share in percent; 0% and 100% only where exact."""
    return with_unit(shown(value * 100, ENDS_OF_SHARE), PERCENT, tongue)


def money_words(value: Fraction, currency: str, tongue: Tongue) -> str:
    """An amount of money with two decimals, half up, and as many more as it takes not to be 0."""
    decimals = CENTS
    while value and not _rounded(value, decimals):
        decimals += 1
    whole, rest = divmod(_rounded(value, decimals), 10**decimals)
    return f"{tongue.digits(f'{whole}.{rest:0{decimals}}')} {currency}"


def _rounded(value: Fraction, decimals: int) -> int:
    """The value in its smallest printed part, halves up; no cost is below zero."""
    return int(value * 10**decimals + Fraction(1, 2))


def cell_words(pool: Pool, tongue: Tongue, *, currency: str = "") -> str:
    """A sum in a table, or the first reason why there is none."""
    if pool.total is None:
        return tongue.say(SHORT[pool.gaps[0].lack])
    if currency:
        return with_unit(plain(pool.total), currency, tongue)
    return tongue.count(int(pool.total))


def series_sentence(points: Sequence[tuple[Period, Fraction]], tongue: Tongue, *, unit: str) -> str:
    """The latest of a series, and its lowest and highest, each with its period."""

    def point(at: tuple[Period, Fraction]) -> dict[str, str]:
        number = share_words(at[1], tongue) if unit == PERCENT else tongue.count(int(at[1]))
        return {"value": number, "period": tongue.period(at[0])}

    low, high = (choose(points, key=lambda at: at[1]) for choose in (min, max))
    latest = {**point(points[-1]), "period": tongue.heading(points[-1][0])}
    return " ".join(
        (
            tongue.say("{period}: {value}.", **latest),
            tongue.say("Lowest: {value} in {period}.", **point(low)),
            tongue.say("Highest: {value} in {period}.", **point(high)),
        )
    )
