"""The table of Student's t: it holds what scipy computes, and what can be computed by hand."""

from math import pi, tan

import pytest
from scipy import stats  # type: ignore[import-untyped]  # scipy carries no types

from generator.judge.student import MOST_FREEDOM, critical_value


@pytest.mark.parametrize("freedom", range(1, MOST_FREEDOM + 1))
def test_the_table_is_what_scipy_computes(freedom: int) -> None:
    """Every value is scipy's, to the last of its six decimals."""
    assert round(float(stats.t.ppf(0.975, freedom)), 6) == float(critical_value(freedom))


def test_the_values_that_have_a_formula() -> None:
    """One and two degrees of freedom are known in closed form."""
    assert float(critical_value(1)) == pytest.approx(tan(pi * 0.475), abs=1e-6)
    assert float(critical_value(2)) == pytest.approx(0.95 * (2 / (1 - 0.95**2)) ** 0.5, abs=1e-6)


@pytest.mark.parametrize("freedom", [-1, 0, MOST_FREEDOM + 1])
def test_no_value_is_made_up(freedom: int) -> None:
    """Outside the table there is no value: asking for one is our own bug."""
    with pytest.raises(ValueError, match="no critical value"):
        critical_value(freedom)
