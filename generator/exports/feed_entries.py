"""What an entry of a feed says: its title, its words, the page it leads to, and its kind.

Takes a piece of news. Gives finished words in one language.
Must not know the form of a feed, nor full addresses.
"""

from dataclasses import dataclass

from generator.gather import SiteFacts
from generator.gather.corrections import About, Corrected, Revised
from generator.gather.news import Closing, Item, Turn
from generator.model import LoggedCorrection, Revision
from generator.sentences.corrections import change_words, part_words, revision_words
from generator.sentences.loops import state_sentence, state_word
from generator.sentences.tongue import Tongue
from generator.sentences.verdicts import result_sentence

PAGE = "corrections/"
"""Where the record of corrections stands below the tree of a language."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry; `page` lies below the tree of its language."""

    title: str
    page: str
    summary: str
    kind: str


def tell_item(one: Item, facts: SiteFacts, tongue: Tongue) -> Told:
    """What an entry says of a piece of news."""
    match one:
        case Turn():
            return _turned(one, tongue)
        case Closing():
            return _closed(one, tongue)
        case Corrected():
            return _corrected(one, facts, tongue)
        case Revised():
            return _revised(one, facts, tongue)


def _turned(turn: Turn, tongue: Tongue) -> Told:
    service, standard = turn.facts.service, turn.facts.standard
    name = tongue.plain(service.name)
    # Its words of that time, where they were others.
    promise = (turn.row.target.promise if turn.row.target else None) or standard.promise
    said = (
        tongue.say("Newly missed: {name}", name=name)
        if turn.missed
        else tongue.say("Met again: {name}", name=name)
    )
    summary = tongue.say(
        "{agency}. “{promise}” {sentence}",
        agency=tongue.plain(turn.agency.name),
        promise=tongue.quoted(promise),
        sentence=result_sentence(turn.row, standard, tongue),
    )
    page = f"services/{service.id}/#{standard.id}"
    return Told(said, page, summary, "missed" if turn.missed else "met-again")


def _closed(closing: Closing, tongue: Tongue) -> Told:
    loop = closing.loop.loop
    title = tongue.say("Feedback closed: {name}", name=tongue.plain(loop.title))
    told = f"{state_word(closing.loop, tongue)}. {state_sentence(closing.loop, tongue)}"
    return Told(title, f"feedback/{loop.id}/", told, "feedback-closed")


def _corrected(one: Corrected, facts: SiteFacts, tongue: Tongue) -> Told:
    first, known = one.rows[0], one.about.standard
    title = tongue.say("Corrected: {name}", name=_name(one.about, first, tongue))
    standard = known.standard if known else None
    changes = [change_words(row, standard, tongue) for row in one.rows]
    reasons = dict.fromkeys(row.reason for row in one.rows if row.reason)
    sentence = " ".join((*_where(one.about, first, facts, tongue), *changes, *reasons))
    return Told(title, _page(one.about), _about(one.about, sentence, tongue), "correction")


def _revised(one: Revised, facts: SiteFacts, tongue: Tongue) -> Told:
    revision = one.revision
    title = tongue.say("Revised: {name}", name=_name(one.about, revision, tongue))
    since = (
        tongue.say("Revised since the edition {edition}.", edition=one.edition)
        if one.edition
        else ""
    )
    words = (*_where(one.about, revision, facts, tongue), revision_words(revision, tongue), since)
    sentence = " ".join(filter(None, words))
    return Told(title, _page(one.about), _about(one.about, sentence, tongue), "revision")


def _name(about: About, one: LoggedCorrection | Revision, tongue: Tongue) -> str:
    """The name of the service; its id where it is gone."""
    return tongue.plain(about.service.service.name) if about.service else one.service


def _page(about: About) -> str:
    """Where the promise is, or else the record of corrections."""
    facts = about.standard
    return f"services/{facts.service.id}/#{facts.standard.id}" if facts else PAGE


def _about(about: About, sentence: str, tongue: Tongue) -> str:
    """A sentence behind whose promise it is about, where it is still there."""
    if about.service is None or about.standard is None:
        return sentence
    return tongue.say(
        "{agency}. “{promise}” {sentence}",
        agency=tongue.plain(about.service.agency.name),
        promise=tongue.quoted(about.standard.standard.promise),
        sentence=sentence,
    )


def _where(
    about: About, one: LoggedCorrection | Revision, facts: SiteFacts, tongue: Tongue
) -> tuple[str, ...]:
    """The period, the channel and the group, and the promise by its id where it is gone."""
    calendar = facts.published.calendars[about.agency]
    part = part_words(one, calendar, tongue)
    gone = "" if about.standard else f"{one.service}/{one.standard}"
    return tuple(f"{words}." for words in (gone, part) if words)
