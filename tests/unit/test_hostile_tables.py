"""Tables made to exhaust, mislead or unmask: findings, never a crash, and no figure of a group."""

import pytest

from generator.diagnostics import Report
from generator.diagnostics.json import as_json
from generator.diagnostics.text import as_text
from generator.sources.tables import MOST_COLUMNS, read_table
from making import PATH, standard, target, world


@pytest.mark.parametrize("digits", [101, 400, 5_000, 30_000])
@pytest.mark.parametrize("column", ["numerator", "denominator", "value"])
def test_a_number_of_absurd_length_is_a_finding(digits: int, column: str) -> None:
    """A number too long for any count does not reach int() or float(), which would refuse it."""
    row = {"period": "2025-03", "numerator": "5", "denominator": "50", "value": "10"}
    made = world(standard(target(at_least="90%")), {**row, column: "9" * digits})

    assert made.judged is not None
    assert "bad-number" in [found.code for found in made.report]


def test_numbers_of_a_hundred_digits_are_judged_exactly() -> None:
    """A count may pass 64 bits by far and still be compared as the integer it is."""
    row = {"period": "2025-03", "numerator": "9" * 97 + "0", "denominator": "1" + "0" * 99}
    made = world(standard(target(at_least="10%")), row)

    assert str(made.result().status) == "missed"


@pytest.mark.parametrize("width", [MOST_COLUMNS + 1, 200_000])
def test_a_table_of_too_many_columns_is_one_finding(width: int) -> None:
    """A header of many thousand names is refused before each name is compared with the others."""
    report = Report()

    table = read_table(b"c," * width + b"c\n", PATH, report=report)

    assert table is None
    assert [found.code for found in report] == ["too-many-columns"]


def test_many_lines_that_cannot_be_read_are_few_findings() -> None:
    """Twenty thousand stray quotes do not bury every other finding, and none goes unnamed."""
    report = Report()

    read_table(b"service,note\n" + b'"a,b\n' * 20_000, PATH, report=report)

    lost = [found for found in report if found.code == "unclosed-quote"]
    (rest,) = (found for found in report if found.code == "more-rows-like-it")
    assert len(lost) == 5
    assert "19,995" in rest.message


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\x7f", "\u202e", "\u202d", "\uffff"])
def test_a_control_character_of_a_table_reaches_no_page(character: str) -> None:
    """What steers a terminal or turns the text behind it is found and left out."""
    report = Report()
    text = f"service,note\na,one{character}two\n"

    table = read_table(text.encode(), PATH, report=report)

    assert table is not None
    assert list(table.frame["note"]) == ["onetwo"]
    assert [(found.code, found.place.line) for found in report] == [("control-character", 2)]


@pytest.mark.parametrize(
    "figures",
    [
        {"numerator": "7841", "denominator": "3923"},
        {"numerator": "3923", "denominator": "7841", "value": "99.17"},
    ],
)
@pytest.mark.parametrize("group", [{"channel": "mail"}, {"segment": "district:d1"}])
def test_a_finding_on_a_group_prints_no_figure_of_it(
    figures: dict[str, str], group: dict[str, str]
) -> None:
    """A group may be too small to show, and what a check prints is read by everybody."""
    made = world(standard(target(at_least="90%")), {"period": "2025-03", **figures, **group})

    assert made.results is not None
    assert len(made.report) == 1
    printed = as_text(made.report) + as_json(made.report)
    shown = ("7841", "7,841", "3923", "3,923", "99.17", "50.03")
    assert not [figure for figure in shown if figure in printed]
