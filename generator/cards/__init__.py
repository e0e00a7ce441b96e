"""Pictures of a service's and of a promise's results, for those who show them elsewhere.

Takes the cards of `pages/cards.py` and the badges of `pages/badges.py`. Gives cards as PNG and
badges as SVG, the same bytes on every machine. Must not know results, rules, or where pages are
written.
"""
