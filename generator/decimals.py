"""Whole numbers and fractions as decimals: where they end, how they are rounded and written.

Takes whole numbers and exact fractions. Gives texts with a decimal point. Must not know units,
nor what a number means. Nothing here is a float.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from math import gcd

_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
_ENDS = 10**64
"""What is divided by another denominator below 2 to the 64 never ends."""


def plain_quotient(top: int, bottom: int) -> str:
    """One whole number by another, above 0, as a plain decimal: as `plain` writes it."""
    common = gcd(top, bottom)
    top, bottom = top // common, bottom // common
    if bottom == 1:
        return str(top)
    if not _ENDS % bottom or bottom >> 64:
        decimals = count_decimals(bottom)
        if decimals is not None:
            return write_decimal(top * 10**decimals // bottom, decimals)
    # Division rounds the exact quotient once, so that no error of a half can add up. By whole
    # numbers it would take several times as long, for nearly every share that was counted.
    digits = str(_FIFTEEN.divide(top, bottom))
    digits = f"{Decimal(digits):f}" if "E" in digits else digits
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def count_decimals(denominator: int) -> int | None:
    """How many decimals a fraction in lowest terms has, or none where they never end."""
    twos, fives = 0, 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None


def round_half_up(top: int, bottom: int, decimals: int) -> int:
    """A quotient times ten to the `decimals`, as a whole number, halves away from zero."""
    size: int = (2 * abs(top) * 10**decimals + bottom) // (2 * bottom)
    return -size if top < 0 else size


def extreme_of(values: Sequence[Fraction], *, high: bool) -> int:
    """Where the greatest value stands, or the least; the first where several are equal.

    Whole numbers are compared, for each fraction takes four times as long.
    """
    found, top, bottom = 0, 0, 0
    for at, value in enumerate(values):
        over, below = value.numerator, value.denominator
        more = over * bottom - top * below
        if not at or (more > 0 if high else more < 0):
            found, top, bottom = at, over, below
    return found


def write_decimal(scaled: int, decimals: int) -> str:
    """A whole number of tenths, hundredths and so on, written with its point; never minus zero."""
    sign, digits = ("-" if scaled < 0 else ""), str(abs(scaled)).rjust(decimals + 1, "0")
    if not decimals:
        return f"{sign}{digits}"
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"
