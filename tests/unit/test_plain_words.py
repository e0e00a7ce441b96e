"""English promises above school grade 9 are found, and only those."""

from dataclasses import replace

import pytest

from generator.diagnostics import Diagnostic, Place, Report, Severity
from generator.model import Ending, Places, Standard
from generator.sources.content import Content
from generator.sources.plain_words import check_plain_words
from generator.text import Text
from making import SITE, period, service, standard, target

HARD = (
    "Notification of the eligibility determination is communicated to the applicant within 30 days."
)
EASY = "We tell you within 30 days whether you can get the benefit."


def promising(text: str | Text, *, ended: Ending | None = None) -> Standard:
    """A standard with this promise."""
    said = Text.plain(text) if isinstance(text, str) else text
    return replace(standard(target()), promise=said, ended=ended)


def findings(*standards: Standard, languages: tuple[str, ...] = ("en",)) -> list[Diagnostic]:
    """What is found of these promises."""
    report = Report()
    site = replace(SITE, languages=languages)
    check_plain_words(Content(site, services=(service(*standards),)), report)
    return list(report)


def test_a_hard_promise() -> None:
    """It is a warning that names the grade and the longest word."""
    (found,) = findings(promising(HARD))

    assert found.severity is Severity.WARNING
    assert found.message == (
        "This promise reads at school grade 19, above 9: the longest word is 'eligibility'"
    )


def test_a_long_sentence_is_named() -> None:
    """A sentence of more than twenty words is said to be one, with its words."""
    (found,) = findings(promising(HARD[:-1] + " of the day on which it is received by us there."))
    assert "one sentence has 24 words, and the longest word" in found.message


@pytest.mark.parametrize(
    "text",
    [
        EASY,
        "Renew a passport in 6 weeks",
        "Answer telephone enquiries within 20 seconds",
        "We issue your permit within 3 business days of a complete application.",
        "We issue your certificate of citizenship within 5 months.",
        "Acknowledge receipt of application forms within 2 business days.",
    ],
)
def test_plain_promises(text: str) -> None:
    """Short promises, and those with one long word that names the thing, are left alone."""
    assert findings(promising(text)) == []


@pytest.mark.parametrize(
    ("text", "languages", "count"),
    [
        (Text.plain(HARD), ("fr", "en"), 0),
        (Text.plain(HARD), ("en-CA", "fr"), 1),
        (Text.many({"fr": HARD, "en": EASY}), ("fr", "en"), 0),
        (Text.many({"fr": EASY, "en": HARD}), ("fr", "en"), 1),
        (Text.many({"fr": EASY, "en-CA": HARD}), ("fr", "en-CA"), 1),
    ],
)
def test_only_english(text: Text, languages: tuple[str, ...], count: int) -> None:
    """The formula is made for English; a plain text is in the site's first language."""
    assert len(findings(promising(text), languages=languages)) == count


def test_the_words_that_stand_now() -> None:
    """The old words of a promise, which its old target keeps, are history."""
    old, new = target(promise=HARD), target("2025-01")
    assert findings(replace(standard(old, new), promise=Text.plain(EASY))) == []


def test_what_has_ended() -> None:
    """The words of a promise that has ended are history."""
    ending = Ending(last=period("2025-01"), reason=Text.plain("Merged."))
    assert findings(promising(HARD, ended=ending)) == []


def test_a_mapped_table() -> None:
    """The hard promises of a table are one suggestion, which counts them, at the first line."""
    rows = [(2, EASY), (3, HARD), (7, HARD)]
    made = [
        replace(promising(text), id=f"s{line}", at=Places(Place("data/table.csv", line)))
        for line, text in rows
    ]

    (found,) = findings(*made)

    assert found.severity is Severity.SUGGESTION
    assert found.place == Place("data/table.csv", 3)
    assert found.message.startswith("2 of 3 promises of this table read above school grade 9")
