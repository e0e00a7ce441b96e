"""The interval of a share by Wilson's score, at 95 in 100.

Takes two counts. Gives bounds in per cent. Source: E. B. Wilson, "Probable inference, the law of
succession, and statistical inference", Journal of the American Statistical Association 22 (1927).
Must not know who was asked: it means something for random samples and for everybody only.
"""

from decimal import Decimal, localcontext
from fractions import Fraction

Z = Decimal("1.959963984540054")
"""The two-sided 95 in 100 point of the normal distribution; a test holds it against scipy."""

DIGITS = 28
"""Working precision: the same digits on every machine, unlike floating point by its library."""

PLACES = Decimal("0.0001")
"""Bounds are given to a ten-thousandth of a per cent."""


def wilson(favourable: int, n: int) -> tuple[Fraction, Fraction]:
    """The lower and the upper bound in per cent of the share `favourable / n`; `n` above 0."""
    with localcontext() as context:
        context.prec = DIGITS
        cases, share = Decimal(n), Decimal(favourable) / Decimal(n)
        square = Z * Z
        middle = share + square / (2 * cases)
        half = Z * (share * (1 - share) / cases + square / (4 * cases * cases)).sqrt()
        whole = 1 + square / cases
        low, high = ((middle - half) / whole, (middle + half) / whole)
        bounds = (_percent(low), _percent(high))
    exact = Fraction(100 * favourable, n)
    return min(bounds[0], exact), max(bounds[1], exact)


def _percent(part: Decimal) -> Fraction:
    inside = min(max(part * 100, Decimal(0)), Decimal(100))
    return Fraction(inside.quantize(PLACES))
