"""What a promise has in common with others, on its service's page: definition, clock, group.

Takes a standard or its measure. Gives links and definitions, with addresses that lead from the
page of a service. Must not know results.
"""

from collections.abc import Iterator

from generator.gather import StandardFacts
from generator.model import Clock, Measure
from generator.pages.parts import Definition, Link
from generator.pages.setting import Setting

FROM_SERVICE = "../../compare/"


def definition_anchor(identity: str) -> str:
    """The place of a shared definition on the page of comparisons; ids have no underscore."""
    return f"definition_{identity}"


def group_link(facts: StandardFacts, setting: Setting) -> Link | None:
    """The way to the others of a standard's comparable group; None where there are none."""
    name = facts.standard.comparable or ""
    others = setting.facts.whole.groups.get(name, 0) - 1
    if others < 1:
        return None
    words = setting.tongue.plural(
        "Compare with {count} promise like it", "Compare with {count} promises like it", others
    )
    return Link(words, f"{FROM_SERVICE}{name}/")


def asked_link(facts: StandardFacts, setting: Setting) -> Link | None:
    """The way to the question that a promise is about; None where nobody said anything."""
    if facts.asked is None:
        return None
    words = setting.say("What people answered, and who was asked")
    return Link(words, f"#{question_anchor(facts.asked.survey.id, facts.asked.question.id)}")


def question_anchor(survey: str, question: str) -> str:
    """The place of a question on a page; no id of a promise has two underscores together."""
    return f"said__{survey}__{question}"


def sharing_links(measure: Measure, setting: Setting) -> tuple[Link, ...]:
    """That a definition is shared, and with how many; nothing where it is the measure's own."""
    if measure.uses is None:
        return ()
    others = setting.facts.whole.users.get(measure.uses, 0) - 1
    words = setting.say("A shared definition; no other promise uses it yet")
    if others:
        words = setting.tongue.plural(
            "A shared definition: {count} other promise uses it too",
            "A shared definition: {count} other promises use it too",
            others,
        )
    return (Link(words, f"{FROM_SERVICE}#{definition_anchor(measure.uses)}"),)


def clock_lines(clock: Clock | None, setting: Setting) -> Iterator[Definition]:
    """What starts, stops and pauses the time that is measured."""
    if clock is None:
        return
    parts = (
        (setting.say("The clock starts"), (clock.starts,)),
        (setting.say("The clock stops"), (clock.stops,)),
        (setting.say("The clock pauses"), clock.pauses),
    )
    for term, texts in parts:
        if texts:
            yield Definition(term, tuple(Link(setting.said(text)) for text in texts))
