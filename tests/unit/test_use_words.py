"""The section "Use and cost" says each figure with its counts, and each absence by its name."""

from dataclasses import replace
from fractions import Fraction

import pytest

from generator.model import Gap, Lack, Quotient, Stretch
from generator.sentences.use import (
    above_words,
    completion_formula,
    cost_formula,
    money_words,
    periods_words,
    take_up_formula,
    use_sentence,
)
from making import ENGLISH, period
from volumes_made import Counted

YEAR = Stretch(period("2025-01"), period("2025-12"))
NAMES = {"mail": "By mail", "online": "Online", "phone": "By phone"}


def of(top: int | str, bottom: int) -> Quotient:
    """A quotient over 2025."""
    return Quotient(YEAR, Fraction(top), Fraction(bottom))


def lacking(*gaps: Gap) -> Quotient:
    """What cannot be computed."""
    return Quotient(YEAR, gaps=gaps)


def test_the_cost_formula_has_both_sums() -> None:
    """The cost, those completed, and what they divide to."""
    said = cost_formula(of(1_234_000, 98_765), "USD", ENGLISH)

    assert said == "1,234,000 USD ÷ 98,765 completed = 12.49 USD"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("12.494", "12.49 USD"),
        ("12.495", "12.50 USD"),
        ("12", "12.00 USD"),
        ("0", "0.00 USD"),
        ("0.0042", "0.004 USD"),
        ("1234.5", "1,234.50 USD"),
    ],
)
def test_money_has_two_decimals_and_is_never_nothing(value: str, said: str) -> None:
    """Halves go up; a cost that is not zero never prints as zero."""
    assert money_words(Fraction(value), "USD", ENGLISH) == said


@pytest.mark.parametrize(
    ("top", "bottom", "value"),
    [
        (9_999, 10_000, "99.99%"),
        (1, 1, "100%"),
        (110, 100, "110%"),
        (0, 3, "0%"),
        (1, 9999, "0.01%"),
    ],
)
def test_completion_prints_all_and_none_only_where_exact(top: int, bottom: int, value: str) -> None:
    """99.99% is not 100%, and one in ten thousand is not none."""
    assert completion_formula(of(top, bottom), ENGLISH).endswith(f"= {value}")


def test_take_up_names_its_channels() -> None:
    """What counts as digital stands in the formula."""
    said = take_up_formula(of(70, 100), ["online"], NAMES, ENGLISH)

    assert said == "70 completed digitally (Online) ÷ 100 completed in all channels = 70%"


def test_every_missing_channel_and_month_is_named() -> None:
    """Why take-up cannot be computed: each channel, and when."""
    gaps = (
        Gap(Lack.NOT_REPORTED, "completed", "phone", (period("2025-03"),)),
        Gap(Lack.NOT_REPORTED, "completed", "mail"),
    )
    said = take_up_formula(lacking(*gaps), ["online"], NAMES, ENGLISH)

    assert said == (
        "Cannot be computed: “By phone” is not reported in March 2025; “By mail” is not reported."
    )


def test_a_hidden_channel_is_not_named() -> None:
    """Too few to publish is said once, without saying of which channel."""
    months = (period("2025-03"), period("2025-04"))
    gaps = [Gap(Lack.HIDDEN, "completed", name, months) for name in ("mail", "online")]
    said = take_up_formula(lacking(*gaps), ["online"], NAMES, ENGLISH)

    assert said == "Cannot be computed: too few to publish from March 2025 to April 2025."


def test_without_digital_channels_take_up_does_not_apply() -> None:
    """A service by telephone alone has no digital take-up, rather than one of zero."""
    said = take_up_formula(lacking(Gap(Lack.NO_DIGITAL_CHANNEL)), [], {}, ENGLISH)

    assert said == "Does not apply: the service has no digital channel."


def test_months_on_end_are_joined() -> None:
    """Neighbours become a span, others stand alone."""
    months = [period(f"2025-{month:02}") for month in (1, 3, 4, 5)]

    assert periods_words(months, ENGLISH) == "in January 2025 and from March 2025 to May 2025"


def test_more_completed_than_started_says_why() -> None:
    """A completion above 100% explains itself; one below needs no words."""
    assert above_words(of(11, 10), ENGLISH).startswith("More were completed than started")
    assert above_words(of(10, 10), ENGLISH) == ""


def test_the_sentence_counts_the_year() -> None:
    """How often the service was started and completed, singular and plural."""
    use = Counted(text="period,started,completed\n2025,1204,1").use

    assert use_sentence(use, ENGLISH) == (
        "In 2025 the service was started 1,204 times and completed 1 time."
    )


def test_the_sentence_names_months_that_lack() -> None:
    """A year with a month missing has no sum, and the month is named."""
    rows = "\n".join(f"2025-{month:02},10" for month in range(1, 13) if month != 3)
    use = Counted(text=f"period,completed\n{rows}").use

    assert use_sentence(use, ENGLISH) == (
        "From January 2025 to December 2025 not everything can be added up: how many were "
        "completed is not reported in March 2025."
    )


def test_the_sentence_says_that_figures_are_provisional() -> None:
    """A provisional year says so."""
    use = Counted(text="period,completed\n2025,1204").use
    said = use_sentence(replace(use, provisional=True), ENGLISH)

    assert said.endswith("Some of these figures are provisional.")
