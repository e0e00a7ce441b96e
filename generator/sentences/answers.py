"""What was answered to one question: shares, means and counts in words, and how they were made.

Takes published answers to a question. Gives finished words; they state figures, and neither praise
nor blame. Must not know who was asked, what others answered, nor decide what may be shown.
"""

from collections.abc import Sequence
from fractions import Fraction

from generator.model import Answer, Opinion, Question, QuestionType
from generator.sentences.numbers import ENDS_OF_SHARE, PERCENT, quantity
from generator.sentences.tongue import Tongue


def share_words(opinion: Opinion, tongue: Tongue) -> str:
    """The favourable share as it is printed; "" where there is none."""
    if opinion.share is None:
        return ""
    return quantity(opinion.share, PERCENT, tongue, sides=ENDS_OF_SHARE)


def part_words(count: int, n: int | None, tongue: Tongue) -> str:
    """One answer as a part of all; "" where nobody says of how many."""
    if not n:
        return ""
    return quantity(Fraction(100 * count, n), PERCENT, tongue, sides=ENDS_OF_SHARE)


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
    return either_words(good, tongue)


def either_words(answers: Sequence[str], tongue: Tongue) -> str:
    """Answers of which any was given: 1, 2 or 3."""
    if len(answers) < 2:  # noqa: PLR2004 (nothing to join)
        return "".join(answers)
    return tongue.say("{some} or {last}", some=", ".join(answers[:-1]), last=answers[-1])


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
    if opinion.hidden and not (opinion.channel or opinion.segment):
        return tongue.say("Not published: it could tell how a few people answered.")
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
