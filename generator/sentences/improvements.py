"""Improvements in words: how far one is, whether it is late, how many there are of which kind.

Takes the facts of improvements. Gives sentences that state dates and figures, neither praise nor
blame. Must not decide what is overdue.
"""

from generator.gather import ImprovementFacts, Roadmap
from generator.model import Effort, Improvement, Priority, Stage
from generator.sentences.tongue import Tongue
from generator.text import C_, N_

WORDS = {
    Stage.PROPOSED: N_("Proposed"),
    Stage.FUNDED: N_("Funded"),
    Stage.UNDER_WAY: N_("Under way"),
    Stage.DELIVERED: N_("Delivered"),
    Stage.STOPPED: N_("Stopped"),
}
"""The word of each stage."""

MEANINGS = {
    Stage.UNDER_WAY: N_("People are working on these."),
    Stage.FUNDED: N_("The money is there; work has not begun."),
    Stage.PROPOSED: N_("These are asked for; no money has been set aside."),
    Stage.DELIVERED: N_("These can be used. What was delivered last comes first."),
    Stage.STOPPED: N_("These will not be finished; each says why, where the agency told us."),
}
"""What each stage stands for, in the order of the roadmap."""

PRIORITIES = {Priority.HIGH: N_("High"), Priority.MEDIUM: N_("Medium"), Priority.LOW: N_("Low")}

EFFORTS = {Effort.SMALL: N_("Small"), Effort.MEDIUM: N_("Medium"), Effort.LARGE: N_("Large")}


def stage_word(facts: ImprovementFacts, tongue: Tongue) -> str:
    """The word for how far an improvement is, and that it is overdue."""
    word = tongue.say(WORDS[facts.improvement.status])
    if facts.progress.overdue is None:
        return word
    return tongue.say(C_("an improvement", "{state}, overdue"), state=word)


def progress_sentence(facts: ImprovementFacts, tongue: Tongue, *, days: bool = False) -> str:
    """What has become of an improvement, with the date that counts; it follows the stage's word.

    `days` says how many days it is overdue: they change from one build to the next.
    """
    one = facts.improvement
    if one.status is Stage.DELIVERED:
        return _delivered(one, tongue)
    if one.due is None:
        stopped = one.status is Stage.STOPPED
        return "" if stopped else tongue.say("No date has been set.")
    due = tongue.date(one.due)
    if one.status is Stage.STOPPED:
        return tongue.say("It had been due by {due}.", due=due)
    if facts.progress.overdue is None:
        return tongue.say("Due by {due}.", due=due)
    if days:
        return tongue.plural(
            "Due by {due}, {count} day ago, and not delivered.",
            "Due by {due}, {count} days ago, and not delivered.",
            facts.progress.days,
            due=due,
        )
    return tongue.say("Due by {due}, and not delivered.", due=due)


def _delivered(one: Improvement, tongue: Tongue) -> str:
    if one.delivered is None:
        return tongue.say("On a day that was not named.")
    day = tongue.date(one.delivered)
    if one.due is None:
        return tongue.say("On {day}. No date had been set.", day=day)
    if one.delivered == one.due:
        return tongue.say("On {day}, the day it was due.", day=day)
    words = (
        N_("On {day}, before its due date of {due}.")
        if one.delivered < one.due
        else N_("On {day}, after its due date of {due}.")
    )
    return tongue.say(words, day=day, due=tongue.date(one.due))


def affected_words(facts: ImprovementFacts, tongue: Tongue) -> str:
    """How many people a year it would help; "" where nobody said."""
    people = facts.improvement.people_affected
    if facts.few:
        return tongue.say("Too few to publish")
    if people is None:
        return ""
    return tongue.plural("{count} a year", "{count} a year", people)


def roadmap_sentence(roadmap: Roadmap, tongue: Tongue) -> str:
    """6 improvements: 2 under way, 1 funded, ...; 1 of the 4 that are not finished is overdue."""
    counts = [
        tongue.say("{count} {stage}", count=tongue.count(number), stage=_lowered(stage, tongue))
        for stage in MEANINGS
        if (number := len(roadmap.at(stage)))
    ]
    said = tongue.plural(
        "{count} improvement: {parts}.",
        "{count} improvements: {parts}.",
        len(roadmap.improvements),
        parts=tongue.joined(counts),
    )
    late = _late(roadmap, tongue)
    return f"{said} {late}" if late else said


def _lowered(stage: Stage, tongue: Tongue) -> str:
    return tongue.say(WORDS[stage]).lower()


def _late(roadmap: Roadmap, tongue: Tongue) -> str:
    if not roadmap.overdue:
        return tongue.say("None is overdue.") if roadmap.unfinished else ""
    return tongue.plural(
        "{count} of the {all} still to be delivered is overdue.",
        "{count} of the {all} still to be delivered are overdue.",
        roadmap.overdue,
        all=tongue.count(roadmap.unfinished),
    )
