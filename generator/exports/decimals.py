"""Figures as text for tables: plain decimals, by the hundred thousand.

Takes exact fractions. Gives the text that `quantities.plain` gives, several times as fast where a
decimal never ends, which is nearly every share that was counted. Must not know units or columns.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from generator.quantities import plain

# A result and its gap cost 14 µs by `plain` alone: more than all else of a row together.
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)


def write_decimal(value: Fraction | None) -> str:
    """The value as a plain decimal, exact or to 15 significant digits; blank where there is none.

    Zero is "0": only what is not there is blank.
    """
    if value is None:
        return ""
    top, bottom = value.numerator, value.denominator
    if bottom == 1:
        return str(top)
    if _ends(bottom):
        return plain(value)
    # Division rounds the exact quotient once, so that no error of a half can add up.
    digits = f"{_FIFTEEN.divide(Decimal(top), Decimal(bottom)):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _ends(bottom: int) -> bool:
    """Whether a fraction in lowest terms with this denominator is a decimal that ends."""
    return pow(10, bottom.bit_length(), bottom) == 0
