"""Numbers with their units: amounts, spans, plain decimals, and how a number is printed.

Takes texts and exact fractions. Gives frozen values, refusals, and number texts with a decimal
point. Must not know measures, targets or languages. Nothing here is a float: a value read from
"79.95" is 1599/20, and it is judged and printed from that.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

from generator.decimals import count_decimals, plain_quotient, round_half_up, write_decimal
from generator.diagnostics import Refusal
from generator.text import nearest

NUMBER = "number"
"""The unit of an amount that has none."""

IN_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
"""Units of elapsed time, which turn into one another exactly."""

IN_MONTHS = {"month": 1, "year": 12}
"""Units of the calendar; no month is a fixed number of days."""

UNITS = {
    "percent": ("%", "percent"),
    "point": ("point", "points"),
    NUMBER: (NUMBER,),
    "second": ("second", "seconds", "sec", "secs", "s"),
    "minute": ("minute", "minutes", "min", "mins"),
    "hour": ("hour", "hours", "hr", "hrs", "h"),
    "day": ("day", "days", "calendar day", "calendar days"),
    "business day": ("business day", "business days", "working day", "working days"),
    "week": ("week", "weeks"),
    "month": ("month", "months"),
    "year": ("year", "years"),
}
"""Each unit's own name, and how people write it."""

# ISO 4217, the codes for money in use in 2025; funds, metals and test codes left out.
_CURRENCY_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES
VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ISO
"""
CURRENCIES = frozenset(_CURRENCY_CODES.split())
"""Units of money."""

_SCALES = (IN_SECONDS, IN_MONTHS)
_UNIT_OF = {spelling: unit for unit, spellings in UNITS.items() for spelling in spellings}
_SPAN_UNITS = ("day", "week", "month")
_SIXTY = 60

_SPACES = re.compile(r"\s+")
# A hundred digits are more than any count has, and fewer than int() refuses to read.
_DECIMAL = re.compile(r"(-?)([0-9]{1,100})(?:\.([0-9]{1,100}))?")
_AMOUNT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ?(\D*)")
_CLOCK = re.compile(r"(?:([0-9]{1,9}):)?([0-9]{1,9}):([0-9]{2})")
_TIMES = re.compile(r"(\S.*?) ?(?:to|[-\N{EN DASH}]) ?(\S.*)")
_SPAN = re.compile(r"([0-9]{1,4}) ?([a-z ]+)", re.IGNORECASE)

_ANY_AMOUNT = "an amount such as 90%, 2 minutes, 6 weeks, 4:32, 12.50 USD or 1200"
_ANY_UNIT = "percent, points, minutes, days, another unit of time, number, or a code such as USD"
_ANY_SPAN = "a number of days, weeks or months, such as 30 days"
# A number with each thousand set off by the same mark; with lakhs and crores too.
_THOUSANDS = re.compile(
    r"(-?[0-9]{1,3}([, '\N{RIGHT SINGLE QUOTATION MARK}])(?:[0-9]{2,3}\2)*[0-9]{3}(?:\.[0-9]+)?)"
    r"(?![0-9,])(.*)"
)
_COMMA = re.compile(r"(-?[0-9]{1,3}(?:[. ][0-9]{3})+|-?[0-9]+),([0-9]+)(?![0-9,.])(.*)")
_NO_DIGIT = re.compile(r"(-?)([0-9]*)\.([0-9]*)((?: ?[^0-9].*)?)")
_RANGE = re.compile(r"[0-9.]+ ?\D{0,14}(?:-|\N{EN DASH}|to) ?[0-9.]+.*", re.IGNORECASE)
_PER_CENT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ?(?:per cent|pct|percentage)\.?", re.IGNORECASE)
_SIGN = re.compile(r"([$€£¥])? ?([0-9]+(?:\.[0-9]+)?) ?([$€£¥])?")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact value in a unit; `text` is how it was written and takes no part in comparison."""

    value: Fraction
    unit: str
    text: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Span:
    """A time to wait by the calendar, in whole days, weeks or months."""

    count: int
    unit: str

    def after(self, start: date) -> date:
        """The day this long after `start`; a month's end stays within its month."""
        if self.unit == "month":
            return _add_months(start, self.count)
        return start + timedelta(days=self.count * (7 if self.unit == "week" else 1))


def _add_months(start: date, count: int) -> date:
    """The same day `count` months on, or the month's last where it has no such day."""
    years, month = divmod(start.month - 1 + count, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def canonical_unit(text: str) -> str | None:
    """The unit's own name for a spelling ("mins" is "minute"), a currency's code, or none."""
    name = _close_up(text)
    return name if name in CURRENCIES else _UNIT_OF.get(name.casefold())


def parse_unit(text: str) -> str | Refusal:
    """The unit that a text names, or why there is none of that name."""
    name = _close_up(text)
    if (unit := canonical_unit(name)) is not None:
        return unit
    guess = _guess_unit(name)
    return _refuse_unit(text, name, suggestion=_name_unit(guess) if guess else _ANY_UNIT)


def _guess_unit(name: str) -> str | None:
    """The unit that an unknown name probably means."""
    if name.upper() in CURRENCIES:
        return name.upper()
    spelling = nearest(name, _UNIT_OF)
    return _UNIT_OF[spelling] if spelling else None


def _refuse_unit(text: str, name: str, *, suggestion: str) -> Refusal:
    """The refusal of a unit, with what to type."""
    return Refusal.of("bad-unit", text=text, unit=name, suggestion=suggestion)


def _name_unit(unit: str) -> str:
    """The unit as it is typed: in the plural, but for those that have none."""
    return unit if unit in CURRENCIES or unit in {"percent", NUMBER} else f"{unit}s"


def _write_amount(number: str, unit: str) -> str:
    """A number with its unit behind it, as it should be typed."""
    if unit == "percent":
        return f"{number}%"
    return f"{number} {unit if number == '1' else _name_unit(unit)}"


def in_unit(amount: Amount, unit: str) -> Fraction | Refusal:
    """The amount's value told in `unit`; business days never turn into days, nor months."""
    if amount.unit == unit:
        return amount.value
    for scale in _SCALES:
        if amount.unit in scale and unit in scale:
            return amount.value * scale[amount.unit] / scale[unit]
    if amount.unit == NUMBER:
        suggestion = _write_amount(amount.text.strip(), unit)
        if unit == "percent" and 0 < amount.value <= 1:
            suggestion = f"{plain(100 * amount.value)}%, or {suggestion} if so few are meant"
        return _refuse_amount(amount.text, "its unit is missing", suggestion)
    wanted = "a number without a unit" if unit == NUMBER else _name_unit(unit)
    return Refusal.of("unlike-units", text=amount.text, wanted=wanted)


def parse_decimal(text: str) -> Fraction | None:
    """The exact value of digits with a decimal point and a minus sign where there is one."""
    match = _DECIMAL.fullmatch(text)
    if match is None:
        return None
    sign, whole, decimals = match[1], match[2], match[3] or ""
    return Fraction(int(f"{sign}{whole}{decimals}"), 10 ** len(decimals))


def parse_number(text: str) -> Fraction | Refusal:
    """The exact value of a number without a unit, or why the text is not one."""
    value = parse_decimal(_close_up(text))
    if value is not None:
        return value
    fault, suggestion = _explain_cell(_close_up(text)) or (
        "only digits and a decimal point are read",
        "a number such as 1200 or 4.2; or leave the cell blank where there is no figure",
    )
    return Refusal.of("bad-number", text=text, fault=fault, suggestion=suggestion)


@lru_cache(maxsize=1 << 12)
def parse_amount(text: str) -> Amount | Refusal:
    """The amount that a text tells: a number with its unit, a time as M:SS, or a bare number."""
    told = _close_up(text)
    if (seconds := _read_clock(told)) is not None:
        return Amount(seconds, "second", text)
    match = _AMOUNT.fullmatch(told)
    value = parse_decimal(match[1]) if match else None
    unit = canonical_unit(match[2] or NUMBER) if match else None
    if value is None or unit is None:
        return _explain_amount(text, told)
    return Amount(value, unit, text)


def parse_times(text: str) -> tuple[Amount, Amount] | None:
    """The shortest and the longest of a time promised: `6 weeks`, `6 to 8 weeks`, `6-8 weeks`.

    None where the text tells neither one amount nor a range.
    """
    whole = parse_amount(text)
    if isinstance(whole, Amount):
        return whole, whole
    ends = _TIMES.fullmatch(_close_up(text))
    if ends is None:
        return None
    high = parse_amount(ends[2])
    low = parse_amount(ends[1])
    if isinstance(high, Amount) and isinstance(low, Amount) and low.unit == NUMBER:
        low = Amount(low.value, high.unit, low.text)
    return (low, high) if isinstance(low, Amount) and isinstance(high, Amount) else None


def _close_up(text: str) -> str:
    """The text with every kind of space as one blank, and a typographic minus as a hyphen."""
    return _SPACES.sub(" ", text).strip().replace("\N{MINUS SIGN}", "-")


def _read_clock(text: str) -> Fraction | None:
    """The seconds of M:SS or H:MM:SS, or none where it is no such time."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    if seconds >= _SIXTY or (match[1] and minutes >= _SIXTY):
        return None
    return Fraction(hours * 3600 + minutes * 60 + seconds)


def _refuse_amount(text: str, fault: str, suggestion: str) -> Refusal:
    """The refusal of an amount, with what is wrong and what to type."""
    return Refusal.of("bad-amount", text=text, fault=fault, suggestion=suggestion)


def _explain_amount(text: str, told: str) -> Refusal:
    """Why a text is not an amount: the first known slip that it shows."""
    if explained := _explain_number(told) or _explain_form(told):
        return _refuse_amount(text, *explained)
    match = _AMOUNT.fullmatch(told)
    if match and match[2]:
        guess = _guess_unit(match[2])
        right = _write_amount(match[1], guess) if guess else _ANY_AMOUNT
        return _refuse_unit(text, match[2], suggestion=right)
    return _refuse_amount(text, "a number with its unit is expected", _ANY_AMOUNT)


def _explain_cell(told: str) -> tuple[str, str] | None:
    """What is wrong with a number that stands without its unit, and how to write it."""
    if told.endswith("%") and parse_decimal(told[:-1].rstrip()) is not None:
        return "a result is written without the sign %", told[:-1].rstrip()
    if (seconds := _read_clock(told)) is not None:
        return "a result is a number in the unit of its standard", _in_each_unit(seconds)
    return _explain_number(told)


def _in_each_unit(seconds: Fraction) -> str:
    """A time as a bare number, in seconds and in minutes."""
    return f"{plain(seconds)} if the unit is seconds, {plain(seconds / _SIXTY)} if it is minutes"


def _explain_number(told: str) -> tuple[str, str] | None:
    """What is wrong with the way the number is written, and how to write it."""
    if match := _THOUSANDS.fullmatch(told):
        right = re.sub(r"[^0-9.-]", "", match[1]) + match[3]
        if match[1].count(",") == 1 and "." not in match[1]:
            right += f", or {told.replace(',', '.')} if the comma is a decimal sign"
        return "thousands are written without a separator", right
    if match := _COMMA.fullmatch(told):
        whole = re.sub("[. ]", "", match[1])
        return "the decimal sign is a point", f"{whole}.{match[2]}{match[3]}"
    match = _NO_DIGIT.fullmatch(told)
    if match and bool(match[2]) != bool(match[3]):
        decimals = f".{match[3]}" if match[3] else ""
        right = f"{match[1]}{match[2] or '0'}{decimals}{match[4]}"
        return "a decimal point stands between digits", right
    return None


def _explain_form(told: str) -> tuple[str, str] | None:
    """What else is wrong with an amount, and what to type."""
    if match := _PER_CENT.fullmatch(told):
        return "a share is written with the sign %", f"{match[1]}%"
    match = _SIGN.fullmatch(told)
    if match and (sign := match[1] or match[3]):
        return "money is written with its three-letter code", f"{match[2]} {_SIGNS[sign]}"
    if _CLOCK.fullmatch(told):
        return "minutes and seconds go from 00 to 59", "a time such as 4:32 or 1:51:00"
    if _RANGE.fullmatch(told):
        return "one amount is expected, not a range", "one amount, or two under `between`"
    return None


def parse_span(text: str) -> Span | Refusal:
    """The whole number of calendar days, weeks or months that a text tells."""
    match = _SPAN.fullmatch(_close_up(text))
    if match is None:
        fault = "a whole number of days, weeks or months is expected"
        return Refusal.of("bad-span", text=text, fault=fault, suggestion=_ANY_SPAN)
    count, unit = int(match[1]), canonical_unit(match[2])
    if unit in _SPAN_UNITS:
        return Span(count, unit)
    fault, suggestion = _explain_span(count, unit)
    return Refusal.of("bad-span", text=text, fault=fault, suggestion=suggestion)


def _explain_span(count: int, unit: str | None) -> tuple[str, str]:
    """Why a unit does not count calendar time, and what to type instead."""
    if unit == "business day":
        weeks, rest = divmod(count, 5)
        fault = "business days have no fixed date"
        return fault, f"calendar days, such as {weeks * 7 + rest + (2 if rest else 0)} days"
    if unit == "year":
        return "years are not counted here", f"{count * 12} months"
    return "only days, weeks and months are counted", _ANY_SPAN


def plain(value: Fraction) -> str:
    """The value as a plain decimal: exact where it ends, else 15 significant digits, half up."""
    return plain_quotient(value.numerator, value.denominator)


def shown(value: Fraction, sides: Sequence[Fraction] = ()) -> str:
    """The value as people read it, on the same side of every number in `sides` as it is.

    At most one decimal prints as it is. Others take one decimal, half up, and as many more as
    keep the printed number less than, equal to or greater than each side, as the value is.
    Callers give 0 and 100 for shares, 0 for gaps, the target for results. An unending decimal
    cannot print equal to a side; a side that equals it is left out.
    """
    pairs = tuple([(side.numerator, side.denominator) for side in sides])
    return _shown(value.numerator, value.denominator, pairs)


# Whole numbers throughout: to look a Fraction up, or to make one for each try, costs more than all
# the rest.
@lru_cache(1 << 15)
def _shown(top: int, bottom: int, sides: tuple[tuple[int, int], ...]) -> str:
    # Kept, since a figure stands in sentence, chart and table, and in each language of the site.
    exact = count_decimals(bottom)
    if exact is not None and exact <= 1:
        return write_decimal(round_half_up(top, bottom, exact), exact)
    kept = [side for side in sides if exact is not None or side != (top, bottom)]
    decimals, printed = 1, round_half_up(top, bottom, 1)
    # Ends: at the value's own last decimal, or once the rounding is finer than the distance.
    while not all(_keeps_side(top, bottom, side, printed, 10**decimals) for side in kept):
        decimals += 1
        printed = round_half_up(top, bottom, decimals)
    return write_decimal(printed, decimals)


def _keeps_side(top: int, bottom: int, side: tuple[int, int], printed: int, unit: int) -> bool:
    """Whether a value printed as so many of a `unit` compares with a side as the value does."""
    over, below = side
    rounded, exact = printed * below - over * unit, top * below - over * bottom
    return (rounded > 0, rounded < 0) == (exact > 0, exact < 0)
