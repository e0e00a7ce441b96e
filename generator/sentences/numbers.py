"""Figures in words: a value with its unit, a gap, counts; printed on their verdict's side.

Takes exact fractions. Gives text. Must not decide a verdict.
"""

from collections.abc import Sequence
from fractions import Fraction

from generator.model import Kind
from generator.published import Result
from generator.quantities import shown
from generator.sentences.tongue import MINUS, Tongue
from generator.text import NP_

PERCENT = "percent"
ENDS_OF_SHARE = (Fraction(0), Fraction(100))
NOTHING = (Fraction(0),)
MINUTE = 60
PARTS = frozenset({Kind.SHARE, Kind.RATE})
"""Kinds whose numerator counts some of the cases; of others it is a sum of days or money."""

_UNITS = {
    "minute": NP_("{number} minute", "{number} minutes"),
    "hour": NP_("{number} hour", "{number} hours"),
    "day": NP_("{number} day", "{number} days"),
    "business day": NP_("{number} business day", "{number} business days"),
    "week": NP_("{number} week", "{number} weeks"),
    "month": NP_("{number} month", "{number} months"),
    "year": NP_("{number} year", "{number} years"),
    "point": NP_("{number} point", "{number} points"),
}


UNITS_OF_TIME = frozenset({"second", *_UNITS} - {"point"})


def sides_of(result: Result) -> tuple[Fraction, ...]:
    """The numbers a printed result must not cross: its bounds, and 0 and 100 for a share."""
    ends = ENDS_OF_SHARE if result.unit == PERCENT else NOTHING
    low, high = result.low, result.high
    if low is None:
        return ends if high is None else (high, *ends)
    return (low, *ends) if high is None else (low, high, *ends)


def value_words(result: Result, tongue: Tongue) -> str:
    """A result as it is printed; "" where there is none."""
    if result.value is None:
        return ""
    return quantity(result.value, result.unit, tongue, sides=sides_of(result))


def quantity(value: Fraction, unit: str, tongue: Tongue, *, sides: Sequence[Fraction] = ()) -> str:
    """A number with its unit, as results are printed: 84.2%, 6 weeks, 2 min 43 s, 95.60 USD."""
    return with_unit(shown(value, sides), unit, tongue)


def with_unit(number: str, unit: str, tongue: Tongue) -> str:
    """A plain decimal with its unit, its decimals as they are."""
    if unit == PERCENT:
        return tongue.percent(number)
    if unit == "second":
        return _clock(number, tongue)
    if unit == "number":
        return tongue.digits(number)
    forms = _UNITS.get(unit)
    if forms is None:
        amount = tongue.digits(_with_cents(number))
        return tongue.say("{amount} {currency}", amount=amount, currency=unit)
    return tongue.measured(*forms, number)


def _with_cents(number: str) -> str:
    """An amount of money never ends after one decimal: 95.60, but 95."""
    return f"{number}0" if len(number.partition(".")[2]) == 1 else number


def _clock(number: str, tongue: Tongue) -> str:
    """Seconds as minutes and seconds from one minute on; the decimals were decided before."""
    whole, dot, rest = number.partition(".")
    minutes, seconds = divmod(abs(int(whole)), MINUTE)
    sign = MINUS if number.startswith("-") else ""
    left = tongue.digits(f"{seconds}{dot}{rest}")
    if not minutes:
        return sign + tongue.say("{seconds} s", seconds=left)
    if left == "0":
        return sign + tongue.say("{minutes} min", minutes=tongue.count(minutes))
    return sign + tongue.say(
        "{minutes} min {seconds} s", minutes=tongue.count(minutes), seconds=left
    )


def gap_words(gap: Fraction, unit: str, tongue: Tongue) -> str:
    """How far a result is from its target, without a sign; never 0 unless exact."""
    size = abs(gap)
    if unit == PERCENT:
        number = shown(size, NOTHING)
        return tongue.measured("{number} percentage point", "{number} percentage points", number)
    return quantity(size, unit, tongue, sides=NOTHING)


def counts_words(result: Result, tongue: Tongue) -> str:
    """The counts behind a result: 8,400 of 10,000; cases alone; "" for none."""
    if result.denominator is None:
        return "" if result.numerator is None else tongue.count(result.numerator)
    if result.kind in PARTS and result.kept is not None and result.numerator is not None:
        # More failures than cases cannot be: what was reported is shown as it is.
        part = result.kept if result.kept >= 0 else result.numerator
        whole = tongue.count(result.denominator)
        return tongue.say("{part} of {whole}", part=tongue.count(part), whole=whole)
    if result.answers is not None:
        return tongue.plural("{count} answer", "{count} answers", result.denominator)
    return tongue.plural("{count} case", "{count} cases", result.denominator)
