"""Where the pages of services and the cards of promises stand, from the root of their language.

Takes ids. Gives paths, which never change: docs/addresses.md promises it. Must not know facts.
"""

EMBED = "embed/"
BADGE = "badge.svg"
"""A badge lies beside its card."""


def service_path(service: str) -> str:
    """Where the page of a service stands."""
    return f"services/{service}/index.html"


def poster_path(service: str) -> str:
    """Where the poster of a service stands."""
    return f"services/{service}/poster/index.html"


def embed_path(service: str, standard: str) -> str:
    """Where the card of a promise stands."""
    return f"{EMBED}{service}/{standard}/index.html"


def badge_path(service: str, standard: str) -> str:
    """Where the badge of a promise lies."""
    return f"{EMBED}{service}/{standard}/{BADGE}"
