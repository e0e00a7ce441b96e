"""Second statistics: their own kind and unit, beside the result, never judged nor counted."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from generator.diagnostics import Report
from generator.gather import StandardFacts
from generator.model import FurtherFigure, Kind, Standard, Status
from generator.pages.drawn import draw_standard
from generator.pages.figures import TimeFigure
from generator.sentences.also import also_lines
from generator.sources.promises import check_promises
from making import ENGLISH, Row, World, service, standard, statistic, target, world

LATE = date(2026, 8, 1)
NINE = statistic("p90", kind="percentile", percentile=90, said="9 in 10")
ANSWERED = statistic("answered", kind="share", said="Calls answered")


def waits(*also: FurtherFigure, **rest: Any) -> Standard:  # noqa: ANN401
    """Median days, at most 10, with further statistics."""
    return standard(target(at_most="10 days"), kind="median", unit="day", also=also, **rest)


def month(number: int, days: int, name: str = "", **figures: object) -> Row:
    """The days of one month of 2026, of the result or of a statistic."""
    figures.setdefault("denominator", 400)
    return {"period": f"2026-{number:02}", "value": days, "statistic": name, **figures}


def half_year(*also: FurtherFigure, **second: object) -> StandardFacts:
    """Six months of results with a row of each statistic beside them."""
    rows = [month(n, 8 + n % 3) for n in range(1, 7)]
    rows += [month(n, 20 + n, one.id, **second) for n in range(1, 7) for one in also]
    return world(waits(*also), *rows, as_of=LATE).facts()


def drawn(facts: StandardFacts) -> TimeFigure:
    """The chart of a standard, which is one over time."""
    figure = draw_standard(facts, ENGLISH)
    assert isinstance(figure, TimeFigure)
    return figure


def checked(one: FurtherFigure, **measure: Any) -> tuple[FurtherFigure, list[str]]:  # noqa: ANN401
    """A statistic as it is after checking, and the codes of what was found."""
    report = Report()
    made = service(standard(target(at_most="10 days"), **measure, also=(one,)))
    (found,) = check_promises((made,), report)
    return found.standards[0].measure.also[0], [d.code for d in report]


@pytest.mark.parametrize(
    ("one", "unit", "codes"),
    [
        (NINE, "day", []),
        (ANSWERED, "percent", []),
        (statistic("n", kind="count"), "number", []),
        (statistic("cost", kind="cost", unit="USD"), "USD", []),
        (statistic("p", kind="percentile"), "day", ["missing-percentile"]),
        (statistic("r", kind="rate"), "number", ["missing-per"]),
        (statistic("s", kind="share", unit="day"), "percent", ["share-not-percent"]),
    ],
)
def test_a_statistic_has_a_unit(one: FurtherFigure, unit: str, codes: list[str]) -> None:
    """Its own, percent for a share, a bare number for a count, else that of the measure."""
    found, said = checked(one, kind="median", unit="day")
    assert (found.unit, said) == (unit, codes)


def test_a_statistic_beside_a_share_needs_a_unit() -> None:
    """Days beside a share cannot take the share's percent."""
    _, said = checked(statistic("m", kind="median"))
    assert "missing-unit" in said


def test_a_statistic_is_made_as_its_own_kind() -> None:
    """Counts of a share beside a median give percent, exactly."""
    row = {"period": "2026-01", "statistic": "answered", "numerator": 1, "denominator": 3}
    found = world(waits(ANSWERED, cadence=None), row, as_of=LATE).result()
    assert (found.kind, found.unit, found.value) == (Kind.SHARE, "percent", Fraction(100, 3))


FIGURES = [
    ("a figure that would keep the target", {"value": 5}, None),
    ("one that would miss it", {"value": 50}, None),
    ("cases alone", {"value": ""}, None),
    ("no cases", {"value": "", "denominator": 0}, "no_cases"),
    ("suspended", {"value": "", "status": "suspended", "note": "Fire."}, "suspended"),
    ("does not apply", {"value": "", "status": "not_applicable"}, "not_applicable"),
    ("a projection", {"value": 5, "status": "projected"}, "not_judged"),
    ("provisional", {"value": 5, "status": "provisional"}, None),
]


@pytest.mark.parametrize(("what", "figures", "status"), FIGURES, ids=[one[0] for one in FIGURES])
def test_a_statistic_is_never_judged(
    what: str, figures: dict[str, object], status: str | None
) -> None:
    """Whatever its row says, it is neither met nor missed, nor owed, and no total has it."""
    del what
    rows = [month(1, 9), {**month(1, 0, "p90"), **figures}]
    made = world(waits(NINE, cadence=None), *rows, as_of=LATE)
    (found,) = (row for row in made.all_results() if row.statistic)
    facts = made.facts()
    assert found.status == (Status(status) if status else None)
    assert (found.target, found.headline) == (None, False)
    assert (facts.status, facts.tally.owed, facts.run) == (Status.MET, 1, 1)
    assert [row.statistic for row in facts.totals] == [""]


def test_the_line_names_figure_and_counts() -> None:
    """The statistic of the current period stands under the verdict with its cases."""
    assert also_lines(half_year(NINE), ENGLISH) == ("9 in 10, June 2026: 26 days (400 cases).",)


def test_a_statistic_without_a_row_is_named_as_missing() -> None:
    """A declared figure that did not come is said to be not reported, not left out."""
    facts = world(waits(NINE, cadence=None), month(1, 9), as_of=LATE).facts()
    assert also_lines(facts, ENGLISH) == ("9 in 10, January 2026: not reported.",)


def test_nothing_is_said_beside_a_missing_result() -> None:
    """Without a result there is nothing that a second figure could stand beside."""
    facts = world(waits(NINE, began=None), as_of=LATE).facts()
    assert also_lines(facts, ENGLISH) == ()


def test_the_same_unit_is_drawn_as_a_second_line() -> None:
    """Days beside days share the axis, which reaches to the larger of them."""
    figure = drawn(half_year(NINE))
    assert figure.also_id == "p90"
    assert [mark.y for mark in figure.also] == [21, 22, 23, 24, 25, 26]
    assert {mark.look for mark in figure.also} == {"plain"}
    assert figure.high >= 26


def test_another_unit_is_never_on_the_axis() -> None:
    """Percent beside days is not drawn."""
    assert drawn(half_year(ANSWERED)).also == ()


def test_only_the_first_of_the_unit_is_drawn() -> None:
    """Of two percentiles beside a median the first listed has the line."""
    more = statistic("p95", kind="percentile", percentile=95)
    assert drawn(half_year(ANSWERED, NINE, more)).also_id == "p90"


def test_a_provisional_figure_is_drawn_softly() -> None:
    """The second line says of its own figures that they are provisional."""
    figure = drawn(half_year(NINE, status="provisional"))
    assert all(mark.provisional for mark in figure.also)


def test_a_small_group_of_a_statistic_is_hidden() -> None:
    """A second figure about few people of a group is not shown, nor are the groups beside it."""
    rows: list[Row] = [
        {"period": "2026-01", "value": 9, "denominator": 400},
        {"period": "2026-01", "value": 9, "denominator": 396, "channel": "mail"},
        {**month(1, 9, "p90", denominator=4), "channel": "online"},
    ]
    found = world(waits(NINE, cadence=None), *rows, as_of=LATE).all_results()
    assert {row.value for row in found if row.channel} == {None}


def test_a_group_of_a_statistic_cannot_be_had_by_subtraction() -> None:
    """Counts of a second share that leave three people to the group not shown hide them all."""

    def answered(whole: int, kept: int, **about: str) -> Row:
        figures = {"numerator": kept, "denominator": whole}
        return {"period": "2026-01", "statistic": "answered", **figures, **about}

    rows: list[Row] = [
        {"period": "2026-01", "value": 9, "denominator": 400},
        answered(400, 300),
        answered(397, 300, channel="mail"),
    ]
    found = world(waits(ANSWERED, cadence=None), *rows, as_of=LATE).all_results()
    assert [row.numerator for row in found if row.channel] == [None]


def test_a_channel_with_a_target_has_its_own_statistic() -> None:
    """The figure beside a channel's verdict is the channel's, not that of all cases."""
    made = standard(
        target(at_most="10 days"),
        target(channel="mail", at_most="12 days"),
        kind="median",
        unit="day",
        also=(NINE,),
        cadence=None,
    )
    mail = {"channel": "mail", "denominator": 200}
    rows = [month(1, 9), month(1, 20, "p90")]
    rows += [{**month(1, 11), **mail}, {**month(1, 30, "p90"), **mail}]
    facts = World(services=(service(made),), rows=rows, as_of=LATE).facts()
    assert [also_lines(each, ENGLISH)[0][:33] for each in (facts, *facts.others)] == [
        "9 in 10, January 2026: 20 days (4",
        "9 in 10, January 2026: 30 days (2",
    ]


def test_order_of_rows_does_not_matter() -> None:
    """A second figure that stands before its result in the file is shown all the same."""
    rows = [month(1, 20, "p90"), month(1, 9)]
    made = waits(NINE, cadence=None)
    one, other = (world(made, *given, as_of=LATE) for given in (rows, rows[::-1]))
    assert one.all_results() == other.all_results()
