"""Links to the glossary, from where a term stands.

Takes a kind of measure, and how far up the site's root is. Gives a link, or bare words.
Must not know what a term means, nor which pages there are.
"""

from generator.model import Kind
from generator.pages.parts import Link, Said

PLACE = "glossary/"

KIND_TERMS = {
    Kind.SHARE: "share",
    Kind.MEAN: "average",
    Kind.MEDIAN: "median",
    Kind.PERCENTILE: "percentile",
    Kind.RATE: "rate",
    Kind.COST: "average",
    Kind.SCORE: "score",
    Kind.SATISFACTION: "favourable",
}
"""The term that explains each kind of measure; a count needs none."""


def kind_link(kind: Kind, words: Said, root: str) -> Link:
    """The words of a kind of measure, leading to its term."""
    term = KIND_TERMS.get(kind)
    return Link(words, f"{root}{PLACE}#{term}" if term else "")
