"""Texts that are made to harm or to mislead, one for each place, and the forms of files.

Takes the name of a place. Gives a text of its own for it, which begins with one of `STARTS`, holds
a word that tells it from all others, and then everything in `PARTS`. Must not judge what becomes of
them.
"""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

Say = Callable[[str], str]
"""Gives a text of its own for a place, such as `agency name`."""

STARTS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '"=1', "'=1", "\N{FULLWIDTH EQUALS SIGN}1", "[x]")
"""How a text begins: as a formula does, in every way that a spreadsheet takes for one."""

HEBREW, ARABIC = "שירות (2)!", "خدمة [3]؟"

PARTS = (
    "</script></title></textarea></svg><script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '" onmouseover="alert(1)" x=\' y=\'',
    "<!-- --><![CDATA[ ]]> &amp; &#60;b&#62; %3Cb%3E",
    "{{ 7*7 }} {% raw %} {0} {name} %s %(x)d ${7*7} #{7}",
    "`code` ``` ~~~ | a | b | **bold** __x__ \\",
    "# heading",
    "[link](javascript:alert(1)) ![p](https://evil.example/p.png) <https://evil.example>",
    "@octocat @org/team #123 GH-1 www.evil.example https://evil.example/x",
    "%0A::error file=x::y",
    "::error file=x::y",
    "\n=cmd|' /C calc'!A0;=1+1\r\n::warning::z",
    HEBREW,
    ARABIC,
    "internationalization" * 16,
    "\u2067 shut in \u2069 \u202b \u200f \u061c \u200b \u00a0 \U0001f600",
)

EVIL = " ".join(PARTS)

SCRIPT = "alert(1)"
"""What would run, were any of the texts taken for markup."""


THEME = f"=1 theme {EVIL}"
"""What comments are about: tables name it, and loops, letter by letter."""


@dataclass
class Texts:
    """The texts by the words that tell them apart."""

    said: dict[str, str] = field(default_factory=dict)

    def say(self, place: str) -> str:
        """A text of its own for a place, such as `agency name`."""
        word = f"zq{len(self.said):03d}"
        self.said[word] = f"{STARTS[len(self.said) % len(STARTS)]} {word} {place} {EVIL}"
        return self.said[word]


def as_yaml(node: object) -> str:
    """A value as YAML: JSON is YAML too."""
    return json.dumps(node, ensure_ascii=False, indent=1) + "\n"


def as_csv(columns: Sequence[str], *rows: Sequence[object]) -> str:
    """Rows as a table."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([columns, *rows])
    return text.getvalue()
