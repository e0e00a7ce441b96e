"""The parts of pages about feedback: loops in a list, the days of one, what its measure shows.

Takes nothing: `pages/loops.py` fills these values. Gives one frozen value a part.
Must not know data, rules, number formats or HTML. What holds for `parts.py` holds here.
"""

from dataclasses import dataclass

from generator.pages.parts import Figure, Html, Link, Said, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopLine:
    """One loop in a list: `effect` is the word for what its measure shows, where there is one."""

    title: Said
    href: str
    state: Said
    sentence: Said
    services: Said = ""
    effect: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopList:
    """Loops under a heading; `empty` is said when there are none."""

    id: str
    title: Said
    loops: tuple[LoopLine, ...]
    intro: Said = ""
    empty: Said = ""
    more: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopSection:
    """You said, we did, what changed: a sentence of ours, then the publisher's own words."""

    id: str
    title: Said
    body: Html | None = None
    sentence: Said = ""
    note: Said = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the measure of a loop shows: the word, the sentence, its chart and its table.

    `standard` leads to the promise that is measured by.
    """

    title: Said
    sentence: Said
    word: Said = ""
    standard: Link | None = None
    service: Said = ""
    cautions: tuple[Said, ...] = ()
    figure: Figure | None = None
    table: Table | None = None
