"""The method in plain words: what each status means, and the rules a reader should know.

Takes the settings that a site may choose. Gives titles, paragraphs and points.
The order of the statuses is the order in which the rules are tried.
"""

from dataclasses import dataclass

from generator.comparing import LEAST_CASES
from generator.model import Site, Status
from generator.sentences.targets import amount_words, span_words
from generator.sentences.tongue import Tongue
from generator.text import N_

MEANINGS = {
    Status.NOT_APPLICABLE: N_("The agency says that the promise did not apply in this period."),
    Status.SUSPENDED: N_("The agency did not measure in this period, and says why."),
    Status.NOT_DUE: N_("The period is not over, or its result is not due yet."),
    Status.NOT_REPORTED: (
        N_(
            "The result was due and is not there. We say since when. A number of cases without a "
            "result is not a result."
        )
    ),
    Status.NOT_JUDGED: (
        N_(
            "The figure cannot be right: more successes than cases, a share above 100%, a number "
            "below zero; or it is a projection. We show it and do not judge it."
        )
    ),
    Status.NO_CASES: N_("Nobody used the service in this period, so there was nothing to keep."),
    Status.NO_TARGET: (
        N_("No target was in force, or the promise never said how often it would be kept.")
    ),
    Status.MET: N_(
        "The result reached the target of its time. Exactly on the target counts as met."
    ),
    Status.MISSED: N_("The result did not reach the target of its time, by however little."),
    Status.SUPPRESSED: N_("So few people stand behind the figure that one of them could be known."),
}


@dataclass(frozen=True, slots=True)
class Topic:
    """One part of the method: an id for its address, a title, and its rules."""

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


def status_meaning(status: Status, tongue: Tongue) -> str:
    """When a status is given."""
    return tongue.say(MEANINGS[status])


def topics(site: Site, tongue: Tongue) -> tuple[Topic, ...]:
    """The rules in force, with the site's own settings filled in."""
    return (
        _judging(tongue),
        _printing(tongue),
        _targets(tongue),
        _totals(tongue),
        *((_comparing(tongue),) if site.comparable else ()),
        _small_numbers(site, tongue),
        _change(site, tongue),
        _due(site, tongue),
        _use(site, tongue),
    )


def _judging(tongue: Tongue) -> Topic:
    return Topic(
        "judging",
        tongue.say("How a promise is judged"),
        points=(
            tongue.say(
                "A share is judged on its counts, as whole numbers. Nothing is rounded first."
            ),
            tongue.say("A figure without counts is judged exactly as it was published."),
            tongue.say("Where counts and a published share disagree, the counts are judged."),
            tongue.say("There is no middle colour: a miss is a miss, and we say by how much."),
            tongue.say("Zero is a result. A blank is not: every absence has a name of its own."),
            tongue.say(
                "A result of exactly 0% on 30 or more cases is often a blank in disguise. Until "
                "the agency confirms it, it reads “Reported as zero, not confirmed”. It counts "
                "in every total."
            ),
            tongue.say(
                "Results by channel or group are shown without a verdict of their own, unless a "
                "target is about that channel or group."
            ),
            tongue.say(
                "A promise may be judged on a whole year or season. Shorter periods are then "
                "shown, not judged, and a longer figure is added up only when every part is there."
            ),
            tongue.say("A promise with a day to keep it by is judged once, on that day."),
            tongue.say(
                "A projection is no result. When the result it stands for is due, the promise "
                "cannot be judged, and we show the last real result beside it."
            ),
            tongue.say(
                "A second figure may stand beside a result, and a longer period beside the usual "
                "ones. Both are shown without a verdict and count in no total."
            ),
        ),
    )


def _printing(tongue: Tongue) -> Topic:
    return Topic(
        "rounding",
        tongue.say("How figures are printed"),
        (
            tongue.say(
                "Figures are printed with one decimal, or with as many as it takes to stand on the "
                "same side of the target as the exact figure. 99.96% against a target of 100% is "
                "never printed as 100%."
            ),
            tongue.say(
                "Where a figure was published rounded, and the rounding could have changed the "
                "verdict, the verdict says so."
            ),
        ),
    )


def _targets(tongue: Tongue) -> Topic:
    return Topic(
        "targets",
        tongue.say("Which target counts"),
        (
            tongue.say(
                "A period is judged by the target that was in force on its first day. A target "
                "that was announced after a period began does not judge it. Old results keep the "
                "verdict of their time."
            ),
            tongue.say("When a promise is eased, the page says so, with the date and the reason."),
        ),
    )


def _totals(tongue: Tongue) -> Topic:
    return Topic(
        "totals",
        tongue.say("How totals are made"),
        (
            tongue.say(
                "“Kept 12 of 20” counts each standard once, at its newest result that was due. "
                "The 20 are all that owed a result: met, missed, not reported, not judged, too "
                "few to publish. Standards without a target, without cases, not due, suspended "
                "or that do not apply stand beside them."
            ),
            tongue.say(
                "A standard that has ended is withdrawn: it stands beside the others too, once "
                "the last result it owed is there. Until then it counts as one that owes a result, "
                "so that ending a promise hides nothing. It keeps its page and all its results."
            ),
            tongue.say(
                "Where a standard has several targets at once, each has its own verdict, and the "
                "first one listed is the one that counts."
            ),
            tongue.say(
                "We give no grade, no percentage of standards kept, and no order of agencies: "
                "different promises cannot be added up to one figure."
            ),
        ),
    )


def _comparing(tongue: Tongue) -> Topic:
    return Topic(
        "comparing",
        tongue.say("Comparing"),
        (
            tongue.say(
                "Promises are compared only within a group. All in a group have the same "
                "definition, kind of measure, unit, cases and clock. They stand in alphabetical "
                "order. They can also be read in the order of their results, where "
                "these cover the same length of time and stand on {least} cases or more. There "
                "are no ranks and no scores.",
                least=LEAST_CASES,
            ),
        ),
    )


def _small_numbers(site: Site, tongue: Tongue) -> Topic:
    return Topic(
        "small-numbers",
        tongue.say("Small numbers"),
        (
            tongue.say(
                "A result by channel or group that is about fewer than {minimum} people is not "
                "shown: “Too few to publish”. The same holds for fewer than 30 people who all had "
                "the same result.",
                minimum=site.privacy.minimum_count,
            ),
            tongue.say(
                "Where the groups add up to the total, the smallest other group is hidden beside "
                "it, so that nobody can be found by subtraction. Where that is not enough, none of "
                "the breakdown is shown for the period: “Not broken down: too few”."
            ),
            tongue.say(
                "What was published before stays known. Answers to a survey that would tell, "
                "beside the edition before, how fewer than {minimum} people answered are not "
                "shown: “Not published: it could tell how a few people answered.”",
                minimum=site.privacy.minimum_count,
            ),
            tongue.say(
                "Results on fewer than {caution} cases are published with the words “Small "
                "numbers, read with care” and stay out of lists.",
                caution=site.caution_below,
            ),
        ),
    )


def _change(site: Site, tongue: Tongue) -> Topic:
    own = site.meaningful_change
    least = amount_words(own, tongue) if own else tongue.say("1 point for shares, 2% for others")
    return Topic(
        "change",
        tongue.say("Change over time"),
        (
            tongue.say(
                "The newest twelve months are compared with the twelve before, each month with the "
                "same month of the year before. A change is called one only when it is larger than "
                "the usual variation between months and than {least}. Years that were counted or "
                "promised differently are not compared.",
                least=least,
            ),
        ),
    )


def _due(site: Site, tongue: Tongue) -> Topic:
    return Topic(
        "due",
        tongue.say("When a result is due"),
        (
            tongue.say(
                "A result is due {wait} after its period, unless the standard names another time. "
                "From the day after that it is overdue.",
                wait=span_words(site.reporting.due_after, tongue),
            ),
            tongue.say(
                "The page Reporting counts, agency by agency, which results fell due in the last "
                "twelve months and are there, and lists those that are overdue. Whether a result "
                "that is there came in time is not in the data."
            ),
        ),
    )


def _use(site: Site, tongue: Tongue) -> Topic:
    return Topic(
        "use-and-cost",
        tongue.say("Use and cost"),
        (
            tongue.say(
                "How often a service is used and what it costs is shown, not judged. A figure is "
                "about the newest twelve months with figures of its kind. Where one month or one "
                "channel is not known, we say which, and compute nothing."
            ),
        ),
        (
            tongue.say(
                "Cost of a transaction: the cost of twelve months ÷ transactions completed in the "
                "same twelve."
            ),
            tongue.say(
                "Completion: transactions completed ÷ transactions started. What is started in one "
                "month may be completed in the next, so it can be above 100%."
            ),
            tongue.say(
                "Digital take-up: completed in digital channels ÷ completed in all channels. It "
                "needs every channel of the service."
            ),
            tongue.say(
                "Where a channel counted fewer than {minimum} people in a period, no channel is "
                "shown for that period.",
                minimum=site.privacy.minimum_count,
            ),
        ),
    )
