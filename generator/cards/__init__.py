"""Pictures of a service's and of a promise's results, for those who show them elsewhere.

Takes the cards of `pages/cards.py` and the badges of `pages/badges.py`. Gives cards as PNG and
badges as SVG, the same bytes on every machine. Must not know results, rules, or where pages are
written.
"""

from generator.cards.badge import draw_badge
from generator.cards.coverage import check_cards
from generator.cards.renderer import draw_cards

__all__ = ["check_cards", "draw_badge", "draw_cards"]
