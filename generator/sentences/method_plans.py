"""The Method page on journeys and improvements: what is counted, and what the stages mean.

Takes a tongue. Gives one topic each. Must not know any journey or improvement.
"""

from generator.sentences.improvements import MEANINGS, WORDS
from generator.sentences.method import Topic
from generator.sentences.tongue import Tongue


def journeys_topic(tongue: Tongue) -> Topic:
    """The rules for journeys, in plain words."""
    return Topic(
        "journeys",
        tongue.say("How journeys are read"),
        points=(
            tongue.say(
                "A journey has no score and no verdict of its own. It names the steps at which a "
                "promise was missed, or no result was reported, in the order of the steps."
            ),
            tongue.say(
                "Each promise stands with its newest result. What was withdrawn is shown and does "
                "not count. In “Standards kept” a promise counts once, however many journeys it "
                "is part of."
            ),
            tongue.say(
                "Lists do not name a step for a result on few cases, a result that may still "
                "change or a zero that is not confirmed; the page of the journey does."
            ),
        ),
    )


def improvements_topic(tongue: Tongue) -> Topic:
    """The rules for improvements, in plain words."""
    stages = (
        tongue.say("{stage}: {meaning}", stage=tongue.say(WORDS[stage]), meaning=tongue.say(said))
        for stage, said in MEANINGS.items()
    )
    return Topic(
        "improvements",
        tongue.say("What the stages of an improvement mean"),
        points=(
            *stages,
            tongue.say(
                "An improvement that is not delivered or stopped is overdue from the day after its "
                "due day."
            ),
            tongue.say(
                "Beside an improvement stand the promises that should be kept better by it. "
                "Whether it was the improvement that changed them, the figures cannot say."
            ),
        ),
    )
