"""Verdicts in words: the word, the sentence with its counts, and what to keep in mind with it.

Takes one published result of a standard. Gives finished words; they state figures and neither
praise nor blame. Must not know how a verdict is reached.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from generator.gather import StandardFacts
from generator.model import Judged, Kind, Standard, StandardType, Status, Target
from generator.published import Result
from generator.sentences.also import also_lines
from generator.sentences.cautions import cautions_of
from generator.sentences.counted import excluded_words, failures_sentence
from generator.sentences.numbers import UNITS_OF_TIME, counts_words, gap_words, value_words
from generator.sentences.satisfaction import (
    ANSWERED,
    answered_cautions,
    answered_figure,
    spanning_words,
)
from generator.sentences.targets import eased_words, first_promised, promise_then, target_words
from generator.sentences.tongue import Tongue
from generator.sentences.unjudged import why_not_judged
from generator.text import N_, NP_, Text

WORDS = {
    Status.NOT_APPLICABLE: N_("Does not apply"),
    Status.SUSPENDED: N_("Measurement suspended"),
    Status.NOT_DUE: N_("Not due"),
    Status.NOT_REPORTED: N_("Not reported"),
    Status.NOT_JUDGED: N_("Cannot be judged"),
    Status.NO_CASES: N_("No cases in this period"),
    Status.NO_TARGET: N_("No target set"),
    Status.MET: N_("Met"),
    Status.MISSED: N_("Missed"),
    Status.SUPPRESSED: N_("Too few to publish"),
}
"""The word of each status, in the order in which the rules are tried."""

SPANS = {
    Judged.EACH_PERIOD: N_("for each period"),
    Judged.FISCAL_YEAR: N_("on the whole fiscal year"),
    Judged.ROLLING: N_("on the last twelve months"),
    Judged.NAMED: N_("on the whole season"),
}
"""Over what a promise is judged, as a part of a sentence."""

KEPT_TYPES = frozenset({StandardType.TIMELINESS, StandardType.ACCESS, StandardType.ACCURACY})
"""Types of promise whose share counts the cases it was kept for."""

_AVERAGES = {
    Kind.MEAN: N_("{during} the average was {value}{counts}."),
    Kind.MEDIAN: N_("{during} the median was {value}{counts}: half were at or below it."),
    Kind.PERCENTILE: N_("{during}, {share} in 100 were at {value} or below{counts}."),
    Kind.COST: N_("{during} each case cost {value} on average{counts}."),
    Kind.RATE: N_("{during} there were {value} per {per}{counts}."),
}

_TIMES = {
    Kind.MEDIAN: N_("{during} half of all cases took {value} or less{counts}."),
    Kind.PERCENTILE: N_("{during}, {share} in 100 cases took {value} or less{counts}."),
}
"""How the same is said of time."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A verdict in words; `note` is the row's own words, in the project's languages.

    `also` has a line for each second statistic beside the result.
    """

    status: Status
    word: str
    sentence: str
    cautions: tuple[str, ...] = ()
    note: Text | None = None
    also: tuple[str, ...] = ()


def verdict_saying(facts: StandardFacts, tongue: Tongue) -> Saying:
    """The verdict of a standard where it stands now."""
    result = facts.current
    if result is None or result.status is None:
        word, note = tongue.say(WORDS[facts.status]), result.note if result else None
        sentence = _so_far(facts, tongue)
        also = also_lines(facts, tongue)
        return Saying(facts.status, word, sentence, _cautions(facts, tongue), note, also)
    sentence = result_sentence(result, facts.standard, tongue)
    more = (spanning_words(facts, tongue), _run(facts, tongue), _last_real(facts, tongue))
    whole = " ".join(filter(None, (sentence, *more)))
    return Saying(
        facts.status,
        status_word(result, tongue),
        whole,
        _cautions(facts, tongue),
        result.note,
        also_lines(facts, tongue),
    )


_REAL = frozenset({Status.MET, Status.MISSED, Status.NO_TARGET})
"""What is said of a period that has a figure, and not a projection."""


def last_real(facts: StandardFacts) -> Result | None:
    """The newest real result, where only a projection stands for a later period; else None."""
    current = facts.current
    if current is None or not current.projected or current.status is not Status.NOT_JUDGED:
        return None
    real = [row for row in facts.totals if row.judges and row.status in _REAL]
    return max(real, key=lambda row: (row.period.last, row.period.first), default=None)


def _last_real(facts: StandardFacts, tongue: Tongue) -> str:
    """What the newest real result was, where it is told."""
    last = last_real(facts)
    if last is None:
        return ""
    return tongue.say(
        "The last real result was “{word}”. {sentence}",
        word=status_word(last, tongue),
        sentence=result_sentence(last, facts.standard, tongue),
    )


def _cautions(facts: StandardFacts, tongue: Tongue) -> tuple[str, ...]:
    """How the target was eased or put off, and what to keep in mind with the figure."""
    result = facts.current
    if result is None:
        return ()
    standard, target = facts.standard, result.target
    then = promise_then(target, standard, tongue)
    said = (
        tongue.say("At that time the promise read: “{promise}”", promise=then) if then else "",
        eased_words(standard, target, tongue),
        first_promised(standard, target, tongue),
        *cautions_of(result, standard, tongue),
        *answered_cautions(facts, tongue),
    )
    return tuple(words for words in said if words)


def _so_far(facts: StandardFacts, tongue: Tongue) -> str:
    """What is known before the span that is judged is over."""
    result = facts.current
    if result is None or result.value is None:
        return tongue.say("No result has been published yet.")
    figure = figure_sentence(result, facts.standard, tongue)
    by = result.target.by if result.target else None
    if by is not None:
        target = target_words(result.target, tongue) if result.target else ""
        words = N_("The target is {target}; it is judged once, on that day.")
        return " ".join((figure, tongue.say(words, target=target)))
    span = judged_words(facts.standard.judged, tongue)
    return " ".join((figure, tongue.say("This promise is judged {span}.", span=span)))


def judged_words(judged: Judged, tongue: Tongue) -> str:
    """Over what a promise is judged, as a part of a sentence."""
    return tongue.say(SPANS[judged])


def status_word(result: Result, tongue: Tongue) -> str:
    """The word a row's verdict is shown by."""
    if result.status is None:
        return ""
    if result.unconfirmed:
        return tongue.say("Reported as zero, not confirmed")
    answered = ANSWERED if result.answers else {}
    word = tongue.say(answered.get(result.status) or WORDS[result.status])
    if result.status in (Status.MET, Status.MISSED) and result.provisional:
        return tongue.say("{word} (provisional)", word=word)
    return word


def result_sentence(result: Result, standard: Standard, tongue: Tongue) -> str:
    """What one row says, with its counts: figures, target, and by how much it was missed."""
    if result.status is None:
        return ""
    return _SENTENCES[result.status](result, standard, tongue)


def _judged(result: Result, standard: Standard, tongue: Tongue) -> str:
    said = (
        figure_sentence(result, standard, tongue),
        failures_sentence(result, tongue),
        _unconfirmed(result, tongue),
        excluded_words(result, standard, tongue),
        _against_target(result, tongue),
    )
    return " ".join(filter(None, said))


def _unconfirmed(result: Result, tongue: Tongue) -> str:
    if not result.unconfirmed:
        return ""
    if result.status is Status.MISSED:
        return tongue.say(
            "The agency has not confirmed that this zero is right; until then it counts as missed."
        )
    return tongue.say("The agency has not confirmed that this zero is right.")


def _against_target(result: Result, tongue: Tongue) -> str:
    """The target, and by how much it was missed; nothing of the kind of a zero to confirm."""
    target = _asked(result.target, tongue) if result.target else ""
    if result.status is not Status.MISSED or result.unconfirmed:
        return tongue.say("The target is {target}.", target=target)
    if not result.gap:
        return tongue.say("The target is {target}; exactly that is not enough.", target=target)
    gap = gap_words(result.gap, result.unit, tongue)
    return tongue.say("The target is {target}; it was missed by {gap}.", target=target, gap=gap)


def _asked(target: Target, tongue: Tongue) -> str:
    """What a target asks for, with the time promised where another target promises another."""
    words, one_of_several = target_words(target, tongue), any(target.track)
    if not one_of_several or target.within is None:
        return words
    within = tongue.plain(target.within)
    return tongue.say("{target} within {time}", target=words, time=within)


def figure_sentence(result: Result, standard: Standard, tongue: Tongue) -> str:
    """The figure of a row as a sentence: kept for 8,400 of 10,000 cases (84%)."""
    if result.answers:
        return answered_figure(result, tongue)
    during, value = tongue.during(result.period), value_words(result, tongue)
    if result.kind is Kind.SHARE and result.kept is not None and result.denominator is not None:
        return _share_sentence(result, standard, during, tongue)
    counts = _in_brackets(result, tongue)
    if result.kind in _AVERAGES:
        words = _average_words(result)
        return tongue.say(
            words,
            during=during,
            value=value,
            counts=counts,
            share=standard.measure.percentile,
            per=tongue.count(standard.measure.per or 1),
        )
    words = N_("{during} the result was {value}{counts}.")
    if result.kind is Kind.SHARE and counts_kept(standard):
        words = N_("{during} the promise was kept for {value} of cases{counts}.")
    return tongue.say(words, during=during, value=value, counts=counts)


def _average_words(result: Result) -> str:
    of_time = result.unit in UNITS_OF_TIME and result.kind in _TIMES
    return (_TIMES if of_time else _AVERAGES)[result.kind]


def _share_sentence(result: Result, standard: Standard, during: str, tongue: Tongue) -> str:
    part, whole = result.kept or 0, result.denominator or 0
    one, many = _SHARES[counts_kept(standard)]
    return tongue.plural(
        one,
        many,
        whole,
        during=during,
        part=tongue.count(part),
        value=value_words(result, tongue),
    )


_SHARES = {
    True: NP_(
        "{during} the promise was kept for {part} of {count} case ({value}).",
        "{during} the promise was kept for {part} of {count} cases ({value}).",
    ),
    False: NP_(
        "{during} the result was {part} of {count} case ({value}).",
        "{during} the result was {part} of {count} cases ({value}).",
    ),
}
"""By whether the share is of cases that the promise was kept for."""


def counts_kept(standard: Standard) -> bool:
    """Whether a share is of cases for which the promise was kept, not of something else.

    A target that is a limit tells of a share that should be small: of errors, of late cases.
    Without any target nobody said that the share is of kept promises.
    """
    limits = [t.at_most or t.less_than or t.between for t in standard.targets]
    return standard.type in KEPT_TYPES and bool(limits) and not any(limits)


def _in_brackets(result: Result, tongue: Tongue) -> str:
    counts = "" if result.kind is Kind.COUNT else counts_words(result, tongue)
    return f" ({counts})" if counts else ""


def _run(facts: StandardFacts, tongue: Tongue) -> str:
    result, length = facts.current, facts.run
    if length < 2 or result is None or result.unconfirmed or result.small:  # noqa: PLR2004 (a run)
        return ""
    words = {
        Status.MET: N_("It was met in each of the last {count} results."),
        Status.MISSED: N_("It was missed in each of the last {count} results."),
    }
    return tongue.say(words[facts.status], count=tongue.count(length))


def _not_due(result: Result, _: Standard, tongue: Tongue) -> str:
    period, day = tongue.period(result.period), tongue.date(result.due)
    return tongue.say("The result for {period} is not due until {day}.", period=period, day=day)


def _not_reported(result: Result, standard: Standard, tongue: Tongue) -> str:
    day = tongue.date(result.due + timedelta(days=1))
    period = tongue.period(result.period)
    words = N_("The result for {period} has been overdue since {day}.")
    if standard.cadence is None:
        words = N_("No result was published for {period}.")
    said = [tongue.say(words, period=period, day=day)]
    if result.denominator:
        said.append(
            tongue.plural(
                "There was {count} case; the result is not reported.",
                "There were {count} cases; the result is not reported.",
                result.denominator,
            )
        )
    return " ".join(said)


def _not_judged(result: Result, _: Standard, tongue: Tongue) -> str:
    period, why = tongue.period(result.period), why_not_judged(result, tongue)
    words = tongue.say("{period} cannot be judged: {why}.", period=period, why=why)
    return words[:1].upper() + words[1:]


def _no_cases(result: Result, _: Standard, tongue: Tongue) -> str:
    period = tongue.during(result.period)
    return tongue.say("{during} there were no cases.", during=period)


def _no_target(result: Result, standard: Standard, tongue: Tongue) -> str:
    said = []
    if result.value is not None:
        said += [
            figure_sentence(result, standard, tongue),
            failures_sentence(result, tongue),
            _unconfirmed(result, tongue),
            excluded_words(result, standard, tongue),
        ]
    within = result.target.within if result.target else None
    if within is not None:
        words = N_("The time promised is {within}, but never how often, so this is not judged.")
        said.append(tongue.say(words, within=tongue.plain(within)))
    else:
        said.append(tongue.say("No target was in force, so this is not judged."))
    return " ".join(filter(None, said))


def _not_applicable(result: Result, _: Standard, tongue: Tongue) -> str:
    during = tongue.during(result.period)
    return tongue.say("{during} the promise did not apply.", during=during)


def _suspended(result: Result, _: Standard, tongue: Tongue) -> str:
    during = tongue.during(result.period)
    return tongue.say("{during} measuring was suspended.", during=during)


def _suppressed(result: Result, _: Standard, tongue: Tongue) -> str:
    during = tongue.during(result.period)
    return tongue.say("{during} there were too few cases to publish.", during=during)


_SENTENCES: dict[Status, Callable[[Result, Standard, Tongue], str]] = {
    Status.MET: _judged,
    Status.MISSED: _judged,
    Status.NOT_DUE: _not_due,
    Status.NOT_REPORTED: _not_reported,
    Status.NOT_JUDGED: _not_judged,
    Status.NO_CASES: _no_cases,
    Status.NO_TARGET: _no_target,
    Status.NOT_APPLICABLE: _not_applicable,
    Status.SUSPENDED: _suspended,
    Status.SUPPRESSED: _suppressed,
}
