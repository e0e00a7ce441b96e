"""One language: names of periods, dates, numbers, and texts of the project."""

from datetime import date
from gettext import NullTranslations

import pytest

from generator.periods import Calendar
from generator.sentences.tongue import Tongue, locale_of, open_tongue, own_name
from generator.text import Phrase, Text
from making import ENGLISH, period

OCTOBER = Calendar(10, "last")

LABELS = [
    ("2025-03-14", "March 14, 2025", "On March 14, 2025"),
    ("2025-W11", "week of March 10, 2025", "In the week of March 10, 2025"),
    ("2025-03", "March 2025", "In March 2025"),
    ("2025-Q1", "January to March 2025", "From January to March 2025"),
    ("2025-H2", "July to December 2025", "From July to December 2025"),
    ("2025", "2025", "In 2025"),
    (
        "FY2025",
        "FY2024\N{EN DASH}25 (October 2024 to September 2025)",
        "In FY2024\N{EN DASH}25 (October 2024 to September 2025)",
    ),
    (
        "FY2025-Q2",
        "FY2024\N{EN DASH}25 Q2 (January to March 2025)",
        "In FY2024\N{EN DASH}25 Q2 (January to March 2025)",
    ),
    (
        "12M-2025-03",
        "twelve months to March 2025",
        "In the twelve months to March 2025",
    ),
    ("YTD-2025-03", "January to March 2025", "From January to March 2025"),
    ("YTD-2025-01", "January 2025", "In January 2025"),
    (
        "2025-03-01/2025-03-28",
        "March 1, 2025 to March 28, 2025",
        "From March 1, 2025 to March 28, 2025",
    ),
]


@pytest.mark.parametrize(("text", "label", "during"), LABELS)
def test_periods(text: str, label: str, during: str) -> None:
    """Every form has a name that people use, and a way into a sentence."""
    when = period(text, OCTOBER)
    assert ENGLISH.period(when) == label
    assert ENGLISH.during(when) == during


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-07-14", "July 14, 2025"),
        ("2025-W11", "March 10, 2025"),
        ("2025-03-03/2025-03-28", "March 3, 2025"),
        ("2025-07", "July 2025"),
        ("2025-Q3", "July 2025"),
        ("2025-H2", "July 2025"),
        ("2025", "2025"),
        ("FY2025", "October 2024"),
        ("FY2025-Q2", "January 2025"),
        ("12M-2025-03", "April 2024"),
    ],
)
def test_the_start_of_a_period(text: str, expected: str) -> None:
    """“Since July 2025” names when a period begins, and not when it ends."""
    assert ENGLISH.start(period(text, OCTOBER)) == expected


def test_a_fiscal_year_of_one_calendar_year() -> None:
    """A fiscal year that begins in January has one year in its name, and its months."""
    assert ENGLISH.period(period("FY2025")) == "FY2025 (January to December 2025)"


SPANS = [
    ("2023-10", "2026-09", "October 2023 to September 2026"),
    ("2025-03", "2025-03", "March 2025"),
    ("2023-Q1", "2025-Q4", "January 2023 to December 2025"),
    ("2023", "2025", "2023 to 2025"),
    ("FY2024", "FY2025", "October 2023 to September 2025"),
    ("2025-W11", "2025-W13", "March 10, 2025 to March 30, 2025"),
    ("2025-03-14", "2025-03-20", "March 14, 2025 to March 20, 2025"),
    ("12M-2025-01", "12M-2025-03", "February 2024 to March 2025"),
]


@pytest.mark.parametrize(("first", "last", "expected"), SPANS)
def test_spans(first: str, last: str, expected: str) -> None:
    """From the beginning of the first to the end of the last, said once."""
    assert ENGLISH.span(period(first, OCTOBER), period(last, OCTOBER)) == expected


SHORT = [
    ("2025-03", "Mar 2025"),
    ("2025-Q1", "Q1 2025"),
    ("FY2025-Q2", "FY2024\N{EN DASH}25 Q2"),
    ("2025-H1", "Jun 2025"),
    ("2025", "2025"),
    ("FY2025", "FY2024\N{EN DASH}25"),
    ("2025-03-14", "Mar 14, 2025"),
    ("2025-W11", "Mar 10, 2025"),
]


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_short(text: str, expected: str) -> None:
    """An axis has room for a short name."""
    assert ENGLISH.short(period(text, OCTOBER)) == expected


def test_other_languages() -> None:
    """Months and dates are those of the language."""
    french = Tongue("fr", "en")
    assert french.date(date(2025, 3, 1)) == "1 mars 2025"
    assert french.period(period("2025-03")) == "mars 2025"
    assert Tongue("en-GB", "en-GB").date(date(2025, 3, 1)) == "1 March 2025"


def test_a_language_that_the_locale_library_does_not_know() -> None:
    """Its numbers and dates are those of English, rather than none."""
    assert locale_of("xx").language == "en"
    assert locale_of("not a code").language == "en"
    assert Tongue("xx", "xx").date(date(2025, 3, 1)) == "March 1, 2025"


NUMBERS = [
    ("0", "0"),
    ("999", "999"),
    ("1000", "1,000"),
    ("1234567.0890", "1,234,567.0890"),
    ("-1234.5", "\N{MINUS SIGN}1,234.5"),
    (str(10**20), "100,000,000,000,000,000,000"),
]


@pytest.mark.parametrize(("number", "expected"), NUMBERS)
def test_digits(number: str, expected: str) -> None:
    """Thousands are set apart; no decimal is added or lost."""
    assert ENGLISH.digits(number) == expected


def test_counts() -> None:
    """A whole number of any size."""
    assert ENGLISH.count(51_813) == "51,813"
    assert ENGLISH.count(-5) == "\N{MINUS SIGN}5"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_joined(parts: list[str], expected: str) -> None:
    """Parts of a sentence are joined as people do."""
    assert ENGLISH.joined(parts) == expected


def test_texts_of_the_project() -> None:
    """A text is said in its language where there is one, and its language is known."""
    both = Text.many({"fr": "oui", "en": "yes"})
    french = Tongue("fr", "en")
    assert french.text(both) == Phrase("oui", "fr")
    assert Tongue("de", "en").text(both) == Phrase("yes", "en")
    assert french.text(Text.plain("yes")) == Phrase("yes", "en")
    assert french.plain(None) == ""


class Shouting(NullTranslations):
    """A catalogue that can be told from none."""

    def gettext(self, message: str) -> str:
        """The message in capitals, its gaps as they are."""
        return message.upper().replace("{COUNT}", "{count}").replace("{NAME}", "{name}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """One or many."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def test_fixed_sentences_go_through_the_catalogue() -> None:
    """Every fixed sentence can be translated, with its plural."""
    tongue = Tongue("en", "en", catalogue=Shouting())
    assert tongue.say("by {name}", name="a") == "BY a"
    assert tongue.plural("{count} case", "{count} cases", 1) == "1 CASE"
    assert tongue.plural("{count} case", "{count} cases", 1200) == "1,200 CASES"


SPOKEN = [
    ("es", "2025-03", "En marzo de 2025", "Marzo de 2025"),
    ("es", "2025-W11", "En la semana del 10 de marzo de 2025", "Semana del 10 de marzo de 2025"),
    ("es", "2025-Q1", "De enero a marzo de 2025", "Enero a marzo de 2025"),
    (
        "es",
        "2025-03-01/2025-03-28",
        "Del 1 de marzo de 2025 al 28 de marzo de 2025",
        "Del 1 de marzo de 2025 al 28 de marzo de 2025",
    ),
    (
        "es",
        "FY2025",
        "En el año fiscal 2024–25 (octubre de 2024 a septiembre de 2025)",
        "Año fiscal 2024–25 (octubre de 2024 a septiembre de 2025)",
    ),
    ("fr", "2025-03-14", "Le 14 mars 2025", "14 mars 2025"),
    ("fr", "2025-Q1", "Entre janvier et mars 2025", "Janvier à mars 2025"),
    (
        "fr",
        "FY2025-Q2",
        "Au cours du T2 de l’exercice 2024–25 (janvier à mars 2025)",
        "T2 de l’exercice 2024–25 (janvier à mars 2025)",
    ),
    (
        "fr",
        "FY2025",
        "Au cours de l’exercice 2024–25 (octobre 2024 à septembre 2025)",
        "Exercice 2024–25 (octobre 2024 à septembre 2025)",
    ),
]


@pytest.mark.parametrize(("language", "text", "during", "heading"), SPOKEN)
def test_periods_in_other_languages(language: str, text: str, during: str, heading: str) -> None:
    """Each form has a sentence of its own: the words before a month are not those before a day."""
    tongue, when = open_tongue(language, default="en"), period(text, OCTOBER)

    assert tongue.during(when) == during
    assert tongue.heading(when) == heading


def test_a_percentage_in_other_languages() -> None:
    """A space that does not break stands before the sign where the language has one."""
    said = {one: open_tongue(one, default="en").percent("92.4") for one in ("en", "es", "fr")}

    assert said == {
        "en": "92.4%",
        "es": "92,4\N{NO-BREAK SPACE}%",
        "fr": "92,4\N{NO-BREAK SPACE}%",
    }


def test_a_list_in_other_languages() -> None:
    """The last two are joined by the language's own word."""
    said = [open_tongue(one, default="en").joined(["a", "b", "c"]) for one in ("en", "es", "fr")]

    assert said == ["a, b and c", "a, b y c", "a, b et c"]


def test_languages_are_named_in_themselves_and_in_others() -> None:
    """A switch names each in itself; a sentence names it in the sentence's language."""
    assert [own_name(one) for one in ("en", "es", "fr")] == ["English", "Español", "Français"]
    assert open_tongue("fr", default="en").language_name("en") == "anglais"


def test_the_programs_own_texts_are_said_in_every_language_it_speaks() -> None:
    """The usual names of answers are its own; the words of a project are nobody's to translate."""
    ours, theirs = Text.own("Agree"), Text.plain("Agree")
    spanish, german = (open_tongue(one, default="en") for one in ("es", "de"))

    assert spanish.text(ours) == Phrase("De acuerdo", "es")
    assert spanish.text(theirs) == Phrase("Agree", "en")
    assert german.text(ours) == Phrase("Agree", "en")
    assert open_tongue("es", default="es").text(ours) == Phrase("De acuerdo", "es")
