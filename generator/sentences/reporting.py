"""The overdue register in words: what fell due, what is there, what is overdue, how it is counted.

Takes registers as gathered. Gives sentences. Must not decide what is owed or overdue.
"""

from datetime import date
from fractions import Fraction

from generator.gather import Count, Register
from generator.sentences.numbers import ENDS_OF_SHARE, PERCENT, quantity
from generator.sentences.tongue import Tongue


def reported_sentence(register: Register, tongue: Tongue) -> str:
    """What fell due in the last twelve months and was reported, and all that is overdue."""
    return f"{_due(register.count, tongue)} {overdue_sentence(register, tongue)}"


def _due(count: Count, tongue: Tongue) -> str:
    if not count.due:
        return tongue.say("In the last twelve months no result fell due.")
    return tongue.plural(
        "In the last twelve months {count} result fell due; of these, {reported} is reported.",
        "In the last twelve months {count} results fell due; of these, {reported} are reported.",
        count.due,
        reported=tongue.count(count.reported),
    )


def overdue_sentence(register: Register, tongue: Tongue) -> str:
    """How many results are overdue, and how many of them for more than a year."""
    late = len(register.overdue)
    if not late:
        return tongue.say("No result is overdue.")
    said = tongue.plural("{count} result is overdue.", "{count} results are overdue.", late)
    if not register.older:
        return said
    return f"{said} {older_sentence(register, tongue)}"


def older_sentence(register: Register, tongue: Tongue) -> str:
    """How many overdue results fell due before the twelve months."""
    return tongue.plural(
        "{count} overdue result fell due before these twelve months.",
        "{count} overdue results fell due before these twelve months.",
        register.older,
    )


def older_words(register: Register, tongue: Tongue) -> str:
    """The same in few words, beside a number; "" for none."""
    if not register.older:
        return ""
    return tongue.plural("and {count} from before", "and {count} from before", register.older)


def share_words(count: Count, tongue: Tongue) -> str:
    """Which share of what fell due is reported."""
    if not count.due:
        return tongue.say("None fell due")
    share = Fraction(100 * count.reported, count.due)
    return quantity(share, PERCENT, tongue, sides=ENDS_OF_SHARE)


def days_words(due: date, as_of: date, tongue: Tongue) -> str:
    """For how many days a result has been overdue."""
    return tongue.plural("{count} day", "{count} days", (as_of - due).days)


def counting_points(register: Register, tongue: Tongue, *, dated: bool) -> tuple[str, ...]:
    """The rules by which the register counts; `dated` where editions may prove when it came."""
    rules = (
        tongue.say(
            "A promise says how often its results come, and how long after a period they are due. "
            "From the day after that a result is overdue until it is there."
        ),
        tongue.say(
            "A result of zero is reported, and so is a period without cases. A promise that did "
            "not apply is reported, and so is a time in which measuring was suspended, with the "
            "reason."
        ),
        tongue.say(
            "A figure that cannot be judged is reported, and so is a result that is hidden because "
            "too few people are behind it."
        ),
        tongue.say("A number of cases without a result is not reported; nor is a projection."),
        tongue.say(
            "A target for a channel or a group asks for results of its own. A promise that is "
            "judged over a longer time owes the result of that time too. A promise that ended "
            "still owes the results of its time."
        ),
        _when(tongue, dated=dated),
    )
    return (*rules, *_unasked(register, tongue))


def _when(tongue: Tongue, *, dated: bool) -> str:
    """What can be said of the day on which a result came."""
    if not dated:
        return tongue.say(
            "The day on which a result was published is not in the data. What is counted as "
            "reported may have come late."
        )
    return tongue.say(
        "The day on which a result was published is not in the data, but earlier editions prove "
        "some of it. A result that stood in an edition of its due day or before was in time. One "
        "that an edition of a later day shows as missing came late."
    )


def nothing_missing(register: Register, tongue: Tongue) -> str:
    """That no result is missing, and of how many promises none ever could be."""
    if not register.unasked:
        return tongue.say("No result is missing.")
    return tongue.plural(
        "No result is overdue. {count} promise does not say how often its results come, so nobody "
        "can tell whether one is missing.",
        "No result is overdue. {count} promises do not say how often their results come, so nobody "
        "can tell whether one is missing.",
        register.unasked,
    )


def _unasked(register: Register, tongue: Tongue) -> tuple[str, ...]:
    """That promises without a cadence are not counted."""
    if not register.unasked:
        return ()
    words = tongue.plural(
        "{count} promise does not say how often its results come: nothing falls due there, and it "
        "is not counted.",
        "{count} promises do not say how often their results come: nothing falls due there, and "
        "they are not counted.",
        register.unasked,
    )
    return (words,)
