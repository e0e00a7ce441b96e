"""What stands in somebody's own words: found by line, never printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Report
from generator.diagnostics.text import as_text
from generator.sources.quotations import check_quotations, find_quotations


def findings(text: str, *, reviewed: bool = True) -> list[tuple[str, int]]:
    """The codes and lines of what is found in a text whose first line is line 1."""
    report = Report()
    quotations = tuple(find_quotations(text.split("\n"), first_line=1))
    check_quotations(quotations, "content/feedback/a.md", report, reviewed=reviewed)
    return [(found.code, found.place.line) for found in report]


def kinds(text: str) -> list[str]:
    """What kinds of personal data are found in a quotation."""
    report = Report()
    quotations = tuple(find_quotations([f"> {text}"], first_line=1))
    check_quotations(quotations, "content/feedback/a.md", report, reviewed=True)
    return [found.message.partition("looks like ")[2] for found in report]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Write to ann.lee+x@example.org, please.", "an e-mail address"),
        ("Write to ann (at) example.org.", "an e-mail address"),
        ("Write to ann&#64;example.org.", "an e-mail address"),
        ("Call me on 555-0100.", "a telephone number"),
        ("Call me on (555) 010-0100.", "a telephone number"),
        ("Call me on +44 20 7946 0958.", "a telephone number"),
        ("Appelez le 06 12 34 56 78.", "a telephone number"),
        ("Call 555*-*0100.", "a telephone number"),
        ("Call 555\u20110100.", "a telephone number"),
        ("My number is 123-45-6789.", "an identity number"),
        ("My number is QQ 12 34 56 C.", "an identity number"),
        ("My passport is X12345678.", "an identity number"),
        ("Mi DNI es 12345678Z.", "an identity number"),
        ("Mon numéro est 1 84 12 76 451 089 46.", "an identity number"),
        ("I live at 12 Oak Tree Lane.", "a street address"),
        ("J'habite 12 bis, rue de la Paix.", "a street address"),
        ("Vivo en la calle Mayor, 14.", "a street address"),
        ("Send it to P.O. Box 123.", "a street address"),
    ],
)
def test_personal_data_in_a_quotation_is_found(text: str, kind: str) -> None:
    """Each kind of personal data is found, in the forms in which people write it."""
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "I waited 6 weeks, from 2025-01-10 to 2025-03-14.",
        "Between 2023-2025 I applied 3 times.",
        "It cost 1,250.00, then 95.60.",
        "Form 10-2 asks for 35 x 45 mm.",
        "We were 1 200 000 people.",
        "The 12 photos were all refused.",
        "Office hours are 9.30-16.00.",
        "In room 12 the way was blocked.",
    ],
)
def test_other_numbers_in_a_quotation_are_left_alone(text: str) -> None:
    """Dates, sums, sizes and numbers of forms are no personal data."""
    assert kinds(text) == []


def test_a_number_broken_over_two_lines_is_found() -> None:
    """A line break inside a number hides nothing; the line is where it begins."""
    assert findings("> Call 555\n> 0100 tomorrow.") == [("personal-data-in-quote", 1)]


def test_a_quotation_goes_on_without_its_mark() -> None:
    """Lines below a quotation belong to it until a blank one."""
    assert findings("> Please\nwrite to a@example.org.") == [("personal-data-in-quote", 2)]


def test_text_outside_quotations_may_name_an_office() -> None:
    """What the agency says of itself is no quotation."""
    assert findings("Call us on 555-0100.\n\n- Room 4") == []


@pytest.mark.parametrize("text", ["> Twice!", "1. Said:\n\n   > Twice!", "- > Twice!", "  >Twice!"])
def test_a_quotation_that_nobody_reviewed_is_found(text: str) -> None:
    """A block quote needs a review, wherever it stands."""
    assert [code for code, _ in findings(text, reviewed=False)] == ["unreviewed-quote"]


@given(st.integers(min_value=0, max_value=9_999))
def test_a_finding_never_prints_what_it_is_about(number: int) -> None:
    """The telephone number itself stands in no message."""
    report, digits = Report(), f"{number:04}"
    quotations = tuple(find_quotations([f"> Call 555-867-{digits}."], first_line=1))
    check_quotations(quotations, "content/feedback/a.md", report, reviewed=False)
    report.quote(lambda _place: f"> Call 555-867-{digits}.")
    assert len(report) == 2
    assert f"867-{digits}" not in as_text(report)
