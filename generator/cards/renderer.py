"""Draws cards: SVG to PNG, through vl-convert.

Takes cards and a store of what was drawn before. Gives PNG files by the cards' keys. Must not know
what stands on a card, nor where the store lies.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import metadata, resources

from generator.cache import Store, key_of
from generator.cards.layout import Strip, strips_of, svg_of
from generator.cards.png import Patch, join, shrink
from generator.pages.cards import WIDTH, Card


def draw_cards(cards: Iterable[Card], *, store: Store) -> dict[str, bytes]:
    """The PNG of every card by its key; one whose letters cannot be drawn is not among them."""
    wanted = {key_of("card", _version(), card.key): card for card in cards}
    known = store.get_many(wanted)
    fresh = {key: _drawn(card) for key, card in wanted.items() if key not in known}
    store.put_many(fresh)
    found = {**known, **fresh}
    return {card.key: found[key] for key, card in wanted.items() if found[key]}


def _drawn(card: Card) -> bytes:
    """The PNG of one card; nothing where it cannot be drawn.

    Only what differs from its colour is drawn, a third of the pixels, which halves the cost.
    """
    import vl_convert

    strips = strips_of(card)
    if strips is None:
        return b""
    joined = join(map(_patch, strips), WIDTH)
    return joined or shrink(vl_convert.svg_to_png(svg_of(card) or ""))


def _patch(strip: Strip) -> Patch:
    colour = bytes.fromhex(strip.fill.removeprefix("#"))
    if not strip.drawn:
        return Patch(strip.height, colour)
    return Patch(strip.height, colour, _picture(strip.svg), strip.left)


@lru_cache(maxsize=8)
def _picture(svg: str) -> bytes:
    import vl_convert

    return vl_convert.svg_to_png(svg)


@cache
def _version() -> str:
    """A hash of what decides how a card is drawn: this package, the letters, the libraries."""
    folder = resources.files("generator").joinpath("cards")
    own = sorted(file.name for file in folder.iterdir() if file.name.endswith((".py", ".txt")))
    sources = [folder.joinpath(name).read_bytes() for name in own]
    libraries = [metadata.version(name) for name in ("vl-convert-python", "deflate")]
    return key_of(*sources, *libraries)
