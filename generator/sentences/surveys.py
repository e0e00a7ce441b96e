"""Surveys in words: how many answered and how, how a figure was made, what to keep in mind.

Takes published answers to a question. Gives finished sentences; they state figures, and say of
whom they cannot speak. Must not know pages, nor decide what may be shown.
"""

from collections.abc import Iterator
from fractions import Fraction

from generator.model import Answer, Opinion, Question, QuestionType, Respondents, Selection, Survey
from generator.sentences.numbers import ENDS_OF_SHARE, PERCENT, quantity
from generator.sentences.tongue import Tongue

ENOUGH = Fraction(80)
"""Per cent of those asked who have to answer before nothing needs to be said of the others."""

ONE_IN_A_HUNDRED = Fraction(1)

_WORDS = {
    Selection.EVERYONE: "Everybody who used the service was asked.",
    Selection.RANDOM: "A random sample was asked.",
    Selection.OPEN: "Anybody could answer; nobody was chosen.",
}

_MARKS = {
    "answers-above-respondents": "The source gives more answers than people who responded.",
    "respondents-above-offered": "The source gives more people who responded than were asked.",
    "offered-above-customers": "The source gives more people asked than customers.",
    "scale-unlike-wording": "The question speaks of ten points; its answers have fewer or more.",
}
"""What is said of faults that stand beside sound figures, by code."""


def share_words(opinion: Opinion, tongue: Tongue) -> str:
    """The favourable share as it is printed; "" where there is none."""
    if opinion.share is None:
        return ""
    return quantity(opinion.share, PERCENT, tongue, sides=ENDS_OF_SHARE)


def mean_words(opinion: Opinion, question: Question, tongue: Tongue) -> str:
    """The mean with its scale: 3.9 on a scale from 1 to 5; "" where there is none."""
    number = mean_number(opinion, question, tongue)
    ends = [answer.value for answer in question.answers if answer.value is not None]
    if not number or not ends:
        return number
    return tongue.say(
        "{mean} on a scale from {low} to {high}", mean=number, low=min(ends), high=max(ends)
    )


def mean_number(opinion: Opinion, question: Question, tongue: Tongue) -> str:
    """The mean alone, never rounded to a point of the scale that it is not; "" without one."""
    if opinion.mean is None:
        return ""
    points = [answer.value for answer in question.answers if answer.value is not None]
    return quantity(opinion.mean, "number", tongue, sides=[Fraction(one) for one in points])


def answer_words(answer: Answer, tongue: Tongue) -> str:
    """An answer as people read it: its label, with its number where it has one."""
    label = tongue.plain(answer.label)
    if answer.code in ("yes", "no") and not label:
        return tongue.say("Yes") if answer.code == "yes" else tongue.say("No")
    if not label or label == answer.code:
        return answer.code
    return f"{answer.value} {label}" if answer.value is not None else label


def favourable_words(question: Question, tongue: Tongue) -> str:
    """Which answers count as favourable: 4 Agree or 5 Strongly agree."""
    good = [answer_words(answer, tongue) for answer in question.answers if answer.favourable]
    if len(good) < 2:  # noqa: PLR2004 (nothing to join)
        return "".join(good)
    return tongue.say("{some} or {last}", some=", ".join(good[:-1]), last=good[-1])


def opinion_sentence(opinion: Opinion, question: Question, tongue: Tongue) -> str:
    """What people answered, with the counts: of 820 who answered, 600 (73.2%) chose 4 or 5."""
    absent = absence_words(opinion, tongue)
    if absent:
        return absent
    if question.type is QuestionType.CHOOSE_MANY:
        return _asked_sentence(opinion, tongue)
    if opinion.favourable is None:
        return _published_sentence(opinion, question, tongue)
    return tongue.say(
        "Of {n} who answered, {favourable} ({share}) said {answers}.",
        n=tongue.count(opinion.n or 0),
        favourable=tongue.count(opinion.favourable),
        share=share_words(opinion, tongue),
        answers=favourable_words(question, tongue),
    )


def absence_words(opinion: Opinion, tongue: Tongue) -> str:
    """Why there is no figure; "" where there is one."""
    if opinion.hidden:
        return tongue.say("Too few answers to publish.")
    if opinion.faulty:
        return tongue.say("The figures cannot be right, and are not shown.")
    if opinion.status == "suspended":
        return tongue.say("Nobody was asked in this period.")
    if opinion.status == "not_applicable":
        return tongue.say("The question does not apply to this period.")
    return tongue.say("Nobody answered.") if opinion.n == 0 else ""


def _asked_sentence(opinion: Opinion, tongue: Tongue) -> str:
    """Of a question to which several answers may be chosen: how many were asked it."""
    if opinion.n is None:
        return tongue.say("Several answers could be chosen. How many were asked is not reported.")
    return tongue.plural(
        "Several answers could be chosen; {count} person was asked.",
        "Several answers could be chosen; {count} people were asked.",
        opinion.n,
    )


def _published_sentence(opinion: Opinion, question: Question, tongue: Tongue) -> str:
    """A figure without counts: what its source published, and of how many answers."""
    figure = share_words(opinion, tongue) or mean_words(opinion, question, tongue)
    if not figure:
        return tongue.say("No result was published.")
    answers = favourable_words(question, tongue)
    if opinion.share is not None and answers:
        figure = tongue.say("{figure} said {answers}", figure=figure, answers=answers)
    if opinion.n is None:
        return tongue.say(
            "{figure}, as published; how many answered is not reported.", figure=figure
        )
    return tongue.say(
        "{figure}, as published, of {n} who answered.", figure=figure, n=tongue.count(opinion.n)
    )


def interval_words(opinion: Opinion, tongue: Tongue) -> str:
    """The interval with its label; "" where it would mean nothing."""
    if opinion.low is None or opinion.high is None:
        return ""
    unit = PERCENT if opinion.share is not None else "number"
    low, high = (quantity(end, unit, tongue) for end in (opinion.low, opinion.high))
    if opinion.chance:
        return tongue.say(
            "Chance variation among the answers: {low} to {high}, 95 times in 100.",
            low=low,
            high=high,
        )
    return tongue.say("Interval given by the source: {low} to {high}.", low=low, high=high)


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


def selection_words(survey: Survey, tongue: Tongue) -> str:
    """How those who were asked were chosen."""
    if survey.selection is None:
        return tongue.say("How people were chosen is not reported.")
    if survey.selection is Selection.EVERYONE and survey.audience is Respondents.STAFF:
        return tongue.say("All staff were asked.")
    return tongue.say(_WORDS[survey.selection])


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


def formula_words(opinion: Opinion, question: Question, tongue: Tongue) -> tuple[str, ...]:
    """How each figure was made, with its counts; two are in use under one name."""
    if not opinion.counted or not opinion.n or opinion.weighted:
        return ()
    n = tongue.count(opinion.n)
    if question.type is QuestionType.CHOOSE_MANY:
        return (tongue.say("Each share = those who chose it ÷ {n} who were asked.", n=n),)
    made = []
    if opinion.share is not None and opinion.favourable is not None:
        made.append(
            tongue.say(
                "Favourable share = answers of {answers} ÷ all answers = {favourable} ÷ {n} = "
                "{share}",
                answers=favourable_words(question, tongue),
                favourable=tongue.count(opinion.favourable),
                n=n,
                share=share_words(opinion, tongue),
            )
        )
    if opinion.mean is not None:
        made.append(_mean_formula(opinion, question, tongue))
    return tuple(made)


def _mean_formula(opinion: Opinion, question: Question, tongue: Tongue) -> str:
    """The mean as the sum of points by the number of answers."""
    points = sum(
        one.count * (answer.value or 0)
        for answer in question.answers
        for one in opinion.given
        if one.answer == answer.code
    )
    return tongue.say(
        "Mean = sum of the points ÷ all answers = {points} ÷ {n} = {mean}",
        points=tongue.count(points),
        n=tongue.count(opinion.n or 0),
        mean=mean_words(opinion, question, tongue),
    )
