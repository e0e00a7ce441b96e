"""Who was asked in a survey and about what, how many answered, and of whom they cannot speak.

Takes surveys, and the published numbers of people. Gives finished words. Must not know how many
gave which answer, nor decide what may be shown.
"""

from collections.abc import Iterator
from fractions import Fraction

from generator.model import Driver, Opinion, Point, Question, Respondents, Selection, Survey
from generator.sentences.answers import answer_words, either_words
from generator.sentences.numbers import ENDS_OF_SHARE, PERCENT, quantity
from generator.sentences.tongue import Tongue
from generator.text import N_

TOPICS = {
    Driver.SATISFACTION: N_("Satisfaction"),
    Driver.TRUST: N_("Trust"),
    Driver.EFFECTIVENESS: N_("Effectiveness"),
    Driver.EASE: N_("Ease"),
    Driver.EFFICIENCY: N_("Efficiency"),
    Driver.TRANSPARENCY: N_("Transparency"),
    Driver.HUMANITY: N_("Humanity"),
    Driver.EMPLOYEE: N_("Employees"),
    Driver.OTHER: N_("Other"),
}
"""What a question is about, in the order in which pages tell it."""

_WHOM = {
    None: N_("people who were served"),
    Point.INTERACTION: N_("people who were served, after each contact"),
    Point.JOURNEY: N_("people who were served, at the end of the whole matter"),
    Point.RELATIONAL: N_("people, about their dealings in general"),
}
"""Who is asked, and at what point; a survey may be about a service, an agency or a journey."""

ENOUGH = Fraction(80)
"""Per cent of those asked who have to answer before nothing needs to be said of the others."""

ONE_IN_A_HUNDRED = Fraction(1)

_WORDS = {
    Selection.EVERYONE: N_("Everybody who was served was asked."),
    Selection.RANDOM: N_("A random sample was asked."),
    Selection.OPEN: N_("Anybody could answer; nobody was chosen."),
}

_MARKS = {
    "answers-above-respondents": N_("The source gives more answers than people who responded."),
    "respondents-above-offered": N_("The source gives more people who responded than were asked."),
    "offered-above-customers": N_("The source gives more people asked than customers."),
    "scale-unlike-wording": N_(
        "The question speaks of ten points; its answers have fewer or more."
    ),
}
"""What is said of faults that stand beside sound figures, by code."""


def topic_words(driver: Driver | None, tongue: Tongue) -> str:
    """What a question is about; "" where nobody said."""
    return tongue.say(TOPICS[driver]) if driver is not None else ""


def whom_words(survey: Survey, tongue: Tongue) -> str:
    """Who is asked, and at what point."""
    if survey.audience is Respondents.STAFF:
        return tongue.say("the agency's staff")
    return tongue.say(_WHOM[survey.point])


def selection_words(survey: Survey, tongue: Tongue) -> str:
    """How those who were asked were chosen."""
    if survey.selection is None:
        return tongue.say("How people were chosen is not reported.")
    if survey.selection is Selection.EVERYONE and survey.audience is Respondents.STAFF:
        return tongue.say("All staff were asked.")
    return tongue.say(_WORDS[survey.selection])


def asked_of_words(question: Question, survey: Survey, tongue: Tongue) -> str:
    """Of whom a question is asked, where it is not asked of everybody; "" where it is."""
    only = question.asked_of
    before = survey.question(only.question) if only is not None else None
    if only is None or before is None:
        return ""
    answers = [answer for answer in before.answers if answer.code in only.answers]
    return tongue.say(
        "Asked only of those who said {answers} to “{question}”.",
        answers=either_words([answer_words(answer, tongue) for answer in answers], tongue),
        question=tongue.plain(before.text).rstrip("."),
    )


def response_words(opinion: Opinion, tongue: Tongue) -> str:
    """How many of those who were asked responded; "" where either is not told."""
    rate = opinion.response_rate
    if rate is None or opinion.respondents is None or opinion.offered is None:
        return ""
    return tongue.say(
        "{rate} responded: {respondents} of {offered} who were asked.",
        rate=quantity(rate, PERCENT, tongue, sides=ENDS_OF_SHARE),
        respondents=tongue.count(opinion.respondents),
        offered=tongue.count(opinion.offered),
    )


def opinion_cautions(opinion: Opinion, survey: Survey, tongue: Tongue) -> tuple[str, ...]:
    """What to keep in mind with a figure: few answers, who did not answer, weights, faults."""
    if not opinion.says:
        return ()
    return tuple(words for words in _cautions(opinion, survey, tongue) if words)


def _cautions(opinion: Opinion, survey: Survey, tongue: Tongue) -> Iterator[str]:
    if opinion.small and opinion.n is not None:
        yield tongue.plural(
            "Small numbers, read with care: {count} answer.",
            "Small numbers, read with care: {count} answers.",
            opinion.n,
        )
    yield _silent(opinion, survey, tongue)
    if opinion.weighted:
        yield tongue.say("Weighted by its source; the share is the source's own.")
    for code in opinion.marked:
        yield tongue.say(_MARKS[code]) if code in _MARKS else ""
    if opinion.status == "provisional":
        yield tongue.say("Provisional: the figure may still change.")
    if opinion.status == "projected":
        yield tongue.say("A projection, not a result.")


def _silent(opinion: Opinion, survey: Survey, tongue: Tongue) -> str:
    """Of those who did not answer, where they are many or nobody knows how many they are."""
    rate = opinion.response_rate
    if survey.selection is Selection.OPEN:
        return tongue.say("Anybody could answer; others may think differently.")
    if rate is None:
        return tongue.say(
            "How many of those asked answered is not reported; others may think differently."
        )
    if rate >= ENOUGH:
        return ""
    if rate < ONE_IN_A_HUNDRED:
        return tongue.say(
            "Fewer than 1 in 100 of those asked answered; others may think differently."
        )
    return tongue.say(
        "{some} in 100 of those asked answered; others may think differently.", some=int(rate)
    )
