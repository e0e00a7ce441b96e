"""Feedback loops in words: where one stands, what was heard, what came of all of them.

Takes the facts of loops. Gives sentences that state dates and figures, neither praise nor blame.
Must not decide where a loop stands, nor what is overdue.
"""

from fractions import Fraction

from generator.gather import LoopFacts
from generator.model import UNDECIDED, LoopFigures, Received, State
from generator.quantities import shown
from generator.sentences.tongue import Tongue
from generator.text import C_, N_, lowered

WORDS = {
    State.OPENED: N_("Not answered yet"),
    State.ANSWERED: N_("Answered, not decided yet"),
    State.DECIDING: N_("Being decided"),
    State.PLANNED: C_("one loop", "Planned"),
    State.DONE: C_("one loop", "Done"),
    State.DECLINED: C_("one loop", "Declined"),
}
"""The word of each state."""


def state_word(facts: LoopFacts, tongue: Tongue) -> str:
    """The word for where a loop stands, and that it is overdue."""
    word = tongue.say(WORDS[facts.standing.state])
    return tongue.say("{state}, overdue", state=word) if facts.standing.overdue else word


def state_sentence(facts: LoopFacts, tongue: Tongue) -> str:
    """What has become of a loop, with the date that counts."""
    standing = facts.standing
    if standing.state in UNDECIDED:
        return _undecided(facts, tongue)
    if standing.state is State.PLANNED:
        return _planned(facts, tongue)
    if standing.state is State.DECLINED:
        return _declined(facts, tongue)
    return _done(facts, tongue)


def _undecided(facts: LoopFacts, tongue: Tongue) -> str:
    day = tongue.date(facts.standing.decide_by)
    if facts.standing.overdue:
        return tongue.say("A decision was due by {day} and has not been published.", day=day)
    return tongue.say("A decision is due by {day}.", day=day)


def _planned(facts: LoopFacts, tongue: Tongue) -> str:
    if facts.loop.due is None:
        return tongue.say("No date has been set.")
    day = tongue.date(facts.loop.due)
    if facts.standing.overdue:
        return tongue.say("The change was due by {day} and has not been made.", day=day)
    return tongue.say("The change is due by {day}.", day=day)


def _done(facts: LoopFacts, tongue: Tongue) -> str:
    loop = facts.loop
    if loop.done is None:
        return tongue.say("The change was made, on a day that was not named.")
    day, due = tongue.date(loop.done), loop.due
    if due is None:
        return tongue.say("The change was made on {day}. No date had been set.", day=day)
    if loop.done == due:
        return tongue.say("The change was made on {day}, the day it was due.", day=day)
    by = tongue.date(due)
    words = (
        N_("The change was made on {day}, before its due date of {due}.")
        if loop.done < due
        else N_("The change was made on {day}, after its due date of {due}.")
    )
    return tongue.say(words, day=day, due=by)


def _declined(facts: LoopFacts, tongue: Tongue) -> str:
    closed = facts.standing.closed
    if closed is None:
        return tongue.say("Nobody said on which day.")
    return tongue.say("Decided on {day}.", day=tongue.date(closed))


def heard_sentence(facts: LoopFacts, tongue: Tongue) -> str:
    """Where and when something was heard, and from how many people; "" where nobody said."""
    heard = facts.loop.heard
    if heard is None:
        return ""
    sources = tongue.joined([lowered(tongue.plain(source)) for source in heard.sources])
    return tongue.say(
        "Heard through {sources}, {span}. {people}",
        sources=sources,
        span=tongue.span(heard.since, heard.to or heard.since),
        people=_people(facts, tongue),
    ).strip()


def _people(facts: LoopFacts, tongue: Tongue) -> str:
    people = facts.loop.heard.people if facts.loop.heard else None
    if facts.few:
        return tongue.say("Too few people said so to publish how many.")
    if people is None:
        return tongue.say("How many people said so was not counted.")
    return tongue.plural("{count} person said so.", "{count} people said so.", people)


# ---- all of them together


def received_figure(received: Received | None, tongue: Tongue) -> str:
    """How many comments came in: 412, too few to publish, not reported."""
    if received is None:
        return tongue.say("Intake not reported")
    if received.total.received is None:
        return tongue.say("Too few to publish")
    return tongue.count(received.total.received)


def received_words(received: Received | None, linked: int, tongue: Tongue) -> str:
    """What stands beside that figure: 9 themes, 4 have a loop; October 2024 to March 2025."""
    if received is None:
        return ""
    span = tongue.span(received.first, received.last)
    count = sum(bool(theme) for theme, _ in received.themes)
    if not count:
        return tongue.say("{span}, themes not reported", span=span)
    themes = tongue.plural("{count} theme", "{count} themes", count)
    loops = tongue.plural("{count} has a loop", "{count} have a loop", linked)
    return tongue.say("{span}: {themes}, of which {loops}", span=span, themes=themes, loops=loops)


def intake_sentence(received: Received | None, linked: int, tongue: Tongue) -> str:
    """412 comments received, 9 themes, 4 have a loop; or that nobody reported it."""
    if received is None:
        return tongue.say("Intake not reported: nobody has published how many comments came in.")
    if received.total.received is None:
        return tongue.say("Too few comments were received to publish how many.")
    return tongue.plural(
        "{count} comment received, {themes}, {loops}.",
        "{count} comments received, {themes}, {loops}.",
        received.total.received,
        themes=_themes(received, tongue),
        loops=tongue.plural("{count} has a loop", "{count} have a loop", linked),
    )


def _themes(received: Received, tongue: Tongue) -> str:
    count = sum(bool(theme) for theme, _ in received.themes)
    return tongue.plural("{count} theme", "{count} themes", count)


def answered_figure(figures: LoopFigures, tongue: Tongue) -> str:
    """8 of 12."""
    return _of(figures.answered, figures.all, tongue)


def answered_words(figures: LoopFigures, tongue: Tongue) -> str:
    """The median time until people were answered."""
    if figures.answer_days is None:
        return ""
    return tongue.say("half within {days} of opening", days=_days(figures.answer_days, tongue))


def closed_figure(figures: LoopFigures, tongue: Tongue) -> str:
    """4 of 7 loops whose date has come; that none has."""
    if not figures.dated:
        return tongue.say("None was due")
    return _of(figures.on_time, figures.dated, tongue)


def closed_words(figures: LoopFigures, tongue: Tongue) -> str:
    """Of what that is a part, and the median time until a loop was closed."""
    base = tongue.say("loops whose date has come") if figures.dated else ""
    if figures.close_days is None:
        return base
    days = _days(figures.close_days, tongue)
    half = tongue.say("half of the closed ones within {days} of opening", days=days)
    return "; ".join(part for part in (base, half) if part)


def _of(part: int, whole: int, tongue: Tongue) -> str:
    return tongue.say("{part} of {whole}", part=tongue.count(part), whole=tongue.count(whole))


def _days(days: Fraction, tongue: Tongue) -> str:
    return tongue.measured("{number} day", "{number} days", shown(days))
