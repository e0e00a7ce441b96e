"""Draws cards as PNG files.

Takes cards and a store of what was drawn before. Gives PNG files by the cards' keys. Must not know
what stands on a card, nor where the store lies.
"""

from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources

from generator.cache import Store, key_of
from generator.cards.layout import strips_of
from generator.cards.picture import colours_of, pixels_of
from generator.cards.png import written
from generator.pages.cards import HEIGHT, WIDTH, Card


def draw_cards(cards: Iterable[Card], *, store: Store) -> dict[str, bytes]:
    """The PNG of every card by its key; one whose letters cannot be drawn is not among them."""
    wanted = {key_of("card", _version(), card.key): card for card in cards}
    known = store.get_many(wanted)
    fresh = {key: _drawn(card) for key, card in wanted.items() if key not in known}
    store.put_many(fresh)
    found = {**known, **fresh}
    return {card.key: found[key] for key, card in wanted.items() if found[key]}


def _drawn(card: Card) -> bytes:
    """The PNG of one card; nothing where it cannot be drawn."""
    strips = strips_of(card)
    if strips is None:
        return b""
    return written(pixels_of(strips), width=WIDTH, height=HEIGHT, colours=colours_of(strips))


@cache
def _version() -> str:
    """A hash of what decides how a card is drawn: this package, the letters, the libraries."""
    folder = resources.files("generator").joinpath("cards")
    own = sorted(file.name for file in folder.iterdir() if file.name.endswith((".py", ".txt")))
    sources = [folder.joinpath(name).read_bytes() for name in own]
    libraries = [metadata.version(name) for name in ("vl-convert-python", "deflate")]
    return key_of(*sources, *libraries)
