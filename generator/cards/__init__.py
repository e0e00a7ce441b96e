"""Cards as PNG: the picture that stands beside a link where a service's page is shared.

Takes the cards of `pages/cards.py`. Gives PNG files, the same bytes on every machine. Must not
know results, rules, words or where pages are written.
"""

from generator.cards.coverage import check_cards
from generator.cards.renderer import draw_cards

__all__ = ["check_cards", "draw_cards"]
