"""The poster of a service: one printed sheet for a counter or a wall.

Takes the facts of a service. Gives a finished view and its drawings. Must not know how a verdict
is reached, nor which promises fit: `poster_entries` chooses them.
"""

from collections.abc import Iterator, Sequence

from generator.gather import ServiceFacts
from generator.pages.addresses import poster_path, service_path
from generator.pages.described import describe
from generator.pages.figures import QrCode
from generator.pages.parts import Link, Redress
from generator.pages.poster_entries import Around, choose, has_poster
from generator.pages.poster_views import PosterPage, Scan
from generator.pages.service import Sheet, newest_period
from generator.pages.setting import Setting, bare_address, plain_words
from generator.sentences.tallies import kept_sentence

LONGEST_ADDRESS = 300
"""Letters: a code of more has squares too small for a telephone at arm's length."""


def tell_posters(
    setting: Setting, services: Sequence[ServiceFacts] | None = None
) -> Iterator[Sheet]:
    """The poster of every service that has one, by id; of these `services` alone where given."""
    for facts in setting.facts.services if services is None else services:
        if has_poster(facts, setting.facts.published.as_of):
            yield tell_poster(facts, setting)


def tell_poster(facts: ServiceFacts, setting: Setting) -> Sheet:
    """The poster of a service."""
    say, name = setting.say, setting.said(facts.service.name)
    address = setting.absolute(service_path(facts.service.id))
    code = _code(address, plain_words(name), setting)
    redress = _redress(facts, setting)
    lede = say("What this service promises, and whether it was kept")
    tally = kept_sentence(facts.tally, setting.tongue)
    rest = _rest(len(facts.standards), 1, bare_address(address), setting)
    ways = len(redress.ways) if redress else 0
    chosen = choose(facts, Around(plain_words(name), lede, tally, rest, ways), setting)
    page = PosterPage(
        **setting.head(
            poster_path(facts.service.id),
            name,
            title=(title := say("Poster: {service}", service=plain_words(name))),
            description=describe(title, tally),
            section="services",
            breadcrumb=_above(facts, setting),
        ),
        lede=lede,
        agency=setting.said(facts.agency.name),
        tally=tally,
        entries=chosen.entries,
        rest=_rest(chosen.left, len(chosen.entries), bare_address(address), setting),
        redress=redress,
        scan=_scan(code, setting),
        facts=tuple(_facts(facts, setting)),
        hint=say("Print this page from your browser. It fits one sheet of A4 or Letter paper."),
    )
    return Sheet(page, (*chosen.figures, *([code] if code else [])))


def _above(facts: ServiceFacts, setting: Setting) -> tuple[Link, ...]:
    """The pages above the poster, the service last."""
    return (
        Link(setting.say("Agencies"), "../../../agencies/"),
        Link(setting.said(facts.agency.name), f"../../../agencies/{facts.agency.id}/"),
        Link(setting.said(facts.service.name), "../"),
    )


def _redress(facts: ServiceFacts, setting: Setting) -> Redress | None:
    """Where to complain, with addresses that can be typed from paper; on every poster."""
    contact = facts.service.complaint or facts.agency.complaint or setting.site.complaint
    ways = setting.ways(contact)
    words = setting.say("You can ask for your case to be looked at.")
    return Redress(words, ways) if ways else None


def _rest(left: int, shown: int, address: str, setting: Setting) -> str:
    """How many promises are not on the sheet, and where they are."""
    if not left:
        return ""
    place = address or plain_words(setting.said(setting.site.title))
    if not shown:
        return setting.tongue.plural(
            "{count} promise, with its result: {place}",
            "{count} promises, each with its result: {place}",
            left,
            place=place,
        )
    return setting.tongue.plural(
        "And {count} more promise: {place}",
        "And {count} more promises: {place}",
        left,
        place=place,
    )


def _code(address: str, name: str, setting: Setting) -> QrCode | None:
    """The code that leads to the service's page; None where nobody said where the site stands."""
    if not address or len(address) > LONGEST_ADDRESS:
        return None
    title = setting.say("QR code: {service}, at {address}", service=name, address=address)
    return QrCode(address=address, title=title)


def _scan(code: QrCode | None, setting: Setting) -> Scan | None:
    if code is None:
        return None
    words = setting.say("Every figure, and how it was counted:")
    return Scan(code.key, words, bare_address(code.address))


def _facts(facts: ServiceFacts, setting: Setting) -> Iterator[str]:
    """Of when the figures are, and who answers for the sheet."""
    newest = newest_period(facts.standards)
    if newest is not None:
        yield setting.say("Newest figures: {period}", period=setting.tongue.period(newest))
    publisher = plain_words(setting.said(setting.site.publisher))
    yield setting.say("Published by {publisher}", publisher=publisher)
