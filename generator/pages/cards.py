"""The card of a service: what a picture of it says where a link to its page is shared.

Takes the facts of a service. Gives finished words, a few marks and lines, cut to nothing: a card
that cannot hold all of them says none of the results. Must not know letters or pixels.

A card travels without its page, as a poster does. So a result on few cases, and a zero that
nobody confirmed, are left to the page, and no verdict stands without its period and its counts.
"""

from dataclasses import dataclass

from generator.cache import key_of
from generator.gather import ServiceFacts, StandardFacts
from generator.pages.described import describe
from generator.pages.promise import look_of
from generator.pages.setting import Setting
from generator.pages.travelling import travels
from generator.pages.views import Picture
from generator.sentences.tallies import counted_statuses, kept_sentence, kept_words, oldest_words
from generator.sentences.verdicts import verdict_saying

NAME = "card.png"
"""A card lies beside its page."""

WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class CardMark:
    """The shape of a status with its words: "missed", "1 missed"."""

    look: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """What the picture says; `notice` says that all figures are invented, or is "".

    `accent` is the site's own colour; "" for the usual one.
    """

    site: str
    agency: str
    service: str
    notice: str = ""
    promise: str = ""
    marks: tuple[CardMark, ...] = ()
    lines: tuple[str, ...] = ()
    accent: str = ""

    @property
    def key(self) -> str:
        """A name that two cards share only where they say the same."""
        marks = (f"{mark.look}\n{mark.words}" for mark in self.marks)
        words = (self.site, self.agency, self.service, self.notice, self.promise, self.accent)
        return key_of(*words, "marks", *marks, "lines", *self.lines)

    @property
    def words(self) -> str:
        """All of it as one text, for those who cannot see the picture."""
        marks = ", ".join(mark.words for mark in self.marks)
        said = (self.notice, self.site, self.agency, self.service, self.promise, marks)
        ended = (text if text[-1] in ".?!" else f"{text}." for text in said if text)
        return " ".join((*ended, *self.lines))


def picture_of(card: Card, canonical: str) -> Picture | None:
    """The card as the picture of the page at this address; None for a page without an address."""
    if not canonical:
        return None
    return Picture(address=canonical + NAME, words=card.words, width=WIDTH, height=HEIGHT)


def described(card: Card, facts: ServiceFacts, setting: Setting) -> str:
    """What a search shows below the title: the names, and what the card says of results."""
    several = not card.promise and facts.standards
    results = (kept_sentence(facts.tally, setting.tongue),) if several else card.lines
    return describe(f"{card.service}, {card.agency}", *results)


def tell_card(facts: ServiceFacts, setting: Setting) -> Card:
    """The card of a service."""
    tongue = setting.tongue
    promise, marks, lines = _results(facts, setting)
    return Card(
        site=tongue.plain(setting.site.title),
        agency=tongue.plain(facts.agency.name),
        service=tongue.plain(facts.service.name),
        notice=setting.demonstration,
        promise=promise,
        marks=marks,
        lines=lines,
        accent=str(setting.site.theme.accent or ""),
    )


Told = tuple[str, tuple[CardMark, ...], tuple[str, ...]]
"""A promise, marks, and lines."""


def _results(facts: ServiceFacts, setting: Setting) -> Told:
    """The one promise with its verdict; of several, how many stand where."""
    standing = [one for one in facts.standards if not one.withdrawn]
    if not facts.standards:
        return "", (), (setting.say("This service has not published a standard."),)
    if len(standing) == 1 and not standing[0].others:
        return _one(standing[0], setting)
    return _several(facts, setting)


def _one(facts: StandardFacts, setting: Setting) -> Told:
    promise, saying = (
        setting.tongue.plain(facts.standard.promise),
        verdict_saying(facts, setting.tongue),
    )
    if not travels(facts):
        return promise, (), (setting.say("The result stands on the page, with its notes."),)
    marks = (CardMark(look_of(facts), saying.word),)
    if saying.cautions or saying.note is not None:
        notes = setting.say("There are notes to this result on the page.")
        return promise, marks, (saying.sentence, notes)
    return promise, marks, (saying.sentence,)


def _several(facts: ServiceFacts, setting: Setting) -> Told:
    tongue = setting.tongue
    counted = counted_statuses(facts.tally, tongue)
    marks = tuple(CardMark(status.value, words) for status, words in counted)
    if facts.tally.withdrawn:
        gone = tongue.plural("{count} withdrawn", "{count} withdrawn", facts.tally.withdrawn)
        marks += (CardMark("withdrawn", gone),)
    lines = (kept_words(facts.tally, tongue), oldest_words(facts.tally, tongue))
    return "", marks, tuple(line for line in lines if line)
