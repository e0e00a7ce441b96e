"""The press: what a process needs to print pages, and the tasks it does.

Takes what printing rests on once, then told pages, or parcels of what is near a service. Gives
finished pages. Must not know which pages a site has, nor where they are written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from generator import shipping
from generator.bundles import Printed, bind
from generator.cache import Store
from generator.cards.badge import draw_badge
from generator.cards.renderer import draw_cards
from generator.charts import draw, prepare
from generator.gather import ServiceFacts, SiteFacts
from generator.links import outline
from generator.pages.addresses import BADGE
from generator.pages.cards import NAME as CARD
from generator.pages.service import Sheet
from generator.pages.setting import Setting, set_in
from generator.pages.site import tell_around
from generator.parcels import unpack
from generator.render import Renderer
from generator.sentences.tongue import open_tongue
from generator.shipping import Shipment


@dataclass(frozen=True, slots=True)
class Given:
    """What printing rests on besides the pages: templates, by `digest` where it is known.

    `searches` says whether there is an index to search.
    """

    folders: tuple[Path, ...]
    cache: Path | None
    languages: tuple[str, ...]
    digest: bytes = b""
    searches: bool = False


class Nearby(NamedTuple):
    """A service, the site as its pages know it, and the languages in which others share its name.

    All that its pages rest on, but for what is given once: they are told from nothing else.
    """

    service: ServiceFacts
    facts: SiteFacts
    repeated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Press:
    given: Given
    renderers: dict[str, Renderer]
    store: Store


_PRESSES: list[_Press] = []
"""The press of this process: its templates compiled and its engine warm, made once."""


def start_press(given: Given) -> None:
    """Set up this process for printing pages in the languages of the site.

    A press that stands, for templates known to be the same, is used again.
    """
    if given.digest and [press.given for press in _PRESSES] == [given]:
        return
    languages = given.languages
    tongues = {one: open_tongue(one, default=languages[0]) for one in languages}
    renderers = {
        one: Renderer(given.folders, language=one, translate=tongue.say)
        for one, tongue in tongues.items()
    }
    _PRESSES[:] = [_Press(given, renderers, Store(given.cache))]


def warm_press(folders: tuple[Path, ...]) -> None:
    """Have templates compiled and the engine warm, before it is known for which press."""
    Renderer(folders).compile()
    prepare(Store(None))


def start_press_away(shipment: Shipment, languages: tuple[str, ...], searches: bool) -> None:  # noqa: FBT001 (it travels by place)
    """Set up a process of another machine for printing pages; charts are drawn anew there."""
    start_press(Given(shipping.unpack(shipment), None, languages, searches=searches))


def is_warm() -> bool:
    """Whether this process has printed already, and would print more at once."""
    return bool(_PRESSES)


def print_parcels(parcels: Sequence[bytes]) -> list[bytes]:
    """Tell and print the pages of some services: a bundle each."""
    told = [list(_tell(unpack(parcel))) for parcel in parcels]
    printed = iter(print_sheets(tuple(sheet for sheets in told for sheet in sheets)))
    return [bind([next(printed) for _ in sheets]) for sheets in told]


def print_views(sheets: Sequence[Sheet]) -> list[bytes]:
    """Print some told pages: a bundle each."""
    return [bind([page]) for page in print_sheets(sheets)]


def _tell(near: Nearby) -> Iterator[Sheet]:
    """The pages of a service, in one language after the other."""
    given = _PRESSES[0].given
    for language in given.languages:
        yield from tell_around(near.service, setting_near(near, language, searches=given.searches))


def setting_near(near: Nearby, language: str, *, searches: bool) -> Setting:
    """The site in one language, as the pages of a service know it."""
    setting = replace(set_in(language, near.facts), searches=searches)
    own = frozenset({setting.tongue.plain(near.service.service.name)})
    return replace(setting, repeated_names=own if language in near.repeated else frozenset())


def print_sheets(sheets: Sequence[Sheet]) -> list[Printed]:
    """Draw the charts and cards of some pages, render them, and take their outlines."""
    press = _PRESSES[0]
    drawings = draw((figure for sheet in sheets for figure in sheet.figures), store=press.store)
    cards = draw_cards((sheet.card for sheet in sheets if sheet.card), store=press.store)
    printed = []
    for sheet in sheets:
        picture = cards.get(sheet.card.key) if sheet.card else None
        # Where a card cannot be drawn the page must not name it.
        drawn = picture or not sheet.card
        page = sheet.page if drawn else replace(sheet.page, picture=None)
        renderer = press.renderers[page.lang]
        content = renderer.render(page.template, page, drawings=drawings)
        pictures = ((CARD, picture), (BADGE, draw_badge(sheet.badge) if sheet.badge else None))
        beside = tuple((path_beside(page.path, name), one) for name, one in pictures if one)
        printed.append(Printed(page.path, content, outline(content), beside))
    return printed


def path_beside(page: str, name: str) -> str:
    """Where a file lies that is beside a page."""
    return page.removesuffix("index.html") + name
