"""Surveys: who is asked what, in which words, and which answers count as favourable.

Takes nothing: the doors in `sources/` fill these types. Gives values that never change.
Must not know YAML, CSV, files, pages, or how many people answered.
"""

from dataclasses import dataclass
from enum import StrEnum

from generator.model.fields import Located, doc
from generator.periods import Period
from generator.text import Text


class Framework(StrEnum):
    """The published instrument that a survey follows."""

    A11_2018 = "a11-2018"
    A11_2023 = "a11-2023"
    UK_FIVE_LEVEL = "uk-five-level"
    CUSTOM = "custom"


class Point(StrEnum):
    """When in people's dealings with the government they are asked."""

    INTERACTION = "post-interaction"
    JOURNEY = "post-journey"
    RELATIONAL = "relational"


class Respondents(StrEnum):
    """Who is asked."""

    PUBLIC = "public"
    STAFF = "staff"


class Selection(StrEnum):
    """How those who are asked are chosen."""

    EVERYONE = "everyone"
    RANDOM = "random"
    OPEN = "open"


class QuestionType(StrEnum):
    """How a question is answered."""

    RATING = "rating"
    YES_NO = "yes_no"
    CHOOSE_MANY = "choose_many"


class Driver(StrEnum):
    """What a question is about: satisfaction as a whole, trust, or what drives them."""

    SATISFACTION = "satisfaction"
    TRUST = "trust"
    EFFECTIVENESS = "effectiveness"
    EASE = "ease"
    EFFICIENCY = "efficiency"
    TRANSPARENCY = "transparency"
    HUMANITY = "humanity"
    EMPLOYEE = "employee"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that can be given: `code` as files write it, `label` as people read it.

    `value` is the number that a mean adds up, as it stands on the form: where the scale is
    reversed a lower mean is better. None for answers that are no numbers.
    """

    code: str
    label: Text | None = None
    favourable: bool = False
    value: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Located):
    """The answers to a rating or to a question of yes or no."""

    points: int = doc("How many answers there are.", default=5)
    lowest: int = doc("The lowest answer, 1 or 0.", default=1)
    labels: tuple[Text, ...] = doc("What each answer is called, from the lowest on.", default=())
    favourable: tuple[str, ...] = doc(
        "Answers that count as favourable; 4 and 5 of five where left out.", default=()
    )
    reversed: bool = doc("Whether the lowest answer is the best one.", default=False)
    no_answer: tuple[str, ...] = doc(
        "Codes that are no answer, such as 9 for don't know; never counted.", default=()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Located):
    """One option of a question to which several answers may be chosen."""

    id: str = doc("How files of answers write it.")
    text: Text = doc("Its exact wording.")
    driver: Driver | None = doc("What it is about.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOf(Located):
    """That a question is asked only of those who answered another one so."""

    question: str = doc("The id of the other question.")
    answers: tuple[str, ...] = doc("Its answers after which this question is asked.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Located):
    """One question of a survey, in its exact words."""

    id: str = doc("The question's id, as it stands in files of answers.")
    text: Text = doc("Its exact wording.")
    driver: Driver | None = doc("What it is about.", default=None)
    type: QuestionType = doc("How it is answered.", default=QuestionType.RATING)
    scale: Scale | None = doc(
        "The answers of a rating, or of yes and no; five points where left out.", default=None
    )
    options: tuple[Option, ...] = doc("What can be chosen, where several can.", default=())
    asked_of: AskedOf | None = doc("Who is asked, where not everybody is.", default=None)
    source_id: str | None = doc("Its id at its source.", default=None)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer that counts, the lowest first; codes for no answer are not among them."""
        scale = self.scale or Scale()
        if self.type is QuestionType.CHOOSE_MANY:
            return tuple(Answer(option.id, option.text) for option in self.options)
        if self.type is QuestionType.YES_NO:
            return tuple(Answer(code, None, code in scale.favourable) for code in ("no", "yes"))
        numbers = range(scale.lowest, scale.lowest + scale.points)
        labels: tuple[Text | None, ...] = scale.labels or (None,) * scale.points
        return tuple(
            Answer(str(number), label, str(number) in scale.favourable, number)
            for number, label in zip(numbers, labels, strict=False)
        )

    @property
    def from_worst(self) -> tuple[Answer, ...]:
        """The answers from the least to the most favourable; options as they are listed."""
        good = [at for at, one in enumerate(self.answers) if one.favourable]
        first_half = bool(good) and 2 * sum(good) < (len(self.answers) - 1) * len(good)
        return self.answers[::-1] if first_half else self.answers

    @property
    def sides(self) -> tuple[tuple[Answer, ...], tuple[Answer, ...], tuple[Answer, ...]]:
        """Answers against, neither and for: what is not favourable is against it below the middle.

        Each from the least favourable on.
        """
        answers, middle = self.from_worst, (len(self.answers) - 1) / 2
        rest = [(at, one) for at, one in enumerate(answers) if not one.favourable]
        against = tuple(one for at, one in rest if at < middle)
        neither = tuple(one for at, one in rest if at >= middle)
        return against, neither, tuple(one for one in answers if one.favourable)

    @property
    def no_answer(self) -> tuple[str, ...]:
        """The codes that are no answer."""
        return self.scale.no_answer if self.scale else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking(Located):
    """How people come to be asked."""

    where: Text | None = doc("Where: on the last page, at the counter.", default=None)
    when: Text | None = doc("When: right after the call.", default=None)
    mode: Text | None = doc("By what means: by text message, on paper.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyChange(Located):
    """From here on, answers cannot be compared with those before."""

    at_period: Period = doc("The first period, or day, of the new way.", key="at")
    note: Text = doc("What changed: a wording, a scale, how people are asked.")
    questions: tuple[str, ...] = doc(
        "Ids of the questions it is about; all where left out.", default=()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Located):
    """An instrument with which people are asked: content/surveys/ID.yaml.

    As `Content` holds it, all that its framework or its kind of question fixes is filled in:
    `questions` are there, each rating has a scale with labels where they are known, and its
    `favourable` answers are named. `selection` None means that nobody said how people are chosen.
    """

    id: str = doc("The file's name.", default="")
    name: Text = doc("The survey's name.")
    framework: Framework = doc("The published instrument it follows.", default=Framework.CUSTOM)
    named: str | None = doc(
        "What the framework's questions call the service, such as `the Claims Office`.",
        default=None,
    )
    point: Point | None = doc("After a contact, after a journey, or in general.", default=None)
    audience: Respondents = doc("Who is asked.", default=Respondents.PUBLIC)
    selection: Selection | None = doc(
        "How those who are asked are chosen: everyone, a random sample, or an open invitation.",
        default=None,
    )
    asked: Asking | None = doc("Where, when and how people are asked.", default=None)
    control_number: str | None = doc("Its approval number, such as an OMB number.", default=None)
    minutes: int | None = doc("How long it takes to answer.", default=None)
    questions: tuple[Question, ...] = doc(
        "Its questions; those of the framework, in its own words, where left out.", default=()
    )
    url: str | None = doc("Where the survey itself can be read.", default=None)
    changes: tuple[SurveyChange, ...] = doc("What broke the series of answers.", default=())
    was: tuple[str, ...] = doc(
        "Ids it had before; links to it lead here, and tables of answers may still name them.",
        default=(),
    )
    source_id: str | None = doc("Its id at its source.", default=None)

    def question(self, name: str) -> Question | None:
        """The question of an id."""
        return next((one for one in self.questions if one.id == name), None)
