"""What a page says of itself where only its title and two lines are seen: in a search, in a link.

Takes finished words. Gives a description of at most 160 characters. Must not know pages.
"""

import html
import re

LONGEST = 160
"""Characters that search engines show."""

_END = re.compile(r"(?<=[.!?])[”’)]*\s+")


def describe(*texts: str) -> str:
    """As many whole sentences of some texts as fit; where not even the first does, its words.

    A text without a full stop is given one.
    """
    ended = (text if text[-1] in ".!?”…" else f"{text}." for text in map(str.strip, texts) if text)
    found = ""
    for sentence in (part for text in ended for part in _sentences(text)):
        longer = f"{found} {sentence}".strip()
        if len(longer) > LONGEST:
            return found or _cut(sentence)
        found = longer
    return found


def _sentences(text: str) -> list[str]:
    ends = [found.end() for found in _END.finditer(text)]
    spans = zip([0, *ends], [*ends, len(text)], strict=True)
    return [text[begin:end].strip() for begin, end in spans]


def _cut(sentence: str) -> str:
    """The words of a sentence that fit, and a sign that more follow."""
    return sentence[: LONGEST - 1].rpartition(" ")[0].rstrip(",;:") + " …"


def bare_text(markup: str) -> str:
    """The words of the first paragraph of cleaned HTML."""
    paragraph = re.search(r"<p>(.*?)</p>", markup, re.DOTALL)
    bare = re.sub(r"<[^>]+>", "", paragraph[1]) if paragraph else ""
    return " ".join(html.unescape(bare).split())
