"""The Method page on surveys: how figures are made of answers, and when they are not shown.

Takes the settings that a site may choose. Gives one topic. Must not know any survey or answer.
"""

from generator.model import Site
from generator.quantities import plain
from generator.sentences.asked import ENOUGH
from generator.sentences.method import Topic
from generator.sentences.tongue import Tongue


def surveys_topic(site: Site, tongue: Tongue) -> Topic:
    """The rules for surveys, in plain words."""
    return Topic(
        "surveys",
        tongue.say("What people said"),
        points=(*_figures(tongue), *_doubts(tongue), *_comparisons(site, tongue)),
    )


def _figures(tongue: Tongue) -> tuple[str, ...]:
    """How a share and a mean are made."""
    return (
        tongue.say(
            "Each question stands in the exact words that people were asked. A question in other "
            "words is another question, and has a chart and a table of its own."
        ),
        tongue.say(
            "The survey says which answers count as favourable. Of five answers these are the two "
            "most favourable ones, unless the survey says otherwise; the table marks them."
        ),
        tongue.say(
            "Favourable share: favourable answers ÷ all answers. Mean: the sum of the points ÷ all "
            "answers, in points of the scale. Elsewhere either of them may be called satisfaction, "
            "so each stands with its formula."
        ),
        tongue.say(
            "“Don't know” and the like are no answers, and count in neither. Where 1 stands for "
            "the most favourable answer, a lower mean says more favourable answers."
        ),
        tongue.say(
            "Where several answers could be chosen, each has a share of its own: those who chose "
            "it ÷ those who were asked. These shares do not add up to 100%."
        ),
        tongue.say(
            "Some sources weight their answers, or publish a share or a mean without the counts. "
            "Then the figure and its interval are the source's own, and nothing is computed."
        ),
    )


def _doubts(tongue: Tongue) -> tuple[str, ...]:
    """What a figure cannot say."""
    return (
        tongue.say(
            "The figures speak of those who answered. Response: people who responded ÷ people who "
            "were asked. Where it is below {enough}%, or not known, we say that others may think "
            "differently.",
            enough=plain(ENOUGH),
        ),
        tongue.say(
            "“Chance variation among the answers” is the margin within which chance alone may have "
            "moved the share, 95 times in 100 (Wilson's interval). It says nothing of those who "
            "did not answer."
        ),
        tongue.say(
            "That margin is shown only where everyone or a random sample was asked. Where anybody "
            "could answer, or nobody says who was asked, it would promise an exactness that is "
            "not there."
        ),
        tongue.say(
            "A promise about satisfaction is judged by those who answered, and its verdict says "
            "so. Where the margin spans the target, that stands beside it."
        ),
    )


def _comparisons(site: Site, tongue: Tongue) -> tuple[str, ...]:
    """What is compared, and what is hidden."""
    return (
        tongue.say(
            "When the scale, or the way in which people are asked, has changed, the line on the "
            "chart stops there, with a note. Years on its two sides are not compared."
        ),
        tongue.say(
            "How far groups lie apart is told of groups of {caution} answers or more. Where their "
            "margins overlap, chance alone may explain it, and we say so.",
            caution=tongue.count(site.caution_below),
        ),
        tongue.say(
            "Answers of fewer than {minimum} people are not shown; nor are those of a group of "
            "fewer than 30 who all answered alike. One such group hides the other groups beside "
            "it, in every question of the survey, so that nobody can be found by subtraction.",
            minimum=tongue.count(site.privacy.minimum_count),
        ),
        tongue.say(
            "What staff said of their agency follows the same rules. Services, agencies and "
            "journeys stand from A to Z. Nobody is ranked."
        ),
    )
