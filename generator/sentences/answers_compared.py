"""Answers beside others: groups and how far they lie apart, years, and what a chart shows of them.

Takes published answers to a question, each with its group or its period. Gives finished sentences;
they rank nobody. Must not know pages, nor decide what may be shown.
"""

from collections.abc import Sequence
from fractions import Fraction

from generator.directions import isolated
from generator.model import Change, Obstacle, Opinion, Question
from generator.sentences.answers import answer_words, part_words, share_words
from generator.sentences.changes import change_sentence
from generator.sentences.numbers import ENDS_OF_SHARE, PERCENT, gap_words, quantity
from generator.sentences.tongue import Tongue
from generator.text import N_

TWO = 2
"""The fewest groups between which there is a gap."""

Group = tuple[str, Opinion]
"""The name of a group of people, and what they said."""


def gap_sentence(groups: Sequence[Group], least: int, tongue: Tongue) -> str:
    """How far the groups of `least` answers or more lie apart, the ends named, or why not.

    "" where there are no two groups with a share.
    """
    shares = [(one.share, name, one) for name, one in groups if _compares(one, least)]
    if len(shares) < TWO:
        return _untold(sum(_compares(one, 0) for _, one in groups), least, tongue)
    low = min(shares, key=lambda item: item[0] or 0)
    high = max(shares, key=lambda item: item[0] or 0)
    gap = (high[0] or Fraction(0)) - (low[0] or Fraction(0))
    if not gap:
        return tongue.say("The share is the same in all of these groups.")
    words = tongue.say(
        "From {low} ({lowest}) to {high} ({highest}): {gap} apart, among the {count} groups of "
        "{least} answers or more.",
        low=share_words(low[2], tongue),
        lowest=low[1],
        high=share_words(high[2], tongue),
        highest=high[1],
        gap=gap_words(gap, PERCENT, tongue),
        count=tongue.count(len(shares)),
        least=tongue.count(least),
    )
    return " ".join(filter(None, (words, _overlap_words(low[2], high[2], tongue))))


def mention_gap_sentence(
    groups: Sequence[Group], question: Question, least: int, tongue: Tongue
) -> str:
    """Of several answers that could be chosen the one on which groups lie furthest apart.

    Only groups of whom `least` or more were asked, or why there are no two of them.
    """
    told = [(name, one) for name, one in groups if one.given and one.n and one.n >= least]
    if len(told) < TWO:
        return _untold(len(groups), least, tongue)
    spans = [(_mention_span(answer.code, told), answer) for answer in question.answers]
    (low, high), answer = max(spans, key=lambda span: span[0][1][0] - span[0][0][0])
    if low[0] == high[0]:
        return tongue.say("Each answer was chosen equally often in all of these groups.")
    return tongue.say(
        "The groups lie furthest apart on “{answer}”: {low} chose it in one ({lowest}) and {high} "
        "in another ({highest}), {gap} apart, among the {count} groups in which {least} or more "
        "were asked. One answer always lies furthest apart; chance alone may explain it.",
        answer=answer_words(answer, tongue),
        low=quantity(low[0], PERCENT, tongue, sides=ENDS_OF_SHARE),
        lowest=low[1],
        high=quantity(high[0], PERCENT, tongue, sides=ENDS_OF_SHARE),
        highest=high[1],
        gap=gap_words(high[0] - low[0], PERCENT, tongue),
        count=tongue.count(len(told)),
        least=tongue.count(least),
    )


def _mention_span(
    answer: str, groups: Sequence[Group]
) -> tuple[tuple[Fraction, str], tuple[Fraction, str]]:
    """The least and the greatest share of those asked who chose an answer, with their groups."""
    shares = []
    for name, one in groups:
        count = next((given.count for given in one.given if given.answer == answer), 0)
        shares.append((Fraction(100 * count, one.n or 1), name))
    ordered = sorted(shares, key=lambda share: share[0])
    return ordered[0], ordered[-1]


def _untold(groups: int, least: int, tongue: Tongue) -> str:
    """Why no gap is told of so many groups; "" where there is nothing to compare."""
    if groups < TWO:
        return ""
    return tongue.say(
        "How far these groups lie apart is not told: it takes two groups of {least} or more.",
        least=tongue.count(least),
    )


def _overlap_words(low: Opinion, high: Opinion, tongue: Tongue) -> str:
    """That the margins of two groups overlap, where both have one."""
    if low.high is None or high.low is None or low.high < high.low:
        return ""
    return tongue.say("Their margins overlap: chance alone may explain it.")


def _compares(opinion: Opinion, least: int) -> bool:
    """Whether a group's share may stand in an order."""
    enough = opinion.n is not None and opinion.n >= least
    return opinion.says and opinion.share is not None and enough


def change_of_answers(change: Change, tongue: Tongue) -> str:
    """The newest year of answers against the year before; "" where there was no year before."""
    if change.before is None or not change.before.reported:
        return ""
    if change.obstacle is Obstacle.COUNTED and change.since is not None:
        since = tongue.start(change.since)
        return tongue.say("Not compared: asked differently since {since}.", since=since)
    return change_sentence(change, tongue)


def answers_sentence(
    opinion: Opinion, question: Question, tongue: Tongue, *, before: Opinion | None = None
) -> str:
    """Every answer with its share in a line, as they are drawn, and the share a year before."""
    counts = {one.answer: one.count for one in opinion.given}
    parts = [
        tongue.say(
            "{answer}: {share}",
            answer=answer_words(answer, tongue),
            share=part_words(counts.get(answer.code, 0), opinion.n, tongue),
        )
        for side in question.sides
        for answer in side
    ]
    period = tongue.heading(opinion.period)
    words = N_("{period}, from left to right. {answers}.")
    said = [tongue.say(words, period=period, answers="; ".join(parts))]
    if before is not None and before.share is not None:
        share, then = share_words(before, tongue), tongue.period(before.period)
        said.append(tongue.say("{share} favourable in {period}.", share=share, period=then))
    return " ".join(said)


def dots_sentence(groups: Sequence[Group], tongue: Tongue) -> str:
    """The figures of a chart of groups, in its order."""
    parts = [f"{isolated(name)} {share_words(one, tongue)}" for name, one in groups]
    return tongue.say("Favourable answers: {parts}.", parts=", ".join(parts))
