"""What published survey instruments fix: their questions, in their own words, and their scales.

Takes nothing. Gives questions by framework. Must not know which survey follows one.

Sources, each held against the wordings that agencies published in the quarterly collections of the
United States (mergedcxdata-2023-05-21.csv):

- 2018: OMB Circular A-11, section 280, in the words of the supporting statement that the General
  Services Administration files for each such survey (github.com/GSA/touchpoints). It allows other
  words for two questions: "I trust [name] to fulfill our country's commitment to [people]" for
  trust, "My issue was resolved" or "I found what I was looking for" for effectiveness.
- 2023: the trust question in the first of the two samples of the Office of Management and Budget
  (performance.gov, "Data Quality & Methods"); the two questions after it in the words of
  Touchpoints' A-11 form, version 2; the drivers in the order of its upload format. Of what the
  boxes say only the driver is fixed: here they say what the statements of 2018 say.
- The GOV.UK Service Manual, "Measuring user satisfaction".

Agencies ask in words of their own more often than not: a survey that does writes its questions out.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from generator.model.surveys import (
    AskedOf,
    Driver,
    Framework,
    Option,
    Question,
    QuestionType,
    Scale,
)
from generator.text import N_, Text

AGREEMENT = (
    N_("Strongly disagree"),
    N_("Disagree"),
    N_("Neutral"),
    N_("Agree"),
    N_("Strongly agree"),
)
SATISFACTION = (
    N_("Very dissatisfied"),
    N_("Dissatisfied"),
    N_("Neither satisfied or dissatisfied"),
    N_("Satisfied"),
    N_("Very satisfied"),
)
NAME = "[Program/Service name]"
"""Stands in the words of A-11 for what each survey names: people read a name there."""

FIVE = 5
UPPER_TWO = ("4", "5")
LOWER_THREE = ("1", "2", "3")


def _five(labels: tuple[str, ...]) -> Scale:
    """Five points with these labels, 4 and 5 favourable."""
    return Scale(
        points=FIVE, labels=tuple(Text.own(label) for label in labels), favourable=UPPER_TWO
    )


SCALES: Mapping[Framework, Scale] = MappingProxyType(
    {
        Framework.A11_2018: _five(AGREEMENT),
        Framework.A11_2023: _five(AGREEMENT),
        Framework.UK_FIVE_LEVEL: _five(SATISFACTION),
    }
)
"""The scale of a rating, where the survey does not give its own."""


def _rating(name: str, driver: Driver, text: str, framework: Framework) -> Question:
    return Question(id=name, driver=driver, text=Text.plain(text), scale=SCALES[framework])


_A11_2018 = (
    (
        Driver.SATISFACTION,
        f"I am satisfied with the service I received from {NAME}.",
    ),
    (Driver.TRUST, f"This interaction increased my confidence in {NAME}."),
    (Driver.EFFECTIVENESS, "My need was addressed."),
    (Driver.EASE, "It was easy to complete what I needed to do."),
    (Driver.EFFICIENCY, "It took a reasonable amount of time to do what I needed to do."),
    (Driver.HUMANITY, "I was treated fairly."),
    (Driver.EMPLOYEE, "Employees I interacted with were helpful."),
)

_A11_2023 = (
    (Driver.EFFECTIVENESS, "My need was addressed."),
    (Driver.EASE, "It was easy to complete what I needed to do."),
    (Driver.EFFICIENCY, "It took a reasonable amount of time to do what I needed to do."),
    (
        Driver.TRANSPARENCY,
        "I understood what was being asked of me throughout the process.",
    ),
    (Driver.HUMANITY, "I was treated fairly."),
    (Driver.EMPLOYEE, "Employees I interacted with were helpful."),
    (Driver.OTHER, "Something else"),
)


def _flags(name: str, text: str, after: tuple[str, ...]) -> Question:
    """The question after the trust question: which drivers explain the answer."""
    options = tuple(
        Option(id=driver.value, text=Text.plain(said), driver=driver) for driver, said in _A11_2023
    )
    return Question(
        id=name,
        text=Text.plain(text),
        type=QuestionType.CHOOSE_MANY,
        options=options,
        asked_of=AskedOf(question=Driver.TRUST.value, answers=after),
    )


QUESTIONS: Mapping[Framework, tuple[Question, ...]] = MappingProxyType(
    {
        Framework.A11_2018: tuple(
            _rating(driver.value, driver, text, Framework.A11_2018) for driver, text in _A11_2018
        ),
        Framework.A11_2023: (
            _rating(
                Driver.TRUST.value,
                Driver.TRUST,
                f"This interaction increased my trust in {NAME}.",
                Framework.A11_2023,
            ),
            _flags("positive", "What went well?", UPPER_TWO),
            _flags("negative", "What didn't go so well?", LOWER_THREE),
        ),
        Framework.UK_FIVE_LEVEL: (
            _rating(
                Driver.SATISFACTION.value,
                Driver.SATISFACTION,
                "Overall, how did you feel about the service you received today?",
                Framework.UK_FIVE_LEVEL,
            ),
        ),
    }
)
"""The questions of a survey that does not write out its own, with `NAME` where a name belongs."""


def questions_of(framework: Framework, named: str | None) -> tuple[Question, ...]:
    """The questions of a framework with the name that people read; with `NAME` where none is."""
    return tuple(_named(one, named or NAME) for one in QUESTIONS.get(framework, ()))


def _named(question: Question, name: str) -> Question:
    said = {own: text.replace(NAME, name) for own, text in question.text.by_language}
    return replace(question, text=Text(tuple(said.items())))


_WORDS: tuple[tuple[str, Driver], ...] = (
    ("i am satisfied with the service i received from", Driver.SATISFACTION),
    ("this interaction increased my confidence in", Driver.TRUST),
    ("this interaction increased my trust in", Driver.TRUST),
    ("my need was addressed", Driver.EFFECTIVENESS),
    ("my issue was resolved", Driver.EFFECTIVENESS),
    ("i found what i was looking for", Driver.EFFECTIVENESS),
    ("it was easy to complete what i needed to do", Driver.EASE),
    ("it took a reasonable amount of time to do what i needed to do", Driver.EFFICIENCY),
    ("i understand what was being asked of me throughout the process", Driver.TRANSPARENCY),
    ("i understood what was being asked of me throughout the process", Driver.TRANSPARENCY),
    ("i was treated fairly", Driver.HUMANITY),
    ("employees i interacted with were helpful", Driver.EMPLOYEE),
)
"""How the statements of A-11 begin; the two with a name in them end with it, the others end."""

_NAMED = (Driver.SATISFACTION, Driver.TRUST)

_COMMITTED = re.compile(r"i trust .+ to fulfill our country's commitment to .+")
"""The other wording of trust that the circular allows."""


def driver_in_words(text: str, framework: Framework) -> Driver | None:
    """The driver of a question in the very words of its framework; None for any other words."""
    said = " ".join(text.split()).casefold().replace("’", "'").rstrip(".!? ")
    if framework not in (Framework.A11_2018, Framework.A11_2023):
        return None
    for words, driver in _WORDS:
        if said == words or (driver in _NAMED and said.startswith(f"{words} ")):
            return driver
    return Driver.TRUST if _COMMITTED.fullmatch(said) else None
