"""The glossary: the few terms that remain, each in a sentence or two.

Takes which terms are wanted. Gives them in the order of the page's alphabet.
Must not know which terms a site uses.
"""

from collections.abc import Container
from dataclasses import dataclass

from generator.sentences.tongue import Tongue
from generator.text import N_, slug

TERMS = {
    "average": (
        N_("Average"),
        N_("All values added up and divided by their number. A few very long waits raise it."),
    ),
    "baseline": (
        N_("Baseline"),
        N_("Where a result stood before, as the agency says. It is shown, not judged."),
    ),
    "benchmark": (
        N_("Benchmark"),
        N_("The figure of somebody else, shown beside a result and not judged."),
    ),
    "breakdown": (
        N_("Breakdown"),
        N_("The same result for parts of the cases: by channel, by place, by group of people."),
    ),
    "case": (N_("Case"), N_("One thing asked for or done: an application, a call, a repair.")),
    "chance-variation": (
        N_("Chance variation"),
        N_(
            "Asked again, people might give a slightly higher or lower share by chance. The two "
            "figures are limits that hold in 95 of 100 such surveys."
        ),
    ),
    "channel": (
        N_("Channel"),
        N_("A way to use a service: online, by phone, by mail, at an office."),
    ),
    "completion": (
        N_("Completion"),
        N_("How many were completed of those that were started, in percent."),
    ),
    "denominator": (
        N_("Denominator"),
        N_("In the files: all the cases that a share is of. In “84 of 100” it is 100."),
    ),
    "digital-take-up": (
        N_("Digital take-up"),
        N_("How many of all uses of a service were completed online, in percent."),
    ),
    "favourable": (
        N_("Favourable answer"),
        N_("An answer that says it went well. Each question shows which of its answers do."),
    ),
    "feedback-loop": (
        N_("Feedback loop"),
        N_("What people said, what was decided and done, and the figures before and after."),
    ),
    "interval": (
        N_("Interval"),
        N_("Two figures given by the source: it says that the share lies between them."),
    ),
    "journey": (
        N_("Journey"),
        N_("What somebody has to go through from beginning to end, whoever runs each step."),
    ),
    "median": (
        N_("Median"),
        N_("The value in the middle: half of all cases are at or below it."),
    ),
    "not-reported": (
        N_("Not reported"),
        N_("The result was due, and has not been published."),
    ),
    "numerator": (
        N_("Numerator"),
        N_("In the files: the cases that count in a share. In “84 of 100” it is 84."),
    ),
    "owed": (
        N_("Owed a result"),
        N_(
            "A standard owes a result when the result of a period is due. It owes none where it "
            "had no target or no cases, did not apply, or was suspended."
        ),
    ),
    "percentile": (
        N_("Percentile"),
        N_("The value that so many of 100 cases do not exceed: 90 of them at the 90th percentile."),
    ),
    "period": (N_("Period"), N_("The time a result is about: a month, a quarter, a year.")),
    "provisional": (N_("Provisional"), N_("A result that the agency may still change.")),
    "rate": (N_("Rate"), N_("How many there are for each round number of cases, such as 1,000.")),
    "response-rate": (
        N_("Response rate"),
        N_("How many of 100 people who were asked gave an answer."),
    ),
    "score": (N_("Score"), N_("A number of points, given by a rule that the agency names.")),
    "service-standard": (
        N_("Service standard"),
        N_(
            "A public promise of how fast, how easy to reach or how accurate a service is, with "
            "the way it is measured."
        ),
    ),
    "share": (N_("Share"), N_("How many of 100 cases. A share of 84% is 84 of 100.")),
    "target": (
        N_("Target"),
        N_("What a result has to reach for a promise to be met, such as at least 90%."),
    ),
    "too-few": (
        N_("Too few to publish"),
        N_(
            "So few people stand behind a figure that one of them could be known. The figure is "
            "hidden, with all that would give it away."
        ),
    ),
    "verdict": (
        N_("Verdict"),
        N_("How a result compares with its target: met, missed, or why neither can be said."),
    ),
}
"""Each term by its place on the page: the term, and what it means."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its meaning; `id` is its place on the page, in every language the same."""

    id: str
    term: str
    meaning: str


def explain_terms(wanted: Container[str], tongue: Tongue) -> tuple[Term, ...]:
    """The wanted terms in alphabetical order of the tongue, accents aside."""
    told = (
        Term(name, tongue.say(term), tongue.say(meaning))
        for name, (term, meaning) in TERMS.items()
        if name in wanted
    )
    return tuple(sorted(told, key=lambda one: (slug(one.term), one.id)))
