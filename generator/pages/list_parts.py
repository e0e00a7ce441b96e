"""The parts of lists of promises.

Takes nothing: `promise_lists` fills these values. Gives parts of a view. Must not know HTML.
"""

from dataclasses import dataclass

from generator.pages.parts import Link, Said


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise in a list: `also` names the verdicts of further targets, `of` its service."""

    promise: Link
    status: str
    word: Said
    period: Said = ""
    also: Said = ""
    of: Said = ""
    note: Said = ""


@dataclass(frozen=True, slots=True)
class PromiseGroup:
    """The promises of one service, with its agency, or of one agency."""

    id: str
    title: Link
    lines: tuple[PromiseLine, ...]
    of: Said = ""
