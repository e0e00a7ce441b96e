"""Small numbers: which cells are hidden, and that nothing of a hidden cell is left."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.disclosure.hiding import ALL_STATUSES, KEPT, hide_small
from generator.judge.verdicts import RULES
from generator.model import Service, Standard, Status
from generator.published import Result
from making import Row, World, service, standard, target, world

MADE = standard(target(at_least="50%"), cadence=None)


def total(top: int = 300, bottom: int = 400, when: str = "2025-03", **cells: object) -> Row:
    """A row about everyone."""
    return {"period": when, "numerator": top, "denominator": bottom, **cells}


def group(name: str, top: object, bottom: object, when: str = "2025-03", **cells: object) -> Row:
    """A row about one district."""
    key = {"period": when, "segment": f"district:{name}"}
    return {**key, "numerator": top, "denominator": bottom, **cells}


def channel(name: str, top: object, bottom: object, when: str = "2025-03", **cells: object) -> Row:
    """A row about one channel."""
    return {"period": when, "channel": name, "numerator": top, "denominator": bottom, **cells}


def hidden(*rows: Row, made: Standard = MADE, **rest: object) -> list[str]:
    """Which rows are hidden: their period, channel and segment."""
    found = World(services=(service(made),), rows=rows, **rest).all_results()  # type: ignore[arg-type]
    return [_name(row) for row in found if row.status is Status.SUPPRESSED]


def _name(row: Result) -> str:
    return " ".join(filter(None, (row.period.key, row.channel, row.segment)))


THREE = ["2025-03 district:d1", "2025-03 district:d2", "2025-03 district:d3"]


def three(first: Row) -> tuple[Row, ...]:
    """A total and three districts, of which the second and third are large."""
    return (total(), first, group("d2", 100, 150), group("d3", 120, 180))


CELLS: list[tuple[str, Row, bool]] = [
    ("nine people", group("d1", 5, 9), True),
    ("ten people", group("d1", 5, 10), False),
    ("nobody", group("d1", 0, 0), True),
    ("ten who all answer yes", group("d1", 10, 10), True),
    ("ten who all answer no", group("d1", 0, 10), True),
    ("twenty-nine alike", group("d1", 29, 29), True),
    ("thirty alike", group("d1", 30, 30), False),
    ("a share of all of twelve", group("d1", "", 12, value="100"), True),
    ("a share of none of twelve", group("d1", "", 12, value="0.0"), True),
    ("a share that rounds to all of twelve", group("d1", "", 12, value="99"), True),
    ("a share of one of twelve", group("d1", "", 12, value="8.3"), False),
    ("a share of unknown people", group("d1", "", "", value="80"), True),
    ("a numerator of unknown people", group("d1", 20, ""), True),
    ("people left out, of unknown people", group("d1", "", "", excluded=3), True),
    ("open cases of unknown people", group("d1", "", "", open_late=1), True),
    ("a number of cases below the minimum", group("d1", "", 4), True),
    ("a large number of cases alone", group("d1", "", 40), False),
    ("a row with a note only", group("d1", "", "", note="no data"), False),
    ("impossible, and few", group("d1", 12, 4), True),
    ("a figure that cannot be read", group("d1", "many", 40), False),
]


@pytest.mark.parametrize(
    ("cell", "expected"), [case[1:] for case in CELLS], ids=[case[0] for case in CELLS]
)
def test_telling_cells_hide_their_division(cell: Row, *, expected: bool) -> None:
    """One cell that gives people away hides all cells of its division for the period."""
    assert hidden(*three(cell)) == (THREE if expected else [])


def test_failures_that_are_alike_are_hidden() -> None:
    """Few people who all broke the promise give each other away as well."""
    made = standard(target(at_least="50%"), counts="failures", cadence=None)
    assert hidden(*three(group("d1", 0, 12)), made=made) == THREE
    assert hidden(*three(group("d1", 12, 12)), made=made) == THREE


@pytest.mark.parametrize("minimum", [5, 10, 50])
def test_the_minimum_is_the_sites(minimum: int) -> None:
    """A cell of the minimum is shown, one of a person fewer is not."""
    assert hidden(*three(group("d1", 2, minimum)), minimum=minimum) == []
    assert hidden(*three(group("d1", 2, minimum - 1)), minimum=minimum) == THREE


def test_totals_are_never_hidden() -> None:
    """A total of three people is published as it is, with its verdict."""
    made = world(MADE, total(2, 3), group("d1", 2, 3))
    everyone, cell = made.all_results()
    assert (everyone.status, everyone.numerator) == (Status.MET, 2)
    assert (cell.status, cell.numerator) == (Status.SUPPRESSED, None)


def test_other_divisions_and_standards_stay() -> None:
    """A small district hides no channel, and nothing of another standard or period."""
    other = replace(MADE, id="other")
    rows = [
        *three(group("d1", 5, 9)),
        channel("mail", 100, 200),
        channel("online", 150, 200),
        *(group(f"d{n}", 50, 60, when="2025-04") for n in (1, 2, 3)),
        *(group(f"d{n}", 50, 60, standard="other") for n in (1, 2, 3)),
    ]
    found = World(services=(service(MADE, other),), rows=rows).all_results()
    assert [(r.standard, _name(r)) for r in found if r.status is Status.SUPPRESSED] == [
        ("time", name) for name in THREE
    ]


SPANS = [
    ("2025-Q1", True),
    ("2025", True),
    ("12M-2025-03", True),
    ("12M-2026-02", True),
    ("YTD-2025-12", True),
    ("2025-03-31/2025-04-02", True),
    ("2025-W14", True),
    ("2025-Q2", False),
    ("2024", False),
    ("12M-2025-02", False),
    ("2025-04-01/2025-04-02", False),
]


@pytest.mark.parametrize(("span", "expected"), SPANS)
def test_overlapping_spans_are_hidden(span: str, *, expected: bool) -> None:
    """A longer or shorter span that shares a day with a hidden cell could give it away."""
    rows = (*three(group("d1", 5, 9)), group("d2", 700, 900, when=span))
    assert (f"{span} district:d2" in hidden(*rows, as_of=date(2026, 6, 1))) is expected


def test_cross_cells() -> None:
    """A small cell hides every cell by two things at once, and one of these hides everything."""
    both = {**group("d1", 50, 90), "channel": "mail"}
    few = {**group("d1", 5, 9), "channel": "mail"}
    by_channel = (channel("mail", 100, 200), channel("online", 150, 200))
    large = three(group("d1", 50, 70))
    assert hidden(*three(group("d1", 5, 9)), both) == [
        "2025-03 district:d1",
        "2025-03 district:d2",
        "2025-03 district:d3",
        "2025-03 mail district:d1",
    ]
    assert hidden(*large, *by_channel, both) == []
    assert len(hidden(*large, *by_channel, few)) == 6


LEFT_OUT: list[tuple[str, tuple[Row, ...], bool]] = [
    ("three people in the group left out", (total(300, 400), group("d1", 100, 197),
     group("d2", 99, 200)), True),
    ("ten people in the group left out", (total(300, 400), group("d1", 100, 190),
     group("d2", 197, 200)), False),
    ("twelve people who are alike", (total(300, 400), group("d1", 100, 188),
     group("d2", 188, 200)), True),
    ("nobody left out", (total(300, 400), group("d1", 150, 200), group("d2", 150, 200)), False),
    ("all groups there, three people without one", (total(300, 403), group("d1", 50, 100),
     group("d2", 150, 200), group("d3", 70, 100)), False),
    ("no total to subtract from", (group("d1", 100, 197), group("d2", 99, 200)), False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"), [case[1:] for case in LEFT_OUT], ids=[case[0] for case in LEFT_OUT]
)
def test_a_group_left_out_is_a_cell(rows: tuple[Row, ...], *, expected: bool) -> None:
    """Where groups cover everyone, the total less the groups shown is the group left out."""
    assert bool(hidden(*rows)) is expected


def test_groups_that_do_not_cover_everyone_leave_no_rest() -> None:
    """Without that promise the rest could be anybody."""
    open_service = service(MADE, segments=(replace(service().segments[0], covers_everyone=False),))
    rows = (total(300, 400), group("d1", 100, 197), group("d2", 99, 200))
    found = World(services=(open_service,), rows=rows).all_results()
    assert all(row.status is not Status.SUPPRESSED for row in found)


def test_a_channel_left_out() -> None:
    """Channels that cover everyone leave a rest as groups do."""
    assert hidden(total(300, 400), channel("mail", 250, 396)) == ["2025-03 mail"]
    closed: Service = service(MADE, covers_everyone=False)
    rows = (total(300, 400), channel("mail", 250, 396))
    assert World(services=(closed,), rows=rows).all_results()[1].value is not None


def test_what_is_left_of_a_hidden_cell() -> None:
    """Its place stays, and no figure, word, mark or verdict of it."""
    rows = three(
        group("d1", 3, 7, value="42.9", excluded=2, open=4, open_late=1, population=8,
              status="provisional", note="Three of seven", confirmed="yes")
    )  # fmt: skip
    cell = world(MADE, *rows).all_results()[1]
    assert cell.status is Status.SUPPRESSED
    assert cell.segment == "district:d1"
    for name in (
        *("numerator", "denominator", "excluded", "open", "open_late", "population"),
        *("value", "ends", "target", "low", "high", "gap", "kept", "note"),
    ):
        assert getattr(cell, name) is None, name
    marks = (cell.rounded, cell.provisional, cell.projected, cell.unconfirmed, cell.small)
    assert not any(marks)
    assert cell.faulty == ""


def test_planted_numbers_are_gone() -> None:
    """Distinctive numbers below a huge minimum are nowhere in what is published."""
    rows = [
        total(9_000_000, 9_500_000),
        group("d1", 711_711, 722_722, note="733733", excluded=744_744, population=755_755),
        group("d2", 766_766, 777_777, when="2025-Q1", value="98.5838"),
        channel("mail", 788_788, 799_799),
    ]
    made = world(MADE, *rows, minimum=1_000_000, as_of=date(2026, 1, 15))
    text = repr(made.published) + repr(made.all_results())
    for planted in ("711711", "722722", "733733", "744744", "755755", "766766", "777777", "985838"):
        assert planted not in text.replace("_", ""), planted
    assert "9500000" in text


def test_the_results_as_read_are_gone() -> None:
    """What comes out of hiding holds no second copy of the figures."""
    made = world(MADE, *three(group("d1", 5, 9)))
    after = hide_small(made.judged, minimum=10)
    assert len(after.results.frame) == 0
    assert len(hide_small(world(MADE, total()).judged, minimum=10).results.frame) == 0


def test_moving_hidden_counts_changes_nothing() -> None:
    """Hidden counts that are moved about leave what is published equal."""
    one = world(MADE, *three(group("d1", 5, 9))).all_results()
    two = world(
        MADE, total(), group("d1", 2, 8), group("d2", 99, 151, note="x"), group("d3", 124, 180)
    ).all_results()
    assert one == two


def test_figures_of_a_period_that_is_not_over_are_hidden_too() -> None:
    """Not due is no reason to show few people: the status stays, the figures go."""
    rows = three(group("d1", 5, 9))
    _, cell, *_ = world(MADE, *rows, as_of=date(2025, 3, 20)).all_results()
    assert cell.status is Status.NOT_DUE
    assert (cell.numerator, cell.denominator, cell.value, cell.small) == (None, None, None, False)


@pytest.mark.parametrize("word", ["not_applicable", "suspended"])
def test_figures_beside_a_status_are_hidden_too(word: str) -> None:
    """A row that says it does not apply keeps that status, and none of its few people."""
    rows = three(group("d1", 5, 9, status=word, note="five of nine"))
    _, cell, *_ = world(MADE, *rows).all_results()
    assert cell.status == word
    assert (cell.numerator, cell.denominator, cell.value, cell.note) == (None, None, None, None)


def test_a_suspended_row_without_figures_keeps_its_reason() -> None:
    """A reason is about nobody's number."""
    rows = (
        *three(group("d1", "", "", status="suspended", note="Fire")),
        group("d2", 5, 9, "2025-Q1"),
    )
    cell = next(row for row in world(MADE, *rows).all_results() if row.segment == "district:d1")
    assert cell.status is Status.SUSPENDED
    assert cell.note is not None


def test_counts_beyond_64_bits_are_hidden() -> None:
    """Columns of Python integers lose their hidden cells as others do."""
    rows = (
        total(10**30, 2 * 10**30, value="5" * 25),
        group("d1", 5, 9),
        group("d2", 10**20, 10**21),
    )
    everyone, *cells = world(MADE, *rows).all_results()
    assert everyone.numerator == 10**30
    assert [cell.numerator for cell in cells] == [None, None]


def test_the_verdict_hidden_is_no_rule() -> None:
    """Suppression is past the rules: no rule gives it."""
    assert Status.SUPPRESSED not in RULES
    assert (*RULES, Status.SUPPRESSED) == ALL_STATUSES


def test_what_is_kept_of_a_hidden_row() -> None:
    """The columns that stay are keys, dates and places; a new column is hidden until listed."""
    columns = set(world(MADE, total()).judged.frame.columns)
    assert columns >= KEPT
    figures = {"numerator", "denominator", "value_mantissa", "value_top", "value_text", "note"}
    assert not KEPT & figures


CELL = st.tuples(st.integers(0, 45), st.integers(0, 45)).map(lambda pair: (min(pair), max(pair)))
MONTHS = ("2025-01", "2025-02", "2025-03")


@settings(max_examples=20)
@given(st.lists(st.tuples(*[st.none() | CELL] * 3), min_size=3, max_size=3))
def test_no_cell_can_be_had(months: list[tuple[tuple[int, int] | None, ...]]) -> None:
    """What is shown holds the minimum, answers in more than one way, and leaves no small rest."""
    rows: list[Row] = []
    for when, cells in zip(MONTHS, months, strict=True):
        some = [cell or (4, 7) for cell in cells]
        rows.append(total(sum(c[0] for c in some), sum(c[1] for c in some), when))
        rows += [group(f"d{n}", *c, when) for n, c in enumerate(cells, start=1) if c is not None]
    for n in (1, 2, 3):
        whole = [cells[n - 1] or (4, 7) for cells in months]
        rows.append(group(f"d{n}", sum(c[0] for c in whole), sum(c[1] for c in whole), "2025-Q1"))
    found = world(MADE, *rows).all_results()
    for when in (*MONTHS, "2025-Q1"):
        _check_division([row for row in found if row.period.key == when])
    if any(row.status is Status.SUPPRESSED for row in found):
        assert all(
            row.value is None for row in found if row.period.key == "2025-Q1" and row.segment
        )


def _check_division(rows: list[Result]) -> None:
    shown = [row for row in rows if row.segment and row.denominator is not None]
    for row in shown:
        assert row.denominator is not None
        assert row.denominator >= 10
        assert row.denominator >= 30 or row.value not in (Fraction(0), Fraction(100))
    everyone = [row.denominator for row in rows if not row.segment]
    if everyone and shown and len(shown) < 3:
        rest = (everyone[0] or 0) - sum(row.denominator or 0 for row in shown)
        assert not 0 < rest < 10
