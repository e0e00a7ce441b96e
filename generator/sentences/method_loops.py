"""The Method page on feedback: when a loop is overdue, and what before and after mean.

Takes a tongue. Gives one topic. Must not know any loop.
"""

from generator.sentences.method import Topic
from generator.sentences.tongue import Tongue


def feedback_topic(tongue: Tongue) -> Topic:
    """The rules for feedback loops, in plain words."""
    return Topic(
        "feedback",
        tongue.say("How feedback is followed up"),
        points=(
            tongue.say(
                "A loop is opened when an agency takes up something that people said. It is closed "
                "when a change was made, or when it was declined with a reason."
            ),
            tongue.say(
                "A decision is due 90 days after the opening, unless another day was named. What "
                "is planned has a due date. When a date has passed, the loop is overdue."
            ),
            tongue.say(
                "Before and after: the results of the first three full periods after the change "
                "are compared with the same periods a year earlier. Where these cannot be "
                "compared, with the periods just before the change, and we say that they are not "
                "the same time of year. A loop may name more periods than three."
            ),
            tongue.say(
                "Better, worse and no clear change are decided by the rules for change over time. "
                "Three periods say little, so most changes will read “No clear change”."
            ),
            tongue.say(
                "Sometimes the two are not the same time of year. Then a difference is clear only "
                "if it is larger than all that results differed in the year before the change."
            ),
            tongue.say(
                "A difference is no proof that the change made it. Other things may have changed "
                "too. The measure has to be chosen when the change is planned; where it was chosen "
                "later, we say so."
            ),
            tongue.say(
                "Quotations are read by somebody who answers for them before they are published."
            ),
        ),
    )
